/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-grid-cell.h"

#include <glib/gi18n-lib.h>

struct _GadibaGridCell
{
  GtkWidget parent_instance;

  GadibaGridColumns *columns;
  char *text;  /* as stated */
  char *typed; /* NULL: nothing */
  char *begun; /* what was stated when @typed was begun; NULL with it */
  char *place; /* NULL: none */
  char *tone;
  PangoLayout *layout; /* of what is shown; NULL: to be fetched */
  GtkWidget *message;  /* weak */
  int width;           /* of the text, as it was measured last; -1: not yet */
  guint index;
  GadibaGridStyle style;
  gboolean is_action, is_asking;
  gboolean is_invalid;
  gboolean is_read_only;

  GtkWidget *image;  /* borrowed: a child */
  GtkWidget *editor; /* borrowed: a child */
};

G_DEFINE_FINAL_TYPE (GadibaGridCell, gadiba_grid_cell, GTK_TYPE_WIDGET)

static const GadibaGridColumn *
get_column (GadibaGridCell *self)
{
  return self->index == GADIBA_GRID_CELL_TITLE
             ? NULL
             : gadiba_grid_columns_get (self->columns, self->index);
}

static PangoLayout *
get_layout (GadibaGridCell *self)
{
  if (self->layout == NULL)
    self->layout = g_object_ref (gadiba_grid_columns_get_layout (
        self->columns, GTK_WIDGET (self), self->style, gadiba_grid_cell_get_shown (self)));
  return self->layout;
}

static int
measure_chars (GadibaGridCell *self, guint n)
{
  g_autofree char *zeros = g_strnfill (n, '0');
  int width;
  pango_layout_get_pixel_size (
      gadiba_grid_columns_get_layout (self->columns, GTK_WIDGET (self), self->style, zeros), &width,
      NULL);
  return width;
}

/* Pixels of the icon with the space after it, which is a margin of the style. */
static int
measure_image (GadibaGridCell *self)
{
  int width = 0;
  if (self->image != NULL)
    gtk_widget_measure (self->image, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

/* Titles of groups have room beside them, so they are never cut for others' sake. */
static guint
get_title_chars (GadibaGridCell *self)
{
  switch (self->style)
    {
    case GADIBA_GRID_STYLE_HEAD:
    case GADIBA_GRID_STYLE_TITLE:
    case GADIBA_GRID_STYLE_TOTAL:
      return gadiba_grid_columns_get_title_chars (self->columns);
    case GADIBA_GRID_STYLE_GROUP:
    case GADIBA_GRID_STYLE_CAPTION:
    case GADIBA_GRID_STYLE_BODY:
    case GADIBA_GRID_STYLE_FIGURES:
    case GADIBA_GRID_STYLE_SMALL:
    case GADIBA_GRID_STYLE_TOTAL_FIGURES:
      break;
    }
  return 0;
}

static int
measure_width (GadibaGridCell *self)
{
  const GadibaGridColumn *column = get_column (self);
  const guint max_chars = column != NULL ? column->max_chars : get_title_chars (self);

  pango_layout_get_pixel_size (get_layout (self), &self->width, NULL);
  int width = self->width + measure_image (self);
  if (max_chars > 0)
    width = MIN (width, measure_chars (self, max_chars));
  if (column != NULL && column->min_chars > 0)
    width = MAX (width, measure_chars (self, column->min_chars));
  return width;
}

static void
gadiba_grid_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  GadibaGridCell *self = GADIBA_GRID_CELL (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = measure_width (self);
  else
    pango_layout_get_pixel_size (get_layout (self), NULL, natural);
  *minimum = *natural;
}

/* The entry stands where the text stood; a longer text goes over the neighbours, away from the
 * side where the text begins. */
static void
allocate_editor (GadibaGridCell *self, int width, int height)
{
  const GadibaGridColumn *column = get_column (self);
  int minimum, wanted;

  gtk_widget_measure (self->editor, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &wanted, NULL, NULL);
  wanted = MAX (wanted, MAX (minimum, width));
  GtkAllocation box = { 0, 0, wanted, height };
  if (column != NULL && column->kind == GADIBA_GRID_AMOUNT)
    box.x = width - wanted;
  gtk_widget_measure (self->editor, GTK_ORIENTATION_VERTICAL, wanted, &minimum, NULL, NULL, NULL);
  if (minimum > height)
    {
      box.y = (height - minimum) / 2;
      box.height = minimum;
    }
  gtk_widget_size_allocate (self->editor, &box, -1);
}

static void
gadiba_grid_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GadibaGridCell *self = GADIBA_GRID_CELL (widget);

  if (self->image != NULL)
    {
      GtkAllocation box = { 0, 0, measure_image (self), height };
      gtk_widget_size_allocate (self->image, &box, -1);
    }
  if (self->editor != NULL)
    allocate_editor (self, width, height);
}

static void
draw_layout (GadibaGridCell *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const GadibaGridColumn *column = get_column (self);
  const int start = measure_image (self);
  const int room = gtk_widget_get_width (widget) - start;
  g_autoptr (PangoLayout) layout = g_object_ref (get_layout (self));
  int x = start;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > room)
    {
      PangoLayout *cut = pango_layout_copy (layout);
      pango_layout_set_width (cut, MAX (room, 0) * PANGO_SCALE);
      pango_layout_set_ellipsize (cut, PANGO_ELLIPSIZE_END);
      g_object_unref (layout);
      layout = cut;
      width = room;
    }
  if (column != NULL && column->kind == GADIBA_GRID_AMOUNT)
    x += room - width;
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), x,
                              (gtk_widget_get_height (widget) - height) / 2, layout);
}

