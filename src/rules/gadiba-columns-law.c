/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-columns-lanes-private.h"

/* Dates, ages and what the law says of another day: for each row what the single evaluation gives,
 * by the same functions, or by what they gave for the day before. */

/* What was computed of a value is kept, for the next row that has it: this many. */
#define N_KEPT 64

static GadibaKind
get_kind (const GadibaRun *run, guint node)
{
  return g_array_index (run->plan->nodes, GadibaNode, node).kind;
}

/* --- dates and months --- */

/* A date or month, what is added to it, and what comes of it. */
typedef struct
{
  gboolean there, fits;
  gint64 left;
  GadibaNumber right;
  GadibaValue value;
} Added;

static const Added *
add_to_calendar (Added *kept, const GadibaNode *node, const GadibaValue *left,
                 const GadibaValue *right)
{
  gint64 day = left->kind == GADIBA_KIND_DATE ? left->date : left->month;
  GadibaNumber number = right->kind == GADIBA_KIND_NUMBER ? right->number
                        : right->kind == GADIBA_KIND_DATE ? GADIBA_NUMBER (right->date)
                                                          : GADIBA_NUMBER (right->month);
  Added *added = &kept[((guint64) day + (guint64) number.num) % N_KEPT];

  if (added->there && added->left == day && added->right.num == number.num
      && added->right.den == number.den)
    return added;
  added->there = TRUE;
  added->left = day;
  added->right = number;
  added->fits = _gadiba_evaluate_add_to_calendar (node->target, left, right, &added->value);
  return added;
}

void
_gadiba_run_add_to_calendar (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *first = _gadiba_run_get (run, node->first);
  const GadibaLanes *second = _gadiba_run_get (run, node->second);
  gboolean one = first->one && second->one;
  guint n = one ? 1 : _gadiba_run_get_n (run, node);
  GadibaLaneWriter writer = _gadiba_lane_writer_new (run, node->kind, n);
  const GadibaValue unknown = GADIBA_VALUE_UNKNOWN (node->kind, NULL);
  Added kept[N_KEPT] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      guint8 state = MAX (_gadiba_lanes_get_mark (first, i), _gadiba_lanes_get_mark (second, i));
      const Added *added = NULL;

      if (state == GADIBA_STATE_KNOWN)
        {
          GadibaValue left = _gadiba_lanes_get (first, get_kind (run, node->first), i);
          GadibaValue right = _gadiba_lanes_get (second, get_kind (run, node->second), i);
          added = add_to_calendar (kept, node, &left, &right);
        }
      if (state == GADIBA_STATE_SINGLE || (added != NULL && !added->fits))
        _gadiba_lane_writer_put_single (&writer, i);
      else
        _gadiba_lane_writer_put (&writer, i, added != NULL ? &added->value : &unknown);
    }
  _gadiba_lane_writer_finish (&writer, lanes);
  lanes->one = one;
}

typedef void (*FindValue) (GadibaRun *run, const GadibaNode *node, const GadibaValue *of,
                           GadibaValue *value);

/* Of each day or month once what @find gives. */
static void
run_by_day (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes, FindValue find)
{
  const GadibaLanes *of = _gadiba_run_get (run, node->first);
  guint n = of->one ? 1 : _gadiba_run_get_n (run, node);
  GadibaLaneWriter writer = _gadiba_lane_writer_new (run, node->kind, n);
  const GadibaValue unknown = GADIBA_VALUE_UNKNOWN (node->kind, NULL);
  GadibaValue values[N_KEPT];
  gint64 days[N_KEPT];

  for (guint i = 0; i < N_KEPT; i++)
    days[i] = G_MININT64;
  for (guint i = 0; i < n; i++)
    {
      guint8 state = _gadiba_lanes_get_mark (of, i);
      gint64 day = _gadiba_lanes_get_num (of, i);
      guint slot = (guint) day % N_KEPT;

      if (state == GADIBA_STATE_KNOWN && days[slot] != day)
        {
          GadibaValue value = _gadiba_lanes_get (of, get_kind (run, node->first), i);
          find (run, node, &value, &values[slot]);
          days[slot] = day;
        }
      if (state == GADIBA_STATE_SINGLE)
        _gadiba_lane_writer_put_single (&writer, i);
      else
        _gadiba_lane_writer_put (&writer, i,
                                 state == GADIBA_STATE_KNOWN ? &values[slot] : &unknown);
    }
  _gadiba_lane_writer_finish (&writer, lanes);
  lanes->one = of->one;
}

static void
find_calendar (GadibaRun *run, const GadibaNode *node, const GadibaValue *of, GadibaValue *value)
{
  _gadiba_evaluate_calendar_of (run->law, node->of, of, value);
}

void
_gadiba_run_calendar (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  run_by_day (run, node, lanes, find_calendar);
}

/* --- ages --- */

