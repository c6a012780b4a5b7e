/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "demo-test.h"
#include "gadiba-case-read.h"
#include "gadiba-case-write.h"
#include "gadiba-personal-code.h"
#include "gadiba-text.h"

/* The SHA-256 of the first 300 case files of seed 1. It changes with the tables in data/demo and
 * with what is drawn from them; then the new one is in the message of the failed test. */
#define N_GOLDEN 300
#define GOLDEN "310a9692f7a55dcaca2ea3dd9b189fcd6c841e457d8347f61a5d4e70f158d2f7"

static char *
digest_cases (const GadibaDemo *demo, guint n)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GadibaCase) from = gadiba_demo_make_case (demo, i);
      g_autoptr (GBytes) bytes = gadiba_case_write (from);
      g_checksum_update (checksum, g_bytes_get_data (bytes, NULL),
                         (gssize) g_bytes_get_size (bytes));
    }
  return g_strdup (g_checksum_get_string (checksum));
}

/* --- chance --- */

static void
test_random (void)
{
  /* The published values of SplitMix64 that begins at 0. */
  GadibaDemoRandom random = _gadiba_demo_random (0);
  g_assert_true (_gadiba_demo_random_next (&random) == G_GUINT64_CONSTANT (0xe220a8397b1dcdaf));
  g_assert_true (_gadiba_demo_random_next (&random) == G_GUINT64_CONSTANT (0x6e789e6aa1b965f4));
  g_assert_true (_gadiba_demo_random_next (&random) == G_GUINT64_CONSTANT (0x06c45d188009454f));
  guint counts[7] = { 0 };
  for (guint i = 0; i < 70000; i++)
    counts[_gadiba_demo_random_below (&random, 7)]++;
  for (guint i = 0; i < 7; i++)
    {
      g_assert_cmpuint (counts[i], >, 9600);
      g_assert_cmpuint (counts[i], <, 10400);
    }
  g_assert_cmpint (_gadiba_demo_random_between (&random, 5, 5), ==, 5);
  g_assert_cmpint (_gadiba_demo_random_between (&random, -3, -3), ==, -3);
  g_assert_false (_gadiba_demo_random_chance (&random, 0));
  g_assert_true (_gadiba_demo_random_chance (&random, 1000));
}

static void
test_same (void)
{
  g_autoptr (GadibaDemo) demo = make_demo (SEED, N_GOLDEN);
  g_autoptr (GadibaDemo) larger = make_demo (SEED, 2 * N_GOLDEN);
  g_autoptr (GadibaDemo) other = make_demo (SEED + 1, N_GOLDEN);
  g_autofree char *digest = digest_cases (demo, N_GOLDEN);
  g_autofree char *digest_of_larger = digest_cases (larger, N_GOLDEN);
  g_autofree char *digest_of_other = digest_cases (other, N_GOLDEN);

  g_assert_cmpstr (digest, ==, digest_of_larger);
  g_assert_cmpstr (digest, !=, digest_of_other);
  g_assert_cmpstr (digest, ==, GOLDEN);
}

static void
test_order (void)
{
  g_autoptr (GadibaDemo) demo = make_demo (SEED, 500);
  guint n_cases = gadiba_demo_get_n_cases (demo);
  g_autofree gboolean *seen = g_new0 (gboolean, n_cases);
  GadibaDate last = GADIBA_DATE_NONE;
  guint household = 0;

  g_assert_cmpuint (n_cases, >, 500);
  for (guint i = 0; i < n_cases; i++)
    {
      guint index = gadiba_demo_get_nth_received (demo, i);
      g_autoptr (GadibaCase) from = gadiba_demo_make_case (demo, index);
      g_assert_false (seen[index]);
      seen[index] = TRUE;
      g_assert_cmpint (from->application.received, >=, last);
      last = from->application.received;
    }
  g_assert_cmpint (last, <=, demo->today);
  for (guint i = 0; i < n_cases; i++)
    {
      guint number;
      guint next = gadiba_demo_get_household (demo, i, &number);
      g_assert_cmpuint (next, ==, number == 0 && i > 0 ? household + 1 : household);
      household = next;
    }
  g_assert_cmpuint (household, ==, 499);
}

/* --- each case --- */

static void
assert_likely_family (const GadibaCase *from)
{
  const GadibaCasePerson *applicant = gadiba_case_get_person (from, 0);
  g_assert_cmpstr (applicant->applicant, ==, "yes");
  for (int i = 1; i < (int) from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, i);
      GadibaDate younger = MAX (applicant->born, person->born);
      GadibaDate older = MIN (applicant->born, person->born);
      if (g_str_equal (person->relation, "child") || g_str_equal (person->relation, "parent"))
        g_assert_cmpint (gadiba_date_age_in_years (older, younger), >=, 17);
      if (g_str_equal (person->relation, "spouse") || g_str_equal (person->relation, "partner"))
        g_assert_cmpstr (person->sex, !=, applicant->sex);
    }
}

/* Who becomes an adult within the longest term is asked like one, or the last months of the term
 * could not be decided. */
