/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-registers.h"
#include "gadiba-working-days.h"

G_BEGIN_DECLS

/* What an office sets for itself: the parishes of its caseworkers, the codes of its numbers, its
 * own days. */

/* Returns: (transfer full): names, in their order; empty: none is named */
GStrv gadiba_caseworker_list_parishes (GadibaDb *db, gint64 caseworker, GError **error);
/* Makes the list what @parishes says. Only rows that differ are touched. */
gboolean gadiba_caseworker_set_parishes (GadibaAction *action, gint64 caseworker,
                                         const char *const *parishes, GError **error);

/**
 * gadiba_series_dup_code:
 * @kind: "application", "decision" or a kind of decision
 *
 * Returns: (transfer full): what stands before the year in the next number of that kind
 */
char *gadiba_series_dup_code (GadibaDb *db, const char *kind, GError **error);
/* @code: for the numbers to come; %GADIBA_STORE_ERROR_REFUSED if the other kind has numbers of it,
 * or will have */
gboolean
gadiba_series_set_code (GadibaAction *action, const char *kind, const char *code, GError **error);

/* A day that the office has free, or works, other than the calendar of all says. */
typedef struct
{
  GadibaCalendarDay day;
  char *name; /* why */
} GadibaOfficeDay;

/* Returns: (transfer full) (element-type GadibaOfficeDay): by date */
GPtrArray *gadiba_office_day_list (GadibaDb *db, GError **error);
/* %GADIBA_STORE_ERROR_EXISTS: the office says something of that day already */
gboolean gadiba_office_day_add (GadibaAction *action, const GadibaOfficeDay *day, GError **error);
/* %GADIBA_STORE_ERROR_CONFLICT: it says nothing of it any more */
gboolean gadiba_office_day_remove (GadibaAction *action, GadibaDate date, GError **error);
void gadiba_office_day_free (GadibaOfficeDay *self);

G_END_DECLS
