/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-letter-layout-private.h"

/* Texts: words to lines. */

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, gsize from, gsize to)
{
  attribute->start_index = (guint) from;
  attribute->end_index = (guint) to;
  pango_attr_list_insert (list, attribute);
}

static gboolean
is_letter_at (const char *text, const char *at)
{
  return at >= text && g_unichar_isalnum (g_utf8_get_char (at));
}

/* Words of another language ("euro") are set in italics, as whole words only. */
static void
add_italics (PangoAttrList *list, const char *text, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);
      if (length == 0)
        continue;
      for (const char *at = strstr (text, parts[i]); at != NULL;
           at = strstr (at + length, parts[i]))
        if ((at == text || !is_letter_at (text, g_utf8_prev_char (at)))
            && !is_letter_at (text, at + length))
          add_attribute (list, pango_attr_style_new (PANGO_STYLE_ITALIC), (gsize) (at - text),
                         (gsize) (at - text) + length);
    }
}

/* Without ligatures, or "fi" would be found as one character by whoever searches the PDF. */
static PangoAttrList *
make_attributes (const GadibaLetterLayout *self, const char *text, const GadibaLetterFace *face)
{
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (list, pango_attr_font_features_new ("liga=0, clig=0, dlig=0"));
  if (face->n_bold > 0)
    add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, face->n_bold);
  if (self->letter->italic != NULL && !face->italic)
    add_italics (list, text, self->letter->italic);
  return list;
}

static PangoLayout *
make_layout (const GadibaLetterLayout *self, const char *text, const GadibaLetterFace *face,
             double width)
{
  PangoLayout *layout = pango_layout_new (self->press->context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = make_attributes (self, text, face);

  pango_font_description_set_family_static (font, GADIBA_LETTER_FAMILY);
  pango_font_description_set_absolute_size (font, self->size * face->scale * PANGO_SCALE);
  if (face->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  if (face->italic)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, face->align);
  pango_layout_set_justify (layout, face->justify);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* All that decides how a text comes out. */
static char *
make_key (const GadibaLetterLayout *self, const char *text, const GadibaLetterFace *face,
          double width)
{
  return g_strdup_printf (
      "%d %d %d%d%d%d %" G_GSIZE_FORMAT " %s\n%s", (int) (self->size * face->scale * PANGO_SCALE),
      (int) (width * PANGO_SCALE), face->bold, face->italic, face->justify, (int) face->align,
      face->n_bold, self->letter->italic != NULL ? self->letter->italic : "", text);
}

static PangoLayout *
get_layout (const GadibaLetterLayout *self, const char *text, const GadibaLetterFace *face,
            double width)
{
  g_autofree char *key = make_key (self, text, face, width);
  PangoLayout *layout = _gadiba_press_find (self->press, key);

  if (layout != NULL)
    return layout;
  layout = make_layout (self, text, face, width);
  _gadiba_press_keep (self->press, g_steal_pointer (&key), layout);
  return layout;
}

double
_gadiba_letter_box_add_text (GadibaLetterLayout *self, GadibaLetterBox *box, const char *tag,
                             const char *text, const GadibaLetterFace *face,
                             GadibaLetterFrame frame)
{
  GadibaLetterText one = { tag, get_layout (self, text, face, frame.width),
                           g_array_new (FALSE, FALSE, sizeof (GadibaLetterLine)) };
  PangoLayoutIter *iter = pango_layout_get_iter (one.layout);
  double bottom = frame.y;

  do
    {
      PangoRectangle logical;
      int top, end;
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      pango_layout_iter_get_line_yrange (iter, &top, &end);
      bottom = frame.y + (double) end / PANGO_SCALE;
      GadibaLetterLine line = {
        pango_layout_iter_get_line_readonly (iter),
        frame.x + (double) logical.x / PANGO_SCALE,
        frame.y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE,
        bottom,
      };
      g_array_append_val (one.lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  self->lacks_glyph = self->lacks_glyph || pango_layout_get_unknown_glyphs_count (one.layout) > 0;
  g_array_append_val (box->texts, one);
  box->height = MAX (box->height, bottom);
  return bottom;
}

void
_gadiba_letter_box_find_breaks (GadibaLetterBox *box, guint n_lines)
{
  const GadibaLetterText *longest = NULL;

  for (guint i = 0; i < box->texts->len; i++)
    {
      const GadibaLetterText *text = &g_array_index (box->texts, GadibaLetterText, i);
      if (longest == NULL || text->lines->len > longest->lines->len)
        longest = text;
    }
  for (guint i = n_lines; longest != NULL && i + n_lines <= longest->lines->len; i++)
    {
      if (box->breaks == NULL)
        box->breaks = g_array_new (FALSE, FALSE, sizeof (double));
      g_array_append_val (box->breaks,
                          g_array_index (longest->lines, GadibaLetterLine, i - 1).bottom);
    }
}
