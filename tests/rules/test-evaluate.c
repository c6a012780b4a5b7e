/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-test.h"

/*
 * Formulas over the household's own facts: three-valued logic, arithmetic, and which facts a result
 * lacks: those whose answer could change it, and no other.
 */

/* Facts called lost… are not stated. */
#define LEVELS CHOICE ("low") CHOICE ("middle") CHOICE ("high")
#define BILL "<fact id=\"lost-bill\" type=\"money\" subject=\"housing-month\" title=\"t\"/>"
#define TAKEN "<fact id=\"taken\" type=\"yes-no\" otherwise=\"yes\" title=\"t\"/>"
#define FACTS                                                                                      \
  BILL TAKEN FACT ("true", "yes-no") FACT ("false", "yes-no") FACT ("lost", "yes-no")              \
      FACT ("lost2", "yes-no") FACT ("ten", "money") FACT ("twenty", "money")                      \
          FACT ("lost-sum", "money") FACT ("lost-sum2", "money") FACT ("lost-number", "number")    \
              WORD_FACT_OF ("household", "level", LEVELS)                                          \
                  WORD_FACT_OF ("household", "lost-level", LEVELS)

static void
check_formulas (const Row *rows, gsize n)
{
  const Parts parts = { .facts = FACTS };
  g_autoptr (GadibaBook) book = load_rows (&parts, rows, n);
  g_autoptr (GadibaFacts) facts = gadiba_facts_new (book);
  g_autoptr (GError) error = NULL;
  const GadibaTerms terms = { .day = date_of ("2026-02-10") };

  facts->received = date_of ("2026-02-10");
  facts->housing_month = month_of ("2026-01");
  state (facts, GADIBA_ENTITY_HOUSEHOLD, 0, "true", "yes");
  state (facts, GADIBA_ENTITY_HOUSEHOLD, 0, "false", "no");
  state (facts, GADIBA_ENTITY_HOUSEHOLD, 0, "ten", "10.00");
  state (facts, GADIBA_ENTITY_HOUSEHOLD, 0, "twenty", "20.00");
  state (facts, GADIBA_ENTITY_HOUSEHOLD, 0, "level", "low");
  g_autoptr (GadibaEvaluation) evaluation = gadiba_evaluation_new (facts, &terms, &error);
  g_assert_no_error (error);
  check_rows (evaluation, "row", rows, n, 0);
}

static void
test_logic (void)
{
  static const Row rows[] = {
    { "yes-no", "true and true", "yes", NULL },
    { "yes-no", "true and false", "no", NULL },
    { "yes-no", "true and lost", "undecided", "lost -" },
    { "yes-no", "false and true", "no", NULL },
    { "yes-no", "false and false", "no", NULL },
    { "yes-no", "false and lost", "no", NULL },
    { "yes-no", "lost and true", "undecided", "lost -" },
    { "yes-no", "lost and false", "no", NULL },
    { "yes-no", "lost and lost2", "undecided", "lost -, lost2 -" },

    { "yes-no", "true or true", "yes", NULL },
    { "yes-no", "true or false", "yes", NULL },
    { "yes-no", "true or lost", "yes", NULL },
    { "yes-no", "false or true", "yes", NULL },
    { "yes-no", "false or false", "no", NULL },
    { "yes-no", "false or lost", "undecided", "lost -" },
    { "yes-no", "lost or true", "yes", NULL },
    { "yes-no", "lost or false", "undecided", "lost -" },
    { "yes-no", "lost or lost2", "undecided", "lost -, lost2 -" },

    { "yes-no", "not true", "no", NULL },
    { "yes-no", "not false", "yes", NULL },
    { "yes-no", "not lost", "undecided", "lost -" },
    { "yes-no", "not not true", "yes", NULL },

    /* What no answer could change is not asked. */
    { "yes-no", "(lost and lost2) or true", "yes", NULL },
    { "yes-no", "(lost or lost2) and false", "no", NULL },
    { "yes-no", "(lost and false) or lost2", "undecided", "lost2 -" },
    { "yes-no", "(lost or true) and lost2", "undecided", "lost2 -" },
    { "yes-no", "lost and lost", "undecided", "lost -" },
    { "yes-no", "lost-sum > 5 EUR and false", "no", NULL },
    { "yes-no", "taken", "yes", NULL },
    { "yes-no", "yes and no", "no", NULL },
  };
  check_formulas (rows, G_N_ELEMENTS (rows));
}

