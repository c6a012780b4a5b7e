/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-times.h"
#include "gadiba-working-case.h"

G_BEGIN_DECLS

/*
 * A household over time: a line for each member, below it what he or she received, then statuses
 * and benefits of the household. Each line is a row of a list, which says the same in words. It is
 * read when it is looked at, and anew when something was stored.
 *
 * Signals: "read": there is something new.
 */
#define GADIBA_TYPE_TIMES_VIEW (gadiba_times_view_get_type ())
G_DECLARE_FINAL_TYPE (GadibaTimesView, gadiba_times_view, GADIBA, TIMES_VIEW, GtkWidget)

/* @warnings: where it stands who is in another household too: at the top, for it is to be seen
 * first; hidden while nobody is */
GtkWidget *gadiba_times_view_new (GadibaWorkingCase *working, GtkBox *warnings);
/* Returns: (transfer none) (nullable): the newest membership of the person with this id, as it was
 * read last */
const GadibaSpan *gadiba_times_view_find_membership (GadibaTimesView *self, const char *label);

G_END_DECLS
