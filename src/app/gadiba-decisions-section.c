/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-hearing-window.h"
#include "gadiba-list-pane.h"
#include "gadiba-office-awaited.h"
#include "gadiba-office-contest.h"
#include "gadiba-office-notify.h"
#include "gadiba-words.h"

/* The decisions of the client, newest first; the letter of each is opened from here, how it was
 * notified is noted, and what somebody has against it. */

/* What is read: the card, and how it stands with each of its decisions. */
typedef struct
{
  GadibaCard *card;
  GPtrArray *all;      /* GadibaNotified */
  GPtrArray *awaited;  /* GadibaAwaited: of each that left its application; NULL: of the others */
  GPtrArray *contests; /* GadibaContest: of all decisions, and complaints */
  GPtrArray *hearings; /* GadibaHearing: of the application; NULL: there is none yet */
  char *application;
} Decisions;

/* A row on its way: what it is of. */
typedef struct
{
  const GadibaCardDecision *decision;
  const GadibaNotified *notified;
  const GadibaAwaited *awaited; /* NULL: it asked for nothing */
  const GPtrArray *contests;
  const GadibaBook *book;
} Row;

static void
free_decisions (gpointer data)
{
  Decisions *self = data;

  g_clear_pointer (&self->card, gadiba_card_free);
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->awaited);
  g_ptr_array_unref (self->contests);
  g_clear_pointer (&self->hearings, g_ptr_array_unref);
  g_free (self->application);
  g_free (self);
}

