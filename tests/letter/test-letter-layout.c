/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letter-test.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "gadiba-letter-layout-private.h"

/* From words to pages: margins, breaks, and what the PDF holds. */

static GadibaBook *book;
static GadibaPress *press;

static GadibaLetterLayout *
lay_out (const GadibaLetter *letter, double size)
{
  g_autoptr (GError) error = NULL;
  GadibaLetterLayout *layout = gadiba_letter_layout_new (press, letter, size, &error);
  g_assert_no_error (error);
  return layout;
}

static GBytes *
make_pdf (const GadibaLetterLayout *layout)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = gadiba_letter_make_pdf (layout, gadiba_date_new (2026, 6, 25), &error);
  g_assert_no_error (error);
  return pdf;
}

/* What a program of poppler says of the PDF. */
static char *
ask (const char *program, const char *option, GBytes *pdf)
{
  g_autofree char *folder = g_dir_make_tmp ("gadiba-letter-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "letter.pdf", NULL);
  const char *argv[] = { program, option != NULL ? option : path, option != NULL ? path : NULL,
                         strcmp (program, "pdftotext") == 0 ? "-" : NULL, NULL };
  char *said = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL, NULL,
                &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
  return said;
}

static gboolean
has_poppler (void)
{
  g_autofree char *path = g_find_program_in_path ("pdftotext");
  if (path == NULL)
    g_test_skip ("poppler-utils is not installed");
  return path != NULL;
}

/* No line of text leaves the frame of 30, 10, 20 and 20 mm, and pages follow one another. */
static void
assert_well_placed (const GadibaLetterLayout *layout)
{
  double bottom = 0;
  guint page = 0;

  for (guint i = 0; i < layout->places->len; i++)
    {
      const GadibaLetterPlace *place = &g_array_index (layout->places, GadibaLetterPlace, i);
      g_assert_cmpuint (place->page, >=, page);
      g_assert_cmpuint (place->page, <=, page + 1);
      if (place->page > page)
        bottom = 0;
      page = place->page;
      g_assert_cmpfloat (place->y, >=, MAX (GADIBA_LETTER_TOP, bottom) - 0.01);
      bottom = place->y + place->to - place->from;
      g_assert_cmpfloat (bottom, <=, GADIBA_LETTER_PAGE_HEIGHT - GADIBA_LETTER_BOTTOM + 0.1);
      for (guint j = 0; j < place->box->texts->len; j++)
        {
          const GadibaLetterText *text = &g_array_index (place->box->texts, GadibaLetterText, j);
          for (guint k = 0; k < text->lines->len; k++)
            {
              const GadibaLetterLine *line = &g_array_index (text->lines, GadibaLetterLine, k);
              PangoRectangle extents;
              pango_layout_line_get_extents (line->line, NULL, &extents);
              g_assert_cmpfloat (line->x, >=, -0.01);
              g_assert_cmpfloat (line->x + (double) extents.width / PANGO_SCALE, <=,
                                 GADIBA_LETTER_WIDTH + 0.5);
            }
        }
    }
  g_assert_cmpuint (layout->n_pages, ==, page + 1);
}

/* Every line is drawn once and only once. */
static void
assert_whole (const GadibaLetterLayout *layout)
{
  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const GadibaLetterBox *box = g_ptr_array_index (layout->boxes, i);
      double drawn = 0;
      if (box->new_page)
        continue;
      for (guint j = 0; j < layout->places->len; j++)
        {
          const GadibaLetterPlace *place = &g_array_index (layout->places, GadibaLetterPlace, j);
          if (place->box == box && !box->is_head)
            {
              g_assert_cmpfloat (ABS (place->from - drawn), <, 0.001);
              drawn = place->to;
            }
        }
      g_assert_true (box->is_head || ABS (drawn - box->height) < 0.001);
    }
}

/* A heading or a table's head is never the last on a page; a part of a paragraph is never a single
 * line. */
