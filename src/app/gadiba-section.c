/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gadiba-app"

#include "gadiba-section.h"

G_DEFINE_INTERFACE (GadibaSection, gadiba_section, GTK_TYPE_WIDGET)

static void
gadiba_section_default_init (GadibaSectionInterface *iface)
{
}

gboolean
gadiba_section_show_fact (GadibaSection *self, const char *fact, const char *subject)
{
  g_return_val_if_fail (GADIBA_IS_SECTION (self) && fact != NULL, FALSE);

  GadibaSectionInterface *iface = GADIBA_SECTION_GET_IFACE (self);
  return iface->show_fact != NULL && iface->show_fact (self, fact, subject);
}
