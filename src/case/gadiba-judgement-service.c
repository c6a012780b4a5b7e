/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-figures.h"
#include "gadiba-judgement-private.h"

/* What a judgement grants where it is a social service: a volume instead of amounts. */

gboolean
_gadiba_judge_check_mixed (const GadibaJudge *judge, GError **error)
{
  const GadibaCase *from = judge->decision->from;
  gboolean benefits = gadiba_case_asks_for (from, "status");
  const char *service = NULL;

  for (guint i = 0; i < judge->book->benefits->len; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (judge->book->benefits, i);
      if (!gadiba_case_asks_for (from, benefit->id))
        continue;
      if (benefit->service)
        service = benefit->title;
      else
        benefits = TRUE;
    }
  if (service == NULL || !benefits)
    return TRUE;
  g_set_error (error, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_MIXED,
               _ ("the application asks for the social service “%s” and for benefits too, but a "
                  "service has a decision of its own; take one of them out of this application and "
                  "register another one for it"),
               service);
  return FALSE;
}

/* @value: (out): of a part of the service that the book may leave out; unknown, it opens @item */
static gboolean
get_part (GadibaJudge *judge, GadibaDecisionItem *item, const GadibaStep *step, GadibaValue *value,
          GError **error)
{
  *value = GADIBA_VALUE_NUMBER (GADIBA_NUMBER (0));
  if (step == NULL)
    return TRUE;
  if (!_gadiba_judge_get_value (judge, 0, step, value, error))
    return FALSE;
  if (value->known)
    return TRUE;
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_ptr_array_add (missing, (gpointer) value->missing);
  item->outcome = GADIBA_OUTCOME_LEFT_OPEN;
  return _gadiba_judge_add_missing (judge, 0, item, missing, error);
}

/* Returns: whether @number is a whole number of months that can be counted from a day */
static gboolean
is_whole_term (GadibaNumber number)
{
  return number.den == 1 && number.num >= 0 && number.num <= 1200;
}

gboolean
_gadiba_judge_grant_service (GadibaJudge *judge, GadibaDecisionItem *item,
                             const GadibaBenefit *benefit, const GadibaValue *volume,
                             GError **error)
{
  GadibaValue months, co_payment;

  if (!get_part (judge, item, benefit->months, &months, error)
      || !get_part (judge, item, benefit->co_payment, &co_payment, error))
    return FALSE;
  if (!months.known || !co_payment.known)
    return TRUE;
  if (!is_whole_term (months.number)
      || !gadiba_money_from_number (co_payment.number, &item->co_payment) || item->co_payment < 0)
    {
      g_set_error (error, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_NOTHING,
                   _ ("the rule book gives “%s” a term that is no whole number of months, or a "
                      "co-payment that is no number of cents or below zero; correct its formulas"),
                   benefit->title);
      return FALSE;
    }
  item->volume = volume->number;
  item->volume_text = gadiba_figures_value (judge->book, volume, &benefit->amount->type, NULL);
  item->n_months = (guint) months.number.num;
  item->has_co_payment = benefit->co_payment != NULL;
  return TRUE;
}
