/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-trace.h"
#include "gadiba-xml-writer.h"

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
