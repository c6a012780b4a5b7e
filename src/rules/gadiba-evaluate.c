/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-evaluation-private.h"

#include "gadiba-formula-check.h"
#include "gadiba-rules-private.h"

/* Formulas in three-valued logic: what is not known stays so, with the reason, unless no answer to
 * it could change the result. */

static gboolean
fail_range (const GadibaExpr *expr, GError **error)
{
  g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_RANGE,
               _ ("character %u of the formula: the result is out of range, or a division by zero; "
                  "check the amounts"),
               expr->column);
  return FALSE;
}

static const GadibaMissing *
join (GadibaEvaluation *evaluation, const GadibaValue *a, const GadibaValue *b)
{
  return gadiba_missing_join (evaluation, a->known ? NULL : a->missing,
                              b->known ? NULL : b->missing);
}

static void
set_yes_no (GadibaValue *value, gboolean yes)
{
  *value = GADIBA_VALUE_YES_NO (yes);
}

static gboolean
evaluate_logic (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                GError **error)
{
  gboolean decisive = expr->op == GADIBA_EXPR_OR; /* yes decides an or, no decides an and */
  GadibaValue left, right;

  if (!gadiba_evaluate (evaluation, expr->first, &left, error))
    return FALSE;
  if (left.known && left.yes == decisive)
    {
      *value = left;
      return TRUE;
    }
  if (!gadiba_evaluate (evaluation, expr->first->next, &right, error))
    return FALSE;
  if ((right.known && right.yes == decisive) || left.known)
    *value = right;
  else if (right.known)
    *value = left;
  else
    *value = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_YES_NO, join (evaluation, &left, &right));
  return TRUE;
}

static gboolean
evaluate_if (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
             GError **error)
{
  const GadibaExpr *yes = expr->first->next;
  GadibaValue condition, left, right;

  if (!gadiba_evaluate (evaluation, expr->first, &condition, error))
    return FALSE;
  if (condition.known)
    return gadiba_evaluate (evaluation, condition.yes ? yes : yes->next, value, error);

  /* Not known which: the same either way is known all the same. */
  if (!gadiba_evaluate (evaluation, yes, &left, error)
      || !gadiba_evaluate (evaluation, yes->next, &right, error))
    return FALSE;
  if (gadiba_value_equal (&left, &right))
    {
      *value = left;
      return TRUE;
    }
  *value = GADIBA_VALUE_UNKNOWN (expr->type.kind, condition.missing);
  value->missing =
      gadiba_missing_join (evaluation, condition.missing, join (evaluation, &left, &right));
  return TRUE;
}

/* Between which whole numbers a number lies, if that is known. */
static gboolean
get_bounds (const GadibaValue *value, GadibaNumber *low, GadibaNumber *high)
{
  if (value->known)
    *low = *high = value->number;
  else if (value->bounded)
    {
      *low = GADIBA_NUMBER (value->bounds.low);
      *high = GADIBA_NUMBER (value->bounds.high);
    }
  return value->known || value->bounded;
}

static gboolean
compare_known (const GadibaValue *left, const GadibaValue *right)
{
  switch ((GadibaKind) left->kind)
    {
    case GADIBA_KIND_NUMBER:
      return gadiba_number_compare (left->number, right->number);
    case GADIBA_KIND_YES_NO:
      return left->yes != right->yes;
    case GADIBA_KIND_TEXT:
      return left->text != right->text;
    case GADIBA_KIND_DATE:
      return left->date - right->date;
    case GADIBA_KIND_MONTH:
      return left->month - right->month;
    }
  g_return_val_if_reached (0);
}

static gboolean
is_so (GadibaExprOp op, int compared)
{
  switch ((int) op)
    {
    case GADIBA_EXPR_EQUAL:
      return compared == 0;
    case GADIBA_EXPR_NOT_EQUAL:
      return compared != 0;
    case GADIBA_EXPR_LESS:
      return compared < 0;
    case GADIBA_EXPR_LESS_EQUAL:
      return compared <= 0;
    case GADIBA_EXPR_GREATER:
      return compared > 0;
    default:
      return compared >= 0;
    }
}

