/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-core-error.h"
#include "gadiba-money.h"

typedef gboolean (*Parser) (const char *text, GadibaMoney *money, GError **error);

typedef struct
{
  const char *text;
  GadibaMoney money;
  const char *error; /* a part of the sentence, NULL if the text is read */
} Row;

static void
check_rows (Parser parse, const Row *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (GError) error = NULL;
      GadibaMoney money = -77;
      gboolean ok = parse (rows[i].text, &money, &error);
      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, error != NULL ? error->message : "read");
      if (rows[i].error == NULL)
        {
          g_assert_no_error (error);
          g_assert_true (ok);
          g_assert_cmpint (money, ==, rows[i].money);
          continue;
        }
      g_assert_false (ok);
      g_assert_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_MONEY);
      g_assert_nonnull (strstr (error->message, rows[i].error));
      g_assert_cmpint (money, ==, -77);
    }
}

static void
test_parse (void)
{
  static const Row rows[] = {
    { "430", 43000, NULL },
    { "430.5", 43050, NULL },
    { "430.50", 43050, NULL },
    { "0", 0, NULL },
    { "0.01", 1, NULL },
    { "00012.00", 1200, NULL },
    { "99999999.99", GADIBA_MONEY_MAX, NULL },
    { "100000000", 0, "too large" },
    { "999999999999999999999999999999999", 0, "too large" },
    { "430.555", 0, "more than two decimals" },
    { "", 0, "is not an amount" },
    { "430.", 0, "is not an amount" },
    { ".50", 0, "is not an amount" },
    { "430,50", 0, "with a point" },
    { "-1", 0, "is not an amount" },
    { "+1", 0, "is not an amount" },
    { " 1", 0, "is not an amount" },
    { "1 000", 0, "is not an amount" },
    { "1.2.3", 0, "is not an amount" },
    { "1 €", 0, "is not an amount" },
  };
  check_rows (gadiba_money_parse, rows, G_N_ELEMENTS (rows));
}

static const Row entry_rows[] = {
  { "430", 43000, NULL },
  { "430,5", 43050, NULL },
  { "430.50", 43050, NULL },
  { ",50", 50, NULL },
  { " 1 234,50 ", 123450, NULL },
  { "1\u00a0234,50\u00a0€", 123450, NULL },
  { "1\u202f234\u2009567,05", 123456705, NULL },
  { "12 345 678", 1234567800, NULL },
  { "€ 12,50", 1250, NULL },
  { "12,50 EUR", 1250, NULL },
  { "12,50eur", 1250, NULL },
  { "EUR12", 1200, NULL },
  { "120+35,50", 15550, NULL },
  { "500-19,99", 48001, NULL },
  { "=120+35,50", 15550, NULL },
  { " = 430", 43000, NULL },
  { "500 \u2212 19,99 \u2013 0,01", 48000, NULL },
  { "10 € + 5 €", 1500, NULL },
  { "100-100", 0, NULL },
  { "1 000+1 000,5", 200050, NULL },
  /* Two kinds of mark, or two of one kind, leave one reading only. */
  { "1.234,50", 123450, NULL },
  { "1,234.50", 123450, NULL },
  { "1.234.567", 123456700, NULL },
  { "1.234.567,89", 123456789, NULL },
  { "99999999,99", GADIBA_MONEY_MAX, NULL },
  { "99999999,99+0,01", 0, "too large" },
  { "99999999,99+0,01-0,01", GADIBA_MONEY_MAX, NULL },
  { "100000000", 0, "too large" },
  { "1.234", 0, "two ways" },
  { "1,234", 0, "two ways" },
  { "12.345", 0, "two ways" },
  { "123,456 €", 0, "two ways" },
  { "5+1.234", 0, "two ways" },
  { "0.500", 0, "more than two digits" },
  { "1234.567", 0, "more than two digits" },
  { "1 234.567", 0, "more than two digits" },
  { "1,2345", 0, "more than two digits" },
  { "", 0, "lacks an amount" },
  { "   ", 0, "lacks an amount" },
  { "€", 0, "lacks an amount" },
  { "5+", 0, "lacks an amount" },
  { "=", 0, "lacks an amount" },
  { "=120+", 0, "lacks an amount" },
  { "==5", 0, "is not an amount" },
  { "5=5", 0, "is not an amount" },
  { "=2*5", 0, "is not an amount" },
  { "-5", 0, "lacks an amount" },
  { "5--5", 0, "lacks an amount" },
  { "5-10", 0, "less than nothing" },
  { "5,", 0, "is not an amount" },
  { ",", 0, "is not an amount" },
  { "12 34", 0, "is not an amount" },
  { "1234 567", 0, "is not an amount" },
  { "1  234", 0, "is not an amount" },
  { "1 2345", 0, "is not an amount" },
  { "12,5 0", 0, "is not an amount" },
  { "1,2,3", 0, "is not an amount" },
  { "1.234 567,00", 0, "is not an amount" },
  { "12a", 0, "is not an amount" },
  { "12$", 0, "is not an amount" },
  { "€ 12 €", 0, "is not an amount" },
  { "1€2", 0, "is not an amount" },
  { "12*3", 0, "is not an amount" },
  { "１２", 0, "is not an amount" },
  { "1\xff", 0, "is not an amount" },
};

