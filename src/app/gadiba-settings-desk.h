/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is set for this account on this computer: printer, size of the text, language, colours. It
 * is in force at once. */
#define GADIBA_TYPE_SETTINGS_DESK (gadiba_settings_desk_get_type ())
G_DECLARE_FINAL_TYPE (GadibaSettingsDesk, gadiba_settings_desk, GADIBA, SETTINGS_DESK, GtkWidget)

GtkWidget *gadiba_settings_desk_new (void);

G_END_DECLS
