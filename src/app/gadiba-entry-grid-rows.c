/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-entry-grid-private.h"

static void
remove_line (GadibaEntryGrid *self, GadibaGridRow *line)
{
  if (self->edited != NULL && gtk_widget_is_ancestor (GTK_WIDGET (self->edited), GTK_WIDGET (line)))
    _gadiba_entry_grid_cancel (self);
  g_hash_table_remove (self->by_id, gadiba_grid_row_get_id (line));
  if (self->left != NULL && gtk_widget_is_ancestor (GTK_WIDGET (self->left), GTK_WIDGET (line)))
    {
      gtk_widget_set_visible (GTK_WIDGET (line), FALSE);
      self->doomed = GTK_WIDGET (line);
    }
  else
    gtk_widget_unparent (GTK_WIDGET (line));
}

void
gadiba_entry_grid_set_columns (GadibaEntryGrid *self, const char *title,
                               const GadibaGridColumn *columns, guint n)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (self) && title != NULL && self->filling == NULL);

  if (self->head == NULL || !gadiba_grid_columns_are_equal (self->columns, columns, n))
    {
      gadiba_entry_grid_commit (self);
      gadiba_entry_grid_begin (self);
      gadiba_entry_grid_end (self);
      g_clear_pointer (&self->head, gtk_widget_unparent);
      gadiba_grid_columns_set_owner (self->columns, NULL);
      gadiba_grid_columns_unref (self->columns);
      self->columns = gadiba_grid_columns_new (columns, n);
      gadiba_grid_columns_set_owner (self->columns, GTK_WIDGET (self));
      gadiba_grid_columns_set_title_chars (self->columns, self->title_chars);
      self->head = gadiba_grid_row_new (self->columns, GADIBA_GRID_LINE_HEAD, "");
      gtk_widget_insert_after (self->head, GTK_WIDGET (self), NULL);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                      (int) n + 1, -1);
      self->column = self->anchor_column = 0;
    }
  gadiba_grid_row_set_titles (GADIBA_GRID_ROW (self->head), title, NULL, NULL);
}

void
gadiba_entry_grid_set_title_chars (GadibaEntryGrid *self, guint n)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (self));

  self->title_chars = n;
  gadiba_grid_columns_set_title_chars (self->columns, n);
  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    gtk_widget_queue_resize (gtk_widget_get_first_child (line));
}

void
gadiba_entry_grid_begin (GadibaEntryGrid *self)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (self) && self->filling == NULL);
  self->filling = g_ptr_array_new ();
  g_clear_pointer (&self->group, g_free);
}

static GadibaGridRow *
add_line (GadibaEntryGrid *self, GadibaGridLine line, const char *id)
{
  GadibaGridRow *row = _gadiba_entry_grid_find_row (self, id);

  g_return_val_if_fail (self->filling != NULL && !g_ptr_array_find (self->filling, row, NULL),
                        NULL);
  if (row != NULL && gadiba_grid_row_get_line (row) != line)
    {
      g_ptr_array_remove (self->lines, row);
      g_ptr_array_remove (self->rows, row);
      remove_line (self, row);
      row = NULL;
    }
  if (row == NULL)
    {
      row = GADIBA_GRID_ROW (gadiba_grid_row_new (self->columns, line, id));
      g_hash_table_insert (self->by_id, (gpointer) gadiba_grid_row_get_id (row), row);
      gtk_widget_set_parent (GTK_WIDGET (row), GTK_WIDGET (self));
      gadiba_grid_columns_invalidate (self->columns);
    }
  g_ptr_array_add (self->filling, row);
  return row;
}

void
gadiba_entry_grid_add_group (GadibaEntryGrid *self, const char *id, const char *title,
                             const char *caption)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (self) && id != NULL && title != NULL);

  GadibaGridRow *row = add_line (self, GADIBA_GRID_LINE_GROUP, id);
  gadiba_grid_row_set_titles (row, title, caption, NULL);
  g_free (self->group);
  self->group = g_strdup (title);
}

