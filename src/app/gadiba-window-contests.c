/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-contest-window.h"
#include "gadiba-window-private.h"

/* What was chosen in the menu: decision and application. */
#define CHOSEN "contest-chosen"

static gboolean
on_menu_closed_cb (gpointer data)
{
  GadibaWindow *self = data;
  const GadibaContestPlace place = { GTK_WIDGET (self), self->session, _gadiba_window_show_anew,
                                     self };
  const char *decision, *application;

  if (self->session == NULL) /* disposed meanwhile */
    return G_SOURCE_REMOVE;
  g_variant_get (g_object_get_data (G_OBJECT (self), CHOSEN), "(&s&s)", &decision, &application);
  gadiba_contest_window_enter (&place, decision, application);
  return G_SOURCE_REMOVE;
}

/* The menu first gives the keyboard back to its button. */
void
_gadiba_window_enter_contest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_object_set_data_full (G_OBJECT (widget), CHOSEN, g_variant_ref (parameter),
                          (GDestroyNotify) g_variant_unref);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_menu_closed_cb, g_object_ref (widget),
                   g_object_unref);
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
