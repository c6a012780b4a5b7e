/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <time.h>

#include "bench-office.h"
#include "gadiba-application.h"
#include "gadiba-case-facts.h"
#include "gadiba-columns.h"
#include "gadiba-office-assess.h"

/*
 * How long all cases of a large office take from its file to seven values of each, under the law of
 * one day: read in blocks, computed in columns. Goal: 2 s for 100 000. Argument: the folder in
 * which the office is kept.
 */

#define BLOCK 512
#define ROUNDS 3
#define SINGLE_STEP 10
#define GOAL 2000 /* ms for 100 000 cases */

enum
{
  READ,
  FACTS,
  COMPUTE,
  ALL,
  N_PARTS,
};

typedef struct
{
  GadibaBook *book;
  GadibaDb *db;
  GArray *keys; /* gint64: applications */
  GadibaColumnPlan *plan;
  GadibaColumns *columns;
  gdouble parts[N_PARTS]; /* ms of the processor */
} Bench;

static gdouble
get_processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gdouble) now.tv_sec * 1000 + (gdouble) now.tv_nsec / 1e6;
}

static void
list_applications (Bench *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (self->db, "SELECT id FROM application ORDER BY id /*scan*/", NULL, &error);
  gboolean row = TRUE;

  while (gadiba_statement_step (statement, &row, &error) && row)
    {
      gint64 key = gadiba_statement_get_int (statement, 0);
      g_array_append_val (self->keys, key);
    }
  g_assert_no_error (error);
}

/* Returns: of how many households something is not known */
static guint
run_block (Bench *self, guint first, guint n)
{
  g_autoptr (GError) error = NULL;
  gdouble start = get_processor_ms (), read, filled;
  g_autoptr (GPtrArray) cases = gadiba_application_read_many (
      self->db, &g_array_index (self->keys, gint64, first), NULL, n, &error);
  GadibaValue value;
  guint n_unknown = 0;

  g_assert_no_error (error);
  read = get_processor_ms ();
  gadiba_columns_clear (self->columns);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GadibaFacts) facts = gadiba_case_get_facts (cases->pdata[i], self->book, &error);
      g_assert_no_error (error);
      gadiba_columns_add (self->columns, facts);
    }
  filled = get_processor_ms ();
  g_autoptr (GadibaColumnAnswers) answers = gadiba_column_plan_run (self->plan, self->columns, 1);
  for (guint i = 0; i < n; i++)
    n_unknown += gadiba_column_answers_get (answers, i, 0, &value, NULL) && !value.known;
  self->parts[READ] += read - start;
  self->parts[FACTS] += filled - read;
  self->parts[COMPUTE] += get_processor_ms () - filled;
  self->parts[ALL] += get_processor_ms () - start;
  return n_unknown;
}

static void
run_all (Bench *self)
{
  static const char *const what[] = { "  read", "  made facts of", "  computed",
                                      "100 000 cases from the file (processor)" };
  gdouble figures[N_PARTS][ROUNDS];
  guint n_unknown = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      memset (self->parts, 0, sizeof self->parts);
      n_unknown = 0;
      for (guint i = 0; i < self->keys->len; i += BLOCK)
        n_unknown += run_block (self, i, MIN (BLOCK, self->keys->len - i));
      for (guint part = 0; part < N_PARTS; part++)
        figures[part][round] = self->parts[part] * 100000 / self->keys->len;
    }
  printf ("%u applications; income not known in %u\n", self->keys->len, n_unknown);
  bench_begin_table ();
  if (bench_report (what[ALL], figures[ALL], ROUNDS, "ms", 0) > GOAL)
    printf ("  over the goal of %d ms\n", GOAL);
  for (guint part = 0; part < ALL; part++)
    bench_report (what[part], figures[part], ROUNDS, "ms", 0);
}

/* Each by itself, as opening it does; of some of them. */
static void
run_single (Bench *self)
{
  g_autoptr (GError) error = NULL;
  gdouble start = get_processor_ms ();
  gdouble figure;
  guint n = 0;

  for (guint i = 0; i < self->keys->len; i += SINGLE_STEP, n++)
    {
      g_autoptr (GadibaCase) from =
          gadiba_application_read (self->db, g_array_index (self->keys, gint64, i), &error);
      g_assert_no_error (error);
    }
  figure = (get_processor_ms () - start) * 100000 / n;
  bench_report ("100 000 cases read one by one (processor)", &figure, 1, "ms", 0);
}

int
main (int argc, char **argv)
{
  static const char *const steps[] = { "household.income", "savings.total", "savings.limit",
                                       "status",           "status.to",     "gmi.amount",
                                       "housing.amount" };
  const GadibaStep *wanted[G_N_ELEMENTS (steps)];
  const GadibaTerms terms = { .day = BENCH_OFFICE_DAY };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  Bench self = { .keys = g_array_new (FALSE, FALSE, sizeof (gint64)) };

  if (argc != 2)
    return 1;
  path = bench_ensure_office (argv[1]);
  self.book = gadiba_office_load_books (NULL, &error);
  g_assert_no_error (error);
  self.db = gadiba_db_open (path, GADIBA_DB_OPEN, 0, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    wanted[i] = gadiba_book_get_step (self.book, steps[i]);
  self.plan = gadiba_column_plan_new (self.book, &terms, wanted, G_N_ELEMENTS (wanted));
  self.columns = gadiba_columns_new (self.book);
  list_applications (&self);
  run_all (&self);
  run_single (&self);
  gadiba_columns_free (self.columns);
  gadiba_column_plan_free (self.plan);
  gadiba_db_close (self.db);
  gadiba_book_free (self.book);
  g_array_unref (self.keys);
  bench_drop_office (path);
  return 0;
}
