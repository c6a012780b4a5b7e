/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-errand.h"

#include <glib/gi18n-lib.h>

#include "gadiba-office-client.h"
#include "gadiba-place-words.h"

static GadibaErrand *
make (const GadibaCaseFile *file, const char *words)
{
  GadibaErrand *self = g_new0 (GadibaErrand, 1);

  self->number = g_strdup (file->number);
  self->person = file->person;
  self->words = g_strdup (words);
  return self;
}

GadibaErrand *
gadiba_errand_new_edit (const GadibaCaseFile *file, const char *words, GPtrArray *changes)
{
  g_return_val_if_fail (file != NULL && file->number != NULL, NULL);
  g_return_val_if_fail (words != NULL && changes != NULL, NULL);

  GadibaErrand *self = make (file, words);
  self->changes = changes;
  return self;
}

GadibaErrand *
gadiba_errand_new_job (const GadibaCaseFile *file, const char *words, const GadibaJob *job)
{
  g_return_val_if_fail (file != NULL && job != NULL, NULL);

  GadibaErrand *self = make (file, words);
  self->job = *job;
  return self;
}

/* Jobs of our own have the errand for their data. */
static gpointer
undo (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const GadibaErrand *self = data;

  return self->number != NULL ? gadiba_office_undo (office, self->number, moment, NULL, error)
                              : gadiba_office_undo_card (office, self->person, moment, NULL, error);
}

static gpointer
redo (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const GadibaErrand *self = data;

  return self->number != NULL ? gadiba_office_redo (office, self->number, moment, NULL, error)
                              : gadiba_office_redo_card (office, self->person, moment, NULL, error);
}

/* Somebody without an application may have got one meanwhile. */
static gpointer
read_anew (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const GadibaErrand *self = data;

  return self->number != NULL ? gadiba_office_read_case (office, self->number, error)
                              : gadiba_office_read_client (office, self->person, moment, error);
}

static GadibaErrand *
make_own (const GadibaCaseFile *file, const char *words, GadibaWork work)
{
  g_return_val_if_fail (file != NULL, NULL);

  GadibaErrand *self = make (file, words);
  self->job = (GadibaJob){ work, self, NULL, NULL };
  return self;
}

GadibaErrand *
gadiba_errand_new_undo (const GadibaCaseFile *file)
{
  return make_own (file, _ ("taking a change back"), undo);
}

GadibaErrand *
gadiba_errand_new_redo (const GadibaCaseFile *file)
{
  return make_own (file, _ ("making a change again"), redo);
}

GadibaErrand *
gadiba_errand_new_reading (const GadibaCaseFile *file)
{
  return make_own (file, NULL, read_anew);
}

void
gadiba_errand_free (GadibaErrand *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->words);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  if (self->job.free_data != NULL)
    self->job.free_data (self->job.data);
  g_clear_object (&self->task);
  g_free (self);
}

char *
gadiba_errand_describe (const GadibaErrand *self, const GadibaCase *from, const GadibaBook *book)
{
  g_return_val_if_fail (self != NULL && from != NULL, NULL);

  return self->changes != NULL ? gadiba_place_words_list (self->changes, from, book)
                               : g_strdup (self->words);
}

gboolean
gadiba_errand_can_wait (const GadibaErrand *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->words != NULL && self->task == NULL;
}

void
gadiba_errand_answer (GadibaErrand *self, const GError *error)
{
  g_return_if_fail (self != NULL);

  if (self->task == NULL)
    return;
  if (error != NULL)
    g_task_return_error (self->task, g_error_copy (error));
  else
    g_task_return_boolean (self->task, TRUE);
}

void
gadiba_outcome_free (GadibaOutcome *self)
{
  if (self == NULL)
    return;
  gadiba_case_file_free (self->file);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  gadiba_undo_state_free (self->undo);
  g_clear_error (&self->error);
  g_free (self);
}

gpointer
gadiba_errand_do (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  GadibaErrand *self = data;
  GadibaOutcome *outcome = g_new0 (GadibaOutcome, 1);

  if (self->changes != NULL)
    {
      const GadibaEditRequest request = {
        .number = self->number,
        .changes = (const GadibaCaseChange *const *) self->changes->pdata,
        .n_changes = self->changes->len,
        .words = self->words,
      };
      outcome->file =
          gadiba_office_edit (office, &request, moment, &outcome->conflicts, &outcome->error);
    }
  else
    outcome->file = self->job.work (office, moment, self->job.data, &outcome->error);
  if (outcome->conflicts != NULL)
    outcome->file = read_anew (office, moment, self, NULL);
  /* Where the file is kept busy one would wait for it again, and in vain. */
  if (outcome->error == NULL || !gadiba_office_may_pass (outcome->error))
    outcome->undo = self->number != NULL
                        ? gadiba_office_read_undo (office, self->number, moment, NULL)
                        : gadiba_office_read_card_undo (office, self->person, moment, NULL);
  return outcome;
}
