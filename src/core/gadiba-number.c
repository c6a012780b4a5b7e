/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-number.h"

#include "gadiba-core-error.h"
#include "gadiba-core-private.h"

/* 10^18 is the largest power of ten below 2^63. */
#define MAX_DECIMALS 18

/* What std formatting needs at most: sign, 19 digits, 18 decimals. */
#define MAX_DIGITS 40

static const gint64 powers_of_ten[MAX_DECIMALS + 1] = {
  G_GINT64_CONSTANT (1),
  G_GINT64_CONSTANT (10),
  G_GINT64_CONSTANT (100),
  G_GINT64_CONSTANT (1000),
  G_GINT64_CONSTANT (10000),
  G_GINT64_CONSTANT (100000),
  G_GINT64_CONSTANT (1000000),
  G_GINT64_CONSTANT (10000000),
  G_GINT64_CONSTANT (100000000),
  G_GINT64_CONSTANT (1000000000),
  G_GINT64_CONSTANT (10000000000),
  G_GINT64_CONSTANT (100000000000),
  G_GINT64_CONSTANT (1000000000000),
  G_GINT64_CONSTANT (10000000000000),
  G_GINT64_CONSTANT (100000000000000),
  G_GINT64_CONSTANT (1000000000000000),
  G_GINT64_CONSTANT (10000000000000000),
  G_GINT64_CONSTANT (100000000000000000),
  G_GINT64_CONSTANT (1000000000000000000),
};

static gboolean
can_fit (GadibaWide value)
{
  return value >= G_MININT64 && value <= G_MAXINT64;
}

static GadibaWide
find_common_divisor (GadibaWide a, GadibaWide b)
{
  if (a < 0)
    a = -a;
  while (b != 0)
    {
      GadibaWide rest = a % b;
      a = b;
      b = rest;
    }
  return a;
}

/* @den is above zero. The gcd is looked for only when the plain fraction does not fit: most
 * numbers are cents, and stay so. */
static gboolean
take_wide (GadibaWide num, GadibaWide den, GadibaNumber *result)
{
  if (G_UNLIKELY (!can_fit (num) || !can_fit (den)))
    {
      GadibaWide divisor = find_common_divisor (num, den);
      num /= divisor;
      den /= divisor;
      if (!can_fit (num) || !can_fit (den))
        return FALSE;
    }
  result->num = (gint64) num;
  result->den = (gint64) den;
  return TRUE;
}

/* Denominators differ, or the plain sum overflows. When one denominator is a multiple of the other,
 * as 100 is of 1, the result keeps the larger: a sum of cents and thirds settles at 300 instead of
 * growing with every term. */
static gboolean
add_wide (GadibaNumber a, GadibaWide b_num, gint64 b_den, GadibaNumber *result)
{
  g_return_val_if_fail (a.den > 0 && b_den > 0, FALSE);

  if (a.den == b_den)
    return take_wide ((GadibaWide) a.num + b_num, a.den, result);
  if (a.den % b_den == 0)
    return take_wide (a.num + b_num * (a.den / b_den), a.den, result);
  if (b_den % a.den == 0)
    return take_wide ((GadibaWide) a.num * (b_den / a.den) + b_num, b_den, result);
  return take_wide ((GadibaWide) a.num * b_den + b_num * a.den, (GadibaWide) a.den * b_den, result);
}

gboolean
gadiba_number_add (GadibaNumber a, GadibaNumber b, GadibaNumber *result)
{
  gint64 sum;
  if (G_LIKELY (a.den == b.den && !__builtin_add_overflow (a.num, b.num, &sum)))
    {
      result->num = sum;
      result->den = a.den;
      return TRUE;
    }
  return add_wide (a, b.num, b.den, result);
}

