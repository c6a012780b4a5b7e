/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-hearing-window.h"

#include <glib/gi18n-lib.h>

#include "gadiba-asking-form.h"
#include "gadiba-word-choice.h"
#include "gadiba-words.h"

/* What can be noted. */
typedef enum
{
  INVITATION,
  ANSWER,
  LEFT_OUT,
  N_KINDS
} Kind;

/* The questions. */
enum
{
  ABOUT,
  WAY,
  INVITED,
  UNTIL,
  ANSWERED,
  SAID,
  GROUND,
  N_FIELDS
};

/* What the window needs while it is open; it goes with it. */
typedef struct
{
  GadibaAskingWindow *window;
  char *application;
  gboolean is_awaited; /* an invitation waits: what it is about is known */
  GtkCheckButton *kinds[N_KINDS];
  GtkWidget *invitation; /* the line of two fields */
  GadibaField *fields[N_FIELDS];
  GadibaWordChoice *unheard; /* grounds of the rule book; NULL: it has none */
} Asking;

static void
free_asking (gpointer data)
{
  Asking *self = data;

  g_free (self->application);
  g_free (self);
}

/* --- how it stands --- */

static gboolean
is_waiting (const GadibaHearing *hearing)
{
  return hearing->answered == GADIBA_DATE_NONE && hearing->left_out == NULL;
}

char *
gadiba_hearing_tell (const GadibaHearing *hearing)
{
  g_return_val_if_fail (hearing != NULL, NULL);

  g_autofree char *invited = gadiba_words_format_date (hearing->invited);
  g_autofree char *until = gadiba_words_format_date (hearing->until);
  g_autofree char *answered = gadiba_words_format_date (hearing->answered);

  if (hearing->left_out != NULL)
    return g_strdup_printf (_ ("Hearing left out: %s"), hearing->left_out);
  if (!is_waiting (hearing))
    return g_strdup_printf (_ ("Heard on %s: %s"), answered, hearing->answer);
  return g_strdup_printf (_ ("Invited to a hearing on %s, %s; an answer is awaited until %s"),
                          invited,
                          hearing->way != NULL ? gadiba_words_for ("hearing-way", hearing->way)
                                               : _ ("the way is not stated"),
                          until);
}

/* --- storing --- */

/* What crosses into the session's thread. */
typedef struct
{
  char *application, *about, *way, *answer, *left_out;
  GadibaDate invited, until, answered;
} Typed;

static void
free_typed (gpointer data)
{
  Typed *typed = data;

  g_free (typed->application);
  g_free (typed->about);
  g_free (typed->way);
  g_free (typed->answer);
  g_free (typed->left_out);
  g_free (typed);
}

static gpointer
note (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Typed *typed = data;
  const GadibaHearingRequest request = { .application = typed->application,
                                         .about = typed->about,
                                         .invited = typed->invited,
                                         .until = typed->until,
                                         .way = typed->way,
                                         .answered = typed->answered,
                                         .answer = typed->answer,
                                         .left_out = typed->left_out };

  return GINT_TO_POINTER (gadiba_office_note_hearing (office, &request, moment, error));
}

static Kind
get_kind (const Asking *self)
{
  for (guint i = 0; i < N_KINDS; i++)
    if (gtk_check_button_get_active (self->kinds[i]))
      return (Kind) i;
  return INVITATION;
}

/* Whether a question belongs to what is noted. */
static gboolean
is_asked (const Asking *self, guint field)
{
  Kind kind = get_kind (self);

  switch (field)
    {
    case ABOUT:
      return kind == INVITATION || !self->is_awaited;
    case WAY:
    case INVITED:
    case UNTIL:
      return kind == INVITATION;
    case ANSWERED:
    case SAID:
      return kind == ANSWER;
    default:
      return kind == LEFT_OUT;
    }
}

static char *
dup_value (const Asking *self, guint field)
{
  return is_asked (self, field) ? gadiba_field_dup_value (self->fields[field]) : NULL;
}

static GadibaDate
get_day (const Asking *self, guint field)
{
  return is_asked (self, field) ? gadiba_asking_form_get_day (self->fields[field])
                                : GADIBA_DATE_NONE;
}

static void
store (gpointer asking)
{
  Asking *self = asking;
  const GadibaAskedFields asked = { self->fields, N_FIELDS, (1u << N_FIELDS) - 1 };

  if (!gadiba_asking_form_commit (&asked))
    return;
  Typed *typed = g_new0 (Typed, 1);
  const GadibaJob job = { note, typed, free_typed, NULL };
  typed->application = g_strdup (self->application);
  typed->about = dup_value (self, ABOUT);
  typed->way = dup_value (self, WAY);
  typed->invited = get_day (self, INVITED);
  typed->until = get_day (self, UNTIL);
  typed->answered = get_day (self, ANSWERED);
  typed->answer = dup_value (self, SAID);
  typed->left_out = dup_value (self, GROUND);
  gadiba_asking_window_store (self->window, &job);
}

static char *
dup_typed (gpointer asking)
{
  Asking *self = asking;
  const GadibaAskedFields asked = { self->fields, N_FIELDS, 0 };

  return gadiba_asking_form_dup_typed (&asked);
}

/* --- the form --- */

static void
show_kind (Asking *self)
{
  gboolean invites = get_kind (self) == INVITATION;

  for (guint i = 0; i < N_FIELDS; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->fields[i]), is_asked (self, i));
  gtk_widget_set_visible (self->invitation, invites);
  if (self->unheard != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->unheard), get_kind (self) == LEFT_OUT);
}