/* A count of which only the bounds are known may still be decidedly at most one. */
static gboolean
compare_bounds (GadibaExprOp op, const GadibaValue *left, const GadibaValue *right,
                GadibaValue *value)
{
  GadibaNumber l[2], r[2];
  gboolean first, second;

  if (left->kind != GADIBA_KIND_NUMBER || op == GADIBA_EXPR_EQUAL || op == GADIBA_EXPR_NOT_EQUAL
      || !get_bounds (left, &l[0], &l[1]) || !get_bounds (right, &r[0], &r[1]))
    return FALSE;
  first = is_so (op, gadiba_number_compare (l[0], r[1]));
  second = is_so (op, gadiba_number_compare (l[1], r[0]));
  if (first != second)
    return FALSE;
  set_yes_no (value, first);
  return TRUE;
}

static gboolean
evaluate_comparison (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                     GError **error)
{
  GadibaValue left, right;

  if (!gadiba_evaluate (evaluation, expr->first, &left, error)
      || !gadiba_evaluate (evaluation, expr->first->next, &right, error))
    return FALSE;
  if (left.known && right.known)
    set_yes_no (value, is_so (expr->op, compare_known (&left, &right)));
  else if (!compare_bounds (expr->op, &left, &right, value))
    *value = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_YES_NO, join (evaluation, &left, &right));
  return TRUE;
}

static gboolean
evaluate_in (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
             GError **error)
{
  if (!gadiba_evaluate (evaluation, expr->first, value, error))
    return FALSE;
  if (!value->known)
    {
      value->kind = GADIBA_KIND_YES_NO;
      return TRUE;
    }
  for (const GadibaExpr *word = expr->first->next; word != NULL; word = word->next)
    if (word->literal.text == value->text)
      {
        set_yes_no (value, TRUE);
        return TRUE;
      }
  set_yes_no (value, FALSE);
  return TRUE;
}

static gboolean
add_to_calendar (const GadibaExpr *expr, const GadibaValue *left, const GadibaValue *right,
                 GadibaValue *value)
{
  int sign = expr->op == GADIBA_EXPR_SUBTRACT ? -1 : 1;
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
  n = sign * (whole.num / whole.den);
  if (g_strcmp0 (unit, "years") == 0)
    n *= 12;
  if (n < -100000 || n > 100000)
    return FALSE;
  *value = *left;
  if (left->kind == GADIBA_KIND_MONTH)
    value->month = left->month + (GadibaMonth) n;
  else if (g_strcmp0 (unit, "days") == 0)
    value->date = left->date + (GadibaDate) n;
  else
    value->date = gadiba_date_add_months (left->date, (int) n);
  return TRUE;
}

static gboolean
calculate (const GadibaExpr *expr, const GadibaValue *left, const GadibaValue *right,
           GadibaValue *value)
{
  *value = GADIBA_VALUE_NUMBER (GADIBA_NUMBER (0));
  switch ((int) expr->op)
    {
    case GADIBA_EXPR_ADD:
    case GADIBA_EXPR_SUBTRACT:
      if (left->kind != GADIBA_KIND_NUMBER)
        return add_to_calendar (expr, left, right, value);
      return (expr->op == GADIBA_EXPR_ADD ? gadiba_number_add : gadiba_number_subtract) (
          left->number, right->number, &value->number);
    case GADIBA_EXPR_MULTIPLY:
      return gadiba_number_multiply (left->number, right->number, &value->number);
    default:
      return gadiba_number_divide (left->number, right->number, &value->number);
    }
}

static gboolean
evaluate_arithmetic (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                     GError **error)
{
  GadibaValue left, right;

  if (!gadiba_evaluate (evaluation, expr->first, &left, error)
      || !gadiba_evaluate (evaluation, expr->first->next, &right, error))
    return FALSE;
  if (!left.known || !right.known)
    {
      *value = GADIBA_VALUE_UNKNOWN (expr->type.kind, join (evaluation, &left, &right));
      return TRUE;
    }
  return calculate (expr, &left, &right, value) || fail_range (expr, error);
}

