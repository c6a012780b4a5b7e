/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-layout-private.h"

/* The context is the room's own, so that lines break alike on paper and on any screen: 72 units an
 * inch, nothing rounded to pixels. */
GadibaPress *
gadiba_press_new (void)
{
  GadibaPress *press = g_new0 (GadibaPress, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  press->fonts = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (press->fonts), 72);
  press->context = pango_font_map_create_context (press->fonts);
  pango_cairo_context_set_resolution (press->context, 72);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (press->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (press->context, FALSE);
  pango_context_set_language (press->context, pango_language_from_string ("lv"));
  pango_context_set_base_dir (press->context, PANGO_DIRECTION_LTR);
  return press;
}

void
gadiba_press_free (GadibaPress *press)
{
  if (press == NULL)
    return;
  g_object_unref (press->context);
  g_object_unref (press->fonts);
  g_free (press);
}
