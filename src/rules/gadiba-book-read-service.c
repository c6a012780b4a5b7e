/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-book-private.h"

/* What a social service has instead of an amount in EUR. */

/* How it is given, for how long, and in what it is measured. */
gboolean
_gadiba_book_check_form (const GadibaXmlDocument *document, const GadibaXmlNode *node,
                         GError **error)
{
  gboolean is_monthly = g_str_equal (gadiba_xml_node_get (node, "paid"), "monthly");
  gboolean is_service = g_strcmp0 (gadiba_xml_node_get (node, "in"), "service") == 0;

  if (g_str_equal (gadiba_xml_node_get (node, "term"), "status") != is_monthly)
    gadiba_xml_set_error (error, document, node,
                          _ ("term=\"status\" goes with paid=\"monthly\", term=\"none\" with "
                             "paid=\"once\""));
  else if (is_service != (gadiba_xml_node_get (node, "unit") != NULL))
    gadiba_xml_set_error (error, document, node,
                          is_service ? _ ("in=\"service\" needs unit=\"…\", a unit of the words: "
                                          "in what the volume of the service is measured")
                                     : _ ("only in=\"service\" has a unit; leave it out, a benefit "
                                          "is an amount in EUR"));
  else if (is_service && is_monthly)
    gadiba_xml_set_error (error, document, node,
                          _ ("in=\"service\" goes with term=\"none\" and paid=\"once\"; for how "
                             "long it is given, its step “%s.months” says"),
                          gadiba_xml_node_get (node, "id"));
  else
    return TRUE;
  return FALSE;
}

/* A step of the service that is named "SERVICE.@part"; none is fine. */
static gboolean
find_part (const GadibaBook *book, const GadibaBenefit *benefit, const char *part, GadibaType type,
           GadibaStep **step, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%s.%s", benefit->id, part);

  *step = gadiba_book_get_step (book, id);
  if (*step == NULL
      || ((*step)->type.kind == type.kind && (*step)->type.unit == type.unit
          && (*step)->entity == GADIBA_ENTITY_HOUSEHOLD))
    return TRUE;
  _gadiba_place_set_error (
      &(*step)->place, error,
      _ ("“%s” of a service is a step of the household with %s; change it or "
         "give it another id"),
      id, type.unit[0] == 'm' ? "type=\"number\" unit=\"months\"" : "type=\"money\"");
  return FALSE;
}

static gboolean
check_places (const GadibaParameter *places, GError **error)
{
  if (places == NULL
      || (places->type.kind == GADIBA_KIND_NUMBER && g_strcmp0 (places->type.unit, "") == 0
          && places->keys == NULL))
    return TRUE;
  _gadiba_place_set_error (&places->place, error,
                           _ ("the parameter “%s” says how many places a service has; give it "
                              "type=\"number\" and no unit"),
                           places->id);
  return FALSE;
}

gboolean
_gadiba_book_find_service_parts (const GadibaBook *book, GadibaBenefit *benefit, GError **error)
{
  const GadibaType months = { GADIBA_KIND_NUMBER, g_intern_static_string ("months") };
  const GadibaType money = { GADIBA_KIND_NUMBER, g_intern_static_string ("EUR") };
  g_autofree char *places = g_strconcat (benefit->id, ".places", NULL);

  benefit->places = gadiba_book_get_parameter (book, places);
  return check_places (benefit->places, error)
         && find_part (book, benefit, "months", months, &benefit->months, error)
         && find_part (book, benefit, "co-payment", money, &benefit->co_payment, error);
}
