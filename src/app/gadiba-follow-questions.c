/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-follow-questions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-children.h"
#include "gadiba-form-field.h"
#include "gadiba-lv-words.h"
#include "gadiba-word-choice.h"
#include "gadiba-words.h"

/* So long nobody types before what was typed counts, in milliseconds. */
#define PAUSE 500

#define MOST_PERCENT 100

/* The questions that are answered by typing. */
enum
{
  SINCE,
  FIRST,
  LAST,
  UNTIL,
  PERCENT,
  HAPPENED,
  N_FIELDS
};

static const struct
{
  GadibaAsk ask;
  const char *kind; /* as a check names it */
  const char *label, *hint;
} questions[N_FIELDS] = {
  [SINCE] = { GADIBA_ASK_SINCE, "since", N_ ("_Since when"),
              N_ ("The day on which it happened or began; the button says from when it works.") },
  [FIRST] = { GADIBA_ASK_FIRST, "first", N_ ("_First month"), NULL },
  [LAST] = { GADIBA_ASK_LAST, "last", N_ ("Las_t month"), NULL },
  [UNTIL] = { GADIBA_ASK_UNTIL, "until", N_ ("_Until which day"), NULL },
  [PERCENT] = { GADIBA_ASK_PERCENT, "percent", N_ ("How _much less, %"), NULL },
  [HAPPENED] = { GADIBA_ASK_HAPPENED, "happened", N_ ("What happene_d"),
                 N_ ("A sentence for the letter.") },
};

struct _GadibaFollowQuestions
{
  GtkWidget parent_instance;

  GadibaDecideRequest *begun; /* owned: what it began with; NULL: not yet */
  GPtrArray *words;           /* char *: ids and titles that the choices lend */
  GHashTable *of_person;      /* ids of grounds that concern one person, of the words */
  GHashTable *of_gone;        /* the same, of those by which that person is gone */
  guint timer;                /* source; 0: nobody types */
  gboolean loading;           /* fields are filled in by the program */
  gboolean is_asked;          /* the choices are filled in */

  /* Children */
  GtkWidget *box;
  GadibaWordChoice *ground, *person, *addressee;
  GtkWidget *person_box, *addressee_box;
  GadibaFormField *fields[N_FIELDS];
};

enum
{
  CHANGED,
  EDITING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GadibaFollowQuestions, gadiba_follow_questions, GTK_TYPE_WIDGET)

/* --- what is typed --- */

static const char *
get_text (GadibaFollowQuestions *self, guint field)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->fields[field]))
             ? gadiba_form_field_get_text (self->fields[field])
             : "";
}

static GadibaDate
read_day (GadibaFollowQuestions *self, guint field, GError **error)
{
  const char *text = get_text (self, field);
  GadibaDate day;

  return *text != '\0' && gadiba_date_parse_entry (text, self->begun->day, &day, error)
             ? day
             : GADIBA_DATE_NONE;
}

static GadibaMonth
read_month (GadibaFollowQuestions *self, guint field, GError **error)
{
  const char *text = get_text (self, field);
  GadibaMonth month;

  return *text != '\0' && gadiba_month_parse_entry (text, self->begun->day, &month, error)
             ? month
             : GADIBA_MONTH_NONE;
}

/* Returns: 0 if nothing is typed, or nothing that can be, with @error */
static guint
read_percent (GadibaFollowQuestions *self, GError **error)
{
  g_autofree char *text = g_strdup (get_text (self, PERCENT));
  guint64 percent;

  if (g_str_has_suffix (text, "%"))
    text[strlen (text) - 1] = '\0';
  g_strchomp (text);
  if (*text == '\0')
    return 0;
  if (g_ascii_string_to_unsigned (text, 10, 1, MOST_PERCENT, &percent, NULL))
    return (guint) percent;
  g_set_error (error, G_NUMBER_PARSER_ERROR, G_NUMBER_PARSER_ERROR_INVALID,
               _ ("“%s” is no part of a hundred; write a whole number from 1 to 100"), text);
  return 0;
}

