/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-trace-private.h"
#include "gadiba-xml-writer.h"
#include "gadiba-xml.h"

#define TRACE_NAMESPACE "urn:gadiba:trace:1"

static const char *const kinds[] = {
  [GADIBA_TRACE_STEP] = "step",       [GADIBA_TRACE_CONDITION] = "condition",
  [GADIBA_TRACE_PARAMETER] = "value", [GADIBA_TRACE_RECEIPT] = "receipt",
  [GADIBA_TRACE_BILL] = "bill",       [GADIBA_TRACE_PERSON] = "person",
  [GADIBA_TRACE_NOTE] = "note",       [GADIBA_TRACE_TEXT] = "text",
};

static void
write_date (GadibaXmlWriter *writer, const char *name, GadibaDate date)
{
  g_autofree char *text = gadiba_date_format (date);
  gadiba_xml_writer_attribute (writer, name, text);
}

static void
write_line (GadibaXmlWriter *writer, const GadibaTraceLine *line)
{
  gadiba_xml_writer_start (writer, kinds[line->kind]);
  gadiba_xml_writer_attribute (writer, "id", line->id);
  gadiba_xml_writer_attribute (writer, "subject", line->subject);
  gadiba_xml_writer_attribute (writer, "title", line->title);
  gadiba_xml_writer_attribute (writer, "figures", line->figures);
  gadiba_xml_writer_attribute (writer, "result", line->result);
  gadiba_xml_writer_attribute (writer, "value", line->value);
  gadiba_xml_writer_attribute (writer, "source", line->source);
  gadiba_xml_writer_attribute (writer, "article", line->article);
  gadiba_xml_writer_end (writer);
}

static void
write_section (GadibaXmlWriter *writer, const GadibaTraceSection *section)
{
  gadiba_xml_writer_start (writer, "section");
  gadiba_xml_writer_attribute (writer, "id", section->id);
  gadiba_xml_writer_attribute (writer, "title", section->title);
  if (section->month != GADIBA_MONTH_NONE)
    {
      g_autofree char *month = gadiba_month_format (section->month);
      gadiba_xml_writer_attribute (writer, "month", month);
    }
  for (guint i = 0; i < section->lines->len; i++)
    write_line (writer, g_ptr_array_index (section->lines, i));
  gadiba_xml_writer_end (writer);
}

static void
write_missing (GadibaXmlWriter *writer, const GadibaTraceMissing *missing)
{
  gadiba_xml_writer_start (writer, "missing");
  gadiba_xml_writer_attribute (writer, "fact", missing->fact);
  gadiba_xml_writer_attribute (writer, "subject", missing->subject);
  gadiba_xml_writer_attribute (writer, "question", missing->question);
  gadiba_xml_writer_end (writer);
}

GBytes *
gadiba_trace_format_xml (const GadibaTrace *trace)
{
  g_autoptr (GadibaXmlWriter) writer = gadiba_xml_writer_new ();

  gadiba_xml_writer_start (writer, "trace");
  gadiba_xml_writer_attribute (writer, "xmlns", TRACE_NAMESPACE);
  write_date (writer, "received", trace->received);
  write_date (writer, "day", trace->day);
  for (guint i = 0; i < trace->books->len; i++)
    {
      gadiba_xml_writer_start (writer, "book");
      gadiba_xml_writer_attribute (writer, "title", g_ptr_array_index (trace->books, i));
      gadiba_xml_writer_end (writer);
    }
  for (guint i = 0; i < trace->sections->len; i++)
    write_section (writer, g_ptr_array_index (trace->sections, i));
  for (guint i = 0; i < trace->missing->len; i++)
    write_missing (writer, g_ptr_array_index (trace->missing, i));
  return gadiba_xml_writer_finish (writer);
}

/* --- reading --- */

#define OPTIONAL(name)                                                                             \
  {                                                                                                \
    name, GADIBA_XML_TEXT, FALSE, NULL, 0                                                          \
  }
#define REQUIRED(name)                                                                             \
  {                                                                                                \
    name, GADIBA_XML_TEXT, TRUE, NULL, 0                                                           \
  }
#define END                                                                                        \
  {                                                                                                \
    NULL, GADIBA_XML_TEXT, FALSE, NULL, 0                                                          \
  }