static void
test_comparisons (void)
{
  static const Row rows[] = {
    { "yes-no", "ten = 10 EUR", "yes", NULL },
    { "yes-no", "ten <> 10 EUR", "no", NULL },
    { "yes-no", "ten ≠ twenty", "yes", NULL },
    { "yes-no", "ten < twenty", "yes", NULL },
    { "yes-no", "ten < 10.00 EUR", "no", NULL },
    { "yes-no", "ten ≤ 10.00 EUR", "yes", NULL },
    { "yes-no", "twenty ≤ ten", "no", NULL },
    { "yes-no", "ten > twenty", "no", NULL },
    { "yes-no", "twenty > ten", "yes", NULL },
    { "yes-no", "ten ≥ 10 EUR", "yes", NULL },
    { "yes-no", "ten >= 10.01 EUR", "no", NULL },
    { "yes-no", "ten / 3 * 3 = ten", "yes", NULL },
    { "yes-no", "ten / 3 < 3.34 EUR and ten / 3 > 3.33 EUR", "yes", NULL },
    { "yes-no", "level = \"low\"", "yes", NULL },
    { "yes-no", "\"high\" = level", "no", NULL },
    { "yes-no", "level <> \"high\"", "yes", NULL },
    { "yes-no", "true = true", "yes", NULL },
    { "yes-no", "true = false", "no", NULL },
    { "yes-no", "true <> false", "yes", NULL },
    { "yes-no", "lost-sum = ten", "undecided", "lost-sum -" },
    { "yes-no", "ten < lost-sum", "undecided", "lost-sum -" },
    { "yes-no", "lost-sum <> lost-sum2", "undecided", "lost-sum -, lost-sum2 -" },
    { "yes-no", "lost-level = \"low\"", "undecided", "lost-level -" },
    { "yes-no", "level in (\"low\")", "yes", NULL },
    { "yes-no", "level in (\"high\")", "no", NULL },
    { "yes-no", "level in (\"high\", \"low\")", "yes", NULL },
    { "yes-no", "lost-level in (\"low\", \"high\")", "undecided", "lost-level -" },
    { "yes-no", "not lost-level in (\"low\")", "undecided", "lost-level -" },
    { "yes-no", "known(ten)", "yes", NULL },
    { "yes-no", "known(lost-sum)", "no", NULL },
    { "yes-no", "known(lost-sum + ten)", "no", NULL },
    { "yes-no", "known(lost or true)", "yes", NULL },
    { "yes-no", "known(taken)", "yes", NULL },
  };
  check_formulas (rows, G_N_ELEMENTS (rows));
}

static void
test_if (void)
{
  static const Row rows[] = {
    { "money", "if(true, ten, twenty)", "10.00", NULL },
    { "money", "if(false, ten, twenty)", "20.00", NULL },
    /* The branch that is not taken is not asked about. */
    { "money", "if(true, ten, lost-sum)", "10.00", NULL },
    { "money", "if(false, lost-sum, twenty)", "20.00", NULL },
    { "money", "if(true, lost-sum, ten)", "undecided", "lost-sum -" },
    { "money", "if(lost, ten, twenty)", "undecided", "lost -" },
    { "money", "if(lost, ten, ten)", "10.00", NULL },
    { "money", "if(lost, ten, 10 EUR)", "10.00", NULL },
    { "money", "if(lost, ten + twenty, twenty + ten)", "30.00", NULL },
    { "money", "if(lost, lost-sum, ten)", "undecided", "lost -, lost-sum -" },
    { "money", "if(lost, lost-sum, lost-sum2)", "undecided", "lost -, lost-sum -, lost-sum2 -" },
    { "money", "if(lost and false, ten, twenty)", "20.00", NULL },
    { "money", "if(lost, if(lost2, ten, ten), ten)", "10.00", NULL },
    { "money", "if(lost, 0, 0 EUR)", "0.00", NULL },
    { "word", "if(lost, \"low\", \"low\")", "low", NULL },
    { "word", "if(lost, \"low\", \"high\")", "undecided", "lost -" },
    { "word", "if(lost, level, \"low\")", "low", NULL },
    { "yes-no", "if(lost, yes, yes)", "yes", NULL },
    { "yes-no", "if(lost, yes, no)", "undecided", "lost -" },
    /* missing() names the fact to ask for, whatever is known of it. */
    { "money", "if(true, missing(lost-sum), ten)", "undecided", "lost-sum -" },
    { "money", "if(false, missing(lost-sum), ten)", "10.00", NULL },
    { "money", "if(true, missing(ten), ten)", "undecided", "ten -" },
    { "money", "if(false, ten, missing(lost-bill))", "undecided", "lost-bill 2026-01" },
    { "word", "if(true, missing(lost-level), \"low\")", "undecided", "lost-level -" },
    { "yes-no", "if(true, missing(lost), no) or true", "yes", NULL },
    /* A fact of the housing month is told with the month. */
    { "money", "lost-bill", "undecided", "lost-bill 2026-01" },
  };
  check_formulas (rows, G_N_ELEMENTS (rows));
}

