/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <sqlite3.h>
#include <stdio.h>

/*
 * Runs the scripts of all versions, one after the other, in memory, and writes what came of them as
 * one script: "make-schema FILE.sql…" writes C to the output. A column that a script adds makes
 * SQLite read the whole schema again, which is most of the time of making an office step by step.
 * Scripts may leave no rows behind.
 */

/* What a virtual table keeps its things in ("shadow") comes with it. */
#define OBJECTS                                                                                    \
  "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*' AND tbl_name"  \
  " NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')"                             \
  " ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, rowid"
#define TABLES                                                                                     \
  "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT GLOB"  \
  " 'sqlite_*'"

static int
fail (const char *what, const char *why)
{
  fprintf (stderr, "make-schema: %s: %s\n", what, why);
  return 1;
}

static int
run_file (sqlite3 *db, const char *path)
{
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &sql, NULL, &error))
    return fail (path, error->message);
  return sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK ? fail (path, sqlite3_errmsg (db))
                                                               : 0;
}

/* A row could not be told from the text of the schema. */
static int
look_for_rows (void *data, int n, char **values, char **names)
{
  g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM \"%s\")", *values);
  sqlite3_stmt *statement = NULL;
  gboolean empty = sqlite3_prepare_v2 (data, sql, -1, &statement, NULL) == SQLITE_OK
                   && sqlite3_step (statement) == SQLITE_ROW
                   && sqlite3_column_int (statement, 0) == 0;

  sqlite3_finalize (statement);
  return empty ? 0 : fail (*values, "has rows");
}

static int
write_object (void *data, int n, char **values, char **names)
{
  for (const char *at = *values; *at != '\0'; at++)
    if (*at == '\n')
      fputs ("\\n\"\n  \"", stdout);
    else if (*at == '"' || *at == '\\')
      printf ("\\%c", *at);
    else
      putchar (*at);
  fputs (";\\n\"\n  \"", stdout);
  return 0;
}

static int
write_schema (sqlite3 *db)
{
  if (sqlite3_exec (db, TABLES, look_for_rows, db, NULL) != SQLITE_OK)
    return 1;
  fputs ("#include \"gadiba-db-private.h\"\n\nconst char _gadiba_schema[] =\n  \"", stdout);
  if (sqlite3_exec (db, OBJECTS, write_object, NULL, NULL) != SQLITE_OK)
    return fail ("schema", sqlite3_errmsg (db));
  fputs ("\";\n", stdout);
  return fflush (stdout) == 0 ? 0 : fail ("output", "cannot be written");
}

int
main (int argc, char **argv)
{
  sqlite3 *db = NULL;
  int status = sqlite3_open (":memory:", &db) == SQLITE_OK ? 0 : 1;

  for (int i = 1; status == 0 && i < argc; i++)
    status = run_file (db, argv[i]);
  if (status == 0)
    status = write_schema (db);
  sqlite3_close (db);
  return status;
}
