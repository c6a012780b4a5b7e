/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-grid-row.h"

struct _GadibaGridRow
{
  GtkWidget parent_instance;

  GadibaGridColumns *columns;
  char *id;
  char *spoken; /* group and title, in the labels of cells */
  GadibaGridLine line;
  gboolean is_read_only;

  GPtrArray *cells;   /* of borrowed GadibaGridCell: children */
  GHashTable *barred; /* column → sentence; NULL: none is */
  GtkWidget *title;   /* borrowed: a child */
  GtkWidget *caption; /* borrowed: a child; NULL but in a group */
};

G_DEFINE_FINAL_TYPE (GadibaGridRow, gadiba_grid_row, GTK_TYPE_WIDGET)

static GtkWidget *
get_cell (GadibaGridRow *self, guint column)
{
  return g_ptr_array_index (self->cells, column);
}

const char *
gadiba_grid_row_get_barred (GadibaGridRow *self, guint column)
{
  return self->barred != NULL ? g_hash_table_lookup (self->barred, GUINT_TO_POINTER (column))
                              : NULL;
}

/* The message of the cell at @column; NULL: none. */
static GtkWidget *
get_message (GadibaGridRow *self, guint column)
{
  return gadiba_grid_cell_get_message (GADIBA_GRID_CELL (get_cell (self, column)));
}

static int
measure_child (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  int natural;
  gtk_widget_measure (child, orientation, for_size, NULL, &natural, NULL, NULL);
  return natural;
}

static int
measure_line (GadibaGridRow *self)
{
  int height = measure_child (self->title, GTK_ORIENTATION_VERTICAL, -1);
  if (self->caption != NULL)
    height = MAX (height, measure_child (self->caption, GTK_ORIENTATION_VERTICAL, -1));
  for (guint i = 0; i < self->cells->len; i++)
    height = MAX (height, measure_child (get_cell (self, i), GTK_ORIENTATION_VERTICAL, -1));
  return height;
}

static GtkSizeRequestMode
gadiba_grid_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gadiba_grid_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  GadibaGridRow *self = GADIBA_GRID_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = gadiba_grid_columns_get_width (self->columns);
      return;
    }
  *natural = measure_line (self);
  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *message = get_message (self, i);
      if (message != NULL)
        *natural += measure_child (message, orientation, for_size);
    }
  *minimum = *natural;
}

static void
allocate (GtkWidget *child, int x, int y, int width, int height)
{
  const GtkAllocation box = { x, y, MAX (width, 0), height };
  gtk_widget_size_allocate (child, &box, -1);
}

static void
allocate_titles (GadibaGridRow *self, int width, int height)
{
  int title = gadiba_grid_columns_get_title_width (self->columns);

  if (self->line == GADIBA_GRID_LINE_GROUP)
    title = MIN (measure_child (self->title, GTK_ORIENTATION_HORIZONTAL, -1), width);
  else if (self->cells->len == 0)
    title = width;
  allocate (self->title, 0, 0, title, height);
  if (self->caption != NULL)
    {
      measure_child (self->caption, GTK_ORIENTATION_HORIZONTAL, -1);
      allocate (self->caption, title, 0, width - title, height);
    }
}

static void
gadiba_grid_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GadibaGridRow *self = GADIBA_GRID_ROW (widget);
  const int line = measure_line (self);
  int y = line;

  allocate_titles (self, width, line);
  for (guint i = 0; i < self->cells->len; i++)
    {
      int x, cell_width;
      gadiba_grid_columns_place (self->columns, i, width, &x, &cell_width);
      allocate (get_cell (self, i), x, 0, cell_width, line);
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *message = get_message (self, i);
      if (message == NULL)
        continue;
      const int message_height = measure_child (message, GTK_ORIENTATION_VERTICAL, width);
      allocate (message, 0, y, width, message_height);
      y += message_height;
    }
}

/* The entry goes over its neighbours, so it is drawn after them. */
static void
gadiba_grid_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GadibaGridRow *self = GADIBA_GRID_ROW (widget);
  GtkWidget *edited = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GADIBA_IS_GRID_CELL (child) && gadiba_grid_cell_has_editor (GADIBA_GRID_CELL (child)))
        edited = child;
      else
        gtk_widget_snapshot_child (GTK_WIDGET (self), child, snapshot);
    }
  if (edited != NULL)
    gtk_widget_snapshot_child (widget, edited, snapshot);
}

static void
gadiba_grid_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (GADIBA_GRID_ROW (object)->cells, 0);
  G_OBJECT_CLASS (gadiba_grid_row_parent_class)->dispose (object);
}

static void
gadiba_grid_row_finalize (GObject *object)
{
  GadibaGridRow *self = GADIBA_GRID_ROW (object);

  gadiba_grid_columns_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_clear_pointer (&self->barred, g_hash_table_unref);
  g_free (self->id);
  g_free (self->spoken);
  G_OBJECT_CLASS (gadiba_grid_row_parent_class)->finalize (object);
}