#define EITHER "if(lost, \"low\", \"high\")"

/* Of a word that is one of two it is known what it is not. */
static void
test_words (void)
{
  static const Row rows[] = {
    { "yes-no", EITHER " = \"low\"", "undecided", "lost -" },
    { "yes-no", EITHER " <> \"high\"", "undecided", "lost -" },
    { "yes-no", EITHER " = \"middle\"", "no", NULL },
    { "yes-no", "\"middle\" = " EITHER, "no", NULL },
    { "yes-no", EITHER " <> \"middle\"", "yes", NULL },
    { "yes-no", EITHER " in (\"middle\")", "no", NULL },
    { "yes-no", EITHER " in (\"low\", \"high\")", "yes", NULL },
    { "yes-no", EITHER " in (\"low\", \"middle\")", "undecided", "lost -" },
    { "yes-no", "if(lost, \"low\", " EITHER ") = \"middle\"", "no", NULL },
    { "yes-no", "if(lost, \"low\", lost-level) = \"middle\"", "undecided", "lost -, lost-level -" },
    { "yes-no", "if(lost, if(lost2, \"low\", \"middle\"), \"high\") = \"middle\"", "undecided",
      "lost -, lost2 -" },
    { "yes-no", EITHER " = lost-level", "undecided", "lost -, lost-level -" },
    { "yes-no", EITHER " = if(lost2, \"middle\", \"middle\")", "no", NULL },
    { "yes-no", "known(" EITHER ")", "no", NULL },
    { "word", EITHER, "undecided", "lost -" },
  };
  check_formulas (rows, G_N_ELEMENTS (rows));
}

static void
test_arithmetic (void)
{
  static const Row rows[] = {
    { "money", "ten + twenty", "30.00", NULL },
    { "money", "ten - twenty", "-10.00", NULL },
    { "money", "ten − twenty", "-10.00", NULL },
    { "money", "10 EUR - 4 EUR - 3 EUR", "3.00", NULL },
    { "money", "ten * 2.5", "25.00", NULL },
    { "money", "2 × ten ÷ 4", "5.00", NULL },
    { "money", "100 EUR / 10 / 2", "5.00", NULL },
    { "number", "1 + 2 * 3", "7", NULL },
    { "number", "(1 + 2) * 3", "9", NULL },
    { "number", "twenty / ten", "2", NULL },
    { "number", "-2 + 5", "3", NULL },
    { "number", "5 - -2", "7", NULL },
    { "number", "abs(3 - 5)", "2", NULL },
    { "number", "abs(5 - 3)", "2", NULL },
    { "money", "abs(ten - twenty)", "10.00", NULL },
    { "money", "-ten", "-10.00", NULL },
    { "number months", "3 months * 4 + 1 months", "13", NULL },

    { "money", "min(ten, twenty)", "10.00", NULL },
    { "money", "max(ten, twenty)", "20.00", NULL },
    { "money", "max(0, ten - twenty)", "0.00", NULL },
    { "money", "min(twenty, ten, 15 EUR)", "10.00", NULL },
    { "number", "max(1, 3, 2)", "3", NULL },
    { "number", "min(1 / 3, 0.333333)", "0.333333", NULL },
    { "number", "max(1 / 3, 0.333333) * 3", "1", NULL },

    { "money", "ten + lost-sum", "undecided", "lost-sum -" },
    { "money", "lost-sum - lost-sum2", "undecided", "lost-sum -, lost-sum2 -" },
    { "money", "lost-number * ten", "undecided", "lost-number -" },
    { "money", "ten / lost-number", "undecided", "lost-number -" },
    { "money", "0 * lost-sum", "undecided", "lost-sum -" },
    { "money", "lost-sum * (twenty / ten - 2)", "undecided", "lost-sum -" },
    { "money", "max(0, lost-sum)", "undecided", "lost-sum -" },
    { "money", "min(ten, lost-sum, lost-sum2)", "undecided", "lost-sum -, lost-sum2 -" },
    { "money", "-lost-sum", "undecided", "lost-sum -" },
    { "money", "round(lost-sum, 1, up)", "undecided", "lost-sum -" },
    { "money", "abs(lost-sum)", "undecided", "lost-sum -" },
  };
  check_formulas (rows, G_N_ELEMENTS (rows));
}

