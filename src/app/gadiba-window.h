/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-session.h"

G_BEGIN_DECLS

/* The window: header with the search, places at the left, one page. */
#define GADIBA_TYPE_WINDOW (gadiba_window_get_type ())
G_DECLARE_FINAL_TYPE (GadibaWindow, gadiba_window, GADIBA, WINDOW, GtkApplicationWindow)

GtkWidget *gadiba_window_new (GtkApplication *app);

/* Shows the office; until then there is nothing to work with. */
void gadiba_window_set_session (GadibaWindow *self, GadibaSession *session);
/* Returns: (nullable) */
GadibaSession *gadiba_window_get_session (GadibaWindow *self);

/* Shows @page instead of an office: the welcome, or why an office cannot be opened. */
void gadiba_window_show_apart (GadibaWindow *self, GtkWidget *page);

/* Opens an application, NULL: the list of clients. */
void gadiba_window_open_application (GadibaWindow *self, const char *number);
/* Returns: (nullable) (transfer full): the number of the application that is shown */
char *gadiba_window_dup_application (GadibaWindow *self);

/* Shows the place that is shown in @other, a window of the same office. */
void gadiba_window_take_place (GadibaWindow *self, GadibaWindow *other);

/* Returns: (nullable) (transfer full): what would be lost with the window. A field
 * that is being typed in must have been left before. */
char *gadiba_window_dup_open_matters (GadibaWindow *self);

/* Says a sentence above the page that is shown. It belongs to that page: it goes with it and comes
 * back with it, until it is closed. */
void gadiba_window_tell (GadibaWindow *self, const char *sentence);

G_END_DECLS
