/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-takeover-columns.h"

#include <glib/gi18n-lib.h>

#include "gadiba-drop-down.h"

static void
on_field_selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, gpointer field)
{
  *(GadibaTakeoverField *) field = (GadibaTakeoverField) gtk_drop_down_get_selected (drop_down);
}

static GtkWidget *
make_drop_down (GadibaTakeoverField *held)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  for (guint field = GADIBA_TAKEOVER_NONE; field < GADIBA_TAKEOVER_N_FIELDS; field++)
    gtk_string_list_append (titles, gadiba_takeover_field_get_title ((GadibaTakeoverField) field));
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (titles), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), *held);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (on_field_selected_cb), held);
  return drop_down;
}

static GtkWidget *
make_label (const char *text, const char *look, int width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  gtk_widget_add_css_class (label, look);
  return label;
}

static void
add_line (GtkGrid *grid, GadibaTakeoverFile *file, guint column)
{
  GtkWidget *heading = make_label (g_ptr_array_index (file->headings, column), "strong", 24);
  GtkWidget *sample = make_label (g_ptr_array_index (file->samples, column), "dim", 30);
  GtkWidget *drop_down = make_drop_down (&file->fields[column]);
  int line = (int) column + 1;

  gtk_grid_attach (grid, heading, 0, line, 1, 1);
  gtk_grid_attach (grid, sample, 1, line, 1, 1);
  gtk_grid_attach (grid, drop_down, 2, line, 1, 1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  heading, NULL, -1);
  gadiba_drop_down_name (GTK_DROP_DOWN (drop_down), GTK_LABEL (heading));
}

void
gadiba_takeover_columns_fill (GtkGrid *grid, GadibaTakeoverFile *file)
{
  g_return_if_fail (GTK_IS_GRID (grid) && file != NULL);

  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
  gtk_grid_attach (grid, make_label (_ ("Heading"), "dim", 24), 0, 0, 1, 1);
  gtk_grid_attach (grid, make_label (_ ("For instance"), "dim", 30), 1, 0, 1, 1);
  gtk_grid_attach (grid, make_label (_ ("Holds"), "dim", 20), 2, 0, 1, 1);
  for (guint i = 0; i < file->headings->len; i++)
    add_line (grid, file, i);
}
