/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-evaluation-private.h"

#include "gadiba-formula-check.h"
#include "gadiba-money.h"
#include "gadiba-rules-private.h"

/* A household's evaluation takes some 40 KB; the next block is rarely needed. */
#define BLOCK_SIZE (48 * 1024)

struct _GadibaBlock
{
  GadibaBlock *next;
  gsize used, size;
  /* GadibaValue needs 8; so does all else that is put here. */
  guint64 bytes[];
};

gpointer
_gadiba_evaluation_alloc (GadibaEvaluation *evaluation, gsize size)
{
  GadibaBlock *block = evaluation->blocks;
  gpointer memory;

  size = (size + 7) & ~(gsize) 7;
  if (block == NULL || block->used + size > block->size)
    {
      gsize room = MAX (size, BLOCK_SIZE);
      block = g_malloc0 (sizeof (GadibaBlock) + room);
      block->size = room;
      block->next = evaluation->blocks;
      evaluation->blocks = block;
    }
  memory = (guint8 *) block->bytes + block->used;
  block->used += size;
  return memory;
}

const GadibaMissing *
_gadiba_missing_join (GadibaEvaluation *evaluation, const GadibaMissing *left,
                      const GadibaMissing *right)
{
  GadibaMissing *both;

  if (left == NULL || left == right)
    return right;
  if (right == NULL)
    return left;
  both = _gadiba_evaluation_alloc (evaluation, sizeof (GadibaMissing));
  both->left = left;
  both->right = right;
  return both;
}

const GadibaMissing *
_gadiba_missing_new (GadibaEvaluation *evaluation, const char *fact, const char *subject)
{
  GadibaMissing *missing = _gadiba_evaluation_alloc (evaluation, sizeof (GadibaMissing));
  missing->fact = fact;
  missing->subject = subject;
  return missing;
}

const GadibaMissing *
_gadiba_missing_new_day (GadibaEvaluation *evaluation, const char *fact, GadibaDate day)
{
  g_autofree char *text = gadiba_date_format (day);
  return _gadiba_missing_new (evaluation, fact, g_intern_string (text));
}

const GadibaMissing *
_gadiba_missing_new_fact (GadibaEvaluation *evaluation, const GadibaFact *fact, guint row)
{
  const GadibaFacts *facts = evaluation->facts;
  const char *subject = "-";

  if (g_str_equal (fact->subject, "housing-month"))
    {
      g_autofree char *month = gadiba_month_format (facts->housing_month);
      subject = g_intern_string (month);
    }
  else if (g_str_equal (fact->subject, "person"))
    {
      int person = fact->entity == GADIBA_ENTITY_PERSON
                       ? (int) row
                       : gadiba_evaluation_get_owner (evaluation, fact->entity, row);
      if (person >= 0)
        subject = g_ptr_array_index (facts->rows[GADIBA_ENTITY_PERSON].labels, person);
    }
  return _gadiba_missing_new (evaluation, fact->id, subject);
}

GadibaValue
gadiba_evaluation_get_fact (GadibaEvaluation *evaluation, const GadibaFact *fact, guint row)
{
  const GadibaView *view = &evaluation->views[fact->entity];
  GadibaValue value = view->values[row * view->width + fact->index];

  if (value.known)
    return value;
  if (fact->has_otherwise)
    return fact->otherwise;
  return GADIBA_VALUE_UNKNOWN (fact->type.kind, _gadiba_missing_new_fact (evaluation, fact, row));
}

const GadibaSetting *
gadiba_evaluation_get_setting (const GadibaEvaluation *evaluation, const GadibaParameter *parameter,
                               const char *key)
{
  for (guint i = evaluation->terms.n_settings; i > 0; i--)
    {
      const GadibaSetting *setting = &evaluation->terms.settings[i - 1];
      if (setting->parameter == parameter && (setting->key == NULL || setting->key == key))
        return setting;
    }
  return NULL;
}

const GadibaParameterValue *
gadiba_evaluation_get_parameter (GadibaEvaluation *evaluation, const GadibaParameter *parameter,
                                 GadibaDate day)
{
  return gadiba_parameter_get_value (parameter, day, evaluation->terms.known);
}

