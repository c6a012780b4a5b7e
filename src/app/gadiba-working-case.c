/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-working-case.h"

#include <glib/gi18n-lib.h>

#include "gadiba-changing.h"
#include "gadiba-errand.h"
#include "gadiba-office-undo.h"
#include "gadiba-poll.h"

struct _GadibaWorkingCase
{
  GObject parent;

  GadibaSession *session;
  GadibaCaseFile *file;
  GadibaAssessment *assessment;
  char *fault;
  GQueue errands; /* GadibaErrand: the first one is on its way unless there is trouble */
  gboolean is_running, is_polling;
  gboolean is_stale; /* what is shown may not be what is stored: the records are to be read */
  char *unread;      /* what was told last of why they cannot be; NULL: nothing */
  char *trouble;
  GadibaUndoState *undo;
};

G_DEFINE_FINAL_TYPE (GadibaWorkingCase, gadiba_working_case, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_STATE,
  SIGNAL_STORED,
  SIGNAL_CONFLICT,
  SIGNAL_REFUSED,
  SIGNAL_TOLD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- the case in memory --- */

static void
assess (GadibaWorkingCase *self)
{
  const GadibaTerms terms = { .day = GADIBA_DATE_NONE };
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->assessment, gadiba_assessment_free);
  g_clear_pointer (&self->fault, g_free);
  if (self->file->number == NULL)
    return;
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
                  && self->file->moved == file->moved && self->file->granted == file->granted
                  && g_strcmp0 (self->file->number, file->number) == 0
                  && self->file->from->persons->len == file->from->persons->len
                  && gadiba_intake_equal (self->file->intake, file->intake);

  gadiba_case_file_free (self->file);
  self->file = file;
  self->is_stale = FALSE;
  g_clear_pointer (&self->unread, g_free);
  if (!same)
    tell_changed (self);
}

static void run_next (GadibaWorkingCase *self);

/* The records are asked for again and again: a fault is told once. */
static void
tell_unread (GadibaWorkingCase *self, const char *sentence)
{
  if (g_strcmp0 (sentence, self->unread) == 0)
    return;
  g_free (self->unread);
  self->unread = g_strdup (sentence);
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, sentence);
}

static void
tell_outcome (GadibaWorkingCase *self, GadibaErrand *errand, const GadibaOutcome *outcome)
{
  if (errand->words == NULL && outcome->error != NULL)
    tell_unread (self, outcome->error->message);
  else if (outcome->conflicts != NULL)
    g_signal_emit (self, signals[SIGNAL_CONFLICT], 0, outcome->conflicts);
  else if (outcome->error != NULL && errand->changes != NULL)
    {
      g_autofree char *what = gadiba_errand_describe (errand, self->file->from,
                                                      gadiba_session_get_book (self->session));
      g_signal_emit (self, signals[SIGNAL_REFUSED], 0, what, outcome->error->message);
    }
  else if (outcome->error != NULL && errand->task == NULL)
    g_signal_emit (self, signals[SIGNAL_TOLD], 0, outcome->error->message);
}

static void
take_outcome (GadibaWorkingCase *self, GadibaErrand *errand, GadibaOutcome *outcome)
{
  if (outcome->undo != NULL)
    {
      g_clear_pointer (&self->undo, gadiba_undo_state_free);
      self->undo = g_steal_pointer (&outcome->undo);
    }
  tell_outcome (self, errand, outcome); /* in words of the case as it was typed */
  self->is_stale |= outcome->file == NULL;
  /* While more is on its way, what was typed last is newer than the records. */
  if (outcome->file != NULL && g_queue_is_empty (&self->errands))
    take_file (self, g_steal_pointer (&outcome->file));
  if (self->is_stale && errand->words != NULL)
    gadiba_working_case_refresh (self);
}

/* What waits behind an errand that cannot be stored waits as well, unless somebody is to be told.
 */
static void
take_trouble (GadibaWorkingCase *self, const GError *error)
{
  self->trouble = g_strdup (error->message);
  for (GList *each = self->errands.head, *next; each != NULL; each = next)
    {
      GadibaErrand *errand = each->data;
      next = each->next;
      if (gadiba_errand_can_wait (errand))
        continue;
      g_queue_delete_link (&self->errands, each);
      gadiba_errand_answer (errand, error);
      gadiba_errand_free (errand);
    }
}

