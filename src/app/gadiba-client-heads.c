/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-client-heads.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-client-columns.h"
#include "gadiba-habits.h"
#include "gadiba-line-drawing.h"

struct _GadibaClientHeads
{
  GtkWidget parent;

  GtkWidget *heads[GADIBA_N_CLIENT_COLUMNS];
  GtkLabel *labels[GADIBA_N_CLIENT_COLUMNS];
  GadibaClientSort sort;
  gboolean descending;
};

G_DEFINE_FINAL_TYPE (GadibaClientHeads, gadiba_client_heads, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_view (GadibaClientHeads *self)
{
  guint shown = gadiba_client_columns_get_shown ();

  for (guint i = 0; i < GADIBA_N_CLIENT_COLUMNS; i++)
    {
      const GadibaClientColumnLook *look = gadiba_client_columns_get (i);
      gboolean sorted = look->sort == (int) self->sort;
      g_autofree char *text = g_strdup_printf ("%s%s", _ (look->title),
                                               !sorted            ? ""
                                               : self->descending ? " ↓"
                                                                  : " ↑");
      gtk_label_set_label (self->labels[i], text);
      gtk_widget_set_child_visible (self->heads[i], (shown & 1u << i) != 0);
      gtk_widget_set_visible (self->heads[i], (shown & 1u << i) != 0);
      if (look->sort < 0)
        continue;
      const char *way = !sorted            ? _ ("sort by it")
                        : self->descending ? _ ("sorted downwards")
                                           : _ ("sorted upwards");
      g_autofree char *name = g_strdup_printf ("%s, %s", _ (look->title), way);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->heads[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_tooltip_text (self->heads[i], name);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Once more turns it round; what was touched last comes first. */
static void
on_head_clicked_cb (GadibaClientHeads *self, GtkWidget *head)
{
  g_assert (GADIBA_IS_CLIENT_HEADS (self));

  for (guint i = 0; i < GADIBA_N_CLIENT_COLUMNS; i++)
    {
      if (self->heads[i] != head)
        continue;
      GadibaClientSort sort = (GadibaClientSort) gadiba_client_columns_get (i)->sort;
      gboolean descending =
          sort == self->sort ? !self->descending : sort == GADIBA_CLIENT_SORT_TOUCHED;
      g_signal_emit (self, signals[SIGNAL_SORTED], 0, sort, descending);
      return;
    }
}

static void
make_head (GadibaClientHeads *self, guint column)
{
  const GadibaClientColumnLook *look = gadiba_client_columns_get (column);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), look->right ? 1 : 0);
  self->labels[column] = GTK_LABEL (label);
  self->heads[column] = label;
  if (look->sort >= 0)
    {
      GtkWidget *button = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (button), label);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_head_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      self->heads[column] = button;
    }
  gtk_widget_set_parent (self->heads[column], GTK_WIDGET (self));
}

/* --- the widget --- */

static void
gadiba_client_heads_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
  GadibaClientHeads *self = GADIBA_CLIENT_HEADS (widget);
  int widths[GADIBA_N_CLIENT_COLUMNS];

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = gadiba_client_columns_share (gadiba_line_find_digit (widget), -1, widths);
      *minimum = *natural / 2;
      return;
    }
  for (guint i = 0; i < GADIBA_N_CLIENT_COLUMNS; i++)
    {
      int height = 0;
      gtk_widget_measure (self->heads[i], orientation, -1, &height, NULL, NULL, NULL);
      *minimum = *natural = MAX (*minimum, height);
    }
}

static void
gadiba_client_heads_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GadibaClientHeads *self = GADIBA_CLIENT_HEADS (widget);
  int widths[GADIBA_N_CLIENT_COLUMNS];
  int x = 0;

  gadiba_client_columns_share (gadiba_line_find_digit (widget), width, widths);
  for (guint i = 0; i < GADIBA_N_CLIENT_COLUMNS; i++)
    {
      int minimum;
      if (!gtk_widget_should_layout (self->heads[i]))
        continue;
      gtk_widget_measure (self->heads[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      GtkAllocation place = { x, 0, MAX (widths[i], minimum), height };
      gtk_widget_size_allocate (self->heads[i], &place, -1);
      x += widths[i] + GADIBA_CLIENT_COLUMN_GAP;
    }
}

static void
gadiba_client_heads_dispose (GObject *object)
{
  gadiba_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (gadiba_client_heads_parent_class)->dispose (object);
}

static void
gadiba_client_heads_class_init (GadibaClientHeadsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_client_heads_dispose;
  widget_class->measure = gadiba_client_heads_measure;
  widget_class->size_allocate = gadiba_client_heads_size_allocate;
  signals[SIGNAL_SORTED] =
      g_signal_new ("sorted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);
  gtk_widget_class_set_css_name (widget_class, "clientheads");
}

static void
gadiba_client_heads_init (GadibaClientHeads *self)
{
  for (guint i = 0; i < GADIBA_N_CLIENT_COLUMNS; i++)
    make_head (self, i);
  update_view (self);
  g_signal_connect_object (gadiba_habits_get (), "changed::client-columns",
                           G_CALLBACK (update_view), self, G_CONNECT_SWAPPED);
}

void
gadiba_client_heads_set_sort (GadibaClientHeads *self, GadibaClientSort sort, gboolean descending)
{
  g_return_if_fail (GADIBA_IS_CLIENT_HEADS (self));

  self->sort = sort;
  self->descending = descending;
  update_view (self);
}
