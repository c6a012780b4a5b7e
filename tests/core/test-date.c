/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-core-error.h"
#include "gadiba-date.h"

/* GDate is the measure: every day of the file years and the first and last days of all. */
static void
test_against_gdate (void)
{
  GDate gdate;
  g_date_clear (&gdate, 1);
  for (int year = 1583; year <= 9999; year += year < 1799 || year > 3000 ? 97 : 1)
    {
      g_date_set_dmy (&gdate, 1, G_DATE_JANUARY, (GDateYear) year);
      int n_days = g_date_is_leap_year ((GDateYear) year) ? 366 : 365;
      for (int i = 0; i < n_days; i++, g_date_add_days (&gdate, 1))
        {
          int y, m, d;
          GadibaDate date =
              gadiba_date_new (year, (int) g_date_get_month (&gdate), g_date_get_day (&gdate));
          g_assert_cmpint (date, ==, (int) g_date_get_julian (&gdate));
          gadiba_date_split (date, &y, &m, &d);
          g_assert_cmpint (y, ==, year);
          g_assert_cmpint (m, ==, (int) g_date_get_month (&gdate));
          g_assert_cmpint (d, ==, g_date_get_day (&gdate));
        }
    }
  g_assert_cmpint (gadiba_date_new (9999, 12, 31), ==, 3652059);
}

static void
test_no_such_day (void)
{
  static const int rows[][3] = {
    { 2026, 2, 29 }, { 2100, 2, 29 }, { 2026, 4, 31 }, { 2026, 13, 1 }, { 2026, 0, 1 },
    { 2026, 1, 0 },  { 2026, 1, 32 }, { 1582, 1, 1 },  { 10000, 1, 1 }, { 2026, -1, -1 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (gadiba_date_new (rows[i][0], rows[i][1], rows[i][2]), ==, GADIBA_DATE_NONE);
  g_assert_cmpint (gadiba_month_new (2026, 0), ==, GADIBA_MONTH_NONE);
  g_assert_cmpint (gadiba_month_new (2026, 13), ==, GADIBA_MONTH_NONE);
  g_assert_cmpint (gadiba_date_get_month (GADIBA_DATE_NONE), ==, GADIBA_MONTH_NONE);
  g_assert_cmpint (gadiba_month_get_first_day (GADIBA_MONTH_NONE), ==, GADIBA_DATE_NONE);
  g_assert_cmpint (gadiba_month_get_last_day (GADIBA_MONTH_NONE), ==, GADIBA_DATE_NONE);
  g_assert_cmpint (gadiba_date_add_months (GADIBA_DATE_NONE, 1), ==, GADIBA_DATE_NONE);
  g_assert_cmpint (gadiba_date_add_months (gadiba_date_new (9999, 12, 1), 1), ==, GADIBA_DATE_NONE);
  g_assert_cmpint (gadiba_date_add_months (gadiba_date_new (2026, 12, 1), G_MAXINT), ==,
                   GADIBA_DATE_NONE);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *error; /* NULL: is read, and written back the same */
  } rows[] = {
    { "2026-02-10", NULL },
    { "1800-01-01", NULL },
    { "2999-12-31", NULL },
    { "2024-02-29", NULL },
    { "", "is not a date" },
    { "2026-2-10", "is not a date" },
    { "2026-02-1", "is not a date" },
    { "2026-02-100", "is not a date" },
    { " 2026-02-10", "is not a date" },
    { "2026-02-10 ", "is not a date" },
    { "10.02.2026", "such as 2026-02-10" },
    { "2026/02/10", "is not a date" },
    { "2026-02-1x", "is not a date" },
    { "２026-02-10", "is not a date" },
    { "1799-12-31", "years from 1800 to 2999" },
    { "3000-01-01", "years from 1800 to 2999" },
    { "2026-13-01", "months go from 01 to 12" },
    { "2026-00-01", "months go from 01 to 12" },
    { "2026-02-29", "days of 2026-02 go from 01 to 28" },
    { "2026-04-31", "from 01 to 30" },
    { "2026-01-00", "from 01 to 31" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      GadibaDate date = -5;
      gboolean ok = gadiba_date_parse (rows[i].text, &date, &error);
      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, error != NULL ? error->message : "read");
      if (rows[i].error == NULL)
        {
          g_assert_no_error (error);
          g_assert_true (ok);
          g_autofree char *text = gadiba_date_format (date);
          g_assert_cmpstr (text, ==, rows[i].text);
          continue;
        }
      g_assert_false (ok);
      g_assert_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_DATE);
      g_assert_nonnull (strstr (error->message, rows[i].error));
      g_assert_cmpint (date, ==, -5);
    }
}

