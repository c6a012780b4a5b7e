/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-date.h"

#include <string.h>

#include "gadiba-core-error.h"
#include "gadiba-core-private.h"

/* What files may hold, as gadiba_date_parse(). */
#define MIN_YEAR 1800
#define MAX_YEAR 2999

/* Further from today than that nobody means with "+7". */
#define MAX_SHIFT 3660

/* The figures of an entry: "10.2.26" has three groups. */
typedef struct
{
  int values[3];
  int lengths[3];
  int n;
  char mark; /* between them */
} Groups;

/* Says what is wrong with the entry, which stands quoted in "quoted". */
#define REFUSE(error, sentence)                                                                    \
  (g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_DATE, sentence, quoted), FALSE)

/* Points and one hyphen a gap, the same all through; a point may end it ("10.02.2026."). */
static gboolean
split (const char *text, Groups *groups)
{
  const char *at = text;

  *groups = (Groups){ .n = 0 };
  while (*at != '\0')
    {
      if (groups->n == 3)
        return FALSE;
      int *value = &groups->values[groups->n], *length = &groups->lengths[groups->n];
      for (; g_ascii_isdigit (*at) && *length < 9; at++, (*length)++)
        *value = *value * 10 + (*at - '0');
      if (*length == 0)
        return FALSE;
      groups->n++;
      if (*at == '\0')
        break;
      if (strchr (".-/", *at) == NULL || (groups->mark != '\0' && groups->mark != *at))
        return FALSE;
      groups->mark = *at++;
      if (*at == '\0' && groups->mark != '.')
        return FALSE;
    }
  return groups->n > 0;
}

/* "100226" and "10022026" without marks. */
static void
part_figures (Groups *groups)
{
  int length = groups->lengths[0], value = groups->values[0];

  if (groups->n != 1 || (length != 6 && length != 8))
    return;
  int scale = length == 6 ? 100 : 10000;
  *groups = (Groups){ .values = { value / (scale * 100), value / scale % 100, value % scale },
                      .lengths = { 2, 2, length - 4 },
                      .n = 3,
                      .mark = '.' };
}

static int
get_year (GadibaDate date)
{
  int year;

  gadiba_date_split (date, &year, NULL, NULL);
  return year;
}

/* Returns: the year that two or four figures mean; 0: none */
static int
find_year (int value, int length, GadibaDate today)
{
  int last = get_year (today) + 1;

  if (length == 4)
    return value >= MIN_YEAR && value <= MAX_YEAR ? value : 0;
  if (length != 2)
    return 0;
  int year = last - last % 100 + value;
  return year > last ? year - 100 : year;
}

/* Reads "+7" and "-3". */
static gboolean
read_shift (const char *text, int *shift)
{
  gint64 value;

  if (*text != '+' && *text != '-')
    return FALSE;
  if (!g_ascii_string_to_signed (text, 10, -MAX_SHIFT, MAX_SHIFT, &value, NULL))
    return FALSE;
  *shift = (int) value;
  return TRUE;
}

/* The day and month in the year that brings them nearest to @today. */
static GadibaDate
find_nearest (int day, int month, GadibaDate today)
{
  GadibaDate best = GADIBA_DATE_NONE;

  for (int year = get_year (today) - 1; year <= get_year (today) + 1; year++)
    {
      GadibaDate date = gadiba_date_new (year, month, day);
      if (date != GADIBA_DATE_NONE
          && (best == GADIBA_DATE_NONE || ABS (date - today) < ABS (best - today)))
        best = date;
    }
  return best;
}

gboolean
gadiba_date_parse_entry (const char *text, GadibaDate today, GadibaDate *date, GError **error)
{
  g_return_val_if_fail (text != NULL && date != NULL && today != GADIBA_DATE_NONE, FALSE);

  g_autofree char *plain = _gadiba_core_remove_spaces (text);
  g_autofree char *quoted = _gadiba_core_quote (text);
  int shift = 0;
  Groups groups;

  if (g_ascii_strcasecmp (plain, "t") == 0 || read_shift (plain, &shift))
    {
      *date = today + shift;
      return TRUE;
    }
  if (!split (plain, &groups))
    return REFUSE (error, _ ("“%s” is no day; write day, month and year: 10.02.2026"));
  part_figures (&groups);
  if (groups.mark == '/')
    return REFUSE (error, _ ("“%s” may be read in two orders; write day, month and year with "
                             "points: 10.02.2026"));
  if (groups.n == 3 && groups.lengths[0] == 4)
    return groups.mark == '-' && gadiba_date_parse (plain, date, NULL)
               ? TRUE
               : REFUSE (error, _ ("“%s” begins with the year; write day, month and year: "
                                   "10.02.2026"));
  if (groups.n >= 2 && groups.values[1] > 12 && groups.values[0] <= 12)
    return REFUSE (error, _ ("“%s” has no such month; the day comes first: 10.02.2026"));
  int year = groups.n == 3 ? find_year (groups.values[2], groups.lengths[2], today) : 0;
  GadibaDate found = groups.n == 2   ? find_nearest (groups.values[0], groups.values[1], today)
                     : groups.n == 3 ? gadiba_date_new (year, groups.values[1], groups.values[0])
                                     : GADIBA_DATE_NONE;
  if (found == GADIBA_DATE_NONE)
    return REFUSE (error, _ ("“%s” is no day; write day, month and year: 10.02.2026"));
  *date = found;
  return TRUE;
}

gboolean
gadiba_month_parse_entry (const char *text, GadibaDate today, GadibaMonth *month, GError **error)
{
  g_return_val_if_fail (text != NULL && month != NULL && today != GADIBA_DATE_NONE, FALSE);

  g_autofree char *plain = _gadiba_core_remove_spaces (text);
  g_autofree char *quoted = _gadiba_core_quote (text);
  GadibaMonth now = gadiba_date_get_month (today), found = GADIBA_MONTH_NONE;
  int shift = 0;
  Groups groups;

  if (g_ascii_strcasecmp (plain, "t") == 0 || read_shift (plain, &shift))
    {
      *month = now + shift;
      return TRUE;
    }
  if (split (plain, &groups) && groups.n == 2 && groups.mark == '-' && groups.lengths[0] == 4)
    found = gadiba_month_new (find_year (groups.values[0], 4, today), groups.values[1]);
  else if (groups.n == 2 && groups.mark != '/')
    found =
        gadiba_month_new (find_year (groups.values[1], groups.lengths[1], today), groups.values[0]);
  else if (groups.n == 1 && groups.values[0] >= 1 && groups.values[0] <= 12)
    found = gadiba_date_get_month (find_nearest (15, groups.values[0], today));
  if (found == GADIBA_MONTH_NONE)
    return REFUSE (error, _ ("“%s” is no month; write month and year: 02.2026"));
  *month = found;
  return TRUE;
}
