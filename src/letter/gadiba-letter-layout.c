/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-layout-private.h"

#include <string.h>

static void
free_box (gpointer data)
{
  GadibaLetterBox *box = data;

  for (guint i = 0; i < box->texts->len; i++)
    {
      GadibaLetterText *text = &g_array_index (box->texts, GadibaLetterText, i);
      g_object_unref (text->layout);
      g_array_unref (text->lines);
    }
  g_array_unref (box->texts);
  g_clear_pointer (&box->breaks, g_array_unref);
  g_free (box);
}

GadibaLetterLayout *
gadiba_letter_layout_new (GadibaPress *press, const GadibaLetter *letter, double size,
                          GError **error)
{
  g_return_val_if_fail (press != NULL && letter != NULL, NULL);

  g_autoptr (GadibaLetterLayout) self = g_new0 (GadibaLetterLayout, 1);
  self->press = press;
  self->letter = letter;
  self->size = CLAMP (size, GADIBA_LETTER_SIZE_MIN, GADIBA_LETTER_SIZE_MAX);
  self->boxes = g_ptr_array_new_with_free_func (free_box);
  self->places = g_array_new (FALSE, FALSE, sizeof (GadibaLetterPlace));
  _gadiba_letter_layout_make_boxes (self);
  if (self->lacks_glyph)
    {
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FONT,
                   _ ("no font of this computer has all letters of the text; install "
                      "fonts-liberation and fonts-dejavu-core"));
      return NULL;
    }
  _gadiba_letter_layout_paginate (self);
  return g_steal_pointer (&self);
}

void
gadiba_letter_layout_free (GadibaLetterLayout *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->boxes);
  g_array_unref (self->places);
  g_free (self);
}

const GadibaLetter *
gadiba_letter_layout_get_letter (const GadibaLetterLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->letter;
}

guint
gadiba_letter_layout_get_n_pages (const GadibaLetterLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

/* --- drawing --- */

/* On surfaces that have it no tags are drawn. */
static const cairo_user_data_key_t without_tags;

void
_gadiba_letter_layout_leave_tags (cairo_surface_t *surface)
{
  static int mark;

  cairo_surface_set_user_data (surface, &without_tags, &mark, NULL);
}

static gboolean
is_tagged (cairo_t *cr)
{
  return cairo_surface_get_user_data (cairo_get_target (cr), &without_tags) == NULL;
}

static void
begin_tag (cairo_t *cr, const char *tag)
{
  if (tag != NULL && is_tagged (cr))
    cairo_tag_begin (cr, tag, NULL);
}

static void
end_tag (cairo_t *cr, const char *tag)
{
  if (tag != NULL && is_tagged (cr))
    cairo_tag_end (cr, tag);
}

/* A line belongs to the part in which its baseline lies. */
static gboolean
is_in (const GadibaLetterLine *line, const GadibaLetterPlace *place)
{
  return line->baseline >= place->from && line->baseline < place->to;
}

static void
draw_text (cairo_t *cr, const GadibaLetterText *text, const GadibaLetterPlace *place)
{
  begin_tag (cr, text->tag);
  for (guint i = 0; i < text->lines->len; i++)
    {
      const GadibaLetterLine *line = &g_array_index (text->lines, GadibaLetterLine, i);
      if (!is_in (line, place))
        continue;
      cairo_move_to (cr, GADIBA_LETTER_LEFT + line->x, place->y + line->baseline - place->from);
      pango_cairo_show_layout_line (cr, line->line);
    }
  end_tag (cr, text->tag);
}

static void
draw_rule (cairo_t *cr, const GadibaLetterPlace *place)
{
  const GadibaLetterBox *box = place->box;
  double y = place->y + box->rule_y - place->from;

  if (box->rule_width <= 0 || box->rule_y < place->from || box->rule_y > place->to)
    return;
  /* Between rows a line only guides the eye. */
  double gray = box->rule_width < 0.4 ? 0.6 : 0;
  cairo_set_source_rgb (cr, gray, gray, gray);
  cairo_set_line_width (cr, box->rule_width);
  cairo_move_to (cr, GADIBA_LETTER_LEFT + box->rule_from, y);
  cairo_line_to (cr, GADIBA_LETTER_LEFT + box->rule_to, y);
  cairo_stroke (cr);
}

static void
draw_place (cairo_t *cr, const GadibaLetterPlace *place)
{
  begin_tag (cr, place->box->tag);
  for (guint i = 0; i < place->box->texts->len; i++)
    draw_text (cr, &g_array_index (place->box->texts, GadibaLetterText, i), place);
  end_tag (cr, place->box->tag);
}

/* Faintly across the page, below the text: as long as most of its diagonal. */
static void
draw_mark (const GadibaLetterLayout *self, cairo_t *cr)
{
  const double length = 0.9 * GADIBA_LETTER_HEIGHT;
  g_autoptr (PangoLayout) layout = pango_layout_new (self->press->context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoRectangle extents;

  pango_font_description_set_family_static (font, GADIBA_LETTER_FAMILY);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, 40 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, self->letter->mark, -1);
  pango_layout_get_extents (layout, NULL, &extents);
  double width = (double) MAX (extents.width, 1) / PANGO_SCALE;
  double scale = MIN (length / width, 2);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.9, 0.9, 0.9);
  cairo_translate (cr, GADIBA_LETTER_PAGE_WIDTH / 2, GADIBA_LETTER_PAGE_HEIGHT / 2);
  cairo_rotate (cr, -G_PI / 3.4);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, -width / 2, 0);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
  cairo_restore (cr);
}

