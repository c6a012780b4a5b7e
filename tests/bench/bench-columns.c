/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <time.h>

#include "bench-columns.h"
#include "gadiba-case-facts.h"
#include "gadiba-demo.h"
#include "gadiba-money.h"
#include "gadiba-office-assess.h"

/* How fast 100 000 running cases are assessed anew: in columns by one thread and by two, and one
 * after the other; beside numpy over the same facts, where it is installed. */

#define CASES 100000
#define SINGLE_CASES 10000
#define ROUNDS 7
#define DAY gadiba_date_new (2026, 6, 15)

typedef struct
{
  GadibaBook *book;
  GadibaColumns *columns;
  GPtrArray *wanted; /* GadibaStep */
} Bench;

/* Returns: seconds of the processor, of all threads */
static gdouble
get_cpu (void)
{
  struct timespec now;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gdouble) now.tv_sec + (gdouble) now.tv_nsec / 1e9;
}

static void
fill (Bench *bench, BenchDump *dump)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDemo) demo = gadiba_demo_new (1, CASES, DAY, &error);
  gdouble figure = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < CASES; i++)
    {
      g_autoptr (GadibaCase) from =
          gadiba_demo_make_case (demo, gadiba_demo_get_nth_received (demo, i));
      g_autoptr (GadibaFacts) facts = gadiba_case_get_facts (from, bench->book, &error);
      gdouble start = get_cpu ();
      g_assert_no_error (error);
      gadiba_columns_add (bench->columns, facts);
      figure += (get_cpu () - start) * 1000;
      bench_dump_add (dump, facts);
    }
  bench_report ("facts of 100 000 cases put into columns (processor)", &figure, 1, "ms", 0);
}

/* Returns: their median */
static gdouble
run_columns (const Bench *bench, guint n_threads)
{
  const GadibaTerms terms = { .day = DAY };
  gdouble cpu[ROUNDS], wall[ROUNDS];
  g_autofree char *what =
      g_strdup_printf ("in columns, %u thread%s (processor)", n_threads, n_threads == 1 ? "" : "s");
  guint n_single = 0;
  gdouble median;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gdouble start = bench_now ();
      gdouble start_cpu = get_cpu ();
      g_autoptr (GadibaColumnPlan) plan = gadiba_column_plan_new (
          bench->book, &terms, (const GadibaStep *const *) (gpointer) bench->wanted->pdata,
          bench->wanted->len);
      g_autoptr (GadibaColumnAnswers) answers =
          gadiba_column_plan_run (plan, bench->columns, n_threads);
      cpu[i] = CASES / (get_cpu () - start_cpu);
      wall[i] = CASES / (bench_now () - start);
      n_single = gadiba_column_answers_get_n_single (answers);
    }
  median = bench_report (what, cpu, ROUNDS, "cases/s", 0);
  bench_report ("  by the clock", wall, ROUNDS, "cases/s", 0);
  printf ("  of them evaluated singly: %u\n", n_single);
  return median;
}

/* What the figures of a column add up to: cents, months, needy households. */
static gint64
get_figure (const GadibaValue *value, const GadibaStep *step)
{
  GadibaMoney cents = 0;
  switch ((GadibaKind) value->kind)
    {
    case GADIBA_KIND_NUMBER:
      g_assert_true (gadiba_money_from_number (value->number, &cents));
      return cents;
    case GADIBA_KIND_DATE:
      return gadiba_date_get_month (value->date) + 1;
    case GADIBA_KIND_TEXT:
      return g_str_equal (value->text, "needy");
    case GADIBA_KIND_YES_NO:
    case GADIBA_KIND_MONTH:
      break;
    }
  g_assert_not_reached ();
}

