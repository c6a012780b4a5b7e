/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-talk-window.h"
#include "gadiba-window-private.h"

void
_gadiba_window_note_talk (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);
  GadibaTalkAbout about = { 0 };

  if (self->session == NULL)
    return;
  if (GADIBA_IS_WORKSPACE (self->page))
    {
      GadibaWorkingCase *working = gadiba_workspace_get_case (GADIBA_WORKSPACE (self->page));
      about.person = gadiba_working_case_get_person (working);
      about.name = gadiba_page_get_title (self->page);
      about.application = gadiba_working_case_get_number (working);
    }
  const GadibaAskingPlace place = _gadiba_window_make_place (self);
  gadiba_talk_window_show (&place, &about, NULL);
}

static gpointer
read_talk (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_read_talk (office, *(const gint64 *) data, error);
}

static void
show_talk (const GadibaAskingPlace *place, gconstpointer found)
{
  gadiba_talk_window_show (place, NULL, found);
}

void
_gadiba_window_open_talk (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);
  const GadibaJob job = { read_talk, g_memdup2 (&id, sizeof id), g_free,
                          (GDestroyNotify) gadiba_talk_free };

  _gadiba_window_read_and_show (GADIBA_WINDOW (widget), &job, show_talk);
}

/* A talk that was noted before its person was on record. */
typedef struct
{
  gint64 talk, row_version, person;
} Claim;

static gpointer
claim_talk (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Claim *claim = data;
  g_autoptr (GadibaTalk) talk = gadiba_office_read_talk (office, claim->talk, error);

  if (talk == NULL)
    return NULL;
  GadibaTalkRequest request = gadiba_talk_make_request (talk);
  request.row_version = claim->row_version; /* as it was listed */
  request.person = claim->person;
  return GINT_TO_POINTER (gadiba_office_note_talk (office, &request, moment, NULL, error));
}

static void
on_talk_claimed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  gadiba_session_run_finish (result, &error);
  if (self->session == NULL)
    return;
  if (error != NULL)
    gadiba_window_tell (self, error->message);
  _gadiba_window_show_anew (self); /* also what somebody else did is shown */
}

void
_gadiba_window_claim_talk (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);

  if (self->session == NULL || !GADIBA_IS_WORKSPACE (self->page))
    return;
  Claim claim = { .person = gadiba_working_case_get_person (
                      gadiba_workspace_get_case (GADIBA_WORKSPACE (self->page))) };
  g_variant_get (parameter, "(xx)", &claim.talk, &claim.row_version);
  const GadibaJob job = { claim_talk, g_memdup2 (&claim, sizeof claim), g_free, NULL };
  gadiba_session_run_async (self->session, &job, NULL, on_talk_claimed_cb, g_object_ref (self));
}
