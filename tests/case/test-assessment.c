/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-data.h"
#include "gadiba-assessment.h"

/* What the answers of worked cases add up to. */
static const struct
{
  const char *name;
  GadibaMoney total;
  gboolean any, open;
} sums[] = {
  { "derived-housing-with-gmi.xml", 36800, TRUE, FALSE },
  { "derived-missing-income.xml", 0, TRUE, TRUE },
};

static void
test_sums (void)
{
  g_autoptr (GadibaBook) book = load_law (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaCase) from = load_case ("cases", sums[i].name);
      const GadibaTerms terms = { .day = GADIBA_DATE_NONE };
      g_autoptr (GadibaAssessment) assessment = gadiba_assessment_new (from, book, &terms, &error);
      GadibaMoney total = -1;
      gboolean open = FALSE;
      g_assert_no_error (error);
      g_assert_cmpint (gadiba_assessment_sum_benefits (assessment, &total, &open), ==, sums[i].any);
      g_assert_cmpint (total, ==, sums[i].total);
      g_assert_cmpint (open, ==, sums[i].open);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/assessment/sums", test_sums);
  return g_test_run ();
}
