/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-evaluation-private.h"

/* Dates and months in formulas. */

/* The years that dates may lie in: what a case file may hold, and room round it. */
#define FIRST_YEAR 1600
#define LAST_YEAR 3200

static gboolean
is_in_calendar (const GadibaValue *value)
{
  int year = 0;
  int month, day;

  if (value->kind == GADIBA_KIND_MONTH && value->month > 0)
    gadiba_month_split (value->month, &year, &month);
  else if (value->kind == GADIBA_KIND_DATE && value->date > 0)
    gadiba_date_split (value->date, &year, &month, &day);
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

gboolean
_gadiba_evaluate_add_to_calendar (const GadibaExpr *expr, const GadibaValue *left,
                                  const GadibaValue *right, GadibaValue *value)
{
  const char *unit = expr->first->next->type.unit;
  GadibaNumber whole;
  gint64 n;

  if (left->kind == right->kind)
    {
      *value = GADIBA_VALUE_NUMBER (GADIBA_NUMBER (left->date - right->date));
      return TRUE;
    }
  if (!gadiba_number_round (right->number, GADIBA_NUMBER (1), GADIBA_ROUND_DOWN, &whole))
    return FALSE;
  n = whole.num / whole.den;
  if (n < -1000000 || n > 1000000)
    return FALSE;
  if (expr->op == GADIBA_EXPR_SUBTRACT)
    n = -n;
  if (g_strcmp0 (unit, "years") == 0)
    n *= 12;
  *value = *left;
  if (left->kind == GADIBA_KIND_MONTH)
    value->month = left->month + (GadibaMonth) n;
  else if (g_strcmp0 (unit, "days") == 0)
    value->date = left->date + (GadibaDate) n;
  else
    value->date = gadiba_date_add_months (left->date, (int) n);
  return is_in_calendar (value);
}

void
_gadiba_evaluate_calendar_of (GadibaEvaluation *evaluation, GadibaExprOp op, const GadibaValue *of,
                              GadibaValue *value)
{
  int year, month, day;

  switch ((int) op)
    {
    case GADIBA_EXPR_AGE:
      *value = GADIBA_VALUE_NUMBER (
          GADIBA_NUMBER (gadiba_date_age_in_years (of->date, evaluation->terms.day)));
      break;
    case GADIBA_EXPR_MONTH_OF:
      *value = GADIBA_VALUE_MONTH (gadiba_date_get_month (of->date));
      break;
    case GADIBA_EXPR_YEAR_OF:
    case GADIBA_EXPR_MONTH_NUMBER:
      if (of->kind == GADIBA_KIND_DATE)
        gadiba_date_split (of->date, &year, &month, &day);
      else
        gadiba_month_split (of->month, &year, &month);
      *value = GADIBA_VALUE_NUMBER (GADIBA_NUMBER (op == GADIBA_EXPR_YEAR_OF ? year : month));
      break;
    case GADIBA_EXPR_FIRST_DAY:
      *value = GADIBA_VALUE_DATE (gadiba_month_get_first_day (of->month));
      break;
    default:
      *value = GADIBA_VALUE_DATE (gadiba_month_get_last_day (of->month));
      break;
    }
}

gboolean
_gadiba_evaluate_calendar (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                           GError **error)
{
  GadibaValue of;

  if (!_gadiba_evaluate (evaluation, expr->first, &of, error))
    return FALSE;
  if (of.known)
    _gadiba_evaluate_calendar_of (evaluation, expr->op, &of, value);
  else
    *value = GADIBA_VALUE_UNKNOWN (expr->type.kind, of.missing);
  return TRUE;
}
