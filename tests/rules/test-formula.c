/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-test.h"

#include "gadiba-formula.h"

/* Reading formulas: what binds closer than what, every kind of sign, and where a fault is. */

static void append_expr (GString *text, const GadibaExpr *expr);

static const char *
get_op_name (GadibaExprOp op)
{
  static const char *const names[] = {
    [GADIBA_EXPR_NEGATE] = "neg",
    [GADIBA_EXPR_NOT] = "not",
    [GADIBA_EXPR_AND] = "and",
    [GADIBA_EXPR_OR] = "or",
    [GADIBA_EXPR_ADD] = "+",
    [GADIBA_EXPR_SUBTRACT] = "-",
    [GADIBA_EXPR_MULTIPLY] = "*",
    [GADIBA_EXPR_DIVIDE] = "/",
    [GADIBA_EXPR_EQUAL] = "=",
    [GADIBA_EXPR_NOT_EQUAL] = "<>",
    [GADIBA_EXPR_LESS] = "<",
    [GADIBA_EXPR_LESS_EQUAL] = "<=",
    [GADIBA_EXPR_GREATER] = ">",
    [GADIBA_EXPR_GREATER_EQUAL] = ">=",
    [GADIBA_EXPR_IN] = "in",
    [GADIBA_EXPR_IF] = "if",
    [GADIBA_EXPR_MIN] = "min",
    [GADIBA_EXPR_MAX] = "max",
    [GADIBA_EXPR_ABS] = "abs",
    [GADIBA_EXPR_ROUND] = "round",
    [GADIBA_EXPR_SUM] = "sum",
    [GADIBA_EXPR_COUNT] = "count",
    [GADIBA_EXPR_ANY] = "any",
    [GADIBA_EXPR_ALL] = "all",
    [GADIBA_EXPR_KNOWN] = "known",
    [GADIBA_EXPR_MISSING] = "missing",
    [GADIBA_EXPR_AT] = "at",
    [GADIBA_EXPR_ASKED] = "asked",
    [GADIBA_EXPR_AGE] = "age",
    [GADIBA_EXPR_REACHED] = "reached",
    [GADIBA_EXPR_MONTH_OF] = "month-of",
    [GADIBA_EXPR_YEAR_OF] = "year-of",
    [GADIBA_EXPR_FIRST_DAY] = "first-day",
    [GADIBA_EXPR_LAST_DAY] = "last-day",
  };
  g_assert_cmpuint (op, <, G_N_ELEMENTS (names));
  g_assert_nonnull (names[op]);
  return names[op];
}

static void
append_literal (GString *text, const GadibaExpr *expr)
{
  const GadibaType plain = { (GadibaKind) expr->literal.kind, "" };
  g_autofree char *value = gadiba_value_format (&expr->literal, &plain);
  if (expr->literal.kind == GADIBA_KIND_TEXT)
    g_string_append_printf (text, "\"%s\"", value);
  else
    g_string_append (text, value);
  if (expr->type.kind == GADIBA_KIND_NUMBER && expr->type.unit != NULL && *expr->type.unit != '\0')
    g_string_append_printf (text, ":%s", expr->type.unit);
}

static void
append_call (GString *text, const GadibaExpr *expr)
{
  static const char *const modes[] = { "half-up", "half-even", "up", "down" };
  g_string_append_printf (text, "(%s", get_op_name (expr->op));
  if (expr->op == GADIBA_EXPR_ROUND)
    g_string_append_printf (text, ":%s", modes[expr->mode]);
  if (expr->op == GADIBA_EXPR_SUM || expr->op == GADIBA_EXPR_COUNT || expr->op == GADIBA_EXPR_ANY
      || expr->op == GADIBA_EXPR_ALL)
    g_string_append_printf (text, " %s", gadiba_entity_get_plural (expr->entity));
  if (expr->where != NULL)
    {
      g_string_append (text, " where ");
      append_expr (text, expr->where);
    }
  for (const GadibaExpr *operand = expr->first; operand != NULL; operand = operand->next)
    {
      g_string_append_c (text, ' ');
      append_expr (text, operand);
    }
  if (expr->op == GADIBA_EXPR_ROUND)
    {
      g_string_append_c (text, ' ');
      append_literal (text, expr);
    }
  if (expr->op == GADIBA_EXPR_MISSING || expr->op == GADIBA_EXPR_ASKED)
    g_string_append_printf (text, " %s", expr->name);
  g_string_append_c (text, ')');
}

