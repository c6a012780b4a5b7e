/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-test.h"

#include "gadiba-formula-check.h"

/* What a formula's names mean and what types its parts have; what does not fit, and where. */

#define LEVELS CHOICE ("low") CHOICE ("high")
#define KEYS CHOICE ("one") CHOICE ("two")
#define PARAMETER(id, more, value)                                                                 \
  "<parameter id=\"" id "\" title=\"t\" " more "><value from=\"" EVER "\" is=\"" value             \
  "\" source=\"L 1\"/></parameter>"
#define ENTRIES                                                                                    \
  "<value from=\"" EVER "\" source=\"L 1\"><entry key=\"one\" is=\"1\"/>"                          \
  "<entry key=\"two\" is=\"2\"/></value>"
#define RATE                                                                                       \
  "<parameter id=\"rate\" title=\"t\" type=\"number\" keys=\"one two\">" ENTRIES "</parameter>"
#define PARAMETERS                                                                                 \
  RATE PARAMETER ("fee", "type=\"money\"", "1") PARAMETER ("share", "type=\"number\"", "1")        \
      PARAMETER ("limit-age", "type=\"number\" unit=\"months\"", "1")
#define FACTS                                                                                      \
  FACT ("flag", "yes-no")                                                                          \
  FACT ("received", "date")                                                                        \
  FACT ("first", "month")                                                                          \
  FACT ("cost", "money")                                                                           \
  FACT ("amount", "number")                                                                        \
  WORD_FACT_OF ("household", "level", LEVELS)                                                      \
  WORD_FACT_OF ("household", "key", KEYS)                                                          \
  FACT_OF ("person", "born", "date")                                                               \
  FACT_OF ("person", "nva", "yes-no")                                                              \
  FACT_OF ("saving", "amount", "money") FACT_OF ("vehicle", "weight", "number")
#define STEPS                                                                                      \
  STEP ("total", "household", "money", "1 EUR")                                                    \
  STEP ("own", "person", "money", "2 EUR")                                                         \
  STEP ("bill.part", "bill", "money", "amount")                                                    \
  GROUP ("work", "", KIND ("wage") KIND ("pension"), "amount") CONDITION ("land", "yes")
#define ITEM "<item id=\"rent\" title=\"t\"><norm from=\"" EVER "\" source=\"L 1\"/></item>"
#define BENEFIT                                                                                    \
  "<benefit id=\"gmi\" title=\"t\" from=\"" EVER                                                   \
  "\" term=\"none\" paid=\"once\" source=\"L 1\">" FORMULA ("1 EUR") "</benefit>"

static const Parts parts = {
  .parameters = PARAMETERS,
  .facts = FACTS,
  .costs = ITEM,
  .rest = SECTION (STEPS) BENEFIT,
};

typedef struct
{
  GadibaEntity entity;
  const char *text;
  const char *type;  /* what comes out; NULL: refused */
  const char *words; /* of the refusal */
} Check;

static GadibaBook *
load_book (void)
{
  g_autoptr (GError) error = NULL;
  GadibaBook *book = load_parts (&parts, &error);
  g_assert_no_error (error);
  return book;
}

static char *
describe (const GadibaType *type)
{
  if (type->kind == GADIBA_KIND_NUMBER && type->unit == NULL)
    return g_strdup ("nothing");
  return gadiba_type_describe (type);
}

static void
check_one (const GadibaBook *book, const Check *row, const GadibaType *expected,
           const GArray *choices)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaExpr) expr = gadiba_formula_parse (row->text, &error);
  g_assert_no_error (error);
  gboolean fits = gadiba_formula_check (book, expr, row->entity, expected, choices, &error);
  if (fits && row->type == NULL)
    report ("%s: should be refused", row->text);
  else if (fits)
    {
      g_autofree char *type = describe (&expr->type);
      if (!g_str_equal (type, row->type))
        report ("%s: is %s, should be %s", row->text, type, row->type);
    }
  else if (row->type != NULL)
    report ("%s: should be %s, but: %s", row->text, row->type, error->message);
  else
    check_message (row->text, error->message, "", NULL, row->words);
}

