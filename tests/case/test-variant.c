/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "case-data.h"
#include "gadiba-case-write.h"
#include "gadiba-variant.h"

/* What else a household could ask for, and what comes of earning more. */

#define CASE(BENEFITS, WAGE, RENT, FACTS)                                                          \
  "<case xmlns='urn:gadiba:case:1'><application received='2026-05-20' benefits='" BENEFITS         \
  "' housing-month='2026-04'/><household>"                                                         \
  "<person id='p1' applicant='yes' given='Anna' family='Bērziņa' born='1985-02-03' "             \
  "relation='self' activity='employed' disability='none' income='complete'/></household>"          \
  "<dwelling declared='yes' tenure='rented' heating='central'/><incomes>"                          \
  "<income person='p1' kind='wage' month='2026-02' amount='" WAGE "'/>"                            \
  "<income person='p1' kind='wage' month='2026-03' amount='" WAGE "'/>"                            \
  "<income person='p1' kind='wage' month='2026-04' amount='" WAGE "'/></incomes>"                  \
  "<assets property='declared'><savings person='p1' amount='0.00'/></assets>"                      \
  "<costs><cost item='rent' month='2026-04' amount='" RENT "'/></costs>" FACTS "</case>"

static const char *const states[] = { "granted", "open", "refused" };

static char *
tell_offers (const GPtrArray *offers)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < offers->len; i++)
    {
      const GadibaOffer *offer = g_ptr_array_index (offers, i);
      g_string_append_printf (told, "%s %s %s %d ?%u !%u\n", offer->id,
                              offer->asked ? "asked" : "-", states[offer->state],
                              (int) offer->amount, offer->questions->len, offer->reasons->len);
    }
  return g_string_free (told, FALSE);
}

static void
assert_untouched (const GadibaCase *from, GBytes *before)
{
  g_autoptr (GBytes) after = gadiba_case_write (from);

  g_assert_true (g_bytes_equal (before, after));
}

static void
test_offers (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = load_law ("example-municipality.xml");
  g_autoptr (GadibaCase) from =
      parse_case (CASE ("status gmi", "100.00", "100.00",
                        "<facts><fact name='medicine-bills' value='88.00'/>"
                        "<fact name='crisis-confirmed' value='no'/></facts>"));
  g_autoptr (GBytes) before = gadiba_case_write (from);
  g_autoptr (GPtrArray) offers = gadiba_offer_list (from, book, &error);

  g_assert_no_error (error);
  g_autofree char *told = tell_offers (offers);
  const char *const expected[] = {
    "gmi asked granted ",
    "housing - granted 10000 ?0 !0\n",
    "medicine - granted 4400 ?0 !0\n",
    "crisis - refused 0 ?0 !1\n",
  };
  g_test_message ("%s", told);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_nonnull (strstr (told, expected[i]));
  assert_untouched (from, before);
}

/* What is missing of one benefit is not told of another. */
static void
test_open (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = load_law ("example-municipality.xml");
  g_autoptr (GadibaCase) from = parse_case (CASE ("status gmi", "100.00", "100.00", ""));
  g_autoptr (GPtrArray) offers = gadiba_offer_list (from, book, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < offers->len; i++)
    {
      const GadibaOffer *offer = g_ptr_array_index (offers, i);
      if (!g_str_equal (offer->id, "medicine"))
        continue;
      g_assert_cmpint (offer->state, ==, GADIBA_OFFER_OPEN);
      g_assert_cmpuint (offer->questions->len, ==, 1);
      g_assert_nonnull (strstr (offer->questions->pdata[0], "par ārsta izrakstītām zālēm"));
    }
}

