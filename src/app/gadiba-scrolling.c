/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-scrolling.h"

#define SETTING "gtk-overlay-scrolling"

static void (*unrealize) (GtkWidget *widget);

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
  unrealize = klass->unrealize;
  klass->unrealize = unrealize_wholly;
}
