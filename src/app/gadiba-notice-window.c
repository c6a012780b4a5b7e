/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-notice-window.h"

#include <glib/gi18n-lib.h>

#include "gadiba-asking-window.h"
#include "gadiba-field.h"
#include "gadiba-notice.h"
#include "gadiba-word-choice.h"

/* What the window needs while it is open; it goes with it. */
typedef struct
{
  GadibaAskingWindow *window;
  GadibaSession *session;
  char *decision;
  GadibaWordChoice *way; /* NULL: an entry counts, which is what it is about */
  GtkLabel *what;        /* what the day is, of the way that is chosen */
  GtkLabel *way_error;
  GadibaField *day, *receiver, *refused, *note; /* NULL: not asked */
  char *warned; /* what would be lost, as it was said last; NULL: nothing */
  char *begun;
  GadibaNoticeDone done;
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
  g_free (self->warned);
  g_free (self->begun);
  g_free (self);
}

/* --- storing --- */

/* What crosses into the session's thread. */
typedef struct
{
  char *decision, *way, *receiver, *refused, *note;
  GadibaDate day;
} Typed;

static void
free_typed (gpointer data)
{
  Typed *typed = data;

  g_free (typed->decision);
  g_free (typed->way);
  g_free (typed->receiver);
  g_free (typed->refused);
  g_free (typed->note);
  g_free (typed);
}

static gpointer
note (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Typed *typed = data;
  const GadibaNotifyRequest request = { .decision = typed->decision,
                                        .way = typed->way,
                                        .sent = typed->day,
                                        .receiver = typed->receiver,
                                        .refused = typed->refused,
                                        .note = typed->note };

  return gadiba_office_notify (office, &request, moment, error);
}

static gpointer
note_return (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Typed *typed = data;

  return gadiba_office_note_return (office, typed->decision, typed->day, typed->note, moment,
                                    error);
}

static gpointer
correct (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Typed *typed = data;

  return gadiba_office_correct_notice (office, typed->decision, typed->note, moment, error);
}

static void
on_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaAskingWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaNotified) notified = gadiba_session_run_finish (result, &error);
  Asking *self = g_object_get_data (G_OBJECT (window), "asking");

  if (notified != NULL && self->owner != NULL)
    self->done (self->owner);
  gadiba_asking_window_end_storing (window, error);
}

/* --- what was typed --- */

static void
tell_way (Asking *self, const char *sentence)
{
  gtk_label_set_label (self->way_error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->way_error), sentence != NULL);
  gadiba_word_choice_describe (self->way, sentence != NULL ? GTK_WIDGET (self->way_error) : NULL);
}

/* Returns: FALSE if the field holds what cannot be; the keyboard is there */
static gboolean
commit (GadibaField *field, gboolean needed)
{
  gboolean right = gadiba_field_commit (field);
  g_autofree char *value = gadiba_field_dup_value (field);

  if (right && needed && value == NULL)
    {
      gadiba_field_set_error (field, _ ("This is needed"));
      right = FALSE;
    }
  if (!right)
    gtk_widget_grab_focus (GTK_WIDGET (field));
  return right;
}

/* Returns: (transfer full) (nullable): NULL if something cannot be, which is said beside it */
static Typed *
take (Asking *self, gboolean corrects)
{
  g_autofree char *day = NULL;

  if (self->way != NULL && gadiba_word_choice_get_word (self->way) == NULL)
    {
      tell_way (self, _ ("Choose how the decision was notified"));
      gtk_widget_grab_focus (GTK_WIDGET (self->way));
      return NULL;
    }
  if ((self->day != NULL && !corrects && !commit (self->day, TRUE))
      || !commit (self->note, corrects)
      || (self->way != NULL && (!commit (self->receiver, FALSE) || !commit (self->refused, FALSE))))
    return NULL;
  Typed *typed = g_new0 (Typed, 1);
  typed->decision = g_strdup (self->decision);
  typed->note = gadiba_field_dup_value (self->note);
  day = self->day != NULL ? gadiba_field_dup_value (self->day) : NULL;
  if (day != NULL)
    gadiba_date_parse (day, &typed->day, NULL);
  if (self->way == NULL)
    return typed;
  typed->way = g_strdup (gadiba_word_choice_get_word (self->way));
  typed->receiver = gadiba_field_dup_value (self->receiver);
  if (gtk_widget_get_visible (GTK_WIDGET (self->refused)))
    typed->refused = gadiba_field_dup_value (self->refused);
  return typed;
}

