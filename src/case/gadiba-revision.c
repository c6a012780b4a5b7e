/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-revision.h"

#include <glib/gi18n-lib.h>

#include "gadiba-judgement-private.h"
#include "gadiba-lv-words.h"
#include "gadiba-revision-private.h"

#define CENT ((GadibaNumber){ 1, 100 })
#define HUNDRED 100

typedef struct
{
  GadibaJudge judge;
  const GadibaRevisionTerms *terms;
  gboolean differs; /* something comes out otherwise than it stands */
  GPtrArray *unmet; /* GadibaStep: conditions of the means test */
} Revision;

static guint
get_index (const Revision *self, GadibaMonth month)
{
  return (guint) (month - self->judge.first);
}

/* --- one month --- */

/* How much of what comes out is due: a new reduction holds instead of an earlier one. */
static GadibaNumber
get_share (const Revision *self, const GadibaStandingMonth *standing)
{
  const GadibaDecision *decision = self->judge.decision;
  guint percent =
      decision->kind == GADIBA_DECISION_REDUCTION ? decision->basis.percent : standing->percent;

  return (GadibaNumber){ HUNDRED - (gint64) percent, HUNDRED };
}

/* What comes out for a month, reduced; FALSE in @known where it cannot be told. */
static gboolean
find_amount (Revision *self, const GadibaBenefit *benefit, const GadibaStandingMonth *standing,
             GadibaMoney *amount, gboolean *known, GError **error)
{
  guint index = get_index (self, standing->month);
  GadibaNumber part, rounded;
  GadibaValue value;

  if (!_gadiba_judge_get_value (&self->judge, index, benefit->amount, &value, error))
    return FALSE;
  *known = value.known;
  if (!value.known)
    {
      g_autoptr (GPtrArray) missing = g_ptr_array_new ();
      g_ptr_array_add (missing, (gpointer) value.missing);
      return _gadiba_judge_add_missing (&self->judge, index, NULL, missing, error);
    }
  if (gadiba_number_multiply (value.number, get_share (self, standing), &part)
      && gadiba_number_round (part, CENT, GADIBA_ROUND_HALF_UP, &rounded)
      && gadiba_money_from_number (rounded, amount))
    return TRUE;
  g_set_error_literal (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_RANGE,
                       _ ("an amount grew out of range; check the figures of the case"));
  return FALSE;
}

/* What is asked back of a month: what was paid beyond what was due, once. */
static void
ask_back (const Revision *self, GadibaDecisionMonth *month, const GadibaStandingMonth *standing)
{
  GadibaDecision *decision = self->judge.decision;

  if (decision->kind != GADIBA_DECISION_RECOVERY)
    return;
  month->asked = standing->asked;
  month->recovered = MAX (month->before - month->amount - month->asked, 0);
  decision->basis.recovered += month->recovered;
}

static gboolean
revise_month (Revision *self, GadibaDecisionItem *item, const GadibaBenefit *benefit,
              const GadibaStandingMonth *standing, GError **error)
{
  guint index = get_index (self, standing->month);
  GadibaMoney amount = 0;
  gboolean known = TRUE;

  if (!item->ends && !find_amount (self, benefit, standing, &amount, &known, error))
    return FALSE;
  if (!known)
    return TRUE;
  GadibaDecisionMonth *month = gadiba_decision_item_add_month (item, standing->month);
  month->amount = amount;
  month->has_before = !standing->is_new;
  month->before = standing->amount;
  month->payment = GADIBA_PAYMENT_AS_ASKED;
  month->payee = g_strdup (standing->payee);
  ask_back (self, month, standing);
  self->differs = self->differs || amount != standing->amount;
  return item->ends || !g_str_equal (benefit->id, "housing")
         || _gadiba_judge_set_housing (&self->judge, index, month, error);
}

/* --- one benefit --- */

