/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-columns-plan-private.h"

#include "gadiba-formula-check.h"

/* Formulas become operations on whole columns. Each is computed for the rows that it depends on and
 * no more: what is the household's is computed once for it, whatever formula it stands in. */

static gboolean
is_same_value (const GadibaValue *a, const GadibaValue *b)
{
  return a->kind == b->kind && a->known == b->known && (!a->known || gadiba_value_equal (a, b));
}

static gboolean
is_same_node (const GadibaNode *a, const GadibaNode *b)
{
  return a->op == b->op && a->of == b->of && a->kind == b->kind && a->domain == b->domain
         && a->rows == b->rows && a->first == b->first && a->second == b->second
         && a->third == b->third && a->target == b->target && is_same_value (&a->value, &b->value);
}

guint
_gadiba_compiler_add (GadibaCompiler *compiler, GadibaNode node)
{
  GArray *nodes = compiler->plan->nodes;

  for (guint i = 0; i < nodes->len; i++)
    if (is_same_node (&g_array_index (nodes, GadibaNode, i), &node))
      return i;
  g_array_append_val (nodes, node);
  return nodes->len - 1;
}

static const GadibaNode *
get_node (const GadibaCompiler *compiler, guint node)
{
  return &g_array_index (compiler->plan->nodes, GadibaNode, node);
}

guint
_gadiba_compiler_add_constant (GadibaCompiler *compiler, GadibaValue value)
{
  GadibaNode node = { .op = GADIBA_NODE_CONSTANT,
                      .kind = (GadibaKind) value.kind,
                      .domain = GADIBA_DOMAIN_ONE,
                      .first = GADIBA_NO_NODE,
                      .second = GADIBA_NO_NODE,
                      .third = GADIBA_NO_NODE,
                      .value = value };

  /* Why it is not known lives in an evaluation; words that it may be do not come from the law. */
  if (!value.known)
    node.value = GADIBA_VALUE_UNKNOWN (value.kind, NULL);
  return _gadiba_compiler_add (compiler, node);
}

static guint
add_single (GadibaCompiler *compiler, GadibaKind kind)
{
  const GadibaNode node = { .op = GADIBA_NODE_SINGLE,
                            .kind = kind,
                            .domain = GADIBA_DOMAIN_ONE,
                            .first = GADIBA_NO_NODE,
                            .second = GADIBA_NO_NODE,
                            .third = GADIBA_NO_NODE };
  return _gadiba_compiler_add (compiler, node);
}

/* Whether each row of @to belongs to one of @from. */
static gboolean
can_lift (guint from, guint to)
{
  if (from == to || from == GADIBA_DOMAIN_ONE)
    return TRUE;
  if (to == GADIBA_DOMAIN_ONE)
    return FALSE;
  if (from == GADIBA_ENTITY_HOUSEHOLD)
    return TRUE;
  if (to == GADIBA_DOMAIN_TOPPED)
    return from == GADIBA_ENTITY_PERSON || from == GADIBA_ENTITY_RECEIPT;
  return from == GADIBA_ENTITY_PERSON && gadiba_entity_is_owned ((GadibaEntity) to);
}

/* A value for all households needs no lifting: it is taken as it is. */
guint
_gadiba_compiler_lift (GadibaCompiler *compiler, guint node, guint domain)
{
  const GadibaNode *from = get_node (compiler, node);
  GadibaNode lift = { .op = GADIBA_NODE_LIFT,
                      .kind = from->kind,
                      .domain = domain,
                      .first = node,
                      .second = GADIBA_NO_NODE,
                      .third = GADIBA_NO_NODE };

  if (from->domain == domain || from->domain == GADIBA_DOMAIN_ONE)
    return node;
  if (!can_lift (from->domain, domain))
    return add_single (compiler, from->kind);
  return _gadiba_compiler_add (compiler, lift);
}

/* The rows that all operands can be had for. A row of two things, such as a person's bill, is one
 * that columns do not have. */
static gboolean
join_domains (const GadibaCompiler *compiler, const guint *nodes, guint n, guint *domain)
{
  *domain = GADIBA_DOMAIN_ONE;
  for (guint i = 0; i < n; i++)
    {
      guint other = get_node (compiler, nodes[i])->domain;
      if (can_lift (*domain, other))
        *domain = other;
      else if (!can_lift (other, *domain))
        return FALSE;
    }
  return TRUE;
}

