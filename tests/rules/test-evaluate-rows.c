/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-test.h"

/*
 * Formulas over rows: persons, what is theirs, and the household's things; rows of which it is not
 * known whether they belong to a sum; persons who are left out; conditions; benefits.
 */

#define LEVELS CHOICE ("low") CHOICE ("high")
#define AWAY "<fact of=\"person\" id=\"away\" type=\"yes-no\" otherwise=\"no\" title=\"t\"/>"
#define MASS "<fact of=\"vehicle\" id=\"mass\" type=\"number\" unit=\"kg\" title=\"t\"/>"
#define FACTS                                                                                      \
  AWAY MASS FACT_OF ("person", "grown", "yes-no") FACT_OF ("person", "share", "money")             \
      WORD_FACT_OF ("person", "level", LEVELS) FACT_OF ("saving", "amount", "money")               \
          FACT ("lost", "yes-no")

#define STEPS                                                                                      \
  EXCLUSION ("gone", "away")                                                                       \
  STEP ("own", "person", "money", "sum(savings, amount)")                                          \
  STEP ("own.share", "person", "number", "own / sum(persons, own)")

/* p1 is grown, p2 is not, of p3 nothing is known; p4 is left out. Savings: p1 100 and 20, p2 5, p4
 * 1000. Vehicles: 1500 kg and one of unknown mass. */
static GadibaFacts *
make_household (const GadibaBook *book)
{
  static const struct
  {
    int person;
    const char *amount;
  } savings[] = { { 0, "100.00" }, { 1, "5.00" }, { 3, "1000.00" }, { 0, "20.00" } };
  GadibaFacts *facts = gadiba_facts_new (book);

  facts->received = date_of ("2026-02-10");
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i + 1);
      gadiba_facts_add (facts, GADIBA_ENTITY_PERSON, -1, id, id);
    }
  state (facts, GADIBA_ENTITY_PERSON, 0, "grown", "yes");
  state (facts, GADIBA_ENTITY_PERSON, 0, "share", "7.50");
  state (facts, GADIBA_ENTITY_PERSON, 0, "level", "low");
  state (facts, GADIBA_ENTITY_PERSON, 1, "grown", "no");
  state (facts, GADIBA_ENTITY_PERSON, 1, "share", "0.00");
  state (facts, GADIBA_ENTITY_PERSON, 1, "level", "high");
  state (facts, GADIBA_ENTITY_PERSON, 3, "grown", "yes");
  state (facts, GADIBA_ENTITY_PERSON, 3, "away", "yes");
  state (facts, GADIBA_ENTITY_PERSON, 3, "share", "50.00");
  state (facts, GADIBA_ENTITY_PERSON, 3, "level", "high");
  for (gsize i = 0; i < G_N_ELEMENTS (savings); i++)
    {
      guint row = gadiba_facts_add (facts, GADIBA_ENTITY_SAVING, savings[i].person, NULL, NULL);
      state (facts, GADIBA_ENTITY_SAVING, row, "amount", savings[i].amount);
    }
  gadiba_facts_add (facts, GADIBA_ENTITY_VEHICLE, -1, NULL, NULL);
  state (facts, GADIBA_ENTITY_VEHICLE, 0, "mass", "1500");
  gadiba_facts_add (facts, GADIBA_ENTITY_VEHICLE, -1, NULL, NULL);
  return facts;
}

static void
check_formulas (const Row *rows, gsize n)
{
  const Parts parts = { .facts = FACTS, .rest = SECTION (STEPS) };
  g_autoptr (GadibaBook) book = load_rows (&parts, rows, n);
  g_autoptr (GadibaFacts) facts = make_household (book);
  g_autoptr (GadibaEvaluation) evaluation = evaluate (facts, NULL, 0);
  check_rows (evaluation, "row", rows, n, 0);
}

/* A count of which only the bounds are known is still decided where every answer gives the same.
 */
