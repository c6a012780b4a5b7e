/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-asking-window.h"
#include "gadiba-office-awaited.h"

G_BEGIN_DECLS

/**
 * gadiba_awaited_window_show:
 * @awaited: of an application that was left without progress
 *
 * Tells what is awaited, and asks when the last of it came. It closes when that is stored; what
 * cannot be is said beside what was typed.
 */
void gadiba_awaited_window_show (const GadibaAskingPlace *place, const GadibaAwaited *awaited);

G_END_DECLS
