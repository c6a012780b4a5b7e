/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-test.h"

#include <glib/gstdio.h>

/*
 * Rule books that must be refused: broken/table.tsv names each with the line of its fault, the
 * words that the message holds and whether data/schemas/rules.rng refuses it too. Files called
 * national-… stand alone, the others are put on top of lv.xml. What would be long or depends on
 * lv.xml is made here.
 */

#define BROKEN "rules/broken"

static GadibaBook *
load_on_law (const char *path, GError **error)
{
  g_autoptr (GBytes) law = load_test_bytes ("../data/rules", "lv.xml");
  const char *const extensions[] = { path, NULL };
  return gadiba_book_load (law, "lv.xml", extensions, error);
}

static GadibaBook *
load_alone (const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = load_test_bytes (BROKEN, name);
  return gadiba_book_load (bytes, name, NULL, error);
}

/* Returns: the path of a new temporary file that holds @text */
static char *
write_file (const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path;
  int fd = g_file_open_tmp ("gadiba-XXXXXX.xml", &path, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_broken (void)
{
  g_auto (GStrv) rows = load_test_table (BROKEN, "table.tsv");
  g_assert_cmpuint (g_strv_length (rows), >=, 40);
  g_autoptr (GError) of_law = NULL;
  g_autoptr (GadibaBook) law = load_on_law (NULL, &of_law);
  g_assert_no_error (of_law);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (rows[i], "\t", -1);
      g_autofree char *path = get_test_path (BROKEN, columns[0]);
      g_autofree char *line = g_strconcat (columns[1], ": ", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaBook) book = g_str_has_prefix (columns[0], "national-")
                                        ? load_alone (columns[0], &error)
                                        : load_on_law (path, &error);
      if (book != NULL)
        report ("%s: should be refused with %s", columns[0], columns[2]);
      else
        check_message (columns[0], error->message, columns[0], line, columns[2]);
    }
}

/* Every file is in the table and every row has its file. */
static void
test_table_is_complete (void)
{
  g_auto (GStrv) rows = load_test_table (BROKEN, "table.tsv");
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = list_test_files (BROKEN, ".xml");
  for (guint i = 0; rows[i] != NULL; i++)
    {
      *strchr (rows[i], '\t') = '\0';
      g_assert_true (g_hash_table_add (named, rows[i]));
    }
  for (guint i = 0; i < names->len; i++)
    if (!g_hash_table_contains (named, names->pdata[i]))
      report ("%s is not in the table", (const char *) names->pdata[i]);
  g_assert_cmpuint (names->len, ==, g_hash_table_size (named));
}

/* The books that come with the program. */
static void
test_books_of_the_program (void)
{
  g_autofree char *path = get_test_path ("../data/rules", "example-municipality.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = load_on_law (path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (book);
  g_assert_cmpuint (book->editions->len, ==, 2);
}

/* --- warnings --- */

/* What goes beyond the bounds of the law is told and used all the same. */
static void
test_warnings (void)
{
  static const struct
  {
    const char *id, *from, *is;
    const char *words; /* NULL: no warning */
  } rows[] = {
    { "low-income.first", "2026-01-01", "680.00", NULL },
    { "low-income.first", "2026-01-01", "680.01", "“low-income.first” is 680.01|680.00" },
    { "low-income.first", "2025-01-01", "680.00", "more than|604.00" },
    { "low-income.first", "2026-01-01", "425.00", NULL },
    { "low-income.first", "2026-01-01", "424.99", "less than|425.00" },
    { "low-income.other", "2026-01-01", "298.00", NULL },
    { "low-income.other", "2026-01-01", "900.00", "“low-income.other” is 900.00|more than|476.00" },
    /* Where the law has no bound yet there is none. */
    { "low-income.first", "2019-01-01", "9.00", NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "<rules xmlns=\"urn:gadiba:rules:1\" id=\"town\" edition=\"1\" title=\"Town\" "
          "extends=\"lv\">\n<parameters><parameter id=\"%s\">\n"
          "<value from=\"%s\" is=\"%s\" source=\"SPSPL 1\"/></parameter></parameters></rules>",
          rows[i].id, rows[i].from, rows[i].is);
      g_autofree char *path = write_file (text);
      g_autofree char *label = g_path_get_basename (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaBook) book = load_on_law (path, &error);
      g_unlink (path);
      g_assert_no_error (error);
      if (book->warnings->len != (rows[i].words != NULL ? 1 : 0))
        report ("%s from %s is %s: %u warnings", rows[i].id, rows[i].from, rows[i].is,
                book->warnings->len);
      else if (rows[i].words != NULL)
        check_message (rows[i].is, g_ptr_array_index (book->warnings, 0), label,
                       "3: ", rows[i].words);
    }
}

/* --- made books --- */

/* lv.xml without the line that holds @words. */
static GBytes *
make_law_without (const char *words)
{
  g_autoptr (GBytes) law = load_test_bytes ("../data/rules", "lv.xml");
  g_autofree char *text = g_strndup (g_bytes_get_data (law, NULL), g_bytes_get_size (law));
  char *at = strstr (text, words);
  g_assert_nonnull (at);
  while (at > text && at[-1] != '\n')
    at--;
  char *end = strchr (at, '\n');
  memmove (at, end, strlen (end) + 1);
  return g_bytes_new (text, strlen (text));
}

/* Without a phrase that explanations need there is no book. No line is to blame, but the file is.
 */
static void
test_missing_phrases (void)
{
  static const char *const phrases[] = { "unknown", "yes", "and", "valid-from", "undecided" };
  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      g_autofree char *words = g_strdup_printf ("<phrase id=\"%s\"", phrases[i]);
      g_autoptr (GBytes) law = make_law_without (words);
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaBook) book = gadiba_book_load (law, "lv.xml", NULL, &error);
      g_assert_null (book);
      check_message (words, error->message, "lv.xml:", NULL, words);
    }
}

