/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-pending-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Parameters whose places are remembered. */
#define MAX_PLACES 24

/* Compiled once; kept for the next who has the same SQL. */
struct _GadibaStatement
{
  GadibaDb *db;
  sqlite3_stmt *statement;
  gboolean kept, in_use;
  /* The names that were bound last, in this order, and which parameters they are. Names are
   * literals, so their addresses tell them. */
  const char *names[MAX_PLACES];
  int places[MAX_PLACES];
};

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n;")] == '\0';
}

static sqlite3_stmt *
compile (GadibaDb *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  const char *rest = NULL;
  int status =
      sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, &rest);
  if (status != SQLITE_OK)
    {
      _gadiba_db_fail (self, status, sql, error);
      return NULL;
    }
  if (statement != NULL && is_blank (rest))
    return statement;
  sqlite3_finalize (statement);
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_FAILED,
               _ ("Not one statement of SQL but none or several: %s"), sql);
  return NULL;
}

/* Where a statement whose SQL stands at this address was found last. */
static GadibaStatement **
find_recent (GadibaDb *self, const char *sql)
{
  guintptr address = (guintptr) sql;
  return &self->recent[(address >> 3 ^ address >> 11) % G_N_ELEMENTS (self->recent)];
}

static GadibaStatement *
prepare (GadibaDb *self, const char *sql, GError **error)
{
  GadibaStatement **recent = find_recent (self, sql);
  GadibaStatement *kept = *recent;
  if (kept == NULL || strcmp (sqlite3_sql (kept->statement), sql) != 0)
    kept = g_hash_table_lookup (self->statements, sql);
  if (kept == NULL || kept->in_use)
    {
      sqlite3_stmt *compiled = compile (self, sql, error);
      if (compiled == NULL)
        return NULL;
      /* A second statement of the same text, in use at the same time, is not kept. */
      GadibaStatement *made = g_new0 (GadibaStatement, 1);
      made->db = self;
      made->statement = compiled;
      made->kept = kept == NULL;
      kept = made;
      if (made->kept)
        g_hash_table_insert (self->statements, (gpointer) (guintptr) sqlite3_sql (compiled), made);
    }
  if (kept->kept)
    *recent = kept;
  kept->in_use = TRUE;
  self->n_statements++;
  return kept;
}

void
_gadiba_statement_drop (gpointer data)
{
  GadibaStatement *self = data;
  sqlite3_finalize (self->statement);
  g_free (self);
}

/* Writes @n_digits digits. Returns: the place behind them */
static char *
put_digits (char *text, int number, int n_digits)
{
  for (int i = n_digits - 1; i >= 0; i--)
    {
      text[i] = (char) ('0' + number % 10);
      number /= 10;
    }
  return text + n_digits;
}

/* Returns: how long the day or month that was written to @text is, 0 if it is none */
static int
put_day (char text[16], const GadibaBind *bind)
{
  int year, month, day;
  if (bind->type == GADIBA_BIND_DATE && bind->whole != GADIBA_DATE_NONE)
    {
      gadiba_date_split ((GadibaDate) bind->whole, &year, &month, &day);
      put_digits (put_digits (put_digits (text, year, 4) + 1, month, 2) + 1, day, 2);
      text[4] = text[7] = '-';
      return 10;
    }
  if (bind->type == GADIBA_BIND_MONTH && bind->whole != GADIBA_MONTH_NONE)
    {
      gadiba_month_split ((GadibaMonth) bind->whole, &year, &month);
      put_digits (put_digits (text, year, 4) + 1, month, 2);
      text[4] = '-';
      return 7;
    }
  return 0;
}

/* @keep: SQLITE_STATIC for what outlives the use, else SQLITE_TRANSIENT. SQLite copies what is
 * formatted here. */
