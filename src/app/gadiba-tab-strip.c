/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-tab-strip.h"

#define LATER "gadiba-tab-strip-later" /* the source that is waiting; it goes with the strip */

static GtkAdjustment *
get_place (GtkStackSwitcher *switcher)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (switcher), GTK_TYPE_SCROLLED_WINDOW);

  return scrolled != NULL ? gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled))
                          : NULL;
}

static void
show_tab (gpointer user_data)
{
  GtkWidget *switcher = user_data;
  GtkAdjustment *at = get_place (GTK_STACK_SWITCHER (switcher));

  g_object_steal_data (G_OBJECT (switcher), LATER);
  for (GtkWidget *tab = gtk_widget_get_first_child (switcher); at != NULL && tab != NULL;
       tab = gtk_widget_get_next_sibling (tab))
    {
      graphene_rect_t place;
      if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tab))
          && gtk_widget_compute_bounds (tab, switcher, &place))
        gtk_adjustment_clamp_page (at, place.origin.x, place.origin.x + place.size.width);
    }
}

static void
drop_source (gpointer id)
{
  g_source_remove (GPOINTER_TO_UINT (id));
}

/* A tab is marked after its page is shown; and places are given to tabs later still. What waits
 * does not keep the strip, for the strip keeps a whole case. */
static void
show_tab_later (GtkStackSwitcher *switcher)
{
  if (g_object_get_data (G_OBJECT (switcher), LATER) != NULL)
    return;
  guint id = g_idle_add_once (show_tab, switcher);
  g_object_set_data_full (G_OBJECT (switcher), LATER, GUINT_TO_POINTER (id), drop_source);
}

void
gadiba_tab_strip_follow (GtkStackSwitcher *switcher)
{
  g_return_if_fail (GTK_IS_STACK_SWITCHER (switcher) && get_place (switcher) != NULL);

  g_autoptr (GtkSelectionModel) pages =
      gtk_stack_get_pages (gtk_stack_switcher_get_stack (switcher));
  g_signal_connect_object (pages, "selection-changed", G_CALLBACK (show_tab_later), switcher,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_place (switcher), "changed", G_CALLBACK (show_tab_later), switcher,
                           G_CONNECT_SWAPPED);
}
