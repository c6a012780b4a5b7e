/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-entry-grid-private.h"

enum
{
  EDITED,
  PASTED,
  REFUSED,
  ACTIVATED,
  CURSOR_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GadibaEntryGrid, gadiba_entry_grid, GTK_TYPE_WIDGET)

GadibaGridRow *
_gadiba_entry_grid_get_row (GadibaEntryGrid *self, guint row)
{
  return g_ptr_array_index (self->rows, row);
}

static gboolean
has_cells (GadibaEntryGrid *self)
{
  return self->rows->len > 0 && gadiba_grid_columns_get_n (self->columns) > 0;
}

GadibaGridCell *
_gadiba_entry_grid_get_cursor_cell (GadibaEntryGrid *self)
{
  if (!has_cells (self))
    return NULL;
  return gadiba_grid_row_get_cell (_gadiba_entry_grid_get_row (self, self->row), self->column);
}

gboolean
_gadiba_entry_grid_is_editable (GadibaEntryGrid *self, guint row, guint column)
{
  return gadiba_grid_row_is_editable (_gadiba_entry_grid_get_row (self, row), column);
}

gboolean
_gadiba_entry_grid_has_focus (GadibaEntryGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

void
_gadiba_entry_grid_emit_edited (GadibaEntryGrid *self, const char *row, guint column,
                                const char *text)
{
  g_signal_emit (self, signals[EDITED], 0, row, column, text);
}

gboolean
_gadiba_entry_grid_takes_blocks (GadibaEntryGrid *self)
{
  return g_signal_has_handler_pending (self, signals[PASTED], 0, TRUE);
}

void
_gadiba_entry_grid_emit_pasted (GadibaEntryGrid *self, const char *row, guint column,
                                GadibaGridBlock *block)
{
  g_signal_emit (self, signals[PASTED], 0, row, column, block);
}

void
_gadiba_entry_grid_emit_activated (GadibaEntryGrid *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0,
                 gadiba_grid_row_get_id (_gadiba_entry_grid_get_row (self, self->row)),
                 self->column);
}

void
_gadiba_entry_grid_emit_cursor_moved (GadibaEntryGrid *self)
{
  g_signal_emit (self, signals[CURSOR_MOVED], 0);
}

void
_gadiba_entry_grid_clear_note (GadibaEntryGrid *self)
{
  if (self->noted == NULL)
    return;
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self->noted));
  if (row != NULL && !gadiba_grid_cell_is_invalid (self->noted))
    gadiba_grid_row_set_message (GADIBA_GRID_ROW (row), gadiba_grid_cell_get_index (self->noted),
                                 NULL, FALSE);
  g_clear_weak_pointer (&self->noted);
}

void
gadiba_entry_grid_refuse (GadibaEntryGrid *self, const char *sentence)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (self) && sentence != NULL);

  GadibaGridCell *cell = _gadiba_entry_grid_get_cursor_cell (self);

  _gadiba_entry_grid_clear_note (self);
  if (cell != NULL && !gadiba_grid_cell_is_invalid (cell))
    {
      gadiba_grid_row_set_message (_gadiba_entry_grid_get_row (self, self->row), self->column,
                                   sentence, FALSE);
      g_set_weak_pointer (&self->noted, cell);
    }
  g_signal_emit (self, signals[REFUSED], 0, sentence);
}

/* Sizes */

static void
measure_columns (GadibaEntryGrid *self)
{
  if (gadiba_grid_columns_are_measured (self->columns))
    return;
  gadiba_grid_columns_start (self->columns);
  if (self->head != NULL)
    gadiba_grid_row_measure_columns (GADIBA_GRID_ROW (self->head));
  for (guint i = 0; i < self->lines->len; i++)
    gadiba_grid_row_measure_columns (g_ptr_array_index (self->lines, i));
}

static GtkSizeRequestMode
gadiba_entry_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* What stands above a table may need more room than its columns, and rows are not laid out in less
 * than they need. @width: (inout): of the row. Returns: its height */
static int
measure_row (GtkWidget *row, int *width)
{
  int least, height;

  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  *width = MAX (*width, least);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, *width, NULL, &height, NULL, NULL);
  return height;
}

