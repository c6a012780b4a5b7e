/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/* Persons, beside what cases say of them. */

/**
 * gadiba_household_member_end:
 * @last: the last day on which the person belongs to the household
 * @error: %GADIBA_STORE_ERROR_NOT_FOUND for somebody who is no member then;
 *   %GADIBA_STORE_ERROR_REFUSED for a day before the membership began
 *
 * Ends a membership, so that the person can be named by the case of another household from the day
 * after.
 */
gboolean gadiba_household_member_end (GadibaAction *action, gint64 household, gint64 person,
                                      GadibaDate last, GError **error);

G_END_DECLS
