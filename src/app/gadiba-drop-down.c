/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-drop-down.h"

#include <glib/gi18n-lib.h>

static const char *
get_value (GtkDropDown *self)
{
  gpointer chosen = gtk_drop_down_get_selected_item (self);

  return GTK_IS_STRING_OBJECT (chosen) ? gtk_string_object_get_string (chosen) : NULL;
}

static void
on_chosen_cb (GtkDropDown *self, GParamSpec *pspec, gpointer name)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self));
  const char *value = get_value (self);
  /* translators: a field and what is chosen in it */
  g_autofree char *spoken =
      value != NULL ? g_strdup_printf (_ ("%s: %s"), (const char *) name, value) : g_strdup (name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

void
gadiba_drop_down_name (GtkDropDown *self, GtkLabel *label)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (self) && GTK_IS_LABEL (label));

  char *name = g_strdup (gtk_label_get_text (label));
  g_signal_connect_data (self, "notify::selected-item", G_CALLBACK (on_chosen_cb), name,
                         (GClosureNotify) (GCallback) g_free, G_CONNECT_DEFAULT);
  on_chosen_cb (self, NULL, name);
}

void
gadiba_drop_down_name_all (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  GList *labels = GTK_IS_DROP_DOWN (widget) ? gtk_widget_list_mnemonic_labels (widget) : NULL;
  if (labels != NULL)
    gadiba_drop_down_name (GTK_DROP_DOWN (widget), labels->data);
  g_list_free (labels);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gadiba_drop_down_name_all (child);
}
