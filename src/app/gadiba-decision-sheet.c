/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-decision-sheet.h"

#include <glib/gi18n-lib.h>

#include "gadiba-check-list.h"
#include "gadiba-decision-questions.h"
#include "gadiba-deed-words.h"
#include "gadiba-draft-bar.h"
#include "gadiba-follow-questions.h"
#include "gadiba-letter-view.h"

struct _GadibaDecisionSheet
{
  GtkWidget parent_instance;

  /* Owned */
  GadibaDecideRequest *request; /* what it began with; NULL: not yet */
  GadibaPrepared *prepared;     /* what is shown; NULL: nothing yet */
  char *failed;                 /* why nothing could be prepared or issued; NULL */
  char *changed;                /* why another letter is shown than the one that was to be issued,
                                   until something is answered or issued; NULL */
  guint serial;                 /* of the newest answers */
  gboolean has_letter;          /* the view shows the letter that would be issued */
  gboolean is_current;          /* what is shown belongs to the newest answers */
  gboolean is_busy;
  gboolean is_fresh;    /* nothing was answered here yet */
  gboolean wants_focus; /* it was to take the keyboard when it had nothing to ask yet */

  /* Of the template */
  GtkWidget *again_button;
  GadibaCheckList *checks;
  GadibaDraftBar *draft;
  GadibaFollowQuestions *follow;
  GtkWidget *issue_button;
  GtkLabel *items;
  GtkWidget *panel; /* bound, for only what is bound is disposed of with the template */
  GadibaDecisionQuestions *questions;
  GtkLabel *subtitle;
  GtkLabel *title;
  GadibaLetterView *view;
  GtkLabel *why;
};

enum
{
  BACK,
  CHANGED,
  GIVE_BACK,
  ISSUE,
  MEND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GadibaDecisionSheet, gadiba_decision_sheet, GTK_TYPE_WIDGET)

static gboolean
is_drafted (const GadibaDecisionSheet *self)
{
  return self->prepared != NULL && self->prepared->drafted != NULL;
}

/* What somebody has prepared was answered by that one.
 * Returns: (nullable): the first check that is to be answered here */
static const GadibaCheck *
find_unanswered (const GadibaDecisionSheet *self)
{
  return is_drafted (self) ? NULL : gadiba_check_list_find_unanswered (self->checks);
}

static gboolean
can_issue (const GadibaDecisionSheet *self)
{
  return self->is_current && !self->is_busy && self->has_letter && find_unanswered (self) == NULL
         && !(is_drafted (self) && self->prepared->is_own);
}

/* How many checks are of that severity, and the first of them; @first stays if there is none. */
static guint
count_checks (const GadibaPrepared *prepared, GadibaCheckSeverity severity,
              const GadibaCheck **first)
{
  guint n = 0;

  for (guint i = 0; i < prepared->checks->len; i++)
    {
      const GadibaCheck *check = g_ptr_array_index (prepared->checks, i);
      if (check->severity == severity && n++ == 0)
        *first = check;
    }
  return n;
}

/* A message that follows other words elsewhere stands alone here. Returns: (transfer full) */
static char *
make_sentence (const char *message)
{
  char first[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (message)), first);
  return g_strconcat (first, g_utf8_next_char (message), NULL);
}

/* How many checks are open, and which comes first; the checks say the rest themselves.
 * Returns: (transfer full) */
static char *
tell_open (const GadibaPrepared *prepared)
{
  const GadibaCheck *first = NULL;
  guint n = count_checks (prepared, GADIBA_CHECK_BLOCK, &first);

  if (n > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing is to be settled first: %s.",
                                         "%u things are to be settled first, beginning with: %s.",
                                         n),
                            n, first->title);
  const char *lasting = _ ("An issued decision is never rewritten: another one changes, cancels or "
                           "corrects it.");
  n = count_checks (prepared, GADIBA_CHECK_WARN, &first);
  if (n == 0)
    return g_strdup (lasting);
  g_autofree char *doubt =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Make sure of %u thing: %s.",
                                    "Make sure of %u things, first: %s.", n),
                       n, first->title);
  return g_strconcat (doubt, " ", lasting, NULL);
}

