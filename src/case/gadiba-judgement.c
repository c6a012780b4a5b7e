/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-judgement.h"

#include <glib/gi18n-lib.h>

#include "gadiba-assessment.h"
#include "gadiba-case-facts.h"
#include "gadiba-judgement-private.h"
#include "gadiba-lv-words.h"

G_DEFINE_QUARK (gadiba - judgement - error - quark, gadiba_judgement_error)

/* Whether the conditions of the means test let something be granted. */
typedef struct
{
  GPtrArray *unmet;   /* GadibaStep */
  GPtrArray *missing; /* GadibaMissing: what would tell whether others are met, and the term */
  GadibaOutcome outcome;
  gboolean by_choice; /* refused, though the law would allow one month */
} Gate;

static void
clear_gate (Gate *gate)
{
  g_clear_pointer (&gate->unmet, g_ptr_array_unref);
  g_clear_pointer (&gate->missing, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gate, clear_gate)

/* --- values --- */

gboolean
_gadiba_judge_get_value (GadibaJudge *judge, guint index, const GadibaStep *step,
                         GadibaValue *value, GError **error)
{
  GadibaEvaluation *evaluation = _gadiba_judge_get_month (judge, index, error);

  return evaluation != NULL && gadiba_evaluation_get (evaluation, step, 0, value, error);
}

/* A value of the day of receipt, by name. */
static gboolean
get_named (GadibaJudge *judge, const char *name, GadibaValue *value, GError **error)
{
  return _gadiba_judge_get_value (judge, judge->begins, gadiba_book_get_step (judge->book, name),
                                  value, error);
}

static GadibaMoney
get_cents (const GadibaValue *value)
{
  GadibaMoney cents = 0;
  gboolean fits = gadiba_money_from_number (value->number, &cents);

  g_assert (fits); /* the evaluation refuses an amount that is no number of cents */
  return cents;
}

/* --- what an item says --- */

/* The questions whose answers would decide. */
gboolean
_gadiba_judge_add_missing (GadibaJudge *judge, guint index, GadibaDecisionItem *item,
                           GPtrArray *missing, GError **error)
{
  GadibaEvaluation *evaluation = _gadiba_judge_get_month (judge, index, error);

  if (evaluation == NULL)
    return FALSE;
  g_autoptr (GPtrArray) list = gadiba_trace_collect_missing (evaluation, missing);
  for (guint i = 0; i < list->len; i++)
    {
      const GadibaTraceMissing *one = g_ptr_array_index (list, i);
      const GadibaBenefit *benefit = gadiba_book_get_benefit (judge->book, one->fact);
      g_autofree char *fact = g_strdup_printf ("%s %s", one->fact, one->subject);
      if (!g_ptr_array_find_with_equal_func (judge->open, fact, g_str_equal, NULL))
        g_ptr_array_add (judge->open, g_steal_pointer (&fact));
      if (item == NULL)
        continue;
      if (one->question != NULL)
        g_ptr_array_add (item->missing, g_strdup (one->question));
      else if (benefit != NULL)
        g_ptr_array_add (item->missing,
                         g_strdup_printf ("%s: %s", benefit->title,
                                          gadiba_book_get_phrase (judge->book, "not-in-force")));
    }
  return TRUE;
}

static gboolean
leave_open (GadibaJudge *judge, GadibaDecisionItem *item, const GadibaMissing *missing,
            GPtrArray *further, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  item->outcome = GADIBA_OUTCOME_LEFT_OPEN;
  if (missing != NULL)
    g_ptr_array_add (all, (gpointer) missing);
  for (guint i = 0; further != NULL && i < further->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (further, i));
  return _gadiba_judge_add_missing (judge, 0, item, all, error);
}

static void
add_reason (GadibaDecisionItem *item, const GadibaStep *step)
{
  gadiba_decision_item_add_reason (item, step->id, step->refusal, step->source->text)->plain =
      g_strdup (step->plain);
}

/* Why a household of nobody gets nothing: all its persons are left out of it. */
static gboolean
add_exclusions (GadibaJudge *judge, GadibaDecisionItem *item, GError **error)
{
  GadibaEvaluation *evaluation = _gadiba_judge_get_month (judge, 0, error);
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);

  if (evaluation == NULL)
    return FALSE;
  for (guint i = 0; i < judge->decision->from->persons->len; i++)
    {
      const GadibaStep *step = gadiba_evaluation_get_exclusion (evaluation, i);
      if (step != NULL && g_hash_table_add (told, (gpointer) step))
        gadiba_decision_item_add_reason (
            item, step->id, step->refusal != NULL ? step->refusal : step->title, step->source->text)
            ->plain = g_strdup (step->plain);
    }
  return TRUE;
}

