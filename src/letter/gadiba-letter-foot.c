/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-layout-private.h"

#include <qrencode.h>

/* The lower margin of a page: its number, and by what the letter can be told again. */

#define BASELINE (GADIBA_LETTER_PAGE_HEIGHT - 10 * GADIBA_LETTER_MM)
/* As large as the margin allows: a copy of a copy can still be read. */
#define SQUARE (12 * GADIBA_LETTER_MM)
#define SQUARE_TOP (GADIBA_LETTER_PAGE_HEIGHT - 16.4 * GADIBA_LETTER_MM)
#define GAP 14     /* points between the code and the number */
#define LARGEST 14 /* points of the foot's text */

static char *
replace (const char *text, const char *what, const char *by)
{
  g_autoptr (GString) string = g_string_new (text);

  g_string_replace (string, what, by, 0);
  return g_string_free (g_steal_pointer (&string), FALSE);
}

/* In the middle of the page, or at its left margin where @left is 0; never before @left. Returns:
 * where it ends, from the left margin */
static double
draw_words (const GadibaLetterLayout *self, cairo_t *cr, const char *words, double left)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->press->context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoRectangle extents;

  pango_font_description_set_family_static (font, GADIBA_LETTER_FAMILY);
  pango_font_description_set_absolute_size (font, MIN (self->size * 0.8, LARGEST) * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, words, -1);
  pango_layout_get_extents (layout, NULL, &extents);
  double width = (double) extents.width / PANGO_SCALE;
  double from = left > 0 ? MAX (left, (GADIBA_LETTER_WIDTH - width) / 2) : 0;
  cairo_move_to (cr, GADIBA_LETTER_LEFT + from, BASELINE);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
  return from + width;
}

static void
draw_number (const GadibaLetterLayout *self, cairo_t *cr, guint page, double left)
{
  g_autofree char *n_pages = g_strdup_printf ("%u", self->n_pages);
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *with_pages = replace (self->letter->page, "{pages}", n_pages);
  g_autofree char *words = replace (with_pages, "{page}", number);

  draw_words (self, cr, words, left);
}

/* On every page, so that none can be put in place of another. Returns: where it ends */
static double
draw_code (const GadibaLetterLayout *self, cairo_t *cr)
{
  const char *verify = self->letter->verify != NULL ? self->letter->verify : "{code}";
  g_autofree char *words = replace (verify, "{code}", self->letter->code);

  return draw_words (self, cr, words, 0);
}

static gboolean
is_dark (const QRcode *square, int x, int y)
{
  return (square->data[y * square->width + x] & 1) != 0;
}

/* The code as a square that a scanner types. */
static void
draw_square (const GadibaLetterLayout *self, cairo_t *cr)
{
  QRcode *square = QRcode_encodeString (self->letter->code, 0, QR_ECLEVEL_M, QR_MODE_8, 1);

  if (square == NULL) /* no memory */
    return;
  double side = SQUARE / square->width;
  double left = GADIBA_LETTER_LEFT + GADIBA_LETTER_WIDTH - SQUARE;
  for (int y = 0; y < square->width; y++)
    for (int x = 0, end; x < square->width; x = end + 1)
      {
        for (end = x; end < square->width && is_dark (square, end, y); end++)
          ;
        if (end > x)
          cairo_rectangle (cr, left + x * side, SQUARE_TOP + y * side, (end - x) * side, side);
      }
  cairo_fill (cr);
  QRcode_free (square);
}

void
_gadiba_letter_layout_draw_foot (const GadibaLetterLayout *self, cairo_t *cr, guint page)
{
  double code_end = self->letter->code != NULL ? draw_code (self, cr) : 0;

  draw_number (self, cr, page, code_end + GAP);
  if (self->letter->code != NULL && page == 0)
    draw_square (self, cr);
}