static void
check_all (const Check *rows, gsize n)
{
  g_autoptr (GadibaBook) book = load_book ();
  for (gsize i = 0; i < n; i++)
    check_one (book, &rows[i], NULL, NULL);
}

#define HOUSEHOLD GADIBA_ENTITY_HOUSEHOLD
#define PERSON GADIBA_ENTITY_PERSON
#define EUR "a number in EUR"
#define PLAIN "a plain number"
#define MONTHS "a number in months"
#define YES_NO "yes or no"

static void
test_numbers (void)
{
  static const Check rows[] = {
    { HOUSEHOLD, "fee + cost", EUR, NULL },
    { HOUSEHOLD, "fee + 0", EUR, NULL },
    { HOUSEHOLD, "0 - fee", EUR, NULL },
    { HOUSEHOLD, "fee + 5 EUR", EUR, NULL },
    { HOUSEHOLD, "fee * share", EUR, NULL },
    { HOUSEHOLD, "share * fee", EUR, NULL },
    { HOUSEHOLD, "2 * fee * 3", EUR, NULL },
    { HOUSEHOLD, "fee * 0", EUR, NULL },
    { HOUSEHOLD, "0 * fee", EUR, NULL },
    { HOUSEHOLD, "fee / 3", EUR, NULL },
    { HOUSEHOLD, "fee / cost", PLAIN, NULL },
    { HOUSEHOLD, "fee / cost * cost", EUR, NULL },
    { HOUSEHOLD, "limit-age * 2", MONTHS, NULL },
    { HOUSEHOLD, "limit-age / 12 months", PLAIN, NULL },
    { HOUSEHOLD, "-fee", EUR, NULL },
    { HOUSEHOLD, "abs(fee)", EUR, NULL },
    { HOUSEHOLD, "round(fee, 0.01, up)", EUR, NULL },
    { HOUSEHOLD, "min(fee, cost)", EUR, NULL },
    { HOUSEHOLD, "max(0, fee)", EUR, NULL },
    { HOUSEHOLD, "max(fee, 0)", EUR, NULL },
    { HOUSEHOLD, "min(5, share)", PLAIN, NULL },
    { HOUSEHOLD, "0", "nothing", NULL },
    { HOUSEHOLD, "total", EUR, NULL },
    { HOUSEHOLD, "gmi.amount", EUR, NULL },
    { HOUSEHOLD, "rate[\"one\"]", PLAIN, NULL },
    { HOUSEHOLD, "rate[key]", PLAIN, NULL },
    { HOUSEHOLD, "rate[if(flag, key, \"two\")]", PLAIN, NULL },

    { HOUSEHOLD, "fee + limit-age", NULL, "character 5|adding|EUR|months" },
    { HOUSEHOLD, "fee + 1", NULL, "character 5|EUR|a plain number" },
    { HOUSEHOLD, "1 - fee", NULL, "character 3|subtracting|a plain number|EUR" },
    { HOUSEHOLD, "fee + yes", NULL, "character 5|EUR|yes or no" },
    { HOUSEHOLD, "flag + flag", NULL, "character 6|yes or no" },
    { HOUSEHOLD, "level + level", NULL, "character 7|a word" },
    { HOUSEHOLD, "fee * cost", NULL, "character 5|multipl|EUR" },
    { HOUSEHOLD, "share / fee", NULL, "character 7|divid|EUR" },
    { HOUSEHOLD, "fee * limit-age", NULL, "EUR|months" },
    { HOUSEHOLD, "fee / limit-age", NULL, "EUR|months" },
    { HOUSEHOLD, "fee * flag", NULL, "EUR|yes or no" },
    { HOUSEHOLD, "max(fee, share)", NULL, "character 10|EUR|a plain number" },
    { HOUSEHOLD, "min(flag, flag)", NULL, "yes or no" },
    { HOUSEHOLD, "-flag", NULL, "yes or no" },
    { HOUSEHOLD, "abs(level)", NULL, "a word" },
    { HOUSEHOLD, "round(received, 1, up)", NULL, "a date" },
    { HOUSEHOLD, "3 apples", NULL, "character 1|“apples” is not a unit" },
    { HOUSEHOLD, "fee + 3 euros", NULL, "character 7|“euros” is not a unit" },
  };
  check_all (rows, G_N_ELEMENTS (rows));
}

