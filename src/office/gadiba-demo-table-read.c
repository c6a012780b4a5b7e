/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-demo-table-private.h"

#define NAMESPACE "urn:gadiba:demo:1"

#define WHOLE_SHARE 1000u

/* The description of @kind for the reader of XML; what it is made of goes to @parts. */
static const GadibaXmlElement *
describe (const GadibaDemoKind *kind, GPtrArray *parts)
{
  guint n_fields = 0;
  guint n_children = 0;

  while (kind->fields[n_fields].attribute.name != NULL)
    n_fields++;
  while (kind->children != NULL && kind->children[n_children].name != NULL)
    n_children++;
  GadibaXmlAttribute *attributes = g_new0 (GadibaXmlAttribute, n_fields + 1);
  GadibaXmlChild *children = g_new0 (GadibaXmlChild, n_children + 1);
  GadibaXmlElement *element = g_new0 (GadibaXmlElement, 1);
  g_ptr_array_add (parts, attributes);
  g_ptr_array_add (parts, children);
  g_ptr_array_add (parts, element);
  for (guint i = 0; i < n_fields; i++)
    attributes[i] = kind->fields[i].attribute;
  for (guint i = 0; i < n_children; i++)
    children[i] =
        (GadibaXmlChild){ describe (&kind->children[i], parts), kind->children[i].size == 0 ? 1 : 0,
                          kind->children[i].size == 0 ? 1 : 0 };
  *element =
      (GadibaXmlElement){ .name = kind->name, .attributes = attributes, .children = children };
  return element;
}

static void
read_fields (const GadibaXmlNode *node, const GadibaDemoKind *kind, gpointer row)
{
  for (const GadibaDemoField *field = kind->fields; field->attribute.name != NULL; field++)
    {
      const char *name = field->attribute.name;
      gpointer member = G_STRUCT_MEMBER_P (row, field->offset);
      if (field->attribute.type == GADIBA_XML_WHOLE)
        gadiba_xml_node_get_whole (node, name, member);
      else if (field->attribute.type == GADIBA_XML_MONEY)
        gadiba_xml_node_get_money (node, name, member);
      else if (field->attribute.type == GADIBA_XML_YES_NO)
        *(gboolean *) member = gadiba_xml_node_get_yes (node, name);
      else
        *(const char **) member = g_intern_string (gadiba_xml_node_get (node, name));
    }
}

static gboolean
check_shares (const GadibaXmlDocument *document, const GadibaXmlNode *parent,
              const GadibaDemoKind *kind, const GArray *rows, GError **error)
{
  guint sum = 0;

  for (guint i = 0; i < rows->len; i++)
    sum += *(const guint *) (gconstpointer) (rows->data + i * kind->size);
  if (sum == WHOLE_SHARE)
    return TRUE;
  gadiba_xml_set_error (error, document, parent,
                        _ ("The shares of <%s> add up to %u; they must add up to %u"), kind->name,
                        sum, WHOLE_SHARE);
  return FALSE;
}

static gboolean
read_children (const GadibaXmlDocument *document, const GadibaXmlNode *node,
               const GadibaDemoKind *kind, gpointer parent, GError **error)
{
  for (const GadibaDemoKind *child = kind->children; child != NULL && child->name != NULL; child++)
    {
      gpointer row = G_STRUCT_MEMBER_P (parent, child->offset);
      GArray *rows = NULL;
      if (child->size > 0)
        *(GArray **) row = rows = g_array_new (FALSE, TRUE, (guint) child->size);
      for (const GadibaXmlNode *each = gadiba_xml_node_first (node, child->name); each != NULL;
           each = gadiba_xml_node_next (each, child->name))
        {
          if (rows != NULL)
            {
              g_array_set_size (rows, rows->len + 1);
              row = rows->data + (rows->len - 1) * child->size;
            }
          read_fields (each, child, row);
          if (!read_children (document, each, child, row, error))
            return FALSE;
        }
      if (child->one_is_taken && !check_shares (document, node, child, rows, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
_gadiba_demo_read (gpointer self, const GadibaDemoKind *kind, GBytes *bytes, const char *label,
                   GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GadibaXmlDocument) document =
      gadiba_xml_load_bytes (bytes, label, NAMESPACE, describe (kind, parts), error);

  return document != NULL
         && read_children (document, gadiba_xml_document_get_root (document), kind, self, error);
}

void
_gadiba_demo_clear (gpointer self, const GadibaDemoKind *kind)
{
  for (const GadibaDemoKind *child = kind->children; child != NULL && child->name != NULL; child++)
    {
      gpointer row = G_STRUCT_MEMBER_P (self, child->offset);
      if (child->size == 0)
        {
          _gadiba_demo_clear (row, child);
          continue;
        }
      GArray *rows = *(GArray **) row;
      for (guint i = 0; rows != NULL && i < rows->len; i++)
        _gadiba_demo_clear (rows->data + i * child->size, child);
      g_clear_pointer ((GArray **) row, g_array_unref);
    }
}

static gboolean
resolve_member (const GadibaDemoTable *self, GadibaDemoMember *member)
{
  if (member->times == 0)
    member->times = 1;
  for (guint i = 0; i < self->lives.rows->len; i++)
    if (g_array_index (self->lives.rows, GadibaDemoLife, i).id == member->life)
      {
        member->life_index = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
_gadiba_demo_table_resolve (GadibaDemoTable *self, const char *label, GError **error)
{
  for (guint i = 0; i < self->households.rows->len; i++)
    {
      GadibaDemoHousehold *household =
          &g_array_index (self->households.rows, GadibaDemoHousehold, i);
      guint n_persons = 0;
      for (guint k = 0; k < household->members->len; k++)
        {
          GadibaDemoMember *member = &g_array_index (household->members, GadibaDemoMember, k);
          if (!resolve_member (self, member))
            {
              gadiba_xml_set_error_at (error, label, 0,
                                       _ ("<household> %s: no <life> has the id “%s”"),
                                       household->id, member->life);
              return FALSE;
            }
          n_persons += member->times;
        }
      if (n_persons == 0 || n_persons > GADIBA_DEMO_MAX_PERSONS)
        {
          gadiba_xml_set_error_at (error, label, 0,
                                   _ ("<household> %s has %u members; it must have 1 to %d"),
                                   household->id, n_persons, GADIBA_DEMO_MAX_PERSONS);
          return FALSE;
        }
    }
  return TRUE;
}
