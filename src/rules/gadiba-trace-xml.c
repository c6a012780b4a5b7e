/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-trace.h"

#include <libxml/xmlwriter.h>

#define TRACE_NAMESPACE "urn:gadiba:trace:1"

static const char *const kinds[] = {
  [GADIBA_TRACE_STEP] = "step",       [GADIBA_TRACE_CONDITION] = "condition",
  [GADIBA_TRACE_PARAMETER] = "value", [GADIBA_TRACE_RECEIPT] = "receipt",
  [GADIBA_TRACE_BILL] = "bill",       [GADIBA_TRACE_PERSON] = "person",
  [GADIBA_TRACE_NOTE] = "note",       [GADIBA_TRACE_TEXT] = "text",
};

static void
write_attribute (xmlTextWriter *writer, const char *name, const char *value)
{
  if (value != NULL)
    xmlTextWriterWriteAttribute (writer, BAD_CAST name, BAD_CAST value);
}

static void
write_date (xmlTextWriter *writer, const char *name, GadibaDate date)
{
  g_autofree char *text = gadiba_date_format (date);
  write_attribute (writer, name, text);
}

static void
write_line (xmlTextWriter *writer, const GadibaTraceLine *line)
{
  xmlTextWriterStartElement (writer, BAD_CAST kinds[line->kind]);
  write_attribute (writer, "id", line->id);
  write_attribute (writer, "subject", line->subject);
  write_attribute (writer, "title", line->title);
  write_attribute (writer, "figures", line->figures);
  write_attribute (writer, "result", line->result);
  write_attribute (writer, "value", line->value);
  write_attribute (writer, "source", line->source);
  write_attribute (writer, "article", line->article);
  xmlTextWriterEndElement (writer);
}

static void
write_section (xmlTextWriter *writer, const GadibaTraceSection *section)
{
  xmlTextWriterStartElement (writer, BAD_CAST "section");
  write_attribute (writer, "id", section->id);
  write_attribute (writer, "title", section->title);
  for (guint i = 0; i < section->lines->len; i++)
    write_line (writer, g_ptr_array_index (section->lines, i));
  xmlTextWriterEndElement (writer);
}

static void
write_missing (xmlTextWriter *writer, const GadibaTraceMissing *missing)
{
  xmlTextWriterStartElement (writer, BAD_CAST "missing");
  write_attribute (writer, "fact", missing->fact);
  write_attribute (writer, "subject", missing->subject);
  write_attribute (writer, "question", missing->question);
  xmlTextWriterEndElement (writer);
}

char *
gadiba_trace_format_xml (const GadibaTrace *trace)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  xmlTextWriter *writer = xmlNewTextWriterMemory (buffer, 0);
  char *text;

  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterSetIndentString (writer, BAD_CAST "  ");
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  xmlTextWriterStartElement (writer, BAD_CAST "trace");
  write_attribute (writer, "xmlns", TRACE_NAMESPACE);
  write_date (writer, "received", trace->received);
  write_date (writer, "day", trace->day);
  for (guint i = 0; i < trace->books->len; i++)
    {
      xmlTextWriterStartElement (writer, BAD_CAST "book");
      write_attribute (writer, "title", g_ptr_array_index (trace->books, i));
      xmlTextWriterEndElement (writer);
    }
  for (guint i = 0; i < trace->sections->len; i++)
    write_section (writer, g_ptr_array_index (trace->sections, i));
  for (guint i = 0; i < trace->missing->len; i++)
    write_missing (writer, g_ptr_array_index (trace->missing, i));
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndDocument (writer);
  xmlFreeTextWriter (writer);
  text = g_strdup ((const char *) xmlBufferContent (buffer));
  xmlBufferFree (buffer);
  return text;
}
