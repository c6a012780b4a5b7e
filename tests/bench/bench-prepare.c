/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../office/office-test.h"
#include "bench.h"
#include "gadiba-letter-layout.h"
#include "gadiba-office-prepare.h"

/* What the sheet of a decision takes: preparing, in the database's thread; then, in the window's,
 * laying the letter out and drawing a page, each anew. Nothing there may take 50 ms. */

#define ROUNDS 41
#define SCALE 1.12

typedef struct
{
  gdouble prepare[ROUNDS], lay_out[ROUNDS], draw[ROUNDS];
} Figures;

static void
draw_page (const GadibaLetterLayout *layout)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (GADIBA_LETTER_PAGE_WIDTH * SCALE),
                                  (int) (GADIBA_LETTER_PAGE_HEIGHT * SCALE));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, SCALE, SCALE);
  gadiba_letter_layout_draw_page (layout, cr, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
measure (TestOffice *office, const GadibaDecideRequest *request, Figures *figures)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GadibaPress) press = gadiba_press_new ();

  for (guint i = 0; i < ROUNDS; i++)
    {
      gdouble start = bench_now ();
      g_autoptr (GadibaPrepared) prepared =
          gadiba_office_prepare (office->office, request, &moment, NULL);
      figures->prepare[i] = bench_get_ms_since (start);
      start = bench_now ();
      g_autoptr (GadibaLetterLayout) layout =
          gadiba_letter_layout_new (press, prepared->letter, GADIBA_LETTER_SIZE_USUAL, NULL);
      figures->lay_out[i] = bench_get_ms_since (start);
      start = bench_now ();
      draw_page (layout);
      figures->draw[i] = bench_get_ms_since (start);
    }
}

int
main (void)
{
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autofree char *number = register_test_case (&office, "cases", "derived-housing-with-gmi.xml");
  const GadibaDecideRequest request = { .application = number,
                                        .day = gadiba_date_new (2026, 6, 25) };
  Figures figures;

  measure (&office, &request, &figures);
  bench_begin_table ();
  bench_report ("a decision is prepared", figures.prepare, ROUNDS, "ms", 1);
  bench_report ("its letter is laid out, first with the fonts", figures.lay_out, ROUNDS, "ms", 1);
  bench_report ("a page is drawn", figures.draw, ROUNDS, "ms", 1);
  return 0;
}
