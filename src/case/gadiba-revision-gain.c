/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-revision-private.h"

#include "gadiba-evaluation.h"
#include "gadiba-judgement.h"

/* What a household earns more than when its help was granted (SPSPL 38(5)): taken away from the
 * incomes that a review looks at, a line for each person. */

/* A group's receipts that count, of one person: those of the groups that name @kind. */
static gboolean
add_up (GadibaEvaluation *evaluation, const GadibaIncomeKind *kind, int person, GadibaNumber *sum,
        GError **error)
{
  const GadibaBook *book = gadiba_evaluation_get_facts (evaluation)->book;
  const GadibaFact *named = gadiba_book_get_fact (book, GADIBA_ENTITY_RECEIPT, "group");
  const GadibaFact *irregular = gadiba_book_get_fact (book, GADIBA_ENTITY_RECEIPT, "irregular");

  *sum = GADIBA_NUMBER (0);
  for (guint i = 0; i < book->income_groups->len; i++)
    {
      const GadibaIncomeGroup *group = g_ptr_array_index (book->income_groups, i);
      guint n = gadiba_evaluation_get_n_rows (evaluation, GADIBA_ENTITY_RECEIPT);
      for (guint row = 0; group->gain == kind->id && row < n; row++)
        {
          GadibaValue counted;
          if (gadiba_evaluation_get_owner (evaluation, GADIBA_ENTITY_RECEIPT, row) != person
              || !gadiba_evaluation_is_counted (evaluation, GADIBA_ENTITY_RECEIPT, row)
              || gadiba_evaluation_get_fact (evaluation, named, row).text != group->id
              || gadiba_evaluation_get_fact (evaluation, irregular, row).yes)
            continue;
          if (!gadiba_evaluation_get (evaluation, group->counted, row, &counted, error))
            return FALSE;
          if (counted.known && !gadiba_number_add (*sum, counted.number, sum))
            *sum = GADIBA_NUMBER (0);
        }
    }
  return TRUE;
}

static gboolean
find_gain (GadibaEvaluation *then, GadibaEvaluation *now, const GadibaIncomeKind *kind, int person,
           GadibaMoney *gain, GError **error)
{
  GadibaNumber before, after, more, rounded;

  *gain = 0;
  if (!add_up (then, kind, person, &before, error) || !add_up (now, kind, person, &after, error))
    return FALSE;
  if (gadiba_number_subtract (after, before, &more)
      && gadiba_number_round (more, (GadibaNumber){ 1, 100 }, GADIBA_ROUND_HALF_UP, &rounded)
      && !gadiba_money_from_number (rounded, gain))
    *gain = 0;
  return TRUE;
}

static void
take_away (GadibaCase *from, int person, const GadibaIncomeKind *kind, GadibaMoney gain)
{
  GadibaCaseIncome *row = gadiba_case_add_row (from, from->incomes);

  row->person = person;
  row->kind = kind->id;
  row->month = gadiba_date_get_month (from->application.received) - 1;
  row->amount = gain;
}

/* The household as of @earned, under the law that is known by the decision. */
static gboolean
look_back (const GadibaDecision *decision, const GadibaBook *book, GadibaDate earned,
           GadibaFacts **facts, GadibaEvaluation **then, GError **error)
{
  GadibaCase as_then = *decision->from;
  const GadibaTerms terms = { .day = earned, .known = MAX (earned, decision->day) };

  as_then.application.received = earned;
  *facts = gadiba_judgement_get_facts (&as_then, book, gadiba_date_get_month (earned), error);
  if (*facts == NULL)
    return FALSE;
  *then = gadiba_evaluation_new (*facts, &terms, error);
  return *then != NULL;
}

gboolean
_gadiba_revision_take_gains (GadibaDecision *decision, const GadibaBook *book, GadibaDate earned,
                             GadibaEvaluation *now, gboolean *taken, GError **error)
{
  g_autoptr (GadibaFacts) facts = NULL;
  g_autoptr (GadibaEvaluation) then = NULL;
  guint n_before = decision->from->incomes->len;

  if (!look_back (decision, book, earned, &facts, &then, error))
    return FALSE;
  for (guint i = 0; i < book->income_kinds->len; i++)
    {
      const GadibaIncomeKind *kind = g_ptr_array_index (book->income_kinds, i);
      for (guint k = 0; kind->group->takes_gain && k < decision->from->persons->len; k++)
        {
          GadibaMoney gain;
          if (!find_gain (then, now, kind, (int) k, &gain, error))
            return FALSE;
          if (gain > 0)
            take_away (decision->from, (int) k, kind, gain);
        }
    }
  *taken = decision->from->incomes->len > n_before;
  return TRUE;
}
