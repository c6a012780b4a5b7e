/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-office-today.h"

G_BEGIN_DECLS

/* Lines of the page of the day: rows of a list box, and what stands over each kind of them. */

/* Returns: (transfer floating): a GtkListBoxRow that remembers @line. @line: borrowed, lives as
 * long as the row */
GtkWidget *
gadiba_today_line_new (GadibaTodayKind kind, const GadibaTodayLine *line, GadibaDate today);

GadibaTodayKind gadiba_today_line_get_kind (GtkListBoxRow *row);
const GadibaTodayLine *gadiba_today_line_get (GtkListBoxRow *row);

/* Returns: (transfer floating): "Statuses that end this month (12)" */
GtkWidget *gadiba_today_heading_new (GadibaTodayKind kind, const GadibaTodayGroup *group);

G_END_DECLS
