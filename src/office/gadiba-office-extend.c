/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-lv-words.h"
#include "gadiba-office-decide-private.h"

/* What was granted goes on beyond its term while somebody is in hospital or rehabilitation (SPSPL
 * 38(2)). */

const GadibaGround *
_gadiba_decide_get_extending (const GadibaDecide *self)
{
  const GadibaDecisionRule *rule =
      gadiba_book_get_decision_rule (self->book, gadiba_decision_kind_format (self->request->kind));
  const GadibaGround *ground =
      rule != NULL ? gadiba_decision_rule_get_ground (rule, self->request->follow.ground) : NULL;

  return ground != NULL && ground->extends ? ground : NULL;
}

/* The last month of the benefit that stands; NULL: none does, or it was ended. */
static const GadibaStandingRow *
find_last (const GadibaDecide *self, const char *benefit)
{
  const GadibaStandingRow *last = NULL;

  for (guint i = 0; i < self->standing->months->len; i++)
    {
      const GadibaStandingRow *row = g_ptr_array_index (self->standing->months, i);
      if (g_str_equal (row->benefit, benefit) && (last == NULL || row->month > last->month))
        last = row;
    }
  return last != NULL && !last->ended ? last : NULL;
}

/* The stay covers the end of the term, @ends. */
static gboolean
check_stay (GadibaDecide *self, GadibaDate ends, GError **error)
{
  const GadibaFollow *follow = &self->request->follow;
  g_autofree char *day = gadiba_lv_date_numeric (ends);

  if (follow->since > ends)
    {
      self->about = "since";
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                   _ ("The stay begins after %s, the last day of the term, which cannot be "
                      "extended any more; name an earlier day, or register a new application"),
                   day);
      return FALSE;
    }
  if (follow->until > ends)
    return TRUE;
  self->about = "until";
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               _ ("The term lasts until %s anyway, so nothing is to be extended; name a later day"),
               day);
  return FALSE;
}

gboolean
_gadiba_decide_find_extension (GadibaDecide *self, const GadibaGround *ground, GError **error)
{
  const GadibaFollow *follow = &self->request->follow;
  const GadibaStandingRow *last = find_last (self, ground->benefit);
  gboolean has_status = self->standing->word != NULL && !self->standing->ended;
  GadibaDate ends = has_status     ? self->standing->ends
                    : last != NULL ? gadiba_month_get_last_day (last->month)
                                   : GADIBA_DATE_NONE;

  if (ends == GADIBA_DATE_NONE)
    {
      self->about = "base";
      g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                           _ ("Neither the status nor the benefit that this ground is about "
                              "stands, so there is no term to extend; name the decision that "
                              "granted it"));
      return FALSE;
    }
  if (follow->since == GADIBA_DATE_NONE || follow->until == GADIBA_DATE_NONE)
    {
      self->about = follow->since == GADIBA_DATE_NONE ? "since" : "until";
      g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                           _ ("The term is extended by the time of the stay; say from which day "
                              "to which it lasts"));
      return FALSE;
    }
  if (!check_stay (self, ends, error))
    return FALSE;
  self->decision->basis.effective = ends + 1;
  return TRUE;
}

GArray *
_gadiba_decide_list_extended (const GadibaDecide *self, const GadibaGround *ground)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (GadibaStandingMonth));
  const GadibaStandingRow *last = find_last (self, ground->benefit);
  GadibaMonth first = gadiba_date_get_month (self->decision->basis.effective);
  GadibaMonth until = gadiba_date_get_month (self->request->follow.until);

  /* Months of the term may still be open: what was not granted to its end does not go on. */
  for (GadibaMonth month = first; last != NULL && last->month == first - 1 && month <= until;
       month++)
    {
      const GadibaStandingMonth one = {
        .benefit = ground->benefit, .month = month, .payee = last->payee, .is_new = TRUE
      };
      g_array_append_val (list, one);
    }
  return list;
}

void
_gadiba_decide_set_extended (const GadibaDecide *self, GadibaRevisionTerms *terms)
{
  const GadibaGround *ground = _gadiba_decide_get_extending (self);

  for (guint i = 0; i < self->standing->months->len; i++)
    {
      const GadibaStandingRow *row = g_ptr_array_index (self->standing->months, i);
      if (!row->extended || (terms->extended != GADIBA_MONTH_NONE && row->month >= terms->extended))
        continue;
      terms->extended = row->month;
      terms->kept = row->benefit;
    }
  if (ground == NULL)
    return;
  terms->extends = gadiba_month_get_last_day (gadiba_date_get_month (self->request->follow.until));
  if (terms->extended == GADIBA_MONTH_NONE)
    terms->extended = terms->from;
  terms->kept = ground->benefit;
}
