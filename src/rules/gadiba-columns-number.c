/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-columns-lanes-private.h"

#include "gadiba-money.h"

/* Numbers: exact, as GadibaNumber is. While a column has one denominator and its numerators cannot
 * grow too large, they are computed as whole numbers; otherwise row by row, as a single evaluation
 * does, and a row whose number is out of range is left to it, which then tells the error. */

typedef __int128 Wide;

gboolean
_gadiba_lanes_scale (const GadibaLanes *a, const GadibaLanes *b, GadibaScale *scale)
{
  if (a->dens != NULL || b->dens != NULL)
    return FALSE;
  scale->den = a->den == b->den ? a->den : _gadiba_lanes_join_dens (a->den, b->den);
  if (scale->den == 0)
    return FALSE;
  scale->first = scale->den / a->den;
  scale->second = scale->den / b->den;
  if ((Wide) a->max * scale->first > GADIBA_LANES_MAX
      || (Wide) b->max * scale->second > GADIBA_LANES_MAX)
    return FALSE;
  scale->max = MAX (a->max * (guint64) scale->first, b->max * (guint64) scale->second);
  return TRUE;
}

guint8 *
_gadiba_lanes_join_states (GadibaRun *run, const GadibaLanes *a, const GadibaLanes *b, guint n)
{
  const guint8 *left = a->marks;
  const guint8 *right = b->marks;
  guint8 *restrict marks;

  if (left == NULL && right == NULL)
    return NULL;
  marks = gadiba_run_new (run, guint8, n);
  if (left != NULL && right != NULL && !a->one && !b->one)
    for (guint i = 0; i < n; i++)
      marks[i] = MAX (left[i], right[i]);
  else
    for (guint i = 0; i < n; i++)
      marks[i] = MAX (_gadiba_lanes_get_mark (a, i), _gadiba_lanes_get_mark (b, i));
  if (a->highs == NULL && b->highs == NULL)
    return marks;
  for (guint i = 0; i < n; i++)
    if (marks[i] == GADIBA_STATE_BOUNDED)
      marks[i] = GADIBA_STATE_UNKNOWN;
  return marks;
}

/* --- + and - --- */

static gboolean
add_columns (GadibaRun *run, const GadibaNode *node, const GadibaLanes *const *of, guint n,
             GadibaLanes *lanes)
{
  GadibaScale scale;
  const gint64 *left, *right;
  gint64 *restrict nums;

  if (!_gadiba_lanes_scale (of[0], of[1], &scale)
      || (Wide) of[0]->max * scale.first + (Wide) of[1]->max * scale.second > GADIBA_LANES_MAX)
    return FALSE;
  left = _gadiba_lanes_multiply (run, of[0], scale.first, n, TRUE);
  right = _gadiba_lanes_multiply (run, of[1], scale.second, n, TRUE);
  nums = gadiba_run_new (run, gint64, n);
  if (node->of == GADIBA_EXPR_ADD)
    for (guint i = 0; i < n; i++)
      nums[i] = left[i] + right[i];
  else
    for (guint i = 0; i < n; i++)
      nums[i] = left[i] - right[i];
  lanes->nums = nums;
  lanes->den = scale.den;
  lanes->max = of[0]->max * (guint64) scale.first + of[1]->max * (guint64) scale.second;
  return TRUE;
}

/* --- × and ÷ --- */

static gboolean
multiply_columns (GadibaRun *run, const GadibaLanes *const *of, guint n, GadibaLanes *lanes)
{
  const gint64 *left, *right;
  gint64 *restrict nums;

  if (of[0]->dens != NULL || of[1]->dens != NULL
      || (Wide) of[0]->max * of[1]->max > GADIBA_LANES_MAX
      || (Wide) of[0]->den * of[1]->den > GADIBA_DEN_MAX)
    return FALSE;
  left = _gadiba_lanes_multiply (run, of[0], 1, n, TRUE);
  right = _gadiba_lanes_multiply (run, of[1], 1, n, TRUE);
  nums = gadiba_run_new (run, gint64, n);
  for (guint i = 0; i < n; i++)
    nums[i] = left[i] * right[i];
  lanes->nums = nums;
  lanes->den = of[0]->den * of[1]->den;
  lanes->max = of[0]->max * of[1]->max;
  return TRUE;
}

