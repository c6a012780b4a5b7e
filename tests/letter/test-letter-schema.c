/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../xml/schema-test.h"
#include "gadiba-letter-template-private.h"

/*
 * data/schemas/letter.rng, for authors of templates, and the reader's own table say the same. What
 * only the reader sees (fields, conditions, the parts that a form needs) the schema lets pass.
 */

/* --- shipped templates --- */

static void
test_shipped (void)
{
  g_autoptr (GPtrArray) names = list_test_files ("../data/letters", ".xml");
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *text =
          load_test_text ("../data/letters", g_ptr_array_index (names, i), NULL);
      g_assert_true (check_text (text));
    }
}

/* --- made documents --- */

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
  NULL,
};
/* Every element of the format, with what it needs, inside every other, alone and beside another. */
static void
check_children (const GadibaXmlElement *element)
{
  static const Trial nothing = { .element = NULL };
  for (guint i = 0; i < format.elements->len; i++)
    for (guint j = 0; j < format.elements->len; j++)
      {
        g_autoptr (GString) inner = g_string_new (NULL);
        append_element (inner, g_ptr_array_index (format.elements, i), &nothing);
        if (j != i)
          append_element (inner, g_ptr_array_index (format.elements, j), &nothing);
        const Trial trial = { .element = element, .inner = inner->str };
        check_trial (&trial);
      }
}

static void
test_structure (void)
{
  for (guint i = 0; i < format.elements->len; i++)
    {
      check_inside (g_ptr_array_index (format.elements, i), inners);
      check_children (g_ptr_array_index (format.elements, i));
    }
}

/* --- a whole template, changed --- */

static void
check_replaced (const char *text, const char *from, const char *to, const char *with)
{
  g_autofree char *changed = replace_part (text, from, to, with);
  check_text (changed);
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
  load_format ("letter.rng", GADIBA_LETTER_TEMPLATE_NAMESPACE, &_gadiba_letter_template_root);
  g_assert_cmpuint (format.elements->len, >, 20);

  g_test_add_func ("/letter/schema/shipped", test_shipped);
  g_test_add_func ("/letter/schema/values", check_all_values);
  g_test_add_func ("/letter/schema/structure", test_structure);
  g_test_add_func ("/letter/schema/changed", test_changed);
  int status = g_test_run ();
  free_format ();
  return status;
}
