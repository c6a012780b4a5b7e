/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-clients-page.h"
#include "gadiba-window.h"
#include "gadiba-workspace.h"

G_BEGIN_DECLS

struct _GadibaWindow
{
  GtkApplicationWindow parent;

  GadibaSession *session;
  GadibaPage *page; /* the one that is shown; borrowed from the stack */
  GadibaClientsPage *clients;
  gboolean is_stale;   /* the list of clients may say what was so before */
  gboolean is_leaving; /* as soon as everything is stored */
  gboolean closing;    /* it was told that something is not stored */
  char *section;       /* to be shown when a case is open; NULL: the usual one */
  GadibaPage *parting; /* goes as soon as it is stored; borrowed from the stack; NULL: none */

  GtkLabel *caseworker;
  GtkMenuButton *menu_button;
  GtkListBox *nav;
  GtkWidget *notice;
  GtkLabel *notice_text;
  GtkLabel *office;
  GtkWidget *redo;
  GtkEditable *search;
  GtkWidget *side;
  GtkStack *stack;
  GtkWidget *undo;
};

/* gadiba-window.c: places */
void _gadiba_window_show_page (GadibaWindow *self, GadibaPage *page);
void _gadiba_window_add_page (GadibaWindow *self, GadibaPage *page, const char *icon);
void _gadiba_window_remove_page (GadibaWindow *self, GadibaPage *page);
void _gadiba_window_update_actions (GadibaWindow *self);
/* A case has stored something, or could not. */
void _gadiba_window_follow_storing (GadibaWindow *self, GadibaWorkspace *workspace);

/* gadiba-window-cases.c: opening cases, issuing decisions, showing letters */
/* Returns: (nullable) (transfer none) */
GadibaWorkspace *_gadiba_window_find_workspace (GadibaWindow *self, const char *number);
/* @number: (nullable): NULL: the newest application of @person */
void _gadiba_window_ask_opening (GadibaWindow *self, gint64 person, const char *number);
void _gadiba_window_open_client (GadibaWindow *self, gint64 person);
void _gadiba_window_open_number (GadibaWindow *self, const char *number);
/* Actions. */
void _gadiba_window_begin_issue (GtkWidget *widget, const char *name, GVariant *parameter);
void _gadiba_window_show_letter (GtkWidget *widget, const char *name, GVariant *parameter);

G_END_DECLS
