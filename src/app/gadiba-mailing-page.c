/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-mailing-page.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-mailing-job.h"
#include "gadiba-mailing-words.h"
#include "gadiba-printer-bar.h"
#include "gadiba-tick-list.h"
#include "gadiba-word-choice.h"

#define LOOK_EVERY 100 /* milliseconds */

struct _GadibaMailingPage
{
  GadibaPage parent;

  gboolean of_decisions;   /* what is asked for */
  gboolean has_asked;      /* which printers there are */
  gboolean is_opening;     /* the keyboard waits for the list */
  GadibaMailing *mailing;  /* the list that is shown; NULL: it is only asked for */
  GadibaProgress *watched; /* of what is under way; NULL: nothing is */
  guint timer;
  GadibaTickList *list; /* NULL: disposed */
  GadibaWordChoice *kind, *earlier;
  GadibaPrinterBar *printers;

  GtkLabel *about;
  GtkCheckButton *all;
  GtkWidget *cancel;
  GtkWidget *each;
  GtkCheckButton *from; /* the letter of the line is the first that is printed */
  GtkBox *earlier_place;
  GtkBox *kind_place;
  GtkWidget *kind_box;
  GtkBox *list_place;
  GtkWidget *make;
  GtkWidget *one;
  GtkBox *printer_place;
  GtkProgressBar *progress;
  GtkLabel *told;
};

enum
{
  STORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GadibaMailingPage, gadiba_mailing_page, GADIBA_TYPE_PAGE)

/* --- what is shown --- */

static char *
describe (const GadibaMailingPage *self)
{
  if (self->mailing != NULL)
    return gadiba_mailing_words_describe (self->mailing);
  return g_strdup (gadiba_mailing_words_tell_asked (gadiba_tick_list_get_row (self->list) != NULL,
                                                    self->of_decisions));
}

static void
update_make (GadibaMailingPage *self)
{
  if (self->list == NULL) /* disposed */
    return;
  guint n = self->mailing != NULL ? gadiba_mailing_words_count_waiting (self->mailing)
                                  : gadiba_tick_list_count (self->list);
  g_autofree char *label =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_Make %u letter", "_Make %u letters", n), n);

  gtk_button_set_label (GTK_BUTTON (self->make), label);
  gtk_widget_set_visible (self->make, n > 0 || self->mailing == NULL);
  gtk_widget_set_sensitive (self->make, n > 0 && self->watched == NULL);
}

/* The letter of the line, where others come before it. Returns: (nullable) */
static const char *
get_later_letter (const GadibaMailingPage *self)
{
  const GadibaMailingLine *line = gadiba_tick_list_get_row (self->list);
  guint place = gadiba_tick_list_get_place (self->list);

  return line != NULL && line->state == GADIBA_MAILING_MADE && place > 0 ? line->number : NULL;
}

static void
update_from (GadibaMailingPage *self)
{
  if (self->list == NULL || self->mailing == NULL) /* disposed; nothing is made */
    return;
  const char *number = get_later_letter (self);
  g_autofree char *label =
      number != NULL ? g_strdup_printf (_ ("_From %s on: those before it are out"), number)
                     : g_strdup (_ ("_From the letter of the line on"));
  gtk_check_button_set_label (self->from, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->from), number != NULL && self->watched == NULL);
}

static void
on_line_changed_cb (GadibaMailingPage *self)
{
  g_assert (GADIBA_IS_MAILING_PAGE (self));

  update_make (self);
  update_from (self);
}