static gboolean
refuse (GadibaJudge *judge, GadibaDecisionItem *item, const Gate *gate, GError **error)
{
  GadibaValue size;

  item->outcome = GADIBA_OUTCOME_REFUSED;
  if (!get_named (judge, "household.size", &size, error))
    return FALSE;
  if (size.known && size.number.num == 0)
    return add_exclusions (judge, item, error);
  for (guint i = 0; i < gate->unmet->len; i++)
    add_reason (item, g_ptr_array_index (gate->unmet, i));
  item->by_choice = gate->by_choice;
  return TRUE;
}

/* --- the means test --- */

static gboolean
choose_outcome (GadibaJudge *judge, Gate *gate, GError **error)
{
  gate->outcome = gate->missing->len > 0 ? GADIBA_OUTCOME_LEFT_OPEN : GADIBA_OUTCOME_GRANTED;
  if (gate->unmet->len == 0)
    return TRUE;
  gate->outcome = GADIBA_OUTCOME_REFUSED;
  for (guint i = 0; i < gate->unmet->len; i++)
    if (!((const GadibaStep *) g_ptr_array_index (gate->unmet, i))->one_month)
      return TRUE;
  if (judge->terms->one_month == GADIBA_ONE_MONTH_GRANT)
    gate->outcome = GADIBA_OUTCOME_GRANTED;
  gate->by_choice = judge->terms->one_month == GADIBA_ONE_MONTH_REFUSE;
  if (judge->terms->one_month != GADIBA_ONE_MONTH_NOT_SAID)
    return TRUE;
  const GadibaStep *first = g_ptr_array_index (gate->unmet, 0);
  g_set_error (error, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_CHOICE,
               _ ("the condition “%s” (%s) is not met; the law then allows one month or a refusal "
                  "(SPSPL 36(3)3): say which"),
               first->id, first->source->text);
  return FALSE;
}

static gboolean
find_gate (GadibaJudge *judge, gboolean of_status, Gate *gate, GError **error)
{
  GadibaValue months;

  gate->unmet = g_ptr_array_new ();
  gate->missing = g_ptr_array_new ();
  for (guint i = 0; i < judge->book->conditions->len; i++)
    {
      const GadibaStep *condition = g_ptr_array_index (judge->book->conditions, i);
      GadibaValue met;

      if (condition->only_status && !of_status)
        continue;
      if (!_gadiba_judge_get_value (judge, 0, condition, &met, error))
        return FALSE;
      if (!met.known)
        g_ptr_array_add (gate->missing, (gpointer) met.missing);
      else if (!met.yes)
        g_ptr_array_add (gate->unmet, (gpointer) condition);
    }
  if (!get_named (judge, "status.months", &months, error))
    return FALSE;
  if (!months.known)
    g_ptr_array_add (gate->missing, (gpointer) months.missing);
  return choose_outcome (judge, gate, error);
}

/* Granted though a condition is not met: for one month, and the decision says why. */
static void
add_conditional (GadibaDecisionItem *item, const Gate *gate)
{
  for (guint i = 0; i < gate->unmet->len; i++)
    add_reason (item, g_ptr_array_index (gate->unmet, i));
}

