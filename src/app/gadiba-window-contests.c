/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-contest-window.h"
#include "gadiba-window-private.h"

void
_gadiba_window_enter_contest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);
  const GadibaContestPlace place = { widget, self->session, _gadiba_window_show_anew, self };
  const char *decision, *application;

  g_variant_get (parameter, "(&s&s)", &decision, &application);
  if (self->session != NULL)
    gadiba_contest_window_enter (&place, decision, application);
}

static gpointer
read_contest (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_read_contest (office, data, error);
}

static void
on_contest_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaContest) contest = gadiba_session_run_finish (result, &error);
  const GadibaContestPlace place = { GTK_WIDGET (self), self->session, _gadiba_window_show_anew,
                                     self };

  if (self->session == NULL)
    return;
  if (contest != NULL)
    gadiba_contest_window_show (&place, contest);
  else
    gadiba_window_tell (self, error->message);
}

void
_gadiba_window_open_contest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);
  const GadibaJob job = { read_contest, g_variant_dup_string (parameter, NULL), g_free,
                          (GDestroyNotify) gadiba_contest_free };

  if (self->session != NULL)
    gadiba_session_run_async (self->session, &job, NULL, on_contest_read_cb, g_object_ref (self));
}
