/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../xml/schema-test.h"
#include "case-data.h"
#include "gadiba-case-table-private.h"
#include "gadiba-case-write.h"

/*
 * data/schemas/case.rng, for authors of case files, and the reader's own table say the same. What
 * only the reader sees (references, doubled ids, days in order) the schema lets pass.
 */

static gboolean
is_read (const char *text, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GadibaCase) read = gadiba_case_read_bytes (bytes, "x.xml", error);
  return read != NULL;
}

/* What the reader takes, the schema accepts; what the schema accepts, fits the table. */
static void
assert_agreement (const char *text, gsize length)
{
  SchemaVerdict verdict = ask_schema (text, length);
  g_autoptr (GError) error = NULL;
  gboolean read = is_read (text, length, &error);
  gboolean agree = read ? verdict == SCHEMA_ACCEPTS
                        : verdict != SCHEMA_ACCEPTS || fits_table (text, length, NULL);
  if (!agree)
    report_disagreement (verdict, error, text);
}

static void
test_examples (void)
{
  g_autoptr (GPtrArray) names = list_test_files ("cases", ".xml");
  for (guint i = 0; i < names->len; i++)
    check_accepted ("cases", names->pdata[i]);
  check_accepted ("case", "full.xml");
}

static void
test_bad_files (void)
{
  check_broken ("case/broken");
}

/* --- values --- */

/* A value that fits. */
static const char *
get_case_sample (const GadibaXmlAttribute *attribute)
{
  if (attribute->type == GADIBA_XML_CHOICE)
    return strcmp (attribute->name, "relation") == 0 ? "self" : "other";
  return get_sample (attribute);
}

/* An element with what it needs and, if it is the one tried, with @value too. libxml2's validator
 * takes time that doubles with each optional attribute, so there are no others. */
static void
append_tried (GString *text, const GadibaXmlElement *element, const GadibaXmlElement *tried,
              const GadibaXmlAttribute *attribute, const char *value)
{
  g_string_append_printf (text, "<%s", element->name);
  for (const GadibaXmlAttribute *a = element->attributes; a != NULL && a->name != NULL; a++)
    {
      if (element == tried && a == attribute)
        g_string_append_printf (text, " %s=\"%s\"", a->name, value);
      else if (a->required || strcmp (a->name, "applicant") == 0)
        g_string_append_printf (text, " %s=\"%s\"", a->name, get_case_sample (a));
    }
  g_string_append (text, ">");
  for (const GadibaXmlChild *c = element->children; c != NULL && c->element != NULL; c++)
    if (c->min > 0 || c->element == tried || element == &_gadiba_case_root)
      append_tried (text, c->element, tried, attribute, value);
  g_string_append_printf (text, "</%s>\n", element->name);
}

static SchemaVerdict
assert_value (const GadibaXmlElement *tried, const GadibaXmlAttribute *attribute, const char *value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  append_tried (text, &_gadiba_case_root, tried, attribute, value);
  g_string_insert (text, 5, " xmlns=\"" GADIBA_CASE_NAMESPACE "\"");
  assert_agreement (text->str, text->len);
  return ask_schema (text->str, text->len);
}

static guint
assert_values (const GadibaXmlElement *element)
{
  guint n = 0;
  for (const GadibaXmlAttribute *a = element->attributes; a != NULL && a->name != NULL; a++, n++)
    {
      g_auto (GStrv) words = split_choices (a);
      for (guint i = 0; words[i] != NULL; i++)
        {
          /* The applicant's relation is "self" only. */
          SchemaVerdict expected =
              strcmp (a->name, "relation") == 0 && strcmp (words[i], "self") != 0 ? SCHEMA_REFUSES
                                                                                  : SCHEMA_ACCEPTS;
          g_assert_cmpint (assert_value (element, a, words[i]), ==, expected);
        }
      for (guint i = 0; i < G_N_ELEMENTS (tried_values); i++)
        assert_value (element, a, tried_values[i]);
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
  g_autoptr (GadibaCase) read = load_case ("case", "full.xml");
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
  g_autofree char *changed = replace_part (text, start, end, with);
  assert_agreement (changed, strlen (changed));
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
  load_format ("case.rng", GADIBA_CASE_NAMESPACE, &_gadiba_case_root);

  g_test_add_func ("/case/schema/examples", test_examples);
  g_test_add_func ("/case/schema/bad-files", test_bad_files);
  g_test_add_func ("/case/schema/values", test_values);
  g_test_add_func ("/case/schema/structure", test_structure);
  int status = g_test_run ();
  free_format ();
  return status;
}