static void
update (GadibaMailingPage *self)
{
  gboolean running = self->watched != NULL;
  gboolean asking = self->mailing == NULL && gadiba_tick_list_get_row (self->list) != NULL;
  gboolean made = self->mailing != NULL && self->mailing->n[GADIBA_MAILING_MADE] > 0;
  g_autofree char *about = describe (self);

  gtk_label_set_label (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  gtk_widget_set_visible (self->cancel, running);
  gtk_widget_set_visible (GTK_WIDGET (self->told), !running);
  gtk_widget_set_visible (self->kind_box, asking && !self->of_decisions);
  gtk_widget_set_visible (GTK_WIDGET (self->all), asking);
  gtk_widget_set_visible (self->one, made);
  gtk_widget_set_visible (self->each, made);
  gtk_widget_set_visible (GTK_WIDGET (self->printer_place), made);
  gtk_widget_set_visible (GTK_WIDGET (self->from), made);
  gtk_widget_set_sensitive (self->one, !running);
  gtk_widget_set_sensitive (self->each, !running);
  gtk_widget_set_sensitive (self->kind_box, !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->earlier_place), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !running);
  if (made && !self->has_asked)
    {
      self->has_asked = TRUE;
      gadiba_printer_bar_ask (self->printers);
    }
  gadiba_printer_bar_set_ready (self->printers, made && !running);
  update_make (self);
  update_from (self);
}

static void
tell (GadibaMailingPage *self, const char *sentence, gboolean bad)
{
  gtk_label_set_label (self->told, sentence != NULL ? sentence : "");
  if (bad)
    gtk_widget_add_css_class (GTK_WIDGET (self->told), "bad");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->told), "bad");
}

/* The newest lists, to be gone on with or looked at. */
static void
show_earlier (GadibaMailingPage *self, const GPtrArray *all)
{
  gadiba_word_choice_set_choices (self->earlier, gadiba_mailing_words_list_earlier (all));
  g_autofree char *shown =
      self->mailing != NULL ? g_strdup_printf ("%d", (int) self->mailing->id) : NULL;
  gadiba_word_choice_set_word (self->earlier, shown);
}

/* --- running --- */

static void
stop_watching (GadibaMailingPage *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->watched, g_atomic_rc_box_release);
}

static gboolean
on_look_cb (gpointer user_data)
{
  GadibaMailingPage *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&self->watched->share) / 1000.0);
  return G_SOURCE_CONTINUE;
}

/* Gives the keyboard to what comes next. */
static void
focus_next (GadibaMailingPage *self)
{
  if (self->watched != NULL)
    gtk_widget_grab_focus (self->cancel);
  else if (self->mailing == NULL && gtk_widget_get_visible (self->kind_box))
    gtk_widget_grab_focus (GTK_WIDGET (self->kind));
  else if (gtk_widget_get_visible (self->make) && gtk_widget_get_sensitive (self->make))
    gtk_widget_grab_focus (self->make);
  else if (gtk_widget_get_visible (self->one))
    gtk_widget_grab_focus (self->one);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->earlier));
}

/* What was printed a while ago may be of a list that is not shown any more. */
static gboolean
is_shown (const GadibaMailingPage *self, const GadibaMailingRun *run)
{
  return run->act != GADIBA_MAILING_NOTE || (self->mailing != NULL && self->mailing->id == run->id);
}

static void
take (GadibaMailingPage *self, GadibaMailingRun *run)
{
  if (run->mailing != NULL && run->lines != NULL && is_shown (self, run))
    {
      if (run->act != GADIBA_MAILING_NOTE)
        gtk_check_button_set_active (self->from, FALSE);
      g_clear_pointer (&self->mailing, gadiba_mailing_free);
      self->mailing = g_steal_pointer (&run->mailing);
      gadiba_tick_list_set (self->list, run->lines, FALSE);
    }
  if (run->all != NULL)
    show_earlier (self, run->all);
}

static void
on_run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaMailingPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaMailingRun) run = gadiba_session_run_finish (result, &error);
  const char *fault = run != NULL ? run->fault : error->message;

  if (self->list == NULL) /* disposed meanwhile */
    return;
  if (run != NULL && run->progress != NULL)
    stop_watching (self);
  const char *done = fault == NULL ? gadiba_mailing_run_tell (run) : NULL;
  if (fault != NULL || done != NULL)
    tell (self, fault != NULL ? fault : done, fault != NULL);
  if (run != NULL)
    take (self, run);
  update (self);
  if (run != NULL && run->pdf != NULL)
    {
      g_autofree char *title = g_strdup_printf (_ ("Letters, list %d"), (int) run->id);
      gadiba_printer_bar_print (
          self->printers, title, run->pdf,
          g_variant_new ("(xs)", run->id, run->from != NULL ? run->from : ""));
    }
  if (run != NULL && gadiba_mailing_act_stores (run->act))
    g_signal_emit (self, signals[STORED], 0);
  gboolean opened = self->is_opening && run != NULL && run->id != 0;
  if (opened)
    self->is_opening = FALSE;
  if (run != NULL && (run->progress != NULL || opened) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_next (self);
}

