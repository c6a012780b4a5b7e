/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-columns-lanes-private.h"

#include <string.h>

/* The operations of a plan, one by one, each computed when its values are first asked for: a branch
 * that no household takes is not. */

static void
run_constant (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  GadibaLaneWriter writer = _gadiba_lane_writer_new (run, node->kind, 1);

  _gadiba_lane_writer_put (&writer, 0, &node->value);
  _gadiba_lane_writer_finish (&writer, lanes);
  lanes->one = TRUE;
}

static void
run_single (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  GadibaLaneWriter writer = _gadiba_lane_writer_new (run, node->kind, 1);

  _gadiba_lane_writer_put_single (&writer, 0);
  _gadiba_lane_writer_finish (&writer, lanes);
  lanes->one = TRUE;
}

static void
run_fact (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaFact *fact = node->target;

  switch ((int) fact->entity)
    {
    case GADIBA_ENTITY_INCOME:
      *lanes = run->made[0][fact->index];
      break;
    case GADIBA_ENTITY_RECEIPT:
      *lanes = run->made[1][fact->index];
      break;
    case GADIBA_ENTITY_BILL:
      _gadiba_run_make_bill_fact (run, fact, lanes);
      break;
    default:
      *lanes = run->block->tables[fact->entity].columns[fact->index].lanes;
      break;
    }
}

static void
run_asked (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  for (guint i = 0; i < run->plan->book->benefits->len; i++)
    if (run->plan->book->benefits->pdata[i] == node->target)
      lanes->marks = run->block->asked + i * GADIBA_BLOCK_CASES;
}

/* Who is left out does not belong to the household. */
static void
run_counted (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  guint n = _gadiba_run_get_n (run, node);
  guint8 *marks = gadiba_run_new (run, guint8, n);

  memset (marks, GADIBA_TRUTH_YES, n);
  for (guint i = 0; i < run->plan->exclusions->len; i++)
    {
      const GadibaLanes *excluded =
          _gadiba_run_get (run, g_array_index (run->plan->exclusions, guint, i));
      for (guint row = 0; row < n; row++)
        if (excluded->marks[excluded->one ? 0 : row] == GADIBA_TRUTH_YES)
          marks[row] = GADIBA_TRUTH_NO;
    }
  lanes->marks = marks;
}

/* --- a value of what the row belongs to --- */

static const gint32 *
get_rows_of (const GadibaRun *run, guint from, guint to)
{
  if (from == GADIBA_ENTITY_HOUSEHOLD)
    return run->cases[to];
  return from == GADIBA_ENTITY_PERSON ? run->persons[to] : run->receipts;
}

static const gint64 *
gather (GadibaRun *run, const gint64 *from, const gint32 *rows, guint n)
{
  gint64 *to;

  if (from == NULL)
    return NULL;
  to = gadiba_run_new (run, gint64, n);
  for (guint i = 0; i < n; i++)
    to[i] = from[rows[i]];
  return to;
}

static void
run_lift (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *from = _gadiba_run_get (run, node->first);
  guint domain = g_array_index (run->plan->nodes, GadibaNode, node->first).domain;
  const gint32 *rows = get_rows_of (run, domain, node->domain);
  guint n = _gadiba_run_get_n (run, node);

  *lanes = *from;
  if (from->one)
    return;
  lanes->nums = gather (run, from->nums, rows, n);
  lanes->dens = gather (run, from->dens, rows, n);
  lanes->highs = gather (run, from->highs, rows, n);
  if (from->marks != NULL)
    {
      guint8 *marks = gadiba_run_new (run, guint8, n);
      for (guint i = 0; i < n; i++)
        marks[i] = from->marks[rows[i]];
      lanes->marks = marks;
    }
}

/* A step's value is not known, whatever the bounds of the count that it is. */
static void
run_plain (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *from = _gadiba_run_get (run, node->first);

  *lanes = *from;
  if (from->highs == NULL)
    return;
  lanes->highs = NULL;
  lanes->marks = _gadiba_lanes_join_states (run, from, from, from->one ? 1 : run->n[node->domain]);
}

const GadibaLanes *
_gadiba_run_get (GadibaRun *run, guint index)
{
  static const GadibaNodeRun runs[GADIBA_N_NODES] = {
    [GADIBA_NODE_CONSTANT] = run_constant,
    [GADIBA_NODE_SINGLE] = run_single,
    [GADIBA_NODE_FACT] = run_fact,
    [GADIBA_NODE_ASKED] = run_asked,
    [GADIBA_NODE_COUNTED] = run_counted,
    [GADIBA_NODE_LIFT] = run_lift,
    [GADIBA_NODE_PLAIN] = run_plain,
    [GADIBA_NODE_NOT] = _gadiba_run_not,
    [GADIBA_NODE_AND] = _gadiba_run_logic,
    [GADIBA_NODE_OR] = _gadiba_run_logic,
    [GADIBA_NODE_BOTH] = _gadiba_run_both,
    [GADIBA_NODE_IF] = _gadiba_run_if,
    [GADIBA_NODE_COMPARE] = _gadiba_run_compare,
    [GADIBA_NODE_IN] = _gadiba_run_in,
    [GADIBA_NODE_KNOWN] = _gadiba_run_known,
    [GADIBA_NODE_ARITHMETIC] = _gadiba_run_arithmetic,
    [GADIBA_NODE_EXTREME] = _gadiba_run_extreme,
    [GADIBA_NODE_ROUND] = _gadiba_run_round,
    [GADIBA_NODE_ABS] = _gadiba_run_abs,
    [GADIBA_NODE_ADD_TO_CALENDAR] = _gadiba_run_add_to_calendar,
    [GADIBA_NODE_CALENDAR] = _gadiba_run_calendar,
    [GADIBA_NODE_AGE] = _gadiba_run_age,
    [GADIBA_NODE_REACHED] = _gadiba_run_reached,
    [GADIBA_NODE_AT] = _gadiba_run_at,
    [GADIBA_NODE_LOOKUP] = _gadiba_run_lookup,
    [GADIBA_NODE_SUM] = _gadiba_run_sum,
    [GADIBA_NODE_COUNT] = _gadiba_run_count,
    [GADIBA_NODE_COUNT_ONE] = _gadiba_run_count_one,
    [GADIBA_NODE_ANY] = _gadiba_run_any,
    [GADIBA_NODE_TOP_UP] = _gadiba_run_top_up,
    [GADIBA_NODE_BENEFIT] = _gadiba_run_benefit,
  };
  static const guint8 no_marks[1];
  static const gint64 no_nums[1];
  const GadibaNode *node = &g_array_index (run->plan->nodes, GadibaNode, index);
  GadibaLanes lanes = { .den = 1 };

  if (run->ready[index])
    return &run->lanes[index];
  if (run->n[node->domain] == 0)
    lanes = (GadibaLanes){ .marks = no_marks, .nums = no_nums, .den = 1 };
  else
    runs[node->op](run, node, &lanes);
  if (node->domain == GADIBA_DOMAIN_ONE)
    lanes.one = TRUE;
  run->lanes[index] = lanes;
  run->ready[index] = TRUE;
  return &run->lanes[index];
}