/* Says beside each question what cannot be read there. */
static void
show_errors (GadibaFollowQuestions *self)
{
  GError *errors[N_FIELDS] = { NULL };

  read_day (self, SINCE, &errors[SINCE]);
  read_month (self, FIRST, &errors[FIRST]);
  read_month (self, LAST, &errors[LAST]);
  read_day (self, UNTIL, &errors[UNTIL]);
  read_percent (self, &errors[PERCENT]);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      gadiba_form_field_set_error (self->fields[i], errors[i] != NULL ? errors[i]->message : NULL);
      g_clear_error (&errors[i]);
    }
}

/* Whether the ground that is chosen is one of @grounds. */
static gboolean
is_ground_of (GadibaFollowQuestions *self, GHashTable *grounds)
{
  const char *ground = gadiba_word_choice_get_word (self->ground);

  return ground != NULL && g_hash_table_contains (grounds, ground);
}

static void
update_view (GadibaFollowQuestions *self)
{
  gtk_widget_set_visible (self->person_box, is_ground_of (self, self->of_person));
  gtk_widget_set_visible (self->addressee_box, is_ground_of (self, self->of_gone));
  show_errors (self);
}

/* --- what is told --- */

static void
tell_changed (GadibaFollowQuestions *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  update_view (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_pause_cb (gpointer data)
{
  GadibaFollowQuestions *self = data;

  self->timer = 0;
  tell_changed (self);
  return G_SOURCE_REMOVE;
}

static void
on_typed_cb (GadibaFollowQuestions *self)
{
  g_assert (GADIBA_IS_FOLLOW_QUESTIONS (self));

  if (self->loading)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (PAUSE, on_pause_cb, self);
  g_signal_emit (self, signals[EDITING], 0);
}

static void
on_left_cb (GadibaFollowQuestions *self)
{
  g_assert (GADIBA_IS_FOLLOW_QUESTIONS (self));

  if (self->timer != 0)
    tell_changed (self);
}

static void
on_chosen_cb (GadibaFollowQuestions *self)
{
  g_assert (GADIBA_IS_FOLLOW_QUESTIONS (self));

  if (!self->loading)
    tell_changed (self);
}

/* --- what is asked --- */

/* A list lends its words until another one takes its place. Returns: (transfer full) */
static const char *
keep (GPtrArray *words, const char *word)
{
  g_ptr_array_add (words, g_strdup (word));
  return g_ptr_array_index (words, words->len - 1);
}

static void
fill_grounds (GadibaFollowQuestions *self, const GadibaAsked *asked, GPtrArray *words)
{
  GadibaChoices *choices = gadiba_choices_new ();

  gadiba_choices_set_heading (choices, _ ("Ground"));
  for (guint i = 0; i < asked->grounds->len; i++)
    {
      const GadibaAskedGround *ground = g_ptr_array_index (asked->grounds, i);
      const char *id = keep (words, ground->id);
      gadiba_choices_add (choices, id, keep (words, ground->title));
      if (ground->of_person)
        g_hash_table_add (self->of_person, (gpointer) id);
      if (ground->is_gone)
        g_hash_table_add (self->of_gone, (gpointer) id);
    }
  gadiba_word_choice_set_choices (self->ground, choices);
}

static void
fill_persons (GadibaWordChoice *choice, const char *heading, const GadibaAsked *asked,
              GPtrArray *words)
{
  GadibaChoices *choices = gadiba_choices_new ();

  gadiba_choices_set_heading (choices, heading);
  for (guint i = 0; i < asked->persons->len; i++)
    {
      const GadibaAskedPerson *person = g_ptr_array_index (asked->persons, i);
      const char *id = keep (words, person->id);
      gadiba_choices_add (choices, id, keep (words, person->name));
    }
  gadiba_word_choice_set_choices (choice, choices);
}

/* The lists stay as they are once they are filled in: one may be open. */
static void
ask (GadibaFollowQuestions *self, const GadibaAsked *asked)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  g_hash_table_remove_all (self->of_person);
  g_hash_table_remove_all (self->of_gone);
  fill_grounds (self, asked, words);
  fill_persons (self->person, _ ("Person"), asked, words);
  fill_persons (self->addressee, _ ("To whom it goes"), asked, words);
  g_ptr_array_unref (self->words);
  self->words = words;
  gadiba_word_choice_set_word (self->ground, self->begun->follow.ground);
  gadiba_word_choice_set_word (self->person, self->begun->follow.person);
  gadiba_word_choice_set_word (self->addressee, self->begun->follow.addressee);
  self->is_asked = TRUE;
}

/* What is asked goes with the ground too. */
static void
show_fields (GadibaFollowQuestions *self, const GadibaAsked *asked)
{
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->fields[i]),
                            ((asked->must | asked->may) & questions[i].ask) != 0);
}

