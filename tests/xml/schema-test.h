/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "../test-data.h"
#include "gadiba-xml.h"

/* A format is said twice: by a schema in data/schemas, for authors, and by the reader's own table.
 * Programs that hold one against the other share this: both sides, and documents made of the table,
 * each with one thing in it that is tried. */

/* The format that a program tries; load_format() fills it. */
static struct
{
  xmlRelaxNG *schema;
  const GadibaXmlElement *root;
  const char *ns;
  GPtrArray *elements; /* GadibaXmlElement: each once, nearest the root first */
  GHashTable *parents; /* which element each was first found in: some hold themselves */
} format;

static inline void
load_format (const char *schema, const char *ns, const GadibaXmlElement *root)
{
  g_autofree char *path = get_test_path ("../data/schemas", schema);
  xmlRelaxNGParserCtxt *context = xmlRelaxNGNewParserCtxt (path);
  format.schema = xmlRelaxNGParse (context);
  xmlRelaxNGFreeParserCtxt (context);
  g_assert_nonnull (format.schema);
  format.root = root;
  format.ns = ns;
  format.elements = g_ptr_array_new ();
  format.parents = g_hash_table_new (NULL, NULL);
  g_ptr_array_add (format.elements, (gpointer) root);
  g_hash_table_insert (format.parents, (gpointer) root, NULL);
  for (guint i = 0; i < format.elements->len; i++)
    {
      const GadibaXmlElement *element = g_ptr_array_index (format.elements, i);
      for (const GadibaXmlChild *c = element->children; c != NULL && c->element != NULL; c++)
        if (!g_hash_table_contains (format.parents, c->element))
          {
            g_hash_table_insert (format.parents, (gpointer) c->element, (gpointer) element);
            g_ptr_array_add (format.elements, (gpointer) c->element);
          }
    }
}

static inline void
free_format (void)
{
  g_ptr_array_unref (format.elements);
  g_hash_table_unref (format.parents);
  xmlRelaxNGFree (format.schema);
}

/* --- both sides --- */

typedef enum
{
  SCHEMA_MALFORMED, /* not a document at all */
  SCHEMA_REFUSES,
  SCHEMA_ACCEPTS,
} SchemaVerdict;

#if LIBXML_VERSION >= 21200
typedef const xmlError SchemaError;
#else
typedef xmlError SchemaError;
#endif

static inline void
pass_over (void *data, SchemaError *error)
{
}

static inline SchemaVerdict
ask_schema (const char *text, gsize length)
{
  xmlDoc *doc = xmlReadMemory (text, (int) length, NULL, NULL,
                               XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (doc == NULL)
    return SCHEMA_MALFORMED;
  xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt (format.schema);
  xmlRelaxNGSetValidStructuredErrors (context, pass_over, NULL);
  int result = xmlRelaxNGValidateDoc (context, doc);
  xmlRelaxNGFreeValidCtxt (context);
  xmlFreeDoc (doc);
  g_assert_cmpint (result, >=, 0);
  return result == 0 ? SCHEMA_ACCEPTS : SCHEMA_REFUSES;
}

static inline gboolean
fits_table (const char *text, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GadibaXmlDocument) document =
      gadiba_xml_load_bytes (bytes, "x.xml", format.ns, format.root, error);
  return document != NULL;
}

/* Tells a disagreement and goes on. @error: the reader's; NULL: it accepts @text */
static inline void
report_disagreement (SchemaVerdict verdict, const GError *error, const char *text)
{
  g_test_message ("the schema %s it, the reader says “%s”:\n%s",
                  verdict == SCHEMA_ACCEPTS ? "accepts" : "refuses",
                  error != NULL ? error->message : "accepted", text);
  g_test_fail ();
}

/* Schema and table must say the same. Returns: whether both accept @text */
static inline gboolean
check_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean fits = fits_table (text, strlen (text), &error);
  SchemaVerdict verdict = ask_schema (text, strlen (text));
  if (fits != (verdict == SCHEMA_ACCEPTS))
    report_disagreement (verdict, error, text);
  return fits && verdict == SCHEMA_ACCEPTS;
}

/* Returns: (transfer full): @text with @with in the place of what stands from @from to @to */
static inline char *
replace_part (const char *text, const char *from, const char *to, const char *with)
{
  GString *changed = g_string_new_len (text, from - text);
  g_string_append (changed, with);
  g_string_append (changed, to);
  return g_string_free (changed, FALSE);
}

/* The schema must accept @name. */
static inline void
check_accepted (const char *folder, const char *name)
{
  gsize length;
  g_autofree char *text = load_test_text (folder, name, &length);
  if (ask_schema (text, length) == SCHEMA_ACCEPTS)
    return;
  g_test_message ("%s: the schema should accept it", name);
  g_test_fail ();
}

/* The last column of a table of bad files: "yes", the schema refuses it too; "no", it cannot say
 * that; "-", not a document at all. */
static inline void
check_broken (const char *folder)
{
  g_auto (GStrv) rows = load_test_table (folder, "table.tsv");
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (rows[i], "\t", -1);
      if (g_str_equal (columns[3], "-"))
        continue;
      gsize length;
      g_autofree char *text = load_test_text (folder, columns[0], &length);
      gboolean refused = g_str_equal (columns[3], "yes");
      if (ask_schema (text, length) == (refused ? SCHEMA_REFUSES : SCHEMA_ACCEPTS))
        continue;
      g_test_message ("%s: the schema should %s it", columns[0], refused ? "refuse" : "accept");
      g_test_fail ();
    }
}