static void
assert_good_breaks (const GadibaLetterLayout *layout)
{
  for (guint i = 0; i < layout->places->len; i++)
    {
      const GadibaLetterPlace *place = &g_array_index (layout->places, GadibaLetterPlace, i);
      const GadibaLetterPlace *next = i + 1 < layout->places->len ? place + 1 : NULL;
      if (next != NULL && next->page != place->page)
        g_assert_false (place->box->keep && place->to >= place->box->height
                        && !place->box->new_page);
      if (g_strcmp0 (place->box->tag, "P") != 0 || place->to - place->from >= place->box->height)
        continue;
      guint n = 0;
      const GadibaLetterText *text = &g_array_index (place->box->texts, GadibaLetterText, 0);
      for (guint j = 0; j < text->lines->len; j++)
        {
          double at = g_array_index (text->lines, GadibaLetterLine, j).baseline;
          n += at >= place->from && at < place->to;
        }
      g_assert_cmpuint (n, >=, 2);
    }
}

static void
assert_good_pages (const GadibaLetterLayout *layout)
{
  assert_well_placed (layout);
  assert_whole (layout);
  assert_good_breaks (layout);
}

static void
test_pages (void)
{
  g_autoptr (GadibaDecision) decision = make_grant (book);
  g_autoptr (GadibaLetter) letter = compose ("grant-full.xml", decision);
  guint before = 0;

  for (double size = 8; size <= 24; size += 2)
    {
      g_autoptr (GadibaLetterLayout) layout = lay_out (letter, size);
      assert_good_pages (layout);
      g_assert_cmpuint (layout->n_pages, >=, before);
      before = layout->n_pages;
    }
  g_autoptr (GadibaLetterLayout) usual = lay_out (letter, GADIBA_LETTER_SIZE_USUAL);
  g_autoptr (GadibaLetterLayout) large = lay_out (letter, GADIBA_LETTER_SIZE_LARGE);
  g_assert_cmpuint (usual->n_pages, <=, 7);
  g_assert_cmpuint (large->n_pages, >, usual->n_pages);
}

/* Thirty persons with three incomes each, long considerations. */
static GadibaDecision *
make_long (void)
{
  GadibaDecision *decision = make_refusal (book);
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 30; i++)
    {
      GadibaCasePerson *person = gadiba_case_add_row (decision->from, decision->from->persons);
      g_autofree char *name = g_strdup_printf ("Nikola %d.", i);
      person->given = gadiba_case_keep (decision->from, name);
      person->family = "Bērziņa-Kalniņa-Ozoliņa";
      person->born = gadiba_date_new (1990, 1, 1 + i);
      for (int j = 0; j < 3; j++)
        {
          GadibaCaseIncome *income = gadiba_case_add_row (decision->from, decision->from->incomes);
          income->person = (int) decision->from->persons->len - 1;
          income->kind = g_intern_string ("wage");
          income->month = gadiba_month_new (2025, 12) + j;
          income->amount = 12345;
        }
    }
  for (int i = 0; i < 200; i++)
    g_string_append_printf (text, "Apsvērums numur %d ir izvērtēts kopā ar citiem. ", i);
  g_free (decision->considerations);
  decision->considerations = g_string_free (g_steal_pointer (&text), FALSE);
  return decision;
}

static void
test_long (void)
{
  g_autoptr (GadibaDecision) decision = make_long ();
  g_autoptr (GadibaLetter) letter = compose ("refusal.xml", decision);
  g_autoptr (GadibaLetterLayout) layout = lay_out (letter, GADIBA_LETTER_SIZE_USUAL);
  guint n_heads = 0;

  assert_good_pages (layout);
  g_assert_cmpuint (layout->n_pages, >, 8);
  for (guint i = 0; i < layout->places->len; i++)
    n_heads += g_array_index (layout->places, GadibaLetterPlace, i).box->is_head ? 1 : 0;
  g_assert_cmpuint (n_heads, >=, 8);
  g_autoptr (GadibaLetterLayout) large = lay_out (letter, 32);
  assert_good_pages (large);
}

