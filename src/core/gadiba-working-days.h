/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-date.h"

G_BEGIN_DECLS

/**
 * GadibaCalendar:
 *
 * Which days are working days in Latvia. Saturdays, Sundays and the holidays of the law "Par
 * svētku, atceres un atzīmējamām dienām" are computed, in the wording in force since 26 June 2007
 * (4 May and 18 November on a Saturday or Sunday make the next working day a day off). What is
 * decided for one year only comes from the table given to gadiba_calendar_new().
 *
 * A calendar does not change once it is made, and may be used from several threads.
 */
typedef struct _GadibaCalendar GadibaCalendar;

/**
 * gadiba_calendar_new:
 * @tsv: the text of a table as `data/calendar/moved-days.tsv`: lines of "from", "to", "source",
 *   with tabs between; comments start with "#", the first other line names the columns
 * @error: %GADIBA_CORE_ERROR_CALENDAR with the line, what is wrong and what would be right
 *
 * Returns: (transfer full) (nullable): the calendar, NULL on error
 */
GadibaCalendar *gadiba_calendar_new (const char *tsv, GError **error);

/* What an office says of one day. */
typedef struct
{
  GadibaDate date;
  gboolean is_working;
} GadibaCalendarDay;

/**
 * gadiba_calendar_with_days:
 * @days: (array length=n_days): of an office; the last one of a date holds
 *
 * Returns: (transfer full): what @calendar says, with @days put over it
 */
GadibaCalendar *gadiba_calendar_with_days (const GadibaCalendar *calendar,
                                           const GadibaCalendarDay *days, guint n_days);

/**
 * gadiba_calendar_ref:
 *
 * Returns: (transfer full): @calendar
 */
GadibaCalendar *gadiba_calendar_ref (GadibaCalendar *calendar);
void gadiba_calendar_unref (GadibaCalendar *calendar);

/**
 * gadiba_calendar_is_working_day:
 *
 * Returns: FALSE for Saturdays, Sundays, holidays and days moved away, TRUE for the Saturdays they
 *   were moved to and for all other days
 */
gboolean gadiba_calendar_is_working_day (const GadibaCalendar *calendar, GadibaDate date);

/**
 * gadiba_calendar_add_working_days:
 * @n: working days to go on, or to go back if negative
 *
 * The day from which the count starts is not counted itself: one working day after a Friday is the
 * Monday. With @n 0, the result is @date, or the next working day if @date is none: that is how a
 * term ends that would end on a day off.
 *
 * Returns: a working day; %GADIBA_DATE_NONE beyond the year 9999
 */
GadibaDate
gadiba_calendar_add_working_days (const GadibaCalendar *calendar, GadibaDate date, int n);

/**
 * gadiba_calendar_count_working_days:
 *
 * Returns: the working days from @first to @last, both included; 0 if @last is before @first
 */
int gadiba_calendar_count_working_days (const GadibaCalendar *calendar, GadibaDate first,
                                        GadibaDate last);

/**
 * gadiba_calendar_is_complete:
 *
 * Whether the table says that it holds all moved days of @year. If not, a term counted in working
 * days may be wrong by a day, and the person should be told.
 */
gboolean gadiba_calendar_is_complete (const GadibaCalendar *calendar, int year);

/**
 * gadiba_date_is_holiday:
 *
 * Whether the law names the day a holiday or gives it free in place of one, every year anew. Days
 * of one year only are not among them.
 */
gboolean gadiba_date_is_holiday (GadibaDate date);

/**
 * gadiba_date_get_easter:
 *
 * Returns: Easter Sunday of the western churches in @year (1583 to 9999)
 */
GadibaDate gadiba_date_get_easter (int year);

/**
 * gadiba_date_get_weekday:
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int gadiba_date_get_weekday (GadibaDate date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaCalendar, gadiba_calendar_unref)

G_END_DECLS
