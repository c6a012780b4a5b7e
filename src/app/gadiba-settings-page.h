/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-page.h"

G_BEGIN_DECLS

/* What the office and whoever works at this computer can set. */
#define GADIBA_TYPE_SETTINGS_PAGE (gadiba_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (GadibaSettingsPage, gadiba_settings_page, GADIBA, SETTINGS_PAGE, GadibaPage)

GtkWidget *gadiba_settings_page_new (GadibaSession *session);

G_END_DECLS
