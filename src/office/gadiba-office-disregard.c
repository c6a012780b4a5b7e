/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-decision-history.h"
#include "gadiba-disregard.h"
#include "gadiba-lv-words.h"
#include "gadiba-office-check-private.h"

/* Income from work that is left out for some months when somebody began to work: once a calendar
 * year (SPSPL 38(5)). Which decision gave it, the decisions themselves have kept. */

static int
get_year (GadibaMonth month)
{
  int year;

  gadiba_date_split (gadiba_month_get_first_day (month), &year, NULL, NULL);
  return year;
}

/* Returns: (nullable): by which decision the person had it in the year of @month, from another
 * month on */
static const GadibaDisregard *
find_other (const GadibaDecide *self, const GadibaCasePerson *person, GadibaMonth month)
{
  for (guint i = 0; self->disregards != NULL && i < self->disregards->len; i++)
    {
      const GadibaDisregard *had = g_ptr_array_index (self->disregards, i);
      if (g_strcmp0 (had->person, person->id) == 0 && had->first != month
          && get_year (had->first) == get_year (month))
        return had;
    }
  return NULL;
}

/* Whether figures of the case decide, so that it matters what is left out. */
static gboolean
reckons (const GadibaDecide *self)
{
  return self->request->kind == GADIBA_DECISION_JUDGEMENT
         || self->request->kind == GADIBA_DECISION_REVIEW;
}

/* How many months of the number that the book has under that name. */
static int
get_number (const GadibaDecide *self, const char *name)
{
  const GadibaParameter *parameter = gadiba_book_get_parameter (self->book, name);
  const GadibaParameterValue *value =
      parameter != NULL
          ? gadiba_parameter_get_value (parameter, _gadiba_decide_get_seen (self), GADIBA_DATE_NONE)
          : NULL;

  return value != NULL ? (int) (value->value.number.num / value->value.number.den) : 0;
}

/* Whether a month from @first on, as many as are left out, is one of those whose income counts. */
static gboolean
is_in_window (const GadibaDecide *self, GadibaMonth first)
{
  GadibaMonth end = gadiba_date_get_month (_gadiba_decide_get_seen (self));
  GadibaMonth begin = end - _gadiba_decide_count_income_months (self);

  return first < end && first + get_number (self, "work-disregard.months") > begin;
}

gboolean
_gadiba_decide_check_disregards (const GadibaDecide *self, GError **error)
{
  const GadibaCase *from = self->decision->from;

  for (guint i = 0; reckons (self) && i < from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, (int) i);
      GadibaMonth first = person->work_disregard;
      const GadibaDisregard *had =
          first != GADIBA_MONTH_NONE ? find_other (self, person, first) : NULL;
      if (had == NULL)
        continue;
      g_autofree char *asked = gadiba_month_format (first);
      g_autofree char *since = gadiba_month_format (had->first);
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                   _ ("Income from work of person “%s” is to be left out from %s on, but was left "
                      "out by decision %s from %s on, and that is given once a calendar year "
                      "(SPSPL 38(5)); state %s, or no month"),
                   person->id, asked, had->decision, since, since);
      return FALSE;
    }
  return TRUE;
}

/* Whether the decision gives or leaves something. */
static gboolean
gives (const GadibaDecision *decision)
{
  for (guint i = 0; i < decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (decision->items, i);
      if (item->outcome == GADIBA_OUTCOME_GRANTED
          || (item->outcome == GADIBA_OUTCOME_CHANGED && !item->ends))
        return TRUE;
    }
  return FALSE;
}

gboolean
_gadiba_decide_keep_disregards (const GadibaDecide *self, GadibaAction *action, gint64 decision,
                                GError **error)
{
  const GadibaCase *from = self->decision->from;

  if (!reckons (self) || !gives (self->decision))
    return TRUE;
  for (guint i = 0; i < from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, (int) i);
      GadibaMonth first = person->work_disregard;
      if (first == GADIBA_MONTH_NONE || !is_in_window (self, first))
        continue;
      if (!gadiba_decision_store_disregard (action, decision, self->application->id, person->id,
                                            first, error))
        return FALSE;
    }
  return TRUE;
}

