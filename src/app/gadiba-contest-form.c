/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-contest-form.h"

#include <glib/gi18n-lib.h>

#include "gadiba-asking-form.h"
#include "gadiba-text.h"
#include "gadiba-words.h"

void
gadiba_contest_form_clear (GadibaContestForm *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->sent);
  g_free (self->to);
}

void
gadiba_contest_typed_free (GadibaContestTyped *typed)
{
  if (typed == NULL)
    return;
  g_free (typed->words);
  for (guint i = 0; i < GADIBA_CONTEST_N_FIELDS; i++)
    g_free (typed->values[i]);
  g_free (typed);
}

/* --- what was typed --- */

static char *
dup_words (const GadibaContestForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->words);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
tell_words (GadibaContestForm *self, const char *sentence)
{
  gtk_label_set_label (self->words_error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words_error), sentence != NULL);
  if (sentence != NULL)
    {
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->words),
                                      GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->words_error, NULL,
                                      -1);
      return;
    }
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->words),
                                 GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
}

static GadibaAskedFields
list_fields (const GadibaContestForm *self)
{
  guint needed = 1u << GADIBA_CONTEST_KIND | 1u << GADIBA_CONTEST_WAY
                 | 1u << GADIBA_CONTEST_RECEIVED | 1u << GADIBA_CONTEST_CARRIED
                 | (self->sent != NULL ? 1u << GADIBA_CONTEST_SENT : 0);

  return (GadibaAskedFields){ self->fields, GADIBA_CONTEST_N_FIELDS, needed };
}

/* To whom it is to be sent stands there before it is: only with a day it was. What was noted
 * already is not noted again. */
static void
drop_unsaid (const GadibaContestForm *self, GadibaContestTyped *typed)
{
  gboolean same = g_strcmp0 (typed->values[GADIBA_CONTEST_SENT], self->sent) == 0
                  && g_strcmp0 (typed->values[GADIBA_CONTEST_TO], self->to) == 0;

  if (typed->values[GADIBA_CONTEST_SENT] != NULL && !same)
    return;
  g_clear_pointer (&typed->values[GADIBA_CONTEST_SENT], g_free);
  g_clear_pointer (&typed->values[GADIBA_CONTEST_TO], g_free);
}

GadibaContestTyped *
gadiba_contest_form_take (GadibaContestForm *self)
{
  g_autofree char *words = self->words != NULL ? dup_words (self) : NULL;
  const GadibaAskedFields asked = list_fields (self);

  if (!gadiba_asking_form_commit (&asked))
    return NULL;
  if (self->words != NULL && gadiba_text_is_blank (words))
    {
      tell_words (self, _ ("Write what is asked for; of an oral one, what was said"));
      gtk_widget_grab_focus (GTK_WIDGET (self->words));
      return NULL;
    }
  GadibaContestTyped *typed = g_new0 (GadibaContestTyped, 1);
  typed->words = g_steal_pointer (&words);
  for (guint i = 0; i < GADIBA_CONTEST_N_FIELDS; i++)
    typed->values[i] = self->fields[i] != NULL ? gadiba_field_dup_value (self->fields[i]) : NULL;
  if (self->fields[GADIBA_CONTEST_SENT] != NULL)
    drop_unsaid (self, typed);
  typed->suspended =
      self->suspended != NULL && gtk_check_button_get_active (self->suspended)
      && gtk_widget_get_sensitive (GTK_WIDGET (self->suspended)); /* else it is noted already */
  return typed;
}

char *
gadiba_contest_form_dup_typed (const GadibaContestForm *self)
{
  const GadibaAskedFields asked = list_fields (self);
  g_autofree char *words = self->words != NULL ? dup_words (self) : NULL;
  g_autofree char *typed = gadiba_asking_form_dup_typed (&asked);
  g_autoptr (GString) text = g_string_new (words);

  g_string_append (text, typed);
  if (self->suspended != NULL && gtk_check_button_get_active (self->suspended))
    g_string_append (text, "suspended");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- the form --- */

static void
add_field (GadibaContestForm *self, GtkWidget *box, guint which, const char *label,
           const char *name)
{
  self->fields[which] = gadiba_asking_form_add_field (box, self->session, label, name);
}

static void
on_words_changed_cb (GtkTextBuffer *buffer, gpointer user_data)
{
  tell_words (user_data, NULL);
}

static void
add_words (GadibaContestForm *self, GtkWidget *box)
{
  const char *name = _ ("Wh_at is asked; of an oral one what was said, as it is signed");
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gadiba_asking_form_add_label (part, NULL, "dim");
  GtkWidget *scrolling = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy",
                                       GTK_POLICY_NEVER, "min-content-height", 96, NULL);

  self->words = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_accepts_tab (self->words, FALSE);
  gtk_text_view_set_wrap_mode (self->words, GTK_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (scrolling, "words");
  gtk_label_set_markup_with_mnemonic (GTK_LABEL (label), name);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->words));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolling), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (part), scrolling);
  self->words_error = GTK_LABEL (gadiba_asking_form_add_label (part, NULL, "bad"));
  gtk_widget_add_css_class (GTK_WIDGET (self->words_error), "small");
  gtk_widget_set_visible (GTK_WIDGET (self->words_error), FALSE);
  gtk_box_append (GTK_BOX (box), part);
  g_signal_connect (gtk_text_view_get_buffer (self->words), "changed",
                    G_CALLBACK (on_words_changed_cb), self);
}

