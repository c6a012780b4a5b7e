/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-term-private.h"

gboolean
gadiba_application_find_moved (GadibaDb *db, gint64 application, GadibaDate *day, GError **error)
{
  g_return_val_if_fail (db != NULL && day != NULL, FALSE);

  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, "SELECT" GADIBA_MOVED (":application"),
                       BINDS (BIND_INT ("application", application)), error);
  gboolean row = FALSE;

  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  *day = row ? gadiba_statement_get_date (statement, 0) : GADIBA_DATE_NONE;
  return TRUE;
}
