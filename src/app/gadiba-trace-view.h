/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-trace.h"

G_BEGIN_DECLS

/**
 * gadiba_trace_view_new:
 *
 * A section of the trace, unfolded when it is wanted: title and result at the left and right, the
 * formula with its figures and the article beneath each line.
 *
 * @result: (nullable): what stands beside the title
 */
GtkWidget *
gadiba_trace_view_new (const GadibaTraceSection *section, const char *result, gboolean unfolded);

/* Whether it is unfolded: it is kept when the trace is made anew. */
gboolean gadiba_trace_view_is_unfolded (GtkWidget *view);

G_END_DECLS
