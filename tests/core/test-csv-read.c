/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-csv-read.h"

#include <string.h>

#include "gadiba-csv.h"
#include "test-util.h"

/* Cells are told apart by "|", lines by "/". */
static const struct
{
  const char *text, *told;
} texts[] = {
  { "a;b\r\nc;d\r\n", "a|b/c|d/" },
  { "a,b\nc,d", "a|b/c|d/" },
  { "a\tb\rc\td\r", "a|b/c|d/" },
  { "\xef\xbb\xbf"
    "a;b\n",
    "a|b/" },
  { "a;\"b;\"\"c\"\"\"\n", "a|b;\"c\"/" },
  { "\"a,b\";c\n", "a,b|c/" },
  { "a;\"b\r\nc\"\nd;e", "a|b\nc/d|e/" },
  { "a;b\n\n;\n  \nc;d", "a|b/c|d/" },
  { " a ; \" b \" ;\n", "a|b|/" },
  { "a;\"b\"c\n", "a|bc/" },
  { "a;b\"c\n", "a|b\"c/" },
  { "'+371 20000001;'x;'\n", "+371 20000001|'x|'/" },
  { "B\xe7rzi\xf2\xf0;\xd0\n", "Bērziņš|Š/" },
  { "a\xc4\x93;\xff\n", "aÄ“|˙/" },
  { "", "" },
  { "\n\n", "" },
};

static char *
tell (const char *text, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  g_autoptr (GadibaCsvReader) reader = gadiba_csv_reader_new (bytes, error);
  GString *told = g_string_new (NULL);
  GError *failed = NULL;
  const GPtrArray *cells;

  while (reader != NULL && (cells = gadiba_csv_reader_next (reader, &failed)) != NULL)
    for (guint i = 0; i < cells->len; i++)
      {
        const char *cell = g_ptr_array_index (cells, i);
        g_assert_true (g_utf8_validate (cell, -1, NULL));
        g_string_append_printf (told, "%s%s", cell, i + 1 < cells->len ? "|" : "/");
      }
  if (failed != NULL)
    g_propagate_error (error, failed);
  return g_string_free (told, FALSE);
}

static void
test_texts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *told = tell (texts[i].text, strlen (texts[i].text), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (told, ==, texts[i].told);
    }
}

static void
test_nul (void)
{
  g_autoptr (GError) error = NULL;
  static const char text[] = "a\0b;\xc4\x81\n";
  g_autofree char *told = tell (text, sizeof text - 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (told, ==, "a\ufffdb|ā/");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *sentence;
  } refused[] = {
    { "a;b\nc;\"d\ne;f\n", "*Line 2*" },
    { "\xff\xfe"
      "a",
      "*UTF-16*" },
    { "PK\003\004xx", "*workbook*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *told = tell (refused[i].text, strlen (refused[i].text), &error);
      g_assert_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CSV);
      g_assert_true (g_pattern_match_simple (refused[i].sentence, error->message));
    }
}

static void
test_lines (void)
{
  static const char text[] = "\na;\"b\nc\"\n\nd;e\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GadibaCsvReader) reader = gadiba_csv_reader_new (bytes, NULL);

  gadiba_csv_reader_next (reader, NULL);
  g_assert_cmpuint (gadiba_csv_reader_get_line (reader), ==, 2);
  gadiba_csv_reader_next (reader, NULL);
  g_assert_cmpuint (gadiba_csv_reader_get_line (reader), ==, 5);
  g_assert_cmpuint (gadiba_csv_reader_get_share (reader), ==, 1000);
}

/* What is written is read as it was. */
static void
test_round (void)
{
  static const char *const cells[] = { "a;b", "\"", "=1", "+371", "a\nb", "x,y\tz", "ē" };
  GadibaCsv *csv = gadiba_csv_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    gadiba_csv_add_text (csv, cells[i]);
  gadiba_csv_end_row (csv);
  g_autoptr (GBytes) bytes = gadiba_csv_finish (csv);
  g_autoptr (GadibaCsvReader) reader = gadiba_csv_reader_new (bytes, NULL);
  const GPtrArray *read = gadiba_csv_reader_next (reader, NULL);
  g_assert_cmpuint (read->len, ==, G_N_ELEMENTS (cells));
  for (guint i = 0; i < read->len; i++)
    g_assert_cmpstr (g_ptr_array_index (read, i), ==, cells[i]);
}

/* A megabyte in one cell, and as many cells. */
static void
test_long (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (1 << 20, 'a');
  g_autofree char *told = tell (text, 1 << 20, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (told), ==, (1 << 20) + 1);
  g_autofree char *many = g_strnfill (1 << 20, ';');
  g_autofree char *nothing = tell (many, 1 << 20, &error);
  g_assert_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CSV);
}

/* Whatever stands in a file, it is read to its end or refused with a sentence. */
static void
test_random (void)
{
  static const char letters[] = { 'a', ';', ',',    '\t',   '"',    '\n',   '\r',   '\0',  '\'',
                                  ' ', '=', '\xc4', '\x81', '\xff', '\xef', '\xbb', '\xbf' };

  for (guint round = 0; round < 20000; round++)
    {
      char text[40];
      gsize size = (gsize) g_test_rand_int_range (0, sizeof text);
      g_autoptr (GError) error = NULL;
      for (gsize i = 0; i < size; i++)
        text[i] = letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))];
      g_autofree char *told = tell (text, size, &error);
      if (error != NULL)
        g_assert_true (error->domain == GADIBA_CORE_ERROR && *error->message != '\0');
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-read/texts", test_texts);
  g_test_add_func ("/csv-read/nul", test_nul);
  g_test_add_func ("/csv-read/refused", test_refused);
  g_test_add_func ("/csv-read/lines", test_lines);
  g_test_add_func ("/csv-read/round", test_round);
  g_test_add_func ("/csv-read/long", test_long);
  g_test_add_func ("/csv-read/random", test_random);
  return g_test_run ();
}