/* It takes long: the window shows how far it is, and can end it. */
static void
watch (GadibaMailingPage *self, GadibaMailingRun *run)
{
  run->progress = g_atomic_rc_box_new0 (GadibaProgress);
  stop_watching (self);
  self->watched = g_atomic_rc_box_acquire (run->progress);
  self->timer = g_timeout_add (LOOK_EVERY, on_look_cb, self);
  gtk_progress_bar_set_fraction (self->progress, 0);
  update (self);
}

/* Takes @run. */
static void
start (GadibaMailingPage *self, GadibaMailingRun *run)
{
  if (run->id == 0 && self->mailing != NULL && run->act != GADIBA_MAILING_MAKE)
    run->id = self->mailing->id;
  run->both_sides = gadiba_printer_bar_get_both_sides (self->printers);
  if (run->act != GADIBA_MAILING_READ && run->act != GADIBA_MAILING_NOTE)
    watch (self, run);
  gadiba_mailing_run_async (gadiba_page_get_session (GADIBA_PAGE (self)), run, on_run_cb,
                            g_object_ref (self));
  if (self->watched != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_next (self);
}

static void
do_act (GadibaMailingPage *self, GadibaMailingAct act, char *path)
{
  GadibaMailingRun *run = g_new0 (GadibaMailingRun, 1);

  run->act = act;
  run->path = path;
  start (self, run);
}

/* The numbers of the lines that are chosen. */
static char **
dup_numbers (GadibaMailingPage *self)
{
  g_autoptr (GPtrArray) ticked = gadiba_tick_list_dup_ticked (self->list);
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();

  for (guint i = 0; i < ticked->len; i++)
    {
      const GadibaMailingLine *line = g_ptr_array_index (ticked, i);
      g_strv_builder_add (numbers, self->of_decisions ? line->number : line->application_number);
    }
  return g_strv_builder_end (numbers);
}

static void
on_make_clicked_cb (GadibaMailingPage *self)
{
  g_assert (GADIBA_IS_MAILING_PAGE (self));

  if (self->mailing != NULL)
    {
      do_act (self, GADIBA_MAILING_GO_ON, NULL);
      return;
    }
  GadibaMailingRun *run = g_new0 (GadibaMailingRun, 1);
  run->act = GADIBA_MAILING_MAKE;
  run->numbers = dup_numbers (self);
  if (!self->of_decisions)
    run->kind = g_strdup (gadiba_word_choice_get_word (self->kind));
  start (self, run);
}

static void
on_cancel_clicked_cb (GadibaMailingPage *self)
{
  g_assert (GADIBA_IS_MAILING_PAGE (self));

  if (self->watched != NULL)
    g_atomic_int_set (&self->watched->cancelled, 1);
}

static void
on_all_toggled_cb (GadibaMailingPage *self)
{
  g_assert (GADIBA_IS_MAILING_PAGE (self));

  if (self->list != NULL)
    gadiba_tick_list_tick_all (self->list, gtk_check_button_get_active (self->all));
}

static void
read_list (GadibaMailingPage *self, gint64 id)
{
  GadibaMailingRun *run = g_new0 (GadibaMailingRun, 1);

  run->act = GADIBA_MAILING_READ;
  run->id = id;
  tell (self, NULL, FALSE);
  start (self, run);
}

void
gadiba_mailing_page_open (GadibaMailingPage *self, gint64 id)
{
  g_return_if_fail (GADIBA_IS_MAILING_PAGE (self));

  if (self->watched != NULL)
    return;
  self->is_opening = TRUE;
  read_list (self, id);
}

static void
on_earlier_chosen_cb (GadibaMailingPage *self)
{
  g_assert (GADIBA_IS_MAILING_PAGE (self));

  const char *word = gadiba_word_choice_get_word (self->earlier);
  read_list (self, word != NULL ? g_ascii_strtoll (word, NULL, 10) : 0);
}

/* --- bringing out --- */

static void
on_path_response_cb (GtkNativeDialog *dialog, int response, GadibaMailingPage *self)
{
  g_assert (GADIBA_IS_MAILING_PAGE (self));

  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  gboolean is_folder =
      gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER;
  g_autoptr (GFile) file =
      response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (chooser) : NULL;
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  if (file != NULL && self->list != NULL)
    do_act (self, is_folder ? GADIBA_MAILING_FOLDER : GADIBA_MAILING_ROLL, g_file_get_path (file));
}

static void
ask_path (GadibaMailingPage *self, const char *title, GtkFileChooserAction action)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                   action, _ ("_Save"), _ ("_Cancel"));
  g_autofree char *name = g_strdup_printf (_ ("letters-%d.pdf"), (int) self->mailing->id);

  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_path_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_one_clicked_cb (GadibaMailingPage *self)
{
  g_assert (GADIBA_IS_MAILING_PAGE (self));

  ask_path (self, _ ("Save all letters as one file"), GTK_FILE_CHOOSER_ACTION_SAVE);
}

