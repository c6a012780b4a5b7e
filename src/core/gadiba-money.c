/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-money.h"

#include <string.h>

#include "gadiba-core-error.h"
#include "gadiba-core-private.h"

#define DIGITS "0123456789"
#define NO_BREAK_SPACE "\u00a0"

/* Stands for the currency in the plain text of an entry. */
#define CURRENCY '$'

/* No sum of one form field is longer; with at most 20 digits a term it cannot overflow. */
#define MAX_ENTRY_LENGTH 500

static void
set_range_error (const char *text, GError **error)
{
  g_autofree char *quoted = _gadiba_core_quote (text);
  g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_MONEY,
               _ ("“%s” is too large an amount; at most 99 999 999,99 € can be entered"), quoted);
}

/* @whole and @decimals are digits, @n_decimals at most two. */
static gboolean
make_cents (const char *whole, gsize n_whole, const char *decimals, gsize n_decimals,
            GadibaMoney *money)
{
  GadibaMoney cents = 0;
  for (gsize i = 0; i < n_whole + 2; i++)
    {
      int digit = 0;
      if (i < n_whole)
        digit = whole[i] - '0';
      else if (i - n_whole < n_decimals)
        digit = decimals[i - n_whole] - '0';
      cents = cents * 10 + digit;
      if (cents > GADIBA_MONEY_MAX)
        return FALSE;
    }
  *money = cents;
  return TRUE;
}

gboolean
gadiba_money_parse (const char *text, GadibaMoney *money, GError **error)
{
  g_return_val_if_fail (text != NULL && money != NULL, FALSE);

  gsize n_whole = strspn (text, DIGITS);
  const char *end = text + n_whole;
  gsize n_decimals = 0;
  if (*end == '.')
    {
      n_decimals = strspn (end + 1, DIGITS);
      end += 1 + n_decimals;
    }
  gboolean has_form = n_whole > 0 && *end == '\0' && (n_decimals > 0 || text[n_whole] == '\0');
  if (!has_form || n_decimals > 2)
    {
      g_autofree char *quoted = _gadiba_core_quote (text);
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_MONEY,
                   has_form ? _ ("“%s” has more than two decimals; write euros and cents, such as "
                                 "430.50")
                            : _ ("“%s” is not an amount; write euros and cents with a point, such "
                                 "as 430 or 430.50"),
                   quoted);
      return FALSE;
    }
  if (!make_cents (text, n_whole, text + n_whole + 1, n_decimals, money))
    {
      set_range_error (text, error);
      return FALSE;
    }
  return TRUE;
}

/* The plain ASCII form of a typed entry: one kind of space, one kind of minus, CURRENCY for the
 * euro. Returns: (transfer full) (nullable): NULL if a character is none of an amount's */