static void
test_logic (void)
{
  static const Check rows[] = {
    { HOUSEHOLD, "fee > 0", YES_NO, NULL },
    { HOUSEHOLD, "fee = 5 EUR", YES_NO, NULL },
    { HOUSEHOLD, "0 ≤ fee", YES_NO, NULL },
    { HOUSEHOLD, "flag = no", YES_NO, NULL },
    { HOUSEHOLD, "level <> \"low\"", YES_NO, NULL },
    { HOUSEHOLD, "received < received + 1 days", YES_NO, NULL },
    { HOUSEHOLD, "first ≥ month-of(received)", YES_NO, NULL },
    { HOUSEHOLD, "not flag and (flag or no)", YES_NO, NULL },
    { HOUSEHOLD, "level in (\"low\", \"high\")", YES_NO, NULL },
    { HOUSEHOLD, "known(fee) and known(level) and known(first)", YES_NO, NULL },
    { HOUSEHOLD, "asked(gmi)", YES_NO, NULL },
    { HOUSEHOLD, "if(flag, fee, 0)", EUR, NULL },
    { HOUSEHOLD, "if(flag, 0, fee)", EUR, NULL },
    { HOUSEHOLD, "if(flag, \"low\", level)", "a word", NULL },
    { HOUSEHOLD, "if(flag, received, day)", "a date", NULL },
    { HOUSEHOLD, "if(flag, missing(cost), fee)", EUR, NULL },
    { HOUSEHOLD, "if(flag, \"low\", missing(level))", "a word", NULL },

    { HOUSEHOLD, "fee = 5", NULL, "character 5|a comparison|EUR|a plain number" },
    { HOUSEHOLD, "fee > limit-age", NULL, "character 5|EUR|months" },
    { HOUSEHOLD, "level = 5", NULL, "a word|a plain number" },
    { HOUSEHOLD, "level = flag", NULL, "a word|yes or no" },
    { HOUSEHOLD, "received = first", NULL, "a date|a month" },
    { HOUSEHOLD, "level < \"low\"", NULL, "character 7|no order" },
    { HOUSEHOLD, "flag ≥ no", NULL, "character 6|no order" },
    { HOUSEHOLD, "not fee", NULL, "character 5|EUR|must be yes or no" },
    { HOUSEHOLD, "flag and 1", NULL, "character 10|must be yes or no" },
    { HOUSEHOLD, "level or flag", NULL, "character 1|a word|must be yes or no" },
    { HOUSEHOLD, "fee in (\"low\")", NULL, "character 1|must be a word" },
    { HOUSEHOLD, "level in (1)", NULL, "character 11|must be a word" },
    { HOUSEHOLD, "level in (level)", NULL, "character 11|words in quotation marks" },
    { HOUSEHOLD, "if(fee, 1, 2)", NULL, "character 4|must be yes or no" },
    { HOUSEHOLD, "if(flag, 1 EUR, 2 months)", NULL, "character 1|EUR|months" },
    { HOUSEHOLD, "if(flag, \"low\", 0)", NULL, "a word|a plain number" },
    { HOUSEHOLD, "asked(gmii)", NULL, "character 1|no benefit “gmii”" },
    { HOUSEHOLD, "asked(fee)", NULL, "no benefit “fee”" },
  };
  check_all (rows, G_N_ELEMENTS (rows));
}

