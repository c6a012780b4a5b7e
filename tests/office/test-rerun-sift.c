/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo-test.h"
#include "gadiba-office-rerun-private.h"
#include "gadiba-revision.h"

/* What is sifted out as the same is what the single way finds to be the same, for the invented
 * households of a practice office: as it stands, with a cent more, and with what is not known. */

#define HOUSEHOLDS 400
#define MONTHS 4

static void
free_row (gpointer data)
{
  GadibaStandingRow *row = data;

  g_free (row->benefit);
  g_free (row->decision);
  g_free (row->kind);
  g_free (row);
}

static void
add_row (GadibaStanding *standing, const char *benefit, GadibaMonth month)
{
  GadibaStandingRow *row = g_new0 (GadibaStandingRow, 1);

  row->benefit = g_strdup (benefit);
  row->month = month;
  row->decision = g_strdup ("SP/2026/1");
  row->kind = g_strdup ("judgement");
  g_ptr_array_add (standing->months, row);
}

static GadibaStanding *
make_standing (const GadibaCase *from)
{
  GadibaStanding *standing = g_new0 (GadibaStanding, 1);
  GadibaMonth first = gadiba_date_get_month (from->application.received);

  standing->months = g_ptr_array_new_with_free_func (free_row);
  standing->stops = g_ptr_array_new ();
  for (GadibaMonth i = 0; i < MONTHS; i++)
    add_row (standing, "gmi", first + i);
  for (GadibaMonth i = 0; i < MONTHS; i++)
    add_row (standing, "housing", first + i);
  return standing;
}

/* The single way. Returns: (transfer full) (nullable): what comes out; NULL: the same, or @error */
static GadibaDecision *
revise (GadibaCase *from, const GadibaBook *book, const GadibaStanding *standing, GadibaDate day,
        GError **error)
{
  g_autofree GadibaStandingMonth *months = g_new0 (GadibaStandingMonth, standing->months->len);
  GadibaDecision *decision = gadiba_decision_new ();
  GadibaJudgement judgement = { 0 };

  for (guint i = 0; i < standing->months->len; i++)
    {
      const GadibaStandingRow *row = standing->months->pdata[i];
      months[i] = (GadibaStandingMonth){ .benefit = row->benefit,
                                         .month = row->month,
                                         .amount = row->amount };
    }
  const GadibaRevisionTerms terms = { .from = gadiba_date_get_month (from->application.received),
                                      .standing = months,
                                      .n_standing = standing->months->len };
  decision->kind = GADIBA_DECISION_CHANGE;
  decision->day = day;
  decision->from = from;
  gadiba_decision_revise (decision, book, &terms, &judgement, error);
  return decision;
}

/* What stands is what comes out by the law of @day, as far as it is known; of every third case a
 * month more by a cent. */
static void
fill_standing (GadibaStanding *standing, const GadibaDecision *decision, guint i)
{
  for (guint k = 0; k < standing->months->len; k++)
    {
      GadibaStandingRow *row = standing->months->pdata[k];
      const GadibaDecisionMonth *month =
          _gadiba_rerun_find_month (decision, row->benefit, row->month);
      row->amount = month != NULL ? month->amount : 0;
      if (i % 3 == 0 && k == i % standing->months->len)
        row->amount++;
    }
}

static gboolean
is_same (GadibaCase *from, const GadibaBook *book, const GadibaStanding *standing, GadibaDate day,
         guint *n_open)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDecision) decision = revise (from, book, standing, day, &error);

  decision->from = NULL;
  if (g_error_matches (error, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_OPEN))
    (*n_open)++;
  return g_error_matches (error, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_NOTHING);
}

static void
test_demo (void)
{
  const GadibaDate then = gadiba_date_new (2026, 2, 20);
  const GadibaDate now = gadiba_date_new (2026, 12, 1);
  g_autoptr (GadibaBook) book = load_books ();
  g_autoptr (GadibaDemo) demo = make_demo (SEED + 3, HOUSEHOLDS);
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_case_free);
  g_autoptr (GPtrArray) standings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_standing_free);
  guint n_same = 0, n_open = 0;

  for (guint i = 0; i < gadiba_demo_get_n_cases (demo); i++)
    {
      GadibaCase *from = gadiba_demo_make_case (demo, i);
      GadibaStanding *standing = make_standing (from);
      g_autoptr (GadibaDecision) decision = revise (from, book, standing, then, NULL);
      decision->from = NULL;
      fill_standing (standing, decision, i);
      g_ptr_array_add (cases, from);
      g_ptr_array_add (standings, standing);
    }
  g_autofree gboolean *same = g_new0 (gboolean, cases->len);
  g_autoptr (GadibaRerunSift) sift = _gadiba_rerun_sift_new (book, now, gadiba_month_new (2000, 1));
  _gadiba_rerun_sift (sift, cases, standings, same);
  for (guint i = 0; i < cases->len; i++)
    {
      gboolean expected = is_same (cases->pdata[i], book, standings->pdata[i], now, &n_open);
      g_assert_cmpint (same[i], ==, expected);
      if (expected)
        n_same++;
    }
  g_test_message ("%u cases: %u the same, %u open", cases->len, n_same, n_open);
  g_assert_cmpuint (n_same, >, cases->len / 10);
  g_assert_cmpuint (n_open, >, 0);
  g_assert_cmpuint (n_same + n_open, <, cases->len * 9 / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rerun/sift/demo", test_demo);
  return g_test_run ();
}
