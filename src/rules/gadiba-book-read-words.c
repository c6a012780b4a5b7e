/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-book-private.h"

#include "gadiba-rules-private.h"

/* Acts, units, phrases and abbreviations of a rule book's file. */

gboolean
_gadiba_book_read_act (GadibaBook *book, const GadibaXmlDocument *document,
                       const GadibaXmlNode *node, guint layer, GError **error)
{
  GadibaAct *act = g_hash_table_lookup (book->acts, gadiba_xml_node_get (node, "id"));

  /* A municipality's book may name an act that the national book names too. */
  if (act != NULL && act->layer != layer)
    return TRUE;
  if (act != NULL)
    {
      gadiba_xml_set_error (error, document, node,
                            _ ("the act “%s” stands twice; name each act once"), act->id);
      return FALSE;
    }
  act = g_new0 (GadibaAct, 1);
  act->layer = layer;
  act->id = g_intern_string (gadiba_xml_node_get (node, "id"));
  act->title = g_strdup (gadiba_xml_node_get (node, "title"));
  act->genitive = g_strdup (gadiba_xml_node_get (node, "genitive"));
  act->edition = g_strdup (gadiba_xml_node_get (node, "edition"));
  act->address = g_strdup (gadiba_xml_node_get (node, "address"));
  act->cited = g_strdup (gadiba_xml_node_get (node, "cited"));
  if (act->cited == NULL)
    act->cited = g_strdup (act->id);
  g_hash_table_insert (book->acts, (gpointer) act->id, act);
  g_ptr_array_add (book->act_order, act);
  return TRUE;
}

static void
add_word (GadibaBook *book, const GadibaXmlDocument *document, const GadibaXmlNode *node)
{
  const char *name = gadiba_xml_node_get_name (node);

  if (g_str_equal (name, "unit"))
    {
      GadibaUnit *unit = g_new0 (GadibaUnit, 1);
      unit->id = g_intern_string (gadiba_xml_node_get (node, "id"));
      unit->place = _gadiba_place_new (document, node);
      unit->symbol = g_strdup (gadiba_xml_node_get (node, "symbol"));
      unit->zero = g_strdup (gadiba_xml_node_get (node, "zero"));
      unit->one = g_strdup (gadiba_xml_node_get (node, "one"));
      unit->other = g_strdup (gadiba_xml_node_get (node, "other"));
      unit->larger = g_intern_string (gadiba_xml_node_get (node, "larger"));
      gadiba_xml_node_get_whole (node, "factor", &unit->factor);
      g_hash_table_replace (book->units, (gpointer) unit->id, unit);
    }
  else if (g_str_equal (name, "phrase"))
    g_hash_table_replace (book->phrases,
                          (gpointer) g_intern_string (gadiba_xml_node_get (node, "id")),
                          g_strdup (gadiba_xml_node_get (node, "text")));
  else
    {
      GadibaAbbreviation *abbreviation = g_new0 (GadibaAbbreviation, 1);
      abbreviation->shorthand = g_strdup (gadiba_xml_node_get (node, "short"));
      abbreviation->meaning = g_strdup (gadiba_xml_node_get (node, "means"));
      g_ptr_array_add (book->abbreviations, abbreviation);
    }
}

/* The words of explanations are the national book's; a municipality adds units of its own. */
static gboolean
is_word_free (const GadibaBook *book, const GadibaXmlDocument *document, const GadibaXmlNode *node,
              guint layer, GError **error)
{
  const char *name = gadiba_xml_node_get_name (node);
  const char *id = gadiba_xml_node_get (node, "id");

  if (layer == 0 || g_str_equal (name, "abbreviation")
      || (g_str_equal (name, "unit") && !g_hash_table_contains (book->units, id)))
    return TRUE;
  gadiba_xml_set_error (error, document, node,
                        _ ("<%s> “%s” stands in the national book already; leave it out"), name,
                        id);
  return FALSE;
}

gboolean
_gadiba_book_read_word (GadibaBook *book, const GadibaXmlDocument *document,
                        const GadibaXmlNode *node, guint layer, GError **error)
{
  if (!is_word_free (book, document, node, layer, error))
    return FALSE;
  add_word (book, document, node);
  return TRUE;
}
