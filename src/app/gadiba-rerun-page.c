/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-rerun-page.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-form-field.h"
#include "gadiba-lv-words.h"
#include "gadiba-rerun-job.h"
#include "gadiba-rerun-list.h"

#define LOOK_EVERY 100 /* milliseconds */

struct _GadibaRerunPage
{
  GadibaPage parent;

  GadibaRerunKind kind;
  GadibaRerun *rerun;      /* the list that is shown; NULL: none */
  GadibaProgress *watched; /* of what is under way; NULL: nothing is */
  guint timer;
  GtkWidget *list; /* NULL: disposed */

  GtkLabel *about;
  GtkCheckButton *all;
  GtkWidget *cancel;
  GtkLabel *chosen;
  GtkWidget *first;
  GtkLabel *heading;
  GtkWidget *issue;
  GtkWidget *letters;
  GtkBox *list_place;
  GtkWidget *foot;
  GtkWidget *make;
  GtkProgressBar *progress;
  GtkLabel *told;
};

enum
{
  STORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GadibaRerunPage, gadiba_rerun_page, GADIBA_TYPE_PAGE)

/* --- what is shown --- */

static char *
describe_nothing (const GadibaRerunPage *self)
{
  return self->kind == GADIBA_RERUN_BY_BILLS
             ? g_strdup (
                 _ ("Say of which month. The benefit that goes by bills is reckoned again by "
                    "those that are entered, and it is told of whom they are missing; "
                    "nothing is decided by that."))
             : g_strdup (
                 _ ("After a change of law, say from which month on. All cases for which "
                    "something stands then are assessed again; nothing is decided by that."));
}

static char *
describe (const GadibaRerunPage *self)
{
  const GadibaRerun *rerun = self->rerun;

  if (rerun == NULL)
    return describe_nothing (self);
  g_autofree char *first = gadiba_lv_month (rerun->first, GADIBA_LV_NOMINATIVE);
  g_autofree char *day = gadiba_lv_date_numeric (rerun->day);
  g_autofree char *more = gadiba_money_format_lv (rerun->more);
  g_autofree char *less = gadiba_money_format_lv (rerun->less);
  return g_strdup_printf (
      self->kind == GADIBA_RERUN_BY_BILLS
          ? _ ("List of %s, by the bills of this month: %s. Running cases: %u. To be chosen: %u; "
               "decided on: %u; by themselves: %u. More to pay: %s; less: %s.")
          : _ ("List of %s, from this month on: %s. Cases assessed: %u. To be chosen: "
               "%u; decided on: %u; by themselves: %u. More to pay: %s; less: %s."),
      day, first, rerun->n_cases, rerun->n[GADIBA_RERUN_LISTED] + rerun->n[GADIBA_RERUN_CHOSEN],
      rerun->n[GADIBA_RERUN_ISSUED], rerun->n[GADIBA_RERUN_LEFT], more, less);
}

static void
update_chosen (GadibaRerunPage *self)
{
  const GadibaRerunLine *line = gadiba_rerun_list_get_line (GADIBA_RERUN_LIST (self->list));
  g_auto (GStrv) chosen = gadiba_rerun_list_dup_chosen (GADIBA_RERUN_LIST (self->list));
  guint n = g_strv_length (chosen);
  g_autofree char *label =
      n == 0 ? g_strdup (_ ("_Issue decisions"))
             : g_strdup_printf (
                 g_dngettext (GETTEXT_PACKAGE, "_Issue %u decision", "_Issue %u decisions", n), n);

  g_autofree char *ask = line != NULL && !line->has_after && line->phone != NULL
                             ? g_strdup_printf (_ ("%s (phone %s)"), line->reason, line->phone)
                             : NULL;

  gtk_label_set_label (self->chosen, ask != NULL ? ask : line != NULL ? line->reason : "");
  gtk_button_set_label (GTK_BUTTON (self->issue), label);
  gtk_widget_set_sensitive (self->issue, n > 0 && self->watched == NULL);
}

static void
update (GadibaRerunPage *self)
{
  gboolean running = self->watched != NULL;
  gboolean there = self->rerun != NULL;
  gboolean open =
      there && self->rerun->n[GADIBA_RERUN_LISTED] + self->rerun->n[GADIBA_RERUN_CHOSEN] > 0;
  g_autofree char *about = describe (self);

  gtk_label_set_label (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  gtk_widget_set_visible (self->cancel, running);
  gtk_widget_set_visible (GTK_WIDGET (self->told), !running);
  gtk_widget_set_visible (GTK_WIDGET (self->chosen), there);
  gtk_widget_set_visible (self->foot,
                          there || running || *gtk_label_get_label (self->told) != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->all), open);
  gtk_widget_set_visible (self->issue, open);
  gtk_widget_set_visible (self->letters, there && self->rerun->n[GADIBA_RERUN_ISSUED] > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->all), !running);
  gtk_widget_set_sensitive (self->first, !running);
  gtk_widget_set_sensitive (self->make, !running);
  gtk_widget_set_sensitive (self->letters, !running);
  gtk_widget_set_sensitive (self->list, !running);
  update_chosen (self);
}

