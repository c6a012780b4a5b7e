/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-letter-template-private.h"

/* The trace as a letter tells it: the calculation in the act, and the annex. */

/* --- the calculation --- */

/* @patterns: ids, or "*.amount" for what a municipality's book adds */
static gboolean
is_among (char *const *patterns, const char *id)
{
  for (guint i = 0; patterns[i] != NULL; i++)
    if (*patterns[i] != '\0' && g_pattern_match_simple (patterns[i], id))
      return TRUE;
  return FALSE;
}

static gboolean
is_answer (const GadibaTraceSection *section)
{
  return strcmp (section->id, "answer") == 0;
}

const GadibaTraceLine *
_gadiba_letter_find_line (const GadibaTrace *trace, const char *step)
{
  for (guint i = 0; i < trace->sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (trace->sections, i);
      for (guint j = 0; !is_answer (section) && j < section->lines->len; j++)
        {
          const GadibaTraceLine *line = g_ptr_array_index (section->lines, j);
          if (line->kind == GADIBA_TRACE_STEP && g_strcmp0 (line->id, step) == 0)
            return line;
        }
    }
  return NULL;
}

static const GadibaDecisionItem *
find_item_of (const GadibaDecision *decision, const GadibaTraceLine *line)
{
  for (guint i = 0; line->id != NULL && i < decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (decision->items, i);
      gsize length = strlen (item->id);
      if (strncmp (line->id, item->id, length) == 0 && strcmp (line->id + length, ".amount") == 0)
        return item;
    }
  return NULL;
}

/* Who is granted nothing is shown no amount, save the 0,00 that is the reason. What is changed was
 * reckoned anew, or has no line: a stop reckons nothing. */
static gboolean
is_decided_amount (const GadibaDecision *decision, const GadibaTraceLine *line)
{
  const GadibaDecisionItem *item = find_item_of (decision, line);

  if (item == NULL || item->outcome == GADIBA_OUTCOME_GRANTED
      || item->outcome == GADIBA_OUTCOME_CHANGED)
    return TRUE;
  return item->outcome == GADIBA_OUTCOME_REFUSED && g_strcmp0 (line->value, "0.00") == 0;
}

static void
add_lines (GPtrArray *lines, char *const *steps, const GadibaTraceSection *section,
           const GadibaDecision *decision)
{
  for (guint i = 0; i < section->lines->len; i++)
    {
      GadibaTraceLine *line = g_ptr_array_index (section->lines, i);
      if (line->kind == GADIBA_TRACE_STEP && line->id != NULL && line->subject == NULL
          && line->result != NULL && line->decided && !is_answer (section)
          && is_among (steps, line->id) && is_decided_amount (decision, line))
        g_ptr_array_add (lines, line);
    }
}

GPtrArray *
_gadiba_letter_list_lines (const GadibaXmlNode *node, const GadibaDecision *decision)
{
  g_auto (GStrv) steps = g_strsplit (gadiba_xml_node_get (node, "steps"), " ", -1);
  const GPtrArray *sections = decision->trace->sections;
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < sections->len; i++)
    add_lines (lines, steps, g_ptr_array_index (sections, i), decision);
  return lines;
}

/* What a program puts into a letter keeps figures and units together, as fields do. */
static char *
bind (const char *text)
{
  return _gadiba_letter_bind (g_strdup (text));
}

static void
add_calculation_rows (GadibaLetterBlock *block, const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const GadibaTraceLine *line = g_ptr_array_index (lines, i);
      gboolean is_amount = g_str_has_suffix (line->id, ".amount");
      GadibaLetterRow *row = _gadiba_letter_add_row (block, is_amount ? "sum" : "normal");
      _gadiba_letter_add_cell (row, bind (line->title), bind (line->figures));
      _gadiba_letter_add_cell (row, bind (line->result), NULL);
    }
}

/* Whether the line above it of the same step says the same. Amounts are told for each month. */
static gboolean
is_repeated (const GPtrArray *told, const GadibaTraceLine *line)
{
  for (guint i = told->len; i > 0 && !g_str_has_suffix (line->id, ".amount"); i--)
    {
      const GadibaTraceLine *above = g_ptr_array_index (told, i - 1);
      if (above->id == line->id)
        return g_strcmp0 (above->result, line->result) == 0
               && g_strcmp0 (above->figures, line->figures) == 0;
    }
  return FALSE;
}

