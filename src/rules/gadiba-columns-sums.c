/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-columns-lanes-private.h"

#include <string.h>

/* sum, count and any: the rows of households or of persons, put together. */

/* Where the rows of @node go to. */
static const gint32 *
get_targets (const GadibaRun *run, const GadibaNode *node)
{
  return node->domain == GADIBA_ENTITY_PERSON ? run->persons[node->rows] : run->cases[node->rows];
}

/* One truth for each row, also where one stands for all. */
static const guint8 *
get_truths (GadibaRun *run, const GadibaLanes *lanes, guint n)
{
  GadibaLanes all;

  if (!lanes->one)
    return lanes->marks;
  _gadiba_lanes_fill_truth (run, &all, n, lanes->marks[0]);
  return all.marks;
}

void
_gadiba_run_any (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *of = _gadiba_run_get (run, node->first);
  guint n_rows = run->n[node->rows];
  guint n = _gadiba_run_get_n (run, node);
  const gint32 *targets = get_targets (run, node);
  const guint8 *truths = get_truths (run, of, n_rows);
  guint8 *marks = gadiba_run_new (run, guint8, n);

  memset (marks, GADIBA_TRUTH_NO, n);
  lanes->marks = marks;
  if (_gadiba_lanes_are (of, n_rows, GADIBA_TRUTH_NO))
    return;
  /* The single way may stop before a row that needs it: that does no harm. */
  for (guint i = 0; i < n_rows; i++)
    {
      gint32 target = targets[i];
      marks[target] = MAX (marks[target], truths[i]);
    }
}

void
_gadiba_run_count (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *of = _gadiba_run_get (run, node->first);
  guint n_rows = run->n[node->rows];
  guint n = _gadiba_run_get_n (run, node);
  const gint32 *targets = get_targets (run, node);
  const guint8 *truths = get_truths (run, of, n_rows);
  gint64 *lows = gadiba_run_new (run, gint64, n);
  guint8 *marks;
  gint64 *highs;

  memset (lows, 0, sizeof *lows * n);
  for (guint i = 0; i < n_rows; i++)
    lows[targets[i]] += truths[i] == GADIBA_TRUTH_YES;
  *lanes = (GadibaLanes){ .nums = lows, .den = 1, .max = n_rows };
  if (memchr (truths, GADIBA_TRUTH_MAYBE, n_rows) == NULL
      && memchr (truths, GADIBA_TRUTH_SINGLE, n_rows) == NULL)
    return;
  lanes->marks = marks = gadiba_run_new (run, guint8, n);
  lanes->highs = highs = gadiba_run_new (run, gint64, n);
  memset (marks, GADIBA_STATE_KNOWN, n);
  memcpy (highs, lows, sizeof *highs * n);
  for (guint i = 0; i < n_rows; i++)
    if (truths[i] == GADIBA_TRUTH_SINGLE)
      marks[targets[i]] = GADIBA_STATE_SINGLE;
    else if (truths[i] == GADIBA_TRUTH_MAYBE)
      {
        highs[targets[i]]++;
        marks[targets[i]] = MAX (marks[targets[i]], GADIBA_STATE_BOUNDED);
      }
}

void
_gadiba_run_count_one (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *before = _gadiba_run_get (run, node->first);
  const GadibaLanes *more = _gadiba_run_get (run, node->second);
  guint n = _gadiba_run_get_n (run, node);
  gint64 *lows = gadiba_run_new (run, gint64, n);
  gint64 *highs = gadiba_run_new (run, gint64, n);
  guint8 *marks = gadiba_run_new (run, guint8, n);

  for (guint i = 0; i < n; i++)
    {
      guint8 truth = more->marks[more->one ? 0 : i];
      gint64 low = _gadiba_lanes_get_num (before, i);

      marks[i] = _gadiba_lanes_get_mark (before, i);
      highs[i] = marks[i] == GADIBA_STATE_BOUNDED ? before->highs[before->one ? 0 : i] : low;
      lows[i] = low + (truth == GADIBA_TRUTH_YES);
      highs[i] += truth == GADIBA_TRUTH_YES || truth == GADIBA_TRUTH_MAYBE;
      if (truth == GADIBA_TRUTH_SINGLE)
        marks[i] = GADIBA_STATE_SINGLE;
      else if (truth == GADIBA_TRUTH_MAYBE)
        marks[i] = MAX (marks[i], GADIBA_STATE_BOUNDED);
    }
  *lanes = (GadibaLanes){
    .marks = marks, .nums = lows, .highs = highs, .den = 1, .max = before->max + 1
  };
}

