/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-working-days.h"

#include "gadiba-core-error.h"
#include "gadiba-core-private.h"

#define MONDAY 1
#define SATURDAY 6
#define SUNDAY 7

/* What the table, or the office, says of one day. */
typedef GadibaCalendarDay Exception;

struct _GadibaCalendar
{
  GArray *exceptions;     /* of Exception, by date */
  GArray *complete_years; /* of int */
};

int
gadiba_date_get_weekday (GadibaDate date)
{
  g_return_val_if_fail (date > 0, 0);

  /* 1 January of the year 1 was a Monday. */
  return (date - 1) % 7 + 1;
}

/* Meeus, Jones and Butcher's method for the Gregorian calendar. */
GadibaDate
gadiba_date_get_easter (int year)
{
  int golden = year % 19;
  int century = year / 100;
  int of_century = year % 100;
  int correction = (century - (century + 8) / 25 + 1) / 3;
  int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
  int weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
  int late = (golden + 11 * epact + 22 * weekday) / 451;
  int day = epact + weekday - 7 * late + 114;
  return gadiba_date_new (year, day / 31, day % 31 + 1);
}

/* The holidays of the same day each year. */
static gboolean
is_fixed_holiday (int month, int day)
{
  static const struct
  {
    guint8 month;
    guint8 day;
  } holidays[] = {
    { 1, 1 },                           /* Jaungada diena */
    { 5, 1 },                           /* Darba svētki, Satversmes sapulces sasaukšanas diena */
    { 5, 4 },                           /* Neatkarības atjaunošanas diena */
    { 6, 23 },                          /* Līgo diena */
    { 6, 24 },                          /* Jāņu diena */
    { 11, 18 },                         /* Proklamēšanas diena */
    { 12, 24 },                         /* Ziemassvētki */
    { 12, 25 }, { 12, 26 }, { 12, 31 }, /* Vecgada diena */
  };
  for (gsize i = 0; i < G_N_ELEMENTS (holidays); i++)
    if (holidays[i].month == month && holidays[i].day == day)
      return TRUE;
  return FALSE;
}

/* The Monday after a 4 May or 18 November that fell on a Saturday or Sunday. */
static gboolean
is_in_place_of_holiday (int month, int day, int weekday)
{
  if (weekday != MONDAY)
    return FALSE;
  return (month == 5 && (day == 5 || day == 6)) || (month == 11 && (day == 19 || day == 20));
}

gboolean
gadiba_date_is_holiday (GadibaDate date)
{
  g_return_val_if_fail (date > 0, FALSE);

  int year, month, day;
  gadiba_date_split (date, &year, &month, &day);
  int weekday = gadiba_date_get_weekday (date);
  if (is_fixed_holiday (month, day) || is_in_place_of_holiday (month, day, weekday))
    return TRUE;
  /* Mātes diena */
  if (month == 5 && weekday == SUNDAY && day >= 8 && day <= 14)
    return TRUE;
  /* Lielā Piektdiena, Lieldienas, Otrās Lieldienas, Vasarsvētki: from 20 March to 13 June. */
  if (month < 3 || month > 6)
    return FALSE;
  int days = date - gadiba_date_get_easter (year);
  return days == -2 || days == 0 || days == 1 || days == 49;
}

static gboolean
is_usual_working_day (GadibaDate date)
{
  return gadiba_date_get_weekday (date) < SATURDAY && !gadiba_date_is_holiday (date);
}

