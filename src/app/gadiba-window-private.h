/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-asking-window.h"
#include "gadiba-clients-page.h"
#include "gadiba-decision.h"
#include "gadiba-window.h"
#include "gadiba-workspace.h"

G_BEGIN_DECLS

/* What is to be done with @page once it is stored. */
typedef void (*GadibaThen) (GadibaWindow *self, GadibaPage *page);

struct _GadibaWindow
{
  GtkApplicationWindow parent;

  GadibaSession *session;
  GadibaPage *page; /* the one that is shown; borrowed from the stack */
  guint n_shown;    /* how often a page was shown */
  GadibaClientsPage *clients;
  gboolean is_leaving; /* as soon as everything is stored */
  char *told;          /* what would be lost by closing, as it was told last; NULL: nothing */
  char *section;       /* to be shown when a case is open; NULL: the usual one */
  GadibaPage *awaited; /* it is being stored, and then...; borrowed from the stack; NULL: none */
  GadibaThen then;
  GadibaDecisionKind kind; /* of the decision that is to be issued then, and */
  char *base;              /* the number of what it follows; NULL: nothing */
  GtkWindow *help;         /* beside this window; weak: NULL: it is closed */

  GtkLabel *caseworker;
  GtkMenuButton *menu_button;
  GtkListBox *nav;
  GtkWidget *notice;
  GtkLabel *notice_text;
  GtkLabel *office;
  GtkWidget *practice_mark;
  GtkWidget *practice_words;
  GtkWidget *redo;
  GtkEditable *search;
  GtkWidget *side;
  GtkStack *stack;
  GtkWidget *undo;
};

/* gadiba-window-places.c: pages and their list */
void _gadiba_window_show_page (GadibaWindow *self, GadibaPage *page);
/* Shows a page while the keyboard stays where it is. */
void _gadiba_window_show_beneath (GadibaWindow *self, GadibaPage *page);
void _gadiba_window_add_page (GadibaWindow *self, GadibaPage *page, const char *icon);
/* @page: (nullable): NULL: there is none yet
 * @sentence: (nullable): what is said above @page whenever it is shown; NULL: nothing any more */
void _gadiba_window_set_notice (GadibaWindow *self, GadibaPage *page, const char *sentence);
/* What was said above @from is said above @to, which takes its place. */
void _gadiba_window_move_notice (GadibaWindow *self, GadibaPage *from, GadibaPage *to);
void _gadiba_window_remove_page (GadibaWindow *self, GadibaPage *page);
void _gadiba_window_add_places (GadibaWindow *self);
/* Returns: (nullable) (transfer none): the first page of @type that is there */
GtkWidget *_gadiba_window_find_page (GadibaWindow *self, GType type);
/* Returns: (transfer none): the page of the place of that name, made if it is not there yet */
GadibaPage *_gadiba_window_ensure_place (GadibaWindow *self, const char *name);
/* Returns: (nullable): the name of the place that @page is */
const char *_gadiba_window_get_place (GadibaWindow *self, GadibaPage *page);
/* Whether it is one that the window always has. */
gboolean _gadiba_window_is_fixed (GadibaWindow *self, GadibaPage *page);
/* Something was stored: those pages are read anew when they are shown next. */
void _gadiba_window_mark_stale (GadibaWindow *self);
void _gadiba_window_choose_place (GadibaWindow *self, GtkListBoxRow *row);

/* gadiba-window.c: what can be done */
void _gadiba_window_update_actions (GadibaWindow *self);
/* Leaves the field that is being typed in. Returns: whether something of @page is on its way into
 * the records: then @then is called when it is there, or cannot be */
gboolean _gadiba_window_await (GadibaWindow *self, GadibaPage *page, GadibaThen then);
/* A case has stored something, or could not. */
void _gadiba_window_follow_storing (GadibaWindow *self, GadibaWorkspace *workspace);

/* gadiba-window-cases.c: opening cases, issuing decisions, showing letters */
/* Returns: (nullable) (transfer none) */
GadibaWorkspace *_gadiba_window_find_workspace (GadibaWindow *self, const char *number);
/* @number: (nullable): NULL: the newest application of @person
 * @from: (nullable): the page that asks; one of a new application is done with when the case is
 * open */
void _gadiba_window_ask_opening (GadibaWindow *self, gint64 person, const char *number,
                                 GadibaPage *from);
