/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-book-private.h"

#include "gadiba-rules-private.h"

/* Facts of a rule book's file, and those that the engine makes itself. */

void
_gadiba_book_add_fact (GadibaBook *book, GadibaFact *fact)
{
  fact->index = book->facts[fact->entity]->len;
  g_ptr_array_add (book->facts[fact->entity], fact);
  g_hash_table_insert (book->fact_names[fact->entity], (gpointer) fact->id, fact);
}

static gboolean
read_otherwise (const GadibaXmlDocument *document, const GadibaXmlNode *node, GadibaFact *fact,
                GError **error)
{
  const char *otherwise = gadiba_xml_node_get (node, "otherwise");

  fact->assumed = g_strcmp0 (gadiba_xml_node_get (node, "assumed"), "yes") == 0;
  fact->has_otherwise = otherwise != NULL;
  if (otherwise == NULL && fact->assumed)
    {
      gadiba_xml_set_error (error, document, node,
                            _ ("assumed=\"yes\" needs otherwise=\"…\", what is taken"));
      return FALSE;
    }
  if (otherwise == NULL)
    return TRUE;
  if (fact->choices != NULL && gadiba_choices_get_title (fact->choices, otherwise) == NULL)
    {
      gadiba_xml_set_error (error, document, node, _ ("“%s” is not one of the choices of “%s”"),
                            otherwise, fact->id);
      return FALSE;
    }
  if (gadiba_value_parse (&fact->type, otherwise, &fact->otherwise, error))
    return TRUE;
  _gadiba_place_prefix (&fact->place, error);
  return FALSE;
}

static gboolean
is_fact_free (const GadibaBook *book, const GadibaXmlDocument *document, const GadibaXmlNode *node,
              GadibaEntity entity, gboolean of_benefit, GError **error)
{
  const char *id = gadiba_xml_node_get (node, "id");

  if (gadiba_book_get_fact (book, entity, id) != NULL)
    {
      gadiba_xml_set_error (error, document, node,
                            _ ("the fact “%s” stands twice; choose another id"), id);
      return FALSE;
    }
  if (of_benefit)
    return _gadiba_book_is_name_free (book, document, node, id, error);
  return (gadiba_book_get_step (book, id) == NULL && gadiba_book_get_parameter (book, id) == NULL)
         || _gadiba_book_is_name_free (book, document, node, id, error);
}

GadibaFact *
_gadiba_book_read_fact (GadibaBook *book, const GadibaXmlDocument *document,
                        const GadibaXmlNode *node, gboolean of_benefit, GError **error)
{
  const char *of = gadiba_xml_node_get (node, "of");
  const char *subject = gadiba_xml_node_get (node, "subject");
  GadibaEntity entity = of != NULL ? gadiba_entity_from_name (of) : GADIBA_ENTITY_HOUSEHOLD;
  GadibaFact *fact;

  if (!is_fact_free (book, document, node, entity, of_benefit, error))
    return NULL;
  if (of_benefit && entity != GADIBA_ENTITY_HOUSEHOLD && entity != GADIBA_ENTITY_PERSON)
    {
      gadiba_xml_set_error (error, document, node,
                            _ ("a benefit's fact is of the household or of a person"));
      return NULL;
    }
  fact = g_new0 (GadibaFact, 1);
  fact->id = g_intern_string (gadiba_xml_node_get (node, "id"));
  fact->entity = entity;
  fact->title = g_strdup (gadiba_xml_node_get (node, "title"));
  fact->question = g_strdup (gadiba_xml_node_get (node, "question"));
  fact->subject = g_intern_string (
      subject != NULL ? subject : (entity == GADIBA_ENTITY_PERSON ? "person" : "none"));
  fact->asked_by_benefit = of_benefit;
  fact->has_max = gadiba_xml_node_get_number (node, "max", &fact->max);
  fact->whole = g_strcmp0 (gadiba_xml_node_get (node, "whole"), "yes") == 0;
  fact->choices = _gadiba_book_read_choices (node);
  fact->place = _gadiba_place_new (document, node);
  if (!_gadiba_book_read_type (document, node, &fact->type, error)
      || !read_otherwise (document, node, fact, error))
    {
      _gadiba_fact_free (fact);
      return NULL;
    }
  _gadiba_book_add_fact (book, fact);
  return fact;
}