/* --- sum --- */

typedef struct
{
  guint n_rows;
  const gint32 *targets;
  const guint8 *belongs;
  const GadibaLanes *of;
  guint8 *marks;
} Sum;

/* All is known, and which rows belong to it. */
static void
sum_known (const Sum *sum, gboolean all, gint64 *nums)
{
  const gint64 *from = sum->of->nums;
  const gint32 *targets = sum->targets;
  const guint8 *belongs = sum->belongs;
  guint n_rows = sum->n_rows;

  if (sum->of->one)
    for (guint i = 0; i < n_rows; i++)
      nums[targets[i]] += belongs[i] == GADIBA_TRUTH_YES ? from[0] : 0;
  else if (all)
    for (guint i = 0; i < n_rows; i++)
      nums[targets[i]] += from[i];
  else
    for (guint i = 0; i < n_rows; i++)
      nums[targets[i]] += from[i] & -(gint64) (belongs[i] >> 1);
}

/* What a row does to how well the sum is known: its mark. A row that may or may not belong to it
 * does no harm when it is 0. @adds: (out): whether the row is to be added */
static inline guint8
join_row (guint8 belongs, guint8 state, gint64 num, gboolean *adds)
{
  *adds = FALSE;
  if (belongs == GADIBA_TRUTH_NO)
    return GADIBA_STATE_KNOWN;
  if (belongs == GADIBA_TRUTH_SINGLE || state == GADIBA_STATE_SINGLE)
    return GADIBA_STATE_SINGLE;
  if (state != GADIBA_STATE_KNOWN)
    return GADIBA_STATE_UNKNOWN;
  *adds = belongs == GADIBA_TRUTH_YES;
  return *adds || num == 0 ? GADIBA_STATE_KNOWN : GADIBA_STATE_UNKNOWN;
}

static void
sum_rows (const Sum *sum, gint64 *restrict nums)
{
  const gint32 *targets = sum->targets;
  const guint8 *belongs = sum->belongs;
  const GadibaLanes of = *sum->of;
  guint8 *restrict marks = sum->marks;

  for (guint i = 0; i < sum->n_rows; i++)
    {
      gint64 num = of.nums[of.one ? 0 : i];
      guint8 state = of.marks != NULL ? of.marks[of.one ? 0 : i] : GADIBA_STATE_KNOWN;
      gint32 target = targets[i];
      gboolean adds;
      guint8 mark = join_row (belongs[i], state, num, &adds);

      marks[target] = MAX (marks[target], mark);
      nums[target] += adds ? num : 0;
    }
}

/* Numbers that columns cannot add: one after the other, as a single evaluation does. */
static void
sum_fractions (GadibaRun *run, Sum *sum, guint n, GadibaLanes *lanes)
{
  GadibaLaneWriter writer = _gadiba_lane_writer_new (run, GADIBA_KIND_NUMBER, n);
  GadibaNumber *numbers = gadiba_run_new (run, GadibaNumber, n);

  for (guint i = 0; i < n; i++)
    numbers[i] = GADIBA_NUMBER (0);
  for (guint i = 0; i < sum->n_rows; i++)
    {
      gint32 target = sum->targets[i];
      GadibaNumber number = _gadiba_lanes_get_number (sum->of, i);
      gboolean adds;
      guint8 mark =
          join_row (sum->belongs[i], _gadiba_lanes_get_mark (sum->of, i), number.num, &adds);

      if (adds && !gadiba_number_add (numbers[target], number, &numbers[target]))
        mark = GADIBA_STATE_SINGLE;
      sum->marks[target] = MAX (sum->marks[target], mark);
    }
  for (guint i = 0; i < n; i++)
    {
      GadibaValue value = GADIBA_VALUE_NUMBER (numbers[i]);
      value.known = sum->marks[i] == GADIBA_STATE_KNOWN;
      if (sum->marks[i] == GADIBA_STATE_SINGLE)
        _gadiba_lane_writer_put_single (&writer, i);
      else
        _gadiba_lane_writer_put (&writer, i, &value);
    }
  _gadiba_lane_writer_finish (&writer, lanes);
}