static void
gadiba_entry_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GadibaEntryGrid *self = GADIBA_ENTRY_GRID (widget);

  measure_columns (self);
  const int width = gadiba_grid_columns_get_width (self->columns);
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int size = MAX (for_size, width);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          *natural += measure_row (child, &size);
          continue;
        }
      gtk_widget_measure (child, orientation, -1, NULL, &size, NULL, NULL);
      *natural = MAX (*natural, size);
    }
  *minimum = *natural;
}

static void
gadiba_entry_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  int y = 0;

  measure_columns (GADIBA_ENTRY_GRID (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation box = { 0, y, width, 0 };
      box.height = measure_row (child, &box.width);
      gtk_widget_size_allocate (child, &box, -1);
      y += box.height;
    }
}

/* The keyboard */

static gboolean
gadiba_entry_grid_grab_focus (GtkWidget *widget)
{
  return _gadiba_entry_grid_focus_cursor (GADIBA_ENTRY_GRID (widget));
}

/* One stop for Tab: the cell at the cursor. From inside, Tab goes out; the keys that move within
 * are taken before. */
static gboolean
gadiba_entry_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GadibaEntryGrid *self = GADIBA_ENTRY_GRID (widget);

  if (_gadiba_entry_grid_has_focus (self))
    return FALSE;
  return _gadiba_entry_grid_focus_cursor (self);
}

static void
forget_fonts (GadibaEntryGrid *self)
{
  gadiba_grid_columns_forget (self->columns);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
gadiba_entry_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GadibaEntryGrid *self = GADIBA_ENTRY_GRID (widget);

  GTK_WIDGET_CLASS (gadiba_entry_grid_parent_class)->css_changed (widget, change);
  const PangoFontDescription *font =
      pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  if (self->font != NULL && pango_font_description_equal (self->font, font))
    return;
  g_clear_pointer (&self->font, pango_font_description_free);
  self->font = pango_font_description_copy (font);
  forget_fonts (self);
}

static void
gadiba_entry_grid_system_setting_changed (GtkWidget *widget, GtkSystemSetting settings)
{
  forget_fonts (GADIBA_ENTRY_GRID (widget));
  GTK_WIDGET_CLASS (gadiba_entry_grid_parent_class)->system_setting_changed (widget, settings);
}

/* Making and ending */

static void
gadiba_entry_grid_dispose (GObject *object)
{
  GadibaEntryGrid *self = GADIBA_ENTRY_GRID (object);
  GtkWidget *child;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->noted);
  gadiba_grid_columns_set_owner (self->columns, NULL);
  g_clear_handle_id (&self->away, g_source_remove);
  _gadiba_entry_grid_end_leaving (self);
  if (self->edited != NULL)
    gadiba_grid_cell_set_editor (self->edited, NULL);
  self->edited = NULL;
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->lines, 0);
  g_hash_table_remove_all (self->by_id);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->head = NULL;
  self->text = NULL;
  g_clear_object (&self->entry);
  G_OBJECT_CLASS (gadiba_entry_grid_parent_class)->dispose (object);
}

static void
gadiba_entry_grid_finalize (GObject *object)
{
  GadibaEntryGrid *self = GADIBA_ENTRY_GRID (object);

  gadiba_grid_columns_unref (self->columns);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->filling, g_ptr_array_unref);
  g_hash_table_unref (self->by_id);
  g_free (self->group);
  g_free (self->base);
  g_free (self->begun);
  g_clear_pointer (&self->font, pango_font_description_free);
  G_OBJECT_CLASS (gadiba_entry_grid_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n, GType first, GType second, GType third)
{
  return g_signal_new (name, GADIBA_TYPE_ENTRY_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n, first, second, third);
}

