/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-page.h"

G_BEGIN_DECLS

/* The list of clients: all, those that fit its filters, or those that a search finds. */
#define GADIBA_TYPE_CLIENTS_PAGE (gadiba_clients_page_get_type ())
G_DECLARE_FINAL_TYPE (GadibaClientsPage, gadiba_clients_page, GADIBA, CLIENTS_PAGE, GadibaPage)

GtkWidget *gadiba_clients_page_new (GadibaSession *session);

/* Writes what the list shows, with its columns, as a table for a spreadsheet. */
void gadiba_clients_page_export (GadibaClientsPage *self, GFile *file);

void gadiba_clients_page_set_search (GadibaClientsPage *self, const char *text);
/* Opens the chosen client, or the first one that was found. */
void gadiba_clients_page_open_chosen (GadibaClientsPage *self);

G_END_DECLS
