/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-evaluation-private.h"

#include "gadiba-formula-check.h"
#include "gadiba-rules-private.h"

/* Formulas in three-valued logic: what is not known stays so, with the reason, unless no answer to
 * it could change the result. */

gboolean
_gadiba_evaluate_fail_range (const GadibaExpr *expr, GError **error)
{
  g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_RANGE,
               _ ("character %u of the formula: the result is out of range, or a division by zero; "
                  "check the amounts"),
               expr->column);
  return FALSE;
}

const GadibaMissing *
_gadiba_missing_join_values (GadibaEvaluation *evaluation, const GadibaValue *a,
                             const GadibaValue *b)
{
  return _gadiba_missing_join (evaluation, a->known ? NULL : a->missing,
                               b->known ? NULL : b->missing);
}

void
_gadiba_value_set_yes_no (GadibaValue *value, gboolean yes)
{
  *value = GADIBA_VALUE_YES_NO (yes);
}

static gboolean
evaluate_logic (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                GError **error)
{
  gboolean decisive = expr->op == GADIBA_EXPR_OR; /* yes decides an or, no decides an and */
  GadibaValue left, right;

  if (!_gadiba_evaluate (evaluation, expr->first, &left, error))
    return FALSE;
  if (left.known && left.yes == decisive)
    {
      *value = left;
      return TRUE;
    }
  if (!_gadiba_evaluate (evaluation, expr->first->next, &right, error))
    return FALSE;
  if ((right.known && right.yes == decisive) || left.known)
    *value = right;
  else if (right.known)
    *value = left;
  else
    *value = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_YES_NO,
                                   _gadiba_missing_join_values (evaluation, &left, &right));
  return TRUE;
}

static const GadibaWords *
add_word (GadibaEvaluation *evaluation, const GadibaWords *words, const char *word)
{
  GadibaWords *first;

  for (const GadibaWords *one = words; one != NULL; one = one->next)
    if (one->word == word)
      return words;
  first = _gadiba_evaluation_alloc (evaluation, sizeof (GadibaWords));
  first->word = word;
  first->next = words;
  return first;
}

/* What a word may be when it is one of two, of which neither need be known: NULL is any. */
static const GadibaWords *
join_words (GadibaEvaluation *evaluation, const GadibaValue *left, const GadibaValue *right)
{
  const GadibaWords *words = NULL;
  const GadibaValue *both[] = { left, right };

  for (gsize i = 0; i < G_N_ELEMENTS (both); i++)
    {
      if (both[i]->known)
        words = add_word (evaluation, words, both[i]->text);
      else if (both[i]->words == NULL)
        return NULL;
      else
        for (const GadibaWords *one = both[i]->words; one != NULL; one = one->next)
          words = add_word (evaluation, words, one->word);
    }
  return words;
}

static gboolean
evaluate_if (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
             GError **error)
{
  const GadibaExpr *yes = expr->first->next;
  GadibaValue condition, left, right;

  if (!_gadiba_evaluate (evaluation, expr->first, &condition, error))
    return FALSE;
  if (condition.known)
    return _gadiba_evaluate (evaluation, condition.yes ? yes : yes->next, value, error);

  /* Not known which: the same either way is known all the same. */
  if (!_gadiba_evaluate (evaluation, yes, &left, error)
      || !_gadiba_evaluate (evaluation, yes->next, &right, error))
    return FALSE;
  if (gadiba_value_equal (&left, &right))
    {
      *value = left;
      return TRUE;
    }
  *value = GADIBA_VALUE_UNKNOWN (expr->type.kind, condition.missing);
  if (expr->type.kind == GADIBA_KIND_TEXT)
    value->words = join_words (evaluation, &left, &right);
  value->missing = _gadiba_missing_join (evaluation, condition.missing,
                                         _gadiba_missing_join_values (evaluation, &left, &right));
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

gboolean
_gadiba_compare_is_so (GadibaExprOp op, int compared)
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

GadibaBoundsCompared
_gadiba_compare_bounds (GadibaExprOp op, const GadibaNumber left[2], const GadibaNumber right[2])
{
  gboolean first, second;

  if (op == GADIBA_EXPR_EQUAL || op == GADIBA_EXPR_NOT_EQUAL)
    {
      if (gadiba_number_compare (left[1], right[0]) >= 0
          && gadiba_number_compare (right[1], left[0]) >= 0)
        return GADIBA_BOUNDS_OPEN; /* they may meet */
      return op == GADIBA_EXPR_NOT_EQUAL ? GADIBA_BOUNDS_YES : GADIBA_BOUNDS_NO;
    }
  first = _gadiba_compare_is_so (op, gadiba_number_compare (left[0], right[1]));
  second = _gadiba_compare_is_so (op, gadiba_number_compare (left[1], right[0]));
  if (first != second)
    return GADIBA_BOUNDS_OPEN;
  return first ? GADIBA_BOUNDS_YES : GADIBA_BOUNDS_NO;
}

/* A count of which only the bounds are known may still be decidedly at most one. */
static gboolean
compare_bounds (GadibaExprOp op, const GadibaValue *left, const GadibaValue *right,
                GadibaValue *value)
{
  GadibaNumber l[2], r[2];
  GadibaBoundsCompared compared;

  if (left->kind != GADIBA_KIND_NUMBER || !get_bounds (left, &l[0], &l[1])
      || !get_bounds (right, &r[0], &r[1]))
    return FALSE;
  compared = _gadiba_compare_bounds (op, l, r);
  if (compared == GADIBA_BOUNDS_OPEN)
    return FALSE;
  _gadiba_value_set_yes_no (value, compared == GADIBA_BOUNDS_YES);
  return TRUE;
}

/* Of two words of which one is not known it may still be certain that they differ. */
static gboolean
compare_words (GadibaExprOp op, const GadibaValue *left, const GadibaValue *right,
               GadibaValue *value)
{
  const GadibaValue *known = left->known ? left : right;
  const GadibaValue *other = left->known ? right : left;

  if (left->kind != GADIBA_KIND_TEXT || !known->known || other->words == NULL)
    return FALSE;
  for (const GadibaWords *one = other->words; one != NULL; one = one->next)
    if (one->word == known->text)
      return FALSE;
  _gadiba_value_set_yes_no (value, op == GADIBA_EXPR_NOT_EQUAL);
  return TRUE;
}

static gboolean
evaluate_comparison (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                     GError **error)
{
  GadibaValue left, right;

  if (!_gadiba_evaluate (evaluation, expr->first, &left, error)
      || !_gadiba_evaluate (evaluation, expr->first->next, &right, error))
    return FALSE;
  if (left.known && right.known)
    _gadiba_value_set_yes_no (value,
                              _gadiba_compare_is_so (expr->op, compare_known (&left, &right)));
  else if (!compare_bounds (expr->op, &left, &right, value)
           && !compare_words (expr->op, &left, &right, value))
    *value = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_YES_NO,
                                   _gadiba_missing_join_values (evaluation, &left, &right));
  return TRUE;
}