/* The tree with all its brackets, the operator first. */
static void
append_expr (GString *text, const GadibaExpr *expr)
{
  if (expr->op == GADIBA_EXPR_LITERAL)
    append_literal (text, expr);
  else if (expr->op == GADIBA_EXPR_NAME)
    {
      g_string_append (text, expr->name);
      if (expr->first == NULL)
        return;
      g_string_append_c (text, '[');
      append_expr (text, expr->first);
      g_string_append_c (text, ']');
    }
  else
    append_call (text, expr);
}

typedef struct
{
  const char *text, *tree;
} Tree;

static void
check_trees (const Tree *rows, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaExpr) expr = gadiba_formula_parse (rows[i].text, &error);
      g_autoptr (GString) tree = g_string_new (NULL);
      if (expr != NULL)
        append_expr (tree, expr);
      if (expr == NULL || !g_str_equal (tree->str, rows[i].tree))
        report ("%s: is %s, should be %s", rows[i].text, expr != NULL ? tree->str : error->message,
                rows[i].tree);
    }
}

static void
test_precedence (void)
{
  static const Tree rows[] = {
    { "1 + 2 * 3", "(+ 1 (* 2 3))" },
    { "1 * 2 + 3", "(+ (* 1 2) 3)" },
    { "(1 + 2) * 3", "(* (+ 1 2) 3)" },
    { "10 - 4 - 3", "(- (- 10 4) 3)" },
    { "10 - (4 - 3)", "(- 10 (- 4 3))" },
    { "100 / 10 / 2", "(/ (/ 100 10) 2)" },
    { "2 * 6 / 3", "(/ (* 2 6) 3)" },
    { "1 + 2 - 3 + 4", "(+ (- (+ 1 2) 3) 4)" },
    { "-a * b", "(* (neg a) b)" },
    { "a * -b", "(* a (neg b))" },
    { "a - -b", "(- a (neg b))" },
    { "-(a + b)", "(neg (+ a b))" },
    { "-5", "(neg 5)" },
    { "a = b + 1", "(= a (+ b 1))" },
    { "a + 1 <= b * 2", "(<= (+ a 1) (* b 2))" },
    { "not a = b", "(not (= a b))" },
    { "not a and b", "(and (not a) b)" },
    { "not (a and b)", "(not (and a b))" },
    { "not not a", "(not (not a))" },
    { "a or b and c", "(or a (and b c))" },
    { "a and b or c", "(or (and a b) c)" },
    { "(a or b) and c", "(and (or a b) c)" },
    { "a and b and c", "(and (and a b) c)" },
    { "a or b or c", "(or (or a b) c)" },
    { "a = 1 and b > 2 or not c", "(or (and (= a 1) (> b 2)) (not c))" },
    { "not a in (\"x\")", "(not (in a \"x\"))" },
    { "((((a))))", "a" },
  };
  check_trees (rows, G_N_ELEMENTS (rows));
}

static void
test_signs (void)
{
  static const Tree rows[] = {
    { "a ≤ b", "(<= a b)" },
    { "a <= b", "(<= a b)" },
    { "a ≥ b", "(>= a b)" },
    { "a >= b", "(>= a b)" },
    { "a ≠ b", "(<> a b)" },
    { "a <> b", "(<> a b)" },
    { "a < b", "(< a b)" },
    { "a > b", "(> a b)" },
    { "a − b", "(- a b)" },
    { "a × b", "(* a b)" },
    { "a ÷ b", "(/ a b)" },
    { "a≤b", "(<= a b)" },
    { "1+2", "(+ 1 2)" },
    { "  1\n+\t2\r\n", "(+ 1 2)" },
    /* A hyphen or point followed by a letter or digit belongs to the name. */
    { "a-b", "a-b" },
    { "a-1", "a-1" },
    { "low-income.first", "low-income.first" },
    { "a -b", "(- a b)" },
    { "a- b", "(- a b)" },
    { "a −b", "(- a b)" },
    { "a−b", "(- a b)" },
    { "a_b2", "a_b2" },
  };
  check_trees (rows, G_N_ELEMENTS (rows));
}

