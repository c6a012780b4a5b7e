/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-takeover-page.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-drop-down.h"
#include "gadiba-takeover-columns.h"
#include "gadiba-takeover-list.h"
#include "gadiba-takeover-run.h"

/* How often the window looks how far it is, in milliseconds. */
#define LOOK_EVERY 100

struct _GadibaTakeoverPage
{
  GadibaPage parent;

  GadibaTakeoverFile *file;        /* NULL: none is chosen */
  GadibaTakeover *all;             /* NULL: not looked through yet */
  GadibaTakeoverProgress *watched; /* an atomic box; NULL: nothing is under way */
  guint timer;
  gboolean is_done; /* what @all says was taken over */
  GtkWidget *list;

  GtkLabel *about;
  GtkWidget *back;
  GtkWidget *cancel;
  GtkWidget *choose;
  GtkLabel *chosen;
  GtkGrid *columns;
  GtkButton *go;
  GtkCheckButton *leave;
  GtkBox *list_place;
  GtkLabel *missing;
  GtkLabel *name;
  GtkProgressBar *progress;
  GtkWidget *save;
  GtkWidget *sentences;
  GtkDropDown *show;
  GtkStack *stack;
  GtkCheckButton *take_all;
  GtkLabel *told;
};

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GadibaTakeoverPage, gadiba_takeover_page, GADIBA_TYPE_PAGE)

static gboolean
is_at_lines (GadibaTakeoverPage *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), "lines");
}

/* --- what is shown --- */

static char *
describe_lines (GadibaTakeoverPage *self)
{
  const GadibaTakeover *all = self->all;

  if (self->is_done)
    return g_strdup_printf (_ ("Taken over: new clients %u, changed %u. Left as they are: %u. Left "
                               "behind: %u."),
                            all->counts[GADIBA_TAKEOVER_NEW], all->n_taken,
                            all->counts[GADIBA_TAKEOVER_SAME] + all->counts[GADIBA_TAKEOVER_DIFFERS]
                                - all->n_taken,
                            all->counts[GADIBA_TAKEOVER_WRONG]);
  return g_strdup_printf (_ ("New: %u. The same: %u. Differing: %u, of which the file’s values are "
                             "taken: %u. Wrong: %u. Nothing is stored yet."),
                          all->counts[GADIBA_TAKEOVER_NEW], all->counts[GADIBA_TAKEOVER_SAME],
                          all->counts[GADIBA_TAKEOVER_DIFFERS], all->n_taken,
                          all->counts[GADIBA_TAKEOVER_WRONG]);
}

static char *
describe (GadibaTakeoverPage *self)
{
  if (self->file == NULL)
    return g_strdup (_ ("Clients of a spreadsheet can be taken over: save it there as CSV, with "
                        "headings in the first line and a client in each further one, and choose "
                        "that file. Nothing is stored before you have seen what becomes of each "
                        "line."));
  if (self->all == NULL || !is_at_lines (self))
    return g_strdup (_ ("What each column holds is guessed from its heading. Look it through, and "
                        "choose where it is wrong."));
  return describe_lines (self);
}

static void
update_chosen (GadibaTakeoverPage *self)
{
  const GadibaTakeoverRow *row =
      gadiba_takeover_list_get_chosen (GADIBA_TAKEOVER_LIST (self->list));
  g_autofree char *told = row != NULL
                              ? gadiba_takeover_list_tell (GADIBA_TAKEOVER_LIST (self->list), row)
                              : g_strdup ("");
  g_autofree char *hint = row != NULL && row->kind == GADIBA_TAKEOVER_DIFFERS && !self->is_done
                              ? g_strdup_printf ("%s. %s", told,
                                                 row->take ? _ ("Space leaves it as it is here.")
                                                           : _ ("Space takes the file’s values."))
                              : g_strdup (told);

  gtk_label_set_label (self->chosen, hint);
}

/* Of what is wrong, or done; @sentence: (nullable) */
static void
tell (GadibaTakeoverPage *self, const char *sentence, gboolean is_bad)
{
  gtk_label_set_label (self->told, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->told), sentence != NULL);
  if (is_bad)
    gtk_widget_add_css_class (GTK_WIDGET (self->told), "bad");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->told), "bad");
}

/* Returns: (nullable): what is to be done before the lines can be taken over */
static const char *
tell_missing (GadibaTakeoverPage *self)
{
  if (!is_at_lines (self) || self->is_done)
    return NULL;
  if (self->all->counts[GADIBA_TAKEOVER_NEW] + self->all->n_taken == 0)
    return self->all->counts[GADIBA_TAKEOVER_DIFFERS] > 0
               ? _ ("Nothing is to be taken over: no line is new. Choose differing lines of which "
                    "the file’s values are to be taken.")
               : _ ("Nothing is to be taken over: no line is new, and none differs.");
  if (self->all->counts[GADIBA_TAKEOVER_WRONG] > 0 && !gtk_check_button_get_active (self->leave))
    return _ ("Before the others are taken over, correct the wrong lines in the file, or tick "
              "“Leave wrong lines behind”.");
  return NULL;
}

