/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-columns-lanes-private.h"

/* =, <, in and their like. */

/* a > b is b < a. */
static GadibaExprOp
turn (GadibaExprOp op)
{
  switch ((int) op)
    {
    case GADIBA_EXPR_LESS:
      return GADIBA_EXPR_GREATER;
    case GADIBA_EXPR_LESS_EQUAL:
      return GADIBA_EXPR_GREATER_EQUAL;
    case GADIBA_EXPR_GREATER:
      return GADIBA_EXPR_LESS;
    case GADIBA_EXPR_GREATER_EQUAL:
      return GADIBA_EXPR_LESS_EQUAL;
    default:
      return op;
    }
}

#define COMPARE_ALL(sign)                                                                          \
  do                                                                                               \
    {                                                                                              \
      if (first == 1 && one)                                                                       \
        for (guint i = 0; i < n; i++)                                                              \
          marks[i] = (guint8) ((a[i] sign other) << 1);                                            \
      else if (first == 1 && second == 1)                                                          \
        for (guint i = 0; i < n; i++)                                                              \
          marks[i] = (guint8) ((a[i] sign b[i]) << 1);                                             \
      else if (one)                                                                                \
        for (guint i = 0; i < n; i++)                                                              \
          marks[i] = (guint8) ((a[i] * first sign other) << 1);                                    \
      else                                                                                         \
        for (guint i = 0; i < n; i++)                                                              \
          marks[i] = (guint8) ((a[i] * first sign b[i] * second) << 1);                            \
    }                                                                                              \
  while (FALSE)

G_STATIC_ASSERT (GADIBA_TRUTH_YES == 1 << 1);

/* As if all were known. */
static void
compare_nums (GadibaExprOp op, const gint64 *a, const GadibaLanes *with, const GadibaScale *scale,
              guint n, guint8 *restrict marks)
{
  const gint64 *b = with->nums;
  gboolean one = with->one;
  gint64 first = scale->first;
  gint64 second = scale->second;
  gint64 other = b[0] * scale->second;

  switch ((int) op)
    {
    case GADIBA_EXPR_EQUAL:
      COMPARE_ALL (==);
      break;
    case GADIBA_EXPR_NOT_EQUAL:
      COMPARE_ALL (!=);
      break;
    case GADIBA_EXPR_LESS:
      COMPARE_ALL (<);
      break;
    case GADIBA_EXPR_LESS_EQUAL:
      COMPARE_ALL (<=);
      break;
    case GADIBA_EXPR_GREATER:
      COMPARE_ALL (>);
      break;
    default:
      COMPARE_ALL (>=);
      break;
    }
}

static void
compare_fractions (GadibaExprOp op, const GadibaLanes *a, const GadibaLanes *b, guint n,
                   guint8 *marks)
{
  for (guint i = 0; i < n; i++)
    marks[i] = _gadiba_compare_is_so (op, gadiba_number_compare (_gadiba_lanes_get_number (a, i),
                                                                 _gadiba_lanes_get_number (b, i)))
                   ? GADIBA_TRUTH_YES
                   : GADIBA_TRUTH_NO;
}

/* --- what is not known --- */

static void
get_bounds (const GadibaLanes *lanes, guint row, GadibaNumber *low, GadibaNumber *high)
{
  *low = *high = _gadiba_lanes_get_number (lanes, row);
  if (_gadiba_lanes_get_mark (lanes, row) == GADIBA_STATE_BOUNDED)
    high->num = lanes->highs[lanes->one ? 0 : row];
}

static guint8
compare_bounds (GadibaExprOp op, const GadibaLanes *a, const GadibaLanes *b, guint row)
{
  GadibaNumber l[2], r[2];

  get_bounds (a, row, &l[0], &l[1]);
  get_bounds (b, row, &r[0], &r[1]);
  return (guint8) _gadiba_compare_bounds (op, l, r);
}

G_STATIC_ASSERT ((int) GADIBA_BOUNDS_NO == GADIBA_TRUTH_NO
                 && (int) GADIBA_BOUNDS_OPEN == GADIBA_TRUTH_MAYBE
                 && (int) GADIBA_BOUNDS_YES == GADIBA_TRUTH_YES);

/* Of two words of which one is not known it may still be certain that they differ. */
static guint8
compare_words (GadibaExprOp op, const GadibaLanes *a, const GadibaLanes *b, guint row)
{
  gboolean a_known = _gadiba_lanes_get_mark (a, row) == GADIBA_STATE_KNOWN;
  const GadibaLanes *known = a_known ? a : b;
  const GadibaLanes *other = a_known ? b : a;
  const GadibaWords *words = (const GadibaWords *) (gintptr) _gadiba_lanes_get_num (other, row);

  if (_gadiba_lanes_get_mark (known, row) != GADIBA_STATE_KNOWN || words == NULL)
    return GADIBA_TRUTH_MAYBE;
  for (; words != NULL; words = words->next)
    if (words->word == (const char *) (gintptr) _gadiba_lanes_get_num (known, row))
      return GADIBA_TRUTH_MAYBE;
  return op == GADIBA_EXPR_NOT_EQUAL ? GADIBA_TRUTH_YES : GADIBA_TRUTH_NO;
}

