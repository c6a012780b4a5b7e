/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-registration-number.h"

#include "gadiba-core-error.h"
#include "gadiba-core-private.h"

#define N_DIGITS 11

static gboolean
has_form (const char *text)
{
  return strspn (text, "0123456789") == N_DIGITS && text[N_DIGITS] == '\0' && *text >= '4';
}

/* The rule of open validators (python-stdnum); no official text of it is known. */
static gboolean
has_right_sum (const char *digits)
{
  static const int weights[N_DIGITS] = { 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1 };
  int sum = 0;
  for (guint i = 0; i < N_DIGITS; i++)
    sum += weights[i] * (digits[i] - '0');
  return sum % 11 == 3;
}

gboolean
gadiba_registration_number_is_valid (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return has_form (text) && has_right_sum (text);
}

gboolean
gadiba_registration_number_parse (const char *text, char **number, GError **error)
{
  g_return_val_if_fail (text != NULL && number != NULL, FALSE);

  g_autofree char *compact = _gadiba_core_remove_spaces (text);
  const char *digits = g_ascii_strncasecmp (compact, "LV", 2) == 0 ? compact + 2 : compact;
  if (!has_form (digits))
    {
      g_autofree char *quoted = _gadiba_core_quote (text);
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CODE,
                   _ ("“%s” is not a registration number; it has eleven digits and begins with 4 "
                      "to 9"),
                   quoted);
      return FALSE;
    }
  if (!has_right_sum (digits))
    {
      g_autofree char *quoted = _gadiba_core_quote (text);
      g_set_error (
          error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CODE,
          _ ("A digit of the registration number “%s” is wrong, or two are swapped; compare "
             "each digit with the document"),
          quoted);
      return FALSE;
    }
  *number = g_strdup (digits);
  return TRUE;
}