static char *
make_plain (const char *text)
{
  if (strnlen (text, MAX_ENTRY_LENGTH + 1) > MAX_ENTRY_LENGTH || !g_utf8_validate (text, -1, NULL))
    return NULL;

  g_autoptr (GString) plain = g_string_new (NULL);
  const char *begin = text + strspn (text, " ");
  for (const char *p = *begin == '=' ? begin + 1 : begin; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c < 0x80 && strchr (DIGITS ".,+-", (int) c) != NULL)
        g_string_append_c (plain, (char) c);
      else if (g_unichar_isspace (c))
        g_string_append_c (plain, ' ');
      else if (c == 0x2212 || c == 0x2013)
        g_string_append_c (plain, '-');
      else if (c == 0x20ac)
        g_string_append_c (plain, CURRENCY);
      else if (g_ascii_strncasecmp (p, "EUR", 3) == 0)
        {
          g_string_append_c (plain, CURRENCY);
          p += 2;
        }
      else
        return NULL;
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* What became of one term of an entry. */
typedef enum
{
  TERM_READ,
  TERM_MISSING,   /* no digits */
  TERM_MALFORMED, /* no way to read it */
  TERM_AMBIGUOUS, /* two ways: 1.234 */
  TERM_DECIMALS,  /* more than two digits after the separator */
  TERM_TOO_LARGE,
} TermState;

/* Removes the marks between thousands: @group is '\0' if there must be none. */
static gboolean
strip_groups (char *whole, char group)
{
  char *out = whole;
  gsize n_first = strspn (whole, DIGITS);
  const char *p = whole + n_first;
  if (*p != '\0' && (group == '\0' || n_first == 0 || n_first > 3))
    return FALSE;
  out += n_first;
  while (*p != '\0')
    {
      if (*p != group || strspn (p + 1, DIGITS) != 3)
        return FALSE;
      memmove (out, p + 1, 3);
      out += 3;
      p += 4;
    }
  *out = '\0';
  return TRUE;
}

static guint
count_char (const char *text, char c)
{
  guint n = 0;
  for (; *text != '\0'; text++)
    n += *text == c;
  return n;
}

/* Finds the separator before the cents in @text: the one that stands last and once. Of "1.234,50"
 * that is the comma; "1.234.567" has none. */
static char *
find_separator (char *text)
{
  char *last = NULL;
  for (char *mark = strpbrk (text, ".,"); mark != NULL; mark = strpbrk (mark + 1, ".,"))
    last = mark;
  return last != NULL && count_char (text, *last) == 1 ? last : NULL;
}

/* @text holds digits, spaces, points and commas, and is taken apart. */
static TermState
read_amount (char *text, GadibaMoney *money)
{
  if (strpbrk (text, DIGITS) == NULL)
    return *text == '\0' ? TERM_MISSING : TERM_MALFORMED;

  char *separator = find_separator (text);
  char *decimals = text + strlen (text);
  if (separator != NULL)
    {
      *separator = '\0';
      decimals = separator + 1;
    }
  gsize n_decimals = strlen (decimals);
  if (strspn (decimals, DIGITS) != n_decimals || (separator != NULL && n_decimals == 0))
    return TERM_MALFORMED;

  char *mark = strpbrk (text, " .,");
  gsize n_whole = mark != NULL ? (gsize) (mark - text) : strlen (text);
  /* Nobody writes 0.500 or 1234.567 for a number of thousands. */
  if (n_decimals == 3 && mark == NULL && n_whole >= 1 && n_whole <= 3 && *text != '0')
    return TERM_AMBIGUOUS;
  if (!strip_groups (text, mark != NULL ? *mark : '\0'))
    return TERM_MALFORMED;
  if (n_decimals > 2)
    return TERM_DECIMALS;
  return make_cents (text, strlen (text), decimals, n_decimals, money) ? TERM_READ : TERM_TOO_LARGE;
}

/* Reads one amount with its currency, up to the next sign or the end, and moves @cursor there. */
static TermState
read_term (const char **cursor, GadibaMoney *money)
{
  const char *start = *cursor;
  gsize length = strcspn (start, "+-");
  *cursor = start + length;
  g_autofree char *term = g_strstrip (g_strndup (start, length));
  gsize n = strlen (term);
  if (n > 0 && term[n - 1] == CURRENCY)
    term[n - 1] = '\0';
  else if (*term == CURRENCY)
    *term = ' ';
  g_strstrip (term);
  if (strchr (term, CURRENCY) != NULL)
    return TERM_MALFORMED;
  return read_amount (term, money);
}

static void
set_term_error (const char *text, TermState state, GError **error)
{
  g_autofree char *quoted = _gadiba_core_quote (text);
  switch (state)
    {
    case TERM_READ:
      g_return_if_reached ();
    case TERM_MISSING:
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_MONEY,
                   _ ("“%s” lacks an amount; write euros and cents, such as 430 or 430,50"),
                   quoted);
      return;
    case TERM_MALFORMED:
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_MONEY,
                   _ ("“%s” is not an amount; write euros and cents, such as 1234,50 or 120+35,50"),
                   quoted);
      return;
    case TERM_AMBIGUOUS:
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_MONEY,
                   _ ("“%s” can be read in two ways; write thousands without a mark, such as 1234, "
                      "and cents with two digits, such as 1,23"),
                   quoted);
      return;
    case TERM_DECIMALS:
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_MONEY,
                   _ ("“%s” has more than two digits after the comma; write cents with two, such "
                      "as 12,50"),
                   quoted);
      return;
    case TERM_TOO_LARGE:
      set_range_error (text, error);
      return;
    }
}