static int
bind_value (sqlite3_stmt *statement, int index, const GadibaBind *bind,
            sqlite3_destructor_type keep)
{
  char text[16];
  int length;
  switch (bind->type)
    {
    case GADIBA_BIND_END:
      break;
    case GADIBA_BIND_WHOLE:
      return bind->null ? sqlite3_bind_null (statement, index)
                        : sqlite3_bind_int64 (statement, index, bind->whole);
    case GADIBA_BIND_TEXT:
      return bind->data == NULL ? sqlite3_bind_null (statement, index)
                                : sqlite3_bind_text (statement, index, bind->data, -1, keep);
    case GADIBA_BIND_BYTES:
      return bind->data == NULL
                 ? sqlite3_bind_null (statement, index)
                 : sqlite3_bind_blob64 (statement, index, bind->data, bind->size, keep);
    case GADIBA_BIND_DATE:
    case GADIBA_BIND_MONTH:
      length = put_day (text, bind);
      return length == 0 ? sqlite3_bind_null (statement, index)
                         : sqlite3_bind_text (statement, index, text, length, SQLITE_TRANSIENT);
    }
  g_return_val_if_reached (SQLITE_MISUSE);
}

void
_gadiba_bind_result (const GadibaBind *self, sqlite3_context *context)
{
  char text[16];
  int length;
  switch (self->type)
    {
    case GADIBA_BIND_END:
      break;
    case GADIBA_BIND_WHOLE:
      if (!self->null)
        sqlite3_result_int64 (context, self->whole);
      break;
    case GADIBA_BIND_TEXT:
      if (self->data != NULL)
        sqlite3_result_text (context, self->data, -1, SQLITE_STATIC);
      break;
    case GADIBA_BIND_BYTES:
      if (self->data != NULL)
        sqlite3_result_blob64 (context, self->data, self->size, SQLITE_STATIC);
      break;
    case GADIBA_BIND_DATE:
    case GADIBA_BIND_MONTH:
      length = put_day (text, self);
      if (length > 0)
        sqlite3_result_text (context, text, length, SQLITE_TRANSIENT);
      break;
    }
}

/* Returns: which parameter the @n-th name that is bound is, 0 if there is none of it */
static int
find_place (GadibaStatement *self, int n, const char *name)
{
  if (n < MAX_PLACES && self->names[n] == name)
    return self->places[n];
  char parameter[64];
  g_snprintf (parameter, sizeof parameter, ":%s", name);
  int place = sqlite3_bind_parameter_index (self->statement, parameter);
  if (n < MAX_PLACES && place != 0)
    {
      self->names[n] = name;
      self->places[n] = place;
    }
  return place;
}

static gboolean
bind_all (GadibaStatement *self, const GadibaBind *binds, sqlite3_destructor_type keep,
          GError **error)
{
  int n_bound = 0;
  for (const GadibaBind *bind = binds; bind != NULL && bind->type != GADIBA_BIND_END; bind++)
    {
      int index = find_place (self, n_bound, bind->name);
      if (index == 0)
        {
          g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_FAILED,
                       _ ("The SQL has no parameter “%s”: %s"), bind->name,
                       sqlite3_sql (self->statement));
          return FALSE;
        }
      int status = bind_value (self->statement, index, bind, keep);
      if (status != SQLITE_OK)
        return _gadiba_db_fail (self->db, status, bind->name, error);
      n_bound++;
    }
  if (n_bound == sqlite3_bind_parameter_count (self->statement))
    return TRUE;
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_FAILED,
               _ ("The SQL has a parameter without a value: %s"), sqlite3_sql (self->statement));
  return FALSE;
}

/* What waits is written before a statement, not behind one: whoever runs it may ask how many rows
 * it changed. */
static gboolean
write_what_waits (GadibaDb *self, GError **error)
{
  return self->holding
         || (_gadiba_pending_write (self, error)
             && (!_gadiba_notes_are_many (self) || _gadiba_notes_write (self, error)));
}

static GadibaStatement *
start (GadibaDb *self, const char *sql, const GadibaBind *binds, sqlite3_destructor_type keep,
       GError **error)
{
  g_assert (self->thread == g_thread_self ());

  if (!write_what_waits (self, error))
    return NULL;
  g_autoptr (GadibaStatement) statement = prepare (self, sql, error);
  if (statement == NULL
      || (self->wants_part && !sqlite3_stmt_readonly (statement->statement)
          && !_gadiba_db_open_part (self, error)))
    return NULL;
  return bind_all (statement, binds, keep, error) ? g_steal_pointer (&statement) : NULL;
}

GadibaStatement *
gadiba_db_query (GadibaDb *self, const char *sql, const GadibaBind *binds, GError **error)
{
  g_return_val_if_fail (self != NULL && sql != NULL, NULL);

  return start (self, sql, binds, SQLITE_TRANSIENT, error);
}

