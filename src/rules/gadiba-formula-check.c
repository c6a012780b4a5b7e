/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-formula-check.h"

#include <string.h>

#include "gadiba-formula-private.h"
#include "gadiba-rules-private.h"
#include "gadiba-xml.h"

typedef struct
{
  const GadibaBook *book;
  GadibaEntity scope[6]; /* bound rows, outermost first */
  guint n_scope;
} Check;

static gboolean check_expr (Check *check, GadibaExpr *expr, GError **error);

static const GadibaType yes_no = { GADIBA_KIND_YES_NO, NULL };
static const GadibaType text_type = { GADIBA_KIND_TEXT, NULL };
static const GadibaType date_type = { GADIBA_KIND_DATE, NULL };
static const GadibaType month_type = { GADIBA_KIND_MONTH, NULL };

static gboolean
fail_types (const GadibaExpr *expr, GError **error, const char *what, const GadibaType *a,
            const GadibaType *b)
{
  g_autofree char *left = gadiba_type_describe (a);
  g_autofree char *right = gadiba_type_describe (b);
  return _gadiba_formula_fail (
      expr, error, _ ("%s needs two of a kind, but left is %s and right is %s"), what, left, right);
}

static gboolean
expect (const GadibaExpr *expr, const GadibaType *wanted, GError **error)
{
  g_autofree char *is = NULL;
  g_autofree char *should = NULL;

  if (gadiba_type_unify (&expr->type, wanted, NULL))
    return TRUE;
  is = gadiba_type_describe (&expr->type);
  should = gadiba_type_describe (wanted);
  return _gadiba_formula_fail (expr, error, _ ("this is %s; it must be %s"), is, should);
}

static gboolean
check_operands (Check *check, GadibaExpr *expr, const GadibaType *wanted, GError **error)
{
  for (GadibaExpr *operand = expr->first; operand != NULL; operand = operand->next)
    if (!check_expr (check, operand, error) || (wanted != NULL && !expect (operand, wanted, error)))
      return FALSE;
  return TRUE;
}

static gboolean
is_bound (const Check *check, GadibaEntity entity)
{
  if (entity == GADIBA_ENTITY_HOUSEHOLD)
    return TRUE;
  for (guint i = 0; i < check->n_scope; i++)
    if (check->scope[i] == entity)
      return TRUE;
  return FALSE;
}

static void
bind (Check *check, GadibaEntity entity)
{
  if (gadiba_entity_is_owned (entity) && !is_bound (check, GADIBA_ENTITY_PERSON))
    check->scope[check->n_scope++] = GADIBA_ENTITY_PERSON;
  check->scope[check->n_scope++] = entity;
}

static GadibaFact *
find_fact (const Check *check, const char *name)
{
  const char *point = strchr (name, '.');
  GadibaFact *fact;

  for (guint i = check->n_scope; i > 0; i--)
    {
      fact = gadiba_book_get_fact (check->book, check->scope[i - 1], name);
      if (fact != NULL)
        return fact;
    }
  fact = gadiba_book_get_fact (check->book, GADIBA_ENTITY_HOUSEHOLD, name);
  if (fact == NULL && point != NULL)
    {
      g_autofree char *prefix = g_strndup (name, (gsize) (point - name));
      GadibaEntity entity = gadiba_entity_from_name (prefix);
      if (entity != GADIBA_N_ENTITIES && is_bound (check, entity))
        fact = gadiba_book_get_fact (check->book, entity, point + 1);
    }
  return fact;
}

static void
add_names (GPtrArray *names, GHashTable *table)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (names, key);
}

static gboolean
fail_name (const Check *check, const GadibaExpr *expr, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *near;

  for (guint i = 1; i < GADIBA_N_ENTITIES; i++)
    if (gadiba_book_get_fact (check->book, (GadibaEntity) i, expr->name) != NULL)
      return _gadiba_formula_fail (
          expr, error, _ ("“%s” belongs to each of the %s; use it within sum, count, any or all"),
          expr->name, gadiba_entity_get_plural ((GadibaEntity) i));
  add_names (names, check->book->step_names);
  add_names (names, check->book->parameter_names);
  add_names (names, check->book->fact_names[GADIBA_ENTITY_HOUSEHOLD]);
  for (guint i = 0; i < check->n_scope; i++)
    add_names (names, check->book->fact_names[check->scope[i]]);
  g_ptr_array_add (names, NULL);
  near = gadiba_xml_suggest (expr->name, (const char *const *) names->pdata);
  if (near != NULL)
    return _gadiba_formula_fail (expr, error, _ ("there is no “%s”; is “%s” meant?"), expr->name,
                                 near);
  return _gadiba_formula_fail (
      expr, error,
      _ ("there is no “%s”; give it as a parameter, fact or step of the book, and write "
         "spaces round a minus"),
      expr->name);
}

