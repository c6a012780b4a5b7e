/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-asking-window.h"
#include "gadiba-office-hearing.h"

G_BEGIN_DECLS

/* Hearing somebody before a decision that takes something away (APL 62). */

/* Returns: (transfer full): how it stands with one, with days, ways and words */
char *gadiba_hearing_tell (const GadibaHearing *hearing);

/**
 * gadiba_hearing_window_show:
 * @application: its number
 * @hearings: (element-type GadibaHearing): those on record, oldest first
 *
 * Tells what is on record that no decision has told of yet, and asks for an invitation, an answer
 * or why nobody is heard. It closes when that is stored; what cannot be is said beside what was
 * typed.
 */
void gadiba_hearing_window_show (const GadibaAskingPlace *place, const char *application,
                                 const GPtrArray *hearings);

G_END_DECLS
