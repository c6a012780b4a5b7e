/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "bench-bare.h"
#include "bench.h"
#include "gadiba-case-facts.h"
#include "gadiba-case-read.h"
#include "gadiba-office-assess.h"

/* How fast one household after the other is assessed, against the same rules written straight into
 * C; how fast a case file is read and checked; how long the command takes from start to end. */

#define ROUNDS 7
#define SECONDS 0.4
#define PROCESSES 41

typedef struct
{
  GPtrArray *names, *files, *cases; /* char *, GBytes, GadibaCase */
  GadibaBook *book;
} Bench;

static void
load_cases (Bench *bench, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      char *text;
      gsize length;

      if (!g_str_has_suffix (name, ".xml") || !g_file_get_contents (path, &text, &length, NULL))
        continue;
      g_ptr_array_add (bench->names, g_steal_pointer (&path));
      g_ptr_array_add (bench->files, g_bytes_new_take (text, length));
      g_ptr_array_add (bench->cases, gadiba_case_read_bytes (
                                         bench->files->pdata[bench->files->len - 1], name, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (bench->cases->len, >, 0);
}

static void
assess_whole (const Bench *bench, guint i)
{
  const GadibaTerms terms = { 0 };
  GadibaAssessment *assessment =
      gadiba_assessment_new (bench->cases->pdata[i], bench->book, &terms, NULL);
  g_assert_nonnull (assessment);
  gadiba_assessment_free (assessment);
}

static void
assess_text (const Bench *bench, guint i)
{
  const GadibaTerms terms = { 0 };
  GadibaAssessment *assessment =
      gadiba_assessment_new (bench->cases->pdata[i], bench->book, &terms, NULL);
  g_free (gadiba_trace_format_text (assessment->trace, bench->book));
  gadiba_assessment_free (assessment);
}

static void
evaluate_only (const Bench *bench, guint i)
{
  GadibaTerms terms = { 0 };
  const GadibaCase *from = bench->cases->pdata[i];
  GadibaFacts *facts = gadiba_case_get_facts (from, bench->book, NULL);
  static const char *const steps[] = { "household.income", "savings.total", "savings.limit",
                                       "status",           "status.to",     "gmi.amount",
                                       "housing.amount" };
  GadibaEvaluation *evaluation;

  terms.day = from->application.received;
  evaluation = gadiba_evaluation_new (facts, &terms, NULL);
  for (gsize j = 0; j < G_N_ELEMENTS (steps); j++)
    {
      GadibaValue value;
      g_assert_true (gadiba_evaluation_get (
          evaluation, gadiba_book_get_step (bench->book, steps[j]), 0, &value, NULL));
    }
  gadiba_evaluation_free (evaluation);
  gadiba_facts_free (facts);
}

static void
assess_bare (const Bench *bench, guint i)
{
  static volatile gint64 sink;
  GadibaBareAnswer answer;

  gadiba_bare_assess (bench->cases->pdata[i], &answer);
  sink += answer.housing + answer.gmi;
}

static void
read_case (const Bench *bench, guint i)
{
  GadibaCase *from = gadiba_case_read_bytes (bench->files->pdata[i], "case.xml", NULL);
  g_assert_nonnull (from);
  gadiba_case_free (from);
}

static gdouble
run_round (const Bench *bench, void (*run) (const Bench *, guint))
{
  gdouble start = bench_now ();
  gdouble passed;
  guint n = 0;

  do
    {
      for (guint i = 0; i < bench->cases->len; i++)
        run (bench, i);
      n += bench->cases->len;
      passed = bench_now () - start;
    }
  while (passed < SECONDS / 4);
  return n / passed;
}

static void
run_rates (const Bench *bench)
{
  static const struct
  {
    const char *what;
    void (*run) (const Bench *, guint);
  } rates[] = {
    { "assessed with trace, the whole book", assess_whole },
    { "assessed with trace, told as text", assess_text },
    { "evaluated, without telling", evaluate_only },
    { "the same rules as a bare C loop", assess_bare },
    { "case file read and checked", read_case },
  };
  gdouble figures[G_N_ELEMENTS (rates)][ROUNDS];

  /* In turn, so that a slow moment of the machine falls on all alike. */
  for (guint round = 0; round < ROUNDS; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
      figures[i][round] = run_round (bench, rates[i].run);
  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
    bench_report (rates[i].what, figures[i], ROUNDS, "a second", 1);
}

static void
run_processes (const Bench *bench, const char *gadibactl)
{
  gdouble figures[PROCESSES];

  for (guint i = 0; i < PROCESSES; i++)
    {
      const char *argv[] = { gadibactl, "assess", bench->names->pdata[i % bench->names->len],
                             NULL };
      gdouble start = bench_now ();
      g_assert_true (g_spawn_sync (NULL, (char **) (gpointer) argv, NULL,
                                   G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, NULL, NULL));
      figures[i] = bench_get_ms_since (start);
    }
  bench_report ("gadibactl assess, from start to end", figures, PROCESSES, "ms", 1);
}

static void
run_loading (void)
{
  gdouble figures[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      gdouble start = bench_now ();
      GadibaBook *book = gadiba_office_load_books (NULL, NULL);
      g_assert_nonnull (book);
      figures[i] = bench_get_ms_since (start);
      gadiba_book_free (book);
    }
  bench_report ("the national rule book loaded and checked", figures, ROUNDS, "ms", 1);
}

int
main (int argc, char **argv)
{
  Bench bench = { g_ptr_array_new_with_free_func (g_free),
                  g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref),
                  g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_case_free), NULL };
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    return 1;
  bench.book = gadiba_office_load_books (NULL, &error);
  g_assert_no_error (error);
  load_cases (&bench, argv[1]);
  printf ("%u households\n", bench.cases->len);
  bench_begin_table ();
  run_rates (&bench);
  run_loading ();
  run_processes (&bench, argv[2]);
  gadiba_book_free (bench.book);
  g_ptr_array_unref (bench.cases);
  g_ptr_array_unref (bench.files);
  g_ptr_array_unref (bench.names);
  return 0;
}