static void
test_names (void)
{
  static const Check rows[] = {
    { HOUSEHOLD, "fe + fee", NULL, "character 1|no “fe”|“fee”" },
    { HOUSEHOLD, "fee + totl", NULL, "character 7|no “totl”|“total”" },
    { HOUSEHOLD, "recieved = day", NULL, "character 1|“received”" },
    { HOUSEHOLD, "Fee", NULL, "“fee”" },
    { HOUSEHOLD, "unheard-of", NULL, "no “unheard-of”|parameter, fact or step" },
    { HOUSEHOLD, "total-fee", NULL, "spaces round a minus" },
    { HOUSEHOLD, "missing(costs)", NULL, "no “costs”|“cost”" },
    { HOUSEHOLD, "known(leve)", NULL, "“level”" },
    { HOUSEHOLD, "gmi", NULL, "no “gmi”" },
    { HOUSEHOLD, "land", NULL, "no “land”" },
    { PERSON, "bron = day", NULL, "“born”" },

    { HOUSEHOLD, "rate", NULL, "character 1|square brackets" },
    { HOUSEHOLD, "rate[5]", NULL, "character 6|must be a word" },
    { HOUSEHOLD, "rate[\"on\"]", NULL, "character 6|“on”|one, two" },
    { HOUSEHOLD, "rate[if(flag, \"on\", key)]", NULL, "“on”|one, two" },
    { HOUSEHOLD, "rate[level]", NULL, "character 6" },
    { HOUSEHOLD, "fee[\"one\"]", NULL, "character 1|leave out the square brackets" },
    { HOUSEHOLD, "total[\"one\"]", NULL, "character 1|only a parameter" },
    { HOUSEHOLD, "flag[\"one\"]", NULL, "character 1|only a parameter" },

    { HOUSEHOLD, "level = \"lwo\"", NULL, "character 9|“lwo”|low, high" },
    { HOUSEHOLD, "\"lwo\" = level", NULL, "character 1|“lwo”|low, high" },
    { HOUSEHOLD, "level in (\"low\", \"hgih\")", NULL, "character 18|“hgih”|low, high" },
    { HOUSEHOLD, "level = if(flag, \"low\", \"lw\")", NULL, "“lw”|low, high" },
    { HOUSEHOLD, "any(incomes where kind = \"wagee\")", NULL, "“wagee”|wage, pension" },
    { HOUSEHOLD, "any(receipts where kind = \"wagee\")", NULL, "“wagee”|wage, pension" },
    { HOUSEHOLD, "any(receipts where group in (\"wrok\"))", NULL, "“wrok”|work" },
    { HOUSEHOLD, "any(bills where item = \"rnet\")", NULL, "“rnet”|rent" },
    { HOUSEHOLD, "all(conditions where id ≠ \"lnad\", met)", NULL, "“lnad”|land" },
    { HOUSEHOLD, "any(grants where benefit = \"gni\")", NULL, "“gni”|gmi" },
  };
  check_all (rows, G_N_ELEMENTS (rows));
}