/* By one number for all rows: a multiplication. */
static gboolean
divide_by_one (GadibaRun *run, const GadibaLanes *const *of, guint n, GadibaLanes *lanes)
{
  gint64 by, factor, divisor;

  if (!of[1]->one || of[1]->marks != NULL || of[0]->dens != NULL || of[1]->dens != NULL
      || of[1]->nums[0] == 0 || of[1]->max > GADIBA_LANES_MAX)
    return FALSE;
  by = ABS (of[1]->nums[0]);
  divisor = _gadiba_lanes_find_divisor (by, of[1]->den);
  by /= divisor;
  factor = of[1]->den / divisor;
  if ((Wide) of[0]->max * factor > GADIBA_LANES_MAX || (Wide) of[0]->den * by > GADIBA_DEN_MAX)
    return FALSE;
  lanes->nums = _gadiba_lanes_multiply (run, of[0], of[1]->nums[0] < 0 ? -factor : factor, n, TRUE);
  lanes->den = of[0]->den * by;
  lanes->max = of[0]->max * (guint64) factor;
  return TRUE;
}

/* --- row by row --- */

static gboolean
calculate (GadibaExprOp op, GadibaNumber left, GadibaNumber right, GadibaNumber *result)
{
  switch ((int) op)
    {
    case GADIBA_EXPR_ADD:
      return gadiba_number_add (left, right, result);
    case GADIBA_EXPR_SUBTRACT:
      return gadiba_number_subtract (left, right, result);
    case GADIBA_EXPR_MULTIPLY:
      return gadiba_number_multiply (left, right, result);
    case GADIBA_EXPR_DIVIDE:
      return gadiba_number_divide (left, right, result);
    default:
      *result = gadiba_number_compare (left, right) * (op == GADIBA_EXPR_MAX ? 1 : -1) >= 0 ? left
                                                                                            : right;
      return TRUE;
    }
}

static void
calculate_rows (GadibaRun *run, const GadibaNode *node, const GadibaLanes *const *of, guint n,
                GadibaLanes *lanes)
{
  GadibaLaneWriter writer = _gadiba_lane_writer_new (run, GADIBA_KIND_NUMBER, n);

  for (guint i = 0; i < n; i++)
    {
      guint8 state = MAX (_gadiba_lanes_get_mark (of[0], i), _gadiba_lanes_get_mark (of[1], i));
      GadibaValue value = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_NUMBER, NULL);

      value.known = state == GADIBA_STATE_KNOWN;
      if (state == GADIBA_STATE_SINGLE
          || (value.known
              && !calculate (node->of, _gadiba_lanes_get_number (of[0], i),
                             _gadiba_lanes_get_number (of[1], i), &value.number)))
        _gadiba_lane_writer_put_single (&writer, i);
      else
        _gadiba_lane_writer_put (&writer, i, &value);
    }
  _gadiba_lane_writer_finish (&writer, lanes);
}

void
_gadiba_run_arithmetic (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *of[] = { _gadiba_run_get (run, node->first),
                              _gadiba_run_get (run, node->second) };
  gboolean one = of[0]->one && of[1]->one;
  guint n = one ? 1 : _gadiba_run_get_n (run, node);
  gboolean done = FALSE;

  lanes->one = one;
  switch ((int) node->of)
    {
    case GADIBA_EXPR_ADD:
    case GADIBA_EXPR_SUBTRACT:
      done = add_columns (run, node, of, n, lanes);
      break;
    case GADIBA_EXPR_MULTIPLY:
      done = multiply_columns (run, of, n, lanes);
      break;
    default:
      done = divide_by_one (run, of, n, lanes);
      break;
    }
  if (done)
    lanes->marks = _gadiba_lanes_join_states (run, of[0], of[1], n);
  else
    calculate_rows (run, node, of, n, lanes);
}