static GString *
begin_small (const char *parameters)
{
  g_autofree char *words = get_words ();
  GString *xml = g_string_new ("<rules xmlns=\"urn:gadiba:rules:1\" id=\"small\" edition=\"1\" "
                               "title=\"Small\"><sources><act id=\"L\" title=\"Likums\" "
                               "genitive=\"Likuma\"/></sources>");
  g_string_append_printf (xml, "%s<parameters>%s</parameters>", words, parameters);
  return xml;
}

#define VALUE "<value from=\"" EVER "\" is=\"3\" source=\"L 1\"/>"
#define WINDOW(more, value)                                                                        \
  "<parameter id=\"income.window\" title=\"t\" " more ">" value "</parameter>"
#define IRREGULAR                                                                                  \
  "<parameter id=\"income.window-irregular\" title=\"t\" type=\"number\">" VALUE "</parameter>"
#define KEYED "<value from=\"" EVER "\" source=\"L 1\"><entry key=\"one\" is=\"3\"/></value>"
#define OF_TYPE(is) "<value from=\"" EVER "\" is=\"" is "\" source=\"L 1\"/>"

/* The engine looks up the lengths of the windows itself: they must be there, and plain numbers. */
static void
test_windows (void)
{
  static const struct
  {
    const char *parameters;
    gboolean fits;
  } rows[] = {
    { WINDOW ("type=\"number\"", VALUE) IRREGULAR, TRUE },
    { WINDOW ("type=\"number\"", OF_TYPE ("1")) IRREGULAR, TRUE },
    { WINDOW ("type=\"number\"", OF_TYPE ("0")) IRREGULAR, FALSE },
    { WINDOW ("type=\"number\"", OF_TYPE ("0.9")) IRREGULAR, FALSE },
    { IRREGULAR, FALSE },
    { WINDOW ("type=\"number\"", VALUE), FALSE },
    { WINDOW ("type=\"number\" keys=\"one\"", KEYED) IRREGULAR, FALSE },
    { WINDOW ("type=\"yes-no\"", OF_TYPE ("yes")) IRREGULAR, FALSE },
    { WINDOW ("type=\"date\"", OF_TYPE ("2026-01-01")) IRREGULAR, FALSE },
    { WINDOW ("type=\"word\"", OF_TYPE ("three")) IRREGULAR, FALSE },
    { WINDOW ("type=\"money\"", VALUE) IRREGULAR, FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) xml = begin_small (rows[i].parameters);
      g_autoptr (GError) error = NULL;
      g_string_append (xml, "</rules>");
      g_autoptr (GadibaBook) book = load_text (xml->str, &error);
      if (rows[i].fits)
        g_assert_no_error (error);
      else if (book != NULL)
        report ("should be refused: %s", rows[i].parameters);
      else
        check_message (rows[i].parameters, error->message, "small.xml:", NULL, "“income.window");
    }
}

static GadibaBook *
load_sections (const char *sections, GError **error)
{
  const Parts parts = { .rest = sections };
  return load_parts (&parts, error);
}

static char *
repeat (const char *part, guint n)
{
  GString *text = g_string_new (NULL);
  while (n-- > 0)
    g_string_append (text, part);
  return g_string_free (text, FALSE);
}

static void
check_formula (const char *name, const char *formula, const char *words)
{
  g_autofree char *sections =
      g_strdup_printf (SECTION (STEP ("extra", "household", "number", "%s")), formula);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = load_sections (sections, &error);
  if (book != NULL)
    report ("%s: should be refused with %s", name, words);
  else
    check_message (name, error->message, "small.xml:", NULL, words);
}

static void
test_long_formulas (void)
{
  g_autofree char *ones = repeat ("1 + ", 2500);
  g_autofree char *long_formula = g_strconcat (ones, "1", NULL);
  g_autofree char *brackets = repeat ("(", 1900);
  g_autofree char *name = repeat ("name", 900);
  check_formula ("10,000 characters", long_formula, "longer than|steps");
  check_formula ("deep brackets", brackets, "nested deeper");
  check_formula ("a long name", name, "there is no “name");
}

