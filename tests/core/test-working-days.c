/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-core-error.h"
#include "gadiba-working-days.h"
#include "test-util.h"

#define HEAD "from\tto\tsource\n"

static GadibaDate
read_date (const char *text)
{
  GadibaDate date = GADIBA_DATE_NONE;
  g_autoptr (GError) error = NULL;
  gadiba_date_parse (text, &date, &error);
  g_assert_no_error (error);
  return date;
}

/* The calendar that the program ships. */
static GadibaCalendar *
load_calendar (void)
{
  g_auto (GStrv) lines = load_lines ("../data/calendar", "moved-days.tsv");
  g_autofree char *tsv = g_strjoinv ("\n", lines);
  g_autoptr (GError) error = NULL;
  GadibaCalendar *calendar = gadiba_calendar_new (tsv, &error);
  g_assert_no_error (error);
  return calendar;
}

static void
test_easter (void)
{
  static const char *const rows[] = { "1818-03-22", "1943-04-25", "1954-04-18", "1961-04-02",
                                      "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24",
                                      "2019-04-21", "2023-04-09", "2024-03-31", "2025-04-20",
                                      "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01",
                                      "2030-04-21", "2038-04-25" };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GadibaDate easter = read_date (rows[i]);
      int year;
      gadiba_date_split (easter, &year, NULL, NULL);
      g_assert_cmpint (gadiba_date_get_easter (year), ==, easter);
    }
  for (int year = 1583; year <= 9999; year++)
    g_assert_cmpint (gadiba_date_get_weekday (gadiba_date_get_easter (year)), ==, 7);
}

static void
test_holidays (void)
{
  static const struct
  {
    const char *date;
    gboolean holiday;
  } rows[] = {
    { "2026-01-01", TRUE },  { "2026-01-02", FALSE }, { "2026-04-03", TRUE }, /* Lielā Piektdiena */
    { "2026-04-04", FALSE }, { "2026-04-05", TRUE },  { "2026-04-06", TRUE },
    { "2026-04-07", FALSE }, { "2026-05-01", TRUE },  { "2026-05-04", TRUE }, /* a Monday */
    { "2026-05-05", FALSE }, { "2024-05-04", TRUE },                          /* a Saturday */
    { "2024-05-06", TRUE },  { "2024-05-07", FALSE }, { "2025-05-04", TRUE }, /* a Sunday */
    { "2025-05-05", TRUE },  { "2025-05-06", FALSE }, { "2026-05-03", FALSE },
    { "2026-05-10", TRUE }, /* Mātes diena */
    { "2026-05-17", FALSE }, { "2027-05-09", TRUE },  { "2032-05-09", TRUE },
    { "2033-05-08", TRUE },  { "2027-05-02", FALSE }, { "2026-05-24", TRUE }, /* Vasarsvētki */
    { "2026-05-25", FALSE }, { "2038-06-13", TRUE }, /* as late as Vasarsvētki can be */
    { "2026-06-22", FALSE }, { "2026-06-23", TRUE },  { "2026-06-24", TRUE },
    { "2026-06-25", FALSE }, { "2026-11-18", TRUE },  { "2026-11-19", FALSE },
    { "2023-11-18", TRUE },                          /* a Saturday */
    { "2023-11-20", TRUE },  { "2018-11-18", TRUE }, /* a Sunday */
    { "2018-11-19", TRUE },  { "2018-11-20", FALSE }, { "2026-12-23", FALSE },
    { "2026-12-24", TRUE },  { "2026-12-25", TRUE },  { "2026-12-26", TRUE },
    { "2026-12-27", FALSE }, { "2026-12-28", FALSE }, /* a Saturday's Christmas is not given back */
    { "2026-12-31", TRUE },  { "2022-01-03", FALSE }, /* nor a Saturday's New Year */
    { "2023-05-29", FALSE }, /* one year's holiday is in the table, not in the law */
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].date);
      g_assert_cmpint (gadiba_date_is_holiday (read_date (rows[i].date)), ==, rows[i].holiday);
    }
}

