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
    marks[targets[i]] = MAX (marks[targets[i]], truths[i]);
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

  if (sum->of->one)
    for (guint i = 0; i < sum->n_rows; i++)
      nums[sum->targets[i]] += sum->belongs[i] == GADIBA_TRUTH_YES ? from[0] : 0;
  else if (all)
    for (guint i = 0; i < sum->n_rows; i++)
      nums[sum->targets[i]] += from[i];
  else
    for (guint i = 0; i < sum->n_rows; i++)
      nums[sum->targets[i]] += from[i] & -(gint64) (sum->belongs[i] >> 1);
}

/* What a row does to how well the sum is known. A row that may or may not belong to it does no harm
 * when it is 0. Returns: whether the row is to be added */
static inline gboolean
join_row (Sum *sum, guint row)
{
  guint8 belongs = sum->belongs[row];
  guint8 state = _gadiba_lanes_get_mark (sum->of, row);
  guint8 *mark = &sum->marks[sum->targets[row]];

  if (belongs == GADIBA_TRUTH_NO)
    return FALSE;
  if (belongs == GADIBA_TRUTH_SINGLE || state == GADIBA_STATE_SINGLE)
    *mark = GADIBA_STATE_SINGLE;
  else if (state != GADIBA_STATE_KNOWN)
    *mark = MAX (*mark, GADIBA_STATE_UNKNOWN);
  else if (belongs == GADIBA_TRUTH_YES)
    return TRUE;
  else if (_gadiba_lanes_get_num (sum->of, row) != 0)
    *mark = MAX (*mark, GADIBA_STATE_UNKNOWN);
  return FALSE;
}

static void
sum_rows (Sum *sum, gint64 *nums)
{
  for (guint i = 0; i < sum->n_rows; i++)
    if (join_row (sum, i))
      nums[sum->targets[i]] += _gadiba_lanes_get_num (sum->of, i);
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
      GadibaNumber *number = &numbers[sum->targets[i]];
      if (join_row (sum, i)
          && !gadiba_number_add (*number, _gadiba_lanes_get_number (sum->of, i), number))
        sum->marks[sum->targets[i]] = GADIBA_STATE_SINGLE;
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
      GadibaValue value = _gadiba_lanes_get (alone, GADIBA_KIND_NUMBER, i);
      if (_gadiba_lanes_get_mark (alone, i) == GADIBA_STATE_SINGLE)
        _gadiba_lane_writer_put_single (&writer, i);
      else
        _gadiba_lane_writer_put (&writer, i, &value);
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
