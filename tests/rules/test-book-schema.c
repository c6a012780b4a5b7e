/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-test.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "gadiba-book-table.h"

/*
 * data/schemas/rules.rng, for authors of rule books, and the reader's own table say the same. What
 * only the reader sees (names, types, days) the schema lets pass.
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

static gboolean
fits_schema (const char *text, gsize length)
{
  xmlDoc *doc = xmlReadMemory (text, (int) length, NULL, NULL,
                               XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (doc == NULL)
    return FALSE;
  xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt (schema);
  xmlRelaxNGSetValidStructuredErrors (context, pass_over, NULL);
  int result = xmlRelaxNGValidateDoc (context, doc);
  xmlRelaxNGFreeValidCtxt (context);
  xmlFreeDoc (doc);
  g_assert_cmpint (result, >=, 0);
  return result == 0;
}

static gboolean
fits_table (const char *text, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GadibaXmlDocument) document =
      gadiba_xml_load_bytes (bytes, "x.xml", GADIBA_RULES_NAMESPACE, &gadiba_book_root, error);
  return document != NULL;
}

/* --- files --- */

static gboolean
is_file_valid (const char *folder, const char *name)
{
  gsize length;
  g_autofree char *text = load_test_text (folder, name, &length);
  return fits_schema (text, length);
}

static void
test_books (void)
{
  g_autoptr (GPtrArray) names = list_test_files ("../data/rules", ".xml");
  for (guint i = 0; i < names->len; i++)
    if (!is_file_valid ("../data/rules", names->pdata[i]))
      report ("%s: the schema should accept it", (const char *) names->pdata[i]);
  g_assert_cmpuint (names->len, >=, 2);
}

/* The last column of the table: "yes", the schema refuses it too; "no", it cannot say that; "-",
 * not a document at all. */
static void
test_broken (void)
{
  g_auto (GStrv) rows = load_test_table ("rules/broken", "table.tsv");
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (rows[i], "\t", -1);
      if (g_str_equal (columns[3], "-"))
        continue;
      if (is_file_valid ("rules/broken", columns[0]) != g_str_equal (columns[3], "no"))
        report ("%s: the schema should %s it", columns[0],
                g_str_equal (columns[3], "no") ? "accept" : "refuse");
    }
}

/* --- made documents --- */

#define CASE "<case xmlns=\"" GADIBA_CASE_NAMESPACE "\"/>"

/* One element of the format and what is tried of it. */
typedef struct
{
  const GadibaXmlElement *element;
  const char *inner;                   /* NULL: what it needs */
  const GadibaXmlAttribute *attribute; /* NULL: those that it needs */
  const char *value;                   /* NULL: the attribute is left out */
  const char *more;                    /* further attributes; NULL: none */
} Trial;

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
  return NULL;
}

static void
append_attributes (GString *text, const GadibaXmlElement *element, const Trial *trial)
{
  for (const GadibaXmlAttribute *a = element->attributes; a != NULL && a->name != NULL; a++)
    {
      g_auto (GStrv) words = g_strsplit (a->choices != NULL ? a->choices : "", " ", -1);
      const gboolean tried = element == trial->element && a == trial->attribute;
      const char *value = tried              ? trial->value
                          : !a->required     ? NULL
                          : words[0] != NULL ? words[0]
                                             : get_sample (a);
      if (value != NULL)
        g_string_append_printf (text, " %s=\"%s\"", a->name, value);
    }
  if (element == trial->element && trial->more != NULL)
    g_string_append (text, trial->more);
}

/* libxml2's schemas know an element by its place, and here each has one kind of place only. */
static gboolean
leads_to (const GadibaXmlElement *element, const GadibaXmlElement *target)
{
  if (element == target)
    return TRUE;
  for (const GadibaXmlChild *c = element->children; c != NULL && c->element != NULL; c++)
    if (leads_to (c->element, target))
      return TRUE;
  return FALSE;
}

/* The element with what it needs, and on the way to the one that is tried. */
static void
append_element (GString *text, const GadibaXmlElement *element, const Trial *trial)
{
  gboolean on_the_way = element != trial->element;
  g_string_append_printf (text, "<%s", element->name);
  append_attributes (text, element, trial);
  g_string_append_c (text, '>');
  if (element == trial->element && trial->inner != NULL)
    g_string_append (text, trial->inner);
  else
    {
      g_string_append (text, element->text ? "1" : "");
      for (const GadibaXmlChild *c = element->children; c != NULL && c->element != NULL; c++)
        {
          gboolean leads = on_the_way && leads_to (c->element, trial->element);
          if (leads || c->min > 0)
            append_element (text, c->element, trial);
          on_the_way = on_the_way && !leads;
        }
      g_string_append (text, element->foreign_namespace != NULL ? CASE : "");
    }
  g_string_append_printf (text, "</%s>\n", element->name);
}

/* Returns: whether both accept it */
static gboolean
check_agreement (const Trial *trial)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  append_element (text, &gadiba_book_root, trial);
  g_string_insert (text, (gssize) strlen ("<rules"), " xmlns=\"" GADIBA_RULES_NAMESPACE "\"");
  gboolean table = fits_table (text->str, text->len, &error);
  gboolean of_schema = fits_schema (text->str, text->len);
  if (table != of_schema)
    report ("the schema %s it, the table says “%s”:\n%s", of_schema ? "accepts" : "refuses",
            error != NULL ? error->message : "accepted", text->str);
  return table && of_schema;
}