/* The sentence beside the button. Returns: (transfer full) */
static char *
make_why (const GadibaDecisionSheet *self)
{
  if (self->failed != NULL)
    return make_sentence (self->failed);
  if (self->is_busy)
    return g_strdup (_ ("The decision is being issued."));
  if (!self->is_current || self->prepared == NULL)
    return g_strdup (_ ("The preview is being made."));
  if (self->changed != NULL)
    return make_sentence (self->changed);
  const GadibaCheck *check = find_unanswered (self);
  return check != NULL
             ? g_strdup_printf (_ ("Say why it is issued all the same: %s."), check->title)
             : tell_open (self->prepared);
}

/* What is shown of a decision beside its pages. */
static void
show_head (GadibaDecisionSheet *self)
{
  g_autofree char *title = NULL;
  g_autoptr (GString) items = g_string_new (NULL);

  if (self->prepared == NULL)
    return;
  if (self->prepared->asked != NULL && self->prepared->number != NULL)
    title =
        g_strdup_printf (_ ("%s\nNo. %s"), self->prepared->asked->title, self->prepared->number);
  else if (self->prepared->asked != NULL)
    title = g_strdup (self->prepared->asked->title);
  else if (self->prepared->number != NULL)
    title = g_strdup_printf (_ ("Decision No. %s"), self->prepared->number);
  for (guint i = 0; i < self->prepared->items->len; i++)
    g_string_append_printf (items, "%s%s", i > 0 ? "\n" : "",
                            (char *) g_ptr_array_index (self->prepared->items, i));
  g_autofree char *subtitle =
      g_strdup_printf ("%s, %s", self->prepared->applicant, self->prepared->application);
  gtk_label_set_text (self->title, title != NULL ? title : _ ("Decision"));
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_label_set_text (self->items, items->str);
  gtk_widget_set_visible (GTK_WIDGET (self->items), items->len > 0);
}

static void
update_view (GadibaDecisionSheet *self)
{
  g_autofree char *why = make_why (self);

  gtk_label_set_text (self->why, why);
  gtk_widget_set_visible (self->again_button, self->failed != NULL && !self->is_current);
  if (self->failed != NULL || self->changed != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->why), "bad");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->why), "bad");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "decision.issue", can_issue (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "decision.back", !self->is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->draft), !self->is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->follow), !self->is_busy && !is_drafted (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->questions), !self->is_busy && !is_drafted (self));
}

/* What is being prepared for the answers before is no longer waited for. */
static void
outdate (GadibaDecisionSheet *self)
{
  self->serial++;
  self->is_current = FALSE;
  g_clear_pointer (&self->failed, g_free);
  g_clear_pointer (&self->changed, g_free);
  update_view (self);
}

static void
on_editing (GadibaDecisionSheet *self)
{
  self->is_fresh = FALSE;
  outdate (self);
}

static void
ask_anew (GadibaDecisionSheet *self)
{
  outdate (self);
  g_signal_emit (self, signals[CHANGED], 0, self->serial);
}

void
gadiba_decision_sheet_refresh (GadibaDecisionSheet *self)
{
  g_return_if_fail (GADIBA_IS_DECISION_SHEET (self));

  self->is_fresh = FALSE;
  if (self->request != NULL)
    ask_anew (self);
}