static gboolean
check_parameter_name (Check *check, GadibaExpr *expr, GadibaParameter *parameter, GError **error)
{
  expr->op = GADIBA_EXPR_PARAMETER;
  expr->target = parameter;
  expr->type = parameter->type;
  if (parameter->keys == NULL && expr->first == NULL)
    return TRUE;
  if (parameter->keys == NULL)
    return _gadiba_formula_fail (
        expr, error, _ ("“%s” has one value; leave out the square brackets"), expr->name);
  if (expr->first == NULL)
    return _gadiba_formula_fail (
        expr, error,
        _ ("“%s” has a value for each of several words; say which in square "
           "brackets"),
        expr->name);
  return check_expr (check, expr->first, error) && expect (expr->first, &text_type, error)
         && _gadiba_formula_check_keys (expr->first, parameter, error);
}

static gboolean
check_name (Check *check, GadibaExpr *expr, GError **error)
{
  GadibaStep *step = gadiba_book_get_step (check->book, expr->name);
  GadibaParameter *parameter = gadiba_book_get_parameter (check->book, expr->name);
  GadibaFact *fact;

  if (parameter != NULL)
    return check_parameter_name (check, expr, parameter, error);
  if (expr->first != NULL)
    return step == NULL && find_fact (check, expr->name) == NULL
               ? fail_name (check, expr, error)
               : _gadiba_formula_fail (expr, error, _ ("only a parameter has square brackets"));
  if (step != NULL)
    {
      if (!is_bound (check, step->entity))
        return _gadiba_formula_fail (
            expr, error, _ ("“%s” belongs to each of the %s; use it within sum, count, any or all"),
            expr->name, gadiba_entity_get_plural (step->entity));
      expr->op = GADIBA_EXPR_STEP;
      expr->target = step;
      expr->type = step->type;
      return TRUE;
    }
  if (g_str_equal (expr->name, "day"))
    {
      expr->op = GADIBA_EXPR_DAY;
      expr->type = date_type;
      return TRUE;
    }
  fact = find_fact (check, expr->name);
  if (fact == NULL)
    return fail_name (check, expr, error);
  expr->op = GADIBA_EXPR_FACT;
  expr->target = fact;
  expr->entity = fact->entity;
  expr->type = fact->type;
  return TRUE;
}

static gboolean
check_comparison (Check *check, GadibaExpr *expr, GError **error)
{
  GadibaExpr *left = expr->first;
  GadibaExpr *right = left->next;

  if (!check_operands (check, expr, NULL, error))
    return FALSE;
  expr->type = yes_no;
  if (!gadiba_type_unify (&left->type, &right->type, NULL))
    return fail_types (expr, error, _ ("a comparison"), &left->type, &right->type);
  if (expr->op != GADIBA_EXPR_EQUAL && expr->op != GADIBA_EXPR_NOT_EQUAL
      && (left->type.kind == GADIBA_KIND_TEXT || left->type.kind == GADIBA_KIND_YES_NO))
    return _gadiba_formula_fail (
        expr, error, _ ("words and yes or no have no order; compare them with = or <>"));
  return _gadiba_formula_check_words (left, _gadiba_formula_get_choices (right), FALSE, error)
         && _gadiba_formula_check_words (right, _gadiba_formula_get_choices (left), FALSE, error);
}

static gboolean
check_in (Check *check, GadibaExpr *expr, GError **error)
{
  if (!check_operands (check, expr, &text_type, error))
    return FALSE;
  expr->type = yes_no;
  for (GadibaExpr *word = expr->first->next; word != NULL; word = word->next)
    {
      if (word->op != GADIBA_EXPR_LITERAL)
        return _gadiba_formula_fail (word, error, _ ("after “in” stand words in quotation marks"));
      if (!_gadiba_formula_check_words (word, _gadiba_formula_get_choices (expr->first), FALSE,
                                        error))
        return FALSE;
    }
  return TRUE;
}

