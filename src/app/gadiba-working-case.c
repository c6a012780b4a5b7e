/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gadiba-app"

#include "gadiba-working-case.h"

#include <glib/gi18n-lib.h>

#include "gadiba-changing.h"
#include "gadiba-office-undo.h"

struct _GadibaWorkingCase
{
  GObject parent;

  GadibaSession *session;
  GadibaCaseFile *file;
  GadibaAssessment *assessment;
  char *fault;
  GQueue errands; /* Errand: the first one is on its way unless there is trouble */
  gboolean is_running, is_polling;
  char *trouble;
  GadibaUndoState *undo;
};

G_DEFINE_FINAL_TYPE (GadibaWorkingCase, gadiba_working_case, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_STATE,
  SIGNAL_CONFLICT,
  SIGNAL_TOLD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- errands: what goes into the records --- */

/* Changes, or a job of somebody else that answers with the file. It is of two threads: of the
 * session's while it is on its way. */
typedef struct
{
  char *number, *words;
  GPtrArray *changes; /* GadibaCaseChange; NULL: the job */
  GadibaJob job;
} Errand;

static void
free_errand (Errand *self)
{
  g_free (self->number);
  g_free (self->words);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  if (self->job.free_data != NULL)
    self->job.free_data (self->job.data);
  g_free (self);
}

/* What came of an errand, with what can be undone then. */
typedef struct
{
  GadibaCaseFile *file; /* NULL: nothing was stored */
  GPtrArray *conflicts; /* GadibaConflict; NULL: none */
  GadibaUndoState *undo;
  GError *error;
} Outcome;

static void
free_outcome (gpointer data)
{
  Outcome *self = data;

  gadiba_case_file_free (self->file);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  gadiba_undo_state_free (self->undo);
  g_clear_error (&self->error);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Outcome, free_outcome)

static gpointer
do_errand (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  Errand *errand = data;
  Outcome *outcome = g_new0 (Outcome, 1);

  if (errand->changes != NULL)
    {
      const GadibaEditRequest request = {
        .number = errand->number,
        .changes = (const GadibaCaseChange *const *) errand->changes->pdata,
        .n_changes = errand->changes->len,
        .words = errand->words,
      };
      outcome->file =
          gadiba_office_edit (office, &request, moment, &outcome->conflicts, &outcome->error);
    }
  else
    outcome->file = errand->job.work (office, moment, errand->job.data, &outcome->error);
  if (outcome->conflicts != NULL)
    outcome->file = gadiba_office_read_case (office, errand->number, NULL);
  outcome->undo = gadiba_office_read_undo (office, errand->number, moment, NULL);
  return outcome;
}

/* --- the case in memory --- */

static void
assess (GadibaWorkingCase *self)
{
  const GadibaTerms terms = { .day = GADIBA_DATE_NONE };
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->assessment, gadiba_assessment_free);
  g_clear_pointer (&self->fault, g_free);
  self->assessment = gadiba_assessment_new (
      self->file->from, gadiba_session_get_book (self->session), &terms, &error);
  if (self->assessment == NULL)
    self->fault = g_strdup (error->message);
}

static void
tell_changed (GadibaWorkingCase *self)
{
  assess (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* @file: (transfer full) */
static void
take_file (GadibaWorkingCase *self, GadibaCaseFile *file)
{
  g_autoptr (GPtrArray) changes = gadiba_case_list_changes (self->file->from, file->from);
  gboolean same = changes->len == 0 && self->file->open == file->open
                  && self->file->from->persons->len == file->from->persons->len;

  gadiba_case_file_free (self->file);
  self->file = file;
  if (!same)
    tell_changed (self);
}

static void run_next (GadibaWorkingCase *self);

static void
take_outcome (GadibaWorkingCase *self, Outcome *outcome)
{
  if (outcome->undo != NULL)
    {
      g_clear_pointer (&self->undo, gadiba_undo_state_free);
      self->undo = g_steal_pointer (&outcome->undo);
    }
  /* While more is on its way, what was typed last is newer than the records. */
  if (outcome->file != NULL && g_queue_is_empty (&self->errands))
    take_file (self, g_steal_pointer (&outcome->file));
  if (outcome->conflicts != NULL)
    g_signal_emit (self, signals[SIGNAL_CONFLICT], 0, outcome->conflicts);
  else if (outcome->error != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_TOLD], 0, outcome->error->message);
      gadiba_working_case_refresh (self);
    }
}

static void
on_errand_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaWorkingCase) self = user_data;
  g_autoptr (Outcome) outcome = gadiba_session_run_finish (result, NULL);

  self->is_running = FALSE;
  if (outcome->file == NULL && outcome->error != NULL && gadiba_office_may_pass (outcome->error))
    self->trouble = g_strdup (outcome->error->message);
  else
    {
      free_errand (g_queue_pop_head (&self->errands));
      take_outcome (self, outcome);
    }
  g_signal_emit (self, signals[SIGNAL_STATE], 0);
  run_next (self);
}