static void
update (GadibaTakeoverPage *self)
{
  gboolean running = self->watched != NULL;
  gboolean lines = is_at_lines (self) && self->all != NULL;
  gboolean wrong = lines && self->all->counts[GADIBA_TAKEOVER_WRONG] > 0;
  g_autofree char *about = describe (self);
  const char *missing = running ? NULL : tell_missing (self);

  gtk_label_set_label (self->about, about);
  gtk_button_set_label (self->go, lines ? _ ("_Take over") : _ ("Look th_rough"));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  gtk_widget_set_visible (self->cancel, running);
  gtk_widget_set_visible (self->sentences, !running);
  gtk_label_set_label (self->missing, missing != NULL ? missing : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missing), missing != NULL);
  gtk_widget_set_visible (self->choose, !lines || self->is_done);
  gtk_widget_set_visible (self->back, lines && !self->is_done);
  gtk_widget_set_visible (self->save, wrong);
  gtk_widget_set_visible (GTK_WIDGET (self->leave), wrong && !self->is_done);
  gtk_widget_set_visible (GTK_WIDGET (self->take_all),
                          lines && self->all->counts[GADIBA_TAKEOVER_DIFFERS] > 0
                              && !self->is_done);
  gtk_widget_set_visible (GTK_WIDGET (self->go), self->file != NULL && !self->is_done);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !running);
  gtk_widget_set_sensitive (self->choose, !running);
  gtk_widget_set_sensitive (self->back, !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), !running && missing == NULL);
  if (lines)
    update_chosen (self);
}

/* --- running --- */

static gboolean
on_look_cb (gpointer user_data)
{
  GadibaTakeoverPage *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&self->watched->share) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
stop_watching (GadibaTakeoverPage *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->watched, g_atomic_rc_box_release);
}

static void
show_lines (GadibaTakeoverPage *self, GadibaTakeover *all)
{
  const GadibaTakeover *before = self->all;
  gboolean look = all->counts[GADIBA_TAKEOVER_WRONG] + all->counts[GADIBA_TAKEOVER_DIFFERS] > 0;

  gadiba_takeover_list_set (GADIBA_TAKEOVER_LIST (self->list), NULL, GADIBA_TAKEOVER_N_KINDS);
  gadiba_takeover_free ((GadibaTakeover *) before);
  self->all = all;
  gadiba_takeover_list_set_done (GADIBA_TAKEOVER_LIST (self->list), self->is_done);
  gtk_stack_set_visible_child_name (self->stack, "lines");
  gtk_drop_down_set_selected (self->show, look ? 0 : 1);
  g_object_notify (G_OBJECT (self->show), "selected");
}

/* Gives the keyboard to what comes next. */
static void
focus_next (GadibaTakeoverPage *self)
{
  if (self->file == NULL || self->is_done)
    gtk_widget_grab_focus (self->choose);
  else if (self->watched != NULL)
    gtk_widget_grab_focus (self->cancel);
  else if (gtk_widget_get_sensitive (GTK_WIDGET (self->go)))
    gtk_widget_grab_focus (GTK_WIDGET (self->go));
  else
    gtk_widget_grab_focus (self->list);
}

static void
on_run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaTakeoverPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaTakeoverRun) run = gadiba_session_run_finish (result, &error);
  const GError *fault = run != NULL ? run->error : error;

  if (self->list == NULL) /* disposed meanwhile */
    return;
  stop_watching (self);
  if (run != NULL && run->seen != NULL)
    self->all = g_steal_pointer (&run->seen);
  if (run != NULL && run->all != NULL)
    {
      self->is_done = run->store;
      show_lines (self, g_steal_pointer (&run->all));
    }
  else if (self->all != NULL)
    g_object_notify (G_OBJECT (self->show), "selected");
  tell (self, fault != NULL ? fault->message : NULL, fault != NULL);
  update (self);
  if (self->is_done)
    g_signal_emit (self, signals[TAKEN], 0);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_next (self);
}

