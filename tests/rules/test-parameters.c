/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-test.h"

/*
 * What depends on the day: values of parameters with their two times, what was set by hand, the
 * newest formula in force, dates and ages, the pension age that rises.
 */

#define VALUE(days, is) "<value " days " is=\"" is "\" source=\"L 1\"/>"

#define PARAMETER(id, more, values)                                                                \
  "<parameter id=\"" id "\" " more " title=\"t\">" values "</parameter>"
#define RATES(from, one, two, three)                                                               \
  "<value from=\"" from "\" source=\"L 1\"><entry key=\"one\" is=\"" one "\"/>"                    \
  "<entry key=\"two\" is=\"" two "\"/><entry key=\"three\" is=\"" three "\"/></value>"
#define PARAMETERS                                                                                 \
  PARAMETER ("fee", "type=\"money\"",                                                              \
             VALUE ("from=\"2021-01-01\"", "10.00") VALUE ("from=\"2025-01-01\"", "20.00")         \
                 VALUE ("from=\"2026-01-01\" known=\"2026-02-28\"", "30.00")                       \
                     VALUE ("from=\"2026-05-01\" known=\"2026-02-28\"", "25.00"))                  \
  PARAMETER ("corrected", "type=\"money\"",                                                        \
             VALUE ("from=\"2021-01-01\" known=\"2026-03-15\"", "2.00")                            \
                 VALUE ("from=\"2021-01-01\"", "1.00"))                                            \
  PARAMETER ("ending", "type=\"money\"",                                                           \
             VALUE ("from=\"2021-01-01\" until=\"2023-06-30\"", "5.00"))                           \
  PARAMETER ("resumed", "type=\"money\"",                                                          \
             VALUE ("from=\"2021-01-01\" until=\"2023-06-30\"", "5.00")                            \
                 VALUE ("from=\"2023-07-01\"", "6.00"))                                            \
  PARAMETER ("local", "type=\"money\" set-by=\"municipality\"", "")                                \
  PARAMETER ("limit-age", "type=\"number\" unit=\"months\"",                                       \
             VALUE ("from=\"2020-01-01\"", "765") VALUE ("from=\"2021-01-01\"", "768")             \
                 VALUE ("from=\"2022-01-01\"", "771") VALUE ("from=\"2023-01-01\"", "774"))        \
  PARAMETER ("ended-age", "type=\"number\" unit=\"months\"",                                       \
             VALUE ("from=\"2020-01-01\" until=\"2023-12-31\"", "765"))                            \
  PARAMETER ("rate", "type=\"number\" keys=\"one two three\"",                                     \
             RATES ("2021-01-01", "1", "1", "1.0") RATES ("2022-01-01", "2.5", "2", "1.5"))

#define KEYS CHOICE ("one") CHOICE ("two") CHOICE ("three")
#define FACTS                                                                                      \
  WORD_FACT_OF ("household", "group", KEYS)                                                        \
  WORD_FACT_OF ("household", "lost-group", KEYS)                                                   \
  FACT ("start", "date")                                                                           \
  FACT ("lost-date", "date") FACT ("first", "month") FACT ("lost-month", "month")

#define DATED                                                                                      \
  "<step id=\"dated\" type=\"number\" title=\"t\" source=\"L 1\">"                                 \
  "<formula from=\"2023-07-01\">2</formula><formula from=\"2021-01-01\">1</formula></step>"

static const Parts parts = { .parameters = PARAMETERS, .facts = FACTS, .rest = SECTION (DATED) };

static GadibaFacts *
make_household (const GadibaBook *book)
{
  GadibaFacts *facts = gadiba_facts_new (book);
  facts->received = date_of ("2026-02-10");
  state (facts, GADIBA_ENTITY_HOUSEHOLD, 0, "group", "two");
  state (facts, GADIBA_ENTITY_HOUSEHOLD, 0, "start", "2026-01-31");
  state (facts, GADIBA_ENTITY_HOUSEHOLD, 0, "first", "2025-11");
  return facts;
}

typedef struct
{
  const char *day, *known; /* known NULL: all that the book holds */
  const char *settings;    /* separated by spaces; NULL: none */
} When;

#define ON(day)                                                                                    \
  {                                                                                                \
    day, NULL, NULL                                                                                \
  }
#define KNOWN(day, known)                                                                          \
  {                                                                                                \
    day, known, NULL                                                                               \
  }
