/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-prompt.h"

static gboolean
on_mnemonic_activate_cb (GtkWidget *button, gboolean group_cycling)
{
  gtk_widget_grab_focus (button);
  if (!group_cycling)
    g_signal_emit_by_name (button, "clicked");
  return TRUE;
}

static gboolean
on_key_pressed_cb (GtkWidget *button, guint key, guint code, GdkModifierType state)
{
  const GdkModifierType commands = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK;

  if ((state & commands) != 0
      || (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_space))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit_by_name (button, "clicked");
  return GDK_EVENT_STOP;
}

void
gadiba_prompt_make (GtkWidget *button)
{
  g_return_if_fail (GTK_IS_BUTTON (button));

  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), button,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (button, keys);
  g_signal_connect (button, "mnemonic-activate", G_CALLBACK (on_mnemonic_activate_cb), NULL);
}