void
gadiba_letter_layout_draw_page (const GadibaLetterLayout *self, cairo_t *cr, guint page)
{
  g_return_if_fail (self != NULL && cr != NULL && page < self->n_pages);

  const char *outer = NULL;
  guint group = 0;
  cairo_save (cr);
  if (self->letter->mark != NULL)
    draw_mark (self, cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < self->places->len; i++)
    {
      const GadibaLetterPlace *place = &g_array_index (self->places, GadibaLetterPlace, i);
      if (place->page != page)
        continue;
      if (g_strcmp0 (outer, place->box->outer) != 0 || group != place->box->group)
        {
          end_tag (cr, outer);
          outer = place->box->outer;
          group = place->box->group;
          begin_tag (cr, outer);
        }
      draw_place (cr, place);
    }
  end_tag (cr, outer);
  for (guint i = 0; i < self->places->len; i++)
    if (g_array_index (self->places, GadibaLetterPlace, i).page == page)
      draw_rule (cr, &g_array_index (self->places, GadibaLetterPlace, i));
  cairo_set_source_rgb (cr, 0, 0, 0);
  _gadiba_letter_layout_draw_foot (self, cr, page);
  cairo_restore (cr);
}

/* --- reading --- */

/* Adds the words of @text that stand in @place, behind @separator if there are any. */
static void
append_text (GString *page, const GadibaLetterText *text, const GadibaLetterPlace *place,
             const char *separator)
{
  const char *words = pango_layout_get_text (text->layout);
  g_autoptr (GString) part = g_string_new (NULL);

  for (guint i = 0; i < text->lines->len; i++)
    {
      const GadibaLetterLine *line = &g_array_index (text->lines, GadibaLetterLine, i);
      if (!is_in (line, place))
        continue;
      if (part->len > 0 && !g_ascii_isspace (part->str[part->len - 1]))
        g_string_append_c (part, ' ');
      g_string_append_len (part, words + line->line->start_index, line->line->length);
    }
  g_strchomp (part->str);
  if (*part->str != '\0')
    g_string_append_printf (page, "%s%s", separator, part->str);
}

char *
gadiba_letter_layout_dup_page_text (const GadibaLetterLayout *self, guint page)
{
  g_return_val_if_fail (self != NULL && page < self->n_pages, NULL);

  g_autoptr (GString) text = g_string_new (NULL);
  if (self->letter->mark != NULL)
    g_string_append_printf (text, "%s\n", self->letter->mark);
  for (guint i = 0; i < self->places->len; i++)
    {
      const GadibaLetterPlace *place = &g_array_index (self->places, GadibaLetterPlace, i);
      if (place->page != page)
        continue;
      gsize before = text->len;
      for (guint k = 0; k < place->box->texts->len; k++)
        append_text (text, &g_array_index (place->box->texts, GadibaLetterText, k), place,
                     text->len > before ? "; " : "");
      if (text->len > before)
        g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
