/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-entry-grid-private.h"

#include <glib/gi18n-lib.h>

/* Where a text from the clipboard is to go: reading it takes a while. */
typedef struct
{
  GadibaEntryGrid *grid; /* weak: the window may be closed meanwhile */
  char *row;
  guint column;
} Paste;

static void
free_paste (Paste *paste)
{
  g_clear_weak_pointer (&paste->grid);
  g_free (paste->row);
  g_free (paste);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, free_paste)

static const char *
get_shown (GadibaEntryGrid *self, guint row, guint column)
{
  return gadiba_grid_cell_get_shown (
      gadiba_grid_row_get_cell (_gadiba_entry_grid_get_row (self, row), column));
}

/* The rows from @first on, before @end, at most @n, of which not all is read-only: a block from a
 * spreadsheet knows nothing of the questions that stand between the persons. */
static GArray *
list_open_rows (GadibaEntryGrid *self, guint first, guint end, guint n)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = first; i < MIN (end, self->rows->len) && rows->len < n; i++)
    if (!gadiba_grid_row_is_read_only (_gadiba_entry_grid_get_row (self, i)))
      g_array_append_val (rows, i);
  return rows;
}

/* The rows of @area that a block is made of: all of them if nothing can be entered in any. */
static GArray *
list_area_rows (GadibaEntryGrid *self, const GdkRectangle *area)
{
  const guint end = (guint) (area->y + area->height);
  GArray *rows = list_open_rows (self, (guint) area->y, end, (guint) area->height);

  for (guint i = (guint) area->y; rows->len == 0 && i < end; i++)
    g_array_append_val (rows, i);
  return rows;
}

static guint
get_nth (const GArray *rows, guint i)
{
  return g_array_index (rows, guint, i);
}

/* Whether a text can be entered into every cell of the block, which begins in the first of @rows.
 */
static gboolean
is_fillable (GadibaEntryGrid *self, const GArray *rows, guint column, const GadibaGridBlock *block)
{
  const guint n_columns = gadiba_grid_block_get_n_columns (block);

  if (rows->len < gadiba_grid_block_get_n_rows (block)
      || column + n_columns > gadiba_grid_columns_get_n (self->columns))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < n_columns; j++)
      if (!_gadiba_entry_grid_is_editable (self, get_nth (rows, i), column + j))
        return FALSE;
  return TRUE;
}

static void
fill_cell (GadibaEntryGrid *self, guint row, guint column, const char *text)
{
  GadibaGridRow *line = _gadiba_entry_grid_get_row (self, row);
  GadibaGridCell *cell = gadiba_grid_row_get_cell (line, column);

  gadiba_grid_row_set_message (line, column, NULL, FALSE);
  if (!g_str_equal (gadiba_grid_cell_get_shown (cell), text))
    gadiba_grid_cell_set_typed (cell, text, NULL);
}

static gboolean
changes_something (GadibaEntryGrid *self, const GArray *rows, guint column,
                   const GadibaGridBlock *block)
{
  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < gadiba_grid_block_get_n_columns (block); j++)
      if (!g_str_equal (get_shown (self, get_nth (rows, i), column + j),
                        gadiba_grid_block_get (block, i, j)))
        return TRUE;
  return FALSE;
}

/* Puts @block in from this cell on and hands it over; all of it or nothing. */
static void
put_block (GadibaEntryGrid *self, guint row, guint column, GadibaGridBlock *block)
{
  const guint n_rows = gadiba_grid_block_get_n_rows (block);
  const guint n_columns = gadiba_grid_block_get_n_columns (block);
  g_autoptr (GArray) rows = list_open_rows (self, row, self->rows->len, n_rows);

  if (rows->len == 0 || get_nth (rows, 0) != row || !is_fillable (self, rows, column, block))
    {
      g_autofree char *sentence = g_strdup_printf (
          _ ("A block of %u × %u cells does not fit here: each of its cells must lie on one that "
             "can be filled in. Nothing was changed."),
          n_rows, n_columns);
      gadiba_entry_grid_refuse (self, sentence);
      return;
    }
  if ((n_rows > 1 || n_columns > 1) && !_gadiba_entry_grid_takes_blocks (self))
    {
      gadiba_entry_grid_refuse (self, _ ("Several cells cannot be filled in at once here; fill "
                                         "in one after the other. Nothing was changed."));
      return;
    }
  if (!changes_something (self, rows, column, block))
    return;
  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      fill_cell (self, get_nth (rows, i), column + j, gadiba_grid_block_get (block, i, j));
  g_autofree char *id = g_strdup (gadiba_grid_row_get_id (_gadiba_entry_grid_get_row (self, row)));
  if (n_rows == 1 && n_columns == 1)
    _gadiba_entry_grid_emit_edited (self, id, column, gadiba_grid_block_get (block, 0, 0));
  else
    _gadiba_entry_grid_emit_pasted (self, id, column, block);
}