/* Returns: (transfer full): "GMI pabalsts: 127,00 € mēnesī, 01.06.2026.–31.08.2026." a line */
static char *
describe_items (const GadibaCardDecision *decision)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < decision->items->len; i++)
    {
      const GadibaCardItem *item = g_ptr_array_index (decision->items, i);
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", item->line);
      if (item->from == GADIBA_DATE_NONE || item->to == GADIBA_DATE_NONE)
        continue;
      g_autofree char *from = gadiba_words_format_date (item->from);
      g_autofree char *to = gadiba_words_format_date (item->to);
      g_string_append_printf (text, ", %s – %s", from, to);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_of (const GadibaContest *contest, const GadibaCardDecision *decision)
{
  return g_strcmp0 (contest->decision, decision->number) == 0;
}

/* Returns: (nullable): what it asked for, of one that left the application without progress */
static const GadibaDeficiency *
find_deficiency (const Row *self)
{
  for (guint i = 0; self->awaited != NULL && i < self->awaited->notices->len; i++)
    {
      const GadibaDeficiency *one = g_ptr_array_index (self->awaited->notices, i);
      if (g_str_equal (one->decision, self->decision->number))
        return one;
    }
  return NULL;
}

/* Returns: (transfer full): how it stands with notifying it, what is to be doubted there, and what
 * somebody has against it */
static char *
describe_state (const Row *self)
{
  g_autofree char *state = gadiba_notified_tell (self->notified);
  g_autoptr (GPtrArray) doubts = gadiba_notified_list_doubts (self->notified);
  g_autoptr (GString) text = g_string_new (state);

  for (guint i = 0; i < doubts->len; i++)
    g_string_append_printf (text, "\n%s", (const char *) g_ptr_array_index (doubts, i));
  const GadibaDeficiency *asked = find_deficiency (self);
  if (asked != NULL && asked->cured != GADIBA_DATE_NONE)
    {
      g_autofree char *cured = gadiba_words_format_date (asked->cured);
      g_autofree char *deadline = gadiba_words_format_date (self->awaited->deadline);
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("everything came on %s"), cured);
      if (self->awaited->deadline != GADIBA_DATE_NONE)
        g_string_append_printf (text, _ (", decide by %s"), deadline);
    }
  for (guint i = 0; i < self->contests->len; i++)
    {
      const GadibaContest *contest = g_ptr_array_index (self->contests, i);
      g_autofree char *told =
          is_of (contest, self->decision) ? gadiba_contest_describe (contest) : NULL;
      if (told != NULL)
        g_string_append_printf (text, "\n%s", told);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What was decided, and how it stands with notifying it. */
static GtkWidget *
make_middle (const char *items, const char *state)
{
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *lines = gtk_label_new (items), *notified = gtk_label_new (state);

  gtk_label_set_xalign (GTK_LABEL (lines), 0);
  gtk_label_set_wrap (GTK_LABEL (lines), TRUE);
  gtk_label_set_xalign (GTK_LABEL (notified), 0);
  gtk_label_set_wrap (GTK_LABEL (notified), TRUE);
  gtk_widget_add_css_class (lines, "num");
  gtk_widget_add_css_class (notified, "num");
  gtk_widget_add_css_class (notified, "dim");
  gtk_box_append (GTK_BOX (middle), lines);
  gtk_box_append (GTK_BOX (middle), notified);
  gtk_widget_set_hexpand (middle, TRUE);
  return middle;
}

static GtkWidget *
make_button (GtkWidget *button, const char *action, const char *number)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", number);
  return button;
}

/* What the rule books say of decisions of @kind about what @decision is about. Returns: (nullable)
 * (transfer none) */
static const GadibaDecisionRule *
get_rule (const GadibaBook *book, GadibaDecisionKind kind, const GadibaCardDecision *decision)
{
  const char *id = gadiba_decision_kind_format (kind);

  return book != NULL ? gadiba_book_get_decision_rule_for (book, id, decision->service) : NULL;
}

/* Whether a decision of @kind, which @rule describes, can follow it. What grants nothing can only
 * be taken back, or corrected; for social services there must be rules of their own. */
static gboolean
can_follow (const GadibaCardDecision *decision, GadibaDecisionKind kind,
            const GadibaDecisionRule *rule)
{
  gboolean fits = decision->service == NULL
                  || (rule->of_service && decision->kind == GADIBA_DECISION_JUDGEMENT);

  switch (kind)
    {
    case GADIBA_DECISION_CHANGE:
    case GADIBA_DECISION_REVIEW:
    case GADIBA_DECISION_STOP:
    case GADIBA_DECISION_REDUCTION:
    case GADIBA_DECISION_RECOVERY:
      return decision->replaced_by == NULL && decision->grants && fits;
    case GADIBA_DECISION_CANCELLATION:
    case GADIBA_DECISION_CORRECTION:
      return decision->replaced_by == NULL;
    case GADIBA_DECISION_JUDGEMENT:
    case GADIBA_DECISION_PROLONGATION:
    case GADIBA_DECISION_DEFICIENCIES:
      break;
    }
  return FALSE;
}

/* What somebody has against it, and what the law gives beside it. */
static void
add_other_items (GMenu *menu, const GadibaCardDecision *decision)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Contest or complaint…"), NULL);
  g_autoptr (GMenuItem) comparison = g_menu_item_new (_ ("What the law gives…"), NULL);

  g_menu_item_set_action_and_target (item, "win.enter-contest", "(ss)", decision->number,
                                     decision->application);
  g_menu_append_item (section, item);
  g_menu_item_set_action_and_target (comparison, "win.compare", "s", decision->number);
  if (decision->kind == GADIBA_DECISION_JUDGEMENT)
    g_menu_append_item (section, comparison);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* Returns: (transfer floating) */
static GtkWidget *
make_menu (const GadibaCardDecision *decision, const GadibaBook *book)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (GadibaDecisionKind kind = GADIBA_DECISION_JUDGEMENT; kind <= GADIBA_DECISION_CORRECTION;
       kind++)
    {
      const GadibaDecisionRule *rule = get_rule (book, kind, decision);
      if (rule == NULL || !can_follow (decision, kind, rule))
        continue;
      g_autoptr (GMenuItem) item = g_menu_item_new (rule->title, NULL);
      g_menu_item_set_action_and_target (item, "win.follow", "(ss)",
                                         gadiba_decision_kind_format (kind), decision->number);
      g_menu_append_item (menu, item);
    }
  add_other_items (menu, decision);
  g_autofree char *spoken = g_strdup_printf (_ ("What follows decision %s"), decision->number);
  GtkWidget *button =
      g_object_new (GTK_TYPE_MENU_BUTTON, "label", _ ("What _follows…"), "use-underline", TRUE,
                    "menu-model", menu, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  return button;
}

/* Returns: (transfer full): what it is where it is no judgement, and what became of it; "" else */
static char *
describe_kind (const GadibaCardDecision *decision, const GadibaBook *book)
{
  const GadibaDecisionRule *rule = get_rule (book, decision->kind, decision);
  g_autoptr (GString) text = g_string_new (
      rule != NULL && decision->kind != GADIBA_DECISION_JUDGEMENT ? rule->title : NULL);

  if (decision->until != GADIBA_DATE_NONE)
    {
      g_autofree char *until = gadiba_words_format_date (decision->until);
      g_string_append_printf (text, _ (", until %s"), until);
    }
  if (decision->replaced_by != NULL)
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append_printf (text, _ ("Taken back by %s"), decision->replaced_by);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_texts (const char *number, const char *more, const char *kind)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *const lines[] = { number, more, kind };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkWidget *label = gtk_label_new (lines[i]);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), i == 2);
      gtk_label_set_max_width_chars (GTK_LABEL (label), i == 2 ? 28 : -1);
      gtk_widget_add_css_class (label, i == 0 ? "strong" : i == 1 ? "dim" : "small");
      gtk_widget_add_css_class (label, "num");
      gtk_widget_set_visible (label, *lines[i] != '\0');
      gtk_box_append (GTK_BOX (texts), label);
    }
  return texts;
}

