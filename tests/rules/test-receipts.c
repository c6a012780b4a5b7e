/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-test.h"

/* What the engine makes of lines of income: which stand inside their window, receipts added up,
 * irregular ones on top of regular ones. Received on 2026-02-10. */

/* Of work, 100 EUR a month are left out. */
#define SALE "<kind id=\"sale\" title=\"t\" irregular=\"yes\"/>"
#define INCOMES                                                                                    \
  EXCLUSION ("gone", "away")                                                                       \
  GROUP ("work", "together=\"yes\"", KIND ("wage") KIND ("business"), "max(0, amount - 100 EUR)")  \
  GROUP ("plain", "", KIND ("pension") KIND ("rent") SALE, "amount")                               \
  GROUP ("paid", "", KIND ("paid"), "-amount")                                                     \
  STEP ("own", "person", "money", "sum(receipts, counted)")

#define PEOPLE "<fact of=\"person\" id=\"away\" type=\"yes-no\" otherwise=\"no\" title=\"t\"/>"

/* PERSON KIND MONTH AMOUNT, and "!" behind it for an irregular one */
static void
add_income (GadibaFacts *facts, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  const GadibaIncomeKind *kind = g_hash_table_lookup (facts->book->income_kind_names, words[1]);
  g_assert_nonnull (kind);
  const GadibaIncomeLine line = {
    .person = (guint) (words[0][1] - '1'),
    .kind = kind,
    .month = month_of (words[2]),
    .amount = number_of (words[3]),
    .irregular = words[4] != NULL || kind->irregular,
  };
  g_array_append_val (facts->incomes, line);
}

/* Three persons, of whom the third is left out. */
static GadibaFacts *
make_household (const GadibaBook *book, const char *const *incomes)
{
  GadibaFacts *facts = gadiba_facts_new (book);
  facts->received = date_of ("2026-02-10");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i + 1);
      gadiba_facts_add (facts, GADIBA_ENTITY_PERSON, -1, id, id);
    }
  state (facts, GADIBA_ENTITY_PERSON, 2, "away", "yes");
  for (; incomes != NULL && *incomes != NULL; incomes++)
    add_income (facts, *incomes);
  return facts;
}

static void
check_incomes (const char *const *incomes, const Row *rows, gsize n)
{
  const Parts parts = { .facts = PEOPLE, .rest = SECTION (INCOMES) };
  g_autoptr (GadibaBook) book = load_rows (&parts, rows, n);
  g_autoptr (GadibaFacts) facts = make_household (book, incomes);
  g_autoptr (GadibaEvaluation) evaluation = evaluate (facts, NULL, 0);
  check_rows (evaluation, "row", rows, n, 0);
}

/* --- windows --- */

static void
test_windows (void)
{
  static const char *const incomes[] = { "p1 pension 2025-10 1.00",
                                         "p1 pension 2025-11 2.00",
                                         "p1 pension 2026-01 4.00",
                                         "p1 pension 2026-02 8.00",
                                         "p1 sale 2025-01 16.00",
                                         "p1 sale 2025-02 32.00",
                                         "p1 sale 2026-01 64.00",
                                         "p1 sale 2026-02 128.00",
                                         "p1 pension 2025-02 256.00 !",
                                         "p1 pension 2025-01 512.00 !",
                                         NULL };
  static const gboolean used[] = {
    FALSE, TRUE, TRUE, FALSE, FALSE, TRUE, TRUE, FALSE, TRUE, FALSE
  };
  static const Row rows[] = {
    { "money", "sum(incomes where not irregular, amount)", "6.00", NULL },
    { "money", "sum(incomes where irregular, amount)", "352.00", NULL },
    { "money", "sum(receipts, amount)", "358.00", NULL },
    { "money", "sum(receipts where not irregular, counted) / income.window", "2.00", NULL },
    { "money", "round(sum(receipts where irregular, counted) / income.window-irregular, 0.01, up)",
      "29.34", NULL },
    { "number", "count(incomes)", "5", NULL },
    { "yes-no", "any(incomes where kind = \"sale\")", "yes", NULL },
    { "number", "count(incomes where month ≥ month-of(received) - 3 months)", "3", NULL },
  };
  const Parts parts = { .facts = PEOPLE FACT ("received", "date"), .rest = SECTION (INCOMES) };
  g_autoptr (GadibaBook) book = load_rows (&parts, rows, G_N_ELEMENTS (rows));
  g_autoptr (GadibaFacts) facts = make_household (book, incomes);
  state (facts, GADIBA_ENTITY_HOUSEHOLD, 0, "received", "2026-02-10");
  g_autoptr (GadibaEvaluation) evaluation = evaluate (facts, NULL, 0);
  check_rows (evaluation, "row", rows, G_N_ELEMENTS (rows), 0);
  for (guint i = 0; i < G_N_ELEMENTS (used); i++)
    g_assert_cmpint (gadiba_evaluation_uses_income (evaluation, i), ==, used[i]);
}