/* What is paid is a whole number of cents, and nobody is asked to pay. */
static gboolean
check_amount (const GadibaValue *amount, GError **error)
{
  GadibaMoney cents;

  if (!amount->known || (gadiba_money_from_number (amount->number, &cents) && cents >= 0))
    return TRUE;
  g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_RANGE,
               _ ("the amount of a benefit is below zero or has parts of a cent; write max(0, …) "
                  "and round(…, 0.01, half-up) in the rule book"));
  return FALSE;
}

/* Its own conditions first, all of them, so that each that is not met is told: one decides,
 * whatever the amount would be. */
static gboolean
evaluate_benefit (GadibaEvaluation *evaluation, const GadibaStep *step, const GadibaExpr *amount,
                  GadibaValue *value, GError **error)
{
  const GadibaBenefit *benefit = step->benefit;
  const GadibaMissing *missing = NULL;
  gboolean unmet = FALSE;

  for (guint i = 0; i < benefit->conditions->len; i++)
    {
      GadibaValue met;
      if (!_gadiba_evaluate_step (evaluation, g_ptr_array_index (benefit->conditions, i), 0, &met,
                                  error))
        return FALSE;
      unmet = unmet || (met.known && !met.yes);
      if (!met.known)
        missing = _gadiba_missing_join (evaluation, missing, met.missing);
    }
  if (unmet)
    {
      *value = GADIBA_VALUE_NUMBER (GADIBA_NUMBER (0));
      return TRUE;
    }
  if (!_gadiba_evaluate (evaluation, amount, value, error) || !check_amount (value, error))
    return FALSE;
  if (missing == NULL || (value->known && value->number.num == 0))
    return TRUE;
  missing = _gadiba_missing_join (evaluation, missing, value->known ? NULL : value->missing);
  *value = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_NUMBER, missing);
  return TRUE;
}

GadibaValue *
_gadiba_evaluation_get_receipt (GadibaEvaluation *evaluation, guint row)
{
  GadibaView *view = &evaluation->views[GADIBA_ENTITY_RECEIPT];
  return &view->values[row * view->width];
}

/* Irregular receipts come on top of regular ones of the same month: what those already used of an
 * allowance is not given again. What counts is what the irregular part adds. */
static gboolean
evaluate_receipt (GadibaEvaluation *evaluation, const GadibaExpr *expr, guint row,
                  GadibaValue *value, GError **error)
{
  GadibaValue *facts = _gadiba_evaluation_get_receipt (evaluation, row);
  GadibaValue amount = facts[GADIBA_RECEIPT_AMOUNT];
  GadibaNumber before = facts[GADIBA_RECEIPT_BEFORE].number;
  GadibaValue without;
  gboolean fits;

  if (before.num == 0)
    return _gadiba_evaluate (evaluation, expr, value, error);

  facts[GADIBA_RECEIPT_AMOUNT].number = before;
  fits = _gadiba_evaluate (evaluation, expr, &without, error);
  if (fits && !gadiba_number_add (before, amount.number, &facts[GADIBA_RECEIPT_AMOUNT].number))
    {
      g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_RANGE,
                   _ ("the receipts of a month are out of range; check the amounts"));
      fits = FALSE;
    }
  fits = fits && _gadiba_evaluate (evaluation, expr, value, error);
  facts[GADIBA_RECEIPT_AMOUNT] = amount;
  if (!fits)
    return FALSE;
  if (!value->known || !without.known)
    *value = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_NUMBER,
                                   _gadiba_missing_join_values (evaluation, value, &without));
  else if (!gadiba_number_subtract (value->number, without.number, &value->number))
    return _gadiba_evaluate_fail_range (expr, error);
  return TRUE;
}

static gboolean
compute_step (GadibaEvaluation *evaluation, const GadibaStep *step, guint row, GadibaValue *value,
              GError **error)
{
  GadibaDate day = evaluation->terms.day;
  const GadibaFormula *formula = gadiba_step_get_formula (step, day);

  if (step->kind == GADIBA_STEP_BENEFIT && !gadiba_benefit_is_in_force (step->benefit, day))
    {
      *value = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_NUMBER,
                                     _gadiba_missing_new_day (evaluation, step->benefit->id, day));
      return TRUE;
    }
  if (formula == NULL)
    {
      *value = GADIBA_VALUE_UNKNOWN (step->type.kind,
                                     _gadiba_missing_new_day (evaluation, step->id, day));
      return TRUE;
    }
  if (step->kind == GADIBA_STEP_BENEFIT)
    return evaluate_benefit (evaluation, step, formula->expr, value, error);
  if (step->entity == GADIBA_ENTITY_RECEIPT)
    return evaluate_receipt (evaluation, formula->expr, row, value, error);
  return _gadiba_evaluate (evaluation, formula->expr, value, error);
}

