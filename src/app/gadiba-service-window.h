/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-asking-window.h"
#include "gadiba-office-service.h"

G_BEGIN_DECLS

/* Asks who gives the service, from which day, and, where others have waited longer, why before
 * them. */
void gadiba_service_window_give (const GadibaAskingPlace *place, const GadibaServiceTurn *turn);

/* Asks why a service ends before its time, and with which day; or why somebody leaves the queue. */
void gadiba_service_window_end (const GadibaAskingPlace *place, const GadibaServiceTurn *turn);

G_END_DECLS
