/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-table-line.h"

#include <glib/gi18n-lib.h>

#include "gadiba-column-widths.h"
#include "gadiba-line-drawing.h"

#define MAX_COLUMNS 12

struct _GadibaTableLine
{
  GtkWidget parent;

  const GadibaTableColumns *columns;
  GadibaTableTexts *texts;
  PangoLayout *layouts[MAX_COLUMNS];
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

void
gadiba_table_share_width (const GadibaTableColumns *columns, int width, int digit, int *widths)
{
  g_return_if_fail (columns != NULL && columns->n > 0 && widths != NULL);

  GadibaColumnKinds kinds = { 0 };

  for (guint i = 0; i < columns->n; i++)
    {
      widths[i] = columns->columns[i].width * digit;
      if (columns->columns[i].is_text)
        *(columns->columns[i].strong ? &kinds.names : &kinds.texts) |= 1u << i;
    }
  gadiba_column_widths_share (widths, kinds, columns->n,
                              width - (int) (columns->n - 1) * GADIBA_TABLE_GAP);
}

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
  for (guint i = 0; i < MAX_COLUMNS; i++)
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
  int widths[MAX_COLUMNS], x = 0;

  ensure_layouts (self);
  if (self->layouts[0] == NULL)
    return;
  gadiba_line_find_colours (widget, &colours);
  gadiba_table_share_width (self->columns, gtk_widget_get_width (widget), drawing.digit, widths);
  for (guint i = 0; i < self->columns->n; i++)
    {
      const GadibaTableColumn *column = &self->columns->columns[i];
      gboolean warned = i == self->texts->warn_column;
      const GdkRGBA *usual = column->dim ? &colours.dim : &colours.text;
      const GadibaLineCell cell = { .layout = self->layouts[i],
                                    .sign = i == self->texts->sign_column ? self->sign : NULL,
                                    .colour = warned ? &colours.warn : usual,
                                    .sign_colour = warned ? &colours.warn : &colours.dim,
                                    .width = widths[i],
                                    .right = column->right };
      gadiba_line_draw_cell (&drawing, &cell, x);
      x += widths[i] + GADIBA_TABLE_GAP;
    }
}

static void
gadiba_table_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GadibaTableLine *self = GADIBA_TABLE_LINE (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = gadiba_line_measure_height (widget);
      return;
    }
  int total = (int) (self->columns->n - 1) * GADIBA_TABLE_GAP;
  for (guint i = 0; i < self->columns->n; i++)
    total += self->columns->columns[i].width * get_digit (self);
  *minimum = total / 2;
  *natural = total;
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
  widget_class->measure = gadiba_table_line_measure;
  widget_class->snapshot = gadiba_table_line_snapshot;

  gtk_widget_class_set_css_name (widget_class, "tableline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
gadiba_table_line_init (GadibaTableLine *self)
{
}

GtkWidget *
gadiba_table_line_new (const GadibaTableColumns *columns)
{
  g_return_val_if_fail (columns != NULL && columns->n <= MAX_COLUMNS, NULL);

  GadibaTableLine *self = g_object_new (GADIBA_TYPE_TABLE_LINE, NULL);
  self->columns = columns;
  return GTK_WIDGET (self);
}

/* Returns: (transfer full): what a screen reader says: columns with their heads, but for the one
 * that names the line */
static char *
describe (GadibaTableLine *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; self->texts != NULL && i < self->columns->n; i++)
    {
      const char *part = self->texts->texts[i];
      if (*part == '\0' || g_str_equal (part, "–"))
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      if (self->columns->columns[i].right)
        g_string_append_printf (text, "%s: ", _ (self->columns->columns[i].title));
      g_string_append (text, part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
gadiba_table_line_set_texts (GadibaTableLine *self, GadibaTableTexts *texts)
{
  g_return_if_fail (GADIBA_IS_TABLE_LINE (self));

  gadiba_table_texts_free (self->texts);
  self->texts = texts;
  clear_layouts (self);
  g_autofree char *label = describe (self);
  gadiba_line_name (GTK_WIDGET (self), label);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