static const GadibaXmlAttribute line_attributes[] = {
  OPTIONAL ("id"),      OPTIONAL ("subject"), OPTIONAL ("title"),
  OPTIONAL ("figures"), OPTIONAL ("result"),  OPTIONAL ("value"),
  OPTIONAL ("source"),  OPTIONAL ("article"), END,
};
static const GadibaXmlElement lines[] = {
  { .name = "step", .attributes = line_attributes },
  { .name = "condition", .attributes = line_attributes },
  { .name = "value", .attributes = line_attributes },
  { .name = "receipt", .attributes = line_attributes },
  { .name = "bill", .attributes = line_attributes },
  { .name = "person", .attributes = line_attributes },
  { .name = "note", .attributes = line_attributes },
  { .name = "text", .attributes = line_attributes },
};
static const GadibaXmlChild section_children[] = {
  { &lines[0], 0, 0 }, { &lines[1], 0, 0 }, { &lines[2], 0, 0 },
  { &lines[3], 0, 0 }, { &lines[4], 0, 0 }, { &lines[5], 0, 0 },
  { &lines[6], 0, 0 }, { &lines[7], 0, 0 }, { NULL, 0, 0 },
};
static const GadibaXmlAttribute section_attributes[] = {
  REQUIRED ("id"), REQUIRED ("title"), { "month", GADIBA_XML_MONTH, FALSE, NULL, 0 }, END
};
static const GadibaXmlAttribute book_attributes[] = { REQUIRED ("title"), END };
static const GadibaXmlAttribute missing_attributes[] = { REQUIRED ("fact"), OPTIONAL ("subject"),
                                                         OPTIONAL ("question"), END };
static const GadibaXmlAttribute trace_attributes[] = {
  { "received", GADIBA_XML_DATE, TRUE, NULL, 0 }, { "day", GADIBA_XML_DATE, TRUE, NULL, 0 }, END
};
static const GadibaXmlElement book = { .name = "book", .attributes = book_attributes };
static const GadibaXmlElement section = { .name = "section",
                                          .attributes = section_attributes,
                                          .children = section_children };
static const GadibaXmlElement missing = { .name = "missing", .attributes = missing_attributes };
static const GadibaXmlChild trace_children[] = {
  { &book, 0, 0 }, { &section, 0, 0 }, { &missing, 0, 0 }, { NULL, 0, 0 }
};
static const GadibaXmlElement root = {
  .name = "trace", .attributes = trace_attributes, .children = trace_children, .in_order = TRUE
};

static GadibaTraceKind
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], name))
      return (GadibaTraceKind) i;
  g_assert_not_reached (); /* the table names all */
}

static void
read_line (GadibaTraceSection *to, const GadibaXmlNode *node)
{
  const char *id = gadiba_xml_node_get (node, "id");
  GadibaTraceLine *line =
      gadiba_trace_add_line (to, find_kind (gadiba_xml_node_get_name (node)), g_intern_string (id));

  line->subject = g_strdup (gadiba_xml_node_get (node, "subject"));
  line->title = g_strdup (gadiba_xml_node_get (node, "title"));
  line->figures = g_strdup (gadiba_xml_node_get (node, "figures"));
  line->result = g_strdup (gadiba_xml_node_get (node, "result"));
  line->value = g_strdup (gadiba_xml_node_get (node, "value"));
  line->source = g_strdup (gadiba_xml_node_get (node, "source"));
  line->article = g_strdup (gadiba_xml_node_get (node, "article"));
  line->is_read = TRUE;
}

static void
read_section (GadibaTrace *trace, const GadibaXmlNode *node)
{
  GadibaTraceSection *to = gadiba_trace_add_section (trace, gadiba_xml_node_get (node, "id"),
                                                     gadiba_xml_node_get (node, "title"));

  to->month = GADIBA_MONTH_NONE;
  gadiba_xml_node_get_month (node, "month", &to->month);
  for (const GadibaXmlNode *line = gadiba_xml_node_first (node, NULL); line != NULL;
       line = gadiba_xml_node_next (line, NULL))
    read_line (to, line);
}

static void
read_missing (GadibaTrace *trace, const GadibaXmlNode *node)
{
  GadibaTraceMissing *one = g_new0 (GadibaTraceMissing, 1);

  one->fact = g_intern_string (gadiba_xml_node_get (node, "fact"));
  one->subject = g_intern_string (gadiba_xml_node_get (node, "subject"));
  one->question = g_strdup (gadiba_xml_node_get (node, "question"));
  g_ptr_array_add (trace->missing, one);
}

GadibaTrace *
gadiba_trace_read (GBytes *xml, const char *label, GError **error)
{
  g_return_val_if_fail (xml != NULL && label != NULL, NULL);

  g_autoptr (GadibaXmlDocument) document =
      gadiba_xml_load_bytes (xml, label, TRACE_NAMESPACE, &root, error);
  if (document == NULL)
    return NULL;
  const GadibaXmlNode *top = gadiba_xml_document_get_root (document);
  GadibaTrace *trace = _gadiba_trace_new_empty ();
  gadiba_xml_node_get_date (top, "received", &trace->received);
  gadiba_xml_node_get_date (top, "day", &trace->day);
  for (const GadibaXmlNode *node = gadiba_xml_node_first (top, NULL); node != NULL;
       node = gadiba_xml_node_next (node, NULL))
    {
      const char *name = gadiba_xml_node_get_name (node);
      if (g_str_equal (name, "book"))
        g_ptr_array_add (trace->books, g_strdup (gadiba_xml_node_get (node, "title")));
      else if (g_str_equal (name, "section"))
        read_section (trace, node);
      else
        read_missing (trace, node);
    }
  return trace;
}