static void
test_rows (void)
{
  static const Check rows[] = {
    { HOUSEHOLD, "count(persons)", PLAIN, NULL },
    { HOUSEHOLD, "sum(persons, own)", EUR, NULL },
    { HOUSEHOLD, "sum(savings, amount)", EUR, NULL },
    { HOUSEHOLD, "sum(savings, saving.amount)", EUR, NULL },
    { HOUSEHOLD, "any(savings, nva)", YES_NO, NULL },
    { HOUSEHOLD, "any(savings, person.nva)", YES_NO, NULL },
    { HOUSEHOLD, "all(persons where nva, own > 0)", YES_NO, NULL },
    { HOUSEHOLD, "any(vehicles)", YES_NO, NULL },
    { HOUSEHOLD, "sum(receipts, counted)", EUR, NULL },
    { HOUSEHOLD, "sum(bills, bill.part)", EUR, NULL },
    { HOUSEHOLD, "sum(persons, sum(savings where born < day, amount))", EUR, NULL },
    { HOUSEHOLD, "amount", PLAIN, NULL },
    { PERSON, "amount", PLAIN, NULL },
    { PERSON, "own + sum(savings, amount)", EUR, NULL },
    { PERSON, "person.born", "a date", NULL },
    { GADIBA_ENTITY_RECEIPT, "amount", EUR, NULL },
    { GADIBA_ENTITY_RECEIPT, "if(nva, before, own)", EUR, NULL },
    { GADIBA_ENTITY_BILL, "min(amount, cap)", EUR, NULL },

    { HOUSEHOLD, "own", NULL, "character 1|“own”|persons|sum, count, any or all" },
    { HOUSEHOLD, "bill.part", NULL, "“bill.part”|bills|sum, count" },
    { HOUSEHOLD, "sum(vehicles, own)", NULL, "character 15|persons|sum, count" },
    { PERSON, "bill.part", NULL, "bills|sum, count" },
    { GADIBA_ENTITY_BILL, "own", NULL, "persons|sum, count" },
    { HOUSEHOLD, "born", NULL, "“born”|person" },
    { HOUSEHOLD, "missing(born)", NULL, "“born”" },
    { HOUSEHOLD, "person.born", NULL, "“person.born”" },
    { HOUSEHOLD, "sum(persons, born)", NULL, "character 14|only numbers can be summed" },
    { HOUSEHOLD, "sum(persons, nva)", NULL, "only numbers can be summed" },
    { HOUSEHOLD, "any(persons, own)", NULL, "character 14|EUR|must be yes or no" },
    { HOUSEHOLD, "all(persons, born)", NULL, "a date|must be yes or no" },
    { HOUSEHOLD, "count(persons where own)", NULL, "character 21|must be yes or no" },
    { HOUSEHOLD,
      "any(persons, any(savings, any(vehicles, any(lands, any(incomes, any(receipts, any(bills, "
      "any(grants, any(conditions, met)))))))))",
      NULL, "too many of sum, count, any and all" },
  };
  check_all (rows, G_N_ELEMENTS (rows));
}

