/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-notice-window.h"
#include "gadiba-window-private.h"

void
_gadiba_window_show_anew (gpointer owner)
{
  GadibaWindow *self = owner;

  if (self->session == NULL) /* disposed meanwhile */
    return;
  _gadiba_window_mark_stale (self);
  if (GADIBA_IS_WORKSPACE (self->page))
    gadiba_working_case_refresh (gadiba_workspace_get_case (GADIBA_WORKSPACE (self->page)));
  else if (_gadiba_window_is_fixed (self, self->page))
    gadiba_page_refresh (self->page);
}

static gpointer
read_notices (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_read_notices (office, data, moment, error);
}

static void
on_notices_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaNotified) notified = gadiba_session_run_finish (result, &error);
  const GadibaNoticePlace place = { GTK_WIDGET (self), self->session, _gadiba_window_show_anew,
                                    self };

  if (self->session == NULL)
    return;
  if (notified != NULL)
    gadiba_notice_window_show (&place, notified);
  else
    gadiba_window_tell (self, error->message);
}

void
_gadiba_window_notify_decision (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);
  const GadibaJob job = { read_notices, g_variant_dup_string (parameter, NULL), g_free,
                          (GDestroyNotify) gadiba_notified_free };

  if (self->session != NULL)
    gadiba_session_run_async (self->session, &job, NULL, on_notices_read_cb, g_object_ref (self));
}