static void
assert_adults_asked (const GadibaCase *from)
{
  GadibaDate last = gadiba_date_add_months (from->application.received, 6);

  for (int i = 0; i < (int) from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, i);
      g_assert_cmpint (gadiba_date_age_in_years (person->born, last) >= 18, ==,
                       person->income != NULL);
    }
}

/* Every case is a case file without a warning, and the national book assesses it. */
static void
test_files (void)
{
  g_autoptr (GadibaDemo) demo = make_demo (SEED, 1200);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = gadiba_office_load_books (NULL, &error);
  guint n_decided = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < gadiba_demo_get_n_cases (demo); i++)
    {
      g_autoptr (GadibaCase) from = gadiba_demo_make_case (demo, i);
      g_autoptr (GBytes) bytes = gadiba_case_write (from);
      g_autoptr (GadibaCase) read = gadiba_case_read_bytes (bytes, "demo.xml", &error);
      g_assert_no_error (error);
      g_assert_cmpuint (read->warnings->len, ==, 0);
      g_autoptr (GBytes) again = gadiba_case_write (read);
      g_assert_true (g_bytes_equal (bytes, again));
      g_autoptr (GadibaAssessment) assessment = assess (read, book);
      n_decided += assessment->decided ? 1 : 0;
      g_assert_true (gadiba_calendar_is_working_day (demo->calendar, read->application.received));
      g_assert_cmpstr (read->dwelling.region, ==, "Liepkalnu novads");
      assert_likely_family (read);
      assert_adults_asked (read);
    }
  g_assert_cmpuint (n_decided, >, gadiba_demo_get_n_cases (demo) / 2);
}

/* Any day will do: a holiday, a leap day, one before the moved days that are known, one after. */
static void
test_days (void)
{
  static const char *const days[] = { "2024-02-29", "2026-01-01", "2026-05-31", "2031-12-31" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      GadibaDate today = GADIBA_DATE_NONE;
      g_autoptr (GError) error = NULL;
      g_assert_true (gadiba_date_parse (days[i], &today, NULL));
      g_autoptr (GadibaDemo) demo = gadiba_demo_new (SEED, 150, today, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < gadiba_demo_get_n_cases (demo); k++)
        {
          g_autoptr (GadibaCase) from = gadiba_demo_make_case (demo, k);
          g_autoptr (GBytes) bytes = gadiba_case_write (from);
          g_autoptr (GadibaCase) read = gadiba_case_read_bytes (bytes, "demo.xml", &error);
          g_assert_no_error (error);
          g_assert_cmpuint (read->warnings->len, ==, 0);
          g_assert_cmpint (read->application.received, <=, today);
          g_assert_cmpint (read->application.received, >, gadiba_date_add_months (today, -14));
        }
    }
}

/* --- who is who --- */

static void
test_codes (void)
{
  g_autoptr (GadibaDemo) demo = make_demo (SEED, 1);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 800000; i++)
    {
      char *text = _gadiba_demo_make_code (demo, i);
      GadibaPersonalCode code = gadiba_personal_code_check (text);
      g_assert_true (gadiba_personal_code_is_practice (&code));
      g_assert_cmpstr (code.text, ==, text);
      g_assert_true (g_hash_table_add (codes, text));
    }
}

static void
test_persons (void)
{
  g_autoptr (GadibaDemo) demo = make_demo (SEED, 100000);
  g_autoptr (GHashTable) persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 100000; i++)
    {
      GadibaDemoPlan plan;
      _gadiba_demo_plan (demo, i, &plan);
      for (guint k = 0; k < plan.n_persons; k++)
        {
          const GadibaDemoPerson *person = &plan.persons[k];
          g_autofree char *name = g_strconcat (
              _gadiba_demo_lists_get_given (&demo->lists, person->given, person->sex)->text, "\n",
              _gadiba_demo_lists_get_family (&demo->lists, person->family, person->sex)->text,
              NULL);
          g_autofree char *folded = gadiba_text_fold (name);
          g_assert_true (
              g_hash_table_add (persons, g_strdup_printf ("%s\n%d", folded, person->born)));
          g_assert_cmpuint (person->serial, ==,
                            i * GADIBA_DEMO_MAX_PERSONS + person->serial % GADIBA_DEMO_MAX_PERSONS);
        }
    }
  /* It does not happen by itself. */
  g_assert_cmpuint (g_hash_table_size (demo->moved_births), >, 0);
}

static void
test_family_names (void)
{
  g_autoptr (GadibaDemo) demo = make_demo (SEED, 1);
  guint n = 0;

  for (guint i = 0; i < demo->lists.families->len; i++)
    {
      const char *his = _gadiba_demo_lists_get_family (&demo->lists, i, GADIBA_SEX_MALE)->text;
      const char *hers = _gadiba_demo_lists_get_family (&demo->lists, i, GADIBA_SEX_FEMALE)->text;
      g_assert_true (g_str_has_suffix (his, "s") || g_str_has_suffix (his, "š"));
      g_assert_true (g_str_has_suffix (hers, "a") || g_str_has_suffix (hers, "e"));
      g_assert_cmpint (strncmp (his, hers, 2), ==, 0);
      n += g_str_equal (his, "Bērziņš") && g_str_equal (hers, "Bērziņa") ? 1 : 0;
    }
  g_assert_cmpuint (n, ==, 1);
}

