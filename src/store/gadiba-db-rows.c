/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-db-private.h"

/*
 * For SQLite a statement is more work than a row. So rows that are written together come from one
 * statement, which takes them from the table gadiba_rows: a virtual one, of this connection only,
 * whose columns c0, c1, … are the values that _gadiba_db_insert_rows() was given.
 */
#define MAX_COLUMNS 16
#define SCHEMA                                                                                     \
  "CREATE TABLE gadiba_rows (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, "    \
  "c15)"

typedef struct
{
  sqlite3_vtab base;
  const GadibaDbRows *rows; /* of the connection */
} Table;

typedef struct
{
  sqlite3_vtab_cursor base;
  guint row;
} Cursor;

static int
connect_table (sqlite3 *handle, void *data, int n_arguments, const char *const *arguments,
               sqlite3_vtab **table, char **sentence)
{
  int status = sqlite3_declare_vtab (handle, SCHEMA);
  if (status != SQLITE_OK)
    return status;
  Table *self = g_new0 (Table, 1);
  self->rows = data;
  *table = &self->base;
  return sqlite3_vtab_config (handle, SQLITE_VTAB_DIRECTONLY);
}

static int
disconnect_table (sqlite3_vtab *table)
{
  g_free (table);
  return SQLITE_OK;
}

static int
plan_table (sqlite3_vtab *table, sqlite3_index_info *info)
{
  info->estimatedCost = 1000;
  return SQLITE_OK;
}

static int
open_cursor (sqlite3_vtab *table, sqlite3_vtab_cursor **cursor)
{
  Cursor *self = g_new0 (Cursor, 1);
  *cursor = &self->base;
  return SQLITE_OK;
}

static int
close_cursor (sqlite3_vtab_cursor *cursor)
{
  g_free (cursor);
  return SQLITE_OK;
}

static int
start_cursor (sqlite3_vtab_cursor *cursor, int plan, const char *name, int n_values,
              sqlite3_value **values)
{
  ((Cursor *) cursor)->row = 0;
  return SQLITE_OK;
}

static int
step_cursor (sqlite3_vtab_cursor *cursor)
{
  ((Cursor *) cursor)->row++;
  return SQLITE_OK;
}

static int
is_at_end (sqlite3_vtab_cursor *cursor)
{
  const Table *table = (const Table *) cursor->pVtab;
  return ((const Cursor *) cursor)->row >= table->rows->n_rows;
}

static int
get_column (sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
  const GadibaDbRows *rows = ((const Table *) cursor->pVtab)->rows;
  guint row = ((const Cursor *) cursor)->row;
  if ((guint) column < rows->n_columns)
    _gadiba_bind_result (&rows->values[row * rows->n_columns + (guint) column], context);
  return SQLITE_OK;
}

static int
get_key (sqlite3_vtab_cursor *cursor, sqlite3_int64 *key)
{
  *key = ((const Cursor *) cursor)->row;
  return SQLITE_OK;
}

gboolean
_gadiba_rows_register (GadibaDb *self, GError **error)
{
  /* No xCreate: the table is there without a CREATE, and in no file. */
  static const sqlite3_module module = {
    .iVersion = 1,
    .xConnect = connect_table,
    .xBestIndex = plan_table,
    .xDisconnect = disconnect_table,
    .xOpen = open_cursor,
    .xClose = close_cursor,
    .xFilter = start_cursor,
    .xNext = step_cursor,
    .xEof = is_at_end,
    .xColumn = get_column,
    .xRowid = get_key,
  };
  int status = sqlite3_create_module_v2 (self->handle, "gadiba_rows", &module, &self->rows, NULL);
  return status == SQLITE_OK || _gadiba_db_fail (self, status, "gadiba_rows", error);
}

GadibaStatement *
_gadiba_db_query_rows (GadibaDb *self, const char *sql, const GadibaDbRows *rows, GError **error)
{
  g_assert (rows->n_columns <= MAX_COLUMNS);
  GadibaStatement *statement = gadiba_db_query (self, sql, NULL, error);
  self->rows = *rows;
  return statement;
}

gboolean
_gadiba_db_insert_rows (GadibaDb *self, const char *sql, const GadibaDbRows *rows, GError **error)
{
  if (rows->n_rows == 0)
    return TRUE;
  g_autoptr (GadibaStatement) statement = _gadiba_db_query_rows (self, sql, rows, error);
  gboolean row = FALSE;
  return statement != NULL && gadiba_statement_step (statement, &row, error);
}
