/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-times.h"

G_BEGIN_DECLS

/* Which months lie side by side. */
typedef struct
{
  GadibaMonth first, last;               /* shown */
  GadibaMonth window_first, window_last; /* marked: whose incomes the application rests on */
  GadibaDate today;
} GadibaTimeScale;

/*
 * A line of a picture of time: what it is about, and bars over the months. A bar without a last day
 * runs on to the edge and is open there; what lies beyond an edge ends in a point. Whoever shows it
 * names its row with the same in words.
 */
#define GADIBA_TYPE_TIME_LINE (gadiba_time_line_get_type ())
G_DECLARE_FINAL_TYPE (GadibaTimeLine, gadiba_time_line, GADIBA, TIME_LINE, GtkWidget)

/* @title: (nullable): NULL: it is the head, with the names of the months
 * @is_inner: it belongs to the line above */
GtkWidget *
gadiba_time_line_new (const GadibaTimeScale *scale, const char *title, gboolean is_inner);
/* @to: %GADIBA_DATE_NONE: no end is known. @text: (nullable): written into the bar if there is room
 */
void gadiba_time_line_add (GadibaTimeLine *self, GadibaSpanKind kind, GadibaDate from,
                           GadibaDate to, const char *text);

G_END_DECLS
