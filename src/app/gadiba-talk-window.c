/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gadiba-app"

#include "gadiba-talk-window.h"

#include <glib/gi18n-lib.h>

#include "gadiba-talk-form.h"

/* What the window needs while it is open; it goes with it. */
typedef struct
{
  GtkWindow *window;
  GadibaSession *session;
  GadibaTalkForm *form;
  GtkLabel *fault;
  gint64 id, row_version; /* of a talk that is changed; 0: a new one */
  char *begun;            /* what stood in it at first */
  char *warned;           /* what would be lost, as it was said last; NULL: nothing */
  gboolean is_asked;      /* an answer is awaited; what was typed stays until then */
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
  const GadibaTalk *talk = data;
  const GadibaTalkRequest request = { .id = talk->id,
                                      .row_version = talk->row_version,
                                      .person = talk->person,
                                      .application = talk->application,
                                      .day = talk->day,
                                      .way = talk->way,
                                      .who = talk->who,
                                      .about = talk->about,
                                      .advised = talk->advised,
                                      .minutes = talk->minutes };

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
tell (Noting *self, const char *sentence)
{
  gtk_label_set_label (self->fault, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), sentence != NULL);
}

/* It is stored, or could not be: why, beside what was typed. */
static void
on_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  gboolean stored = gadiba_session_run_finish (result, &error) != NULL;
  Noting *self = g_object_get_data (G_OBJECT (window), "noting");

  self->is_asked = FALSE;
  if (stored && self->owner != NULL)
    self->done (self->owner);
  if (gtk_window_get_child (window) == NULL) /* it was closed meanwhile */
    return;
  if (stored)
    gtk_window_destroy (window);
  else
    tell (self, error->message);
}

/* Takes @talk. */
static void
store (Noting *self, GadibaTalk *talk, GadibaWork work)
{
  const GadibaJob job = { work, talk, (GDestroyNotify) gadiba_talk_free, NULL };

  talk->id = self->id;
  talk->row_version = self->row_version;
  self->is_asked = TRUE;
  tell (self, NULL);
  gadiba_session_run_async (self->session, &job, NULL, on_stored_cb, g_object_ref (self->window));
}

static void
note_typed (Noting *self)
{
  GadibaTalk *talk = self->is_asked ? NULL : gadiba_talk_form_take (self->form);

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

  if (!self->is_asked)
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
  tell (self,
        _ ("What is typed here is not noted yet. Note it, or close once more to give it up."));
  return GDK_EVENT_STOP;
}

static void
on_cancel_clicked_cb (GtkButton *button, gpointer user_data)
{
  gtk_window_close (((Noting *) user_data)->window);
}

static gboolean
close_window (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return GDK_EVENT_STOP;
}

static gboolean
note_by_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  note_typed (g_object_get_data (G_OBJECT (widget), "noting"));
  return GDK_EVENT_STOP;
}

/* --- the window --- */

static GtkWidget *
add_button (GtkWidget *foot, const char *label, GCallback clicked, Noting *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (foot), button);
  return button;
}

static GtkWidget *
make_foot (Noting *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *button = add_button (foot, self->id != 0 ? _ ("_Store") : _ ("_Note the talk"),
                                  G_CALLBACK (on_note_clicked_cb), self);

  gtk_widget_add_css_class (foot, "foot");
  gtk_widget_add_css_class (button, "primary");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (button, _ ("Ctrl+Enter"));
  if (self->id != 0)
    add_button (foot, _ ("_Remove the talk"), G_CALLBACK (on_remove_clicked_cb), self);
  button = add_button (foot, _ ("_Cancel"), G_CALLBACK (on_cancel_clicked_cb), self);
  gtk_widget_set_tooltip_text (button, _ ("Esc"));
  return foot;
}

static void
add_keys (Noting *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE); /* before texts take it */
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_callback_action_new (note_by_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
  keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (close_window, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
}

static void
fill_window (Noting *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  /* What is told at a field makes the form higher than the window was made for. */
  GtkWidget *scrolled =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                    "propagate-natural-height", TRUE, "vexpand", TRUE, "child", self->form, NULL);

  self->fault = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap",
                              TRUE, "xalign", 0.0, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->form), "sheetform");
  gtk_widget_add_css_class (GTK_WIDGET (self->fault), "bad");
  gtk_widget_add_css_class (GTK_WIDGET (self->fault), "sheetform");
  gtk_widget_add_css_class (box, "view");
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fault));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  gtk_window_set_child (self->window, box);
}

void
gadiba_talk_window_show (const GadibaTalkPlace *place, const GadibaTalkAbout *about,
                         const GadibaTalk *talk)
{
  g_return_if_fail (place != NULL && (about != NULL || talk != NULL));

  Noting *self = g_new0 (Noting, 1);
  self->window = GTK_WINDOW (gtk_window_new ());
  self->session = g_object_ref (place->session);
  self->form = GADIBA_TALK_FORM (gadiba_talk_form_new (place->session, about, talk));
  self->id = talk != NULL ? talk->id : 0;
  self->row_version = talk != NULL ? talk->row_version : 0;
  self->begun = gadiba_talk_form_dup_typed (self->form);
  self->done = place->done;
  self->owner = place->owner;
  g_object_add_weak_pointer (G_OBJECT (self->owner), &self->owner);
  g_object_set_data_full (G_OBJECT (self->window), "noting", self, free_noting);
  fill_window (self);
  g_signal_connect (self->window, "close-request", G_CALLBACK (on_close_request_cb), self);
  gtk_window_set_title (self->window, talk != NULL ? _ ("Talk") : _ ("Note a talk"));
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_transient_for (self->window, GTK_WINDOW (gtk_widget_get_root (place->at)));
  gtk_window_set_default_size (self->window, 640, -1);
  add_keys (self);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}
