/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-two-lines.h"

void
gadiba_two_lines_make (GtkListItem *item)
{
  g_return_if_fail (GTK_IS_LIST_ITEM (item));

  static const char *const quiet[] = { "small", "dim", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_lines (GTK_LABEL (label), 2);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_css_classes (gtk_widget_get_last_child (box), (const char **) (gpointer) quiet);
  gtk_list_item_set_child (item, box);
}

void
gadiba_two_lines_fill (GtkListItem *item, const char *title, const char *about,
                       const char *const *classes)
{
  g_return_if_fail (GTK_IS_LIST_ITEM (item) && title != NULL && about != NULL);

  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *second = gtk_widget_get_last_child (box);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, about);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), title);
  gtk_label_set_label (GTK_LABEL (second), about);
  if (classes != NULL)
    gtk_widget_set_css_classes (second, (const char **) (gpointer) classes);
  /* It is the item of the list that takes the keyboard. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
