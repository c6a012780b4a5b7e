/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-office-rerun-private.h"
#include "gadiba-rerun-register.h"

/* Deciding on the list: choosing, and issuing one case after the other. */

/* --- choosing --- */

typedef struct
{
  GadibaOffice *office;
  gint64 id;
  const char *const *applications;
  gboolean chosen;
  const GadibaMoment *moment;
} Choosing;

static gboolean
choose_one (const Choosing *self, GadibaAction *action, const char *number, GError **error)
{
  GadibaDb *db = gadiba_action_get_db (action);
  GadibaRerunState from = self->chosen ? GADIBA_RERUN_LISTED : GADIBA_RERUN_CHOSEN;
  GadibaRerunState to = self->chosen ? GADIBA_RERUN_CHOSEN : GADIBA_RERUN_LISTED;
  g_autoptr (GadibaApplication) application = gadiba_application_find (db, number, error);
  g_autoptr (GPtrArray) lines =
      application != NULL ? gadiba_rerun_list_lines (db, self->id, application->id, error) : NULL;

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const GadibaRerunLine *line = g_ptr_array_index (lines, i);
      if (line->state == to)
        return TRUE;
      const GadibaRerunMove move = {
        .rerun = self->id, .application = application->id, .from = from, .to = to
      };
      if (line->state == from)
        return gadiba_rerun_move (action, &move, error);
    }
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               lines->len == 0 ? _ ("Nothing comes out otherwise for application %s, so it is not "
                                    "in the list; name one that is")
                               : _ ("Application %s is in the list, but it is issued already or "
                                    "cannot be issued in one go; the list says why"),
               number);
  return FALSE;
}

static gpointer
choose (GadibaDb *db, gpointer data, GError **error)
{
  const Choosing *self = data;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (
      self->office, db, self->moment, "reassess",
      self->chosen ? _ ("chose cases that were assessed again, to be decided on")
                   : _ ("left cases that were assessed again, not to be decided on"),
      error);
  g_autoptr (GadibaRerun) head = action != NULL ? gadiba_rerun_read (db, self->id, error) : NULL;

  if (head == NULL)
    return NULL;
  if (self->applications == NULL
      && !gadiba_rerun_move_all (action, self->id,
                                 self->chosen ? GADIBA_RERUN_LISTED : GADIBA_RERUN_CHOSEN,
                                 self->chosen ? GADIBA_RERUN_CHOSEN : GADIBA_RERUN_LISTED, error))
    return NULL;
  for (guint i = 0; self->applications != NULL && self->applications[i] != NULL; i++)
    if (!choose_one (self, action, self->applications[i], error))
      return NULL;
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

gboolean
gadiba_office_choose_rerun (GadibaOffice *self, gint64 id, const char *const *applications,
                            gboolean chosen, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, FALSE);

  Choosing choosing = { self, id, applications, chosen, moment };
  return gadiba_store_run (self->store, choose, &choosing, error) != NULL;
}

/* --- issuing one --- */

typedef struct
{
  const GadibaRerunJob *job;
  gint64 application;
} Issuing;

/* What stands for the first month of the lines. */
static const GadibaStandingRow *
find_row (const GadibaStanding *standing, const GPtrArray *lines)
{
  const GadibaRerunLine *first = g_ptr_array_index (lines, 0);

  for (guint i = 1; i < lines->len; i++)
    {
      const GadibaRerunLine *line = g_ptr_array_index (lines, i);
      if (line->month < first->month)
        first = line;
    }
  for (guint i = 0; i < standing->months->len; i++)
    {
      const GadibaStandingRow *row = g_ptr_array_index (standing->months, i);
      if (row->month == first->month && g_str_equal (row->benefit, first->benefit))
        return row;
    }
  return NULL;
}

static gboolean
is_listed (const GPtrArray *lines, const char *benefit, const GadibaDecisionMonth *month)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const GadibaRerunLine *line = g_ptr_array_index (lines, i);
      if (g_str_equal (line->benefit, benefit) && line->month == month->month)
        return line->has_after && line->before == month->before && line->after == month->amount;
    }
  return FALSE;
}

/* Whether it changes what the list says, and nothing else. */
static gboolean
is_as_listed (const GadibaDecision *decision, const GPtrArray *lines)
{
  guint n = 0;

  for (guint i = 0; i < decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (decision->items, i);
      for (guint k = 0; k < item->months->len; k++)
        {
          const GadibaDecisionMonth *month = g_ptr_array_index (item->months, k);
          if (month->amount == month->before)
            continue;
          if (!is_listed (lines, item->id, month))
            return FALSE;
          n++;
        }
    }
  return n == lines->len;
}

static gboolean
fail_changed (GError **error)
{
  g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CHANGED,
                       _ ("The case was changed after the list was made, and something else comes "
                          "out by now; assess it again"));
  return FALSE;
}

