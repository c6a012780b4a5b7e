/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-book-edit.h"

#include <string.h>

#include "gadiba-book-table.h"
#include "gadiba-evaluation.h"
#include "gadiba-rules-private.h"
#include "gadiba-xml.h"

/* A book that is being changed. */
typedef struct
{
  GadibaXmlDocument *document;
  const GadibaXmlNode *root;
  const char *text;
  gsize length;
} Editing;

static gboolean
begin (Editing *self, GBytes *bytes, const char *label, GError **error)
{
  self->document =
      gadiba_xml_load_bytes (bytes, label, GADIBA_RULES_NAMESPACE, &gadiba_book_root, error);
  if (self->document == NULL)
    return FALSE;
  self->root = gadiba_xml_document_get_root (self->document);
  self->text = g_bytes_get_data (bytes, &self->length);
  return TRUE;
}

static void
clear_editing (Editing *self)
{
  g_clear_pointer (&self->document, gadiba_xml_document_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Editing, clear_editing)

/* Returns: (transfer full): the text with @words in place of what stands from @start to @end */
static GBytes *
replace (const Editing *self, gsize start, gsize end, const char *words)
{
  GString *text = g_string_new_len (self->text, (gssize) start);

  g_string_append (text, words);
  g_string_append_len (text, self->text + end, (gssize) (self->length - end));
  return g_string_free_to_bytes (text);
}

/* Adds @words inside the element at its end. */
static GBytes *
append_inside (const Editing *self, const GadibaXmlNode *node, const char *indent,
               const char *words)
{
  GadibaXmlSpan span = gadiba_xml_node_get_span (node);
  gsize at = span.end - strlen ("</");

  if (span.inner == span.end) /* <parameter …/> */
    {
      g_autofree char *whole = g_strdup_printf (">\n  %s%s\n%s</%s>", indent, words, indent,
                                                gadiba_xml_node_get_name (node));
      return replace (self, span.end - strlen ("/>"), span.end, whole);
    }
  while (strncmp (self->text + at, "</", 2) != 0)
    at--;
  while (at > span.inner && strchr (" \t\r\n", self->text[at - 1]) != NULL)
    at--;
  g_autofree char *line = g_strdup_printf ("\n  %s%s", indent, words);
  return replace (self, at, at, line);
}

static const GadibaXmlNode *
find_child (const GadibaXmlNode *node, const char *name, const char *attribute, const char *value)
{
  const GadibaXmlNode *child = gadiba_xml_node_first (node, name);

  while (child != NULL && attribute != NULL
         && g_strcmp0 (gadiba_xml_node_get (child, attribute), value) != 0)
    child = gadiba_xml_node_next (child, name);
  return child;
}

/* Adds @words to the list called @list at the top of the book, which is made behind those of
 * @before if it is not there. */
static GBytes *
append_to_list (const Editing *self, const char *list, const char *const *before, const char *words)
{
  const GadibaXmlNode *node = gadiba_xml_node_first (self->root, list);

  if (node != NULL)
    return append_inside (self, node, "  ", words);
  g_autofree char *whole = g_strdup_printf ("\n\n  <%s>\n    %s\n  </%s>", list, words, list);
  gsize at = gadiba_xml_node_get_span (self->root).inner;
  for (; *before != NULL; before++)
    if ((node = gadiba_xml_node_first (self->root, *before)) != NULL)
      at = gadiba_xml_node_get_span (node).end;
  if (gadiba_xml_node_get_span (self->root).inner == gadiba_xml_node_get_span (self->root).end)
    return append_inside (self, self->root, "", whole + strlen ("\n\n  "));
  return replace (self, at, at, whole);
}

static char *
write_value (const GadibaBookValue *value)
{
  g_autofree char *from = gadiba_date_format (value->from);
  g_autofree char *note =
      value->note != NULL ? g_markup_printf_escaped (" note=\"%s\"", value->note) : g_strdup ("");
  g_autofree char *begin = g_markup_printf_escaped ("<value from=\"%s\" is=\"%s\" source=\"%s\"",
                                                    from, value->is, value->source);

  return g_strconcat (begin, note, "/>", NULL);
}

GBytes *
gadiba_book_edit_new (const char *id, GadibaDate edition, const char *title)
{
  g_return_val_if_fail (id != NULL && title != NULL, NULL);

  g_autofree char *day = gadiba_date_format (edition);
  g_autofree char *text = g_markup_printf_escaped (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rules xmlns=\"" GADIBA_RULES_NAMESPACE
      "\" id=\"%s\" edition=\"%s\" extends=\"lv\"\n       title=\"%s\">\n</rules>\n",
      id, day, title);
  return g_bytes_new_take (g_steal_pointer (&text), strlen (text));
}

GBytes *
gadiba_book_edit_set_value (GBytes *bytes, const char *label, const GadibaBookValue *value,
                            GError **error)
{
  static const char *const before[] = { "sources", "words", NULL };
  g_auto (Editing) self = { 0 };
  g_autofree char *words = NULL;
  g_autofree char *from = NULL;

  g_return_val_if_fail (bytes != NULL && label != NULL && value != NULL, NULL);
  if (!begin (&self, bytes, label, error))
    return NULL;
  words = write_value (value);
  from = gadiba_date_format (value->from);
  const GadibaXmlNode *list = gadiba_xml_node_first (self.root, "parameters");
  const GadibaXmlNode *parameter =
      list != NULL ? find_child (list, "parameter", "id", value->parameter) : NULL;
  const GadibaXmlNode *same =
      parameter != NULL ? find_child (parameter, "value", "from", from) : NULL;
  if (same != NULL)
    {
      GadibaXmlSpan span = gadiba_xml_node_get_span (same);
      return replace (&self, span.start, span.end, words);
    }
  if (parameter != NULL)
    return append_inside (&self, parameter, "    ", words);
  g_autofree char *whole = g_strdup_printf ("<parameter id=\"%s\">\n      %s\n    </parameter>",
                                            value->parameter, words);
  return append_to_list (&self, "parameters", before, whole);
}

GBytes *
gadiba_book_edit_add_act (GBytes *bytes, const char *label, const char *id, const char *genitive,
                          GError **error)
{
  static const char *const before[] = { NULL };
  g_auto (Editing) self = { 0 };

  g_return_val_if_fail (bytes != NULL && label != NULL && id != NULL && genitive != NULL, NULL);
  if (!begin (&self, bytes, label, error))
    return NULL;
  g_autofree char *words = g_markup_printf_escaped ("<act id=\"%s\" title=\"%s\" genitive=\"%s\"/>",
                                                    id, genitive, genitive);
  return append_to_list (&self, "sources", before, words);
}

GBytes *
gadiba_book_edit_set_edition (GBytes *bytes, const char *label, GadibaDate edition, GError **error)
{
  g_auto (Editing) self = { 0 };
  g_autoptr (GRegex) regex = g_regex_new ("\\sedition\\s*=\\s*(\"[^\"]*\"|'[^']*')", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int start, end;

  g_return_val_if_fail (bytes != NULL && label != NULL, NULL);
  if (!begin (&self, bytes, label, error))
    return NULL;
  /* The table requires the attribute; it stands in the first tag. */
  GadibaXmlSpan span = gadiba_xml_node_get_span (self.root);
  gboolean found = g_regex_match_full (regex, self.text, (gssize) span.inner, (gint) span.start, 0,
                                       &match, NULL);
  g_return_val_if_fail (found, NULL);
  g_match_info_fetch_pos (match, 1, &start, &end);
  g_autofree char *day = gadiba_date_format (edition);
  g_autofree char *words = g_strdup_printf ("\"%s\"", day);
  return replace (&self, (gsize) start, (gsize) end, words);
}
