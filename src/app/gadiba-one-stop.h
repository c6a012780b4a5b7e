/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * One stop of the keyboard around a list: Tab comes to the line that is chosen, and leaves the list
 * from whichever line has it. The lists and list boxes of GTK 4.8 lead Tab through every line. What
 * can be used in the line of a list box comes after the line.
 */
#define GADIBA_TYPE_ONE_STOP (gadiba_one_stop_get_type ())
G_DECLARE_FINAL_TYPE (GadibaOneStop, gadiba_one_stop, GADIBA, ONE_STOP, GtkWidget)

/* @child: what scrolls the list, or a list box. Returns: (transfer floating) */
GtkWidget *gadiba_one_stop_new (GtkWidget *child);

G_END_DECLS
