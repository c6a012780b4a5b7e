/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-settings-lists.h"

GtkWidget *
gadiba_settings_words_new (const char *text, const char *style)
{
  GtkWidget *words = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 90);
  gtk_widget_add_css_class (words, style);
  return words;
}

GtkWidget *
gadiba_settings_list_new (const char *spoken)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "persons");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return list;
}

GtkWidget *
gadiba_settings_label_new (const char *text, const char *style, int width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, width < 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

GtkWidget *
gadiba_settings_fault_new (void)
{
  GtkWidget *fault = gadiba_settings_words_new ("", "bad");

  gtk_widget_set_visible (fault, FALSE);
  return fault;
}

void
gadiba_settings_fault_tell (GtkLabel *fault, const char *sentence)
{
  g_return_if_fail (GTK_IS_LABEL (fault));

  gtk_label_set_label (fault, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (fault), sentence != NULL);
}

GtkWidget *
gadiba_settings_row_new (GtkWidget *labels, const char *spoken, GtkWidget *button, const char *deed)
{
  g_return_val_if_fail (GTK_IS_BOX (labels) && GTK_IS_BUTTON (button), NULL);

  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (button, "quiet");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, deed, -1);
  gtk_box_append (GTK_BOX (labels), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), labels);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

void
gadiba_settings_list_empty (GtkListBox *list)
{
  GtkListBoxRow *row;

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

GtkWidget *
gadiba_settings_form_new (GtkWidget *const *fields, guint n_fields, GtkWidget *button)
{
  g_return_val_if_fail (fields != NULL && GTK_IS_BUTTON (button), NULL);

  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);

  for (guint i = 0; i < n_fields; i++)
    gtk_box_append (GTK_BOX (form), fields[i]);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "beside-field");
  gtk_box_append (GTK_BOX (form), button);
  return form;
}
