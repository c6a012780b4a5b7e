/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-asking-window.h"
#include "gadiba-office-compare.h"

G_BEGIN_DECLS

/* Shows a decision beside what the law of its day gives and what today's law gives for the same
 * months, and what in the law is otherwise. Nothing is changed there. */
void
gadiba_compare_window_show (const GadibaAskingPlace *place, const GadibaComparison *comparison);

G_END_DECLS