/* A benefit that did not exist on that day is no offer. */
static void
test_in_force (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = load_law ("example-municipality.xml");
  g_autoptr (GadibaCase) from = load_case ("cases", "kuldiga-2021-1.xml");
  g_autoptr (GPtrArray) offers = gadiba_offer_list (from, book, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (offers->len, ==, 2);
}

/* A municipality that pays by the status, and what its book says of it. */
static const char paying[] =
    "<rules xmlns='urn:gadiba:rules:1' id='paying' edition='2026-01-01' extends='lv' title='x'>"
    "<parameters><parameter id='low-income.first'><value from='2026-01-01' is='600.00'"
    " source='SPSPL 33'/></parameter><parameter id='low-income.other'><value from='2026-01-01'"
    " is='420.00' source='SPSPL 33'/></parameter></parameters>"
    "<benefit id='support' title='x' from='2026-01-01' term='status' paid='monthly'"
    " source='SPSPL 36(6)'><condition id='status' title='x' source='SPSPL 33' refusal='x'>"
    "<formula from='2026-01-01' shown='{status}'>status ≠ \"none\"</formula></condition>"
    "<condition id='additional' title='x' source='SPSPL 3(1.1)' refusal='x'>"
    "<formula from='2026-01-01' shown='x'>additional-benefits.allowed</formula></condition>"
    "<formula from='2026-01-01'>75 EUR</formula></benefit></rules>";

static GadibaBook *
load_paying (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("gadiba-variant-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "paying.xml", NULL);
  const char *const extensions[] = { path, NULL };
  g_autoptr (GBytes) national = load_test_bytes ("../data/rules", "lv.xml");

  g_assert_true (g_file_set_contents (path, paying, -1, &error));
  GadibaBook *book = gadiba_book_load (national, "lv.xml", extensions, &error);
  g_assert_no_error (error);
  g_remove (path);
  g_rmdir (folder);
  return book;
}

/* Below the threshold each euro earned is taken off the benefit; where the status ends, what is
 * paid by it ends at once. */
static void
test_cliff (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = load_paying ();
  g_autoptr (GadibaCase) from = parse_case (CASE ("status gmi support", "50.00", "100.00", ""));
  g_autoptr (GBytes) before = gadiba_case_write (from);
  const GadibaWhatIf what = { .person = "p1", .kind = "wage", .step = 5000, .n = 20 };
  g_autoptr (GArray) points = gadiba_what_if_list (from, book, &what, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (points->len, ==, 21);
  guint n_falls = 0;
  for (guint i = 0; i < points->len; i++)
    {
      const GadibaWhatIfPoint *point = &g_array_index (points, GadibaWhatIfPoint, i);
      g_test_message ("%d %d %d %d %d", (int) point->more, (int) point->earned,
                      (int) point->benefits, (int) point->total, (int) point->falls);
      g_assert_true (point->decided);
      g_assert_cmpint (point->more, ==, 5000 * i);
      g_assert_cmpint (point->earned, ==, 5000 + 5000 * i);
      g_assert_cmpint (point->total, ==, point->earned + point->other + point->benefits);
      n_falls += point->falls > 0;
    }
  const GadibaWhatIfPoint *first = &g_array_index (points, GadibaWhatIfPoint, 0);
  const GadibaWhatIfPoint *second = first + 1;
  g_assert_cmpint (first->total, ==, second->total);
  /* At 600 it is still paid, at 650 not. */
  g_assert_cmpuint (n_falls, ==, 1);
  g_assert_cmpint (g_array_index (points, GadibaWhatIfPoint, 12).falls, ==, 2500);
  g_assert_cmpint (g_array_index (points, GadibaWhatIfPoint, 20).benefits, ==, 0);
  assert_untouched (from, before);
}

/* A step of nothing is the assessment itself. */
static void
test_same (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = load_law (NULL);
  g_autoptr (GadibaCase) from = load_case ("cases", "derived-housing-with-gmi.xml");
  const GadibaTerms terms = { .day = GADIBA_DATE_NONE };
  g_autoptr (GadibaAssessment) assessment = gadiba_assessment_new (from, book, &terms, &error);
  const GadibaWhatIf what = { .person = "p2", .kind = "wage", .step = 1, .n = 1 };
  g_autoptr (GArray) points = gadiba_what_if_list (from, book, &what, &error);
  GadibaMoney total;
  gboolean open;

  g_assert_no_error (error);
  g_assert_true (gadiba_assessment_sum_benefits (assessment, &total, &open));
  const GadibaWhatIfPoint *point = &g_array_index (points, GadibaWhatIfPoint, 0);
  g_assert_cmpint (point->benefits, ==, total);
  g_assert_cmpint (point->earned, ==, 0);
  g_assert_cmpint (point->other, ==, 10000);
}

static void
test_undecided (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = load_law (NULL);
  g_autoptr (GadibaCase) from =
      parse_case ("<case xmlns='urn:gadiba:case:1'><application received='2026-05-20'/>"
                  "<household><person id='p1' applicant='yes' given='Anna' family='Bērziņa' "
                  "relation='self'/></household></case>");
  const GadibaWhatIf what = { .person = "p1", .kind = "wage", .step = 5000, .n = 2 };
  g_autoptr (GArray) points = gadiba_what_if_list (from, book, &what, &error);

  g_assert_no_error (error);
  g_assert_false (g_array_index (points, GadibaWhatIfPoint, 1).decided);
  g_assert_cmpint (g_array_index (points, GadibaWhatIfPoint, 1).falls, ==, 0);
}

static void
test_refused (void)
{
  g_autoptr (GadibaBook) book = load_law (NULL);
  g_autoptr (GadibaCase) from = parse_case (CASE ("status gmi", "100.00", "100.00", ""));
  const GadibaWhatIf wrong[] = {
    { .person = "p1", .kind = "wage", .step = 0, .n = 5 },
    { .person = "p1", .kind = "wage", .step = 100, .n = 0 },
    { .person = "p1", .kind = "wage", .step = 100, .n = GADIBA_WHAT_IF_MAX + 1 },
    { .person = "p9", .kind = "wage", .step = 100, .n = 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (gadiba_what_if_list (from, book, &wrong[i], &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/variant/offers", test_offers);
  g_test_add_func ("/variant/open", test_open);
  g_test_add_func ("/variant/in-force", test_in_force);
  g_test_add_func ("/variant/cliff", test_cliff);
  g_test_add_func ("/variant/same", test_same);
  g_test_add_func ("/variant/undecided", test_undecided);
  g_test_add_func ("/variant/refused", test_refused);
  return g_test_run ();
}
