/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-line-drawing.h"

#define SIGN_GAP 6 /* between sign and text, in pixels */

int
gadiba_line_find_digit (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1);

  PangoFontMetrics *metrics =
      pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int digit = PANGO_PIXELS (pango_font_metrics_get_approximate_digit_width (metrics));
  pango_font_metrics_unref (metrics);
  return MAX (digit, 1);
}

PangoLayout *
gadiba_line_make_layout (GtkWidget *widget, const char *text, gboolean strong)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget) && text != NULL, NULL);

  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum, lnum"));
  if (strong)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

/* Width and height of a sign beside text of such digits. */
static int
get_sign_size (int digit)
{
  return 2 * digit;
}

GdkPaintable *
gadiba_line_find_sign (GtkWidget *widget, const char *name, int digit)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  if (name == NULL)
    return NULL;
  return GDK_PAINTABLE (gtk_icon_theme_lookup_icon (
      gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), name, NULL,
      get_sign_size (digit), gtk_widget_get_scale_factor (widget),
      gtk_widget_get_direction (widget), 0));
}

/* Returns: where something so high begins, to stand in the middle of its row */
static int
find_top (const GadibaLineDrawing *self, const GadibaLineCell *cell, int height)
{
  const int rows = (int) MAX (cell->rows, 1);
  const int whole = gtk_widget_get_height (self->widget);

  return (whole * (int) cell->row) / rows + (whole / rows - height) / 2;
}

static void
draw_sign (const GadibaLineDrawing *self, const GadibaLineCell *cell, float x)
{
  const int size = get_sign_size (self->digit);
  const int y = find_top (self, cell, size);
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (x, (float) y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (cell->sign), self->snapshot,
                                            size, size, cell->sign_colour, 1);
  gtk_snapshot_restore (self->snapshot);
}

static void
draw_text (const GadibaLineDrawing *self, const GadibaLineCell *cell, float x)
{
  int height;

  pango_layout_get_pixel_size (cell->layout, NULL, &height);
  const int y = find_top (self, cell, height);
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (x, (float) y));
  gtk_snapshot_append_layout (self->snapshot, cell->layout, cell->colour);
  gtk_snapshot_restore (self->snapshot);
}

void
gadiba_line_draw_cell (const GadibaLineDrawing *self, const GadibaLineCell *cell, int x)
{
  g_return_if_fail (self != NULL && cell != NULL && cell->layout != NULL && cell->colour != NULL);

  /* Below another column, what is not known needs no place of its own. */
  if (cell->row > 0 && g_str_equal (pango_layout_get_text (cell->layout), "–"))
    return;
  int inset = cell->sign != NULL ? get_sign_size (self->digit) + SIGN_GAP : 0, used;
  if (cell->sign != NULL)
    draw_sign (self, cell, (float) x);
  pango_layout_set_width (cell->layout, MAX (cell->width - inset, 0) * PANGO_SCALE);
  pango_layout_get_pixel_size (cell->layout, &used, NULL);
  draw_text (self, cell, (float) (x + (cell->right ? cell->width - used : inset)));
}

void
gadiba_line_find_colours (GtkWidget *widget, GadibaLineColours *colours)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && colours != NULL);

  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  gtk_style_context_get_color (style, &colours->text);
  if (!gtk_style_context_lookup_color (style, "dim", &colours->dim))
    colours->dim = colours->text;
  if (!gtk_style_context_lookup_color (style, "warn", &colours->warn))
    colours->warn = colours->text;
}

int
gadiba_line_measure_height (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);

  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "Ģ");
  int height;
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

void
gadiba_line_name (GtkWidget *widget, const char *label)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && label != NULL);

  GtkWidget *item = gtk_widget_get_parent (widget);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}
