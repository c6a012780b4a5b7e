/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-entry-grid-private.h"

#include <glib/gi18n-lib.h>

static void
on_text_preedit_changed_cb (GadibaEntryGrid *self, const char *preedit)
{
  self->has_preedit = preedit != NULL && *preedit != '\0';
}

/* What was wrong before is not said of what is typed now. */
static void
on_text_changed_cb (GadibaEntryGrid *self)
{
  if (self->edited != NULL)
    gadiba_grid_cell_describe (self->entry, NULL, FALSE);
}

void
_gadiba_entry_grid_make_entry (GadibaEntryGrid *self)
{
  /* Not a bare GtkText, which screen readers of GTK 4.8 do not see. */
  self->entry = g_object_ref_sink (gtk_entry_new ());
  self->text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
  gtk_entry_set_has_frame (GTK_ENTRY (self->entry), FALSE);
  gtk_text_set_propagate_text_width (GTK_TEXT (self->text), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 1);
  gtk_widget_add_css_class (self->entry, "celledit");
  g_signal_connect_object (self->text, "preedit-changed", G_CALLBACK (on_text_preedit_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_text_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* What is loaded is not typed: undo must not take it back. */
static void
load_text (GadibaEntryGrid *self, const char *text)
{
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
}

/* The entry says what its cell says: a screen reader is in the one while the other is meant. */
static void
describe_entry (GadibaEntryGrid *self, GadibaGridCell *cell)
{
  g_autofree char *label = gadiba_grid_cell_dup_label (cell);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gadiba_grid_cell_describe (self->entry, gadiba_grid_cell_get_message (cell),
                             gadiba_grid_cell_is_invalid (cell));
}

gboolean
_gadiba_entry_grid_open (GadibaEntryGrid *self, gboolean is_replacing)
{
  GadibaGridCell *cell = _gadiba_entry_grid_get_cursor_cell (self);

  if (cell == NULL || self->edited != NULL
      || !_gadiba_entry_grid_is_editable (self, self->row, self->column))
    return FALSE;

  _gadiba_entry_grid_end_leaving (self);
  const GadibaGridColumn *column = gadiba_grid_columns_get (self->columns, self->column);
  const gboolean is_amount = column->kind == GADIBA_GRID_AMOUNT;
  _gadiba_entry_grid_clear_note (self);
  g_free (self->base);
  self->base = g_strdup (gadiba_grid_cell_get_shown (cell));
  g_free (self->begun);
  self->begun = g_strdup (gadiba_grid_cell_get_begun (cell));
  load_text (self, self->base);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), is_amount ? 1 : 0);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry),
                               is_amount ? GTK_INPUT_PURPOSE_NUMBER : GTK_INPUT_PURPOSE_FREE_FORM);
  if (is_amount)
    gtk_widget_add_css_class (self->entry, "num");
  else
    gtk_widget_remove_css_class (self->entry, "num");
  describe_entry (self, cell);

  self->is_replacing = is_replacing;
  self->has_preedit = FALSE;
  gadiba_grid_cell_set_editor (cell, self->entry);
  self->edited = cell;
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));
  if (is_replacing)
    gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  else
    gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return TRUE;
}

gboolean
gadiba_entry_grid_edit (GadibaEntryGrid *self)
{
  g_return_val_if_fail (GADIBA_IS_ENTRY_GRID (self), FALSE);
  return _gadiba_entry_grid_open (self, TRUE);
}

GtkWidget *
gadiba_entry_grid_get_entry (GadibaEntryGrid *self)
{
  g_return_val_if_fail (GADIBA_IS_ENTRY_GRID (self), NULL);
  return self->entry;
}

gboolean
_gadiba_entry_grid_differs (GadibaEntryGrid *self)
{
  return self->edited != NULL
         && !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->base);
}

void
_gadiba_entry_grid_end_leaving (GadibaEntryGrid *self)
{
  g_clear_handle_id (&self->leaving, g_source_remove);
  if (self->left != NULL)
    gadiba_grid_cell_set_editor (self->left, NULL);
  self->left = NULL;
  g_clear_pointer (&self->doomed, gtk_widget_unparent);
}

