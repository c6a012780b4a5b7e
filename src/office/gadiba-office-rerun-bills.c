/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-lv-words.h"
#include "gadiba-office-bills-private.h"
#include "gadiba-office-rerun-private.h"
#include "gadiba-rerun-register.h"

/* The list of a month that goes by its bills. */

typedef struct
{
  const GadibaRerunJob *job;
  GadibaAction *action;
  const char *benefit;
  const GadibaBills *bills;
} Listing;

static gboolean
add_line (const Listing *self, const GadibaBillsLine *of, const GadibaDecisionMonth *month,
          gboolean settles, const char *reason, GError **error)
{
  const GadibaRerunLine line = {
    .application = of->application,
    .benefit = (char *) self->benefit,
    .month = self->bills->month,
    .before = of->stands,
    .has_after = month != NULL,
    .after = month != NULL ? month->amount : 0,
    .reason = (char *) reason,
    .state = settles ? GADIBA_RERUN_LISTED : GADIBA_RERUN_LEFT,
  };

  return gadiba_rerun_add_line (self->action, self->job->id, &line, error);
}

/* Nothing is taken away for it: what stands, stands until the bills are there. */
static gboolean
add_awaited (const Listing *self, const GadibaBillsLine *of, GError **error)
{
  g_autofree char *due =
      self->bills->due != GADIBA_DATE_NONE ? gadiba_lv_date_numeric (self->bills->due) : NULL;
  g_autofree char *reason =
      due == NULL
          ? g_strdup (_ ("The bills of this month are not entered; ask the client for them"))
      : of->state == GADIBA_BILLS_MISSING
          ? g_strdup_printf (_ ("The bills of this month are not entered, and were due by %s; ask "
                                "the client for them"),
                             due)
          : g_strdup_printf (_ ("The bills of this month are not entered; they are due by %s"),
                             due);

  return add_line (self, of, NULL, FALSE, reason, error);
}

static const GadibaStandingRow *
find_row (const Listing *self, const GadibaStanding *standing)
{
  for (guint i = 0; i < standing->months->len; i++)
    {
      const GadibaStandingRow *row = g_ptr_array_index (standing->months, i);
      if (row->month == self->bills->month && g_str_equal (row->benefit, self->benefit))
        return row;
    }
  return NULL;
}

static gboolean
add_differing (const Listing *self, const GadibaBillsLine *of, const GadibaDecide *decide,
               GError **error)
{
  g_auto (GadibaRerunReasons) reasons = { 0 };
  const GadibaDecisionMonth *month =
      _gadiba_rerun_find_month (decide->decision, self->benefit, self->bills->month);
  g_autofree char *reason = NULL;
  gboolean by_bills = FALSE;

  _gadiba_rerun_reasons_begin (&reasons, gadiba_action_get_db (self->action), decide);
  return _gadiba_rerun_find_bills (&reasons, of->decision, self->bills->month, &reason, &by_bills,
                                   error)
         && add_line (self, of, month, by_bills && month != NULL, reason, error);
}

static gboolean
list_entered (const Listing *self, const GadibaBillsLine *of, GError **error)
{
  GadibaDb *db = gadiba_action_get_db (self->action);
  g_autoptr (GadibaStanding) standing = gadiba_standing_read (db, of->application, error);
  const GadibaStandingRow *row = standing != NULL ? find_row (self, standing) : NULL;
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return standing != NULL;
  const GadibaDecideRequest request = _gadiba_rerun_make_request (self->job, row, row->month);
  g_auto (GadibaDecide)
      decide = { .office = self->job->office, .request = &request, .moment = self->job->moment };
  if (_gadiba_decide_look (&decide, db, &failed))
    return add_differing (self, of, &decide, error);
  if (g_error_matches (failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_NOTHING))
    return TRUE;
  if (_gadiba_decide_is_refused (failed))
    return add_line (self, of, NULL, FALSE, failed->message, error);
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
list_all (const Listing *self, GError **error)
{
  const GPtrArray *lines = self->bills->lines;

  for (guint i = 0; i < lines->len; i++)
    {
      const GadibaBillsLine *line = g_ptr_array_index (lines, i);
      if (_gadiba_progress_is_cancelled (self->job->progress, error)
          || !(line->state == GADIBA_BILLS_ENTERED ? list_entered (self, line, error)
                                                   : add_awaited (self, line, error))
          || !_gadiba_rerun_check_books (self->job, error))
        return FALSE;
      _gadiba_progress_set_share (self->job->progress, i + 1, lines->len);
    }
  return TRUE;
}

gboolean
_gadiba_rerun_list_bills (GadibaRerunJob *self, GadibaAction *action, GError **error)
{
  GadibaDb *db = gadiba_action_get_db (action);
  const char *books;
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, error);
  const GadibaBook *book =
      record != NULL ? _gadiba_office_load_books (self->office, db, record, &books, error) : NULL;
  const GadibaBenefit *benefit = book != NULL ? _gadiba_bills_find_benefit (book, error) : NULL;
  g_autoptr (GadibaBills) bills =
      benefit != NULL ? _gadiba_bills_list (db, benefit, self->first, self->day, error) : NULL;

  if (bills == NULL || !_gadiba_rerun_add_head (self, action, bills->lines->len, error))
    return FALSE;
  const Listing listing = { self, action, g_intern_string (benefit->id), bills };
  return list_all (&listing, error);
}