static void
test_calendar (void)
{
  static const Check rows[] = {
    { HOUSEHOLD, "received + 3 months", "a date", NULL },
    { HOUSEHOLD, "received - 1 years", "a date", NULL },
    { HOUSEHOLD, "received + 3 days", "a date", NULL },
    { HOUSEHOLD, "received + limit-age", "a date", NULL },
    { HOUSEHOLD, "first - 1 months", "a month", NULL },
    { HOUSEHOLD, "first + 1 years", "a month", NULL },
    { HOUSEHOLD, "day - received", "a number in days", NULL },
    { HOUSEHOLD, "month-of(day) - first", MONTHS, NULL },
    { HOUSEHOLD, "first-day(first)", "a date", NULL },
    { HOUSEHOLD, "last-day(month-of(received) + 1 months)", "a date", NULL },
    { HOUSEHOLD, "year-of(received)", PLAIN, NULL },
    { HOUSEHOLD, "year-of(first)", PLAIN, NULL },
    { HOUSEHOLD, "at(fee, received)", EUR, NULL },
    { HOUSEHOLD, "at(limit-age, first)", MONTHS, NULL },
    { PERSON, "age(born)", "a number in years", NULL },
    { PERSON, "age(born) ≥ 18 years", YES_NO, NULL },
    { PERSON, "reached(born, limit-age)", YES_NO, NULL },

    { HOUSEHOLD, "received + 3", NULL, "character 10|a date|a plain number" },
    { HOUSEHOLD, "received + fee", NULL, "a date|EUR" },
    { HOUSEHOLD, "received + received", NULL, "a date" },
    { HOUSEHOLD, "first + 3 days", NULL, "a month|days" },
    { HOUSEHOLD, "first + first", NULL, "a month" },
    { HOUSEHOLD, "first - received", NULL, "a month|a date" },
    { HOUSEHOLD, "3 months + received", NULL, "character 10|months|a date" },
    { HOUSEHOLD, "received * 2", NULL, "a date" },
    { HOUSEHOLD, "first-day(received)", NULL, "character 11|a date|must be a month" },
    { HOUSEHOLD, "last-day(3)", NULL, "must be a month" },
    { HOUSEHOLD, "month-of(first)", NULL, "a month|must be a date" },
    { HOUSEHOLD, "year-of(fee)", NULL, "must be a date" },
    { PERSON, "age(first)", NULL, "must be a date" },
    { PERSON, "age(born) ≥ 18", NULL, "years|a plain number" },
    { PERSON, "age(born) ≥ limit-age", NULL, "years|months" },
    { HOUSEHOLD, "at(total, received)", NULL, "character 4|a parameter" },
    { HOUSEHOLD, "at(3, received)", NULL, "character 4|a parameter" },
    { HOUSEHOLD, "at(rate, received)", NULL, "square brackets" },
    { HOUSEHOLD, "at(rate[\"one\"], received)", NULL, "a parameter with one value" },
    { HOUSEHOLD, "at(fee, 3)", NULL, "character 9|a date or a month" },
    { PERSON, "reached(born, fee)", NULL, "character 15|months" },
    { PERSON, "reached(born, total)", NULL, "character 15|a parameter" },
    { PERSON, "reached(5, limit-age)", NULL, "character 9|must be a date" },
  };
  check_all (rows, G_N_ELEMENTS (rows));
}

/* What a step or condition says must come out of it. */
static void
test_expected (void)
{
  static const Check money[] = {
    { HOUSEHOLD, "fee", EUR, NULL },
    { HOUSEHOLD, "0", "nothing", NULL },
    { HOUSEHOLD, "share", NULL, "character 1|a plain number|must be a number in EUR" },
    { HOUSEHOLD, "limit-age", NULL, "months|must be a number in EUR" },
    { HOUSEHOLD, "flag", NULL, "yes or no|must be a number in EUR" },
  };
  static const Check words[] = {
    { HOUSEHOLD, "\"low\"", "a word", NULL },
    { HOUSEHOLD, "if(flag, \"low\", level)", "a word", NULL },
    { HOUSEHOLD, "if(flag, \"low\", missing(level))", "a word", NULL },
    { HOUSEHOLD, "\"lo\"", NULL, "character 1|“lo”|low, high" },
    { HOUSEHOLD, "if(flag, \"low\", if(flag, \"high\", \"hi\"))", NULL, "“hi”|low, high" },
    { HOUSEHOLD, "key", NULL, "character 1" },
    { HOUSEHOLD, "if(flag, \"low\", key)", NULL, "character 17" },
    { HOUSEHOLD, "flag", NULL, "must be a word" },
  };
  g_autoptr (GadibaBook) book = load_book ();
  const GadibaType of_money = { GADIBA_KIND_NUMBER, "EUR" };
  const GadibaType of_words = { GADIBA_KIND_TEXT, NULL };
  const GadibaFact *level = gadiba_book_get_fact (book, HOUSEHOLD, "level");

  for (gsize i = 0; i < G_N_ELEMENTS (money); i++)
    check_one (book, &money[i], &of_money, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    check_one (book, &words[i], &of_words, level->choices);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/formula-check/numbers", test_numbers);
  g_test_add_func ("/rules/formula-check/logic", test_logic);
  g_test_add_func ("/rules/formula-check/names", test_names);
  g_test_add_func ("/rules/formula-check/rows", test_rows);
  g_test_add_func ("/rules/formula-check/calendar", test_calendar);
  g_test_add_func ("/rules/formula-check/expected", test_expected);
  return g_test_run ();
}
