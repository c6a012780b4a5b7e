/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-lv-words.h"
#include "gadiba-office-check-private.h"
#include "gadiba-text.h"

/* Checks of what the law asks of a decision. */

/* Whether the caseworker has a choice to make before anything else can be said. */
static gboolean
is_choice (const GadibaCheckRun *run)
{
  return g_error_matches (run->failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_CHOICE);
}

/* Whether it was decided, so that hearing and considerations can be asked for. */
static gboolean
is_decided (const GadibaCheckRun *run)
{
  return !is_choice (run) && (run->failed == NULL || run->decision->number != NULL);
}

/* --- conditions --- */

/* Returns: (nullable): what the trace says of the condition */
static const GadibaTraceLine *
find_condition (const GadibaTrace *trace, const char *id)
{
  for (guint i = 0; trace != NULL && i < trace->sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (trace->sections, i);
      for (guint k = 0; k < section->lines->len; k++)
        {
          const GadibaTraceLine *line = g_ptr_array_index (section->lines, k);
          if (line->kind == GADIBA_TRACE_CONDITION && g_strcmp0 (line->id, id) == 0
              && line->decided)
            return line;
        }
    }
  return NULL;
}

void
_gadiba_check_condition (GadibaCheckRun *run)
{
  const GadibaTraceLine *line = find_condition (run->decision->trace, run->rule->about);

  if (line == NULL)
    return;
  if (g_strcmp0 (line->value, "no") == 0)
    _gadiba_check_find (run, g_strdup (line->figures));
  else
    _gadiba_check_pass (run, NULL);
}

/* --- hearing and considerations --- */

static gboolean
is_hearing_wrong (const GadibaCheckRun *run)
{
  const GadibaDecision *d = run->decision;
  gboolean held = d->heard != GADIBA_DATE_NONE;

  return held != !gadiba_text_is_blank (d->heard_text)
         || (held && !gadiba_text_is_blank (d->not_heard_ground))
         || (held && (d->heard < gadiba_decision_get_heard_from (d) || d->heard > d->day));
}

static GadibaCheck *
tell_hearing (GadibaCheckRun *run)
{
  const GadibaDecision *d = run->decision;
  gboolean held = d->heard != GADIBA_DATE_NONE;
  gboolean needed = gadiba_decision_is_unfavourable (d);
  gboolean lacks = needed && !held && gadiba_text_is_blank (d->not_heard_ground);

  if (_gadiba_decide_awaits_answer (run->decide))
    return _gadiba_check_find (run, _gadiba_decide_tell_awaited (run->decide));
  if (run->failed != NULL && is_hearing_wrong (run))
    return _gadiba_check_find (run, _gadiba_check_make_sentence (run->failed->message));
  if (run->failed != NULL && lacks)
    return _gadiba_check_find (
        run, g_strdup (_ ("Give its day and what was said, or the ground for leaving it out")));
  if (held)
    return _gadiba_check_pass (run, gadiba_lv_date_numeric (d->heard));
  if (!gadiba_text_is_blank (d->not_heard_ground))
    return _gadiba_check_pass (run, g_strdup (_ ("It was left out, and the ground is given")));
  return _gadiba_check_pass (
      run, g_strdup (_ ("No hearing is needed: nothing is refused and nothing taken away")));
}

void
_gadiba_check_hearing (GadibaCheckRun *run)
{
  if (is_decided (run))
    _gadiba_check_lead (tell_hearing (run), "sheet", "hearing");
}

void
_gadiba_check_considerations (GadibaCheckRun *run)
{
  if (!is_decided (run) || !gadiba_decision_is_unfavourable (run->decision))
    return;
  gboolean lacks = gadiba_text_is_blank (run->decision->considerations) && run->failed != NULL;
  char *detail =
      g_strdup (lacks ? _ ("Write why this is decided, for whoever reads the letter") : NULL);
  GadibaCheck *check = lacks ? _gadiba_check_find (run, detail) : _gadiba_check_pass (run, detail);
  _gadiba_check_lead (check, "sheet", "considerations");
}

