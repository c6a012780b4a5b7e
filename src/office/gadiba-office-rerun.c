/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "gadiba-csv.h"
#include "gadiba-office-rerun-private.h"
#include "gadiba-rerun-register.h"

/* The list of what comes out otherwise. */

/* Cases that are in memory at a time. */
#define BLOCK 256

GadibaDecideRequest
_gadiba_rerun_make_request (const GadibaRerunJob *self, const GadibaStandingRow *row,
                            GadibaMonth first)
{
  return (GadibaDecideRequest){
    .kind = GADIBA_DECISION_CHANGE,
    .follow = { .base = row->decision,
                .ground = self->kind == GADIBA_RERUN_BY_BILLS ? "bills" : "law",
                .first = first,
                .alone = self->kind == GADIBA_RERUN_BY_BILLS },
    .day = self->day,
    .day_stated = TRUE, /* the clock is looked at before all */
  };
}

/* --- one case --- */

typedef struct
{
  const GadibaRerunJob *job;
  GadibaAction *action;
  gint64 application;
  const GadibaStanding *standing;
  const GadibaDecide *decide;
  gboolean settles; /* its lines can be decided on: all of it is told, and by the law alone */
} Listing;

static gboolean
add_line (const Listing *self, const GadibaStandingRow *row, const GadibaDecisionMonth *month,
          const char *reason, GError **error)
{
  const GadibaRerunLine line = {
    .application = self->application,
    .benefit = row->benefit,
    .month = row->month,
    .before = row->amount,
    .has_after = month != NULL,
    .after = month != NULL ? month->amount : 0,
    .reason = (char *) reason,
    .state = self->settles ? GADIBA_RERUN_LISTED : GADIBA_RERUN_LEFT,
  };

  return gadiba_rerun_add_line (self->action, self->job->id, &line, error);
}