static void
on_errand_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaWorkingCase) self = user_data;
  g_autoptr (GadibaOutcome) outcome = gadiba_session_run_finish (result, NULL);
  GadibaErrand *errand = g_queue_peek_head (&self->errands);

  self->is_running = FALSE;
  if (gadiba_errand_can_wait (errand) && outcome->file == NULL && outcome->error != NULL
      && gadiba_office_may_pass (outcome->error))
    take_trouble (self, outcome->error);
  else
    {
      g_queue_pop_head (&self->errands);
      take_outcome (self, errand, outcome);
      gadiba_errand_answer (errand, outcome->error);
      gadiba_errand_free (errand);
    }
  g_signal_emit (self, signals[SIGNAL_STATE], 0);
  if (gadiba_working_case_get_state (self) == GADIBA_STORED)
    g_signal_emit (self, signals[SIGNAL_STORED], 0);
  run_next (self);
}

static void
run_next (GadibaWorkingCase *self)
{
  GadibaErrand *errand = g_queue_peek_head (&self->errands);
  const GadibaJob job = { gadiba_errand_do, errand, NULL, (GDestroyNotify) gadiba_outcome_free };

  if (errand == NULL || self->is_running || self->trouble != NULL)
    return;
  self->is_running = TRUE;
  gadiba_session_run_async (self->session, &job, NULL, on_errand_done_cb, g_object_ref (self));
}

static void
add_errand (GadibaWorkingCase *self, GadibaErrand *errand)
{
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

  g_queue_clear_full (&self->errands, (GDestroyNotify) gadiba_errand_free);
  gadiba_assessment_free (self->assessment);
  gadiba_case_file_free (self->file);
  gadiba_undo_state_free (self->undo);
  g_free (self->fault);
  g_free (self->trouble);
  g_free (self->unread);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gadiba_working_case_parent_class)->finalize (object);
}

static guint
add_signal (GadibaWorkingCaseClass *klass, const char *name, guint n, GType argument)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n, argument, argument);
}

static void
gadiba_working_case_class_init (GadibaWorkingCaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gadiba_working_case_finalize;

  signals[SIGNAL_CHANGED] = add_signal (klass, "changed", 0, G_TYPE_NONE);
  signals[SIGNAL_STATE] = add_signal (klass, "state", 0, G_TYPE_NONE);
  signals[SIGNAL_STORED] = add_signal (klass, "stored", 0, G_TYPE_NONE);
  signals[SIGNAL_CONFLICT] = add_signal (klass, "conflict", 1, G_TYPE_PTR_ARRAY);
  signals[SIGNAL_REFUSED] = add_signal (klass, "refused", 2, G_TYPE_STRING);
  signals[SIGNAL_TOLD] = add_signal (klass, "told", 1, G_TYPE_STRING);
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

static gpointer
read_card_undo (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_read_card_undo (office, *(const gint64 *) data, moment, error);
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
  gboolean is_case = self->file->number != NULL;
  const GadibaJob job = { is_case ? read_undo : read_card_undo,
                          is_case ? (gpointer) g_strdup (self->file->number)
                                  : g_memdup2 (&self->file->person, sizeof (gint64)),
                          g_free, (GDestroyNotify) gadiba_undo_state_free };

  gadiba_session_run_async (self->session, &job, NULL, on_undo_read_cb, g_object_ref (self));
}

GadibaWorkingCase *
gadiba_working_case_new (GadibaSession *session, GadibaCaseFile *file)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session) && file != NULL, NULL);

  GadibaWorkingCase *self = g_object_new (GADIBA_TYPE_WORKING_CASE, NULL);
  self->session = g_object_ref (session);
  self->file = file;
  g_signal_connect_object (session, "book", G_CALLBACK (tell_changed), self, G_CONNECT_SWAPPED);
  assess (self);
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

GadibaMonth
gadiba_working_case_get_granted (GadibaWorkingCase *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self), GADIBA_MONTH_NONE);

  return self->file->granted;
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

GadibaIntake *
gadiba_working_case_get_intake (GadibaWorkingCase *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self), NULL);

  return self->file->intake;
}

void
gadiba_working_case_find_deadline (GadibaWorkingCase *self, GadibaLegalTerm *term)
{
  g_return_if_fail (GADIBA_IS_WORKING_CASE (self));

  gadiba_office_find_deadline (self->file->calendar, self->file->received, self->file->moved,
                               gadiba_session_get_moment (self->session).today, term);
}

/* --- changing it --- */

/* @changes: (transfer full): what was changed in the case; it goes into the records */
static void
add_changes (GadibaWorkingCase *self, GPtrArray *changes, const char *words)
{
  add_errand (self, gadiba_errand_new_edit (self->file, words, changes));
  tell_changed (self);
}

gboolean
gadiba_working_case_set (GadibaWorkingCase *self, const GadibaCasePlace *place, const char *value,
                         const char *words, GError **error)
{
  return gadiba_working_case_set_many (self, place, &value, 1, words, error);
}