/* --- items --- */

/* The first month that an earlier decision has not decided, counted from the first of the term. */
static guint
get_start (const GadibaJudge *judge, const char *id)
{
  for (guint i = 0; i < judge->terms->n_settled; i++)
    if (g_str_equal (judge->terms->settled[i].id, id)
        && judge->terms->settled[i].open_from != GADIBA_DATE_NONE)
      return (guint) (gadiba_date_get_month (judge->terms->settled[i].open_from) - judge->first);
  return 0;
}

static gboolean
set_term (GadibaJudge *judge, GadibaDecisionItem *item, GError **error)
{
  GadibaValue from, to;

  if (!get_named (judge, "status.from", &from, error)
      || !get_named (judge, "status.to", &to, error))
    return FALSE;
  item->from = from.known ? from.date : GADIBA_DATE_NONE;
  item->to = to.known ? to.date : GADIBA_DATE_NONE;
  return TRUE;
}

static gboolean
judge_status (GadibaJudge *judge, GError **error)
{
  const GadibaStep *step = gadiba_book_get_step (judge->book, "status");
  GadibaDecisionItem *item = gadiba_decision_add_item (judge->decision, "status");
  g_auto (Gate) gate = { 0 };
  GadibaValue word;

  item->title = g_strdup (step->title);
  if (!find_gate (judge, TRUE, &gate, error)
      || !_gadiba_judge_get_value (judge, 0, step, &word, error))
    return FALSE;
  if (gate.outcome == GADIBA_OUTCOME_REFUSED)
    return refuse (judge, item, &gate, error);
  if (!word.known || gate.outcome == GADIBA_OUTCOME_LEFT_OPEN)
    return leave_open (judge, item, word.known ? NULL : word.missing, gate.missing, error);
  item->outcome = GADIBA_OUTCOME_GRANTED;
  item->word = word.text;
  item->word_title = g_strdup (gadiba_choices_get_title (step->choices, word.text));
  add_conditional (item, &gate);
  return set_term (judge, item, error);
}

static void
add_month (GadibaJudge *judge, GadibaDecisionItem *item, GadibaMonth month,
           const GadibaValue *amount)
{
  GadibaDecisionMonth *row = gadiba_decision_item_add_month (item, month);

  row->amount = get_cents (amount);
  row->payment = GADIBA_PAYMENT_AS_ASKED;
}

/* What the housing benefit of a month rests on, beside the amount. */
gboolean
_gadiba_judge_set_housing (GadibaJudge *judge, guint index, GadibaDecisionMonth *row,
                           GError **error)
{
  GadibaValue costs, coefficient;

  if (!_gadiba_judge_get_value (judge, index, gadiba_book_get_step (judge->book, "housing.costs"),
                                &costs, error)
      || !_gadiba_judge_get_value (judge, index, gadiba_book_get_step (judge->book, "housing.k"),
                                   &coefficient, error))
    return FALSE;
  GadibaMonth bills = _gadiba_judge_get_bills (judge, index);
  row->is_housing = TRUE;
  row->bills = bills != row->month ? bills : GADIBA_MONTH_NONE;
  row->costs = costs.known ? get_cents (&costs) : 0;
  row->coefficient = coefficient.known ? coefficient.number : GADIBA_NUMBER (1);
  return TRUE;
}

