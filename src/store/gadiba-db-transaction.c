/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-pending-private.h"

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
      self->doomed = self->lost = FALSE;
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
  g_assert (self->depth == 1 && self->writing && !self->wants_part);
  /* After some errors SQLite has rolled back all of it. */
  if (self->lost || sqlite3_get_autocommit (self->handle))
    {
      set_doomed (error);
      return NULL;
    }
  GadibaTransaction *guard = begin (self, TRUE, error);
  guard->part = TRUE;
  self->wants_part = TRUE;
  self->in_part = FALSE;
  return guard;
}

gboolean
_gadiba_db_open_part (GadibaDb *self, GError **error)
{
  if (!self->wants_part || self->in_part)
    return TRUE;
  /* What committed actions left to be written is not a piece of this one. */
  if (!_gadiba_pending_write_committed (self, error))
    return FALSE;
  int status = sqlite3_exec (self->handle, "SAVEPOINT part", NULL, NULL, NULL);
  self->in_part = status == SQLITE_OK;
  self->part_image = self->next_image;
  return self->in_part || _gadiba_db_fail (self, status, "SAVEPOINT part", error);
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
  if (sqlite3_get_autocommit (db->handle)
      || (db->in_part
          && sqlite3_exec (db->handle, "ROLLBACK TO part; RELEASE part", NULL, NULL, NULL)
                 != SQLITE_OK))
    db->lost = TRUE;
  if (db->in_part)
    db->next_image = db->part_image;
  db->wants_part = db->in_part = FALSE;
  db->doomed = db->lost;
}

static void
roll_back_guard (GadibaTransaction *self)
{
  if (self->part)
    roll_back_part (self->db);
  else
    roll_back (self->db);
}

static int
commit_guard (GadibaTransaction *self)
{
  GadibaDb *db = self->db;
  if (!self->part)
    return sqlite3_exec (db->handle, "COMMIT", NULL, NULL, NULL);
  int status =
      db->in_part ? sqlite3_exec (db->handle, "RELEASE part", NULL, NULL, NULL) : SQLITE_OK;
  if (status == SQLITE_OK)
    db->wants_part = db->in_part = FALSE;
  return status;
}

gboolean
gadiba_transaction_commit (GadibaTransaction *self, GError **error)
{
  g_return_val_if_fail (self != NULL && !self->done && self->db->depth > 0, FALSE);

  GadibaDb *db = self->db;
  self->done = TRUE;
  if (--db->depth > 0 && !self->part)
    return TRUE;
  if (db->doomed || db->lost || sqlite3_get_autocommit (db->handle))
    {
      roll_back_guard (self);
      return set_doomed (error);
    }
  int status = commit_guard (self);
  if (status == SQLITE_OK)
    return TRUE;
  _gadiba_db_fail (db, status, "commit", error);
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
