/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-write-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-asking-form.h"
#include "gadiba-letter-view.h"
#include "gadiba-office-dative.h"
#include "gadiba-office-write.h"
#include "gadiba-word-choice.h"

#define WIDTH 1040
#define FORM_WIDTH 330
#define VIEW_HEIGHT 520
#define WORDS_HEIGHT 110
/* Milliseconds without a letter typed until the page is made anew. */
#define PAUSE 350

/* What the window needs while it is open; it goes with it. */
typedef struct
{
  GadibaAskingWindow *window;
  GtkWidget *at; /* weak: where the letter opens */
  char *application;
  GadibaWordChoice *kind, *person;
  GtkWidget *person_box, *words_box;
  GadibaField *until;
  GtkTextView *words;
  GadibaLetterView *view;
  GtkLabel *remark; /* what to know of the letter beside */
  guint pause;      /* source; 0: none */
  guint n_seen;     /* of the pages that were asked for, which is the newest */
} Asking;

static void
free_asking (gpointer data)
{
  Asking *self = data;

  if (self->at != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->at), (gpointer *) &self->at);
  g_clear_handle_id (&self->pause, g_source_remove);
  g_free (self->application);
  g_free (self);
}

static const GadibaLetterKind *
get_kind (const Asking *self)
{
  return gadiba_letter_kind_find (gadiba_word_choice_get_word (self->kind));
}

static gboolean
asks (const Asking *self, GadibaWriteAsk what)
{
  return (get_kind (self)->asks & what) != 0;
}

/* --- what was said --- */

/* What crosses into the session's thread. */
typedef struct
{
  char *application, *kind, *person, *words;
  GadibaDate until;
} Typed;

static void
free_typed (gpointer data)
{
  Typed *typed = data;

  g_free (typed->application);
  g_free (typed->kind);
  g_free (typed->person);
  g_free (typed->words);
  g_free (typed);
}

static char *
dup_words (const Asking *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->words);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static Typed *
make_typed (const Asking *self)
{
  Typed *typed = g_new0 (Typed, 1);

  typed->application = g_strdup (self->application);
  typed->kind = g_strdup (get_kind (self)->id);
  if (asks (self, GADIBA_WRITE_ASK_PERSON))
    typed->person = g_strdup (gadiba_word_choice_get_word (self->person));
  if (asks (self, GADIBA_WRITE_ASK_WORDS))
    typed->words = dup_words (self);
  typed->until = gadiba_asking_form_get_day (self->until);
  return typed;
}

static GadibaWriteRequest
get_request (const Typed *typed, const GadibaMoment *moment)
{
  return (GadibaWriteRequest){ .application = typed->application,
                               .kind = typed->kind,
                               .person = typed->person,
                               .words = typed->words,
                               .day = moment->today,
                               .until = typed->until };
}

/* --- the page beside --- */

static gpointer
preview (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const GadibaWriteRequest request = get_request (data, moment);

  return gadiba_office_preview_letter (office, &request, moment, error);
}

/* A page on its way. */
typedef struct
{
  GadibaAskingWindow *window; /* owned: the window may be closed meanwhile */
  guint n;
} Seeing;

static void
on_previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Seeing *seeing = user_data;
  g_autoptr (GadibaAskingWindow) window = seeing->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaLetter) letter = gadiba_session_run_finish (result, &error);
  Asking *self = gadiba_asking_window_get_asking (window);

  if (self == NULL || seeing->n != self->n_seen || gtk_widget_in_destruction (GTK_WIDGET (window)))
    return;
  gboolean lacks = letter != NULL && letter->lacks_dative;
  gtk_label_set_label (self->remark, lacks ? gadiba_dative_tell_missing () : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), lacks);
  gadiba_letter_view_set_letter (self->view, g_steal_pointer (&letter),
                                 error != NULL ? error->message : NULL);
}

