/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-layout-private.h"

static GHashTable *
new_generation (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

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
  press->younger = new_generation ();
  press->elder = new_generation ();
  return press;
}

void
gadiba_press_free (GadibaPress *press)
{
  if (press == NULL)
    return;
  g_hash_table_unref (press->younger);
  g_hash_table_unref (press->elder);
  g_object_unref (press->context);
  g_object_unref (press->fonts);
  g_free (press);
}

void
_gadiba_press_keep (GadibaPress *self, char *key, PangoLayout *layout)
{
  if (g_hash_table_size (self->younger) >= GADIBA_PRESS_GENERATION)
    {
      g_hash_table_unref (self->elder);
      self->elder = g_steal_pointer (&self->younger);
      self->younger = new_generation ();
    }
  g_hash_table_replace (self->younger, key, g_object_ref (layout));
}

PangoLayout *
_gadiba_press_find (GadibaPress *self, const char *key)
{
  PangoLayout *layout = g_hash_table_lookup (self->younger, key);

  if (layout != NULL)
    return g_object_ref (layout);
  layout = g_hash_table_lookup (self->elder, key);
  if (layout == NULL)
    return NULL;
  g_object_ref (layout);
  _gadiba_press_keep (self, g_strdup (key), layout);
  return layout;
}