#define SET(day, settings)                                                                         \
  {                                                                                                \
    day, NULL, settings                                                                            \
  }

static void
check_when (const When *when, const Row *rows, gsize n)
{
  g_autoptr (GadibaBook) book = load_rows (&parts, rows, n);
  g_autoptr (GadibaFacts) facts = make_household (book);
  g_auto (GStrv) texts = g_strsplit (when->settings != NULL ? when->settings : "", " ", -1);
  GadibaSetting settings[8];
  g_autoptr (GError) error = NULL;
  GadibaTerms terms = { .day = date_of (when->day),
                        .known = when->known != NULL ? date_of (when->known) : GADIBA_DATE_NONE,
                        .settings = settings };

  g_assert_cmpuint (g_strv_length (texts), <=, G_N_ELEMENTS (settings));
  for (; texts[terms.n_settings] != NULL; terms.n_settings++)
    {
      gadiba_setting_parse (book, texts[terms.n_settings], &settings[terms.n_settings], &error);
      g_assert_no_error (error);
    }
  g_autoptr (GadibaEvaluation) evaluation = gadiba_evaluation_new (facts, &terms, &error);
  g_assert_no_error (error);
  g_test_message ("on %s, known %s, set %s", when->day, when->known != NULL ? when->known : "all",
                  when->settings != NULL ? when->settings : "nothing");
  check_rows (evaluation, "row", rows, n, 0);
}

/* Each row on a day of its own. */
typedef struct
{
  When when;
  Row row;
} Case;

static void
check_cases (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    check_when (&cases[i].when, &cases[i].row, 1);
}

