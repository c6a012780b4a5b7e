/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../test-data.h"
#include "columns-test.h"
#include "gadiba-evaluation.h"

/* What the programs of this folder share: the rule books of the tree, small books made for a test,
 * tables of formulas with what must come of them, and what every message must be. */

#define EVER "2000-01-01"

/* Parts of small books. */
#define FORMULA(text) "<formula from=\"" EVER "\">" text "</formula>"
#define SECTION(parts) "<section id=\"s\" title=\"s\">" parts "</section>"
#define STEP(id, of, type, formula)                                                                \
  "<step id=\"" id "\" for=\"" of "\" type=\"" type                                                \
  "\" title=\"t\" source=\"L 1\">" FORMULA (formula) "</step>"
#define EXCLUSION(id, formula)                                                                     \
  "<exclusion id=\"" id "\" title=\"t\" source=\"L 1\">" FORMULA (formula) "</exclusion>"
#define CONDITION(id, formula)                                                                     \
  "<condition id=\"" id                                                                            \
  "\" title=\"t\" source=\"L 1\" refusal=\"r\">" FORMULA (formula) "</condition>"
#define GROUP(id, more, kinds, formula)                                                            \
  "<group id=\"" id "\" title=\"t\" source=\"L 1\" " more ">" kinds FORMULA (formula) "</group>"
#define KIND(id) "<kind id=\"" id "\" title=\"t\"/>"
#define FACT(id, type) "<fact id=\"" id "\" type=\"" type "\" title=\"t\"/>"
#define FACT_OF(of, id, type) "<fact of=\"" of "\" id=\"" id "\" type=\"" type "\" title=\"t\"/>"
#define WORD_FACT_OF(of, id, words)                                                                \
  "<fact of=\"" of "\" id=\"" id "\" type=\"word\" title=\"t\">" words "</fact>"
#define CHOICE(id) "<choice id=\"" id "\" title=\"t\"/>"

/* Reading a book and finding its fault takes no longer, sanitizers and all. */
#define MAX_MICROSECONDS G_USEC_PER_SEC

/* Fails the test and goes on: all rows of a table that are wrong are told. */
G_GNUC_PRINTF (1, 2)
static void
report (const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("%s", text);
  g_test_fail ();
}

/* --- values --- */

G_GNUC_UNUSED static GadibaDate
date_of (const char *text)
{
  GadibaDate date;
  g_assert_true (gadiba_date_parse (text, &date, NULL));
  return date;
}

G_GNUC_UNUSED static GadibaMonth
month_of (const char *text)
{
  GadibaMonth month;
  g_assert_true (gadiba_month_parse (text, &month, NULL));
  return month;
}

G_GNUC_UNUSED static GadibaNumber
number_of (const char *text)
{
  GadibaNumber number;
  g_assert_true (gadiba_number_parse (text, 6, &number, NULL));
  return number;
}

/* States a fact as a file would write it. */
G_GNUC_UNUSED static void
state (GadibaFacts *facts, GadibaEntity entity, guint row, const char *id, const char *text)
{
  const GadibaFact *fact = gadiba_book_get_fact (facts->book, entity, id);
  g_autoptr (GError) error = NULL;
  GadibaValue value;
  g_assert_nonnull (fact);
  gadiba_value_parse (&fact->type, text, &value, &error);
  g_assert_no_error (error);
  gadiba_facts_set (facts, entity, row, id, value);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
collect_missing (GPtrArray *list, const GadibaMissing *missing)
{
  if (missing == NULL)
    return;
  collect_missing (list, missing->left);
  collect_missing (list, missing->right);
  if (missing->fact == NULL)
    return;
  char *one = g_strdup_printf ("%s %s", missing->fact, missing->subject);
  if (g_ptr_array_find_with_equal_func (list, one, g_str_equal, NULL))
    g_free (one);
  else
    g_ptr_array_add (list, one);
}

/* "born p1, mass -": each fact and subject once, sorted. */
static char *
describe_missing (const GadibaMissing *missing)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  collect_missing (list, missing);
  g_ptr_array_sort (list, compare_texts);
  g_ptr_array_add (list, NULL);
  return g_strjoinv (", ", (char **) list->pdata);
}