static void
on_each_clicked_cb (GadibaMailingPage *self)
{
  g_assert (GADIBA_IS_MAILING_PAGE (self));

  ask_path (self, _ ("Save the letters into a folder"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER);
}

static void
on_print_cb (GadibaMailingPage *self)
{
  g_assert (GADIBA_IS_MAILING_PAGE (self));

  GadibaMailingRun *run = g_new0 (GadibaMailingRun, 1);
  run->act = GADIBA_MAILING_PRINT;
  if (gtk_check_button_get_active (self->from))
    run->from = g_strdup (get_later_letter (self));
  start (self, run);
}

static void
on_printed_cb (GadibaMailingPage *self, GVariant *about)
{
  g_assert (GADIBA_IS_MAILING_PAGE (self));

  GadibaMailingRun *run = g_new0 (GadibaMailingRun, 1);
  run->act = GADIBA_MAILING_NOTE;
  g_variant_get (about, "(xs)", &run->id, &run->from);
  if (*run->from == '\0')
    g_clear_pointer (&run->from, g_free);
  start (self, run);
}

static void
on_told_cb (GadibaMailingPage *self, const char *sentence, gboolean bad)
{
  g_assert (GADIBA_IS_MAILING_PAGE (self));

  if (self->list != NULL)
    tell (self, sentence, bad);
}

/* --- asking --- */

void
gadiba_mailing_page_ask (GadibaMailingPage *self, GVariant *lines, gboolean of_decisions)
{
  g_return_if_fail (GADIBA_IS_MAILING_PAGE (self) && lines != NULL);

  if (self->watched != NULL)
    return;
  g_autoptr (GPtrArray) rows = gadiba_mailing_words_read (lines);
  g_clear_pointer (&self->mailing, gadiba_mailing_free);
  self->of_decisions = of_decisions;
  gadiba_word_choice_set_word (self->earlier, NULL);
  gtk_check_button_set_active (self->all, TRUE);
  gadiba_tick_list_set (self->list, rows, TRUE);
  tell (self, NULL, FALSE);
  update (self);
}

/* --- the page --- */

static void
gadiba_mailing_page_enter (GadibaPage *page)
{
  focus_next (GADIBA_MAILING_PAGE (page));
}

static gboolean
gadiba_mailing_page_has_open_matter (GadibaPage *page, char **sentence)
{
  gboolean open = GADIBA_MAILING_PAGE (page)->watched != NULL;

  *sentence = open ? g_strdup (_ ("letters are being made")) : NULL;
  return open;
}

static void
gadiba_mailing_page_dispose (GObject *object)
{
  GadibaMailingPage *self = GADIBA_MAILING_PAGE (object);

  stop_watching (self);
  self->list = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_MAILING_PAGE);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_pointer (&self->mailing, gadiba_mailing_free);

  G_OBJECT_CLASS (gadiba_mailing_page_parent_class)->dispose (object);
}

