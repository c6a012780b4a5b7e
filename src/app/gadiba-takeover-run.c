/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-takeover-run.h"

/* In the session's thread. What it was given is its result too. */
static gpointer
work (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  GadibaTakeoverRun *self = data;
  const GadibaTakeoverRequest request = { .file = self->file,
                                          .looked_through = self->seen,
                                          .leave_errors = self->leave_errors,
                                          .progress = self->progress };

  self->all = self->store ? gadiba_office_take_over (office, &request, moment, &self->error)
                          : gadiba_office_look_through (office, &request, moment, &self->error);
  return self;
}

void
gadiba_takeover_run_async (GadibaSession *session, GadibaTakeoverRun *self,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GADIBA_IS_SESSION (session) && self != NULL);

  const GadibaJob job = { work, self, NULL, (GDestroyNotify) gadiba_takeover_run_free };
  gadiba_session_run_async (session, &job, NULL, callback, user_data);
}

void
gadiba_takeover_run_free (GadibaTakeoverRun *self)
{
  if (self == NULL)
    return;
  gadiba_takeover_file_free (self->file);
  gadiba_takeover_free (self->seen);
  gadiba_takeover_free (self->all);
  g_clear_error (&self->error);
  g_clear_pointer (&self->progress, g_atomic_rc_box_release);
  g_free (self);
}