static void
gadiba_grid_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GadibaGridCell *self = GADIBA_GRID_CELL (widget);

  if (self->image != NULL)
    gtk_widget_snapshot_child (widget, self->image, snapshot);
  if (self->editor != NULL)
    gtk_widget_snapshot_child (widget, self->editor, snapshot);
  else
    draw_layout (self, snapshot);
}

static gboolean
gadiba_grid_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard_tooltip,
                                GtkTooltip *tooltip)
{
  GadibaGridCell *self = GADIBA_GRID_CELL (widget);
  int width;

  pango_layout_get_pixel_size (get_layout (self), &width, NULL);
  if (width + measure_image (self) <= gtk_widget_get_width (widget))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gadiba_grid_cell_get_shown (self));
  return TRUE;
}

static void
gadiba_grid_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GadibaGridCell *self = GADIBA_GRID_CELL (widget);

  GTK_WIDGET_CLASS (gadiba_grid_cell_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
}

/* Fonts are drawn otherwise; the grid, which is told before, has dropped the layouts. */
static void
gadiba_grid_cell_system_setting_changed (GtkWidget *widget, GtkSystemSetting settings)
{
  GTK_WIDGET_CLASS (gadiba_grid_cell_parent_class)->system_setting_changed (widget, settings);
  g_clear_object (&GADIBA_GRID_CELL (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
gadiba_grid_cell_dispose (GObject *object)
{
  GadibaGridCell *self = GADIBA_GRID_CELL (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_weak_pointer (&self->message);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (gadiba_grid_cell_parent_class)->dispose (object);
}

static void
gadiba_grid_cell_finalize (GObject *object)
{
  GadibaGridCell *self = GADIBA_GRID_CELL (object);

  gadiba_grid_columns_unref (self->columns);
  g_free (self->text);
  g_free (self->typed);
  g_free (self->begun);
  g_free (self->place);
  g_free (self->tone);
  G_OBJECT_CLASS (gadiba_grid_cell_parent_class)->finalize (object);
}

static void
gadiba_grid_cell_class_init (GadibaGridCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gadiba_grid_cell_dispose;
  object_class->finalize = gadiba_grid_cell_finalize;
  widget_class->measure = gadiba_grid_cell_measure;
  widget_class->size_allocate = gadiba_grid_cell_size_allocate;
  widget_class->snapshot = gadiba_grid_cell_snapshot;
  widget_class->query_tooltip = gadiba_grid_cell_query_tooltip;
  widget_class->css_changed = gadiba_grid_cell_css_changed;
  widget_class->system_setting_changed = gadiba_grid_cell_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "gridcell");
}

static void
gadiba_grid_cell_init (GadibaGridCell *self)
{
  self->text = g_strdup ("");
  self->width = -1;
}

static GtkAccessibleRole
choose_role (GadibaGridStyle style, guint index)
{
  if (style == GADIBA_GRID_STYLE_HEAD)
    return GTK_ACCESSIBLE_ROLE_COLUMN_HEADER;
  return index == GADIBA_GRID_CELL_TITLE ? GTK_ACCESSIBLE_ROLE_ROW_HEADER
                                         : GTK_ACCESSIBLE_ROLE_GRID_CELL;
}

static void
add_classes (GadibaGridCell *self)
{
  static const char *const names[] = { "head", "group", "aside", "kind", NULL,
                                       "num",  "small", "total", "total" };
  GtkWidget *widget = GTK_WIDGET (self);
  const GadibaGridColumn *column = get_column (self);

  if (names[self->style] != NULL)
    gtk_widget_add_css_class (widget, names[self->style]);
  if (column != NULL && column->is_apart)
    gtk_widget_add_css_class (widget, "apart");
  gtk_widget_set_has_tooltip (widget, column == NULL || column->max_chars > 0);
}

GtkWidget *
gadiba_grid_cell_new (GadibaGridColumns *columns, GadibaGridStyle style, guint index)
{
  GadibaGridCell *self =
      g_object_new (GADIBA_TYPE_GRID_CELL, "accessible-role", choose_role (style, index), NULL);
  self->columns = gadiba_grid_columns_ref (columns);
  self->style = style;
  self->index = index;
  add_classes (self);
  return GTK_WIDGET (self);
}

guint
gadiba_grid_cell_get_index (GadibaGridCell *self)
{
  return self->index;
}

char *
gadiba_grid_cell_dup_label (GadibaGridCell *self)
{
  const char *shown = gadiba_grid_cell_get_shown (self);

  if (self->place == NULL)
    return g_strdup (shown);
  if (*shown == '\0')
    return g_strdup_printf (_ ("%s: empty"), self->place);
  /* translators: where a cell of a table is, and what stands in it */
  return g_strdup_printf (_ ("%s: %s"), self->place, shown);
}

static void
update_label (GadibaGridCell *self)
{
  g_autofree char *label = gadiba_grid_cell_dup_label (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* What is shown has changed. */
static void
update_shown (GadibaGridCell *self)
{
  int width = self->width;

  g_clear_object (&self->layout);
  update_label (self);
  if (width >= 0)
    pango_layout_get_pixel_size (get_layout (self), &width, NULL);
  else if (gtk_widget_get_parent (GTK_WIDGET (self)) == NULL)
    return;
  if (width >= 0 && width == self->width)
    {
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  gadiba_grid_columns_invalidate (self->columns);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
gadiba_grid_cell_set_text (GadibaGridCell *self, const char *text)
{
  g_return_if_fail (GADIBA_IS_GRID_CELL (self) && text != NULL);

  const gboolean keeps_typed = self->is_invalid && self->typed != NULL;
  const gboolean is_same = g_str_equal (self->text, text);
  if (is_same && (keeps_typed || self->typed == NULL))
    return;
  if (!is_same)
    {
      g_free (self->text);
      self->text = g_strdup (text);
    }
  if (keeps_typed)
    return;
  g_clear_pointer (&self->typed, g_free);
  g_clear_pointer (&self->begun, g_free);
  update_shown (self);
}

const char *
gadiba_grid_cell_get_text (GadibaGridCell *self)
{
  return self->text;
}

const char *
gadiba_grid_cell_get_shown (GadibaGridCell *self)
{
  return self->typed != NULL ? self->typed : self->text;
}

const char *
gadiba_grid_cell_get_begun (GadibaGridCell *self)
{
  return self->begun != NULL ? self->begun : self->text;
}

void
gadiba_grid_cell_set_typed (GadibaGridCell *self, const char *typed, const char *begun)
{
  g_return_if_fail (GADIBA_IS_GRID_CELL (self));

  char *since = typed != NULL ? g_strdup (begun != NULL ? begun : self->text) : NULL;
  g_free (self->begun);
  self->begun = since;
  if (g_strcmp0 (self->typed, typed) == 0)
    return;
  g_free (self->typed);
  self->typed = g_strdup (typed);
  update_shown (self);
}

static void
set_tone (GadibaGridCell *self, const char *tone)
{
  if (g_strcmp0 (self->tone, tone) == 0)
    return;
  if (self->tone != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->tone);
  g_free (self->tone);
  self->tone = g_strdup (tone);
  if (tone != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), tone);
}

void
gadiba_grid_cell_set_sign (GadibaGridCell *self, const char *icon, const char *tone)
{
  g_return_if_fail (GADIBA_IS_GRID_CELL (self));

  set_tone (self, tone);
  if ((icon != NULL) == (self->image != NULL)
      && (icon == NULL || g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (self->image)), icon) == 0))
    return;
  if (icon == NULL)
    g_clear_pointer (&self->image, gtk_widget_unparent);
  else if (self->image != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon);
  else
    {
      /* The word beside it says the same. */
      self->image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_set_parent (self->image, GTK_WIDGET (self));
    }
  gadiba_grid_columns_invalidate (self->columns);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
gadiba_grid_cell_set_place (GadibaGridCell *self, const char *place)
{
  g_return_if_fail (GADIBA_IS_GRID_CELL (self));

  if (place != NULL && g_strcmp0 (self->place, place) == 0)
    return;
  g_free (self->place);
  self->place = g_strdup (place);
  update_label (self);
}

void
gadiba_grid_cell_set_action (GadibaGridCell *self, gboolean is_action)
{
  if (self->is_action == is_action)
    return;
  self->is_action = is_action;
  if (is_action)
    gtk_widget_add_css_class (GTK_WIDGET (self), "action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "action");
}

gboolean
gadiba_grid_cell_is_action (GadibaGridCell *self)
{
  return self->is_action;
}

void
gadiba_grid_cell_set_asking (GadibaGridCell *self, gboolean is_asking)
{
  self->is_asking = is_asking;
}

gboolean
gadiba_grid_cell_is_asking (GadibaGridCell *self)
{
  return self->is_asking;
}

void
gadiba_grid_cell_set_read_only (GadibaGridCell *self, gboolean is_read_only)
{
  if (self->is_read_only == is_read_only)
    return;
  self->is_read_only = is_read_only;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_READ_ONLY,
                                  is_read_only, -1);
}

void
gadiba_grid_cell_set_selected (GadibaGridCell *self, gboolean is_selected)
{
  const gboolean was_selected =
      (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_SELECTED) != 0;

  if (is_selected == was_selected)
    return;
  if (is_selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, is_selected,
                               -1);
}

void
gadiba_grid_cell_describe (GtkWidget *widget, GtkWidget *message, gboolean is_invalid)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (message != NULL)
    {
      const char *sentence = gtk_label_get_label (GTK_LABEL (message));
      /* The sentence itself as well: not every screen reader follows the relation. */
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence,
                                      -1);
      /* ERROR_MESSAGE takes one widget in some versions of GTK and a list in others. */
      gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, message,
                                      NULL, -1);
    }
  else
    {
      gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
    }
  if (is_invalid)
    {
      gtk_widget_add_css_class (widget, "error");
      gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (widget, "error");
      gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_INVALID);
    }
}

void
gadiba_grid_cell_set_message (GadibaGridCell *self, GtkWidget *label, gboolean is_invalid)
{
  if (is_invalid != self->is_invalid)
    gtk_widget_activate_action (GTK_WIDGET (self), "workspace.check-texts", NULL);
  g_set_weak_pointer (&self->message, label);
  self->is_invalid = is_invalid;
  gadiba_grid_cell_describe (GTK_WIDGET (self), label, is_invalid);
}

GtkWidget *
gadiba_grid_cell_get_message (GadibaGridCell *self)
{
  return self->message;
}

gboolean
gadiba_grid_cell_is_invalid (GadibaGridCell *self)
{
  return self->is_invalid;
}

void
gadiba_grid_cell_set_editor (GadibaGridCell *self, GtkWidget *editor)
{
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  self->editor = editor;
  if (editor != NULL)
    gtk_widget_set_parent (editor, GTK_WIDGET (self));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
gadiba_grid_cell_has_editor (GadibaGridCell *self)
{
  return self->editor != NULL;
}
