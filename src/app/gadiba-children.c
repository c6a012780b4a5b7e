/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-children.h"

void
gadiba_drop_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

gboolean
gadiba_focus_child (GtkWidget *widget, GtkWidget *child)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0
         && gtk_widget_grab_focus (child);
}