/* Only what is typed can be wrong; what is missing the checks say. */
static void
show_check (GadibaFollowQuestions *self, const GadibaCheck *check)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (g_strcmp0 (questions[i].kind, check->place.kind) == 0 && *get_text (self, i) != '\0'
        && !gadiba_form_field_has_error (self->fields[i]))
      gadiba_form_field_set_error (self->fields[i], check->detail);
}

void
gadiba_follow_questions_set_prepared (GadibaFollowQuestions *self, const GadibaPrepared *prepared)
{
  g_return_if_fail (GADIBA_IS_FOLLOW_QUESTIONS (self) && prepared != NULL);

  gtk_widget_set_visible (self->box, prepared->asked != NULL);
  if (prepared->asked == NULL)
    return;
  self->loading = TRUE;
  if (!self->is_asked)
    ask (self, prepared->asked);
  show_fields (self, prepared->asked);
  update_view (self);
  for (guint i = 0; i < prepared->checks->len; i++)
    {
      const GadibaCheck *check = g_ptr_array_index (prepared->checks, i);
      if (check->severity == GADIBA_CHECK_BLOCK && g_str_equal (check->id, "basis"))
        show_check (self, check);
    }
  self->loading = FALSE;
}

static void
set_day (GadibaFollowQuestions *self, guint field, GadibaDate day)
{
  g_autofree char *text = day != GADIBA_DATE_NONE ? gadiba_words_format_date (day) : NULL;

  gadiba_form_field_set_text (self->fields[field], text != NULL ? text : "");
}

static void
set_month (GadibaFollowQuestions *self, guint field, GadibaMonth month)
{
  g_autofree char *text = month != GADIBA_MONTH_NONE ? gadiba_month_format (month) : NULL;

  gadiba_form_field_set_text (self->fields[field], text != NULL ? text : "");
}

void
gadiba_follow_questions_set_request (GadibaFollowQuestions *self,
                                     const GadibaDecideRequest *request)
{
  g_return_if_fail (GADIBA_IS_FOLLOW_QUESTIONS (self) && request != NULL);

  const GadibaFollow *follow = &request->follow;
  g_autofree char *percent =
      follow->percent > 0 ? g_strdup_printf ("%u", follow->percent) : g_strdup ("");
  GadibaDecideRequest *begun = gadiba_decide_request_dup (request);

  g_clear_pointer (&self->begun, gadiba_decide_request_free);
  self->begun = begun;
  self->loading = TRUE;
  self->is_asked = FALSE;
  gtk_widget_set_visible (self->box, FALSE);
  set_day (self, SINCE, follow->since);
  set_month (self, FIRST, follow->first);
  set_month (self, LAST, follow->last);
  set_day (self, UNTIL, follow->until);
  gadiba_form_field_set_text (self->fields[PERCENT], percent);
  gadiba_form_field_set_text (self->fields[HAPPENED],
                              follow->happened != NULL ? follow->happened : "");
  g_clear_handle_id (&self->timer, g_source_remove);
  self->loading = FALSE;
}

GadibaDecideRequest *
gadiba_follow_questions_dup_request (GadibaFollowQuestions *self, const GadibaDecideRequest *base)
{
  g_return_val_if_fail (GADIBA_IS_FOLLOW_QUESTIONS (self) && base != NULL, NULL);

  GadibaDecideRequest request = *base;
  GadibaFollow *follow = &request.follow;

  if (!self->is_asked)
    return gadiba_decide_request_dup (base);
  const char *happened = get_text (self, HAPPENED);
  follow->ground = gadiba_word_choice_get_word (self->ground);
  follow->person =
      is_ground_of (self, self->of_person) ? gadiba_word_choice_get_word (self->person) : NULL;
  follow->addressee =
      is_ground_of (self, self->of_gone) ? gadiba_word_choice_get_word (self->addressee) : NULL;
  follow->happened = *happened != '\0' ? happened : NULL;
  follow->since = read_day (self, SINCE, NULL);
  follow->first = read_month (self, FIRST, NULL);
  follow->last = read_month (self, LAST, NULL);
  follow->until = read_day (self, UNTIL, NULL);
  follow->percent = read_percent (self, NULL);
  return gadiba_decide_request_dup (&request);
}

