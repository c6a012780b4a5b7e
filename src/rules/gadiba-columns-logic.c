/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-columns-lanes-private.h"

#include <string.h>

/* And, or, not, if, known: three-valued, as a single evaluation goes through them. What it would
 * not look at does no harm here either. */

#define N_TRUTHS 4

/* Truths of all rows, also where one stands for all. */
static const guint8 *
expand_marks (GadibaRun *run, const GadibaLanes *lanes, guint n)
{
  GadibaLanes all;

  if (!lanes->one || n == 1)
    return lanes->marks;
  _gadiba_lanes_fill_truth (run, &all, n, lanes->marks[0]);
  return all.marks;
}

static gboolean
has_single (const guint8 *marks, guint n)
{
  return memchr (marks, GADIBA_TRUTH_SINGLE, n) != NULL;
}

static guint8
join_truths (guint8 left, guint8 right, guint8 decisive)
{
  if (left == GADIBA_TRUTH_SINGLE || left == decisive)
    return left;
  if (right == GADIBA_TRUTH_SINGLE)
    return right;
  return decisive == GADIBA_TRUTH_NO ? MIN (left, right) : MAX (left, right);
}

void
_gadiba_run_logic (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  guint8 decisive = node->op == GADIBA_NODE_OR ? GADIBA_TRUTH_YES : GADIBA_TRUTH_NO;
  const GadibaLanes *first = _gadiba_run_get (run, node->first);
  guint n = _gadiba_run_get_n (run, node);
  const GadibaLanes *second;
  const guint8 *left, *right;
  guint8 *restrict marks;

  if (_gadiba_lanes_are (first, n, decisive))
    {
      *lanes = *first;
      return;
    }
  second = _gadiba_run_get (run, node->second);
  if (_gadiba_lanes_are (first, n, GADIBA_TRUTH_YES - decisive))
    {
      *lanes = *second;
      return;
    }
  left = expand_marks (run, first, n);
  right = expand_marks (run, second, n);
  lanes->marks = marks = gadiba_run_new (run, guint8, n);
  if (has_single (left, n) || has_single (right, n))
    for (guint i = 0; i < n; i++)
      marks[i] = join_truths (left[i], right[i], decisive);
  else if (decisive == GADIBA_TRUTH_NO)
    for (guint i = 0; i < n; i++)
      marks[i] = MIN (left[i], right[i]);
  else
    for (guint i = 0; i < n; i++)
      marks[i] = MAX (left[i], right[i]);
}

/* "and" of which both are computed, so that an error of either counts. */
void
_gadiba_run_both (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *first = _gadiba_run_get (run, node->first);
  const GadibaLanes *second = _gadiba_run_get (run, node->second);
  guint n = _gadiba_run_get_n (run, node);
  const guint8 *left = expand_marks (run, first, n);
  const guint8 *right = expand_marks (run, second, n);
  guint8 *restrict marks = gadiba_run_new (run, guint8, n);

  for (guint i = 0; i < n; i++)
    marks[i] = MAX (left[i], right[i]) == GADIBA_TRUTH_SINGLE ? GADIBA_TRUTH_SINGLE
                                                              : MIN (left[i], right[i]);
  lanes->marks = marks;
}

void
_gadiba_run_not (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *of = _gadiba_run_get (run, node->first);
  guint n = of->one ? 1 : _gadiba_run_get_n (run, node);
  const guint8 *from = of->marks;
  guint8 *restrict marks = gadiba_run_new (run, guint8, n);

  for (guint i = 0; i < n; i++)
    marks[i] = from[i] == GADIBA_TRUTH_SINGLE ? from[i] : (guint8) (GADIBA_TRUTH_YES - from[i]);
  lanes->marks = marks;
  lanes->one = of->one;
}

