/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-application-rows-private.h"

#include <string.h>

/* A row that is there. */
typedef struct
{
  gint64 id;
  GadibaDate from, to;
  char *text; /* its values */
  gboolean taken;
} Row;

/* The first and last day of a row. */
typedef struct
{
  GadibaDate from, to;
} Days;

static void
clear_row (gpointer data)
{
  g_free (((Row *) data)->text);
}

void
_gadiba_row_set_clear (GadibaRowSet *self)
{
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
}

/* Returns: (transfer full): the binds of @of and @day, with their end */
static GArray *
make_binds (const GArray *of, gboolean with_day, GadibaDate day)
{
  GArray *binds = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  const GadibaBind end = BIND_END;
  const GadibaBind on = BIND_DATE ("day", day);
  if (of != NULL && of->len > 0)
    g_array_append_vals (binds, of->data, of->len);
  if (with_day)
    g_array_append_val (binds, on);
  g_array_append_val (binds, end);
  return binds;
}

/* " WHERE person IS :person AND …" */
static void
append_where (GString *sql, const GadibaRowSet *self)
{
  if (self->where != NULL)
    g_string_append_printf (sql, " WHERE %s", self->where);
  for (guint i = 0; self->where == NULL && i < self->keys->len; i++)
    {
      const char *name = g_array_index (self->keys, GadibaBind, i).name;
      g_string_append_printf (sql, " %s %s IS :%s", i == 0 ? "WHERE" : "AND", name, name);
    }
}

/* A value as SQLite tells it as text; what is not known is nothing. */
static void
append_value (GString *text, const GadibaBind *value)
{
  g_autofree char *day = NULL;
  if (value->type == GADIBA_BIND_WHOLE && !value->null)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, value->whole);
  else if (value->type == GADIBA_BIND_TEXT && value->data != NULL)
    g_string_append (text, value->data);
  else if (value->type == GADIBA_BIND_MONTH && value->whole != GADIBA_MONTH_NONE)
    g_string_append (text, day = gadiba_month_format ((GadibaMonth) value->whole));
  else if (value->type == GADIBA_BIND_DATE && value->whole != GADIBA_DATE_NONE)
    g_string_append (text, day = gadiba_date_format ((GadibaDate) value->whole));
  g_string_append_c (text, '\n');
}

static char *
describe_wanted (const GadibaRowSet *self, guint n)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < self->n_columns; i++)
    append_value (text, &g_array_index (self->wanted, GadibaBind, n * self->n_columns + i));
  return g_string_free (text, FALSE);
}

static void
add_row (const GadibaRowSet *self, GadibaStatement *statement, GArray *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *value = gadiba_statement_get_text (statement, 3 + (int) i);
      g_string_append_printf (text, "%s\n", value != NULL ? value : "");
    }
  g_array_set_size (rows, rows->len + 1);
  Row *row = &g_array_index (rows, Row, rows->len - 1);
  row->id = gadiba_statement_get_int (statement, 0);
  row->from = gadiba_statement_get_date (statement, 1);
  row->to = gadiba_statement_get_date (statement, 2);
  row->text = g_strdup (text->str);
}

/* Returns: (transfer full): the rows that are there, in the order in which they were made */
static GArray *
load_rows (const GadibaRowSet *self, GadibaDb *db, GadibaDate day, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_autoptr (GArray) binds =
      make_binds (self->where != NULL ? self->found : self->keys, self->dated, day);
  g_autoptr (GString) sql = g_string_new ("SELECT id, ");
  g_array_set_clear_func (rows, clear_row);
  g_string_append (sql, self->dated ? "from_day, to_day" : "NULL, NULL");
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (sql, ", %s", self->columns[i]);
  g_string_append_printf (sql, " FROM %s", self->table);
  append_where (sql, self);
  if (self->dated)
    g_string_append (sql, " AND from_day <= :day AND (to_day IS NULL OR to_day >= :day)");
  g_string_append (sql, " ORDER BY id /*sort*/");
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, sql->str, (const GadibaBind *) binds->data, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (row)
        add_row (self, statement, rows);
    }
  return statement != NULL ? g_steal_pointer (&rows) : NULL;
}

/* The last day of a new row that has no row before it: the day before the next one. */
static gboolean
find_end (const GadibaRowSet *self, GadibaDb *db, GadibaDate day, GadibaDate *end, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GArray) binds = make_binds (self->keys, TRUE, day);
  *end = GADIBA_DATE_NONE;
  if (!self->dated || !self->follows)
    return TRUE;
  g_string_append_printf (sql, "SELECT min (from_day) FROM %s", self->table);
  append_where (sql, self);
  g_string_append (sql, " AND from_day > :day");
  g_autoptr (GadibaStatement) next =
      gadiba_db_query (db, sql->str, (const GadibaBind *) binds->data, error);
  gboolean row = FALSE;
  if (next == NULL || !gadiba_statement_step (next, &row, error))
    return FALSE;
  GadibaDate found = row ? gadiba_statement_get_date (next, 0) : GADIBA_DATE_NONE;
  if (found != GADIBA_DATE_NONE)
    *end = found - 1;
  return TRUE;
}