/* Many long formulas are read in no time. */
static void
test_many_formulas (void)
{
  g_autoptr (GString) sections = g_string_new ("<section id=\"s\" title=\"s\">");
  g_autofree char *sum = repeat ("1                              +", 100);
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < 60; i++)
    g_string_append_printf (sections, STEP ("s%u", "household", "number", "%s1"), i, sum);
  g_string_append (sections, "</section>");
  g_autoptr (GadibaBook) book = load_sections (sections->str, &error);
  g_assert_no_error (error);
}

/* Steps that rest on each other: s0 on s1, s1 on s2, …; @more follows each name. */
static GadibaBook *
load_chain (guint n, const char *more, GError **error)
{
  g_autoptr (GString) sections = g_string_new ("<section id=\"s\" title=\"s\">");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sections, STEP ("s%u", "household", "number", "s%u%s"), i, i + 1, more);
  g_string_append_printf (sections, STEP ("s%u", "household", "number", "1") "</section>", n);
  const Parts parts = { .rest = sections->str };
  return load_parts (&parts, error);
}

static void
check_chain (const GadibaBook *book, gint64 result)
{
  g_autoptr (GadibaFacts) facts = gadiba_facts_new (book);
  const GadibaTerms terms = { .day = date_of ("2026-02-10") };
  g_autoptr (GError) error = NULL;
  GadibaValue value;
  facts->received = terms.day;
  g_autoptr (GadibaEvaluation) evaluation = gadiba_evaluation_new (facts, &terms, &error);
  g_assert_no_error (error);
  gadiba_evaluation_get (evaluation, gadiba_book_get_step (book, "s0"), 0, &value, &error);
  g_assert_no_error (error);
  g_assert_true (value.known);
  g_assert_cmpint (gadiba_number_compare (value.number, GADIBA_NUMBER (result)), ==, 0);
}

static void
test_chain (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = load_chain (59, " + 1", &error);
  g_assert_no_error (error);
  check_chain (book, 60);
}

/* However deep steps and formulas stand within one another, the stack lasts: the book is refused,
 * or computed. */
static void
test_deep_chain (void)
{
  if (g_test_subprocess ())
    {
      g_autofree char *more = repeat ("+1", 100);
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaBook) book = load_chain (80, more, &error);
      if (book != NULL)
        check_chain (book, 80 * 100 + 1);
      else
        check_message ("a deep chain", error->message, "small.xml:", NULL, "step");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  if (!g_test_trap_has_passed ())
    report ("a deep chain of steps is not refused, nor computed");
}

/* What a woman and a man are called; NULL: as everybody. */
static void
test_words_by_sex (void)
{
  const Parts parts = { .facts = "<fact of=\"person\" id=\"kin\" type=\"word\" title=\"t\">"
                                 "<choice id=\"child\" title=\"bērns\"/>"
                                 "<choice id=\"spouse\" title=\"laulātais\" female=\"laulātā\"/>"
                                 "<choice id=\"sibling\" title=\"brālis vai māsa\" "
                                 "female=\"māsa\" male=\"brālis\"/></fact>" };
  static const char *const words[][3] = { { "bērns", NULL, NULL },
                                          { "laulātais", "laulātā", NULL },
                                          { "brālis vai māsa", "māsa", "brālis" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = load_parts (&parts, &error);
  g_assert_no_error (error);
  const GadibaFact *fact = gadiba_book_get_fact (book, GADIBA_ENTITY_PERSON, "kin");
  g_assert_cmpuint (fact->choices->len, ==, G_N_ELEMENTS (words));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const GadibaChoice *choice = &g_array_index (fact->choices, GadibaChoice, i);
      g_assert_cmpstr (choice->title, ==, words[i][0]);
      g_assert_cmpstr (choice->female, ==, words[i][1]);
      g_assert_cmpstr (choice->male, ==, words[i][2]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/book/broken", test_broken);
  g_test_add_func ("/rules/book/table-is-complete", test_table_is_complete);
  g_test_add_func ("/rules/book/of-the-program", test_books_of_the_program);
  g_test_add_func ("/rules/book/warnings", test_warnings);
  g_test_add_func ("/rules/book/missing-phrases", test_missing_phrases);
  g_test_add_func ("/rules/book/windows", test_windows);
  g_test_add_func ("/rules/book/long-formulas", test_long_formulas);
  g_test_add_func ("/rules/book/many-formulas", test_many_formulas);
  g_test_add_func ("/rules/book/chain", test_chain);
  g_test_add_func ("/rules/book/deep-chain", test_deep_chain);
  g_test_add_func ("/rules/book/words-by-sex", test_words_by_sex);
  return g_test_run ();
}
