/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-contest-window.h"

#include <glib/gi18n-lib.h>

#include "gadiba-asking-window.h"
#include "gadiba-contest-form.h"

/* What the window needs while it is open; it goes with it. */
typedef struct
{
  GadibaAskingWindow *window;
  GadibaSession *session;
  char *decision, *application; /* of one that comes */
  char *number;                 /* of one that is here; NULL: one comes */
  gint64 row_version;
  GadibaContestForm form;
  GtkLabel *written; /* what was written into a folder; NULL: nothing can be */
  char *warned;      /* what would be lost, as it was said last; NULL: nothing */
  char *begun;
  GadibaContestDone done;
  gpointer owner; /* weak */
} Asking;

static void
free_asking (gpointer data)
{
  Asking *self = data;

  if (self->owner != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->owner), &self->owner);
  g_object_unref (self->session);
  g_free (self->decision);
  g_free (self->application);
  g_free (self->number);
  gadiba_contest_form_clear (&self->form);
  g_free (self->warned);
  g_free (self->begun);
  g_free (self);
}

/* --- storing --- */

/* What crosses into the session's thread. */
typedef struct
{
  char *decision, *application, *number;
  gint64 row_version;
  GadibaContestTyped *said;
} Typed;

static void
free_typed (gpointer data)
{
  Typed *typed = data;

  g_free (typed->decision);
  g_free (typed->application);
  g_free (typed->number);
  gadiba_contest_typed_free (typed->said);
  g_free (typed);
}

static GadibaDate
parse_day (const char *text)
{
  GadibaDate day;

  return text != NULL && gadiba_date_parse (text, &day, NULL) ? day : GADIBA_DATE_NONE;
}

static gpointer
enter (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Typed *typed = data;
  gboolean contests = g_strcmp0 (typed->said->values[GADIBA_CONTEST_KIND], "contest") == 0;
  const GadibaContestEntry entry = { .decision = contests ? typed->decision : NULL,
                                     .application = contests ? NULL : typed->application,
                                     .received =
                                         parse_day (typed->said->values[GADIBA_CONTEST_RECEIVED]),
                                     .way = typed->said->values[GADIBA_CONTEST_WAY],
                                     .words = typed->said->words };

  return gadiba_office_register_contest (office, &entry, moment, error);
}

static gpointer
step (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Typed *typed = data;
  const GadibaContestStep what = { .number = typed->number,
                                   .row_version = typed->row_version,
                                   .forwarded =
                                       parse_day (typed->said->values[GADIBA_CONTEST_SENT]),
                                   .forwarded_to = typed->said->values[GADIBA_CONTEST_TO],
                                   .suspended = typed->said->suspended,
                                   .outcome = typed->said->values[GADIBA_CONTEST_OUTCOME],
                                   .outcome_day =
                                       parse_day (typed->said->values[GADIBA_CONTEST_HEARD]),
                                   .outcome_words = typed->said->values[GADIBA_CONTEST_ANSWER],
                                   .carried_out = typed->said->values[GADIBA_CONTEST_CARRIED] };

  return gadiba_office_step_contest (office, &what, moment, error);
}

static void
on_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaAskingWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaContest) contest = gadiba_session_run_finish (result, &error);
  Asking *self = g_object_get_data (G_OBJECT (window), "asking");

  if (contest != NULL && self->owner != NULL)
    self->done (self->owner);
  gadiba_asking_window_end_storing (window, error);
}

static void
store (Asking *self)
{
  GadibaContestTyped *said = gadiba_asking_window_is_storing (self->window)
                                 ? NULL
                                 : gadiba_contest_form_take (&self->form);

  if (said == NULL)
    return;
  Typed *typed = g_new0 (Typed, 1);
  typed->decision = g_strdup (self->decision);
  typed->application = g_strdup (self->application);
  typed->number = g_strdup (self->number);
  typed->row_version = self->row_version;
  typed->said = said;
  const GadibaJob job = { self->number != NULL ? step : enter, typed, free_typed,
                          (GDestroyNotify) gadiba_contest_free };
  gadiba_asking_window_begin_storing (self->window);
  gadiba_session_run_async (self->session, &job, NULL, on_stored_cb, g_object_ref (self->window));
}

