/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-person-register.h"

#include <glib/gi18n-lib.h>

#include "gadiba-db-private.h"

/* A day on which the membership holds, or holds again later. */
static gboolean
refuse_end (GadibaDb *db, const GadibaBind *binds, GError **error)
{
  g_autoptr (GadibaStatement) later = gadiba_db_query (
      db,
      "SELECT from_day FROM household_member WHERE household = :household AND person = :person"
      " AND from_day > :last ORDER BY from_day LIMIT 1 /*sort*/",
      binds, error);
  gboolean row = FALSE;
  if (later == NULL || !gadiba_statement_step (later, &row, error))
    return FALSE;
  if (row)
    g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                 _ ("The membership began on %s; name that day or a later one"),
                 gadiba_statement_get_text (later, 0));
  else
    g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                         _ ("This person is no member of the household any more on that day"));
  return FALSE;
}

gboolean
gadiba_household_member_end (GadibaAction *action, gint64 household, gint64 person, GadibaDate last,
                             GError **error)
{
  g_return_val_if_fail (action != NULL && last != GADIBA_DATE_NONE, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  const GadibaBind *binds = BINDS (BIND_INT ("household", household), BIND_INT ("person", person),
                                   BIND_DATE ("last", last));
  if (!gadiba_db_execute (db,
                          "UPDATE household_member SET to_day = :last WHERE household = :household"
                          " AND person = :person AND from_day <= :last"
                          " AND (to_day IS NULL OR to_day > :last)",
                          binds, error))
    return FALSE;
  if (sqlite3_changes (db->handle) == 0)
    return refuse_end (db, binds, error);
  gadiba_action_set_subject (action, "person", person);
  return TRUE;
}