void
_gadiba_run_sum (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *belongs = _gadiba_run_get (run, node->first);
  guint n = _gadiba_run_get_n (run, node);
  guint n_rows = run->n[node->rows];
  Sum sum = { .n_rows = n_rows, .targets = get_targets (run, node) };
  gint64 *nums;

  sum.belongs = get_truths (run, belongs, n_rows);
  sum.of = _gadiba_run_get (run, node->second);
  sum.marks = gadiba_run_new (run, guint8, n);
  memset (sum.marks, GADIBA_STATE_KNOWN, n);
  if (sum.of->dens != NULL || sum.of->max > GADIBA_LANES_MAX / MAX (n_rows, 1))
    {
      sum_fractions (run, &sum, n, lanes);
      return;
    }
  nums = gadiba_run_new (run, gint64, n);
  memset (nums, 0, sizeof *nums * n);
  *lanes = (GadibaLanes){ .nums = nums, .den = sum.of->den, .max = sum.of->max * n_rows };
  if (sum.of->marks == NULL && memchr (sum.belongs, GADIBA_TRUTH_MAYBE, n_rows) == NULL
      && memchr (sum.belongs, GADIBA_TRUTH_SINGLE, n_rows) == NULL)
    {
      sum_known (&sum, _gadiba_lanes_are (belongs, n_rows, GADIBA_TRUTH_YES), nums);
      return;
    }
  sum_rows (&sum, nums);
  lanes->marks = sum.marks;
}

/* --- receipts on top of others --- */

/* What a receipt on top of another adds: both together, less what the other counts alone. */
void
_gadiba_run_top_up (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *alone = _gadiba_run_get (run, node->first);
  guint n_topped = run->n[GADIBA_DOMAIN_TOPPED];
  guint n = _gadiba_run_get_n (run, node);
  const GadibaLanes *without, *with;
  GadibaLaneWriter writer;

  if (n_topped == 0)
    {
      *lanes = *alone;
      return;
    }
  without = _gadiba_run_get (run, node->second);
  with = _gadiba_run_get (run, node->third);
  writer = _gadiba_lane_writer_new (run, GADIBA_KIND_NUMBER, n);
  for (guint i = 0; i < n; i++)
    {
      writer.marks[i] = _gadiba_lanes_get_mark (alone, i);
      writer.nums[i] = _gadiba_lanes_get_num (alone, i);
      writer.dens[i] = _gadiba_lanes_get_den (alone, i);
      if (writer.marks[i] == GADIBA_STATE_BOUNDED)
        writer.marks[i] = GADIBA_STATE_UNKNOWN;
    }
  for (guint i = 0; i < n_topped; i++)
    {
      guint row = (guint) run->receipts[i];
      GadibaValue value = _gadiba_lanes_get (with, GADIBA_KIND_NUMBER, i);
      GadibaValue other = _gadiba_lanes_get (without, GADIBA_KIND_NUMBER, i);
      guint8 state = MAX (_gadiba_lanes_get_mark (with, i), _gadiba_lanes_get_mark (without, i));

      value.known = state == GADIBA_STATE_KNOWN;
      if (state == GADIBA_STATE_SINGLE
          || (value.known && !gadiba_number_subtract (value.number, other.number, &value.number)))
        _gadiba_lane_writer_put_single (&writer, row);
      else
        _gadiba_lane_writer_put (&writer, row, &value);
    }
  _gadiba_lane_writer_finish (&writer, lanes);
}
