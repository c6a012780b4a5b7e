/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letter-test.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "gadiba-letter-template-private.h"

/*
 * data/schemas/letter.rng, for authors of templates, and the reader's own table say the same. What
 * only the reader sees (fields, conditions, the parts that a form needs) the schema lets pass.
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
  g_autoptr (GadibaXmlDocument) document = gadiba_xml_load_bytes (
      bytes, "x.xml", GADIBA_LETTER_TEMPLATE_NAMESPACE, &_gadiba_letter_template_root, error);
  return document != NULL;
}

/* --- shipped templates --- */

static void
test_shipped (void)
{
  static const char *const names[] = { "grant-short.xml", "grant-full.xml", "refusal.xml" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) bytes = load_test_bytes ("../data/letters", names[i]);
      gsize length;
      const char *text = g_bytes_get_data (bytes, &length);
      g_assert_true (fits_schema (text, length));
      g_assert_true (fits_table (text, length, NULL));
    }
}

/* --- made documents --- */

/* One element of a template and what is tried of it. */
typedef struct
{
  const GadibaXmlElement *element;
  const char *inner;                   /* NULL: what it needs */
  const GadibaXmlAttribute *attribute; /* NULL: those that it needs */
  const char *value;                   /* NULL: the attribute is left out */
  const char *more;                    /* further attributes; NULL: none */
} Trial;

/* Which element each was first found in: templates hold elements that hold themselves. */
static GHashTable *parents;

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

/* Whether @child is the next one on the way from @element to @target. */
static gboolean
is_on_the_way (const GadibaXmlElement *element, const GadibaXmlElement *child,
               const GadibaXmlElement *target)
{
  const GadibaXmlElement *at = target;
  while (at != NULL && at != child)
    at = g_hash_table_lookup (parents, at);
  return at == child && g_hash_table_lookup (parents, child) == element;
}

/* The element with what it needs, and on the way to the one that is tried. */
static void
append_element (GString *text, const GadibaXmlElement *element, const Trial *trial)
{
  g_string_append_printf (text, "<%s", element->name);
  append_attributes (text, element, trial);
  g_string_append_c (text, '>');
  if (element == trial->element && trial->inner != NULL)
    g_string_append (text, trial->inner);
  else
    {
      g_string_append (text, element->text ? "1" : "");
      for (const GadibaXmlChild *c = element->children; c != NULL && c->element != NULL; c++)
        if (c->min > 0 || is_on_the_way (element, c->element, trial->element))
          append_element (text, c->element, trial);
    }
  g_string_append_printf (text, "</%s>\n", element->name);
}

static void
report (const char *what, const char *text)
{
  g_test_message ("%s:\n%s", what, text);
  g_test_fail ();
}

/* Returns: whether both accept it */
static gboolean
check_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean table = fits_table (text, strlen (text), &error);
  gboolean of_schema = fits_schema (text, strlen (text));
  if (table && !of_schema)
    report ("the schema refuses what the table accepts", text);
  if (!table && of_schema)
    {
      g_autofree char *what =
          g_strconcat ("the schema accepts it, the table says “", error->message, "”", NULL);
      report (what, text);
    }
  return table && of_schema;
}

static gboolean
check_agreement (const Trial *trial)
{
  g_autoptr (GString) text = g_string_new (NULL);
  append_element (text, &_gadiba_letter_template_root, trial);
  g_string_insert (text, (gssize) strlen ("<letter"),
                   " xmlns=\"" GADIBA_LETTER_TEMPLATE_NAMESPACE "\"");
  return check_text (text->str);
}

/* Finds each element of the format, nearest the root first. */
static GPtrArray *
list_elements (void)
{
  GPtrArray *list = g_ptr_array_new ();
  parents = g_hash_table_new (NULL, NULL);
  g_ptr_array_add (list, (gpointer) &_gadiba_letter_template_root);
  g_hash_table_insert (parents, (gpointer) &_gadiba_letter_template_root, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const GadibaXmlElement *element = g_ptr_array_index (list, i);
      for (const GadibaXmlChild *c = element->children; c != NULL && c->element != NULL; c++)
        if (!g_hash_table_contains (parents, c->element))
          {
            g_hash_table_insert (parents, (gpointer) c->element, (gpointer) element);
            g_ptr_array_add (list, (gpointer) c->element);
          }
    }
  return list;
}

