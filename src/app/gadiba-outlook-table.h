/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The table of what a household would have if somebody earned more. */

/* Gives @view its columns. */
void gadiba_outlook_table_add_columns (GtkColumnView *view);
/* @points: (element-type GadibaWhatIfPoint) (nullable): a row each */
void gadiba_outlook_table_set_points (GtkColumnView *view, const GArray *points);

G_END_DECLS