static void
show_page (Asking *self)
{
  const GadibaJob job = { preview, make_typed (self), free_typed,
                          (GDestroyNotify) gadiba_letter_free };
  Seeing *seeing = g_new0 (Seeing, 1);

  seeing->window = g_object_ref (self->window);
  seeing->n = ++self->n_seen;
  gadiba_session_run_async (gadiba_asking_window_get_session (self->window), &job, NULL,
                            on_previewed_cb, seeing);
}

static gboolean
on_pause_cb (gpointer user_data)
{
  Asking *self = user_data;

  self->pause = 0;
  show_page (self);
  return G_SOURCE_REMOVE;
}

static void
show_page_soon (Asking *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE, on_pause_cb, self);
}

/* --- writing --- */

static gpointer
write_letter (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const GadibaWriteRequest request = get_request (data, moment);

  return gadiba_office_write_letter (office, &request, moment, NULL, error);
}

/* The letter opens where the window was. */
static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaAskingWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = gadiba_session_run_finish (result, &error);
  Asking *self = gadiba_asking_window_get_asking (window);
  g_autoptr (GtkWidget) at = self != NULL && self->at != NULL ? g_object_ref (self->at) : NULL;

  gadiba_asking_window_end_storing (window, error);
  if (number != NULL && at != NULL)
    gtk_widget_activate_action (at, "win.show-letter", "s", number);
}

static void
store (gpointer asking)
{
  Asking *self = asking;
  const GadibaAskedFields asked = { &self->until, 1, 0 };

  if (!gadiba_asking_form_commit (&asked))
    return;
  const GadibaJob job = { write_letter, make_typed (self), free_typed, g_free };
  gadiba_asking_window_begin_storing (self->window);
  gadiba_session_run_async (gadiba_asking_window_get_session (self->window), &job, NULL,
                            on_written_cb, g_object_ref (self->window));
}

static char *
dup_typed (gpointer asking)
{
  Asking *self = asking;
  const GadibaAskedFields asked = { &self->until, 1, 0 };
  g_autofree char *until = gadiba_asking_form_dup_typed (&asked);
  g_autofree char *words = dup_words (self);

  return g_strconcat (until, words, NULL);
}

/* --- the form --- */

static void
show_kind (Asking *self)
{
  gtk_widget_set_visible (self->person_box, asks (self, GADIBA_WRITE_ASK_PERSON));
  gtk_widget_set_visible (GTK_WIDGET (self->until), asks (self, GADIBA_WRITE_ASK_UNTIL));
  gtk_widget_set_visible (self->words_box, asks (self, GADIBA_WRITE_ASK_WORDS));
  show_page (self);
}

static void
on_kind_chosen_cb (GadibaWordChoice *choice, gpointer user_data)
{
  show_kind (user_data);
}

static void
on_person_chosen_cb (GadibaWordChoice *choice, gpointer user_data)
{
  show_page (user_data);
}

static void
on_changed_cb (gpointer object, gpointer user_data)
{
  show_page_soon (user_data);
}

/* A label over what it names. */
static GtkWidget *
add_named (GtkWidget *box, const char *label, GtkWidget *widget)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *name = gtk_label_new_with_mnemonic (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "small");
  gtk_widget_add_css_class (name, "dim");
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), widget);
  gtk_box_append (GTK_BOX (part), name);
  gtk_box_append (GTK_BOX (part), widget);
  gtk_box_append (GTK_BOX (box), part);
  return part;
}

static void
add_kind (Asking *self, GtkWidget *box)
{
  GadibaChoices *choices = gadiba_choices_new ();

  for (guint i = 0; i < gadiba_letter_kind_count (); i++)
    {
      const GadibaLetterKind *kind = gadiba_letter_kind_get (i);
      gadiba_choices_add (choices, kind->id, _ (kind->title));
    }
  self->kind = GADIBA_WORD_CHOICE (gadiba_word_choice_new_from (choices, _ ("Letter")));
  gadiba_word_choice_set_word (self->kind, gadiba_letter_kind_get (0)->id);
  add_named (box, _ ("Wh_ich letter"), GTK_WIDGET (self->kind));
  g_signal_connect (self->kind, "chosen", G_CALLBACK (on_kind_chosen_cb), self);
}

