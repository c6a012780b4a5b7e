/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-tick-list.h"

#include "gadiba-children.h"
#include "gadiba-one-stop.h"
#include "gadiba-table-head.h"

/* --- a line --- */

#define GADIBA_TYPE_TICK_ITEM (gadiba_tick_item_get_type ())
G_DECLARE_FINAL_TYPE (GadibaTickItem, gadiba_tick_item, GADIBA, TICK_ITEM, GObject)

struct _GadibaTickItem
{
  GObject parent;

  gconstpointer row; /* of the list's rows; NULL: it is not listed any more */
  gboolean ticked;
};

G_DEFINE_FINAL_TYPE (GadibaTickItem, gadiba_tick_item, G_TYPE_OBJECT)

static void
gadiba_tick_item_class_init (GadibaTickItemClass *klass)
{
}

static void
gadiba_tick_item_init (GadibaTickItem *self)
{
}

/* --- the list --- */

struct _GadibaTickList
{
  GtkWidget parent;

  const GadibaTableColumns *columns;
  GadibaTickTell tell;
  GPtrArray *rows; /* NULL: none */
  gboolean can;
  GListStore *items;
  GtkSingleSelection *selection;
  GtkWidget *box, *view;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GadibaTickList, gadiba_tick_list, GTK_TYPE_WIDGET)

static void
on_item_setup_cb (GadibaTickList *self, GtkListItem *item)
{
  g_assert (GADIBA_IS_TICK_LIST (self));

  gtk_list_item_set_child (item, gadiba_table_line_new (self->columns));
}

static void
on_item_bind_cb (GadibaTickList *self, GtkListItem *item)
{
  g_assert (GADIBA_IS_TICK_LIST (self));

  const GadibaTickItem *one = gtk_list_item_get_item (item);
  gadiba_table_line_set_texts (GADIBA_TABLE_LINE (gtk_list_item_get_child (item)),
                               one->row != NULL ? self->tell (one->row, one->ticked) : NULL);
}

static GadibaTickItem *
get_item (GadibaTickList *self, guint position)
{
  g_autoptr (GadibaTickItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item; /* the list has it */
}

static guint
get_n_items (GadibaTickList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

/* Lines are made anew where they stand, for there is no other way to tell that they changed. */
static void
renew (GadibaTickList *self, guint first, guint n, gboolean ticked)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = first; i < first + n; i++)
    {
      GadibaTickItem *item = g_object_new (GADIBA_TYPE_TICK_ITEM, NULL);
      item->row = get_item (self, i)->row;
      item->ticked = ticked;
      g_ptr_array_add (added, item);
    }
  g_list_store_splice (self->items, first, n, added->pdata, added->len);
  gtk_single_selection_set_selected (self->selection, selected);
}

