/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-letter-template-private.h"

/* Which decisions a form may tell. */

static gboolean
check_hearing (const GadibaDecision *decision, GError **error)
{
  gboolean heard = decision->heard != GADIBA_DATE_NONE && decision->heard_text != NULL;

  if (!heard && decision->not_heard_ground == NULL)
    {
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
                   _ ("a refusal says what the person answered when heard, or why nobody was heard "
                      "(APL 62); enter the day and the words of the hearing, or the ground"));
      return FALSE;
    }
  if (decision->considerations == NULL)
    {
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
                   _ ("a refusal gives the considerations it rests on (APL 65 to 67); enter them"));
      return FALSE;
    }
  return TRUE;
}

/* What a grant pays, month by month. */
static gboolean
check_payments (const GadibaDecisionItem *item, GError **error)
{
  guint n_due = 0;

  for (guint i = 0; i < item->months->len; i++)
    {
      const GadibaDecisionMonth *month = g_ptr_array_index (item->months, i);
      n_due += month->amount > 0;
      if (month->amount == 0 || month->payment != GADIBA_PAYMENT_UNKNOWN)
        continue;
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_MISSING,
                   _ ("the decision does not say how “%s” is paid; state it for each month"),
                   item->id);
      return FALSE;
    }
  if (n_due > 0)
    return TRUE;
  if (item->months->len > 0)
    {
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
                   _ ("the decision grants “%s” with nothing due in any month; refuse it"),
                   item->id);
      return FALSE;
    }
  g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_MISSING,
               _ ("the decision grants “%s” for no month; state each month with its amount"),
               item->id);
  return FALSE;
}

static gboolean
check_item (const GadibaDecisionItem *item, gboolean is_following, GError **error)
{
  gboolean granted = item->outcome == GADIBA_OUTCOME_GRANTED;
  gboolean is_status = strcmp (item->id, "status") == 0;

  if (item->outcome == GADIBA_OUTCOME_UNKNOWN)
    {
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
                   _ ("“%s” has no outcome; grant it, refuse it or leave it open"), item->id);
      return FALSE;
    }
  if ((item->outcome == GADIBA_OUTCOME_CHANGED) != is_following)
    {
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
                   is_following ? _ ("“%s” is not changed; a decision that follows another one "
                                     "changes what that one granted")
                                : _ ("“%s” is changed, and this form of letter tells no change; "
                                     "grant it, refuse it or leave it open"),
                   item->id);
      return FALSE;
    }
  if (item->outcome == GADIBA_OUTCOME_REFUSED && item->reasons->len == 0)
    {
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
                   _ ("“%s” is refused without a reason; name the condition that is not met"),
                   item->id);
      return FALSE;
    }
  if (item->outcome == GADIBA_OUTCOME_LEFT_OPEN && item->missing->len == 0)
    {
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
                   _ ("“%s” is left open without saying what is missing; name it"), item->id);
      return FALSE;
    }
  if (granted && item->missing->len > 0
      && (is_status || !item->monthly || item->to == GADIBA_DATE_NONE))
    {
      g_set_error (
          error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
          _ ("“%s” is granted although something is missing; only a monthly benefit can be "
             "granted up to a day, with the time after it left open"),
          item->id);
      return FALSE;
    }
  return !granted || is_status || item->is_service || check_payments (item, error);
}

static gboolean
check_kind (GadibaLetterForm form, const GadibaDecision *decision, GError **error)
{
  switch (form)
    {
    case GADIBA_LETTER_FORM_SHORT:
      if (gadiba_decision_is_full_grant (decision))
        return TRUE;
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
                   _ ("the short form is only for a request that is met in full (APL 67(7)); use "
                      "the full form or the refusal"));
      return FALSE;
    case GADIBA_LETTER_FORM_FULL:
      if (!gadiba_decision_is_refusal (decision))
        return TRUE;
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
                   _ ("something is refused; use the refusal, which tells its reasons"));
      return FALSE;
    case GADIBA_LETTER_FORM_REFUSAL:
      if (gadiba_decision_is_refusal (decision))
        return check_hearing (decision, error);
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
                   _ ("nothing is refused; use the short or the full form of the grant"));
      return FALSE;
    case GADIBA_LETTER_FORM_FOLLOWING:
      return !gadiba_decision_is_unfavourable (decision) || check_hearing (decision, error);
    case GADIBA_LETTER_FORM_NOTICE:
      if (!gadiba_decision_is_unfavourable (decision))
        return TRUE;
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
                   _ ("the decision takes something away; use the form “following”, which has all "
                      "parts of APL 67(2)"));
      return FALSE;
    case GADIBA_LETTER_FORM_DOCUMENT:
    case GADIBA_LETTER_FORM_STATEMENT:
    case GADIBA_LETTER_FORM_SHEET:
      break;
    }
  g_assert_not_reached ();
}

static gboolean
check_items (const GadibaDecision *decision, gboolean is_following, GError **error)
{
  if (decision->items->len == 0 && !is_following)
    {
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
                   _ ("nothing is decided; a letter needs at least one thing that was asked for"));
      return FALSE;
    }
  for (guint i = 0; i < decision->items->len; i++)
    if (!check_item (g_ptr_array_index (decision->items, i), is_following, error))
      return FALSE;
  return TRUE;
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

gboolean
_gadiba_letter_check_form (const GadibaLetterTemplate *self, const GadibaDecision *decision,
                           GError **error)
{
  if (gadiba_letter_template_is_of_document (self) || self->form == GADIBA_LETTER_FORM_SHEET)
    {
      g_set_error (
          error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
          _ ("this form is for letters that decide nothing; a decision has a form with the "
             "parts of APL 67(2)"));
      return FALSE;
    }
  gboolean is_following =
      self->form == GADIBA_LETTER_FORM_FOLLOWING || self->form == GADIBA_LETTER_FORM_NOTICE;

  if (is_following != (decision->kind != GADIBA_DECISION_JUDGEMENT))
    {
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
                   is_following
                       ? _ ("this form tells a decision that follows another one; a grant or "
                            "refusal has the short form, the full form or the refusal")
                       : _ ("the decision follows another one; use the form “following” or "
                            "“notice”"));
      return FALSE;
    }
  if (decision->day == GADIBA_DATE_NONE)
    {
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_MISSING,
                   _ ("the decision has no day; state the day on which it is taken"));
      return FALSE;
    }
  if (!check_items (decision, is_following, error))
    return FALSE;
  if (!is_following && is_all_open (decision))
    {
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
                   _ ("everything is left open, so nothing is decided and there is no act; ask for "
                      "what is missing, and decide when it is known"));
      return FALSE;
    }
  return check_kind (self->form, decision, error);
}
