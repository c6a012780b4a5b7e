/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-settings-model.h"

G_BEGIN_DECLS

/* What letters say of the office, and the codes of its numbers: fields that store themselves when
 * they are left. Signal "told" (char *sentence): what became of it. */
#define GADIBA_TYPE_SETTINGS_OFFICE (gadiba_settings_office_get_type ())
G_DECLARE_FINAL_TYPE (GadibaSettingsOffice, gadiba_settings_office, GADIBA, SETTINGS_OFFICE,
                      GtkWidget)

GtkWidget *gadiba_settings_office_new (GadibaSettingsModel *model);
/* Whether something stands there that is not stored. */
gboolean gadiba_settings_office_has_open_matter (GadibaSettingsOffice *self);

G_END_DECLS