static void
gadiba_mailing_page_class_init (GadibaMailingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_mailing_page_dispose;
  GADIBA_PAGE_CLASS (klass)->enter = gadiba_mailing_page_enter;
  GADIBA_PAGE_CLASS (klass)->has_open_matter = gadiba_mailing_page_has_open_matter;

  signals[STORED] = g_signal_new ("stored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-mailing-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaMailingPage, about);
  gtk_widget_class_bind_template_child (widget_class, GadibaMailingPage, all);
  gtk_widget_class_bind_template_child (widget_class, GadibaMailingPage, cancel);
  gtk_widget_class_bind_template_child (widget_class, GadibaMailingPage, each);
  gtk_widget_class_bind_template_child (widget_class, GadibaMailingPage, earlier_place);
  gtk_widget_class_bind_template_child (widget_class, GadibaMailingPage, from);
  gtk_widget_class_bind_template_child (widget_class, GadibaMailingPage, kind_box);
  gtk_widget_class_bind_template_child (widget_class, GadibaMailingPage, kind_place);
  gtk_widget_class_bind_template_child (widget_class, GadibaMailingPage, list_place);
  gtk_widget_class_bind_template_child (widget_class, GadibaMailingPage, make);
  gtk_widget_class_bind_template_child (widget_class, GadibaMailingPage, one);
  gtk_widget_class_bind_template_child (widget_class, GadibaMailingPage, printer_place);
  gtk_widget_class_bind_template_child (widget_class, GadibaMailingPage, progress);
  gtk_widget_class_bind_template_child (widget_class, GadibaMailingPage, told);
  gtk_widget_class_bind_template_callback (widget_class, on_all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_each_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_make_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_one_clicked_cb);
}

/* A choice with its label, which leads to it. */
static GadibaWordChoice *
add_choice (GtkBox *place, const char *label, GadibaChoices *choices, const char *name)
{
  GtkWidget *words = gtk_label_new_with_mnemonic (label);
  GtkWidget *choice = gadiba_word_choice_new_from (choices, name);

  gtk_label_set_mnemonic_widget (GTK_LABEL (words), choice);
  gtk_box_append (place, words);
  gtk_box_append (place, choice);
  return GADIBA_WORD_CHOICE (choice);
}

static void
gadiba_mailing_page_init (GadibaMailingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kind = add_choice (self->kind_place, _ ("Wh_ich letter"),
                           gadiba_mailing_words_list_kinds (), _ ("Letter"));
  gadiba_word_choice_set_word (self->kind, "receipt");
  self->earlier = add_choice (self->earlier_place, _ ("_Lists"),
                              gadiba_mailing_words_list_earlier (NULL), _ ("Lists"));
  g_signal_connect_object (self->earlier, "chosen", G_CALLBACK (on_earlier_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->list = GADIBA_TICK_LIST (gadiba_tick_list_new (
      &gadiba_mailing_columns, _ ("Letters that are made"), gadiba_mailing_words_tell_line));
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_box_append (self->list_place, GTK_WIDGET (self->list));
  g_signal_connect_object (self->list, "changed", G_CALLBACK (on_line_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->printers = GADIBA_PRINTER_BAR (gadiba_printer_bar_new ());
  gtk_box_append (self->printer_place, GTK_WIDGET (self->printers));
  g_signal_connect_object (self->printers, "print", G_CALLBACK (on_print_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->printers, "printed", G_CALLBACK (on_printed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->printers, "told", G_CALLBACK (on_told_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
gadiba_mailing_page_new (GadibaSession *session)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session), NULL);

  GadibaMailingPage *self = g_object_new (GADIBA_TYPE_MAILING_PAGE, "session", session, NULL);
  do_act (self, GADIBA_MAILING_READ, NULL);
  return GTK_WIDGET (self);
}
