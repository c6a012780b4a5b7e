/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-book-private.h"

#include "gadiba-rules-private.h"

/* The procedure of a rule book's file. */

static void
free_ground (gpointer data)
{
  GadibaGround *ground = data;

  g_free (ground->title);
  g_free (ground->sentence);
  g_free (ground->plain);
  g_free (ground->note);
  g_clear_pointer (&ground->source, gadiba_citation_free);
  g_free (ground);
}

void
_gadiba_decision_rule_free (gpointer data)
{
  GadibaDecisionRule *rule = data;

  g_free (rule->title);
  g_free (rule->note);
  g_clear_pointer (&rule->source, gadiba_citation_free);
  g_clear_pointer (&rule->goes_on_by, gadiba_citation_free);
  g_ptr_array_unref (rule->grounds);
  g_free (rule);
}

const GadibaGround *
gadiba_decision_rule_get_ground (const GadibaDecisionRule *rule, const char *id)
{
  for (guint i = 0; id != NULL && i < rule->grounds->len; i++)
    {
      const GadibaGround *ground = g_ptr_array_index (rule->grounds, i);
      if (g_str_equal (ground->id, id))
        return ground;
    }
  return NULL;
}

static const GadibaDecisionRule *
find_rule (const GadibaBook *book, const char *id, gboolean of_service)
{
  for (guint i = 0; i < book->decision_rules->len; i++)
    {
      const GadibaDecisionRule *rule = g_ptr_array_index (book->decision_rules, i);
      if (g_str_equal (rule->id, id) && rule->of_service == of_service)
        return rule;
    }
  return NULL;
}

const GadibaDecisionRule *
gadiba_book_get_decision_rule (const GadibaBook *book, const char *id)
{
  return find_rule (book, id, FALSE);
}

const GadibaDecisionRule *
gadiba_book_get_decision_rule_for (const GadibaBook *book, const char *id, const char *benefit)
{
  const GadibaBenefit *found = benefit != NULL ? gadiba_book_get_benefit (book, benefit) : NULL;
  const GadibaDecisionRule *own =
      found != NULL && found->service ? find_rule (book, id, TRUE) : NULL;

  return own != NULL ? own : find_rule (book, id, FALSE);
}

static GadibaEffect
read_effect (const GadibaXmlNode *node)
{
  const char *word = gadiba_xml_node_get (node, "works");

  if (g_str_equal (word, "next-month"))
    return GADIBA_EFFECT_NEXT_MONTH;
  if (g_str_equal (word, "day"))
    return GADIBA_EFFECT_DAY;
  return g_str_equal (word, "stated") ? GADIBA_EFFECT_STATED : GADIBA_EFFECT_NOTIFIED;
}

static GadibaUnfavourable
read_unfavourable (const GadibaXmlNode *node)
{
  const char *word = gadiba_xml_node_get (node, "unfavourable");

  if (g_str_equal (word, "always"))
    return GADIBA_UNFAVOURABLE_ALWAYS;
  return g_str_equal (word, "when-lower") ? GADIBA_UNFAVOURABLE_WHEN_LOWER
                                          : GADIBA_UNFAVOURABLE_NEVER;
}

/* Only a change goes on beyond the term, for somebody, and with one benefit. */
static gboolean
check_extends (const GadibaXmlDocument *document, const GadibaXmlNode *node,
               const GadibaDecisionRule *rule, const GadibaGround *ground, GError **error)
{
  if (!ground->extends
      || (g_str_equal (rule->id, "change") && ground->of_person && ground->benefit != NULL))
    return TRUE;
  gadiba_xml_set_error (error, document, node,
                        _ ("the ground “%s” extends a term: it stands in the decision “change”, "
                           "of=\"person\", and names the benefit that goes on"),
                        ground->id);
  return FALSE;
}

static gboolean
read_ground (GadibaBook *book, const GadibaXmlDocument *document, const GadibaXmlNode *node,
             GadibaDecisionRule *rule, GError **error)
{
  const char *id = gadiba_xml_node_get (node, "id");

  if (gadiba_decision_rule_get_ground (rule, id) != NULL)
    {
      gadiba_xml_set_error (error, document, node,
                            _ ("the decision “%s” has a ground “%s” already; choose another id"),
                            rule->id, id);
      return FALSE;
    }
  GadibaGround *ground = g_new0 (GadibaGround, 1);
  g_ptr_array_add (rule->grounds, ground);
  ground->id = g_intern_string (id);
  ground->title = g_strdup (gadiba_xml_node_get (node, "title"));
  ground->sentence = g_strdup (gadiba_xml_node_get (node, "sentence"));
  ground->plain = g_strdup (gadiba_xml_node_get (node, "plain"));
  ground->of_person = g_strcmp0 (gadiba_xml_node_get (node, "of"), "person") == 0;
  ground->benefit = g_intern_string (gadiba_xml_node_get (node, "benefit"));
  ground->is_gone = g_strcmp0 (gadiba_xml_node_get (node, "gone"), "yes") == 0;
  ground->renews = g_strcmp0 (gadiba_xml_node_get (node, "renews"), "yes") == 0;
  ground->extends = g_strcmp0 (gadiba_xml_node_get (node, "extends"), "yes") == 0;
  ground->letter = g_intern_string (gadiba_xml_node_get (node, "letter"));
  ground->note = g_strdup (gadiba_xml_node_get (node, "note"));
  gadiba_xml_node_get_whole (node, "months", &ground->months);
  ground->source = _gadiba_book_read_source (book, document, node, error);
  return ground->source != NULL && check_extends (document, node, rule, ground, error);
}

