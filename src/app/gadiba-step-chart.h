/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A drawing of what a household has when somebody earns more: over what is earned, a line of the
 * total and one of what is received without benefits; where the total falls, a mark. Whoever shows
 * it tells the same beside it in words and in a table.
 */
#define GADIBA_TYPE_STEP_CHART (gadiba_step_chart_get_type ())
G_DECLARE_FINAL_TYPE (GadibaStepChart, gadiba_step_chart, GADIBA, STEP_CHART, GtkWidget)

GtkWidget *gadiba_step_chart_new (void);

/* @points: (element-type GadibaWhatIfPoint) (nullable): kept; NULL: nothing is drawn */
void gadiba_step_chart_set_points (GadibaStepChart *self, GArray *points);

G_END_DECLS