/* --- made documents --- */

/* A value that fits; NULL: one of the words that the table gives. */
static inline const char *
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

/* The words of the table for @attribute. Returns: (transfer full) */
static inline char **
split_choices (const GadibaXmlAttribute *attribute)
{
  return g_strsplit (attribute->choices != NULL ? attribute->choices : "", " ", -1);
}

/* Each is tried for every attribute of every format. */
static const char *const tried_values[] = {
  /* numbers */
  "1", "0", " 1", "1 ", "-1", "+1", "1.", "1.2", "007", "999999", "1000000", "1,5", "1a", ".1",
  "1.234", "1.2345", "99999999", "100000000", "0099999999.999", "1e3", "1.23", "1,2",
  "0000000000001", "99999999.99", "1e1", "1p", "31000012345", "310000-12345", "310000-123456",
  "310000 12345",
  /* days and months */
  "2026-01-10", "2026-02-29", "2028-02-29", "2026-2-1", "2026-01-10 ", "1799-12-31", "1800-01-01",
  "2999-12-31", "3000-01-01", "2026-01-10Z", "2026-01", "2026-02-10", " 2026-02-10", "2026-02-30",
  "2026-13-01", "2024-02-29", "2023-02-29", "2026-02-10Z", "2026-02", "2026-00", "2026-12",
  "1799-12", "12026-02", "02026-02",
  /* words */
  "a b", "yes", "no", "Yes", " yes", "short", "left", "not items", "yes no", "status", "rent",
  "wage", "other", "self", "none", "complete", "declared",
  /* names and texts */
  "", "x", "X", "é", " a  b ", "a:b", "-a", "a.b-c_d", "{x}", " ", "f", "m", "p1", "p-1.x_", "-p",
  "p:1", "ā", "ā b", "a  b ",
  /* white space and escapes */
  "\xc2\xa0", "&#10;", " &#9; ", "a&#10;b", "&lt;b&gt;", "&quot;", "&#9;", "&#xa0;", "&lt;"
};

/* One element of the format and what is tried of it. */
typedef struct
{
  const GadibaXmlElement *element;
  const char *inner;                   /* NULL: what it needs */
  const GadibaXmlAttribute *attribute; /* NULL: those that it needs */
  const char *value;                   /* NULL: the attribute is left out */
  const char *more;                    /* further attributes; NULL: none */
} Trial;

static inline void
append_attributes (GString *text, const GadibaXmlElement *element, const Trial *trial)
{
  for (const GadibaXmlAttribute *a = element->attributes; a != NULL && a->name != NULL; a++)
    {
      g_auto (GStrv) words = split_choices (a);
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
static inline gboolean
is_on_the_way (const GadibaXmlElement *element, const GadibaXmlElement *child,
               const GadibaXmlElement *target)
{
  const GadibaXmlElement *at = target;
  while (at != NULL && at != child)
    at = g_hash_table_lookup (format.parents, at);
  return at == child && g_hash_table_lookup (format.parents, child) == element;
}

/* The element with what it needs, and on the way to the one that is tried. */
static inline void
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
      if (element->foreign_namespace != NULL)
        g_string_append_printf (text, "<case xmlns=\"%s\"/>", element->foreign_namespace);
    }
  g_string_append_printf (text, "</%s>\n", element->name);
}

/* Returns: whether both accept it */
static inline gboolean
check_trial (const Trial *trial)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *ns = g_strdup_printf (" xmlns=\"%s\"", format.ns);
  append_element (text, format.root, trial);
  g_string_insert (text, (gssize) (1 + strlen (format.root->name)), ns);
  return check_text (text->str);
}

static inline void
check_values (const GadibaXmlElement *element)
{
  for (const GadibaXmlAttribute *a = element->attributes; a != NULL && a->name != NULL; a++)
    {
      g_auto (GStrv) words = split_choices (a);
      Trial trial = { .element = element, .attribute = a };
      g_assert_cmpint (check_trial (&trial), ==, !a->required);
      for (guint i = 0; words[i] != NULL; i++)
        {
          trial.value = words[i];
          g_assert_true (check_trial (&trial));
        }
      for (gsize i = 0; i < G_N_ELEMENTS (tried_values); i++)
        {
          trial.value = tried_values[i];
          check_trial (&trial);
        }
    }
}

/* Each attribute left out, with each of its words, and with each of many values. */
static inline void
check_all_values (void)
{
  for (guint i = 0; i < format.elements->len; i++)
    check_values (g_ptr_array_index (format.elements, i));
}

/* What it needs alone, each of @inners in its place, which end with NULL, and attributes that no
 * format has. */
static inline void
check_inside (const GadibaXmlElement *element, const char *const *inners)
{
  static const char *const attributes[] = { " nonsense=\"1\"", " xml:lang=\"lv\"",
                                            " xmlns:x=\"urn:x\" x:id=\"1\"", " xmlns:x=\"urn:x\"" };
  Trial trial = { .element = element };
  g_assert_true (check_trial (&trial));
  for (guint i = 0; inners[i] != NULL; i++)
    {
      trial.inner = inners[i];
      check_trial (&trial);
    }
  trial.inner = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      trial.more = attributes[i];
      check_trial (&trial);
    }
}
