/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-letter-template-private.h"
#include "gadiba-lv-words.h"

/* Walks the template and writes blocks. What the decision lacks stops it: no letter has an empty
 * place. */

typedef struct
{
  const GadibaLetterTemplate *template;
  GadibaLetter *letter;
  GadibaLetterContext context;
  const char *part;
  /* Of the list or table that is open */
  const char *mark;
  guint level, n_items;
  GadibaLetterBlock *table;
  GadibaLetterRow *row;
} Composer;

static gboolean compose_children (Composer *self, const GadibaXmlNode *node, GError **error);

/* --- texts --- */

static void
set_missing (const Composer *self, const GadibaXmlNode *node, const char *field, GError **error)
{
  g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_MISSING,
               _ ("%s:%d: the decision lacks “%s”; enter it, or let the template ask with <if>"),
               gadiba_xml_document_get_label (self->template->document),
               gadiba_xml_node_get_line (node), field);
}

static char *
expand_piece (const Composer *self, const GadibaLetterPiece *piece)
{
  if (_gadiba_letter_lacks_dative (piece->field, self->context.decision))
    self->letter->lacks_dative = TRUE;
  if (piece->plurals != NULL)
    return g_strdup (gadiba_lv_pick_plural (piece->field->count (&self->context), piece->plurals[0],
                                            piece->plurals[1], piece->plurals[2]));
  return _gadiba_letter_field_get (piece->field, &self->context);
}

/* Returns: (transfer full) (nullable) */
static char *
expand (const Composer *self, const GadibaXmlNode *node, const char *text, GError **error)
{
  g_autoptr (GPtrArray) pieces = _gadiba_letter_split (text, error);
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; pieces != NULL && i < pieces->len; i++)
    {
      const GadibaLetterPiece *piece = g_ptr_array_index (pieces, i);
      g_string_append (string, piece->words);
      if (piece->field == NULL)
        continue;
      g_autofree char *value = expand_piece (self, piece);
      if (value == NULL)
        {
          set_missing (self, node, piece->field->name, error);
          return NULL;
        }
      g_string_append (string, value);
    }
  return pieces != NULL ? g_string_free (g_steal_pointer (&string), FALSE) : NULL;
}

/* An attribute that may be left out. */
static gboolean
expand_attribute (const Composer *self, const GadibaXmlNode *node, const char *name, char **text,
                  GError **error)
{
  const char *words = gadiba_xml_node_get (node, name);

  *text = words != NULL ? expand (self, node, words, error) : NULL;
  return words == NULL || *text != NULL;
}

/* --- conditions and rows --- */

static gboolean
holds (const Composer *self, const char *text)
{
  GadibaLetterTest test;

  if (text == NULL)
    return TRUE;
  g_assert (_gadiba_letter_parse_test (text, &test, NULL));
  if (test.field != NULL)
    return _gadiba_letter_field_holds (test.field, &self->context) != test.negated;
  g_autoptr (GPtrArray) rows = test.rows->list (&self->context);
  return (rows->len > 0) != test.negated;
}

static gboolean
compose_each (Composer *self, const GadibaXmlNode *node, GError **error)
{
  const GadibaLetterRows *of = _gadiba_letter_find_rows (gadiba_xml_node_get (node, "of"));
  g_autoptr (GPtrArray) rows = of->list (&self->context);
  gconstpointer before = self->context.at[of->opens];

  for (guint i = 0; i < rows->len; i++)
    {
      self->context.at[of->opens] = g_ptr_array_index (rows, i);
      if (holds (self, gadiba_xml_node_get (node, "test")) && !compose_children (self, node, error))
        return FALSE;
    }
  self->context.at[of->opens] = before;
  return TRUE;
}

/* --- blocks --- */

static GadibaLetterBlock *
add_block (Composer *self, GadibaLetterBlockKind kind)
{
  return _gadiba_letter_add_block (self->letter, kind, self->part);
}

static gboolean
compose_heading (Composer *self, const GadibaXmlNode *node, GError **error)
{
  char *text = expand (self, node, gadiba_xml_node_get_content (node), error);
  if (text == NULL)
    return FALSE;
  GadibaLetterBlock *block = add_block (self, GADIBA_LETTER_HEADING);
  block->level = (guint) (gadiba_xml_node_get (node, "level")[0] - '0');
  block->text = text;
  return TRUE;
}

