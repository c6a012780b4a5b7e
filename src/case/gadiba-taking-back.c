/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-taking-back.h"

#include "gadiba-revision.h"

static void
add_reason (const GadibaDecision *decision, GadibaDecisionItem *item)
{
  const GadibaDecisionBasis *basis = &decision->basis;

  item->outcome = GADIBA_OUTCOME_CHANGED;
  if (basis->id != NULL)
    gadiba_decision_item_add_reason (item, basis->id, basis->sentence, basis->source);
}

/* --- benefits --- */

static void
add_month (GadibaDecisionItem *item, const GadibaTakenMonth *taken)
{
  GadibaDecisionMonth *month = gadiba_decision_item_add_month (item, taken->month);

  month->amount = taken->left;
  month->has_before = TRUE;
  month->before = taken->amount;
  month->payment = GADIBA_PAYMENT_AS_ASKED;
  month->payee = g_strdup (taken->payee);
  item->amount = MAX (item->amount, taken->left);
  item->ends = item->amount == 0;
  if (item->from == GADIBA_DATE_NONE)
    item->from = gadiba_month_get_first_day (taken->month);
  item->to = gadiba_month_get_last_day (taken->month);
}

static void
take_months (GadibaDecision *decision, const GadibaBook *book, const GadibaTakingBack *terms)
{
  GadibaDecisionItem *item = NULL;

  for (guint i = 0; i < terms->n_months; i++)
    {
      const GadibaTakenMonth *taken = &terms->months[i];
      const GadibaBenefit *benefit = gadiba_book_get_benefit (book, taken->benefit);
      if (item == NULL || !g_str_equal (item->id, taken->benefit))
        {
          item = gadiba_decision_add_item (decision, taken->benefit);
          item->title = g_strdup (benefit != NULL ? benefit->title : taken->benefit);
          item->monthly = benefit != NULL && benefit->monthly;
          item->from = GADIBA_DATE_NONE;
          add_reason (decision, item);
        }
      add_month (item, taken);
    }
}

/* --- the status --- */

static void
take_status (GadibaDecision *decision, const GadibaBook *book, const GadibaTakingBack *terms)
{
  const GadibaStatusTerm *was = &terms->status, *left = &terms->left;
  const GadibaStep *step = gadiba_book_get_step (book, "status");
  const char *word = left->word != NULL ? left->word : was->word;

  if (g_strcmp0 (was->word, left->word) == 0 && was->from == left->from && was->to == left->to)
    return;
  GadibaDecisionItem *item = gadiba_decision_add_item (decision, "status");
  item->title = g_strdup (step->title);
  item->word = g_intern_string (word);
  item->word_title = g_strdup (gadiba_choices_get_title (step->choices, word));
  item->ends = left->word == NULL;
  /* Without days: it was never there. */
  item->from = left->word != NULL ? left->from : GADIBA_DATE_NONE;
  item->to = left->word != NULL ? left->to : GADIBA_DATE_NONE;
  add_reason (decision, item);
}

/* Where the word stands among those of the status: the book names what gives most first. */
static guint
get_rank (const GadibaBook *book, const char *word)
{
  const GArray *choices = gadiba_book_get_step (book, "status")->choices;
  guint i = 0;

  while (word != NULL && i < choices->len
         && !g_str_equal (g_array_index (choices, GadibaChoice, i).id, word))
    i++;
  return word != NULL ? i : choices->len;
}

/* --- the whole --- */

/* Whether somebody has less without it. */
static gboolean
is_lower (const GadibaBook *book, const GadibaTakingBack *terms)
{
  for (guint i = 0; i < terms->n_months; i++)
    if (terms->months[i].left < terms->months[i].amount)
      return TRUE;
  if (terms->takes_service)
    return TRUE;
  return terms->status.word != NULL
         && (terms->left.to < terms->status.to
             || get_rank (book, terms->left.word) > get_rank (book, terms->status.word));
}

static void
set_unfavourable (GadibaDecision *decision, const GadibaBook *book, const GadibaTakingBack *terms)
{
  const GadibaDecisionRule *rule =
      gadiba_book_get_decision_rule (book, gadiba_decision_kind_format (decision->kind));
  GadibaUnfavourable when = rule != NULL ? rule->unfavourable : GADIBA_UNFAVOURABLE_WHEN_LOWER;

  decision->basis.unfavourable =
      when == GADIBA_UNFAVOURABLE_ALWAYS
      || (when == GADIBA_UNFAVOURABLE_WHEN_LOWER && is_lower (book, terms));
}

gboolean
gadiba_decision_take_back (GadibaDecision *decision, const GadibaBook *book,
                           const GadibaTakingBack *terms, GadibaJudgement *judgement,
                           GError **error)
{
  g_return_val_if_fail (decision != NULL && decision->from != NULL && terms != NULL, FALSE);
  g_return_val_if_fail (decision->items->len == 0, FALSE);

  decision->basis.reopens = terms->reopens;
  take_status (decision, book, terms);
  take_months (decision, book, terms);
  set_unfavourable (decision, book, terms);
  return gadiba_decision_note (decision, book, judgement, error);
}
