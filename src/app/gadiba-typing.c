/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-typing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-core-error.h"
#include "gadiba-money.h"
#include "gadiba-personal-code.h"
#include "gadiba-words.h"

GadibaTyping
gadiba_typing_of (const char *field)
{
  static const struct
  {
    const char *field;
    GadibaTyping typing;
  } fields[] = {
    { "received", GADIBA_TYPING_DATE },
    { "born", GADIBA_TYPING_DATE },
    { "from", GADIBA_TYPING_DATE },
    { "to", GADIBA_TYPING_DATE },
    { "day", GADIBA_TYPING_DATE },
    { "housing-month", GADIBA_TYPING_MONTH },
    { "month", GADIBA_TYPING_MONTH },
    { "work-disregard", GADIBA_TYPING_MONTH },
    { "amount", GADIBA_TYPING_MONEY },
    { "area", GADIBA_TYPING_NUMBER },
    { "hectares", GADIBA_TYPING_NUMBER },
    { "quantity", GADIBA_TYPING_NUMBER },
    { "rooms", GADIBA_TYPING_WHOLE },
    { "mass", GADIBA_TYPING_WHOLE },
    { "code", GADIBA_TYPING_CODE },
    { "talk-day", GADIBA_TYPING_DATE },
    { "talk-minutes", GADIBA_TYPING_WHOLE },
    { "notice-day", GADIBA_TYPING_DATE },
    { "contest-day", GADIBA_TYPING_DATE },
    { "contest-sent", GADIBA_TYPING_DATE },
    { "contest-heard", GADIBA_TYPING_DATE },
    { "hearing-invited", GADIBA_TYPING_DATE },
    { "letter-until", GADIBA_TYPING_DATE },
    { "hearing-until", GADIBA_TYPING_DATE },
    { "hearing-answered", GADIBA_TYPING_DATE },
    { "awaited-day", GADIBA_TYPING_DATE },
    { "service-day", GADIBA_TYPING_DATE },
  };
  g_return_val_if_fail (field != NULL, GADIBA_TYPING_TEXT);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].field, field))
      return fields[i].typing;
  return gadiba_words_list (field) != NULL ? GADIBA_TYPING_WORD : GADIBA_TYPING_TEXT;
}

static gboolean
refuse_number (const char *sentence, GError **error)
{
  g_set_error_literal (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_NUMBER, sentence);
  return FALSE;
}

static gboolean
parse_number (const char *text, char **value, GError **error)
{
  g_autofree char *number = g_strdelimit (g_strdup (text), ",", '.');
  const char *point = strchr (number, '.');
  gsize whole = strspn (number, "0123456789");

  if (whole == 0 || whole > 9
      || (point != NULL
          && (point != number + whole || point[1] == '\0'
              || strspn (point + 1, "0123456789") != strlen (point + 1)))
      || (point == NULL && number[whole] != '\0'))
    return refuse_number (_ ("Write a number of figures, with a comma if need be: 42,5"), error);
  *value = g_steal_pointer (&number);
  return TRUE;
}

static gboolean
parse_whole (const char *text, char **value, GError **error)
{
  gsize length = strlen (text);

  if (length > 9 || strspn (text, "0123456789") != length)
    return refuse_number (_ ("Write a whole number, in figures only: 2"), error);
  *value = g_strdup (text);
  return TRUE;
}

static gboolean
parse_code (const char *text, char **value, GError **error)
{
  GadibaPersonalCode code = gadiba_personal_code_check_entry (text);

  if (code.verdict == GADIBA_PERSONAL_CODE_MALFORMED)
    {
      g_set_error_literal (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CODE,
                           gadiba_personal_code_reason_get_text (code.reason));
      return FALSE;
    }
  *value = g_strdup (code.text);
  return TRUE;
}

static gboolean
parse_value (GadibaTyping typing, const char *text, GadibaDate today, char **value, GError **error)
{
  GadibaDate date;
  GadibaMonth month;
  GadibaMoney money;

  switch (typing)
    {
    case GADIBA_TYPING_TEXT:
    case GADIBA_TYPING_WORD:
      *value = g_strdup (text);
      return TRUE;
    case GADIBA_TYPING_DATE:
      if (!gadiba_date_parse_entry (text, today, &date, error))
        return FALSE;
      *value = gadiba_date_format (date);
      return TRUE;
    case GADIBA_TYPING_MONTH:
      if (!gadiba_month_parse_entry (text, today, &month, error))
        return FALSE;
      *value = gadiba_month_format (month);
      return TRUE;
    case GADIBA_TYPING_MONEY:
      if (!gadiba_money_parse_entry (text, &money, error))
        return FALSE;
      *value = gadiba_money_format (money);
      return TRUE;
    case GADIBA_TYPING_NUMBER:
      return parse_number (text, value, error);
    case GADIBA_TYPING_WHOLE:
      return parse_whole (text, value, error);
    case GADIBA_TYPING_CODE:
      return parse_code (text, value, error);
    }
  g_return_val_if_reached (FALSE);
}

gboolean
gadiba_typing_parse (GadibaTyping typing, const char *text, GadibaDate today, char **value,
                     GError **error)
{
  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  *value = NULL;
  return *trimmed == '\0' || parse_value (typing, trimmed, today, value, error);
}

/* LV-1010 */
static gboolean
is_latvian_postcode (const char *value)
{
  return g_str_has_prefix (value, "LV-") && strlen (value) == strlen ("LV-1010")
         && strspn (value + strlen ("LV-"), "0123456789") == 4;
}

const char *
gadiba_typing_doubt (const char *field, const char *value)
{
  g_return_val_if_fail (field != NULL, NULL);

  if (value == NULL)
    return NULL;
  if ((g_str_equal (field, "family") || g_str_equal (field, "given"))
      && strpbrk (value, "0123456789") != NULL)
    return _ ("There are figures in this name; leave them if the document has them");
  if (g_str_equal (field, "postcode") && !is_latvian_postcode (value))
    return _ ("A Latvian postcode is written LV-1010; leave it so if the address is abroad");
  return NULL;
}

/* "120.00+35.50" in the window's way. */
static char *
format_sum (const char *value)
{
  g_auto (GStrv) terms = g_strsplit (value, "+", -1);

  for (guint i = 0; terms[i] != NULL; i++)
    {
      GadibaMoney money;
      if (!gadiba_money_parse (terms[i], &money, NULL))
        return g_strdup (value);
      g_free (terms[i]);
      terms[i] = gadiba_words_format_amount (money);
    }
  return g_strjoinv ("+", terms);
}

char *
gadiba_typing_format (GadibaTyping typing, const char *value)
{
  GadibaDate date;
  GadibaMonth month;

  if (value == NULL)
    return g_strdup ("");
  switch (typing)
    {
    case GADIBA_TYPING_DATE:
      return gadiba_date_parse (value, &date, NULL) ? gadiba_words_format_date (date)
                                                    : g_strdup (value);
    case GADIBA_TYPING_MONTH:
      if (gadiba_month_parse (value, &month, NULL))
        {
          int year, month_of_year;
          gadiba_month_split (month, &year, &month_of_year);
          return g_strdup_printf ("%02d.%d", month_of_year, year);
        }
      return g_strdup (value);
    case GADIBA_TYPING_MONEY:
      return format_sum (value);
    case GADIBA_TYPING_NUMBER:
      return g_strdelimit (g_strdup (value), ".", ',');
    case GADIBA_TYPING_TEXT:
    case GADIBA_TYPING_WORD:
    case GADIBA_TYPING_WHOLE:
    case GADIBA_TYPING_CODE:
      break;
    }
  return g_strdup (value);
}
