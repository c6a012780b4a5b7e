/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../rules/columns-test.h"
#include "demo-test.h"
#include "gadiba-case-facts.h"

/* The invented households of a practice office, computed in columns under the law of several days
 * and under settings: nearly all of them by the columns themselves. */

#define HOUSEHOLDS 3000

static GPtrArray *
make_households (const GadibaBook *book, guint64 seed, guint size)
{
  g_autoptr (GadibaDemo) demo = make_demo (seed, size);
  GPtrArray *households = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_facts_free);
  for (guint i = 0; i < gadiba_demo_get_n_cases (demo); i++)
    {
      g_autoptr (GadibaCase) from = gadiba_demo_make_case (demo, i);
      g_autoptr (GError) error = NULL;
      g_ptr_array_add (households, gadiba_case_get_facts (from, book, &error));
      g_assert_no_error (error);
    }
  return households;
}

static void
test_days (void)
{
  static const struct
  {
    const char *day, *known;
  } days[] = {
    { "2026-06-15", NULL },         { "2026-01-01", NULL }, { "2025-12-31", NULL },
    { "2026-01-20", "2026-01-20" }, { "2023-01-15", NULL }, { "2021-06-30", NULL },
    { "2019-03-01", NULL },
  };
  g_autoptr (GadibaBook) book = load_books ();
  g_autoptr (GPtrArray) households = make_households (book, SEED, HOUSEHOLDS);
  g_autoptr (GPtrArray) steps = collect_household_steps (book);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      GadibaTerms terms = { 0 };
      ColumnsTally tally = { 0 };
      g_assert_true (gadiba_date_parse (days[i].day, &terms.day, NULL));
      if (days[i].known != NULL)
        g_assert_true (gadiba_date_parse (days[i].known, &terms.known, NULL));
      compare_columns (book, households, &terms, steps, &tally);
      g_test_message ("%s: %u households, %u singly; %u known, %u unknown, %u errors", days[i].day,
                      tally.n, tally.n_single, tally.n_known, tally.n_unknown, tally.n_errors);
      g_assert_cmpuint (tally.n, >, HOUSEHOLDS);
      g_assert_cmpuint (tally.n_single * 1000, <=, tally.n);
      g_assert_cmpuint (tally.n_unknown, >, tally.n);
      if (i == 0)
        g_assert_cmpuint (tally.n_known, >, tally.n_unknown);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/columns/demo/days", test_days);
  return g_test_run ();
}
