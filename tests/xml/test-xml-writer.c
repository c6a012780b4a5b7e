/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-xml.h"
#include "gadiba-xml-writer.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static void
assert_written (GadibaXmlWriter *writer, const char *expected)
{
  g_autoptr (GBytes) bytes = gadiba_xml_writer_finish (writer);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_layout (void)
{
  g_autoptr (GadibaXmlWriter) writer = gadiba_xml_writer_new ();
  gadiba_xml_writer_start (writer, "a");
  gadiba_xml_writer_attribute (writer, "x", "1");
  gadiba_xml_writer_attribute (writer, "y", NULL);
  gadiba_xml_writer_start (writer, "b");
  gadiba_xml_writer_end (writer);
  gadiba_xml_writer_start (writer, "c");
  gadiba_xml_writer_start (writer, "d");
  assert_written (writer, DECLARATION "<a x=\"1\">\n  <b/>\n  <c>\n    <d/>\n  </c>\n</a>\n");
}

static void
test_escapes (void)
{
  g_autoptr (GadibaXmlWriter) writer = gadiba_xml_writer_new ();
  gadiba_xml_writer_start (writer, "a");
  gadiba_xml_writer_attribute (writer, "x", "Ē <&>\"'\t\n\r");
  gadiba_xml_writer_attribute (writer, "y", "\x01\xff\xef\xbf\xbf");
  assert_written (writer, DECLARATION "<a x=\"Ē &lt;&amp;&gt;&quot;'&#9;&#10;&#13;\" "
                                      "y=\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"/>\n");
}

/* Any text comes back as it was. */
static void
test_round_trip (void)
{
  static const GadibaXmlAttribute attributes[] = { { .name = "x", .type = GADIBA_XML_TEXT },
                                                   { 0 } };
  static const GadibaXmlElement root = { .name = "a", .attributes = attributes };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  for (guint n = 0; n < 500; n++)
    {
      g_autoptr (GString) text = g_string_new ("|");
      for (guint i = 0; i < 20; i++)
        {
          gunichar c = (gunichar) g_rand_int_range (rand, 0x20, n % 2 == 0 ? 0x80 : 0xd7ff);
          g_string_append_unichar (text, c);
        }
      g_string_append (text, "\n\t\r|");
      g_autoptr (GadibaXmlWriter) writer = gadiba_xml_writer_new ();
      gadiba_xml_writer_start (writer, "a");
      gadiba_xml_writer_attribute (writer, "x", text->str);
      g_autoptr (GBytes) bytes = gadiba_xml_writer_finish (writer);
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaXmlDocument) document =
          gadiba_xml_load_bytes (bytes, "t.xml", "", &root, &error);
      g_assert_no_error (error);
      const GadibaXmlNode *node = gadiba_xml_document_get_root (document);
      g_assert_cmpstr (gadiba_xml_node_get (node, "x"), ==, text->str);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/writer/layout", test_layout);
  g_test_add_func ("/xml/writer/escapes", test_escapes);
  g_test_add_func ("/xml/writer/round-trip", test_round_trip);
  return g_test_run ();
}
