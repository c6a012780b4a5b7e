/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "gadiba-xml.h"

#define NS "urn:gadiba:test:1"
#define FOREIGN "urn:gadiba:test:foreign"
#define ROOT "<list xmlns=\"" NS "\">\n"

/* A small format that uses everything a table can say. */

static const GadibaXmlAttribute item_attributes[] = {
  { .name = "id", .type = GADIBA_XML_NAME, .required = TRUE },
  { .name = "text", .type = GADIBA_XML_TEXT },
  { .name = "names", .type = GADIBA_XML_NAMES },
  { .name = "date", .type = GADIBA_XML_DATE },
  { .name = "month", .type = GADIBA_XML_MONTH },
  { .name = "money", .type = GADIBA_XML_MONEY },
  { .name = "decimal", .type = GADIBA_XML_DECIMAL, .decimals = 3 },
  { .name = "whole", .type = GADIBA_XML_WHOLE },
  { .name = "yes", .type = GADIBA_XML_YES_NO },
  { .name = "word", .type = GADIBA_XML_CHOICE, .choices = "wage pension rent" },
  { 0 },
};
static const GadibaXmlElement item = { .name = "item", .attributes = item_attributes };

static const GadibaXmlElement note = { .name = "note", .text = TRUE };
static const GadibaXmlElement formula = { .name = "formula", .text = TRUE, .text_required = TRUE };

static const GadibaXmlChild example_children[] = { { &note, 0, 1 }, { 0 } };
static const GadibaXmlElement example = { .name = "example",
                                          .children = example_children,
                                          .foreign_namespace = FOREIGN };

/* Holds itself. */
static const GadibaXmlChild group_children[4];
static const GadibaXmlElement group = { .name = "group", .children = group_children };
static const GadibaXmlChild group_children[] = {
  { &group, 0, 0 }, { &item, 0, 2 }, { &formula, 0, 0 }, { 0 }
};

static const GadibaXmlChild list_children[] = {
  { &note, 0, 1 }, { &item, 0, 0 }, { &group, 0, 0 }, { &example, 0, 0 }, { 0 }
};
static const GadibaXmlElement list = { .name = "list",
                                       .children = list_children,
                                       .in_order = TRUE };

static GadibaXmlDocument *
load (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return gadiba_xml_load_bytes (bytes, "t.xml", NS, &list, error);
}

static GadibaXmlDocument *
load_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  GadibaXmlDocument *document = load (text, &error);
  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

static void
assert_refused (const char *text, GadibaXmlError code, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaXmlDocument) document = load (text, &error);
  g_assert_null (document);
  g_assert_error (error, GADIBA_XML_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
}

/* --- reading --- */

