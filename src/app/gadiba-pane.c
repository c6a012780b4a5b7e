/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-pane.h"

/* More than a section has. */
#define MAX_PLACES 65536

G_DEFINE_INTERFACE (GadibaPane, gadiba_pane, GTK_TYPE_WIDGET)

static void
gadiba_pane_default_init (GadibaPaneInterface *iface)
{
}

gboolean
gadiba_pane_show_fact (GadibaPane *self, const char *fact, const char *subject)
{
  g_return_val_if_fail (GADIBA_IS_PANE (self) && fact != NULL, FALSE);

  GadibaPaneInterface *iface = GADIBA_PANE_GET_IFACE (self);
  return iface->show_fact != NULL && iface->show_fact (self, fact, subject);
}

void
gadiba_pane_enter (GadibaPane *self)
{
  g_return_if_fail (GADIBA_IS_PANE (self));

  GadibaPaneInterface *iface = GADIBA_PANE_GET_IFACE (self);
  if (iface->enter != NULL)
    iface->enter (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
gadiba_pane_show_place (GadibaPane *self, const GadibaCheckPlace *place)
{
  g_return_if_fail (GADIBA_IS_PANE (self) && place != NULL);

  GadibaPaneInterface *iface = GADIBA_PANE_GET_IFACE (self);
  if (iface->show_place == NULL || !iface->show_place (self, place))
    gadiba_pane_enter (self);
}

gboolean
gadiba_pane_has_keyboard (GtkWidget *part)
{
  g_return_val_if_fail (GTK_IS_WIDGET (part), FALSE);

  GtkRoot *root = gtk_widget_get_root (part);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && (focus == part || gtk_widget_is_ancestor (focus, part));
}

static int
find_place (const GPtrArray *panes, guint i, const char *fact, const char *subject)
{
  GadibaPane *pane = g_ptr_array_index (panes, i);
  GadibaPaneInterface *iface = GADIBA_PANE_GET_IFACE (pane);
  int place = iface->find_place != NULL ? iface->find_place (pane, fact, subject) : -1;

  return place >= 0 ? (int) i * MAX_PLACES + place : -1;
}

const GadibaTraceMissing *
gadiba_pane_find_next (const GPtrArray *panes, GadibaPane *shown, const GPtrArray *missing)
{
  g_return_val_if_fail (panes != NULL && missing != NULL, NULL);

  const GadibaTraceMissing *first = NULL, *next = NULL;
  int at_first = G_MAXINT, at_next = G_MAXINT, here = -1;
  guint index;
  if (shown != NULL && g_ptr_array_find ((GPtrArray *) panes, shown, &index))
    here = find_place (panes, index, NULL, NULL);
  for (guint i = 0; i < missing->len; i++)
    {
      const GadibaTraceMissing *each = g_ptr_array_index (missing, i);
      int place = -1;
      for (guint j = 0; place < 0 && j < panes->len; j++)
        place = find_place (panes, j, each->fact, each->subject);
      if (place < 0) /* it has no field, which is told */
        place = G_MAXINT - 1;
      if (place < at_first)
        {
          first = each;
          at_first = place;
        }
      if (place > here && place < at_next)
        {
          next = each;
          at_next = place;
        }
    }
  return next != NULL ? next : first;
}
