/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-lv-words.h"

#define N_CASES 5
#define MAX_NUMBER 999999999u

const char *
gadiba_lv_month_name (int month_of_year, GadibaLvCase month_case)
{
  /* Nominative, genitive, dative, accusative, locative. */
  static const char *const names[12][N_CASES] = {
    { "janvāris", "janvāra", "janvārim", "janvāri", "janvārī" },
    { "februāris", "februāra", "februārim", "februāri", "februārī" },
    { "marts", "marta", "martam", "martu", "martā" },
    { "aprīlis", "aprīļa", "aprīlim", "aprīli", "aprīlī" },
    { "maijs", "maija", "maijam", "maiju", "maijā" },
    { "jūnijs", "jūnija", "jūnijam", "jūniju", "jūnijā" },
    { "jūlijs", "jūlija", "jūlijam", "jūliju", "jūlijā" },
    { "augusts", "augusta", "augustam", "augustu", "augustā" },
    { "septembris", "septembra", "septembrim", "septembri", "septembrī" },
    { "oktobris", "oktobra", "oktobrim", "oktobri", "oktobrī" },
    { "novembris", "novembra", "novembrim", "novembri", "novembrī" },
    { "decembris", "decembra", "decembrim", "decembri", "decembrī" },
  };
  g_return_val_if_fail (month_of_year >= 1 && month_of_year <= 12, NULL);
  g_return_val_if_fail (month_case <= GADIBA_LV_LOCATIVE, NULL);

  return names[month_of_year - 1][month_case];
}

char *
gadiba_lv_date (GadibaDate date, GadibaLvCase month_case)
{
  g_return_val_if_fail (date > 0, NULL);

  int year, month, day;
  gadiba_date_split (date, &year, &month, &day);
  return g_strdup_printf ("%d. gada %d. %s", year, day, gadiba_lv_month_name (month, month_case));
}

char *
gadiba_lv_date_numeric (GadibaDate date)
{
  g_return_val_if_fail (date > 0, NULL);

  int year, month, day;
  gadiba_date_split (date, &year, &month, &day);
  return g_strdup_printf ("%02d.%02d.%04d.", day, month, year);
}

char *
gadiba_lv_month (GadibaMonth month, GadibaLvCase month_case)
{
  g_return_val_if_fail (month > 0, NULL);

  int year, month_of_year;
  gadiba_month_split (month, &year, &month_of_year);
  return g_strdup_printf ("%d. gada %s", year, gadiba_lv_month_name (month_of_year, month_case));
}

/* One thing or several: 1, 21 and 101 take the singular, 11 does not. */
static gboolean
is_one (guint n)
{
  return n % 10 == 1 && n % 100 != 11;
}

static void
append_word (GString *words, const char *word)
{
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, word);
}

/* @n: below 1000 */
static void
append_hundreds (GString *words, guint n)
{
  static const char *const ones[20] = {
    "",           "viens",         "divi",         "trīs",
    "četri",      "pieci",         "seši",         "septiņi",
    "astoņi",     "deviņi",        "desmit",       "vienpadsmit",
    "divpadsmit", "trīspadsmit",   "četrpadsmit",  "piecpadsmit",
    "sešpadsmit", "septiņpadsmit", "astoņpadsmit", "deviņpadsmit",
  };
  static const char *const tens[10] = {
    "",           "",          "divdesmit",    "trīsdesmit",  "četrdesmit",
    "piecdesmit", "sešdesmit", "septiņdesmit", "astoņdesmit", "deviņdesmit"
  };
  if (n >= 100)
    {
      append_word (words, ones[n / 100]);
      append_word (words, n / 100 == 1 ? "simts" : "simti");
    }
  n %= 100;
  if (n >= 20)
    {
      append_word (words, tens[n / 10]);
      n %= 10;
    }
  if (n > 0)
    append_word (words, ones[n]);
}

static void
append_group (GString *words, guint n, const char *one, const char *several)
{
  if (n == 0)
    return;
  append_hundreds (words, n);
  append_word (words, is_one (n) ? one : several);
}

char *
gadiba_lv_number_in_words (guint number)
{
  g_return_val_if_fail (number <= MAX_NUMBER, NULL);

  if (number == 0)
    return g_strdup ("nulle");
  GString *words = g_string_new (NULL);
  append_group (words, number / 1000000, "miljons", "miljoni");
  append_group (words, number / 1000 % 1000, "tūkstotis", "tūkstoši");
  append_hundreds (words, number % 1000);
  return g_string_free (words, FALSE);
}

char *
gadiba_lv_money_in_words (GadibaMoney money)
{
  g_return_val_if_fail (money >= -GADIBA_MONEY_MAX && money <= GADIBA_MONEY_MAX, NULL);

  guint64 cents = (guint64) ABS (money);
  guint rest = (guint) (cents % 100);
  g_autofree char *words = gadiba_lv_number_in_words ((guint) (cents / 100));
  return g_strdup_printf ("%s%s euro un %02u %s", money < 0 ? "mīnus " : "", words, rest,
                          is_one (rest) ? "cents" : "centi");
}

GadibaLvPlural
gadiba_lv_get_plural (guint64 n)
{
  if (n % 10 == 0 || (n % 100 >= 11 && n % 100 <= 19))
    return GADIBA_LV_PLURAL_ZERO;
  return n % 10 == 1 ? GADIBA_LV_PLURAL_ONE : GADIBA_LV_PLURAL_OTHER;
}

const char *
gadiba_lv_pick_plural (guint64 n, const char *zero, const char *one, const char *other)
{
  switch (gadiba_lv_get_plural (n))
    {
    case GADIBA_LV_PLURAL_ZERO:
      return zero;
    case GADIBA_LV_PLURAL_ONE:
      return one;
    case GADIBA_LV_PLURAL_OTHER:
      return other;
    }
  g_return_val_if_reached (other);
}
