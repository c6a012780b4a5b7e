/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-letter-template-private.h"

#define MAX_SIZE (1024 * 1024)

static void
free_piece (gpointer data)
{
  GadibaLetterPiece *piece = data;

  g_free (piece->words);
  g_strfreev (piece->plurals);
  g_free (piece);
}

/* --- names --- */

static const char *
suggest_field (const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (const GadibaLetterField *f = _gadiba_letter_fields; f->name != NULL; f++)
    g_ptr_array_add (names, (gpointer) (guintptr) f->name);
  for (const GadibaLetterField *f = _gadiba_letter_basis_fields; f->name != NULL; f++)
    g_ptr_array_add (names, (gpointer) (guintptr) f->name);
  for (const GadibaLetterField *f = _gadiba_letter_case_fields; f->name != NULL; f++)
    g_ptr_array_add (names, (gpointer) (guintptr) f->name);
  for (const GadibaLetterRows *r = _gadiba_letter_rows; r->name != NULL; r++)
    g_ptr_array_add (names, (gpointer) (guintptr) r->name);
  g_ptr_array_add (names, NULL);
  return gadiba_xml_suggest (name, (const char *const *) names->pdata);
}

static void
set_unknown (const char *what, GError **error)
{
  g_autofree char *quoted = gadiba_xml_quote (what);
  const char *near = suggest_field (what);

  if (near != NULL)
    g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_TEMPLATE,
                 _ ("there is no field “%s”; did you mean “%s”?"), quoted, near);
  else
    g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_TEMPLATE,
                 _ ("there is no field “%s”; data/letters/README.md lists them all"), quoted);
}

/* The part between braces: "name" or "name|zero|one|other". */
static gboolean
read_field (GadibaLetterPiece *piece, char *inside, GError **error)
{
  char *bar = strchr (inside, '|');

  if (bar != NULL)
    {
      *bar = '\0';
      piece->plurals = g_strsplit (bar + 1, "|", -1);
    }
  piece->field = _gadiba_letter_find_field (inside);
  if (piece->field == NULL)
    {
      set_unknown (inside, error);
      return FALSE;
    }
  if (piece->field->kind == GADIBA_LETTER_FIELD_TEST
      || piece->field->kind == GADIBA_LETTER_FIELD_OUTCOME
      || piece->field->kind == GADIBA_LETTER_FIELD_PAYMENT)
    {
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_TEMPLATE,
                   _ ("“%s” answers yes or no and has no text; use it in <if test=\"%s\">"),
                   piece->field->name, piece->field->name);
      return FALSE;
    }
  if (piece->plurals == NULL)
    return TRUE;
  if (piece->field->kind != GADIBA_LETTER_FIELD_COUNT || g_strv_length (piece->plurals) != 3)
    {
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_TEMPLATE,
                   _ ("forms of a word follow a count, three of them: "
                      "{household.size|personu|persona|personas}"));
      return FALSE;
    }
  return TRUE;
}

GPtrArray *
_gadiba_letter_split (const char *text, GError **error)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func (free_piece);
  const char *at = text;

  for (;;)
    {
      gsize length = strcspn (at, "{}");
      GadibaLetterPiece *piece = g_new0 (GadibaLetterPiece, 1);
      piece->words = g_strndup (at, length);
      g_ptr_array_add (pieces, piece);
      at += length;
      if (*at == '\0')
        return g_steal_pointer (&pieces);

      const char *end = strpbrk (at + 1, "{}");
      if (*at == '}' || end == NULL || *end == '{')
        {
          g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_TEMPLATE,
                       _ ("a brace stands alone; write a field as {decision.number}"));
          return NULL;
        }
      g_autofree char *inside = g_strndup (at + 1, (gsize) (end - at - 1));
      if (!read_field (piece, inside, error))
        return NULL;
      at = end + 1;
    }
}

gboolean
_gadiba_letter_parse_test (const char *text, GadibaLetterTest *test, GError **error)
{
  test->negated = g_str_has_prefix (text, "not ");
  const char *name = test->negated ? text + strlen ("not ") : text;
  test->field = _gadiba_letter_find_field (name);
  test->rows = test->field == NULL ? _gadiba_letter_find_rows (name) : NULL;
  if (test->field != NULL || test->rows != NULL)
    return TRUE;
  set_unknown (name, error);
  return FALSE;
}

/* --- parts --- */

gboolean
_gadiba_letter_form_needs (GadibaLetterForm form, const char *part)
{
  gboolean of_dispute = strcmp (part, "views") == 0 || strcmp (part, "reasoning") == 0;

  switch (form)
    {
    case GADIBA_LETTER_FORM_SHORT:
      return !of_dispute && strcmp (part, "contest") != 0;
    case GADIBA_LETTER_FORM_NOTICE:
      return !of_dispute && strcmp (part, "request") != 0;
    case GADIBA_LETTER_FORM_DOCUMENT:
      return strcmp (part, "institution") == 0 || strcmp (part, "addressee") == 0;
    case GADIBA_LETTER_FORM_STATEMENT:
      return strcmp (part, "institution") == 0;
    case GADIBA_LETTER_FORM_SHEET:
      return FALSE;
    case GADIBA_LETTER_FORM_FULL:
    case GADIBA_LETTER_FORM_REFUSAL:
    case GADIBA_LETTER_FORM_FOLLOWING:
      return TRUE;
    }
  g_assert_not_reached ();
}

