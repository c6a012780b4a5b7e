/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-case-write.h"

#include "gadiba-case-table-private.h"
#include "gadiba-xml-writer.h"

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
write_fields (GadibaXmlWriter *writer, const GadibaCase *self, const GadibaCaseField *fields,
              const GadibaXmlElement *element, gconstpointer row)
{
  for (const GadibaCaseField *field = fields; field != NULL && field->name != NULL; field++)
    {
      const GadibaXmlAttribute *attribute = _gadiba_case_field_get_attribute (field, element);
      g_autofree char *value = format_field (self, field, attribute, row);
      gadiba_xml_writer_attribute (writer, field->name, value);
    }
}

static void
write_rows (GadibaXmlWriter *writer, const GadibaCase *self, const GadibaCaseRows *table)
{
  const GArray *rows = _gadiba_case_rows_get (table, self);
  for (guint i = 0; i < rows->len; i++)
    {
      gadiba_xml_writer_start (writer, table->element->name);
      write_fields (writer, self, table->fields, table->element, rows->data + i * table->row_size);
      gadiba_xml_writer_end (writer);
    }
}

static gboolean
has_content (const GadibaCase *self, const GadibaCaseSection *section)
{
  for (const GadibaCaseRows *r = section->rows; r != NULL && r->element != NULL; r++)
    if (_gadiba_case_rows_get (r, self)->len > 0)
      return TRUE;
  gconstpointer row = G_STRUCT_MEMBER_P (self, section->offset);
  for (const GadibaCaseField *f = section->fields; f != NULL && f->name != NULL; f++)
    {
      const GadibaXmlAttribute *attribute = _gadiba_case_field_get_attribute (f, section->element);
      g_autofree char *value = format_field (self, f, attribute, row);
      if (value != NULL)
        return TRUE;
    }
  return FALSE;
}

GBytes *
gadiba_case_write (const GadibaCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GadibaXmlWriter) writer = gadiba_xml_writer_new ();
  gadiba_xml_writer_start (writer, _gadiba_case_root.name);
  gadiba_xml_writer_attribute (writer, "xmlns", GADIBA_CASE_NAMESPACE);
  for (const GadibaCaseSection *s = _gadiba_case_sections; s->element != NULL; s++)
    {
      if (!has_content (self, s))
        continue;
      gadiba_xml_writer_start (writer, s->element->name);
      write_fields (writer, self, s->fields, s->element, G_STRUCT_MEMBER_P (self, s->offset));
      for (const GadibaCaseRows *r = s->rows; r != NULL && r->element != NULL; r++)
        write_rows (writer, self, r);
      gadiba_xml_writer_end (writer);
    }
  return gadiba_xml_writer_finish (writer);
}
