/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-client-query.h"
#include "gadiba-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The filters over the list of clients: a chip for each that is in force, which takes it away; a
 * button that offers all there are, and those that were given a name; another that gives them one.
 * Signals:
 *  "changed": filters or order are others now;
 *  "told" (char *sentence): a filter could not be used.
 */
#define GADIBA_TYPE_CLIENT_FILTERS (gadiba_client_filters_get_type ())
G_DECLARE_FINAL_TYPE (GadibaClientFilters, gadiba_client_filters, GADIBA, CLIENT_FILTERS, GtkWidget)

/* To be called once, before it is shown. */
void gadiba_client_filters_set_session (GadibaClientFilters *self, GadibaSession *session);
/* Reads anew what there is to filter by. */
void gadiba_client_filters_refresh (GadibaClientFilters *self);
/* Returns: (transfer none): filters and order; what is searched for is not in it */
const GadibaClientQuery *gadiba_client_filters_get_query (GadibaClientFilters *self);
void gadiba_client_filters_set_sort (GadibaClientFilters *self, GadibaClientSort sort,
                                     gboolean descending);
/* Takes all filters away. */
void gadiba_client_filters_clear (GadibaClientFilters *self);
/* Opens the list of all filters. */
void gadiba_client_filters_ask (GadibaClientFilters *self);

G_END_DECLS