/* --- again --- */

static const GadibaCaseIncome *
find_income (const GadibaCase *from, const GadibaCaseIncome *like)
{
  for (guint i = 0; i < from->incomes->len; i++)
    {
      const GadibaCaseIncome *income = &g_array_index (from->incomes, GadibaCaseIncome, i);
      if (income->person == like->person && income->kind == like->kind
          && income->month == like->month && income->irregular == like->irregular)
        return income;
    }
  return NULL;
}

static void
assert_same_persons (const GadibaCase *earlier, const GadibaCase *later)
{
  g_assert_cmpuint (earlier->persons->len, ==, later->persons->len);
  for (int i = 0; i < (int) earlier->persons->len; i++)
    {
      const GadibaCasePerson *a = gadiba_case_get_person (earlier, i);
      const GadibaCasePerson *b = gadiba_case_get_person (later, i);
      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpstr (a->code, ==, b->code);
      g_assert_cmpstr (a->given, ==, b->given);
      g_assert_cmpstr (a->family, ==, b->family);
      g_assert_cmpstr (a->relation, ==, b->relation);
      g_assert_cmpint (a->born, ==, b->born);
    }
  g_assert_cmpstr (earlier->dwelling.street, ==, later->dwelling.street);
  g_assert_cmpstr (earlier->dwelling.place, ==, later->dwelling.place);
  g_assert_cmpuint (earlier->history->len, ==, later->history->len);
}

typedef struct
{
  guint n_pairs, n_common, n_changed, n_disregards;
} Again;

static void
compare_incomes (const GadibaCase *earlier, const GadibaCase *later, Again *again)
{
  GadibaMonth received = gadiba_date_get_month (later->application.received);

  for (guint i = 0; i < earlier->incomes->len; i++)
    {
      const GadibaCaseIncome *income = &g_array_index (earlier->incomes, GadibaCaseIncome, i);
      const GadibaCaseIncome *same = find_income (later, income);
      if (same != NULL)
        {
          g_assert_cmpint (income->amount, ==, same->amount);
          again->n_common++;
          continue;
        }
      GadibaCaseIncome moved = *income;
      moved.month = received - 1;
      same = find_income (later, &moved);
      again->n_changed += same != NULL && same->amount != income->amount ? 1 : 0;
    }
}

/* Who applies again is the same household, after the term of the time before. */
static void
test_again (void)
{
  g_autoptr (GadibaDemo) demo = make_demo (SEED, 2000);
  g_autoptr (GadibaBook) book = load_books ();
  Again again = { 0 };

  for (guint i = 1; i < gadiba_demo_get_n_cases (demo); i++)
    {
      guint number;
      gadiba_demo_get_household (demo, i, &number);
      if (number == 0)
        continue;
      g_autoptr (GadibaCase) earlier = gadiba_demo_make_case (demo, i - 1);
      g_autoptr (GadibaCase) later = gadiba_demo_make_case (demo, i);
      g_autoptr (GadibaAssessment) assessment = assess (earlier, book);
      GadibaDemoDecision decision = gadiba_demo_decide (demo, i - 1, assessment);
      GadibaDate to = GADIBA_DATE_NONE;
      assert_same_persons (earlier, later);
      compare_incomes (earlier, later, &again);
      again.n_pairs++;
      for (int k = 0; k < (int) later->persons->len; k++)
        again.n_disregards += gadiba_case_get_person (later, k)->work_disregard != 0;
      g_assert_cmpint (decision.answer, !=, GADIBA_DEMO_OPEN);
      g_assert_cmpint (later->application.received, >, decision.day);
      if (decision.answer == GADIBA_DEMO_REFUSE)
        continue;
      g_assert_true (
          gadiba_date_parse (gadiba_assessment_get (assessment, "status.to"), &to, NULL));
      g_assert_cmpint (later->application.received, >, to);
    }
  g_test_message ("%u pairs, %u common incomes, %u changed, %u disregards", again.n_pairs,
                  again.n_common, again.n_changed, again.n_disregards);
  g_assert_cmpuint (again.n_pairs, >, 500);
  g_assert_cmpuint (again.n_common, >, 50);
  g_assert_cmpuint (again.n_changed, >, 500);
  g_assert_cmpuint (again.n_disregards, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/demo/random", test_random);
  g_test_add_func ("/office/demo/same", test_same);
  g_test_add_func ("/office/demo/order", test_order);
  g_test_add_func ("/office/demo/files", test_files);
  g_test_add_func ("/office/demo/days", test_days);
  g_test_add_func ("/office/demo/codes", test_codes);
  g_test_add_func ("/office/demo/persons", test_persons);
  g_test_add_func ("/office/demo/family-names", test_family_names);
  g_test_add_func ("/office/demo/again", test_again);
  return g_test_run ();
}
