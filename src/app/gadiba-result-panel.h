/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-working-case.h"

G_BEGIN_DECLS

/* What the law gives the case, why, and what is missing, beside the page: it follows every field.
 * The signal "ask" (char *fact, char *subject) wants the field shown where a missing fact goes. */
#define GADIBA_TYPE_RESULT_PANEL (gadiba_result_panel_get_type ())
G_DECLARE_FINAL_TYPE (GadibaResultPanel, gadiba_result_panel, GADIBA, RESULT_PANEL, GtkWidget)

void gadiba_result_panel_set_case (GadibaResultPanel *self, GadibaWorkingCase *working);

G_END_DECLS