static gboolean
evaluate_extreme (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                  GError **error)
{
  int sign = expr->op == GADIBA_EXPR_MAX ? 1 : -1;

  if (!gadiba_evaluate (evaluation, expr->first, value, error))
    return FALSE;
  for (const GadibaExpr *operand = expr->first->next; operand != NULL; operand = operand->next)
    {
      GadibaValue other;
      if (!gadiba_evaluate (evaluation, operand, &other, error))
        return FALSE;
      if (!value->known || !other.known)
        *value = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_NUMBER, join (evaluation, value, &other));
      else if (sign * gadiba_number_compare (other.number, value->number) > 0)
        *value = other;
    }
  return TRUE;
}

/* -x, abs(x), round(x, …) */
static gboolean
evaluate_single (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                 GError **error)
{
  gboolean fits = TRUE;

  if (!gadiba_evaluate (evaluation, expr->first, value, error))
    return FALSE;
  value->bounded = FALSE;
  if (!value->known)
    return TRUE;
  if (expr->op == GADIBA_EXPR_ROUND)
    fits = gadiba_number_round (value->number, expr->literal.number, expr->mode, &value->number);
  else if (expr->op == GADIBA_EXPR_NEGATE
           || gadiba_number_compare (value->number, GADIBA_NUMBER (0)) < 0)
    fits = gadiba_number_subtract (GADIBA_NUMBER (0), value->number, &value->number);
  return fits || fail_range (expr, error);
}

/* One row of a sum. A row that may or may not belong to it does no harm when it is 0. */
static gboolean
add_row (GadibaEvaluation *evaluation, const GadibaExpr *expr, const GadibaValue *belongs,
         GadibaValue *sum, GError **error)
{
  GadibaValue value;

  if (!gadiba_evaluate (evaluation, expr->first, &value, error))
    return FALSE;
  if (!belongs->known && value.known && value.number.num == 0)
    return TRUE;
  if (!belongs->known || !value.known || !sum->known)
    {
      const GadibaMissing *missing = join (evaluation, belongs, &value);
      missing = gadiba_missing_join (evaluation, sum->known ? NULL : sum->missing, missing);
      *sum = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_NUMBER, missing);
      return TRUE;
    }
  return gadiba_number_add (sum->number, value.number, &sum->number) || fail_range (expr, error);
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
      const GadibaMissing *missing = join (evaluation, count, belongs);
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

  if (expr->first != NULL && !gadiba_evaluate (evaluation, expr->first, &has, error))
    return FALSE;
  if (expr->op == GADIBA_EXPR_ALL && has.known)
    has.yes = !has.yes;
  if (has.known && !has.yes)
    return TRUE;
  if (has.known && belongs->known)
    set_yes_no (result, TRUE);
  else
    {
      const GadibaMissing *missing = join (evaluation, &has, belongs);
      missing = gadiba_missing_join (evaluation, result->known ? NULL : result->missing, missing);
      *result = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_YES_NO, missing);
    }
  return TRUE;
}

