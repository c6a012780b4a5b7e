/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../rules/columns-test.h"
#include "case-edit.h"
#include "gadiba-case-facts.h"

/* The worked cases, and those that come of them when they are edited at random, computed in columns
 * under the law of the day on which each was received. */

#define EDITS 60

typedef struct
{
  GadibaBook *book;
  GPtrArray *steps;
  GHashTable *days; /* day → GPtrArray of GadibaFacts */
  guint n;
} Cases;

static void
add_case (Cases *cases, const GadibaCase *from)
{
  g_autoptr (GadibaFacts) facts = gadiba_case_get_facts (from, cases->book, NULL);
  gpointer day = GINT_TO_POINTER (from->application.received);
  GPtrArray *households;
  if (facts == NULL || facts->received == GADIBA_DATE_NONE)
    return; /* an edit made of it what no book knows */
  households = g_hash_table_lookup (cases->days, day);
  if (households == NULL)
    {
      households = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_facts_free);
      g_hash_table_insert (cases->days, day, households);
    }
  g_ptr_array_add (households, g_steal_pointer (&facts));
  cases->n++;
}

/* Each file, and copies of it in which one edit after another was made. */
static void
add_folder (Cases *cases, const char *folder, GRand *rand)
{
  g_autofree char *path = get_test_path (folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_strings);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GadibaCase) from = load_case (folder, names->pdata[i]);
      add_case (cases, from);
      for (guint j = 0; j < EDITS; j++)
        {
          edit_case (from, rand, 1);
          add_case (cases, from);
        }
    }
}

/* The book's own examples. */
static void
add_examples (Cases *cases)
{
  for (guint i = 0; i < cases->book->examples->len; i++)
    {
      const GadibaExample *example = cases->book->examples->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaCase) from =
          gadiba_case_read_bytes (example->case_file, example->label, &error);
      g_assert_no_error (error);
      add_case (cases, from);
    }
}

static void
compare_all (Cases *cases, ColumnsTally *tally)
{
  GHashTableIter iter;
  gpointer day, households;
  g_hash_table_iter_init (&iter, cases->days);
  while (g_hash_table_iter_next (&iter, &day, &households))
    {
      const GadibaTerms terms = { .day = GPOINTER_TO_INT (day) };
      compare_columns (cases->book, households, &terms, cases->steps, tally);
    }
}

static void
test_cases (gconstpointer extension)
{
  g_autoptr (GadibaBook) book = load_law (extension);
  g_autoptr (GPtrArray) steps = collect_household_steps (book);
  g_autoptr (GHashTable) days =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  Cases cases = { .book = book, .steps = steps, .days = days };
  GRand *rand = g_rand_new_with_seed (5);
  ColumnsTally tally = { 0 };
  for (gsize i = 0; i < G_N_ELEMENTS (case_folders); i++)
    add_folder (&cases, case_folders[i], rand);
  g_rand_free (rand);
  add_examples (&cases);
  compare_all (&cases, &tally);
  g_test_message ("%u cases, %u singly; %u known, %u unknown, %u errors", tally.n, tally.n_single,
                  tally.n_known, tally.n_unknown, tally.n_errors);
  g_assert_cmpuint (tally.n, >, 1000);
  g_assert_cmpuint (tally.n_single * 50, <=, tally.n);
  g_assert_cmpuint (tally.n_unknown, >, tally.n);
  g_assert_cmpuint (tally.n_known, >, tally.n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/columns/cases/national", NULL, test_cases);
  g_test_add_data_func ("/columns/cases/municipal", "example-municipality.xml", test_cases);
  return g_test_run ();
}
