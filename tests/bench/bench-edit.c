/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "bench.h"
#include "gadiba-assessment.h"
#include "gadiba-case-change.h"
#include "gadiba-db.h"
#include "gadiba-office-assess.h"
#include "gadiba-office-demo.h"
#include "gadiba-office-edit.h"

/* What happens while a caseworker types, in an office of some size: the value is put into the case,
 * the case is assessed, the change is stored with its entry of the journal. What storing is
 * measured against: 4 KB appended to a file and synced, in the same rounds. */

#define HOUSEHOLDS 1000
#define ROUNDS 1000

static const GadibaMoment moment = { .now = 1771500000, .today = 739667 };

static char *
make_office (const char *folder)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, "bench-edit.gadiba", NULL);
  const GadibaPracticeRequest request = {
    .size = HOUSEHOLDS, .seed = 1, .today = moment.today, .login = "bench"
  };
  g_autofree GadibaPractice *practice =
      gadiba_office_make_practice (path, &request, &moment, &error);
  g_assert_no_error (error);
  g_assert_nonnull (practice);
  return path;
}

/* Returns: (transfer full): the number of an open application of a household of five */
static char *
find_application (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (path, GADIBA_DB_OPEN, 0, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT number FROM application a WHERE state = 'open' ORDER BY abs (5 - (SELECT count (*)"
      " FROM application_member m WHERE m.application = a.id)), id DESC LIMIT 1",
      NULL, &error);
  gboolean row = FALSE;
  gadiba_statement_step (statement, &row, &error);
  g_assert_no_error (error);
  g_assert_true (row);
  return g_strdup (gadiba_statement_get_text (statement, 0));
}

static GadibaCaseChange *
make_change (const GadibaCase *from, guint n)
{
  const GadibaCasePlace wage = { .part = GADIBA_PART_INCOME,
                                 .field = "amount",
                                 .person = gadiba_case_get_person (from, 0)->id,
                                 .kind = "wage",
                                 .month = gadiba_date_get_month (from->application.received) - 1 };
  g_autofree char *before = gadiba_case_dup_value (from, &wage);
  g_autofree char *after = g_strdup_printf ("%u.%02u", 300 + n, n % 100);
  return gadiba_case_change_new (&wage, before, after);
}

static void
append_block (int file)
{
  static const char block[4096] = "x";
  g_assert_cmpint (write (file, block, sizeof block), ==, sizeof block);
  g_assert_cmpint (fdatasync (file), ==, 0);
}

static void
report (const char *what, gdouble *figures, guint n)
{
  bench_report (what, figures, n, "ms", 3);
  printf ("%-62s %24.3f ms\n", "  99 of 100 within", figures[n * 99 / 100]);
}

typedef struct
{
  gdouble set[ROUNDS], assess[ROUNDS], edit[ROUNDS], read[ROUNDS], append[ROUNDS];
} Figures;

static void
run_round (GadibaOffice *office, GadibaCaseFile **file, const GadibaBook *book, guint n,
           Figures *figures)
{
  g_autoptr (GError) error = NULL;
  const GadibaTerms terms = { .day = GADIBA_DATE_NONE };
  g_autoptr (GadibaCaseChange) change = make_change ((*file)->from, n);
  const GadibaCaseChange *const changes[] = { change };
  const GadibaEditRequest request = {
    .number = (*file)->number, .changes = changes, .n_changes = 1, .words = "changed wage"
  };
  gdouble start = bench_now ();
  gadiba_case_set_value ((*file)->from, &change->place, change->after, &error);
  figures->set[n] = bench_get_ms_since (start);
  start = bench_now ();
  g_autoptr (GadibaAssessment) assessment =
      gadiba_assessment_new ((*file)->from, book, &terms, &error);
  figures->assess[n] = bench_get_ms_since (start);
  start = bench_now ();
  GadibaCaseFile *next = gadiba_office_edit (office, &request, &moment, NULL, &error);
  figures->edit[n] = bench_get_ms_since (start);
  g_assert_no_error (error);
  g_clear_pointer (file, gadiba_case_file_free);
  start = bench_now ();
  *file = gadiba_office_read_case (office, next->number, &error);
  figures->read[n] = bench_get_ms_since (start);
  gadiba_case_file_free (next);
  g_assert_no_error (error);
}

static void
remove_office (const char *path)
{
  static const char *const endings[] = { "",          "-journal",        "-session",
                                         "-papers",   "-papers-journal", "-papers-session",
                                         "-rules.xml" };
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);
      g_remove (file);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree Figures *figures = g_new0 (Figures, 1);
  g_assert_cmpint (argc, ==, 2);
  g_autofree char *path = make_office (argv[1]);
  g_autofree char *number = find_application (path);
  g_autoptr (GadibaBook) book = gadiba_office_load_books (NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaOffice) office = gadiba_office_open (path, "bench", &error);
  g_assert_no_error (error);
  g_autoptr (GadibaCaseFile) file = gadiba_office_read_case (office, number, &error);
  g_assert_no_error (error);
  g_autofree char *beside = g_build_filename (argv[1], "bench-edit.block", NULL);
  int block = g_open (beside, O_CREAT | O_WRONLY | O_APPEND, 0600);
  for (guint i = 0; i < ROUNDS; i++)
    {
      gdouble start = bench_now ();
      append_block (block);
      figures->append[i] = bench_get_ms_since (start);
      run_round (office, &file, book, i, figures);
    }
  printf ("%d rounds, %d households, %u persons in this one\n", ROUNDS, HOUSEHOLDS,
          file->from->persons->len);
  bench_begin_table ();
  report ("a value set in the case", figures->set, ROUNDS);
  report ("the case assessed", figures->assess, ROUNDS);
  report ("the change stored", figures->edit, ROUNDS);
  report ("the case read", figures->read, ROUNDS);
  report ("4 KB appended and synced", figures->append, ROUNDS);
  close (block);
  g_remove (beside);
  g_clear_pointer (&office, gadiba_office_close);
  remove_office (path);
  return 0;
}
