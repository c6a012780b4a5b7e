/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-pending-private.h"

#include <malloc.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <sodium.h>

G_DEFINE_QUARK (gadiba - store - error - quark, gadiba_store_error)

static GadibaStoreError
map_status (int status)
{
  /* A limit on the size of files is no room too. */
  if (status == SQLITE_IOERR_WRITE)
    return GADIBA_STORE_ERROR_FULL;
  switch (status & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return GADIBA_STORE_ERROR_BUSY;
    case SQLITE_CONSTRAINT:
      return GADIBA_STORE_ERROR_CONSTRAINT;
    case SQLITE_FULL:
      return GADIBA_STORE_ERROR_FULL;
    case SQLITE_IOERR:
      return GADIBA_STORE_ERROR_IOERR;
    case SQLITE_CORRUPT:
      return GADIBA_STORE_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return GADIBA_STORE_ERROR_NOTADB;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return GADIBA_STORE_ERROR_READONLY;
    default:
      return GADIBA_STORE_ERROR_FAILED;
    }
}

/* What SQLite says of a constraint or of SQL names tables and columns, never values. */
static char *
describe (const GadibaDb *self, GadibaStoreError code, const char *doing)
{
  if (code == GADIBA_STORE_ERROR_BUSY)
    return g_strdup_printf (_ ("Another program keeps “%s” busy; try again when it is done"),
                            self->path);
  if (code == GADIBA_STORE_ERROR_FULL)
    return g_strdup_printf (_ ("There is no room on the disk of “%s”; nothing was stored. Make "
                               "room and do it again"),
                            self->path);
  if (code == GADIBA_STORE_ERROR_IOERR)
    return g_strdup_printf (_ ("The disk of “%s” does not read or write (%s); nothing was stored. "
                               "Have the disk and the free space checked"),
                            self->path, sqlite3_errmsg (self->handle));
  if (code == GADIBA_STORE_ERROR_CORRUPT)
    return g_strdup_printf (_ ("“%s” is damaged; do not work with it, restore the last backup"),
                            self->path);
  if (code == GADIBA_STORE_ERROR_NOTADB)
    return g_strdup_printf (_ ("“%s” is no database; name the file of an office"), self->path);
  if (code == GADIBA_STORE_ERROR_READONLY)
    return g_strdup_printf (_ ("“%s” cannot be written; this account needs the right to write the "
                               "file and its folder"),
                            self->path);
  return g_strdup_printf (_ ("The database refuses (%.80s): %s"), doing,
                          sqlite3_errmsg (self->handle));
}

gboolean
_gadiba_db_fail (GadibaDb *self, int status, const char *doing, GError **error)
{
  GadibaStoreError code = map_status (status);
  g_autofree char *sentence = describe (self, code, doing);
  g_set_error_literal (error, GADIBA_STORE_ERROR, (int) code, sentence);
  return FALSE;
}

/* SQLite's own handler lets one of several writers starve; short random sleeps do not. */
static int
wait_for_others (void *data, int n_calls)
{
  GadibaDb *self = data;
  if (n_calls == 0)
    self->waited = g_get_monotonic_time ();
  if (g_get_monotonic_time () - self->waited > self->patience)
    return 0;
  g_usleep (200 + randombytes_uniform (800));
  return 1;
}

gboolean
_gadiba_db_run_script (GadibaDb *self, const char *sql, GError **error)
{
  int status = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (status == SQLITE_OK)
    return TRUE;
  /* A part of it may be done, so nothing of the transaction is stored. */
  self->doomed = self->depth > 0;
  return _gadiba_db_fail (self, status, "script", error);
}

static gboolean
set_options (GadibaDb *self, GError **error)
{
  static const struct
  {
    int option, value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 1 },
    { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
    { SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int result = -1;
      sqlite3_db_config (self->handle, options[i].option, options[i].value, &result);
      if (result != options[i].value)
        {
          g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_FAILED,
                       _ ("This SQLite cannot be set up as the database needs it (%d)"),
                       options[i].option);
          return FALSE;
        }
    }
  static const struct
  {
    int limit, value;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024 },
    { SQLITE_LIMIT_SQL_LENGTH, 100000 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 50 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 10 },
    { SQLITE_LIMIT_VDBE_OP, 250000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 120 }, /* both images of a row */
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 100 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->handle, limits[i].limit, limits[i].value);
  return TRUE;
}

