/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-csv.h"
#include "test-util.h"

/* What a cell of this text becomes. */
static const struct
{
  const char *text, *cell;
} cells[] = {
  { NULL, "" },
  { "", "" },
  { "Bērziņa Anna", "Bērziņa Anna" },
  { "150380-10004", "150380-10004" },
  { "Ezera iela 5-12, Liepkalni", "\"Ezera iela 5-12, Liepkalni\"" },
  { "a;b", "\"a;b\"" },
  { "teica \"jā\"", "\"teica \"\"jā\"\"\"" },
  { "viena\nrinda", "\"viena\nrinda\"" },
  { " ar atstarpi", "\" ar atstarpi\"" },
  { "=1+2", "'=1+2" },
  { "=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"" },
  { "+371 20000001", "'+371 20000001" },
  { "-", "'-" },
  { "@x", "'@x" },
  { "\tx", "\"'\tx\"" },
  { "\rx", "\"'\rx\"" },
  { "1=2", "1=2" },
  { "\xc4", "\ufffd" },
};

static char *
finish (GadibaCsv *csv)
{
  g_autoptr (GBytes) bytes = gadiba_csv_finish (csv);
  gsize size = 0;
  const char *text = g_bytes_get_data (bytes, &size);
  return g_strndup (text, size);
}

static void
test_text (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      GadibaCsv *csv = gadiba_csv_new ();
      gadiba_csv_add_text (csv, cells[i].text);
      gadiba_csv_add_text (csv, "x");
      gadiba_csv_end_row (csv);
      g_autofree char *text = finish (csv);
      g_autofree char *expected = g_strconcat ("\ufeff", cells[i].cell, ";x\r\n", NULL);
      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_values (void)
{
  GadibaCsv *csv = gadiba_csv_new ();
  gadiba_csv_add_text (csv, "Diena");
  gadiba_csv_add_text (csv, "Summa");
  gadiba_csv_add_text (csv, "Skaits");
  gadiba_csv_end_row (csv);
  gadiba_csv_add_date (csv, gadiba_date_new (2026, 2, 3));
  gadiba_csv_add_money (csv, 1205);
  gadiba_csv_add_whole (csv, -7);
  gadiba_csv_end_row (csv);
  gadiba_csv_add_date (csv, GADIBA_DATE_NONE);
  gadiba_csv_add_money (csv, -123456789);
  gadiba_csv_add_whole (csv, 0);
  gadiba_csv_end_row (csv);
  g_assert_cmpuint (gadiba_csv_get_n_rows (csv), ==, 3);
  g_autofree char *text = finish (csv);
  g_assert_cmpstr (text, ==,
                   "\ufeffDiena;Summa;Skaits\r\n2026-02-03;12,05;-7\r\n;-1234567,89;0\r\n");
}

/* A line that is longer or shorter than the headings would shift what stands under them. */
static void
test_uneven (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GadibaCsv) csv = gadiba_csv_new ();
      gadiba_csv_add_text (csv, "a");
      gadiba_csv_end_row (csv);
      gadiba_csv_add_text (csv, "1");
      gadiba_csv_add_text (csv, "2");
      gadiba_csv_end_row (csv);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*n_first*");
}

static void
test_empty (void)
{
  g_autofree char *text = finish (gadiba_csv_new ());
  g_assert_cmpstr (text, ==, "\ufeff");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/text", test_text);
  g_test_add_func ("/csv/values", test_values);
  g_test_add_func ("/csv/uneven", test_uneven);
  g_test_add_func ("/csv/empty", test_empty);
  return g_test_run ();
}
