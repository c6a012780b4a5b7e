/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-entry-grid-private.h"

GdkRectangle
_gadiba_entry_grid_get_chosen (GadibaEntryGrid *self)
{
  const int x = (int) MIN (self->column, self->anchor_column);
  const int y = (int) MIN (self->row, self->anchor_row);
  return (GdkRectangle){ x, y, (int) MAX (self->column, self->anchor_column) - x + 1,
                         (int) MAX (self->row, self->anchor_row) - y + 1 };
}

static gboolean
is_inside (const GdkRectangle *block, guint row, guint column)
{
  const int x = (int) column, y = (int) row;
  return x >= block->x && x < block->x + block->width && y >= block->y
         && y < block->y + block->height;
}

/* One cell alone is not shown as chosen: the keyboard is there. */
void
_gadiba_entry_grid_update_marked (GadibaEntryGrid *self)
{
  const GdkRectangle block = _gadiba_entry_grid_get_chosen (self);
  const gboolean has_block = block.width > 1 || block.height > 1;

  if (!has_block && !self->has_marked)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < gadiba_grid_columns_get_n (self->columns); j++)
      gadiba_grid_cell_set_selected (
          gadiba_grid_row_get_cell (_gadiba_entry_grid_get_row (self, i), j),
          has_block && is_inside (&block, i, j));
  self->has_marked = has_block;
}

/* At the edge of the cells, what lies before them comes into view too: titles and heads. */
static void
scroll_to_edge (GadibaEntryGrid *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);

  if (viewport == NULL)
    return;
  if (self->column == 0)
    {
      GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (viewport));
      gtk_adjustment_set_value (across, gtk_adjustment_get_lower (across));
    }
  if (self->row == 0 && gtk_widget_get_parent (GTK_WIDGET (self)) == viewport)
    {
      GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
      gtk_adjustment_set_value (down, gtk_adjustment_get_lower (down));
    }
}

gboolean
_gadiba_entry_grid_focus_cursor (GadibaEntryGrid *self)
{
  GadibaGridCell *cell = _gadiba_entry_grid_get_cursor_cell (self);

  if (cell == NULL)
    return FALSE;
  if (self->edited != NULL)
    return gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));
  if (!gtk_widget_grab_focus (GTK_WIDGET (cell)))
    return FALSE;
  scroll_to_edge (self);
  return TRUE;
}

void
_gadiba_entry_grid_move_to (GadibaEntryGrid *self, guint row, guint column, gboolean extend)
{
  if (_gadiba_entry_grid_get_cursor_cell (self) == NULL)
    return;
  const gboolean has_moved = row != self->row || column != self->column;
  if (has_moved)
    _gadiba_entry_grid_clear_note (self);
  self->row = row;
  self->column = column;
  if (!extend)
    {
      self->anchor_row = row;
      self->anchor_column = column;
    }
  _gadiba_entry_grid_update_marked (self);
  if (_gadiba_entry_grid_has_focus (self))
    _gadiba_entry_grid_focus_cursor (self);
  if (has_moved)
    _gadiba_entry_grid_emit_cursor_moved (self);
}

static guint
step (guint from, int by, guint n)
{
  if (by < 0)
    return from - MIN (from, (guint) -by);
  return MIN (from + MIN ((guint) by, n), n - 1);
}

/* The end of a row is its last value; what can be done aside comes after it. */
static guint
find_end (GadibaEntryGrid *self)
{
  const guint n = gadiba_grid_columns_get_n (self->columns);
  guint end = n;

  while (end > 1 && gadiba_grid_columns_get (self->columns, end - 1)->is_aside)
    end--;
  return self->column + 1 < end ? end : n;
}

void
_gadiba_entry_grid_move_by (GadibaEntryGrid *self, int rows, int columns, gboolean extend)
{
  if (_gadiba_entry_grid_get_cursor_cell (self) == NULL)
    return;
  _gadiba_entry_grid_move_to (
      self, step (self->row, rows, self->rows->len),
      step (self->column, columns,
            columns == 1 ? gadiba_grid_columns_get_n (self->columns) : find_end (self)),
      extend);
}

static gboolean
is_stop (GadibaEntryGrid *self, guint row, guint column, gboolean with_actions)
{
  GadibaGridRow *line = _gadiba_entry_grid_get_row (self, row);
  GadibaGridCell *cell = gadiba_grid_row_get_cell (line, column);

  return gadiba_grid_row_is_editable (line, column)
         || (gadiba_grid_cell_is_action (cell)
             && (gadiba_grid_cell_is_asking (cell)
                 || (with_actions && !gadiba_grid_columns_get (self->columns, column)->is_aside)));
}

gboolean
_gadiba_entry_grid_move_on (GadibaEntryGrid *self, gboolean forward, gboolean with_actions)
{
  const guint n = gadiba_grid_columns_get_n (self->columns);
  const guint end = self->rows->len * n;
  guint at = self->row * n + self->column;

  for (at = forward ? at + 1 : at - 1; at < end; at = forward ? at + 1 : at - 1)
    if (is_stop (self, at / n, at % n, with_actions))
      {
        _gadiba_entry_grid_move_to (self, at / n, at % n, FALSE);
        return TRUE;
      }
  return FALSE;
}

void
gadiba_entry_grid_go_on (GadibaEntryGrid *self)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (self));

  gadiba_entry_grid_commit (self);
  if (_gadiba_entry_grid_get_cursor_cell (self) != NULL)
    _gadiba_entry_grid_move_on (self, TRUE, TRUE);
}
