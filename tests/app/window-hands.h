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

static inline void
show_dwelling (Fixture *self)
{
  open_application (self, self->open);
  gadiba_workspace_show_section (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")),
                                 "property");
  rest (self);
}

static inline void
type_street (Fixture *self, const char *text)
{
  GadibaField *field = find_field (get_widget (self), "street");

  gtk_widget_grab_focus (GTK_WIDGET (field));
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (field), GTK_TYPE_ENTRY)), text);
}

static inline gboolean
is_told (GtkWidget *window, const char *words)
{
  if (GTK_IS_LABEL (window) && gtk_widget_get_mapped (window)
      && strstr (gtk_label_get_label (GTK_LABEL (window)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (window); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_told (child, words))
      return TRUE;
  return FALSE;
}