static const Exception *
find_exception (const GadibaCalendar *calendar, GadibaDate date)
{
  guint low = 0;
  guint high = calendar->exceptions->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Exception *exception = &g_array_index (calendar->exceptions, Exception, middle);
      if (exception->date == date)
        return exception;
      if (exception->date < date)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

static int
compare_exceptions (gconstpointer a, gconstpointer b)
{
  GadibaDate first = ((const Exception *) a)->date;
  GadibaDate second = ((const Exception *) b)->date;
  return (first > second) - (first < second);
}

/* Keeps the days in order, so that each further line is checked against all before it. */
static gboolean
add_exception (GadibaCalendar *calendar, GadibaDate date, gboolean is_working, GError **error)
{
  if (find_exception (calendar, date) != NULL)
    {
      g_autofree char *text = gadiba_date_format (date);
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CALENDAR,
                   _ ("%s stands in the calendar twice; one line for each day is right"), text);
      return FALSE;
    }
  Exception exception = { date, is_working };
  g_array_append_val (calendar->exceptions, exception);
  g_array_sort (calendar->exceptions, compare_exceptions);
  return TRUE;
}

static gboolean
add_complete_year (GadibaCalendar *calendar, const char *from, const char *to, GError **error)
{
  int year = (int) g_ascii_strtoull (from, NULL, 10);
  if (!g_str_equal (to, "-"))
    {
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CALENDAR,
                   _ ("the year %d has a day to move to; a year that is complete has “-” there"),
                   year);
      return FALSE;
    }
  g_array_append_val (calendar->complete_years, year);
  return TRUE;
}

/* Darba likums 133(4): to a Saturday of the same week or of the same month. */
static gboolean
can_move (GadibaDate from, GadibaDate to)
{
  if (gadiba_date_get_weekday (to) != SATURDAY || gadiba_date_is_holiday (to))
    return FALSE;
  gboolean same_week = (from - 1) / 7 == (to - 1) / 7;
  return same_week || gadiba_date_get_month (from) == gadiba_date_get_month (to);
}

static gboolean
add_moved_day (GadibaCalendar *calendar, GadibaDate from, GadibaDate to, GError **error)
{
  if (!is_usual_working_day (from))
    {
      g_autofree char *text = gadiba_date_format (from);
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CALENDAR,
                   _ ("%s is a day off already; only a working day can be moved"), text);
      return FALSE;
    }
  if (!can_move (from, to))
    {
      g_autofree char *text = gadiba_date_format (to);
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CALENDAR,
                   _ ("no working day can be moved to %s; a Saturday of the same week or month is "
                      "right"),
                   text);
      return FALSE;
    }
  return add_exception (calendar, from, FALSE, error) && add_exception (calendar, to, TRUE, error);
}

static gboolean
read_row (GadibaCalendar *calendar, const char *line, GError **error)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  if (g_strv_length (cells) != 3 || *cells[2] == '\0')
    {
      g_set_error_literal (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CALENDAR,
                           _ ("a line of the calendar has three cells with tabs between them: the "
                              "day, the Saturday or “-”, the source"));
      return FALSE;
    }
  if (strlen (cells[0]) == 4 && strspn (cells[0], "0123456789") == 4)
    return add_complete_year (calendar, cells[0], cells[1], error);

  GadibaDate from, to;
  if (!gadiba_date_parse (cells[0], &from, error))
    return FALSE;
  if (g_str_equal (cells[1], "-"))
    return add_exception (calendar, from, FALSE, error);
  return gadiba_date_parse (cells[1], &to, error) && add_moved_day (calendar, from, to, error);
}

static gboolean
read_table (GadibaCalendar *calendar, const char *tsv, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (tsv, "\n", -1);
  gboolean has_head = FALSE;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strchomp (lines[i]);
      if (*line == '\0' || *line == '#')
        continue;
      g_autoptr (GError) local_error = NULL;
      if (has_head)
        read_row (calendar, line, &local_error);
      else if (!g_str_equal (line, "from\tto\tsource"))
        g_set_error_literal (&local_error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CALENDAR,
                             _ ("the calendar starts with the names of its columns: from, to, "
                                "source, with tabs between them"));
      has_head = TRUE;
      if (local_error != NULL)
        {
          g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CALENDAR, _ ("Line %u: %s"),
                       i + 1, local_error->message);
          return FALSE;
        }
    }
  if (!has_head)
    g_set_error_literal (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CALENDAR,
                         _ ("The calendar is empty; at least the line “from, to, source” is "
                            "needed"));
  return has_head;
}

