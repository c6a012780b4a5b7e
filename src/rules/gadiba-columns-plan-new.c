/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-columns-plan-private.h"

#include "gadiba-formula-check.h"

/* A plan from its wanted steps, and the parts of it that are worked out once: sums over rows, who
 * is left out, ages. */

/* --- aggregates --- */

/* Who belongs to the household, as rows of @entity. */
static guint
add_counted (GadibaCompiler *compiler, GadibaEntity entity)
{
  const GadibaNode node = { .op = GADIBA_NODE_COUNTED,
                            .kind = GADIBA_KIND_YES_NO,
                            .domain = GADIBA_ENTITY_PERSON,
                            .first = GADIBA_NO_NODE,
                            .second = GADIBA_NO_NODE,
                            .third = GADIBA_NO_NODE };

  if (entity != GADIBA_ENTITY_PERSON && !gadiba_entity_is_owned (entity))
    return _gadiba_compiler_add_truth (compiler, TRUE);
  return _gadiba_compiler_lift (compiler, _gadiba_compiler_add (compiler, node), entity);
}

static guint
add_and (GadibaCompiler *compiler, guint left, guint right)
{
  return _gadiba_compiler_add_op (compiler, GADIBA_NODE_AND, GADIBA_KIND_YES_NO, left, right);
}

static guint
add_not (GadibaCompiler *compiler, guint node)
{
  return _gadiba_compiler_add_op (compiler, GADIBA_NODE_NOT, GADIBA_KIND_YES_NO, node,
                                  GADIBA_NO_NODE);
}

/* Which rows the aggregate is about. */
static guint
compile_belongs (GadibaCompiler *compiler, const GadibaExpr *expr, guint counted)
{
  return expr->where == NULL ? counted
                             : add_and (compiler, counted, _gadiba_compile (compiler, expr->where));
}

/* What any looks for, and what breaks all. */
static guint
compile_looked_for (GadibaCompiler *compiler, const GadibaExpr *expr, guint belongs)
{
  guint has = expr->first != NULL ? _gadiba_compile (compiler, expr->first)
                                  : _gadiba_compiler_add_truth (compiler, TRUE);

  if (expr->op == GADIBA_EXPR_ALL)
    has = add_not (compiler, has);
  return add_and (compiler, belongs, has);
}

/* The conditions are known beforehand: each has its own part of the formula. */
static guint
compile_over_conditions (GadibaCompiler *compiler, const GadibaExpr *expr)
{
  const GPtrArray *conditions = compiler->plan->book->conditions;
  gboolean counts = expr->op == GADIBA_EXPR_COUNT;
  const GadibaStep *outer = compiler->condition;
  guint result =
      counts ? _gadiba_compiler_add_constant (compiler, GADIBA_VALUE_NUMBER (GADIBA_NUMBER (0)))
             : _gadiba_compiler_add_truth (compiler, FALSE);

  for (guint i = 0; i < conditions->len; i++)
    {
      guint belongs;
      compiler->condition = conditions->pdata[i];
      belongs = compile_belongs (compiler, expr, _gadiba_compiler_add_truth (compiler, TRUE));
      if (counts)
        result = _gadiba_compiler_add_op (compiler, GADIBA_NODE_COUNT_ONE, GADIBA_KIND_NUMBER,
                                          result, belongs);
      else
        result = _gadiba_compiler_add_op (compiler, GADIBA_NODE_OR, GADIBA_KIND_YES_NO, result,
                                          compile_looked_for (compiler, expr, belongs));
    }
  compiler->condition = outer;
  return expr->op == GADIBA_EXPR_ALL ? add_not (compiler, result) : result;
}

guint
_gadiba_compiler_add_aggregate (GadibaCompiler *compiler, const GadibaExpr *expr)
{
  GadibaNode node = { .kind = expr->type.kind,
                      .rows = expr->entity,
                      .domain = expr->of_person ? GADIBA_ENTITY_PERSON : GADIBA_ENTITY_HOUSEHOLD,
                      .second = GADIBA_NO_NODE,
                      .third = GADIBA_NO_NODE };
  guint belongs;

  if (expr->entity == GADIBA_ENTITY_CONDITION && expr->op == GADIBA_EXPR_SUM)
    {
      node.op = GADIBA_NODE_SINGLE;
      node.first = GADIBA_NO_NODE;
      return _gadiba_compiler_add (compiler, node);
    }
  if (expr->entity == GADIBA_ENTITY_CONDITION)
    return compile_over_conditions (compiler, expr);
  belongs = compile_belongs (compiler, expr, add_counted (compiler, expr->entity));
  if (expr->op == GADIBA_EXPR_SUM)
    {
      node.op = GADIBA_NODE_SUM;
      node.first = _gadiba_compiler_lift (compiler, belongs, expr->entity);
      node.second =
          _gadiba_compiler_lift (compiler, _gadiba_compile (compiler, expr->first), expr->entity);
      return _gadiba_compiler_add (compiler, node);
    }
  node.op = expr->op == GADIBA_EXPR_COUNT ? GADIBA_NODE_COUNT : GADIBA_NODE_ANY;
  if (expr->op != GADIBA_EXPR_COUNT)
    belongs = compile_looked_for (compiler, expr, belongs);
  node.first = _gadiba_compiler_lift (compiler, belongs, expr->entity);
  return expr->op == GADIBA_EXPR_ALL ? add_not (compiler, _gadiba_compiler_add (compiler, node))
                                     : _gadiba_compiler_add (compiler, node);
}

/* --- ages --- */