static void
test_parse_month (void)
{
  static const struct
  {
    const char *text;
    const char *error;
  } rows[] = {
    { "2026-02", NULL },
    { "1800-01", NULL },
    { "2999-12", NULL },
    { "2026-02-10", "is not a month" },
    { "2026", "is not a month" },
    { "2026-2", "such as 2026-02" },
    { "2026-13", "months go from 01 to 12" },
    { "0999-01", "years from 1800" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      GadibaMonth month = -5;
      gboolean ok = gadiba_month_parse (rows[i].text, &month, &error);
      if (rows[i].error == NULL)
        {
          g_assert_no_error (error);
          g_assert_true (ok);
          g_autofree char *text = gadiba_month_format (month);
          g_assert_cmpstr (text, ==, rows[i].text);
          continue;
        }
      g_assert_false (ok);
      g_assert_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_DATE);
      g_assert_nonnull (strstr (error->message, rows[i].error));
      g_assert_cmpint (month, ==, -5);
    }
}

static GadibaDate
read_date (const char *text)
{
  GadibaDate date = GADIBA_DATE_NONE;
  g_autoptr (GError) error = NULL;
  gadiba_date_parse (text, &date, &error);
  g_assert_no_error (error);
  return date;
}

static void
test_months (void)
{
  static const struct
  {
    const char *date;
    int months;
    const char *result;
  } rows[] = {
    { "2026-01-31", 1, "2026-02-28" },  { "2024-01-31", 1, "2024-02-29" },
    { "2026-12-15", 1, "2027-01-15" },  { "2026-03-31", -1, "2026-02-28" },
    { "2026-01-15", -1, "2025-12-15" }, { "2024-02-29", 12, "2025-02-28" },
    { "2026-05-31", 0, "2026-05-31" },  { "2026-01-01", -12, "2025-01-01" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GadibaDate date = gadiba_date_add_months (read_date (rows[i].date), rows[i].months);
      g_autofree char *text = gadiba_date_format (date);
      g_assert_cmpstr (text, ==, rows[i].result);
    }

  GadibaMonth month = gadiba_month_new (2024, 2);
  g_assert_cmpint (gadiba_month_get_first_day (month), ==, read_date ("2024-02-01"));
  g_assert_cmpint (gadiba_month_get_last_day (month), ==, read_date ("2024-02-29"));
  g_assert_cmpint (gadiba_date_get_month (read_date ("2024-02-29")), ==, month);
  g_assert_cmpint (gadiba_month_new (2025, 1) - gadiba_month_new (2024, 12), ==, 1);
  int year, month_of_year;
  gadiba_month_split (gadiba_month_new (2024, 12), &year, &month_of_year);
  g_assert_cmpint (year, ==, 2024);
  g_assert_cmpint (month_of_year, ==, 12);

  GadibaPeriod period = { gadiba_month_new (2025, 11), gadiba_month_new (2026, 1) };
  g_assert_cmpint (gadiba_period_get_length (period), ==, 3);
  g_assert_true (gadiba_period_contains (period, gadiba_month_new (2025, 11)));
  g_assert_true (gadiba_period_contains (period, gadiba_month_new (2026, 1)));
  g_assert_false (gadiba_period_contains (period, gadiba_month_new (2026, 2)));
  g_assert_false (gadiba_period_contains (period, gadiba_month_new (2025, 10)));
  g_assert_cmpint (gadiba_period_get_length ((GadibaPeriod){ period.last, period.first }), ==, 0);
}

static void
test_age (void)
{
  static const struct
  {
    const char *born;
    const char *day;
    int months;
    int years;
  } rows[] = {
    { "2008-05-10", "2026-05-09", 215, 17 }, { "2008-05-10", "2026-05-10", 216, 18 },
    { "2024-02-29", "2025-02-27", 11, 0 },   { "2024-02-29", "2025-02-28", 12, 1 },
    { "2024-02-29", "2028-02-28", 47, 3 },   { "2024-02-29", "2028-02-29", 48, 4 },
    { "2026-01-31", "2026-02-27", 0, 0 },    { "2026-01-31", "2026-02-28", 1, 0 },
    { "2026-01-31", "2026-03-30", 1, 0 },    { "2026-01-31", "2026-04-30", 3, 0 },
    { "2026-02-10", "2026-02-10", 0, 0 },    { "2026-02-10", "2026-02-09", -1, -1 },
    { "2026-02-10", "2025-02-10", -12, -1 }, { "2026-02-10", "2025-02-09", -13, -2 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GadibaDate born = read_date (rows[i].born);
      GadibaDate day = read_date (rows[i].day);
      g_assert_cmpint (gadiba_date_age_in_months (born, day), ==, rows[i].months);
      g_assert_cmpint (gadiba_date_age_in_years (born, day), ==, rows[i].years);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/date/against-gdate", test_against_gdate);
  g_test_add_func ("/core/date/no-such-day", test_no_such_day);
  g_test_add_func ("/core/date/parse", test_parse);
  g_test_add_func ("/core/date/parse-month", test_parse_month);
  g_test_add_func ("/core/date/months", test_months);
  g_test_add_func ("/core/date/age", test_age);
  return g_test_run ();
}