void
_gadiba_check_one_month (GadibaCheckRun *run)
{
  if (!is_choice (run))
    return;
  GadibaCheck *check = _gadiba_check_find (
      run, run->decide->choice != NULL ? g_strdup (run->decide->choice)
                                       : _gadiba_check_make_sentence (run->failed->message));
  _gadiba_check_lead (check, "sheet", "one-month");
}

/* --- day and signatory --- */

/* Whether the working days of the year are known. */
static char *
tell_day (const GadibaCheckRun *run)
{
  g_autofree char *day = gadiba_lv_date_numeric (run->deadline);
  int year;

  gadiba_date_split (run->deadline, &year, NULL, NULL);
  if (gadiba_calendar_is_complete (run->calendar, year))
    return g_strdup_printf (_ ("decide by %s"), day);
  return g_strdup_printf (_ ("decide by %s; which working days are moved in %d is not known"), day,
                          year);
}

void
_gadiba_check_deadline (GadibaCheckRun *run)
{
  GadibaDate day = run->decision->day;
  int n_left = gadiba_calendar_count_working_days (run->calendar, day + 1, run->deadline);
  g_autofree char *left =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d working day to the deadline",
                                    "%d working days to the deadline", (gulong) n_left),
                       n_left);
  g_autofree char *until = tell_day (run);
  char *detail = g_strdup_printf ("%s: %s",
                                  day > run->deadline    ? _ ("The deadline has passed")
                                  : day == run->deadline ? _ ("The deadline is today")
                                                         : left,
                                  until);

  if (day > run->deadline || n_left <= (int) run->rule->days)
    _gadiba_check_find (run, detail);
  else
    _gadiba_check_pass (run, detail);
}

void
_gadiba_check_signatory (GadibaCheckRun *run)
{
  const GadibaStaff *signatory = run->decide->signatory;

  if (signatory != NULL)
    _gadiba_check_lead (
        _gadiba_check_pass (run, g_strdup_printf ("%s, %s", signatory->name, signatory->position)),
        "sheet", "signatory");
}

/* --- what was noticed --- */

void
_gadiba_check_notices (GadibaCheckRun *run)
{
  for (guint i = 0; i < run->notices->len; i++)
    {
      const GadibaNotice *notice = g_ptr_array_index (run->notices, i);
      /* Without a letter nothing is left open by it. */
      if (!g_str_equal (notice->id, run->rule->id)
          || (run->failed != NULL && g_str_equal (notice->id, "missing")))
        continue;
      _gadiba_check_find (run, g_strdup (notice->sentence));
    }
}

/* --- what is earned more --- */

/* Who earns how much more than when the help was granted; nobody: NULL. */
static char *
tell_gains (const GadibaCheckRun *run)
{
  const GadibaCase *from = run->decision->from;
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < from->incomes->len; i++)
    {
      const GadibaCaseIncome *income = &g_array_index (from->incomes, GadibaCaseIncome, i);
      const GadibaIncomeKind *kind =
          g_hash_table_lookup (run->decide->book->income_kind_names, income->kind);
      if (kind == NULL || !kind->group->takes_gain)
        continue;
      g_autofree char *name =
          _gadiba_check_make_name (gadiba_case_get_person (from, income->person));
      g_autofree char *amount = gadiba_money_format_lv (income->amount);
      g_string_append_printf (told, "%s%s, %s", told->len > 0 ? "; " : "", name, amount);
    }
  if (told->len == 0)
    return NULL;
  return g_strdup_printf (_ ("Left out until the term ends, though earned more: %s"), told->str);
}

void
_gadiba_check_gain (GadibaCheckRun *run)
{
  if (g_error_matches (run->failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_GAIN))
    _gadiba_check_find (run, _gadiba_check_make_sentence (run->failed->message));
  else if (is_decided (run))
    _gadiba_check_pass (run, tell_gains (run));
}
