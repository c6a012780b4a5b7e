/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-evaluation-private.h"

#include "gadiba-formula-check.h"

/* sum, count, any and all over the rows of a household. */

/* One row of a sum. A row that may or may not belong to it does no harm when it is 0. */
static gboolean
add_row (GadibaEvaluation *evaluation, const GadibaExpr *expr, const GadibaValue *belongs,
         GadibaValue *sum, GError **error)
{
  GadibaValue value;

  if (!_gadiba_evaluate (evaluation, expr->first, &value, error))
    return FALSE;
  if (!belongs->known && value.known && value.number.num == 0)
    return TRUE;
  if (!belongs->known || !value.known || !sum->known)
    {
      const GadibaMissing *missing = _gadiba_missing_join_values (evaluation, belongs, &value);
      missing = _gadiba_missing_join (evaluation, sum->known ? NULL : sum->missing, missing);
      *sum = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_NUMBER, missing);
      return TRUE;
    }
  return gadiba_number_add (sum->number, value.number, &sum->number)
         || _gadiba_evaluate_fail_range (expr, error);
}

static void
count_row (GadibaEvaluation *evaluation, const GadibaValue *belongs, GadibaValue *count)
{
  if (belongs->known && count->known)
    count->number.num++;
  else if (belongs->known)
    {
      count->bounds.low++;
      count->bounds.high++;
    }
  else
    {
      gint64 low = count->known ? count->number.num : count->bounds.low;
      gint64 high = count->known ? count->number.num : count->bounds.high;
      const GadibaMissing *missing = _gadiba_missing_join_values (evaluation, count, belongs);
      *count = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_NUMBER, missing);
      count->bounded = TRUE;
      count->bounds.low = low;
      count->bounds.high = high + 1;
    }
}

/* One row of any or all: does it have what is looked for? For all, what breaks it is looked for.
 * Returns FALSE on error; @result: known and yes when found. */
static gboolean
look_at_row (GadibaEvaluation *evaluation, const GadibaExpr *expr, const GadibaValue *belongs,
             GadibaValue *result, GError **error)
{
  GadibaValue has = GADIBA_VALUE_YES_NO (TRUE);

  if (expr->first != NULL && !_gadiba_evaluate (evaluation, expr->first, &has, error))
    return FALSE;
  if (expr->op == GADIBA_EXPR_ALL && has.known)
    has.yes = !has.yes;
  if (has.known && !has.yes)
    return TRUE;
  if (has.known && belongs->known)
    _gadiba_value_set_yes_no (result, TRUE);
  else
    {
      const GadibaMissing *missing = _gadiba_missing_join_values (evaluation, &has, belongs);
      missing = _gadiba_missing_join (evaluation, result->known ? NULL : result->missing, missing);
      *result = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_YES_NO, missing);
    }
  return TRUE;
}

static gboolean
evaluate_row (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
              GError **error)
{
  GadibaValue belongs = GADIBA_VALUE_YES_NO (TRUE);

  if (expr->where != NULL && !_gadiba_evaluate (evaluation, expr->where, &belongs, error))
    return FALSE;
  if (belongs.known && !belongs.yes)
    return TRUE;
  if (expr->op == GADIBA_EXPR_SUM)
    return add_row (evaluation, expr, &belongs, value, error);
  if (expr->op == GADIBA_EXPR_COUNT)
    {
      count_row (evaluation, &belongs, value);
      return TRUE;
    }
  return look_at_row (evaluation, expr, &belongs, value, error);
}

gboolean
_gadiba_evaluation_next_row (GadibaEvaluation *evaluation, const GadibaExpr *aggregate,
                             guint person, guint *row)
{
  const GadibaView *view = &evaluation->views[aggregate->entity];

  for (; *row < view->n; (*row)++)
    {
      if (!gadiba_evaluation_is_counted (evaluation, aggregate->entity, *row))
        continue;
      if (aggregate->of_person && view->owners[*row] != (int) person)
        continue;
      evaluation->current[aggregate->entity] = *row;
      if (gadiba_entity_is_owned (aggregate->entity))
        evaluation->current[GADIBA_ENTITY_PERSON] = (guint) view->owners[*row];
      return TRUE;
    }
  return FALSE;
}

gboolean
_gadiba_evaluate_aggregate (GadibaEvaluation *evaluation, const GadibaExpr *expr,
                            GadibaValue *value, GError **error)
{
  guint outer = evaluation->current[expr->entity];
  guint person = evaluation->current[GADIBA_ENTITY_PERSON];
  gboolean looks = expr->op == GADIBA_EXPR_ANY || expr->op == GADIBA_EXPR_ALL;
  gboolean fits = TRUE;

  if (looks)
    _gadiba_value_set_yes_no (value, FALSE);
  else
    *value = GADIBA_VALUE_NUMBER (GADIBA_NUMBER (0));
  for (guint row = 0; _gadiba_evaluation_next_row (evaluation, expr, person, &row); row++)
    {
      fits = evaluate_row (evaluation, expr, value, error);
      if (!fits || (looks && value->known && value->yes))
        break;
    }
  evaluation->current[GADIBA_ENTITY_PERSON] = person;
  evaluation->current[expr->entity] = outer;
  if (expr->op == GADIBA_EXPR_ALL && value->known)
    value->yes = !value->yes;
  return fits;
}
