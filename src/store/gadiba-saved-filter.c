/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-saved-filter.h"

#include <glib/gi18n-lib.h>

#include "gadiba-store-error.h"

static void
free_filter (gpointer data)
{
  GadibaSavedFilter *self = data;
  g_free (self->name);
  g_free (self->filter);
  g_free (self);
}

GPtrArray *
gadiba_saved_filters_list (GadibaDb *db, gint64 caseworker, const char *list, GError **error)
{
  g_return_val_if_fail (db != NULL && list != NULL, NULL);

  g_autoptr (GPtrArray) filters = g_ptr_array_new_with_free_func (free_filter);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT name, filter FROM saved_filter WHERE caseworker = :caseworker"
      " AND list = :list ORDER BY id /*sort*/",
      BINDS (BIND_INT ("caseworker", caseworker), BIND_TEXT ("list", list)), error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      GadibaSavedFilter *filter = g_new0 (GadibaSavedFilter, 1);
      filter->name = g_strdup (gadiba_statement_get_text (statement, 0));
      filter->filter = g_strdup (gadiba_statement_get_text (statement, 1));
      g_ptr_array_add (filters, filter);
    }
  return statement != NULL ? g_steal_pointer (&filters) : NULL;
}

/* @id: (out): 0 if there is none */
static gboolean
find (GadibaAction *action, const char *list, const char *name, gint64 *id, GError **error)
{
  *id = 0;
  return gadiba_db_query_int (gadiba_action_get_db (action),
                              "SELECT id FROM saved_filter WHERE caseworker = :caseworker AND list "
                              "= :list AND name = :name",
                              BINDS (BIND_INT ("caseworker", gadiba_action_get_caseworker (action)),
                                     BIND_TEXT ("list", list), BIND_TEXT ("name", name)),
                              id, error);
}

gboolean
gadiba_saved_filter_put (GadibaAction *action, const char *list, const char *name,
                         const char *filter, GError **error)
{
  g_return_val_if_fail (action != NULL && list != NULL && name != NULL && filter != NULL, FALSE);

  gint64 id;
  if (!find (action, list, name, &id, error))
    return FALSE;
  if (id != 0)
    return gadiba_db_execute (gadiba_action_get_db (action),
                              "UPDATE saved_filter SET filter = :filter WHERE id = :id",
                              BINDS (BIND_TEXT ("filter", filter), BIND_INT ("id", id)), error);
  return gadiba_db_execute (
      gadiba_action_get_db (action),
      "INSERT INTO saved_filter (caseworker, list, name, filter) VALUES (:caseworker, :list, :name,"
      " :filter)",
      BINDS (BIND_INT ("caseworker", gadiba_action_get_caseworker (action)),
             BIND_TEXT ("list", list), BIND_TEXT ("name", name), BIND_TEXT ("filter", filter)),
      error);
}

gboolean
gadiba_saved_filter_remove (GadibaAction *action, const char *list, const char *name,
                            GError **error)
{
  g_return_val_if_fail (action != NULL && list != NULL && name != NULL, FALSE);

  gint64 id;
  if (!find (action, list, name, &id, error))
    return FALSE;
  if (id != 0)
    return gadiba_db_execute (gadiba_action_get_db (action),
                              "DELETE FROM saved_filter WHERE id = :id",
                              BINDS (BIND_INT ("id", id)), error);
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
               _ ("There is no saved filter “%s” any more"), name);
  return FALSE;
}
