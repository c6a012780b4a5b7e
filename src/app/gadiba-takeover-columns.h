/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-takeover-file.h"

G_BEGIN_DECLS

/* Puts a line for each column of the table into @grid, in place of what was there: its heading, a
 * sample, and what it holds, to be chosen. @file: lives until the grid is filled anew or goes; what
 * is chosen is written there. */
void gadiba_takeover_columns_fill (GtkGrid *grid, GadibaTakeoverFile *file);

G_END_DECLS
