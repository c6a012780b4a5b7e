/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-talk-window.h"

#include <glib/gi18n-lib.h>

#include "gadiba-talk-form.h"

/* What the window needs while it is open; it goes with it. */
typedef struct
{
  GadibaAskingWindow *window;
  GadibaTalkForm *form;
  gint64 id, row_version; /* of a talk that is changed; 0: a new one */
} Noting;

/* --- storing --- */

static gpointer
note (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const GadibaTalkRequest request = gadiba_talk_make_request (data);

  return GINT_TO_POINTER (gadiba_office_note_talk (office, &request, moment, NULL, error));
}

static gpointer
take_away (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const GadibaTalk *talk = data;
  gboolean gone = gadiba_office_remove_talk (office, talk->id, talk->row_version, moment, error);

  return GINT_TO_POINTER (gone);
}

/* Takes @talk. */
static void
store (Noting *self, GadibaTalk *talk, GadibaWork work)
{
  const GadibaJob job = { work, talk, (GDestroyNotify) gadiba_talk_free, NULL };

  talk->id = self->id;
  talk->row_version = self->row_version;
  gadiba_asking_window_store (self->window, &job);
}

static void
note_typed (gpointer asking)
{
  Noting *self = asking;
  GadibaTalk *talk = gadiba_talk_form_take (self->form);

  if (talk != NULL)
    store (self, talk, note);
}

static void
remove_talk (gpointer asking)
{
  store (asking, g_new0 (GadibaTalk, 1), take_away);
}

static char *
dup_typed (gpointer asking)
{
  return gadiba_talk_form_dup_typed (((const Noting *) asking)->form);
}

/* --- the window --- */

void
gadiba_talk_window_show (const GadibaAskingPlace *place, const GadibaTalkAbout *about,
                         const GadibaTalk *talk)
{
  static const GadibaAskingKind kind = { dup_typed, g_free };

  g_return_if_fail (place != NULL && (about != NULL || talk != NULL));

  Noting *self = g_new0 (Noting, 1);
  GtkWidget *form = gadiba_talk_form_new (place->session, about, talk);
  gtk_widget_add_css_class (form, "sheetform");
  self->form = GADIBA_TALK_FORM (form);
  self->id = talk != NULL ? talk->id : 0;
  self->row_version = talk != NULL ? talk->row_version : 0;
  self->window = gadiba_asking_window_new_guarded (
      place, talk != NULL ? _ ("Talk") : _ ("Note a talk"), form, 640, &kind, self);
  gadiba_asking_window_add_deed (self->window, talk != NULL ? _ ("_Store") : _ ("_Note the talk"),
                                 note_typed);
  if (talk != NULL)
    gadiba_asking_window_add_deed (self->window, _ ("_Remove the talk"), remove_talk);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (form);
}