/* Puts the same text into every cell of @area. */
static void
put_text (GadibaEntryGrid *self, const GdkRectangle *area, const char *text)
{
  g_autoptr (GArray) rows = list_area_rows (self, area);
  g_autoptr (GadibaGridBlock) block = gadiba_grid_block_new (rows->len, (guint) area->width);

  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < (guint) area->width; j++)
      gadiba_grid_block_set (block, i, j, text);
  put_block (self, get_nth (rows, 0), (guint) area->x, block);
}

void
_gadiba_entry_grid_delete (GadibaEntryGrid *self)
{
  if (_gadiba_entry_grid_get_cursor_cell (self) == NULL)
    return;
  const GdkRectangle chosen = _gadiba_entry_grid_get_chosen (self);
  put_text (self, &chosen, "");
}

static void
copy (GadibaEntryGrid *self)
{
  if (_gadiba_entry_grid_get_cursor_cell (self) == NULL)
    return;
  const GdkRectangle area = _gadiba_entry_grid_get_chosen (self);
  g_autoptr (GArray) rows = list_area_rows (self, &area);
  g_autoptr (GadibaGridBlock) block = gadiba_grid_block_new (rows->len, (guint) area.width);
  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < (guint) area.width; j++)
      gadiba_grid_block_set (block, i, j, get_shown (self, get_nth (rows, i), (guint) area.x + j));
  g_autofree char *text = gadiba_grid_block_to_text (block);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy (GADIBA_ENTRY_GRID (widget));
}

static void
cut_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaEntryGrid *self = GADIBA_ENTRY_GRID (widget);

  gadiba_entry_grid_commit (self);
  copy (self);
  _gadiba_entry_grid_delete (self);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gadiba_entry_grid_commit (GADIBA_ENTRY_GRID (widget));
  _gadiba_entry_grid_delete (GADIBA_ENTRY_GRID (widget));
}

static void
paste_text (GadibaEntryGrid *self, guint row, guint column, const char *text)
{
  g_autoptr (GadibaGridBlock) block = gadiba_grid_block_parse (text);
  const GdkRectangle chosen = _gadiba_entry_grid_get_chosen (self);

  if (block == NULL)
    {
      gadiba_entry_grid_refuse (
          self, _ ("What was copied is no table: its lines are not equally long, or it is too "
                   "long. Nothing was changed."));
      return;
    }
  const gboolean is_one =
      gadiba_grid_block_get_n_rows (block) == 1 && gadiba_grid_block_get_n_columns (block) == 1;
  if (is_one && (chosen.width > 1 || chosen.height > 1))
    put_text (self, &chosen, gadiba_grid_block_get (block, 0, 0));
  else
    put_block (self, row, column, block);
}

static void
on_clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) paste = data;
  GadibaEntryGrid *self = paste->grid;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  guint row;

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gadiba_entry_grid_commit (self);
  GadibaGridRow *line = _gadiba_entry_grid_find_row (self, paste->row);
  if (line == NULL || !g_ptr_array_find (self->rows, line, &row)
      || paste->column >= gadiba_grid_columns_get_n (self->columns))
    return;
  if (text == NULL)
    gadiba_entry_grid_refuse (self, _ ("There is no text on the clipboard. Copy a value or a "
                                       "block of cells first."));
  else
    paste_text (self, row, paste->column, text);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaEntryGrid *self = GADIBA_ENTRY_GRID (widget);

  gadiba_entry_grid_commit (self);
  if (_gadiba_entry_grid_get_cursor_cell (self) == NULL)
    return;
  const GdkRectangle chosen = _gadiba_entry_grid_get_chosen (self);
  Paste *paste = g_new0 (Paste, 1);
  g_set_weak_pointer (&paste->grid, self);
  paste->row =
      g_strdup (gadiba_grid_row_get_id (_gadiba_entry_grid_get_row (self, (guint) chosen.y)));
  paste->column = (guint) chosen.x;
  if (self->cancellable == NULL)
    self->cancellable = g_cancellable_new ();
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), self->cancellable,
                                 on_clipboard_read_cb, paste);
}

