/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-book-private.h"

#include "gadiba-evaluation.h"
#include "gadiba-lv-words.h"
#include "gadiba-rules-private.h"

/* Parameters, facts and norms of a rule book's file. */

/* A name that hid a fact of persons or receipts would change formulas that were there before. */
static gboolean
is_fact_of_any (const GadibaBook *book, const char *id)
{
  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    if (gadiba_book_get_fact (book, (GadibaEntity) i, id) != NULL)
      return TRUE;
  return FALSE;
}

gboolean
_gadiba_book_is_name_free (const GadibaBook *book, const GadibaXmlDocument *document,
                           const GadibaXmlNode *node, const char *id, GError **error)
{
  static const char *const reserved[] = { "day", "yes", "no",    "and", "or",
                                          "not", "in",  "where", NULL };

  if (g_strv_contains (reserved, id))
    {
      gadiba_xml_set_error (error, document, node,
                            _ ("“%s” has a meaning of its own in formulas; choose another id"), id);
      return FALSE;
    }
  if (gadiba_book_get_step (book, id) == NULL && gadiba_book_get_parameter (book, id) == NULL
      && !is_fact_of_any (book, id))
    return TRUE;
  gadiba_xml_set_error (error, document, node,
                        _ ("the name “%s” is taken already; choose another id"), id);
  return FALSE;
}

gboolean
_gadiba_book_read_type (const GadibaXmlDocument *document, const GadibaXmlNode *node,
                        GadibaType *type, GError **error)
{
  const char *name = gadiba_xml_node_get (node, "type");
  const char *unit = gadiba_xml_node_get (node, "unit");

  *type = (GadibaType){ GADIBA_KIND_NUMBER, NULL };
  if (g_str_equal (name, "money"))
    type->unit = g_intern_static_string ("EUR");
  else if (g_str_equal (name, "number"))
    type->unit = g_intern_string (unit != NULL ? unit : "");
  else if (g_str_equal (name, "yes-no"))
    type->kind = GADIBA_KIND_YES_NO;
  else if (g_str_equal (name, "word"))
    type->kind = GADIBA_KIND_TEXT;
  else if (g_str_equal (name, "date"))
    type->kind = GADIBA_KIND_DATE;
  else
    type->kind = GADIBA_KIND_MONTH;
  if (unit == NULL || g_str_equal (name, "number"))
    return TRUE;
  gadiba_xml_set_error (error, document, node, _ ("only type=\"number\" has a unit; leave it out"));
  return FALSE;
}

static void
clear_choice (gpointer data)
{
  GadibaChoice *choice = data;
  g_free (choice->title);
  g_free (choice->female);
  g_free (choice->male);
}

static void
add_choice (GArray *choices, const GadibaXmlNode *node)
{
  GadibaChoice choice = {
    .id = g_intern_string (gadiba_xml_node_get (node, "id")),
    .title = g_strdup (gadiba_xml_node_get (node, "title")),
    .female = g_strdup (gadiba_xml_node_get (node, "female")),
    .male = g_strdup (gadiba_xml_node_get (node, "male")),
  };
  g_array_append_val (choices, choice);
}

static GArray *
new_choices (void)
{
  GArray *choices = g_array_new (FALSE, TRUE, sizeof (GadibaChoice));
  g_array_set_clear_func (choices, clear_choice);
  return choices;
}

GArray *
_gadiba_book_read_choices (const GadibaXmlNode *node)
{
  const GadibaXmlNode *child = gadiba_xml_node_first (node, "choice");
  GArray *choices = child != NULL ? new_choices () : NULL;

  for (; child != NULL; child = gadiba_xml_node_next (child, "choice"))
    add_choice (choices, child);
  return choices;
}

GadibaCitation *
_gadiba_book_read_source (const GadibaBook *book, const GadibaXmlDocument *document,
                          const GadibaXmlNode *node, GError **error)
{
  GadibaPlace place = _gadiba_place_new (document, node);
  GadibaCitation *source =
      gadiba_citation_parse (gadiba_xml_node_get (node, "source"), book->acts, error);

  if (source == NULL)
    _gadiba_place_prefix (&place, error);
  return source;
}

