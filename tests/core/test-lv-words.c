/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-lv-words.h"
#include "test-util.h"

static void
test_month_names (void)
{
  g_auto (GStrv) lines = load_lines ("core/data", "month_forms.tsv");
  guint n_rows = 0;
  for (guint i = 1; lines[i] != NULL; i++, n_rows++)
    {
      /* Columns: month, nominative, nominative, locative, genitive, accusative, dative. */
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      int month = (int) g_ascii_strtoll (cells[0], NULL, 10);
      g_assert_cmpstr (gadiba_lv_month_name (month, GADIBA_LV_NOMINATIVE), ==, cells[1]);
      g_assert_cmpstr (gadiba_lv_month_name (month, GADIBA_LV_LOCATIVE), ==, cells[3]);
      g_assert_cmpstr (gadiba_lv_month_name (month, GADIBA_LV_GENITIVE), ==, cells[4]);
      g_assert_cmpstr (gadiba_lv_month_name (month, GADIBA_LV_ACCUSATIVE), ==, cells[5]);
      g_assert_cmpstr (gadiba_lv_month_name (month, GADIBA_LV_DATIVE), ==, cells[6]);
    }
  g_assert_cmpuint (n_rows, ==, 12);
}

static void
test_dates (void)
{
  static const struct
  {
    int year, month, day;
    GadibaLvCase month_case;
    const char *date;
    const char *month_text;
    const char *numeric;
  } rows[] = {
    { 2026, 2, 10, GADIBA_LV_LOCATIVE, "2026. gada 10. februārī", "2026. gada februārī",
      "10.02.2026." },
    { 2026, 2, 10, GADIBA_LV_NOMINATIVE, "2026. gada 10. februāris", "2026. gada februāris",
      "10.02.2026." },
    { 2026, 3, 3, GADIBA_LV_NOMINATIVE, "2026. gada 3. marts", "2026. gada marts", "03.03.2026." },
    { 2020, 12, 17, GADIBA_LV_GENITIVE, "2020. gada 17. decembra", "2020. gada decembra",
      "17.12.2020." },
    { 2026, 4, 1, GADIBA_LV_DATIVE, "2026. gada 1. aprīlim", "2026. gada aprīlim", "01.04.2026." },
    { 1999, 8, 31, GADIBA_LV_ACCUSATIVE, "1999. gada 31. augustu", "1999. gada augustu",
      "31.08.1999." },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GadibaDate day = gadiba_date_new (rows[i].year, rows[i].month, rows[i].day);
      g_autofree char *date = gadiba_lv_date (day, rows[i].month_case);
      g_autofree char *month = gadiba_lv_month (gadiba_date_get_month (day), rows[i].month_case);
      g_autofree char *numeric = gadiba_lv_date_numeric (day);
      g_assert_cmpstr (date, ==, rows[i].date);
      g_assert_cmpstr (month, ==, rows[i].month_text);
      g_assert_cmpstr (numeric, ==, rows[i].numeric);
    }
}

static const struct
{
  guint number;
  const char *words;
} number_rows[] = {
  { 0, "nulle" },
  { 1, "viens" },
  { 2, "divi" },
  { 3, "trīs" },
  { 4, "četri" },
  { 5, "pieci" },
  { 6, "seši" },
  { 7, "septiņi" },
  { 8, "astoņi" },
  { 9, "deviņi" },
  { 10, "desmit" },
  { 11, "vienpadsmit" },
  { 12, "divpadsmit" },
  { 13, "trīspadsmit" },
  { 14, "četrpadsmit" },
  { 15, "piecpadsmit" },
  { 16, "sešpadsmit" },
  { 17, "septiņpadsmit" },
  { 18, "astoņpadsmit" },
  { 19, "deviņpadsmit" },
  { 20, "divdesmit" },
  { 21, "divdesmit viens" },
  { 34, "trīsdesmit četri" },
  { 47, "četrdesmit septiņi" },
  { 58, "piecdesmit astoņi" },
  { 69, "sešdesmit deviņi" },
  { 70, "septiņdesmit" },
  { 86, "astoņdesmit seši" },
  { 99, "deviņdesmit deviņi" },
  { 100, "viens simts" },
  { 101, "viens simts viens" },
  { 111, "viens simts vienpadsmit" },
  { 234, "divi simti trīsdesmit četri" },
  { 500, "pieci simti" },
  { 999, "deviņi simti deviņdesmit deviņi" },
  { 1000, "viens tūkstotis" },
  { 1001, "viens tūkstotis viens" },
  { 1234, "viens tūkstotis divi simti trīsdesmit četri" },
  { 2000, "divi tūkstoši" },
  { 10000, "desmit tūkstoši" },
  { 11000, "vienpadsmit tūkstoši" },
  { 21000, "divdesmit viens tūkstotis" },
  { 100000, "viens simts tūkstoši" },
  { 101000, "viens simts viens tūkstotis" },
  { 111111, "viens simts vienpadsmit tūkstoši viens simts vienpadsmit" },
  { 1000000, "viens miljons" },
  { 2000001, "divi miljoni viens" },
  { 11000010, "vienpadsmit miljoni desmit" },
  { 21030005, "divdesmit viens miljons trīsdesmit tūkstoši pieci" },
  { 99999999, "deviņdesmit deviņi miljoni deviņi simti deviņdesmit deviņi tūkstoši deviņi simti "
              "deviņdesmit deviņi" },
};

