/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-edit.h"
#include "gadiba-office-prepare.h"
#include "gadiba-page.h"
#include "gadiba-working-case.h"

G_BEGIN_DECLS

/*
 * One application of one client: its sections, the result beside them. A client without one has the
 * sections of the person, and beside them how to begin; it becomes the application's page as soon
 * as there is one. What stands in them may say
 * "workspace.check-texts" (an action) when text in it is marked as wrong, or no longer. Signal
 * "changed": what can be undone or issued is another.
 */
#define GADIBA_TYPE_WORKSPACE (gadiba_workspace_get_type ())
G_DECLARE_FINAL_TYPE (GadibaWorkspace, gadiba_workspace, GADIBA, WORKSPACE, GadibaPage)

/* @file: (transfer full) */
GtkWidget *gadiba_workspace_new (GadibaSession *session, GadibaCaseFile *file);

/* Returns: the key of who applies */
gint64 gadiba_workspace_get_person (GadibaWorkspace *self);
/* Returns: (nullable): NULL: there is no application yet */
const char *gadiba_workspace_get_number (GadibaWorkspace *self);
/* Returns: (transfer none) */
GadibaWorkingCase *gadiba_workspace_get_case (GadibaWorkspace *self);
/* Returns: (nullable): in words what would be undone or redone */
const char *gadiba_workspace_get_undo (GadibaWorkspace *self);
const char *gadiba_workspace_get_redo (GadibaWorkspace *self);
gboolean gadiba_workspace_can_issue (GadibaWorkspace *self);
/* Whether something is on its way into the records. */
gboolean gadiba_workspace_is_storing (GadibaWorkspace *self);
/* Whether something that was typed could not be stored yet. */
gboolean gadiba_workspace_is_unstored (GadibaWorkspace *self);

/**
 * gadiba_workspace_has_open_matter:
 * @sentence: (out) (transfer full) (nullable): what it is
 *
 * Whether something of the caseworker's would be lost with the page, or be missing from what is
 * issued: what could not be stored, was changed by somebody else too, was refused, or cannot be
 * right. A field that is being typed in must have been left before, by gtk_window_set_focus(); what
 * is on its way is none: see gadiba_workspace_is_storing().
 */
gboolean gadiba_workspace_has_open_matter (GadibaWorkspace *self, char **sentence);

/* @action: "undo", "redo", "undo-key" (what is being typed, else as "undo"), "next-section",
 * "previous-section" */
void gadiba_workspace_act (GadibaWorkspace *self, const char *action);

/* Shows a section: "card", "household", "income", "property", "application", "decisions", "talks",
 * "history"; one that needs an application only where there is one. */
void gadiba_workspace_show_section (GadibaWorkspace *self, const char *name);
/* Shows where a check can be settled, as far as that is in the workspace. */
void gadiba_workspace_show_place (GadibaWorkspace *self, const GadibaCheckPlace *place);
/* Returns: the name of the one that is shown */
const char *gadiba_workspace_get_section (GadibaWorkspace *self);
/* Reads the records anew, after this window wrote some: that the application is decided by it is
 * not told. */
void gadiba_workspace_refresh (GadibaWorkspace *self);

G_END_DECLS
