/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-out.h"

gboolean
gadiba_letter_out_add (GadibaAction *action, gint64 decision, GadibaDate day, const char *way,
                       GError **error)
{
  g_return_val_if_fail (action != NULL && decision != 0 && way != NULL, FALSE);

  return gadiba_db_execute (
      gadiba_action_get_db (action),
      "INSERT INTO letter_out (decision, day, way)"
      " VALUES (:decision, :day, :way)",
      BINDS (BIND_INT ("decision", decision), BIND_DATE ("day", day), BIND_TEXT ("way", way)),
      error);
}

gboolean
gadiba_letter_out_is_noted (GadibaDb *db, gint64 decision, gboolean *noted, GError **error)
{
  g_return_val_if_fail (db != NULL && noted != NULL, FALSE);

  gint64 n = 0;
  gboolean asked = gadiba_db_query_int (
      db, "SELECT EXISTS (SELECT 1 FROM letter_out WHERE decision = :decision)",
      BINDS (BIND_INT ("decision", decision)), &n, error);
  *noted = n != 0;
  return asked;
}
