/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-xml-writer.h"

struct _GadibaXmlWriter
{
  GString *text;
  GPtrArray *open;      /* char *: the names of the open elements */
  gboolean is_tag_open; /* the last one's tag lacks its ">" */
};

GadibaXmlWriter *
gadiba_xml_writer_new (void)
{
  GadibaXmlWriter *self = g_new0 (GadibaXmlWriter, 1);
  self->text = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  self->open = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
gadiba_xml_writer_free (GadibaXmlWriter *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->open);
  g_free (self);
}

static void
append_indent (GadibaXmlWriter *self)
{
  for (guint i = 0; i < self->open->len; i++)
    g_string_append (self->text, "  ");
}

void
gadiba_xml_writer_start (GadibaXmlWriter *self, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  if (self->is_tag_open)
    g_string_append (self->text, ">\n");
  append_indent (self);
  g_string_append_printf (self->text, "<%s", name);
  g_ptr_array_add (self->open, g_strdup (name));
  self->is_tag_open = TRUE;
}

/* White space but the plain space is written as a reference, or readers would make it one. */
static void
append_escaped (GString *text, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == '&')
        g_string_append (text, "&amp;");
      else if (c == '<')
        g_string_append (text, "&lt;");
      else if (c == '>')
        g_string_append (text, "&gt;");
      else if (c == '"')
        g_string_append (text, "&quot;");
      else if (c == '\t' || c == '\n' || c == '\r')
        g_string_append_printf (text, "&#%u;", c);
      else if (c < 0x20 || c == 0xfffe || c == 0xffff)
        g_string_append_unichar (text, 0xfffd);
      else
        g_string_append_unichar (text, c);
    }
}

void
gadiba_xml_writer_attribute (GadibaXmlWriter *self, const char *name, const char *value)
{
  g_return_if_fail (self != NULL && name != NULL && self->is_tag_open);

  if (value == NULL)
    return;
  g_string_append_printf (self->text, " %s=\"", name);
  append_escaped (self->text, value);
  g_string_append_c (self->text, '"');
}

void
gadiba_xml_writer_end (GadibaXmlWriter *self)
{
  g_return_if_fail (self != NULL && self->open->len > 0);

  g_autofree char *name = g_ptr_array_steal_index (self->open, self->open->len - 1);
  if (self->is_tag_open)
    g_string_append (self->text, "/>\n");
  else
    {
      append_indent (self);
      g_string_append_printf (self->text, "</%s>\n", name);
    }
  self->is_tag_open = FALSE;
}

GBytes *
gadiba_xml_writer_finish (GadibaXmlWriter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  while (self->open->len > 0)
    gadiba_xml_writer_end (self);
  GString *text = self->text;
  self->text = g_string_new (NULL);
  return g_string_free_to_bytes (text);
}