void
_gadiba_run_known (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *of = _gadiba_run_get (run, node->first);
  gboolean of_truth =
      g_array_index (run->plan->nodes, GadibaNode, node->first).kind == GADIBA_KIND_YES_NO;
  guint n = of->one ? 1 : _gadiba_run_get_n (run, node);
  const guint8 *from = of->marks;
  guint8 *restrict marks = gadiba_run_new (run, guint8, n);

  lanes->marks = marks;
  lanes->one = of->one;
  if (from == NULL)
    memset (marks, GADIBA_TRUTH_YES, n);
  else if (of_truth)
    for (guint i = 0; i < n; i++)
      marks[i] = from[i] == GADIBA_TRUTH_SINGLE  ? GADIBA_TRUTH_SINGLE
                 : from[i] == GADIBA_TRUTH_MAYBE ? GADIBA_TRUTH_NO
                                                 : GADIBA_TRUTH_YES;
  else
    for (guint i = 0; i < n; i++)
      marks[i] = from[i] == GADIBA_STATE_SINGLE  ? GADIBA_TRUTH_SINGLE
                 : from[i] == GADIBA_STATE_KNOWN ? GADIBA_TRUTH_YES
                                                 : GADIBA_TRUTH_NO;
}

/* --- if --- */

static guint8
choose_truth (guint8 condition, guint8 yes, guint8 no)
{
  switch (condition)
    {
    case GADIBA_TRUTH_YES:
      return yes;
    case GADIBA_TRUTH_NO:
      return no;
    case GADIBA_TRUTH_MAYBE:
      if (yes == GADIBA_TRUTH_SINGLE || no == GADIBA_TRUTH_SINGLE)
        return GADIBA_TRUTH_SINGLE;
      return yes == no ? yes : GADIBA_TRUTH_MAYBE;
    default:
      return GADIBA_TRUTH_SINGLE;
    }
}

static gboolean
is_decided (const guint8 *conditions, guint n)
{
  return memchr (conditions, GADIBA_TRUTH_MAYBE, n) == NULL && !has_single (conditions, n);
}

static void
choose_truths (GadibaRun *run, const guint8 *conditions, const GadibaLanes *yes,
               const GadibaLanes *no, guint n, GadibaLanes *lanes)
{
  const guint8 *left = expand_marks (run, yes, n);
  const guint8 *right = expand_marks (run, no, n);
  guint8 *restrict marks = gadiba_run_new (run, guint8, n);

  if (is_decided (conditions, n))
    for (guint i = 0; i < n; i++)
      marks[i] = conditions[i] == GADIBA_TRUTH_YES ? left[i] : right[i];
  else
    for (guint i = 0; i < n; i++)
      marks[i] = choose_truth (conditions[i], left[i], right[i]);
  lanes->marks = marks;
}

static const GadibaWords *
add_word (GadibaRun *run, const GadibaWords *words, const char *word)
{
  GadibaWords *first;

  for (const GadibaWords *one = words; one != NULL; one = one->next)
    if (one->word == word)
      return words;
  first = gadiba_run_new (run, GadibaWords, 1);
  first->word = word;
  first->next = words;
  return first;
}

/* What a word may be that is one of two; NULL is any. */
static const GadibaWords *
join_words (GadibaRun *run, const GadibaLanes *yes, const GadibaLanes *no, guint row)
{
  const GadibaLanes *both[] = { yes, no };
  const GadibaWords *words = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (both); i++)
    {
      gint64 num = _gadiba_lanes_get_num (both[i], row);
      if (_gadiba_lanes_get_mark (both[i], row) == GADIBA_STATE_KNOWN)
        words = add_word (run, words, (const char *) (gintptr) num);
      else if (num == 0)
        return NULL;
      else
        for (const GadibaWords *one = (const GadibaWords *) (gintptr) num; one != NULL;
             one = one->next)
          words = add_word (run, words, one->word);
    }
  return words;
}

typedef struct
{
  GadibaKind kind;
  guint n;
  const guint8 *conditions;
  const GadibaLanes *yes, *no;
  const guint8 *same; /* whether their numbers are; NULL: of words, and of fractions */
  guint8 *marks;
  gint64 *nums, *highs, *dens;
} Choice;

