/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-test.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "gadiba-case-read.h"
#include "gadiba-case-table-private.h"
#include "gadiba-case-write.h"

/*
 * data/schemas/case.rng, for authors of case files, and the reader's own table say the same. What
 * only the reader sees (references, doubled ids, days in order) the schema lets pass.
 */

static xmlRelaxNG *schema;

#if LIBXML_VERSION >= 21200
typedef const xmlError SchemaError;
#else
typedef xmlError SchemaError;
#endif

static void
pass_over (void *data, SchemaError *error)
{
}

typedef enum
{
  VERDICT_MALFORMED,
  VERDICT_REFUSED,
  VERDICT_ACCEPTED,
} Verdict;

static Verdict
ask_schema (const char *text, gsize length)
{
  xmlDoc *doc = xmlReadMemory (text, (int) length, NULL, NULL,
                               XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (doc == NULL)
    return VERDICT_MALFORMED;
  xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt (schema);
  xmlRelaxNGSetValidStructuredErrors (context, pass_over, NULL);
  int result = xmlRelaxNGValidateDoc (context, doc);
  xmlRelaxNGFreeValidCtxt (context);
  xmlFreeDoc (doc);
  g_assert_cmpint (result, >=, 0);
  return result == 0 ? VERDICT_ACCEPTED : VERDICT_REFUSED;
}

static gboolean
is_read (const char *text, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GadibaCase) read = gadiba_case_read_bytes (bytes, "x.xml", error);
  return read != NULL;
}

static gboolean
fits_table (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GadibaXmlDocument) document =
      gadiba_xml_load_bytes (bytes, "x.xml", GADIBA_CASE_NAMESPACE, &_gadiba_case_root, NULL);
  return document != NULL;
}

/* What the reader takes, the schema accepts; what the schema accepts, fits the table. */
static void
assert_agreement (const char *text, gsize length)
{
  Verdict verdict = ask_schema (text, length);
  g_autoptr (GError) error = NULL;
  gboolean read = is_read (text, length, &error);
  gboolean agree =
      read ? verdict == VERDICT_ACCEPTED : verdict != VERDICT_ACCEPTED || fits_table (text, length);
  if (!agree)
    {
      g_test_message ("schema %s, reader %s:\n%s",
                      verdict == VERDICT_ACCEPTED ? "accepts" : "refuses",
                      read ? "accepts" : error->message, text);
      g_test_fail ();
    }
}

static void
test_examples (void)
{
  g_autoptr (GPtrArray) names = list_test_files ("cases", ".xml");
  for (guint i = 0; i < names->len; i++)
    {
      gsize length;
      g_autofree char *text = load_test_text ("cases", g_ptr_array_index (names, i), &length);
      g_assert_cmpint (ask_schema (text, length), ==, VERDICT_ACCEPTED);
    }
  gsize length;
  g_autofree char *full = load_test_text ("case", "full.xml", &length);
  g_assert_cmpint (ask_schema (full, length), ==, VERDICT_ACCEPTED);
}

/* The last column of the table of bad files: "yes", the schema refuses it too; "no", it cannot say
 * that; "-", not a document at all. */
static void
test_bad_files (void)
{
  g_auto (GStrv) rows = load_test_table ("case/broken", "table.tsv");
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (rows[i], "\t", -1);
      if (strcmp (columns[3], "-") == 0)
        continue;
      gsize length;
      g_autofree char *text = load_test_text ("case/broken", columns[0], &length);
      Verdict expected = strcmp (columns[3], "yes") == 0 ? VERDICT_REFUSED : VERDICT_ACCEPTED;
      if (ask_schema (text, length) != expected)
        {
          g_test_message ("%s: schema should %s", columns[0],
                          expected == VERDICT_REFUSED ? "refuse" : "accept");
          g_test_fail ();
        }
    }
}

/* --- values --- */

