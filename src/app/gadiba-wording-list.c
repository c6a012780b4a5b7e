/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-wording-list.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-one-stop.h"
#include "gadiba-page.h"
#include "gadiba-two-lines.h"

struct _GadibaWordingList
{
  GtkWidget parent;

  GPtrArray *lines;           /* GadibaWordingLine; NULL: not yet */
  GPtrArray *bound;           /* GtkListItem, borrowed: that show a line now */
  GtkSingleSelection *chosen; /* of their ids */

  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (GadibaWordingList, gadiba_wording_list, GTK_TYPE_WIDGET)

static guint chosen_signal;

/* In a few words. */
static const char *
get_mark (const GadibaWordingLine *line)
{
  if (line->has_draft)
    return _ ("draft");
  switch (line->of)
    {
    case GADIBA_WORDING_PROGRAM:
      return _ ("the program's");
    case GADIBA_WORDING_OFFICE:
      return _ ("the office's");
    case GADIBA_WORDING_FILE:
      return _ ("a file");
    }
  g_return_val_if_reached (NULL);
}

static void
on_item_setup_cb (GadibaWordingList *self, GtkListItem *item)
{
  gadiba_two_lines_make (item);
}

static void
fill_item (GadibaWordingList *self, GtkListItem *item)
{
  const GadibaWordingLine *line =
      g_ptr_array_index (self->lines, gtk_list_item_get_position (item));

  gadiba_two_lines_fill (item, line->title, get_mark (line), NULL);
}

static void
on_item_bind_cb (GadibaWordingList *self, GtkListItem *item)
{
  g_ptr_array_add (self->bound, item);
  fill_item (self, item);
}

static void
on_item_unbind_cb (GadibaWordingList *self, GtkListItem *item)
{
  if (self->bound != NULL)
    g_ptr_array_remove (self->bound, item);
}

static void
on_selected_cb (GadibaWordingList *self)
{
  g_signal_emit (self, chosen_signal, 0);
}

static void
make_list (GadibaWordingList *self)
{
  GtkStringList *ids = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->lines->len; i++)
    gtk_string_list_append (ids, ((GadibaWordingLine *) g_ptr_array_index (self->lines, i))->id);
  self->chosen = gtk_single_selection_new (G_LIST_MODEL (ids));
  g_signal_connect_object (self->chosen, "notify::selected", G_CALLBACK (on_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->chosen));
  on_selected_cb (self);
}

void
gadiba_wording_list_set_lines (GadibaWordingList *self, GPtrArray *lines)
{
  g_return_if_fail (GADIBA_IS_WORDING_LIST (self) && lines != NULL);

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = lines;
  if (self->chosen == NULL)
    make_list (self);
  for (guint i = 0; i < self->bound->len; i++)
    fill_item (self, g_ptr_array_index (self->bound, i));
}

const GadibaWordingLine *
gadiba_wording_list_get_line (GadibaWordingList *self)
{
  g_return_val_if_fail (GADIBA_IS_WORDING_LIST (self), NULL);

  if (self->chosen == NULL)
    return NULL;
  return g_ptr_array_index (self->lines, gtk_single_selection_get_selected (self->chosen));
}

void
gadiba_wording_list_enter (GadibaWordingList *self)
{
  g_return_if_fail (GADIBA_IS_WORDING_LIST (self));

  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

void
gadiba_wording_list_take_keyboard (GadibaWordingList *self)
{
  g_return_if_fail (GADIBA_IS_WORDING_LIST (self));

  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_get_mapped (focus)
      || gtk_widget_is_ancestor (focus,
                                 gtk_widget_get_ancestor (GTK_WIDGET (self), GADIBA_TYPE_PAGE)))
    gadiba_wording_list_enter (self);
}

void
gadiba_wording_list_choose (GadibaWordingList *self, const char *id)
{
  g_return_if_fail (GADIBA_IS_WORDING_LIST (self) && self->chosen != NULL && id != NULL);

  g_signal_handlers_block_by_func (self->chosen, on_selected_cb, self);
  for (guint i = 0; i < self->lines->len; i++)
    if (g_str_equal (((GadibaWordingLine *) g_ptr_array_index (self->lines, i))->id, id))
      gtk_single_selection_set_selected (self->chosen, i);
  g_signal_handlers_unblock_by_func (self->chosen, on_selected_cb, self);
}

static void
gadiba_wording_list_dispose (GObject *object)
{
  GadibaWordingList *self = GADIBA_WORDING_LIST (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->chosen);
  g_clear_pointer (&self->bound, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (gadiba_wording_list_parent_class)->dispose (object);
}

static void
gadiba_wording_list_class_init (GadibaWordingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gadiba_wording_list_dispose;

  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
gadiba_wording_list_init (GadibaWordingList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  self->bound = g_ptr_array_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_item_setup_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_item_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_item_unbind_cb), self,
                           G_CONNECT_SWAPPED);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "clients");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Letters of the office"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_parent (gadiba_one_stop_new (scrolled), GTK_WIDGET (self));
}