static gboolean
is_listed (const GadibaExpr *words, const char *text)
{
  for (const GadibaExpr *word = words; word != NULL; word = word->next)
    if (word->literal.text == text)
      return TRUE;
  return FALSE;
}

/* A word that is not known is decided all the same when each that it may be is listed, or none. */
static gboolean
evaluate_in (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
             GError **error)
{
  const GadibaExpr *words = expr->first->next;
  GadibaValue what;
  gboolean listed;

  if (!_gadiba_evaluate (evaluation, expr->first, &what, error))
    return FALSE;
  *value = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_YES_NO, what.missing);
  if (!what.known && what.words == NULL)
    return TRUE;
  listed = is_listed (words, what.known ? what.text : what.words->word);
  for (const GadibaWords *one = what.known ? NULL : what.words; one != NULL; one = one->next)
    if (is_listed (words, one->word) != listed)
      return TRUE;
  _gadiba_value_set_yes_no (value, listed);
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
        return _gadiba_evaluate_add_to_calendar (expr, left, right, value);
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

  if (!_gadiba_evaluate (evaluation, expr->first, &left, error)
      || !_gadiba_evaluate (evaluation, expr->first->next, &right, error))
    return FALSE;
  if (!left.known || !right.known)
    {
      *value = GADIBA_VALUE_UNKNOWN (expr->type.kind,
                                     _gadiba_missing_join_values (evaluation, &left, &right));
      return TRUE;
    }
  return calculate (expr, &left, &right, value) || _gadiba_evaluate_fail_range (expr, error);
}

static gboolean
evaluate_extreme (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                  GError **error)
{
  int sign = expr->op == GADIBA_EXPR_MAX ? 1 : -1;

  if (!_gadiba_evaluate (evaluation, expr->first, value, error))
    return FALSE;
  for (const GadibaExpr *operand = expr->first->next; operand != NULL; operand = operand->next)
    {
      GadibaValue other;
      if (!_gadiba_evaluate (evaluation, operand, &other, error))
        return FALSE;
      if (!value->known || !other.known)
        *value = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_NUMBER,
                                       _gadiba_missing_join_values (evaluation, value, &other));
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

  if (!_gadiba_evaluate (evaluation, expr->first, value, error))
    return FALSE;
  value->bounded = FALSE;
  if (!value->known)
    return TRUE;
  if (expr->op == GADIBA_EXPR_ROUND)
    fits = gadiba_number_round (value->number, expr->literal.number, expr->mode, &value->number);
  else if (expr->op == GADIBA_EXPR_NEGATE
           || gadiba_number_compare (value->number, GADIBA_NUMBER (0)) < 0)
    fits = gadiba_number_subtract (GADIBA_NUMBER (0), value->number, &value->number);
  return fits || _gadiba_evaluate_fail_range (expr, error);
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
        return _gadiba_evaluate_step (evaluation, group->counted, row, value, error);
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
    return _gadiba_evaluate_step (evaluation, g_ptr_array_index (evaluation->book->conditions, row),
                                  0, value, error);
  *value = gadiba_evaluation_get_fact (evaluation, fact, row);
  return TRUE;
}