static void
check_plan (sqlite3_stmt *statement)
{
  const char *sql = sqlite3_sql (statement);
  int scans = sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1);
  int sorts = sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_SORT, 1);
  int indices = sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_AUTOINDEX, 1);
  if ((scans > 0 || indices > 0) && strstr (sql, "/*scan*/") == NULL)
    g_warning ("full scan: %s", sql);
  if (sorts > 0 && strstr (sql, "/*sort*/") == NULL)
    g_warning ("sort without index: %s", sql);
}

void
gadiba_statement_free (GadibaStatement *self)
{
  if (self == NULL)
    return;
  GadibaDb *db = self->db;
  db->n_statements--;
  sqlite3_reset (self->statement);
  if (db->check_plans)
    check_plan (self->statement);
  sqlite3_clear_bindings (self->statement);
  self->in_use = FALSE;
  if (!self->kept)
    _gadiba_statement_drop (self);
}

gboolean
gadiba_statement_step (GadibaStatement *self, gboolean *row, GError **error)
{
  g_return_val_if_fail (self != NULL && row != NULL, FALSE);

  int status = _gadiba_notes_step (self->db, self->statement);
  *row = status == SQLITE_ROW;
  if (status == SQLITE_ROW || status == SQLITE_DONE)
    return TRUE;
  return _gadiba_db_fail (self->db, status, sqlite3_sql (self->statement), error);
}

gboolean
gadiba_statement_is_null (GadibaStatement *self, int column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}

gint64
gadiba_statement_get_int (GadibaStatement *self, int column)
{
  return sqlite3_column_int64 (self->statement, column);
}

const char *
gadiba_statement_get_text (GadibaStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->statement, column);
}

gconstpointer
gadiba_statement_get_bytes (GadibaStatement *self, int column, gsize *size)
{
  gconstpointer bytes = sqlite3_column_blob (self->statement, column);
  *size = (gsize) sqlite3_column_bytes (self->statement, column);
  return bytes;
}

GadibaDate
gadiba_statement_get_date (GadibaStatement *self, int column)
{
  const char *text = gadiba_statement_get_text (self, column);
  GadibaDate date = GADIBA_DATE_NONE;
  return text != NULL && gadiba_date_parse (text, &date, NULL) ? date : GADIBA_DATE_NONE;
}

GadibaMonth
gadiba_statement_get_month (GadibaStatement *self, int column)
{
  const char *text = gadiba_statement_get_text (self, column);
  GadibaMonth month = GADIBA_MONTH_NONE;
  return text != NULL && gadiba_month_parse (text, &month, NULL) ? month : GADIBA_MONTH_NONE;
}

gboolean
gadiba_db_execute (GadibaDb *self, const char *sql, const GadibaBind *binds, GError **error)
{
  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);

  /* What is bound lives until this function returns. */
  g_autoptr (GadibaStatement) statement = start (self, sql, binds, SQLITE_STATIC, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    if (!gadiba_statement_step (statement, &row, error))
      return FALSE;
  return statement != NULL;
}

gboolean
gadiba_db_execute_one (GadibaDb *self, const char *sql, const GadibaBind *binds, GError **error)
{
  if (!gadiba_db_execute (self, sql, binds, error))
    return FALSE;
  if (sqlite3_changes (self->handle) > 0)
    return TRUE;
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONFLICT,
                       _ ("Somebody else changed this record meanwhile; look at it again and "
                          "repeat the change"));
  return FALSE;
}

gboolean
gadiba_db_query_int (GadibaDb *self, const char *sql, const GadibaBind *binds, gint64 *value,
                     GError **error)
{
  g_return_val_if_fail (self != NULL && sql != NULL && value != NULL, FALSE);

  g_autoptr (GadibaStatement) statement = start (self, sql, binds, SQLITE_STATIC, error);
  gboolean row = FALSE;
  *value = 0;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *value = gadiba_statement_get_int (statement, 0);
  return TRUE;
}

gint64
gadiba_db_get_last_key (GadibaDb *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

GPtrArray *
_gadiba_db_list (GadibaDb *self, const char *sql, const GadibaBind *binds, GadibaTake take,
                 GDestroyNotify free_one, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_one);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (self, sql, binds, error);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      gpointer one = row ? take (statement) : NULL;
      if (one != NULL)
        g_ptr_array_add (list, one);
    }
  return statement != NULL ? g_steal_pointer (&list) : NULL;
}