/* One cell taller than a page parts as well. */
static void
test_tall_row (void)
{
  g_autoptr (GadibaLetter) letter = gadiba_letter_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  for (int i = 0; i < 3000; i++)
    g_string_append_printf (text, "vārds%d ", i);
  letter->page = g_strdup ("{page} no {pages}");
  GadibaLetterBlock *block = _gadiba_letter_add_block (letter, GADIBA_LETTER_TABLE, NULL);
  _gadiba_letter_make_table (block);
  _gadiba_letter_add_column (block, "Viens", 1, "left");
  _gadiba_letter_add_column (block, "Otrs", 1, "right");
  GadibaLetterRow *row = _gadiba_letter_add_row (block, NULL);
  _gadiba_letter_add_cell (row, g_strdup (text->str), NULL);
  _gadiba_letter_add_cell (row, g_strdup ("īss"), g_strdup ("piezīme"));
  g_autoptr (GadibaLetterLayout) layout = lay_out (letter, 11.5);
  g_assert_cmpuint (layout->n_pages, >, 3);
  assert_well_placed (layout);
  assert_whole (layout);
}

static void
test_text (void)
{
  if (!has_poppler ())
    return;
  g_autoptr (GadibaDecision) decision = make_refusal (book);
  g_autoptr (GadibaLetter) letter = compose ("refusal.xml", decision);
  g_autoptr (GadibaLetterLayout) layout = lay_out (letter, GADIBA_LETTER_SIZE_USUAL);
  g_autoptr (GBytes) pdf = make_pdf (layout);
  g_autofree char *raw = ask ("pdftotext", "-raw", pdf);
  g_autofree char *composed = gadiba_letter_format_text (letter);
  g_auto (GStrv) words = g_strsplit_set (composed, " \n|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      /* A no-break space joins words that are two to poppler. */
      g_auto (GStrv) parts = g_strsplit (words[i], "\302\240", -1);
      for (guint j = 0; parts[j] != NULL; j++)
        if (strcmp (parts[j], "/") != 0 && strstr (raw, parts[j]) == NULL)
          {
            g_test_message ("“%s” is not in the PDF", parts[j]);
            g_test_fail ();
          }
    }
  g_autofree char *last = g_strdup_printf ("%u. lappuse no %u", layout->n_pages, layout->n_pages);
  g_assert_nonnull (strstr (raw, "1. lappuse no"));
  g_assert_nonnull (strstr (raw, last));
}

static void
test_pdf (void)
{
  if (!has_poppler ())
    return;
  g_autoptr (GadibaDecision) decision = make_grant (book);
  g_autoptr (GadibaLetter) letter = compose ("grant-short.xml", decision);
  g_autoptr (GadibaLetterLayout) layout = lay_out (letter, GADIBA_LETTER_SIZE_USUAL);
  g_autoptr (GBytes) pdf = make_pdf (layout);
  g_autofree char *info = ask ("pdfinfo", "-isodates", pdf);
  g_autofree char *structure = ask ("pdfinfo", "-struct", pdf);
  g_autofree char *fonts = ask ("pdffonts", NULL, pdf);
  static const char *const expected[] = {
    "Lēmums Nr. SP/2026/17 par sociālās palīdzības piešķiršanu",
    "Liepkalnu novada Sociālais dienests",
    "Tagged:          yes",
    "A4",
    "2026-06-25T00:00:00Z",
  };
  static const char *const tags[] = { "Document", "H1", "P (block)", "Table", "TH", "TD", "LBody" };

  g_autoptr (GString) plain = g_string_new (info);
  g_string_replace (plain, "\302\240", " ", 0);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_nonnull (strstr (plain->str, expected[i]));
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    g_assert_nonnull (strstr (structure, tags[i]));
  g_assert_true (g_str_has_prefix (g_bytes_get_data (pdf, NULL), "%PDF-1.4"));
  g_assert_nonnull (memmem (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), "/Lang (lv-LV)",
                            strlen ("/Lang (lv-LV)")));
  /* Embedded, subset, with a way back to Unicode. */
  g_auto (GStrv) lines = g_strsplit (fonts, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 4);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_assert_nonnull (strstr (lines[i], " yes yes yes "));
}