/* A month that comes out otherwise has its name above it, and what of it differs below.
 * @told: what stands in the table; what is added here too */
static void
add_calculation_section (GadibaLetterBlock *block, char *const *steps,
                         const GadibaTraceSection *section, const GadibaDecision *decision,
                         GPtrArray *told)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  add_lines (lines, steps, section, decision);
  for (guint i = lines->len; i > 0 && section->month != GADIBA_MONTH_NONE; i--)
    if (is_repeated (told, g_ptr_array_index (lines, i - 1)))
      g_ptr_array_remove_index (lines, i - 1);
  g_ptr_array_extend (told, lines, NULL, NULL);
  if (lines->len > 0 && section->month != GADIBA_MONTH_NONE)
    {
      char *month = gadiba_lv_month (section->month, GADIBA_LV_NOMINATIVE);
      _gadiba_letter_add_cell (_gadiba_letter_add_row (block, "group"), month, NULL);
    }
  add_calculation_rows (block, lines);
}

void
_gadiba_letter_add_calculation (GadibaLetter *letter, const char *part, const GadibaXmlNode *node,
                                const GadibaDecision *decision)
{
  g_auto (GStrv) steps = g_strsplit (gadiba_xml_node_get (node, "steps"), " ", -1);
  g_autoptr (GPtrArray) lines = _gadiba_letter_list_lines (node, decision);
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  const GPtrArray *sections = decision->trace->sections;

  if (lines->len == 0)
    return;
  GadibaLetterBlock *block = _gadiba_letter_add_block (letter, GADIBA_LETTER_TABLE, part);
  _gadiba_letter_make_table (block);
  _gadiba_letter_add_column (block, gadiba_xml_node_get (node, "what"), 78, "left");
  _gadiba_letter_add_column (block, gadiba_xml_node_get (node, "result"), 22, "right");
  for (guint i = 0; i < sections->len; i++)
    add_calculation_section (block, steps, g_ptr_array_index (sections, i), decision, told);
}

/* --- the annex --- */

static const char *
get_row_style (const GadibaTraceLine *line)
{
  switch (line->kind)
    {
    case GADIBA_TRACE_PERSON:
      return "group";
    case GADIBA_TRACE_PARAMETER:
      return "detail";
    case GADIBA_TRACE_NOTE:
    case GADIBA_TRACE_STEP:
    case GADIBA_TRACE_CONDITION:
    case GADIBA_TRACE_RECEIPT:
    case GADIBA_TRACE_BILL:
    case GADIBA_TRACE_TEXT:
      break;
    }
  return line->id != NULL && g_str_has_suffix (line->id, ".amount") ? "sum" : "normal";
}

/*
 * What a letter tells of a section. A note says what the book's authors doubt, and nobody signs a
 * doubt. The answers and what is missing stand in the act itself, as they were decided.
 */
static GPtrArray *
list_told (const GadibaDecision *decision, const GadibaTraceSection *section)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < section->lines->len; i++)
    {
      GadibaTraceLine *line = g_ptr_array_index (section->lines, i);
      if (!is_answer (section) && strcmp (section->id, "missing") != 0
          && line->kind != GADIBA_TRACE_NOTE && is_decided_amount (decision, line))
        g_ptr_array_add (lines, line);
    }
  return lines;
}

static void
add_line (GadibaLetterBlock *block, const GadibaTraceLine *line)
{
  GadibaLetterRow *row = _gadiba_letter_add_row (block, get_row_style (line));

  if (line->result == NULL && line->article == NULL)
    {
      _gadiba_letter_add_cell (row, bind (line->title), NULL);
      return;
    }
  _gadiba_letter_add_cell (row, bind (line->title), bind (line->figures));
  _gadiba_letter_add_cell (row, bind (line->result), NULL);
  _gadiba_letter_add_cell (row, bind (line->article), NULL);
}

/* One table for all, so that each page says what its columns are. */
static void
add_section (GadibaLetterBlock *block, const GadibaTraceSection *section,
             const GadibaDecision *decision)
{
  g_autoptr (GPtrArray) lines = list_told (decision, section);

  if (lines->len == 0)
    return;
  GadibaLetterRow *row = _gadiba_letter_add_row (block, "section");
  _gadiba_letter_add_cell (row, g_strdup (section->title), NULL);
  for (guint i = 0; i < lines->len; i++)
    add_line (block, g_ptr_array_index (lines, i));
}

