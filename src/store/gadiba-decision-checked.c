/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-decision-checked.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gadiba-store-error.h"

static void
free_checked (gpointer data)
{
  GadibaChecked *checked = data;

  g_free (checked->name);
  g_free (checked->title);
  g_free (checked->detail);
  g_free (checked->source);
  g_free (checked->reason);
  g_free (checked->caseworker);
  g_free (checked);
}

GPtrArray *
gadiba_checked_list_new (void)
{
  return g_ptr_array_new_with_free_func (free_checked);
}

gboolean
gadiba_decision_store_checked (GadibaAction *action, gint64 id, const GPtrArray *checked,
                               GError **error)
{
  g_return_val_if_fail (action != NULL && checked != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  for (guint i = 0; i < checked->len; i++)
    {
      const GadibaChecked *one = g_ptr_array_index (checked, i);
      gint64 caseworker = one->reason != NULL ? gadiba_action_get_caseworker (action) : 0;
      if (!gadiba_db_execute (
              db,
              "INSERT INTO decision_check (decision, name, severity, title, detail, source, reason,"
              " caseworker) VALUES (:decision, :name, :severity, :title, :detail, :source, :reason,"
              " :caseworker)",
              BINDS (BIND_INT ("decision", id), BIND_TEXT ("name", one->name),
                     BIND_TEXT ("severity", one->warned ? "warning" : "ok"),
                     BIND_TEXT ("title", one->title), BIND_TEXT ("detail", one->detail),
                     BIND_TEXT ("source", one->source), BIND_TEXT ("reason", one->reason),
                     BIND_KEY ("caseworker", caseworker)),
              error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_decision (GadibaDb *db, const char *number, gint64 *id, GError **error)
{
  *id = 0;
  if (!gadiba_db_query_int (db, "SELECT id FROM decision WHERE number = :number",
                            BINDS (BIND_TEXT ("number", number)), id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
               _ ("There is no decision “%s”"), number);
  return FALSE;
}

GPtrArray *
gadiba_decision_list_checked (GadibaDb *db, const char *number, GError **error)
{
  g_return_val_if_fail (db != NULL && number != NULL, NULL);

  gint64 id;
  if (!find_decision (db, number, &id, error))
    return NULL;
  g_autoptr (GPtrArray) list = gadiba_checked_list_new ();
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db,
                       "SELECT k.name, k.severity, k.title, k.detail, k.source, k.reason, c.name"
                       " FROM decision_check k LEFT JOIN caseworker c ON c.id = k.caseworker"
                       " WHERE k.decision = :id ORDER BY k.id",
                       BINDS (BIND_INT ("id", id)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return NULL;
  while (row)
    {
      GadibaChecked *one = g_new0 (GadibaChecked, 1);
      g_ptr_array_add (list, one);
      one->name = g_strdup (gadiba_statement_get_text (statement, 0));
      one->warned = strcmp (gadiba_statement_get_text (statement, 1), "warning") == 0;
      one->title = g_strdup (gadiba_statement_get_text (statement, 2));
      one->detail = g_strdup (gadiba_statement_get_text (statement, 3));
      one->source = g_strdup (gadiba_statement_get_text (statement, 4));
      one->reason = g_strdup (gadiba_statement_get_text (statement, 5));
      one->caseworker = g_strdup (gadiba_statement_get_text (statement, 6));
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
    }
  return g_steal_pointer (&list);
}