/* Whether the benefit is bound by the condition, as when it was granted. */
static gboolean
is_bound (const GadibaBenefit *benefit, const GadibaStep *condition)
{
  if (benefit == NULL || benefit->needs_status)
    return TRUE;
  return !condition->only_status && (benefit->status_term || !condition->one_month);
}

/* @benefit: NULL: the status */
static gboolean
has_unmet (const Revision *self, const GadibaBenefit *benefit)
{
  for (guint i = 0; i < self->unmet->len; i++)
    if (is_bound (benefit, g_ptr_array_index (self->unmet, i)))
      return TRUE;
  return FALSE;
}

/* @benefit: NULL: the status */
static void
add_reasons (const Revision *self, GadibaDecisionItem *item, const GadibaBenefit *benefit)
{
  const GadibaDecisionBasis *basis = &self->judge.decision->basis;

  if (basis->id != NULL)
    gadiba_decision_item_add_reason (item, basis->id, basis->sentence, basis->source);
  for (guint i = 0; i < self->unmet->len; i++)
    {
      const GadibaStep *step = g_ptr_array_index (self->unmet, i);
      if (is_bound (benefit, step))
        gadiba_decision_item_add_reason (item, step->id, step->refusal, step->source->text);
    }
}

static void
finish_item (const Revision *self, GadibaDecisionItem *item, const GadibaBenefit *benefit)
{
  const GadibaDecisionMonth *first = g_ptr_array_index (item->months, 0);
  const GadibaDecisionMonth *last = g_ptr_array_index (item->months, item->months->len - 1);

  item->outcome = GADIBA_OUTCOME_CHANGED;
  item->from = gadiba_month_get_first_day (first->month);
  item->to = gadiba_month_get_last_day (last->month);
  for (guint i = 0; i < item->months->len; i++)
    {
      const GadibaDecisionMonth *month = g_ptr_array_index (item->months, i);
      item->amount = MAX (item->amount, month->amount);
    }
  add_reasons (self, item, benefit);
}

static gboolean
revise_benefit (Revision *self, const GadibaBenefit *benefit, GError **error)
{
  GadibaDecision *decision = self->judge.decision;
  GadibaDecisionItem *item = NULL;

  for (guint i = 0; i < self->terms->n_standing; i++)
    {
      const GadibaStandingMonth *standing = &self->terms->standing[i];
      if (!g_str_equal (standing->benefit, benefit->id) || standing->month < self->terms->from)
        continue;
      if (item == NULL)
        item = gadiba_decision_add_item (decision, benefit->id);
      item->ends = self->terms->stops || has_unmet (self, benefit);
      if (!revise_month (self, item, benefit, standing, error))
        return FALSE;
    }
  if (item == NULL)
    return TRUE;
  item->title = g_strdup (benefit->title);
  item->monthly = benefit->monthly;
  if (item->months->len > 0)
    finish_item (self, item, benefit);
  return TRUE;
}

/* --- the means test --- */

/* Whether it was granted although the condition is not met. */
static gboolean
is_allowed (const Revision *self, const GadibaStep *condition)
{
  g_auto (GStrv) ids =
      g_strsplit (self->terms->allowed != NULL ? self->terms->allowed : "", " ", -1);

  return g_strv_contains ((const char *const *) ids, condition->id);
}

/* Which conditions are not met any more. What is not known is left open, and named. */
static gboolean
test_conditions (Revision *self, GError **error)
{
  const GadibaBook *book = self->judge.book;

  for (guint i = 0; i < book->conditions->len; i++)
    {
      const GadibaStep *condition = g_ptr_array_index (book->conditions, i);
      GadibaValue met;

      if (is_allowed (self, condition))
        continue;
      if (!_gadiba_judge_get_value (&self->judge, self->judge.begins, condition, &met, error))
        return FALSE;
      if (met.known && !met.yes)
        g_ptr_array_add (self->unmet, (gpointer) condition);
      if (met.known)
        continue;
      g_autoptr (GPtrArray) missing = g_ptr_array_new ();
      g_ptr_array_add (missing, (gpointer) met.missing);
      if (!_gadiba_judge_add_missing (&self->judge, self->judge.begins, NULL, missing, error))
        return FALSE;
    }
  return TRUE;
}

