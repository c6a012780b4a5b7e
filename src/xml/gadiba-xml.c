/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-xml-private.h"

/* --- documents --- */

xmlNode *
_gadiba_xml_next_node (const xmlNode *root, xmlNode *node)
{
  if (node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != root && node->next == NULL)
    node = node->parent;
  return node == root ? NULL : node->next;
}

/* Gives each element the index of its tag: the n-th start tag of the text is the n-th element. */
static void
number_elements (xmlNode *root)
{
  guint n = 0;

  for (xmlNode *node = root; node != NULL; node = _gadiba_xml_next_node (root, node))
    if (node->type == XML_ELEMENT_NODE)
      node->_private = GUINT_TO_POINTER (n++);
}

/* What messages call a file: one line whatever its name. */
static char *
make_label (const char *name)
{
  g_autofree char *base = g_filename_display_basename (name);
  return gadiba_xml_quote (base);
}

xmlDoc *
_gadiba_xml_load (GBytes *bytes, const char *label, GArray **tags, gsize *offset, GError **error)
{
  if (g_bytes_get_size (bytes) > GADIBA_XML_MAX_SIZE)
    {
      _gadiba_xml_set_size_fault (label, GADIBA_XML_MAX_SIZE, error);
      return NULL;
    }
  if (!_gadiba_xml_check_bytes (label, bytes, offset, error))
    return NULL;

  gsize length;
  const char *text = (const char *) g_bytes_get_data (bytes, &length) + *offset;
  length -= *offset;
  *tags = _gadiba_xml_scan (label, text, length, error);
  return *tags != NULL ? _gadiba_xml_parse (label, text, length, error) : NULL;
}

GadibaXmlDocument *
gadiba_xml_load_bytes (GBytes *bytes, const char *label, const char *ns,
                       const GadibaXmlElement *root, GError **error)
{
  g_return_val_if_fail (bytes != NULL && label != NULL && ns != NULL && root != NULL, NULL);

  g_autofree char *plain_label = gadiba_xml_quote (label);
  g_autoptr (GArray) tags = NULL;
  gsize offset;
  xmlDoc *doc = _gadiba_xml_load (bytes, plain_label, &tags, &offset, error);
  if (doc == NULL)
    return NULL;

  g_autoptr (GadibaXmlDocument) self = g_new0 (GadibaXmlDocument, 1);
  self->doc = doc;
  doc->_private = self;
  self->label = g_steal_pointer (&plain_label);
  self->ns = g_strdup (ns);
  self->bytes = g_bytes_ref (bytes);
  self->offset = offset;
  self->tags = g_steal_pointer (&tags);
  self->strings = g_string_chunk_new (4096);
  number_elements (xmlDocGetRootElement (doc));
  return _gadiba_xml_check (self, root, error) ? g_steal_pointer (&self) : NULL;
}

GBytes *
gadiba_xml_read_file (const char *path, gsize max_size, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *label = make_label (path);
  return _gadiba_xml_read_file (path, label, MIN (max_size, GADIBA_XML_MAX_SIZE), error);
}

GadibaXmlDocument *
gadiba_xml_load_file (const char *path, gsize max_size, const char *ns,
                      const GadibaXmlElement *root, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *label = make_label (path);
  g_autoptr (GBytes) bytes =
      _gadiba_xml_read_file (path, label, MIN (max_size, GADIBA_XML_MAX_SIZE), error);
  if (bytes == NULL)
    return NULL;
  return gadiba_xml_load_bytes (bytes, label, ns, root, error);
}

void
gadiba_xml_document_free (GadibaXmlDocument *document)
{
  if (document == NULL)
    return;
  g_clear_pointer (&document->doc, xmlFreeDoc);
  g_free (document->label);
  g_free (document->ns);
  g_clear_pointer (&document->bytes, g_bytes_unref);
  g_clear_pointer (&document->tags, g_array_unref);
  g_clear_pointer (&document->strings, g_string_chunk_free);
  g_free (document);
}

const char *
gadiba_xml_document_get_label (const GadibaXmlDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return document->label;
}

const GadibaXmlNode *
gadiba_xml_document_get_root (const GadibaXmlDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return (const GadibaXmlNode *) xmlDocGetRootElement (document->doc);
}

/* --- places --- */

static const xmlNode *
as_xml (const GadibaXmlNode *node)
{
  return (const xmlNode *) node;
}

static const GadibaXmlDocument *
get_document (const xmlNode *node)
{
  return node->doc->_private;
}

static const char *
get_text (const GadibaXmlDocument *self)
{
  return (const char *) g_bytes_get_data (self->bytes, NULL) + self->offset;
}

const GadibaXmlTag *
_gadiba_xml_get_tag (const GadibaXmlDocument *self, const xmlNode *node)
{
  return &g_array_index (self->tags, GadibaXmlTag, GPOINTER_TO_UINT (node->_private));
}

static int
count_line (const GadibaXmlDocument *self, const GadibaXmlTag *tag, const char *position)
{
  int line = tag->line;
  const char *p = get_text (self) + tag->start;
  while ((p = memchr (p, '\n', (gsize) (position - p))) != NULL)
    {
      line++;
      p++;
    }
  return line;
}

