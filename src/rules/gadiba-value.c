/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-value.h"

#include "gadiba-money.h"
#include "gadiba-rules-private.h"

/* Numbers in books: quantities of norms have three decimals, rates rarely more than four. */
#define MAX_DECIMALS 6

G_DEFINE_QUARK (gadiba_rules_error, gadiba_rules_error)

gboolean
gadiba_value_equal (const GadibaValue *a, const GadibaValue *b)
{
  if (!a->known || !b->known || a->kind != b->kind)
    return FALSE;
  switch ((GadibaKind) a->kind)
    {
    case GADIBA_KIND_NUMBER:
      return gadiba_number_compare (a->number, b->number) == 0;
    case GADIBA_KIND_YES_NO:
      return a->yes == b->yes;
    case GADIBA_KIND_TEXT:
      return a->text == b->text;
    case GADIBA_KIND_DATE:
      return a->date == b->date;
    case GADIBA_KIND_MONTH:
      return a->month == b->month;
    }
  g_return_val_if_reached (FALSE);
}

gboolean
gadiba_value_parse (const GadibaType *type, const char *text, GadibaValue *value, GError **error)
{
  GadibaValue result = { .kind = (guint8) type->kind, .known = TRUE };

  switch (type->kind)
    {
    case GADIBA_KIND_NUMBER:
      if (!gadiba_number_parse (text, g_strcmp0 (type->unit, "EUR") == 0 ? 2 : MAX_DECIMALS,
                                &result.number, error))
        return FALSE;
      break;
    case GADIBA_KIND_YES_NO:
      result.yes = g_str_equal (text, "yes");
      if (!result.yes && !g_str_equal (text, "no"))
        {
          g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_VALUE,
                       _ ("“%s” is neither yes nor no"), text);
          return FALSE;
        }
      break;
    case GADIBA_KIND_TEXT:
      result.text = g_intern_string (text);
      break;
    case GADIBA_KIND_DATE:
      if (!gadiba_date_parse (text, &result.date, error))
        return FALSE;
      break;
    case GADIBA_KIND_MONTH:
      if (!gadiba_month_parse (text, &result.month, error))
        return FALSE;
      break;
    }
  *value = result;
  return TRUE;
}

char *
gadiba_value_format (const GadibaValue *value, const GadibaType *type)
{
  GadibaMoney money;

  if (!value->known)
    return g_strdup ("undecided");
  switch ((GadibaKind) value->kind)
    {
    case GADIBA_KIND_NUMBER:
      if (g_strcmp0 (type->unit, "EUR") == 0)
        return gadiba_money_from_number (value->number, &money)
                   ? gadiba_money_format (money)
                   : gadiba_number_format (value->number, 2, 2, ".");
      return gadiba_number_format (value->number, 0, MAX_DECIMALS, ".");
    case GADIBA_KIND_YES_NO:
      return g_strdup (value->yes ? "yes" : "no");
    case GADIBA_KIND_TEXT:
      return g_strdup (value->text);
    case GADIBA_KIND_DATE:
      return gadiba_date_format (value->date);
    case GADIBA_KIND_MONTH:
      return gadiba_month_format (value->month);
    }
  g_return_val_if_reached (NULL);
}
