/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-compare-window.h"
#include "gadiba-issue-page.h"
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
  else if (GADIBA_IS_ISSUE_PAGE (self->page))
    gadiba_issue_page_refresh (GADIBA_ISSUE_PAGE (self->page));
  else if (_gadiba_window_is_fixed (self, self->page))
    gadiba_page_refresh (self->page);
}

/* --- a window over this one --- */

GadibaAskingPlace
_gadiba_window_make_place (GadibaWindow *self)
{
  return (GadibaAskingPlace){ GTK_WIDGET (self), self->session, _gadiba_window_show_anew, self };
}

/* What is read, and what then opens. */
typedef struct
{
  GadibaWindow *window; /* owned */
  GDestroyNotify free_result;
  GadibaShow show;
} Reading;

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (GadibaWindow) self = reading->window;
  g_autoptr (GError) error = NULL;
  gpointer found = gadiba_session_run_finish (result, &error);

  if (self->session != NULL && found != NULL)
    {
      const GadibaAskingPlace place = _gadiba_window_make_place (self);
      reading->show (&place, found);
    }
  else if (self->session != NULL)
    gadiba_window_tell (self, error->message);
  if (found != NULL)
    reading->free_result (found);
}

void
_gadiba_window_read_and_show (GadibaWindow *self, const GadibaJob *job, GadibaShow show)
{
  g_assert (GADIBA_IS_WINDOW (self) && job->free_result != NULL);

  if (self->session == NULL)
    {
      job->free_data (job->data);
      return;
    }
  Reading *reading = g_new0 (Reading, 1);
  reading->window = g_object_ref (self);
  reading->free_result = job->free_result;
  reading->show = show;
  gadiba_session_run_async (self->session, job, NULL, on_read_cb, reading);
}

/* --- how a decision was notified --- */

static gpointer
read_notices (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_read_notices (office, data, moment, error);
}

static void
show_notices (const GadibaAskingPlace *place, gconstpointer found)
{
  gadiba_notice_window_show (place, found);
}

void
_gadiba_window_notify_decision (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const GadibaJob job = { read_notices, g_variant_dup_string (parameter, NULL), g_free,
                          (GDestroyNotify) gadiba_notified_free };

  _gadiba_window_read_and_show (GADIBA_WINDOW (widget), &job, show_notices);
}

/* --- what the law gives --- */

static gpointer
compare (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_compare (office, data, moment, error);
}

static void
show_comparison (const GadibaAskingPlace *place, gconstpointer found)
{
  gadiba_compare_window_show (place, found);
}

void
_gadiba_window_compare (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const GadibaJob job = { compare, g_variant_dup_string (parameter, NULL), g_free,
                          (GDestroyNotify) gadiba_comparison_free };

  _gadiba_window_read_and_show (GADIBA_WINDOW (widget), &job, show_comparison);
}