static gboolean
read_is (const GadibaXmlDocument *document, const GadibaXmlNode *node,
         const GadibaParameter *parameter, GadibaValue *value, GError **error)
{
  GadibaPlace place = _gadiba_place_new (document, node);

  if (gadiba_xml_node_get (node, "is") == NULL)
    {
      gadiba_xml_set_error (error, document, node, _ ("is=\"…\" is missing; it gives the value"));
      return FALSE;
    }
  if (gadiba_parameter_parse (parameter, gadiba_xml_node_get (node, "is"), value, error))
    return TRUE;
  _gadiba_place_prefix (&place, error);
  return FALSE;
}

static gboolean
is_key (const GadibaParameter *parameter, const char *key)
{
  return g_strv_contains (parameter->keys, key);
}

static gboolean
read_entries (const GadibaXmlDocument *document, const GadibaXmlNode *node,
              const GadibaParameter *parameter, GadibaParameterValue *value, GError **error)
{
  value->entries = g_array_new (FALSE, TRUE, sizeof (GadibaEntry));
  for (const GadibaXmlNode *child = gadiba_xml_node_first (node, "entry"); child != NULL;
       child = gadiba_xml_node_next (child, "entry"))
    {
      GadibaEntry entry = { g_intern_string (gadiba_xml_node_get (child, "key")), { 0 } };

      if (!is_key (parameter, entry.key))
        {
          gadiba_xml_set_error (error, document, child,
                                _ ("“%s” is not one of the keys of “%s”; see its keys=\"…\""),
                                entry.key, parameter->id);
          return FALSE;
        }
      for (guint i = 0; i < value->entries->len; i++)
        if (g_array_index (value->entries, GadibaEntry, i).key == entry.key)
          {
            gadiba_xml_set_error (error, document, child,
                                  _ ("the key “%s” stands twice; give each key one <entry>"),
                                  entry.key);
            return FALSE;
          }
      if (!read_is (document, child, parameter, &entry.value, error))
        return FALSE;
      g_array_append_val (value->entries, entry);
    }
  if (value->entries->len == g_strv_length ((char **) parameter->keys))
    return TRUE;
  gadiba_xml_set_error (error, document, node,
                        _ ("“%s” needs one <entry> for each of its keys in every value"),
                        parameter->id);
  return FALSE;
}

static gboolean
read_value (GadibaBook *book, const GadibaXmlDocument *document, const GadibaXmlNode *node,
            GadibaParameter *parameter, GError **error)
{
  GadibaParameterValue *value = g_new0 (GadibaParameterValue, 1);

  g_ptr_array_add (parameter->values, value);
  value->place = _gadiba_place_new (document, node);
  gadiba_xml_node_get_date (node, "from", &value->from);
  gadiba_xml_node_get_date (node, "until", &value->until);
  if (!gadiba_xml_node_get_date (node, "known", &value->known))
    value->known = value->from;
  value->since = gadiba_lv_date (value->from, GADIBA_LV_GENITIVE);
  value->note = g_strdup (gadiba_xml_node_get (node, "note"));
  value->source = _gadiba_book_read_source (book, document, node, error);
  if (value->source == NULL)
    return FALSE;
  if (parameter->keys != NULL)
    return read_entries (document, node, parameter, value, error);
  if (gadiba_xml_node_first (node, "entry") != NULL)
    {
      gadiba_xml_set_error (
          error, document, node,
          _ ("“%s” has no keys=\"…\", so it has no <entry>; give its value as is=\"…\""),
          parameter->id);
      return FALSE;
    }
  return read_is (document, node, parameter, &value->value, error);
}

static void
free_value (gpointer data)
{
  GadibaParameterValue *value = data;
  g_clear_pointer (&value->entries, g_array_unref);
  gadiba_citation_free (value->source);
  g_free (value->since);
  g_free (value->note);
  g_free (value);
}

static const char **
read_keys (const char *text)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) keys = NULL;

  if (text == NULL)
    return NULL;
  words = g_strsplit_set (text, " \t\r\n", -1);
  keys = g_ptr_array_new ();
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (keys, (gpointer) g_intern_string (words[i]));
  g_ptr_array_add (keys, NULL);
  return (const char **) g_ptr_array_steal (keys, NULL);
}

static const char *
find_key_twice (const char *const *keys)
{
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (g_strv_contains (keys + i + 1, keys[i]))
      return keys[i];
  return NULL;
}