static void
tell (GadibaRerunPage *self, const char *sentence, gboolean is_bad)
{
  gtk_label_set_label (self->told, sentence != NULL ? sentence : "");
  if (is_bad)
    gtk_widget_add_css_class (GTK_WIDGET (self->told), "bad");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->told), "bad");
}

/* What came of it, where nothing hindered it. */
static const char *
tell_done (const GadibaRerunRun *run)
{
  switch (run->act)
    {
    case GADIBA_RERUN_READ:
      return NULL;
    case GADIBA_RERUN_MAKE:
      return run->lines->len > 0
                 ? run->kind == GADIBA_RERUN_BY_BILLS
                       ? _ ("The space bar chooses a case, Ctrl+Enter opens it at its bills")
                       : _ ("The space bar chooses a case")
                 : _ ("Nothing comes out otherwise than it stands");
    case GADIBA_RERUN_ISSUE:
      return _ ("The decisions are issued; the list tells which");
    case GADIBA_RERUN_LETTERS:
      return _ ("The letters are in the folder");
    }
  g_return_val_if_reached (NULL);
}

/* --- running --- */

static gboolean
on_look_cb (gpointer user_data)
{
  GadibaRerunPage *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&self->watched->share) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
stop_watching (GadibaRerunPage *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->watched, g_atomic_rc_box_release);
}

/* Gives the keyboard to what comes next. */
static void
focus_next (GadibaRerunPage *self)
{
  gboolean open = gtk_widget_get_visible (self->issue);

  if (self->watched != NULL)
    gtk_widget_grab_focus (self->cancel);
  else if (open)
    gtk_widget_grab_focus (self->list);
  else if (gtk_widget_get_visible (self->letters))
    gtk_widget_grab_focus (self->letters);
  else
    gtk_widget_grab_focus (self->first);
}

static void
on_run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaRerunPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaRerunRun) run = gadiba_session_run_finish (result, &error);
  const char *fault = run != NULL ? run->fault : error->message;

  if (self->list == NULL) /* disposed meanwhile */
    return;
  stop_watching (self);
  if (run != NULL && run->lines != NULL)
    {
      g_clear_pointer (&self->rerun, gadiba_rerun_free);
      self->rerun = g_steal_pointer (&run->rerun);
      gadiba_rerun_list_set (GADIBA_RERUN_LIST (self->list), run->lines);
      gtk_check_button_set_active (self->all, FALSE);
    }
  tell (self, fault != NULL ? fault : run->lines != NULL ? tell_done (run) : NULL, fault != NULL);
  update (self);
  if (run != NULL && run->act == GADIBA_RERUN_ISSUE)
    g_signal_emit (self, signals[STORED], 0);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_next (self);
}

/* Takes @run. */
static void
start (GadibaRerunPage *self, GadibaRerunRun *run)
{
  run->kind = self->kind;
  run->id = run->act != GADIBA_RERUN_MAKE && self->rerun != NULL ? self->rerun->id : 0;
  run->progress = g_atomic_rc_box_new0 (GadibaProgress);
  self->watched = g_atomic_rc_box_acquire (run->progress);
  self->timer = g_timeout_add (LOOK_EVERY, on_look_cb, self);
  gtk_progress_bar_set_fraction (self->progress, 0);
  update (self);
  gadiba_rerun_run_async (gadiba_page_get_session (GADIBA_PAGE (self)), run, on_run_cb,
                          g_object_ref (self));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_next (self);
}

static GadibaRerunRun *
new_run (GadibaRerunAct act)
{
  GadibaRerunRun *run = g_new0 (GadibaRerunRun, 1);

  run->act = act;
  return run;
}

static void
on_make_cb (GadibaRerunPage *self)
{
  g_assert (GADIBA_IS_RERUN_PAGE (self));

  GadibaFormField *field = GADIBA_FORM_FIELD (self->first);
  GadibaDate today = gadiba_session_get_moment (gadiba_page_get_session (GADIBA_PAGE (self))).today;
  g_autoptr (GError) error = NULL;
  GadibaMonth first;

  if (!gadiba_month_parse_entry (gadiba_form_field_get_text (field), today, &first, &error))
    {
      gadiba_form_field_set_error (field, error->message);
      gtk_widget_grab_focus (self->first);
      return;
    }
  GadibaRerunRun *run = new_run (GADIBA_RERUN_MAKE);
  run->first = first;
  start (self, run);
}

static void
on_cancel_clicked_cb (GadibaRerunPage *self)
{
  g_assert (GADIBA_IS_RERUN_PAGE (self));

  if (self->watched != NULL)
    g_atomic_int_set (&self->watched->cancelled, 1);
}

static void
on_issue_clicked_cb (GadibaRerunPage *self)
{
  g_assert (GADIBA_IS_RERUN_PAGE (self));

  GadibaRerunRun *run = new_run (GADIBA_RERUN_ISSUE);
  run->applications = gadiba_rerun_list_dup_chosen (GADIBA_RERUN_LIST (self->list));
  start (self, run);
}