/* --- small books --- */

/* The parts of a national book that a test brings; each may be NULL. */
typedef struct
{
  const char *parameters, *facts, *costs;
  const char *rest; /* sections and benefits */
} Parts;

/* Every national book needs the words that explanations are made of; they are those of lv.xml. */
static char *
get_words (void)
{
  g_autoptr (GBytes) law = load_test_bytes ("../data/rules", "lv.xml");
  g_autofree char *text = g_strndup (g_bytes_get_data (law, NULL), g_bytes_get_size (law));
  const char *words = strstr (text, "<words>");
  const char *end = strstr (text, "</words>");
  g_assert_true (words != NULL && end > words);
  return g_strndup (words, (gsize) (end - words) + strlen ("</words>"));
}

/* Ends without the closing tag. */
static GString *
begin_book (const Parts *parts)
{
  g_autofree char *words = get_words ();
  GString *xml = g_string_new (
      "<rules xmlns=\"urn:gadiba:rules:1\" id=\"small\" edition=\"1\" title=\"Small\">"
      "<sources><act id=\"L\" title=\"Likums\" genitive=\"Likuma\"/></sources>");
  g_string_append (xml, words);
  g_string_append (xml, "<parameters>"
                        "<parameter id=\"income.window\" type=\"number\" title=\"t\">"
                        "<value from=\"" EVER "\" is=\"3\" source=\"L 1\"/></parameter>"
                        "<parameter id=\"income.window-irregular\" type=\"number\" title=\"t\">"
                        "<value from=\"" EVER "\" is=\"12\" source=\"L 1\"/></parameter>");
  g_string_append_printf (
      xml, "%s</parameters><facts>%s</facts><costs>%s</costs>%s",
      parts->parameters != NULL ? parts->parameters : "", parts->facts != NULL ? parts->facts : "",
      parts->costs != NULL ? parts->costs : "", parts->rest != NULL ? parts->rest : "");
  return xml;
}

static GadibaBook *
load_text (const char *xml, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  return gadiba_book_load (bytes, "small.xml", NULL, error);
}

G_GNUC_UNUSED static GadibaBook *
load_parts (const Parts *parts, GError **error)
{
  g_autoptr (GString) xml = begin_book (parts);
  g_string_append (xml, "</rules>");
  return load_text (xml->str, error);
}

/* --- tables of formulas --- */

/* A formula and what must come of it. */
typedef struct
{
  const char *type; /* "money", "number", "number months", "yes-no", "word", … */
  const char *formula;
  const char *result;  /* as programs read it; "undecided"; NULL: out of range */
  const char *missing; /* as describe_missing(); NULL: nothing */
} Row;

/* A step for each row: PREFIX and its number. */
G_GNUC_UNUSED static void
append_rows (GString *xml, const char *prefix, const char *entity, const Row *rows, gsize n)
{
  g_string_append_printf (xml, "<section id=\"%s\" title=\"s\">", prefix);
  for (gsize i = 0; i < n; i++)
    {
      g_auto (GStrv) type = g_strsplit (rows[i].type, " ", 2);
      g_autofree char *formula = g_markup_escape_text (rows[i].formula, -1);
      g_string_append_printf (xml,
                              "<step id=\"%s%" G_GSIZE_FORMAT "\" for=\"%s\" type=\"%s\" %s%s%s "
                              "title=\"t\" source=\"L 1\">",
                              prefix, i, entity, type[0], type[1] != NULL ? "unit=\"" : "",
                              type[1] != NULL ? type[1] : "", type[1] != NULL ? "\"" : "");
      if (g_str_equal (type[0], "word"))
        g_string_append (xml, CHOICE ("low") CHOICE ("middle") CHOICE ("high"));
      g_string_append_printf (xml, "<formula from=\"" EVER "\">%s</formula></step>\n", formula);
    }
  g_string_append (xml, "</section>");
}

/* The book of @parts with one table of household formulas, called "row". */
G_GNUC_UNUSED static GadibaBook *
load_rows (const Parts *parts, const Row *rows, gsize n)
{
  g_autoptr (GString) xml = begin_book (parts);
  g_autoptr (GError) error = NULL;
  append_rows (xml, "row", "household", rows, n);
  g_string_append (xml, "</rules>");
  GadibaBook *book = load_text (xml->str, &error);
  g_assert_no_error (error);
  return book;
}