static void
clear_calendar (gpointer data)
{
  GadibaCalendar *calendar = data;
  g_array_unref (calendar->exceptions);
  g_array_unref (calendar->complete_years);
}

GadibaCalendar *
gadiba_calendar_new (const char *tsv, GError **error)
{
  g_return_val_if_fail (tsv != NULL, NULL);

  g_autoptr (GadibaCalendar) calendar = g_atomic_rc_box_new0 (GadibaCalendar);
  calendar->exceptions = g_array_new (FALSE, FALSE, sizeof (Exception));
  calendar->complete_years = g_array_new (FALSE, FALSE, sizeof (int));
  if (!read_table (calendar, tsv, error))
    return NULL;
  return g_steal_pointer (&calendar);
}

GadibaCalendar *
gadiba_calendar_with_days (const GadibaCalendar *calendar, const GadibaCalendarDay *days,
                           guint n_days)
{
  g_return_val_if_fail (calendar != NULL && (days != NULL || n_days == 0), NULL);

  GadibaCalendar *copy = g_atomic_rc_box_new0 (GadibaCalendar);
  copy->exceptions = g_array_copy (calendar->exceptions);
  copy->complete_years = g_array_copy (calendar->complete_years);
  for (guint i = 0; i < n_days; i++)
    {
      Exception *exception = (Exception *) find_exception (copy, days[i].date);
      if (exception != NULL)
        exception->is_working = days[i].is_working;
      else
        g_array_append_val (copy->exceptions, days[i]);
      g_array_sort (copy->exceptions, compare_exceptions);
    }
  return copy;
}

GadibaCalendar *
gadiba_calendar_ref (GadibaCalendar *calendar)
{
  g_return_val_if_fail (calendar != NULL, NULL);

  return g_atomic_rc_box_acquire (calendar);
}

void
gadiba_calendar_unref (GadibaCalendar *calendar)
{
  g_return_if_fail (calendar != NULL);

  g_atomic_rc_box_release_full (calendar, clear_calendar);
}

gboolean
gadiba_calendar_is_working_day (const GadibaCalendar *calendar, GadibaDate date)
{
  g_return_val_if_fail (calendar != NULL && date > 0, FALSE);

  const Exception *exception = find_exception (calendar, date);
  return exception != NULL ? exception->is_working : is_usual_working_day (date);
}

GadibaDate
gadiba_calendar_add_working_days (const GadibaCalendar *calendar, GadibaDate date, int n)
{
  g_return_val_if_fail (calendar != NULL && date > 0, GADIBA_DATE_NONE);

  const GadibaDate first = gadiba_date_new (1583, 1, 1);
  const GadibaDate last = gadiba_date_new (9999, 12, 31);
  int step = n < 0 ? -1 : 1;
  if (n == 0 && gadiba_calendar_is_working_day (calendar, date))
    return date;

  gint64 left = n == 0 ? 1 : ABS ((gint64) n);
  while (left > 0)
    {
      date += step;
      if (date < first || date > last)
        return GADIBA_DATE_NONE;
      if (gadiba_calendar_is_working_day (calendar, date))
        left--;
    }
  return date;
}

int
gadiba_calendar_count_working_days (const GadibaCalendar *calendar, GadibaDate first,
                                    GadibaDate last)
{
  g_return_val_if_fail (calendar != NULL && first > 0, 0);

  int n = 0;
  for (GadibaDate date = first; date <= last; date++)
    n += gadiba_calendar_is_working_day (calendar, date);
  return n;
}

gboolean
gadiba_calendar_is_complete (const GadibaCalendar *calendar, int year)
{
  g_return_val_if_fail (calendar != NULL, FALSE);

  for (guint i = 0; i < calendar->complete_years->len; i++)
    if (g_array_index (calendar->complete_years, int, i) == year)
      return TRUE;
  return FALSE;
}