static void
gadiba_grid_row_class_init (GadibaGridRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gadiba_grid_row_dispose;
  object_class->finalize = gadiba_grid_row_finalize;
  widget_class->get_request_mode = gadiba_grid_row_get_request_mode;
  widget_class->measure = gadiba_grid_row_measure;
  widget_class->size_allocate = gadiba_grid_row_size_allocate;
  widget_class->snapshot = gadiba_grid_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "gridrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
gadiba_grid_row_init (GadibaGridRow *self)
{
  self->cells = g_ptr_array_new ();
}

static GtkWidget *
add_cell (GadibaGridRow *self, GadibaGridStyle style, guint index)
{
  GtkWidget *cell = gadiba_grid_cell_new (self->columns, style, index);
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
  return cell;
}

static GadibaGridStyle
choose_title_style (GadibaGridLine line)
{
  switch (line)
    {
    case GADIBA_GRID_LINE_HEAD:
      return GADIBA_GRID_STYLE_HEAD;
    case GADIBA_GRID_LINE_GROUP:
      return GADIBA_GRID_STYLE_GROUP;
    case GADIBA_GRID_LINE_TOTAL:
      return GADIBA_GRID_STYLE_TOTAL;
    case GADIBA_GRID_LINE_ROW:
      break;
    }
  return GADIBA_GRID_STYLE_TITLE;
}

static GadibaGridStyle
choose_cell_style (GadibaGridLine line, const GadibaGridColumn *column)
{
  const gboolean is_amount = column->kind == GADIBA_GRID_AMOUNT;

  switch (line)
    {
    case GADIBA_GRID_LINE_HEAD:
      return GADIBA_GRID_STYLE_HEAD;
    case GADIBA_GRID_LINE_TOTAL:
      return is_amount ? GADIBA_GRID_STYLE_TOTAL_FIGURES : GADIBA_GRID_STYLE_TOTAL;
    case GADIBA_GRID_LINE_GROUP:
    case GADIBA_GRID_LINE_ROW:
      break;
    }
  if (column->is_small)
    return GADIBA_GRID_STYLE_SMALL;
  return is_amount ? GADIBA_GRID_STYLE_FIGURES : GADIBA_GRID_STYLE_BODY;
}

static void
add_cells (GadibaGridRow *self)
{
  for (guint i = 0; i < gadiba_grid_columns_get_n (self->columns); i++)
    {
      const GadibaGridColumn *column = gadiba_grid_columns_get (self->columns, i);
      GtkWidget *cell = add_cell (self, choose_cell_style (self->line, column), i);
      if (self->line == GADIBA_GRID_LINE_HEAD)
        {
          gadiba_grid_cell_set_text (GADIBA_GRID_CELL (cell), column->title);
          gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          column->name, -1);
          gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_HIDDEN,
                                       *column->name == '\0', -1);
        }
      else
        gtk_widget_set_focusable (cell, TRUE);
      g_ptr_array_add (self->cells, cell);
    }
}

GtkWidget *
gadiba_grid_row_new (GadibaGridColumns *columns, GadibaGridLine line, const char *id)
{
  static const char *const names[] = { "head", "group", NULL, "total" };
  GadibaGridRow *self = g_object_new (GADIBA_TYPE_GRID_ROW, NULL);

  self->columns = gadiba_grid_columns_ref (columns);
  self->line = line;
  self->id = g_strdup (id);
  self->is_read_only = line != GADIBA_GRID_LINE_ROW;
  if (names[line] != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), names[line]);
  self->title = add_cell (self, choose_title_style (line), GADIBA_GRID_CELL_TITLE);
  if (line == GADIBA_GRID_LINE_GROUP)
    self->caption = add_cell (self, GADIBA_GRID_STYLE_CAPTION, GADIBA_GRID_CELL_TITLE);
  else
    add_cells (self);
  return GTK_WIDGET (self);
}

const char *
gadiba_grid_row_get_id (GadibaGridRow *self)
{
  return self->id;
}

GadibaGridLine
gadiba_grid_row_get_line (GadibaGridRow *self)
{
  return self->line;
}

static void
set_class (GadibaGridRow *self, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* Says where the cells are, from now on. */
static void
update_places (GadibaGridRow *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const GadibaGridColumn *column = gadiba_grid_columns_get (self->columns, i);
      g_autofree char *place =
          g_strjoin (*column->name != '\0' ? ", " : "", self->spoken, column->name, NULL);
      gadiba_grid_cell_set_place (GADIBA_GRID_CELL (get_cell (self, i)), place);
    }
}

