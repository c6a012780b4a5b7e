/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-issue-page.h"

#include <glib/gi18n-lib.h>

#include "gadiba-decision-sheet.h"
#include "gadiba-office-draft.h"
#include "gadiba-office-prepare.h"

struct _GadibaIssuePage
{
  GadibaPage parent;

  char *application;
  GadibaDecisionKind kind;
  char *base;                 /* number of the decision that it follows; NULL: none */
  GadibaDecisionSheet *sheet; /* borrowed: the child */
};

G_DEFINE_FINAL_TYPE (GadibaIssuePage, gadiba_issue_page, GADIBA_TYPE_PAGE)

enum
{
  SIGNAL_ISSUED,
  SIGNAL_BACK,
  SIGNAL_DRAFTED,
  SIGNAL_MEND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What crosses into the session's thread. */
typedef struct
{
  GadibaDecideRequest *request;
  char *digest; /* of the letter that was looked at; NULL: it is only prepared */
  GadibaSheetDeed deed;
  char *note; /* why it is given back */
} Errand;

static void
free_errand (gpointer data)
{
  Errand *self = data;

  gadiba_decide_request_free (self->request);
  g_free (self->digest);
  g_free (self->note);
  g_free (self);
}

/* --- preparing --- */

typedef struct
{
  GadibaIssuePage *page;
  guint serial;
} Asked;

/* @title: of the kind, as the rule books call it where it is about that decision */
static void
name_page (GadibaIssuePage *self, const char *title)
{
  g_autofree char *name =
      g_strdup_printf ("%s: %s", title, self->base != NULL ? self->base : self->application);

  gadiba_page_set_title (GADIBA_PAGE (self), name);
}

static gpointer
prepare (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_prepare (office, ((const Errand *) data)->request, moment, error);
}

static void
on_prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (GadibaIssuePage) self = asked->page;
  g_autoptr (GError) error = NULL;
  GadibaPrepared *prepared = gadiba_session_run_finish (result, &error);

  if (prepared != NULL && prepared->asked != NULL)
    name_page (self, prepared->asked->title);
  if (self->sheet != NULL)
    gadiba_decision_sheet_set_prepared (self->sheet, prepared, asked->serial,
                                        error != NULL ? error->message : NULL);
  else
    gadiba_prepared_free (prepared);
}

static void
on_sheet_changed_cb (GadibaIssuePage *self, guint serial)
{
  g_assert (GADIBA_IS_ISSUE_PAGE (self));

  Errand *errand = g_new0 (Errand, 1);
  Asked *asked = g_new0 (Asked, 1);
  const GadibaJob job = { prepare, errand, free_errand, (GDestroyNotify) gadiba_prepared_free };
  errand->request = gadiba_decision_sheet_dup_request (self->sheet);
  asked->page = g_object_ref (self);
  asked->serial = serial;
  gadiba_session_run_async (gadiba_page_get_session (GADIBA_PAGE (self)), &job, NULL,
                            on_prepared_cb, asked);
}

/* --- issuing --- */

static gpointer
issue (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Errand *errand = data;
  const GadibaDecideRequest *request = errand->request;

  switch (errand->deed)
    {
    case GADIBA_SHEET_PREPARE:
      return gadiba_office_prepare_draft (office, request, errand->digest, moment, error);
    case GADIBA_SHEET_ISSUE_DRAFT:
      return gadiba_office_issue_draft (office, request->application, GADIBA_DATE_NONE, moment,
                                        error);
    case GADIBA_SHEET_ISSUE:
    case GADIBA_SHEET_AWAIT:
      break;
    }
  return gadiba_office_issue_prepared (office, request, errand->digest, moment, error);
}

/* @sentence: with the place of the application's number */
static void
tell_drafted (GadibaIssuePage *self, const char *sentence)
{
  g_autoptr (GString) text = g_string_new (sentence);

  g_string_replace (text, "%s", self->application, 0);
  g_signal_emit (self, signals[SIGNAL_DRAFTED], 0, text->str);
}

static void
on_issued_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaIssuePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDecided) decided = gadiba_session_run_finish (result, &error);

  if (self->sheet == NULL)
    return;
  gboolean is_other = g_error_matches (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CHANGED);
  gadiba_decision_sheet_set_busy (self->sheet, FALSE,
                                  error != NULL && !is_other ? error->message : NULL);
  if (decided != NULL && decided->number == NULL)
    tell_drafted (self, _ ("The decision on %s waits for another caseworker to issue it."));
  else if (decided != NULL)
    g_signal_emit (self, signals[SIGNAL_ISSUED], 0, decided->number);
  else if (is_other)
    gadiba_decision_sheet_show_changed (self->sheet, error->message);
}