/* month + 3 months, date − 1 years, date − date */
static gboolean
check_calendar (GadibaExpr *expr, GError **error)
{
  const GadibaType *left = &expr->first->type;
  const GadibaType *right = &expr->first->next->type;

  if (left->kind == right->kind && expr->op == GADIBA_EXPR_SUBTRACT)
    {
      expr->type =
          (GadibaType){ GADIBA_KIND_NUMBER, left->kind == GADIBA_KIND_DATE ? "days" : "months" };
      return TRUE;
    }
  expr->type = *left;
  if (gadiba_type_is_unit (right, "months") || gadiba_type_is_unit (right, "years"))
    return TRUE;
  if (left->kind == GADIBA_KIND_DATE && gadiba_type_is_unit (right, "days"))
    return TRUE;
  return fail_types (expr, error,
                     _ ("adding to a date (years, months, days) or to a month (years, months)"),
                     left, right);
}

static gboolean
check_sum (Check *check, GadibaExpr *expr, GError **error)
{
  const GadibaExpr *left = expr->first;

  if (!check_operands (check, expr, NULL, error))
    return FALSE;
  if (left->type.kind == GADIBA_KIND_DATE || left->type.kind == GADIBA_KIND_MONTH)
    return check_calendar (expr, error);
  if (left->type.kind != GADIBA_KIND_NUMBER
      || !gadiba_type_unify (&left->type, &left->next->type, &expr->type))
    return fail_types (expr, error, expr->op == GADIBA_EXPR_ADD ? _ ("adding") : _ ("subtracting"),
                       &left->type, &left->next->type);
  return TRUE;
}

static gboolean
check_product (Check *check, GadibaExpr *expr, GError **error)
{
  const GadibaType *left, *right;

  if (!check_operands (check, expr, NULL, error))
    return FALSE;
  left = &expr->first->type;
  right = &expr->first->next->type;
  if (left->kind != GADIBA_KIND_NUMBER || right->kind != GADIBA_KIND_NUMBER)
    return fail_types (expr, error, _ ("multiplying or dividing"), left, right);
  expr->type = *left;
  if (gadiba_type_is_unit (right, ""))
    {
      /* 0 × EUR is of no unit that could be told apart from 0. */
      return TRUE;
    }
  if (expr->op == GADIBA_EXPR_MULTIPLY && gadiba_type_is_unit (left, ""))
    {
      expr->type = *right;
      return TRUE;
    }
  if (expr->op == GADIBA_EXPR_DIVIDE && gadiba_type_unify (left, right, NULL))
    {
      expr->type.unit = "";
      return TRUE;
    }
  {
    g_autofree char *left_text = gadiba_type_describe (left);
    g_autofree char *right_text = gadiba_type_describe (right);
    return _gadiba_formula_fail (
        expr, error,
        _ ("%s and %s cannot be multiplied or divided; one of them must be a "
           "plain number, without a unit"),
        left_text, right_text);
  }
}

static gboolean
check_if (Check *check, GadibaExpr *expr, GError **error)
{
  GadibaExpr *condition = expr->first;
  GadibaExpr *yes = condition->next;
  GadibaExpr *no = yes->next;

  if (!check_operands (check, expr, NULL, error) || !expect (condition, &yes_no, error))
    return FALSE;
  /* missing(fact) has the type that is wanted of it. */
  if (yes->op == GADIBA_EXPR_MISSING)
    yes->type = no->type;
  if (no->op == GADIBA_EXPR_MISSING)
    no->type = yes->type;
  if (!gadiba_type_unify (&yes->type, &no->type, &expr->type))
    return fail_types (expr, error, _ ("if(condition, left, right)"), &yes->type, &no->type);
  return TRUE;
}

static gboolean
check_extreme (Check *check, GadibaExpr *expr, GError **error)
{
  if (!check_operands (check, expr, NULL, error))
    return FALSE;
  expr->type = expr->first->type;
  for (GadibaExpr *operand = expr->first; operand != NULL; operand = operand->next)
    if (operand->type.kind != GADIBA_KIND_NUMBER
        || !gadiba_type_unify (&expr->type, &operand->type, &expr->type))
      return fail_types (operand, error, _ ("min, max, abs, round or a minus"), &expr->type,
                         &operand->type);
  return TRUE;
}