static void
test_counts (void)
{
  static const Row rows[] = {
    { "number", "count(persons)", "3", NULL },
    { "number", "count(persons where away)", "0", NULL },
    { "number", "count(persons where grown)", "undecided", "grown p3" },
    { "number", "count(persons where known(grown))", "2", NULL },
    { "number", "count(persons where known(grown) and grown)", "1", NULL },
    { "number", "count(vehicles)", "2", NULL },
    { "number", "count(lands)", "0", NULL },
    { "number", "count(vehicles where mass > 1000 kg)", "undecided", "mass -" },

    /* One or two are grown. */
    { "yes-no", "count(persons where grown) ≥ 1", "yes", NULL },
    { "yes-no", "count(persons where grown) > 0", "yes", NULL },
    { "yes-no", "count(persons where grown) < 1", "no", NULL },
    { "yes-no", "count(persons where grown) ≤ 2", "yes", NULL },
    { "yes-no", "count(persons where grown) < 3", "yes", NULL },
    { "yes-no", "3 > count(persons where grown)", "yes", NULL },
    { "yes-no", "count(persons where grown) > 2", "no", NULL },
    { "yes-no", "count(persons where grown) ≥ 2", "undecided", "grown p3" },
    { "yes-no", "count(persons where grown) ≤ 1", "undecided", "grown p3" },
    { "yes-no", "count(persons where grown) = 1", "undecided", "grown p3" },
    { "yes-no", "count(persons where grown) = 0", "no", NULL },
    { "yes-no", "count(persons where grown) = 3", "no", NULL },
    { "yes-no", "count(persons where grown) ≠ 0", "yes", NULL },
    { "yes-no", "0 = count(persons where grown)", "no", NULL },
    { "yes-no", "count(persons where grown) ≤ count(persons)", "yes", NULL },
    { "yes-no", "count(persons where grown) < count(persons where not known(grown))", "no", NULL },
    { "yes-no", "count(persons where grown) > count(vehicles where mass > 9 kg)", "undecided",
      "grown p3, mass -" },
    /* One or two less one is not bounded by the language, but it is not lost either. */
    { "yes-no", "count(persons where grown) - 1 > 5", "undecided", "grown p3" },
  };
  check_formulas (rows, G_N_ELEMENTS (rows));
}

static void
test_sums (void)
{
  static const Row rows[] = {
    { "money", "sum(savings, amount)", "125.00", NULL },
    { "money", "sum(savings where amount > 10 EUR, amount)", "120.00", NULL },
    { "money", "sum(persons, own)", "125.00", NULL },
    { "money", "sum(persons, sum(savings, amount))", "125.00", NULL },
    { "money", "sum(persons where known(grown) and grown, sum(savings, amount))", "120.00", NULL },
    { "number kg", "sum(vehicles, mass)", "undecided", "mass -" },
    { "number kg", "sum(vehicles where known(mass), mass)", "1500", NULL },
    { "number ha", "sum(lands where yes, 1 ha)", "0", NULL },
    { "number", "sum(persons, 1)", "3", NULL },
    { "money", "sum(persons where not known(share), 2.50 EUR)", "2.50", NULL },
    { "money", "sum(persons, share)", "undecided", "share p3" },
    { "money", "sum(persons where known(share), share)", "7.50", NULL },
    /* Whether p3 is grown does not matter, for p3 has nothing. */
    { "money", "sum(persons where grown, own)", "120.00", NULL },
    { "money", "sum(persons where not grown, own)", "5.00", NULL },
    { "money", "sum(persons where grown, 1 EUR)", "undecided", "grown p3" },
    { "money", "sum(persons where grown, share)", "undecided", "grown p3, share p3" },
    { "money", "sum(persons where level = \"low\", share)", "undecided", "level p3, share p3" },
    { "number", "sum(persons where known(grown), own.share)", "1", NULL },
  };
  check_formulas (rows, G_N_ELEMENTS (rows));
}

