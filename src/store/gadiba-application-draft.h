/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case.h"
#include "gadiba-db.h"

G_BEGIN_DECLS

/**
 * gadiba_application_draft:
 * @person: key of whoever applies
 * @received: the day for which it is to be known
 * @persons: (out) (optional) (transfer full) (element-type gint64): keys of the persons of the case
 * @last: (out) (optional) (transfer full): number of the application that it is taken over from
 * @error: %GADIBA_STORE_ERROR_NOT_FOUND for somebody who is in no application of the records
 *
 * What is known for a new application: who is in the person's household on that day, their facts,
 * the dwelling, the property, the incomes and costs of the twelve months before, and what was asked
 * for the last time. Nothing of it is stored. What is stated for one day or by the caseworker is
 * not known: savings, whether incomes and property are all there are, the group. Relations to an
 * applicant other than the last one are known only between the two.
 *
 * Returns: (transfer full): the case; grants of the office's own decisions are not in it
 */
GadibaCase *gadiba_application_draft (GadibaDb *db, gint64 person, GadibaDate received,
                                      GArray **persons, char **last, GError **error);

G_END_DECLS