gboolean
gadiba_number_subtract (GadibaNumber a, GadibaNumber b, GadibaNumber *result)
{
  gint64 difference;
  if (G_LIKELY (a.den == b.den && !__builtin_sub_overflow (a.num, b.num, &difference)))
    {
      result->num = difference;
      result->den = a.den;
      return TRUE;
    }
  return add_wide (a, -(GadibaWide) b.num, b.den, result);
}

gboolean
gadiba_number_multiply (GadibaNumber a, GadibaNumber b, GadibaNumber *result)
{
  gint64 num;
  gint64 den;
  if (G_LIKELY (!__builtin_mul_overflow (a.num, b.num, &num)
                && !__builtin_mul_overflow (a.den, b.den, &den)))
    {
      result->num = num;
      result->den = den;
      return TRUE;
    }
  g_return_val_if_fail (a.den > 0 && b.den > 0, FALSE);
  return take_wide ((GadibaWide) a.num * b.num, (GadibaWide) a.den * b.den, result);
}

gboolean
gadiba_number_divide (GadibaNumber a, GadibaNumber b, GadibaNumber *result)
{
  g_return_val_if_fail (a.den > 0 && b.den > 0, FALSE);

  if (b.num == 0)
    return FALSE;
  if (a.den == b.den && b.num > 0)
    {
      result->num = a.num;
      result->den = b.num;
      return TRUE;
    }
  GadibaWide num = (GadibaWide) a.num * b.den;
  GadibaWide den = (GadibaWide) a.den * b.num;
  return den > 0 ? take_wide (num, den, result) : take_wide (-num, -den, result);
}

int
gadiba_number_compare (GadibaNumber a, GadibaNumber b)
{
  if (G_LIKELY (a.den == b.den))
    return (a.num > b.num) - (a.num < b.num);

  g_return_val_if_fail (a.den > 0 && b.den > 0, 0);
  GadibaWide left = (GadibaWide) a.num * b.den;
  GadibaWide right = (GadibaWide) b.num * a.den;
  return (left > right) - (left < right);
}

/* The whole number next to @num / @den that @mode asks for. */
static GadibaWide
round_quotient (GadibaWide num, GadibaWide den, GadibaRounding mode)
{
  GadibaWide floor = num / den;
  GadibaWide rest = num % den;
  if (rest < 0)
    {
      floor--;
      rest += den;
    }
  if (rest == 0)
    return floor;

  switch (mode)
    {
    case GADIBA_ROUND_HALF_UP:
      if (2 * rest == den)
        return num > 0 ? floor + 1 : floor;
      return 2 * rest > den ? floor + 1 : floor;
    case GADIBA_ROUND_HALF_EVEN:
      if (2 * rest == den)
        return floor % 2 == 0 ? floor : floor + 1;
      return 2 * rest > den ? floor + 1 : floor;
    case GADIBA_ROUND_UP:
      return floor + 1;
    case GADIBA_ROUND_DOWN:
      return floor;
    }
  g_return_val_if_reached (floor);
}

gboolean
gadiba_number_round (GadibaNumber a, GadibaNumber step, GadibaRounding mode, GadibaNumber *result)
{
  g_return_val_if_fail (a.den > 0 && step.den > 0 && step.num > 0, FALSE);

  if (a.den == step.den && a.num % step.num == 0)
    {
      *result = a;
      return TRUE;
    }
  GadibaWide steps =
      round_quotient ((GadibaWide) a.num * step.den, (GadibaWide) a.den * step.num, mode);
  /* No overflow: |steps * step.num| is at most |a.num * step.den / a.den| + step.num. */
  return take_wide (steps * step.num, step.den, result);
}

/* Reads all digits of @text as one whole number; a point is stepped over. */
static gboolean
read_digits (const char *text, gint64 *value)
{
  gint64 v = 0;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '.')
        continue;
      if (__builtin_mul_overflow (v, 10, &v) || __builtin_add_overflow (v, *p - '0', &v))
        return FALSE;
    }
  *value = v;
  return TRUE;
}

