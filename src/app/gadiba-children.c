/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-children.h"

void
gadiba_drop_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}