void _gadiba_window_open_client (GadibaWindow *self, gint64 person, GadibaPage *from);
void _gadiba_window_open_number (GadibaWindow *self, const char *number, GadibaPage *from);
/* Actions. */
/* What else the household of the application could get, and what if. */
void _gadiba_window_reassess (GtkWidget *widget, const char *name, GVariant *parameter);
/* The case of a number, where its bills are. */
void _gadiba_window_open_bills (GtkWidget *widget, const char *name, GVariant *parameter);
void _gadiba_window_take_over (GtkWidget *widget, const char *name, GVariant *parameter);
void _gadiba_window_show_outlook (GtkWidget *widget, const char *name, GVariant *parameter);
void _gadiba_window_begin_issue (GtkWidget *widget, const char *name, GVariant *parameter);
/* Shows what somebody has prepared on an application (s). */
void _gadiba_window_open_draft (GtkWidget *widget, const char *name, GVariant *parameter);
/* @parameter: the kind of the decision, and the number of the one that it follows, or "" */
void _gadiba_window_begin_following (GtkWidget *widget, const char *name, GVariant *parameter);
/* Shows a page that was chosen in the list of places. */
void _gadiba_window_return_to (GadibaWindow *self, GadibaPage *page);
void _gadiba_window_show_letter (GtkWidget *widget, const char *name, GVariant *parameter);

/* gadiba-window-help.c: the help about what is shown */
void _gadiba_window_show_help (GtkWidget *widget, const char *name, GVariant *parameter);
void _gadiba_window_close_help (GadibaWindow *self);

/* gadiba-window-notices.c */
/* Returns: the place of a window that opens over this one */
GadibaAskingPlace _gadiba_window_make_place (GadibaWindow *self);
/* Shows what was read in a window over @place. */
typedef void (*GadibaShow) (const GadibaAskingPlace *place, gconstpointer found);
/* Reads, then shows; what cannot be read is told. @job: frees data and result */
void _gadiba_window_read_and_show (GadibaWindow *self, const GadibaJob *job, GadibaShow show);

/* gadiba-window-talks.c: actions */
void _gadiba_window_note_talk (GtkWidget *widget, const char *name, GVariant *parameter);
void _gadiba_window_open_talk (GtkWidget *widget, const char *name, GVariant *parameter);
void _gadiba_window_claim_talk (GtkWidget *widget, const char *name, GVariant *parameter);
/* @parameter: number of a decision */
void _gadiba_window_notify_decision (GtkWidget *widget, const char *name, GVariant *parameter);
/* The same: beside what the law gives. */
void _gadiba_window_compare (GtkWidget *widget, const char *name, GVariant *parameter);
/* Something was stored: what shows it shows it anew. @owner: the window, which may be disposed */
void _gadiba_window_show_anew (gpointer owner);

/* gadiba-window-letters.c: actions */
/* @parameter: number of an application */
void _gadiba_window_write_letter (GtkWidget *widget, const char *name, GVariant *parameter);
/* @parameter: whether they are letters of decisions, and lines as gadiba_mailing_page_ask() has
 * them */
void _gadiba_window_make_letters (GtkWidget *widget, const char *name, GVariant *parameter);
/* @parameter: number of a list of many letters, to be gone on with */
void _gadiba_window_open_mailing (GtkWidget *widget, const char *name, GVariant *parameter);

/* gadiba-window-hearings.c: actions. @parameter: number of an application */
void _gadiba_window_note_hearing (GtkWidget *widget, const char *name, GVariant *parameter);
/* Everything has come for which it was left without progress. */
void _gadiba_window_note_cured (GtkWidget *widget, const char *name, GVariant *parameter);

/* gadiba-window-services.c: actions. @parameter: number of an application, and id of the service
 * that was granted on it */
void _gadiba_window_give_place (GtkWidget *widget, const char *name, GVariant *parameter);
void _gadiba_window_end_place (GtkWidget *widget, const char *name, GVariant *parameter);

/* gadiba-window-contests.c: actions */
/* @parameter: number of a decision, and of its application */
void _gadiba_window_enter_contest (GtkWidget *widget, const char *name, GVariant *parameter);
/* @parameter: number of a contest or complaint */
void _gadiba_window_open_contest (GtkWidget *widget, const char *name, GVariant *parameter);

G_END_DECLS