/* The months of the term from @start on, up to the first one that is not known. */
static gboolean
add_months (GadibaJudge *judge, GadibaDecisionItem *item, const GadibaBenefit *benefit, guint start,
            guint n, GError **error)
{
  for (guint i = start; i < n; i++)
    {
      GadibaValue amount;

      if (!_gadiba_judge_get_value (judge, i, benefit->amount, &amount, error))
        return FALSE;
      if (!amount.known)
        {
          g_autoptr (GPtrArray) missing = g_ptr_array_new ();
          g_ptr_array_add (missing, (gpointer) amount.missing);
          return _gadiba_judge_add_missing (judge, i, item, missing, error);
        }
      add_month (judge, item, judge->first + (GadibaMonth) i, &amount);
      if (g_str_equal (benefit->id, "housing")
          && !_gadiba_judge_set_housing (
              judge, i, g_ptr_array_index (item->months, item->months->len - 1), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_nothing (const GadibaDecisionItem *item)
{
  for (guint i = 0; i < item->months->len; i++)
    if (((const GadibaDecisionMonth *) g_ptr_array_index (item->months, i))->amount > 0)
      return FALSE;
  return TRUE;
}

/* Refused because nothing is due: a condition of the benefit's own, or the sum itself. */
static gboolean
refuse_nothing (GadibaJudge *judge, GadibaDecisionItem *item, const GadibaBenefit *benefit,
                GError **error)
{
  g_auto (Gate) gate = { .unmet = g_ptr_array_new () };

  for (guint i = 0; i < benefit->conditions->len; i++)
    {
      const GadibaStep *condition = g_ptr_array_index (benefit->conditions, i);
      GadibaValue met;
      if (!_gadiba_judge_get_value (judge, 0, condition, &met, error))
        return FALSE;
      if (met.known && !met.yes)
        g_ptr_array_add (gate.unmet, (gpointer) condition);
    }
  g_ptr_array_set_size (item->months, 0);
  item->from = item->to = GADIBA_DATE_NONE;
  if (!refuse (judge, item, &gate, error))
    return FALSE;
  if (item->reasons->len == 0)
    gadiba_decision_item_add_reason (item, benefit->amount->id,
                                     benefit->nothing != NULL
                                         ? benefit->nothing
                                         : gadiba_book_get_phrase (judge->book, "nothing"),
                                     benefit->source->text)
        ->plain = g_strdup (benefit->plain_nothing);
  return TRUE;
}

static void
clear_item (GadibaDecisionItem *item)
{
  g_ptr_array_set_size (item->months, 0);
  g_ptr_array_set_size (item->missing, 0);
}

static GadibaMoney
get_largest (const GadibaDecisionItem *item)
{
  GadibaMoney largest = 0;

  for (guint i = 0; i < item->months->len; i++)
    largest =
        MAX (largest, ((const GadibaDecisionMonth *) g_ptr_array_index (item->months, i))->amount);
  return largest;
}

static gboolean
grant_term (GadibaJudge *judge, GadibaDecisionItem *item, const Gate *gate, GError **error)
{
  const GadibaDecisionMonth *first = g_ptr_array_index (item->months, 0);
  const GadibaDecisionMonth *last = g_ptr_array_index (item->months, item->months->len - 1);

  if (!set_term (judge, item, error))
    return FALSE;
  item->outcome = GADIBA_OUTCOME_GRANTED;
  item->amount = get_largest (item);
  if (first->month != judge->first)
    item->from = gadiba_month_get_first_day (first->month);
  item->to = gadiba_month_get_last_day (last->month);
  add_conditional (item, gate);
  return TRUE;
}

/* How many months the term has: the status that stands may have ended before. */
static gboolean
count_months (const GadibaJudge *judge, guint start, const GadibaValue *months, guint *n,
              GError **error)
{
  GadibaDate ends = judge->terms->ends;

  *n = (guint) months->number.num;
  if (ends == GADIBA_DATE_NONE)
    return TRUE;
  int left = (int) (gadiba_date_get_month (ends) - judge->first) + 1;
  *n = MIN (*n, (guint) MAX (left, 0));
  if (*n > start)
    return TRUE;
  g_autofree char *day = gadiba_lv_date_numeric (ends);
  g_set_error (error, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_NOTHING,
               _ ("the status was ended, with %s as its last day, before the months that were left "
                  "open, so nothing of its term can be granted; take back the decision that ended "
                  "it, or register a new application"),
               day);
  return FALSE;
}

/* A benefit of the status's term. That nothing is due is told before the means test is asked: then
 * the caseworker has nothing to choose. */
static gboolean
judge_term (GadibaJudge *judge, GadibaDecisionItem *item, const GadibaBenefit *benefit,
            GError **error)
{
  guint start = get_start (judge, benefit->id);
  g_auto (Gate) gate = { 0 };
  GadibaValue months, first;
  guint n = 0;

  if (!get_named (judge, "status.months", &months, error)
      || (months.known && !count_months (judge, start, &months, &n, error))
      || !_gadiba_judge_get_value (judge, start, benefit->amount, &first, error))
    return FALSE;
  if (months.known && !add_months (judge, item, benefit, start, n, error))
    return FALSE;
  gboolean nothing = is_nothing (item);
  if (months.known && nothing && item->missing->len == 0)
    return refuse_nothing (judge, item, benefit, error);
  if (!find_gate (judge, FALSE, &gate, error))
    return FALSE;
  if (gate.outcome == GADIBA_OUTCOME_GRANTED && !nothing)
    return grant_term (judge, item, &gate, error);
  clear_item (item);
  if (gate.outcome == GADIBA_OUTCOME_REFUSED)
    return refuse (judge, item, &gate, error);
  return leave_open (judge, item, first.known ? NULL : first.missing, gate.missing, error);
}

/* The conditions that the law lets nobody off, for a benefit that no means test comes before. */
static gboolean
find_hard_gate (GadibaJudge *judge, Gate *gate, GError **error)
{
  GadibaValue size;

  gate->unmet = g_ptr_array_new ();
  gate->missing = g_ptr_array_new ();
  for (guint i = 0; i < judge->book->conditions->len; i++)
    {
      const GadibaStep *condition = g_ptr_array_index (judge->book->conditions, i);
      GadibaValue met;

      if (condition->only_status || condition->one_month)
        continue;
      if (!_gadiba_judge_get_value (judge, 0, condition, &met, error))
        return FALSE;
      if (!met.known)
        g_ptr_array_add (gate->missing, (gpointer) met.missing);
      else if (!met.yes)
        g_ptr_array_add (gate->unmet, (gpointer) condition);
    }
  if (!get_named (judge, "household.size", &size, error))
    return FALSE;
  gate->outcome = gate->unmet->len > 0 || (size.known && size.number.num == 0)
                      ? GADIBA_OUTCOME_REFUSED
                  : gate->missing->len > 0 ? GADIBA_OUTCOME_LEFT_OPEN
                                           : GADIBA_OUTCOME_GRANTED;
  return TRUE;
}

/* A benefit without a term: given once, in the month of the decision. */
static gboolean
judge_once (GadibaJudge *judge, GadibaDecisionItem *item, const GadibaBenefit *benefit,
            GError **error)
{
  g_auto (Gate) gate = { 0 };
  GadibaValue amount;

  if (!_gadiba_judge_get_value (judge, 0, benefit->amount, &amount, error))
    return FALSE;
  if (amount.known && amount.number.num == 0)
    return refuse_nothing (judge, item, benefit, error);
  if (amount.known && !benefit->service)
    add_month (judge, item, gadiba_date_get_month (judge->decision->day), &amount);
  if (benefit->needs_status ? !find_gate (judge, TRUE, &gate, error)
                            : !find_hard_gate (judge, &gate, error))
    return FALSE;
  if (amount.known && gate.outcome == GADIBA_OUTCOME_GRANTED)
    {
      item->outcome = GADIBA_OUTCOME_GRANTED;
      add_conditional (item, &gate);
      if (benefit->service)
        return _gadiba_judge_grant_service (judge, item, benefit, &amount, error);
      item->amount = get_cents (&amount);
      return TRUE;
    }
  clear_item (item);
  if (gate.outcome == GADIBA_OUTCOME_REFUSED)
    return refuse (judge, item, &gate, error);
  return leave_open (judge, item, amount.known ? NULL : amount.missing, gate.missing, error);
}

static gboolean
judge_benefit (GadibaJudge *judge, const GadibaBenefit *benefit, GError **error)
{
  GadibaDecisionItem *item = gadiba_decision_add_item (judge->decision, benefit->id);

  item->title = g_strdup (benefit->title);
  item->monthly = benefit->monthly;
  item->is_service = benefit->service;
  return benefit->status_term ? judge_term (judge, item, benefit, error)
                              : judge_once (judge, item, benefit, error);
}

static gboolean
is_to_decide (const GadibaJudge *judge, const char *id)
{
  for (guint i = 0; i < judge->terms->n_settled; i++)
    if (g_str_equal (judge->terms->settled[i].id, id)
        && judge->terms->settled[i].open_from == GADIBA_DATE_NONE)
      return FALSE;
  return gadiba_case_asks_for (judge->decision->from, id);
}

static gboolean
is_all_open (const GadibaDecision *decision)
{
  for (guint i = 0; i < decision->items->len; i++)
    if (((const GadibaDecisionItem *) g_ptr_array_index (decision->items, i))->outcome
        != GADIBA_OUTCOME_LEFT_OPEN)
      return FALSE;
  return TRUE;
}

void
_gadiba_judge_set_open (const GadibaJudge *judge, GError **error)
{
  g_ptr_array_add (judge->open, NULL);
  g_autofree char *facts = g_strjoinv (", ", (char **) judge->open->pdata);
  g_set_error (error, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_OPEN,
               _ ("nothing can be decided yet, for this is not known: %s; enter it and decide "
                  "then"),
               facts);
}

static gboolean
judge_all (GadibaJudge *judge, GError **error)
{
  if (!_gadiba_judge_check_mixed (judge, error)
      || (is_to_decide (judge, "status") && !judge_status (judge, error)))
    return FALSE;
  for (guint i = 0; i < judge->book->benefits->len; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (judge->book->benefits, i);
      if (is_to_decide (judge, benefit->id) && !judge_benefit (judge, benefit, error))
        return FALSE;
    }
  if (judge->decision->items->len == 0)
    g_set_error (error, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_NOTHING,
                 _ ("everything that the application asks for was decided before; a new "
                    "application can be decided"));
  else if (is_all_open (judge->decision))
    _gadiba_judge_set_open (judge, error);
  else
    return TRUE;
  return FALSE;
}

gboolean
_gadiba_judge_fill (GadibaJudge *judge, GadibaJudgement *judgement, GError **error)
{
  GadibaValue group, size;

  if (!get_named (judge, "household.group", &group, error)
      || !get_named (judge, "household.size", &size, error))
    return FALSE;
  judgement->group = group.known ? group.text : NULL;
  judgement->size = size.known ? (int) size.number.num : 0;
  return TRUE;
}

gboolean
gadiba_decision_judge (GadibaDecision *decision, const GadibaBook *book,
                       const GadibaJudgementTerms *terms, GadibaJudgement *judgement,
                       GError **error)
{
  g_return_val_if_fail (decision != NULL && decision->from != NULL, FALSE);
  g_return_val_if_fail (decision->items->len == 0, FALSE);

  g_auto (GadibaJudge) judge = { .decision = decision, .book = book, .terms = terms };
  _gadiba_judge_begin (&judge);
  /* The explanation first: it tells what the judgement has looked at. */
  if (!judge_all (&judge, error) || !_gadiba_judge_explain (&judge, error)
      || !_gadiba_judge_fill (&judge, judgement, error))
    return FALSE;
  gadiba_decision_take_words (decision, book);
  return TRUE;
}
