/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-person-row.h"

#include <glib/gi18n-lib.h>

static void
add_reason (GtkWidget *box, GtkWidget *before, const char *reason)
{
  GtkWidget *label = gtk_label_new (reason);

  gtk_widget_add_css_class (label, "warn");
  gtk_label_set_xalign (GTK_LABEL (before), 0);
  gtk_widget_set_hexpand (before, TRUE);
  gtk_box_append (GTK_BOX (box), label);
}

GtkWidget *
gadiba_person_row_new (const char *name, const char *more, const char *reason)
{
  g_return_val_if_fail (name != NULL && more != NULL, NULL);

  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *left = gtk_label_new (name), *right = gtk_label_new (more);
  const char *parts[] = { name, more, reason, NULL };
  g_autofree char *spoken = g_strjoinv (", ", (char **) parts);
  gtk_widget_add_css_class (left, "strong");
  gtk_widget_add_css_class (right, "dim");
  gtk_widget_add_css_class (right, "num");
  gtk_label_set_ellipsize (GTK_LABEL (right), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), left);
  gtk_box_append (GTK_BOX (box), right);
  if (reason != NULL)
    add_reason (box, right, reason);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

char *
gadiba_person_row_describe (const char *code, const char *address)
{
  return g_strdup_printf ("%s  ·  %s", code != NULL ? code : _ ("no personal code"),
                          address != NULL ? address : _ ("no address"));
}