/* A line feed in a value begins a new paragraph. */
static gboolean
compose_paragraph (Composer *self, const GadibaXmlNode *node, GError **error)
{
  g_autofree char *lead = NULL;
  g_autofree char *text = expand (self, node, gadiba_xml_node_get_content (node), error);
  if (text == NULL || !expand_attribute (self, node, "lead", &lead, error))
    return FALSE;

  g_auto (GStrv) texts = g_strsplit (text, "\n", -1);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      if (*g_strstrip (texts[i]) == '\0')
        continue;
      GadibaLetterBlock *block = add_block (self, GADIBA_LETTER_PARAGRAPH);
      block->style = g_intern_string (gadiba_xml_node_get (node, "style"));
      block->keep = gadiba_xml_node_get_yes (node, "keep");
      block->lead = g_steal_pointer (&lead);
      block->text = g_strdup (texts[i]);
    }
  return TRUE;
}

static gboolean
compose_pair (Composer *self, const GadibaXmlNode *node, GadibaLetterBlockKind kind, GError **error)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  g_autofree char *note = NULL;
  if (!expand_attribute (self, node, "left", &left, error)
      || !expand_attribute (self, node, "right", &right, error)
      || !expand_attribute (self, node, "note", &note, error))
    return FALSE;

  GadibaLetterBlock *block = add_block (self, kind);
  block->text = g_steal_pointer (&left);
  block->right = g_steal_pointer (&right);
  block->note = g_steal_pointer (&note);
  return TRUE;
}

/* The items of a sentence end with semicolons, the last one with a full stop. */
static void
end_list (Composer *self)
{
  GadibaLetterBlock *last = g_ptr_array_index (self->letter->blocks, self->letter->blocks->len - 1);
  gsize length = strlen (last->text);

  if (length > 0 && last->text[length - 1] == ';')
    last->text[length - 1] = '.';
}

static gboolean
compose_list (Composer *self, const GadibaXmlNode *node, GError **error)
{
  const char *level = gadiba_xml_node_get (node, "level");

  self->mark = gadiba_xml_node_get (node, "mark");
  self->level = level != NULL ? (guint) (level[0] - '0') : 1;
  self->n_items = 0;
  if (!compose_children (self, node, error))
    return FALSE;
  if (self->n_items > 0)
    end_list (self);
  return TRUE;
}

static gboolean
compose_item (Composer *self, const GadibaXmlNode *node, GError **error)
{
  char *text = expand (self, node, gadiba_xml_node_get_content (node), error);
  if (text == NULL)
    return FALSE;
  GadibaLetterBlock *block = add_block (self, GADIBA_LETTER_ITEM);
  self->n_items++;
  block->level = self->level;
  block->lead = g_strcmp0 (self->mark, "number") == 0 ? g_strdup_printf ("%u.", self->n_items)
                                                      : g_strdup ("–");
  block->text = text;
  return TRUE;
}

/* --- tables --- */

static gboolean
compose_table (Composer *self, const GadibaXmlNode *node, GError **error)
{
  GadibaLetterBlock *block = add_block (self, GADIBA_LETTER_TABLE);

  _gadiba_letter_make_table (block);
  self->table = block;
  if (!compose_children (self, node, error))
    return FALSE;
  self->table = NULL;
  if (block->rows->len == 0)
    g_ptr_array_remove (self->letter->blocks, block);
  return TRUE;
}

static gboolean
compose_column (Composer *self, const GadibaXmlNode *node, GError **error)
{
  g_autofree char *title = NULL;
  const char *align = gadiba_xml_node_get (node, "align");
  guint width = 0;

  if (!expand_attribute (self, node, "title", &title, error))
    return FALSE;
  gadiba_xml_node_get_whole (node, "width", &width);
  _gadiba_letter_add_column (self->table, title, MAX (width, 1), align != NULL ? align : "left");
  return TRUE;
}

