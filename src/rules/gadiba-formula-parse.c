/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-formula.h"

#include "gadiba-formula-lexer.h"
#include "gadiba-rules-private.h"

/* Brackets and conditions within one another; deeper is a mistake, or meant to be one. */
#define MAX_DEPTH 40
/* Operators of one formula: a longer one is a row of steps. */
#define MAX_OPERATORS 120

typedef struct
{
  const GArray *tokens;
  guint at;
  guint depth;
  guint operators;
} Parser;

static GadibaExpr *parse_or (Parser *parser, GError **error);

static const GadibaToken *
get_token (const Parser *parser)
{
  return &g_array_index (parser->tokens, GadibaToken, parser->at);
}

static gboolean
is_sign (const Parser *parser, char sign)
{
  const GadibaToken *token = get_token (parser);
  return token->kind == TOKEN_SIGN && token->sign == sign;
}

static gboolean
is_name (const Parser *parser, const char *name)
{
  const GadibaToken *token = get_token (parser);
  return token->kind == TOKEN_NAME && g_str_equal (token->text, name);
}

static gboolean
take_sign (Parser *parser, char sign)
{
  if (!is_sign (parser, sign))
    return FALSE;
  parser->at++;
  return TRUE;
}

static gboolean
take_name (Parser *parser, const char *name)
{
  if (!is_name (parser, name))
    return FALSE;
  parser->at++;
  return TRUE;
}

static GadibaExpr *
fail (const Parser *parser, GError **error, const char *expected)
{
  const GadibaToken *token = get_token (parser);

  if (token->kind == TOKEN_END)
    g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_FORMULA,
                 _ ("the formula ends too early; %s is expected"), expected);
  else
    g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_FORMULA,
                 _ ("character %u of the formula: %s is expected here"), token->column, expected);
  return NULL;
}

static GadibaExpr *
fail_depth (GError **error)
{
  g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_FORMULA,
               _ ("the formula is nested deeper than %d levels; divide it into steps"), MAX_DEPTH);
  return NULL;
}

static gboolean
expect_sign (Parser *parser, char sign, GError **error)
{
  char expected[] = { '"', sign, '"', '\0' };

  if (take_sign (parser, sign))
    return TRUE;
  fail (parser, error, expected);
  return FALSE;
}

static GadibaExpr *
new_expr (GadibaExprOp op, guint column)
{
  GadibaExpr *expr = g_new0 (GadibaExpr, 1);
  expr->op = op;
  expr->column = column;
  return expr;
}

static GadibaExpr *
new_unary (GadibaExprOp op, guint column, GadibaExpr *operand)
{
  GadibaExpr *expr = new_expr (op, column);
  expr->first = operand;
  return expr;
}

static GadibaExpr *
new_binary (GadibaExprOp op, guint column, GadibaExpr *left, GadibaExpr *right)
{
  GadibaExpr *expr = new_unary (op, column, left);
  left->next = right;
  return expr;
}

void
gadiba_expr_free (GadibaExpr *expr)
{
  while (expr != NULL)
    {
      GadibaExpr *next = expr->next;
      gadiba_expr_free (expr->first);
      gadiba_expr_free (expr->where);
      g_free (expr);
      expr = next;
    }
}

/* Operands between brackets, the opening one already taken, appended to @expr. */
static gboolean
parse_operands (Parser *parser, GadibaExpr *expr, guint min, guint max, GError **error)
{
  GadibaExpr **end = &expr->first;
  guint n = 0;

  while (*end != NULL)
    end = &(*end)->next;
  do
    {
      *end = parse_or (parser, error);
      if (*end == NULL)
        return FALSE;
      end = &(*end)->next;
      n++;
    }
  while (take_sign (parser, ','));

  if (!expect_sign (parser, ')', error))
    return FALSE;
  if (n >= min && n <= max)
    return TRUE;
  g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_FORMULA,
               _ ("character %u of the formula: between the brackets stand %u parts; there must be "
                  "from %u to %u"),
               expr->column, n, min, max);
  return FALSE;
}

