/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-settings-model.h"

G_BEGIN_DECLS

/* The sections of the settings that are lists, each with what adds to it. They follow @model.
 * Returns: (transfer floating) */
GtkWidget *gadiba_settings_people_new (GadibaSettingsModel *model);
GtkWidget *gadiba_settings_days_new (GadibaSettingsModel *model);

G_END_DECLS