static void
on_sheet_issue_cb (GadibaIssuePage *self)
{
  g_assert (GADIBA_IS_ISSUE_PAGE (self));

  Errand *errand = g_new0 (Errand, 1);
  const GadibaJob job = { issue, errand, free_errand, (GDestroyNotify) gadiba_decided_free };
  errand->request = gadiba_decision_sheet_dup_request (self->sheet);
  errand->digest = g_strdup (gadiba_decision_sheet_get_digest (self->sheet));
  errand->deed = gadiba_decision_sheet_get_deed (self->sheet);
  gadiba_decision_sheet_set_busy (self->sheet, TRUE, NULL);
  gadiba_session_run_async (gadiba_page_get_session (GADIBA_PAGE (self)), &job, NULL, on_issued_cb,
                            g_object_ref (self));
}

/* --- giving back --- */

static gpointer
give_back (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Errand *errand = data;

  gadiba_office_return_draft (office, errand->request->application, errand->note, moment, error);
  return NULL;
}

static void
on_given_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaIssuePage) self = user_data;
  g_autoptr (GError) error = NULL;

  gadiba_session_run_finish (result, &error);
  if (self->sheet == NULL)
    return;
  gboolean own = gadiba_decision_sheet_get_deed (self->sheet) == GADIBA_SHEET_AWAIT;
  gadiba_decision_sheet_set_busy (self->sheet, FALSE, error != NULL ? error->message : NULL);
  if (error == NULL && own)
    gadiba_decision_sheet_refresh (self->sheet);
  else if (error == NULL)
    tell_drafted (self, _ ("The decision on %s went back to whoever prepared it."));
}

static void
on_sheet_give_back_cb (GadibaIssuePage *self, const char *note)
{
  g_assert (GADIBA_IS_ISSUE_PAGE (self));

  Errand *errand = g_new0 (Errand, 1);
  const GadibaJob job = { give_back, errand, free_errand, NULL };
  errand->request = gadiba_decision_sheet_dup_request (self->sheet);
  errand->note = g_strdup (note);
  gadiba_decision_sheet_set_busy (self->sheet, TRUE, NULL);
  gadiba_session_run_async (gadiba_page_get_session (GADIBA_PAGE (self)), &job, NULL,
                            on_given_back_cb, g_object_ref (self));
}

/* --- the page --- */

static void
on_sheet_back_cb (GadibaIssuePage *self)
{
  g_assert (GADIBA_IS_ISSUE_PAGE (self));

  g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static void
on_sheet_mend_cb (GadibaIssuePage *self, const GadibaCheck *check)
{
  g_assert (GADIBA_IS_ISSUE_PAGE (self));

  g_signal_emit (self, signals[SIGNAL_MEND], 0, &check->place);
}

static void
gadiba_issue_page_enter (GadibaPage *page)
{
  gadiba_decision_sheet_enter (GADIBA_ISSUE_PAGE (page)->sheet);
}

/* Whether something was typed on the sheet, or chosen where nothing is chosen at first. */
static gboolean
gadiba_issue_page_has_open_matter (GadibaPage *page, char **sentence)
{
  GadibaDecisionSheet *sheet = GADIBA_ISSUE_PAGE (page)->sheet;
  g_autoptr (GadibaDecideRequest) request = gadiba_decision_sheet_dup_request (sheet);
  GadibaSheetDeed deed = gadiba_decision_sheet_get_deed (sheet);
  gboolean answered =
      request->one_month != GADIBA_ONE_MONTH_NOT_SAID || request->heard != GADIBA_DATE_NONE
      || request->heard_text != NULL || request->not_heard_ground != NULL
      || request->considerations != NULL || request->follow.happened != NULL
      || request->follow.person != NULL || request->follow.addressee != NULL
      || request->follow.since != GADIBA_DATE_NONE || request->follow.until != GADIBA_DATE_NONE
      || request->follow.first != GADIBA_MONTH_NONE || request->n_overrides > 0;

  /* What somebody has prepared is stored. */
  if (deed == GADIBA_SHEET_ISSUE_DRAFT || deed == GADIBA_SHEET_AWAIT)
    return FALSE;
  for (guint i = 0; i < request->n_orders; i++)
    answered |= request->orders[i].account != NULL || request->orders[i].payee != NULL;
  if (answered)
    *sentence = g_strdup (_ ("The answers on this sheet are kept nowhere else until the decision "
                             "is issued."));
  return answered;
}

static void
gadiba_issue_page_dispose (GObject *object)
{
  GadibaIssuePage *self = GADIBA_ISSUE_PAGE (object);

  if (self->sheet != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->sheet)));

  G_OBJECT_CLASS (gadiba_issue_page_parent_class)->dispose (object);
}