static void
run_next (GadibaWorkingCase *self)
{
  Errand *errand = g_queue_peek_head (&self->errands);
  const GadibaJob job = { do_errand, errand, NULL, free_outcome };

  if (errand == NULL || self->is_running || self->trouble != NULL)
    return;
  self->is_running = TRUE;
  gadiba_session_run_async (self->session, &job, NULL, on_errand_done_cb, g_object_ref (self));
}

static void
add_errand (GadibaWorkingCase *self, Errand *errand)
{
  errand->number = g_strdup (self->file->number);
  g_queue_push_tail (&self->errands, errand);
  g_clear_pointer (&self->trouble, g_free); /* what is typed next tries again */
  run_next (self);
  g_signal_emit (self, signals[SIGNAL_STATE], 0);
}

/* --- the object --- */

static void
gadiba_working_case_finalize (GObject *object)
{
  GadibaWorkingCase *self = GADIBA_WORKING_CASE (object);

  g_queue_clear_full (&self->errands, (GDestroyNotify) free_errand);
  gadiba_assessment_free (self->assessment);
  gadiba_case_file_free (self->file);
  gadiba_undo_state_free (self->undo);
  g_free (self->fault);
  g_free (self->trouble);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gadiba_working_case_parent_class)->finalize (object);
}

static guint
add_signal (GadibaWorkingCaseClass *klass, const char *name, GType argument)
{
  if (argument == G_TYPE_NONE)
    return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                         G_TYPE_NONE, 0);
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, argument);
}

static void
gadiba_working_case_class_init (GadibaWorkingCaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gadiba_working_case_finalize;

  signals[SIGNAL_CHANGED] = add_signal (klass, "changed", G_TYPE_NONE);
  signals[SIGNAL_STATE] = add_signal (klass, "state", G_TYPE_NONE);
  signals[SIGNAL_CONFLICT] = add_signal (klass, "conflict", G_TYPE_PTR_ARRAY);
  signals[SIGNAL_TOLD] = add_signal (klass, "told", G_TYPE_STRING);
}

static void
gadiba_working_case_init (GadibaWorkingCase *self)
{
  g_queue_init (&self->errands);
}

static gpointer
read_undo (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_read_undo (office, data, moment, error);
}

static void
on_undo_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaWorkingCase) self = user_data;
  g_autoptr (GadibaUndoState) undo = gadiba_session_run_finish (result, NULL);

  if (undo == NULL || self->undo != NULL) /* what was stored meanwhile knows better */
    return;
  self->undo = g_steal_pointer (&undo);
  g_signal_emit (self, signals[SIGNAL_STATE], 0);
}

/* What was stored before the case was opened can be taken back too. */
static void
ask_undo (GadibaWorkingCase *self)
{
  const GadibaJob job = { read_undo, g_strdup (self->file->number), g_free,
                          (GDestroyNotify) gadiba_undo_state_free };

  gadiba_session_run_async (self->session, &job, NULL, on_undo_read_cb, g_object_ref (self));
}

GadibaWorkingCase *
gadiba_working_case_new (GadibaSession *session, GadibaCaseFile *file)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session) && file != NULL, NULL);

  GadibaWorkingCase *self = g_object_new (GADIBA_TYPE_WORKING_CASE, NULL);
  self->session = g_object_ref (session);
  self->file = file;
  assess (self);
  if (file->open)
    ask_undo (self);
  return self;
}

GadibaSession *
gadiba_working_case_get_session (GadibaWorkingCase *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self), NULL);

  return self->session;
}

const char *
gadiba_working_case_get_number (GadibaWorkingCase *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self), NULL);

  return self->file->number;
}

GadibaDate
gadiba_working_case_get_received (GadibaWorkingCase *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self), GADIBA_DATE_NONE);

  return self->file->received;
}

gint64
gadiba_working_case_get_person (GadibaWorkingCase *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self), 0);

  return self->file->person;
}

gboolean
gadiba_working_case_is_open (GadibaWorkingCase *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self), FALSE);

  return self->file->open;
}

const GadibaCase *
gadiba_working_case_get_case (GadibaWorkingCase *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self), NULL);

  return self->file->from;
}

const GadibaAssessment *
gadiba_working_case_get_assessment (GadibaWorkingCase *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self), NULL);

  return self->assessment;
}

const char *
gadiba_working_case_get_fault (GadibaWorkingCase *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self), NULL);

  return self->fault;
}

/* --- changing it --- */