static void
store (Asking *self, GadibaWork work)
{
  Typed *typed =
      gadiba_asking_window_is_storing (self->window) ? NULL : take (self, work == correct);
  const GadibaJob job = { work, typed, free_typed, (GDestroyNotify) gadiba_notified_free };

  if (typed == NULL)
    return;
  gadiba_asking_window_begin_storing (self->window);
  gadiba_session_run_async (self->session, &job, NULL, on_stored_cb, g_object_ref (self->window));
}

static void
on_note_clicked_cb (GtkButton *button, gpointer user_data)
{
  store (user_data, note);
}

static void
on_returned_clicked_cb (GtkButton *button, gpointer user_data)
{
  store (user_data, note_return);
}

static void
on_mistake_clicked_cb (GtkButton *button, gpointer user_data)
{
  store (user_data, correct);
}

/* What one came for, by key. */
static gboolean
note_by_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  Asking *self = g_object_get_data (G_OBJECT (widget), "asking");

  store (self, self->way != NULL ? note : self->day != NULL ? note_return : correct);
  return GDK_EVENT_STOP;
}

/* --- closing --- */

static char *
dup_typed (const Asking *self)
{
  GadibaField *const fields[] = { self->day, self->receiver, self->refused, self->note };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *typed = fields[i] != NULL ? gadiba_field_dup_typed (fields[i]) : NULL;
      g_string_append_printf (text, "%s\n", typed != NULL ? typed : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What was typed is lost by the second time only. */
static gboolean
on_close_request_cb (GtkWindow *window, gpointer user_data)
{
  Asking *self = user_data;
  g_autofree char *typed = dup_typed (self);

  if (g_str_equal (typed, self->begun) || g_strcmp0 (typed, self->warned) == 0)
    return GDK_EVENT_PROPAGATE;
  g_free (self->warned);
  self->warned = g_steal_pointer (&typed);
  gadiba_asking_window_tell (
      self->window,
      _ ("What is typed here is not noted yet. Note it, or close once more to give it up."));
  return GDK_EVENT_STOP;
}

/* --- the form --- */

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GadibaField *
add_field (GtkWidget *box, const char *label, const char *name)
{
  GtkWidget *field = gadiba_field_new (label, NULL, name);

  gtk_box_append (GTK_BOX (box), field);
  return GADIBA_FIELD (field);
}

static void
add_day (Asking *self, GtkWidget *box, const char *label)
{
  const GadibaMoment moment = gadiba_session_get_moment (self->session);
  g_autofree char *today = gadiba_date_format (moment.today);

  self->day = add_field (box, label, "notice-day");
  gadiba_field_set_today (self->day, moment.today);
  gadiba_field_set_value (self->day, today);
}

/* What the day is, and what is asked, go with the way. */
static void
show_way (Asking *self)
{
  const GadibaNoticeWay *way = gadiba_book_get_notice_way (gadiba_session_get_book (self->session),
                                                           gadiba_word_choice_get_word (self->way));
  g_autofree char *what =
      way != NULL ? g_strdup_printf (_ ("The day: %s"), way->counted_from) : NULL;

  tell_way (self, NULL);
  gtk_label_set_label (self->what, what != NULL ? what : "");
  gtk_widget_set_visible (GTK_WIDGET (self->what), what != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->refused), way != NULL && way->handed);
}

static void
on_way_chosen_cb (GadibaWordChoice *choice, gpointer user_data)
{
  show_way (user_data);
}

static void
add_way (Asking *self, GtkWidget *box)
{
  const GadibaBook *book = gadiba_session_get_book (self->session);
  GadibaChoices *choices = gadiba_choices_new ();
  GtkWidget *label = make_label (NULL, "dim");
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  for (guint i = 0; i < book->notice_ways->len; i++)
    {
      const GadibaNoticeWay *way = g_ptr_array_index (book->notice_ways, i);
      gadiba_choices_add (choices, way->id, way->title);
    }
  self->way = GADIBA_WORD_CHOICE (gadiba_word_choice_new_from (choices, _ ("How it was notified")));
  self->way_error = GTK_LABEL (make_label (NULL, "bad"));
  gtk_widget_add_css_class (GTK_WIDGET (self->way_error), "small");
  gtk_widget_add_css_class (label, "small");
  gtk_label_set_markup_with_mnemonic (GTK_LABEL (label), _ ("_How it was notified"));
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->way));
  gtk_box_append (GTK_BOX (part), label);
  gtk_box_append (GTK_BOX (part), GTK_WIDGET (self->way));
  gtk_box_append (GTK_BOX (part), GTK_WIDGET (self->way_error));
  gtk_box_append (GTK_BOX (box), part);
  g_signal_connect (self->way, "chosen", G_CALLBACK (on_way_chosen_cb), self);
}