/* Decides, stores, and notes it in the list: all of it or nothing. */
static gboolean
issue_lines (const Issuing *self, GadibaAction *action, const GPtrArray *lines, GError **error)
{
  const GadibaRerunJob *job = self->job;
  GadibaDb *db = gadiba_action_get_db (action);
  g_autoptr (GadibaStanding) standing = gadiba_standing_read (db, self->application, error);
  const GadibaStandingRow *row = standing != NULL ? find_row (standing, lines) : NULL;
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return standing != NULL && fail_changed (error);
  const GadibaDecideRequest request = _gadiba_rerun_make_request (job, row, row->month);
  g_auto (GadibaDecide) decide = {
    .office = job->office, .request = &request, .moment = job->moment, .preparer = job->preparer
  };
  if (!_gadiba_decide_look (&decide, db, &failed))
    {
      if (g_error_matches (failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_NOTHING))
        return fail_changed (error);
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (!is_as_listed (decide.decision, lines))
    return fail_changed (error);
  if (!_gadiba_decide_issue (&decide, action, error))
    return FALSE;
  const GadibaRerunMove move = { .rerun = job->id,
                                 .application = self->application,
                                 .from = GADIBA_RERUN_CHOSEN,
                                 .to = GADIBA_RERUN_ISSUED,
                                 .decision = decide.id };
  return gadiba_rerun_move (action, &move, error) && gadiba_action_commit (action, error);
}

static gboolean
leave (const Issuing *self, GadibaDb *db, const char *reason, GError **error)
{
  const GadibaRerunJob *job = self->job;
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (job->office, db, job->moment, "reassess",
                            _ ("left a case that was assessed again, with the reason"), error);

  if (action == NULL)
    return FALSE;
  gadiba_action_set_subject (action, "application", self->application);
  const GadibaRerunMove move = { .rerun = job->id,
                                 .application = self->application,
                                 .from = GADIBA_RERUN_CHOSEN,
                                 .to = GADIBA_RERUN_LEFT,
                                 .reason = reason };
  return gadiba_rerun_move (action, &move, error) && gadiba_action_commit (action, error);
}

static gboolean
issue (const Issuing *self, GadibaDb *db, GError **error)
{
  const GadibaRerunJob *job = self->job;
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (job->office, db, job->moment, "decide", _ ("issued a decision"), error);
  g_autoptr (GPtrArray) lines =
      action != NULL ? gadiba_rerun_list_lines (db, job->id, self->application, error) : NULL;

  if (lines == NULL)
    return FALSE;
  for (guint i = lines->len; i > 0; i--)
    if (((const GadibaRerunLine *) g_ptr_array_index (lines, i - 1))->state != GADIBA_RERUN_CHOSEN)
      g_ptr_array_remove_index (lines, i - 1);
  /* Another desk was faster. */
  return lines->len == 0 || issue_lines (self, action, lines, error);
}

static gpointer
issue_or_leave (GadibaDb *db, gpointer data, GError **error)
{
  const Issuing *self = data;
  g_autoptr (GError) failed = NULL;

  if (issue (self, db, &failed))
    return GINT_TO_POINTER (TRUE);
  if (_gadiba_decide_is_refused (failed))
    return GINT_TO_POINTER (leave (self, db, failed->message, error));
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* --- issuing all --- */

/* Under two pairs of eyes whoever made the list prepares, and somebody else issues. */
static gboolean
check_eyes (GadibaRerunJob *self, GadibaDb *db, const GadibaStaff *issuer, GError **error)
{
  gint64 id = 0;
  g_autoptr (GadibaOfficeRecord) office = gadiba_office_record_read (db, error);

  if (office == NULL || !office->two_eyes)
    return office != NULL;
  g_autoptr (GadibaStaff) maker = gadiba_rerun_find_maker (db, self->id, &id, error)
                                      ? gadiba_caseworker_read (db, id, error)
                                      : NULL;
  if (maker == NULL)
    return FALSE;
  self->preparer = id;
  if (g_strcmp0 (maker->login, issuer->login) != 0)
    return TRUE;
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                       _ ("You made this list yourself, and in this office one caseworker prepares "
                          "a decision and another one issues it; have somebody else look through "
                          "the list and issue it"));
  return FALSE;
}

static gpointer
list_chosen (GadibaDb *db, gpointer data, GError **error)
{
  GadibaRerunJob *self = data;
  g_autoptr (GadibaRerun) head = gadiba_rerun_read (db, self->id, error);
  /* Who may not sign or decide on that day hinders all alike, and leaves none. */
  g_autoptr (GadibaStaff) signatory =
      head != NULL ? gadiba_signatory_find (db, NULL, self->day, error) : NULL;
  g_autoptr (GadibaStaff) caseworker =
      signatory != NULL
          ? gadiba_caseworker_find (db, self->office->login, self->moment->today, error)
          : NULL;

  gboolean by_clock = self->day == self->moment->today;
  if (caseworker == NULL || !check_eyes (self, db, caseworker, error)
      || (by_clock
          && !_gadiba_decide_check_clock (db, self->moment, GADIBA_DECISION_CHANGE, error)))
    return NULL;
  self->kind = head->kind;
  return gadiba_rerun_list_applications (db, self->id, GADIBA_RERUN_CHOSEN, error);
}

gboolean
gadiba_office_issue_rerun (GadibaOffice *self, gint64 id, GadibaDate day, GadibaProgress *progress,
                           const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL && day != GADIBA_DATE_NONE, FALSE);

  GadibaRerunJob job = {
    .office = self, .moment = moment, .day = day, .id = id, .progress = progress
  };
  g_autoptr (GArray) keys = gadiba_store_run (self->store, list_chosen, &job, error);
  if (keys == NULL)
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      Issuing issuing = { &job, g_array_index (keys, gint64, i) };
      if (_gadiba_progress_is_cancelled (job.progress, error)
          || gadiba_store_run (self->store, issue_or_leave, &issuing, error) == NULL)
        return FALSE;
      _gadiba_progress_set_share (job.progress, i + 1, keys->len);
    }
  return TRUE;
}
