/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-letter-template-private.h"

/* What the table of elements cannot say: fields and conditions have names that exist, and stand
 * where they mean something; the parts of the act are there. */

/* Which scopes are open, one bit each. */
typedef guint Scopes;

/* Attributes that hold words with fields in them. */
static const char *const text_attributes[] = {
  "title", "left", "right", "note", "lead", "what", "norm", "result", "missing", "abbreviations"
};

const char *
_gadiba_letter_get_rows_of (GadibaLetterScope scope)
{
  for (const GadibaLetterRows *r = _gadiba_letter_rows; r->name != NULL; r++)
    if (r->opens == scope)
      return r->name;
  return "items";
}

static gboolean
is_open (Scopes scopes, GadibaLetterScope scope)
{
  return (scopes >> scope & 1) != 0;
}

static gboolean
check_scope (const GadibaLetterTemplate *self, const GadibaXmlNode *node, const char *name,
             GadibaLetterScope scope, Scopes scopes, GError **error)
{
  if (is_open (scopes, scope))
    return TRUE;
  gadiba_xml_set_error (error, self->document, node,
                        _ ("“%s” means nothing here; use it inside <each of=\"%s\">"), name,
                        _gadiba_letter_get_rows_of (scope));
  return FALSE;
}

/* Moves a sentence without place to the line of @node. */
static void
place_error (const GadibaLetterTemplate *self, const GadibaXmlNode *node, GError *inner,
             GError **error)
{
  gadiba_xml_set_error (error, self->document, node, "%s", inner->message);
  g_error_free (inner);
}

static gboolean
check_text (const GadibaLetterTemplate *self, const GadibaXmlNode *node, const char *text,
            Scopes scopes, GError **error)
{
  GError *inner = NULL;
  g_autoptr (GPtrArray) pieces = _gadiba_letter_split (text, &inner);

  if (pieces == NULL)
    {
      place_error (self, node, inner, error);
      return FALSE;
    }
  for (guint i = 0; i < pieces->len; i++)
    {
      const GadibaLetterPiece *piece = g_ptr_array_index (pieces, i);
      if (piece->field != NULL
          && !check_scope (self, node, piece->field->name, piece->field->scope, scopes, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_test (const GadibaLetterTemplate *self, const GadibaXmlNode *node, const char *text,
            Scopes scopes, GError **error)
{
  GadibaLetterTest test;
  GError *inner = NULL;

  if (!_gadiba_letter_parse_test (text, &test, &inner))
    {
      place_error (self, node, inner, error);
      return FALSE;
    }
  if (test.field != NULL)
    return check_scope (self, node, test.field->name, test.field->scope, scopes, error);
  return check_scope (self, node, test.rows->name, test.rows->needs, scopes, error);
}

static gboolean
check_each (const GadibaLetterTemplate *self, const GadibaXmlNode *node, Scopes *scopes,
            GError **error)
{
  const char *of = gadiba_xml_node_get (node, "of");
  const GadibaLetterRows *rows = _gadiba_letter_find_rows (of);

  if (rows != NULL)
    {
      if (!check_scope (self, node, rows->name, rows->needs, *scopes, error))
        return FALSE;
      *scopes |= 1u << rows->opens;
      return TRUE;
    }
  g_autofree char *quoted = gadiba_xml_quote (of);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (const GadibaLetterRows *r = _gadiba_letter_rows; r->name != NULL; r++)
    g_ptr_array_add (names, (gpointer) (guintptr) r->name);
  g_ptr_array_add (names, NULL);
  g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);
  gadiba_xml_set_error (error, self->document, node,
                        _ ("there are no rows “%s”; <each> goes through one of: %s"), quoted, list);
  return FALSE;
}

static gboolean
check_attributes (const GadibaLetterTemplate *self, const GadibaXmlNode *node, Scopes scopes,
                  GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_attributes); i++)
    {
      const char *text = gadiba_xml_node_get (node, text_attributes[i]);
      if (text != NULL && !check_text (self, node, text, scopes, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_node (const GadibaLetterTemplate *self, const GadibaXmlNode *node, Scopes scopes,
            GError **error)
{
  const char *name = gadiba_xml_node_get_name (node);

  if (strcmp (name, "each") == 0 && !check_each (self, node, &scopes, error))
    return FALSE;
  const char *test = gadiba_xml_node_get (node, "test");
  if (test != NULL && !check_test (self, node, test, scopes, error))
    return FALSE;
  if (!check_attributes (self, node, scopes, error)
      || !check_text (self, node, gadiba_xml_node_get_content (node), scopes, error))
    return FALSE;
  for (const GadibaXmlNode *n = gadiba_xml_node_first (node, NULL); n != NULL;
       n = gadiba_xml_node_next (n, NULL))
    if (!check_node (self, n, scopes, error))
      return FALSE;
  return TRUE;
}

static gboolean
has_part (const GadibaXmlNode *top, const char *part)
{
  for (const GadibaXmlNode *n = gadiba_xml_node_first (top, "part"); n != NULL;
       n = gadiba_xml_node_next (n, "part"))
    if (strcmp (gadiba_xml_node_get (n, "of"), part) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_signature (const GadibaXmlNode *node)
{
  for (const GadibaXmlNode *n = gadiba_xml_node_first (node, NULL); n != NULL;
       n = gadiba_xml_node_next (n, NULL))
    if (strcmp (gadiba_xml_node_get_name (n), "signature") == 0 || has_signature (n))
      return TRUE;
  return FALSE;
}

gboolean
_gadiba_letter_template_check (GadibaLetterTemplate *self, GError **error)
{
  const GadibaXmlNode *top = gadiba_xml_document_get_root (self->document);
  const char *page = gadiba_xml_node_get (top, "page");
  g_auto (GStrv) parts = g_strsplit (GADIBA_LETTER_PARTS, " ", -1);

  if (strstr (page, "{page}") == NULL || strstr (page, "{pages}") == NULL)
    {
      gadiba_xml_set_attribute_error (
          error, self->document, top, "page",
          _ ("the foot of a page needs its number and how many there are; write {page} and "
             "{pages} into it"));
      return FALSE;
    }
  const char *verify = gadiba_xml_node_get (top, "verify");
  if (verify != NULL && strstr (verify, "{code}") == NULL)
    {
      gadiba_xml_set_attribute_error (error, self->document, top, "verify",
                                      _ ("what stands beside the code of a letter needs the code "
                                         "itself; write {code} into it"));
      return FALSE;
    }
  for (guint i = 0; parts[i] != NULL; i++)
    if (_gadiba_letter_form_needs (self->form, parts[i]) && !has_part (top, parts[i]))
      {
        gadiba_xml_set_error (error, self->document, top,
                              _ ("the letter lacks a part that the law asks for; add "
                                 "<part of=\"%s\">"),
                              parts[i]);
        return FALSE;
      }
  if (!check_node (self, top, 1u << GADIBA_LETTER_SCOPE_LETTER, error))
    return FALSE;
  if (self->form != GADIBA_LETTER_FORM_SHEET && !has_signature (top))
    {
      gadiba_xml_set_error (error, self->document, top,
                            _ ("the letter has no place for a signature, without which a document "
                               "has no legal force; add <signature>"));
      return FALSE;
    }
  return TRUE;
}