static void
test_values (void)
{
  g_autoptr (GadibaXmlDocument) document = load_good (
      ROOT "<item id='a' text=' Ēka &amp;\n&#x101; &quot;' names=' x\n y-1 ' date='2026-02-10' "
           "month='2026-02' money='12.5' decimal='0.125' whole='012' yes='yes' word='rent'/>"
           "<item id='b' yes='no'/></list>");
  g_assert_cmpstr (gadiba_xml_document_get_label (document), ==, "t.xml");
  const GadibaXmlNode *root = gadiba_xml_document_get_root (document);
  g_assert_cmpstr (gadiba_xml_node_get_name (root), ==, "list");
  const GadibaXmlNode *a = gadiba_xml_node_first (root, "item");
  GadibaDate date;
  GadibaMonth month;
  GadibaMoney money;
  GadibaNumber number;
  guint whole;
  g_assert_cmpstr (gadiba_xml_node_get (a, "text"), ==, "Ēka & ā \"");
  g_auto (GStrv) names = gadiba_xml_node_get_names (a, "names");
  static const char *const expected[] = { "x", "y-1", NULL };
  g_assert_cmpstrv (names, expected);
  g_assert_true (gadiba_xml_node_get_date (a, "date", &date));
  g_assert_cmpint (date, ==, gadiba_date_new (2026, 2, 10));
  g_assert_true (gadiba_xml_node_get_month (a, "month", &month));
  g_assert_cmpint (month, ==, gadiba_month_new (2026, 2));
  g_assert_true (gadiba_xml_node_get_money (a, "money", &money));
  g_assert_cmpint (money, ==, 1250);
  g_assert_true (gadiba_xml_node_get_number (a, "decimal", &number));
  g_assert_cmpint (gadiba_number_compare (number, (GadibaNumber){ 1, 8 }), ==, 0);
  g_assert_true (gadiba_xml_node_get_whole (a, "whole", &whole));
  g_assert_cmpuint (whole, ==, 12);
  g_assert_true (gadiba_xml_node_get_yes (a, "yes"));
  g_assert_cmpstr (gadiba_xml_node_get (a, "word"), ==, "rent");

  const GadibaXmlNode *b = gadiba_xml_node_next (a, NULL);
  g_assert_cmpstr (gadiba_xml_node_get (b, "id"), ==, "b");
  g_assert_null (gadiba_xml_node_next (b, NULL));
  g_assert_null (gadiba_xml_node_first (b, NULL));
  g_assert_null (gadiba_xml_node_get (b, "text"));
  g_assert_null (gadiba_xml_node_get_names (b, "names"));
  g_assert_false (gadiba_xml_node_get_date (b, "date", &date));
  g_assert_false (gadiba_xml_node_get_month (b, "month", &month));
  g_assert_false (gadiba_xml_node_get_money (b, "money", &money));
  g_assert_false (gadiba_xml_node_get_number (b, "decimal", &number));
  g_assert_false (gadiba_xml_node_get_whole (b, "whole", &whole));
  g_assert_false (gadiba_xml_node_get_yes (b, "yes"));
}

static void
test_content (void)
{
  static const struct
  {
    const char *text, *content;
  } rows[] = {
    { "", "" },
    { " \n ", "" },
    { "a", "a" },
    { " \n a  b\t\r\nc ", "a b c" },
    { "a &lt;<!-- x --> b", "a < b" },
    { "a<![CDATA[ & <b>]]>", "a & <b>" },
    { "\xc2\xa0ā", "\xc2\xa0ā" }, /* a no-break space is no white space of XML */
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat (ROOT "<note>", rows[i].text, "</note></list>", NULL);
      g_autoptr (GadibaXmlDocument) document = load_good (text);
      const GadibaXmlNode *root = gadiba_xml_document_get_root (document);
      const GadibaXmlNode *first = gadiba_xml_node_first (root, NULL);
      g_assert_cmpstr (gadiba_xml_node_get_content (first), ==, rows[i].content);
    }
}

static void
test_lines (void)
{
  g_autoptr (GString) text = g_string_new ("\xef\xbb\xbf" ROOT);
  for (guint i = 0; i < 70000; i++)
    g_string_append_c (text, '\n');
  g_string_append (text, "<!-- <item> -->\n<item\n id='a'\n yes='no'/>\n<group>\n\n<group/>"
                         "<item id='c'/></group></list>");
  g_autoptr (GadibaXmlDocument) document = load_good (text->str);
  const GadibaXmlNode *root = gadiba_xml_document_get_root (document);
  const GadibaXmlNode *a = gadiba_xml_node_first (root, NULL);
  g_assert_cmpint (gadiba_xml_node_get_line (root), ==, 1);
  g_assert_cmpint (gadiba_xml_node_get_line (a), ==, 70003);
  g_assert_cmpint (gadiba_xml_node_get_attribute_line (a, "id"), ==, 70004);
  g_assert_cmpint (gadiba_xml_node_get_attribute_line (a, "yes"), ==, 70005);
  g_assert_cmpint (gadiba_xml_node_get_attribute_line (a, "word"), ==, 70003);
  const GadibaXmlNode *b = gadiba_xml_node_next (a, NULL);
  g_assert_cmpint (gadiba_xml_node_get_line (gadiba_xml_node_first (b, "item")), ==, 70008);
}

/* --- foreign elements --- */

static GBytes *
copy_first (const char *text)
{
  g_autoptr (GadibaXmlDocument) document = load_good (text);
  const GadibaXmlNode *root = gadiba_xml_document_get_root (document);
  return gadiba_xml_node_copy_foreign (gadiba_xml_node_first (root, "example"));
}

