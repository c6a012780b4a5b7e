/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-db-private.h"
#include "gadiba-term-private.h"

/* Of @:application, whose decision stands. */
#define DEFICIENT                                                                                  \
  " application = :application AND kind = 'deficient'"                                             \
  " AND NOT EXISTS (SELECT 1 FROM decision WHERE replaces = application_term.decision) "

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

void
gadiba_deficiency_free (GadibaDeficiency *self)
{
  if (self == NULL)
    return;
  g_free (self->decision);
  g_free (self);
}

static gpointer
take_deficiency (GadibaStatement *row)
{
  GadibaDeficiency *self = g_new0 (GadibaDeficiency, 1);

  self->decision = g_strdup (gadiba_statement_get_text (row, 0));
  self->day = gadiba_statement_get_date (row, 1);
  self->until = gadiba_statement_get_date (row, 2);
  self->cured = gadiba_statement_get_date (row, 3);
  return self;
}

GPtrArray *
gadiba_application_list_deficiencies (GadibaDb *db, gint64 application, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return _gadiba_db_list (
      db,
      "SELECT (SELECT number FROM decision WHERE id = application_term.decision),"
      " (SELECT day FROM decision WHERE id = application_term.decision), until, cured"
      " FROM application_term WHERE" DEFICIENT "ORDER BY id",
      BINDS (BIND_INT ("application", application)), take_deficiency,
      (GDestroyNotify) gadiba_deficiency_free, error);
}

GPtrArray *
gadiba_application_read_papers (GadibaDb *db, gint64 application, GadibaDate *received,
                                GadibaDate *last, GError **error)
{
  g_return_val_if_fail (db != NULL && received != NULL && last != NULL, NULL);

  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT a.received, p.received, iif (p.due IS NOT NULL AND p.received IS NULL, p.paper, NULL)"
      " FROM application a LEFT JOIN application_paper p ON p.application = a.id"
      " WHERE a.id = :application ORDER BY p.id /*sort*/",
      BINDS (BIND_INT ("application", application)), error);
  gboolean row = TRUE;

  *received = *last = GADIBA_DATE_NONE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      *received = gadiba_statement_get_date (statement, 0);
      *last = MAX (*last, gadiba_statement_get_date (statement, 1));
      if (!gadiba_statement_is_null (statement, 2))
        g_ptr_array_add (missing, g_strdup (gadiba_statement_get_text (statement, 2)));
    }
  return statement != NULL ? g_steal_pointer (&missing) : NULL;
}

gboolean
gadiba_application_cure (GadibaAction *action, gint64 application, GadibaDate cured,
                         GadibaDate decide_by, GError **error)
{
  g_return_val_if_fail (action != NULL && cured != GADIBA_DATE_NONE, FALSE);

  return gadiba_db_execute (gadiba_action_get_db (action),
                            "UPDATE application_term SET cured = :cured, decide_by = :decide_by,"
                            " row_version = row_version + 1 WHERE cured IS NULL AND" DEFICIENT,
                            BINDS (BIND_DATE ("cured", cured), BIND_DATE ("decide_by", decide_by),
                                   BIND_INT ("application", application)),
                            error);
}