/* The lengths are parameters; those set by hand hold too, whatever they are. */
static void
test_window_lengths (void)
{
  static const struct
  {
    const char *setting, *result;
  } cases[] = {
    { "income.window=1", "4.00" },          { "income.window=2", "6.00" },
    { "income.window=4", "7.00" },          { "income.window=1.5", "4.00" },
    { "income.window=2147483648", "7.00" }, { "income.window=9223372036854775807", "7.00" },
  };
  static const char *const incomes[] = { "p1 pension 2025-10 1.00", "p1 pension 2025-12 2.00",
                                         "p1 pension 2026-01 4.00", "p1 pension 2026-02 8.00",
                                         NULL };
  const Parts parts = { .facts = PEOPLE, .rest = SECTION (INCOMES) };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Row row = { "money", "sum(receipts, amount)", cases[i].result, NULL };
      g_autoptr (GadibaBook) book = load_rows (&parts, &row, 1);
      g_autoptr (GadibaFacts) facts = make_household (book, incomes);
      g_autoptr (GError) error = NULL;
      GadibaSetting setting;
      g_test_message ("%s", cases[i].setting);
      gadiba_setting_parse (book, cases[i].setting, &setting, &error);
      g_assert_no_error (error);
      g_autoptr (GadibaEvaluation) evaluation = evaluate (facts, &setting, 1);
      check_rows (evaluation, "row", &row, 1, 0);
    }
}

/* Nobody is assessed on no month at all. */
static void
test_window_too_short (void)
{
  static const char *const cases[] = { "income.window=0", "income.window=0.9",
                                       "income.window-irregular=0" };
  const Parts parts = { .facts = PEOPLE, .rest = SECTION (INCOMES) };
  const Row row = { "money", "sum(receipts, amount)", NULL, NULL };
  g_autoptr (GadibaBook) book = load_rows (&parts, &row, 1);
  g_autoptr (GadibaFacts) facts = make_household (book, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GadibaSetting setting;
      const GadibaTerms terms = { .day = date_of ("2026-02-10"),
                                  .settings = &setting,
                                  .n_settings = 1 };
      g_autoptr (GError) error = NULL;
      g_assert_true (gadiba_setting_parse (book, cases[i], &setting, &error));
      g_assert_null (gadiba_evaluation_new (facts, &terms, &error));
      g_assert_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_RANGE);
      g_assert_nonnull (strstr (error->message, "one month or more"));
    }
}

/* --- receipts --- */

/* By person, month and group, and by kind unless the group's kinds are taken together. */
static void
test_adding_up (void)
{
  static const char *const incomes[] = { "p1 wage 2025-11 60.00",
                                         "p1 business 2025-11 60.00",
                                         "p1 wage 2025-12 60.00",
                                         "p2 wage 2025-11 60.00",
                                         "p1 wage 2025-11 5.00",
                                         "p1 pension 2025-11 10.00",
                                         "p1 pension 2025-11 20.00",
                                         "p1 rent 2025-11 7.00",
                                         "p1 paid 2025-11 3.00",
                                         "p1 wage 2026-01 250.00",
                                         NULL };
  static const Row rows[] = {
    { "number", "count(incomes)", "10", NULL },
    { "number", "count(receipts)", "7", NULL },
    { "money", "sum(receipts where group = \"work\" and month = month-of(day) - 3 months, amount)",
      "185.00", NULL },
    /* 125 − 100 of the first, nothing of the others, 250 − 100 in January. */
    { "money", "sum(receipts where group = \"work\", counted)", "175.00", NULL },
    { "number", "count(receipts where group = \"plain\")", "2", NULL },
    { "money", "sum(receipts where kind = \"pension\", counted)", "30.00", NULL },
    { "money", "sum(receipts where kind = \"rent\", counted)", "7.00", NULL },
    { "money", "sum(receipts where group = \"paid\", counted)", "-3.00", NULL },
    { "money", "sum(receipts, counted)", "209.00", NULL },
    { "money", "sum(persons, own)", "209.00", NULL },
    { "yes-no", "any(persons, own = 0)", "yes", NULL },
  };
  check_incomes (incomes, rows, G_N_ELEMENTS (rows));
}