void
gadiba_decision_sheet_begin (GadibaDecisionSheet *self, const GadibaDecideRequest *request)
{
  g_return_if_fail (GADIBA_IS_DECISION_SHEET (self) && request != NULL);

  GadibaDecideRequest *copy = gadiba_decide_request_dup (request);
  gadiba_check_list_set_checks (self->checks, NULL);
  gadiba_check_list_forget_reasons (self->checks);
  gadiba_letter_view_set_letter (self->view, NULL, NULL);
  g_clear_pointer (&self->prepared, gadiba_prepared_free);
  g_clear_pointer (&self->request, gadiba_decide_request_free);
  self->request = copy;
  self->is_busy = FALSE;
  self->has_letter = FALSE;
  gtk_label_set_text (self->title, _ ("Decision"));
  gtk_label_set_text (self->subtitle, request->application);
  gtk_label_set_text (self->items, "");
  gtk_button_set_label (GTK_BUTTON (self->issue_button), _ ("Issue the decision and _print"));
  gadiba_follow_questions_set_request (self->follow, copy);
  gadiba_decision_questions_set_request (self->questions, copy);
  self->is_fresh = TRUE;
  ask_anew (self);
}

GadibaDecideRequest *
gadiba_decision_sheet_dup_request (GadibaDecisionSheet *self)
{
  g_return_val_if_fail (GADIBA_IS_DECISION_SHEET (self) && self->request != NULL, NULL);

  g_autoptr (GadibaDecideRequest) followed =
      gadiba_follow_questions_dup_request (self->follow, self->request);
  GadibaDecideRequest *request = gadiba_decision_questions_dup_request (self->questions, followed);
  gadiba_check_list_fill_request (self->checks, request);
  return request;
}

const char *
gadiba_decision_sheet_get_digest (GadibaDecisionSheet *self)
{
  g_return_val_if_fail (GADIBA_IS_DECISION_SHEET (self), NULL);

  return self->has_letter ? self->prepared->digest : NULL;
}

GadibaSheetDeed
gadiba_decision_sheet_get_deed (GadibaDecisionSheet *self)
{
  g_return_val_if_fail (GADIBA_IS_DECISION_SHEET (self), GADIBA_SHEET_ISSUE);

  if (is_drafted (self))
    return self->prepared->is_own ? GADIBA_SHEET_AWAIT : GADIBA_SHEET_ISSUE_DRAFT;
  return self->prepared != NULL && self->prepared->two_eyes ? GADIBA_SHEET_PREPARE
                                                            : GADIBA_SHEET_ISSUE;
}

/* Shows what somebody has answered in place of what was answered here. */
static void
take_drafted (GadibaDecisionSheet *self)
{
  if (!is_drafted (self))
    return;
  GadibaDecideRequest drafted = *self->prepared->drafted;
  g_autoptr (GadibaDecideRequest) before = self->request;
  drafted.day = before->day;
  drafted.application = self->prepared->application;
  drafted.n_overrides = 0; /* the checks have them */
  self->request = gadiba_decide_request_dup (&drafted);
  gadiba_follow_questions_set_request (self->follow, self->request);
  gadiba_decision_questions_set_request (self->questions, self->request);
}

/* What was answered before it was given back stands here again, to be mended.
 * Returns: whether it has to be prepared by that */
static gboolean
take_returned (GadibaDecisionSheet *self)
{
  const GadibaDecideRequest *returned = self->prepared->returned;

  if (!self->is_fresh || is_drafted (self) || returned == NULL)
    return FALSE;
  GadibaDecideRequest request = *returned;
  g_autoptr (GadibaDecideRequest) before = self->request;
  request.application = before->application;
  request.n_overrides = 0; /* the checks have them */
  self->request = gadiba_decide_request_dup (&request);
  gadiba_check_list_take_reasons (self->checks, returned);
  gadiba_follow_questions_set_request (self->follow, self->request);
  gadiba_decision_questions_set_request (self->questions, self->request);
  return TRUE;
}

/* What the button does. Returns: (transfer full) */
static char *
make_deed (GadibaDecisionSheet *self)
{
  g_autoptr (GadibaDecideRequest) request = gadiba_decision_sheet_dup_request (self);

  return gadiba_decision_sheet_get_deed (self) == GADIBA_SHEET_PREPARE
             ? g_strdup (_ ("_Prepare for somebody else to issue"))
             : gadiba_deed_words_make (request, self->prepared->effective);
}

