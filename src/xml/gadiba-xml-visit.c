/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-xml-visit.h"

#include "gadiba-xml-private.h"

static gboolean
has_elements (const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      return TRUE;
  return FALSE;
}

static void
visit_one (xmlNode *node, GadibaXmlVisit visit, gpointer data)
{
  const xmlNode *parent = node->parent;
  xmlChar *text = has_elements (node) ? NULL : xmlNodeGetContent (node);
  const GadibaXmlVisited visited = {
    node->ns != NULL ? (const char *) node->ns->href : "",
    (const char *) node->name,
    parent != NULL && parent->type == XML_ELEMENT_NODE ? (const char *) parent->name : "",
    (const char *) text,
  };

  visit (&visited, data);
  xmlFree (text);
}

gboolean
gadiba_xml_visit (GBytes *bytes, const char *label, GadibaXmlVisit visit, gpointer data,
                  GError **error)
{
  g_return_val_if_fail (bytes != NULL && label != NULL && visit != NULL, FALSE);

  g_autofree char *plain_label = gadiba_xml_quote (label);
  g_autoptr (GArray) tags = NULL;
  gsize offset;
  xmlDoc *doc = _gadiba_xml_load (bytes, plain_label, &tags, &offset, error);
  if (doc == NULL)
    return FALSE;
  xmlNode *root = xmlDocGetRootElement (doc);
  for (xmlNode *node = root; node != NULL; node = _gadiba_xml_next_node (root, node))
    if (node->type == XML_ELEMENT_NODE)
      visit_one (node, visit, data);
  xmlFreeDoc (doc);
  return TRUE;
}