/* A regular receipt of the same month has used up its part of the allowance: what counts is what
 * the irregular one adds. */
static void
test_irregular_on_top (void)
{
  static const struct
  {
    const char *regular, *irregular; /* of one month */
    const char *counted, *added;
  } cases[] = {
    { "80.00", "50.00", "0.00", "30.00" },       { "150.00", "50.00", "50.00", "50.00" },
    { "20.00", "30.00", "0.00", "0.00" },        { "0.00", "130.00", "0.00", "30.00" },
    { "100.00", "0.01", "0.00", "0.01" },        { "99.99", "0.01", "0.00", "0.00" },
    { "1000.00", "500.00", "900.00", "500.00" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int order = 0; order < 4; order++)
      {
        g_autofree char *regular = g_strdup_printf ("p1 wage 2026-01 %s", cases[i].regular);
        g_autofree char *irregular = g_strdup_printf (
            "p1 %s 2026-01 %s !", order % 2 == 0 ? "wage" : "business", cases[i].irregular);
        const char *const incomes[] = { order < 2 ? regular : irregular,
                                        order < 2 ? irregular : regular, NULL };
        const Row rows[] = {
          { "money", "sum(receipts where not irregular, counted)", cases[i].counted, NULL },
          { "money", "sum(receipts where irregular, counted)", cases[i].added, NULL },
          { "money", "sum(receipts where irregular, amount)", cases[i].irregular, NULL },
          { "money", "sum(receipts where irregular, before)", cases[i].regular, NULL },
        };
        check_incomes (incomes, rows, G_N_ELEMENTS (rows));
      }
}

/* Of another month, another person, or outside the regular window, there is nothing before. */
static void
test_irregular_alone (void)
{
  static const char *const incomes[] = { "p1 wage 2026-01 300.00",   "p1 wage 2025-12 120.00 !",
                                         "p2 wage 2026-01 130.00 !", "p1 wage 2025-06 500.00",
                                         "p1 wage 2025-06 140.00 !", "p1 rent 2026-01 9.00 !",
                                         "p2 wage 2026-01 10.00 !",  NULL };
  static const Row rows[] = {
    { "money", "sum(receipts where not irregular, counted)", "200.00", NULL },
    { "money", "sum(receipts where group = \"work\" and irregular, counted)", "100.00", NULL },
    { "money", "sum(receipts where irregular, before)", "0.00", NULL },
    { "number", "count(receipts where irregular)", "4", NULL },
  };
  check_incomes (incomes, rows, G_N_ELEMENTS (rows));
}

static void
test_left_out (void)
{
  static const char *const incomes[] = { "p1 pension 2026-01 10.00", "p3 pension 2026-01 500.00",
                                         "p3 sale 2026-01 70.00", "p2 pension 2025-12 1.00", NULL };
  static const Row rows[] = {
    { "number", "count(persons)", "2", NULL },
    { "money", "sum(receipts, counted)", "11.00", NULL },
    { "money", "sum(incomes, amount)", "11.00", NULL },
    { "money", "sum(persons, own)", "11.00", NULL },
    { "yes-no", "any(incomes where kind = \"sale\")", "no", NULL },
    { "number", "count(receipts)", "2", NULL },
  };
  check_incomes (incomes, rows, G_N_ELEMENTS (rows));
}

/* --- formulas of groups that ask for more --- */

#define PAY(formula) GROUP ("one", "", KIND ("pay"), formula)
#define FAR                                                                                        \
  GROUP ("two", "", KIND ("far"),                                                                  \
         "if(amount > 500 EUR, 9000000000000000000 EUR, -9000000000000000000 EUR)")
#define TOTAL STEP ("total", "person", "money", "sum(receipts, amount)")

static void
check_group (const char *section, const char *const *incomes, const Row *rows, gsize n)
{
  const Parts parts = { .facts = PEOPLE FACT_OF ("person", "told", "yes-no"), .rest = section };
  g_autoptr (GadibaBook) book = load_rows (&parts, rows, n);
  g_autoptr (GadibaFacts) facts = make_household (book, incomes);
  g_autoptr (GadibaEvaluation) evaluation = evaluate (facts, NULL, 0);
  check_rows (evaluation, "row", rows, n, 0);
}

/* What the regular part counts is not known, so what the irregular adds to it is not either. */
static void
test_unknown_before (void)
{
  static const char *const incomes[] = { "p1 pay 2026-01 400.00", "p1 pay 2026-01 200.00 !", NULL };
  static const Row rows[] = {
    { "money", "sum(receipts where not irregular, counted)", "undecided", "told p1" },
    { "money", "sum(receipts where irregular, counted)", "undecided", "told p1" },
    { "money", "sum(receipts, counted)", "undecided", "told p1" },
  };
  check_group (SECTION (PAY ("if(amount > 500 EUR, amount, if(told, amount, 0))")), incomes, rows,
               G_N_ELEMENTS (rows));
}

/* A step that adds up the person's receipts is the same, whoever asks first. */
static void
test_formula_with_total (void)
{
  const Parts parts = { .facts = PEOPLE, .rest = SECTION (PAY ("if(total > 0, amount, 0)") TOTAL) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = load_parts (&parts, &error);
  g_assert_null (book);
  check_message ("a group that rests on receipts", error->message, "small.xml:", NULL,
                 "sums of receipts|income.");
}

/* Facts and steps of the person whose receipt it is. */
static void
test_formula_of_person (void)
{
  static const char *const incomes[] = { "p1 pay 2026-01 10.00", "p2 pay 2026-01 20.00",
                                         "p1 pay 2025-12 1.00", NULL };
  static const Row rows[] = {
    { "money", "sum(persons where known(told), sum(receipts, counted))", "1.00", NULL },
    { "money", "sum(receipts, counted)", "undecided", "told p2" },
  };
  const Parts parts = { .facts = PEOPLE FACT_OF ("person", "told", "yes-no"),
                        .rest = SECTION (PAY ("if(told and amount > 5 EUR, 0, amount)")) };
  g_autoptr (GadibaBook) book = load_rows (&parts, rows, G_N_ELEMENTS (rows));
  g_autoptr (GadibaFacts) facts = make_household (book, incomes);
  state (facts, GADIBA_ENTITY_PERSON, 0, "told", "yes");
  g_autoptr (GadibaEvaluation) evaluation = evaluate (facts, NULL, 0);
  check_rows (evaluation, "row", rows, G_N_ELEMENTS (rows), 0);
}

/* Amounts that do not fit when added up, and a difference that does not. */
static void
test_out_of_range (void)
{
  static const char *const sum[] = { "p1 pay 2026-01 9223372036854775807",
                                     "p1 pay 2026-01 9223372036854775807", NULL };
  static const char *const total[] = { "p1 pay 2026-01 9223372036854775807",
                                       "p1 pay 2026-01 9223372036854775807 !", NULL };
  static const char *const difference[] = { "p1 far 2026-01 400.00", "p1 far 2026-01 200.00 !",
                                            NULL };
  static const Row rows[] = { { "money", "sum(receipts where irregular, counted)", NULL, NULL } };
  const char *section = SECTION (PAY ("amount") FAR);
  const Parts parts = { .facts = PEOPLE, .rest = section };
  g_autoptr (GadibaBook) book = load_rows (&parts, rows, 1);
  g_autoptr (GadibaFacts) facts = make_household (book, sum);
  const GadibaTerms terms = { .day = facts->received };
  g_autoptr (GError) error = NULL;

  g_assert_null (gadiba_evaluation_new (facts, &terms, &error));
  g_assert_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_RANGE);
  check_group (section, total, rows, 1);
  check_group (section, difference, rows, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/receipts/windows", test_windows);
  g_test_add_func ("/rules/receipts/window-lengths", test_window_lengths);
  g_test_add_func ("/rules/receipts/window-too-short", test_window_too_short);
  g_test_add_func ("/rules/receipts/adding-up", test_adding_up);
  g_test_add_func ("/rules/receipts/irregular-on-top", test_irregular_on_top);
  g_test_add_func ("/rules/receipts/irregular-alone", test_irregular_alone);
  g_test_add_func ("/rules/receipts/left-out", test_left_out);
  g_test_add_func ("/rules/receipts/unknown-before", test_unknown_before);
  g_test_add_func ("/rules/receipts/formula-with-total", test_formula_with_total);
  g_test_add_func ("/rules/receipts/formula-of-person", test_formula_of_person);
  g_test_add_func ("/rules/receipts/out-of-range", test_out_of_range);
  return g_test_run ();
}
