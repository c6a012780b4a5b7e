/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-disregard.h"

#include "gadiba-application-member.h"
#include "gadiba-db-private.h"
#include "gadiba-standing-private.h"

static void
free_disregard (gpointer data)
{
  GadibaDisregard *disregard = data;

  g_free (disregard->person);
  g_free (disregard->decision);
  g_free (disregard);
}

static gpointer
take_disregard (GadibaStatement *row)
{
  GadibaDisregard *self = g_new0 (GadibaDisregard, 1);

  self->person = g_strdup (gadiba_statement_get_text (row, 0));
  self->first = gadiba_statement_get_month (row, 1);
  self->decision = g_strdup (gadiba_statement_get_text (row, 2));
  return self;
}

GPtrArray *
gadiba_application_list_disregards (GadibaDb *db, gint64 application, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return _gadiba_db_list (
      db,
      "SELECT m.label, g.first_month, d.number FROM application_member m JOIN decision_disregard g"
      " ON g.person = m.person JOIN decision d ON d.id = g.decision"
      " WHERE m.application = :application AND" GADIBA_STANDS ("d") "ORDER BY g.id /*sort*/",
      BINDS (BIND_INT ("application", application)), take_disregard, free_disregard, error);
}

gboolean
gadiba_decision_store_disregard (GadibaAction *action, gint64 decision, gint64 application,
                                 const char *person, GadibaMonth first, GError **error)
{
  g_return_val_if_fail (action != NULL && person != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  gint64 id = 0;
  return gadiba_application_find_member (db, application, person, &id, error)
         && gadiba_db_execute (db,
                               "INSERT INTO decision_disregard (decision, person, first_month)"
                               " VALUES (:decision, :person, :first)",
                               BINDS (BIND_INT ("decision", decision), BIND_INT ("person", id),
                                      BIND_MONTH ("first", first)),
                               error);
}

gboolean
gadiba_application_find_first_income (GadibaDb *db, gint64 application, const char *person,
                                      const char *kinds, GadibaMonth *month, GError **error)
{
  g_return_val_if_fail (db != NULL && person != NULL && kinds != NULL && month != NULL, FALSE);

  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT min (i.month) FROM application_member m JOIN income i ON i.person = m.person"
      " WHERE m.application = :application AND m.label = :person AND i.amount > 0"
      " AND instr (:kinds, ' ' || i.kind || ' ') > 0",
      BINDS (BIND_INT ("application", application), BIND_TEXT ("person", person),
             BIND_TEXT ("kinds", kinds)),
      error);
  gboolean row = FALSE;

  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  *month = row ? gadiba_statement_get_month (statement, 0) : GADIBA_MONTH_NONE;
  return TRUE;
}
