/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-long-list.h"
#include "gadiba-office-clients.h"

G_BEGIN_DECLS

/* Clients as a long list: keys of persons, rows of GadibaClientRow. */
#define GADIBA_TYPE_CLIENT_MODEL (gadiba_client_model_get_type ())
G_DECLARE_FINAL_TYPE (GadibaClientModel, gadiba_client_model, GADIBA, CLIENT_MODEL, GadibaLongList)

GadibaClientModel *gadiba_client_model_new (GadibaSession *session);

/* What the list is to show. */
void gadiba_client_model_set_query (GadibaClientModel *self, const GadibaClientQuery *query);
/* Returns: (transfer none) */
const GadibaClientQuery *gadiba_client_model_get_query (GadibaClientModel *self);
/* The same but for what is searched for: NULL or "" all clients. */
void gadiba_client_model_set_search (GadibaClientModel *self, const char *text);
const char *gadiba_client_model_get_search (GadibaClientModel *self);

G_END_DECLS