static void
on_note_clicked_cb (GtkButton *button, gpointer user_data)
{
  store (user_data);
}

static gboolean
note_by_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  store (g_object_get_data (G_OBJECT (widget), "asking"));
  return GDK_EVENT_STOP;
}

/* --- closing --- */

/* What was typed is lost by the second time only. */
static gboolean
on_close_request_cb (GtkWindow *window, gpointer user_data)
{
  Asking *self = user_data;
  g_autofree char *typed = gadiba_contest_form_dup_typed (&self->form);

  if (g_str_equal (typed, self->begun) || g_strcmp0 (typed, self->warned) == 0)
    return GDK_EVENT_PROPAGATE;
  g_free (self->warned);
  self->warned = g_steal_pointer (&typed);
  gadiba_asking_window_tell (
      self->window,
      _ ("What is typed here is not noted yet. Note it, or close once more to give it up."));
  return GDK_EVENT_STOP;
}

/* --- the window --- */

static void
add_key (Asking *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_callback_action_new (note_by_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
}

static Asking *
begin (const GadibaContestPlace *place)
{
  Asking *self = g_new0 (Asking, 1);

  self->session = g_object_ref (place->session);
  self->form.session = self->session;
  self->done = place->done;
  self->owner = place->owner;
  g_object_add_weak_pointer (G_OBJECT (self->owner), &self->owner);
  return self;
}

static void
open_window (Asking *self, const GadibaContestPlace *place, const char *title, GtkWidget *form)
{
  GtkWidget *scrolling =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                    "propagate-natural-height", TRUE, "vexpand", TRUE, "child", form, NULL);

  self->window = gadiba_asking_window_new (place->at, title, scrolling);
  self->begun = gadiba_contest_form_dup_typed (&self->form);
  g_object_set_data_full (G_OBJECT (self->window), "asking", self, free_asking);
  g_signal_connect (self->window, "close-request", G_CALLBACK (on_close_request_cb), self);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 640, -1);
  add_key (self);
}

static void
add_note_button (Asking *self, const char *label)
{
  GtkWidget *button = gadiba_asking_window_add_button (self->window, label);

  gtk_widget_set_tooltip_text (button, _ ("Ctrl+Enter"));
  g_signal_connect (button, "clicked", G_CALLBACK (on_note_clicked_cb), self);
}

void
gadiba_contest_window_enter (const GadibaContestPlace *place, const char *decision,
                             const char *application)
{
  g_return_if_fail (place != NULL && decision != NULL && application != NULL);

  Asking *self = begin (place);
  self->decision = g_strdup (decision);
  self->application = g_strdup (application);
  GtkWidget *form = gadiba_contest_form_make_entry (&self->form, decision, application);
  open_window (self, place, _ ("Contest or complaint"), form);
  add_note_button (self, _ ("_Register it"));
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (self->form.fields[GADIBA_CONTEST_WAY]));
}

/* --- the file that goes with it --- */

/* What crosses into the session's thread. */
typedef struct
{
  char *number, *folder;
} Export;

static void
free_export (gpointer data)
{
  Export *export = data;

  g_free (export->number);
  g_free (export->folder);
  g_free (export);
}

static gpointer
write_file (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Export *export = data;

  return gadiba_office_export_contest (office, export->number, export->folder, moment, error);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaAskingWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = gadiba_session_run_finish (result, &error);
  g_autofree char *list = names != NULL ? g_strjoinv (", ", names) : NULL;
  g_autofree char *told = list != NULL ? g_strdup_printf (_ ("Written: %s"), list) : NULL;

  if (gtk_window_get_child (GTK_WINDOW (window)) == NULL) /* it was closed meanwhile */
    return;
  Asking *self = g_object_get_data (G_OBJECT (window), "asking");
  gadiba_asking_window_tell (window, error != NULL ? error->message : NULL);
  gtk_label_set_label (self->written, told != NULL ? told : "");
  gtk_widget_set_visible (GTK_WIDGET (self->written), told != NULL);
}