gboolean
gadiba_working_case_set_since (GadibaWorkingCase *self, const GadibaCaseChange *change,
                               const char *words, GError **error)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self) && change != NULL && words != NULL, FALSE);

  if (!gadiba_working_case_check_places (self, &change->place, 1, error))
    return FALSE;
  g_autoptr (GPtrArray) changes = gadiba_changing_set (
      self->file->from, &change->place, (const char *const *) &change->after, 1, error);
  if (changes == NULL || changes->len == 0)
    return changes != NULL;
  GadibaCaseChange *made = g_ptr_array_index (changes, 0);
  g_free (made->before);
  made->before = g_strdup (change->before);
  add_changes (self, g_steal_pointer (&changes), words);
  return TRUE;
}

gboolean
gadiba_working_case_set_many (GadibaWorkingCase *self, const GadibaCasePlace *places,
                              const char *const *values, guint n, const char *words, GError **error)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self) && words != NULL, FALSE);

  if (!gadiba_working_case_check_places (self, places, n, error))
    return FALSE;
  g_autoptr (GPtrArray) changes = gadiba_changing_set (self->file->from, places, values, n, error);
  if (changes == NULL || changes->len == 0)
    return changes != NULL;
  add_changes (self, g_steal_pointer (&changes), words);
  return TRUE;
}

void
gadiba_working_case_run_async (GadibaWorkingCase *self, const GadibaJob *job, const char *words,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GADIBA_IS_WORKING_CASE (self) && job != NULL && words != NULL);

  GadibaErrand *errand = gadiba_errand_new_job (self->file, words, job);
  if (callback != NULL)
    {
      errand->task = g_task_new (self, NULL, callback, user_data);
      g_task_set_source_tag (errand->task, gadiba_working_case_run_async);
    }
  add_errand (self, errand);
}

gboolean
gadiba_working_case_run_finish (GadibaWorkingCase *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
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
  if (gadiba_working_case_get_state (self) == GADIBA_STORED)
    g_signal_emit (self, signals[SIGNAL_STORED], 0);
  run_next (self);
}

char *
gadiba_working_case_dup_waiting (GadibaWorkingCase *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (self), NULL);

  return self->trouble != NULL
             ? gadiba_errand_describe (g_queue_peek_head (&self->errands), self->file->from,
                                       gadiba_session_get_book (self->session))
             : NULL;
}

void
gadiba_working_case_give_up (GadibaWorkingCase *self)
{
  g_return_if_fail (GADIBA_IS_WORKING_CASE (self));

  if (self->trouble == NULL)
    return;
  gadiba_errand_free (g_queue_pop_head (&self->errands));
  self->is_stale = TRUE;
  gadiba_working_case_refresh (self);
  gadiba_working_case_retry (self);
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

void
gadiba_working_case_undo (GadibaWorkingCase *self)
{
  g_return_if_fail (GADIBA_IS_WORKING_CASE (self));

  add_errand (self, gadiba_errand_new_undo (self->file));
}

void
gadiba_working_case_redo (GadibaWorkingCase *self)
{
  g_return_if_fail (GADIBA_IS_WORKING_CASE (self));

  add_errand (self, gadiba_errand_new_redo (self->file));
}

void
gadiba_working_case_take_file (GadibaWorkingCase *self, GadibaCaseFile *file)
{
  g_return_if_fail (GADIBA_IS_WORKING_CASE (self) && file != NULL);
  g_return_if_fail (self->file->person == file->person);

  if (g_queue_is_empty (&self->errands))
    take_file (self, file);
  else
    gadiba_case_file_free (file); /* what is on its way brings a newer one */
}

void
gadiba_working_case_refresh (GadibaWorkingCase *self)
{
  g_return_if_fail (GADIBA_IS_WORKING_CASE (self));

  if (g_queue_is_empty (&self->errands))
    add_errand (self, gadiba_errand_new_reading (self->file));
}

static void
on_polled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaWorkingCase) self = user_data;
  gint64 entry = self->file->entry;
  gboolean changed = gadiba_poll_finish (result, &entry);

  self->is_polling = FALSE;
  if (changed)
    gadiba_working_case_refresh (self);
  else
    self->file->entry = MAX (self->file->entry, entry);
}

void
gadiba_working_case_poll (GadibaWorkingCase *self)
{
  g_return_if_fail (GADIBA_IS_WORKING_CASE (self));

  if (self->is_polling || !g_queue_is_empty (&self->errands))
    return;
  if (self->is_stale)
    {
      gadiba_working_case_refresh (self);
      return;
    }
  self->is_polling = TRUE;
  gadiba_poll_async (self->session, self->file, on_polled_cb, g_object_ref (self));
}
