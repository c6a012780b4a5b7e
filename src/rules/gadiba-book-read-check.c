/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-book-private.h"
#include "gadiba-rules-private.h"

/* The checks of a rule book's procedure. */

void
_gadiba_check_rule_free (gpointer data)
{
  GadibaCheckRule *rule = data;

  g_free (rule->title);
  g_free (rule->found);
  g_free (rule->note);
  g_strfreev (rule->kinds);
  g_clear_pointer (&rule->source, gadiba_citation_free);
  g_free (rule);
}

static GadibaCheckRule *
find_rule (const GadibaBook *book, const char *id)
{
  for (guint i = 0; i < book->check_rules->len; i++)
    {
      GadibaCheckRule *rule = g_ptr_array_index (book->check_rules, i);
      if (g_str_equal (rule->id, id))
        return rule;
    }
  return NULL;
}

const GadibaCheckRule *
gadiba_book_get_check_rule (const GadibaBook *book, const char *id)
{
  return find_rule (book, id);
}

gboolean
gadiba_check_rule_is_for (const GadibaCheckRule *rule, const char *kind)
{
  return rule->kinds == NULL || g_strv_contains ((const char *const *) rule->kinds, kind);
}

/* Kinds that are described above, or a judgement. */
static gboolean
read_kinds (GadibaBook *book, const GadibaXmlDocument *document, const GadibaXmlNode *node,
            GadibaCheckRule *rule, GError **error)
{
  rule->kinds = gadiba_xml_node_get_names (node, "kinds");
  for (guint i = 0; rule->kinds != NULL && rule->kinds[i] != NULL; i++)
    {
      const char *kind = rule->kinds[i];
      if (g_str_equal (kind, "judgement") || gadiba_book_get_decision_rule (book, kind) != NULL)
        continue;
      gadiba_xml_set_error (error, document, node,
                            _ ("the check “%s” is for the decision “%s”, which the book does not "
                               "describe; write judgement or the id of a <decision>"),
                            rule->id, kind);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_about (const GadibaBook *book, const GadibaXmlDocument *document, const GadibaXmlNode *node,
            GadibaCheckRule *rule, GError **error)
{
  const char *about = gadiba_xml_node_get (node, "about");

  if (about == NULL)
    return TRUE;
  rule->about = g_intern_string (about);
  if (g_hash_table_contains (book->condition_names, about)
      || g_hash_table_contains (book->step_names, about))
    return TRUE;
  gadiba_xml_set_error (error, document, node,
                        _ ("the check “%s” looks at “%s”, which is no condition and no step of the "
                           "book; write the id of one"),
                        rule->id, about);
  return FALSE;
}

static gboolean
read_days (const GadibaXmlDocument *document, const GadibaXmlNode *node, GadibaCheckRule *rule,
           GError **error)
{
  guint days;

  if (!gadiba_xml_node_get_whole (node, "days", &days))
    return TRUE;
  if (days == 0)
    {
      gadiba_xml_set_error (error, document, node,
                            _ ("the check “%s” counts by 0 days; write 1 or more, or leave “days” "
                               "out"),
                            rule->id);
      return FALSE;
    }
  rule->days = days;
  return TRUE;
}

static gboolean
add_rule (GadibaBook *book, const GadibaXmlDocument *document, const GadibaXmlNode *node,
          GError **error)
{
  static const char *const needed[] = { "title", "found", "severity" };
  const char *id = gadiba_xml_node_get (node, "id");

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (gadiba_xml_node_get (node, needed[i]) == NULL)
      {
        gadiba_xml_set_error (error, document, node,
                              _ ("the check “%s” of the national book lacks “%s”; add it"), id,
                              needed[i]);
        return FALSE;
      }
  GadibaCheckRule *rule = g_new0 (GadibaCheckRule, 1);
  g_ptr_array_add (book->check_rules, rule);
  rule->id = g_intern_string (id);
  rule->title = g_strdup (gadiba_xml_node_get (node, "title"));
  rule->found = g_strdup (gadiba_xml_node_get (node, "found"));
  rule->weight = g_str_equal (gadiba_xml_node_get (node, "severity"), "block")
                     ? GADIBA_FINDING_BLOCKS
                     : GADIBA_FINDING_WARNS;
  rule->reason = gadiba_xml_node_get_yes (node, "reason");
  rule->note = g_strdup (gadiba_xml_node_get (node, "note"));
  if (gadiba_xml_node_get (node, "source") != NULL)
    {
      rule->source = _gadiba_book_read_source (book, document, node, error);
      if (rule->source == NULL)
        return FALSE;
    }
  return read_days (document, node, rule, error) && read_about (book, document, node, rule, error)
         && read_kinds (book, document, node, rule, error);
}

/* What a municipality may not say of a check that stands. Returns: (nullable): the attribute */
static const char *
find_closed (const GadibaXmlNode *node)
{
  static const char *const closed[] = { "title", "found", "about", "kinds", "source" };

  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    if (gadiba_xml_node_get (node, closed[i]) != NULL)
      return closed[i];
  return NULL;
}

static gboolean
sharpen (GadibaBook *book, const GadibaXmlDocument *document, const GadibaXmlNode *node,
         GError **error)
{
  const char *id = gadiba_xml_node_get (node, "id");
  const char *severity = gadiba_xml_node_get (node, "severity");
  const char *reason = gadiba_xml_node_get (node, "reason");
  const char *closed = find_closed (node);
  GadibaCheckRule *rule = find_rule (book, id);

  if (rule == NULL)
    gadiba_xml_set_error (error, document, node,
                          _ ("the national book has no check “%s” that could be made stricter"),
                          id);
  else if (closed != NULL)
    gadiba_xml_set_error (error, document, node,
                          _ ("“%s” of the check “%s” is the national book's; a municipality's book "
                             "gives “severity”, “reason” and “days”"),
                          closed, id);
  else if (rule->weight == GADIBA_FINDING_BLOCKS && g_strcmp0 (severity, "warn") == 0)
    gadiba_xml_set_error (error, document, node,
                          _ ("the check “%s” blocks by the national book; a municipality's book "
                             "makes checks stricter only, so leave “severity” out"),
                          id);
  else if (rule->reason && g_strcmp0 (reason, "no") == 0)
    gadiba_xml_set_error (error, document, node,
                          _ ("the check “%s” asks for a reason by the national book; a "
                             "municipality's book makes checks stricter only, so leave “reason” "
                             "out"),
                          id);
  else if (rule->days == 0 && gadiba_xml_node_get (node, "days") != NULL)
    gadiba_xml_set_error (error, document, node,
                          _ ("the check “%s” counts no days; leave “days” out"), id);
  else
    {
      if (g_strcmp0 (severity, "block") == 0)
        rule->weight = GADIBA_FINDING_BLOCKS;
      rule->reason = rule->reason || gadiba_xml_node_get_yes (node, "reason");
      return read_days (document, node, rule, error);
    }
  return FALSE;
}

gboolean
_gadiba_book_read_check (GadibaBook *book, const GadibaXmlDocument *document,
                         const GadibaXmlNode *node, guint layer, GError **error)
{
  const char *id = gadiba_xml_node_get (node, "id");

  if (layer > 0)
    return sharpen (book, document, node, error);
  if (find_rule (book, id) == NULL)
    return add_rule (book, document, node, error);
  gadiba_xml_set_error (error, document, node,
                        _ ("the check “%s” stands twice; describe each check once"), id);
  return FALSE;
}