static gboolean
evaluate_row (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
              GError **error)
{
  GadibaValue belongs = GADIBA_VALUE_YES_NO (TRUE);

  if (expr->where != NULL && !gadiba_evaluate (evaluation, expr->where, &belongs, error))
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
gadiba_evaluation_next_row (GadibaEvaluation *evaluation, const GadibaExpr *aggregate, guint person,
                            guint *row)
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

static gboolean
evaluate_aggregate (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                    GError **error)
{
  guint outer = evaluation->current[expr->entity];
  guint person = evaluation->current[GADIBA_ENTITY_PERSON];
  gboolean looks = expr->op == GADIBA_EXPR_ANY || expr->op == GADIBA_EXPR_ALL;
  gboolean fits = TRUE;

  if (looks)
    set_yes_no (value, FALSE);
  else
    *value = GADIBA_VALUE_NUMBER (GADIBA_NUMBER (0));
  for (guint row = 0; gadiba_evaluation_next_row (evaluation, expr, person, &row); row++)
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

/* A parameter's value of one day, as it is or as it was set. */
static GadibaValue
get_parameter (GadibaEvaluation *evaluation, const GadibaParameter *parameter, const char *key,
               GadibaDate day)
{
  const GadibaSetting *setting = gadiba_evaluation_get_setting (evaluation, parameter, key);
  const GadibaParameterValue *value;

  if (setting != NULL)
    return setting->value;
  value = gadiba_parameter_get_value (parameter, day, evaluation->terms.known);
  if (value != NULL && value->entries == NULL)
    return value->value;
  for (guint i = 0; value != NULL && i < value->entries->len; i++)
    if (g_array_index (value->entries, GadibaEntry, i).key == key)
      return g_array_index (value->entries, GadibaEntry, i).value;
  return GADIBA_VALUE_UNKNOWN (parameter->type.kind,
                               parameter->by_municipality
                                   ? gadiba_missing_new (evaluation, parameter->id, "-")
                                   : gadiba_missing_new_day (evaluation, parameter->id, day));
}

/* Which entry is not known: if all are the same, that does not matter. */
static GadibaValue
get_any_entry (GadibaEvaluation *evaluation, const GadibaParameter *parameter,
               const GadibaMissing *missing)
{
  GadibaDate day = evaluation->terms.day;
  GadibaValue first = get_parameter (evaluation, parameter, parameter->keys[0], day);

  for (guint i = 1; parameter->keys[i] != NULL; i++)
    {
      GadibaValue other = get_parameter (evaluation, parameter, parameter->keys[i], day);
      if (!first.known)
        return first;
      if (!gadiba_value_equal (&first, &other))
        return GADIBA_VALUE_UNKNOWN (parameter->type.kind, missing);
    }
  return first;
}

static gboolean
evaluate_parameter (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                    GError **error)
{
  const GadibaParameter *parameter = expr->target;
  GadibaValue key = { 0 };

  if (expr->first == NULL)
    {
      *value = get_parameter (evaluation, parameter, NULL, evaluation->terms.day);
      return TRUE;
    }
  if (!gadiba_evaluate (evaluation, expr->first, &key, error))
    return FALSE;
  *value = key.known ? get_parameter (evaluation, parameter, key.text, evaluation->terms.day)
                     : get_any_entry (evaluation, parameter, key.missing);
  return TRUE;
}

static gboolean
evaluate_at (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
             GError **error)
{
  const GadibaParameter *parameter = expr->first->target;
  GadibaValue day;

  if (!gadiba_evaluate (evaluation, expr->first->next, &day, error))
    return FALSE;
  if (!day.known)
    *value = GADIBA_VALUE_UNKNOWN (expr->type.kind, day.missing);
  else
    *value = get_parameter (evaluation, parameter, NULL,
                            day.kind == GADIBA_KIND_DATE ? day.date
                                                         : gadiba_month_get_first_day (day.month));
  return TRUE;
}

/* Was the age reached on the last day of the span that begins with @from, or before? */
static gboolean
is_reached (GadibaDate born, GadibaDate last, GadibaNumber months)
{
  int age = gadiba_date_age_in_months (born, last);
  return gadiba_number_compare (GADIBA_NUMBER (age), months) >= 0;
}

/* Who once was old enough stays so, though the age required rises: each span in which the
 * parameter stands still is looked at on its last day. */
static gboolean
was_reached (const GadibaEvaluation *evaluation, const GadibaParameter *parameter, GadibaDate born,
             GadibaDate day)
{
  for (guint i = 0; i < parameter->values->len; i++)
    {
      const GadibaParameterValue *value = g_ptr_array_index (parameter->values, i);
      GadibaDate last = day;

      if (value->from > day
          || gadiba_parameter_get_value (parameter, value->from, evaluation->terms.known) != value)
        continue;
      for (guint j = i + 1; j < parameter->values->len; j++)
        {
          const GadibaParameterValue *next = g_ptr_array_index (parameter->values, j);
          if (next->from > value->from && next->from <= day
              && gadiba_parameter_get_value (parameter, next->from, evaluation->terms.known)
                     == next)
            {
              last = next->from - 1;
              break;
            }
        }
      if (is_reached (born, last, value->value.number))
        return TRUE;
    }
  return FALSE;
}

static gboolean
evaluate_reached (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                  GError **error)
{
  const GadibaParameter *parameter = expr->first->next->target;
  GadibaDate day = evaluation->terms.day;
  GadibaValue born, required;

  if (!gadiba_evaluate (evaluation, expr->first, &born, error))
    return FALSE;
  required = get_parameter (evaluation, parameter, NULL, day);
  if (!born.known || !required.known)
    *value = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_YES_NO, join (evaluation, &born, &required));
  else
    set_yes_no (value, is_reached (born.date, day, required.number)
                           || (gadiba_evaluation_get_setting (evaluation, parameter, NULL) == NULL
                               && was_reached (evaluation, parameter, born.date, day)));
  return TRUE;
}

static gboolean
evaluate_calendar (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                   GError **error)
{
  GadibaValue of;
  int year, month, day;

  if (!gadiba_evaluate (evaluation, expr->first, &of, error))
    return FALSE;
  if (!of.known)
    {
      *value = GADIBA_VALUE_UNKNOWN (expr->type.kind, of.missing);
      return TRUE;
    }
  switch ((int) expr->op)
    {
    case GADIBA_EXPR_AGE:
      *value = GADIBA_VALUE_NUMBER (
          GADIBA_NUMBER (gadiba_date_age_in_years (of.date, evaluation->terms.day)));
      break;
    case GADIBA_EXPR_MONTH_OF:
      *value = GADIBA_VALUE_MONTH (gadiba_date_get_month (of.date));
      break;
    case GADIBA_EXPR_YEAR_OF:
      if (of.kind == GADIBA_KIND_DATE)
        gadiba_date_split (of.date, &year, &month, &day);
      else
        gadiba_month_split (of.month, &year, &month);
      *value = GADIBA_VALUE_NUMBER (GADIBA_NUMBER (year));
      break;
    case GADIBA_EXPR_FIRST_DAY:
      *value = GADIBA_VALUE_DATE (gadiba_month_get_first_day (of.month));
      break;
    default:
      *value = GADIBA_VALUE_DATE (gadiba_month_get_last_day (of.month));
      break;
    }
  return TRUE;
}

/* What counts of a receipt is told by its group. */
static gboolean
evaluate_counted (GadibaEvaluation *evaluation, guint row, GadibaValue *value, GError **error)
{
  GadibaView *view = &evaluation->views[GADIBA_ENTITY_RECEIPT];
  GadibaValue *facts = &view->values[row * view->width];
  const char *id = facts[GADIBA_RECEIPT_GROUP].text;

  for (guint i = 0; i < evaluation->book->income_groups->len; i++)
    {
      const GadibaIncomeGroup *group = g_ptr_array_index (evaluation->book->income_groups, i);
      if (group->id == id)
        return gadiba_evaluate_step (evaluation, group->counted, row, value, error);
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
evaluate_fact (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
               GError **error)
{
  const GadibaFact *fact = expr->target;
  guint row = evaluation->current[fact->entity];

  if (fact->entity == GADIBA_ENTITY_RECEIPT && fact->index == GADIBA_RECEIPT_COUNTED)
    return evaluate_counted (evaluation, row, value, error);
  if (fact->entity == GADIBA_ENTITY_CONDITION && fact->index == GADIBA_CONDITION_MET)
    return gadiba_evaluate_step (evaluation, g_ptr_array_index (evaluation->book->conditions, row),
                                 0, value, error);
  *value = gadiba_evaluation_get_fact (evaluation, fact, row);
  return TRUE;
}

static gboolean
evaluate_known (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                GError **error)
{
  GadibaValue of;

  if (!gadiba_evaluate (evaluation, expr->first, &of, error))
    return FALSE;
  set_yes_no (value, of.known);
  return TRUE;
}

static gboolean
is_asked (const GadibaEvaluation *evaluation, const char *benefit)
{
  for (guint i = 0; i < evaluation->book->benefits->len; i++)
    {
      const GadibaBenefit *other = g_ptr_array_index (evaluation->book->benefits, i);
      if (other->id == benefit)
        return evaluation->facts->asked[i];
    }
  return FALSE;
}

gboolean
gadiba_evaluate (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                 GError **error)
{
  switch (expr->op)
    {
    case GADIBA_EXPR_LITERAL:
      *value = expr->literal;
      return TRUE;
    case GADIBA_EXPR_DAY:
      *value = GADIBA_VALUE_DATE (evaluation->terms.day);
      return TRUE;
    case GADIBA_EXPR_FACT:
      return evaluate_fact (evaluation, expr, value, error);
    case GADIBA_EXPR_STEP:
      {
        const GadibaStep *step = expr->target;
        return gadiba_evaluate_step (evaluation, step, evaluation->current[step->entity], value,
                                     error);
      }
    case GADIBA_EXPR_PARAMETER:
      return evaluate_parameter (evaluation, expr, value, error);
    case GADIBA_EXPR_NOT:
      if (!gadiba_evaluate (evaluation, expr->first, value, error))
        return FALSE;
      value->yes = !value->yes;
      return TRUE;
    case GADIBA_EXPR_AND:
    case GADIBA_EXPR_OR:
      return evaluate_logic (evaluation, expr, value, error);
    case GADIBA_EXPR_ADD:
    case GADIBA_EXPR_SUBTRACT:
    case GADIBA_EXPR_MULTIPLY:
    case GADIBA_EXPR_DIVIDE:
      return evaluate_arithmetic (evaluation, expr, value, error);
    case GADIBA_EXPR_EQUAL:
    case GADIBA_EXPR_NOT_EQUAL:
    case GADIBA_EXPR_LESS:
    case GADIBA_EXPR_LESS_EQUAL:
    case GADIBA_EXPR_GREATER:
    case GADIBA_EXPR_GREATER_EQUAL:
      return evaluate_comparison (evaluation, expr, value, error);
    case GADIBA_EXPR_IN:
      return evaluate_in (evaluation, expr, value, error);
    case GADIBA_EXPR_IF:
      return evaluate_if (evaluation, expr, value, error);
    case GADIBA_EXPR_MIN:
    case GADIBA_EXPR_MAX:
      return evaluate_extreme (evaluation, expr, value, error);
    case GADIBA_EXPR_NEGATE:
    case GADIBA_EXPR_ABS:
    case GADIBA_EXPR_ROUND:
      return evaluate_single (evaluation, expr, value, error);
    case GADIBA_EXPR_SUM:
    case GADIBA_EXPR_COUNT:
    case GADIBA_EXPR_ANY:
    case GADIBA_EXPR_ALL:
      return evaluate_aggregate (evaluation, expr, value, error);
    case GADIBA_EXPR_KNOWN:
      return evaluate_known (evaluation, expr, value, error);
    case GADIBA_EXPR_MISSING:
      {
        const GadibaFact *fact = expr->target;
        *value = GADIBA_VALUE_UNKNOWN (
            expr->type.kind,
            gadiba_missing_new_fact (evaluation, fact, evaluation->current[fact->entity]));
        return TRUE;
      }
    case GADIBA_EXPR_ASKED:
      set_yes_no (value, is_asked (evaluation, expr->name));
      return TRUE;
    case GADIBA_EXPR_AT:
      return evaluate_at (evaluation, expr, value, error);
    case GADIBA_EXPR_REACHED:
      return evaluate_reached (evaluation, expr, value, error);
    case GADIBA_EXPR_AGE:
    case GADIBA_EXPR_MONTH_OF:
    case GADIBA_EXPR_YEAR_OF:
    case GADIBA_EXPR_FIRST_DAY:
    case GADIBA_EXPR_LAST_DAY:
      return evaluate_calendar (evaluation, expr, value, error);
    case GADIBA_EXPR_NAME:
      break; /* a checked formula has none */
    }
  g_return_val_if_reached (FALSE);
}
