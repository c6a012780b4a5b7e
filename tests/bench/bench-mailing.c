/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-office.h"
#include "gadiba-office-look.h"
#include "gadiba-office-mailing.h"
#include "gadiba-office-registers.h"

/*
 * Many letters in one go, in a large office: a declaration of means for each of 10 000 households,
 * composed from the records, numbered, frozen, journalled and kept as PDF; ended on the way and
 * gone on with; then all of them in one file for a printer. Goal: 60 s on two processors for both
 * together, with memory that does not grow with the number. Argument: the folder in which the
 * office is kept.
 */

#define LETTERS 10000
#define GOAL 60000  /* ms */
#define STOP_AT 400 /* thousandths */
#define LOOK_EVERY (20 * G_TIME_SPAN_MILLISECOND)
#define KIND "declaration"

/* Kilobytes of its own that the process has in memory: not what it shares with a file. */
static glong
get_own (void)
{
  g_autofree char *text = NULL;

  g_file_get_contents ("/proc/self/status", &text, NULL, NULL);
  const char *line = text != NULL ? strstr (text, "RssAnon:") : NULL;
  return line != NULL ? strtol (line + strlen ("RssAnon:"), NULL, 10) : 0;
}

static char **
list_applications (GadibaOffice *office, const GadibaMoment *moment)
{
  const GadibaRegisterQuery query = { .kind = GADIBA_REGISTER_APPLICATIONS };
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
  g_autoptr (GArray) keys = gadiba_office_list_register (office, &query, moment, LETTERS, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) rows =
      gadiba_office_read_register (office, GADIBA_REGISTER_APPLICATIONS,
                                   (const gint64 *) (gpointer) keys->data, keys->len, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < rows->len; i++)
    g_strv_builder_add (numbers,
                        ((const GadibaRegisterRow *) g_ptr_array_index (rows, i))->application);
  return g_strv_builder_end (numbers);
}

/* Ends the work on the way. */
static gpointer
stop (gpointer data)
{
  GadibaProgress *progress = data;

  while (g_atomic_int_get (&progress->share) < STOP_AT)
    g_usleep (LOOK_EVERY);
  g_atomic_int_set (&progress->cancelled, 1);
  return NULL;
}

/* Returns: milliseconds until all is made, with the pause of the one who ended it taken out */
static gdouble
make_all (GadibaOffice *office, gint64 id, const GadibaMoment *moment)
{
  GadibaProgress progress = { 0 };
  g_autoptr (GError) error = NULL;
  gdouble start = bench_now ();
  GThread *stopper = g_thread_new ("stop", stop, &progress);
  gboolean whole = gadiba_office_run_mailing (office, id, &progress, moment, &error);

  g_assert_false (whole);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_thread_join (stopper);
  glong own = get_own ();
  g_autoptr (GadibaMailing) mailing = gadiba_office_read_mailing (office, id, &error);
  g_assert_no_error (error);
  printf ("ended after %u letters, with %ld MB of memory\n", mailing->n[GADIBA_MAILING_MADE],
          own / 1024);
  gadiba_office_run_mailing (office, id, NULL, moment, &error);
  g_assert_no_error (error);
  printf ("gone on with to the end, with %ld MB more\n", (get_own () - own) / 1024);
  return bench_get_ms_since (start);
}

static gdouble
roll_all (GadibaOffice *office, gint64 id, const char *path, const GadibaMoment *moment)
{
  const GadibaMailingRoll roll = { id, NULL, path, TRUE };
  g_autoptr (GError) error = NULL;
  glong own = get_own ();
  gdouble start = bench_now ();
  GStatBuf info;

  gadiba_office_roll_mailing (office, &roll, NULL, moment, &error);
  g_assert_no_error (error);
  gdouble time = bench_get_ms_since (start);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  printf ("one file of %" G_GINT64_FORMAT " MB, with %ld MB more\n", (gint64) info.st_size >> 20,
          (get_own () - own) / 1024);
  g_unlink (path);
  return time;
}

/* Returns: milliseconds until it is noted that all were printed; @history: (out): until the history
 * of one of the applications is read then */
static gdouble
note_all (GadibaOffice *office, gint64 id, const char *number, const GadibaMoment *moment,
          gdouble *history)
{
  g_autoptr (GError) error = NULL;
  gdouble start = bench_now ();

  gadiba_office_note_mailing_printed (office, id, NULL, moment, &error);
  g_assert_no_error (error);
  gdouble time = bench_get_ms_since (start);
  start = bench_now ();
  g_autoptr (GPtrArray) events = gadiba_office_list_history (office, number, moment, &error);
  g_assert_no_error (error);
  *history = bench_get_ms_since (start);
  g_assert_cmpuint (events->len, >, 1);
  return time;
}

int
main (int argc, char **argv)
{
  const GadibaMoment moment = { BENCH_OFFICE_NOW, BENCH_OFFICE_DAY };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  gdouble made, rolled, both, noted, history;

  if (argc != 2)
    return 1;
  path = bench_ensure_office (argv[1]);
  g_autofree char *file = g_strconcat (path, "-roll.pdf", NULL);
  GadibaOffice *office = gadiba_office_open (path, g_get_user_name (), &error);
  g_assert_no_error (error);
  g_auto (GStrv) numbers = list_applications (office, &moment);
  const GadibaMailingRequest request = { KIND, (const char *const *) numbers, moment.today,
                                         GADIBA_DATE_NONE };
  gint64 id = gadiba_office_begin_mailing (office, &request, &moment, &error);
  g_assert_no_error (error);
  made = make_all (office, id, &moment);
  g_autoptr (GadibaMailing) mailing = gadiba_office_read_mailing (office, id, &error);
  g_assert_cmpuint (mailing->n[GADIBA_MAILING_MADE], ==, LETTERS);
  rolled = roll_all (office, id, file, &moment);
  both = made + rolled;
  noted = note_all (office, id, numbers[LETTERS / 2], &moment, &history);
  bench_begin_table ();
  bench_report ("10 000 letters written, numbered, kept", &made, 1, "ms", 0);
  bench_report ("all of them in one file for a printer", &rolled, 1, "ms", 0);
  if (bench_report ("both together", &both, 1, "ms", 0) > GOAL)
    printf ("  over the goal of %d ms\n", GOAL);
  bench_report ("noted that all of them are printed", &noted, 1, "ms", 0);
  bench_report ("the history of one application after that", &history, 1, "ms", 0);
  gadiba_office_close (office);
  bench_drop_office (path);
  return 0;
}