/* Working days in a month or a year, as the press printed them (jauns.lv, press.lv). */
static void
test_counts (void)
{
  static const struct
  {
    const char *first;
    const char *last;
    int n;
  } rows[] = {
    { "2025-01-01", "2025-12-31", 249 }, { "2025-11-01", "2025-11-30", 19 },
    { "2025-12-01", "2025-12-31", 19 },  { "2026-01-01", "2026-12-31", 250 },
    { "2026-01-01", "2026-01-31", 21 },  { "2026-03-01", "2026-03-31", 22 },
    { "2026-05-01", "2026-05-31", 19 },  { "2026-07-01", "2026-07-31", 23 },
    { "2026-09-01", "2026-09-30", 22 },  { "2026-10-01", "2026-10-31", 22 },
    { "2026-11-01", "2026-11-30", 20 },  { "2026-12-01", "2026-12-31", 20 },
    { "2026-02-07", "2026-02-08", 0 },   { "2026-02-10", "2026-02-10", 1 },
    { "2026-02-10", "2026-02-09", 0 },
  };
  g_autoptr (GadibaCalendar) calendar = load_calendar ();
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (gadiba_calendar_count_working_days (calendar, read_date (rows[i].first),
                                                         read_date (rows[i].last)),
                     ==, rows[i].n);
}

static void
test_moved_days (void)
{
  static const struct
  {
    const char *date;
    gboolean with_table;
    gboolean without;
  } rows[] = {
    { "2026-01-02", FALSE, TRUE },  { "2026-01-17", TRUE, FALSE }, { "2026-01-16", TRUE, TRUE },
    { "2026-01-18", FALSE, FALSE }, { "2026-06-22", FALSE, TRUE }, { "2026-06-27", TRUE, FALSE },
    { "2023-05-29", FALSE, TRUE },  { "2018-09-24", FALSE, TRUE }, { "2023-07-10", FALSE, TRUE },
    { "2024-12-23", FALSE, TRUE },  { "2024-12-14", TRUE, FALSE }, { "2026-11-18", FALSE, FALSE },
  };
  g_autoptr (GadibaCalendar) calendar = load_calendar ();
  g_autoptr (GadibaCalendar) bare = gadiba_calendar_new (HEAD, NULL);
  g_assert_nonnull (bare);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GadibaDate date = read_date (rows[i].date);
      g_test_message ("%s", rows[i].date);
      g_assert_cmpint (gadiba_calendar_is_working_day (calendar, date), ==, rows[i].with_table);
      g_assert_cmpint (gadiba_calendar_is_working_day (bare, date), ==, rows[i].without);
    }
  g_assert_true (gadiba_calendar_is_complete (calendar, 2026));
  g_assert_true (gadiba_calendar_is_complete (calendar, 2019));
  g_assert_false (gadiba_calendar_is_complete (calendar, 2021));
  g_assert_false (gadiba_calendar_is_complete (calendar, 2027));
  g_assert_false (gadiba_calendar_is_complete (bare, 2026));
}

static void
test_add (void)
{
  static const struct
  {
    const char *date;
    int n;
    const char *result;
  } rows[] = {
    { "2026-02-10", 1, "2026-02-11" },  { "2026-02-13", 1, "2026-02-16" },
    { "2026-02-14", 1, "2026-02-16" },  { "2026-02-10", 10, "2026-02-24" },
    { "2026-06-19", 1, "2026-06-25" }, /* 22 June moved away, 23 and 24 June holidays */
    { "2026-06-25", 2, "2026-06-27" }, /* the Saturday it was moved to */
    { "2026-06-26", 2, "2026-06-29" },  { "2025-12-23", 1, "2025-12-29" },
    { "2025-12-30", 1, "2026-01-05" },  { "2026-02-16", -1, "2026-02-13" },
    { "2026-01-05", -1, "2025-12-30" }, { "2026-02-10", 0, "2026-02-10" },
    { "2026-02-14", 0, "2026-02-16" },  { "2026-01-01", 0, "2026-01-05" },
    { "2026-01-17", 0, "2026-01-17" },
  };
  g_autoptr (GadibaCalendar) calendar = load_calendar ();
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GadibaDate date =
          gadiba_calendar_add_working_days (calendar, read_date (rows[i].date), rows[i].n);
      g_autofree char *text = gadiba_date_format (date);
      g_assert_cmpstr (text, ==, rows[i].result);
    }
  GadibaDate last = gadiba_date_new (9999, 12, 31);
  g_assert_cmpint (gadiba_calendar_add_working_days (calendar, last, 1), ==, GADIBA_DATE_NONE);
  g_assert_cmpint (gadiba_calendar_add_working_days (calendar, last, G_MININT), ==,
                   GADIBA_DATE_NONE);
}

