/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../letter/letter-test.h"
#include "bench.h"

/* How fast a letter is made in a running process (composed, laid out, drawn as PDF), and how fast
 * two processes make a thousand, each into a file of its own; against a plain loop that sets the
 * same texts with Pango and draws them with Cairo, in memory and without templates, tables, tags or
 * page breaks. Rounds of both take turns, so that whatever else the machine does meets them alike.
 * The letters go to as many households, with names, codes and amounts of their own.
 */

#define HOUSEHOLDS 100
#define ROUNDS 15
#define LETTERS 20
#define BATCHES 5
#define BATCH 1000
#define WORKERS 2
#define PLAIN_OF_BATCH 200

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

static GBytes *
make_letter (GadibaPress *press, const GadibaLetterTemplate *template,
             const GadibaDecision *decision)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaLetter) letter = gadiba_letter_compose (template, decision, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaLetterLayout) layout =
      gadiba_letter_layout_new (press, letter, GADIBA_LETTER_SIZE_USUAL, &error);
  g_assert_no_error (error);
  GBytes *pdf = gadiba_letter_make_pdf (layout, decision->day, &error);
  g_assert_no_error (error);
  return pdf;
}

/* Household @n of the batch: other names, codes, incomes and costs, and what follows from them. */
static GadibaDecision *
make_varied (const GadibaBook *book, guint n)
{
  static const char *const given[] = { "Anna", "Ilze", "Līga", "Inese", "Daina",
                                       "Zane", "Ieva", "Māra", "Dace",  "Baiba" };
  static const char *const family[] = { "Bērziņa", "Kalniņa", "Ozoliņa", "Liepiņa",   "Krūmiņa",
                                        "Balode",  "Eglīte",  "Zariņa",  "Pētersone", "Vītola" };
  GadibaDecision *decision = make_grant (book);
  GadibaCase *from = decision->from;
  GadibaCasePerson *person = &g_array_index (from->persons, GadibaCasePerson, 0);
  const GadibaMoney less = (GadibaMoney) n * 37;
  GadibaTerms terms = { 0 };
  g_autoptr (GError) error = NULL;

  person->given = given[n % 10];
  person->family = family[n / 10 % 10];
  g_free (decision->given);
  g_free (decision->family);
  g_free (decision->code);
  g_free (decision->number);
  decision->given = g_strdup (person->given);
  decision->family = g_strdup (person->family);
  decision->code = g_strdup_printf ("320000-%05u", n);
  decision->number = g_strdup_printf ("SP/2026/%u", n + 1);
  person->code = g_intern_string (decision->code);
  for (guint i = 0; i < from->incomes->len; i++)
    g_array_index (from->incomes, GadibaCaseIncome, i).amount += less;
  g_array_index (from->costs, GadibaCaseCost, 0).amount -= less;
  for (guint i = 1; i < decision->items->len; i++)
    {
      GadibaDecisionItem *item = g_ptr_array_index (decision->items, i);
      item->amount -= less;
      for (guint j = 0; j < item->months->len; j++)
        {
          GadibaDecisionMonth *month = g_ptr_array_index (item->months, j);
          month->amount -= less;
          month->costs -= less;
        }
    }
  g_autoptr (GadibaAssessment) assessment = gadiba_assessment_new (from, book, &terms, &error);
  g_assert_no_error (error);
  gadiba_trace_free (decision->trace);
  decision->trace = g_steal_pointer (&assessment->trace);
  return decision;
}

/* What both sides need. */
typedef struct
{
  GadibaPress *press;
  GadibaLetterTemplate *template;
  GadibaDecision *decisions[HOUSEHOLDS];
  GadibaLetter *letters[HOUSEHOLDS];
  PangoContext *context; /* of the plain loop */
} Desk;

/* --- one process --- */

static gdouble
time_plain (const Desk *desk, guint n)
{
  gdouble from = bench_now ();
  for (guint i = 0; i < n; i++)
    draw_plain (desk->context, desk->letters[i % HOUSEHOLDS]);
  return bench_get_ms_since (from) / n;
}

static gdouble
time_letters (const Desk *desk, guint n)
{
  gdouble from = bench_now ();
  for (guint i = 0; i < n; i++)
    g_bytes_unref (make_letter (desk->press, desk->template, desk->decisions[i % HOUSEHOLDS]));
  return bench_get_ms_since (from) / n;
}

static gdouble
time_composing (const Desk *desk, guint n)
{
  gdouble from = bench_now ();
  for (guint i = 0; i < n; i++)
    gadiba_letter_free (
        gadiba_letter_compose (desk->template, desk->decisions[i % HOUSEHOLDS], NULL));
  return bench_get_ms_since (from) / n;
}