/* Under which name the status goes on; FALSE in @known where that cannot be told. */
static gboolean
find_word (Revision *self, const char **word, gboolean *known, GError **error)
{
  GadibaValue value;

  if (!_gadiba_judge_get_value (&self->judge, self->judge.begins,
                                gadiba_book_get_step (self->judge.book, "status"), &value, error))
    return FALSE;
  *known = value.known;
  if (value.known)
    {
      *word = value.text;
      return TRUE;
    }
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_ptr_array_add (missing, (gpointer) value.missing);
  return _gadiba_judge_add_missing (&self->judge, self->judge.begins, NULL, missing, error);
}

static void
add_status (Revision *self, const char *word, gboolean ends)
{
  const GadibaRevisionTerms *terms = self->terms;
  GadibaDate last = terms->extends != GADIBA_DATE_NONE ? terms->extends : terms->ends;
  const GadibaStep *step = gadiba_book_get_step (self->judge.book, "status");
  GadibaDecisionItem *item = gadiba_decision_add_item (self->judge.decision, "status");

  item->title = g_strdup (step->title);
  item->outcome = GADIBA_OUTCOME_CHANGED;
  item->word = g_intern_string (word);
  item->word_title = g_strdup (gadiba_choices_get_title (step->choices, word));
  item->ends = ends;
  item->from = ends ? terms->granted : gadiba_month_get_first_day (terms->from);
  item->to = ends ? gadiba_month_get_first_day (terms->from) - 1 : last;
  /* It was never there. */
  if (item->to < item->from)
    item->from = item->to = GADIBA_DATE_NONE;
  add_reasons (self, item, NULL);
  self->differs = TRUE;
}

/* The status until the month in which it ends, or under its new name. */
static gboolean
revise_status (Revision *self, GError **error)
{
  const GadibaRevisionTerms *terms = self->terms;
  gboolean ends = terms->stops || has_unmet (self, NULL);
  const char *word = terms->word;
  gboolean known = TRUE;

  if (word != NULL && terms->extends != GADIBA_DATE_NONE)
    {
      add_status (self, word, FALSE);
      return TRUE;
    }
  if (word == NULL || terms->ends < gadiba_month_get_first_day (terms->from)
      || (!ends && !terms->tests))
    return TRUE;
  if (!ends && !find_word (self, &word, &known, error))
    return FALSE;
  if (ends || (known && g_strcmp0 (word, terms->word) != 0))
    add_status (self, word, ends);
  return TRUE;
}

/* --- the whole --- */