GadibaLetterForm
gadiba_letter_choose_form (const GadibaDecision *decision)
{
  g_return_val_if_fail (decision != NULL, GADIBA_LETTER_FORM_FULL);

  if (gadiba_decision_is_full_grant (decision))
    return GADIBA_LETTER_FORM_SHORT;
  return gadiba_decision_is_refusal (decision) ? GADIBA_LETTER_FORM_REFUSAL
                                               : GADIBA_LETTER_FORM_FULL;
}

/* --- reading --- */

static GadibaLetterForm
read_form (const char *word)
{
  static const struct
  {
    const char *word;
    GadibaLetterForm form;
  } forms[] = {
    { "short", GADIBA_LETTER_FORM_SHORT },         { "full", GADIBA_LETTER_FORM_FULL },
    { "refusal", GADIBA_LETTER_FORM_REFUSAL },     { "following", GADIBA_LETTER_FORM_FOLLOWING },
    { "notice", GADIBA_LETTER_FORM_NOTICE },       { "document", GADIBA_LETTER_FORM_DOCUMENT },
    { "statement", GADIBA_LETTER_FORM_STATEMENT }, { "sheet", GADIBA_LETTER_FORM_SHEET }
  };
  guint i = 0;

  while (strcmp (word, forms[i].word) != 0)
    i++;
  return forms[i].form;
}

GadibaLetterTemplate *
gadiba_letter_template_load (GBytes *bytes, const char *label, GError **error)
{
  g_return_val_if_fail (bytes != NULL && label != NULL, NULL);

  if (g_bytes_get_size (bytes) > MAX_SIZE)
    {
      gadiba_xml_set_error_at (error, label, 0,
                               _ ("the template is larger than 1 MB; keep only its wording"));
      return NULL;
    }
  g_autoptr (GadibaXmlDocument) document = gadiba_xml_load_bytes (
      bytes, label, GADIBA_LETTER_TEMPLATE_NAMESPACE, &_gadiba_letter_template_root, error);
  if (document == NULL)
    return NULL;

  const GadibaXmlNode *top = gadiba_xml_document_get_root (document);
  g_autoptr (GadibaLetterTemplate) self = g_new0 (GadibaLetterTemplate, 1);
  self->document = g_steal_pointer (&document);
  self->form = read_form (gadiba_xml_node_get (top, "form"));
  self->names = g_array_new (FALSE, FALSE, sizeof (GadibaLetterName));
  for (const GadibaXmlNode *n = gadiba_xml_node_first (top, "name"); n != NULL;
       n = gadiba_xml_node_next (n, "name"))
    {
      GadibaLetterName name = { g_intern_string (gadiba_xml_node_get (n, "of")),
                                gadiba_xml_node_get (n, "accusative"),
                                gadiba_xml_node_get (n, "genitive"),
                                gadiba_xml_node_get (n, "plain") };
      g_array_append_val (self->names, name);
    }
  if (!_gadiba_letter_template_check (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
gadiba_letter_template_free (GadibaLetterTemplate *self)
{
  if (self == NULL)
    return;
  gadiba_xml_document_free (self->document);
  g_clear_pointer (&self->names, g_array_unref);
  g_free (self);
}

GadibaLetterForm
gadiba_letter_template_get_form (const GadibaLetterTemplate *self)
{
  g_return_val_if_fail (self != NULL, GADIBA_LETTER_FORM_FULL);

  return self->form;
}

const char *
gadiba_letter_template_get_id (const GadibaLetterTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return gadiba_xml_node_get (gadiba_xml_document_get_root (self->document), "id");
}

gboolean
gadiba_letter_template_check_like (const GadibaLetterTemplate *self,
                                   const GadibaLetterTemplate *model, GError **error)
{
  static const char *const kept[] = { "id", "form" };
  g_return_val_if_fail (self != NULL && model != NULL, FALSE);

  const GadibaXmlNode *top = gadiba_xml_document_get_root (self->document);
  const GadibaXmlNode *of_model = gadiba_xml_document_get_root (model->document);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      const char *wanted = gadiba_xml_node_get (of_model, kept[i]);
      if (strcmp (gadiba_xml_node_get (top, kept[i]), wanted) == 0)
        continue;
      g_autofree char *is = gadiba_xml_quote (gadiba_xml_node_get (top, kept[i]));
      gadiba_xml_set_attribute_error (error, self->document, top, kept[i],
                                      _ ("%s=\"%s\" makes another letter of it; write %s=\"%s\""),
                                      kept[i], is, kept[i], wanted);
      return FALSE;
    }
  return TRUE;
}

gboolean
gadiba_letter_template_is_of_document (const GadibaLetterTemplate *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->form == GADIBA_LETTER_FORM_DOCUMENT || self->form == GADIBA_LETTER_FORM_STATEMENT;
}

static gboolean
names_field (const GadibaXmlNode *node, const char *braced)
{
  if (strstr (gadiba_xml_node_get_content (node), braced) != NULL)
    return TRUE;
  for (const GadibaXmlNode *n = gadiba_xml_node_first (node, NULL); n != NULL;
       n = gadiba_xml_node_next (n, NULL))
    if (names_field (n, braced))
      return TRUE;
  return FALSE;
}

gboolean
gadiba_letter_template_names (const GadibaLetterTemplate *self, const char *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  g_autofree char *braced = g_strdup_printf ("{%s}", field);
  return names_field (gadiba_xml_document_get_root (self->document), braced);
}