/* Whether it goes on working while somebody contests it. */
static gboolean
read_contested (const GadibaBook *book, const GadibaXmlDocument *document,
                const GadibaXmlNode *node, GadibaDecisionRule *rule, GError **error)
{
  const char *by = gadiba_xml_node_get (node, "goes-on-by");
  GadibaPlace place = _gadiba_place_new (document, node);

  if (by == NULL)
    return TRUE;
  rule->goes_on = TRUE;
  rule->goes_on_by = gadiba_citation_parse (by, book->acts, error);
  if (rule->goes_on_by == NULL)
    _gadiba_place_prefix (&place, error);
  return rule->goes_on_by != NULL;
}

static gboolean
is_of_service (const GadibaXmlNode *node)
{
  return g_strcmp0 (gadiba_xml_node_get (node, "in"), "service") == 0;
}

static GadibaDecisionRule *
add_rule (GadibaBook *book, const GadibaXmlDocument *document, const GadibaXmlNode *node,
          GError **error)
{
  const char *id = gadiba_xml_node_get (node, "id");
  gboolean of_service = is_of_service (node);

  if (find_rule (book, id, of_service) != NULL)
    {
      gadiba_xml_set_error (error, document, node,
                            _ ("the decision “%s” stands twice; describe each kind of decision "
                               "once"),
                            id);
      return NULL;
    }
  GadibaDecisionRule *rule = g_new0 (GadibaDecisionRule, 1);
  rule->grounds = g_ptr_array_new_with_free_func (free_ground);
  g_ptr_array_add (book->decision_rules, rule);
  rule->id = g_intern_string (id);
  rule->of_service = of_service;
  rule->title = g_strdup (gadiba_xml_node_get (node, "title"));
  rule->letter = g_intern_string (gadiba_xml_node_get (node, "letter"));
  rule->effect = read_effect (node);
  rule->unfavourable = read_unfavourable (node);
  rule->note = g_strdup (gadiba_xml_node_get (node, "note"));
  rule->source = _gadiba_book_read_source (book, document, node, error);
  return rule->source != NULL && read_contested (book, document, node, rule, error) ? rule : NULL;
}

/* --- who is not heard --- */

void
_gadiba_unheard_free (gpointer data)
{
  GadibaUnheard *unheard = data;

  g_free (unheard->title);
  g_free (unheard->sentence);
  g_free (unheard->note);
  g_clear_pointer (&unheard->source, gadiba_citation_free);
  g_free (unheard);
}

const GadibaUnheard *
gadiba_book_get_unheard (const GadibaBook *book, const char *id)
{
  for (guint i = 0; id != NULL && i < book->unheard->len; i++)
    {
      const GadibaUnheard *unheard = g_ptr_array_index (book->unheard, i);
      if (g_str_equal (unheard->id, id))
        return unheard;
    }
  return NULL;
}

static gboolean
read_unheard (GadibaBook *book, const GadibaXmlDocument *document, const GadibaXmlNode *node,
              GError **error)
{
  const char *id = gadiba_xml_node_get (node, "id");

  if (gadiba_book_get_unheard (book, id) != NULL)
    {
      gadiba_xml_set_error (error, document, node,
                            _ ("the ground “%s” on which nobody is heard stands twice; describe "
                               "each once"),
                            id);
      return FALSE;
    }
  GadibaUnheard *unheard = g_new0 (GadibaUnheard, 1);
  g_ptr_array_add (book->unheard, unheard);
  unheard->id = g_intern_string (id);
  unheard->title = g_strdup (gadiba_xml_node_get (node, "title"));
  unheard->sentence = g_strdup (gadiba_xml_node_get (node, "sentence"));
  unheard->note = g_strdup (gadiba_xml_node_get (node, "note"));
  unheard->source = _gadiba_book_read_source (book, document, node, error);
  return unheard->source != NULL;
}

/* A municipality makes checks stricter, and settles how its services end; no more. */
static gboolean
is_of_municipality (const GadibaXmlDocument *document, const GadibaXmlNode *list, GError **error)
{
  for (const GadibaXmlNode *node = gadiba_xml_node_first (list, NULL); node != NULL;
       node = gadiba_xml_node_next (node, NULL))
    if (!g_str_equal (gadiba_xml_node_get_name (node), "check") && !is_of_service (node))
      {
        gadiba_xml_set_error (error, document, node,
                              _ ("<%s> stands in the national book only: how an office decides is "
                                 "not the municipality's to say, but for social services"),
                              gadiba_xml_node_get_name (node));
        return FALSE;
      }
  return TRUE;
}

gboolean
_gadiba_book_read_procedure (GadibaBook *book, const GadibaXmlDocument *document,
                             const GadibaXmlNode *list, guint layer, GError **error)
{
  if (layer > 0 && !is_of_municipality (document, list, error))
    return FALSE;
  for (const GadibaXmlNode *node = gadiba_xml_node_first (list, "decision"); node != NULL;
       node = gadiba_xml_node_next (node, "decision"))
    {
      GadibaDecisionRule *rule = add_rule (book, document, node, error);
      if (rule == NULL)
        return FALSE;
      for (const GadibaXmlNode *child = gadiba_xml_node_first (node, "ground"); child != NULL;
           child = gadiba_xml_node_next (child, "ground"))
        if (!read_ground (book, document, child, rule, error))
          return FALSE;
    }
  for (const GadibaXmlNode *node = gadiba_xml_node_first (list, "check"); node != NULL;
       node = gadiba_xml_node_next (node, "check"))
    if (!_gadiba_book_read_check (book, document, node, layer, error))
      return FALSE;
  for (const GadibaXmlNode *node = gadiba_xml_node_first (list, "unheard"); node != NULL;
       node = gadiba_xml_node_next (node, "unheard"))
    if (!read_unheard (book, document, node, error))
      return FALSE;
  return _gadiba_book_read_notices (book, document, list, error);
}