static void
show_prepared (GadibaDecisionSheet *self)
{
  const GadibaCheck *first = NULL;

  take_drafted (self);
  gadiba_draft_bar_set_prepared (self->draft, self->prepared);
  gtk_widget_set_visible (self->issue_button,
                          gadiba_decision_sheet_get_deed (self) != GADIBA_SHEET_AWAIT);
  show_head (self);
  count_checks (self->prepared, GADIBA_CHECK_BLOCK, &first);
  gadiba_check_list_set_checks (self->checks, self->prepared->checks);
  gadiba_decision_questions_set_prepared (self->questions, self->prepared);
  g_autofree char *deed = make_deed (self);
  gtk_button_set_label (GTK_BUTTON (self->issue_button), deed);
  g_autofree char *why =
      first != NULL ? g_strdup_printf ("%s\n%s", _ ("There is no letter yet."),
                                       first->detail != NULL ? first->detail : first->title)
                    : NULL;
  self->has_letter = self->prepared->letter != NULL;
  gadiba_letter_view_set_letter (self->view, g_steal_pointer (&self->prepared->letter), why);
  gadiba_follow_questions_set_prepared (self->follow, self->prepared);
}

/* Whether the keyboard is in @widget. */
static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
focus_question (GadibaDecisionSheet *self, const char *kind)
{
  if (!gadiba_follow_questions_focus (self->follow, kind))
    gadiba_decision_questions_focus (self->questions, kind);
}

/* Work begins with the first question that is open, else with the letter, which is to be read:
 * never with the button, for a key that was meant for something else would issue. */
static void
focus_first (GadibaDecisionSheet *self)
{
  const GadibaCheck *first = NULL;

  self->wants_focus = self->prepared == NULL;
  if (self->prepared != NULL)
    count_checks (self->prepared, GADIBA_CHECK_BLOCK, &first);
  if (first != NULL && g_strcmp0 (first->place.page, "sheet") == 0)
    focus_question (self, first->place.kind);
  else if (!has_focus (GTK_WIDGET (self->view)))
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

void
gadiba_decision_sheet_enter (GadibaDecisionSheet *self)
{
  g_return_if_fail (GADIBA_IS_DECISION_SHEET (self));

  focus_first (self);
}

void
gadiba_decision_sheet_set_prepared (GadibaDecisionSheet *self, GadibaPrepared *prepared,
                                    guint serial, const char *failed)
{
  g_return_if_fail (GADIBA_IS_DECISION_SHEET (self));

  if (serial != self->serial)
    {
      gadiba_prepared_free (prepared);
      return;
    }
  g_free (self->failed);
  self->failed = g_strdup (failed);
  if (prepared != NULL)
    {
      gadiba_check_list_set_checks (self->checks, NULL);
      g_clear_pointer (&self->prepared, gadiba_prepared_free);
      self->prepared = prepared;
      self->is_current = TRUE;
      gboolean begins_anew = take_returned (self);
      self->is_fresh = FALSE;
      show_prepared (self);
      if (begins_anew)
        ask_anew (self);
    }
  update_view (self);
  /* Whoever went on meanwhile stays where she is; the window may be closed. */
  if (self->wants_focus && prepared != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL
      && (has_focus (GTK_WIDGET (self->view)) || !has_focus (GTK_WIDGET (self))))
    focus_first (self);
  self->wants_focus = self->wants_focus && prepared == NULL;
}

void
gadiba_decision_sheet_set_busy (GadibaDecisionSheet *self, gboolean is_busy, const char *failed)
{
  g_return_if_fail (GADIBA_IS_DECISION_SHEET (self));

  g_autofree char *sentence = g_strdup (failed);
  self->is_busy = is_busy;
  g_free (self->failed);
  self->failed = g_steal_pointer (&sentence);
  g_clear_pointer (&self->changed, g_free);
  update_view (self);
}

void
gadiba_decision_sheet_show_changed (GadibaDecisionSheet *self, const char *sentence)
{
  g_return_if_fail (GADIBA_IS_DECISION_SHEET (self) && sentence != NULL);

  gadiba_decision_sheet_refresh (self);
  self->changed = g_strdup (sentence);
  update_view (self);
}

/* --- actions --- */

static void
activate_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[BACK], 0);
}