/* A value that fits. */
static const char *
get_sample (const GadibaXmlAttribute *attribute)
{
  switch (attribute->type)
    {
    case GADIBA_XML_TEXT:
    case GADIBA_XML_NAME:
    case GADIBA_XML_NAMES:
      return "p1";
    case GADIBA_XML_DATE:
      return "2026-01-10";
    case GADIBA_XML_MONTH:
      return "2026-01";
    case GADIBA_XML_MONEY:
    case GADIBA_XML_DECIMAL:
    case GADIBA_XML_WHOLE:
      return "1";
    case GADIBA_XML_YES_NO:
      return "yes";
    case GADIBA_XML_CHOICE:
      break;
    }
  return strcmp (attribute->name, "relation") == 0 ? "self" : "other";
}

/* An element with what it needs and, if it is the one tried, with @value too. libxml2's validator
 * takes time that doubles with each optional attribute, so there are no others. */
static void
append_element (GString *text, const GadibaXmlElement *element, const GadibaXmlElement *tried,
                const GadibaXmlAttribute *attribute, const char *value)
{
  g_string_append_printf (text, "<%s", element->name);
  for (const GadibaXmlAttribute *a = element->attributes; a != NULL && a->name != NULL; a++)
    {
      if (element == tried && a == attribute)
        g_string_append_printf (text, " %s=\"%s\"", a->name, value);
      else if (a->required || strcmp (a->name, "applicant") == 0)
        g_string_append_printf (text, " %s=\"%s\"", a->name, get_sample (a));
    }
  g_string_append (text, ">");
  for (const GadibaXmlChild *c = element->children; c != NULL && c->element != NULL; c++)
    if (c->min > 0 || c->element == tried || element == &_gadiba_case_root)
      append_element (text, c->element, tried, attribute, value);
  g_string_append_printf (text, "</%s>\n", element->name);
}

static Verdict
assert_value (const GadibaXmlElement *tried, const GadibaXmlAttribute *attribute, const char *value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  append_element (text, &_gadiba_case_root, tried, attribute, value);
  g_string_insert (text, 5, " xmlns=\"" GADIBA_CASE_NAMESPACE "\"");
  assert_agreement (text->str, text->len);
  return ask_schema (text->str, text->len);
}

/* Each tried for every attribute. */
static const char *const values[] = {
  "",
  " ",
  "x",
  "X",
  "1",
  "0",
  " 1",
  "1 ",
  "-1",
  "+1",
  "1.",
  ".1",
  "1.2",
  "1.23",
  "1.234",
  "1.2345",
  "1,2",
  "007",
  "0000000000001",
  "999999",
  "1000000",
  "99999999",
  "99999999.99",
  "100000000",
  "1e1",
  "yes",
  "no",
  "Yes",
  "yes no",
  " yes",
  "2026-02-10",
  " 2026-02-10",
  "2026-02-30",
  "2026-13-01",
  "2024-02-29",
  "2023-02-29",
  "1799-12-31",
  "1800-01-01",
  "2999-12-31",
  "3000-01-01",
  "2026-02-10Z",
  "2026-2-1",
  "2026-02",
  "2026-00",
  "2026-12",
  "1799-12",
  "12026-02",
  "02026-02",
  "f",
  "m",
  "status",
  "rent",
  "wage",
  "other",
  "self",
  "none",
  "complete",
  "declared",
  "p1",
  "p-1.x_",
  "1p",
  "-p",
  "p:1",
  "ā",
  "ā b",
  "a&#10;b",
  "&#9;",
  "&#xa0;",
  "a  b ",
  "31000012345",
  "310000-12345",
  "310000-123456",
  "310000 12345",
  "&lt;",
  "&quot;",
};