static void
check_range_error (const Row *row, gboolean fits, const GError *error)
{
  if (fits || error == NULL
      || !g_error_matches (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_RANGE))
    report ("%s: should be out of range, but %s", row->formula,
            error != NULL ? error->message
            : fits        ? "is computed"
                          : "there is no error");
}

/* The household on the day that the tests share. */
G_GNUC_UNUSED static GadibaEvaluation *
evaluate (const GadibaFacts *facts, const GadibaSetting *settings, guint n_settings)
{
  const GadibaTerms terms = { .day = date_of ("2026-02-10"),
                              .settings = settings,
                              .n_settings = n_settings };
  g_autoptr (GError) error = NULL;
  GadibaEvaluation *evaluation = gadiba_evaluation_new (facts, &terms, &error);
  g_assert_no_error (error);
  return evaluation;
}

/* What has been evaluated in columns gives the same. */
static void
check_columns (const GadibaFacts *facts, const GadibaTerms *terms)
{
  g_autoptr (GPtrArray) steps = collect_household_steps (facts->book);
  g_autoptr (GPtrArray) households = g_ptr_array_new ();
  ColumnsTally tally = { 0 };
  g_ptr_array_add (households, (gpointer) facts);
  compare_columns (facts->book, households, terms, steps, &tally);
}

/* Evaluates the rows that append_rows() wrote for @entity_row, and the household's in columns. */
G_GNUC_UNUSED static void
check_rows (GadibaEvaluation *evaluation, const char *prefix, const Row *rows, gsize n,
            guint entity_row)
{
  const GadibaBook *book = gadiba_evaluation_get_facts (evaluation)->book;
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s%" G_GSIZE_FORMAT, prefix, i);
      const GadibaStep *step = gadiba_book_get_step (book, id);
      g_autoptr (GError) error = NULL;
      GadibaValue value = { 0 };
      gboolean fits = gadiba_evaluation_get (evaluation, step, entity_row, &value, &error);
      if (rows[i].result == NULL || !fits)
        {
          if (rows[i].result == NULL)
            check_range_error (&rows[i], fits, error);
          else
            report ("%s: %s", rows[i].formula, error != NULL ? error->message : "?");
          continue;
        }
      g_autofree char *result = gadiba_value_format (&value, &step->type);
      g_autofree char *missing = describe_missing (value.known ? NULL : value.missing);
      const char *expected = rows[i].missing != NULL ? rows[i].missing : "";
      if (!g_str_equal (result, rows[i].result) || !g_str_equal (missing, expected))
        report ("%s: is %s [%s], should be %s [%s]", rows[i].formula, result, missing,
                rows[i].result, expected);
    }
  check_columns (gadiba_evaluation_get_facts (evaluation),
                 gadiba_evaluation_get_terms (evaluation));
}

/* --- messages --- */

/* What a message must not hold, for it is shown as one line. */
static gboolean
is_clean (const char *message)
{
  for (const char *p = message; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeType type = g_unichar_type (g_utf8_get_char (p));
      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR
          || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        return FALSE;
    }
  return TRUE;
}

/* One line, fit to be shown, that begins with @label (and @line, if it is given) and holds @words,
 * which are separated by "|". */
G_GNUC_UNUSED static void
check_message (const char *name, const char *message, const char *label, const char *line,
               const char *words)
{
  g_autofree char *place = g_strconcat (label, line != NULL ? ":" : NULL, line, NULL);
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);
  g_assert_true (g_utf8_validate (message, -1, NULL));
  if (!is_clean (message))
    {
      g_autofree char *shown = g_strescape (message, NULL);
      report ("%s: not one clean line: %.300s", name, shown);
    }
  if (strlen (message) > 1500)
    report ("%s: a message of %" G_GSIZE_FORMAT " bytes", name, strlen (message));
  else if (!g_str_has_prefix (message, place))
    report ("%s: should begin with %s: %s", name, place, message);
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (message, parts[i]) == NULL)
      {
        report ("%s: should hold “%s”: %.1500s", name, parts[i], message);
        break;
      }
}