static void
add_table (GadibaLetter *letter, const GadibaXmlNode *node, const GadibaDecision *decision)
{
  const GadibaTrace *trace = decision->trace;
  GadibaLetterBlock *block = _gadiba_letter_add_block (letter, GADIBA_LETTER_TABLE, NULL);

  _gadiba_letter_make_table (block);
  _gadiba_letter_add_column (block, gadiba_xml_node_get (node, "what"), 51, "left");
  _gadiba_letter_add_column (block, gadiba_xml_node_get (node, "result"), 23, "right");
  _gadiba_letter_add_column (block, gadiba_xml_node_get (node, "norm"), 26, "left");
  for (guint i = 0; i < trace->sections->len; i++)
    add_section (block, g_ptr_array_index (trace->sections, i), decision);
}

static void
add_item (GadibaLetter *letter, const char *text)
{
  GadibaLetterBlock *block = _gadiba_letter_add_block (letter, GADIBA_LETTER_ITEM, NULL);

  block->level = 1;
  block->style = g_intern_string ("small");
  block->lead = g_strdup ("–");
  block->text = bind (text);
}

static void
add_title (GadibaLetter *letter, const char *text)
{
  GadibaLetterBlock *block = _gadiba_letter_add_block (letter, GADIBA_LETTER_HEADING, NULL);

  block->level = 3;
  block->text = g_strdup (text);
}

/* Is the short form written as a word of its own? */
static gboolean
is_used (const char *text, const char *shorthand)
{
  gsize length = strlen (shorthand);

  for (const char *at = strstr (text, shorthand); at != NULL; at = strstr (at + 1, shorthand))
    if ((at == text || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[length]))
      return TRUE;
  return FALSE;
}

static void
append_words (GString *string, const GadibaDecision *decision)
{
  for (guint i = 0; i < decision->trace->sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (decision->trace->sections, i);
      g_autoptr (GPtrArray) lines = list_told (decision, section);
      if (lines->len > 0)
        g_string_append_printf (string, "%s\n", section->title);
      for (guint j = 0; j < lines->len; j++)
        {
          const GadibaTraceLine *line = g_ptr_array_index (lines, j);
          const char *const texts[] = { line->title, line->figures, line->result, line->article };
          for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
            g_string_append_printf (string, "%s\n", texts[k] != NULL ? texts[k] : "");
        }
    }
}

static void
add_abbreviations (GadibaLetter *letter, const char *title, const GadibaDecision *decision)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  append_words (words, decision);
  for (guint i = 0; i < decision->abbreviations->len; i++)
    {
      const char *one = g_ptr_array_index (decision->abbreviations, i);
      g_autofree char *shorthand = g_strndup (one, strcspn (one, " "));
      if (is_used (words->str, shorthand))
        g_ptr_array_add (list, g_strdup (one));
    }
  for (guint i = 0; i < decision->acts->len; i++)
    {
      const GadibaDecisionAct *act = g_ptr_array_index (decision->acts, i);
      if (is_used (words->str, act->cited))
        g_ptr_array_add (list, g_strdup_printf ("%s – %s", act->id, act->title));
    }
  if (list->len > 0)
    add_title (letter, title);
  for (guint i = 0; i < list->len; i++)
    add_item (letter, g_ptr_array_index (list, i));
}

void
_gadiba_letter_add_explanation (GadibaLetter *letter, const GadibaXmlNode *node,
                                const GadibaDecision *decision)
{
  const GadibaTrace *trace = decision->trace;
  gboolean is_first = TRUE;

  add_table (letter, node, decision);
  for (guint i = 0; i < trace->missing->len; i++)
    {
      const GadibaTraceMissing *missing = g_ptr_array_index (trace->missing, i);
      if (missing->question == NULL)
        continue;
      if (is_first)
        add_title (letter, gadiba_xml_node_get (node, "missing"));
      is_first = FALSE;
      add_item (letter, missing->question);
    }
  add_abbreviations (letter, gadiba_xml_node_get (node, "abbreviations"), decision);
}
