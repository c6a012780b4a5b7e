/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-one-stop.h"

#include "gadiba-children.h"

struct _GadibaOneStop
{
  GtkWidget parent;
};

G_DEFINE_FINAL_TYPE (GadibaOneStop, gadiba_one_stop, GTK_TYPE_WIDGET)

/* Returns: (nullable): the list, if it has lines */
static GtkWidget *
find_list (GtkWidget *widget)
{
  while (widget != NULL && !GTK_IS_LIST_VIEW (widget))
    widget = gtk_widget_get_first_child (widget);
  GtkSelectionModel *model =
      widget != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (widget)) : NULL;
  return model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) > 0 ? widget : NULL;
}

/* When the line that had the keyboard goes, it is still the child that had it last; but nothing has
 * the keyboard then, and another line is to get it. */
static gboolean
has_keyboard (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* What stands in the line of a box, its button for instance, is gone through before Tab leaves. */
static gboolean
focus_inside_line (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *line = gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);

  return line != NULL && gtk_widget_is_ancestor (line, widget)
         && gtk_widget_child_focus (line, direction);
}

static gboolean
gadiba_one_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && has_keyboard (widget))
    return focus_inside_line (widget, direction);
  /* Newer lists begin at their end when they are come to backwards. */
  GtkWidget *list = tab ? find_list (widget) : NULL;
  if (list != NULL)
    return gtk_widget_grab_focus (list);
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
