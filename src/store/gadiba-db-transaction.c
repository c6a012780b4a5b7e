/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-db-private.h"

#include <glib/gi18n-lib.h>

struct _GadibaTransaction
{
  GadibaDb *db;
  gboolean done;
};

static GadibaTransaction *
begin (GadibaDb *self, gboolean write, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->depth == 0 || !write || self->writing, NULL);

  if (self->depth == 0)
    {
      if (!_gadiba_db_run_script (self, write ? "BEGIN IMMEDIATE" : "BEGIN", error))
        return NULL;
      self->writing = write;
      self->doomed = FALSE;
    }
  self->depth++;
  GadibaTransaction *guard = g_new0 (GadibaTransaction, 1);
  guard->db = self;
  return guard;
}

GadibaTransaction *
gadiba_db_begin (GadibaDb *self, GError **error)
{
  return begin (self, TRUE, error);
}

GadibaTransaction *
gadiba_db_begin_read (GadibaDb *self, GError **error)
{
  return begin (self, FALSE, error);
}

static void
roll_back (GadibaDb *db)
{
  /* After some errors SQLite has rolled back already. */
  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
}

gboolean
gadiba_transaction_commit (GadibaTransaction *self, GError **error)
{
  g_return_val_if_fail (self != NULL && !self->done && self->db->depth > 0, FALSE);

  GadibaDb *db = self->db;
  self->done = TRUE;
  if (--db->depth > 0)
    return TRUE;
  if (db->doomed || sqlite3_get_autocommit (db->handle))
    {
      roll_back (db);
      g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_FAILED,
                           _ ("Nothing was stored: a part of the work failed"));
      return FALSE;
    }
  int status = sqlite3_exec (db->handle, "COMMIT", NULL, NULL, NULL);
  if (status == SQLITE_OK)
    return TRUE;
  _gadiba_db_fail (db, status, "commit", error);
  roll_back (db);
  return FALSE;
}

void
gadiba_transaction_free (GadibaTransaction *self)
{
  if (self == NULL)
    return;
  if (!self->done)
    {
      self->db->doomed = TRUE;
      if (--self->db->depth == 0)
        roll_back (self->db);
    }
  g_free (self);
}
