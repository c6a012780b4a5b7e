/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets go of every child of @widget, for its dispose: gtk_widget_dispose_template() of GTK 4.8
 * knows only those that have an id, and one that stays keeps all below it, models and the office
 * too, alive. */
void gadiba_drop_children (GtkWidget *widget);

/* Gives the keyboard to @child, for the grab_focus of @widget around it; not when it is within
 * already: on the way backwards GTK offers it to the widget around when the first child had it, and
 * that must go on to what comes before. */
gboolean gadiba_focus_child (GtkWidget *widget, GtkWidget *child);

G_END_DECLS
