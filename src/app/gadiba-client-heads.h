/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-client-query.h"

G_BEGIN_DECLS

/*
 * The headings over the list of clients, as wide as its columns. Those that can be sorted by are
 * buttons; the one that is sorted by tells in which direction. Signals:
 *  "sorted": somebody wants another order: #GadibaClientSort, whether downwards.
 */
#define GADIBA_TYPE_CLIENT_HEADS (gadiba_client_heads_get_type ())
G_DECLARE_FINAL_TYPE (GadibaClientHeads, gadiba_client_heads, GADIBA, CLIENT_HEADS, GtkWidget)

void
gadiba_client_heads_set_sort (GadibaClientHeads *self, GadibaClientSort sort, gboolean descending);

G_END_DECLS