/* Sets a pragma and reads it back: SQLite takes some silently without effect. */
static gboolean
set_pragma (GadibaDb *self, const char *name, const char *value, const char *expected,
            GError **error)
{
  g_autofree char *set = g_strdup_printf ("PRAGMA %s = %s", name, value);
  if (!_gadiba_db_run_script (self, set, error))
    return FALSE;
  g_autofree char *get = g_strdup_printf ("PRAGMA %s", name);
  sqlite3_stmt *statement = NULL;
  int status = sqlite3_prepare_v2 (self->handle, get, -1, &statement, NULL);
  if (status == SQLITE_OK)
    status = sqlite3_step (statement);
  g_autofree char *found =
      g_strdup (status == SQLITE_ROW ? (const char *) sqlite3_column_text (statement, 0) : NULL);
  sqlite3_finalize (statement);
  if (status != SQLITE_ROW)
    return _gadiba_db_fail (self, status, name, error);
  if (g_strcmp0 (found, expected) == 0)
    return TRUE;
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_FAILED,
               _ ("This SQLite cannot be set up as the database needs it (%s is %s)"), name, found);
  return FALSE;
}

static gboolean
set_pragmas (GadibaDb *self, GError **error)
{
  static const char *const pragmas[][3] = {
    { "journal_mode", "TRUNCATE", "truncate" }, /* WAL: not before SQLite 3.51.3 */
    { "synchronous", "FULL", "2" },
    { "foreign_keys", "ON", "1" },
    { "recursive_triggers", "ON", "1" },
    { "trusted_schema", "OFF", "0" },
    { "cell_size_check", "ON", "1" },
    { "secure_delete", "ON", "1" },
    { "temp_store", "MEMORY", "2" },
    { "cache_size", "-24576", "-24576" }, /* KiB: the system keeps the file's pages besides */
  };
  if (!_gadiba_db_run_script (self, "PRAGMA mmap_size = 0", error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++)
    if (!set_pragma (self, pragmas[i][0], pragmas[i][1], pragmas[i][2], error))
      return FALSE;
  return TRUE;
}

/* Whose file it is, before anything in it is changed. */
static gboolean
check_identity (GadibaDb *self, gint64 application_id, GError **error)
{
  gint64 id = 0;
  gint64 version = 0;
  if (!gadiba_db_query_int (self, "PRAGMA application_id", NULL, &id, error)
      || !gadiba_db_query_int (self, "PRAGMA user_version", NULL, &version, error))
    return FALSE;
  if (id != application_id)
    {
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_FOREIGN,
                   _ ("“%s” is a database of another program; name the file of an office"),
                   self->path);
      return FALSE;
    }
  if (version > GADIBA_DB_VERSION)
    {
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NEWER,
                   _ ("“%s” was written by a newer version of Gādība (schema %lld, this version "
                      "knows %d); install the newer version"),
                   self->path, (long long) version, GADIBA_DB_VERSION);
      return FALSE;
    }
  return TRUE;
}

void
gadiba_db_forget_pages (GadibaDb *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_db_release_memory (self->handle);
  malloc_trim (0); /* the system gets it only then */
}

