/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-client-columns.h"

#include <glib/gi18n-lib.h>

static const GadibaTableColumn looks[GADIBA_N_CLIENT_COLUMNS] = {
  [GADIBA_CLIENT_COLUMN_NAME] = { .id = "name",
                                  .title = N_ ("Client"),
                                  .sort = "name",
                                  .width = 19,
                                  .strong = TRUE,
                                  .is_text = TRUE },
  [GADIBA_CLIENT_COLUMN_CODE] = { .id = "code",
                                  .title = N_ ("Personal code"),
                                  .sort = "code",
                                  .width = 12,
                                  .dim = TRUE },
  [GADIBA_CLIENT_COLUMN_BORN] = { .id = "born",
                                  .title = N_ ("Born"),
                                  .sort = "born",
                                  .width = 11,
                                  .dim = TRUE,
                                  .under = GADIBA_TABLE_UNDER (GADIBA_CLIENT_COLUMN_CODE) },
  [GADIBA_CLIENT_COLUMN_ADDRESS] = { .id = "address",
                                     .title = N_ ("Address"),
                                     .width = 20,
                                     .dim = TRUE,
                                     .is_text = TRUE,
                                     .under = GADIBA_TABLE_UNDER (GADIBA_CLIENT_COLUMN_NAME) },
  [GADIBA_CLIENT_COLUMN_PARISH] = { .id = "parish",
                                    .title = N_ ("Parish"),
                                    .width = 14,
                                    .is_text = TRUE,
                                    .under = GADIBA_TABLE_UNDER (GADIBA_CLIENT_COLUMN_SIZE) },
  [GADIBA_CLIENT_COLUMN_SIZE] = { .id = "size",
                                  .title = N_ ("Persons"),
                                  .width = 7,
                                  .right = TRUE },
  [GADIBA_CLIENT_COLUMN_STATUS] = { .id = "status",
                                    .title = N_ ("Status"),
                                    .width = 15,
                                    .is_text = TRUE },
  [GADIBA_CLIENT_COLUMN_UNTIL] = { .id = "until",
                                   .title = N_ ("Valid until"),
                                   .width = 11,
                                   .under = GADIBA_TABLE_UNDER (GADIBA_CLIENT_COLUMN_STATUS) },
  [GADIBA_CLIENT_COLUMN_AMOUNT] = { .id = "amount",
                                    .title = N_ ("A month, €"),
                                    .width = 9,
                                    .right = TRUE },
  [GADIBA_CLIENT_COLUMN_NEXT] = { .id = "next", .title = N_ ("Deadline"), .width = 20 },
  [GADIBA_CLIENT_COLUMN_KEEPER] = { .id = "keeper",
                                    .title = N_ ("Caseworker"),
                                    .width = 14,
                                    .is_text = TRUE,
                                    .under = GADIBA_TABLE_UNDER (GADIBA_CLIENT_COLUMN_AMOUNT) },
  [GADIBA_CLIENT_COLUMN_TOUCHED] = { .id = "touched",
                                     .title = N_ ("Last changed"),
                                     .sort = "touched",
                                     .width = 11,
                                     .dim = TRUE,
                                     .falls = TRUE,
                                     .under = GADIBA_TABLE_UNDER (GADIBA_CLIENT_COLUMN_NEXT) },
};

static const GadibaTableColumns table = { looks, GADIBA_N_CLIENT_COLUMNS, "client-columns",
                                          "client-order" };

const GadibaTableColumns *
gadiba_client_columns_get_table (void)
{
  return &table;
}

static const char *const sorts[] = {
  [GADIBA_CLIENT_SORT_NAME] = "name",
  [GADIBA_CLIENT_SORT_CODE] = "code",
  [GADIBA_CLIENT_SORT_BORN] = "born",
  [GADIBA_CLIENT_SORT_TOUCHED] = "touched",
};

const char *
gadiba_client_columns_get_sort_word (GadibaClientSort sort)
{
  g_return_val_if_fail (sort < G_N_ELEMENTS (sorts), NULL);

  return sorts[sort];
}

GadibaClientSort
gadiba_client_columns_parse_sort (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_strcmp0 (sorts[i], word) == 0)
      return (GadibaClientSort) i;
  g_return_val_if_reached (GADIBA_CLIENT_SORT_NAME);
}