static gboolean
on_left_cb (gpointer data)
{
  GadibaEntryGrid *self = data;
  self->leaving = 0;
  _gadiba_entry_grid_end_leaving (self);
  return G_SOURCE_REMOVE;
}

/* Takes the entry out of its cell; the keyboard stays in the cell if it was in the entry. */
static void
close_entry (GadibaEntryGrid *self, gboolean is_leaving)
{
  GadibaGridCell *cell = g_steal_pointer (&self->edited);

  if (is_leaving)
    {
      self->left = cell;
      self->leaving = g_idle_add_full (G_PRIORITY_HIGH, on_left_cb, self, NULL);
      return;
    }
  /* Also while another window is in front: the keyboard comes back to it. */
  if (gtk_widget_is_focus (self->text))
    gtk_widget_grab_focus (GTK_WIDGET (cell));
  gadiba_grid_cell_set_editor (cell, NULL);
}

void
_gadiba_entry_grid_cancel (GadibaEntryGrid *self)
{
  if (self->edited != NULL)
    close_entry (self, FALSE);
}

void
_gadiba_entry_grid_refresh_entry (GadibaEntryGrid *self)
{
  const char *shown = gadiba_grid_cell_get_shown (self->edited);

  if (_gadiba_entry_grid_differs (self) || g_str_equal (shown, self->base))
    return;
  g_free (self->base);
  self->base = g_strdup (shown);
  g_free (self->begun);
  self->begun = g_strdup (shown);
  load_text (self, shown);
  if (self->is_replacing)
    gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  else
    gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

void
_gadiba_entry_grid_close (GadibaEntryGrid *self, gboolean is_leaving)
{
  if (self->edited == NULL)
    return;
  GadibaGridCell *cell = self->edited;
  GadibaGridRow *row = GADIBA_GRID_ROW (gtk_widget_get_parent (GTK_WIDGET (cell)));
  const guint column = gadiba_grid_cell_get_index (cell);
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_strstrip (typed);
  close_entry (self, is_leaving);
  if (g_str_equal (typed, self->base))
    return;
  gadiba_grid_row_set_message (row, column, NULL, FALSE);
  gadiba_grid_cell_set_typed (cell, typed, self->begun);
  g_autofree char *id = g_strdup (gadiba_grid_row_get_id (row));
  _gadiba_entry_grid_emit_edited (self, id, column, typed);
}

void
_gadiba_entry_grid_break_off (GadibaEntryGrid *self)
{
  GadibaGridCell *cell = self->edited;
  GadibaGridRow *row = GADIBA_GRID_ROW (gtk_widget_get_parent (GTK_WIDGET (cell)));
  const gboolean differs = _gadiba_entry_grid_differs (self);
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  close_entry (self, FALSE);
  if (!differs)
    return;
  gadiba_grid_cell_set_typed (cell, typed, self->begun);
  gadiba_grid_row_set_message (
      row, gadiba_grid_cell_get_index (cell),
      _ ("This was not stored: nothing can be entered here any more. Copy it if you need it; "
         "Escape takes it away."),
      TRUE);
}

void
gadiba_entry_grid_commit (GadibaEntryGrid *self)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (self));
  _gadiba_entry_grid_close (self, FALSE);
}

gboolean
gadiba_entry_grid_is_editing (GadibaEntryGrid *self)
{
  g_return_val_if_fail (GADIBA_IS_ENTRY_GRID (self), FALSE);
  return self->edited != NULL;
}

gboolean
gadiba_entry_grid_undo_typing (GadibaEntryGrid *self)
{
  g_return_val_if_fail (GADIBA_IS_ENTRY_GRID (self), FALSE);

  if (!_gadiba_entry_grid_differs (self))
    return FALSE;
  gtk_widget_action_set_enabled (self->text, "text.undo", TRUE);
  gtk_widget_activate_action (self->text, "text.undo", NULL);
  /* What was chosen and replaced by typing is two steps for the entry, one for the hands. */
  if (gtk_entry_get_text_length (GTK_ENTRY (self->entry)) == 0)
    gtk_widget_activate_action (self->text, "text.undo", NULL);
  return TRUE;
}
