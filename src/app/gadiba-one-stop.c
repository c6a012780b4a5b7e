/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-one-stop.h"

#include "gadiba-children.h"

struct _GadibaOneStop
{
  GtkWidget parent;
};

G_DEFINE_FINAL_TYPE (GadibaOneStop, gadiba_one_stop, GTK_TYPE_WIDGET)

static gboolean
gadiba_one_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return GTK_WIDGET_CLASS (gadiba_one_stop_parent_class)->focus (widget, direction);
}

static void
gadiba_one_stop_dispose (GObject *object)
{
  gadiba_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (gadiba_one_stop_parent_class)->dispose (object);
}

static void
gadiba_one_stop_class_init (GadibaOneStopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_one_stop_dispose;
  widget_class->focus = gadiba_one_stop_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
gadiba_one_stop_init (GadibaOneStop *self)
{
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE); /* a list has the height that is there */
}

GtkWidget *
gadiba_one_stop_new (GtkWidget *child)
{
  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  GtkWidget *self = g_object_new (GADIBA_TYPE_ONE_STOP, NULL);
  gtk_widget_set_parent (child, self);
  return self;
}
