/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <libxml/tree.h>

#include <glib/gi18n-lib.h>

#include "gadiba-xml-private.h"

/* A table has no longer lists; the counters below are that long. */
#define MAX_LIST 64

static const GadibaXmlNode *
as_node (const xmlNode *node)
{
  return (const GadibaXmlNode *) node;
}

static const char *
get_name (const xmlNode *node)
{
  return (const char *) node->name;
}

static gboolean
is_in (const xmlNode *node, const char *ns)
{
  const char *href = node->ns != NULL ? (const char *) node->ns->href : "";
  return strcmp (href, ns) == 0;
}

static gboolean
is_text (const xmlNode *node)
{
  return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

/* Keeps @text without white space at its ends; @collapse: inner runs become one space. */
static const char *
keep_trimmed (GadibaXmlDocument *self, const char *text, gboolean collapse)
{
  g_autofree char *trimmed = g_strdup (text);
  char *out = trimmed;
  const char *limit = text + strlen (text);
  for (const char *p = _gadiba_xml_skip_space (text, limit); p < limit;)
    {
      const char *next = _gadiba_xml_skip_space (p, limit);
      if (next == limit)
        break;
      if (next > p && collapse)
        *out++ = ' ';
      else
        while (p < next)
          *out++ = *p++;
      p = next;
      *out++ = *p++;
    }
  *out = '\0';
  return g_string_chunk_insert (self->strings, trimmed);
}

/* --- attributes --- */

static const char **
list_attributes (const GadibaXmlElement *element)
{
  GPtrArray *names = g_ptr_array_new ();
  for (const GadibaXmlAttribute *a = element->attributes; a != NULL && a->name != NULL; a++)
    g_ptr_array_add (names, (gpointer) (guintptr) a->name);
  g_ptr_array_add (names, NULL);
  return (const char **) g_ptr_array_free (names, FALSE);
}

static void
set_unknown_attribute (GadibaXmlDocument *self, const xmlNode *node, const xmlAttr *attr,
                       const GadibaXmlElement *element, GError **error)
{
  const char *name = (const char *) attr->name;
  g_autofree const char **known = list_attributes (element);
  const char *prefix = attr->ns != NULL ? (const char *) attr->ns->prefix : NULL;
  g_autofree char *full =
      g_strconcat (prefix != NULL ? prefix : "", prefix != NULL ? ":" : "", name, NULL);
  g_autofree char *quoted = gadiba_xml_quote (full);
  g_autofree char *list = _gadiba_xml_join (known, "", "");
  const char *near = gadiba_xml_suggest (full, known);
  if (near != NULL)
    gadiba_xml_set_attribute_error (error, self, as_node (node), name,
                                    _ ("<%s> has no attribute “%s”; did you mean “%s”?"),
                                    element->name, quoted, near);
  else if (known[0] != NULL)
    gadiba_xml_set_attribute_error (error, self, as_node (node), name,
                                    _ ("<%s> has no attribute “%s”; it may have: %s"),
                                    element->name, quoted, list);
  else
    gadiba_xml_set_attribute_error (error, self, as_node (node), name,
                                    _ ("<%s> has no attributes; delete “%s”"), element->name,
                                    quoted);
}

static const char *
get_sample (const GadibaXmlAttribute *attribute)
{
  switch (attribute->type)
    {
    case GADIBA_XML_NAME:
    case GADIBA_XML_NAMES:
      return "p1";
    case GADIBA_XML_DATE:
      return "2026-02-10";
    case GADIBA_XML_MONTH:
      return "2026-02";
    case GADIBA_XML_MONEY:
      return "430.00";
    case GADIBA_XML_DECIMAL:
    case GADIBA_XML_WHOLE:
      return "2";
    case GADIBA_XML_YES_NO:
      return "yes";
    case GADIBA_XML_TEXT:
    case GADIBA_XML_CHOICE:
      break;
    }
  return "…";
}

static void
set_missing_attribute (GadibaXmlDocument *self, const xmlNode *node,
                       const GadibaXmlAttribute *attribute, GError **error)
{
  if (attribute->type == GADIBA_XML_CHOICE)
    {
      g_auto (GStrv) words = g_strsplit (attribute->choices, " ", -1);
      g_autofree char *list = _gadiba_xml_join ((const char *const *) words, "", "");
      gadiba_xml_set_error (error, self, as_node (node),
                            _ ("<%s> lacks the attribute “%s”; add it with one of: %s"),
                            get_name (node), attribute->name, list);
      return;
    }
  gadiba_xml_set_error (error, self, as_node (node),
                        _ ("<%s> lacks the attribute “%s”; add it, such as %s=\"%s\""),
                        get_name (node), attribute->name, attribute->name, get_sample (attribute));
}

static gboolean
check_value (GadibaXmlDocument *self, const xmlNode *node, xmlAttr *attr,
             const GadibaXmlAttribute *attribute, GError **error)
{
  xmlChar *text = xmlNodeListGetString (self->doc, attr->children, 1);
  const char *value = text != NULL ? (const char *) text : "";
  gboolean trim = attribute->type == GADIBA_XML_TEXT || attribute->type == GADIBA_XML_NAMES;
  value = trim ? keep_trimmed (self, value, FALSE) : g_string_chunk_insert (self->strings, value);
  attr->_private = (gpointer) (guintptr) value;
  xmlFree (text);

  g_autofree char *sentence = gadiba_xml_check_value (attribute, value);
  if (sentence == NULL)
    return TRUE;
  gadiba_xml_set_attribute_error (error, self, as_node (node), attribute->name, "<%s> %s: %s",
                                  get_name (node), attribute->name, sentence);
  return FALSE;
}

static gboolean
check_attributes (GadibaXmlDocument *self, xmlNode *node, const GadibaXmlElement *element,
                  GError **error)
{
  guint64 seen = 0;
  for (xmlAttr *attr = node->properties; attr != NULL; attr = attr->next)
    {
      const GadibaXmlAttribute *a = element->attributes;
      while (a != NULL && a->name != NULL && strcmp (a->name, (const char *) attr->name) != 0)
        a++;
      if (a == NULL || a->name == NULL || attr->ns != NULL)
        {
          set_unknown_attribute (self, node, attr, element, error);
          return FALSE;
        }
      g_assert (a - element->attributes < MAX_LIST);
      seen |= G_GUINT64_CONSTANT (1) << (a - element->attributes);
      if (!check_value (self, node, attr, a, error))
        return FALSE;
    }
  for (const GadibaXmlAttribute *a = element->attributes; a != NULL && a->name != NULL; a++)
    if (a->required && (seen >> (a - element->attributes) & 1) == 0)
      {
        set_missing_attribute (self, node, a, error);
        return FALSE;
      }
  return TRUE;
}

/* --- children --- */

static const char **
list_children (const GadibaXmlElement *element)
{
  GPtrArray *names = g_ptr_array_new ();
  for (const GadibaXmlChild *c = element->children; c != NULL && c->element != NULL; c++)
    g_ptr_array_add (names, (gpointer) (guintptr) c->element->name);
  g_ptr_array_add (names, NULL);
  return (const char **) g_ptr_array_free (names, FALSE);
}

static void
set_wrong_namespace (GadibaXmlDocument *self, const xmlNode *node, GError **error)
{
  g_autofree char *name = gadiba_xml_quote (get_name (node));
  g_autofree char *href = gadiba_xml_quote (node->ns != NULL ? (const char *) node->ns->href : "");
  if (node->ns == NULL)
    gadiba_xml_set_error (error, self, as_node (node),
                          _ ("<%s> is in no namespace; write <%s xmlns=\"%s\">"), name, name,
                          self->ns);
  else if (*self->ns == '\0')
    gadiba_xml_set_error (error, self, as_node (node),
                          _ ("<%s> is in the namespace “%s”; leave xmlns out"), name, href);
  else
    gadiba_xml_set_error (error, self, as_node (node),
                          _ ("<%s> is in the namespace “%s”; it must be xmlns=\"%s\""), name, href,
                          self->ns);
}

static void
set_unknown_child (GadibaXmlDocument *self, const xmlNode *node, const GadibaXmlElement *parent,
                   GError **error)
{
  g_autofree const char **known = list_children (parent);
  g_autofree char *name = gadiba_xml_quote (get_name (node));
  g_autofree char *list = _gadiba_xml_join (known, "<", ">");
  const char *near = gadiba_xml_suggest (get_name (node), known);
  if (near != NULL && strcmp (near, get_name (node)) != 0)
    gadiba_xml_set_error (error, self, as_node (node),
                          _ ("<%s> does not belong in <%s>; did you mean <%s>?"), name,
                          parent->name, near);
  else if (known[0] != NULL)
    gadiba_xml_set_error (error, self, as_node (node),
                          _ ("<%s> does not belong in <%s>; there may be: %s"), name, parent->name,
                          list);
  else
    gadiba_xml_set_error (error, self, as_node (node),
                          _ ("<%s> does not belong in <%s>, which holds no elements; delete it"),
                          name, parent->name);
}

/* The text of @node as a whole has something besides white space. Faults point to its line. */
static gboolean
check_no_text (GadibaXmlDocument *self, const xmlNode *text, const GadibaXmlElement *parent,
               GError **error)
{
  const char *content = text->content != NULL ? (const char *) text->content : "";
  if (*_gadiba_xml_skip_space (content, content + strlen (content)) == '\0')
    return TRUE;

  const xmlNode *before = text->prev;
  while (before != NULL && before->type != XML_ELEMENT_NODE)
    before = before->prev;
  const GadibaXmlTag *tag = _gadiba_xml_get_tag (self, before != NULL ? before : text->parent);
  int line = _gadiba_xml_get_text_line (self, tag, before != NULL ? tag->end : tag->inner);
  gadiba_xml_set_error_at (error, self->label, line,
                           _ ("<%s> holds text, where only elements and attributes belong; delete "
                              "it or make it a comment, <!-- … -->"),
                           parent->name);
  return FALSE;
}

static gboolean check_element (GadibaXmlDocument *self, xmlNode *node,
                               const GadibaXmlElement *element, GError **error);

/* What is known of an element's children so far. */
typedef struct
{
  const GadibaXmlElement *parent;
  guint counts[MAX_LIST];
  int first_lines[MAX_LIST];
  guint last; /* of the table */
  const xmlNode *foreign;
} Children;

/* Finds the child in the table and checks that it may stand here. Returns: (nullable) */
static const GadibaXmlChild *
place_child (GadibaXmlDocument *self, Children *so_far, const xmlNode *node, GError **error)
{
  const GadibaXmlElement *parent = so_far->parent;
  const GadibaXmlChild *c = parent->children;
  while (c != NULL && c->element != NULL && strcmp (c->element->name, get_name (node)) != 0)
    c++;
  if (c == NULL || c->element == NULL)
    {
      set_unknown_child (self, node, parent, error);
      return NULL;
    }
  gsize i = (gsize) (c - parent->children);
  g_assert (i < MAX_LIST);
  const char *after = so_far->foreign != NULL ? get_name (so_far->foreign)
                      : parent->in_order && i < so_far->last
                          ? parent->children[so_far->last].element->name
                          : NULL;
  if (c->max > 0 && so_far->counts[i] >= c->max)
    {
      gadiba_xml_set_error (error, self, as_node (node),
                            _ ("<%s> stands in <%s> once too often (first on line %d); put all of "
                               "it into one, or delete it"),
                            get_name (node), parent->name, so_far->first_lines[i]);
      return NULL;
    }
  if (after != NULL)
    {
      g_autofree char *quoted = gadiba_xml_quote (after);
      gadiba_xml_set_error (error, self, as_node (node),
                            _ ("<%s> stands behind <%s>; it must stand before it"), get_name (node),
                            quoted);
      return NULL;
    }
  if (so_far->counts[i]++ == 0)
    so_far->first_lines[i] = gadiba_xml_node_get_line (as_node (node));
  so_far->last = (guint) i;
  return c;
}

static gboolean
check_foreign (GadibaXmlDocument *self, Children *so_far, const xmlNode *node, GError **error)
{
  if (so_far->foreign == NULL)
    {
      so_far->foreign = node;
      return TRUE;
    }
  g_autofree char *name = gadiba_xml_quote (get_name (node));
  gadiba_xml_set_error (error, self, as_node (node),
                        _ ("<%s> holds a second <%s>; there must be exactly one"),
                        so_far->parent->name, name);
  return FALSE;
}

static gboolean
check_child (GadibaXmlDocument *self, Children *so_far, xmlNode *node, GError **error)
{
  const char *foreign = so_far->parent->foreign_namespace;
  if (is_text (node))
    return check_no_text (self, node, so_far->parent, error);
  if (node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE)
    return TRUE;
  if (foreign != NULL && node->type == XML_ELEMENT_NODE && is_in (node, foreign))
    return check_foreign (self, so_far, node, error);
  if (!is_in (node, self->ns))
    {
      set_wrong_namespace (self, node, error);
      return FALSE;
    }
  const GadibaXmlChild *child = place_child (self, so_far, node, error);
  return child != NULL && check_element (self, node, child->element, error);
}

static gboolean
check_children (GadibaXmlDocument *self, xmlNode *node, const GadibaXmlElement *element,
                GError **error)
{
  Children so_far = { .parent = element };
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (!check_child (self, &so_far, child, error))
      return FALSE;

  for (const GadibaXmlChild *c = element->children; c != NULL && c->element != NULL; c++)
    if (so_far.counts[c - element->children] < c->min)
      {
        gadiba_xml_set_error (error, self, as_node (node),
                              _ ("<%s> lacks <%s>; there must be at least %u"), element->name,
                              c->element->name, c->min);
        return FALSE;
      }
  if (element->foreign_namespace != NULL && so_far.foreign == NULL)
    {
      gadiba_xml_set_error (error, self, as_node (node),
                            _ ("<%s> lacks an element of the namespace “%s”; add it at its end"),
                            element->name, element->foreign_namespace);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_text (GadibaXmlDocument *self, xmlNode *node, const GadibaXmlElement *element, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (is_text (child) && child->content != NULL)
        g_string_append (text, (const char *) child->content);
      else if (child->type == XML_ELEMENT_NODE)
        {
          g_autofree char *name = gadiba_xml_quote (get_name (child));
          gadiba_xml_set_error (error, self, as_node (child),
                                _ ("<%s> does not belong in <%s>, which holds text only; delete "
                                   "its tags"),
                                name, element->name);
          return FALSE;
        }
    }
  const char *content = keep_trimmed (self, text->str, TRUE);
  g_array_index (self->tags, GadibaXmlTag, GPOINTER_TO_UINT (node->_private)).content = content;
  if (*content != '\0' || !element->text_required)
    return TRUE;
  gadiba_xml_set_error (error, self, as_node (node),
                        _ ("<%s> is empty; write its text between <%s> and </%s>"), element->name,
                        element->name, element->name);
  return FALSE;
}

/* Recurses no deeper than the scan let pass. */
static gboolean
check_element (GadibaXmlDocument *self, xmlNode *node, const GadibaXmlElement *element,
               GError **error)
{
  if (!check_attributes (self, node, element, error))
    return FALSE;
  return element->text ? check_text (self, node, element, error)
                       : check_children (self, node, element, error);
}

gboolean
_gadiba_xml_check (GadibaXmlDocument *self, const GadibaXmlElement *root, GError **error)
{
  xmlNode *node = xmlDocGetRootElement (self->doc);
  if (strcmp (get_name (node), root->name) != 0)
    {
      g_autofree char *name = gadiba_xml_quote (get_name (node));
      gadiba_xml_set_error (error, self, as_node (node),
                            _ ("the outermost element is <%s>; in a file of this kind it is <%s "
                               "xmlns=\"%s\">"),
                            name, root->name, self->ns);
      return FALSE;
    }
  if (!is_in (node, self->ns))
    {
      set_wrong_namespace (self, node, error);
      return FALSE;
    }
  return check_element (self, node, root, error);
}