/* Nothing is rounded before the book says so, and then once. */
static void
test_rounding (void)
{
  static const Row rows[] = {
    { "money", "round(2.345 EUR, 0.01, half-up)", "2.35", NULL },
    { "money", "round(2.345 EUR, 0.01, half-even)", "2.34", NULL },
    { "money", "round(2.355 EUR, 0.01, half-even)", "2.36", NULL },
    { "money", "round(2.341 EUR, 0.01, up)", "2.35", NULL },
    { "money", "round(2.349 EUR, 0.01, down)", "2.34", NULL },
    { "money", "round(2.344999 EUR, 0.01, half-up)", "2.34", NULL },
    { "money", "round(-2.345 EUR, 0.01, half-up)", "-2.35", NULL },
    { "money", "round(-2.345 EUR, 0.01, half-even)", "-2.34", NULL },
    { "money", "round(-2.341 EUR, 0.01, up)", "-2.34", NULL },
    { "money", "round(-2.341 EUR, 0.01, down)", "-2.35", NULL },
    { "money", "round(12.5 EUR, 1, half-up)", "13.00", NULL },
    { "money", "round(12.5 EUR, 1, half-even)", "12.00", NULL },
    { "money", "round(12.5 EUR, 5, half-up)", "15.00", NULL },
    { "money", "round(12.49 EUR, 5, half-up)", "10.00", NULL },
    { "money", "round(12.3 EUR, 0.5, up)", "12.50", NULL },
    { "money", "round(ten, 0.01, up)", "10.00", NULL },

    { "number", "1 / 3 + 1 / 3 + 1 / 3", "1", NULL },
    { "number", "1 / 3 * 3 - 1", "0", NULL },
    { "money", "(10 EUR / 3) * 3", "10.00", NULL },
    /* Each third alone would be 33.33: together they are 100.00. */
    { "money", "round(100 EUR / 3 + 100 EUR / 3 + 100 EUR / 3, 0.01, half-up)", "100.00", NULL },
    /* 100 / 3 + 0.02 / 12 = 33.335; rounded apart 33.33 + 0.00. */
    { "money", "round(100 EUR / 3 + 0.02 EUR / 12, 0.01, half-up)", "33.34", NULL },
    { "money", "round(100 EUR / 3 + 0.02 EUR / 12, 0.01, half-even)", "33.34", NULL },
    { "money", "round(100 EUR / 3 + 0.01 EUR / 12, 0.01, half-up)", "33.33", NULL },
    { "money", "round(-(100 EUR / 3 + 0.02 EUR / 12), 0.01, half-up)", "-33.34", NULL },
    { "yes-no", "100 EUR / 3 + 0.02 EUR / 12 = 33.335 EUR", "yes", NULL },
  };
  check_formulas (rows, G_N_ELEMENTS (rows));
}

/* What does not fit in 64 bits, a division by zero, a day outside the calendar: an error each, and
 * what comes after is computed all the same. */
