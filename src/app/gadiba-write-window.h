/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-asking-window.h"
#include "gadiba-case.h"

G_BEGIN_DECLS

/**
 * gadiba_write_window_show:
 * @application: its number
 * @from: whose persons a letter may be about
 *
 * Asks for a letter that decides nothing: its kind, and what the kind asks for; beside it stands
 * the letter as it would be. When it is written, the window closes and the letter opens.
 */
void gadiba_write_window_show (const GadibaAskingPlace *place, const char *application,
                               const GadibaCase *from);

G_END_DECLS