static void
test_same_bytes (void)
{
  g_autoptr (GadibaDecision) decision = make_grant (book);
  g_autoptr (GadibaLetter) letter = compose ("grant-full.xml", decision);
  g_autoptr (GadibaLetterLayout) one = lay_out (letter, GADIBA_LETTER_SIZE_USUAL);
  g_autoptr (GBytes) first = make_pdf (one);
  /* Stored, read back, with fonts found anew. */
  g_autoptr (GBytes) stored = gadiba_letter_write (letter);
  g_autoptr (GadibaLetter) again = gadiba_letter_read (stored, "letter.xml", NULL);
  g_autoptr (GadibaPress) other = gadiba_press_new ();
  g_autoptr (GadibaLetterLayout) two =
      gadiba_letter_layout_new (other, again, GADIBA_LETTER_SIZE_USUAL, NULL);
  g_autoptr (GBytes) second = make_pdf (two);

  g_assert_true (g_bytes_equal (first, second));
}

/* A page drawn for the screen has ink inside the frame and none outside of it. */
static void
test_screen (void)
{
  g_autoptr (GadibaDecision) decision = make_grant (book);
  g_autoptr (GadibaLetter) letter = compose ("grant-short.xml", decision);
  g_autoptr (GadibaLetterLayout) layout = lay_out (letter, GADIBA_LETTER_SIZE_USUAL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 596, 842);
  cairo_t *cr = cairo_create (surface);
  guint inside = 0, outside = 0;

  gadiba_letter_layout_draw_page (layout, cr, 0);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  const guchar *data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < 842; y++)
    for (int x = 0; x < 596; x++)
      if (data[y * cairo_image_surface_get_stride (surface) + x] > 8)
        *(x < 84 || x > 568 || y < 55 || (y > 787 && y < 795) ? &outside : &inside) += 1;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (outside, ==, 0);
  g_assert_cmpuint (inside, >, 5000);
}

/* No font has this: said, not drawn as a box. */
static void
test_missing_glyph (void)
{
  g_autoptr (GadibaLetter) letter = gadiba_letter_new ();
  g_autoptr (GError) error = NULL;
  letter->page = g_strdup ("{page}{pages}");
  _gadiba_letter_add_block (letter, GADIBA_LETTER_PARAGRAPH, NULL)->text =
      g_strdup ("\363\260\200\200");
  g_autoptr (GadibaLetterLayout) layout = gadiba_letter_layout_new (press, letter, 11, &error);
  g_assert_null (layout);
  g_assert_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FONT);
}

/* The same as a press that has set nothing before. */
static void
assert_as_fresh (GadibaPress *used, const GadibaLetter *letter, double size)
{
  g_autoptr (GadibaPress) fresh = gadiba_press_new ();
  g_autoptr (GadibaLetterLayout) first = gadiba_letter_layout_new (fresh, letter, size, NULL);
  g_autoptr (GadibaLetterLayout) again = gadiba_letter_layout_new (used, letter, size, NULL);
  g_autoptr (GBytes) expected = make_pdf (first);
  g_autoptr (GBytes) pdf = make_pdf (again);
  g_assert_true (g_bytes_equal (pdf, expected));
}