static void
test_literals (void)
{
  static const Tree rows[] = {
    { "0", "0" },
    { "120", "120" },
    { "0.5", "0.5" },
    { "007.500", "7.5" },
    { "9223372036854775807", "9223372036854775807" },
    { "18 years", "18:years" },
    { "0 EUR", "0:EUR" },
    { "2.50 EUR * 3", "(* 2.5:EUR 3)" },
    { "3 months - 1 days", "(- 3:months 1:days)" },
    { "3 months and a", "(and 3:months a)" },
    { "a = 3 and b", "(and (= a 3) b)" },
    { "a = 3 or b", "(or (= a 3) b)" },
    { "yes", "yes" },
    { "yes and no", "(and yes no)" },
    { "\"needy\"", "\"needy\"" },
    { "\"two words\"", "\"two words\"" },
    { "\"ā\"", "\"ā\"" },
    { "a in (\"x\", \"y\")", "(in a \"x\" \"y\")" },
  };
  check_trees (rows, G_N_ELEMENTS (rows));
}

static void
test_calls (void)
{
  static const Tree rows[] = {
    { "if(a, b, c)", "(if a b c)" },
    { "if(a, if(b, 1, 2), 3)", "(if a (if b 1 2) 3)" },
    { "min(1, 2)", "(min 1 2)" },
    { "max(0, a - b, c)", "(max 0 (- a b) c)" },
    { "abs(a - b)", "(abs (- a b))" },
    { "round(a, 0.01, half-up)", "(round:half-up a 0.01)" },
    { "round(a + 1, 1, half-even)", "(round:half-even (+ a 1) 1)" },
    { "round(a, 5, up)", "(round:up a 5)" },
    { "round(a, 0.5, down)", "(round:down a 0.5)" },
    { "sum(incomes, amount)", "(sum incomes amount)" },
    { "sum(incomes where a and b, c + d)", "(sum incomes where (and a b) (+ c d))" },
    { "count(persons)", "(count persons)" },
    { "count(real-estates where use = \"other\")", "(count real-estates where (= use \"other\"))" },
    { "any(bills)", "(any bills)" },
    { "any(savings where a)", "(any savings where a)" },
    { "any(vehicles where a, b)", "(any vehicles where a b)" },
    { "any(lands, b)", "(any lands b)" },
    { "all(conditions, met)", "(all conditions met)" },
    { "all(receipts where a, b)", "(all receipts where a b)" },
    { "any(grants where a or b)", "(any grants where (or a b))" },
    { "sum(persons, sum(savings, amount))", "(sum persons (sum savings amount))" },
    { "missing(cost)", "(missing cost)" },
    { "known(a)", "(known a)" },
    { "known(a + b)", "(known (+ a b))" },
    { "asked(gmi)", "(asked gmi)" },
    { "at(fee, month)", "(at fee month)" },
    { "at(fee, month - 1 months)", "(at fee (- month 1:months))" },
    { "rate[group]", "rate[group]" },
    { "rate[\"one\"] * 2", "(* rate[\"one\"] 2)" },
    { "rate[if(a, \"x\", \"y\")]", "rate[(if a \"x\" \"y\")]" },
    { "age(born)", "(age born)" },
    { "reached(born, pension-age)", "(reached born pension-age)" },
    { "month-of(day)", "(month-of day)" },
    { "year-of(day)", "(year-of day)" },
    { "first-day(month)", "(first-day month)" },
    { "last-day(month-of(day) + 2 months - 1 months)",
      "(last-day (- (+ (month-of day) 2:months) 1:months))" },
    /* A name that is a function's, but is not called. */
    { "min + max", "(+ min max)" },
    { "if (a, b, c)", "(if a b c)" },
  };
  check_trees (rows, G_N_ELEMENTS (rows));
}

