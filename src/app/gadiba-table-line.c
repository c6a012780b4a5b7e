/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-table-line.h"

#include <glib/gi18n-lib.h>

#include "gadiba-habits.h"
#include "gadiba-line-drawing.h"

struct _GadibaTableLine
{
  GtkWidget parent;

  const GadibaTableColumns *columns;
  GadibaTableTexts *texts;
  PangoLayout *layouts[GADIBA_TABLE_MAX_COLUMNS];
  GdkPaintable *sign;
  int digit; /* width of a digit, in pixels */
};

G_DEFINE_FINAL_TYPE (GadibaTableLine, gadiba_table_line, GTK_TYPE_WIDGET)

void
gadiba_table_texts_free (GadibaTableTexts *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->texts);
  g_free (self);
}

/* --- widths --- */

static int
get_digit (GadibaTableLine *self)
{
  if (self->digit == 0)
    self->digit = gadiba_line_find_digit (GTK_WIDGET (self));
  return self->digit;
}

/* --- drawing --- */

static void
clear_layouts (GadibaTableLine *self)
{
  for (guint i = 0; i < GADIBA_TABLE_MAX_COLUMNS; i++)
    g_clear_object (&self->layouts[i]);
  g_clear_object (&self->sign);
  self->digit = 0;
}

static void
ensure_layouts (GadibaTableLine *self)
{
  if (self->layouts[0] != NULL || self->texts == NULL)
    return;
  for (guint i = 0; i < self->columns->n; i++)
    self->layouts[i] = gadiba_line_make_layout (GTK_WIDGET (self), self->texts->texts[i],
                                                self->columns->columns[i].strong);
  self->sign = gadiba_line_find_sign (GTK_WIDGET (self), self->texts->sign, get_digit (self));
}

static void
gadiba_table_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GadibaTableLine *self = GADIBA_TABLE_LINE (widget);
  const GadibaLineDrawing drawing = { widget, snapshot, get_digit (self) };
  GadibaLineColours colours;
  GadibaTablePlace places[GADIBA_TABLE_MAX_COLUMNS];

  ensure_layouts (self);
  if (self->layouts[0] == NULL)
    return;
  gadiba_line_find_colours (widget, &colours);
  guint rows =
      gadiba_table_lay (self->columns, gtk_widget_get_width (widget), drawing.digit, places);
  for (guint i = 0; i < self->columns->n; i++)
    {
      const GadibaTableColumn *column = &self->columns->columns[i];
      gboolean warned = i == self->texts->warn_column;
      const GdkRGBA *usual = column->dim ? &colours.dim : &colours.text;
      const GadibaLineCell cell = { .layout = self->layouts[i],
                                    .sign = i == self->texts->sign_column ? self->sign : NULL,
                                    .colour = warned ? &colours.warn : usual,
                                    .sign_colour = warned ? &colours.warn : &colours.dim,
                                    .width = places[i].width,
                                    .row = places[i].row,
                                    .rows = rows,
                                    .right = column->right && places[i].row == 0 };
      if (cell.width > 0)
        gadiba_line_draw_cell (&drawing, &cell, places[i].x);
    }
}

static void
gadiba_table_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GadibaTableLine *self = GADIBA_TABLE_LINE (widget);

  GadibaTablePlace places[GADIBA_TABLE_MAX_COLUMNS];
  int least, usual;

  gadiba_table_measure (self->columns, get_digit (self), &least, &usual);
  *minimum = least;
  *natural = usual;
  if (orientation != GTK_ORIENTATION_VERTICAL)
    return;
  guint rows =
      gadiba_table_lay (self->columns, for_size < 0 ? usual : for_size, get_digit (self), places);
  *minimum = *natural = gadiba_table_stack (rows, gadiba_line_measure_height (widget));
}

static GtkSizeRequestMode
gadiba_table_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gadiba_table_line_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (gadiba_table_line_parent_class)->css_changed (widget, change);

  clear_layouts (GADIBA_TABLE_LINE (widget));
  gtk_widget_queue_resize (widget);
}

/* --- the widget --- */

static void
gadiba_table_line_dispose (GObject *object)
{
  GadibaTableLine *self = GADIBA_TABLE_LINE (object);

  g_clear_pointer (&self->texts, gadiba_table_texts_free);
  clear_layouts (self);

  G_OBJECT_CLASS (gadiba_table_line_parent_class)->dispose (object);
}

static void
gadiba_table_line_class_init (GadibaTableLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_table_line_dispose;
  widget_class->css_changed = gadiba_table_line_css_changed;
  widget_class->get_request_mode = gadiba_table_line_get_request_mode;
  widget_class->measure = gadiba_table_line_measure;
  widget_class->snapshot = gadiba_table_line_snapshot;

  gtk_widget_class_set_css_name (widget_class, "tableline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
gadiba_table_line_init (GadibaTableLine *self)
{
}

/* Returns: (transfer full): what a screen reader says: columns with their heads, but for the one
 * that names the line */
static char *
describe (GadibaTableLine *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint shown = gadiba_table_get_shown (self->columns);

  for (guint i = 0; self->texts != NULL && i < self->columns->n; i++)
    {
      const char *part = self->texts->texts[i];
      if (*part == '\0' || g_str_equal (part, "–") || (shown & 1u << i) == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      if (self->columns->columns[i].right)
        g_string_append_printf (text, "%s: ", _ (self->columns->columns[i].title));
      g_string_append (text, part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
update_view (GadibaTableLine *self)
{
  g_autofree char *label = describe (self);

  gadiba_line_name (GTK_WIDGET (self), label);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

GtkWidget *
gadiba_table_line_new (const GadibaTableColumns *columns)
{
  g_return_val_if_fail (columns != NULL && columns->n <= GADIBA_TABLE_MAX_COLUMNS, NULL);

  GadibaTableLine *self = g_object_new (GADIBA_TYPE_TABLE_LINE, NULL);
  self->columns = columns;
  if (columns->shown_key != NULL)
    {
      g_autofree char *signal = g_strconcat ("changed::", columns->shown_key, NULL);
      g_signal_connect_object (gadiba_habits_get (), signal, G_CALLBACK (update_view), self,
                               G_CONNECT_SWAPPED);
    }
  return GTK_WIDGET (self);
}

void
gadiba_table_line_set_texts (GadibaTableLine *self, GadibaTableTexts *texts)
{
  g_return_if_fail (GADIBA_IS_TABLE_LINE (self));

  gadiba_table_texts_free (self->texts);
  self->texts = texts;
  clear_layouts (self);
  update_view (self);
}
