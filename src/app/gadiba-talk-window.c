/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-talk-window.h"

#include <glib/gi18n-lib.h>

#include "gadiba-asking-window.h"
#include "gadiba-talk-form.h"

/* What the window needs while it is open; it goes with it. */
typedef struct
{
  GadibaAskingWindow *window;
  GadibaSession *session;
  GadibaTalkForm *form;
  gint64 id, row_version; /* of a talk that is changed; 0: a new one */
  char *begun;            /* what stood in it at first */
  char *warned;           /* what would be lost, as it was said last; NULL: nothing */
  GadibaTalkDone done;
  gpointer owner; /* weak */
} Noting;

static void
free_noting (gpointer data)
{
  Noting *self = data;

  if (self->owner != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->owner), &self->owner);
  g_object_unref (self->session);
  g_free (self->begun);
  g_free (self->warned);
  g_free (self);
}

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

static void
on_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaAskingWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  Noting *self = g_object_get_data (G_OBJECT (window), "noting");

  if (gadiba_session_run_finish (result, &error) != NULL && self->owner != NULL)
    self->done (self->owner);
  gadiba_asking_window_end_storing (window, error);
}

/* Takes @talk. */
static void
store (Noting *self, GadibaTalk *talk, GadibaWork work)
{
  const GadibaJob job = { work, talk, (GDestroyNotify) gadiba_talk_free, NULL };

  talk->id = self->id;
  talk->row_version = self->row_version;
  gadiba_asking_window_begin_storing (self->window);
  gadiba_session_run_async (self->session, &job, NULL, on_stored_cb, g_object_ref (self->window));
}

static void
note_typed (Noting *self)
{
  GadibaTalk *talk =
      gadiba_asking_window_is_storing (self->window) ? NULL : gadiba_talk_form_take (self->form);

  if (talk != NULL)
    store (self, talk, note);
}

static void
on_note_clicked_cb (GtkButton *button, gpointer user_data)
{
  note_typed (user_data);
}

static void
on_remove_clicked_cb (GtkButton *button, gpointer user_data)
{
  Noting *self = user_data;

  if (!gadiba_asking_window_is_storing (self->window))
    store (self, g_new0 (GadibaTalk, 1), take_away);
}

/* --- closing --- */

/* What was typed is lost by the second time only. */
static gboolean
on_close_request_cb (GtkWindow *window, gpointer user_data)
{
  Noting *self = user_data;
  g_autofree char *typed = gadiba_talk_form_dup_typed (self->form);

  if (g_str_equal (typed, self->begun) || g_strcmp0 (typed, self->warned) == 0)
    return GDK_EVENT_PROPAGATE;
  g_free (self->warned);
  self->warned = g_steal_pointer (&typed);
  gadiba_asking_window_tell (
      self->window,
      _ ("What is typed here is not noted yet. Note it, or close once more to give it up."));
  return GDK_EVENT_STOP;
}

static gboolean
note_by_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  note_typed (g_object_get_data (G_OBJECT (widget), "noting"));
  return GDK_EVENT_STOP;
}

/* --- the window --- */

static void
add_buttons (Noting *self)
{
  GtkWidget *note = gadiba_asking_window_add_button (
      self->window, self->id != 0 ? _ ("_Store") : _ ("_Note the talk"));

  gtk_widget_set_tooltip_text (note, _ ("Ctrl+Enter"));
  g_signal_connect (note, "clicked", G_CALLBACK (on_note_clicked_cb), self);
  if (self->id != 0)
    {
      GtkWidget *removal = gadiba_asking_window_add_button (self->window, _ ("_Remove the talk"));
      g_signal_connect (removal, "clicked", G_CALLBACK (on_remove_clicked_cb), self);
    }
}

static void
add_key (Noting *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE); /* before texts take it */
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_callback_action_new (note_by_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
}

/* What is told at a field makes the form higher than the window was made for. */
static GtkWidget *
make_scrolling (GadibaTalkForm *form)
{
  gtk_widget_add_css_class (GTK_WIDGET (form), "sheetform");
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                       "propagate-natural-height", TRUE, "vexpand", TRUE, "child", form, NULL);
}

void
gadiba_talk_window_show (const GadibaTalkPlace *place, const GadibaTalkAbout *about,
                         const GadibaTalk *talk)
{
  g_return_if_fail (place != NULL && (about != NULL || talk != NULL));

  Noting *self = g_new0 (Noting, 1);
  self->session = g_object_ref (place->session);
  self->form = GADIBA_TALK_FORM (gadiba_talk_form_new (place->session, about, talk));
  self->window = gadiba_asking_window_new (place->at, talk != NULL ? _ ("Talk") : _ ("Note a talk"),
                                           make_scrolling (self->form));
  self->id = talk != NULL ? talk->id : 0;
  self->row_version = talk != NULL ? talk->row_version : 0;
  self->begun = gadiba_talk_form_dup_typed (self->form);
  self->done = place->done;
  self->owner = place->owner;
  g_object_add_weak_pointer (G_OBJECT (self->owner), &self->owner);
  g_object_set_data_full (G_OBJECT (self->window), "noting", self, free_noting);
  g_signal_connect (self->window, "close-request", G_CALLBACK (on_close_request_cb), self);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 640, -1);
  add_buttons (self);
  add_key (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}
