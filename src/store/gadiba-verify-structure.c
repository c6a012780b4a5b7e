/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-verify-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/*
 * The file's structure is checked by a connection of its own in a thread of its own, for that takes
 * as long as all the rest. Both see the same state: nobody can commit while the first one reads.
 */
struct _GadibaStructure
{
  char *path;
  GThread *thread;
  gboolean known;   /* what the thread saw is the answer; else its connection could not read */
  gboolean damaged; /* the pages or indexes do not fit */
  char *table;      /* where a row refers to one that is not there; NULL: nowhere */
  gint64 row;       /* that row */
};

/* Returns: SQLite's status; the first row that @sql gives is left in @statement */
static int
step_first (sqlite3 *handle, const char *sql, sqlite3_stmt **statement)
{
  int status = sqlite3_prepare_v2 (handle, sql, -1, statement, NULL);
  return status == SQLITE_OK ? sqlite3_step (*statement) : status;
}

static int
check_pages (GadibaStructure *self, sqlite3 *handle)
{
  sqlite3_stmt *statement = NULL;
  int status = step_first (handle, "PRAGMA integrity_check (1)", &statement);
  if (status == SQLITE_ROW)
    self->damaged = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") != 0;
  sqlite3_finalize (statement);
  return status;
}

static int
check_references (GadibaStructure *self, sqlite3 *handle)
{
  sqlite3_stmt *statement = NULL;
  int status = step_first (handle, "PRAGMA foreign_key_check", &statement);
  if (status == SQLITE_ROW)
    {
      self->table = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      self->row = sqlite3_column_int64 (statement, 1);
    }
  sqlite3_finalize (statement);
  return status;
}

static void
check_all (GadibaStructure *self, sqlite3 *handle)
{
  int pages = check_pages (self, handle);
  int references = pages == SQLITE_ROW && !self->damaged ? check_references (self, handle) : pages;
  self->known = references == SQLITE_ROW || references == SQLITE_DONE;
}

static gpointer
run_check (gpointer data)
{
  GadibaStructure *self = data;
  sqlite3 *handle = NULL;
  /* It does not wait for others: they may be waiting for the connection that waits for this one. */
  if (sqlite3_open_v2 (self->path, &handle,
                       SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL)
          == SQLITE_OK
      && sqlite3_exec (handle,
                       "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON;"
                       "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;"
                       "PRAGMA trusted_schema = OFF",
                       NULL, NULL, NULL)
             == SQLITE_OK)
    check_all (self, handle);
  sqlite3_close (handle);
  return NULL;
}

GadibaStructure *
_gadiba_structure_start (GadibaDb *db)
{
  GadibaStructure *self = g_new0 (GadibaStructure, 1);
  self->path = g_strdup (gadiba_db_get_path (db));
  self->thread = g_thread_new ("verify", run_check, self);
  return self;
}

void
_gadiba_structure_free (GadibaStructure *self)
{
  if (self == NULL)
    return;
  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_free (self->path);
  g_free (self->table);
  g_free (self);
}

gboolean
_gadiba_structure_finish (GadibaStructure *self, GadibaDb *db, GError **error)
{
  g_thread_join (g_steal_pointer (&self->thread));
  if (!self->known)
    check_all (self, db->handle);
  if (!self->known)
    return _gadiba_db_fail (db, sqlite3_extended_errcode (db->handle), "check", error);
  return !self->damaged
         || _gadiba_verify_set_altered (error, _ ("The file is damaged; restore the last backup"));
}

gboolean
_gadiba_structure_check_references (GadibaStructure *self, GError **error)
{
  return self->table == NULL
         || _gadiba_verify_set_altered (error,
                                        _ ("Row %lld of the table “%s” refers to a row that is not "
                                           "there"),
                                        (long long) self->row, self->table);
}