static gboolean
check_whole (GadibaDb *self, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (self, "PRAGMA quick_check (1)", NULL, error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  if (row && g_strcmp0 (gadiba_statement_get_text (statement, 0), "ok") == 0)
    {
      /* All of the file went through the cache; little of it will be asked for. */
      gadiba_db_forget_pages (self);
      return TRUE;
    }
  return _gadiba_db_fail (self, SQLITE_CORRUPT, "quick_check", error);
}

/* Settings of the library as a whole, before its first use. */
static void
set_up_library (void)
{
  static gsize done = 0;
  if (!g_once_init_enter (&done))
    return;
  /* Each connection belongs to one thread and nobody asks how much memory SQLite uses: without
   * these counts it takes no lock for each piece. */
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  sqlite3_initialize ();
  g_once_init_leave (&done, 1);
}

static gboolean
connect_to (GadibaDb *self, gboolean create, gint64 application_id, GError **error)
{
  int status =
      sqlite3_open_v2 (self->path, &self->handle,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (status != SQLITE_OK)
    return _gadiba_db_fail (self, status, "open", error);
  sqlite3_busy_handler (self->handle, wait_for_others, self);
  if (sqlite3_db_readonly (self->handle, "main") == 1)
    return _gadiba_db_fail (self, SQLITE_READONLY, "open", error);
  if (!set_options (self, error) || (!create && !check_identity (self, application_id, error))
      || !set_pragmas (self, error))
    return FALSE;
  if (!create)
    return TRUE;
  g_autofree char *sql =
      g_strdup_printf ("PRAGMA application_id = %" G_GINT64_FORMAT, application_id);
  return _gadiba_db_run_script (self, sql, error);
}

GadibaDb *
_gadiba_db_connect (const char *path, GadibaDbFlags flags, guint patience, gint64 application_id,
                    GError **error)
{
  gboolean create = (flags & GADIBA_DB_CREATE) != 0;
  if (sodium_init () < 0)
    {
      g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_FAILED,
                           _ ("This computer gives no random numbers (libsodium)"));
      return NULL;
    }
  set_up_library ();
  if (!_gadiba_file_check (path, create, error))
    return NULL;
  g_autoptr (GadibaDb) self = g_new0 (GadibaDb, 1);
  self->path = g_strdup (path);
  self->thread = g_thread_self ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, _gadiba_statement_drop);
  self->check_plans = (flags & GADIBA_DB_CHECK_PLANS) != 0;
  self->image = g_byte_array_new ();
  self->notes = g_byte_array_new ();
  self->found = _gadiba_search_make_list ();
  self->stale_persons = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  self->stale_applications = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  self->stale_caseworkers = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  self->pending = _gadiba_pending_new ();
  self->rows_digest = g_aligned_alloc0 (1, sizeof *self->rows_digest, 64);
  self->patience = (patience != 0 ? patience : GADIBA_DB_PATIENCE) * (gint64) 1000;
  gboolean clean = TRUE;
  self->session = _gadiba_session_begin (path, &clean);
  if (!connect_to (self, create, application_id, error) || (!clean && !check_whole (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

GadibaDb *
gadiba_db_open (const char *path, GadibaDbFlags flags, guint patience, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  if ((flags & GADIBA_DB_CREATE) != 0 && !_gadiba_office_make (path, patience, error))
    return NULL;
  g_autoptr (GadibaDb) self =
      _gadiba_db_connect (path, flags & GADIBA_DB_CHECK_PLANS, patience, APPLICATION_ID, error);
  return self != NULL && _gadiba_journal_register (self, error)
                 && _gadiba_rows_register (self, error)
                 && _gadiba_db_migrate_to_newest (self, error) && _gadiba_order_check (self, error)
             ? g_steal_pointer (&self)
             : NULL;
}

void
gadiba_db_close (GadibaDb *self)
{
  if (self == NULL)
    return;
  g_assert (self->thread == g_thread_self () && self->n_statements == 0);
  g_hash_table_unref (self->statements);
  g_byte_array_unref (self->image);
  g_byte_array_unref (self->notes);
  g_array_unref (self->found);
  g_array_unref (self->stale_persons);
  g_array_unref (self->stale_applications);
  g_array_unref (self->stale_caseworkers);
  _gadiba_pending_free (self->pending);
  gadiba_collator_free (self->collator);
  g_aligned_free (self->rows_digest);
  gboolean closed = sqlite3_close (self->handle) == SQLITE_OK;
  g_assert (closed);
  _gadiba_session_end (self->session);
  g_free (self->path);
  g_free (self);
}

const char *
gadiba_db_get_path (const GadibaDb *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

void
_gadiba_db_random (GadibaDb *self, guint8 *bytes, gsize size)
{
  g_assert (size <= sizeof self->salts);
  if (self->n_salts < size)
    {
      randombytes_buf (self->salts, sizeof self->salts);
      self->n_salts = sizeof self->salts;
    }
  self->n_salts -= size;
  memcpy (bytes, self->salts + self->n_salts, size);
  /* What was given out once is not in memory twice. */
  sodium_memzero (self->salts + self->n_salts, size);
}
