/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-errand.h"

#include <glib/gi18n-lib.h>

#include "gadiba-place-words.h"

GadibaErrand *
gadiba_errand_new_edit (const char *number, const char *words, GPtrArray *changes)
{
  g_return_val_if_fail (number != NULL && words != NULL && changes != NULL, NULL);

  GadibaErrand *self = g_new0 (GadibaErrand, 1);
  self->number = g_strdup (number);
  self->words = g_strdup (words);
  self->changes = changes;
  return self;
}

GadibaErrand *
gadiba_errand_new_job (const char *number, const char *words, const GadibaJob *job)
{
  g_return_val_if_fail (number != NULL && job != NULL, NULL);

  GadibaErrand *self = g_new0 (GadibaErrand, 1);
  self->number = g_strdup (number);
  self->words = g_strdup (words);
  self->job = *job;
  return self;
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

static gpointer
read_anew (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_read_case (office, data, error);
}

static GadibaErrand *
make_on_number (const char *number, const char *words, GadibaWork work)
{
  const GadibaJob job = { work, g_strdup (number), g_free, NULL };

  return gadiba_errand_new_job (number, words, &job);
}

GadibaErrand *
gadiba_errand_new_undo (const char *number)
{
  return make_on_number (number, _ ("taking a change back"), undo);
}

GadibaErrand *
gadiba_errand_new_redo (const char *number)
{
  return make_on_number (number, _ ("making a change again"), redo);
}

GadibaErrand *
gadiba_errand_new_reading (const char *number)
{
  return make_on_number (number, NULL, read_anew);
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
    outcome->file = gadiba_office_read_case (office, self->number, NULL);
  /* Where the file is kept busy one would wait for it again, and in vain. */
  if (outcome->error == NULL || !gadiba_office_may_pass (outcome->error))
    outcome->undo = gadiba_office_read_undo (office, self->number, moment, NULL);
  return outcome;
}
