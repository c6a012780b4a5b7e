/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-outlook-table.h"

#include <glib/gi18n-lib.h>

#include "gadiba-variant.h"
#include "gadiba-words.h"

/* A row, which holds a point. */
#define GADIBA_TYPE_OUTLOOK_ROW (gadiba_outlook_row_get_type ())
G_DECLARE_FINAL_TYPE (GadibaOutlookRow, gadiba_outlook_row, GADIBA, OUTLOOK_ROW, GObject)

struct _GadibaOutlookRow
{
  GObject parent;

  GadibaWhatIfPoint point;
};

G_DEFINE_FINAL_TYPE (GadibaOutlookRow, gadiba_outlook_row, G_TYPE_OBJECT)

static void
gadiba_outlook_row_class_init (GadibaOutlookRowClass *klass)
{
}

static void
gadiba_outlook_row_init (GadibaOutlookRow *self)
{
}

typedef enum
{
  COLUMN_MORE,
  COLUMN_EARNED,
  COLUMN_OTHER,
  COLUMN_BENEFITS,
  COLUMN_TOTAL,
  COLUMN_FALLS,
} Column;

static const char *const titles[] = {
  [COLUMN_MORE] = N_ ("More a month"),       [COLUMN_EARNED] = N_ ("Wage"),
  [COLUMN_OTHER] = N_ ("Other income"),      [COLUMN_BENEFITS] = N_ ("Benefits"),
  [COLUMN_TOTAL] = N_ ("In all, € a month"), [COLUMN_FALLS] = N_ ("Less than a step before"),
};

static char *
format_cell (const GadibaWhatIfPoint *point, Column column)
{
  switch (column)
    {
    case COLUMN_MORE:
      return gadiba_words_format_amount (point->more);
    case COLUMN_EARNED:
      return gadiba_words_format_amount (point->earned);
    case COLUMN_OTHER:
      return gadiba_words_format_amount (point->other);
    case COLUMN_BENEFITS:
      return point->decided ? gadiba_words_format_amount (point->benefits)
                            : g_strdup (_ ("not known yet"));
    case COLUMN_TOTAL:
      return gadiba_words_format_amount (point->total);
    case COLUMN_FALLS:
      return point->falls > 0 ? gadiba_words_format_amount (point->falls) : g_strdup ("");
    }
  g_return_val_if_reached (NULL);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_list_item_set_child (item, label);
}

/* The cell tells of which column it is, and the row of how much more is earned. */
static void
name_cell (GtkWidget *cell, Column which, const char *text)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", _ (titles[which]), text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (which != COLUMN_MORE)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GadibaOutlookRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  Column which = (Column) GPOINTER_TO_INT (column);
  g_autofree char *text = format_cell (&row->point, which);

  gtk_label_set_label (GTK_LABEL (label), text);
  name_cell (gtk_widget_get_parent (label), which, text);
  if (which == COLUMN_FALLS && row->point.falls > 0)
    gtk_widget_add_css_class (label, "warn");
  else
    gtk_widget_remove_css_class (label, "warn");
}

void
gadiba_outlook_table_add_columns (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), GINT_TO_POINTER (i));
      GtkColumnViewColumn *column = gtk_column_view_column_new (_ (titles[i]), factory);
      gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (view, column);
      g_object_unref (column);
    }
  /* Figures stand at the right, and so do the heads above them. */
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  gtk_widget_set_focusable (header, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (GTK_WIDGET (view))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the household would have a month"), -1);
  for (GtkWidget *title = gtk_widget_get_first_child (header); title != NULL;
       title = gtk_widget_get_next_sibling (title))
    if (gtk_widget_get_first_child (title) != NULL)
      gtk_widget_set_halign (gtk_widget_get_first_child (title), GTK_ALIGN_END);
}

void
gadiba_outlook_table_set_points (GtkColumnView *view, const GArray *points)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  GListStore *rows = g_list_store_new (GADIBA_TYPE_OUTLOOK_ROW);
  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      g_autoptr (GadibaOutlookRow) row = g_object_new (GADIBA_TYPE_OUTLOOK_ROW, NULL);
      row->point = g_array_index (points, GadibaWhatIfPoint, i);
      g_list_store_append (rows, row);
    }
  GtkSingleSelection *selection = gtk_single_selection_new (G_LIST_MODEL (rows));
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}
