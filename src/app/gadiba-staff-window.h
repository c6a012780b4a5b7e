/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-settings-model.h"

G_BEGIN_DECLS

/**
 * gadiba_staff_window_show:
 * @at: the widget that asks
 * @staff: a line to be changed; without an id, of somebody new
 *
 * Asks for one who signs or works, and stores what is said. What cannot be is told in the window,
 * which stays until it is stored or given up.
 */
void gadiba_staff_window_show (GtkWidget *at, GadibaSettingsModel *model,
                               const GadibaOfficeStaff *staff);

G_END_DECLS