static void
test_broken_tables (void)
{
  static const struct
  {
    const char *tsv;
    const char *error; /* NULL: is taken */
  } rows[] = {
    { HEAD, NULL },
    { "# remark\n\n" HEAD "2027-06-25\t2027-06-19\tx\r\n", NULL },
    { HEAD "2027-06-25\t2027-06-26\tx", NULL },
    /* The same week, another month. */
    { HEAD "2018-04-30\t2018-05-05\tx", NULL },
    { HEAD "2027\t-\tx\n2027-07-01\t-\tx", NULL },
    { "", "is empty" },
    { "# remark\n", "is empty" },
    { "from;to;source\n", "Line 1: the calendar starts with" },
    { "2027-06-25\t2027-06-19\tx\n", "Line 1: the calendar starts with" },
    { HEAD "2027-06-25\t2027-06-19\n", "Line 2: a line of the calendar has three cells" },
    { HEAD "2027-06-25\t2027-06-19\t\n", "three cells" },
    { HEAD "2027-06-25\t2027-06-19\tx\ty\n", "three cells" },
    { HEAD "2027-06-25 2027-06-19 x\n", "three cells" },
    { HEAD "\n2027-6-25\t2027-06-19\tx\n", "Line 3: “2027-6-25” is not a date" },
    { HEAD "2027-06-25\t2027-06-31\tx\n", "days of 2027-06 go from 01 to 30" },
    { HEAD "2027-06-24\t2027-06-19\tx\n", "2027-06-24 is a day off already" },
    { HEAD "2027-06-26\t2027-06-19\tx\n", "2027-06-26 is a day off already" },
    { HEAD "2027-06-25\t2027-06-18\tx\n", "can be moved to 2027-06-18" },
    { HEAD "2027-06-25\t2027-06-20\tx\n", "can be moved to 2027-06-20" },
    { HEAD "2027-06-25\t2027-07-03\tx\n", "can be moved to 2027-07-03" },
    { HEAD "2027-12-27\t2027-12-25\tx\n", "can be moved to 2027-12-25" },
    { HEAD "2027-06-25\t2027-06-19\tx\n2027-06-25\t2027-06-12\tx\n", "2027-06-25 stands in" },
    { HEAD "2027-06-25\t2027-06-19\tx\n2027-06-28\t2027-06-19\tx\n", "2027-06-19 stands in" },
    { HEAD "2027\t2027-06-19\tx\n", "the year 2027 has a day to move to" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaCalendar) calendar = gadiba_calendar_new (rows[i].tsv, &error);
      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, error != NULL ? error->message : "taken");
      if (rows[i].error == NULL)
        {
          g_assert_no_error (error);
          g_assert_nonnull (calendar);
          continue;
        }
      g_assert_null (calendar);
      g_assert_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CALENDAR);
      g_assert_nonnull (strstr (error->message, rows[i].error));
    }
}

/* What an office says of a day goes before the table; of other days it says nothing. */
static void
test_own_days (void)
{
  g_autoptr (GadibaCalendar) common = load_calendar ();
  const GadibaCalendarDay days[] = {
    { read_date ("2026-06-22"), TRUE },  /* moved for all, worked here */
    { read_date ("2026-06-27"), FALSE }, /* … and so this Saturday is free */
    { read_date ("2026-08-14"), FALSE }, { read_date ("2026-08-15"), FALSE },
    { read_date ("2026-08-15"), TRUE }, /* the last one holds */
  };
  g_autoptr (GadibaCalendar) own = gadiba_calendar_with_days (common, days, G_N_ELEMENTS (days));
  g_autoptr (GadibaCalendar) same = gadiba_calendar_with_days (common, NULL, 0);
  static const struct
  {
    const char *date;
    gboolean common, own;
  } rows[] = {
    { "2026-06-22", FALSE, TRUE }, { "2026-06-27", TRUE, FALSE },  { "2026-08-14", TRUE, FALSE },
    { "2026-08-15", FALSE, TRUE }, { "2026-01-02", FALSE, FALSE }, { "2026-01-17", TRUE, TRUE },
    { "2026-08-13", TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GadibaDate date = read_date (rows[i].date);
      g_assert_true (gadiba_calendar_is_working_day (common, date) == rows[i].common);
      g_assert_true (gadiba_calendar_is_working_day (same, date) == rows[i].common);
      g_assert_true (gadiba_calendar_is_working_day (own, date) == rows[i].own);
    }
  g_assert_true (gadiba_calendar_is_complete (own, 2026));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/working-days/easter", test_easter);
  g_test_add_func ("/core/working-days/holidays", test_holidays);
  g_test_add_func ("/core/working-days/counts", test_counts);
  g_test_add_func ("/core/working-days/moved-days", test_moved_days);
  g_test_add_func ("/core/working-days/add", test_add);
  g_test_add_func ("/core/working-days/own-days", test_own_days);
  g_test_add_func ("/core/working-days/broken-tables", test_broken_tables);
  return g_test_run ();
}
