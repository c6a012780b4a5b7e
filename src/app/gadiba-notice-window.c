/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-notice-window.h"

#include <glib/gi18n-lib.h>

#include "gadiba-asking-form.h"
#include "gadiba-notice.h"
#include "gadiba-word-choice.h"

/* What the window needs while it is open; it goes with it. */
typedef struct
{
  GadibaAskingWindow *window;
  GadibaSession *session; /* borrowed */
  char *decision;
  GadibaWordChoice *way; /* NULL: an entry counts, which is what it is about */
  GtkLabel *what;        /* what the day is, of the way that is chosen */
  GtkLabel *way_error;
  GadibaField *day, *receiver, *refused, *note; /* NULL: not asked */
} Asking;

static void
free_asking (gpointer data)
{
  Asking *self = data;

  g_free (self->decision);
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

/* --- what was typed --- */

static void
tell_way (Asking *self, const char *sentence)
{
  gtk_label_set_label (self->way_error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->way_error), sentence != NULL);
  gadiba_word_choice_describe (self->way, sentence != NULL ? GTK_WIDGET (self->way_error) : NULL);
}

/* Returns: (transfer full) (nullable): NULL if something cannot be, which is said beside it */
static Typed *
take (Asking *self, gboolean corrects)
{
  GadibaField *const fields[] = { corrects ? NULL : self->day, self->note, self->receiver,
                                  self->refused };
  const GadibaAskedFields asked = { fields, G_N_ELEMENTS (fields), corrects ? 1u << 1 : 1u << 0 };

  if (self->way != NULL && gadiba_word_choice_get_word (self->way) == NULL)
    {
      tell_way (self, _ ("Choose how the decision was notified"));
      gtk_widget_grab_focus (GTK_WIDGET (self->way));
      return NULL;
    }
  if (!gadiba_asking_form_commit (&asked))
    return NULL;
  Typed *typed = g_new0 (Typed, 1);
  typed->decision = g_strdup (self->decision);
  typed->note = gadiba_field_dup_value (self->note);
  typed->day = gadiba_asking_form_get_day (self->day);
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
  Typed *typed = take (self, work == correct);
  const GadibaJob job = { work, typed, free_typed, (GDestroyNotify) gadiba_notified_free };

  if (typed != NULL)
    gadiba_asking_window_store (self->window, &job);
}

static void
note_typed (gpointer asking)
{
  store (asking, note);
}

static void
note_typed_return (gpointer asking)
{
  store (asking, note_return);
}

static void
correct_entry (gpointer asking)
{
  store (asking, correct);
}

static char *
dup_typed (gpointer asking)
{
  const Asking *self = asking;
  GadibaField *const fields[] = { self->day, self->receiver, self->refused, self->note };
  const GadibaAskedFields asked = { fields, G_N_ELEMENTS (fields), 0 };

  return gadiba_asking_form_dup_typed (&asked);
}

/* --- the form --- */

static GadibaField *
add_field (Asking *self, GtkWidget *box, const char *label, const char *name)
{
  return gadiba_asking_form_add_field (box, self->session, label, name);
}

static void
add_day (Asking *self, GtkWidget *box, const char *label)
{
  self->day = add_field (self, box, label, "notice-day");
  gadiba_asking_form_set_day (self->day, gadiba_session_get_moment (self->session).today);
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
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gadiba_asking_form_add_label (part, NULL, "dim");

  for (guint i = 0; i < book->notice_ways->len; i++)
    {
      const GadibaNoticeWay *way = g_ptr_array_index (book->notice_ways, i);
      gadiba_choices_add (choices, way->id, way->title);
    }
  self->way = GADIBA_WORD_CHOICE (gadiba_word_choice_new_from (choices, _ ("How it was notified")));
  gtk_box_append (GTK_BOX (part), GTK_WIDGET (self->way));
  self->way_error = GTK_LABEL (gadiba_asking_form_add_label (part, NULL, "bad"));
  gtk_widget_add_css_class (GTK_WIDGET (self->way_error), "small");
  gtk_widget_add_css_class (label, "small");
  gtk_label_set_markup_with_mnemonic (GTK_LABEL (label), _ ("_How it was notified"));
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->way));
  gtk_box_append (GTK_BOX (box), part);
  g_signal_connect (self->way, "chosen", G_CALLBACK (on_way_chosen_cb), self);
}

static GtkWidget *
make_form (Asking *self, const GadibaNotified *notified)
{
  GtkWidget *box = gadiba_asking_form_new ();
  const GadibaNotice *last = gadiba_notified_get_last (notified);
  g_autofree char *state = gadiba_notified_tell (notified);
  g_autoptr (GPtrArray) doubts = gadiba_notified_list_doubts (notified);
  g_autofree char *head = g_strdup_printf (_ ("Decision %s: %s"), notified->decision, state);

  gadiba_asking_form_add_label (box, head, "num");
  if (last != NULL && notified->in_force != GADIBA_DATE_NONE)
    gadiba_asking_form_add_label (box, last->source, "dim");
  for (guint i = 0; i < doubts->len; i++)
    gadiba_asking_form_add_label (box, g_ptr_array_index (doubts, i), "dim");
  if (notified->in_force == GADIBA_DATE_NONE)
    {
      add_way (self, box);
      add_day (self, box, _ ("_Day"));
      self->what = GTK_LABEL (gadiba_asking_form_add_label (box, NULL, "dim"));
      self->receiver =
          add_field (self, box, _ ("_Taken by, if not the addressee"), "notice-receiver");
      self->refused = add_field (self, box, _ ("N_ot accepted because (notified all the same)"),
                                 "notice-refused");
      self->note = add_field (self, box, _ ("Number of the _post, remark"), "notice-note");
      show_way (self);
    }
  else
    {
      if (last != NULL && !last->handed)
        add_day (self, box, _ ("Came back on the _day"));
      self->note = add_field (self, box, _ ("_Remark; of a mistake: why it is one"), "notice-note");
    }
  return box;
}

/* --- the window --- */

static void
add_deeds (Asking *self)
{
  if (self->way != NULL)
    {
      gadiba_asking_window_add_deed (self->window, _ ("_Note it"), note_typed);
      return;
    }
  if (self->day != NULL)
    gadiba_asking_window_add_deed (self->window, _ ("It came _back"), note_typed_return);
  gadiba_asking_window_add_deed (self->window, _ ("The entry is a _mistake"), correct_entry);
}

void
gadiba_notice_window_show (const GadibaAskingPlace *place, const GadibaNotified *notified)
{
  static const GadibaAskingKind kind = { dup_typed, free_asking };

  g_return_if_fail (place != NULL && notified != NULL);

  Asking *self = g_new0 (Asking, 1);
  self->session = place->session;
  self->decision = g_strdup (notified->decision);
  GtkWidget *form = make_form (self, notified);
  self->window =
      gadiba_asking_window_new_guarded (place, _ ("Notification"), form, 560, &kind, self);
  add_deeds (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->way != NULL   ? GTK_WIDGET (self->way)
                         : self->day != NULL ? GTK_WIDGET (self->day)
                                             : GTK_WIDGET (self->note));
}