gboolean
gadiba_follow_questions_focus (GadibaFollowQuestions *self, const char *kind)
{
  g_return_val_if_fail (GADIBA_IS_FOLLOW_QUESTIONS (self), FALSE);

  if (g_strcmp0 (kind, "ground") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->ground));
  if (g_strcmp0 (kind, "person") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->person));
  if (g_strcmp0 (kind, "addressee") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->addressee));
  for (guint i = 0; i < N_FIELDS; i++)
    if (g_strcmp0 (questions[i].kind, kind) == 0)
      return gtk_widget_grab_focus (GTK_WIDGET (self->fields[i]));
  return FALSE;
}

/* --- the widget --- */

static void
gadiba_follow_questions_dispose (GObject *object)
{
  GadibaFollowQuestions *self = GADIBA_FOLLOW_QUESTIONS (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  gadiba_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (gadiba_follow_questions_parent_class)->dispose (object);
}

static void
gadiba_follow_questions_finalize (GObject *object)
{
  GadibaFollowQuestions *self = GADIBA_FOLLOW_QUESTIONS (object);

  g_hash_table_unref (self->of_person);
  g_hash_table_unref (self->of_gone);
  g_ptr_array_unref (self->words);
  g_clear_pointer (&self->begun, gadiba_decide_request_free);
  G_OBJECT_CLASS (gadiba_follow_questions_parent_class)->finalize (object);
}

static void
gadiba_follow_questions_class_init (GadibaFollowQuestionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gadiba_follow_questions_dispose;
  object_class->finalize = gadiba_follow_questions_finalize;
  signals[CHANGED] = g_signal_new ("changed", GADIBA_TYPE_FOLLOW_QUESTIONS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EDITING] = g_signal_new ("editing", GADIBA_TYPE_FOLLOW_QUESTIONS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* Returns: (transfer none): the choice, under its label, in @box */
static GadibaWordChoice *
add_choice (GadibaFollowQuestions *self, GtkBox *box, const char *title, const char *name)
{
  GtkWidget *choice = gadiba_word_choice_new_from (gadiba_choices_new (), name);
  GtkWidget *label = gtk_label_new_with_mnemonic (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), choice);
  gtk_box_append (box, label);
  gtk_box_append (box, choice);
  g_signal_connect_object (choice, "chosen", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  return GADIBA_WORD_CHOICE (choice);
}

static void
add_field (GadibaFollowQuestions *self, guint i)
{
  GtkWidget *field = gadiba_form_field_new (
      _ (questions[i].label), questions[i].hint != NULL ? _ (questions[i].hint) : NULL);

  self->fields[i] = GADIBA_FORM_FIELD (field);
  gtk_box_append (GTK_BOX (self->box), field);
  g_signal_connect_object (field, "changed", G_CALLBACK (on_typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (field, "left", G_CALLBACK (on_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (field, "activate", G_CALLBACK (on_left_cb), self, G_CONNECT_SWAPPED);
}

static void
gadiba_follow_questions_init (GadibaFollowQuestions *self)
{
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->of_person = g_hash_table_new (g_str_hash, g_str_equal);
  self->of_gone = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_add_css_class (GTK_WIDGET (self), "asks");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "ask");
  gtk_widget_set_visible (self->box, FALSE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->ground = add_choice (self, GTK_BOX (self->box), _ ("_Ground"), _ ("Ground"));
  self->person_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->person_box);
  self->person = add_choice (self, GTK_BOX (self->person_box), _ ("P_erson"), _ ("Person"));
  self->addressee_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->addressee_box);
  self->addressee =
      add_choice (self, GTK_BOX (self->addressee_box),
                  _ ("T_o whom it goes, if the applicant is gone"), _ ("To whom it goes"));
  for (guint i = 0; i < N_FIELDS; i++)
    add_field (self, i);
}
