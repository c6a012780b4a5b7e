/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-asking-window.h"
#include "gadiba-office-contest.h"

G_BEGIN_DECLS

/**
 * gadiba_contest_window_enter:
 * @decision: number of the decision from which it was asked for
 * @application: number of the application that it is on
 *
 * Asks what somebody has against the decision, or against how he or she was served.
 */
void gadiba_contest_window_enter (const GadibaAskingPlace *place, const char *decision,
                                  const char *application);

/**
 * gadiba_contest_window_show:
 *
 * Shows how it stands with one, and asks what became of it. It closes when that is stored; what
 * cannot be is said beside what was typed.
 */
void gadiba_contest_window_show (const GadibaAskingPlace *place, const GadibaContest *contest);

/* @window: one that shows a contest. Writes what goes on with it into @folder, and tells so there.
 */
void gadiba_contest_window_export (GtkWindow *window, const char *folder);

G_END_DECLS
