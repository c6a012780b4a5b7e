/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-client-query.h"
#include "gadiba-office-export.h"
#include "gadiba-table-columns.h"

G_BEGIN_DECLS

/* Returns: the columns of the list of clients, in the order of #GadibaClientColumn */
const GadibaTableColumns *gadiba_client_columns_get_table (void);

/* The word of an order, as its column has it, and back. */
const char *gadiba_client_columns_get_sort_word (GadibaClientSort sort);
GadibaClientSort gadiba_client_columns_parse_sort (const char *word);

G_END_DECLS