guint
_gadiba_compiler_add_on (GadibaCompiler *compiler, GadibaNode node, guint n)
{
  guint operands[] = { node.first, node.second, node.third };

  if (!join_domains (compiler, operands, n, &node.domain))
    return add_single (compiler, node.kind);
  node.first = n > 0 ? _gadiba_compiler_lift (compiler, operands[0], node.domain) : GADIBA_NO_NODE;
  node.second = n > 1 ? _gadiba_compiler_lift (compiler, operands[1], node.domain) : GADIBA_NO_NODE;
  node.third = n > 2 ? _gadiba_compiler_lift (compiler, operands[2], node.domain) : GADIBA_NO_NODE;
  return _gadiba_compiler_add (compiler, node);
}

guint
_gadiba_compiler_add_op (GadibaCompiler *compiler, GadibaNodeOp op, GadibaKind kind, guint first,
                         guint second)
{
  const GadibaNode node = { .op = op, .kind = kind, .first = first, .second = second };
  return _gadiba_compiler_add_on (compiler, node, second == GADIBA_NO_NODE ? 1 : 2);
}

guint
_gadiba_compiler_add_truth (GadibaCompiler *compiler, gboolean yes)
{
  return _gadiba_compiler_add_constant (compiler, GADIBA_VALUE_YES_NO (yes));
}

/* --- facts and steps --- */

static guint
add_fact (GadibaCompiler *compiler, const GadibaFact *fact)
{
  const GadibaNode node = { .op = GADIBA_NODE_FACT,
                            .kind = fact->type.kind,
                            .domain = fact->entity,
                            .first = GADIBA_NO_NODE,
                            .second = GADIBA_NO_NODE,
                            .third = GADIBA_NO_NODE,
                            .target = fact };
  return _gadiba_compiler_add (compiler, node);
}

static guint
add_receipt_fact (GadibaCompiler *compiler, guint index)
{
  return add_fact (compiler, compiler->plan->book->facts[GADIBA_ENTITY_RECEIPT]->pdata[index]);
}

/* What counts of a receipt is told by its group. */
static guint
compile_counted (GadibaCompiler *compiler)
{
  const GPtrArray *groups = compiler->plan->book->income_groups;
  guint group = add_receipt_fact (compiler, GADIBA_RECEIPT_GROUP);
  guint result = add_single (compiler, GADIBA_KIND_NUMBER);

  for (guint i = groups->len; i > 0; i--)
    {
      const GadibaIncomeGroup *of = groups->pdata[i - 1];
      const GadibaValue id = { .kind = GADIBA_KIND_TEXT, .known = TRUE, .text = of->id };
      GadibaNode same = { .op = GADIBA_NODE_COMPARE,
                          .of = GADIBA_EXPR_EQUAL,
                          .kind = GADIBA_KIND_YES_NO,
                          .first = group,
                          .second = _gadiba_compiler_add_constant (compiler, id) };
      GadibaNode choice = { .op = GADIBA_NODE_IF, .kind = GADIBA_KIND_NUMBER, .third = result };
      choice.first = _gadiba_compiler_add_on (compiler, same, 2);
      choice.second = _gadiba_compiler_add_step (compiler, of->counted);
      result = _gadiba_compiler_add_on (compiler, choice, 3);
    }
  return result;
}

static guint
compile_fact (GadibaCompiler *compiler, const GadibaExpr *expr)
{
  const GadibaFact *fact = expr->target;

  if (fact->entity == GADIBA_ENTITY_CONDITION)
    {
      const GadibaStep *condition = compiler->condition;
      const GadibaValue id = { .kind = GADIBA_KIND_TEXT, .known = TRUE, .text = condition->id };
      return fact->index == GADIBA_CONDITION_MET ? _gadiba_compiler_add_step (compiler, condition)
                                                 : _gadiba_compiler_add_constant (compiler, id);
    }
  if (fact->entity != GADIBA_ENTITY_RECEIPT)
    return add_fact (compiler, fact);
  if (fact->index == GADIBA_RECEIPT_COUNTED)
    return compile_counted (compiler);
  if (compiler->topped && fact->index == GADIBA_RECEIPT_AMOUNT)
    return compiler->topped_amount;
  return add_fact (compiler, fact);
}