static GtkWidget *
make_row (const Row *self)
{
  const GadibaCardDecision *decision = self->decision;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *day = gadiba_words_format_date (decision->day);
  g_autofree char *items = describe_items (decision);
  g_autofree char *more = g_strdup_printf (_ ("%s, application %s"), day, decision->application);
  g_autofree char *what = describe_kind (decision, self->book);
  g_autofree char *state = describe_state (self);
  g_autofree char *told = g_strdup_printf ("%s; %s", *items != '\0' ? items : what, state);
  g_autofree char *spoken =
      g_strdup_printf (_ ("Decision %s, %s: %s"), decision->number, more, told);

  gtk_box_append (GTK_BOX (box), make_texts (decision->number, more, what));
  gtk_box_append (GTK_BOX (box), make_middle (items, state));
  gtk_box_append (GTK_BOX (buttons), make_menu (decision, self->book));
  gtk_box_append (GTK_BOX (buttons), make_button (gtk_button_new_with_mnemonic (_ ("_Letter")),
                                                  "win.show-letter", decision->number));
  gtk_box_append (GTK_BOX (buttons), make_button (gtk_button_new_with_label (_ ("Notification")),
                                                  "win.notify-decision", decision->number));
  const GadibaDeficiency *asked = find_deficiency (self);
  if (asked != NULL && asked->cured == GADIBA_DATE_NONE && self->awaited->is_waiting)
    gtk_box_append (GTK_BOX (buttons),
                    make_button (gtk_button_new_with_mnemonic (_ ("_Everything has come…")),
                                 "win.awaited", decision->application));
  for (guint i = 0; i < self->contests->len; i++)
    {
      const GadibaContest *contest = g_ptr_array_index (self->contests, i);
      if (is_of (contest, decision))
        gtk_box_append (GTK_BOX (buttons), make_button (gtk_button_new_with_label (contest->number),
                                                        "win.open-contest", contest->number));
    }
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* A complaint is of no decision. */
static GtkWidget *
make_complaint_row (const GadibaContest *contest)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  g_autofree char *told = gadiba_contest_describe (contest);
  g_autofree char *lines = g_strdup_printf ("%s\n%s", told, contest->words);

  gtk_box_append (GTK_BOX (box), make_middle (told, contest->words));
  gtk_box_append (GTK_BOX (box), make_button (gtk_button_new_with_label (contest->number),
                                              "win.open-contest", contest->number));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, lines, -1);
  return row;
}

/* The hearing before a decision of the application that takes something away: what no decision has
 * told of yet, and what can be noted. */