/* What the rule book says stands in the field, where it can be written on. */
static void
on_unheard_chosen_cb (GadibaWordChoice *choice, gpointer user_data)
{
  Asking *self = user_data;
  const char *sentence = gadiba_word_choice_get_word (choice);

  if (sentence != NULL)
    gadiba_field_set_value (self->fields[GROUND], sentence);
}

static void
add_unheard (Asking *self, const GadibaBook *book, GtkWidget *box)
{
  if (book == NULL || book->unheard->len == 0)
    return;
  GadibaChoices *choices = gadiba_choices_new ();
  gadiba_choices_add (choices, "", _ ("a ground in words of your own"));
  for (guint i = 0; i < book->unheard->len; i++)
    {
      const GadibaUnheard *each = g_ptr_array_index (book->unheard, i);
      gadiba_choices_add (choices, g_intern_string (each->sentence), g_intern_string (each->title));
    }
  self->unheard =
      GADIBA_WORD_CHOICE (gadiba_word_choice_new_from (choices, _ ("Ground of the rule book")));
  g_signal_connect (self->unheard, "chosen", G_CALLBACK (on_unheard_chosen_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->unheard));
}

static void
on_kind_toggled_cb (GtkCheckButton *button, gpointer user_data)
{
  if (gtk_check_button_get_active (button))
    show_kind (user_data);
}

static void
add_kinds (Asking *self, GtkWidget *box)
{
  const char *const labels[N_KINDS] = { _ ("_Invited to say an opinion"), _ ("What was _said"),
                                        _ ("_Left out") };
  GtkWidget *group = g_object_new (GTK_TYPE_BOX, "spacing", 16, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is noted"), -1);
  for (guint i = 0; i < N_KINDS; i++)
    {
      GtkWidget *button = gtk_check_button_new_with_mnemonic (labels[i]);
      self->kinds[i] = GTK_CHECK_BUTTON (button);
      gtk_check_button_set_group (self->kinds[i], i > 0 ? self->kinds[0] : NULL);
      gtk_box_append (GTK_BOX (group), button);
    }
  gtk_box_append (GTK_BOX (box), group);
}

static void
add_fields (Asking *self, GadibaSession *session, GtkWidget *box)
{
  static const struct
  {
    const char *label, *name;
  } questions[N_FIELDS] = {
    [ABOUT] = { N_ ("_What is intended"), "hearing-about" },
    [WAY] = { N_ ("_How"), "hearing-way" },
    [INVITED] = { N_ ("On the _day"), "hearing-invited" },
    [UNTIL] = { N_ ("An answer is awaited _until"), "hearing-until" },
    [ANSWERED] = { N_ ("On the _day"), "hearing-answered" },
    [SAID] = { N_ ("What was said, f_or the letter"), "hearing-said" },
    [GROUND] = { N_ ("On which _ground nobody is heard, for the letter"), "hearing-ground" },
  };
  GadibaDate today = gadiba_session_get_moment (session).today;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      if (i == WAY)
        self->invitation = gadiba_asking_form_add_line (box);
      if (i == GROUND)
        add_unheard (self, gadiba_session_get_book (session), box);
      self->fields[i] =
          gadiba_asking_form_add_field (i == WAY || i == INVITED ? self->invitation : box, session,
                                        _ (questions[i].label), questions[i].name);
    }
  gadiba_asking_form_set_day (self->fields[INVITED], today);
  gadiba_asking_form_set_day (self->fields[ANSWERED], today);
}

/* What no decision has told of yet. */
static void
add_states (Asking *self, GtkWidget *box, const GPtrArray *hearings)
{
  for (guint i = 0; i < hearings->len; i++)
    {
      const GadibaHearing *hearing = g_ptr_array_index (hearings, i);
      self->is_awaited = hearing->decision == NULL && is_waiting (hearing);
      if (hearing->decision != NULL)
        continue;
      g_autofree char *state = gadiba_hearing_tell (hearing);
      gadiba_asking_form_add_label (box, hearing->about, NULL);
      gtk_widget_add_css_class (gadiba_asking_form_add_label (box, state, "dim"), "num");
    }
}

static GtkWidget *
make_form (Asking *self, GadibaSession *session, const GPtrArray *hearings)
{
  GtkWidget *box = gadiba_asking_form_new ();
  g_autofree char *head = g_strdup_printf (_ ("Application No %s"), self->application);

  gadiba_asking_form_add_label (box, head, "num");
  add_states (self, box, hearings);
  add_kinds (self, box);
  add_fields (self, session, box);
  gtk_check_button_set_active (self->kinds[self->is_awaited ? ANSWER : INVITATION], TRUE);
  show_kind (self);
  for (guint i = 0; i < N_KINDS; i++)
    g_signal_connect (self->kinds[i], "toggled", G_CALLBACK (on_kind_toggled_cb), self);
  return box;
}

void
gadiba_hearing_window_show (const GadibaAskingPlace *place, const char *application,
                            const GPtrArray *hearings)
{
  static const GadibaAskingKind kind = { dup_typed, free_asking };

  g_return_if_fail (place != NULL && application != NULL && hearings != NULL);

  Asking *self = g_new0 (Asking, 1);
  self->application = g_strdup (application);
  GtkWidget *form = make_form (self, place->session, hearings);
  self->window =
      gadiba_asking_window_new_guarded (place, _ ("Hearing (APL 62)"), form, 640, &kind, self);
  gadiba_asking_window_add_deed (self->window, _ ("_Note it"), store);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (self->fields[self->is_awaited ? SAID : ABOUT]));
}