static void
test_any_and_all (void)
{
  static const Row rows[] = {
    { "yes-no", "any(persons)", "yes", NULL },
    { "yes-no", "any(lands)", "no", NULL },
    { "yes-no", "any(lands, yes)", "no", NULL },
    { "yes-no", "all(lands, no)", "yes", NULL },
    { "yes-no", "any(persons, grown)", "yes", NULL },
    { "yes-no", "any(persons where grown)", "yes", NULL },
    { "yes-no", "all(persons, grown)", "no", NULL },
    { "yes-no", "any(persons, not grown)", "yes", NULL },
    { "yes-no", "any(persons where known(share), share > 10 EUR)", "no", NULL },
    { "yes-no", "any(persons, share > 10 EUR)", "undecided", "share p3" },
    { "yes-no", "all(persons, share ≤ 10 EUR)", "undecided", "share p3" },
    { "yes-no", "all(persons, share > 0)", "no", NULL },
    { "yes-no", "any(persons where grown, share > 10 EUR)", "undecided", "grown p3, share p3" },
    { "yes-no", "any(persons where grown, own > 200 EUR)", "no", NULL },
    { "yes-no", "any(persons where grown, own = 0)", "undecided", "grown p3" },
    { "yes-no", "all(persons where grown, own > 0)", "undecided", "grown p3" },
    { "yes-no", "all(persons where not grown, own > 0)", "undecided", "grown p3" },
    { "yes-no", "all(persons where grown, own ≥ 0)", "yes", NULL },
    { "yes-no", "any(persons, any(savings where amount < 10 EUR))", "yes", NULL },
    { "yes-no", "all(persons, any(savings))", "no", NULL },
    { "number", "count(persons where any(savings))", "2", NULL },
    { "number", "count(persons where count(savings) = 2)", "1", NULL },
    { "yes-no", "any(savings, grown and amount = 20 EUR)", "yes", NULL },
    { "yes-no", "any(savings where not grown, amount > 5 EUR)", "no", NULL },
    { "yes-no", "any(vehicles, mass > 3500 kg)", "undecided", "mass -" },
    { "yes-no", "any(vehicles, mass > 1000 kg)", "yes", NULL },
    { "yes-no", "all(vehicles, mass > 3500 kg)", "no", NULL },
    /* Within one another: the inner persons are all of them again. */
    { "number", "sum(persons, count(persons))", "9", NULL },
    { "money", "sum(persons, sum(persons where known(share), share))", "22.50", NULL },
    { "money", "sum(persons where known(grown) and grown, sum(persons, own) - own)", "5.00", NULL },
    { "yes-no", "any(vehicles, any(persons, lost))", "undecided", "lost -" },
  };
  check_formulas (rows, G_N_ELEMENTS (rows));
}

/* Formulas of one person see what is theirs. */
static void
test_of_one_person (void)
{
  static const Row rows[] = {
    { "money", "own", "5.00", NULL },
    { "number", "count(savings)", "1", NULL },
    { "number", "own.share", "0.04", NULL },
    { "yes-no", "grown", "no", NULL },
    { "number", "count(persons)", "3", NULL },
    { "money", "sum(persons, own) - own", "120.00", NULL },
    { "word", "level", "high", NULL },
    { "number", "count(vehicles)", "2", NULL },
  };
  static const Row of_unknown[] = {
    { "yes-no", "grown", "undecided", "grown p3" },
    { "money", "own", "0.00", NULL },
    { "money", "if(grown, share, 0)", "undecided", "grown p3, share p3" },
    { "yes-no", "any(savings)", "no", NULL },
    { "word", "if(grown, \"low\", missing(level))", "undecided", "grown p3, level p3" },
  };
  const Parts parts = { .facts = FACTS, .rest = SECTION (STEPS) };
  g_autoptr (GString) xml = begin_book (&parts);
  g_autoptr (GError) error = NULL;
  append_rows (xml, "second", "person", rows, G_N_ELEMENTS (rows));
  append_rows (xml, "third", "person", of_unknown, G_N_ELEMENTS (of_unknown));
  g_string_append (xml, "</rules>");
  g_autoptr (GadibaBook) book = load_text (xml->str, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaFacts) facts = make_household (book);
  g_autoptr (GadibaEvaluation) evaluation = evaluate (facts, NULL, 0);
  check_rows (evaluation, "second", rows, G_N_ELEMENTS (rows), 1);
  check_rows (evaluation, "third", of_unknown, G_N_ELEMENTS (of_unknown), 2);
}