static guint
compile_topped (GadibaCompiler *compiler, const GadibaExpr *expr, guint amount)
{
  guint result;

  compiler->topped = TRUE;
  compiler->topped_amount = amount;
  result = _gadiba_compile (compiler, expr);
  compiler->topped = FALSE;
  return _gadiba_compiler_lift (compiler, result, GADIBA_DOMAIN_TOPPED);
}

/* Irregular receipts come on top of regular ones: with both, less what the regular ones count. */
static guint
compile_receipt (GadibaCompiler *compiler, const GadibaExpr *expr)
{
  guint amount = _gadiba_compiler_lift (
      compiler, add_receipt_fact (compiler, GADIBA_RECEIPT_AMOUNT), GADIBA_DOMAIN_TOPPED);
  guint before = _gadiba_compiler_lift (
      compiler, add_receipt_fact (compiler, GADIBA_RECEIPT_BEFORE), GADIBA_DOMAIN_TOPPED);
  GadibaNode both = { .op = GADIBA_NODE_ARITHMETIC,
                      .of = GADIBA_EXPR_ADD,
                      .kind = GADIBA_KIND_NUMBER,
                      .first = before,
                      .second = amount };
  GadibaNode node = { .op = GADIBA_NODE_TOP_UP,
                      .kind = expr->type.kind,
                      .domain = GADIBA_ENTITY_RECEIPT };

  node.first =
      _gadiba_compiler_lift (compiler, _gadiba_compile (compiler, expr), GADIBA_ENTITY_RECEIPT);
  /* Only a number can be the difference of two. */
  if (expr->type.kind != GADIBA_KIND_NUMBER)
    {
      compiler->plan->topped_unfit = TRUE;
      return node.first;
    }
  node.second = compile_topped (compiler, expr, before);
  node.third = compile_topped (compiler, expr, _gadiba_compiler_add_on (compiler, both, 2));
  return _gadiba_compiler_add (compiler, node);
}

static guint
compile_benefit (GadibaCompiler *compiler, const GadibaStep *step, const GadibaExpr *amount)
{
  const GPtrArray *conditions = step->benefit->conditions;
  guint met = _gadiba_compiler_add_truth (compiler, TRUE);

  for (guint i = 0; i < conditions->len; i++)
    met = _gadiba_compiler_add_op (compiler, GADIBA_NODE_BOTH, GADIBA_KIND_YES_NO, met,
                                   _gadiba_compiler_add_step (compiler, conditions->pdata[i]));
  return _gadiba_compiler_add_op (compiler, GADIBA_NODE_BENEFIT, GADIBA_KIND_NUMBER, met,
                                  _gadiba_compile (compiler, amount));
}

static guint
compile_step (GadibaCompiler *compiler, const GadibaStep *step)
{
  GadibaDate day = compiler->plan->terms.day;
  const GadibaFormula *formula = gadiba_step_get_formula (step, day);

  if ((step->kind == GADIBA_STEP_BENEFIT && !gadiba_benefit_is_in_force (step->benefit, day))
      || formula == NULL)
    return _gadiba_compiler_add_constant (compiler, GADIBA_VALUE_UNKNOWN (step->type.kind, NULL));
  if (step->kind == GADIBA_STEP_BENEFIT)
    return compile_benefit (compiler, step, formula->expr);
  if (step->entity == GADIBA_ENTITY_RECEIPT)
    return compile_receipt (compiler, formula->expr);
  return _gadiba_compile (compiler, formula->expr);
}

guint
_gadiba_compiler_add_step (GadibaCompiler *compiler, const GadibaStep *step)
{
  guint *node = &compiler->plan->step_nodes[step->index];
  GadibaCompiler own = { .plan = compiler->plan, .law = compiler->law };

  /* Of a receipt that tops another the single way computes steps with an amount put in. */
  if (compiler->topped && step->entity == GADIBA_ENTITY_RECEIPT)
    compiler->plan->topped_unfit = TRUE;
  /* One of each condition has a node for each. */
  if (step->entity == GADIBA_ENTITY_CONDITION)
    {
      own.condition = compiler->condition;
      *node = GADIBA_NO_NODE;
    }
  if (*node == GADIBA_NO_NODE)
    {
      *node = compile_step (&own, step);
      if (step->type.kind == GADIBA_KIND_NUMBER)
        *node = _gadiba_compiler_add_op (&own, GADIBA_NODE_PLAIN, GADIBA_KIND_NUMBER, *node,
                                         GADIBA_NO_NODE);
    }
  return *node;
}

