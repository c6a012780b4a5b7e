/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-letter-fields-private.h"
#include "gadiba-lv-words.h"

/* What a field says, as letters write it. */

#define NBSP "\302\240"

/* Replaces the string. */
static char *
bind_at (char *text, const char *loose, const char *bound)
{
  g_autoptr (GString) string = g_string_new (text);

  g_free (text);
  g_string_replace (string, loose, bound, 0);
  return g_string_free (g_steal_pointer (&string), FALSE);
}

/* A count of one or two digits, not the beginning of an amount. */
static gboolean
is_short_count (const char *text)
{
  gsize n_digits = strspn (text, "0123456789");

  return n_digits > 0 && n_digits <= 2
         && !(text[n_digits] == ',' && g_ascii_isdigit (text[n_digits + 1]));
}

/* Whether the words on both sides of the space at @at belong together: a day and its month, a
 * figure and its unit, a count that would stand alone on a line and what is counted. */
static gboolean
is_bound (const char *text, const char *at)
{
  gunichar next = g_utf8_get_char (at + 1);

  if (at == text)
    return FALSE;
  if (at[-1] == '.')
    return at - text > 1 && g_ascii_isdigit (at[-2]);
  if (at[-1] == ':')
    return is_short_count (at + 1);
  return next == 0x20ac || (g_ascii_isdigit (at[-1]) && g_unichar_islower (next));
}

char *
_gadiba_letter_bind (char *text)
{
  if (text == NULL)
    return NULL;
  g_autoptr (GString) string = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    if (*p == ' ' && is_bound (text, p))
      g_string_append (string, NBSP);
    else
      g_string_append_c (string, *p);
  g_free (text);
  return bind_at (g_string_free (g_steal_pointer (&string), FALSE), "Nr. ", "Nr." NBSP);
}

/* "120,00 €" without its unit: letters write "euro" after it. */
static char *
format_amount (GadibaMoney money)
{
  return bind_at (gadiba_money_format_lv (money), NBSP "€", "");
}

static char *
format_date (GadibaDate date, GadibaLvCase date_case)
{
  return date != GADIBA_DATE_NONE ? gadiba_lv_date (date, date_case) : NULL;
}

static char *
format_member (const GadibaLetterField *field, gconstpointer at)
{
  const GadibaMonth *month = at;
  const GadibaMoney *money = at;
  const GadibaNumber *number = at;
  const GadibaDate *date = at;

  switch (field->kind)
    {
    case GADIBA_LETTER_FIELD_STRING:
      return g_strdup (*(const char *const *) at);
    case GADIBA_LETTER_FIELD_DATE:
      return format_date (*date, GADIBA_LV_LOCATIVE);
    case GADIBA_LETTER_FIELD_DATE_GENITIVE:
      return format_date (*date, GADIBA_LV_GENITIVE);
    case GADIBA_LETTER_FIELD_DATE_DATIVE:
      return format_date (*date, GADIBA_LV_DATIVE);
    case GADIBA_LETTER_FIELD_DAY:
      return *date != GADIBA_DATE_NONE ? gadiba_lv_date_numeric (*date) : NULL;
    case GADIBA_LETTER_FIELD_MONTH:
      return *month != GADIBA_MONTH_NONE ? gadiba_lv_month (*month, GADIBA_LV_NOMINATIVE) : NULL;
    case GADIBA_LETTER_FIELD_MONEY:
      return format_amount (*money);
    case GADIBA_LETTER_FIELD_WORDS:
      return gadiba_lv_money_in_words (*money);
    case GADIBA_LETTER_FIELD_NUMBER:
      return gadiba_number_format (*number, 1, 4, ",");
    case GADIBA_LETTER_FIELD_TEXT:
    case GADIBA_LETTER_FIELD_COUNT:
    case GADIBA_LETTER_FIELD_TEST:
    case GADIBA_LETTER_FIELD_OUTCOME:
    case GADIBA_LETTER_FIELD_PAYMENT:
      break;
    }
  g_assert_not_reached ();
}

char *
_gadiba_letter_field_get (const GadibaLetterField *field, const GadibaLetterContext *context)
{
  char *text;

  if (field->text != NULL)
    text = field->text (context);
  else if (field->count != NULL)
    text = g_strdup_printf ("%u", field->count (context));
  else
    text = format_member (field, (const char *) context->at[field->scope] + field->offset);
  if (text != NULL && *g_strstrip (text) == '\0')
    g_clear_pointer (&text, g_free);
  return _gadiba_letter_bind (text);
}

gboolean
_gadiba_letter_field_holds (const GadibaLetterField *field, const GadibaLetterContext *context)
{
  gconstpointer at = context->at[field->scope];

  if (field->kind == GADIBA_LETTER_FIELD_OUTCOME)
    return ((const GadibaDecisionItem *) at)->outcome == (GadibaOutcome) field->offset;
  if (field->kind == GADIBA_LETTER_FIELD_PAYMENT)
    return ((const GadibaDecisionMonth *) at)->payment == (GadibaPayment) field->offset;
  if (field->count != NULL)
    return field->count (context) > 0;
  g_autofree char *text = _gadiba_letter_field_get (field, context);
  return text != NULL;
}