/* What cannot be told: each month that is not, or that comes out otherwise. */
static gboolean
add_left (const Listing *self, const char *reason, GError **error)
{
  for (guint i = 0; i < self->standing->months->len; i++)
    {
      const GadibaStandingRow *row = g_ptr_array_index (self->standing->months, i);
      const GadibaDecisionMonth *month =
          self->decide->decision != NULL
              ? _gadiba_rerun_find_month (self->decide->decision, row->benefit, row->month)
              : NULL;
      if (row->month < self->job->first || (month != NULL && month->amount == row->amount)
          || (month == NULL && row->amount == 0))
        continue;
      if (!add_line (self, row, month, reason, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether the case as it was when each of these months was decided gives the same. */
static gboolean
find_by_law (const Listing *self, GadibaRerunReasons *reasons, gboolean *by_law, GError **error)
{
  *by_law = TRUE;
  for (guint i = 0; *by_law && i < self->standing->months->len; i++)
    {
      const GadibaStandingRow *row = g_ptr_array_index (self->standing->months, i);
      const GadibaDecisionMonth *month =
          _gadiba_rerun_find_month (self->decide->decision, row->benefit, row->month);
      if (month == NULL || month->amount == row->amount
          || g_hash_table_contains (reasons->traces, row->decision))
        continue;
      g_autofree char *law = NULL;
      if (!_gadiba_rerun_is_by_law (reasons, row->decision, by_law, error)
          || !_gadiba_rerun_find_law (reasons, row->decision, row->month, &law, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_differing (Listing *self, GadibaDb *db, GError **error)
{
  g_auto (GadibaRerunReasons) reasons = { 0 };

  _gadiba_rerun_reasons_begin (&reasons, db, self->decide);
  if (!find_by_law (self, &reasons, &self->settles, error))
    return FALSE;
  if (!self->settles)
    return add_left (self,
                     _ ("The case says otherwise than when it was decided, so not the law alone "
                        "changes it; decide on it by itself"),
                     error);
  for (guint i = 0; i < self->standing->months->len; i++)
    {
      const GadibaStandingRow *row = g_ptr_array_index (self->standing->months, i);
      const GadibaDecisionMonth *month =
          _gadiba_rerun_find_month (self->decide->decision, row->benefit, row->month);
      g_autofree char *law = NULL;
      if (month == NULL || month->amount == row->amount)
        continue;
      if (!_gadiba_rerun_find_law (&reasons, row->decision, row->month, &law, error)
          || !add_line (self, row, month, law, error))
        return FALSE;
    }
  return TRUE;
}

/* The month in which the first of what is looked at stands; all that stands from then on is
 * assessed in one go. */
static const GadibaStandingRow *
find_first (const GadibaStanding *standing, GadibaMonth first)
{
  const GadibaStandingRow *found = NULL;

  for (guint i = 0; i < standing->months->len; i++)
    {
      const GadibaStandingRow *row = g_ptr_array_index (standing->months, i);
      if (row->month >= first && (found == NULL || row->month < found->month))
        found = row;
    }
  return found;
}

/* What stands and was not looked at must not pass unseen: a benefit that the book does not know any
 * more, a month that was reduced. */
static gboolean
add_unseen (const Listing *self, GError **error)
{
  for (guint i = 0; i < self->standing->months->len; i++)
    {
      const GadibaStandingRow *row = g_ptr_array_index (self->standing->months, i);
      gboolean known = gadiba_book_get_benefit (self->decide->book, row->benefit) != NULL;
      if (row->month < self->job->first || row->amount == 0
          || _gadiba_rerun_find_month (self->decide->decision, row->benefit, row->month) != NULL)
        continue;
      if (!add_line (self, row, NULL,
                     known ? _ ("This month was stopped or reduced, and is not assessed again in "
                                "one go; look at it by itself")
                           : _ ("The rule book does not know this benefit any more; put the book "
                                "back in force, or decide on the case by itself"),
                     error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
list_case (const GadibaRerunJob *job, GadibaAction *action, gint64 application, GError **error)
{
  GadibaDb *db = gadiba_action_get_db (action);
  g_autoptr (GadibaStanding) standing = gadiba_standing_read (db, application, error);
  const GadibaStandingRow *row = standing != NULL ? find_first (standing, job->first) : NULL;
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return standing != NULL;
  const GadibaDecideRequest request = _gadiba_rerun_make_request (job, row, row->month);
  g_auto (GadibaDecide)
      decide = { .office = job->office, .request = &request, .moment = job->moment };
  Listing self = { .job = job,
                   .action = action,
                   .application = application,
                   .standing = standing,
                   .decide = &decide };
  gboolean told = _gadiba_decide_look (&decide, db, &failed);
  if (!told && !_gadiba_decide_is_refused (failed))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (told)
    return add_differing (&self, db, error) && (self.settles = FALSE, add_unseen (&self, error));
  return g_error_matches (failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_NOTHING)
             ? add_unseen (&self, error)
             : add_left (&self, failed->message, error);
}

/* --- all of them --- */

static gboolean
check_signatory (GadibaDb *db, GadibaDate day, GError **error)
{
  g_autoptr (GadibaStaff) signatory = gadiba_signatory_find (db, NULL, day, error);

  return signatory != NULL;
}

gboolean
_gadiba_rerun_add_head (GadibaRerunJob *self, GadibaAction *action, guint n_cases, GError **error)
{
  GadibaDb *db = gadiba_action_get_db (action);
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, error);
  const char *books = NULL;

  if (record == NULL || !check_signatory (db, self->day, error)
      || _gadiba_office_load_books (self->office, db, record, &books, error) == NULL)
    return FALSE;
  const GadibaRerun rerun = { .kind = self->kind,
                              .first = self->first,
                              .last = self->last,
                              .day = self->day,
                              .books = (char *) books,
                              .n_cases = n_cases };
  self->books = g_strdup (books);
  return gadiba_rerun_add (action, &rerun, &self->id, error);
}

/* One law for all of them: each case reads the rule books anew, and what is sifted by goes with the
 * book that it was made of. */
gboolean
_gadiba_rerun_check_books (const GadibaRerunJob *self, GError **error)
{
  return g_strcmp0 (self->office->books, self->books) == 0
         || _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_CHANGED,
                                   _ ("A rule book was changed while the cases were assessed, so "
                                      "the list would be of two laws; assess them again"));
}

/* A block of cases: those that are not the same for certain, one by one. */
static gboolean
list_block (const GadibaRerunJob *self, GadibaAction *action, GadibaRerunSift *sift,
            const gint64 *keys, guint n, GError **error)
{
  gboolean same[BLOCK] = { FALSE };

  if (sift != NULL
      && !_gadiba_rerun_sift_read (sift, gadiba_action_get_db (action), keys, n, same, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (_gadiba_progress_is_cancelled (self->progress, error)
        || (!same[i]
            && (!list_case (self, action, keys[i], error)
                || !_gadiba_rerun_check_books (self, error))))
      return FALSE;
  return TRUE;
}

static gboolean
list_all (const GadibaRerunJob *self, GadibaAction *action, const GArray *keys, GError **error)
{
  g_autoptr (GadibaRerunSift) sift =
      self->singly ? NULL : _gadiba_rerun_sift_new (self->office->book, self->day, self->first);

  for (guint i = 0; i < keys->len; i += BLOCK)
    {
      if (!list_block (self, action, sift, &g_array_index (keys, gint64, i),
                       MIN (BLOCK, keys->len - i), error))
        return FALSE;
      _gadiba_progress_set_share (self->progress, MIN (i + BLOCK, keys->len), keys->len);
    }
  return TRUE;
}

static gboolean
list_by_law (GadibaRerunJob *self, GadibaAction *action, GError **error)
{
  g_autoptr (GArray) keys =
      gadiba_rerun_list_running (gadiba_action_get_db (action), self->first, &self->last, error);

  return keys != NULL && _gadiba_rerun_add_head (self, action, keys->len, error)
         && list_all (self, action, keys, error);
}

static gpointer
reassess (GadibaDb *db, gpointer data, GError **error)
{
  GadibaRerunJob *self = data;
  gboolean by_bills = self->kind == GADIBA_RERUN_BY_BILLS;
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "reassess",
                            by_bills ? _ ("reckoned running cases again with the bills of a month")
                                     : _ ("assessed running cases again"),
                            error);

  return GINT_TO_POINTER (action != NULL
                          && (by_bills ? _gadiba_rerun_list_bills (self, action, error)
                                       : list_by_law (self, action, error))
                          && gadiba_rerun_finish (action, self->id, error)
                          && gadiba_action_commit (action, error));
}

gint64
_gadiba_rerun_run (GadibaRerunJob *job, GError **error)
{
  gboolean done = gadiba_store_run (job->office->store, reassess, job, error) != NULL;

  g_clear_pointer (&job->books, g_free);
  return done ? job->id : 0;
}

gint64
gadiba_office_reassess (GadibaOffice *self, GadibaMonth first, GadibaDate day,
                        GadibaProgress *progress, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, 0);
  g_return_val_if_fail (first != GADIBA_MONTH_NONE && day != GADIBA_DATE_NONE, 0);

  GadibaRerunJob job = {
    .office = self, .moment = moment, .first = first, .day = day, .progress = progress
  };
  return _gadiba_rerun_run (&job, error);
}

gint64
gadiba_office_recalculate (GadibaOffice *self, GadibaMonth month, GadibaDate day,
                           GadibaProgress *progress, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, 0);
  g_return_val_if_fail (month != GADIBA_MONTH_NONE && day != GADIBA_DATE_NONE, 0);

  GadibaRerunJob job = { .office = self,
                         .moment = moment,
                         .kind = GADIBA_RERUN_BY_BILLS,
                         .first = month,
                         .last = month,
                         .day = day,
                         .progress = progress };
  return _gadiba_rerun_run (&job, error);
}

/* --- reading it --- */

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  gint64 id;
  GadibaRerunKind kind;
} Reading;

static gpointer
list (GadibaDb *db, gpointer data, GError **error)
{
  const Reading *self = data;

  return gadiba_rerun_list (db, self->kind, error);
}

GArray *
gadiba_office_list_reruns (GadibaOffice *self, GadibaRerunKind kind, GError **error)
{
  g_return_val_if_fail (self != NULL && kind < GADIBA_RERUN_N_KINDS, NULL);

  Reading reading = { .office = self, .kind = kind };
  return gadiba_store_run (self->store, list, &reading, error);
}

static gpointer
read_head (GadibaDb *db, gpointer data, GError **error)
{
  const Reading *self = data;

  return gadiba_rerun_read (db, self->id, error);
}

GadibaRerun *
gadiba_office_read_rerun (GadibaOffice *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  Reading reading = { .office = self, .id = id };
  return gadiba_store_run (self->store, read_head, &reading, error);
}

static gpointer
read_lines (GadibaDb *db, gpointer data, GError **error)
{
  const Reading *self = data;
  const char *books;
  g_autoptr (GadibaRerun) head = gadiba_rerun_read (db, self->id, error);
  g_autoptr (GadibaOfficeRecord) record =
      head != NULL ? gadiba_office_record_read (db, error) : NULL;
  const GadibaBook *book =
      record != NULL ? _gadiba_office_load_books (self->office, db, record, &books, error) : NULL;
  g_autoptr (GPtrArray) lines =
      book != NULL ? gadiba_rerun_list_lines (db, self->id, 0, error) : NULL;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      GadibaRerunLine *line = g_ptr_array_index (lines, i);
      const GadibaBenefit *benefit = gadiba_book_get_benefit (book, line->benefit);
      line->title = g_strdup (benefit != NULL ? benefit->title : line->benefit);
    }
  return g_steal_pointer (&lines);
}

GPtrArray *
gadiba_office_read_rerun_lines (GadibaOffice *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  Reading reading = { .office = self, .id = id };
  return gadiba_store_run (self->store, read_lines, &reading, error);
}

/* --- for a spreadsheet --- */

static const char *
tell_state (GadibaRerunState state)
{
  switch (state)
    {
    case GADIBA_RERUN_LISTED:
      return _ ("listed");
    case GADIBA_RERUN_CHOSEN:
      return _ ("chosen");
    case GADIBA_RERUN_ISSUED:
      return _ ("issued");
    case GADIBA_RERUN_LEFT:
    case GADIBA_RERUN_N_STATES:
      break;
    }
  return _ ("left");
}

static void
write_line (GadibaCsv *csv, const GadibaRerunLine *line)
{
  g_autofree char *month = gadiba_month_format (line->month);

  gadiba_csv_add_text (csv, line->number);
  gadiba_csv_add_text (csv, line->name);
  gadiba_csv_add_text (csv, line->title);
  gadiba_csv_add_text (csv, month);
  gadiba_csv_add_money (csv, line->before);
  if (line->has_after)
    {
      gadiba_csv_add_money (csv, line->after);
      gadiba_csv_add_money (csv, line->after - line->before);
    }
  else
    {
      gadiba_csv_add_text (csv, NULL);
      gadiba_csv_add_text (csv, NULL);
    }
  gadiba_csv_add_text (csv, line->reason);
  gadiba_csv_add_text (csv, tell_state (line->state));
  gadiba_csv_add_text (csv, line->decision);
  gadiba_csv_end_row (csv);
}

GBytes *
gadiba_rerun_write_csv (const GPtrArray *lines)
{
  GadibaCsv *csv = gadiba_csv_new ();
  const char *const headings[] = { _ ("Application"), _ ("Client"),  _ ("Benefit"),    _ ("Month"),
                                   _ ("Stands"),      _ ("Now"),     _ ("Difference"), _ ("Why"),
                                   _ ("State"),       _ ("Decision") };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    gadiba_csv_add_text (csv, headings[i]);
  gadiba_csv_end_row (csv);
  for (guint i = 0; i < lines->len; i++)
    write_line (csv, g_ptr_array_index (lines, i));
  return gadiba_csv_finish (csv);
}