static void
test_out_of_range (void)
{
  static const Row rows[] = {
    { "number", "1 / 0", NULL, NULL },
    { "number", "0 / 0", NULL, NULL },
    { "number", "1 / (1 - 1)", NULL, NULL },
    { "money", "ten / (twenty / ten - 2)", NULL, NULL },
    { "number", "ten / (ten - ten)", NULL, NULL },
    { "number", "9223372036854775807 + 1", NULL, NULL },
    { "number", "-9223372036854775807 - 2", NULL, NULL },
    { "number", "3037000500 * 3037000500", NULL, NULL },
    { "number", "abs(-9223372036854775807 - 1)", NULL, NULL },
    { "number", "-(-9223372036854775807 - 1)", NULL, NULL },
    { "number", "round(9223372036854775807, 5, up)", NULL, NULL },
    { "number", "1 / 3037000500 / 3037000500", NULL, NULL },
    { "number", "9223372036854775807 + 0", "9223372036854775807", NULL },
    { "yes-no", "9223372036854775807 > 0.000001", "yes", NULL },
    { "number", "min(1, 1 / 0)", NULL, NULL },
    { "yes-no", "1 / 0 > 1", NULL, NULL },
    { "number", "if(1 / 0 > 1, 1, 2)", NULL, NULL },
    { "yes-no", "known(1 / 0)", NULL, NULL },
    /* What is not needed is not computed. */
    { "yes-no", "false and 1 / 0 > 1", "no", NULL },
    { "number", "if(true, 1, 1 / 0)", "1", NULL },
    { "money", "lost-sum / 0", "undecided", "lost-sum -" },

    { "date", "day + 99999 months", NULL, NULL },
    { "date", "day - 99999 months", NULL, NULL },
    { "date", "day + 9000 years", NULL, NULL },
    { "date", "day + 999999999999999999 years", NULL, NULL },
    { "date", "day + 99999999999 days", NULL, NULL },
    { "date", "day - (0 months - 9223372036854775807 months - 1 months)", NULL, NULL },
    { "month", "month-of(day) + 99999 months", NULL, NULL },
    { "month", "month-of(day) - 99999 months", NULL, NULL },
    { "date", "first-day(month-of(day) + 99999 months)", NULL, NULL },
    { "number", "2 + 2", "4", NULL },
  };
  check_formulas (rows, G_N_ELEMENTS (rows));
}

/* A step of which the error comes is named. */
static void
test_error_names_step (void)
{
  const Parts parts = { .rest = SECTION (STEP ("outer", "household", "number", "1 + inner")
                                             STEP ("inner", "household", "number", "1 / 0")) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = load_parts (&parts, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaFacts) facts = gadiba_facts_new (book);
  const GadibaTerms terms = { .day = date_of ("2026-02-10") };
  facts->received = terms.day;
  g_autoptr (GadibaEvaluation) evaluation = gadiba_evaluation_new (facts, &terms, &error);
  g_assert_no_error (error);
  GadibaValue value;

  g_assert_false (
      gadiba_evaluation_get (evaluation, gadiba_book_get_step (book, "outer"), 0, &value, &error));
  g_assert_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_RANGE);
  check_message ("outer", error->message, "small.xml:67: “inner”: character 3", NULL,
                 "division by zero");
  g_assert_null (strstr (error->message, "outer"));
  g_clear_error (&error);
  /* It can be asked for again, and without an error to fill. */
  g_assert_false (
      gadiba_evaluation_get (evaluation, gadiba_book_get_step (book, "inner"), 0, &value, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/evaluate/logic", test_logic);
  g_test_add_func ("/rules/evaluate/comparisons", test_comparisons);
  g_test_add_func ("/rules/evaluate/if", test_if);
  g_test_add_func ("/rules/evaluate/words", test_words);
  g_test_add_func ("/rules/evaluate/arithmetic", test_arithmetic);
  g_test_add_func ("/rules/evaluate/rounding", test_rounding);
  g_test_add_func ("/rules/evaluate/out-of-range", test_out_of_range);
  g_test_add_func ("/rules/evaluate/error-names-step", test_error_names_step);
  return g_test_run ();
}