gboolean
gadiba_working_case_set (GadibaWorkingCase *self, const GadibaCasePlace *place, const char *value,
                         const char *words, GError **error)
{
  return gadiba_working_case_set_many (self, place, &value, 1, words, error);
}

gboolean
gadiba_working_case_set_many (GadibaWorkingCase *self, const GadibaCasePlace *places,
                              const char *const *values, guint n, const char *words, GError **error)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self) && self->file->open, FALSE);

  g_autoptr (GPtrArray) changes = gadiba_changing_set (self->file->from, places, values, n, error);
  if (changes == NULL || changes->len == 0)
    return changes != NULL;
  Errand *errand = g_new0 (Errand, 1);
  errand->changes = g_steal_pointer (&changes);
  errand->words = g_strdup (words);
  add_errand (self, errand);
  tell_changed (self);
  return TRUE;
}

void
gadiba_working_case_run (GadibaWorkingCase *self, const GadibaJob *job)
{
  g_return_if_fail (GADIBA_IS_WORKING_CASE (self) && job != NULL);

  Errand *errand = g_new0 (Errand, 1);
  errand->job = *job;
  add_errand (self, errand);
}

/* --- what is on its way --- */

GadibaStoreState
gadiba_working_case_get_state (GadibaWorkingCase *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self), GADIBA_STORED);

  if (self->trouble != NULL)
    return GADIBA_NOT_STORED;
  return g_queue_is_empty (&self->errands) ? GADIBA_STORED : GADIBA_STORING;
}

const char *
gadiba_working_case_get_trouble (GadibaWorkingCase *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self), NULL);

  return self->trouble;
}

void
gadiba_working_case_retry (GadibaWorkingCase *self)
{
  g_return_if_fail (GADIBA_IS_WORKING_CASE (self));

  g_clear_pointer (&self->trouble, g_free);
  g_signal_emit (self, signals[SIGNAL_STATE], 0);
  run_next (self);
}

/* --- undo --- */

const char *
gadiba_working_case_get_undo (GadibaWorkingCase *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self), NULL);

  return self->undo != NULL ? self->undo->undo : NULL;
}

const char *
gadiba_working_case_get_redo (GadibaWorkingCase *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self), NULL);

  return self->undo != NULL ? self->undo->redo : NULL;
}

static gpointer
undo (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_undo (office, data, moment, NULL, error);
}

static gpointer
redo (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_redo (office, data, moment, NULL, error);
}

static void
run_on_number (GadibaWorkingCase *self, GadibaWork work)
{
  const GadibaJob job = { work, g_strdup (self->file->number), g_free, NULL };

  gadiba_working_case_run (self, &job);
}

void
gadiba_working_case_undo (GadibaWorkingCase *self)
{
  g_return_if_fail (GADIBA_IS_WORKING_CASE (self));

  run_on_number (self, undo);
}

void
gadiba_working_case_redo (GadibaWorkingCase *self)
{
  g_return_if_fail (GADIBA_IS_WORKING_CASE (self));

  run_on_number (self, redo);
}

static gpointer
read_anew (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_read_case (office, data, error);
}

void
gadiba_working_case_refresh (GadibaWorkingCase *self)
{
  g_return_if_fail (GADIBA_IS_WORKING_CASE (self));

  if (g_queue_is_empty (&self->errands))
    run_on_number (self, read_anew);
}

/* What is asked, and answered, every second. */
typedef struct
{
  char *number;
  gint64 entry; /* since which; then the newest one */
  gboolean changed;
} Poll;

static void
free_poll (gpointer data)
{
  Poll *self = data;

  g_free (self->number);
  g_free (self);
}

static gpointer
poll_records (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Poll *asked = data;
  Poll *answer = g_new0 (Poll, 1);

  answer->entry = asked->entry;
  answer->changed =
      gadiba_office_has_changed (office, asked->entry, asked->number, &answer->entry, NULL);
  return answer;
}

static void
on_polled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaWorkingCase) self = user_data;
  Poll *answer = gadiba_session_run_finish (result, NULL);

  self->is_polling = FALSE;
  if (answer == NULL)
    return;
  if (answer->changed)
    gadiba_working_case_refresh (self);
  else
    self->file->entry = MAX (self->file->entry, answer->entry);
  free_poll (answer);
}

void
gadiba_working_case_poll (GadibaWorkingCase *self)
{
  g_return_if_fail (GADIBA_IS_WORKING_CASE (self));

  if (self->is_polling || !g_queue_is_empty (&self->errands))
    return;
  Poll *asked = g_new0 (Poll, 1);
  const GadibaJob job = { poll_records, asked, free_poll, free_poll };
  asked->number = g_strdup (self->file->number);
  asked->entry = self->file->entry;
  self->is_polling = TRUE;
  gadiba_session_run_async (self->session, &job, NULL, on_polled_cb, g_object_ref (self));
}
