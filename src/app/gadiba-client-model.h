/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-clients.h"
#include "gadiba-session.h"

G_BEGIN_DECLS

/* A client in a list. The row is read when somebody looks at it; the signal "changed" tells. */
#define GADIBA_TYPE_CLIENT (gadiba_client_get_type ())
G_DECLARE_FINAL_TYPE (GadibaClient, gadiba_client, GADIBA, CLIENT, GObject)

gint64 gadiba_client_get_person (GadibaClient *self);
/* Returns: (nullable) (transfer none): NULL while it is being read */
const GadibaClientRow *gadiba_client_get_row (GadibaClient *self);
/* Returns: the day on which the row was asked for */
GadibaDate gadiba_client_get_today (GadibaClient *self);

/*
 * Clients as a GListModel of any length: it keeps the keys of all and the rows of the pages that
 * were looked at last.
 */
#define GADIBA_TYPE_CLIENT_MODEL (gadiba_client_model_get_type ())
G_DECLARE_FINAL_TYPE (GadibaClientModel, gadiba_client_model, GADIBA, CLIENT_MODEL, GObject)

GadibaClientModel *gadiba_client_model_new (GadibaSession *session);

/* What the list is to show. It changes when the answer is there; the signal "filled" tells, also
 * when nothing was found. */
void gadiba_client_model_set_query (GadibaClientModel *self, const GadibaClientQuery *query);
/* Returns: (transfer none) */
const GadibaClientQuery *gadiba_client_model_get_query (GadibaClientModel *self);
/* The same but for what is searched for: NULL or "" all clients. */
void gadiba_client_model_set_search (GadibaClientModel *self, const char *text);
const char *gadiba_client_model_get_search (GadibaClientModel *self);

/* Whether the answer is still to come: what the list shows is of another question, or of before. */
gboolean gadiba_client_model_is_asking (GadibaClientModel *self);

/* @position: (out): where @person stands. Returns: FALSE if nobody of this key is in the list */
gboolean gadiba_client_model_find (GadibaClientModel *self, gint64 person, guint *position);

/* Reads everything anew, for records that others have changed. */
void gadiba_client_model_refresh (GadibaClientModel *self);

G_END_DECLS
