/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-working-case.h"

G_BEGIN_DECLS

/*
 * The bar over a case that tells what needs an answer: what cannot be stored, what somebody else
 * changed too, what was refused, and that the application was decided elsewhere. It can be seen
 * while there is any of them. Signals:
 *  "told" (char *): a sentence for the window;
 *  "show-decisions": the decisions are wanted.
 */
#define GADIBA_TYPE_MATTER_BAR (gadiba_matter_bar_get_type ())
G_DECLARE_FINAL_TYPE (GadibaMatterBar, gadiba_matter_bar, GADIBA, MATTER_BAR, GtkBox)

/* Once for each bar. */
void gadiba_matter_bar_set_case (GadibaMatterBar *self, GadibaWorkingCase *working);

/* Returns: (transfer none) (nullable): a sentence on what of the caseworker's would be lost now */
const char *gadiba_matter_bar_get_matter (GadibaMatterBar *self);

/* What the next reading of the records may say is known: it is decided here. */
void gadiba_matter_bar_expect_decision (GadibaMatterBar *self);

G_END_DECLS
