/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-private.h"

G_DEFINE_QUARK (gadiba - letter - error - quark, gadiba_letter_error)

static void
clear_column (gpointer data)
{
  GadibaLetterColumn *column = data;

  g_free (column->title);
}

static void
clear_cell (gpointer data)
{
  GadibaLetterCell *cell = data;

  g_free (cell->text);
  g_free (cell->note);
}

static void
free_row (gpointer data)
{
  GadibaLetterRow *row = data;

  g_array_unref (row->cells);
  g_free (row);
}

static void
free_block (gpointer data)
{
  GadibaLetterBlock *block = data;

  g_free (block->lead);
  g_free (block->text);
  g_free (block->right);
  g_free (block->note);
  g_clear_pointer (&block->columns, g_array_unref);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block);
}

GadibaLetter *
gadiba_letter_new (void)
{
  GadibaLetter *letter = g_new0 (GadibaLetter, 1);

  letter->blocks = g_ptr_array_new_with_free_func (free_block);
  return letter;
}

void
gadiba_letter_free (GadibaLetter *letter)
{
  if (letter == NULL)
    return;
  g_free (letter->kind);
  g_free (letter->title);
  g_free (letter->author);
  g_free (letter->number);
  g_free (letter->page);
  g_free (letter->italic);
  g_free (letter->mark);
  g_free (letter->code);
  g_free (letter->verify);
  g_ptr_array_unref (letter->blocks);
  g_free (letter);
}

GadibaLetterBlock *
_gadiba_letter_add_block (GadibaLetter *letter, GadibaLetterBlockKind kind, const char *part)
{
  GadibaLetterBlock *block = g_new0 (GadibaLetterBlock, 1);

  block->kind = kind;
  block->part = g_intern_string (part);
  g_ptr_array_add (letter->blocks, block);
  return block;
}

void
_gadiba_letter_make_table (GadibaLetterBlock *block)
{
  block->columns = g_array_new (FALSE, TRUE, sizeof (GadibaLetterColumn));
  g_array_set_clear_func (block->columns, clear_column);
  block->rows = g_ptr_array_new_with_free_func (free_row);
}

void
_gadiba_letter_add_column (GadibaLetterBlock *block, const char *title, guint width,
                           const char *align)
{
  GadibaLetterColumn column = { g_strdup (title), width, g_intern_string (align) };

  g_array_append_val (block->columns, column);
}

GadibaLetterRow *
_gadiba_letter_add_row (GadibaLetterBlock *block, const char *style)
{
  GadibaLetterRow *row = g_new0 (GadibaLetterRow, 1);

  row->style = g_intern_string (style != NULL ? style : "normal");
  row->cells = g_array_new (FALSE, TRUE, sizeof (GadibaLetterCell));
  g_array_set_clear_func (row->cells, clear_cell);
  g_ptr_array_add (block->rows, row);
  return row;
}

void
_gadiba_letter_add_cell (GadibaLetterRow *row, char *text, char *note)
{
  GadibaLetterCell cell = { text, note };

  g_array_append_val (row->cells, cell);
}

static void
append_row (GString *string, const GadibaLetterRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const GadibaLetterCell *cell = &g_array_index (row->cells, GadibaLetterCell, i);
      g_string_append_printf (string, "%s%s", i > 0 ? " | " : "",
                              cell->text != NULL ? cell->text : "");
      if (cell->note != NULL)
        g_string_append_printf (string, " / %s", cell->note);
    }
  g_string_append_c (string, '\n');
}

static void
append_table (GString *string, const GadibaLetterBlock *block)
{
  gboolean has_titles = FALSE;

  for (guint i = 0; i < block->columns->len; i++)
    has_titles = has_titles || g_array_index (block->columns, GadibaLetterColumn, i).title != NULL;
  for (guint i = 0; has_titles && i < block->columns->len; i++)
    {
      const GadibaLetterColumn *column = &g_array_index (block->columns, GadibaLetterColumn, i);
      g_string_append_printf (string, "%s%s", i > 0 ? " | " : "",
                              column->title != NULL ? column->title : "");
    }
  if (has_titles)
    g_string_append_c (string, '\n');
  for (guint i = 0; i < block->rows->len; i++)
    append_row (string, g_ptr_array_index (block->rows, i));
}

static void
append_block (GString *string, const GadibaLetterBlock *block)
{
  const char *const texts[] = { block->lead, block->text, block->note, block->right };
  const char *space = "";

  if (block->kind == GADIBA_LETTER_TABLE)
    {
      append_table (string, block);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      {
        g_string_append_printf (string, "%s%s", space, texts[i]);
        space = " ";
      }
  if (*space != '\0')
    g_string_append_c (string, '\n');
}

char *
gadiba_letter_format_text (const GadibaLetter *letter)
{
  g_return_val_if_fail (letter != NULL, NULL);

  g_autoptr (GString) string = g_string_new (NULL);
  for (guint i = 0; i < letter->blocks->len; i++)
    append_block (string, g_ptr_array_index (letter->blocks, i));
  return g_string_free (g_steal_pointer (&string), FALSE);
}