void
gadiba_grid_row_set_titles (GadibaGridRow *self, const char *title, const char *caption,
                            const char *group)
{
  g_return_if_fail (GADIBA_IS_GRID_ROW (self) && title != NULL);

  const char *name = caption != NULL && self->caption == NULL ? caption : title;
  const char *aside = self->caption != NULL && caption != NULL ? caption : "";
  g_autofree char *spoken = group != NULL    ? g_strjoin (", ", group, name, NULL)
                            : *aside != '\0' ? g_strjoin (", ", name, aside, NULL)
                                             : g_strdup (name);

  gadiba_grid_cell_set_text (GADIBA_GRID_CELL (self->title), title);
  if (self->caption != NULL)
    {
      gadiba_grid_cell_set_text (GADIBA_GRID_CELL (self->caption), aside);
      gtk_widget_set_visible (self->caption, *aside != '\0');
    }
  set_class (self, "inner", group != NULL);
  if (g_strcmp0 (self->spoken, spoken) == 0)
    return;
  g_free (self->spoken);
  self->spoken = g_steal_pointer (&spoken);
  /* Without a label it would be called by the name of its type. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->spoken, -1);
  if (self->line != GADIBA_GRID_LINE_HEAD)
    update_places (self);
}

void
gadiba_grid_row_set_dim (GadibaGridRow *self, gboolean is_dim)
{
  set_class (self, "dim", is_dim);
}

void
gadiba_grid_row_set_read_only (GadibaGridRow *self, gboolean is_read_only)
{
  self->is_read_only = is_read_only || self->line != GADIBA_GRID_LINE_ROW;
  for (guint i = 0; i < self->cells->len; i++)
    gadiba_grid_cell_set_read_only (GADIBA_GRID_CELL (get_cell (self, i)),
                                    !gadiba_grid_row_is_editable (self, i));
}

gboolean
gadiba_grid_row_is_read_only (GadibaGridRow *self)
{
  g_return_val_if_fail (GADIBA_IS_GRID_ROW (self), TRUE);

  return self->is_read_only;
}

gboolean
gadiba_grid_row_is_editable (GadibaGridRow *self, guint column)
{
  return !self->is_read_only && gadiba_grid_columns_get (self->columns, column)->is_editable
         && gadiba_grid_row_get_barred (self, column) == NULL;
}

void
gadiba_grid_row_set_barred (GadibaGridRow *self, guint column, const char *sentence)
{
  g_return_if_fail (GADIBA_IS_GRID_ROW (self) && column < self->cells->len);

  GadibaGridCell *cell = GADIBA_GRID_CELL (get_cell (self, column));
  if (g_strcmp0 (gadiba_grid_row_get_barred (self, column), sentence) == 0)
    return;
  if (self->barred == NULL)
    self->barred = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  if (sentence != NULL)
    g_hash_table_insert (self->barred, GUINT_TO_POINTER (column), g_strdup (sentence));
  else
    g_hash_table_remove (self->barred, GUINT_TO_POINTER (column));
  gadiba_grid_cell_set_sign (cell, NULL, sentence != NULL ? "dim" : NULL);
  gadiba_grid_cell_set_read_only (cell, !gadiba_grid_row_is_editable (self, column));
  if (sentence != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    sentence, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

GadibaGridCell *
gadiba_grid_row_get_cell (GadibaGridRow *self, guint column)
{
  g_return_val_if_fail (GADIBA_IS_GRID_ROW (self) && column < self->cells->len, NULL);
  return GADIBA_GRID_CELL (get_cell (self, column));
}

void
gadiba_grid_row_set_message (GadibaGridRow *self, guint column, const char *sentence,
                             gboolean is_invalid)
{
  g_return_if_fail (GADIBA_IS_GRID_ROW (self) && column < self->cells->len);

  GadibaGridCell *cell = GADIBA_GRID_CELL (get_cell (self, column));
  GtkWidget *label = gadiba_grid_cell_get_message (cell);
  if (sentence == NULL && label == NULL)
    return;
  if (sentence == NULL)
    {
      gadiba_grid_cell_set_message (cell, NULL, FALSE);
      gtk_widget_unparent (label);
      return;
    }
  if (label == NULL)
    {
      label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "accessible-role",
                            GTK_ACCESSIBLE_ROLE_ALERT, NULL);
      gtk_widget_add_css_class (label, "message");
      gtk_widget_set_parent (label, GTK_WIDGET (self));
    }
  gtk_label_set_label (GTK_LABEL (label), sentence);
  gadiba_grid_cell_set_message (cell, label, is_invalid);
}

void
gadiba_grid_row_measure_columns (GadibaGridRow *self)
{
  if (self->line == GADIBA_GRID_LINE_GROUP)
    return;
  gadiba_grid_columns_widen_titles (self->columns,
                                    measure_child (self->title, GTK_ORIENTATION_HORIZONTAL, -1));
  for (guint i = 0; i < self->cells->len; i++)
    gadiba_grid_columns_widen (self->columns, i,
                               measure_child (get_cell (self, i), GTK_ORIENTATION_HORIZONTAL, -1));
}