/* COLLECTION [where CONDITION] [, WHAT]: the bracket is already taken. */
static gboolean
parse_aggregate (Parser *parser, GadibaExpr *expr, GError **error)
{
  const GadibaToken *token = get_token (parser);
  gboolean needs_what = expr->op == GADIBA_EXPR_SUM || expr->op == GADIBA_EXPR_ALL;

  expr->entity =
      token->kind == TOKEN_NAME ? gadiba_entity_from_plural (token->text) : GADIBA_N_ENTITIES;
  if (expr->entity == GADIBA_N_ENTITIES)
    {
      fail (parser, error, _ ("what to go through (persons, incomes, receipts, bills, …)"));
      return FALSE;
    }
  parser->at++;
  if (take_name (parser, "where"))
    {
      expr->where = parse_or (parser, error);
      if (expr->where == NULL)
        return FALSE;
    }
  if (is_sign (parser, ',') && expr->op != GADIBA_EXPR_COUNT)
    {
      parser->at++;
      return parse_operands (parser, expr, 1, 1, error);
    }
  if (needs_what)
    {
      fail (parser, error, _ ("a comma and what to take of each"));
      return FALSE;
    }
  return expect_sign (parser, ')', error);
}

/* X, STEP, MODE: the bracket is already taken. */
static gboolean
parse_round (Parser *parser, GadibaExpr *expr, GError **error)
{
  static const char *const modes[] = { "half-up", "half-even", "up", "down" };
  const GadibaToken *token;

  expr->first = parse_or (parser, error);
  if (expr->first == NULL || !expect_sign (parser, ',', error))
    return FALSE;
  token = get_token (parser);
  if (token->kind != TOKEN_NUMBER || token->number.num <= 0)
    {
      fail (parser, error, _ ("the step to round to, such as 0.01,"));
      return FALSE;
    }
  expr->literal = GADIBA_VALUE_NUMBER (token->number);
  parser->at++;
  if (!expect_sign (parser, ',', error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (take_name (parser, modes[i]))
      {
        expr->mode = (GadibaRounding) i;
        return expect_sign (parser, ')', error);
      }
  fail (parser, error, _ ("the rounding (half-up, half-even, up or down)"));
  return FALSE;
}

/* The name of a fact or benefit as such, not its value: the bracket is already taken. */
static gboolean
parse_bare_name (Parser *parser, GadibaExpr *expr, GError **error)
{
  const GadibaToken *token = get_token (parser);

  if (token->kind != TOKEN_NAME)
    {
      fail (parser, error, _ ("a name"));
      return FALSE;
    }
  expr->name = g_intern_string (token->text);
  parser->at++;
  return expect_sign (parser, ')', error);
}

static gboolean
parse_call_rest (Parser *parser, GadibaExpr *expr, guint min, guint max, GError **error)
{
  switch ((int) expr->op)
    {
    case GADIBA_EXPR_SUM:
    case GADIBA_EXPR_COUNT:
    case GADIBA_EXPR_ANY:
    case GADIBA_EXPR_ALL:
      return parse_aggregate (parser, expr, error);
    case GADIBA_EXPR_ROUND:
      return parse_round (parser, expr, error);
    case GADIBA_EXPR_MISSING:
    case GADIBA_EXPR_ASKED:
      return parse_bare_name (parser, expr, error);
    default:
      return parse_operands (parser, expr, min, max, error);
    }
}

static GadibaExpr *
parse_call (Parser *parser, const char *name, guint column, GError **error)
{
  static const struct
  {
    const char *name;
    GadibaExprOp op;
    guint min, max;
  } functions[] = {
    { "if", GADIBA_EXPR_IF, 3, 3 },
    { "min", GADIBA_EXPR_MIN, 2, 9 },
    { "max", GADIBA_EXPR_MAX, 2, 9 },
    { "abs", GADIBA_EXPR_ABS, 1, 1 },
    { "round", GADIBA_EXPR_ROUND, 0, 0 },
    { "sum", GADIBA_EXPR_SUM, 0, 0 },
    { "count", GADIBA_EXPR_COUNT, 0, 0 },
    { "any", GADIBA_EXPR_ANY, 0, 0 },
    { "all", GADIBA_EXPR_ALL, 0, 0 },
    { "known", GADIBA_EXPR_KNOWN, 1, 1 },
    { "missing", GADIBA_EXPR_MISSING, 0, 0 },
    { "at", GADIBA_EXPR_AT, 2, 2 },
    { "asked", GADIBA_EXPR_ASKED, 0, 0 },
    { "age", GADIBA_EXPR_AGE, 1, 1 },
    { "reached", GADIBA_EXPR_REACHED, 2, 2 },
    { "month-of", GADIBA_EXPR_MONTH_OF, 1, 1 },
    { "year-of", GADIBA_EXPR_YEAR_OF, 1, 1 },
    { "month-number", GADIBA_EXPR_MONTH_NUMBER, 1, 1 },
    { "first-day", GADIBA_EXPR_FIRST_DAY, 1, 1 },
    { "last-day", GADIBA_EXPR_LAST_DAY, 1, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (g_str_equal (functions[i].name, name))
      {
        g_autoptr (GadibaExpr) expr = new_expr (functions[i].op, column);
        if (!parse_call_rest (parser, expr, functions[i].min, functions[i].max, error))
          return NULL;
        return g_steal_pointer (&expr);
      }
  g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_FORMULA,
               _ ("character %u of the formula: there is no function “%s”; there are if, min, max, "
                  "abs, round, sum, count, any, all, known, missing, at, asked, age, reached, "
                  "month-of, year-of, month-number, first-day and last-day"),
               column, name);
  return NULL;
}

static GadibaExpr *
parse_number (Parser *parser)
{
  const GadibaToken *token = get_token (parser);
  GadibaExpr *expr = new_expr (GADIBA_EXPR_LITERAL, token->column);

  expr->literal = GADIBA_VALUE_NUMBER (token->number);
  expr->type = (GadibaType){ GADIBA_KIND_NUMBER, token->number.num == 0 ? NULL : "" };
  parser->at++;
  /* A unit may follow: 18 years. Which units there are is the book's business. */
  token = get_token (parser);
  if (token->kind == TOKEN_NAME && !is_name (parser, "and") && !is_name (parser, "or")
      && !is_name (parser, "where") && !is_name (parser, "in"))
    {
      expr->type.unit = g_intern_string (token->text);
      parser->at++;
    }
  return expr;
}

static GadibaExpr *
parse_name (Parser *parser, GError **error)
{
  const GadibaToken *token = get_token (parser);
  GadibaExpr *expr;

  parser->at++;
  if (g_str_equal (token->text, "yes") || g_str_equal (token->text, "no"))
    {
      expr = new_expr (GADIBA_EXPR_LITERAL, token->column);
      expr->literal = GADIBA_VALUE_YES_NO (g_str_equal (token->text, "yes"));
      expr->type.kind = GADIBA_KIND_YES_NO;
      return expr;
    }
  if (take_sign (parser, '('))
    return parse_call (parser, token->text, token->column, error);

  expr = new_expr (GADIBA_EXPR_NAME, token->column);
  expr->name = g_intern_string (token->text);
  if (take_sign (parser, '['))
    {
      expr->first = parse_or (parser, error);
      if (expr->first == NULL || !expect_sign (parser, ']', error))
        g_clear_pointer (&expr, gadiba_expr_free);
    }
  return expr;
}

static GadibaExpr *
parse_primary (Parser *parser, GError **error)
{
  const GadibaToken *token = get_token (parser);
  g_autoptr (GadibaExpr) expr = NULL;

  if (token->kind == TOKEN_NUMBER)
    return parse_number (parser);
  if (token->kind == TOKEN_NAME)
    return parse_name (parser, error);
  if (token->kind == TOKEN_WORD)
    {
      expr = new_expr (GADIBA_EXPR_LITERAL, token->column);
      expr->literal = GADIBA_VALUE_TEXT (token->text);
      expr->type.kind = GADIBA_KIND_TEXT;
      parser->at++;
      return g_steal_pointer (&expr);
    }
  if (!take_sign (parser, '('))
    return fail (parser, error, _ ("a number, a name, a \"word\" or a bracket"));
  expr = parse_or (parser, error);
  if (expr == NULL || !expect_sign (parser, ')', error))
    return NULL;
  return g_steal_pointer (&expr);
}

static GadibaExpr *
parse_negated (Parser *parser, GError **error)
{
  guint column = get_token (parser)->column;
  GadibaExpr *operand;

  if (!take_sign (parser, '-'))
    return parse_primary (parser, error);
  operand = parse_primary (parser, error);
  return operand != NULL ? new_unary (GADIBA_EXPR_NEGATE, column, operand) : NULL;
}

/* A chain of operators makes a tree as deep as it is long. */
static gboolean
count_operator (Parser *parser, GError **error)
{
  if (++parser->operators <= MAX_OPERATORS)
    return TRUE;
  g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_FORMULA,
               _ ("the formula has more than %d operators; divide it into steps"), MAX_OPERATORS);
  return FALSE;
}

/* One level of operators that are read from left to right. */
static GadibaExpr *
parse_left (Parser *parser, const char *signs, const GadibaExprOp *ops,
            GadibaExpr *(*parse_next) (Parser *, GError **), GError **error)
{
  g_autoptr (GadibaExpr) left = parse_next (parser, error);

  while (left != NULL)
    {
      guint column = get_token (parser)->column;
      guint i = 0;
      GadibaExpr *right;

      while (signs[i] != '\0' && !is_sign (parser, signs[i]))
        i++;
      if (signs[i] == '\0')
        break;
      parser->at++;
      if (!count_operator (parser, error))
        return NULL;
      right = parse_next (parser, error);
      if (right == NULL)
        return NULL;
      left = new_binary (ops[i], column, left, right);
    }
  return g_steal_pointer (&left);
}

static GadibaExpr *
parse_product (Parser *parser, GError **error)
{
  static const GadibaExprOp ops[] = { GADIBA_EXPR_MULTIPLY, GADIBA_EXPR_DIVIDE };
  return parse_left (parser, "*/", ops, parse_negated, error);
}

static GadibaExpr *
parse_total (Parser *parser, GError **error)
{
  static const GadibaExprOp ops[] = { GADIBA_EXPR_ADD, GADIBA_EXPR_SUBTRACT };
  return parse_left (parser, "+-", ops, parse_product, error);
}

/* a = b, a in ("x", "y"); comparisons are not chained */
static GadibaExpr *
parse_comparison (Parser *parser, GError **error)
{
  static const char signs[] = "=N<L>G";
  g_autoptr (GadibaExpr) left = parse_total (parser, error);
  guint column = get_token (parser)->column;
  GadibaExpr *right;

  if (left == NULL)
    return NULL;
  if (take_name (parser, "in"))
    {
      GadibaExpr *expr = new_unary (GADIBA_EXPR_IN, column, g_steal_pointer (&left));
      if (!expect_sign (parser, '(', error) || !parse_operands (parser, expr, 1, 40, error))
        g_clear_pointer (&expr, gadiba_expr_free);
      return expr;
    }
  for (guint i = 0; signs[i] != '\0'; i++)
    if (take_sign (parser, signs[i]))
      {
        right = parse_total (parser, error);
        if (right == NULL)
          return NULL;
        return new_binary ((GadibaExprOp) (GADIBA_EXPR_EQUAL + i), column, g_steal_pointer (&left),
                           right);
      }
  return g_steal_pointer (&left);
}

static GadibaExpr *
parse_not (Parser *parser, GError **error)
{
  guint column = get_token (parser)->column;
  GadibaExpr *operand;

  if (!take_name (parser, "not"))
    return parse_comparison (parser, error);
  if (++parser->depth > MAX_DEPTH)
    return fail_depth (error);
  operand = parse_not (parser, error);
  parser->depth--;
  return operand != NULL ? new_unary (GADIBA_EXPR_NOT, column, operand) : NULL;
}

static GadibaExpr *
parse_and (Parser *parser, GError **error)
{
  g_autoptr (GadibaExpr) left = parse_not (parser, error);

  while (left != NULL && is_name (parser, "and"))
    {
      guint column = get_token (parser)->column;
      GadibaExpr *right;

      parser->at++;
      if (!count_operator (parser, error))
        return NULL;
      right = parse_not (parser, error);
      if (right == NULL)
        return NULL;
      left = new_binary (GADIBA_EXPR_AND, column, left, right);
    }
  return g_steal_pointer (&left);
}

static GadibaExpr *
parse_or (Parser *parser, GError **error)
{
  g_autoptr (GadibaExpr) left = NULL;

  if (++parser->depth > MAX_DEPTH)
    return fail_depth (error);
  left = parse_and (parser, error);
  while (left != NULL && is_name (parser, "or"))
    {
      guint column = get_token (parser)->column;
      GadibaExpr *right;

      parser->at++;
      if (!count_operator (parser, error))
        return NULL;
      right = parse_and (parser, error);
      if (right == NULL)
        return NULL;
      left = new_binary (GADIBA_EXPR_OR, column, left, right);
    }
  parser->depth--;
  return g_steal_pointer (&left);
}

GadibaExpr *
gadiba_formula_parse (const char *text, GError **error)
{
  g_autoptr (GArray) tokens = gadiba_formula_tokens (text, error);
  g_autoptr (GadibaExpr) expr = NULL;
  Parser parser = { tokens, 0, 0, 0 };

  if (tokens == NULL)
    return NULL;
  expr = parse_or (&parser, error);
  if (expr == NULL)
    return NULL;
  if (get_token (&parser)->kind != TOKEN_END)
    return fail (&parser, error, _ ("an operator or the end"));
  return g_steal_pointer (&expr);
}
