/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-application.h"
#include "gadiba-times.h"

G_BEGIN_DECLS

/**
 * gadiba_household_times_read:
 * @application: whose household it is
 * @today: on which somebody is in another household
 *
 * All who ever belonged to the household, with their memberships; the incomes of those who are in
 * the application, and of a year before it; the statuses and benefits of decisions that stand, and
 * grants of others.
 *
 * Returns: (transfer full)
 */
GadibaTimes *gadiba_household_times_read (GadibaDb *db, const GadibaApplication *application,
                                          GadibaDate today, GError **error);

/**
 * gadiba_household_set_membership:
 * @label: id of a person of the application
 * @from: first day in the household
 * @to: last day; %GADIBA_DATE_NONE: no end is known
 * @error: %GADIBA_STORE_ERROR_NOT_FOUND for somebody who is not in the application;
 *   %GADIBA_STORE_ERROR_REFUSED for days that contradict each other, and for an applicant who is
 *   to have left before the application was received
 *
 * Says when a member came and when he or she leaves. Who left before the application was received
 * is taken out of it.
 */
gboolean
gadiba_household_set_membership (GadibaAction *action, const GadibaApplication *application,
                                 const char *label, GadibaDate from, GadibaDate to, GError **error);

G_END_DECLS
