/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-session.h"

G_BEGIN_DECLS

/* Talks that are on nobody's card, found by the name that was noted: whoever is looked for may have
 * been here without being in the records. Each is opened from here. Hidden while there is none. */
#define GADIBA_TYPE_FOUND_TALKS (gadiba_found_talks_get_type ())
G_DECLARE_FINAL_TYPE (GadibaFoundTalks, gadiba_found_talks, GADIBA, FOUND_TALKS, GtkWidget)

/* Looks for talks. @name: (nullable): NULL: none is shown */
void gadiba_found_talks_look (GadibaFoundTalks *self, GadibaSession *session, const char *name);

G_END_DECLS