/* Which is not known: the same either way is known all the same. */
static void
choose_undecided (GadibaRun *run, Choice *choice, guint row)
{
  guint8 yes = _gadiba_lanes_get_mark (choice->yes, row);
  guint8 no = _gadiba_lanes_get_mark (choice->no, row);

  choice->marks[row] = GADIBA_STATE_UNKNOWN;
  if (choice->conditions[row] == GADIBA_TRUTH_SINGLE || MAX (yes, no) == GADIBA_STATE_SINGLE)
    choice->marks[row] = GADIBA_STATE_SINGLE;
  else if (MAX (yes, no) == GADIBA_STATE_KNOWN)
    {
      GadibaValue left = _gadiba_lanes_get (choice->yes, choice->kind, row);
      GadibaValue right = _gadiba_lanes_get (choice->no, choice->kind, row);
      if (gadiba_value_equal (&left, &right))
        choice->marks[row] = GADIBA_STATE_KNOWN;
    }
  if (choice->marks[row] == GADIBA_STATE_KNOWN)
    return; /* the number chosen is that of "no": the same */
  choice->nums[row] = 0;
  if (choice->kind == GADIBA_KIND_TEXT && choice->marks[row] == GADIBA_STATE_UNKNOWN)
    choice->nums[row] = (gint64) (gintptr) join_words (run, choice->yes, choice->no, row);
}

/* The states of all rows, also where all is known, or one stands for all. */
static const guint8 *
expand_states (GadibaRun *run, const GadibaLanes *lanes, guint n)
{
  static const guint8 state = GADIBA_STATE_KNOWN;
  static const GadibaLanes known = { .marks = &state, .one = TRUE };
  return expand_marks (run, lanes->marks != NULL ? lanes : &known, n);
}

/* What is the same either way is known though the condition is not. */
static inline guint8
choose_mark (guint8 condition, guint8 yes, guint8 no, gboolean same)
{
  guint8 worst = MAX (yes, no);
  guint8 either = worst == GADIBA_STATE_KNOWN && !same ? GADIBA_STATE_UNKNOWN : worst;

  either = either == GADIBA_STATE_BOUNDED ? GADIBA_STATE_UNKNOWN : either;
  either = condition == GADIBA_TRUTH_SINGLE ? GADIBA_STATE_SINGLE : either;
  either = condition == GADIBA_TRUTH_NO ? no : either;
  return condition == GADIBA_TRUTH_YES ? yes : either;
}

static void
choose_marks (GadibaRun *run, Choice *choice)
{
  const guint8 *conditions = choice->conditions;
  const guint8 *yes = expand_states (run, choice->yes, choice->n);
  const guint8 *no = expand_states (run, choice->no, choice->n);
  guint8 *restrict marks = choice->marks;
  guint n = choice->n;

  if (is_decided (conditions, n))
    for (guint i = 0; i < n; i++)
      marks[i] = conditions[i] == GADIBA_TRUTH_YES ? yes[i] : no[i];
  else if (choice->same != NULL)
    for (guint i = 0; i < n; i++)
      marks[i] = choose_mark (conditions[i], yes[i], no[i], choice->same[i]);
  else
    for (guint i = 0; i < n; i++)
      if (conditions[i] == GADIBA_TRUTH_YES || conditions[i] == GADIBA_TRUTH_NO)
        marks[i] = conditions[i] == GADIBA_TRUTH_YES ? yes[i] : no[i];
      else
        choose_undecided (run, choice, i);
}

