/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case.h"
#include "gadiba-db.h"

G_BEGIN_DECLS

/* What was decided before, as far as the next decision must know it. */

/**
 * gadiba_application_list_settled:
 *
 * Returns: (transfer full): "status" and benefits of the application that an earlier decision on it
 *   granted or refused
 */
char **gadiba_application_list_settled (GadibaDb *db, gint64 application, GError **error);

/**
 * gadiba_application_list_later:
 *
 * An open application reads what is known now, so an application of the same persons that was
 * registered after it may have changed what it rests on.
 *
 * Returns: (transfer full): the numbers of such applications
 */
char **gadiba_application_list_later (GadibaDb *db, gint64 application, GError **error);

/**
 * gadiba_application_add_grants:
 * @target: the case of the application; gets a line of its history for each grant
 *
 * Adds what the office itself granted the household on other applications. What the case says
 * already is not said twice.
 */
gboolean gadiba_application_add_grants (GadibaDb *db, gint64 application, GadibaCase *target,
                                        GError **error);

G_END_DECLS