static void
test_parse_entry (void)
{
  check_rows (gadiba_money_parse_entry, entry_rows, G_N_ELEMENTS (entry_rows));
}

/* An entry that goes on and on is refused, not read for ever. */
static void
test_long_entry (void)
{
  g_autofree char *nines = g_strnfill (400, '9');
  g_autoptr (GString) sum = g_string_new ("1");
  while (sum->len < 499)
    g_string_append (sum, "+1");
  const Row rows[] = {
    { nines, 0, "too large" },
    { sum->str, 25000, NULL },
  };
  check_rows (gadiba_money_parse_entry, rows, G_N_ELEMENTS (rows));
  g_string_append (sum, "+1");
  const Row too_long[] = { { sum->str, 0, "is not an amount" } };
  check_rows (gadiba_money_parse_entry, too_long, G_N_ELEMENTS (too_long));
}

static void
test_from_number (void)
{
  static const struct
  {
    GadibaNumber number;
    gboolean ok;
    GadibaMoney money;
  } rows[] = {
    { { 5, 1 }, TRUE, 500 },
    { { 1234, 100 }, TRUE, 1234 },
    { { 12340, 1000 }, TRUE, 1234 },
    { { -1, 4 }, TRUE, -25 },
    { { 1, 3 }, FALSE, 0 },
    { { 1, 1000 }, FALSE, 0 },
    { { G_MAXINT64, 1 }, FALSE, 0 },
    { { G_MAXINT64, 100 }, TRUE, G_MAXINT64 },
    { { G_MININT64, 100 }, TRUE, G_MININT64 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GadibaMoney money = -77;
      g_assert_cmpint (gadiba_money_from_number (rows[i].number, &money), ==, rows[i].ok);
      g_assert_cmpint (money, ==, rows[i].ok ? rows[i].money : -77);
    }
}

static void
test_format (void)
{
  static const struct
  {
    GadibaMoney money;
    const char *file;
    const char *lv;
  } rows[] = {
    { 0, "0.00", "0,00\u00a0€" },
    { 5, "0.05", "0,05\u00a0€" },
    { 123450, "1234.50", "1234,50\u00a0€" },
    { 999999, "9999.99", "9999,99\u00a0€" },
    { 1000000, "10000.00", "10\u00a0000,00\u00a0€" },
    { GADIBA_MONEY_MAX, "99999999.99", "99\u00a0999\u00a0999,99\u00a0€" },
    { -1, "-0.01", "\u22120,01\u00a0€" },
    { -1234567, "-12345.67", "\u221212\u00a0345,67\u00a0€" },
    { G_MININT64, "-92233720368547758.08",
      "\u221292\u00a0233\u00a0720\u00a0368\u00a0547\u00a0758,08\u00a0€" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *file = gadiba_money_format (rows[i].money);
      g_autofree char *lv = gadiba_money_format_lv (rows[i].money);
      g_assert_cmpstr (file, ==, rows[i].file);
      g_assert_cmpstr (lv, ==, rows[i].lv);
      if (rows[i].money < 0 || rows[i].money > GADIBA_MONEY_MAX)
        continue;
      /* What is written can be read again, the people's form too. */
      const Row from_file[] = { { file, rows[i].money, NULL } };
      const Row from_lv[] = { { lv, rows[i].money, NULL } };
      check_rows (gadiba_money_parse, from_file, 1);
      check_rows (gadiba_money_parse_entry, from_lv, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/money/parse", test_parse);
  g_test_add_func ("/core/money/parse-entry", test_parse_entry);
  g_test_add_func ("/core/money/long-entry", test_long_entry);
  g_test_add_func ("/core/money/from-number", test_from_number);
  g_test_add_func ("/core/money/format", test_format);
  return g_test_run ();
}
