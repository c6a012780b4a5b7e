/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-db-private.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "gadiba-journal-private.h"
#include "gadiba-store-resources.h"

#define FOLDER "/lv/gadiba/sql"

/* --- the copy before --- */

static int
check_copy (sqlite3 *copy)
{
  sqlite3_stmt *statement = NULL;
  int status = sqlite3_prepare_v2 (copy, "PRAGMA integrity_check (1)", -1, &statement, NULL);
  gboolean whole = status == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW
                   && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  sqlite3_finalize (statement);
  return whole ? SQLITE_OK : SQLITE_CORRUPT;
}

static int
copy_pages (GadibaDb *self, const char *path)
{
  sqlite3 *copy = NULL;
  int status = sqlite3_open_v2 (path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  sqlite3_backup *backup =
      status == SQLITE_OK ? sqlite3_backup_init (copy, "main", self->handle, "main") : NULL;
  if (backup != NULL)
    {
      status = sqlite3_backup_step (backup, -1);
      int finished = sqlite3_backup_finish (backup);
      status = status == SQLITE_DONE ? finished : status;
    }
  else if (status == SQLITE_OK)
    status = sqlite3_errcode (copy);
  if (status == SQLITE_OK)
    status = check_copy (copy);
  sqlite3_close (copy);
  return status;
}

/* A copy that was opened and checked, under its name only when it is whole. */
static gboolean
make_copy (GadibaDb *self, gint64 version, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s.before-%" G_GINT64_FORMAT, self->path, version);
  g_autofree char *part = g_strconcat (name, ".part", NULL);
  unlink (part);
  int status = copy_pages (self, part);
  if (status != SQLITE_OK)
    {
      unlink (part);
      return _gadiba_db_fail (self, status, "copy", error);
    }
  if (rename (part, name) == 0 && _gadiba_folder_sync (name))
    return TRUE;
  return _gadiba_db_fail (self, SQLITE_IOERR, "copy", error);
}

/* --- one script --- */

static gboolean
check_references (GadibaDb *self, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (self, "PRAGMA foreign_key_check", NULL, error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONSTRAINT,
               _ ("The table “%s” refers to a row that is not there"),
               gadiba_statement_get_text (statement, 0));
  return FALSE;
}

/* @journalled: whether there is a journal of the tables already, or is one from now on */
static gboolean
run_changes (GadibaDb *self, const GadibaScript *script, gboolean journalled, GError **error)
{
  g_autofree char *version =
      g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, script->version);
  self->sealing = TRUE;
  gboolean done = _gadiba_db_run_script (self, script->sql, error)
                  && (!journalled || _gadiba_journal_make_triggers (self, error))
                  && check_references (self, error) && _gadiba_db_run_script (self, version, error);
  self->sealing = FALSE;
  return done;
}

/* The program is the one who acts; what the script changes in rows is journalled like any work. */
static gboolean
run_script (GadibaDb *self, const GadibaScript *script, gboolean journalled, GError **error)
{
  gint64 version = 0;
  g_autofree char *words = g_strdup_printf ("schema %" G_GINT64_FORMAT, script->version);
  g_autoptr (GadibaAction) action =
      _gadiba_action_begin_for_program (self, "migrate", words, error);
  if (action == NULL || !gadiba_db_query_int (self, "PRAGMA user_version", NULL, &version, error))
    return FALSE;
  /* Another process may have been faster. */
  if (version >= script->version)
    return TRUE;
  return run_changes (self, script, journalled, error) && gadiba_action_commit (action, error);
}

/* The scripts beyond @version. A file that is just being made is of no use until it is whole: it is
 * one transaction, which writes each page once. An office gets one for each version. */
static gboolean
run_scripts (GadibaDb *self, const GadibaScript *scripts, guint n_scripts, gint64 version,
             GError **error)
{
  g_autoptr (GadibaTransaction) whole = version == 0 ? gadiba_db_begin (self, error) : NULL;

  if (version == 0 && whole == NULL)
    return FALSE;
  /* A new file has nothing to note down until its last table is made; a script takes three times as
   * long where the triggers stand already. */
  for (guint i = 0; i < n_scripts; i++)
    if (scripts[i].version > version
        && !run_script (self, &scripts[i], version > 0 || i + 1 == n_scripts, error))
      return FALSE;
  return whole == NULL || gadiba_transaction_commit (whole, error);
}

gboolean
_gadiba_db_migrate (GadibaDb *self, const GadibaScript *scripts, guint n_scripts, GError **error)
{
  gint64 version = 0;
  if (!gadiba_db_query_int (self, "PRAGMA user_version", NULL, &version, error))
    return FALSE;
  if (n_scripts == 0 || version >= scripts[n_scripts - 1].version)
    return TRUE;
  if (version > 0 && !make_copy (self, version, error))
    return FALSE;
  /* A table that is made anew is dropped first: its references are checked before the commit. The
   * pragma has no effect inside a transaction. */
  gboolean done = _gadiba_db_run_script (self, "PRAGMA foreign_keys = OFF", error)
                  && run_scripts (self, scripts, n_scripts, version, error);
  gint64 references = 0;
  return _gadiba_db_run_script (self, "PRAGMA foreign_keys = ON", done ? error : NULL)
         && gadiba_db_query_int (self, "PRAGMA foreign_keys", NULL, &references,
                                 done ? error : NULL)
         && references == 1 && done;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A new file comes to the newest version at once: the first script makes all, the others nothing.
 * The journal tells of each version all the same. */
static gboolean
take_whole_schema (GadibaDb *self, GadibaScript *scripts, guint n_scripts, GError **error)
{
  gint64 version = 0;

  if (!gadiba_db_query_int (self, "PRAGMA user_version", NULL, &version, error))
    return FALSE;
  for (guint i = 0; version == 0 && i < n_scripts; i++)
    scripts[i].sql = i == 0 ? _gadiba_schema : "";
  return TRUE;
}

gboolean
_gadiba_db_migrate_to_newest (GadibaDb *self, GError **error)
{
  GResource *resource = gadiba_store_get_resource ();
  g_auto (GStrv) names =
      g_resource_enumerate_children (resource, FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (names == NULL)
    return FALSE;
  guint n_names = g_strv_length (names);
  qsort (names, n_names, sizeof *names, compare_names);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree GadibaScript *scripts = g_new0 (GadibaScript, n_names);
  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *path = g_build_path ("/", FOLDER, names[i], NULL);
      GBytes *text = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      if (text == NULL)
        return FALSE;
      g_ptr_array_add (texts, text);
      /* GResource puts a nul byte behind the text. */
      scripts[i].sql = g_bytes_get_data (text, NULL);
      scripts[i].version = g_ascii_strtoll (names[i], NULL, 10);
      g_assert (scripts[i].version == (gint64) i + 1);
    }
  g_assert (n_names == GADIBA_DB_VERSION);
  if (!take_whole_schema (self, scripts, n_names, error))
    return FALSE;
  return _gadiba_db_migrate (self, scripts, n_names, error);
}