/* A press keeps texts that it set, and forgets them: no letter shows what was made before it. */
static void
test_press_keeps (void)
{
  static const double sizes[] = { GADIBA_LETTER_SIZE_USUAL, GADIBA_LETTER_SIZE_LARGE, 11.6, 9 };
  g_autoptr (GadibaDecision) grant = make_grant (book);
  g_autoptr (GadibaDecision) refusal = make_refusal (book);
  g_autoptr (GadibaLetter) one = compose ("grant-full.xml", grant);
  g_autoptr (GadibaLetter) two = compose ("refusal.xml", refusal);
  g_autoptr (GadibaLetter) upright = compose ("grant-full.xml", grant);
  const GadibaLetter *const letters[] = { one, two, upright };
  g_clear_pointer (&upright->italic, g_free);
  g_autoptr (GadibaPress) used = gadiba_press_new ();

  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
      for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
        assert_as_fresh (used, letters[i], sizes[j]);
  g_assert_cmpuint (g_hash_table_size (used->younger), <=, GADIBA_PRESS_GENERATION);
  g_assert_cmpuint (g_hash_table_size (used->elder), ==, GADIBA_PRESS_GENERATION);
}

/* One text in every face: none is taken for another. */
static void
test_press_tells_apart (void)
{
#define TWO_LINES                                                                                  \
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "      \
  "sixteen seventeen eighteen nineteen twenty"
  static const struct
  {
    const char *style, *lead, *text;
  } rows[] = {
    { "normal", NULL, "a b c" },
    { "addressee", NULL, "a b c" },
    { "addressee-name", NULL, "a b c" },
    { "resolve", NULL, "a b c" },
    { "title", NULL, "a b c" },
    { "small", NULL, "a b c" },
    { "mark", NULL, "a b c" },
    { "normal", "a", "b c" },
    { "normal", "a b", "c" },
    { "normal", NULL, TWO_LINES },
    { "addressee", NULL, TWO_LINES },
  };
#undef TWO_LINES
  g_autoptr (GadibaPress) used = gadiba_press_new ();
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (GadibaDecision) grant = make_grant (book);
        g_autoptr (GadibaLetter) letter = compose ("grant-short.xml", grant);
        g_ptr_array_set_size (letter->blocks, 0);
        GadibaLetterBlock *block = _gadiba_letter_add_block (letter, GADIBA_LETTER_PARAGRAPH, NULL);
        block->style = g_intern_string (rows[i].style);
        block->lead = g_strdup (rows[i].lead);
        block->text = g_strdup (rows[i].text);
        assert_as_fresh (used, letter, GADIBA_LETTER_SIZE_USUAL);
      }
}

/* Every word stands on the page on which the picture of it does. */
static void
test_page_text (void)
{
  g_autoptr (GadibaDecision) decision = make_refusal (book);
  g_autoptr (GadibaLetter) letter = compose ("refusal.xml", decision);
  g_autoptr (GadibaLetterLayout) layout = lay_out (letter, GADIBA_LETTER_SIZE_USUAL);
  g_autofree char *composed = gadiba_letter_format_text (letter);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (composed), "\n", -1);
  g_autofree char *first = gadiba_letter_layout_dup_page_text (layout, 0);
  guint n_pages = gadiba_letter_layout_get_n_pages (layout);
  g_autofree char *last = gadiba_letter_layout_dup_page_text (layout, n_pages - 1);
  g_autoptr (GString) all = g_string_new (NULL);

  g_assert_cmpuint (n_pages, >, 1);
  g_assert_true (g_str_has_prefix (first, lines[0]));
  g_assert_null (strstr (last, lines[0]));
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *text = gadiba_letter_layout_dup_page_text (layout, i);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_string_append (all, text);
    }
  g_auto (GStrv) words = g_strsplit_set (composed, " \n|", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], "/") != 0)
      g_assert_nonnull (strstr (all->str, words[i]));
}

/* Lines to be filled in by hand reach the margin, at least 8 mm apart, behind their words; in large
 * print too, and read back from the store. */