void
gadiba_entry_grid_add_row (GadibaEntryGrid *self, const GadibaGridRowInfo *info)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (self) && info != NULL && info->id != NULL);

  GadibaGridRow *row =
      add_line (self, info->is_total ? GADIBA_GRID_LINE_TOTAL : GADIBA_GRID_LINE_ROW, info->id);
  gadiba_grid_row_set_titles (row, info->title, info->name, info->is_total ? NULL : self->group);
  gadiba_grid_row_set_dim (row, info->is_dim);
  gadiba_grid_row_set_read_only (row, info->is_read_only);
  if (self->edited != NULL && gtk_widget_get_parent (GTK_WIDGET (self->edited)) == GTK_WIDGET (row)
      && !gadiba_grid_row_is_editable (row, gadiba_grid_cell_get_index (self->edited)))
    _gadiba_entry_grid_break_off (self);
}

/* The rows as they are now; the cursor stays in its row, or at its place if the row has gone. */
static void
take_lines (GadibaEntryGrid *self, GadibaGridRow *at, GadibaGridRow *anchor)
{
  guint place;

  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->lines->len; i++)
    {
      GadibaGridRow *row = g_ptr_array_index (self->lines, i);
      if (gadiba_grid_row_get_line (row) != GADIBA_GRID_LINE_GROUP)
        g_ptr_array_add (self->rows, row);
    }
  const guint last = self->rows->len > 0 ? self->rows->len - 1 : 0;
  if (at != NULL && g_ptr_array_find (self->rows, at, &place))
    self->row = place;
  self->row = MIN (self->row, last);
  if (anchor != NULL && g_ptr_array_find (self->rows, anchor, &place))
    self->anchor_row = place;
  else
    {
      self->anchor_row = self->row;
      self->anchor_column = self->column;
    }
}

/* None of the rows is left: another record is shown, so the cursor goes to the first field. */
static void
find_start (GadibaEntryGrid *self, GPtrArray *before, GHashTable *kept)
{
  for (guint i = 0; i < before->len; i++)
    if (g_hash_table_contains (kept, g_ptr_array_index (before, i)))
      return;
  self->row = self->column = 0;
  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < gadiba_grid_columns_get_n (self->columns); j++)
      if (_gadiba_entry_grid_is_editable (self, i, j))
        {
          self->row = self->anchor_row = i;
          self->column = self->anchor_column = j;
          return;
        }
  self->anchor_row = self->anchor_column = 0;
}

static void
order_lines (GadibaEntryGrid *self)
{
  GtkWidget *before = self->head;
  for (guint i = 0; i < self->lines->len; i++)
    {
      GtkWidget *line = g_ptr_array_index (self->lines, i);
      if (gtk_widget_get_prev_sibling (line) != before)
        gtk_widget_insert_after (line, GTK_WIDGET (self), before);
      before = line;
    }
}

void
gadiba_entry_grid_end (GadibaEntryGrid *self)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (self) && self->filling != NULL);

  const gboolean had_focus = _gadiba_entry_grid_has_focus (self);
  GadibaGridRow *at =
      self->row < self->rows->len ? _gadiba_entry_grid_get_row (self, self->row) : NULL;
  GadibaGridRow *anchor = self->anchor_row < self->rows->len
                              ? _gadiba_entry_grid_get_row (self, self->anchor_row)
                              : NULL;
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->lines);
  self->lines = g_steal_pointer (&self->filling);
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->lines->len; i++)
    g_hash_table_add (kept, g_ptr_array_index (self->lines, i));

  take_lines (self, at, anchor);
  if (at == NULL || !g_hash_table_contains (kept, at))
    find_start (self, before, kept);
  gboolean has_changed = before->len != self->lines->len;
  for (guint i = 0; i < before->len; i++)
    {
      GadibaGridRow *line = g_ptr_array_index (before, i);
      if (!g_hash_table_contains (kept, line))
        remove_line (self, line);
      has_changed = has_changed || line != g_ptr_array_index (self->lines, i);
    }
  if (!has_changed)
    return;
  order_lines (self);
  gadiba_grid_columns_invalidate (self->columns);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  (int) self->lines->len + 1, -1);
  _gadiba_entry_grid_update_marked (self);
  if (had_focus && self->edited == NULL)
    _gadiba_entry_grid_focus_cursor (self);
}
