/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-case-write.h"

#include "gadiba-case-table-private.h"
#include "gadiba-xml-writer.h"

static void
write_fields (GadibaXmlWriter *writer, const GadibaCase *self, const GadibaCaseField *fields,
              const GadibaXmlElement *element, gconstpointer row)
{
  for (const GadibaCaseField *field = fields; field != NULL && field->name != NULL; field++)
    {
      const GadibaXmlAttribute *attribute = _gadiba_case_field_get_attribute (field, element);
      g_autofree char *value = _gadiba_case_field_format (self, field, attribute, row);
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
      g_autofree char *value = _gadiba_case_field_format (self, f, attribute, row);
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