/* What stands at the left goes into the cells to the right: of the chosen ones, or of all that
 * follow in the row without a gap. */
static void
fill_right_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaEntryGrid *self = GADIBA_ENTRY_GRID (widget);

  gadiba_entry_grid_commit (self);
  if (_gadiba_entry_grid_get_cursor_cell (self) == NULL)
    return;
  GdkRectangle area = _gadiba_entry_grid_get_chosen (self);
  if (area.width == 1 && area.height == 1)
    {
      const guint n = gadiba_grid_columns_get_n (self->columns);
      while ((guint) (area.x + area.width) < n
             && _gadiba_entry_grid_is_editable (self, self->row, (guint) (area.x + area.width)))
        area.width++;
    }
  if (area.width == 1)
    return;
  g_autoptr (GArray) rows = list_area_rows (self, &area);
  g_autoptr (GadibaGridBlock) block = gadiba_grid_block_new (rows->len, (guint) area.width - 1);
  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j + 1 < (guint) area.width; j++)
      gadiba_grid_block_set (block, i, j, get_shown (self, get_nth (rows, i), (guint) area.x));
  put_block (self, get_nth (rows, 0), (guint) area.x + 1, block);
}

/* What stands at the top goes into the cells below it: of the chosen ones; into one cell alone,
 * what stands above it. All that follow would be those of other persons. */
static void
fill_down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaEntryGrid *self = GADIBA_ENTRY_GRID (widget);

  gadiba_entry_grid_commit (self);
  if (_gadiba_entry_grid_get_cursor_cell (self) == NULL)
    return;
  GdkRectangle area = _gadiba_entry_grid_get_chosen (self);
  const guint end = (guint) (area.y + area.height), last = end - 1;
  gboolean has_source = area.height > 1;
  while (!has_source && area.y > 0)
    has_source =
        !gadiba_grid_row_is_read_only (_gadiba_entry_grid_get_row (self, (guint) --area.y));
  if (!has_source)
    return;
  area.height = (int) end - area.y;
  g_autoptr (GArray) rows = list_area_rows (self, &area);
  if (rows->len == 1) /* nothing can be entered in what is to be filled: that is told */
    g_array_append_val (rows, last);
  g_autoptr (GadibaGridBlock) block = gadiba_grid_block_new (rows->len - 1, (guint) area.width);
  for (guint i = 0; i + 1 < rows->len; i++)
    for (guint j = 0; j < (guint) area.width; j++)
      gadiba_grid_block_set (block, i, j, get_shown (self, get_nth (rows, 0), (guint) area.x + j));
  put_block (self, get_nth (rows, 1), (guint) area.x, block);
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaEntryGrid *self = GADIBA_ENTRY_GRID (widget);

  gadiba_entry_grid_commit (self);
  _gadiba_entry_grid_move_to (self, 0, 0, FALSE);
  _gadiba_entry_grid_move_by (self, G_MAXINT, G_MAXINT, TRUE);
}

void
_gadiba_entry_grid_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint keyval;
    GdkModifierType modifiers;
  } actions[] = {
    { "clipboard.copy", copy_action, GDK_KEY_c, GDK_CONTROL_MASK },
    { "clipboard.copy", NULL, GDK_KEY_Insert, GDK_CONTROL_MASK },
    { "clipboard.cut", cut_action, GDK_KEY_x, GDK_CONTROL_MASK },
    { "clipboard.cut", NULL, GDK_KEY_Delete, GDK_SHIFT_MASK },
    { "clipboard.paste", paste_action, GDK_KEY_v, GDK_CONTROL_MASK },
    { "clipboard.paste", NULL, GDK_KEY_Insert, GDK_SHIFT_MASK },
    { "selection.select-all", select_all_action, GDK_KEY_a, GDK_CONTROL_MASK },
    { "entry-grid.fill-right", fill_right_action, GDK_KEY_r, GDK_CONTROL_MASK },
    { "entry-grid.fill-down", fill_down_action, GDK_KEY_d, GDK_CONTROL_MASK },
    { "selection.delete", delete_action, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (actions[i].activate != NULL)
        gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].keyval != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].keyval, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
}