static void
choose_nums (GadibaRun *run, Choice *choice, const GadibaScale *scale)
{
  const gint64 *yes = _gadiba_lanes_multiply (run, choice->yes, scale->first, choice->n, FALSE);
  const gint64 *no = _gadiba_lanes_multiply (run, choice->no, scale->second, choice->n, FALSE);
  const guint8 *conditions = choice->conditions;
  gint64 *restrict nums = choice->nums;
  guint n = choice->n;
  gint64 left = yes[0];
  gint64 right = no[0];
  guint8 *restrict same;

  /* All bits of one or of the other: no branch to be guessed wrongly. */
  if (!choice->yes->one && !choice->no->one)
    for (guint i = 0; i < n; i++)
      nums[i] = no[i] ^ ((yes[i] ^ no[i]) & -(gint64) (conditions[i] == GADIBA_TRUTH_YES));
  else if (choice->yes->one && !choice->no->one)
    for (guint i = 0; i < n; i++)
      nums[i] = no[i] ^ ((left ^ no[i]) & -(gint64) (conditions[i] == GADIBA_TRUTH_YES));
  else if (!choice->yes->one)
    for (guint i = 0; i < n; i++)
      nums[i] = right ^ ((yes[i] ^ right) & -(gint64) (conditions[i] == GADIBA_TRUTH_YES));
  else
    for (guint i = 0; i < n; i++)
      nums[i] = right ^ ((left ^ right) & -(gint64) (conditions[i] == GADIBA_TRUTH_YES));
  if (choice->kind == GADIBA_KIND_TEXT || is_decided (conditions, n))
    return;
  choice->same = same = gadiba_run_new (run, guint8, n);
  for (guint i = 0; i < n; i++)
    same[i] = yes[choice->yes->one ? 0 : i] == no[choice->no->one ? 0 : i];
}

/* Numbers with a denominator each. */
static void
choose_fractions (Choice *choice)
{
  for (guint i = 0; i < choice->n; i++)
    {
      const GadibaLanes *from =
          choice->conditions[i] == GADIBA_TRUTH_YES ? choice->yes : choice->no;
      choice->nums[i] = _gadiba_lanes_get_num (from, i);
      choice->dens[i] = _gadiba_lanes_get_den (from, i);
    }
}

static void
choose_highs (Choice *choice, const GadibaScale *scale)
{
  for (guint i = 0; i < choice->n; i++)
    {
      gboolean yes = choice->conditions[i] == GADIBA_TRUTH_YES;
      const GadibaLanes *from = yes ? choice->yes : choice->no;
      gint64 high = from->highs != NULL ? from->highs[from->one ? 0 : i] : 0;

      choice->highs[i] = high * (yes ? scale->first : scale->second);
    }
}

void
_gadiba_run_if (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes)
{
  const GadibaLanes *condition = _gadiba_run_get (run, node->first);
  guint n = _gadiba_run_get_n (run, node);
  Choice choice = { .kind = node->kind, .n = n };
  GadibaScale scale = { .den = 1, .first = 1, .second = 1 };
  gboolean fits;

  if (_gadiba_lanes_are (condition, n, GADIBA_TRUTH_YES)
      || _gadiba_lanes_are (condition, n, GADIBA_TRUTH_NO))
    {
      *lanes = *_gadiba_run_get (
          run, n > 0 && condition->marks[0] == GADIBA_TRUTH_YES ? node->second : node->third);
      return;
    }
  choice.conditions = expand_marks (run, condition, n);
  choice.yes = _gadiba_run_get (run, node->second);
  choice.no = _gadiba_run_get (run, node->third);
  if (node->kind == GADIBA_KIND_YES_NO)
    {
      choose_truths (run, choice.conditions, choice.yes, choice.no, n, lanes);
      return;
    }
  fits = node->kind != GADIBA_KIND_NUMBER || _gadiba_lanes_scale (choice.yes, choice.no, &scale);
  choice.nums = gadiba_run_new (run, gint64, n);
  if (fits)
    choose_nums (run, &choice, &scale);
  else
    {
      scale.den = scale.first = scale.second = 1;
      choice.dens = gadiba_run_new (run, gint64, n);
      choose_fractions (&choice);
    }
  if (choice.yes->highs != NULL || choice.no->highs != NULL)
    {
      choice.highs = gadiba_run_new (run, gint64, n);
      choose_highs (&choice, &scale);
    }
  if (choice.yes->marks != NULL || choice.no->marks != NULL || !is_decided (choice.conditions, n))
    {
      choice.marks = gadiba_run_new (run, guint8, n);
      choose_marks (run, &choice);
    }
  *lanes = (GadibaLanes){ .marks = choice.marks,
                          .nums = choice.nums,
                          .dens = choice.dens,
                          .highs = choice.highs,
                          .den = scale.den,
                          .max = scale.max };
}
