/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case.h"
#include "gadiba-db.h"

G_BEGIN_DECLS

/* What was decided before, as far as the next decision must know it. */

/* What an earlier decision on the application granted or refused. */
typedef struct
{
  char *benefit;        /* "status" or a benefit */
  GadibaDate open_from; /* what was granted ends before this day, the rest is open; NONE: nothing */
} GadibaSettledItem;

/* Returns: (transfer full) (element-type GadibaSettledItem): the last decision on each counts */
GPtrArray *gadiba_application_list_settled (GadibaDb *db, gint64 application, GError **error);

/**
 * gadiba_application_list_later:
 *
 * An open application reads what is known now, so an application of the same persons that was
 * registered after it may have changed what it rests on.
 *
 * Returns: (transfer full): the numbers of such applications
 */
char **gadiba_application_list_later (GadibaDb *db, gint64 application, GError **error);

/* What stands of what the office granted the household on another application. */
typedef struct
{
  char *benefit, *decision; /* decision: its number */
  GadibaDate from, to;
} GadibaGranted;

/* Returns: (transfer full) (element-type GadibaGranted): what has a term, for finding what would be
 * granted twice */
GPtrArray *gadiba_application_list_granted (GadibaDb *db, gint64 application, GError **error);

/**
 * gadiba_application_add_grants:
 * @target: the case of the application; gets a line of its history for each grant
 *
 * Adds what stands of what the office itself granted the household on other applications, not what
 * was stopped or taken back; what has no term counts for the month in which its application was
 * received. What the case says itself is not said twice.
 */
gboolean gadiba_application_add_grants (GadibaDb *db, gint64 application, GadibaCase *target,
                                        GError **error);
/* The same for many. @targets: (element-type GadibaCase): one for each of @applications */
gboolean gadiba_application_add_many_grants (GadibaDb *db, const gint64 *applications,
                                             const GPtrArray *targets, GError **error);

G_END_DECLS
