/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The help beside the window: a list of pages, and one of them. Ctrl+F finds words in it, and in
 * the other pages when they are not there. */
#define GADIBA_TYPE_HELP_WINDOW (gadiba_help_window_get_type ())
G_DECLARE_FINAL_TYPE (GadibaHelpWindow, gadiba_help_window, GADIBA, HELP_WINDOW, GtkWindow)

GtkWidget *gadiba_help_window_new (void);
/* @page: one of gadiba_help_list_pages() */
void gadiba_help_window_show_page (GadibaHelpWindow *self, const char *page);
/* Returns: (transfer none) (nullable): the name of the page that is shown */
const char *gadiba_help_window_get_page (GadibaHelpWindow *self);

G_END_DECLS