/* --- formulas --- */

static guint
compile_two (GadibaCompiler *compiler, const GadibaExpr *expr, GadibaNodeOp op)
{
  GadibaNode node = { .op = op, .of = expr->op, .kind = expr->type.kind };

  node.first = _gadiba_compile (compiler, expr->first);
  node.second = _gadiba_compile (compiler, expr->first->next);
  if (op == GADIBA_NODE_ARITHMETIC && expr->first->type.kind != GADIBA_KIND_NUMBER)
    {
      node.op = GADIBA_NODE_ADD_TO_CALENDAR;
      node.target = expr;
    }
  return _gadiba_compiler_add_on (compiler, node, 2);
}

static guint
compile_if (GadibaCompiler *compiler, const GadibaExpr *expr)
{
  GadibaNode node = { .op = GADIBA_NODE_IF, .kind = expr->type.kind };

  node.first = _gadiba_compile (compiler, expr->first);
  node.second = _gadiba_compile (compiler, expr->first->next);
  node.third = _gadiba_compile (compiler, expr->first->next->next);
  return _gadiba_compiler_add_on (compiler, node, 3);
}

static guint
compile_extreme (GadibaCompiler *compiler, const GadibaExpr *expr)
{
  guint result = _gadiba_compile (compiler, expr->first);

  for (const GadibaExpr *operand = expr->first->next; operand != NULL; operand = operand->next)
    {
      GadibaNode node = { .op = GADIBA_NODE_EXTREME,
                          .of = expr->op,
                          .kind = GADIBA_KIND_NUMBER,
                          .first = result,
                          .second = _gadiba_compile (compiler, operand) };
      result = _gadiba_compiler_add_on (compiler, node, 2);
    }
  return result;
}

/* With one operand; @target: what else the operation needs to know. */
static guint
compile_one (GadibaCompiler *compiler, const GadibaExpr *expr, GadibaNodeOp op,
             const GadibaExpr *operand, gconstpointer target)
{
  const GadibaNode node = { .op = op,
                            .of = expr->op,
                            .kind = expr->type.kind,
                            .first = _gadiba_compile (compiler, operand),
                            .target = target };
  return _gadiba_compiler_add_on (compiler, node, 1);
}

static guint
compile_negate (GadibaCompiler *compiler, const GadibaExpr *expr)
{
  const GadibaNode node = { .op = GADIBA_NODE_ARITHMETIC,
                            .of = GADIBA_EXPR_SUBTRACT,
                            .kind = GADIBA_KIND_NUMBER,
                            .first = _gadiba_compiler_add_constant (
                                compiler, GADIBA_VALUE_NUMBER (GADIBA_NUMBER (0))),
                            .second = _gadiba_compile (compiler, expr->first) };
  return _gadiba_compiler_add_on (compiler, node, 2);
}

static guint
compile_asked (GadibaCompiler *compiler, const GadibaExpr *expr)
{
  const GadibaNode node = { .op = GADIBA_NODE_ASKED,
                            .kind = GADIBA_KIND_YES_NO,
                            .domain = GADIBA_ENTITY_HOUSEHOLD,
                            .first = GADIBA_NO_NODE,
                            .second = GADIBA_NO_NODE,
                            .third = GADIBA_NO_NODE,
                            .target = gadiba_book_get_benefit (compiler->plan->book, expr->name) };
  return _gadiba_compiler_add (compiler, node);
}

static guint
compile_parameter (GadibaCompiler *compiler, const GadibaExpr *expr)
{
  GadibaDate day = compiler->plan->terms.day;

  if (expr->first == NULL)
    return _gadiba_compiler_add_constant (
        compiler, _gadiba_evaluation_find_value (compiler->law, expr->target, NULL, day));
  return compile_one (compiler, expr, GADIBA_NODE_LOOKUP, expr->first, expr->target);
}