GtkWidget *
gadiba_contest_form_make_entry (GadibaContestForm *self, const char *decision,
                                const char *application)
{
  const GadibaMoment moment = gadiba_session_get_moment (self->session);
  g_autofree char *head =
      g_strdup_printf (_ ("Decision %s, application %s"), decision, application);
  GtkWidget *box = gadiba_asking_form_new ();

  gadiba_asking_form_add_label (box, head, "num");
  add_field (self, box, GADIBA_CONTEST_KIND, _ ("_What came"), "contest-kind");
  gadiba_field_set_value (self->fields[GADIBA_CONTEST_KIND], "contest");
  GtkWidget *line = gadiba_asking_form_add_line (box);
  add_field (self, line, GADIBA_CONTEST_WAY, _ ("_How it came"), "contest-way");
  add_field (self, line, GADIBA_CONTEST_RECEIVED, _ ("_Day"), "contest-day");
  gadiba_asking_form_set_day (self->fields[GADIBA_CONTEST_RECEIVED], moment.today);
  add_words (self, box);
  return box;
}

/* How it stands. */
static void
add_state (GtkWidget *box, const GadibaContest *contest)
{
  g_autofree char *state = gadiba_contest_describe (contest);
  g_autofree char *head = contest->decision != NULL
                              ? g_strdup_printf (_ ("%s %s, decision %s"), contest->given,
                                                 contest->family, contest->decision)
                              : g_strdup_printf ("%s %s", contest->given, contest->family);
  g_autofree char *words =
      g_strdup_printf ("%s: %s", gadiba_words_for ("contest-way", contest->way), contest->words);
  const char *const lines[] = { state, words, contest->effect, contest->outcome_words };

  gadiba_asking_form_add_label (box, head, "strong");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != NULL)
      gtk_widget_add_css_class (gadiba_asking_form_add_label (box, lines[i], i == 0 ? NULL : "dim"),
                                "num");
  if (contest->last_day != GADIBA_DATE_NONE && contest->outcome == NULL)
    {
      g_autofree char *day = gadiba_words_format_date (contest->last_day);
      g_autofree char *term = g_strdup_printf (_ ("The last day of the term: %s"), day);
      gtk_widget_add_css_class (gadiba_asking_form_add_label (box, term, "dim"), "num");
    }
  if (contest->next != NULL)
    gadiba_asking_form_add_label (box, contest->next, NULL);
}

static void
add_sending (GadibaContestForm *self, GtkWidget *box, const GadibaContest *contest)
{
  add_field (self, box, GADIBA_CONTEST_SENT, _ ("_Sent on, on the day"), "contest-sent");
  add_field (self, box, GADIBA_CONTEST_TO, _ ("_To whom"), "contest-to");
  gadiba_asking_form_set_day (self->fields[GADIBA_CONTEST_SENT], contest->forwarded);
  gadiba_field_set_value (self->fields[GADIBA_CONTEST_TO], contest->forwarded_to != NULL
                                                               ? contest->forwarded_to
                                                               : contest->authority);
  self->sent = gadiba_field_dup_value (self->fields[GADIBA_CONTEST_SENT]);
  self->to = g_strdup (contest->forwarded_to);
  if (contest->decision == NULL)
    return;
  self->suspended = GTK_CHECK_BUTTON (
      gtk_check_button_new_with_mnemonic (_ ("Whoever hears it s_uspended the decision")));
  gtk_check_button_set_active (self->suspended, contest->was_suspended);
  gtk_widget_set_sensitive (GTK_WIDGET (self->suspended), !contest->was_suspended);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->suspended));
}

static void
add_outcome (GadibaContestForm *self, GtkWidget *box, const GadibaContest *contest)
{
  GtkWidget *line = gadiba_asking_form_add_line (box);

  add_field (self, line, GADIBA_CONTEST_OUTCOME, _ ("_What came of it"),
             contest->decision != NULL ? "contest-outcome" : "complaint-outcome");
  add_field (self, line, GADIBA_CONTEST_HEARD, _ ("_On the day"), "contest-heard");
  add_field (self, box, GADIBA_CONTEST_ANSWER, _ ("Num_ber and words of the answer"),
             "contest-answer");
}

GtkWidget *
gadiba_contest_form_make_step (GadibaContestForm *self, const GadibaContest *contest)
{
  GtkWidget *box = gadiba_asking_form_new ();

  add_state (box, contest);
  if (contest->outcome == NULL)
    {
      add_sending (self, box, contest);
      add_outcome (self, box, contest);
    }
  else if (contest->next != NULL)
    {
      add_field (self, box, GADIBA_CONTEST_CARRIED, _ ("Carried out by the _decision"),
                 "contest-carried");
      gadiba_field_set_value (self->fields[GADIBA_CONTEST_CARRIED], contest->candidate);
    }
  return box;
}