static GtkWidget *
make_hearing_row (const char *application, const GPtrArray *hearings)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  g_autoptr (GString) states = g_string_new (NULL);
  g_autofree char *head = g_strdup_printf (_ ("Hearing, application %s"), application);

  for (guint i = 0; i < hearings->len; i++)
    {
      const GadibaHearing *hearing = g_ptr_array_index (hearings, i);
      g_autofree char *state = hearing->decision == NULL ? gadiba_hearing_tell (hearing) : NULL;
      if (state != NULL)
        g_string_append_printf (states, "%s%s", states->len > 0 ? "\n" : "", state);
    }
  if (states->len == 0)
    g_string_append (states, _ ("Nothing is noted for the next decision."));
  g_autofree char *spoken = g_strdup_printf ("%s: %s", head, states->str);
  gtk_box_append (GTK_BOX (box), make_middle (head, states->str));
  gtk_box_append (GTK_BOX (box), make_button (gtk_button_new_with_mnemonic (_ ("_Hearing…")),
                                              "win.hearing", application));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* A sentence, through which the keyboard does not go. */
static GtkWidget *
make_empty (const char *sentence)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static gpointer
read_decisions (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const GadibaListQuestion *question = data;
  gint64 person = question->person;
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_notified_free);
  g_autoptr (GPtrArray) awaited =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_awaited_free);
  g_autoptr (GadibaCard) card = gadiba_office_open_card (office, person, moment, error);

  for (guint i = 0; card != NULL && i < card->decisions->len; i++)
    {
      const GadibaCardDecision *decision = g_ptr_array_index (card->decisions, i);
      GadibaNotified *notified =
          gadiba_office_read_notices (office, decision->number, moment, error);
      if (notified == NULL)
        return NULL;
      g_ptr_array_add (all, notified);
      GadibaAwaited *one = decision->kind == GADIBA_DECISION_DEFICIENCIES
                               ? gadiba_office_read_awaited (office, decision->application, error)
                               : NULL;
      if (one == NULL && decision->kind == GADIBA_DECISION_DEFICIENCIES)
        return NULL;
      g_ptr_array_add (awaited, one);
    }
  g_autoptr (GPtrArray) contests =
      card != NULL ? gadiba_office_list_person_contests (office, person, error) : NULL;
  g_autoptr (GPtrArray) hearings =
      contests != NULL && question->number != NULL
          ? gadiba_office_list_hearings (office, question->number, error)
          : NULL;
  if (contests == NULL || (question->number != NULL && hearings == NULL))
    return NULL;
  Decisions *self = g_new0 (Decisions, 1);
  self->card = g_steal_pointer (&card);
  self->all = g_steal_pointer (&all);
  self->awaited = g_steal_pointer (&awaited);
  self->contests = g_steal_pointer (&contests);
  self->hearings = g_steal_pointer (&hearings);
  self->application = g_strdup (question->number);
  return self;
}

static void
fill (GtkListBox *list, gconstpointer result)
{
  const Decisions *self = result;
  GtkWidget *pane = gtk_widget_get_ancestor (GTK_WIDGET (list), GADIBA_TYPE_LIST_PANE);
  GadibaSession *session =
      gadiba_working_case_get_session (gadiba_list_pane_get_working (GADIBA_LIST_PANE (pane)));

  for (guint i = 0; i < self->all->len; i++)
    {
      const Row row = { g_ptr_array_index (self->card->decisions, i),
                        g_ptr_array_index (self->all, i), g_ptr_array_index (self->awaited, i),
                        self->contests, gadiba_session_get_book (session) };
      gtk_list_box_append (list, make_row (&row));
    }
  for (guint i = 0; i < self->contests->len; i++)
    {
      const GadibaContest *contest = g_ptr_array_index (self->contests, i);
      if (contest->decision == NULL)
        gtk_list_box_append (list, make_complaint_row (contest));
    }
  if (self->all->len == 0)
    gtk_list_box_append (list, make_empty (_ ("No decision yet.")));
  if (self->hearings != NULL)
    gtk_list_box_append (list, make_hearing_row (self->application, self->hearings));
}

GtkWidget *
gadiba_decisions_section_new (GadibaWorkingCase *working)
{
  static const GadibaListKind kind = { N_ ("Decisions"), read_decisions, free_decisions, NULL,
                                       fill };

  return gadiba_list_pane_new (working, &kind);
}