static guint
compile_named (GadibaCompiler *compiler, const GadibaExpr *expr)
{
  switch ((int) expr->op)
    {
    case GADIBA_EXPR_LITERAL:
      return _gadiba_compiler_add_constant (compiler, expr->literal);
    case GADIBA_EXPR_DAY:
      return _gadiba_compiler_add_constant (compiler,
                                            GADIBA_VALUE_DATE (compiler->plan->terms.day));
    case GADIBA_EXPR_FACT:
      return compile_fact (compiler, expr);
    case GADIBA_EXPR_STEP:
      return _gadiba_compiler_add_step (compiler, expr->target);
    case GADIBA_EXPR_PARAMETER:
      return compile_parameter (compiler, expr);
    case GADIBA_EXPR_ASKED:
      return compile_asked (compiler, expr);
    default:
      return _gadiba_compiler_add_constant (compiler, GADIBA_VALUE_UNKNOWN (expr->type.kind, NULL));
    }
}

static guint
compile_call (GadibaCompiler *compiler, const GadibaExpr *expr)
{
  const GadibaExpr *first = expr->first;

  switch ((int) expr->op)
    {
    case GADIBA_EXPR_NOT:
      return compile_one (compiler, expr, GADIBA_NODE_NOT, first, NULL);
    case GADIBA_EXPR_IN:
      return compile_one (compiler, expr, GADIBA_NODE_IN, first, expr);
    case GADIBA_EXPR_ABS:
      return compile_one (compiler, expr, GADIBA_NODE_ABS, first, NULL);
    case GADIBA_EXPR_ROUND:
      return compile_one (compiler, expr, GADIBA_NODE_ROUND, first, expr);
    case GADIBA_EXPR_KNOWN:
      return compile_one (compiler, expr, GADIBA_NODE_KNOWN, first, NULL);
    case GADIBA_EXPR_AT:
      return compile_one (compiler, expr, GADIBA_NODE_AT, first->next, first->target);
    case GADIBA_EXPR_REACHED:
      _gadiba_compiler_add_reach (compiler, first->next->target);
      return compile_one (compiler, expr, GADIBA_NODE_REACHED, first, first->next->target);
    case GADIBA_EXPR_AGE:
      return compile_one (compiler, expr, GADIBA_NODE_AGE, first, NULL);
    default:
      return compile_one (compiler, expr, GADIBA_NODE_CALENDAR, first, expr);
    }
}

guint
_gadiba_compile (GadibaCompiler *compiler, const GadibaExpr *expr)
{
  if (expr->op >= GADIBA_EXPR_SUM && expr->op <= GADIBA_EXPR_ALL)
    return _gadiba_compiler_add_aggregate (compiler, expr);
  if (expr->op >= GADIBA_EXPR_EQUAL && expr->op <= GADIBA_EXPR_GREATER_EQUAL)
    return compile_two (compiler, expr, GADIBA_NODE_COMPARE);
  if (expr->op >= GADIBA_EXPR_ADD && expr->op <= GADIBA_EXPR_DIVIDE)
    return compile_two (compiler, expr, GADIBA_NODE_ARITHMETIC);
  switch ((int) expr->op)
    {
    case GADIBA_EXPR_LITERAL:
    case GADIBA_EXPR_DAY:
    case GADIBA_EXPR_FACT:
    case GADIBA_EXPR_STEP:
    case GADIBA_EXPR_PARAMETER:
    case GADIBA_EXPR_ASKED:
    case GADIBA_EXPR_MISSING:
      return compile_named (compiler, expr);
    case GADIBA_EXPR_AND:
      return compile_two (compiler, expr, GADIBA_NODE_AND);
    case GADIBA_EXPR_OR:
      return compile_two (compiler, expr, GADIBA_NODE_OR);
    case GADIBA_EXPR_IF:
      return compile_if (compiler, expr);
    case GADIBA_EXPR_MIN:
    case GADIBA_EXPR_MAX:
      return compile_extreme (compiler, expr);
    case GADIBA_EXPR_NEGATE:
      return compile_negate (compiler, expr);
    default:
      return compile_call (compiler, expr);
    }
}
