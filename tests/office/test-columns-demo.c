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

static GadibaColumnAnswers *
run (GadibaColumns *columns, const GadibaBook *book, const char *setting)
{
  const GadibaStep *wanted[] = { gadiba_book_get_step (book, "gmi.amount") };
  GadibaTerms terms = { .day = gadiba_date_new (2026, 6, 15) };
  g_autoptr (GError) error = NULL;
  GadibaSetting one;
  if (setting != NULL)
    gadiba_setting_parse (book, setting, &one, &error);
  g_assert_no_error (error);
  terms.settings = &one;
  terms.n_settings = setting != NULL ? 1 : 0;
  g_autoptr (GadibaColumnPlan) plan =
      gadiba_column_plan_new (book, &terms, wanted, G_N_ELEMENTS (wanted));
  return gadiba_column_plan_run (plan, columns, 2);
}

/* Who gets a benefit gets more of it by a cent, once a threshold is higher by a cent. */
static void
test_setting (void)
{
  g_autoptr (GadibaBook) book = load_books ();
  g_autoptr (GPtrArray) households = make_households (book, SEED + 1, 1000);
  g_autoptr (GadibaColumns) columns = gadiba_columns_new (book);
  for (guint i = 0; i < households->len; i++)
    gadiba_columns_add (columns, households->pdata[i]);
  g_autoptr (GadibaColumnAnswers) before = run (columns, book, NULL);
  g_autoptr (GadibaColumnAnswers) after = run (columns, book, "gmi.first=187.01");
  guint n_more = 0;
  for (guint i = 0; i < households->len; i++)
    {
      GadibaValue a, b;
      g_assert_true (gadiba_column_answers_get (before, i, 0, &a, NULL));
      g_assert_true (gadiba_column_answers_get (after, i, 0, &b, NULL));
      g_assert_cmpint (a.known, ==, b.known);
      if (!a.known || gadiba_value_equal (&a, &b))
        continue;
      g_assert_true (gadiba_number_subtract (b.number, a.number, &a.number));
      g_assert_cmpint (gadiba_number_compare (a.number, GADIBA_NUMBER_CENTS (1)), ==, 0);
      n_more++;
    }
  g_assert_cmpuint (n_more, >, households->len / 10);
  g_assert_cmpuint (n_more, <, households->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/columns/demo/days", test_days);
  g_test_add_func ("/columns/demo/setting", test_setting);
  return g_test_run ();
}