static gint64
get_age (const GadibaColumnPlan *plan, GadibaDate born)
{
  GadibaDate day = plan->terms.day;
  int years;

  if (born > day || born <= plan->ages[GADIBA_MAX_AGE])
    return gadiba_date_age_in_years (born, day);
  /* 1461 days are four years: at most one too many or too few. */
  years = CLAMP ((day - born) * 4 / 1461, 0, GADIBA_MAX_AGE - 1);
  while (years > 0 && born > plan->ages[years])
    years--;
  while (born <= plan->ages[years + 1])
    years++;
  return years;
}

void
_gadiba_run_age (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *of = _gadiba_run_get (run, node->first);
  guint n = of->one ? 1 : _gadiba_run_get_n (run, node);
  gint64 *nums = gadiba_run_new (run, gint64, n);

  for (guint i = 0; i < n; i++)
    {
      nums[i] = of->nums[i] > 0 ? get_age (run->plan, (GadibaDate) of->nums[i]) : 0;
      lanes->max = MAX (lanes->max, (guint64) ABS (nums[i]));
    }
  lanes->marks = of->marks;
  lanes->nums = nums;
  lanes->den = 1;
  lanes->one = of->one;
}

static const GadibaReach *
find_reach (const GadibaColumnPlan *plan, const GadibaParameter *parameter)
{
  for (guint i = 0; i < plan->reaches->len; i++)
    {
      const GadibaReach *reach = &g_array_index (plan->reaches, GadibaReach, i);
      if (reach->parameter == parameter)
        return reach;
    }
  g_return_val_if_reached (NULL);
}

void
_gadiba_run_reached (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *of = _gadiba_run_get (run, node->first);
  const GadibaReach *reach = find_reach (run->plan, node->target);
  guint n = of->one ? 1 : _gadiba_run_get_n (run, node);
  guint8 *marks = gadiba_run_new (run, guint8, n);

  for (guint i = 0; i < n; i++)
    marks[i] = of->nums[i] <= reach->last ? GADIBA_TRUTH_YES : reach->otherwise;
  for (guint i = 0; i < n; i++)
    {
      guint8 state = of->marks != NULL ? of->marks[i] : GADIBA_STATE_KNOWN;
      if (state == GADIBA_STATE_SINGLE
          || (state == GADIBA_STATE_KNOWN
              && (of->nums[i] < GADIBA_FIRST_DAY || of->nums[i] > GADIBA_LAST_DAY)))
        marks[i] = GADIBA_TRUTH_SINGLE;
      else if (state != GADIBA_STATE_KNOWN)
        marks[i] = GADIBA_TRUTH_MAYBE;
    }
  lanes->marks = marks;
  lanes->one = of->one;
}

/* --- parameters --- */

static void
find_at (GadibaRun *run, const GadibaNode *node, const GadibaValue *of, GadibaValue *value)
{
  *value = _gadiba_evaluation_find_value (
      run->law, node->target, NULL,
      of->kind == GADIBA_KIND_MONTH ? gadiba_month_get_first_day (of->month) : of->date);
}

void
_gadiba_run_at (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  run_by_day (run, node, lanes, find_at);
}

/* Which entry is not known: the single evaluation looks whether that matters. */
static GadibaValue
look_up (GadibaRun *run, const GadibaNode *node, GadibaValue of, gint64 word)
{
  const GadibaParameter *parameter = node->target;

  if (of.known)
    return _gadiba_evaluation_find_value (run->law, parameter, of.text, run->plan->terms.day);
  of.words = (const GadibaWords *) (gintptr) word;
  return _gadiba_evaluation_find_possible (run->law, parameter, &of);
}

void
_gadiba_run_lookup (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *of = _gadiba_run_get (run, node->first);
  guint n = of->one ? 1 : _gadiba_run_get_n (run, node);
  GadibaLaneWriter writer = _gadiba_lane_writer_new (run, node->kind, n);
  GadibaValue values[N_KEPT];
  gint64 words[N_KEPT] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      GadibaValue key = _gadiba_lanes_get (of, GADIBA_KIND_TEXT, i);
      gint64 word = _gadiba_lanes_get_num (of, i);
      guint slot = (guint) (word >> 3) % N_KEPT;
      GadibaValue value;

      if (_gadiba_lanes_get_mark (of, i) == GADIBA_STATE_SINGLE)
        {
          _gadiba_lane_writer_put_single (&writer, i);
          continue;
        }
      if (!key.known)
        value = look_up (run, node, key, word);
      else
        {
          if (words[slot] != word)
            values[slot] = look_up (run, node, key, word);
          words[slot] = word;
          value = values[slot];
        }
      _gadiba_lane_writer_put (&writer, i, &value);
    }
  _gadiba_lane_writer_finish (&writer, lanes);
  lanes->one = of->one;
}
