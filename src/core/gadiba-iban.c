/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-iban.h"

#include "gadiba-core-error.h"
#include "gadiba-core-private.h"

#define MIN_LENGTH 15u
#define MAX_LENGTH 34u
#define NO_BREAK_SPACE "\u00a0"

/* Country and length, from the SWIFT registry of account numbers. */
static const char lengths[][5] = {
  "AD24", "AE23", "AL28", "AT20", "AZ28", "BA20", "BE16", "BG22", "BH22", "BI27", "BR29", "BY28",
  "CH21", "CR22", "CY28", "CZ24", "DE22", "DJ27", "DK18", "DO28", "EE20", "EG29", "ES24", "FI18",
  "FO18", "FR27", "GB22", "GE22", "GI23", "GL18", "GR27", "GT28", "HR21", "HU28", "IE22", "IL23",
  "IQ23", "IS26", "IT27", "JO30", "KW30", "KZ20", "LB28", "LC32", "LI21", "LT20", "LU20", "LV21",
  "LY25", "MC27", "MD24", "ME22", "MK19", "MR27", "MT31", "MU30", "NL18", "NO15", "PK24", "PL28",
  "PS29", "PT25", "QA29", "RO24", "RS22", "SA24", "SC31", "SD18", "SE24", "SI19", "SK24", "SM27",
  "ST25", "SV28", "TL23", "TN24", "TR26", "UA29", "VA22", "VG24", "XK20"
};

/* Returns: 0 if the country is not in the list */
static gsize
get_length (const char *iban)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (strncmp (lengths[i], iban, 2) == 0)
      return (gsize) g_ascii_strtoull (lengths[i] + 2, NULL, 10);
  return 0;
}

/* Two letters, two digits, then letters and digits. */
static gboolean
has_form (const char *iban)
{
  if (!g_ascii_isupper (iban[0]) || !g_ascii_isupper (iban[1]) || !g_ascii_isdigit (iban[2])
      || !g_ascii_isdigit (iban[3]))
    return FALSE;
  for (const char *p = iban + 4; *p != '\0'; p++)
    if (!g_ascii_isupper (*p) && !g_ascii_isdigit (*p))
      return FALSE;
  return TRUE;
}

static gboolean
has_latvian_bank (const char *iban)
{
  for (guint i = 4; i < 8; i++)
    if (!g_ascii_isupper (iban[i]))
      return FALSE;
  return TRUE;
}

/* The remainder of 97 of the number that starts at the fifth character, goes round, and has two
 * digits for a letter: A is 10, Z is 35. Check digits are 02 to 98; 00, 01 and 99 give the same
 * remainder as some of them and are wrong. */
static gboolean
has_right_check_digits (const char *iban)
{
  gsize length = strlen (iban);
  guint remainder = 0;
  for (gsize i = 0; i < length; i++)
    {
      char c = iban[(i + 4) % length];
      if (g_ascii_isdigit (c))
        remainder = (remainder * 10 + (guint) (c - '0')) % 97;
      else
        remainder = (remainder * 100 + (guint) (c - 'A') + 10) % 97;
    }
  int check = (iban[2] - '0') * 10 + iban[3] - '0';
  return remainder == 1 && check >= 2 && check <= 98;
}

static void
set_length_error (const char *text, gsize length, gsize right, GError **error)
{
  g_autofree char *quoted = _gadiba_core_quote (text);
  if (right == 0)
    g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_IBAN,
                 _ ("“%s” has %u characters; an account number has %u to %u"), quoted,
                 (guint) length, MIN_LENGTH, MAX_LENGTH);
  else
    g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_IBAN,
                 _ ("“%s” has %u characters; an account number of this country has %u"), quoted,
                 (guint) length, (guint) right);
}

gboolean
gadiba_iban_parse (const char *text, char **iban, GError **error)
{
  g_return_val_if_fail (text != NULL && iban != NULL, FALSE);

  g_autofree char *compact = _gadiba_core_remove_spaces (text);
  for (char *p = compact; *p != '\0'; p++)
    *p = g_ascii_toupper (*p);
  g_autofree char *quoted = _gadiba_core_quote (text);
  if (!has_form (compact))
    {
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_IBAN,
                   _ ("“%s” is not an account number; it begins with two letters and two digits, "
                      "such as LV80BANK0000435195001"),
                   quoted);
      return FALSE;
    }
  gsize length = strlen (compact);
  gsize right = get_length (compact);
  if (right != 0 ? length != right : length < MIN_LENGTH || length > MAX_LENGTH)
    {
      set_length_error (text, length, right, error);
      return FALSE;
    }
  if (g_str_has_prefix (compact, "LV") && !has_latvian_bank (compact))
    {
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_IBAN,
                   _ ("“%s” lacks the letters of the bank; LV and two digits are followed by four "
                      "letters"),
                   quoted);
      return FALSE;
    }
  if (!has_right_check_digits (compact))
    {
      g_set_error (
          error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_IBAN,
          _ ("A character of the account number “%s” is wrong, or two are swapped; compare "
             "each with the document, also O with 0"),
          quoted);
      return FALSE;
    }
  *iban = g_steal_pointer (&compact);
  return TRUE;
}

char *
gadiba_iban_format (const char *iban)
{
  g_return_val_if_fail (iban != NULL, NULL);

  GString *text = g_string_new (NULL);
  for (guint i = 0; iban[i] != '\0'; i++)
    {
      if (i > 0 && i % 4 == 0)
        g_string_append (text, NO_BREAK_SPACE);
      g_string_append_c (text, iban[i]);
    }
  return g_string_free (text, FALSE);
}