static gboolean
check_aggregate (Check *check, GadibaExpr *expr, GError **error)
{
  guint n_scope = check->n_scope;
  gboolean fits = TRUE;

  if (n_scope + 2 > G_N_ELEMENTS (check->scope))
    return _gadiba_formula_fail (
        expr, error,
        _ ("too many of sum, count, any and all within one another; divide the formula "
           "into steps"));
  expr->of_person = gadiba_entity_is_owned (expr->entity) && is_bound (check, GADIBA_ENTITY_PERSON);
  bind (check, expr->entity);
  if (expr->where != NULL)
    fits = check_expr (check, expr->where, error) && expect (expr->where, &yes_no, error);
  fits = fits && check_operands (check, expr, NULL, error);
  check->n_scope = n_scope;
  if (!fits)
    return FALSE;

  expr->type = yes_no;
  if (expr->op == GADIBA_EXPR_COUNT)
    expr->type = (GadibaType){ GADIBA_KIND_NUMBER, "" };
  else if (expr->op == GADIBA_EXPR_SUM)
    {
      expr->type = expr->first->type;
      if (expr->type.kind != GADIBA_KIND_NUMBER)
        return _gadiba_formula_fail (expr->first, error, _ ("only numbers can be summed"));
    }
  else if (expr->first != NULL)
    return expect (expr->first, &yes_no, error);
  return TRUE;
}

/* at(parameter, day), reached(day, parameter): the parameter is named, not valued. */
static gboolean
check_named_parameter (Check *check, GadibaExpr *expr, GadibaExpr *parameter, GadibaExpr *day,
                       GError **error)
{
  if (!check_expr (check, parameter, error) || !check_expr (check, day, error))
    return FALSE;
  if (parameter->op != GADIBA_EXPR_PARAMETER || parameter->first != NULL)
    return _gadiba_formula_fail (parameter, error, _ ("a parameter with one value is needed here"));
  if (expr->op == GADIBA_EXPR_AT)
    {
      expr->type = parameter->type;
      if (day->type.kind != GADIBA_KIND_DATE && day->type.kind != GADIBA_KIND_MONTH)
        return _gadiba_formula_fail (day, error, _ ("a date or a month is needed here"));
      return TRUE;
    }
  expr->type = yes_no;
  if (!gadiba_type_is_unit (&parameter->type, "months"))
    return _gadiba_formula_fail (
        parameter, error, _ ("an age is compared in months; give the parameter unit=\"months\""));
  return expect (day, &date_type, error);
}

static gboolean
check_bare (Check *check, GadibaExpr *expr, GError **error)
{
  if (expr->op == GADIBA_EXPR_ASKED)
    {
      expr->type = yes_no;
      if (gadiba_book_get_benefit (check->book, expr->name) != NULL)
        return TRUE;
      return _gadiba_formula_fail (expr, error, _ ("there is no benefit “%s”"), expr->name);
    }
  expr->target = find_fact (check, expr->name);
  if (expr->target != NULL)
    return TRUE;
  return fail_name (check, expr, error);
}

static gboolean
check_calendar_call (Check *check, GadibaExpr *expr, GError **error)
{
  if (!check_operands (check, expr, NULL, error))
    return FALSE;
  switch ((int) expr->op)
    {
    case GADIBA_EXPR_AGE:
      expr->type = (GadibaType){ GADIBA_KIND_NUMBER, "years" };
      return expect (expr->first, &date_type, error);
    case GADIBA_EXPR_MONTH_OF:
      expr->type = month_type;
      return expect (expr->first, &date_type, error);
    case GADIBA_EXPR_YEAR_OF:
    case GADIBA_EXPR_MONTH_NUMBER:
      expr->type = (GadibaType){ GADIBA_KIND_NUMBER, "" };
      if (expr->first->type.kind == GADIBA_KIND_MONTH)
        return TRUE;
      return expect (expr->first, &date_type, error);
    default:
      expr->type = date_type;
      return expect (expr->first, &month_type, error);
    }
}

static gboolean
fail_unit (const Check *check, const GadibaExpr *expr, GError **error)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  const char *near;

  add_names (units, check->book->units);
  g_ptr_array_add (units, NULL);
  near = gadiba_xml_suggest (expr->type.unit, (const char *const *) units->pdata);
  if (near != NULL)
    return _gadiba_formula_fail (expr, error, _ ("“%s” is not a unit of the book; is “%s” meant?"),
                                 expr->type.unit, near);
  return _gadiba_formula_fail (
      expr, error,
      _ ("“%s” is not a unit of the book; write an operator after the number, "
         "or declare the unit"),
      expr->type.unit);
}