/* Says in which line of which book the formula stands; once, for the innermost. */
static void
add_place (GadibaEvaluation *evaluation, const GadibaStep *step, GError **error)
{
  const GadibaFormula *formula = gadiba_step_get_formula (step, evaluation->terms.day);

  if (formula == NULL || evaluation->placed)
    return;
  evaluation->placed = TRUE;
  g_prefix_error (error, "%s:%d: “%s”: ", formula->place.label, formula->place.line, step->id);
}

gboolean
_gadiba_evaluate_step (GadibaEvaluation *evaluation, const GadibaStep *step, guint row,
                       GadibaValue *value, GError **error)
{
  GadibaMemo *memo = evaluation->memos[step->index];
  guint person = evaluation->current[GADIBA_ENTITY_PERSON];
  guint outer = evaluation->current[step->entity];
  int owner = gadiba_evaluation_get_owner (evaluation, step->entity, row);
  gboolean fits;

  if (memo == NULL)
    memo = evaluation->memos[step->index] = _gadiba_evaluation_alloc (
        evaluation, sizeof (GadibaMemo) * evaluation->views[step->entity].n);
  memo += row;
  if (memo->state == GADIBA_MEMO_DONE)
    {
      *value = memo->value;
      return TRUE;
    }
  g_assert (memo->state == GADIBA_MEMO_EMPTY); /* the book has no cycles */

  memo->state = GADIBA_MEMO_RUNNING;
  evaluation->placed = FALSE;
  if (owner >= 0)
    evaluation->current[GADIBA_ENTITY_PERSON] = (guint) owner;
  evaluation->current[step->entity] = row;
  fits = compute_step (evaluation, step, row, &memo->value, error);
  evaluation->current[step->entity] = outer;
  evaluation->current[GADIBA_ENTITY_PERSON] = person;
  memo->state = fits ? GADIBA_MEMO_DONE : GADIBA_MEMO_EMPTY;
  memo->value.bounded = FALSE;
  *value = memo->value;
  if (!fits && error != NULL && *error != NULL)
    add_place (evaluation, step, error);
  return fits;
}

gboolean
gadiba_evaluation_get (GadibaEvaluation *evaluation, const GadibaStep *step, guint row,
                       GadibaValue *value, GError **error)
{
  return _gadiba_evaluate_step (evaluation, step, row, value, error);
}

static void
bind_row (GadibaEvaluation *evaluation, GadibaEntity entity, guint row)
{
  int owner = gadiba_evaluation_get_owner (evaluation, entity, row);

  evaluation->current[entity] = row;
  if (owner >= 0)
    evaluation->current[GADIBA_ENTITY_PERSON] = (guint) owner;
}

gboolean
gadiba_evaluation_get_expr (GadibaEvaluation *evaluation, const GadibaExpr *expr,
                            GadibaEntity entity, guint row, GadibaValue *value, GError **error)
{
  bind_row (evaluation, entity, row);
  return _gadiba_evaluate (evaluation, expr, value, error);
}

GArray *
gadiba_evaluation_get_matches (GadibaEvaluation *evaluation, const GadibaExpr *aggregate,
                               GadibaEntity entity, guint row)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (guint));
  guint person;

  bind_row (evaluation, entity, row);
  person = evaluation->current[GADIBA_ENTITY_PERSON];
  for (guint i = 0; _gadiba_evaluation_next_row (evaluation, aggregate, person, &i); i++)
    {
      GadibaValue belongs = GADIBA_VALUE_YES_NO (TRUE);
      if (aggregate->where != NULL
          && !_gadiba_evaluate (evaluation, aggregate->where, &belongs, NULL))
        continue;
      if (!belongs.known || belongs.yes)
        g_array_append_val (matches, i);
    }
  return matches;
}