static GPtrArray *elements;

static const char *const many_values[] = {
  "",        "x",      "X",         "é",      "1",          "0",        " 1",      "1 ",
  "-1",      "+1",     "1.",        "1.2",    "007",        "999999",   "1000000", "1,5",
  "a b",     " a  b ", "a:b",       "-a",     "a.b-c_d",    "1a",       "yes",     "no",
  "Yes",     " yes",   "short",     "left",   "2026-01-10", "\xc2\xa0", "&#10;",   " &#9; ",
  "a&#10;b", "{x}",    "&lt;b&gt;", "&quot;", "not items",
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
  for (guint i = 0; i < elements->len; i++)
    check_values (g_ptr_array_index (elements, i));
}

static void
check_inside (const GadibaXmlElement *element)
{
  static const char *const inners[] = {
    "",
    " ",
    "x",
    "\xc2\xa0",
    "<nonsense/>",
    "<!-- c -->",
    "<?p i?>",
    "x<!-- c -->y",
    "<![CDATA[x]]>",
    "<![CDATA[ ]]>",
    "<a xmlns=\"urn:x\"/>",
    "x<rule/>",
    "<rule/>x",
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

/* Every element of the format, with what it needs, inside every other, alone and beside another. */
static void
check_children (const GadibaXmlElement *element)
{
  static const Trial nothing = { .element = NULL };
  for (guint i = 0; i < elements->len; i++)
    for (guint j = 0; j < elements->len; j++)
      {
        g_autoptr (GString) inner = g_string_new (NULL);
        append_element (inner, g_ptr_array_index (elements, i), &nothing);
        if (j != i)
          append_element (inner, g_ptr_array_index (elements, j), &nothing);
        const Trial trial = { .element = element, .inner = inner->str };
        check_agreement (&trial);
      }
}

static void
test_structure (void)
{
  for (guint i = 0; i < elements->len; i++)
    {
      check_inside (g_ptr_array_index (elements, i));
      check_children (g_ptr_array_index (elements, i));
    }
}

/* --- a whole template, changed --- */

static void
check_replaced (const char *text, const char *from, const char *to, const char *with)
{
  g_autoptr (GString) changed = g_string_new_len (text, from - text);
  g_string_append (changed, with);
  g_string_append (changed, to);
  check_text (changed->str);
}

/* Each attribute of a shipped template left out, renamed and given another value. */
static void
test_changed (void)
{
  g_autoptr (GBytes) bytes = load_test_bytes ("../data/letters", "grant-short.xml");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  guint n = 0;
  for (const char *p = strstr (text, "<part"); (p = strstr (p, "=\"")) != NULL; n++)
    {
      const char *name = p;
      while (!g_ascii_isspace (*name))
        name--;
      const char *value = p + 2;
      p = strchr (value, '"');
      check_replaced (text, name, p + 1, "");
      check_replaced (text, name, p + 1, " title=\"z\"");
      check_replaced (text, value, p, "");
      check_replaced (text, value, p, "z");
      p++;
    }
  g_assert_cmpuint (n, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autofree char *path = get_test_path ("../data/schemas", "letter.rng");
  xmlRelaxNGParserCtxt *context = xmlRelaxNGNewParserCtxt (path);
  schema = xmlRelaxNGParse (context);
  xmlRelaxNGFreeParserCtxt (context);
  g_assert_nonnull (schema);
  elements = list_elements ();
  g_assert_cmpuint (elements->len, >, 20);

  g_test_add_func ("/letter/schema/shipped", test_shipped);
  g_test_add_func ("/letter/schema/values", test_values);
  g_test_add_func ("/letter/schema/structure", test_structure);
  g_test_add_func ("/letter/schema/changed", test_changed);
  int status = g_test_run ();
  g_ptr_array_unref (elements);
  g_hash_table_unref (parents);
  xmlRelaxNGFree (schema);
  return status;
}