static GtkWidget *
make_form (Asking *self, const GadibaNotified *notified)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  const GadibaNotice *last = gadiba_notified_get_last (notified);
  g_autofree char *state = gadiba_notified_tell (notified);
  g_autoptr (GPtrArray) doubts = gadiba_notified_list_doubts (notified);
  g_autofree char *head = g_strdup_printf (_ ("Decision %s: %s"), notified->decision, state);

  gtk_box_append (GTK_BOX (box), make_label (head, "num"));
  if (last != NULL && notified->in_force != GADIBA_DATE_NONE)
    gtk_box_append (GTK_BOX (box), make_label (last->source, "dim"));
  for (guint i = 0; i < doubts->len; i++)
    gtk_box_append (GTK_BOX (box), make_label (g_ptr_array_index (doubts, i), "dim"));
  if (notified->in_force == GADIBA_DATE_NONE)
    {
      add_way (self, box);
      add_day (self, box, _ ("_Day"));
      self->what = GTK_LABEL (make_label (NULL, "dim"));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->what));
      self->receiver = add_field (box, _ ("_Taken by, if not the addressee"), "notice-receiver");
      self->refused =
          add_field (box, _ ("N_ot accepted because (notified all the same)"), "notice-refused");
      self->note = add_field (box, _ ("Number of the _post, remark"), "notice-note");
      show_way (self);
    }
  else
    {
      if (last != NULL && !last->handed)
        add_day (self, box, _ ("Came back on the _day"));
      self->note = add_field (box, _ ("_Remark; of a mistake: why it is one"), "notice-note");
    }
  gtk_widget_add_css_class (box, "ask");
  gtk_widget_add_css_class (box, "sheetform");
  return box;
}

/* --- the window --- */

static void
add_button (Asking *self, const char *label, GCallback clicked)
{
  g_signal_connect (gadiba_asking_window_add_button (self->window, label), "clicked", clicked,
                    self);
}

static void
add_buttons (Asking *self)
{
  if (self->way != NULL)
    {
      add_button (self, _ ("_Note it"), G_CALLBACK (on_note_clicked_cb));
      return;
    }
  if (self->day != NULL)
    add_button (self, _ ("It came _back"), G_CALLBACK (on_returned_clicked_cb));
  add_button (self, _ ("The entry is a _mistake"), G_CALLBACK (on_mistake_clicked_cb));
}

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

void
gadiba_notice_window_show (const GadibaNoticePlace *place, const GadibaNotified *notified)
{
  g_return_if_fail (place != NULL && notified != NULL);

  Asking *self = g_new0 (Asking, 1);
  self->session = g_object_ref (place->session);
  self->decision = g_strdup (notified->decision);
  GtkWidget *form = make_form (self, notified);
  GtkWidget *scrolling =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                    "propagate-natural-height", TRUE, "vexpand", TRUE, "child", form, NULL);
  self->window = gadiba_asking_window_new (place->at, _ ("Notification"), scrolling);
  self->begun = dup_typed (self);
  self->done = place->done;
  self->owner = place->owner;
  g_object_add_weak_pointer (G_OBJECT (self->owner), &self->owner);
  g_object_set_data_full (G_OBJECT (self->window), "asking", self, free_asking);
  g_signal_connect (self->window, "close-request", G_CALLBACK (on_close_request_cb), self);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 560, -1);
  add_buttons (self);
  add_key (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->way != NULL   ? GTK_WIDGET (self->way)
                         : self->day != NULL ? GTK_WIDGET (self->day)
                                             : GTK_WIDGET (self->note));
}
