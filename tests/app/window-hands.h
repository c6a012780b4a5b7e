/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-workspace.h"
#include "window-test.h"

/* What is done in the window by tests of the whole of it. */

static inline guint
count_windows (Fixture *self)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (self->app)));
}

static inline GadibaWindow *
get_window (Fixture *self, guint index)
{
  return g_list_nth_data (gtk_application_get_windows (GTK_APPLICATION (self->app)), index);
}

static inline void
choose_language (Fixture *self, const char *language)
{
  g_autoptr (GadibaSession) session = g_object_ref (gadiba_window_get_session (self->window));

  g_action_group_activate_action (G_ACTION_GROUP (self->app), "language",
                                  g_variant_new_string (language));
  finish_jobs (session);
  self->window = get_window (self, 0);
  rest (self);
}

/* Returns: the workspace of the application */
static inline GadibaWorkspace *
show_section_of (Fixture *self, const char *number, const char *section)
{
  open_application (self, number);
  GadibaWorkspace *workspace = GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace"));
  gadiba_workspace_show_section (workspace, section);
  rest (self);
  return workspace;
}

static inline GadibaWorkspace *
show_dwelling (Fixture *self)
{
  return show_section_of (self, self->open, "property");
}

/* @words: (nullable): what the sentence must contain; NULL: nothing is open */
static inline void
assert_matter (GadibaWorkspace *workspace, const char *words)
{
  g_autofree char *sentence = NULL;
  gboolean open = gadiba_workspace_has_open_matter (workspace, &sentence);

  g_test_message ("%s", sentence != NULL ? sentence : "nothing");
  g_assert_true (open == (words != NULL));
  g_assert_true (open == (sentence != NULL));
  g_assert_true (words == NULL || strstr (sentence, words) != NULL);
}

static inline void
type_street (Fixture *self, const char *text)
{
  GadibaField *field = find_field (get_widget (self), "street");

  gtk_widget_grab_focus (GTK_WIDGET (field));
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (field), GTK_TYPE_ENTRY)), text);
}