static const struct
{
  const char *text, *words;
} faults[] = {
  { "", "ends too early" },
  { "  ", "ends too early" },
  { "1 +", "ends too early" },
  { "not", "ends too early" },
  { "a and", "ends too early" },
  { "(1", "ends too early|\")\"" },
  { "if(a, b", "ends too early|\")\"" },
  { "rate[a", "ends too early|\"]\"" },
  { "sum(incomes where", "ends too early" },
  { "1 2", "character 3|an operator or the end" },
  { "a b", "character 3|an operator or the end" },
  { "1)", "character 2|an operator or the end" },
  { "1,5", "character 2|an operator or the end" },
  { "1 + 2 years old", "character 13|an operator or the end" },
  { "a = b = c", "character 7|an operator or the end" },
  { "a < b < c", "character 7|an operator or the end" },
  { "yes(1)", "character 4" },
  { "* 2", "character 1|a number, a name" },
  { "1 + * 2", "character 5|a number, a name" },
  { "- - a", "character 3|a number, a name" },
  { "= a", "character 1" },
  { "a == b", "character 4" },
  { "a =< b", "character 4" },
  { "()", "character 2" },
  { "rate[]", "character 6" },
  { "a[1", "\"]\"" },
  { "1.", "character 1|“1.”" },
  { "2 * 1.2.3", "character 5|“1.2.3”" },
  { "1.1234567", "character 1|too many decimals" },
  { "99999999999999999999", "character 1|too many digits" },
  { "a = \"word", "character 5|quotation mark is not closed" },
  { "ā + 1", "character 1|“ā”" },
  { "1 + ā", "character 5|“ā”" },
  { "\"āēī\" = §", "character 9|“§”" },
  { "≤ ≥ ≠ §", "character 7|“§”" },
  { "a & b", "character 3|“&”" },
  { "a; b", "character 2|“;”" },
  { "'a'", "character 1|“'”" },
  { "a ^ 2", "character 3|“^”" },
  { "a % 2", "character 3|“%”" },
  { "„a”", "character 1|“„”" },
  { ".5", "character 1|“.”" },
  { "a.", "character 2|“.”" },
  { "{a}", "character 1|“{”" },

  { "1 + foo(1)", "character 5|no function “foo”|month-of" },
  { "If(a, b, c)", "character 1|no function “If”" },
  { "if(a, b)", "character 1|2|3" },
  { "1 + if(a, b, c, d)", "character 5|4|3" },
  { "min(a)", "character 1|1|2" },
  { "max(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)", "character 1|10|9" },
  { "abs()", "character 5" },
  { "abs(1, 2)", "character 1|2|1" },
  { "at(a)", "character 1|1|2" },
  { "age()", "character 5" },
  { "sum(incomes)", "character 12|a comma and what to take of each" },
  { "all(incomes where a)", "character 20|a comma and what to take of each" },
  { "count(persons, a)", "character 14|\")\"" },
  { "sum(persons, a, b)", "character 1|2|1" },
  { "sum(people, a)", "character 5|what to go through" },
  { "sum(households, a)", "character 5|what to go through" },
  { "sum(person, a)", "character 5|what to go through" },
  { "count()", "character 7|what to go through" },
  { "count(5)", "character 7|what to go through" },
  { "count(persons were a)", "character 15|\")\"" },
  { "round(a)", "character 8|\",\"" },
  { "round(a, 0.01)", "character 14|\",\"" },
  { "round(a, b, up)", "character 10|the step to round to" },
  { "round(a, 0, up)", "character 10|the step to round to" },
  { "round(a, -1, up)", "character 10|the step to round to" },
  { "round(a, 0.01, halfup)", "character 16|half-up, half-even, up or down" },
  { "round(a, 0.01, up, 2)", "character 18|\")\"" },
  { "missing(1)", "character 9|a name" },
  { "missing(a + b)", "character 11|\")\"" },
  { "asked(\"gmi\")", "character 7|a name" },
  { "a in b", "character 6|\"(\"" },
  { "a in ()", "character 7" },
};