/* What follows @end, if @p stands at @begin; else @p. */
static const char *
skip_marked (const char *p, const char *limit, const char *begin, const char *end)
{
  gsize length = strlen (begin);
  if ((gsize) (limit - p) < length || memcmp (p, begin, length) != 0)
    return p;
  const char *found = memmem (p + length, (gsize) (limit - p) - length, end, strlen (end));
  return found != NULL ? found + strlen (end) : limit;
}

int
_gadiba_xml_get_text_line (const GadibaXmlDocument *self, const GadibaXmlTag *tag, gsize position)
{
  gsize length;
  const char *data = g_bytes_get_data (self->bytes, &length);
  const char *limit = data + length;
  const char *p = get_text (self) + position;
  const char *start = NULL;
  while (p != start)
    {
      start = p;
      p = _gadiba_xml_skip_space (p, limit);
      p = skip_marked (p, limit, "<!--", "-->");
      p = skip_marked (p, limit, "<?", "?>");
      p = skip_marked (p, limit, "<![CDATA[", "");
    }
  return count_line (self, tag, p);
}

int
gadiba_xml_node_get_line (const GadibaXmlNode *node)
{
  g_return_val_if_fail (node != NULL, 0);

  return _gadiba_xml_get_tag (get_document (as_xml (node)), as_xml (node))->line;
}

/* Finds an attribute in the text of its tag. Returns: FALSE if it is left out */
static gboolean
find_raw (const GadibaXmlDocument *self, const GadibaXmlTag *tag, const char *attribute,
          GadibaXmlRawAttribute *raw)
{
  const char *limit = get_text (self) + tag->inner;
  const char *at = _gadiba_xml_skip_name (get_text (self) + tag->start + 1, limit);
  gsize length = strlen (attribute);

  while (_gadiba_xml_read_attribute (&at, limit, raw) == GADIBA_XML_TAG_ATTRIBUTE)
    {
      const char *colon = memchr (raw->name, ':', raw->name_length);
      const char *local = colon != NULL ? colon + 1 : raw->name;
      if ((gsize) (raw->name + raw->name_length - local) == length
          && memcmp (local, attribute, length) == 0)
        return TRUE;
    }
  return FALSE;
}

int
gadiba_xml_node_get_attribute_line (const GadibaXmlNode *node, const char *attribute)
{
  g_return_val_if_fail (node != NULL && attribute != NULL, 0);

  const GadibaXmlDocument *self = get_document (as_xml (node));
  const GadibaXmlTag *tag = _gadiba_xml_get_tag (self, as_xml (node));
  GadibaXmlRawAttribute raw;
  return find_raw (self, tag, attribute, &raw) ? count_line (self, tag, raw.name) : tag->line;
}

/* --- nodes --- */

static const GadibaXmlNode *
find_element (const xmlNode *node, const char *ns, const char *name)
{
  for (; node != NULL; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      const char *href = node->ns != NULL ? (const char *) node->ns->href : "";
      if (strcmp (href, ns) == 0 && (name == NULL || strcmp (name, (const char *) node->name) == 0))
        return (const GadibaXmlNode *) node;
    }
  return NULL;
}

const GadibaXmlNode *
gadiba_xml_node_first (const GadibaXmlNode *node, const char *name)
{
  g_return_val_if_fail (node != NULL, NULL);

  return find_element (as_xml (node)->children, get_document (as_xml (node))->ns, name);
}

const GadibaXmlNode *
gadiba_xml_node_next (const GadibaXmlNode *node, const char *name)
{
  g_return_val_if_fail (node != NULL, NULL);

  return find_element (as_xml (node)->next, get_document (as_xml (node))->ns, name);
}

const char *
gadiba_xml_node_get_name (const GadibaXmlNode *node)
{
  g_return_val_if_fail (node != NULL, NULL);

  return (const char *) as_xml (node)->name;
}

const char *
gadiba_xml_node_get_content (const GadibaXmlNode *node)
{
  g_return_val_if_fail (node != NULL, "");

  const GadibaXmlTag *tag = _gadiba_xml_get_tag (get_document (as_xml (node)), as_xml (node));
  return tag->content != NULL ? tag->content : "";
}

const char *
gadiba_xml_node_get (const GadibaXmlNode *node, const char *attribute)
{
  g_return_val_if_fail (node != NULL && attribute != NULL, NULL);

  for (const xmlAttr *attr = as_xml (node)->properties; attr != NULL; attr = attr->next)
    if (strcmp ((const char *) attr->name, attribute) == 0)
      return attr->_private;
  return NULL;
}

gboolean
gadiba_xml_node_get_yes (const GadibaXmlNode *node, const char *attribute)
{
  return g_strcmp0 (gadiba_xml_node_get (node, attribute), "yes") == 0;
}