static void
gadiba_issue_page_finalize (GObject *object)
{
  GadibaIssuePage *self = GADIBA_ISSUE_PAGE (object);

  g_free (self->application);
  g_free (self->base);

  G_OBJECT_CLASS (gadiba_issue_page_parent_class)->finalize (object);
}

static void
gadiba_issue_page_class_init (GadibaIssuePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gadiba_issue_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_issue_page_finalize;
  GADIBA_PAGE_CLASS (klass)->enter = gadiba_issue_page_enter;
  GADIBA_PAGE_CLASS (klass)->has_open_matter = gadiba_issue_page_has_open_matter;

  signals[SIGNAL_ISSUED] = g_signal_new ("issued", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DRAFTED] = g_signal_new ("drafted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_MEND] = g_signal_new ("mend", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
gadiba_issue_page_init (GadibaIssuePage *self)
{
  GtkWidget *sheet = gadiba_decision_sheet_new ();

  self->sheet = GADIBA_DECISION_SHEET (sheet);
  gtk_widget_set_parent (sheet, GTK_WIDGET (self));
  g_signal_connect_object (sheet, "changed", G_CALLBACK (on_sheet_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sheet, "issue", G_CALLBACK (on_sheet_issue_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sheet, "back", G_CALLBACK (on_sheet_back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sheet, "give-back", G_CALLBACK (on_sheet_give_back_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sheet, "mend", G_CALLBACK (on_sheet_mend_cb), self, G_CONNECT_SWAPPED);
}

/* Returns: (nullable): what the book says of such decisions; NULL: of judgements */
static const GadibaDecisionRule *
find_rule (GadibaSession *session, GadibaDecisionKind kind)
{
  return kind != GADIBA_DECISION_JUDGEMENT ? gadiba_book_get_decision_rule (
             gadiba_session_get_book (session), gadiba_decision_kind_format (kind))
                                           : NULL;
}

GtkWidget *
gadiba_issue_page_new (GadibaSession *session, const char *application)
{
  return gadiba_issue_page_new_following (session, application, GADIBA_DECISION_JUDGEMENT, NULL);
}

GtkWidget *
gadiba_issue_page_new_following (GadibaSession *session, const char *application,
                                 GadibaDecisionKind kind, const char *base)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session) && application != NULL, NULL);

  GadibaIssuePage *self = g_object_new (GADIBA_TYPE_ISSUE_PAGE, "session", session, NULL);
  const GadibaDecisionRule *rule = find_rule (session, kind);
  g_autofree char *title =
      rule != NULL ? g_strdup_printf ("%s: %s", rule->title, base != NULL ? base : application)
                   : g_strdup_printf (_ ("Decision on %s"), application);
  /* Where there is one ground only, it is that. */
  const GadibaGround *only =
      rule != NULL && rule->grounds->len == 1 ? g_ptr_array_index (rule->grounds, 0) : NULL;
  const GadibaDecideRequest request = {
    .application = application,
    .kind = kind,
    .follow = { .base = base, .ground = only != NULL ? only->id : NULL },
    .day = gadiba_session_get_moment (session).today,
  };
  self->application = g_strdup (application);
  self->kind = kind;
  self->base = g_strdup (base);
  gadiba_page_set_title (GADIBA_PAGE (self), title);
  gadiba_decision_sheet_begin (self->sheet, &request);
  return GTK_WIDGET (self);
}

const char *
gadiba_issue_page_get_application (GadibaIssuePage *self)
{
  g_return_val_if_fail (GADIBA_IS_ISSUE_PAGE (self), NULL);

  return self->application;
}

GadibaDecisionKind
gadiba_issue_page_get_kind (GadibaIssuePage *self)
{
  g_return_val_if_fail (GADIBA_IS_ISSUE_PAGE (self), GADIBA_DECISION_JUDGEMENT);

  return self->kind;
}

const char *
gadiba_issue_page_get_base (GadibaIssuePage *self)
{
  g_return_val_if_fail (GADIBA_IS_ISSUE_PAGE (self), NULL);

  return self->base;
}

gboolean
gadiba_issue_page_is_about (GadibaIssuePage *self, const char *application, GadibaDecisionKind kind,
                            const char *base)
{
  g_return_val_if_fail (GADIBA_IS_ISSUE_PAGE (self), FALSE);

  return g_str_equal (self->application, application) && self->kind == kind
         && g_strcmp0 (self->base, base) == 0;
}

void
gadiba_issue_page_refresh (GadibaIssuePage *self)
{
  g_return_if_fail (GADIBA_IS_ISSUE_PAGE (self));

  gadiba_decision_sheet_refresh (self->sheet);
}
