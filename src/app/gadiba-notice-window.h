/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-asking-window.h"
#include "gadiba-office-notify.h"

G_BEGIN_DECLS

/**
 * gadiba_notice_window_show:
 * @notified: how it stands with the decision
 *
 * Asks how the decision was notified; where one entry counts, whether the letter came back or the
 * entry is a mistake. It closes when that is stored; what cannot be is said beside what was typed.
 */
void gadiba_notice_window_show (const GadibaAskingPlace *place, const GadibaNotified *notified);

G_END_DECLS