static void
start (GadibaTakeoverPage *self, gboolean store)
{
  GadibaTakeoverRun *run = g_new0 (GadibaTakeoverRun, 1);

  run->file = gadiba_takeover_file_copy (self->file);
  run->store = store;
  run->leave_errors = gtk_check_button_get_active (self->leave);
  run->progress = g_atomic_rc_box_new0 (GadibaTakeoverProgress);
  self->watched = g_atomic_rc_box_acquire (run->progress);
  self->timer = g_timeout_add (LOOK_EVERY, on_look_cb, self);
  if (store)
    {
      gadiba_takeover_list_set (GADIBA_TAKEOVER_LIST (self->list), NULL, GADIBA_TAKEOVER_N_KINDS);
      run->seen = self->all;
    }
  tell (self, NULL, FALSE);
  update (self);
  if (store)
    self->all = NULL;
  gtk_widget_grab_focus (self->cancel);
  gadiba_takeover_run_async (gadiba_page_get_session (GADIBA_PAGE (self)), run, on_run_cb,
                             g_object_ref (self));
}

static void
on_go_clicked_cb (GadibaTakeoverPage *self)
{
  g_assert (GADIBA_IS_TAKEOVER_PAGE (self));

  g_autoptr (GError) error = NULL;
  gboolean lines = is_at_lines (self);
  if (!lines && !gadiba_takeover_file_check (self->file, &error))
    tell (self, error->message, TRUE);
  else
    start (self, lines);
}

static void
on_cancel_clicked_cb (GadibaTakeoverPage *self)
{
  g_assert (GADIBA_IS_TAKEOVER_PAGE (self));

  if (self->watched != NULL)
    g_atomic_int_set (&self->watched->cancelled, 1);
}

/* --- lines --- */

static void
on_show_selected_cb (GadibaTakeoverPage *self)
{
  g_assert (GADIBA_IS_TAKEOVER_PAGE (self));

  static const GadibaTakeoverKind kinds[] = { GADIBA_TAKEOVER_N_KINDS, GADIBA_TAKEOVER_NEW,
                                              GADIBA_TAKEOVER_SAME, GADIBA_TAKEOVER_DIFFERS,
                                              GADIBA_TAKEOVER_WRONG };
  guint selected = gtk_drop_down_get_selected (self->show);
  if (self->list == NULL || self->all == NULL || selected >= G_N_ELEMENTS (kinds))
    return;
  gadiba_takeover_list_set (GADIBA_TAKEOVER_LIST (self->list), self->all, kinds[selected]);
}

static void
on_list_changed_cb (GadibaTakeoverPage *self)
{
  g_assert (GADIBA_IS_TAKEOVER_PAGE (self));

  if (self->all != NULL && self->watched == NULL && is_at_lines (self))
    update (self);
}

static void
on_take_all_toggled_cb (GadibaTakeoverPage *self)
{
  g_assert (GADIBA_IS_TAKEOVER_PAGE (self));

  gboolean take = gtk_check_button_get_active (self->take_all);
  if (self->all == NULL)
    return;
  self->all->n_taken = take ? self->all->counts[GADIBA_TAKEOVER_DIFFERS] : 0;
  for (guint i = 0; i < self->all->rows->len; i++)
    {
      GadibaTakeoverRow *row = g_ptr_array_index (self->all->rows, i);
      row->take = take && row->kind == GADIBA_TAKEOVER_DIFFERS;
    }
  on_show_selected_cb (self);
  update (self);
}

static void
on_leave_toggled_cb (GadibaTakeoverPage *self)
{
  g_assert (GADIBA_IS_TAKEOVER_PAGE (self));

  if (self->all != NULL)
    update (self);
}

static void
on_back_clicked_cb (GadibaTakeoverPage *self)
{
  g_assert (GADIBA_IS_TAKEOVER_PAGE (self));

  gtk_stack_set_visible_child_name (self->stack, "columns");
  tell (self, NULL, FALSE);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->go));
}

/* --- files --- */

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaTakeoverPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (self->list != NULL)
    tell (self, done ? _ ("The wrong lines are saved; they hold personal data.") : error->message,
          !done);
}

static void
on_save_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  GadibaTakeoverPage *self = user_data;

  if (response == GTK_RESPONSE_ACCEPT && self->all != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autoptr (GBytes) bytes = gadiba_takeover_write_errors (self->all, self->file);
      g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                           on_saved_cb, g_object_ref (self));
    }
  g_object_unref (dialog);
}

static GtkFileChooserNative *
make_dialog (GadibaTakeoverPage *self, const char *title, gboolean save)
{
  return gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                      save ? GTK_FILE_CHOOSER_ACTION_SAVE
                                           : GTK_FILE_CHOOSER_ACTION_OPEN,
                                      save ? _ ("_Save") : _ ("_Open"), _ ("_Cancel"));
}

