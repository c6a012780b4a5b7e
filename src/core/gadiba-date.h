/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day: its Julian day number as GDate counts it (1 = 1 January of the year 1), so days compare
 * and subtract as numbers. 0 is "no date". */
typedef gint32 GadibaDate;

/* A calendar month: year * 12 + (month - 1), so months compare and subtract as numbers.
 * 0 is "no month". */
typedef gint32 GadibaMonth;

/* Whole calendar months, @first to @last, both included. */
typedef struct
{
  GadibaMonth first;
  GadibaMonth last;
} GadibaPeriod;

#define GADIBA_DATE_NONE 0
#define GADIBA_MONTH_NONE 0

/* Returns: %GADIBA_DATE_NONE when there is no such day; years 1583 to 9999. */
GadibaDate gadiba_date_new (int year, int month, int day);
/* Each of the results may be NULL; all are 0 for no date. */
void gadiba_date_split (GadibaDate date, int *year, int *month, int *day);
GadibaMonth gadiba_month_new (int year, int month);
void gadiba_month_split (GadibaMonth month, int *year, int *month_of_year);

/* "2026-02-10" and "2026-02" exactly, years from 1800 to 2999; @error is
 * %GADIBA_CORE_ERROR_DATE with a sentence that says what would be right. */
gboolean gadiba_date_parse (const char *text, GadibaDate *date, GError **error);
gboolean gadiba_month_parse (const char *text, GadibaMonth *month, GError **error);

/**
 * gadiba_date_parse_entry:
 * @text: a day as a caseworker types it: "10.2.26", "10.02.2026", "100226", "10.2" (of the year
 *   nearest to @today), "2026-02-10", "t" for today, "+7" and "-3" for days from it
 * @error: %GADIBA_CORE_ERROR_DATE
 *
 * The day comes first; another order is refused with a hint, never guessed. A year of two figures
 * is the one that is at most a year ahead of @today.
 */
gboolean
gadiba_date_parse_entry (const char *text, GadibaDate today, GadibaDate *date, GError **error);
/* The same for a month: "2.26", "02.2026", "2026-02", "2" (of the year nearest to @today), "t",
 * "-1". */
gboolean
gadiba_month_parse_entry (const char *text, GadibaDate today, GadibaMonth *month, GError **error);

/* Returns: (transfer full): ISO 8601; there must be a date or month */
char *gadiba_date_format (GadibaDate date);
char *gadiba_month_format (GadibaMonth month);

GadibaMonth gadiba_date_get_month (GadibaDate date);
GadibaDate gadiba_month_get_first_day (GadibaMonth month);
GadibaDate gadiba_month_get_last_day (GadibaMonth month);

/**
 * gadiba_date_add_months:
 *
 * Returns: the day of the same number @months later (earlier if negative), or the last day of that
 *   month if it is shorter; %GADIBA_DATE_NONE for no date and outside the years that dates have
 */
GadibaDate gadiba_date_add_months (GadibaDate date, int months);

/**
 * gadiba_date_age_in_months:
 *
 * The months of age reached on @day: the birthday counts as reached; somebody born on a day that a
 * month lacks (29 February, the 31st) reaches the month of age on that month's last day.
 *
 * Returns: months, negative when @born is after @day
 */
int gadiba_date_age_in_months (GadibaDate born, GadibaDate day);

/* Years of age reached on @day, as gadiba_date_age_in_months(). */
int gadiba_date_age_in_years (GadibaDate born, GadibaDate day);

/* The number of months in the period; 0 when @last is before @first. */
int gadiba_period_get_length (GadibaPeriod period);
gboolean gadiba_period_contains (GadibaPeriod period, GadibaMonth month);

G_END_DECLS