/* Calls @check for each element of the format, once. */
static void
visit_elements (const GadibaXmlElement *element, GHashTable *seen,
                void (*check) (const GadibaXmlElement *))
{
  if (!g_hash_table_add (seen, (gpointer) element))
    return;
  check (element);
  for (const GadibaXmlChild *c = element->children; c != NULL && c->element != NULL; c++)
    visit_elements (c->element, seen, check);
}

static void
visit_all (void (*check) (const GadibaXmlElement *))
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  visit_elements (&gadiba_book_root, seen, check);
  g_assert_cmpuint (g_hash_table_size (seen), >, 25);
}

static const char *const many_values[] = {
  "",
  "x",
  "X",
  "é",
  "1",
  "0",
  " 1",
  "1 ",
  "-1",
  "+1",
  "1.",
  ".1",
  "1.2",
  "1.234",
  "1.2345",
  "99999999",
  "100000000",
  "0099999999.999",
  "999999",
  "1000000",
  "1,5",
  "1e3",
  "a b",
  " a  b ",
  "a:b",
  "-a",
  "a.b-c_d",
  "1a",
  "yes",
  "no",
  "Yes",
  " yes",
  "2026-01-10",
  "2026-02-29",
  "2028-02-29",
  "2026-2-1",
  "2026-01-10 ",
  "1799-12-31",
  "1800-01-01",
  "2999-12-31",
  "3000-01-01",
  "2026-01-10Z",
  "2026-01",
  "\xc2\xa0",
  "&#10;",
  " &#9; ",
  "a&#10;b",
  "&lt;b&gt;",
};

static void
check_values (const GadibaXmlElement *element)
{
  for (const GadibaXmlAttribute *a = element->attributes; a != NULL && a->name != NULL; a++)
    {
      g_auto (GStrv) words = g_strsplit (a->choices != NULL ? a->choices : "", " ", -1);
      Trial trial = { .element = element, .attribute = a };
      g_assert_cmpint (check_agreement (&trial), ==, !a->required);
      for (guint i = 0; words[i] != NULL; i++)
        {
          trial.value = words[i];
          g_assert_true (check_agreement (&trial));
        }
      for (gsize i = 0; i < G_N_ELEMENTS (many_values); i++)
        {
          trial.value = many_values[i];
          check_agreement (&trial);
        }
    }
}

/* Each attribute left out, with each of its words, and with each of many values. */
static void
test_values (void)
{
  visit_all (check_values);
}

static void
check_children (const GadibaXmlElement *element)
{
  static const char *const inners[] = {
    "",
    " ",
    "x",
    "<nonsense/>",
    "<!-- c -->",
    "<?p i?>",
    CASE,
    CASE CASE,
    "x<!-- c -->y",
    "<![CDATA[x]]>",
    "<a xmlns=\"urn:x\"/>",
    "<expect/>" CASE,
  };
  static const char *const attributes[] = { " nonsense=\"1\"", " xml:lang=\"lv\"",
                                            " xmlns:x=\"urn:x\" x:id=\"1\"", " xmlns:x=\"urn:x\"" };
  Trial trial = { .element = element };
  g_assert_true (check_agreement (&trial));
  for (gsize i = 0; i < G_N_ELEMENTS (inners); i++)
    {
      trial.inner = inners[i];
      check_agreement (&trial);
    }
  trial.inner = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      trial.more = attributes[i];
      check_agreement (&trial);
    }
}

/* Two children in any order, or three where there are few kinds of them. */
static void
check_orders (const GadibaXmlElement *element)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (parts, g_strdup (""));
  if (element->foreign_namespace != NULL)
    g_ptr_array_add (parts, g_strdup (CASE));
  for (const GadibaXmlChild *c = element->children; c != NULL && c->element != NULL; c++)
    {
      const Trial nothing = { .element = NULL };
      GString *part = g_string_new (NULL);
      append_element (part, c->element, &nothing);
      g_ptr_array_add (parts, g_string_free (part, FALSE));
    }
  for (guint i = 0; i < parts->len; i++)
    for (guint j = 0; j < parts->len; j++)
      for (guint k = 0; k < (parts->len <= 5 ? parts->len : 1); k++)
        {
          g_autofree char *inner =
              g_strconcat (parts->pdata[i], parts->pdata[j], parts->pdata[k], NULL);
          const Trial trial = { .element = element, .inner = inner };
          check_agreement (&trial);
        }
}

static void
test_structure (void)
{
  visit_all (check_children);
  visit_all (check_orders);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autofree char *path = get_test_path ("../data/schemas", "rules.rng");
  xmlRelaxNGParserCtxt *context = xmlRelaxNGNewParserCtxt (path);
  schema = xmlRelaxNGParse (context);
  xmlRelaxNGFreeParserCtxt (context);
  g_assert_nonnull (schema);

  g_test_add_func ("/rules/book-schema/books", test_books);
  g_test_add_func ("/rules/book-schema/broken", test_broken);
  g_test_add_func ("/rules/book-schema/values", test_values);
  g_test_add_func ("/rules/book-schema/structure", test_structure);
  int status = g_test_run ();
  xmlRelaxNGFree (schema);
  return status;
}