static void
set_form_error (const char *text, GError **error)
{
  g_autofree char *quoted = _gadiba_core_quote (text);
  if (*text == '\0')
    g_set_error_literal (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_NUMBER,
                         _ ("There is no number here; write digits, such as 12 or 12.5"));
  else if (strspn (text, "-0123456789,") == strlen (text) && strchr (text, ',') != NULL)
    g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_NUMBER,
                 _ ("“%s” has a comma; the decimals come after a point, such as 12.5"), quoted);
  else
    g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_NUMBER,
                 _ ("“%s” is not a number; write digits with a point before the decimals, such as "
                    "12 or 12.5"),
                 quoted);
}

gboolean
gadiba_number_parse (const char *text, guint max_decimals, GadibaNumber *result, GError **error)
{
  g_return_val_if_fail (text != NULL && result != NULL, FALSE);
  g_return_val_if_fail (max_decimals <= MAX_DECIMALS, FALSE);

  const char *digits = *text == '-' ? text + 1 : text;
  gsize n_whole = strspn (digits, "0123456789");
  const char *end = digits + n_whole;
  gsize n_decimals = 0;
  if (*end == '.')
    {
      n_decimals = strspn (end + 1, "0123456789");
      if (n_decimals == 0)
        n_whole = 0;
      end += 1 + n_decimals;
    }
  if (n_whole == 0 || *end != '\0')
    {
      set_form_error (text, error);
      return FALSE;
    }
  if (n_decimals > max_decimals)
    {
      g_autofree char *quoted = _gadiba_core_quote (text);
      g_set_error (
          error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_NUMBER,
          g_dngettext (GETTEXT_PACKAGE, "“%s” has too many decimals; at most %u is allowed here",
                       "“%s” has too many decimals; at most %u are allowed here", max_decimals),
          quoted, max_decimals);
      return FALSE;
    }
  gint64 value;
  if (!read_digits (digits, &value))
    {
      g_autofree char *quoted = _gadiba_core_quote (text);
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_NUMBER,
                   _ ("“%s” has too many digits; at most 18 can be kept exactly"), quoted);
      return FALSE;
    }
  result->num = *text == '-' ? -value : value;
  result->den = powers_of_ten[n_decimals];
  return TRUE;
}

/* Writes @value backwards from @end, at least @n_least digits. */
static char *
write_digits (char *end, guint64 value, guint n_least)
{
  for (guint i = 0; value != 0 || i < n_least; i++)
    {
      *--end = (char) ('0' + value % 10);
      value /= 10;
    }
  return end;
}

char *
gadiba_number_format (GadibaNumber a, guint decimals, guint max_decimals, const char *point)
{
  g_return_val_if_fail (a.den > 0 && point != NULL, NULL);
  g_return_val_if_fail (decimals <= max_decimals && max_decimals <= MAX_DECIMALS, NULL);

  gint64 scale = powers_of_ten[max_decimals];
  GadibaWide scaled = round_quotient ((GadibaWide) a.num * scale, a.den, GADIBA_ROUND_HALF_UP);
  gboolean negative = scaled < 0;
  if (negative)
    scaled = -scaled;
  guint64 whole = (guint64) (scaled / scale);
  guint64 fraction = (guint64) (scaled % scale);

  guint n_shown = max_decimals;
  for (; n_shown > decimals && fraction % 10 == 0; n_shown--)
    fraction /= 10;

  char whole_digits[MAX_DIGITS];
  char *start = whole_digits + sizeof whole_digits - 1;
  *start = '\0';
  start = write_digits (start, whole, 1);
  if (negative)
    *--start = '-';
  if (n_shown == 0)
    return g_strdup (start);

  char fraction_digits[MAX_DIGITS];
  char *fraction_start = fraction_digits + sizeof fraction_digits - 1;
  *fraction_start = '\0';
  fraction_start = write_digits (fraction_start, fraction, n_shown);
  return g_strconcat (start, point, fraction_start, NULL);
}