static GadibaParameter *
new_parameter (GadibaBook *book, const GadibaXmlDocument *document, const GadibaXmlNode *node,
               GError **error)
{
  const char *id = gadiba_xml_node_get (node, "id");
  GadibaParameter *parameter;
  const char **keys;
  GadibaType type;

  if (gadiba_xml_node_get (node, "type") == NULL || gadiba_xml_node_get (node, "title") == NULL)
    {
      gadiba_xml_set_error (error, document, node,
                            _ ("the parameter “%s” is new and needs type=\"…\" and title=\"…\"; or "
                               "its id is misspelt"),
                            id);
      return NULL;
    }
  if (!_gadiba_book_is_name_free (book, document, node, id, error)
      || !_gadiba_book_read_type (document, node, &type, error))
    return NULL;
  keys = read_keys (gadiba_xml_node_get (node, "keys"));
  if (find_key_twice ((const char *const *) keys) != NULL)
    {
      gadiba_xml_set_error (error, document, node,
                            _ ("keys=\"…\" of “%s” names “%s” twice; name each key once"), id,
                            find_key_twice ((const char *const *) keys));
      g_free (keys);
      return NULL;
    }
  parameter = g_new0 (GadibaParameter, 1);
  parameter->id = g_intern_string (id);
  parameter->type = type;
  parameter->title = g_strdup (gadiba_xml_node_get (node, "title"));
  parameter->question = g_strdup (gadiba_xml_node_get (node, "question"));
  parameter->keys = (const char *const *) keys;
  parameter->at_least = g_intern_string (gadiba_xml_node_get (node, "at-least"));
  parameter->at_most = g_intern_string (gadiba_xml_node_get (node, "at-most"));
  parameter->by_municipality = gadiba_xml_node_get (node, "set-by") != NULL;
  parameter->values = g_ptr_array_new_with_free_func (free_value);
  parameter->index = book->parameters->len;
  parameter->place = _gadiba_place_new (document, node);
  g_ptr_array_add (book->parameters, parameter);
  g_hash_table_insert (book->parameter_names, (gpointer) parameter->id, parameter);
  return parameter;
}

/* Type and unit may be repeated, but not changed. */
static gboolean
keeps_type (const GadibaParameter *parameter, const GadibaXmlDocument *document,
            const GadibaXmlNode *node, GError **error)
{
  GadibaType type;

  if (gadiba_xml_node_get (node, "type") == NULL && gadiba_xml_node_get (node, "unit") == NULL)
    return TRUE;
  if (gadiba_xml_node_get (node, "type") != NULL
      && !_gadiba_book_read_type (document, node, &type, error))
    return FALSE;
  if (gadiba_xml_node_get (node, "type") != NULL && type.kind == parameter->type.kind
      && g_strcmp0 (type.unit, parameter->type.unit) == 0)
    return TRUE;
  gadiba_xml_set_error (
      error, document, node,
      _ ("“%s” must keep the type and unit that the national book gives it; leave "
         "them out"),
      parameter->id);
  return FALSE;
}

/* A municipality's book sets what the national book leaves it to set, and has parameters of its
 * own. */
static GadibaParameter *
find_parameter (GadibaBook *book, const GadibaXmlDocument *document, const GadibaXmlNode *node,
                guint layer, GError **error)
{
  const char *id = gadiba_xml_node_get (node, "id");
  GadibaParameter *parameter = gadiba_book_get_parameter (book, id);
  gboolean own;

  if (parameter == NULL)
    return new_parameter (book, document, node, error);
  if (layer > 0 && parameter->by_municipality)
    return keeps_type (parameter, document, node, error) ? parameter : NULL;
  own = g_str_equal (parameter->place.label, gadiba_xml_document_get_label (document));
  gadiba_xml_set_error (error, document, node,
                        own ? _ ("the parameter “%s” stands twice; put its values together")
                            : _ ("the parameter “%s” is not for the municipality to set; "
                                 "choose another id for one of your own"),
                        id);
  return NULL;
}

gboolean
_gadiba_book_read_parameters (GadibaBook *book, const GadibaXmlDocument *document,
                              const GadibaXmlNode *list, guint layer, GError **error)
{
  for (const GadibaXmlNode *node = gadiba_xml_node_first (list, NULL); node != NULL;
       node = gadiba_xml_node_next (node, NULL))
    {
      GadibaParameter *parameter = find_parameter (book, document, node, layer, error);

      if (parameter == NULL)
        return FALSE;
      for (const GadibaXmlNode *child = gadiba_xml_node_first (node, NULL); child != NULL;
           child = gadiba_xml_node_next (child, NULL))
        if (!read_value (book, document, child, parameter, error))
          return FALSE;
    }
  return TRUE;
}