gboolean
gadiba_money_parse_entry (const char *text, GadibaMoney *money, GError **error)
{
  g_return_val_if_fail (text != NULL && money != NULL, FALSE);

  g_autofree char *plain = make_plain (text);
  if (plain == NULL)
    {
      set_term_error (text, TERM_MALFORMED, error);
      return FALSE;
    }
  const char *cursor = plain;
  GadibaMoney total = 0;
  int sign = 1;
  for (;;)
    {
      GadibaMoney amount = 0;
      TermState state = read_term (&cursor, &amount);
      if (state != TERM_READ)
        {
          set_term_error (text, state, error);
          return FALSE;
        }
      total += sign * amount;
      if (*cursor == '\0')
        break;
      sign = *cursor++ == '-' ? -1 : 1;
    }
  if (total < 0)
    {
      g_autofree char *quoted = _gadiba_core_quote (text);
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_MONEY,
                   _ ("“%s” is less than nothing; an amount is zero or more"), quoted);
      return FALSE;
    }
  if (total > GADIBA_MONEY_MAX)
    {
      set_range_error (text, error);
      return FALSE;
    }
  *money = total;
  return TRUE;
}

gboolean
gadiba_money_from_number (GadibaNumber number, GadibaMoney *money)
{
  g_return_val_if_fail (number.den > 0 && money != NULL, FALSE);

  GadibaWide cents = (GadibaWide) number.num * 100;
  if (cents % number.den != 0)
    return FALSE;
  cents /= number.den;
  if (cents < G_MININT64 || cents > G_MAXINT64)
    return FALSE;
  *money = (GadibaMoney) cents;
  return TRUE;
}

/* The amount without its sign: the least of all 64-bit numbers has no positive twin. */
static guint64
get_magnitude (GadibaMoney money)
{
  return money < 0 ? -(guint64) money : (guint64) money;
}

/* Every line of an explanation holds amounts, so the digits are set by hand rather than by printf:
 * from the end, @group between thousands if there are five digits or more. */
static char *
format_amount (GadibaMoney money, const char *minus, const char *group, char point,
               const char *behind)
{
  guint64 cents = get_magnitude (money);
  guint64 whole = cents / 100;
  gsize behind_length = strlen (behind);
  char buffer[96];
  char *at = buffer + sizeof buffer - behind_length - 1;
  guint n = 0;

  memcpy (at, behind, behind_length + 1);
  *--at = (char) ('0' + cents % 10);
  *--at = (char) ('0' + cents / 10 % 10);
  *--at = point;
  do
    {
      if (n > 0 && n % 3 == 0 && cents / 100 >= 10000)
        {
          at -= strlen (group);
          memcpy (at, group, strlen (group));
        }
      *--at = (char) ('0' + whole % 10);
      whole /= 10;
      n++;
    }
  while (whole > 0);
  if (money < 0)
    {
      at -= strlen (minus);
      memcpy (at, minus, strlen (minus));
    }
  return g_strdup (at);
}

char *
gadiba_money_format_lv (GadibaMoney money)
{
  return format_amount (money, "\u2212", NO_BREAK_SPACE, ',', NO_BREAK_SPACE "€");
}

char *
gadiba_money_format (GadibaMoney money)
{
  return format_amount (money, "-", "", '.', "");
}
