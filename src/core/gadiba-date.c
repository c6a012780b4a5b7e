/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-date.h"

#include "gadiba-core-error.h"
#include "gadiba-core-private.h"

/* The first whole year of the Gregorian calendar, and the last of four digits. */
#define MIN_YEAR 1583
#define MAX_YEAR 9999

/* What files may hold: everybody alive, with room on both sides; a typing slip such as 0226 or
 * 20226 is caught. */
#define MIN_FILE_YEAR 1800
#define MAX_FILE_YEAR 2999

/* Days of 400, 100 and 4 years. */
#define DAYS_400 146097
#define DAYS_100 36524
#define DAYS_4 1461

static gboolean
is_leap_year (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
get_month_length (int year, int month)
{
  static const guint8 lengths[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  return month == 2 && is_leap_year (year) ? 29 : lengths[month - 1];
}

/* Days before the first of @month, counted from 1 March: the leap day comes last. */
static int
get_days_before_month (int month)
{
  return (153 * ((month + 9) % 12) + 2) / 5;
}

GadibaDate
gadiba_date_new (int year, int month, int day)
{
  if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12 || day < 1
      || day > get_month_length (year, month))
    return GADIBA_DATE_NONE;

  int y = month <= 2 ? year - 1 : year;
  /* 306 days lie between 1 March of the year 0 and 1 January of the year 1. */
  return y * 365 + y / 4 - y / 100 + y / 400 + get_days_before_month (month) + day - 306;
}

void
gadiba_date_split (GadibaDate date, int *year, int *month, int *day)
{
  int y = 0;
  int m = 0;
  int d = 0;
  if (date > 0)
    {
      /* Days since 1 March of the year 0, then since 1 March of the 400, 100, 4 and 1 years. */
      int days = date + 305;
      y = 400 * (days / DAYS_400);
      days %= DAYS_400;
      int centuries = MIN (days / DAYS_100, 3);
      y += 100 * centuries;
      days -= centuries * DAYS_100;
      y += 4 * (days / DAYS_4);
      days %= DAYS_4;
      int years = MIN (days / 365, 3);
      y += years;
      days -= years * 365;
      int shifted = (5 * days + 2) / 153;
      d = days - (153 * shifted + 2) / 5 + 1;
      m = shifted < 10 ? shifted + 3 : shifted - 9;
      if (m <= 2)
        y++;
    }
  if (year != NULL)
    *year = y;
  if (month != NULL)
    *month = m;
  if (day != NULL)
    *day = d;
}

GadibaMonth
gadiba_month_new (int year, int month)
{
  if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12)
    return GADIBA_MONTH_NONE;
  return year * 12 + month - 1;
}

void
gadiba_month_split (GadibaMonth month, int *year, int *month_of_year)
{
  if (year != NULL)
    *year = month > 0 ? month / 12 : 0;
  if (month_of_year != NULL)
    *month_of_year = month > 0 ? month % 12 + 1 : 0;
}

/* @form has a digit wherever @text must have one ("0000-00-00") and otherwise the very character.
 */
static gboolean
has_form (const char *text, const char *form)
{
  for (; *form != '\0'; text++, form++)
    if (*form == '0' ? !g_ascii_isdigit (*text) : *text != *form)
      return FALSE;
  return *text == '\0';
}

static int
read_int (const char *text, guint n_digits)
{
  int value = 0;
  for (guint i = 0; i < n_digits; i++)
    value = value * 10 + (text[i] - '0');
  return value;
}

/* Checks what dates and months have in common. */
static gboolean
check_year_and_month (const char *text, int year, int month, GError **error)
{
  if (year < MIN_FILE_YEAR || year > MAX_FILE_YEAR)
    {
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_DATE,
                   _ ("“%s” has the year %04d; years from %d to %d can be used"), text, year,
                   MIN_FILE_YEAR, MAX_FILE_YEAR);
      return FALSE;
    }
  if (month < 1 || month > 12)
    {
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_DATE,
                   _ ("“%s” has the month %02d; months go from 01 to 12"), text, month);
      return FALSE;
    }
  return TRUE;
}