static void
on_activate_cb (GadibaTickList *self, guint position)
{
  g_assert (GADIBA_IS_TICK_LIST (self));

  if (!self->can || position >= get_n_items (self))
    return;
  renew (self, position, 1, !get_item (self, position)->ticked);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_selected_cb (GadibaTickList *self)
{
  g_assert (GADIBA_IS_TICK_LIST (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

/* Lines that something still shows know that they are gone. */
static void
forget_rows (GadibaTickList *self)
{
  for (guint i = 0; i < get_n_items (self); i++)
    get_item (self, i)->row = NULL;
}

void
gadiba_tick_list_set (GadibaTickList *self, GPtrArray *rows, gboolean can)
{
  g_return_if_fail (GADIBA_IS_TICK_LIST (self));

  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->rows);
  guint place = gtk_single_selection_get_selected (self->selection);
  gboolean stays = before != NULL && rows != NULL && before->len == rows->len;
  self->rows = rows != NULL ? g_ptr_array_ref (rows) : NULL;
  self->can = can;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      GadibaTickItem *item = g_object_new (GADIBA_TYPE_TICK_ITEM, NULL);
      item->row = g_ptr_array_index (rows, i);
      item->ticked = can;
      g_ptr_array_add (items, item);
    }
  forget_rows (self);
  g_list_store_splice (self->items, 0, get_n_items (self), items->pdata, items->len);
  if (stays)
    gtk_single_selection_set_selected (self->selection, place);
  gtk_widget_set_visible (self->box, items->len > 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
gadiba_tick_list_tick_all (GadibaTickList *self, gboolean ticked)
{
  g_return_if_fail (GADIBA_IS_TICK_LIST (self));

  if (!self->can || get_n_items (self) == 0)
    return;
  renew (self, 0, get_n_items (self), ticked);
  g_signal_emit (self, signals[CHANGED], 0);
}

GPtrArray *
gadiba_tick_list_dup_ticked (GadibaTickList *self)
{
  g_return_val_if_fail (GADIBA_IS_TICK_LIST (self), NULL);

  GPtrArray *ticked = g_ptr_array_new ();
  for (guint i = 0; i < get_n_items (self); i++)
    if (get_item (self, i)->ticked)
      g_ptr_array_add (ticked, (gpointer) get_item (self, i)->row);
  return ticked;
}

guint
gadiba_tick_list_count (GadibaTickList *self)
{
  g_return_val_if_fail (GADIBA_IS_TICK_LIST (self), 0);

  guint n = 0;
  for (guint i = 0; i < get_n_items (self); i++)
    n += get_item (self, i)->ticked ? 1 : 0;
  return n;
}

gconstpointer
gadiba_tick_list_get_row (GadibaTickList *self)
{
  g_return_val_if_fail (GADIBA_IS_TICK_LIST (self), NULL);

  const GadibaTickItem *item = gtk_single_selection_get_selected_item (self->selection);
  return item != NULL ? item->row : NULL;
}

guint
gadiba_tick_list_get_place (GadibaTickList *self)
{
  g_return_val_if_fail (GADIBA_IS_TICK_LIST (self), GTK_INVALID_LIST_POSITION);

  return gtk_single_selection_get_selected (self->selection);
}

/* --- the widget --- */

static gboolean
on_space_cb (GtkWidget *view, GVariant *arguments, gpointer user_data)
{
  GadibaTickList *self = user_data;

  on_activate_cb (self, gtk_single_selection_get_selected (self->selection));
  return TRUE;
}

static gboolean
gadiba_tick_list_grab_focus (GtkWidget *widget)
{
  return gadiba_focus_child (widget, GADIBA_TICK_LIST (widget)->view);
}

static void
gadiba_tick_list_dispose (GObject *object)
{
  GadibaTickList *self = GADIBA_TICK_LIST (object);

  if (self->items != NULL)
    forget_rows (self);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (gadiba_tick_list_parent_class)->dispose (object);
}

static void
gadiba_tick_list_class_init (GadibaTickListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_tick_list_dispose;
  widget_class->grab_focus = gadiba_tick_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
gadiba_tick_list_init (GadibaTickList *self)
{
  self->items = g_list_store_new (GADIBA_TYPE_TICK_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
make_view (GadibaTickList *self, const char *name)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_item_setup_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_item_bind_cb), self, G_CONNECT_SWAPPED);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "clients");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                        gtk_callback_action_new (on_space_cb, self, NULL)));
  gtk_widget_add_controller (self->view, keys);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_activate_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
gadiba_tick_list_new (const GadibaTableColumns *columns, const char *name, GadibaTickTell tell)
{
  g_return_val_if_fail (columns != NULL && name != NULL && tell != NULL, NULL);

  GadibaTickList *self = g_object_new (GADIBA_TYPE_TICK_LIST, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *head = gadiba_table_head_new (columns, "", FALSE);
  self->columns = columns;
  self->tell = tell;
  make_view (self, name);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (place, "tablehead");
  gtk_widget_set_hexpand (head, TRUE);
  gtk_box_append (GTK_BOX (place), head);
  gtk_box_append (GTK_BOX (self->box), place);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_box_append (GTK_BOX (self->box), gadiba_one_stop_new (scroller));
  gtk_widget_set_visible (self->box, FALSE);
  return GTK_WIDGET (self);
}
