/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../office/rerun-test.h"
#include "bench.h"

/* What a change of law takes for the cases that it touches: the list with its reasons, the
 * decisions, and their letters as PDF; told for ten thousand. */

#define CASES 200
#define THOUSANDS 10

static void
report (const char *what, gdouble start)
{
  gdouble figure = bench_get_ms_since (start) * THOUSANDS * 1000 / CASES / 1000;

  bench_report (what, &figure, 1, "s", 1);
}

int
main (void)
{
  const GadibaMoment moment = get_office_moment ();
  const GadibaMonth first = gadiba_month_new (2026, 1);
  const GadibaDate day = gadiba_date_new (2026, 3, 5);
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autofree char *folder = g_build_filename (office.folder, "letters", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < CASES; i++)
    decide_winter_case (&office, i);
  bench_begin_table ();
  gdouble start = bench_now ();
  gint64 id = gadiba_office_reassess (office.office, first, day, NULL, &moment, &error);
  g_assert_no_error (error);
  report ("10 000 cases that change are listed, with reasons", start);
  start = bench_now ();
  gadiba_office_choose_rerun (office.office, id, NULL, TRUE, &moment, &error);
  gadiba_office_issue_rerun (office.office, id, day, NULL, &moment, &error);
  g_assert_no_error (error);
  report ("10 000 decisions are issued", start);
  start = bench_now ();
  gadiba_office_write_rerun_letters (office.office, id, folder, NULL, &moment, &error);
  g_assert_no_error (error);
  report ("10 000 letters are made and saved", start);
  start = bench_now ();
  gadiba_office_reassess (office.office, first, day, NULL, &moment, &error);
  g_assert_no_error (error);
  report ("10 000 cases that do not change are sifted", start);
  return 0;
}