static gboolean
evaluate_known (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                GError **error)
{
  GadibaValue of;

  if (!_gadiba_evaluate (evaluation, expr->first, &of, error))
    return FALSE;
  _gadiba_value_set_yes_no (value, of.known);
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

static gboolean
evaluate_literal (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                  GError **error)
{
  *value = expr->literal;
  return TRUE;
}

static gboolean
evaluate_day (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
              GError **error)
{
  *value = GADIBA_VALUE_DATE (evaluation->terms.day);
  return TRUE;
}

static gboolean
evaluate_step (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
               GError **error)
{
  const GadibaStep *step = expr->target;
  return _gadiba_evaluate_step (evaluation, step, evaluation->current[step->entity], value, error);
}

static gboolean
evaluate_not (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
              GError **error)
{
  if (!_gadiba_evaluate (evaluation, expr->first, value, error))
    return FALSE;
  if (value->known)
    value->yes = !value->yes;
  return TRUE;
}

static gboolean
evaluate_missing (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                  GError **error)
{
  const GadibaFact *fact = expr->target;
  guint row = evaluation->current[fact->entity];

  *value = GADIBA_VALUE_UNKNOWN (expr->type.kind, _gadiba_missing_new_fact (evaluation, fact, row));
  return TRUE;
}

static gboolean
evaluate_asked (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                GError **error)
{
  _gadiba_value_set_yes_no (value, is_asked (evaluation, expr->name));
  return TRUE;
}

gboolean
_gadiba_evaluate (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                  GError **error)
{
  /* In a checked formula each name has become a day, fact, step or parameter. */
  static gboolean (*const evaluators[]) (GadibaEvaluation *, const GadibaExpr *, GadibaValue *,
                                         GError **) = {
    [GADIBA_EXPR_LITERAL] = evaluate_literal,
    [GADIBA_EXPR_DAY] = evaluate_day,
    [GADIBA_EXPR_FACT] = evaluate_fact,
    [GADIBA_EXPR_STEP] = evaluate_step,
    [GADIBA_EXPR_PARAMETER] = _gadiba_evaluate_parameter,
    [GADIBA_EXPR_NEGATE] = evaluate_single,
    [GADIBA_EXPR_NOT] = evaluate_not,
    [GADIBA_EXPR_AND] = evaluate_logic,
    [GADIBA_EXPR_OR] = evaluate_logic,
    [GADIBA_EXPR_ADD] = evaluate_arithmetic,
    [GADIBA_EXPR_SUBTRACT] = evaluate_arithmetic,
    [GADIBA_EXPR_MULTIPLY] = evaluate_arithmetic,
    [GADIBA_EXPR_DIVIDE] = evaluate_arithmetic,
    [GADIBA_EXPR_EQUAL] = evaluate_comparison,
    [GADIBA_EXPR_NOT_EQUAL] = evaluate_comparison,
    [GADIBA_EXPR_LESS] = evaluate_comparison,
    [GADIBA_EXPR_LESS_EQUAL] = evaluate_comparison,
    [GADIBA_EXPR_GREATER] = evaluate_comparison,
    [GADIBA_EXPR_GREATER_EQUAL] = evaluate_comparison,
    [GADIBA_EXPR_IN] = evaluate_in,
    [GADIBA_EXPR_IF] = evaluate_if,
    [GADIBA_EXPR_MIN] = evaluate_extreme,
    [GADIBA_EXPR_MAX] = evaluate_extreme,
    [GADIBA_EXPR_ABS] = evaluate_single,
    [GADIBA_EXPR_ROUND] = evaluate_single,
    [GADIBA_EXPR_SUM] = _gadiba_evaluate_aggregate,
    [GADIBA_EXPR_COUNT] = _gadiba_evaluate_aggregate,
    [GADIBA_EXPR_ANY] = _gadiba_evaluate_aggregate,
    [GADIBA_EXPR_ALL] = _gadiba_evaluate_aggregate,
    [GADIBA_EXPR_KNOWN] = evaluate_known,
    [GADIBA_EXPR_MISSING] = evaluate_missing,
    [GADIBA_EXPR_AT] = _gadiba_evaluate_at,
    [GADIBA_EXPR_ASKED] = evaluate_asked,
    [GADIBA_EXPR_AGE] = _gadiba_evaluate_calendar,
    [GADIBA_EXPR_REACHED] = _gadiba_evaluate_reached,
    [GADIBA_EXPR_MONTH_OF] = _gadiba_evaluate_calendar,
    [GADIBA_EXPR_YEAR_OF] = _gadiba_evaluate_calendar,
    [GADIBA_EXPR_MONTH_NUMBER] = _gadiba_evaluate_calendar,
    [GADIBA_EXPR_FIRST_DAY] = _gadiba_evaluate_calendar,
    [GADIBA_EXPR_LAST_DAY] = _gadiba_evaluate_calendar,
  };

  g_return_val_if_fail (expr->op != GADIBA_EXPR_NAME, FALSE);
  return evaluators[expr->op](evaluation, expr, value, error);
}