/* --- what the sheet tells --- */

/* Refused, or from when on: of each who has it. */
void
_gadiba_check_disregard_twice (GadibaCheckRun *run)
{
  const GadibaCase *from = run->decision->from;

  for (guint i = 0; from != NULL && i < from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, (int) i);
      GadibaMonth first = person->work_disregard;
      if (first == GADIBA_MONTH_NONE)
        continue;
      const GadibaDisregard *had = find_other (run->decide, person, first);
      g_autofree char *name = _gadiba_check_make_name (person);
      g_autofree char *month =
          gadiba_lv_month (had != NULL ? had->first : first, GADIBA_LV_GENITIVE);
      if (had != NULL)
        _gadiba_check_find_of (
            run, person, "household",
            g_strdup_printf (_ ("%s: left out by decision %s from %s on, and once a calendar year; "
                                "state that month, or none"),
                             name, had->decision, month));
      else if (run->failed == NULL)
        _gadiba_check_pass (run, g_strdup_printf (_ ("%s: from %s on"), name, month));
    }
}

/* The kinds of income of groups whose gain takes nothing away: work and business. */
static char *
list_kinds (const GadibaBook *book)
{
  g_autoptr (GString) kinds = g_string_new (" ");

  for (guint i = 0; i < book->income_kinds->len; i++)
    {
      const GadibaIncomeKind *kind = g_ptr_array_index (book->income_kinds, i);
      if (kind->group->gain != NULL)
        g_string_append_printf (kinds, "%s ", kind->id);
    }
  return g_strdup (kinds->str);
}

/* Whether the person is of working age on the day that is looked at: where an age is not known,
 * somebody has to look. */
static gboolean
is_of_working_age (const GadibaDecide *self, const GadibaCasePerson *person)
{
  GadibaDate seen = _gadiba_decide_get_seen (self);
  int youngest = 12 * get_number (self, "working-age.from");
  int pensioner = get_number (self, "pension-age");

  return person->born == GADIBA_DATE_NONE
         || (gadiba_date_add_months (person->born, youngest) <= seen
             && (pensioner == 0 || gadiba_date_add_months (person->born, pensioner) > seen));
}

/* Whether help was granted before on another application, for days in or before @month. */
static gboolean
had_help (const GadibaDecide *self, GadibaMonth month)
{
  for (guint i = 0; self->granted != NULL && i < self->granted->len; i++)
    {
      const GadibaGranted *granted = g_ptr_array_index (self->granted, i);
      if (gadiba_date_get_month (granted->from) <= month)
        return TRUE;
    }
  return FALSE;
}

/* Who began to work while helped, and has not had it in that year: it can be given. */
void
_gadiba_check_disregard (GadibaCheckRun *run)
{
  const GadibaDecide *decide = run->decide;
  const GadibaCase *from = run->decision->from;
  g_autofree char *kinds = list_kinds (decide->book);

  for (guint i = 0; from != NULL && i < from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, (int) i);
      GadibaMonth first = GADIBA_MONTH_NONE;
      if (person->work_disregard != GADIBA_MONTH_NONE || !is_of_working_age (decide, person)
          || !gadiba_application_find_first_income (run->db, decide->application->id, person->id,
                                                    kinds, &first, NULL)
          || first == GADIBA_MONTH_NONE || !is_in_window (decide, first)
          || !had_help (decide, first) || find_other (decide, person, first) != NULL)
        continue;
      g_autofree char *name = _gadiba_check_make_name (person);
      g_autofree char *month = gadiba_lv_month (first, GADIBA_LV_GENITIVE);
      _gadiba_check_find_of (
          run, person, "household",
          g_strdup_printf (_ ("%s earns since %s, and was helped before: state that month as the "
                              "first in which income from work is left out, if it is to be"),
                           name, month));
    }
}
