/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-db-private.h"

#include <glib/gi18n-lib.h>

struct _GadibaTransaction
{
  GadibaDb *db;
  gboolean done;
  gboolean part; /* of a batch: what it did can be taken back alone */
};

static gboolean
set_doomed (GError **error)
{
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_FAILED,
                       _ ("Nothing was stored: a part of the work failed"));
  return FALSE;
}

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

GadibaTransaction *
_gadiba_db_begin_part (GadibaDb *self, GError **error)
{
  g_assert (self->depth == 1 && self->writing);
  /* After some errors SQLite has rolled back all of it. */
  if (self->doomed || sqlite3_get_autocommit (self->handle))
    {
      set_doomed (error);
      return NULL;
    }
  if (!_gadiba_db_run_script (self, "SAVEPOINT part", error))
    return NULL;
  GadibaTransaction *guard = begin (self, TRUE, error);
  guard->part = TRUE;
  return guard;
}

static void
roll_back (GadibaDb *db)
{
  /* After some errors SQLite has rolled back already. */
  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
}

/* What went wrong in the part does not concern the others, unless all is gone. */
static void
roll_back_part (GadibaDb *db)
{
  db->doomed =
      sqlite3_get_autocommit (db->handle)
      || sqlite3_exec (db->handle, "ROLLBACK TO part; RELEASE part", NULL, NULL, NULL) != SQLITE_OK;
}

static void
roll_back_guard (GadibaTransaction *self)
{
  if (self->part)
    roll_back_part (self->db);
  else
    roll_back (self->db);
}

gboolean
gadiba_transaction_commit (GadibaTransaction *self, GError **error)
{
  g_return_val_if_fail (self != NULL && !self->done && self->db->depth > 0, FALSE);

  GadibaDb *db = self->db;
  self->done = TRUE;
  if (--db->depth > 0 && !self->part)
    return TRUE;
  if (db->doomed || sqlite3_get_autocommit (db->handle))
    {
      roll_back_guard (self);
      return set_doomed (error);
    }
  const char *sql = self->part ? "RELEASE part" : "COMMIT";
  int status = sqlite3_exec (db->handle, sql, NULL, NULL, NULL);
  if (status == SQLITE_OK)
    return TRUE;
  _gadiba_db_fail (db, status, sql, error);
  roll_back_guard (self);
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
      if (--self->db->depth == 0 || self->part)
        roll_back_guard (self);
    }
  g_free (self);
}