static void
compare_unknown (const GadibaNode *node, GadibaKind kind, const GadibaLanes *a,
                 const GadibaLanes *b, guint n, guint8 *marks)
{
  const guint8 *left = a->marks;
  const guint8 *right = b->marks;
  gboolean left_one = a->one;
  gboolean right_one = b->one;

  for (guint i = 0; i < n; i++)
    {
      guint8 state = left != NULL ? left[left_one ? 0 : i] : GADIBA_STATE_KNOWN;

      if (right != NULL)
        state = MAX (state, right[right_one ? 0 : i]);
      if (state == GADIBA_STATE_KNOWN)
        continue;
      if (state == GADIBA_STATE_SINGLE)
        marks[i] = GADIBA_TRUTH_SINGLE;
      else if (state == GADIBA_STATE_BOUNDED)
        marks[i] = compare_bounds (node->of, a, b, i);
      else
        marks[i] =
            kind == GADIBA_KIND_TEXT ? compare_words (node->of, a, b, i) : GADIBA_TRUTH_MAYBE;
    }
}

static void
compare_truths (const GadibaNode *node, const GadibaLanes *a, const GadibaLanes *b, guint n,
                guint8 *marks)
{
  for (guint i = 0; i < n; i++)
    {
      guint8 left = a->marks[a->one ? 0 : i];
      guint8 right = b->marks[b->one ? 0 : i];

      if (left == GADIBA_TRUTH_SINGLE || right == GADIBA_TRUTH_SINGLE)
        marks[i] = GADIBA_TRUTH_SINGLE;
      else if (left == GADIBA_TRUTH_MAYBE || right == GADIBA_TRUTH_MAYBE)
        marks[i] = GADIBA_TRUTH_MAYBE;
      else
        marks[i] =
            _gadiba_compare_is_so (node->of, left != right) ? GADIBA_TRUTH_YES : GADIBA_TRUTH_NO;
    }
}

void
_gadiba_run_compare (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *a = _gadiba_run_get (run, node->first);
  const GadibaLanes *b = _gadiba_run_get (run, node->second);
  GadibaKind kind = g_array_index (run->plan->nodes, GadibaNode, node->first).kind;
  gboolean one = a->one && b->one;
  guint n = one ? 1 : _gadiba_run_get_n (run, node);
  guint8 *marks = gadiba_run_new (run, guint8, n);
  GadibaScale scale = { .first = 1, .second = 1 };

  lanes->marks = marks;
  lanes->one = one;
  if (kind == GADIBA_KIND_YES_NO)
    {
      compare_truths (node, a, b, n, marks);
      return;
    }
  if (kind == GADIBA_KIND_NUMBER && !_gadiba_lanes_scale (a, b, &scale))
    compare_fractions (node->of, a, b, n, marks);
  else if (a->one && !b->one)
    {
      const GadibaScale turned = { .first = scale.second, .second = scale.first };
      compare_nums (turn (node->of), b->nums, a, &turned, n, marks);
    }
  else
    compare_nums (node->of, a->nums, b, &scale, n, marks);
  if (a->marks != NULL || b->marks != NULL)
    compare_unknown (node, kind, a, b, n, marks);
}

/* --- in --- */

/* A word that is not known is decided all the same when each that it may be is listed, or none. */
static guint8
find_words (const GadibaExpr *list, const GadibaWords *words)
{
  guint8 truth = GADIBA_TRUTH_MAYBE;

  for (const GadibaWords *one = words; one != NULL; one = one->next)
    {
      guint8 listed = GADIBA_TRUTH_NO;
      for (const GadibaExpr *word = list; word != NULL; word = word->next)
        if (word->literal.text == one->word)
          listed = GADIBA_TRUTH_YES;
      if (one != words && listed != truth)
        return GADIBA_TRUTH_MAYBE;
      truth = listed;
    }
  return truth;
}

void
_gadiba_run_in (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *of = _gadiba_run_get (run, node->first);
  const GadibaExpr *list = ((const GadibaExpr *) node->target)->first->next;
  guint n = of->one ? 1 : _gadiba_run_get_n (run, node);
  const gint64 *nums = of->nums;
  guint8 *restrict marks = gadiba_run_new (run, guint8, n);

  lanes->marks = marks;
  lanes->one = of->one;
  for (const GadibaExpr *word = list; word != NULL; word = word->next)
    {
      gint64 num = (gint64) (gintptr) word->literal.text;
      if (word == list)
        for (guint i = 0; i < n; i++)
          marks[i] = (guint8) ((nums[i] == num) << 1);
      else
        for (guint i = 0; i < n; i++)
          marks[i] |= (guint8) ((nums[i] == num) << 1);
    }
  for (guint i = 0; of->marks != NULL && i < n; i++)
    if (of->marks[i] == GADIBA_STATE_SINGLE)
      marks[i] = GADIBA_TRUTH_SINGLE;
    else if (of->marks[i] != GADIBA_STATE_KNOWN)
      marks[i] = find_words (list, (const GadibaWords *) (gintptr) of->nums[i]);
}
