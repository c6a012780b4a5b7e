/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-scrolling.h"

#include <glib/gi18n-lib.h>

#define SETTING "gtk-overlay-scrolling"
#define NAME "scrolling-name"

static void (*realize) (GtkWidget *widget);
static void (*unrealize) (GtkWidget *widget);

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
realize_named (GtkWidget *widget)
{
  realize (widget);
  if (g_object_get_data (G_OBJECT (widget), NAME) == NULL)
    set_name (widget, _ ("Scrolled part of the page"));
}

static void
unrealize_wholly (GtkWidget *widget)
{
  guint notify = g_signal_lookup ("notify", GTK_TYPE_SETTINGS);

  unrealize (widget);
  g_signal_handlers_disconnect_matched (
      gtk_widget_get_settings (widget),
      G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DETAIL | G_SIGNAL_MATCH_DATA, notify,
      g_quark_from_static_string (SETTING), NULL, NULL, widget);
}

void
gadiba_scrolling_mend (void)
{
  GtkWidgetClass *klass = g_type_class_ref (GTK_TYPE_SCROLLED_WINDOW); /* for ever */

  if (klass->unrealize == unrealize_wholly)
    return;
  realize = klass->realize;
  klass->realize = realize_named;
  unrealize = klass->unrealize;
  klass->unrealize = unrealize_wholly;
}

void
gadiba_scrolling_name (GtkWidget *scrolled, const char *name)
{
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled) && name != NULL);

  g_object_set_data (G_OBJECT (scrolled), NAME, GINT_TO_POINTER (TRUE));
  set_name (scrolled, name);
}