static void
test_exclusion (void)
{
  const Parts parts = { .facts = FACTS, .rest = SECTION (STEPS) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = load_parts (&parts, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaFacts) facts = make_household (book);
  g_autoptr (GadibaEvaluation) evaluation = evaluate (facts, NULL, 0);

  for (guint i = 0; i < 4; i++)
    {
      const GadibaStep *step = gadiba_evaluation_get_exclusion (evaluation, i);
      g_assert_cmpstr (step != NULL ? step->id : NULL, ==, i == 3 ? "gone" : NULL);
      g_assert_cmpint (gadiba_evaluation_is_counted (evaluation, GADIBA_ENTITY_PERSON, i), ==,
                       i != 3);
    }
  g_assert_false (gadiba_evaluation_is_counted (evaluation, GADIBA_ENTITY_SAVING, 2));
  g_assert_true (gadiba_evaluation_is_counted (evaluation, GADIBA_ENTITY_SAVING, 3));
  g_assert_true (gadiba_evaluation_is_counted (evaluation, GADIBA_ENTITY_VEHICLE, 0));
}

/* Of whom it would not be known whether she belongs to the household: no book may ask that. */
static void
test_unknown_exclusion (void)
{
  const Parts parts = {
    .facts = FACT_OF ("person", "gone-away", "yes-no"),
    .rest = SECTION (EXCLUSION ("gone", "gone-away")),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = load_parts (&parts, &error);
  g_assert_null (book);
  check_message ("an exclusion that may be unknown", error->message, "small.xml:", NULL,
                 "gone|otherwise");
}

#define CONDITIONS                                                                                 \
  CONDITION ("first", "any(persons, grown)")                                                       \
  CONDITION ("second", "count(persons where grown) ≤ 1")                                           \
  CONDITION ("third", "count(vehicles) = 0")

static void
test_conditions (void)
{
  static const Row rows[] = {
    { "yes-no", "all(conditions, met)", "no", NULL },
    { "yes-no", "any(conditions, not met)", "yes", NULL },
    { "yes-no", "all(conditions where id ≠ \"third\", met)", "undecided", "grown p3" },
    { "yes-no", "all(conditions where id in (\"first\"), met)", "yes", NULL },
    { "number", "count(conditions)", "3", NULL },
    { "yes-no", "count(conditions where not met) ≥ 1", "yes", NULL },
  };
  const Parts parts = { .facts = FACTS, .rest = SECTION (STEPS CONDITIONS) };
  g_autoptr (GadibaBook) book = load_rows (&parts, rows, G_N_ELEMENTS (rows));
  g_autoptr (GadibaFacts) facts = make_household (book);
  g_autoptr (GadibaEvaluation) evaluation = evaluate (facts, NULL, 0);
  check_rows (evaluation, "row", rows, G_N_ELEMENTS (rows), 0);
}

#define NOW "from=\"2026-01-01\" until=\"2026-02-10\""
#define ONE_GROWN CONDITION ("a", "count(persons where grown) ≤ 1")

static const struct
{
  const char *id, *days, *conditions, *amount;
} benefits[] = {
  { "plain", NOW, "", "12 EUR" },
  { "met", NOW, CONDITION ("c", "any(vehicles)"), "12 EUR" },
  { "unmet", NOW, CONDITION ("c", "any(lands)"), "12 EUR" },
  { "unmet-unknown", NOW, ONE_GROWN CONDITION ("b", "any(lands)"), "12 EUR" },
  { "unknown", NOW, ONE_GROWN, "12 EUR" },
  { "unknown-both", NOW, ONE_GROWN, "sum(persons, share)" },
  { "unknown-zero", NOW, ONE_GROWN, "sum(lands, 1 EUR)" },
  { "unknown-amount", NOW, CONDITION ("c", "any(vehicles)"), "sum(persons, share)" },
  { "past", "from=\"2025-01-01\" until=\"2026-02-09\"", "", "12 EUR" },
  { "coming", "from=\"2026-02-11\"", "", "12 EUR" },
  { "below-zero", NOW, "", "0 - 0.01 EUR" },
  { "part-of-a-cent", NOW, "", "10 EUR / 3" },
  { "rounded", NOW, "", "round(10 EUR / 3, 0.01, up)" },
  { "unmet-below-zero", NOW, CONDITION ("c", "any(lands)"), "0 - 1 EUR" },
  { "unknown-below-zero", NOW, ONE_GROWN, "0 - 1 EUR" },
};

/* Conditions decide before the amount; a benefit that does not exist on the day is undecided. */
static void
test_benefits (void)
{
  static const Row rows[] = {
    { "money", "plain.amount", "12.00", NULL },
    { "money", "met.amount", "12.00", NULL },
    { "money", "unmet.amount", "0.00", NULL },
    { "money", "unmet-unknown.amount", "0.00", NULL },
    { "money", "unknown.amount", "undecided", "grown p3" },
    { "money", "unknown-both.amount", "undecided", "grown p3, share p3" },
    { "money", "unknown-zero.amount", "0.00", NULL },
    { "money", "unknown-amount.amount", "undecided", "share p3" },
    { "money", "past.amount", "undecided", "past 2026-02-10" },
    { "money", "coming.amount", "undecided", "coming 2026-02-10" },
    /* What is paid is a whole number of cents, and nobody is asked to pay. */
    { "money", "below-zero.amount", NULL, NULL },
    { "money", "part-of-a-cent.amount", NULL, NULL },
    { "money", "rounded.amount", "3.34", NULL },
    { "money", "unmet-below-zero.amount", "0.00", NULL },
    { "money", "unknown-below-zero.amount", NULL, NULL },
    { "yes-no", "asked(plain)", "yes", NULL },
    { "yes-no", "asked(met)", "no", NULL },
    { "money", "if(asked(met), met.amount, 0)", "0.00", NULL },
  };
  const Parts parts = { .facts = FACTS };
  g_autoptr (GString) xml = begin_book (&parts);
  g_autoptr (GError) error = NULL;
  append_rows (xml, "row", "household", rows, G_N_ELEMENTS (rows));
  g_string_append (xml, SECTION (STEPS));
  for (gsize i = 0; i < G_N_ELEMENTS (benefits); i++)
    g_string_append_printf (xml,
                            "<benefit id=\"%s\" title=\"t\" %s term=\"none\" paid=\"once\" "
                            "source=\"L 1\">%s" FORMULA ("%s") "</benefit>",
                            benefits[i].id, benefits[i].days, benefits[i].conditions,
                            benefits[i].amount);
  g_string_append (xml, "</rules>");
  g_autoptr (GadibaBook) book = load_text (xml->str, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaFacts) facts = make_household (book);
  gadiba_facts_ask (facts, gadiba_book_get_benefit (book, "plain"));
  g_autoptr (GadibaEvaluation) evaluation = evaluate (facts, NULL, 0);
  check_rows (evaluation, "row", rows, G_N_ELEMENTS (rows), 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/evaluate-rows/counts", test_counts);
  g_test_add_func ("/rules/evaluate-rows/sums", test_sums);
  g_test_add_func ("/rules/evaluate-rows/any-and-all", test_any_and_all);
  g_test_add_func ("/rules/evaluate-rows/of-one-person", test_of_one_person);
  g_test_add_func ("/rules/evaluate-rows/exclusion", test_exclusion);
  g_test_add_func ("/rules/evaluate-rows/unknown-exclusion", test_unknown_exclusion);
  g_test_add_func ("/rules/evaluate-rows/conditions", test_conditions);
  g_test_add_func ("/rules/evaluate-rows/benefits", test_benefits);
  return g_test_run ();
}