static gboolean
compose_row (Composer *self, const GadibaXmlNode *node, GError **error)
{
  self->row = _gadiba_letter_add_row (self->table, gadiba_xml_node_get (node, "style"));
  if (!compose_children (self, node, error))
    return FALSE;
  if (self->row->cells->len == 1 || self->row->cells->len == self->table->columns->len)
    return TRUE;
  g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_TEMPLATE,
               _ ("%s:%d: the row comes out with %u cells and the table has %u columns; write as "
                  "many cells as columns, or one that goes across"),
               gadiba_xml_document_get_label (self->template->document),
               gadiba_xml_node_get_line (node), self->row->cells->len, self->table->columns->len);
  return FALSE;
}

static gboolean
compose_cell (Composer *self, const GadibaXmlNode *node, GError **error)
{
  const char *words = gadiba_xml_node_get_content (node);
  g_autofree char *text = NULL;
  g_autofree char *note = NULL;

  if (*words != '\0')
    {
      text = expand (self, node, words, error);
      if (text == NULL)
        return FALSE;
    }
  if (!expand_attribute (self, node, "note", &note, error))
    return FALSE;
  _gadiba_letter_add_cell (self->row, g_steal_pointer (&text), g_steal_pointer (&note));
  return TRUE;
}

/* --- the walk --- */

static gboolean
compose_trace (Composer *self, const GadibaXmlNode *node, GError **error)
{
  const GadibaDecision *decision = self->context.decision;

  if (decision->trace == NULL)
    {
      set_missing (self, node, "explained", error);
      return FALSE;
    }
  if (strcmp (gadiba_xml_node_get_name (node), "calculation") == 0)
    _gadiba_letter_add_calculation (self->letter, self->part, node, decision);
  else
    _gadiba_letter_add_explanation (self->letter, node, decision);
  return TRUE;
}

static gboolean
compose_if (Composer *self, const GadibaXmlNode *node, GError **error)
{
  return !holds (self, gadiba_xml_node_get (node, "test")) || compose_children (self, node, error);
}

static gboolean
compose_part (Composer *self, const GadibaXmlNode *node, GError **error)
{
  self->part = gadiba_xml_node_get (node, "of");
  if (!compose_children (self, node, error))
    return FALSE;
  self->part = NULL;
  return TRUE;
}

static gboolean
compose_signature (Composer *self, const GadibaXmlNode *node, GError **error)
{
  return compose_pair (self, node, GADIBA_LETTER_SIGNATURE, error);
}

static gboolean
compose_place (Composer *self, const GadibaXmlNode *node, GError **error)
{
  return compose_pair (self, node, GADIBA_LETTER_PAIR, error);
}

static gboolean
compose_fill (Composer *self, const GadibaXmlNode *node, GError **error)
{
  const char *words = gadiba_xml_node_get_content (node);
  const char *lines = gadiba_xml_node_get (node, "lines");
  g_autofree char *lead = NULL;
  g_autofree char *text = *words != '\0' ? expand (self, node, words, error) : NULL;

  if ((*words != '\0' && text == NULL) || !expand_attribute (self, node, "lead", &lead, error))
    return FALSE;
  GadibaLetterBlock *block = add_block (self, GADIBA_LETTER_FILL);
  block->lines = lines != NULL ? (guint) (lines[0] - '0') : 1;
  block->lead = g_steal_pointer (&lead);
  block->text = g_steal_pointer (&text);
  return TRUE;
}

static gboolean
compose_rule (Composer *self, const GadibaXmlNode *node, GError **error)
{
  add_block (self, GADIBA_LETTER_RULE);
  return TRUE;
}

static gboolean
compose_break (Composer *self, const GadibaXmlNode *node, GError **error)
{
  add_block (self, GADIBA_LETTER_BREAK);
  return TRUE;
}

/* Names were read when the template was loaded, norms before composing. */
static gboolean
pass_over (Composer *self, const GadibaXmlNode *node, GError **error)
{
  return TRUE;
}

static const struct
{
  const char *name;
  gboolean (*compose) (Composer *self, const GadibaXmlNode *node, GError **error);
} elements[] = {
  { "paragraph", compose_paragraph }, { "if", compose_if },
  { "cell", compose_cell },           { "row", compose_row },
  { "item", compose_item },           { "each", compose_each },
  { "heading", compose_heading },     { "part", compose_part },
  { "list", compose_list },           { "table", compose_table },
  { "column", compose_column },       { "pair", compose_place },
  { "rule", compose_rule },           { "break", compose_break },
  { "signature", compose_signature }, { "calculation", compose_trace },
  { "explanation", compose_trace },   { "name", pass_over },
  { "applied", pass_over },           { "fill", compose_fill },
};

