/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-client-columns.h"

#include <glib/gi18n-lib.h>

#include "gadiba-column-widths.h"
#include "gadiba-habits.h"

#define KEY "client-columns"
#define NO_SORT -1

static const GadibaClientColumnLook looks[GADIBA_N_CLIENT_COLUMNS] = {
  [GADIBA_CLIENT_COLUMN_NAME] = { "name", N_ ("Client"), 19, FALSE, FALSE, TRUE,
                                  GADIBA_CLIENT_SORT_NAME },
  [GADIBA_CLIENT_COLUMN_CODE] = { "code", N_ ("Personal code"), 12, FALSE, TRUE, FALSE,
                                  GADIBA_CLIENT_SORT_CODE },
  [GADIBA_CLIENT_COLUMN_BORN] = { "born", N_ ("Born"), 11, FALSE, TRUE, FALSE,
                                  GADIBA_CLIENT_SORT_BORN },
  [GADIBA_CLIENT_COLUMN_ADDRESS] = { "address", N_ ("Address"), 20, FALSE, TRUE, TRUE, NO_SORT },
  [GADIBA_CLIENT_COLUMN_PARISH] = { "parish", N_ ("Parish"), 14, FALSE, FALSE, TRUE, NO_SORT },
  [GADIBA_CLIENT_COLUMN_SIZE] = { "size", N_ ("Persons"), 7, TRUE, FALSE, FALSE, NO_SORT },
  [GADIBA_CLIENT_COLUMN_STATUS] = { "status", N_ ("Status"), 15, FALSE, FALSE, TRUE, NO_SORT },
  [GADIBA_CLIENT_COLUMN_UNTIL] = { "until", N_ ("Valid until"), 11, FALSE, FALSE, FALSE, NO_SORT },
  [GADIBA_CLIENT_COLUMN_AMOUNT] = { "amount", N_ ("A month, €"), 9, TRUE, FALSE, FALSE, NO_SORT },
  [GADIBA_CLIENT_COLUMN_NEXT] = { "next", N_ ("Deadline"), 20, FALSE, FALSE, FALSE, NO_SORT },
  [GADIBA_CLIENT_COLUMN_KEEPER] = { "keeper", N_ ("Caseworker"), 14, FALSE, FALSE, TRUE, NO_SORT },
  [GADIBA_CLIENT_COLUMN_TOUCHED] = { "touched", N_ ("Last changed"), 11, FALSE, TRUE, FALSE,
                                     GADIBA_CLIENT_SORT_TOUCHED },
};

const GadibaClientColumnLook *
gadiba_client_columns_get (GadibaClientColumn column)
{
  g_return_val_if_fail (column < GADIBA_N_CLIENT_COLUMNS, NULL);

  return &looks[column];
}

/* Lines ask at every frame: it is kept until the setting changes. 0: to be read */
static guint kept_shown = 0;

static void
on_changed_cb (GSettings *settings, const char *key, gpointer user_data)
{
  kept_shown = 0;
}

guint
gadiba_client_columns_get_shown (void)
{
  static gboolean watching = FALSE;

  if (!watching)
    g_signal_connect (gadiba_habits_get (), "changed::" KEY, G_CALLBACK (on_changed_cb), NULL);
  watching = TRUE;
  if (kept_shown != 0)
    return kept_shown;
  g_auto (GStrv) ids = g_settings_get_strv (gadiba_habits_get (), KEY);
  kept_shown = 1u << GADIBA_CLIENT_COLUMN_NAME;
  for (guint i = 0; i < GADIBA_N_CLIENT_COLUMNS; i++)
    if (g_strv_contains ((const char *const *) ids, looks[i].id))
      kept_shown |= 1u << i;
  return kept_shown;
}

void
gadiba_client_columns_set_shown (guint shown)
{
  const char *ids[GADIBA_N_CLIENT_COLUMNS + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < GADIBA_N_CLIENT_COLUMNS; i++)
    if ((shown & 1u << i) != 0)
      ids[n++] = looks[i].id;
  g_settings_set_strv (gadiba_habits_get (), KEY, ids);
}

int
gadiba_client_columns_share (int digit, int width, int *widths)
{
  guint shown = gadiba_client_columns_get_shown ();
  GadibaColumnKinds kinds = { .names = 1u << GADIBA_CLIENT_COLUMN_NAME };
  int total = 0, gaps = -GADIBA_CLIENT_COLUMN_GAP;

  for (guint i = 0; i < GADIBA_N_CLIENT_COLUMNS; i++)
    {
      widths[i] = (shown & 1u << i) != 0 ? looks[i].width * digit : 0;
      total += widths[i];
      kinds.texts |= looks[i].is_text ? 1u << i & ~kinds.names : 0;
      gaps += widths[i] > 0 ? GADIBA_CLIENT_COLUMN_GAP : 0;
    }
  if (width >= 0)
    gadiba_column_widths_share (widths, kinds, GADIBA_N_CLIENT_COLUMNS, width - gaps);
  return total + gaps;
}
