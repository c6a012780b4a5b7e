/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-xml-visit.h"

/* A line for each element. */
static void
note (const GadibaXmlVisited *element, gpointer data)
{
  g_string_append_printf (data, "{%s}%s<%s: %s\n", element->ns, element->name, element->parent,
                          element->text != NULL ? element->text : "–");
}

static char *
visit (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GString) lines = g_string_new (NULL);
  gboolean visited = gadiba_xml_visit (bytes, "t.xml", note, lines, error);

  g_assert_true (visited || lines->len == 0);
  return visited ? g_strdup (lines->str) : NULL;
}

static void
test_order (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *lines = visit ("<?xml version=\"1.0\"?>\n<a xmlns=\"urn:x\" xmlns:y=\"urn:y\">"
                                  "<y:b>one <![CDATA[& two]]></y:b><!-- no --><c><d/></c></a>",
                                  &error);

  g_assert_no_error (error);
  g_assert_cmpstr (lines, ==,
                   "{urn:x}a<: –\n"
                   "{urn:y}b<a: one & two\n"
                   "{urn:x}c<a: –\n"
                   "{urn:x}d<c: \n");
}

/* What the reader with a table refuses is refused here too, before anything is visited. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    GadibaXmlError code;
  } rows[] = {
    { "", GADIBA_XML_ERROR_SYNTAX },
    { "<a><b></a>", GADIBA_XML_ERROR_SYNTAX },
    { "<a>&x;</a>", GADIBA_XML_ERROR_SYNTAX },
    { "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
      GADIBA_XML_ERROR_UNSAFE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *lines = visit (rows[i].text, &error);
      g_assert_null (lines);
      g_assert_error (error, GADIBA_XML_ERROR, (int) rows[i].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml-visit/order", test_order);
  g_test_add_func ("/xml-visit/refused", test_refused);
  return g_test_run ();
}