static guint
assert_values (const GadibaXmlElement *element)
{
  guint n = 0;
  for (const GadibaXmlAttribute *a = element->attributes; a != NULL && a->name != NULL; a++, n++)
    {
      g_auto (GStrv) words = g_strsplit (a->choices != NULL ? a->choices : "", " ", -1);
      for (guint i = 0; words[i] != NULL; i++)
        {
          /* The applicant's relation is "self" only. */
          Verdict expected = strcmp (a->name, "relation") == 0 && strcmp (words[i], "self") != 0
                                 ? VERDICT_REFUSED
                                 : VERDICT_ACCEPTED;
          g_assert_cmpint (assert_value (element, a, words[i]), ==, expected);
        }
      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        assert_value (element, a, values[i]);
    }
  for (const GadibaXmlChild *c = element->children; c != NULL && c->element != NULL; c++)
    n += assert_values (c->element);
  return n;
}

/* Each attribute of the format with each of its words, and with each of many values. */
static void
test_values (void)
{
  g_assert_cmpuint (assert_values (&_gadiba_case_root), >, 50);
}

/* --- structure --- */

/* full.xml in canonical form, each element on a line of its own, with fewer attributes. */
static char *
write_full (void)
{
  g_autofree char *path = get_test_path ("case", "full.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) read = gadiba_case_read_file (path, &error);
  g_assert_no_error (error);
  GadibaCasePerson *person = &g_array_index (read->persons, GadibaCasePerson, 0);
  person->other_id = person->activity = person->nva = person->nva_exception = NULL;
  person->legal_status = person->stay = person->disability = person->income = NULL;
  person->work_disregard = GADIBA_MONTH_NONE;
  g_autoptr (GBytes) bytes = gadiba_case_write (read);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  return g_strndup (data, length);
}

static void
assert_replaced (const char *text, const char *start, const char *end, const char *with)
{
  g_autoptr (GString) changed = g_string_new_len (text, start - text);
  g_string_append (changed, with);
  g_string_append (changed, end);
  assert_agreement (changed->str, changed->len);
}

/* Each attribute left out, and renamed; each line left out, doubled, and moved behind the next. */
static void
test_structure (void)
{
  g_autofree char *text = write_full ();
  for (const char *p = strstr (text, "<application"); (p = strstr (p, "=\"")) != NULL;)
    {
      const char *name = p;
      while (*name != ' ')
        name--;
      p = strchr (p + 2, '"') + 1;
      assert_replaced (text, name, p, "");
      assert_replaced (text, name, p, " id=\"z\"");
      assert_replaced (text, name, p, " amount=\"1\"");
      assert_replaced (text, name, p, " xml:id=\"z\"");
    }
  for (const char *line = text; *line != '\0'; line = strchr (line, '\n') + 1)
    {
      const char *next = strchr (line, '\n') + 1;
      g_autofree char *once = g_strndup (line, (gsize) (next - line));
      g_autofree char *twice = g_strconcat (once, once, NULL);
      assert_replaced (text, line, next, "");
      assert_replaced (text, line, next, twice);
      assert_replaced (text, line, next, "<land hectares=\"1\"/>\n");
      assert_replaced (text, line, next, "text\n");
      assert_replaced (text, line, next, "<incomes/>\n");
      if (*next == '\0')
        break;
      const char *after = strchr (next, '\n') + 1;
      g_autofree char *other = g_strndup (next, (gsize) (after - next));
      g_autofree char *swapped = g_strconcat (other, once, NULL);
      assert_replaced (text, line, after, swapped);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_autofree char *path = get_test_path ("../data/schemas", "case.rng");
  xmlRelaxNGParserCtxt *context = xmlRelaxNGNewParserCtxt (path);
  schema = xmlRelaxNGParse (context);
  xmlRelaxNGFreeParserCtxt (context);
  g_assert_nonnull (schema);

  g_test_add_func ("/case/schema/examples", test_examples);
  g_test_add_func ("/case/schema/bad-files", test_bad_files);
  g_test_add_func ("/case/schema/values", test_values);
  g_test_add_func ("/case/schema/structure", test_structure);
  int status = g_test_run ();
  xmlRelaxNGFree (schema);
  return status;
}
