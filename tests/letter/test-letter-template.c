/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letter-test.h"

#include "gadiba-letter-fields-private.h"
#include "gadiba-xml.h"

/* Templates that an office got wrong: each fault is one sentence with file, line and remedy. */

#define HEAD                                                                                       \
  "<letter xmlns=\"urn:gadiba:letter-template:1\" id=\"x\" form=\"short\" title=\"T\"\n"           \
  " page=\"{page} no {pages}\">\n"
#define PARTS                                                                                      \
  "<part of=\"institution\"/><part of=\"addressee\"/><part of=\"request\"/>"                       \
  "<part of=\"findings\"/><part of=\"norms\"/><part of=\"decision\"/>\n"

/* What is wrong stands in the fourth line. */
static const struct
{
  const char *name, *inside, *words;
} faults[] = {
  { "field", "<paragraph>{decision.numbre}</paragraph>",
    "x.xml:4: |no field “decision.numbre”|did you mean “decision.number”" },
  { "far-field", "<paragraph>{weather}</paragraph>", "x.xml:4: |README.md" },
  { "field-in-attribute", "<pair left=\"{office.nme}\" right=\"x\"/>",
    "x.xml:4: |did you mean “office.name”" },
  { "element", "<paragraf>x</paragraf>", "x.xml:4: |paragraf|paragraph" },
  { "attribute", "<paragraph stile=\"small\">x</paragraph>", "x.xml:4: |stile|style" },
  { "style", "<paragraph style=\"huge\">x</paragraph>", "x.xml:4: |huge" },
  { "condition", "<if test=\"office.nam\"/>", "x.xml:4: |did you mean “office.name”" },
  { "negated", "<if test=\"not any.grantd\"/>", "x.xml:4: |did you mean “any.granted”" },
  { "rows", "<each of=\"people\"/>", "x.xml:4: |no rows “people”|persons" },
  { "each-test", "<each of=\"items\" test=\"item.grante\"/>", "x.xml:4: |“item.granted”" },
  { "scope", "<paragraph>{item.amount}</paragraph>", "x.xml:4: |<each of=\"items\">" },
  { "inner-scope", "<each of=\"item.months\"/>", "x.xml:4: |“item.months” means nothing here" },
  { "yes-no", "<paragraph>{hearing.held}</paragraph>", "x.xml:4: |<if test=\"hearing.held\">" },
  { "plural", "<paragraph>{household.size|a|b}</paragraph>", "x.xml:4: |three of them" },
  { "plural-of-text", "<paragraph>{office.name|a|b|c}</paragraph>", "x.xml:4: |follow a count" },
  { "brace", "<paragraph>{office.name</paragraph>", "x.xml:4: |brace stands alone" },
  { "closing", "<paragraph>office.name}</paragraph>", "x.xml:4: |brace stands alone" },
  { "empty", "<paragraph> </paragraph>", "x.xml:4: |paragraph" },
  { "level", "<heading level=\"4\">x</heading>", "x.xml:4: |level" },
  { "cell", "<cell>x</cell>", "x.xml:4: |cell" },
};

static void
assert_fault (const char *text, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaLetterTemplate) template = gadiba_letter_template_load (bytes, "x.xml", &error);
  g_assert_null (template);
  g_assert_nonnull (error);
  g_assert_true (error->domain == GADIBA_XML_ERROR);
  g_assert_null (strchr (error->message, '\n'));
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (error->message, parts[i]) == NULL)
      {
        g_test_message ("“%s” is not in: %s", parts[i], error->message);
        g_test_fail ();
      }
}

static void
test_fault (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *text = g_strconcat (HEAD, PARTS, faults[i].inside, "</letter>", NULL);
  assert_fault (text, faults[i].words);
}

