/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-db.h"
#include "gadiba-journal.h"

G_BEGIN_DECLS

/* Income from work that decisions left out for some months (SPSPL 38(5)): to each person once a
 * calendar year. */

typedef struct
{
  char *person; /* id in the application */
  GadibaMonth first;
  char *decision; /* number of the one that said so, and stands */
} GadibaDisregard;

/* Returns: (transfer full) (element-type GadibaDisregard): what the persons of the application had
 * by decisions on any application, the oldest first */
GPtrArray *gadiba_application_list_disregards (GadibaDb *db, gint64 application, GError **error);

/* Keeps with an issued decision that the person of @application had it from @first on. */
gboolean gadiba_decision_store_disregard (GadibaAction *action, gint64 decision, gint64 application,
                                          const char *person, GadibaMonth first, GError **error);

/**
 * gadiba_application_find_first_income:
 * @kinds: ids with a space before and behind each: " wage business "
 * @month: (out): the first month in which the person had such income, as far as the office knows;
 *   NONE: never
 */
gboolean
gadiba_application_find_first_income (GadibaDb *db, gint64 application, const char *person,
                                      const char *kinds, GadibaMonth *month, GError **error);

G_END_DECLS
