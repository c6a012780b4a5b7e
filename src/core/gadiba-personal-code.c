/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-personal-code.h"

#include "gadiba-core-private.h"
#include "gadiba-registration-number.h"

#define N_DIGITS 11

/* Bounds the work on pasted text: prefix, digits of up to four bytes, a dash, space around. */
#define MAX_ENTRY_LENGTH 100

/* Takes @n_chars digits out of @text. */
static int
read_digits (const char *text, guint n_chars)
{
  int value = 0;
  for (guint i = 0; i < n_chars; i++)
    value = value * 10 + (text[i] - '0');
  return value;
}

static GadibaPersonalCode
make_malformed (GadibaPersonalCodeReason reason)
{
  return (GadibaPersonalCode){ .verdict = GADIBA_PERSONAL_CODE_MALFORMED, .reason = reason };
}

/* The check digit before it is cut to one digit: 0 to 10. */
static int
get_check_remainder (const char *digits)
{
  static const int weights[N_DIGITS - 1] = { 10, 5, 8, 4, 2, 1, 6, 3, 7, 9 };
  int sum = 1;
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += weights[i] * (digits[i] - '0');
  return sum % 11;
}

static void
warn (GadibaPersonalCode *code, GadibaPersonalCodeReason reason)
{
  code->verdict = GADIBA_PERSONAL_CODE_WARN;
  code->reason = reason;
}

static void
check_old_code (const char *digits, GadibaPersonalCode *code)
{
  int day = read_digits (digits, 2);
  int month = read_digits (digits + 2, 2);
  int year = read_digits (digits + 4, 2);
  int century = digits[6] - '0';
  /* 2000 stands for a century that is not known: it alone of them has a leap day in its year 00. */
  GadibaDate born =
      gadiba_date_new ((century <= 2 ? 1800 + 100 * century : 2000) + year, month, day);
  if (born == GADIBA_DATE_NONE)
    {
      /* No day begins with 4 to 9, but all registration numbers do. */
      if (gadiba_registration_number_is_valid (digits))
        warn (code, GADIBA_PERSONAL_CODE_REGISTRATION_NUMBER);
      else
        *code = make_malformed (GADIBA_PERSONAL_CODE_NO_SUCH_DAY);
      return;
    }
  if (century <= 2)
    code->born = born;
  int remainder = get_check_remainder (digits);
  if (century > 2)
    warn (code, GADIBA_PERSONAL_CODE_CENTURY);
  else if (remainder % 10 != digits[N_DIGITS - 1] - '0')
    warn (code, GADIBA_PERSONAL_CODE_CHECK_DIGIT);
  else if (remainder == 10)
    warn (code, GADIBA_PERSONAL_CODE_CHECK_DIGIT_TEN);
}

/* @digits: eleven ASCII digits */
static GadibaPersonalCode
check_digits (const char *digits)
{
  GadibaPersonalCode code = { .verdict = GADIBA_PERSONAL_CODE_VALID };
  g_snprintf (code.text, sizeof code.text, "%.6s-%.5s", digits, digits + 6);
  if (g_str_has_prefix (digits, GADIBA_PERSONAL_CODE_PRACTICE_PREFIX))
    code.reason = GADIBA_PERSONAL_CODE_PRACTICE;
  else if (!(digits[0] == '3' && digits[1] >= '2'))
    check_old_code (digits, &code);
  return code;
}

GadibaPersonalCode
gadiba_personal_code_check (const char *text)
{
  g_return_val_if_fail (text != NULL, make_malformed (GADIBA_PERSONAL_CODE_FORM));

  char digits[N_DIGITS + 1] = "";
  if (strspn (text, "0123456789") == N_DIGITS && text[N_DIGITS] == '\0')
    g_strlcpy (digits, text, sizeof digits);
  else if (strspn (text, "0123456789") == 6 && text[6] == '-'
           && strspn (text + 7, "0123456789") == 5 && text[N_DIGITS + 1] == '\0')
    g_snprintf (digits, sizeof digits, "%.6s%.5s", text, text + 7);
  else
    return make_malformed (GADIBA_PERSONAL_CODE_FORM);
  return check_digits (digits);
}

/* What may stand between the two parts of a typed code. */
static gboolean
is_separator (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212 || g_unichar_isspace (c);
}

GadibaPersonalCode
gadiba_personal_code_check_entry (const char *text)
{
  g_return_val_if_fail (text != NULL, make_malformed (GADIBA_PERSONAL_CODE_FORM));

  if (strnlen (text, MAX_ENTRY_LENGTH + 1) > MAX_ENTRY_LENGTH)
    return make_malformed (GADIBA_PERSONAL_CODE_FORM);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *compatible = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);
  const char *p = g_strstrip (compatible);
  if (g_ascii_strncasecmp (p, "LV", 2) == 0)
    {
      p += 2;
      if (is_separator (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
    }
  char digits[N_DIGITS + 1] = "";
  guint n = 0;
  guint n_separators = 0;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_ascii_isdigit (*p) && n < N_DIGITS)
        digits[n++] = *p;
      else if (n == 6 && n_separators < 3 && is_separator (g_utf8_get_char (p)))
        n_separators++;
      else
        return make_malformed (GADIBA_PERSONAL_CODE_FORM);
    }
  return n == N_DIGITS ? check_digits (digits) : make_malformed (GADIBA_PERSONAL_CODE_FORM);
}

gboolean
gadiba_personal_code_fits_birth_date (const GadibaPersonalCode *code, GadibaDate born)
{
  g_return_val_if_fail (code != NULL, FALSE);

  return code->born == GADIBA_DATE_NONE || born == GADIBA_DATE_NONE || code->born == born;
}

gboolean
gadiba_personal_code_is_practice (const GadibaPersonalCode *code)
{
  g_return_val_if_fail (code != NULL, FALSE);

  return code->reason == GADIBA_PERSONAL_CODE_PRACTICE;
}

const char *
gadiba_personal_code_reason_get_text (GadibaPersonalCodeReason reason)
{
  switch (reason)
    {
    case GADIBA_PERSONAL_CODE_FINE:
    case GADIBA_PERSONAL_CODE_PRACTICE:
      return NULL;
    case GADIBA_PERSONAL_CODE_CHECK_DIGIT:
      return _ ("The last digit of the personal code does not fit the others; compare each digit "
                "with the document");
    case GADIBA_PERSONAL_CODE_CHECK_DIGIT_TEN:
      return _ ("The last digit of the personal code cannot be checked; compare each digit with "
                "the document");
    case GADIBA_PERSONAL_CODE_CENTURY:
      return _ ("The seventh digit of the personal code is usually 0, 1 or 2; compare each digit "
                "with the document");
    case GADIBA_PERSONAL_CODE_REGISTRATION_NUMBER:
      return _ ("This is the registration number of an enterprise, not a person's code");
    case GADIBA_PERSONAL_CODE_FORM:
      return _ ("A personal code has eleven digits, with or without a hyphen after the sixth, such "
                "as 320000-00000");
    case GADIBA_PERSONAL_CODE_NO_SUCH_DAY:
      return _ ("The first six digits of the personal code are no birth date; a code begins with "
                "day, month and year, or with 32 to 39");
    }
  g_return_val_if_reached (NULL);
}