static void
gadiba_entry_grid_class_init (GadibaEntryGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gadiba_entry_grid_dispose;
  object_class->finalize = gadiba_entry_grid_finalize;
  widget_class->get_request_mode = gadiba_entry_grid_get_request_mode;
  widget_class->measure = gadiba_entry_grid_measure;
  widget_class->size_allocate = gadiba_entry_grid_size_allocate;
  widget_class->grab_focus = gadiba_entry_grid_grab_focus;
  widget_class->focus = gadiba_entry_grid_focus;
  widget_class->css_changed = gadiba_entry_grid_css_changed;
  widget_class->system_setting_changed = gadiba_entry_grid_system_setting_changed;

  signals[EDITED] = add_signal ("edited", 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_STRING);
  signals[PASTED] = add_signal ("pasted", 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_POINTER);
  signals[REFUSED] = add_signal ("refused", 1, G_TYPE_STRING, G_TYPE_NONE, G_TYPE_NONE);
  signals[ACTIVATED] = add_signal ("activated", 2, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_NONE);
  signals[CURSOR_MOVED] = add_signal ("cursor-moved", 0, G_TYPE_NONE, G_TYPE_NONE, G_TYPE_NONE);

  _gadiba_entry_grid_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "entrygrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
gadiba_entry_grid_init (GadibaEntryGrid *self)
{
  self->columns = gadiba_grid_columns_new (NULL, 0);
  self->lines = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  _gadiba_entry_grid_make_entry (self);
  _gadiba_entry_grid_add_controllers (self);
}

GtkWidget *
gadiba_entry_grid_new (const char *label)
{
  GtkWidget *self = g_object_new (GADIBA_TYPE_ENTRY_GRID, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return self;
}

/* What the owner states */

GadibaGridRow *
_gadiba_entry_grid_find_row (GadibaEntryGrid *self, const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

/* Returns: (nullable): the cell, if there is such a row and it has cells */
static GadibaGridCell *
find_cell (GadibaEntryGrid *self, const char *id, guint column)
{
  GadibaGridRow *row = _gadiba_entry_grid_find_row (self, id);

  g_return_val_if_fail (column < gadiba_grid_columns_get_n (self->columns), NULL);
  if (row == NULL || gadiba_grid_row_get_line (row) == GADIBA_GRID_LINE_GROUP)
    return NULL;
  return gadiba_grid_row_get_cell (row, column);
}

void
gadiba_entry_grid_set_cell (GadibaEntryGrid *self, const char *row, guint column, const char *text)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (self) && row != NULL && text != NULL);

  GadibaGridCell *cell = find_cell (self, row, column);
  if (cell == NULL)
    return;
  gadiba_grid_cell_set_text (cell, text);
  if (gadiba_grid_cell_get_shown (cell) == gadiba_grid_cell_get_text (cell)
      && gadiba_grid_cell_is_invalid (cell))
    gadiba_grid_row_set_message (_gadiba_entry_grid_find_row (self, row), column, NULL, FALSE);
  if (cell == self->edited)
    _gadiba_entry_grid_refresh_entry (self);
}

void
gadiba_entry_grid_set_sign (GadibaEntryGrid *self, const char *row, guint column, const char *icon,
                            const char *tone)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (self) && row != NULL);

  GadibaGridCell *cell = find_cell (self, row, column);
  if (cell != NULL)
    gadiba_grid_cell_set_sign (cell, icon, tone);
}

void
gadiba_entry_grid_set_action (GadibaEntryGrid *self, const char *row, guint column,
                              gboolean is_action)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (self) && row != NULL);

  GadibaGridCell *cell = find_cell (self, row, column);
  if (cell != NULL)
    gadiba_grid_cell_set_action (cell, is_action);
}

void
gadiba_entry_grid_set_asking (GadibaEntryGrid *self, const char *row, guint column,
                              gboolean is_asking)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (self) && row != NULL);

  GadibaGridCell *cell = find_cell (self, row, column);
  if (cell != NULL)
    gadiba_grid_cell_set_asking (cell, is_asking);
}

void
gadiba_entry_grid_set_barred (GadibaEntryGrid *self, const char *row, guint column,
                              const char *sentence)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (self) && row != NULL);

  GadibaGridRow *line = _gadiba_entry_grid_find_row (self, row);
  if (line != NULL)
    gadiba_grid_row_set_barred (line, column, sentence);
}

void
gadiba_entry_grid_set_error (GadibaEntryGrid *self, const char *row, guint column,
                             const char *sentence)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (self) && row != NULL);

  GadibaGridCell *cell = find_cell (self, row, column);
  if (cell == NULL)
    return;
  gadiba_grid_row_set_message (_gadiba_entry_grid_find_row (self, row), column, sentence,
                               sentence != NULL);
  if (sentence == NULL)
    gadiba_grid_cell_set_typed (cell, NULL, NULL);
}

