/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>

#include "../letter/letter-test.h"

/* How fast a letter is made in a running process (composed, laid out, drawn as PDF), against a
 * plain loop that sets the same texts with Pango and draws them with Cairo, without templates,
 * tables, tags or page breaks. */

#define ROUNDS 9
#define LETTERS 20

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const gdouble left = *(const gdouble *) a;
  const gdouble right = *(const gdouble *) b;
  return left < right ? -1 : left > right;
}

static void
report (const char *what, gdouble *figures)
{
  qsort (figures, ROUNDS, sizeof (gdouble), compare_numbers);
  printf ("%-58s %8.2f / %8.2f / %8.2f ms\n", what, figures[0], figures[ROUNDS / 2],
          figures[ROUNDS - 1]);
}

static gdouble
now (void)
{
  return (gdouble) g_get_monotonic_time () / 1000.0;
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

typedef struct
{
  cairo_t *cr;
  PangoLayout *layout;
  PangoFontDescription *font;
  double y;
} Plain;

static void
set_text (Plain *plain, const char *text, double scale, PangoWeight weight, PangoStyle style)
{
  if (text == NULL)
    return;
  pango_font_description_set_weight (plain->font, weight);
  pango_font_description_set_style (plain->font, style);
  pango_font_description_set_absolute_size (plain->font, 11.5 * scale * PANGO_SCALE);
  pango_layout_set_font_description (plain->layout, plain->font);
  pango_layout_set_text (plain->layout, text, -1);
  PangoLayoutIter *iter = pango_layout_get_iter (plain->layout);
  do
    {
      plain->y += 13.2 * scale;
      if (plain->y > 780)
        {
          cairo_show_page (plain->cr);
          plain->y = 70;
        }
      cairo_move_to (plain->cr, 85, plain->y);
      pango_cairo_show_layout_line (plain->cr, pango_layout_iter_get_line_readonly (iter));
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/* In the same faces: each is one more font to embed. */
static void
set_block (Plain *plain, const GadibaLetterBlock *block)
{
  PangoWeight weight =
      block->kind == GADIBA_LETTER_HEADING ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL;

  set_text (plain, block->lead, 1, weight, PANGO_STYLE_NORMAL);
  set_text (plain, block->text, 1, weight, PANGO_STYLE_NORMAL);
  set_text (plain, block->right, 1, weight, PANGO_STYLE_NORMAL);
  for (guint i = 0; block->rows != NULL && i < block->rows->len; i++)
    {
      const GadibaLetterRow *row = g_ptr_array_index (block->rows, i);
      PangoStyle style = g_str_equal (row->style, "note") ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL;
      gboolean is_bold = !g_str_equal (row->style, "normal") && style == PANGO_STYLE_NORMAL
                         && !g_str_equal (row->style, "detail");
      weight = is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL;
      for (guint j = 0; j < row->cells->len; j++)
        {
          const GadibaLetterCell *cell = &g_array_index (row->cells, GadibaLetterCell, j);
          set_text (plain, cell->text, 0.86, weight, style);
          set_text (plain, cell->note, 0.78, weight, style);
        }
    }
}

static gsize
draw_plain (PangoContext *context, const GadibaLetter *letter)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append_bytes, bytes, 595.276, 841.890);
  Plain plain = { cairo_create (surface), pango_layout_new (context),
                  pango_font_description_from_string ("Liberation Serif"), 70 };

  pango_layout_set_width (plain.layout, 482 * PANGO_SCALE);
  for (guint i = 0; i < letter->blocks->len; i++)
    set_block (&plain, g_ptr_array_index (letter->blocks, i));
  pango_font_description_free (plain.font);
  g_object_unref (plain.layout);
  cairo_destroy (plain.cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return bytes->len;
}

static gsize
make_letter (GadibaPress *press, const GadibaLetterTemplate *template,
             const GadibaDecision *decision)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaLetter) letter = gadiba_letter_compose (template, decision, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaLetterLayout) layout =
      gadiba_letter_layout_new (press, letter, GADIBA_LETTER_SIZE_USUAL, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) pdf = gadiba_letter_make_pdf (layout, decision->day, &error);
  g_assert_no_error (error);
  return g_bytes_get_size (pdf);
}

int
main (void)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GadibaBook) book = load_book ();
  g_autoptr (GadibaPress) press = gadiba_press_new ();
  g_autoptr (GadibaLetterTemplate) template = load_template ("grant-full.xml");
  g_autoptr (GadibaDecision) decision = make_grant (book);
  g_autoptr (GadibaLetter) letter = gadiba_letter_compose (template, decision, NULL);
  PangoFontMap *fonts = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  PangoContext *context = pango_font_map_create_context (fonts);
  gdouble ours[ROUNDS], plain[ROUNDS], composing[ROUNDS];
  gsize size = make_letter (press, template, decision);

  printf ("first letter, from the start of the process: %.1f ms, %zu bytes\n",
          (gdouble) (g_get_monotonic_time () - start) / 1000.0, size);
  pango_cairo_context_set_resolution (context, 72);
  draw_plain (context, letter);
  for (guint i = 0; i < ROUNDS; i++)
    {
      gdouble from = now ();
      for (guint j = 0; j < LETTERS; j++)
        draw_plain (context, letter);
      plain[i] = (now () - from) / LETTERS;
      from = now ();
      for (guint j = 0; j < LETTERS; j++)
        make_letter (press, template, decision);
      ours[i] = (now () - from) / LETTERS;
      from = now ();
      for (guint j = 0; j < LETTERS; j++)
        gadiba_letter_free (gadiba_letter_compose (template, decision, NULL));
      composing[i] = (now () - from) / LETTERS;
    }
  printf ("%-58s %8s / %8s / %8s\n", "", "least", "median", "most");
  report ("a plain loop of Pango and Cairo over the same texts", plain);
  report ("a letter: composed, laid out, tagged PDF", ours);
  report ("  of it composing", composing);
  printf ("a letter takes %.2f × the plain loop (goal: at most 1.2 ×)\n",
          ours[ROUNDS / 2] / plain[ROUNDS / 2]);
  g_object_unref (context);
  g_object_unref (fonts);
  return 0;
}