static void
assert_copy (const char *text, const char *expected)
{
  g_autoptr (GBytes) copy = copy_first (text);
  gsize length;
  const char *data = g_bytes_get_data (copy, &length);
  g_autofree char *terminated = g_strndup (data, length);
  g_assert_cmpstr (terminated, ==, expected);
}

static void
test_foreign (void)
{
  assert_copy (ROOT "<example><note/>\n<f a='1'\n xmlns='" FOREIGN "'>ā &amp; <g/>\n</f> </example>"
                    "</list>",
               "\n\n<f a='1'\n xmlns='" FOREIGN "'>ā &amp; <g/>\n</f>");
}

static void
test_foreign_prefix (void)
{
  assert_copy ("<list xmlns=\"" NS "\" xmlns:f=\"" FOREIGN "\" xmlns:o=\"urn:a&amp;b\"><example>"
               "<f:f xmlns:o=\"urn:c\"/></example></list>",
               "<f:f xmlns=\"" NS "\" xmlns:f=\"" FOREIGN "\" xmlns:o=\"urn:c\"/>");
}

/* The copy is a document, and its lines are those of the whole. */
static void
test_foreign_lines (void)
{
  static const GadibaXmlAttribute attributes[] = { { .name = "n", .type = GADIBA_XML_WHOLE },
                                                   { 0 } };
  static const GadibaXmlElement part = { .name = "part", .attributes = attributes };
  static const GadibaXmlChild children[] = { { &part, 0, 0 }, { 0 } };
  static const GadibaXmlElement foreign = { .name = "whole", .children = children };
  g_autoptr (GBytes) copy =
      copy_first ("<?xml version='1.0'?>\n" ROOT "<example>\n  <whole xmlns='" FOREIGN "'>\n"
                  "    <part n='1'/>\n    <part\n n='x'/></whole></example></list>");
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaXmlDocument) document =
      gadiba_xml_load_bytes (copy, "t.xml", FOREIGN, &foreign, &error);
  g_assert_null (document);
  g_assert_true (g_str_has_prefix (error->message, "t.xml:7: <part> n: “x”"));
}

/* --- faults --- */