static void
add_person (Asking *self, GtkWidget *box, const GadibaCase *from)
{
  GadibaChoices *choices = gadiba_choices_new ();

  gadiba_choices_add (choices, "", _ ("the household"));
  for (guint i = 0; i < from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, (int) i);
      g_autofree char *name = g_strdup_printf ("%s %s", person->given != NULL ? person->given : "–",
                                               person->family != NULL ? person->family : "–");
      gadiba_choices_add (choices, g_intern_string (person->id), g_intern_string (name));
    }
  self->person = GADIBA_WORD_CHOICE (gadiba_word_choice_new_from (choices, _ ("About whom")));
  self->person_box = add_named (box, _ ("A_bout whom"), GTK_WIDGET (self->person));
  g_signal_connect (self->person, "chosen", G_CALLBACK (on_person_chosen_cb), self);
}

static void
add_words (Asking *self, GtkWidget *box)
{
  GtkWidget *text = g_object_new (GTK_TYPE_TEXT_VIEW, "accepts-tab", FALSE, "wrap-mode",
                                  GTK_WRAP_WORD_CHAR, NULL);
  GtkWidget *scrolling =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "min-content-height", WORDS_HEIGHT,
                    "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", text, NULL);

  gtk_widget_add_css_class (scrolling, "words");
  self->words = GTK_TEXT_VIEW (text);
  self->words_box = add_named (box, _ ("_Words of your own"), scrolling);
  gtk_label_set_mnemonic_widget (GTK_LABEL (gtk_widget_get_first_child (self->words_box)), text);
  g_signal_connect (gtk_text_view_get_buffer (self->words), "changed", G_CALLBACK (on_changed_cb),
                    self);
}

static void
add_remark (Asking *self, GtkWidget *box)
{
  self->remark = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->remark, TRUE);
  gtk_label_set_xalign (self->remark, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->remark), "warn");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->remark));
}

static GtkWidget *
make_form (Asking *self, const GadibaAskingPlace *place, const GadibaCase *from)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *form = gadiba_asking_form_new ();
  g_autofree char *head = g_strdup_printf (_ ("Application No %s"), self->application);

  gtk_widget_set_size_request (form, FORM_WIDTH, -1);
  gtk_widget_set_hexpand (form, FALSE);
  gadiba_asking_form_add_label (form, head, "num");
  add_kind (self, form);
  add_person (self, form, from);
  self->until =
      gadiba_asking_form_add_field (form, place->session, _ ("Un_til which day"), "letter-until");
  g_signal_connect (self->until, "edited", G_CALLBACK (on_changed_cb), self);
  add_words (self, form);
  add_remark (self, form);
  self->view = GADIBA_LETTER_VIEW (gadiba_letter_view_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->view), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, VIEW_HEIGHT);
  gtk_box_append (GTK_BOX (both), form);
  gtk_box_append (GTK_BOX (both), GTK_WIDGET (self->view));
  return both;
}

void
gadiba_write_window_show (const GadibaAskingPlace *place, const char *application,
                          const GadibaCase *from)
{
  static const GadibaAskingKind kind = { dup_typed, free_asking };

  g_return_if_fail (place != NULL && application != NULL && from != NULL);

  Asking *self = g_new0 (Asking, 1);
  self->application = g_strdup (application);
  self->at = place->at;
  g_object_add_weak_pointer (G_OBJECT (self->at), (gpointer *) &self->at);
  GtkWidget *form = make_form (self, place, from);
  self->window =
      gadiba_asking_window_new_guarded (place, _ ("Write a letter"), form, WIDTH, &kind, self);
  gadiba_asking_window_add_deed (self->window, _ ("W_rite and number it"), store);
  gtk_window_present (GTK_WINDOW (self->window));
  show_kind (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->kind));
}
