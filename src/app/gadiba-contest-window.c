/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-contest-window.h"

#include <glib/gi18n-lib.h>

#include "gadiba-contest-form.h"

/* What the window needs while it is open; it goes with it. */
typedef struct
{
  GadibaAskingWindow *window;
  char *decision, *application; /* of one that comes */
  char *number;                 /* of one that is here; NULL: one comes */
  gint64 row_version;
  GadibaContestForm form;
  GtkLabel *written; /* what was written into a folder; NULL: nothing can be */
} Asking;

static void
free_asking (gpointer data)
{
  Asking *self = data;

  g_free (self->decision);
  g_free (self->application);
  g_free (self->number);
  gadiba_contest_form_clear (&self->form);
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
store (gpointer asking)
{
  Asking *self = asking;
  GadibaContestTyped *said = gadiba_contest_form_take (&self->form);

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
  gadiba_asking_window_store (self->window, &job);
}

static char *
dup_typed (gpointer asking)
{
  return gadiba_contest_form_dup_typed (&((const Asking *) asking)->form);
}

/* --- the window --- */

static Asking *
begin (const GadibaAskingPlace *place)
{
  Asking *self = g_new0 (Asking, 1);

  self->form.session = place->session;
  return self;
}

static void
open_window (Asking *self, const GadibaAskingPlace *place, const char *title, GtkWidget *form)
{
  static const GadibaAskingKind kind = { dup_typed, free_asking };

  self->window = gadiba_asking_window_new_guarded (place, title, form, 640, &kind, self);
}

void
gadiba_contest_window_enter (const GadibaAskingPlace *place, const char *decision,
                             const char *application)
{
  g_return_if_fail (place != NULL && decision != NULL && application != NULL);

  Asking *self = begin (place);
  self->decision = g_strdup (decision);
  self->application = g_strdup (application);
  GtkWidget *form = gadiba_contest_form_make_entry (&self->form, decision, application);
  open_window (self, place, _ ("Contest or complaint"), form);
  gadiba_asking_window_add_deed (self->window, _ ("_Register it"), store);
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
  Asking *self = gadiba_asking_window_get_asking (window);
  gadiba_asking_window_tell (window, error != NULL ? error->message : NULL);
  gtk_label_set_label (self->written, told != NULL ? told : "");
  gtk_widget_set_visible (GTK_WIDGET (self->written), told != NULL);
}

void
gadiba_contest_window_export (GtkWindow *window, const char *folder)
{
  g_return_if_fail (GADIBA_IS_ASKING_WINDOW (window) && folder != NULL);

  Asking *self = gadiba_asking_window_get_asking (GADIBA_ASKING_WINDOW (window));
  Export *export = g_new0 (Export, 1);
  const GadibaJob job = { write_file, export, free_export, (GDestroyNotify) g_strfreev };

  export->number = g_strdup (self->number);
  export->folder = g_strdup (folder);
  gadiba_session_run_async (gadiba_asking_window_get_session (self->window), &job, NULL,
                            on_written_cb, g_object_ref (window));
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
    gadiba_asking_window_add_deed (self->window, _ ("_Note it"), store);
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
gadiba_contest_window_show (const GadibaAskingPlace *place, const GadibaContest *contest)
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
