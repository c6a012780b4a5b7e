/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-client-model.h"

G_BEGIN_DECLS

/*
 * A line of the list of clients. It draws its columns itself: a list keeps some two
 * hundred lines alive, and a widget for each cell would make the window slow to open.
 */
#define GADIBA_TYPE_CLIENT_LINE (gadiba_client_line_get_type ())
G_DECLARE_FINAL_TYPE (GadibaClientLine, gadiba_client_line, GADIBA, CLIENT_LINE, GtkWidget)

GtkWidget *gadiba_client_line_new (void);
/* @client: (nullable) */
void gadiba_client_line_set_client (GadibaClientLine *self, GadibaLongLine *client);

/* Returns: (transfer full): what a screen reader says of a client */
char *gadiba_client_line_describe (const GadibaClientRow *row, GadibaDate today);

/* Returns: (nullable) (transfer none): the icon beside the status; of one that has ended none */
const char *gadiba_client_line_get_sign (const GadibaClientRow *row, GadibaDate today);

G_END_DECLS