void
_gadiba_run_extreme (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *of[] = { _gadiba_run_get (run, node->first),
                              _gadiba_run_get (run, node->second) };
  gboolean one = of[0]->one && of[1]->one;
  guint n = one ? 1 : _gadiba_run_get_n (run, node);
  GadibaScale scale;
  const gint64 *left, *right;
  gint64 *restrict nums;

  lanes->one = one;
  if (!_gadiba_lanes_scale (of[0], of[1], &scale))
    {
      calculate_rows (run, node, of, n, lanes);
      return;
    }
  left = _gadiba_lanes_multiply (run, of[0], scale.first, n, TRUE);
  right = _gadiba_lanes_multiply (run, of[1], scale.second, n, TRUE);
  nums = gadiba_run_new (run, gint64, n);
  if (node->of == GADIBA_EXPR_MAX)
    for (guint i = 0; i < n; i++)
      nums[i] = MAX (left[i], right[i]);
  else
    for (guint i = 0; i < n; i++)
      nums[i] = MIN (left[i], right[i]);
  lanes->nums = nums;
  lanes->den = scale.den;
  lanes->max = scale.max;
  lanes->marks = _gadiba_lanes_join_states (run, of[0], of[1], n);
}

/* --- round and abs --- */

/* The whole number next to @num / @den that @mode asks for. */
static inline gint64
round_quotient (gint64 num, gint64 den, GadibaRounding mode)
{
  gint64 floor = num / den;
  gint64 rest = num % den;

  if (rest < 0)
    {
      floor--;
      rest += den;
    }
  switch (mode)
    {
    case GADIBA_ROUND_HALF_UP:
      return 2 * rest > den || (2 * rest == den && num > 0) ? floor + 1 : floor;
    case GADIBA_ROUND_HALF_EVEN:
      return 2 * rest > den || (2 * rest == den && floor % 2 != 0) ? floor + 1 : floor;
    case GADIBA_ROUND_UP:
      return rest > 0 ? floor + 1 : floor;
    case GADIBA_ROUND_DOWN:
      return floor;
    }
  g_return_val_if_reached (floor);
}

static gboolean
round_column (GadibaRun *run, const GadibaExpr *expr, const GadibaLanes *of, guint n,
              GadibaLanes *lanes)
{
  GadibaNumber step = expr->literal.number;
  gint64 divisor, factor, den;
  gint64 *nums;

  if (of->dens != NULL || of->highs != NULL)
    return FALSE;
  /* A multiple of the step already, such as cents: nothing to do. */
  if (step.num == 1 && step.den % of->den == 0)
    {
      *lanes = *of;
      return TRUE;
    }
  divisor = _gadiba_lanes_find_divisor (of->den, step.den);
  factor = step.den / divisor;
  if ((Wide) of->den / divisor * step.num > GADIBA_DEN_MAX
      || (Wide) of->max * factor + (Wide) step.num * of->den > GADIBA_LANES_MAX
      || step.den > GADIBA_DEN_MAX)
    return FALSE;
  den = of->den / divisor * step.num;
  nums = gadiba_run_new (run, gint64, n);
  if (expr->mode == GADIBA_ROUND_HALF_UP)
    for (guint i = 0; i < n; i++)
      nums[i] = round_quotient (of->nums[i] * factor, den, GADIBA_ROUND_HALF_UP) * step.num;
  else
    for (guint i = 0; i < n; i++)
      nums[i] = round_quotient (of->nums[i] * factor, den, expr->mode) * step.num;
  lanes->marks = of->marks;
  lanes->nums = nums;
  lanes->den = step.den;
  lanes->max = of->max * (guint64) factor / (guint64) den * (guint64) step.num + (guint64) step.num;
  return TRUE;
}

static gboolean
take_single (const GadibaNode *node, GadibaNumber number, GadibaNumber *result)
{
  const GadibaExpr *expr = node->target;

  if (node->op == GADIBA_NODE_ROUND)
    return gadiba_number_round (number, expr->literal.number, expr->mode, result);
  *result = number;
  return gadiba_number_compare (number, GADIBA_NUMBER (0)) >= 0
         || gadiba_number_subtract (GADIBA_NUMBER (0), number, result);
}

