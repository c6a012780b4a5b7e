/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gadiba-app"

#include "gadiba-table-line.h"

#include <glib/gi18n-lib.h>

#include "gadiba-column-widths.h"

#define SIGN_SIZE 16 /* of icons */
#define SIGN_GAP 6
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

  guint texts = 0;

  for (guint i = 0; i < columns->n; i++)
    {
      widths[i] = columns->columns[i].width * digit;
      texts |= columns->columns[i].is_text ? 1u << i : 0;
    }
  gadiba_column_widths_share (widths, texts, columns->n,
                              width - (int) (columns->n - 1) * GADIBA_TABLE_GAP);
}

int
gadiba_table_find_digit (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1);

  PangoFontMetrics *metrics =
      pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int digit = PANGO_PIXELS (pango_font_metrics_get_approximate_digit_width (metrics));
  pango_font_metrics_unref (metrics);
  return MAX (digit, 1);
}

static int
get_digit (GadibaTableLine *self)
{
  if (self->digit == 0)
    self->digit = gadiba_table_find_digit (GTK_WIDGET (self));
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

static PangoLayout *
make_layout (GadibaTableLine *self, const char *text, gboolean strong)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum, lnum"));
  if (strong)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static void
ensure_layouts (GadibaTableLine *self)
{
  if (self->layouts[0] != NULL || self->texts == NULL)
    return;
  for (guint i = 0; i < self->columns->n; i++)
    self->layouts[i] = make_layout (self, self->texts->texts[i], self->columns->columns[i].strong);
  if (self->texts->sign != NULL)
    self->sign = GDK_PAINTABLE (gtk_icon_theme_lookup_icon (
        gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))),
        self->texts->sign, NULL, SIGN_SIZE, gtk_widget_get_scale_factor (GTK_WIDGET (self)),
        gtk_widget_get_direction (GTK_WIDGET (self)), 0));
}

static void
snapshot_sign (GadibaTableLine *self, GtkSnapshot *snapshot, float x, const GdkRGBA *colour)
{
  const float y = (float) (gtk_widget_get_height (GTK_WIDGET (self)) - SIGN_SIZE) / 2;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->sign), snapshot,
                                            SIGN_SIZE, SIGN_SIZE, colour, 1);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_text (GadibaTableLine *self, GtkSnapshot *snapshot, PangoLayout *layout, float x,
               const GdkRGBA *colour)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  const int y = (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
gadiba_table_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GadibaTableLine *self = GADIBA_TABLE_LINE (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA text, dim, warn;
  int widths[MAX_COLUMNS];
  float x = 0;

  ensure_layouts (self);
  if (self->layouts[0] == NULL)
    return;
  gtk_style_context_get_color (style, &text);
  if (!gtk_style_context_lookup_color (style, "dim", &dim))
    dim = text;
  if (!gtk_style_context_lookup_color (style, "warn", &warn))
    warn = text;
  gadiba_table_share_width (self->columns, gtk_widget_get_width (widget), get_digit (self), widths);
  for (guint i = 0; i < self->columns->n; i++)
    {
      const GadibaTableColumn *column = &self->columns->columns[i];
      gboolean has_sign = self->sign != NULL && i == self->texts->sign_column;
      gboolean warned = i == self->texts->warn_column;
      int inset = has_sign ? SIGN_SIZE + SIGN_GAP : 0, used;
      if (has_sign)
        snapshot_sign (self, snapshot, x, warned ? &warn : &dim);
      pango_layout_set_width (self->layouts[i], MAX (widths[i] - inset, 0) * PANGO_SCALE);
      pango_layout_get_pixel_size (self->layouts[i], &used, NULL);
      float shift = column->right ? (float) (widths[i] - used) : (float) inset;
      snapshot_text (self, snapshot, self->layouts[i], x + shift,
                     warned        ? &warn
                     : column->dim ? &dim
                                   : &text);
      x += (float) (widths[i] + GADIBA_TABLE_GAP);
    }
}

static void
gadiba_table_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GadibaTableLine *self = GADIBA_TABLE_LINE (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "Ģ");
      pango_layout_get_pixel_size (layout, NULL, minimum);
      *natural = *minimum;
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* It is the item of the list that takes the keyboard. */
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