static void
on_save_clicked_cb (GadibaTakeoverPage *self)
{
  g_assert (GADIBA_IS_TAKEOVER_PAGE (self));

  GtkFileChooserNative *dialog = make_dialog (self, _ ("Save wrong lines"), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _ ("wrong-lines.csv"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_save_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
take_file (GadibaTakeoverPage *self, GadibaTakeoverFile *file, const char *name)
{
  gadiba_takeover_list_set (GADIBA_TAKEOVER_LIST (self->list), NULL, GADIBA_TAKEOVER_N_KINDS);
  g_clear_pointer (&self->all, gadiba_takeover_free);
  g_clear_pointer (&self->file, gadiba_takeover_file_free);
  self->file = file;
  self->is_done = FALSE;
  gtk_check_button_set_active (self->take_all, FALSE);
  gtk_check_button_set_active (self->leave, FALSE);
  gtk_label_set_label (self->name, name);
  gadiba_takeover_columns_fill (self->columns, file);
  gtk_stack_set_visible_child_name (self->stack, "columns");
  tell (self, NULL, FALSE);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->go));
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaTakeoverPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  GadibaTakeoverFile *file = bytes != NULL ? gadiba_takeover_file_new (bytes, &error) : NULL;
  g_autofree char *base = g_file_get_basename (G_FILE (source));
  g_autofree char *name = g_filename_display_name (base);

  if (self->list == NULL) /* disposed meanwhile */
    gadiba_takeover_file_free (file);
  else if (file == NULL)
    tell (self, error->message, TRUE);
  else
    take_file (self, file, name);
}

void
gadiba_takeover_page_open (GadibaTakeoverPage *self, GFile *file)
{
  g_return_if_fail (GADIBA_IS_TAKEOVER_PAGE (self) && G_IS_FILE (file));

  g_file_load_bytes_async (file, NULL, on_read_cb, g_object_ref (self));
}

static void
on_choose_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      gadiba_takeover_page_open (user_data, file);
    }
  g_object_unref (dialog);
}

static void
on_choose_clicked_cb (GadibaTakeoverPage *self)
{
  g_assert (GADIBA_IS_TAKEOVER_PAGE (self));

  GtkFileChooserNative *dialog = make_dialog (self, _ ("Choose a table of clients"), FALSE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_choose_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- the page --- */

static void
gadiba_takeover_page_enter (GadibaPage *page)
{
  focus_next (GADIBA_TAKEOVER_PAGE (page));
}

static gboolean
gadiba_takeover_page_has_open_matter (GadibaPage *page, char **sentence)
{
  GadibaTakeoverPage *self = GADIBA_TAKEOVER_PAGE (page);
  gboolean open = self->watched != NULL;

  *sentence = open ? g_strdup (_ ("clients are being taken over")) : NULL;
  return open;
}

static void
gadiba_takeover_page_dispose (GObject *object)
{
  GadibaTakeoverPage *self = GADIBA_TAKEOVER_PAGE (object);

  stop_watching (self);
  if (self->list != NULL)
    gadiba_takeover_list_set (GADIBA_TAKEOVER_LIST (self->list), NULL, GADIBA_TAKEOVER_N_KINDS);
  self->list = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_TAKEOVER_PAGE);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_pointer (&self->all, gadiba_takeover_free);
  g_clear_pointer (&self->file, gadiba_takeover_file_free);

  G_OBJECT_CLASS (gadiba_takeover_page_parent_class)->dispose (object);
}

static void
gadiba_takeover_page_class_init (GadibaTakeoverPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_takeover_page_dispose;
  GADIBA_PAGE_CLASS (klass)->enter = gadiba_takeover_page_enter;
  GADIBA_PAGE_CLASS (klass)->has_open_matter = gadiba_takeover_page_has_open_matter;

  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-takeover-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, about);
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, back);
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, cancel);
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, choose);
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, chosen);
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, columns);
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, go);
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, leave);
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, list_place);
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, missing);
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, name);
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, progress);
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, save);
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, sentences);
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, show);
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, take_all);
  gtk_widget_class_bind_template_child (widget_class, GadibaTakeoverPage, told);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_go_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_take_all_toggled_cb);
}

static void
gadiba_takeover_page_init (GadibaTakeoverPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gadiba_drop_down_name_all (GTK_WIDGET (self));

  const char *const shown[] = {
    _ ("what is to be looked at"), _ ("new"), _ ("the same"), _ ("differing"), _ ("wrong"), NULL
  };
  g_autoptr (GtkStringList) titles = gtk_string_list_new (shown);
  gtk_drop_down_set_model (self->show, G_LIST_MODEL (titles));
  self->list = gadiba_takeover_list_new ();
  gtk_widget_set_hexpand (self->list, TRUE);
  gtk_box_append (self->list_place, self->list);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (on_list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

GtkWidget *
gadiba_takeover_page_new (GadibaSession *session)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session), NULL);

  return g_object_new (GADIBA_TYPE_TAKEOVER_PAGE, "session", session, NULL);
}