static void
add_own_fact (GadibaBook *book, GadibaEntity entity, const char *id, GadibaKind kind,
              const char *unit)
{
  GadibaFact *fact = g_new0 (GadibaFact, 1);

  fact->id = g_intern_static_string (id);
  fact->entity = entity;
  fact->type = (GadibaType){ kind, unit != NULL ? g_intern_static_string (unit) : NULL };
  fact->subject = g_intern_static_string ("none");
  _gadiba_book_add_fact (book, fact);
}

/* The order is that of the enums in gadiba-evaluation.h. */
void
_gadiba_book_add_own_facts (GadibaBook *book)
{
  static const struct
  {
    GadibaEntity entity;
    const char *id;
    GadibaKind kind;
    const char *unit;
  } own[] = {
    { GADIBA_ENTITY_INCOME, "kind", GADIBA_KIND_TEXT, NULL },
    { GADIBA_ENTITY_INCOME, "month", GADIBA_KIND_MONTH, NULL },
    { GADIBA_ENTITY_INCOME, "amount", GADIBA_KIND_NUMBER, "EUR" },
    { GADIBA_ENTITY_INCOME, "irregular", GADIBA_KIND_YES_NO, NULL },
    { GADIBA_ENTITY_RECEIPT, "group", GADIBA_KIND_TEXT, NULL },
    { GADIBA_ENTITY_RECEIPT, "kind", GADIBA_KIND_TEXT, NULL },
    { GADIBA_ENTITY_RECEIPT, "month", GADIBA_KIND_MONTH, NULL },
    { GADIBA_ENTITY_RECEIPT, "amount", GADIBA_KIND_NUMBER, "EUR" },
    { GADIBA_ENTITY_RECEIPT, "irregular", GADIBA_KIND_YES_NO, NULL },
    { GADIBA_ENTITY_RECEIPT, "before", GADIBA_KIND_NUMBER, "EUR" },
    { GADIBA_ENTITY_RECEIPT, "counted", GADIBA_KIND_NUMBER, "EUR" },
    { GADIBA_ENTITY_BILL, "item", GADIBA_KIND_TEXT, NULL },
    { GADIBA_ENTITY_BILL, "amount", GADIBA_KIND_NUMBER, "EUR" },
    { GADIBA_ENTITY_BILL, "quantity", GADIBA_KIND_NUMBER, "" },
    { GADIBA_ENTITY_BILL, "has-quantity-norm", GADIBA_KIND_YES_NO, NULL },
    { GADIBA_ENTITY_BILL, "norm-first", GADIBA_KIND_NUMBER, "" },
    { GADIBA_ENTITY_BILL, "norm-further", GADIBA_KIND_NUMBER, "" },
    { GADIBA_ENTITY_BILL, "has-cap", GADIBA_KIND_YES_NO, NULL },
    { GADIBA_ENTITY_BILL, "cap", GADIBA_KIND_NUMBER, "EUR" },
    { GADIBA_ENTITY_GRANT, "benefit", GADIBA_KIND_TEXT, NULL },
    { GADIBA_ENTITY_GRANT, "from", GADIBA_KIND_DATE, NULL },
    { GADIBA_ENTITY_GRANT, "to", GADIBA_KIND_DATE, NULL },
    { GADIBA_ENTITY_GRANT, "amount", GADIBA_KIND_NUMBER, "EUR" },
    { GADIBA_ENTITY_CONDITION, "id", GADIBA_KIND_TEXT, NULL },
    { GADIBA_ENTITY_CONDITION, "met", GADIBA_KIND_YES_NO, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    add_own_fact (book, own[i].entity, own[i].id, own[i].kind, own[i].unit);
}