static gboolean
check_result (const Revision *self, GError **error)
{
  const GadibaDecision *decision = self->judge.decision;

  if (self->judge.open->len > 0)
    {
      _gadiba_judge_set_open (&self->judge, error);
      return FALSE;
    }
  if (decision->items->len == 0)
    g_set_error (error, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_NOTHING,
                 _ ("nothing is granted from that month on; name an earlier month, or another "
                    "decision"));
  else if (decision->kind == GADIBA_DECISION_RECOVERY && decision->basis.recovered == 0)
    g_set_error (error, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_NOTHING,
                 _ ("nothing was granted for these months beyond what is due, or it was asked back "
                    "before; name other months, or enter what has changed"));
  else if (!self->differs && decision->kind != GADIBA_DECISION_STOP)
    g_set_error (error, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_NOTHING,
                 _ ("the same comes out for every month, so there is nothing to decide; enter what "
                    "has changed"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
revise_all (Revision *self, GError **error)
{
  const GadibaBook *book = self->judge.book;

  if (self->terms->tests && !self->terms->stops && !test_conditions (self, error))
    return FALSE;
  if (!revise_status (self, error))
    return FALSE;
  for (guint i = 0; i < book->benefits->len; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (book->benefits, i);
      if (g_strcmp0 (self->terms->only, benefit->id) != 0 && self->terms->only != NULL)
        continue;
      if (!revise_benefit (self, benefit, error))
        return FALSE;
    }
  return check_result (self, error);
}

/* Where the word stands among those of the status: the book names what gives most first. */
static guint
get_rank (const GadibaBook *book, const char *word)
{
  const GArray *choices = gadiba_book_get_step (book, "status")->choices;
  guint i = 0;

  while (i < choices->len && !g_str_equal (g_array_index (choices, GadibaChoice, i).id, word))
    i++;
  return i;
}

static gboolean
is_lower_item (const Revision *self, const GadibaDecisionItem *item)
{
  if (item->ends)
    return TRUE;
  if (g_str_equal (item->id, "status"))
    return get_rank (self->judge.book, item->word) > get_rank (self->judge.book, self->terms->word);
  for (guint i = 0; i < item->months->len; i++)
    {
      const GadibaDecisionMonth *month = g_ptr_array_index (item->months, i);
      if (month->amount < month->before)
        return TRUE;
    }
  return FALSE;
}

/* Whether less is due somewhere than stood. */
static gboolean
is_lower (const Revision *self)
{
  const GadibaDecision *decision = self->judge.decision;

  for (guint i = 0; i < decision->items->len; i++)
    if (is_lower_item (self, g_ptr_array_index (decision->items, i)))
      return TRUE;
  return FALSE;
}

static void
set_unfavourable (const Revision *self)
{
  GadibaDecision *decision = self->judge.decision;
  const GadibaDecisionRule *rule = gadiba_book_get_decision_rule (
      self->judge.book, gadiba_decision_kind_format (decision->kind));
  GadibaUnfavourable when = rule != NULL ? rule->unfavourable : GADIBA_UNFAVOURABLE_WHEN_LOWER;

  decision->basis.unfavourable = when == GADIBA_UNFAVOURABLE_ALWAYS
                                 || (when == GADIBA_UNFAVOURABLE_WHEN_LOWER && is_lower (self));
}

/* Who is left out: whom earlier decisions stopped, and whom this one does. */
static GArray *
list_stopped (const GadibaDecision *decision, const GadibaRevisionTerms *terms)
{
  GArray *stopped = g_array_new (FALSE, FALSE, sizeof (GadibaStopped));
  const GadibaStopped own = { decision->basis.person, terms->from, GADIBA_MONTH_NONE };

  g_array_append_vals (stopped, terms->stopped, terms->n_stopped);
  if (decision->kind == GADIBA_DECISION_STOP && own.person != GADIBA_CASE_NOBODY)
    g_array_append_val (stopped, own);
  return stopped;
}

static void
clear_revision (Revision *self)
{
  _gadiba_judge_clear (&self->judge);
  g_clear_pointer (&self->unmet, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Revision, clear_revision)

static gboolean
work_out (Revision *self, GadibaJudgement *judgement, GError **error)
{
  return revise_all (self, error) && _gadiba_judge_explain (&self->judge, error)
         && _gadiba_judge_fill (&self->judge, judgement, error);
}

/* Forgets what came out. */
static void
start_again (Revision *self)
{
  GadibaDecision *decision = self->judge.decision;

  g_ptr_array_set_size (decision->items, 0);
  g_clear_pointer (&decision->trace, gadiba_trace_free);
  _gadiba_judge_clear (&self->judge);
  _gadiba_judge_begin (&self->judge);
  g_ptr_array_set_size (self->unmet, 0);
  self->differs = FALSE;
}

/* The article by which gains take nothing away, and until when. */
static gboolean
refuse_gain (const Revision *self, GError **error)
{
  const GArray *incomes = self->judge.decision->from->incomes;
  const GadibaCaseIncome *taken = &g_array_index (incomes, GadibaCaseIncome, incomes->len - 1);
  const GadibaIncomeKind *kind =
      g_hash_table_lookup (self->judge.book->income_kind_names, taken->kind);
  GadibaMonth last = self->terms->from;

  for (guint i = 0; i < self->terms->n_standing; i++)
    last = MAX (last, self->terms->standing[i].month);
  g_autofree char *day = gadiba_lv_date_numeric (gadiba_month_get_last_day (last));
  g_set_error (error, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_GAIN,
               _ ("less would be due only because the household earns more from work or business, "
                  "and for that nothing is reviewed before its term ends, %s (%s); leave what "
                  "stands, and look at the earnings when the household applies again"),
               day, kind->group->counted->source->text);
  return FALSE;
}

/* What is earned more takes nothing away before the term ends (SPSPL 38(5)). */
static gboolean
leave_gains (Revision *self, GadibaJudgement *judgement, GError **error)
{
  g_autoptr (GError) failed = NULL;
  gboolean taken = FALSE;

  if (self->terms->earned == GADIBA_DATE_NONE || !is_lower (self))
    return TRUE;
  if (!_gadiba_revision_take_gains (self->judge.decision, self->judge.book, self->terms->earned,
                                    g_ptr_array_index (self->judge.evaluations, self->judge.begins),
                                    &taken, error))
    return FALSE;
  if (!taken)
    return TRUE;
  start_again (self);
  if (work_out (self, judgement, &failed))
    return is_lower (self) || refuse_gain (self, error);
  if (g_error_matches (failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_NOTHING))
    return refuse_gain (self, error);
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

gboolean
gadiba_decision_revise (GadibaDecision *decision, const GadibaBook *book,
                        const GadibaRevisionTerms *terms, GadibaJudgement *judgement,
                        GError **error)
{
  g_return_val_if_fail (decision != NULL && decision->from != NULL && terms != NULL, FALSE);
  g_return_val_if_fail (decision->items->len == 0, FALSE);

  g_autoptr (GArray) stopped = list_stopped (decision, terms);
  const GadibaJudgementTerms judged = { .one_month = GADIBA_ONE_MONTH_NOT_SAID,
                                        .stopped = (const GadibaStopped *) (gpointer) stopped->data,
                                        .n_stopped = stopped->len,
                                        .extended = terms->extended,
                                        .kept = terms->kept };
  g_auto (Revision) self = {
    .judge = { .decision = decision, .book = book, .terms = &judged, .revises = TRUE },
    .terms = terms,
    .unmet = g_ptr_array_new (),
  };
  GadibaDate received = decision->from->application.received;
  if (terms->seen != GADIBA_DATE_NONE)
    decision->from->application.received = terms->seen;
  _gadiba_judge_begin (&self.judge);
  gboolean fits = TRUE;
  if (terms->from < self.judge.first)
    {
      g_set_error (error, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_NOTHING,
                   _ ("that month lies before the application; name a month of the term"));
      fits = FALSE;
    }
  self.judge.begins = get_index (&self, MAX (terms->from, self.judge.first));
  fits = fits && work_out (&self, judgement, error) && leave_gains (&self, judgement, error);
  decision->from->application.received = received;
  if (!fits)
    return FALSE;
  set_unfavourable (&self);
  gadiba_decision_take_words (decision, book);
  return TRUE;
}

gboolean
gadiba_decision_note (GadibaDecision *decision, const GadibaBook *book, GadibaJudgement *judgement,
                      GError **error)
{
  g_return_val_if_fail (decision != NULL && decision->from != NULL, FALSE);

  const GadibaJudgementTerms none = { .one_month = GADIBA_ONE_MONTH_NOT_SAID };
  g_auto (GadibaJudge)
      judge = { .decision = decision, .book = book, .terms = &none, .revises = TRUE };
  _gadiba_judge_begin (&judge);
  /* Nothing was computed for it, so nothing is explained. */
  if (_gadiba_judge_get_month (&judge, 0, error) == NULL || !_gadiba_judge_explain (&judge, error)
      || !_gadiba_judge_fill (&judge, judgement, error))
    return FALSE;
  gadiba_decision_take_words (decision, book);
  return TRUE;
}