static void
test_numbers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (number_rows); i++)
    {
      g_autofree char *words = gadiba_lv_number_in_words (number_rows[i].number);
      g_assert_cmpstr (words, ==, number_rows[i].words);
    }
}

static void
test_money (void)
{
  static const struct
  {
    GadibaMoney money;
    const char *words;
  } rows[] = {
    { 0, "nulle euro un 00 centi" },
    { 1, "nulle euro un 01 cents" },
    { 100, "viens euro un 00 centi" },
    { 111, "viens euro un 11 centi" },
    { 121, "viens euro un 21 cents" },
    { 230, "divi euro un 30 centi" },
    { 123450, "viens tūkstotis divi simti trīsdesmit četri euro un 50 centi" },
    { 2105, "divdesmit viens euro un 05 centi" },
    { -1299, "mīnus divpadsmit euro un 99 centi" },
    { GADIBA_MONEY_MAX, "deviņdesmit deviņi miljoni deviņi simti deviņdesmit deviņi tūkstoši "
                        "deviņi simti deviņdesmit deviņi euro un 99 centi" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = gadiba_lv_money_in_words (rows[i].money);
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* Read back by value: every word is known, and no two numbers have the same words. */
static void
test_numbers_are_distinct (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint n = 0; n < 30000; n++)
    {
      char *words = gadiba_lv_number_in_words (n);
      g_assert_null (strstr (words, "  "));
      g_assert_false (g_str_has_suffix (words, " "));
      g_assert_true (g_hash_table_add (seen, words));
    }
}

static void
test_plural (void)
{
  static const struct
  {
    guint64 n;
    GadibaLvPlural plural;
    const char *form;
  } rows[] = {
    { 0, GADIBA_LV_PLURAL_ZERO, "dienu" },           { 1, GADIBA_LV_PLURAL_ONE, "diena" },
    { 2, GADIBA_LV_PLURAL_OTHER, "dienas" },         { 9, GADIBA_LV_PLURAL_OTHER, "dienas" },
    { 10, GADIBA_LV_PLURAL_ZERO, "dienu" },          { 11, GADIBA_LV_PLURAL_ZERO, "dienu" },
    { 19, GADIBA_LV_PLURAL_ZERO, "dienu" },          { 20, GADIBA_LV_PLURAL_ZERO, "dienu" },
    { 21, GADIBA_LV_PLURAL_ONE, "diena" },           { 22, GADIBA_LV_PLURAL_OTHER, "dienas" },
    { 30, GADIBA_LV_PLURAL_ZERO, "dienu" },          { 100, GADIBA_LV_PLURAL_ZERO, "dienu" },
    { 101, GADIBA_LV_PLURAL_ONE, "diena" },          { 102, GADIBA_LV_PLURAL_OTHER, "dienas" },
    { 111, GADIBA_LV_PLURAL_ZERO, "dienu" },         { 121, GADIBA_LV_PLURAL_ONE, "diena" },
    { 1000, GADIBA_LV_PLURAL_ZERO, "dienu" },        { 1001, GADIBA_LV_PLURAL_ONE, "diena" },
    { G_MAXUINT64, GADIBA_LV_PLURAL_ZERO, "dienu" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (gadiba_lv_get_plural (rows[i].n), ==, rows[i].plural);
      g_assert_cmpstr (gadiba_lv_pick_plural (rows[i].n, "dienu", "diena", "dienas"), ==,
                       rows[i].form);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/lv-words/month-names", test_month_names);
  g_test_add_func ("/core/lv-words/dates", test_dates);
  g_test_add_func ("/core/lv-words/numbers", test_numbers);
  g_test_add_func ("/core/lv-words/numbers-are-distinct", test_numbers_are_distinct);
  g_test_add_func ("/core/lv-words/money", test_money);
  g_test_add_func ("/core/lv-words/plural", test_plural);
  return g_test_run ();
}