/* Returns: the last day of birth for which @is holds, which it does for all earlier ones */
static GadibaDate
find_last (gboolean (*is) (gpointer data, GadibaDate born), gpointer data)
{
  GadibaDate low = GADIBA_FIRST_DAY - 1;
  GadibaDate high = GADIBA_LAST_DAY;

  while (low < high)
    {
      GadibaDate middle = low + (high - low + 1) / 2;
      if (is (data, middle))
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

typedef struct
{
  GadibaEvaluation *law;
  const GadibaParameter *parameter;
  int years;
} Age;

static gboolean
has_reached (gpointer data, GadibaDate born)
{
  const Age *age = data;
  const GadibaValue day = GADIBA_VALUE_DATE (born);
  GadibaValue value;

  _gadiba_evaluate_reached_by (age->law, age->parameter, &day, &value);
  return value.known && value.yes;
}

static gboolean
is_of_age (gpointer data, GadibaDate born)
{
  const Age *age = data;
  return gadiba_date_age_in_years (born, age->law->terms.day) >= age->years;
}

void
_gadiba_compiler_add_reach (GadibaCompiler *compiler, const GadibaParameter *parameter)
{
  Age age = { .law = compiler->law, .parameter = parameter };
  const GadibaValue last = GADIBA_VALUE_DATE (GADIBA_LAST_DAY);
  GadibaReach reach = { .parameter = parameter, .otherwise = GADIBA_TRUTH_NO };
  GadibaValue value;

  for (guint i = 0; i < compiler->plan->reaches->len; i++)
    if (g_array_index (compiler->plan->reaches, GadibaReach, i).parameter == parameter)
      return;
  _gadiba_evaluate_reached_by (compiler->law, parameter, &last, &value);
  if (!value.known)
    reach.otherwise = GADIBA_TRUTH_MAYBE;
  reach.last = find_last (has_reached, &age);
  g_array_append_val (compiler->plan->reaches, reach);
}

static void
find_ages (GadibaColumnPlan *plan, GadibaEvaluation *law)
{
  Age age = { .law = law };

  for (age.years = 0; age.years <= GADIBA_MAX_AGE; age.years++)
    plan->ages[age.years] = find_last (is_of_age, &age);
}

/* --- the plan --- */

GadibaEvaluation *
_gadiba_column_plan_new_law (const GadibaColumnPlan *plan)
{
  GadibaEvaluation *law = g_new0 (GadibaEvaluation, 1);

  law->book = plan->book;
  law->terms = plan->terms;
  return law;
}

static void
find_norms (GadibaColumnPlan *plan)
{
  for (guint i = 0; i < plan->book->cost_items->len; i++)
    {
      const GadibaCostItem *item = plan->book->cost_items->pdata[i];
      g_ptr_array_add (plan->norms, (gpointer) gadiba_cost_item_get_norm (item, plan->terms.day));
    }
}

static void
compile_all (GadibaCompiler *compiler)
{
  GadibaColumnPlan *plan = compiler->plan;

  for (guint i = 0; i < plan->book->exclusions->len; i++)
    {
      guint node = _gadiba_compiler_lift (
          compiler, _gadiba_compiler_add_step (compiler, plan->book->exclusions->pdata[i]),
          GADIBA_ENTITY_PERSON);
      g_array_append_val (plan->exclusions, node);
    }
  for (guint i = 0; i < plan->steps->len; i++)
    {
      guint node = _gadiba_compiler_lift (
          compiler, _gadiba_compiler_add_step (compiler, plan->steps->pdata[i]),
          GADIBA_ENTITY_HOUSEHOLD);
      g_array_append_val (plan->wanted, node);
    }
}

GadibaColumnPlan *
gadiba_column_plan_new (const GadibaBook *book, const GadibaTerms *terms,
                        const GadibaStep *const *wanted, guint n_wanted)
{
  GadibaColumnPlan *self;
  g_autoptr (GadibaEvaluation) law = NULL;
  GadibaCompiler compiler = { 0 };

  g_return_val_if_fail (terms->day != GADIBA_DATE_NONE, NULL);
  self = g_new0 (GadibaColumnPlan, 1);
  self->book = book;
  self->terms = *terms;
  self->nodes = g_array_new (FALSE, TRUE, sizeof (GadibaNode));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  self->exclusions = g_array_new (FALSE, FALSE, sizeof (guint));
  self->reaches = g_array_new (FALSE, FALSE, sizeof (GadibaReach));
  self->norms = g_ptr_array_new ();
  self->steps = g_ptr_array_new ();
  for (guint i = 0; i < n_wanted; i++)
    g_ptr_array_add (self->steps, (gpointer) wanted[i]);
  self->step_nodes = g_new (guint, book->steps->len + 1);
  for (guint i = 0; i < book->steps->len; i++)
    self->step_nodes[i] = GADIBA_NO_NODE;
  law = _gadiba_column_plan_new_law (self);
  compiler.plan = self;
  compiler.law = law;
  self->no_windows = !_gadiba_evaluation_get_window (law, "income.window", &self->window, NULL)
                     || !_gadiba_evaluation_get_window (law, "income.window-irregular",
                                                        &self->window_irregular, NULL);
  find_ages (self, law);
  find_norms (self);
  compile_all (&compiler);
  return self;
}

void
gadiba_column_plan_free (GadibaColumnPlan *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->nodes);
  g_array_unref (self->wanted);
  g_array_unref (self->exclusions);
  g_array_unref (self->reaches);
  g_ptr_array_unref (self->norms);
  g_ptr_array_unref (self->steps);
  g_free (self->step_nodes);
  g_free (self);
}