static void
on_all_toggled_cb (GadibaRerunPage *self)
{
  g_assert (GADIBA_IS_RERUN_PAGE (self));

  if (self->list != NULL && self->watched == NULL)
    gadiba_rerun_list_choose_all (GADIBA_RERUN_LIST (self->list),
                                  gtk_check_button_get_active (self->all));
}

static void
on_list_changed_cb (GadibaRerunPage *self)
{
  g_assert (GADIBA_IS_RERUN_PAGE (self));

  update_chosen (self);
}

/* --- the letters --- */

static void
on_folder_response_cb (GtkNativeDialog *dialog, int response, GadibaRerunPage *self)
{
  g_assert (GADIBA_IS_RERUN_PAGE (self));

  g_autoptr (GFile) folder = response == GTK_RESPONSE_ACCEPT
                                 ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                                 : NULL;
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  if (folder == NULL || self->list == NULL)
    return;
  GadibaRerunRun *run = new_run (GADIBA_RERUN_LETTERS);
  run->folder = g_file_get_path (folder);
  start (self, run);
}

static void
on_letters_clicked_cb (GadibaRerunPage *self)
{
  g_assert (GADIBA_IS_RERUN_PAGE (self));

  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Save the letters into a folder"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Save"), _ ("_Cancel"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_folder_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- the page --- */

static void
gadiba_rerun_page_enter (GadibaPage *page)
{
  focus_next (GADIBA_RERUN_PAGE (page));
}

static gboolean
gadiba_rerun_page_has_open_matter (GadibaPage *page, char **sentence)
{
  gboolean open = GADIBA_RERUN_PAGE (page)->watched != NULL;

  *sentence = open ? g_strdup (_ ("running cases are being assessed or decided on")) : NULL;
  return open;
}

static void
gadiba_rerun_page_dispose (GObject *object)
{
  GadibaRerunPage *self = GADIBA_RERUN_PAGE (object);

  stop_watching (self);
  self->list = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_RERUN_PAGE);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_pointer (&self->rerun, gadiba_rerun_free);

  G_OBJECT_CLASS (gadiba_rerun_page_parent_class)->dispose (object);
}

static void
gadiba_rerun_page_class_init (GadibaRerunPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_rerun_page_dispose;
  GADIBA_PAGE_CLASS (klass)->enter = gadiba_rerun_page_enter;
  GADIBA_PAGE_CLASS (klass)->has_open_matter = gadiba_rerun_page_has_open_matter;

  signals[STORED] = g_signal_new ("stored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GADIBA_TYPE_FORM_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-rerun-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaRerunPage, about);
  gtk_widget_class_bind_template_child (widget_class, GadibaRerunPage, all);
  gtk_widget_class_bind_template_child (widget_class, GadibaRerunPage, cancel);
  gtk_widget_class_bind_template_child (widget_class, GadibaRerunPage, chosen);
  gtk_widget_class_bind_template_child (widget_class, GadibaRerunPage, first);
  gtk_widget_class_bind_template_child (widget_class, GadibaRerunPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GadibaRerunPage, issue);
  gtk_widget_class_bind_template_child (widget_class, GadibaRerunPage, letters);
  gtk_widget_class_bind_template_child (widget_class, GadibaRerunPage, list_place);
  gtk_widget_class_bind_template_child (widget_class, GadibaRerunPage, foot);
  gtk_widget_class_bind_template_child (widget_class, GadibaRerunPage, make);
  gtk_widget_class_bind_template_child (widget_class, GadibaRerunPage, progress);
  gtk_widget_class_bind_template_child (widget_class, GadibaRerunPage, told);
  gtk_widget_class_bind_template_callback (widget_class, on_all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_issue_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_letters_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_make_cb);
}

static void
gadiba_rerun_page_init (GadibaRerunPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = gadiba_rerun_list_new ();
  gtk_widget_set_hexpand (self->list, TRUE);
  gtk_box_append (self->list_place, self->list);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (on_list_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* What the template says is of the law. */
static void
show_kind (GadibaRerunPage *self)
{
  if (self->kind != GADIBA_RERUN_BY_BILLS)
    return;
  g_object_set (self, "title", _ ("Bills of a month"), NULL);
  gtk_label_set_label (self->heading, _ ("Bills of a month"));
  g_object_set (self->first, "label", _ ("Bills of the _month"), NULL);
  gtk_button_set_label (GTK_BUTTON (self->make), _ ("Reckon a_gain"));
}

GtkWidget *
gadiba_rerun_page_new (GadibaSession *session, GadibaRerunKind kind)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session) && kind < GADIBA_RERUN_N_KINDS, NULL);

  GadibaRerunPage *self = g_object_new (GADIBA_TYPE_RERUN_PAGE, "session", session, NULL);
  self->kind = kind;
  show_kind (self);
  start (self, new_run (GADIBA_RERUN_READ));
  return GTK_WIDGET (self);
}

GadibaRerunKind
gadiba_rerun_page_get_kind (GadibaRerunPage *self)
{
  g_return_val_if_fail (GADIBA_IS_RERUN_PAGE (self), GADIBA_RERUN_BY_LAW);

  return self->kind;
}