gboolean
gadiba_date_parse (const char *text, GadibaDate *date, GError **error)
{
  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  if (!has_form (text, "0000-00-00"))
    {
      g_autofree char *quoted = _gadiba_core_quote (text);
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_DATE,
                   _ ("“%s” is not a date; write year, month and day, such as 2026-02-10"), quoted);
      return FALSE;
    }
  int year = read_int (text, 4);
  int month = read_int (text + 5, 2);
  int day = read_int (text + 8, 2);
  if (!check_year_and_month (text, year, month, error))
    return FALSE;
  if (day < 1 || day > get_month_length (year, month))
    {
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_DATE,
                   _ ("“%s” is not in the calendar; the days of %04d-%02d go from 01 to %02d"),
                   text, year, month, get_month_length (year, month));
      return FALSE;
    }
  *date = gadiba_date_new (year, month, day);
  return TRUE;
}

gboolean
gadiba_month_parse (const char *text, GadibaMonth *month, GError **error)
{
  g_return_val_if_fail (text != NULL && month != NULL, FALSE);

  if (!has_form (text, "0000-00"))
    {
      g_autofree char *quoted = _gadiba_core_quote (text);
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_DATE,
                   _ ("“%s” is not a month; write year and month, such as 2026-02"), quoted);
      return FALSE;
    }
  int year = read_int (text, 4);
  int month_of_year = read_int (text + 5, 2);
  if (!check_year_and_month (text, year, month_of_year, error))
    return FALSE;
  *month = gadiba_month_new (year, month_of_year);
  return TRUE;
}

char *
gadiba_date_format (GadibaDate date)
{
  g_return_val_if_fail (date > 0, g_strdup (""));

  int year, month, day;
  gadiba_date_split (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

char *
gadiba_month_format (GadibaMonth month)
{
  g_return_val_if_fail (month > 0, g_strdup (""));

  return g_strdup_printf ("%04d-%02d", month / 12, month % 12 + 1);
}

GadibaMonth
gadiba_date_get_month (GadibaDate date)
{
  int year, month;
  gadiba_date_split (date, &year, &month, NULL);
  return gadiba_month_new (year, month);
}

GadibaDate
gadiba_month_get_first_day (GadibaMonth month)
{
  return gadiba_date_new (month / 12, month % 12 + 1, 1);
}

GadibaDate
gadiba_month_get_last_day (GadibaMonth month)
{
  if (month <= 0)
    return GADIBA_DATE_NONE;
  return gadiba_date_new (month / 12, month % 12 + 1,
                          get_month_length (month / 12, month % 12 + 1));
}

GadibaDate
gadiba_date_add_months (GadibaDate date, int months)
{
  int year, month, day;
  gadiba_date_split (date, &year, &month, &day);
  gint64 target = (gint64) year * 12 + month - 1 + months;
  if (date <= 0 || target < MIN_YEAR * 12 || target >= (MAX_YEAR + 1) * 12)
    return GADIBA_DATE_NONE;

  int target_year = (int) (target / 12);
  int target_month = (int) (target % 12) + 1;
  return gadiba_date_new (target_year, target_month,
                          MIN (day, get_month_length (target_year, target_month)));
}

int
gadiba_date_age_in_months (GadibaDate born, GadibaDate day)
{
  g_return_val_if_fail (born > 0 && day > 0, 0);

  int born_year, born_month, born_day;
  int year, month, day_of_month;
  gadiba_date_split (born, &born_year, &born_month, &born_day);
  gadiba_date_split (day, &year, &month, &day_of_month);
  int months = (year - born_year) * 12 + month - born_month;
  int birthday = MIN (born_day, get_month_length (year, month));
  return day_of_month < birthday ? months - 1 : months;
}

int
gadiba_date_age_in_years (GadibaDate born, GadibaDate day)
{
  int months = gadiba_date_age_in_months (born, day);
  return months >= 0 ? months / 12 : -((-months + 11) / 12);
}

int
gadiba_period_get_length (GadibaPeriod period)
{
  return period.last < period.first ? 0 : period.last - period.first + 1;
}

gboolean
gadiba_period_contains (GadibaPeriod period, GadibaMonth month)
{
  return period.first <= month && month <= period.last;
}