static void
test_days (void)
{
  static const Case cases[] = {
    { ON ("2020-12-31"), { "money", "fee", "undecided", "fee 2020-12-31" } },
    { ON ("2021-01-01"), { "money", "fee", "10.00", NULL } },
    { ON ("2024-12-31"), { "money", "fee", "10.00", NULL } },
    { ON ("2025-01-01"), { "money", "fee", "20.00", NULL } },
    { ON ("2026-04-30"), { "money", "fee", "30.00", NULL } },
    { ON ("2026-05-01"), { "money", "fee", "25.00", NULL } },
    { ON ("2099-01-01"), { "money", "fee", "25.00", NULL } },
    { ON ("2023-06-30"), { "money", "ending", "5.00", NULL } },
    { ON ("2023-07-01"), { "money", "ending", "undecided", "ending 2023-07-01" } },
    { ON ("2023-06-30"), { "money", "resumed", "5.00", NULL } },
    { ON ("2023-07-01"), { "money", "resumed", "6.00", NULL } },
    { ON ("2026-02-10"), { "money", "local", "undecided", "local -" } },
    { ON ("2026-02-10"), { "yes-no", "known(local)", "no", NULL } },
    { ON ("2020-12-31"), { "number", "dated", "undecided", "dated 2020-12-31" } },
    { ON ("2021-01-01"), { "number", "dated", "1", NULL } },
    { ON ("2023-06-30"), { "number", "dated", "1", NULL } },
    { ON ("2023-07-01"), { "number", "dated", "2", NULL } },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

/* The law as it was known on a day, and as it is known now. */
static void
test_known (void)
{
  static const Case cases[] = {
    { KNOWN ("2026-02-10", "2026-02-10"), { "money", "fee", "20.00", NULL } },
    { KNOWN ("2026-02-10", "2026-02-27"), { "money", "fee", "20.00", NULL } },
    { KNOWN ("2026-02-10", "2026-02-28"), { "money", "fee", "30.00", NULL } },
    { KNOWN ("2026-05-01", "2026-02-27"), { "money", "fee", "20.00", NULL } },
    { KNOWN ("2026-05-01", "2026-02-28"), { "money", "fee", "25.00", NULL } },
    /* What is left out of "known" is known from the day it holds. */
    { KNOWN ("2025-01-01", "2024-12-31"), { "money", "fee", "10.00", NULL } },
    { KNOWN ("2025-01-01", "2020-12-31"), { "money", "fee", "undecided", "fee 2025-01-01" } },
    { KNOWN ("2022-01-01", "2026-03-14"), { "money", "corrected", "1.00", NULL } },
    { KNOWN ("2022-01-01", "2026-03-15"), { "money", "corrected", "2.00", NULL } },
    { ON ("2022-01-01"), { "money", "corrected", "2.00", NULL } },
    { KNOWN ("2026-02-10", "2026-02-10"), { "money", "at(fee, first + 2 months)", "20.00", NULL } },
    { ON ("2026-02-10"), { "money", "at(fee, first + 2 months)", "30.00", NULL } },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_at (void)
{
  static const Row rows[] = {
    { "money", "at(fee, first)", "20.00", NULL },
    { "money", "at(fee, first + 2 months)", "30.00", NULL },
    { "money", "at(fee, start)", "30.00", NULL },
    { "money", "at(fee, start - 1 months)", "20.00", NULL },
    { "money", "at(fee, day + 3 months)", "25.00", NULL },
    { "money", "at(fee, first - 10 years)", "undecided", "fee 2015-11-01" },
    { "money", "at(fee, start - 10 years)", "undecided", "fee 2016-01-31" },
    { "money", "at(ending, first)", "undecided", "ending 2025-11-01" },
    { "money", "at(local, first)", "undecided", "local -" },
    { "money", "at(fee, lost-month)", "undecided", "lost-month -" },
    { "money", "fee - at(fee, first)", "10.00", NULL },
  };
  check_when (&(When) ON ("2026-02-10"), rows, G_N_ELEMENTS (rows));
}

/* Which entry is meant is not known: that matters only where the entries differ. */
static void
test_keys (void)
{
  static const Row apart[] = {
    { "number", "rate[\"one\"]", "2.5", NULL },
    { "number", "rate[group]", "2", NULL },
    { "number", "rate[lost-group]", "undecided", "lost-group -" },
    { "number", "rate[if(known(lost-group), lost-group, \"three\")]", "1.5", NULL },
    { "number", "rate[if(lost-group = \"one\", \"two\", group)]", "2", NULL },
  };
  static const Row equal[] = {
    { "number", "rate[group]", "1", NULL },
    { "number", "rate[lost-group]", "1", NULL },
  };
  static const Row before[] = {
    { "number", "rate[group]", "undecided", "rate 2020-06-01" },
    { "number", "rate[lost-group]", "undecided", "rate 2020-06-01" },
  };
  check_when (&(When) ON ("2022-01-01"), apart, G_N_ELEMENTS (apart));
  check_when (&(When) ON ("2021-12-31"), equal, G_N_ELEMENTS (equal));
  check_when (&(When) ON ("2020-06-01"), before, G_N_ELEMENTS (before));
}

/* What is set by hand holds for every day, and where the law has no value. */
static void
test_settings (void)
{
  static const Case cases[] = {
    { SET ("2026-02-10", "fee=1.50"), { "money", "fee + at(fee, first)", "3.00", NULL } },
    { { "2020-01-01", "1999-01-01", "fee=1.50" }, { "money", "fee", "1.50", NULL } },
    { SET ("2026-02-10", "fee=1.50 fee=2"), { "money", "fee", "2.00", NULL } },
    { SET ("2026-02-10", "fee=1"), { "money", "corrected", "2.00", NULL } },
    { SET ("2026-02-10", "local=7.00"), { "money", "local", "7.00", NULL } },
    { SET ("2026-02-10", "ending=7.00"), { "money", "ending", "7.00", NULL } },
    { SET ("2026-02-10", "rate=9"), { "number", "rate[\"one\"] + rate[group]", "18", NULL } },
    { SET ("2026-02-10", "rate.two=9"), { "number", "rate[\"one\"] + rate[group]", "11.5", NULL } },
    { SET ("2026-02-10", "rate.two=9 rate=1"), { "number", "rate[group]", "1", NULL } },
    { SET ("2026-02-10", "rate=1"), { "number", "rate[lost-group]", "1", NULL } },
    { SET ("2021-12-31", "rate.two=9"),
      { "number", "rate[lost-group]", "undecided", "lost-group -" } },
    { SET ("2026-02-10", "income.window=6"), { "number", "income.window", "6", NULL } },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_wrong_settings (void)
{
  static const struct
  {
    const char *text, *words;
    GadibaRulesError code;
  } rows[] = {
    { "fee", "NAME=VALUE", GADIBA_RULES_ERROR_VALUE },
    { "=5", "NAME=VALUE", GADIBA_RULES_ERROR_VALUE },
    { "", "NAME=VALUE", GADIBA_RULES_ERROR_VALUE },
    { "fe=5", "“fe”|“fee”", GADIBA_RULES_ERROR_NAME },
    { "unheard-of=5", "“unheard-of”|gadibactl rules show", GADIBA_RULES_ERROR_NAME },
    { "group=two", "there is no parameter “group”", GADIBA_RULES_ERROR_NAME },
    { "rate.four=5", "“rate.four”", GADIBA_RULES_ERROR_NAME },
    { "fee.one=5", "“fee.one”", GADIBA_RULES_ERROR_NAME },
  };
  static const char *const values[] = { "fee=",     "fee=x",
                                        "fee=1,50", "fee=1.505",
                                        "fee= 5",   "fee=5 EUR",
                                        "rate=one", "limit-age=765.1234567",
                                        "rate.one=" };
  const Parts small = { .parameters = PARAMETERS };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = load_parts (&small, &error);
  GadibaSetting setting;
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_false (gadiba_setting_parse (book, rows[i].text, &setting, &error));
      g_assert_error (error, GADIBA_RULES_ERROR, (int) rows[i].code);
      check_message (rows[i].text, error->message, "--set: ", NULL, rows[i].words);
      g_clear_error (&error);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_assert_false (gadiba_setting_parse (book, values[i], &setting, &error));
      check_message (values[i], error->message, "--set ", NULL, "");
      g_clear_error (&error);
    }
}

/* --- dates and ages --- */

static void
test_calendar (void)
{
  static const Row rows[] = {
    { "date", "day", "2026-02-10", NULL },
    { "date", "start", "2026-01-31", NULL },
    { "date", "start + 1 months", "2026-02-28", NULL },
    { "date", "start - 2 months", "2025-11-30", NULL },
    { "date", "start + 1 days", "2026-02-01", NULL },
    { "date", "start - 31 days", "2025-12-31", NULL },
    { "date", "start + 2 years", "2028-01-31", NULL },
    { "date", "start + 0", "2026-01-31", NULL },
    { "month", "first + 3 months", "2026-02", NULL },
    { "month", "first - 1 years", "2024-11", NULL },
    { "month", "month-of(start)", "2026-01", NULL },
    { "number", "year-of(start)", "2026", NULL },
    { "number", "year-of(first)", "2025", NULL },
    { "date", "first-day(first)", "2025-11-01", NULL },
    { "date", "last-day(first)", "2025-11-30", NULL },
    { "date", "last-day(month-of(day))", "2026-02-28", NULL },
    { "date", "last-day(month-of(day) + 2 years)", "2028-02-29", NULL },
    { "number days", "day - start", "10", NULL },
    { "number months", "month-of(day) - first", "3", NULL },
    { "yes-no", "start < day and first < month-of(day)", "yes", NULL },
    { "yes-no", "start = day - 10 days", "yes", NULL },
    { "date", "lost-date + 1 months", "undecided", "lost-date -" },
    { "month", "month-of(lost-date)", "undecided", "lost-date -" },
    { "number", "year-of(lost-month)", "undecided", "lost-month -" },
    { "date", "last-day(lost-month)", "undecided", "lost-month -" },
    { "number years", "age(lost-date)", "undecided", "lost-date -" },
    { "yes-no", "reached(lost-date, limit-age)", "undecided", "lost-date -" },
  };
  check_when (&(When) ON ("2026-02-10"), rows, G_N_ELEMENTS (rows));
}

/* Evaluates one formula on "start" for a birth date and a day. */
static void
check_birth (const char *formula, const char *type, const char *born, const char *day,
             const char *result)
{
  const Row row = { type, formula, result, NULL };
  g_autoptr (GadibaBook) book = load_rows (&parts, &row, 1);
  g_autoptr (GadibaFacts) facts = make_household (book);
  const GadibaTerms terms = { .day = date_of (day) };
  g_autoptr (GError) error = NULL;

  state (facts, GADIBA_ENTITY_HOUSEHOLD, 0, "start", born);
  g_autoptr (GadibaEvaluation) evaluation = gadiba_evaluation_new (facts, &terms, &error);
  g_assert_no_error (error);
  g_test_message ("born %s, on %s", born, day);
  check_rows (evaluation, "row", &row, 1, 0);
}

static void
test_age (void)
{
  static const struct
  {
    const char *born, *day, *age;
  } rows[] = {
    { "2008-02-10", "2026-02-09", "17" }, { "2008-02-10", "2026-02-10", "18" },
    { "2008-02-11", "2026-02-10", "17" }, { "2008-02-29", "2026-02-27", "17" },
    { "2008-02-29", "2026-02-28", "18" }, { "2008-02-29", "2028-02-28", "19" },
    { "2008-02-29", "2028-02-29", "20" }, { "2007-12-31", "2025-12-31", "18" },
    { "2026-02-10", "2026-02-10", "0" },  { "1926-02-10", "2026-02-10", "100" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    check_birth ("age(start)", "number years", rows[i].born, rows[i].day, rows[i].age);
}

/* The age required is 63 y. 9 m. in 2020, then three months more each year. Who reached it once is
 * of pension age ever after; who had not on 31 December waits for the next step. */
static void
test_reached (void)
{
  static const struct
  {
    const char *born, *day, *result;
  } rows[] = {
    { "1957-03-31", "2020-12-30", "no" },
    { "1957-03-31", "2020-12-31", "yes" },
    { "1957-03-31", "2021-01-01", "yes" }, /* 63 y. 9 m., but reached the day before */
    { "1957-03-31", "2021-03-30", "yes" },
    { "1957-03-31", "2030-01-01", "yes" },
    { "1957-04-01", "2020-12-31", "no" },
    { "1957-04-01", "2021-01-01", "no" },
    { "1957-04-01", "2021-03-31", "no" },
    { "1957-04-01", "2021-04-01", "yes" },
    { "1957-12-31", "2021-12-31", "yes" },
    { "1957-12-31", "2022-01-01", "yes" },
    { "1958-01-01", "2021-12-31", "no" },
    { "1958-01-01", "2022-01-01", "no" },
    { "1958-01-01", "2022-03-31", "no" },
    { "1958-01-01", "2022-04-01", "yes" },
    { "1958-09-30", "2022-12-31", "yes" },
    { "1958-09-30", "2023-02-01", "yes" },
    { "1958-10-01", "2023-03-31", "no" },
    { "1958-10-01", "2023-04-01", "yes" },
    { "1930-01-01", "2020-01-01", "yes" },
    { "2000-01-01", "2026-01-01", "no" },
    /* Born on a day that the month lacks. */
    { "1957-05-31", "2021-05-30", "no" },
    { "1957-05-31", "2021-05-31", "yes" },
    { "1956-02-29", "2020-02-29", "yes" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    check_birth ("reached(start, limit-age)", "yes-no", rows[i].born, rows[i].day, rows[i].result);
}

/* After the last value nobody can reach the age any more, but who had reached it has. */
static void
test_reached_ended (void)
{
  static const Case cases[] = {
    { ON ("2024-01-01"), { "yes-no", "reached(day - 70 years, ended-age)", "yes", NULL } },
    { ON ("2024-01-01"),
      { "yes-no", "reached(day - 20 years, ended-age)", "undecided", "ended-age 2024-01-01" } },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

/* Before the first value nothing is known of the age; what is set by hand has no past. */
static void
test_reached_terms (void)
{
  static const Case cases[] = {
    { ON ("2019-12-31"),
      { "yes-no", "reached(start, limit-age)", "undecided", "limit-age 2019-12-31" } },
    { KNOWN ("2026-02-10", "2019-12-31"),
      { "yes-no", "reached(start, limit-age)", "undecided", "limit-age 2026-02-10" } },
    { SET ("2026-02-10", "limit-age=0"), { "yes-no", "reached(start, limit-age)", "yes", NULL } },
    { SET ("2026-02-10", "limit-age=1"), { "yes-no", "reached(start, limit-age)", "no", NULL } },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/parameters/days", test_days);
  g_test_add_func ("/rules/parameters/known", test_known);
  g_test_add_func ("/rules/parameters/at", test_at);
  g_test_add_func ("/rules/parameters/keys", test_keys);
  g_test_add_func ("/rules/parameters/settings", test_settings);
  g_test_add_func ("/rules/parameters/wrong-settings", test_wrong_settings);
  g_test_add_func ("/rules/parameters/calendar", test_calendar);
  g_test_add_func ("/rules/parameters/age", test_age);
  g_test_add_func ("/rules/parameters/reached", test_reached);
  g_test_add_func ("/rules/parameters/reached-ended", test_reached_ended);
  g_test_add_func ("/rules/parameters/reached-terms", test_reached_terms);
  return g_test_run ();
}