gboolean
gadiba_evaluation_peek (const GadibaEvaluation *evaluation, const GadibaStep *step, guint row,
                        GadibaValue *value)
{
  const GadibaMemo *memo = evaluation->memos[step->index];

  if (memo == NULL || memo[row].state != GADIBA_MEMO_DONE)
    return FALSE;
  *value = memo[row].value;
  return TRUE;
}

const GadibaFacts *
gadiba_evaluation_get_facts (const GadibaEvaluation *evaluation)
{
  return evaluation->facts;
}

const GadibaTerms *
gadiba_evaluation_get_terms (const GadibaEvaluation *evaluation)
{
  return &evaluation->terms;
}

guint
gadiba_evaluation_get_n_rows (const GadibaEvaluation *evaluation, GadibaEntity entity)
{
  return evaluation->views[entity].n;
}

int
gadiba_evaluation_get_owner (const GadibaEvaluation *evaluation, GadibaEntity entity, guint row)
{
  const int *owners = evaluation->views[entity].owners;
  return owners != NULL ? owners[row] : -1;
}

gboolean
gadiba_evaluation_is_counted (const GadibaEvaluation *evaluation, GadibaEntity entity, guint row)
{
  int owner;

  if (entity == GADIBA_ENTITY_PERSON)
    return evaluation->exclusions[row] == NULL;
  if (!gadiba_entity_is_owned (entity))
    return TRUE;
  owner = gadiba_evaluation_get_owner (evaluation, entity, row);
  return owner < 0 || evaluation->exclusions[owner] == NULL;
}

const GadibaStep *
gadiba_evaluation_get_exclusion (const GadibaEvaluation *evaluation, guint row)
{
  return evaluation->exclusions[row];
}

gboolean
gadiba_evaluation_uses_income (const GadibaEvaluation *evaluation, guint line)
{
  return evaluation->used_incomes[line];
}

gboolean
gadiba_evaluation_uses_cost (const GadibaEvaluation *evaluation, guint line)
{
  return evaluation->used_costs[line];
}

static void
view_facts (GadibaEvaluation *evaluation)
{
  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    {
      const GadibaRows *rows = &evaluation->facts->rows[i];
      GadibaView *view = &evaluation->views[i];
      view->n = rows->n;
      view->width = rows->width;
      view->values = (GadibaValue *) (gpointer) rows->values->data;
      view->owners = (int *) (gpointer) rows->owners->data;
    }
}

static gboolean
find_exclusions (GadibaEvaluation *evaluation, GError **error)
{
  guint n = evaluation->views[GADIBA_ENTITY_PERSON].n;

  evaluation->exclusions = _gadiba_evaluation_alloc (evaluation, sizeof (gpointer) * (n + 1));
  for (guint row = 0; row < n; row++)
    for (guint i = 0; i < evaluation->book->exclusions->len; i++)
      {
        const GadibaStep *step = g_ptr_array_index (evaluation->book->exclusions, i);
        GadibaValue value;
        if (!_gadiba_evaluate_step (evaluation, step, row, &value, error))
          return FALSE;
        if (value.known && value.yes && evaluation->exclusions[row] == NULL)
          evaluation->exclusions[row] = step;
      }
  return TRUE;
}

GadibaEvaluation *
gadiba_evaluation_new (const GadibaFacts *facts, const GadibaTerms *terms, GError **error)
{
  g_autoptr (GadibaEvaluation) evaluation = g_new0 (GadibaEvaluation, 1);

  evaluation->facts = facts;
  evaluation->book = facts->book;
  evaluation->terms = *terms;
  evaluation->memos =
      _gadiba_evaluation_alloc (evaluation, sizeof (gpointer) * facts->book->steps->len);
  view_facts (evaluation);
  if (!find_exclusions (evaluation, error) || !_gadiba_evaluation_make_rows (evaluation, error))
    return NULL;
  return g_steal_pointer (&evaluation);
}

void
gadiba_evaluation_free (GadibaEvaluation *evaluation)
{
  GadibaBlock *next;

  if (evaluation == NULL)
    return;
  for (GadibaBlock *block = evaluation->blocks; block != NULL; block = next)
    {
      next = block->next;
      g_free (block);
    }
  g_free (evaluation);
}