static gboolean
compose_children (Composer *self, const GadibaXmlNode *node, GError **error)
{
  for (const GadibaXmlNode *n = gadiba_xml_node_first (node, NULL); n != NULL;
       n = gadiba_xml_node_next (n, NULL))
    {
      guint i = 0;
      while (strcmp (elements[i].name, gadiba_xml_node_get_name (n)) != 0)
        i++;
      if (!elements[i].compose (self, n, error))
        return FALSE;
    }
  return TRUE;
}

/* --- the whole --- */

static void
collect_lines (GPtrArray *lines, const GadibaXmlNode *node, const GadibaDecision *decision)
{
  if (strcmp (gadiba_xml_node_get_name (node), "calculation") == 0)
    {
      GPtrArray *more = _gadiba_letter_list_lines (node, decision);
      g_ptr_array_extend_and_steal (lines, more);
    }
  for (const GadibaXmlNode *n = gadiba_xml_node_first (node, NULL); n != NULL;
       n = gadiba_xml_node_next (n, NULL))
    collect_lines (lines, n, decision);
}

/* What the template says is applied besides, as far as its conditions hold. Rows have none: they
 * tell of what is decided. */
static void
collect_applied (const Composer *self, const GadibaXmlNode *node, GPtrArray *sources)
{
  for (const GadibaXmlNode *n = gadiba_xml_node_first (node, NULL); n != NULL;
       n = gadiba_xml_node_next (n, NULL))
    if (g_str_equal (gadiba_xml_node_get_name (n), "applied"))
      g_ptr_array_add (sources, (gpointer) gadiba_xml_node_get (n, "source"));
    else if (g_str_equal (gadiba_xml_node_get_name (n), "part")
             || (g_str_equal (gadiba_xml_node_get_name (n), "if")
                 && holds (self, gadiba_xml_node_get (n, "test"))))
      collect_applied (self, n, sources);
}

/* The norms applied, for the rows of that name. Returns: (transfer full) */
static GPtrArray *
list_norms (const Composer *self, const GadibaXmlNode *top, GError **error)
{
  const GadibaDecision *decision = self->context.decision;
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GPtrArray) applied = g_ptr_array_new ();

  if (decision->trace != NULL)
    collect_lines (lines, top, decision);
  collect_applied (self, top, applied);
  return _gadiba_letter_list_norms (decision, lines, applied, error);
}

/* What comes from an office for practice must never be taken for an act. */
static gboolean
take_mark (Composer *self, const GadibaXmlNode *top, GError **error)
{
  self->letter->mark = g_strdup (gadiba_xml_node_get (top, "practice"));
  if (self->letter->mark != NULL)
    return TRUE;
  g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_TEMPLATE,
               _ ("%s: a letter for practice has no words across its pages; add the attribute "
                  "“practice” with them to “letter”"),
               gadiba_xml_document_get_label (self->template->document));
  return FALSE;
}

static gboolean
compose_head (Composer *self, const GadibaXmlNode *top, GError **error)
{
  const GadibaDecision *decision = self->context.decision;

  self->letter->title = expand (self, top, gadiba_xml_node_get (top, "title"), error);
  if (self->letter->title == NULL)
    return FALSE;
  if (decision->head.name == NULL || decision->number == NULL)
    {
      set_missing (self, top, decision->number == NULL ? "decision.number" : "office.name", error);
      return FALSE;
    }
  self->letter->kind = g_strdup (gadiba_xml_node_get (top, "id"));
  self->letter->author = g_strdup (decision->head.name);
  self->letter->number = g_strdup (decision->number);
  self->letter->day = decision->day;
  self->letter->page = g_strdup (gadiba_xml_node_get (top, "page"));
  self->letter->italic = g_strdup (gadiba_xml_node_get (top, "italic"));
  self->letter->verify = g_strdup (gadiba_xml_node_get (top, "verify"));
  return !decision->head.practice || take_mark (self, top, error);
}