static void
test_structure_faults (void)
{
  static const struct
  {
    const char *content, *message;
  } rows[] = {
    { "<item id='a'/><note/>", "2: <note> stands behind <item>; it must stand before it" },
    { "<note/>\n<note/>", "3: <note> stands in <list> once too often (first on line 2); put all of "
                          "it into one, or delete it" },
    { "<group><item id='a'/><item id='b'/>\n<item id='c'/></group>",
      "3: <item> stands in <group> once too often (first on line 2); put all of it into one, or "
      "delete it" },
    { "<grup/>", "2: <grup> does not belong in <list>; did you mean <group>?" },
    { "<zebra/>", "2: <zebra> does not belong in <list>; there may be: <note>, <item>, <group>, "
                  "<example>" },
    { "<group><note/></group>",
      "2: <note> does not belong in <group>; there may be: <group>, <item>, <formula>" },
    { "<note><b/></note>", "2: <b> does not belong in <note>, which holds text only; delete its "
                           "tags" },
    { "<group><formula> <!-- x --> </formula></group>",
      "2: <formula> is empty; write its text between <formula> and </formula>" },
    { "\n<!-- a\n--> <?x?>\n\n word",
      "6: <list> holds text, where only elements and attributes belong; delete it or make it a "
      "comment, <!-- … -->" },
    { "<example/>", "2: <example> lacks an element of the namespace “" FOREIGN "”; add it at its "
                    "end" },
    { "<example><x xmlns='" FOREIGN "'/>\n<note/></example>",
      "3: <note> stands behind <x>; it must stand before it" },
    { "<example><x xmlns='" FOREIGN "'/>\n<y xmlns='" FOREIGN "'/></example>",
      "3: <example> holds a second <y>; there must be exactly one" },
    { "<item id='a' xmlns='urn:x'/>",
      "2: <item> is in the namespace “urn:x”; it must be xmlns=\"" NS "\"" },
    { "<item id='a' xmlns=''/>", "2: <item> is in no namespace; write <item xmlns=\"" NS "\">" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat (ROOT, rows[i].content, "</list>", NULL);
      g_autofree char *message = g_strconcat ("t.xml:", rows[i].message, NULL);
      assert_refused (text, GADIBA_XML_ERROR_SCHEMA, message);
    }
}

static void
test_attribute_faults (void)
{
  static const struct
  {
    const char *attributes, *message;
  } rows[] = {
    { "idd='a'", "<item> has no attribute “idd”; did you mean “id”?" },
    { "id='a' colour='a'", "<item> has no attribute “colour”; it may have: id, text, names, date, "
                           "month, money, decimal, whole, yes, word" },
    { "id='a' xml:space='a'", "<item> has no attribute “xml:space”; it may have: id, text, names, "
                              "date, month, money, decimal, whole, yes, word" },
    { "", "<item> lacks the attribute “id”; add it, such as id=\"p1\"" },
    { "id=''", "<item> id: the value is empty; write it between the quotation marks" },
    { "id='a' text=' '",
      "<item> text: the value is empty; write one, or leave the attribute out if "
      "there is nothing to say" },
    { "id='a b'", "<item> id: “a b” is not a name; write letters, digits, “-”, “_” and “.”, "
                  "beginning with a letter, such as p1" },
    { "id='a' names='b 1c'",
      "<item> names: “1c” is not a name; write letters, digits, “-”, “_” and "
      "“.”, beginning with a letter, such as p1" },
    { "id='a' whole='-1'",
      "<item> whole: “-1” is not a whole number from 0 to 999999; write digits "
      "only, such as 2" },
    { "id='a' decimal='-1'",
      "<item> decimal: “-1” has a sign; only numbers from 0 up, without a sign, are accepted" },
    { "id='a' decimal='1,5'", "<item> decimal: “1,5” has a decimal comma; write a point: 1.5" },
    { "id='a' decimal='100000000'",
      "<item> decimal: “100000000” is too large; numbers below 100000000 are accepted" },
    { "id='a' money='1,5'", "<item> money: “1,5” has a decimal comma; write a point: 1.5" },
    { "id='a' yes='true'", "<item> yes: “true” is not known; write one of: yes, no" },
    { "id='a' word='wag'", "<item> word: “wag” is not known; did you mean “wage”?" },
    { "id='a' word='xyz'", "<item> word: “xyz” is not known; write one of: wage, pension, rent" },
    { "id='a' word='xyz&#10;&#x202e;&#x7f;'",
      "<item> word: “xyz [U+202E][U+007F]” is not known; write one of: wage, pension, rent" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat (ROOT "<item ", rows[i].attributes, "/></list>", NULL);
      g_autofree char *message = g_strconcat ("t.xml:2: ", rows[i].message, NULL);
      assert_refused (text, GADIBA_XML_ERROR_SCHEMA, message);
    }
}

static void
test_syntax_faults (void)
{
  static const struct
  {
    const char *text, *message;
    GadibaXmlError code;
  } rows[] = {
    { "<list", "t.xml:1: the file ends inside the tag <list>; get the complete file",
      GADIBA_XML_ERROR_SYNTAX },
    { "<list/", "t.xml:1: the file ends inside the tag <list>; get the complete file",
      GADIBA_XML_ERROR_SYNTAX },
    { "<list></list", "t.xml:1: the file ends inside the tag <list>; get the complete file",
      GADIBA_XML_ERROR_SYNTAX },
    { "<list>\n<", "t.xml:2: this “<” begins no tag; in a text write “&lt;”",
      GADIBA_XML_ERROR_SYNTAX },
    { "<list>\n<!",
      "t.xml:2: “<!” may begin nothing here but a comment, “<!--”; delete the "
      "declaration (entities are not accepted)",
      GADIBA_XML_ERROR_UNSAFE },
    { "<list>\n<?", "t.xml:2: “<?” must be followed by a name; delete what begins here",
      GADIBA_XML_ERROR_SYNTAX },
    { "<list>\n</>",
      "t.xml:2: </> stands where <list>, begun on line 1, must be ended first; write "
      "</list>",
      GADIBA_XML_ERROR_SYNTAX },
    { "<list a=b/>",
      "t.xml:1: in <list> the value of “a” does not stand in quotation marks; put it "
      "between two of them",
      GADIBA_XML_ERROR_SYNTAX },
    { "<list\n a/>",
      "t.xml:2: in <list> the attribute “a” has no value; write its name, “=” and the "
      "value in quotation marks",
      GADIBA_XML_ERROR_SYNTAX },
    { "<list , >",
      "t.xml:1: in <list> there is something that is no attribute; write name=\"value\" "
      "or delete it",
      GADIBA_XML_ERROR_SYNTAX },
    { "<list><!-- a -- b --></list>",
      "t.xml:1: a comment holds “--”; put a space between the hyphens", GADIBA_XML_ERROR_SYNTAX },
    { "<list>]]></list>", "t.xml:1: there is a “]]>” in the text; write “]]&gt;”",
      GADIBA_XML_ERROR_SYNTAX },
    { "<list>&#0;</list>", "t.xml:1: a “&#…;” names a character that XML does not allow; delete it",
      GADIBA_XML_ERROR_SYNTAX },
    { "<?xml version='1.0' encoding='latin1'?><list/>",
      "t.xml:1: the file says that it is written in “latin1”; save it as UTF-8 and write "
      "encoding=\"UTF-8\"",
      GADIBA_XML_ERROR_SYNTAX },
    { "<?xml version='3.7'?><list/>",
      "t.xml:1: the XML declaration is not right; write <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      GADIBA_XML_ERROR_SYNTAX },
    { "<?xml?><list/>",
      "t.xml:1: the XML declaration is not right; write <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      GADIBA_XML_ERROR_SYNTAX },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_refused (rows[i].text, rows[i].code, rows[i].message);
}

/* Just within the limits. */
static void
test_limits (void)
{
  g_autoptr (GString) deep = g_string_new (ROOT);
  for (guint i = 1; i < 64; i++)
    g_string_append (deep, "<group>");
  for (guint i = 1; i < 64; i++)
    g_string_append (deep, "</group>");
  g_string_append (deep, "</list>");
  g_autoptr (GadibaXmlDocument) document = load_good (deep->str);
  g_assert_nonnull (document);

  g_autofree char *filler = g_strnfill (65000, 'x');
  g_autofree char *wide = g_strconcat (ROOT "<item id='a' text='", filler, "'/></list>", NULL);
  g_autoptr (GadibaXmlDocument) other = load_good (wide);
  g_assert_nonnull (other);

  g_autofree char *comment = g_strconcat (ROOT "<!--", filler, filler, "--></list>", NULL);
  g_autoptr (GadibaXmlDocument) third = load_good (comment);
  g_assert_nonnull (third);
}

/* --- messages --- */

static void
test_set_error (void)
{
  g_autoptr (GadibaXmlDocument) document = load_good (ROOT "<item\n id='a'/></list>");
  const GadibaXmlNode *root = gadiba_xml_document_get_root (document);
  const GadibaXmlNode *a = gadiba_xml_node_first (root, NULL);
  g_autoptr (GError) error = NULL;
  gadiba_xml_set_error (&error, document, a, "%s; %d", "no", 7);
  g_assert_error (error, GADIBA_XML_ERROR, GADIBA_XML_ERROR_SCHEMA);
  g_assert_cmpstr (error->message, ==, "t.xml:2: no; 7");
  g_clear_error (&error);
  gadiba_xml_set_attribute_error (&error, document, a, "id", "no");
  g_assert_cmpstr (error->message, ==, "t.xml:3: no");
  g_clear_error (&error);
  gadiba_xml_set_error_at (&error, "u.xml", 0, "no\nmore");
  g_assert_cmpstr (error->message, ==, "u.xml: no more");
  gadiba_xml_set_error (NULL, document, a, "no");
}

static void
test_suggest (void)
{
  static const char *const words[] = { "wage",
                                       "pension",
                                       "disability-pension",
                                       "unemployment-benefit",
                                       "gas",
                                       "gas-cylinder",
                                       "hot-water",
                                       "cold-water",
                                       "no",
                                       "yes",
                                       NULL };
  static const struct
  {
    const char *wrong, *right;
  } rows[] = {
    { "wages", "wage" },
    { "wgae", "wage" },
    { "WAGE", "wage" },
    { "pensions", "pension" },
    { "disabilty-pension", "disability-pension" },
    { "unemployment", "unemployment-benefit" },
    { "gas_cylinder", "gas-cylinder" },
    { "hotwater", "hot-water" },
    { "gass", "gas" },
    { "n", "no" },
    { "nn", "no" },
    { "tax", NULL },
    { "salary", NULL },
    { "", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (gadiba_xml_suggest (rows[i].wrong, words), ==, rows[i].right);
  g_autofree char *filler = g_strnfill (100000, 'w');
  g_assert_null (gadiba_xml_suggest (filler, words));
}

static void
test_quote (void)
{
  static const struct
  {
    const char *text, *quoted;
  } rows[] = {
    { "", "" },
    { "ā b", "ā b" },
    { "a\nb\tc", "a b c" },
    { "a\x1b[31m", "a[U+001B][31m" },
    { "\xff", "\xef\xbf\xbd" },
    { "\xe2\x80\xa8", "[U+2028]" },
    { "1234567890123456789012345678901234567890", "1234567890123456789012345678901234567890" },
    { "12345678901234567890123456789012345678901", "1234567890123456789012345678901234567890…" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *quoted = gadiba_xml_quote (rows[i].text);
      g_assert_cmpstr (quoted, ==, rows[i].quoted);
    }
}

/* --- files, threads, speed --- */

static void
test_file (void)
{
  g_autofree char *dir = g_dir_make_tmp ("gadiba-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "a b.xml", NULL);
  g_assert_true (g_file_set_contents (path, ROOT "<grup/></list>", -1, NULL));
  g_autoptr (GError) error = NULL;
  g_assert_null (gadiba_xml_load_file (path, 1000, NS, &list, &error));
  g_assert_true (g_str_has_prefix (error->message, "a b.xml:2: <grup>"));
  g_clear_error (&error);
  g_assert_null (gadiba_xml_load_file (path, 10, NS, &list, &error));
  g_assert_error (error, GADIBA_XML_ERROR, GADIBA_XML_ERROR_UNSAFE);
  g_clear_error (&error);
  g_unlink (path);
  g_assert_null (gadiba_xml_load_file (path, 10, NS, &list, &error));
  g_assert_error (error, GADIBA_XML_ERROR, GADIBA_XML_ERROR_READ);
  g_assert_cmpstr (error->message, ==,
                   "a b.xml: there is no such file; check the name and the folder");
  g_rmdir (dir);
}

static gpointer
load_often (gpointer data)
{
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GadibaXmlDocument) document = load_good (data);
      g_assert_nonnull (document);
      g_autoptr (GError) error = NULL;
      g_assert_null (load ("<list>&x;</list>", &error));
      g_assert_cmpstr (error->message, ==,
                       "t.xml:1: “&x;” is not known; there are only &amp; &lt; &gt; &quot; &apos; "
                       "and numbers such as &#257;");
    }
  return NULL;
}

static void
test_threads (void)
{
  static char text[] = ROOT "<item id='a' text='x &amp; y'/></list>";
  GThread *threads[8];
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("load", load_often, text);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/values", test_values);
  g_test_add_func ("/xml/content", test_content);
  g_test_add_func ("/xml/lines", test_lines);
  g_test_add_func ("/xml/foreign", test_foreign);
  g_test_add_func ("/xml/foreign-prefix", test_foreign_prefix);
  g_test_add_func ("/xml/foreign-lines", test_foreign_lines);
  g_test_add_func ("/xml/structure-faults", test_structure_faults);
  g_test_add_func ("/xml/attribute-faults", test_attribute_faults);
  g_test_add_func ("/xml/syntax-faults", test_syntax_faults);
  g_test_add_func ("/xml/limits", test_limits);
  g_test_add_func ("/xml/set-error", test_set_error);
  g_test_add_func ("/xml/suggest", test_suggest);
  g_test_add_func ("/xml/quote", test_quote);
  g_test_add_func ("/xml/file", test_file);
  g_test_add_func ("/xml/threads", test_threads);
  return g_test_run ();
}
