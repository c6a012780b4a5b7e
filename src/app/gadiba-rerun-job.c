/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-rerun-job.h"

static gboolean
find_newest (GadibaRerunRun *self, GadibaOffice *office, GError **error)
{
  g_autoptr (GArray) all = gadiba_office_list_reruns (office, self->kind, error);

  self->id = all != NULL && all->len > 0 ? g_array_index (all, gint64, 0) : 0;
  return all != NULL;
}

/* What is chosen now is what is issued: what was chosen before and is not any more stays. */
static gboolean
issue (const GadibaRerunRun *self, GadibaOffice *office, const GadibaMoment *moment, GError **error)
{
  return gadiba_office_choose_rerun (office, self->id, NULL, FALSE, moment, error)
         && gadiba_office_choose_rerun (office, self->id, (const char *const *) self->applications,
                                        TRUE, moment, error)
         && gadiba_office_issue_rerun (office, self->id, moment->today, self->progress, moment,
                                       error);
}

static gboolean
act (GadibaRerunRun *self, GadibaOffice *office, const GadibaMoment *moment, GError **error)
{
  switch (self->act)
    {
    case GADIBA_RERUN_READ:
      return self->id != 0 || find_newest (self, office, error);
    case GADIBA_RERUN_MAKE:
      self->id = self->kind == GADIBA_RERUN_BY_BILLS
                     ? gadiba_office_recalculate (office, self->first, moment->today,
                                                  self->progress, moment, error)
                     : gadiba_office_reassess (office, self->first, moment->today, self->progress,
                                               moment, error);
      return self->id != 0 || (find_newest (self, office, NULL), FALSE);
    case GADIBA_RERUN_ISSUE:
      return issue (self, office, moment, error);
    case GADIBA_RERUN_LETTERS:
      return gadiba_office_write_rerun_letters (office, self->id, self->folder, self->progress,
                                                moment, error);
    }
  g_return_val_if_reached (FALSE);
}

/* In the session's thread. What it was given is its result too. */
static gpointer
work (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  GadibaRerunRun *self = data;
  g_autoptr (GError) failed = NULL;

  if (!act (self, office, moment, &failed))
    self->fault = g_strdup (failed->message);
  g_clear_error (&failed);
  self->rerun = self->id != 0 ? gadiba_office_read_rerun (office, self->id, &failed) : NULL;
  self->lines =
      self->rerun != NULL ? gadiba_office_read_rerun_lines (office, self->id, &failed) : NULL;
  if (failed != NULL && self->fault == NULL)
    self->fault = g_strdup (failed->message);
  return self;
}

void
gadiba_rerun_run_async (GadibaSession *session, GadibaRerunRun *self, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (GADIBA_IS_SESSION (session) && self != NULL);

  const GadibaJob job = { work, self, NULL, (GDestroyNotify) gadiba_rerun_run_free };
  gadiba_session_run_async (session, &job, NULL, callback, user_data);
}

void
gadiba_rerun_run_free (GadibaRerunRun *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->applications);
  g_free (self->folder);
  g_free (self->fault);
  gadiba_rerun_free (self->rerun);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->progress, g_atomic_rc_box_release);
  g_free (self);
}
