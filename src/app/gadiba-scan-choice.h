/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-working-intake.h"

G_BEGIN_DECLS

/**
 * gadiba_scan_choice_ask:
 * @at: beside which it is asked
 * @places: the @n places that one scan is for
 *
 * Asks which scan proves it: opens the one that is stated, takes one of the application's, adds a
 * file, or states none.
 */
void gadiba_scan_choice_ask (GtkWidget *at, GadibaWorkingCase *working,
                             const GadibaIntakePlace *places, guint n);

/* Puts the file among the papers of the application and states it at the places. */
void gadiba_scan_choice_add (GadibaWorkingCase *working, const char *path,
                             const GadibaIntakePlace *places, guint n);

G_END_DECLS