static gboolean
find_error (GadibaEntryGrid *self, guint *row, guint *column)
{
  for (*row = 0; *row < self->rows->len; (*row)++)
    for (*column = 0; *column < gadiba_grid_columns_get_n (self->columns); (*column)++)
      if (gadiba_grid_cell_is_invalid (
              gadiba_grid_row_get_cell (_gadiba_entry_grid_get_row (self, *row), *column)))
        return TRUE;
  return FALSE;
}

gboolean
gadiba_entry_grid_has_errors (GadibaEntryGrid *self)
{
  g_return_val_if_fail (GADIBA_IS_ENTRY_GRID (self), FALSE);

  guint row, column;
  return find_error (self, &row, &column);
}

gboolean
gadiba_entry_grid_focus_error (GadibaEntryGrid *self)
{
  g_return_val_if_fail (GADIBA_IS_ENTRY_GRID (self), FALSE);

  guint row, column;
  gadiba_entry_grid_commit (self);
  if (!find_error (self, &row, &column))
    return FALSE;
  _gadiba_entry_grid_move_to (self, row, column, FALSE);
  return _gadiba_entry_grid_focus_cursor (self);
}

const char *
gadiba_entry_grid_get_text (GadibaEntryGrid *self, const char *row, guint column)
{
  g_return_val_if_fail (GADIBA_IS_ENTRY_GRID (self) && row != NULL, NULL);

  GadibaGridCell *cell = find_cell (self, row, column);
  return cell != NULL ? gadiba_grid_cell_get_text (cell) : NULL;
}

const char *
gadiba_entry_grid_get_begun (GadibaEntryGrid *self, const char *row, guint column)
{
  g_return_val_if_fail (GADIBA_IS_ENTRY_GRID (self) && row != NULL, NULL);

  GadibaGridCell *cell = find_cell (self, row, column);
  return cell != NULL ? gadiba_grid_cell_get_begun (cell) : NULL;
}

GPtrArray *
gadiba_entry_grid_list_rows (GadibaEntryGrid *self, const char *first, guint n)
{
  g_return_val_if_fail (GADIBA_IS_ENTRY_GRID (self) && first != NULL, NULL);

  GPtrArray *ids = g_ptr_array_new ();
  for (guint i = 0; i < self->rows->len && ids->len < n; i++)
    {
      GadibaGridRow *row = g_ptr_array_index (self->rows, i);
      const char *id = gadiba_grid_row_get_id (row);
      if (g_str_equal (id, first) || (ids->len > 0 && !gadiba_grid_row_is_read_only (row)))
        g_ptr_array_add (ids, (gpointer) id);
    }
  return ids;
}

gboolean
gadiba_entry_grid_get_cursor (GadibaEntryGrid *self, const char **row, guint *column)
{
  g_return_val_if_fail (GADIBA_IS_ENTRY_GRID (self) && row != NULL && column != NULL, FALSE);

  if (!has_cells (self))
    return FALSE;
  *row = gadiba_grid_row_get_id (_gadiba_entry_grid_get_row (self, self->row));
  *column = self->column;
  return TRUE;
}

int
gadiba_entry_grid_find_place (GadibaEntryGrid *self, const char *row)
{
  g_return_val_if_fail (GADIBA_IS_ENTRY_GRID (self), -1);

  guint place;
  if (row == NULL)
    return _gadiba_entry_grid_has_focus (self) ? (int) self->row : -1;
  GadibaGridRow *line = _gadiba_entry_grid_find_row (self, row);
  return line != NULL && g_ptr_array_find (self->rows, line, &place) ? (int) place : -1;
}

gboolean
gadiba_entry_grid_set_cursor (GadibaEntryGrid *self, const char *row, guint column)
{
  g_return_val_if_fail (GADIBA_IS_ENTRY_GRID (self) && row != NULL, FALSE);

  guint place;
  gadiba_entry_grid_commit (self);
  if (find_cell (self, row, column) == NULL
      || !g_ptr_array_find (self->rows, _gadiba_entry_grid_find_row (self, row), &place))
    return FALSE;
  _gadiba_entry_grid_move_to (self, place, column, FALSE);
  return TRUE;
}