static void
activate_issue (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (can_issue (GADIBA_DECISION_SHEET (widget)))
    g_signal_emit (widget, signals[ISSUE], 0);
}

static void
activate_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gadiba_decision_sheet_refresh (GADIBA_DECISION_SHEET (widget));
}

/* The keys that lead to the sheet lead on to its button; that is pressed by itself. */
static void
activate_to_button (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GADIBA_DECISION_SHEET (widget)->issue_button);
}

static void
on_give_back (GadibaDecisionSheet *self, const char *note)
{
  g_signal_emit (self, signals[GIVE_BACK], 0, note);
}

static void
on_mend (GadibaDecisionSheet *self, const GadibaCheck *check)
{
  if (g_strcmp0 (check->place.page, "sheet") == 0)
    focus_question (self, check->place.kind);
  else
    g_signal_emit (self, signals[MEND], 0, check);
}

/* --- the widget --- */

static void
gadiba_decision_sheet_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GADIBA_TYPE_DECISION_SHEET);
  G_OBJECT_CLASS (gadiba_decision_sheet_parent_class)->dispose (object);
}

static void
gadiba_decision_sheet_finalize (GObject *object)
{
  GadibaDecisionSheet *self = GADIBA_DECISION_SHEET (object);

  g_clear_pointer (&self->prepared, gadiba_prepared_free);
  g_clear_pointer (&self->request, gadiba_decide_request_free);
  g_free (self->failed);
  g_free (self->changed);
  G_OBJECT_CLASS (gadiba_decision_sheet_parent_class)->finalize (object);
}

static void
add_signals (void)
{
  GType type = GADIBA_TYPE_DECISION_SHEET;

  signals[BACK] =
      g_signal_new ("back", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[GIVE_BACK] = g_signal_new ("give-back", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ISSUE] =
      g_signal_new ("issue", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MEND] = g_signal_new ("mend", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_POINTER);
}

static void
gadiba_decision_sheet_class_init (GadibaDecisionSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gadiba_decision_sheet_dispose;
  object_class->finalize = gadiba_decision_sheet_finalize;

  add_signals ();

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-decision-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionSheet, again_button);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionSheet, checks);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionSheet, draft);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionSheet, follow);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionSheet, issue_button);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionSheet, items);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionSheet, panel);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionSheet, questions);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionSheet, subtitle);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionSheet, title);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionSheet, view);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionSheet, why);

  gtk_widget_class_bind_template_callback (widget_class, gadiba_decision_sheet_refresh);
  gtk_widget_class_bind_template_callback (widget_class, on_editing);
  gtk_widget_class_bind_template_callback (widget_class, on_give_back);
  gtk_widget_class_bind_template_callback (widget_class, on_mend);
  gtk_widget_class_bind_template_callback (widget_class, update_view);

  gtk_widget_class_install_action (widget_class, "decision.again", NULL, activate_again);
  gtk_widget_class_install_action (widget_class, "decision.back", NULL, activate_back);
  gtk_widget_class_install_action (widget_class, "decision.issue", NULL, activate_issue);
  gtk_widget_class_install_action (widget_class, "decision.to-button", NULL, activate_to_button);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "decision.back", NULL);

  g_type_ensure (GADIBA_TYPE_CHECK_LIST);
  g_type_ensure (GADIBA_TYPE_DECISION_QUESTIONS);
  g_type_ensure (GADIBA_TYPE_DRAFT_BAR);
  g_type_ensure (GADIBA_TYPE_FOLLOW_QUESTIONS);
  g_type_ensure (GADIBA_TYPE_LETTER_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
gadiba_decision_sheet_init (GadibaDecisionSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->issue_button),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->why, NULL, -1);
  update_view (self);
}

GtkWidget *
gadiba_decision_sheet_new (void)
{
  return g_object_new (GADIBA_TYPE_DECISION_SHEET, NULL);
}