static void
read_norm_number (const GadibaXmlNode *node, const char *attribute, gboolean *has,
                  GadibaNumber *number)
{
  *number = GADIBA_NUMBER (0);
  if (gadiba_xml_node_get_number (node, attribute, number) && has != NULL)
    *has = TRUE;
}

static gboolean
read_norm (GadibaBook *book, const GadibaXmlDocument *document, const GadibaXmlNode *node,
           GadibaCostItem *item, guint layer, GError **error)
{
  const char *unit = gadiba_xml_node_get (node, "unit");
  GadibaNorm *norm = g_new0 (GadibaNorm, 1);

  g_ptr_array_add (item->norms, norm);
  norm->layer = layer;
  norm->place = _gadiba_place_new (document, node);
  norm->unit = unit != NULL ? g_intern_string (unit) : NULL;
  norm->note = g_strdup (gadiba_xml_node_get (node, "note"));
  gadiba_xml_node_get_date (node, "from", &norm->from);
  read_norm_number (node, "first", &norm->has_quantity, &norm->first);
  read_norm_number (node, "further", NULL, &norm->further);
  read_norm_number (node, "cap", &norm->has_cap, &norm->cap);
  norm->source = _gadiba_book_read_source (book, document, node, error);
  if (norm->source == NULL)
    return FALSE;
  if (!norm->has_quantity && gadiba_xml_node_get (node, "further") != NULL)
    {
      gadiba_xml_set_error (error, document, node,
                            _ ("a norm with further=\"…\" needs first=\"…\", the quantity of the "
                               "first person"));
      return FALSE;
    }
  for (guint i = 0; i + 1 < item->norms->len; i++)
    {
      const GadibaNorm *other = g_ptr_array_index (item->norms, i);
      if (other->layer == layer && other->from == norm->from)
        {
          gadiba_xml_set_error (error, document, node,
                                _ ("“%s” has two norms from the same day; put them together"),
                                item->id);
          return FALSE;
        }
    }
  if (!norm->has_quantity || norm->unit != NULL)
    return TRUE;
  gadiba_xml_set_error (error, document, node,
                        _ ("a norm with first=\"…\" needs unit=\"…\", the unit of the quantity"));
  return FALSE;
}

static void
free_norm (gpointer data)
{
  GadibaNorm *norm = data;
  gadiba_citation_free (norm->source);
  g_free (norm->note);
  g_free (norm);
}

static GadibaCostItem *
find_item (GadibaBook *book, const GadibaXmlDocument *document, const GadibaXmlNode *node,
           guint layer, GError **error)
{
  const char *id = gadiba_xml_node_get (node, "id");
  const char *title = gadiba_xml_node_get (node, "title");
  GadibaCostItem *item = g_hash_table_lookup (book->cost_item_names, id);

  if (item != NULL && layer > 0)
    return item;
  if (item != NULL || title == NULL)
    {
      gadiba_xml_set_error (error, document, node,
                            item != NULL ? _ ("the cost item “%s” stands twice")
                                         : _ ("the cost item “%s” is new and needs title=\"…\"; or "
                                              "its id is misspelt"),
                            id);
      return NULL;
    }
  item = g_new0 (GadibaCostItem, 1);
  item->id = g_intern_string (id);
  item->title = g_strdup (title);
  item->norms = g_ptr_array_new_with_free_func (free_norm);
  item->index = book->cost_items->len;
  g_ptr_array_add (book->cost_items, item);
  g_hash_table_insert (book->cost_item_names, (gpointer) item->id, item);
  return item;
}

gboolean
_gadiba_book_read_costs (GadibaBook *book, const GadibaXmlDocument *document,
                         const GadibaXmlNode *list, guint layer, GError **error)
{
  for (const GadibaXmlNode *node = gadiba_xml_node_first (list, NULL); node != NULL;
       node = gadiba_xml_node_next (node, NULL))
    {
      GadibaCostItem *item = find_item (book, document, node, layer, error);

      if (item == NULL)
        return FALSE;
      for (const GadibaXmlNode *child = gadiba_xml_node_first (node, NULL); child != NULL;
           child = gadiba_xml_node_next (child, NULL))
        if (!read_norm (book, document, child, item, layer, error))
          return FALSE;
    }
  return TRUE;
}