static void
test_fill (void)
{
  static const double sizes[] = { GADIBA_LETTER_SIZE_USUAL, GADIBA_LETTER_SIZE_LARGE };
  g_autoptr (GadibaDecision) told = make_decision (book, "derived-housing-with-gmi.xml");
  g_autoptr (GadibaLetterTemplate) template = load_template ("visit.xml");
  g_autoptr (GadibaLetter) composed = gadiba_letter_compose_document (template, told, NULL);
  g_autoptr (GBytes) stored = gadiba_letter_write (composed);
  g_autoptr (GadibaLetter) letter = gadiba_letter_read (stored, "letter", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GadibaLetterLayout) layout = lay_out (letter, sizes[i]);
      guint n_lines = 0;
      for (guint k = 0; k < layout->boxes->len; k++)
        {
          const GadibaLetterBox *box = g_ptr_array_index (layout->boxes, k);
          /* Not of a table, nor across the page, nor for a signature. */
          if (box->rule_width <= 0 || box->outer != NULL || box->height < 2 || box->texts->len > 1)
            continue;
          n_lines++;
          g_assert_cmpfloat (box->rule_to, ==, GADIBA_LETTER_WIDTH);
          g_assert_cmpfloat (box->height, >=, 8 * GADIBA_LETTER_MM);
          g_assert_true (box->texts->len == 0 || box->rule_from > 3 * sizes[i]);
        }
      g_assert_cmpuint (n_lines, ==, 22);
    }
}

/* What comes from an office for practice says so on each page, stored and printed too; what comes
 * from another one does not. */
static void
test_practice (void)
{
  static const char *const names[] = { "grant-short.xml", "grant-full.xml", "refusal.xml" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GadibaDecision) decision = i < 2 ? make_grant (book) : make_refusal (book);
      g_autoptr (GadibaLetter) real = compose (names[i], decision);
      g_assert_null (real->mark);
      decision->head.practice = TRUE;
      g_autoptr (GadibaLetter) composed = compose (names[i], decision);
      g_autoptr (GBytes) stored = gadiba_letter_write (composed);
      g_autoptr (GadibaLetter) letter = gadiba_letter_read (stored, "letter", NULL);
      g_assert_cmpstr (letter->mark, ==, "Mācībām – nav īsts lēmums");
      g_autoptr (GadibaLetterLayout) layout = lay_out (letter, GADIBA_LETTER_SIZE_USUAL);
      g_autoptr (GadibaLetterLayout) without = lay_out (real, GADIBA_LETTER_SIZE_USUAL);
      guint n_pages = gadiba_letter_layout_get_n_pages (layout);
      g_assert_cmpuint (n_pages, ==, gadiba_letter_layout_get_n_pages (without));
      for (guint k = 0; k < n_pages; k++)
        {
          g_autofree char *page = gadiba_letter_layout_dup_page_text (layout, k);
          g_assert_true (g_str_has_prefix (page, letter->mark));
        }
      g_autoptr (GBytes) with_mark = make_pdf (layout);
      g_autoptr (GBytes) plain = make_pdf (without);
      g_assert_false (g_bytes_equal (with_mark, plain));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  book = load_law (NULL);
  press = gadiba_press_new ();
  g_test_add_func ("/layout/pages", test_pages);
  g_test_add_func ("/layout/long", test_long);
  g_test_add_func ("/layout/tall-row", test_tall_row);
  g_test_add_func ("/layout/text", test_text);
  g_test_add_func ("/layout/pdf", test_pdf);
  g_test_add_func ("/layout/same-bytes", test_same_bytes);
  g_test_add_func ("/layout/press-keeps", test_press_keeps);
  g_test_add_func ("/layout/press-tells-apart", test_press_tells_apart);
  g_test_add_func ("/layout/screen", test_screen);
  g_test_add_func ("/layout/page-text", test_page_text);
  g_test_add_func ("/layout/fill", test_fill);
  g_test_add_func ("/layout/practice", test_practice);
  g_test_add_func ("/layout/missing-glyph", test_missing_glyph);
  int result = g_test_run ();
  g_clear_pointer (&press, gadiba_press_free);
  g_clear_pointer (&book, gadiba_book_free);
  return result;
}