/* Each fault with its place, counted in characters from 1. */
static void
test_faults (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaExpr) expr = gadiba_formula_parse (faults[i].text, &error);
      if (expr != NULL)
        {
          report ("%s: should be refused", faults[i].text);
          continue;
        }
      check_message (faults[i].text, error->message, "", NULL, faults[i].words);
      if (error->domain != GADIBA_RULES_ERROR)
        report ("%s: the error is of %s", faults[i].text, g_quark_to_string (error->domain));
    }
}

/* --- limits --- */

static char *
repeat (const char *part, guint n)
{
  GString *text = g_string_new (NULL);
  while (n-- > 0)
    g_string_append (text, part);
  return g_string_free (text, FALSE);
}

static void
check_repeated (const char *before, const char *inner, const char *after, guint n,
                const char *words)
{
  g_autofree char *head = repeat (before, n);
  g_autofree char *tail = repeat (after, n);
  g_autofree char *text = g_strconcat (head, inner, tail, NULL);
  g_autoptr (GError) error = NULL;
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (GadibaExpr) expr = gadiba_formula_parse (text, &error);
  g_assert_cmpint (g_get_monotonic_time () - start, <, MAX_MICROSECONDS);
  g_test_message ("%u times “%s”", n, before);
  if (words == NULL)
    {
      g_assert_no_error (error);
      g_assert_nonnull (expr);
      return;
    }
  g_assert_null (expr);
  check_message (before, error->message, "", NULL, words);
}

/* As deep as anybody writes; not as deep as the stack. */
static void
test_limits (void)
{
  check_repeated ("(", "1", ")", 20, NULL);
  check_repeated ("(", "1", ")", 200, "nested deeper");
  check_repeated ("(", "1", ")", 1900, "nested deeper");
  check_repeated ("(", "", "", 3900, "nested deeper");
  check_repeated ("not ", "a", "", 20, NULL);
  check_repeated ("not ", "a", "", 900, "nested deeper");
  check_repeated ("if(a, b, ", "c", ")", 20, NULL);
  check_repeated ("if(a, b, ", "c", ")", 300, "nested deeper");
  check_repeated ("r[", "a", "]", 1000, "nested deeper");
  check_repeated ("abs(", "a", ")", 700, "nested deeper");
  check_repeated ("any(persons where ", "a", ")", 200, "nested deeper");
  check_repeated ("any(persons, ", "a", ")", 200, "nested deeper");
  check_repeated ("-(", "a", ")", 500, "nested deeper");
  /* Long, but flat. */
  check_repeated ("1+", "1", "", 120, NULL);
  check_repeated ("1+", "1", "", 121, "120 operators|steps");
  check_repeated ("1+", "1", "", 1900, "120 operators");
  check_repeated ("a and ", "b", "", 120, NULL);
  check_repeated ("a and ", "b", "", 121, "120 operators");
  check_repeated ("a or ", "b", "", 120, NULL);
  check_repeated ("a or ", "b", "", 121, "120 operators");
  check_repeated ("2 × ", "2", "", 120, NULL);
  check_repeated ("2 × ", "2", "", 121, "120 operators");
  check_repeated (" ", "1", " ", 1900, NULL);
  check_repeated ("1 + ", "1", "", 2500, "longer than");
  check_repeated (" ", "1", " ", 5000, "longer than");
  check_repeated ("a", "", "", 3900, NULL);
  check_repeated ("9", "", "", 3900, "too many digits");
  check_repeated ("1 ≤ ", "1", "", 2, "character 7|an operator or the end");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/formula/precedence", test_precedence);
  g_test_add_func ("/rules/formula/signs", test_signs);
  g_test_add_func ("/rules/formula/literals", test_literals);
  g_test_add_func ("/rules/formula/calls", test_calls);
  g_test_add_func ("/rules/formula/faults", test_faults);
  g_test_add_func ("/rules/formula/limits", test_limits);
  return g_test_run ();
}