static void
measure_one (const Desk *desk)
{
  gdouble plain[ROUNDS], ours[ROUNDS], composing[ROUNDS], ratios[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      plain[i] = time_plain (desk, LETTERS);
      ours[i] = time_letters (desk, LETTERS);
      composing[i] = time_composing (desk, LETTERS);
      ratios[i] = ours[i] / plain[i];
    }
  bench_begin_table ();
  bench_report ("a plain loop of Pango and Cairo over the same texts", plain, ROUNDS, "ms", 2);
  bench_report ("a letter: composed, laid out, tagged PDF", ours, ROUNDS, "ms", 2);
  bench_report ("  of it composing", composing, ROUNDS, "ms", 2);
  gdouble ratio = bench_report ("  against the plain loop of its round", ratios, ROUNDS, "×", 2);
  printf ("a letter takes %.2f × the plain loop (goal: at most 1.2 ×)\n", ratio);
}

/* --- a batch --- */

/* One process: its own press, each letter in a file of its own. */
static void
work (const Desk *desk, const char *folder, guint worker)
{
  g_autoptr (GadibaPress) press = gadiba_press_new ();
  for (guint i = worker; i < BATCH; i += WORKERS)
    {
      g_autoptr (GBytes) pdf = make_letter (press, desk->template, desk->decisions[i % HOUSEHOLDS]);
      g_autofree char *path = g_strdup_printf ("%s/%u.pdf", folder, i);
      g_autoptr (GError) error = NULL;
      g_file_set_contents_full (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf),
                                G_FILE_SET_CONTENTS_NONE, 0600, &error);
      g_assert_no_error (error);
    }
}

/* Returns: how many letters there were */
static guint
remove_letters (const char *folder)
{
  guint n = 0;
  for (guint i = 0; i < BATCH; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.pdf", folder, i);
      n += g_unlink (path) == 0;
    }
  g_rmdir (folder);
  return n;
}

static gdouble
time_batch (const Desk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("gadiba-letters-XXXXXX", &error);
  g_assert_no_error (error);
  gdouble from = bench_now ();
  for (guint i = 0; i < WORKERS; i++)
    {
      pid_t child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          work (desk, folder, i);
          _exit (0);
        }
    }
  for (guint i = 0; i < WORKERS; i++)
    {
      int status;
      g_assert_cmpint (wait (&status), >, 0);
      g_assert_cmpint (status, ==, 0);
    }
  gdouble time = bench_get_ms_since (from) / BATCH;
  g_assert_cmpuint (remove_letters (folder), ==, BATCH);
  return time;
}

static void
measure_batch (const Desk *desk)
{
  gdouble plain[BATCHES], ours[BATCHES], ratios[BATCHES];

  for (guint i = 0; i < BATCHES; i++)
    {
      gdouble before = time_plain (desk, PLAIN_OF_BATCH / 2);
      gdouble batch = time_batch (desk);
      gdouble after = time_plain (desk, PLAIN_OF_BATCH / 2);
      plain[i] = 2000 / (before + after);
      ours[i] = 1000 / batch;
      ratios[i] = ours[i] / plain[i];
    }
  bench_report ("the plain loop, one process, in memory", plain, BATCHES, "letters/s", 2);
  bench_report ("1000 letters, two processes, a file each", ours, BATCHES, "letters/s", 2);
  gdouble ratio = bench_report ("  against the plain loop of its round", ratios, BATCHES, "×", 2);
  printf (
      "two processes make letters at %.2f × the rate of the plain loop (goal: at least 1.6 ×)\n",
      ratio);
}

static void
free_desk (Desk *desk)
{
  for (guint i = 0; i < HOUSEHOLDS; i++)
    {
      gadiba_letter_free (desk->letters[i]);
      gadiba_decision_free (desk->decisions[i]);
    }
  gadiba_letter_template_free (desk->template);
  gadiba_press_free (desk->press);
  g_object_unref (desk->context);
}

int
main (void)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GadibaBook) book = load_law (NULL);
  Desk desk = { .press = gadiba_press_new (), .template = load_template ("grant-full.xml") };
  PangoFontMap *fonts = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);

  desk.decisions[0] = make_varied (book, 0);
  g_autoptr (GBytes) first = make_letter (desk.press, desk.template, desk.decisions[0]);
  printf ("first letter, from the start of the process: %.1f ms, %zu bytes\n",
          (gdouble) (g_get_monotonic_time () - start) / 1000.0, g_bytes_get_size (first));
  desk.context = pango_font_map_create_context (fonts);
  pango_cairo_context_set_resolution (desk.context, 72);
  for (guint i = 0; i < HOUSEHOLDS; i++)
    {
      if (i > 0)
        desk.decisions[i] = make_varied (book, i);
      desk.letters[i] = gadiba_letter_compose (desk.template, desk.decisions[i], NULL);
    }
  draw_plain (desk.context, desk.letters[0]);
  measure_one (&desk);
  measure_batch (&desk);
  free_desk (&desk);
  g_object_unref (fonts);
  return 0;
}
