/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gadiba-app"

#include "gadiba-pane.h"

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
