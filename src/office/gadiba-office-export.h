/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-clients.h"

G_BEGIN_DECLS

/* Columns of the list of clients, in their order. Names of settings: they are only added to. */
typedef enum
{
  GADIBA_CLIENT_COLUMN_NAME,
  GADIBA_CLIENT_COLUMN_CODE,
  GADIBA_CLIENT_COLUMN_BORN,
  GADIBA_CLIENT_COLUMN_ADDRESS,
  GADIBA_CLIENT_COLUMN_PARISH,
  GADIBA_CLIENT_COLUMN_SIZE,
  GADIBA_CLIENT_COLUMN_STATUS,
  GADIBA_CLIENT_COLUMN_UNTIL,
  GADIBA_CLIENT_COLUMN_AMOUNT,
  GADIBA_CLIENT_COLUMN_NEXT,
  GADIBA_CLIENT_COLUMN_KEEPER,
  GADIBA_CLIENT_COLUMN_TOUCHED,
  GADIBA_N_CLIENT_COLUMNS,
} GadibaClientColumn;

/**
 * gadiba_office_export_clients:
 * @query: (nullable): as for gadiba_office_list_clients()
 * @columns: a bit for each column, 1 << %GADIBA_CLIENT_COLUMN_NAME and so on; at least one
 *
 * What a list shows as a table for a spreadsheet (gadiba-csv.h), with headings in the language of
 * the program. The journal tells who took how many clients out of the office.
 *
 * Returns: (transfer full): the bytes of the file
 */
GBytes *gadiba_office_export_clients (GadibaOffice *self, const GadibaClientQuery *query,
                                      guint columns, const GadibaMoment *moment, GError **error);

G_END_DECLS