char **
gadiba_xml_node_get_names (const GadibaXmlNode *node, const char *attribute)
{
  const char *value = gadiba_xml_node_get (node, attribute);
  if (value == NULL)
    return NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit_set (value, " \t\r\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (names, parts[i]);
  return g_strv_builder_end (names);
}

gboolean
gadiba_xml_node_get_date (const GadibaXmlNode *node, const char *attribute, GadibaDate *date)
{
  const char *value = gadiba_xml_node_get (node, attribute);
  return value != NULL && gadiba_date_parse (value, date, NULL);
}

gboolean
gadiba_xml_node_get_month (const GadibaXmlNode *node, const char *attribute, GadibaMonth *month)
{
  const char *value = gadiba_xml_node_get (node, attribute);
  return value != NULL && gadiba_month_parse (value, month, NULL);
}

gboolean
gadiba_xml_node_get_money (const GadibaXmlNode *node, const char *attribute, GadibaMoney *money)
{
  const char *value = gadiba_xml_node_get (node, attribute);
  return value != NULL && gadiba_money_parse (value, money, NULL);
}

gboolean
gadiba_xml_node_get_number (const GadibaXmlNode *node, const char *attribute, GadibaNumber *number)
{
  const char *value = gadiba_xml_node_get (node, attribute);
  const char *point = value != NULL ? strchr (value, '.') : NULL;
  guint n_decimals = point != NULL ? (guint) strlen (point + 1) : 0;
  return value != NULL && gadiba_number_parse (value, n_decimals, number, NULL);
}

gboolean
gadiba_xml_node_get_whole (const GadibaXmlNode *node, const char *attribute, guint *number)
{
  const char *value = gadiba_xml_node_get (node, attribute);
  if (value == NULL)
    return FALSE;
  *number = (guint) g_ascii_strtoull (value, NULL, 10);
  return TRUE;
}

/* --- elements of another namespace --- */

static const xmlNode *
find_foreign (const xmlNode *node, const char *ns)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE
        && g_strcmp0 (child->ns != NULL ? (const char *) child->ns->href : "", ns) != 0)
      return child;
  return NULL;
}

/* Declares at @node what is declared around it and not at itself. */
static void
append_outer_namespaces (GString *text, const xmlNode *node)
{
  for (const xmlNode *outer = node->parent; outer != NULL && outer->type == XML_ELEMENT_NODE;
       outer = outer->parent)
    for (const xmlNs *ns = outer->nsDef; ns != NULL; ns = ns->next)
      {
        gboolean hidden = FALSE;
        for (const xmlNode *inner = node; inner != outer && !hidden; inner = inner->parent)
          for (const xmlNs *other = inner->nsDef; other != NULL; other = other->next)
            hidden |= g_strcmp0 ((const char *) other->prefix, (const char *) ns->prefix) == 0;
        if (hidden)
          continue;
        g_autofree char *href = g_markup_escape_text ((const char *) ns->href, -1);
        g_string_append_printf (text, " xmlns%s%s=\"%s\"", ns->prefix != NULL ? ":" : "",
                                ns->prefix != NULL ? (const char *) ns->prefix : "", href);
      }
}

GadibaXmlSpan
gadiba_xml_node_get_span (const GadibaXmlNode *node)
{
  g_return_val_if_fail (node != NULL, (GadibaXmlSpan){ 0 });

  const GadibaXmlDocument *self = get_document (as_xml (node));
  const GadibaXmlTag *tag = _gadiba_xml_get_tag (self, as_xml (node));
  return (GadibaXmlSpan){ self->offset + tag->start, self->offset + tag->inner,
                          self->offset + tag->end };
}

gboolean
gadiba_xml_node_get_attribute_span (const GadibaXmlNode *node, const char *attribute,
                                    GadibaXmlSpan *span)
{
  g_return_val_if_fail (node != NULL && attribute != NULL && span != NULL, FALSE);

  const GadibaXmlDocument *self = get_document (as_xml (node));
  GadibaXmlRawAttribute raw;
  if (!find_raw (self, _gadiba_xml_get_tag (self, as_xml (node)), attribute, &raw))
    return FALSE;
  span->start = self->offset + (gsize) (raw.name - get_text (self));
  span->inner = self->offset + (gsize) (raw.value - get_text (self));
  span->end = span->inner + raw.value_length + 1;
  return TRUE;
}

GBytes *
gadiba_xml_node_copy_foreign (const GadibaXmlNode *node)
{
  g_return_val_if_fail (node != NULL, NULL);

  const GadibaXmlDocument *self = get_document (as_xml (node));
  const xmlNode *foreign = find_foreign (as_xml (node), self->ns);
  if (foreign == NULL)
    return NULL;

  const GadibaXmlTag *tag = _gadiba_xml_get_tag (self, foreign);
  const char *start = get_text (self) + tag->start;
  const char *end = get_text (self) + tag->end;
  const char *after_name = _gadiba_xml_skip_name (start + 1, end);
  GString *copy = g_string_new (NULL);
  for (int line = 1; line < tag->line; line++)
    g_string_append_c (copy, '\n');
  g_string_append_len (copy, start, after_name - start);
  append_outer_namespaces (copy, foreign);
  g_string_append_len (copy, after_name, end - after_name);
  return g_string_free_to_bytes (copy);
}