/* What is known of each step, and what it adds up to, as numpy-columns tells it. */
static char *
sum_up (const Bench *bench)
{
  const GadibaTerms terms = { .day = DAY };
  GString *text = g_string_new (NULL);
  g_autoptr (GadibaColumnPlan) plan = gadiba_column_plan_new (
      bench->book, &terms, (const GadibaStep *const *) (gpointer) bench->wanted->pdata,
      bench->wanted->len);
  g_autoptr (GadibaColumnAnswers) answers = gadiba_column_plan_run (plan, bench->columns, 1);

  for (guint i = 0; i < bench->wanted->len; i++)
    {
      const GadibaStep *step = bench->wanted->pdata[i];
      gint64 sum = 0;
      guint n = 0;
      for (guint j = 0; j < CASES; j++)
        {
          GadibaValue value;
          g_assert_true (gadiba_column_answers_get (answers, j, i, &value, NULL));
          n += value.known;
          sum += value.known ? get_figure (&value, step) : 0;
        }
      g_string_append_printf (text, "%s %u %" G_GINT64_FORMAT "\n", step->id, n, sum);
    }
  return g_string_free (text, FALSE);
}

/* @ours: the rate of columns */
static void
run_numpy (const Bench *bench, const char *script, const char *folder, gdouble ours)
{
  const char *argv[] = { "/usr/bin/python3", script, folder, NULL };
  g_autofree char *output = NULL;
  g_autofree char *sums = sum_up (bench);
  char *rest;
  int status = 0;
  gdouble rates[3];

  if (!g_spawn_sync (NULL, (char **) (gpointer) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                     &output, NULL, &status, NULL)
      || status != 0 || sscanf (output, "rate %lf %lf %lf", &rates[0], &rates[1], &rates[2]) != 3)
    {
      printf ("numpy did not run (apt install python3-numpy)\n");
      return;
    }
  rest = strchr (output, '\n') + 1;
  bench_report ("numpy over the same facts (processor)", rates, 3, "cases/s", 0);
  printf ("  columns / numpy: %.2f; sums %s\n", ours / rates[1],
          g_str_equal (rest, sums) ? "equal" : "DIFFER");
  if (!g_str_equal (rest, sums))
    printf ("ours:\n%snumpy:\n%s", sums, rest);
}

static void
run_single (const Bench *bench)
{
  const GadibaTerms terms = { .day = DAY };
  gdouble cpu[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      cpu[i] = 0;
      for (guint j = 0; j < SINGLE_CASES; j++)
        {
          g_autoptr (GadibaFacts) facts = gadiba_columns_dup_facts (bench->columns, j);
          gdouble start = get_cpu ();
          GadibaEvaluation *evaluation = gadiba_evaluation_new (facts, &terms, NULL);
          for (guint k = 0; k < bench->wanted->len; k++)
            {
              GadibaValue value;
              g_assert_true (
                  gadiba_evaluation_get (evaluation, bench->wanted->pdata[k], 0, &value, NULL));
            }
          gadiba_evaluation_free (evaluation);
          cpu[i] += get_cpu () - start;
        }
      cpu[i] = SINGLE_CASES / cpu[i];
    }
  bench_report ("one after the other (processor)", cpu, ROUNDS, "cases/s", 0);
}

int
main (int argc, char **argv)
{
  static const char *const steps[] = { "household.income", "savings.total", "savings.limit",
                                       "status",           "status.to",     "gmi.amount",
                                       "housing.amount" };
  g_autofree char *folder = NULL;
  BenchDump *dump;
  gdouble rate;
  Bench bench = { .wanted = g_ptr_array_new () };
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    return 1;
  folder = g_dir_make_tmp ("gadiba-columns-XXXXXX", &error);
  g_assert_no_error (error);
  dump = bench_dump_new (folder);
  bench.book = gadiba_office_load_books (NULL, &error);
  g_assert_no_error (error);
  bench.columns = gadiba_columns_new (bench.book);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    g_ptr_array_add (bench.wanted, gadiba_book_get_step (bench.book, steps[i]));
  bench_begin_table ();
  fill (&bench, dump);
  bench_dump_finish (dump, bench.book, DAY);
  rate = run_columns (&bench, 1);
  run_columns (&bench, 2);
  run_single (&bench);
  run_numpy (&bench, argv[1], folder, rate);
  bench_dump_drop (folder);
  gadiba_columns_free (bench.columns);
  gadiba_book_free (bench.book);
  g_ptr_array_unref (bench.wanted);
  return 0;
}