static void
take_rows (GadibaRun *run, const GadibaNode *node, const GadibaLanes *of, guint n,
           GadibaLanes *lanes)
{
  GadibaLaneWriter writer = _gadiba_lane_writer_new (run, GADIBA_KIND_NUMBER, n);

  for (guint i = 0; i < n; i++)
    {
      guint8 state = _gadiba_lanes_get_mark (of, i);
      GadibaValue value = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_NUMBER, NULL);

      value.known = state == GADIBA_STATE_KNOWN;
      if (state == GADIBA_STATE_SINGLE
          || (value.known && !take_single (node, _gadiba_lanes_get_number (of, i), &value.number)))
        _gadiba_lane_writer_put_single (&writer, i);
      else
        _gadiba_lane_writer_put (&writer, i, &value);
    }
  _gadiba_lane_writer_finish (&writer, lanes);
}

void
_gadiba_run_round (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *of = _gadiba_run_get (run, node->first);
  guint n = of->one ? 1 : _gadiba_run_get_n (run, node);

  if (!round_column (run, node->target, of, n, lanes))
    take_rows (run, node, of, n, lanes);
  lanes->one = of->one;
}

void
_gadiba_run_abs (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *of = _gadiba_run_get (run, node->first);

  lanes->one = of->one;
  take_rows (run, node, of, of->one ? 1 : _gadiba_run_get_n (run, node), lanes);
}

/* --- what a benefit comes to --- */

static gboolean
is_payable (GadibaNumber amount)
{
  GadibaMoney cents;
  return gadiba_money_from_number (amount, &cents) && cents >= 0;
}

/* @met: whether its conditions are; @state: how well its amount is known. */
static guint8
join_benefit (guint8 met, guint8 state, GadibaNumber *amount)
{
  if (met == GADIBA_TRUTH_SINGLE)
    return GADIBA_STATE_SINGLE;
  if (met == GADIBA_TRUTH_NO)
    {
      *amount = GADIBA_NUMBER (0);
      return GADIBA_STATE_KNOWN;
    }
  if (state != GADIBA_STATE_KNOWN)
    return state;
  if (!is_payable (*amount))
    return GADIBA_STATE_SINGLE;
  return met == GADIBA_TRUTH_YES || amount->num == 0 ? GADIBA_STATE_KNOWN : GADIBA_STATE_UNKNOWN;
}

/* Amounts in cents, under conditions that all are met. */
static gboolean
is_all_payable (const GadibaLanes *amount, guint n)
{
  gboolean fits = amount->dens == NULL && amount->highs == NULL && 100 % amount->den == 0
                  && amount->max <= GADIBA_LANES_MAX / 100;

  for (guint i = 0; i < n && fits; i++)
    fits = amount->nums[i] >= 0;
  return fits;
}

void
_gadiba_run_benefit (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *met = _gadiba_run_get (run, node->first);
  guint n = _gadiba_run_get_n (run, node);
  const GadibaLanes *amount = _gadiba_run_get (run, node->second);
  GadibaLaneWriter writer;

  if (_gadiba_lanes_are (met, n, GADIBA_TRUTH_YES) && is_all_payable (amount, amount->one ? 1 : n))
    {
      *lanes = *amount;
      return;
    }
  writer = _gadiba_lane_writer_new (run, GADIBA_KIND_NUMBER, n);
  for (guint i = 0; i < n; i++)
    {
      GadibaValue value = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_NUMBER, NULL);
      GadibaNumber number = _gadiba_lanes_get_number (amount, i);
      guint8 state =
          join_benefit (met->marks[met->one ? 0 : i], _gadiba_lanes_get_mark (amount, i), &number);

      value.known = state == GADIBA_STATE_KNOWN;
      if (value.known)
        value.number = number;
      if (state == GADIBA_STATE_SINGLE)
        _gadiba_lane_writer_put_single (&writer, i);
      else
        _gadiba_lane_writer_put (&writer, i, &value);
    }
  _gadiba_lane_writer_finish (&writer, lanes);
}
