/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-case-write.h"

#include <libxml/xmlwriter.h>

#include "gadiba-case-table.h"

typedef struct
{
  const GadibaCase *source;
  xmlTextWriter *writer;
  gboolean failed; /* only for want of memory */
} Writer;

static void
note (Writer *self, int result)
{
  if (result < 0)
    self->failed = TRUE;
}

static void
start_element (Writer *self, const char *name)
{
  note (self, xmlTextWriterStartElement (self->writer, (const xmlChar *)name));
}

static void
end_element (Writer *self)
{
  note (self, xmlTextWriterEndElement (self->writer));
}

static void
write_attribute (Writer *self, const char *name, const char *value)
{
  note (self,
        xmlTextWriterWriteAttribute (self->writer, (const xmlChar *)name, (const xmlChar *)value));
}

/* Returns: (transfer full) (nullable): the member as the file writes it; NULL if it is not known */
static char *
format_field (const GadibaCase *source, const GadibaCaseField *field,
              const GadibaXmlAttribute *attribute, gconstpointer row)
{
  if (field->person)
    {
      int person = G_STRUCT_MEMBER (const int, row, field->offset);
      return person == GADIBA_CASE_NOBODY ? NULL
                                          : g_strdup (gadiba_case_get_person (source, person)->id);
    }
  switch (attribute->type)
    {
    case GADIBA_XML_TEXT:
    case GADIBA_XML_NAME:
    case GADIBA_XML_YES_NO:
    case GADIBA_XML_CHOICE:
      return g_strdup (G_STRUCT_MEMBER (const char *const, row, field->offset));
    case GADIBA_XML_NAMES:
      return g_strjoinv (" ", G_STRUCT_MEMBER (char **const, row, field->offset));
    case GADIBA_XML_DATE:
      {
        GadibaDate date = G_STRUCT_MEMBER (const GadibaDate, row, field->offset);
        return date == GADIBA_DATE_NONE ? NULL : gadiba_date_format (date);
      }
    case GADIBA_XML_MONTH:
      {
        GadibaMonth month = G_STRUCT_MEMBER (const GadibaMonth, row, field->offset);
        return month == GADIBA_MONTH_NONE ? NULL : gadiba_month_format (month);
      }
    case GADIBA_XML_MONEY:
      return gadiba_money_format (G_STRUCT_MEMBER (const GadibaMoney, row, field->offset));
    case GADIBA_XML_DECIMAL:
      {
        const GadibaCaseNumber *number = G_STRUCT_MEMBER_P (row, field->offset);
        return number->known ? gadiba_number_format (number->value, 0, attribute->decimals, ".")
                             : NULL;
      }
    case GADIBA_XML_WHOLE:
      {
        const GadibaCaseWhole *whole = G_STRUCT_MEMBER_P (row, field->offset);
        return whole->known ? g_strdup_printf ("%u", whole->value) : NULL;
      }
    }
  g_return_val_if_reached (NULL);
}

static void
write_fields (Writer *self, const GadibaCaseField *fields, const GadibaXmlElement *element,
              gconstpointer row)
{
  for (const GadibaCaseField *field = fields; field != NULL && field->name != NULL; field++)
    {
      const GadibaXmlAttribute *attribute = gadiba_case_field_get_attribute (field, element);
      g_autofree char *value = format_field (self->source, field, attribute, row);
      if (value != NULL)
        write_attribute (self, field->name, value);
    }
}

static void
write_rows (Writer *self, const GadibaCaseRows *table)
{
  const GArray *rows = gadiba_case_rows_get (table, self->source);
  for (guint i = 0; i < rows->len; i++)
    {
      start_element (self, table->element->name);
      write_fields (self, table->fields, table->element, rows->data + i * table->row_size);
      end_element (self);
    }
}

static gboolean
has_content (const GadibaCase *source, const GadibaCaseSection *section)
{
  for (const GadibaCaseRows *r = section->rows; r != NULL && r->element != NULL; r++)
    if (gadiba_case_rows_get (r, source)->len > 0)
      return TRUE;
  gconstpointer row = G_STRUCT_MEMBER_P (source, section->offset);
  for (const GadibaCaseField *f = section->fields; f != NULL && f->name != NULL; f++)
    {
      g_autofree char *value =
          format_field (source, f, gadiba_case_field_get_attribute (f, section->element), row);
      if (value != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
write_case (Writer *self)
{
  note (self, xmlTextWriterSetIndent (self->writer, 1));
  note (self, xmlTextWriterSetIndentString (self->writer, (const xmlChar *)"  "));
  note (self, xmlTextWriterStartDocument (self->writer, NULL, "UTF-8", NULL));
  start_element (self, gadiba_case_root.name);
  write_attribute (self, "xmlns", GADIBA_CASE_NAMESPACE);
  for (const GadibaCaseSection *s = gadiba_case_sections; s->element != NULL; s++)
    {
      if (!has_content (self->source, s))
        continue;
      start_element (self, s->element->name);
      write_fields (self, s->fields, s->element, G_STRUCT_MEMBER_P (self->source, s->offset));
      for (const GadibaCaseRows *r = s->rows; r != NULL && r->element != NULL; r++)
        write_rows (self, r);
      end_element (self);
    }
  end_element (self);
  note (self, xmlTextWriterEndDocument (self->writer));
}

GBytes *
gadiba_case_write (const GadibaCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  xmlBuffer *buffer = xmlBufferCreate ();
  Writer writer = { .source = self, .writer = xmlNewTextWriterMemory (buffer, 0) };
  if (writer.writer != NULL)
    write_case (&writer);
  xmlFreeTextWriter (writer.writer);
  GBytes *bytes = g_bytes_new (xmlBufferContent (buffer), (gsize)xmlBufferLength (buffer));
  xmlBufferFree (buffer);
  if (writer.failed || g_bytes_get_size (bytes) == 0)
    g_critical ("out of memory while a case was written");
  return bytes;
}