void
gadiba_contest_window_export (GtkWindow *window, const char *folder)
{
  g_return_if_fail (GADIBA_IS_ASKING_WINDOW (window) && folder != NULL);

  Asking *self = g_object_get_data (G_OBJECT (window), "asking");
  Export *export = g_new0 (Export, 1);
  const GadibaJob job = { write_file, export, free_export, (GDestroyNotify) g_strfreev };

  export->number = g_strdup (self->number);
  export->folder = g_strdup (folder);
  gadiba_session_run_async (self->session, &job, NULL, on_written_cb, g_object_ref (window));
}

static void
on_folder_chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GFile) folder = response == GTK_RESPONSE_ACCEPT
                                 ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                                 : NULL;
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  if (path != NULL)
    gadiba_contest_window_export (user_data, path);
  g_object_unref (dialog);
}

static void
on_export_clicked_cb (GtkButton *button, gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("The folder for the file"), user_data, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Write"),
      _ ("_Cancel"));

  g_signal_connect_object (dialog, "response", G_CALLBACK (on_folder_chosen_cb), user_data, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- carrying it out --- */

static void
on_follow_clicked_cb (GtkButton *button, gpointer user_data)
{
  GtkWindow *window = user_data, *at = gtk_window_get_transient_for (window);
  const char *kind = g_object_get_data (G_OBJECT (button), "kind");
  const char *decision = g_object_get_data (G_OBJECT (button), "decision");

  gtk_widget_activate_action (GTK_WIDGET (at), "win.follow", "(ss)", kind, decision);
  gtk_window_destroy (window);
}

static void
add_follow_button (Asking *self, const char *label, const char *kind, const char *decision)
{
  GtkWidget *button = gadiba_asking_window_add_button (self->window, label);

  g_object_set_data (G_OBJECT (button), "kind", (gpointer) kind);
  g_object_set_data_full (G_OBJECT (button), "decision", g_strdup (decision), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_follow_clicked_cb), self->window);
}

/* What carries it out is a decision of its own, on a sheet of its own. */
static void
add_step_buttons (Asking *self, const GadibaContest *contest)
{
  gboolean carries = contest->outcome != NULL && contest->next != NULL;

  if (contest->outcome == NULL || carries)
    add_note_button (self, _ ("_Note it"));
  if (contest->decision != NULL && contest->outcome == NULL)
    g_signal_connect (gadiba_asking_window_add_button (self->window, _ ("Write the _file…")),
                      "clicked", G_CALLBACK (on_export_clicked_cb), self->window);
  if (!carries)
    return;
  if (g_str_equal (contest->outcome, "changed"))
    add_follow_button (self, _ ("Change the _amount…"), "change", contest->decision);
  add_follow_button (self, _ ("Canc_el the decision…"), "cancellation", contest->decision);
}

void
gadiba_contest_window_show (const GadibaContestPlace *place, const GadibaContest *contest)
{
  g_return_if_fail (place != NULL && contest != NULL);

  Asking *self = begin (place);
  self->number = g_strdup (contest->number);
  self->row_version = contest->row_version;
  GtkWidget *form = gadiba_contest_form_make_step (&self->form, contest);
  self->written = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->written, 0);
  gtk_label_set_wrap (self->written, TRUE);
  gtk_label_set_wrap_mode (self->written, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_visible (GTK_WIDGET (self->written), FALSE);
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (self->written));
  open_window (self, place, contest->number, form);
  add_step_buttons (self, contest);
  gtk_window_present (GTK_WINDOW (self->window));
  GadibaField *first =
      self->form.fields[GADIBA_CONTEST_CARRIED] != NULL ? self->form.fields[GADIBA_CONTEST_CARRIED]
      : contest->forwarded == GADIBA_DATE_NONE          ? self->form.fields[GADIBA_CONTEST_SENT]
                                                        : self->form.fields[GADIBA_CONTEST_OUTCOME];
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}
