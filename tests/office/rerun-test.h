/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-decide.h"
#include "gadiba-office-rerun.h"
#include "office-test.h"

/* Households of February 2026 that were decided on before the coefficient was changed back to
 * January: 213,40 € for the dwelling stand for February, 340,60 € come out. */

/* Returns: (transfer full): the file of its application */
static inline char *
write_winter_case (guint i)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = get_test_path ("cases", "derived-housing-with-gmi.xml");
  g_autofree char *text = NULL;
  g_autofree char *born =
      g_strdup_printf ("19%02u-%02u-%02u", 70 + i / 300 % 20, i % 300 / 25 + 1, i % 25 + 1);
  g_autofree char *family =
      g_strdup_printf ("Liepa-%c%c", 'A' + (char) (i % 20), 'a' + (char) (i / 20 % 20));
  const char *const changes[][2] = {
    { "\"2026-03\"", "\"2025-11\"" },
    { "\"2026-04\"", "\"2025-12\"" },
    { "\"2026-05\"", "\"2026-01\"" },
    { "2026-06-10", "2026-02-05" },
    { "amount=\"100.00\"", "amount=\"600.00\"" },
    { "amount=\"150.00\"", "amount=\"400.00\"" },
    { "status gmi housing", "status housing" },
    { "code=\"210986-11021\" ", "" },
    { "code=\"210986-11048\" ", "" },
    { "1986-09-21", born },
    { "Bērziņa", family },
    { "Bērziņš", family },
  };
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GString) changed = g_string_new (text);
  for (guint k = 0; k < G_N_ELEMENTS (changes); k++)
    g_string_replace (changed, changes[k][0], changes[k][1], 0);
  return g_string_free (g_steal_pointer (&changed), FALSE);
}

static inline void
decide_winter_case (TestOffice *office, guint i)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = write_winter_case (i);
  g_autofree char *number = register_test_text (office, text);
  const GadibaMoment moment = get_office_moment ();
  const GadibaDecideRequest request = { .application = number,
                                        .day = gadiba_date_new (2026, 2, 16) };
  g_autoptr (GadibaDecided) decided =
      gadiba_office_decide (office->office, &request, &moment, &error);
  g_assert_no_error (error);
}
