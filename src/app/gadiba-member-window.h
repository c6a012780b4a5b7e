/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-working-case.h"

G_BEGIN_DECLS

/* Asks who joins the household: somebody who is in the records already, which typing shows, or
 * somebody new. @at: a widget of the window over which it opens */
void gadiba_member_window_show (GtkWidget *at, GadibaWorkingCase *working);

G_END_DECLS
