/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What takes the keyboard in a GtkDropDown is a button inside, of which a screen reader knows
 * neither name nor value: it is told "GtkToggleButton". Here it gets both. */

/* @label: the name of the choice; its text at this time */
void gadiba_drop_down_name (GtkDropDown *self, GtkLabel *label);

/* Names each choice in @widget, and @widget itself, by the label whose mnemonic leads to it. */
void gadiba_drop_down_name_all (GtkWidget *widget);

G_END_DECLS