static void
test_parts (void)
{
  assert_fault (HEAD "<part of=\"institution\"/></letter>", "x.xml:1: |<part of=\"addressee\">");
  assert_fault ("<letter xmlns=\"urn:gadiba:letter-template:1\" id=\"x\" form=\"full\" title=\"T\" "
                "page=\"{page}{pages}\">" PARTS "</letter>",
                "<part of=\"views\">");
  assert_fault ("<letter xmlns=\"urn:gadiba:letter-template:1\" id=\"x\" form=\"short\" "
                "title=\"T\" page=\"{page}\">" PARTS "</letter>",
                "{pages}");
  assert_fault (HEAD PARTS "</letter>", "x.xml:1: |no place for a signature|<signature>");
  assert_fault ("<letter xmlns=\"urn:gadiba:letter-template:1\" id=\"x\" form=\"document\" "
                "title=\"T\" page=\"{page}{pages}\" verify=\"Kods\">" PARTS "</letter>",
                "beside the code|write {code}");
  assert_fault ("<letter xmlns=\"urn:gadiba:letter-template:1\" id=\"x\" form=\"document\" "
                "title=\"T\" page=\"{page}{pages}\"><part of=\"institution\"/></letter>",
                "<part of=\"addressee\">");
}

/* A row must come out with as many cells as the table has columns. */
static void
test_row (void)
{
  static const char text[] =
      HEAD PARTS "<table><column width=\"1\"/><column width=\"1\"/><column width=\"1\"/>\n"
                 "<row><cell>a</cell><cell>b</cell></row></table>"
                 "<signature left=\"a\" right=\"b\"/></letter>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaLetterTemplate) template = gadiba_letter_template_load (bytes, "x.xml", &error);
  g_assert_no_error (error);
  g_autoptr (GadibaBook) book = load_law (NULL);
  g_autoptr (GadibaDecision) decision = make_grant (book);
  g_autoptr (GadibaLetter) letter = gadiba_letter_compose (template, decision, &error);
  g_assert_null (letter);
  g_assert_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_TEMPLATE);
  g_assert_nonnull (strstr (error->message, "x.xml:5: the row comes out with 2 cells"));
}

/* A part that says nothing is no part. */
static void
test_silent_part (void)
{
  static const char text[] = HEAD PARTS "<signature left=\"a\" right=\"b\"/></letter>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaLetterTemplate) template = gadiba_letter_template_load (bytes, "x.xml", &error);
  g_assert_no_error (error);
  g_autoptr (GadibaBook) book = load_law (NULL);
  g_autoptr (GadibaDecision) decision = make_grant (book);
  g_autoptr (GadibaLetter) letter = gadiba_letter_compose (template, decision, &error);
  g_assert_null (letter);
  g_assert_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, "“institution”"));
}

static void
assert_told (const char *readme, const char *name)
{
  g_autofree char *escaped = g_regex_escape_string (name, -1);
  g_autofree char *word = g_strdup_printf ("[` \n]%s[` \n]", escaped);
  if (g_regex_match_simple (word, readme, 0, 0))
    return;
  g_test_message ("data/letters/README.md lacks “%s”", name);
  g_test_fail ();
}

/* Authors find every name in the README. */
static void
test_readme (void)
{
  g_autoptr (GBytes) bytes = load_test_bytes ("../data/letters", "README.md");
  g_autofree char *readme = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (const GadibaLetterField *f = _gadiba_letter_fields; f->name != NULL; f++)
    assert_told (readme, f->name);
  for (const GadibaLetterField *f = _gadiba_letter_basis_fields; f->name != NULL; f++)
    assert_told (readme, f->name);
  for (const GadibaLetterField *f = _gadiba_letter_case_fields; f->name != NULL; f++)
    assert_told (readme, f->name);
  for (const GadibaLetterRows *r = _gadiba_letter_rows; r->name != NULL; r++)
    assert_told (readme, r->name);
}

static void
test_shipped (void)
{
  static const struct
  {
    const char *name;
    GadibaLetterForm form;
  } rows[] = {
    { "grant-short.xml", GADIBA_LETTER_FORM_SHORT },
    { "grant-full.xml", GADIBA_LETTER_FORM_FULL },
    { "refusal.xml", GADIBA_LETTER_FORM_REFUSAL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GadibaLetterTemplate) template = load_template (rows[i].name);
      g_assert_cmpint (gadiba_letter_template_get_form (template), ==, rows[i].form);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/template/fault/", faults[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_fault);
    }
  g_test_add_func ("/template/parts", test_parts);
  g_test_add_func ("/template/row", test_row);
  g_test_add_func ("/template/silent-part", test_silent_part);
  g_test_add_func ("/template/readme", test_readme);
  g_test_add_func ("/template/shipped", test_shipped);
  return g_test_run ();
}