static gboolean
check_literal (Check *check, GadibaExpr *expr, GError **error)
{
  if (expr->type.kind != GADIBA_KIND_NUMBER || expr->type.unit == NULL || *expr->type.unit == '\0'
      || g_hash_table_contains (check->book->units, expr->type.unit))
    return TRUE;
  return fail_unit (check, expr, error);
}

static gboolean
check_logic (Check *check, GadibaExpr *expr, GError **error)
{
  expr->type = yes_no;
  return check_operands (check, expr, &yes_no, error);
}

static gboolean
check_known (Check *check, GadibaExpr *expr, GError **error)
{
  expr->type = yes_no;
  return check_operands (check, expr, NULL, error);
}

static gboolean
check_at (Check *check, GadibaExpr *expr, GError **error)
{
  return check_named_parameter (check, expr, expr->first, expr->first->next, error);
}

static gboolean
check_reached (Check *check, GadibaExpr *expr, GError **error)
{
  return check_named_parameter (check, expr, expr->first->next, expr->first, error);
}

static gboolean
check_expr (Check *check, GadibaExpr *expr, GError **error)
{
  /* Days, facts, steps and parameters only ever come from names. */
  static gboolean (*const checks[]) (Check *, GadibaExpr *, GError **) = {
    [GADIBA_EXPR_LITERAL] = check_literal,
    [GADIBA_EXPR_NAME] = check_name,
    [GADIBA_EXPR_NEGATE] = check_extreme,
    [GADIBA_EXPR_NOT] = check_logic,
    [GADIBA_EXPR_AND] = check_logic,
    [GADIBA_EXPR_OR] = check_logic,
    [GADIBA_EXPR_ADD] = check_sum,
    [GADIBA_EXPR_SUBTRACT] = check_sum,
    [GADIBA_EXPR_MULTIPLY] = check_product,
    [GADIBA_EXPR_DIVIDE] = check_product,
    [GADIBA_EXPR_EQUAL] = check_comparison,
    [GADIBA_EXPR_NOT_EQUAL] = check_comparison,
    [GADIBA_EXPR_LESS] = check_comparison,
    [GADIBA_EXPR_LESS_EQUAL] = check_comparison,
    [GADIBA_EXPR_GREATER] = check_comparison,
    [GADIBA_EXPR_GREATER_EQUAL] = check_comparison,
    [GADIBA_EXPR_IN] = check_in,
    [GADIBA_EXPR_IF] = check_if,
    [GADIBA_EXPR_MIN] = check_extreme,
    [GADIBA_EXPR_MAX] = check_extreme,
    [GADIBA_EXPR_ABS] = check_extreme,
    [GADIBA_EXPR_ROUND] = check_extreme,
    [GADIBA_EXPR_SUM] = check_aggregate,
    [GADIBA_EXPR_COUNT] = check_aggregate,
    [GADIBA_EXPR_ANY] = check_aggregate,
    [GADIBA_EXPR_ALL] = check_aggregate,
    [GADIBA_EXPR_KNOWN] = check_known,
    [GADIBA_EXPR_MISSING] = check_bare,
    [GADIBA_EXPR_AT] = check_at,
    [GADIBA_EXPR_ASKED] = check_bare,
    [GADIBA_EXPR_AGE] = check_calendar_call,
    [GADIBA_EXPR_REACHED] = check_reached,
    [GADIBA_EXPR_MONTH_OF] = check_calendar_call,
    [GADIBA_EXPR_YEAR_OF] = check_calendar_call,
    [GADIBA_EXPR_MONTH_NUMBER] = check_calendar_call,
    [GADIBA_EXPR_FIRST_DAY] = check_calendar_call,
    [GADIBA_EXPR_LAST_DAY] = check_calendar_call,
  };

  return checks[expr->op] == NULL || checks[expr->op](check, expr, error);
}

gboolean
gadiba_formula_check (const GadibaBook *book, GadibaExpr *expr, GadibaEntity entity,
                      const GadibaType *expected, const GArray *choices, GError **error)
{
  Check check = { .book = book };

  if (entity != GADIBA_ENTITY_HOUSEHOLD)
    bind (&check, entity);
  if (!check_expr (&check, expr, error))
    return FALSE;
  if (expected != NULL && !expect (expr, expected, error))
    return FALSE;
  return _gadiba_formula_check_words (expr, choices, TRUE, error);
}
