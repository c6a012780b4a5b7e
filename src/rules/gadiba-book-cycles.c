/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-book-private.h"

#include "gadiba-evaluation.h"
#include "gadiba-rules-private.h"

/* No step rests on itself, and none on so many others that evaluating it would run out of stack. */

#define MAX_CHAIN 60

typedef struct
{
  const GadibaBook *book;
  guint8 *states;        /* by step: 0 not seen, 1 being looked at, 2 done */
  guint *heights;        /* by step: the longest chain of steps it rests on, itself included */
  gboolean *of_receipts; /* by step: it sums up receipts, itself or through others */
  GPtrArray *path;
} Cycle;

static gboolean visit_step (Cycle *cycle, const GadibaStep *step, GError **error);

static gboolean
visit_all (Cycle *cycle, const GPtrArray *steps, GError **error)
{
  for (guint i = 0; i < steps->len; i++)
    if (!visit_step (cycle, g_ptr_array_index (steps, i), error))
      return FALSE;
  return TRUE;
}

/* A fact that the engine makes from steps: what counts of a receipt, whether a condition is met. */
static gboolean
visit_fact (Cycle *cycle, const GadibaFact *fact, GError **error)
{
  if (fact->entity == GADIBA_ENTITY_CONDITION)
    return fact->index != GADIBA_CONDITION_MET || visit_all (cycle, cycle->book->conditions, error);
  if (fact->entity == GADIBA_ENTITY_RECEIPT && fact->index == GADIBA_RECEIPT_COUNTED)
    for (guint i = 0; i < cycle->book->income_groups->len; i++)
      {
        const GadibaIncomeGroup *group = g_ptr_array_index (cycle->book->income_groups, i);
        if (!visit_step (cycle, group->counted, error))
          return FALSE;
      }
  return TRUE;
}

static const GadibaStep *
get_last (const Cycle *cycle)
{
  return g_ptr_array_index (cycle->path, cycle->path->len - 1);
}

static gboolean
is_of_receipts (const Cycle *cycle, const GadibaExpr *expr)
{
  if (expr->op == GADIBA_EXPR_STEP)
    return cycle->of_receipts[((const GadibaStep *) expr->target)->index];
  return expr->op >= GADIBA_EXPR_SUM && expr->op <= GADIBA_EXPR_ALL
         && expr->entity == GADIBA_ENTITY_RECEIPT;
}

static gboolean
visit_expr (Cycle *cycle, const GadibaExpr *expr, GError **error)
{
  for (; expr != NULL; expr = expr->next)
    {
      if (expr->op == GADIBA_EXPR_STEP && !visit_step (cycle, expr->target, error))
        return FALSE;
      if (is_of_receipts (cycle, expr))
        cycle->of_receipts[get_last (cycle)->index] = TRUE;
      if (expr->op == GADIBA_EXPR_FACT && !visit_fact (cycle, expr->target, error))
        return FALSE;
      if (!visit_expr (cycle, expr->first, error) || !visit_expr (cycle, expr->where, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fail_cycle (const Cycle *cycle, const GadibaStep *step, GError **error)
{
  g_autoptr (GString) path = g_string_new (NULL);
  guint first = 0;

  while (g_ptr_array_index (cycle->path, first) != step)
    first++;
  for (guint i = first; i < cycle->path->len; i++)
    g_string_append_printf (path, "%s → ", ((GadibaStep *) g_ptr_array_index (cycle->path, i))->id);
  g_string_append (path, step->id);
  _gadiba_place_set_error (&step->place, error, _ ("cycle: %s; a step cannot rest on itself"),
                           path->str);
  return FALSE;
}

static gboolean
fail_chain (const GadibaStep *step, GError **error)
{
  _gadiba_place_set_error (&step->place, error,
                           _ ("the step “%s” rests on more than %d steps, each on the next; put "
                              "some together"),
                           step->id, MAX_CHAIN);
  return FALSE;
}

/* Who names @step stands one higher. */
static void
raise_last (Cycle *cycle, const GadibaStep *step)
{
  if (cycle->path->len > 0)
    {
      guint *height = &cycle->heights[get_last (cycle)->index];
      *height = MAX (*height, cycle->heights[step->index] + 1);
    }
}

static gboolean
visit_step (Cycle *cycle, const GadibaStep *step, GError **error)
{
  gboolean fits = TRUE;

  if (cycle->states[step->index] == 2)
    {
      raise_last (cycle, step);
      return TRUE;
    }
  if (cycle->states[step->index] == 1)
    return fail_cycle (cycle, step, error);
  if (cycle->path->len >= MAX_CHAIN)
    return fail_chain (step, error);
  cycle->states[step->index] = 1;
  cycle->heights[step->index] = 1;
  g_ptr_array_add (cycle->path, (gpointer) step);
  for (guint i = 0; fits && i < step->formulas->len; i++)
    {
      const GadibaFormula *formula = g_ptr_array_index (step->formulas, i);
      fits = visit_expr (cycle, formula->expr, error);
    }
  if (fits && step->kind == GADIBA_STEP_BENEFIT)
    fits = visit_all (cycle, step->benefit->conditions, error);
  g_ptr_array_set_size (cycle->path, (int) cycle->path->len - 1);
  cycle->states[step->index] = 2;
  raise_last (cycle, step);
  if (fits && cycle->heights[step->index] > MAX_CHAIN)
    return fail_chain (step, error);
  /* What counts of a receipt is computed with its amount put at other values. */
  if (fits && step->entity == GADIBA_ENTITY_RECEIPT && cycle->of_receipts[step->index])
    {
      _gadiba_place_set_error (
          &step->place, error,
          _ ("what counts of income cannot rest on sums of receipts; use incomes "
             "in “%s”"),
          step->id);
      return FALSE;
    }
  return fits;
}

gboolean
_gadiba_book_check_cycles (const GadibaBook *book, GError **error)
{
  g_autofree guint8 *states = g_new0 (guint8, book->steps->len + 1);
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autofree gboolean *of_receipts = g_new0 (gboolean, book->steps->len + 1);
  g_autofree guint *heights = g_new0 (guint, book->steps->len + 1);
  Cycle cycle = { book, states, heights, of_receipts, path };

  return visit_all (&cycle, book->steps, error);
}

gboolean
_gadiba_book_check_gains (GadibaBook *book, GError **error)
{
  for (guint i = 0; i < book->income_groups->len; i++)
    {
      const GadibaIncomeGroup *group = g_ptr_array_index (book->income_groups, i);
      const GadibaIncomeKind *kind =
          group->gain != NULL ? g_hash_table_lookup (book->income_kind_names, group->gain) : NULL;

      if (group->gain == NULL)
        continue;
      if (kind == NULL || kind->group->gain != NULL)
        {
          _gadiba_place_set_error (&group->counted->place, error,
                                   _ ("“%s” is to take away the gain of group “%s”, but is no kind "
                                      "of income of a group without a gain; declare it in one"),
                                   group->gain, group->id);
          return FALSE;
        }
      kind->group->takes_gain = TRUE;
    }
  return TRUE;
}