/* Adds the values of the @n-th row that is wanted to @binds, named like their columns. */
static void
add_values (const GadibaRowSet *self, guint n, GArray *binds)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      GadibaBind value = g_array_index (self->wanted, GadibaBind, n * self->n_columns + i);
      value.name = self->columns[i];
      g_array_append_val (binds, value);
    }
}

static gboolean
insert_row (const GadibaRowSet *self, GadibaDb *db, guint n, Days days, GError **error)
{
  g_autoptr (GArray) binds = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  const GadibaBind dates[] = { BIND_DATE ("from_day", days.from), BIND_DATE ("to_day", days.to),
                               BIND_END };
  if (self->keys->len > 0)
    g_array_append_vals (binds, self->keys->data, self->keys->len);
  add_values (self, n, binds);
  g_array_append_vals (binds, self->dated ? dates : &dates[2], self->dated ? 3 : 1);
  for (guint i = 0; i + 1 < binds->len; i++)
    {
      const char *name = g_array_index (binds, GadibaBind, i).name;
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
      g_string_append_printf (values, "%s:%s", i > 0 ? ", " : "", name);
    }
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", self->table, names->str, values->str);
  return gadiba_db_execute (db, sql, (const GadibaBind *) binds->data, error);
}

static gboolean
change_row (const GadibaRowSet *self, GadibaDb *db, const Row *row, guint n, GadibaDate day,
            GError **error)
{
  if (self->dated && row->from < day)
    return _gadiba_import_end_row (db, self->table, row->id, day, error)
           && insert_row (self, db, n, (Days){ day, row->to }, error);
  g_autoptr (GArray) binds = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  g_autoptr (GString) sql = g_string_new (NULL);
  const GadibaBind last[] = { BIND_INT ("id", row->id), BIND_END };
  add_values (self, n, binds);
  g_array_append_vals (binds, last, G_N_ELEMENTS (last));
  g_string_append_printf (sql, "UPDATE %s SET ", self->table);
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (sql, "%s%s = :%s", i > 0 ? ", " : "", self->columns[i],
                            self->columns[i]);
  g_string_append_printf (sql, "%s WHERE id = :id",
                          self->versioned ? ", row_version = row_version + 1" : "");
  return gadiba_db_execute_one (db, sql->str, (const GadibaBind *) binds->data, error);
}

/* Returns: whether a row that is there says what the @n-th is to say; it is taken */
static gboolean
take_same (const GadibaRowSet *self, GArray *rows, guint n)
{
  g_autofree char *text = describe_wanted (self, n);
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);
      if (row->taken || strcmp (row->text, text) != 0)
        continue;
      row->taken = TRUE;
      return TRUE;
    }
  return FALSE;
}

static Row *
take_next (GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);
      if (row->taken)
        continue;
      row->taken = TRUE;
      return row;
    }
  return NULL;
}

gboolean
_gadiba_row_set_write (GadibaRowSet *self, GadibaDb *db, GadibaDate day, GError **error)
{
  guint n_wanted = self->wanted->len / self->n_columns;
  g_autofree gboolean *done = g_new0 (gboolean, n_wanted + 1);
  g_autoptr (GArray) rows = load_rows (self, db, day, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < n_wanted; i++)
    done[i] = take_same (self, rows, i);
  for (guint i = 0; i < n_wanted; i++)
    {
      const Row *row = done[i] || self->kept ? NULL : take_next (rows);
      Days days = { day, GADIBA_DATE_NONE };
      if (done[i])
        continue;
      if (row != NULL ? !change_row (self, db, row, i, day, error)
                      : !find_end (self, db, day, &days.to, error)
                            || !insert_row (self, db, i, days, error))
        return FALSE;
    }
  for (const Row *row = take_next (rows); row != NULL; row = take_next (rows))
    if (!_gadiba_import_end_row (db, self->table, row->id, self->dated ? day : GADIBA_DATE_NONE,
                                 error))
      return FALSE;
  return TRUE;
}

GArray *
_gadiba_row_set_find (GadibaRowSet *self, GadibaDb *db, GadibaDate day, GError **error)
{
  g_autoptr (GArray) rows = load_rows (self, db, day, error);
  if (rows == NULL)
    return NULL;
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (keys, g_array_index (rows, Row, i).id);
  return keys;
}