/* Conditions may have left a part without a word. */
static gboolean
check_parts (const Composer *self, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (GADIBA_LETTER_PARTS, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gboolean found = !_gadiba_letter_form_needs (self->template->form, parts[i]);
      for (guint j = 0; !found && j < self->letter->blocks->len; j++)
        {
          const GadibaLetterBlock *block = g_ptr_array_index (self->letter->blocks, j);
          found = g_strcmp0 (block->part, parts[i]) == 0 && block->kind != GADIBA_LETTER_HEADING;
        }
      if (!found)
        {
          g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_MISSING,
                       _ ("%s: nothing is said in the part “%s”, which the law asks for; enter "
                          "what it tells"),
                       gadiba_xml_document_get_label (self->template->document), parts[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static GadibaLetter *
compose (const GadibaLetterTemplate *template, const GadibaDecision *decision, GError **error)
{
  const GadibaXmlNode *top = gadiba_xml_document_get_root (template->document);
  g_autoptr (GadibaLetter) letter = gadiba_letter_new ();
  Composer self = { .template = template, .letter = letter };
  self.context.decision = decision;
  self.context.names = template->names;
  self.context.at[GADIBA_LETTER_SCOPE_LETTER] = decision;
  /* What is applied may depend on what the letter tells, but not on the norms. */
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  self.context.norms = none;
  g_autoptr (GPtrArray) norms = list_norms (&self, top, error);
  if (norms == NULL)
    return NULL;
  self.context.norms = norms;
  if (!compose_head (&self, top, error) || !compose_children (&self, top, error)
      || !check_parts (&self, error))
    return NULL;
  letter->code = gadiba_letter_make_code (letter);
  return g_steal_pointer (&letter);
}

GadibaLetter *
gadiba_letter_compose (const GadibaLetterTemplate *template, const GadibaDecision *decision,
                       GError **error)
{
  g_return_val_if_fail (template != NULL && decision != NULL, NULL);

  return _gadiba_letter_check_form (template, decision, error) ? compose (template, decision, error)
                                                               : NULL;
}

GadibaLetter *
gadiba_letter_compose_document (const GadibaLetterTemplate *template, const GadibaDecision *told,
                                GError **error)
{
  g_return_val_if_fail (template != NULL && told != NULL && told->day != GADIBA_DATE_NONE, NULL);

  if (gadiba_letter_template_is_of_document (template))
    return compose (template, told, error);
  g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
               _ ("%s: nothing is decided by this letter; its form is “document”, or “statement” "
                  "where the client signs"),
               gadiba_xml_document_get_label (template->document));
  return NULL;
}

GadibaLetter *
_gadiba_letter_compose_sheet (const GadibaLetterTemplate *template, const GadibaDecision *told,
                              GError **error)
{
  if (template->form == GADIBA_LETTER_FORM_SHEET)
    return compose (template, told, error);
  g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
               _ ("%s: this stands behind a letter; its form is “sheet”"),
               gadiba_xml_document_get_label (template->document));
  return NULL;
}

GadibaLetter *
gadiba_letter_compose_any (const GadibaLetterTemplate *template, const GadibaDecision *told,
                           GError **error)
{
  g_return_val_if_fail (template != NULL && told != NULL, NULL);

  if (template->form == GADIBA_LETTER_FORM_SHEET)
    return _gadiba_letter_compose_sheet (template, told, error);
  return gadiba_letter_template_is_of_document (template)
             ? gadiba_letter_compose_document (template, told, error)
             : gadiba_letter_compose (template, told, error);
}

gboolean
gadiba_letter_add_sheet (GadibaLetter *letter, const GadibaLetterTemplate *template,
                         const GadibaDecision *told, GError **error)
{
  g_return_val_if_fail (letter != NULL && template != NULL && told != NULL, FALSE);

  g_autoptr (GadibaLetter) sheet = _gadiba_letter_compose_sheet (template, told, error);
  if (sheet == NULL)
    return FALSE;
  _gadiba_letter_add_block (letter, GADIBA_LETTER_BREAK, NULL);
  while (sheet->blocks->len > 0)
    g_ptr_array_add (letter->blocks, g_ptr_array_steal_index (sheet->blocks, 0));
  g_free (letter->code);
  letter->code = gadiba_letter_make_code (letter);
  return TRUE;
}
