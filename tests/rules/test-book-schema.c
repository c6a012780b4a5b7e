/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../xml/schema-test.h"
#include "gadiba-book-table.h"

/*
 * data/schemas/rules.rng, for authors of rule books, and the reader's own table say the same. What
 * only the reader sees (names, types, days) the schema lets pass.
 */

static void
test_books (void)
{
  g_autoptr (GPtrArray) names = list_test_files ("../data/rules", ".xml");
  for (guint i = 0; i < names->len; i++)
    check_accepted ("../data/rules", names->pdata[i]);
  g_assert_cmpuint (names->len, >=, 2);
}

static void
test_broken (void)
{
  check_broken ("rules/broken");
}

/* --- made documents --- */

#define CASE "<case xmlns=\"" GADIBA_CASE_NAMESPACE "\"/>"

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
  NULL,
};

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
          check_trial (&trial);
        }
}

static void
test_structure (void)
{
  for (guint i = 0; i < format.elements->len; i++)
    {
      check_inside (g_ptr_array_index (format.elements, i), inners);
      check_orders (g_ptr_array_index (format.elements, i));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  load_format ("rules.rng", GADIBA_RULES_NAMESPACE, &gadiba_book_root);
  g_assert_cmpuint (format.elements->len, >, 25);

  g_test_add_func ("/rules/book-schema/books", test_books);
  g_test_add_func ("/rules/book-schema/broken", test_broken);
  g_test_add_func ("/rules/book-schema/values", check_all_values);
  g_test_add_func ("/rules/book-schema/structure", test_structure);
  int status = g_test_run ();
  free_format ();
  return status;
}
