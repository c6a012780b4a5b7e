/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-verify-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gadiba-series.h"

static gpointer
make_key (int table, gint64 row)
{
  return (gpointer) (guintptr) ((guint64) row << 8 | (guint64) table);
}

guint64
_gadiba_verify_make_value (const GadibaVerify *self, gconstpointer image, gsize size, gint64 shape)
{
  guint8 hash[crypto_shorthash_BYTES];
  guint64 number;
  crypto_shorthash (hash, image != NULL ? image : "", size, self->key);
  memcpy (&number, hash, sizeof number);
  return number << SHAPE_BITS | (guint64) shape;
}

void
_gadiba_verify_set_last (GadibaVerify *self, int table, gint64 row, guint64 value)
{
  if (row >= 0 && row <= self->n_dense)
    {
      GArray *dense = self->dense->pdata[table];
      if (row >= dense->len)
        g_array_set_size (dense, (guint) row + 1);
      g_array_index (dense, guint64, row) = value;
    }
  else if (value != 0)
    g_hash_table_insert (self->sparse, make_key (table, row), (gpointer) (guintptr) value);
  else
    g_hash_table_remove (self->sparse, make_key (table, row));
}

/* Returns: the last image of a row, which is forgotten; 0 if there is none */
static guint64
take_last (GadibaVerify *self, int table, gint64 row)
{
  gpointer value = NULL;
  if (row >= 0 && row <= self->n_dense)
    {
      GArray *dense = self->dense->pdata[table];
      guint64 last = row < dense->len ? g_array_index (dense, guint64, row) : 0;
      if (last != 0)
        g_array_index (dense, guint64, row) = 0;
      return last;
    }
  g_hash_table_steal_extended (self->sparse, make_key (table, row), NULL, &value);
  return (guint64) (guintptr) value;
}

/* Where the columns of @shape stand in the rows of @statement; -1: no longer there. */
static GArray *
map_columns (sqlite3_stmt *statement, const GadibaVerifyShape *shape)
{
  GArray *map = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; shape->columns[i] != NULL; i++)
    {
      int found = -1;
      for (int k = 0; k < sqlite3_column_count (statement); k++)
        if (strcmp (sqlite3_column_name (statement, k), shape->columns[i]) == 0)
          found = k;
      g_array_append_val (map, found);
    }
  return map;
}

static gboolean
is_as_stored (GadibaVerify *self, sqlite3_stmt *row, GHashTable *maps, guint64 value)
{
  gint64 number = (gint64) (value & G_MAXUINT16);
  if (number == ERASED)
    return TRUE;
  const GadibaVerifyShape *shape = self->shapes->pdata[number];
  const GArray *map = g_hash_table_lookup (maps, shape);
  if (map == NULL)
    {
      GArray *made = map_columns (row, shape);
      g_hash_table_insert (maps, (gpointer) (guintptr) shape, made);
      map = made;
    }
  GByteArray *image = self->db->image;
  g_byte_array_set_size (image, 0);
  for (guint i = 0; i < map->len; i++)
    {
      int column = g_array_index (map, int, i);
      if (column >= 0)
        _gadiba_image_append (image, sqlite3_column_value (row, column),
                              strcmp (shape->columns[i], "content") == 0);
      else
        return TRUE; /* the column was given up: a later migration tells */
    }
  return _gadiba_verify_make_value (self, image->data, image->len, number) == value;
}

gboolean
_gadiba_verify_table (GadibaVerify *self, guint table, GError **error)
{
  const char *name = self->tables->pdata[table];
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" /*scan*/", name);
  sqlite3_stmt *rows = NULL;
  int status = sqlite3_prepare_v2 (self->db->handle, sql, -1, &rows, NULL);
  if (status != SQLITE_OK)
    return _gadiba_db_fail (self->db, status, name, error);
  g_autoptr (GHashTable) maps =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  gboolean fine = TRUE;
  gint64 wrong = 0;
  while (fine && (status = sqlite3_step (rows)) == SQLITE_ROW)
    {
      wrong = sqlite3_column_int64 (rows, 0);
      guint64 value = take_last (self, (int) table, wrong);
      fine = value != 0 && is_as_stored (self, rows, maps, value);
      self->seen->n_rows++;
    }
  sqlite3_finalize (rows);
  if (!fine)
    return _gadiba_verify_blame (self, name, wrong, error);
  if (status != SQLITE_DONE)
    return _gadiba_db_fail (self->db, status, name, error);
  return TRUE;
}

/* What is left when the rows that are there were taken out. */
gboolean
_gadiba_verify_removed (GadibaVerify *self, GError **error)
{
  for (guint table = 0; table < self->tables->len; table++)
    {
      const GArray *dense = self->dense->pdata[table];
      for (guint row = 0; row < dense->len; row++)
        {
          guint64 value = g_array_index (dense, guint64, row);
          if (value != 0 && value != ERASED)
            return _gadiba_verify_blame (self, self->tables->pdata[table], row, error);
        }
    }
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init (&iter, self->sparse);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint64 both = (guint64) (guintptr) key;
      if ((guintptr) value != ERASED)
        return _gadiba_verify_blame (self, self->tables->pdata[both & 0xff], (gint64) (both >> 8),
                                     error);
    }
  return TRUE;
}

/* --- the numbers --- */

/* Returns: (transfer full): the number of d, an alias, in the series s, by the template that stands
 * with it */
static char *
write_number (void)
{
  g_autoptr (GString) sql =
      g_string_new ("coalesce (d.number_template, '" GADIBA_SERIES_TEMPLATE "')");

  for (int width = 1; width <= GADIBA_SERIES_MAX_WIDTH; width++)
    {
      g_string_prepend (sql, "replace (");
      g_string_append_printf (sql, ", '{number:%d}', printf ('%%0%dd', d.num))", width, width);
    }
  return g_strdup_printf ("replace (replace (replace (%s, '{number}', d.num), '{year}', s.year),"
                          " '{code}', s.code)",
                          sql->str);
}

gboolean
_gadiba_verify_series (GadibaVerify *self, const char *kind, GError **error)
{
  g_autofree char *written = strcmp (kind, "decision") == 0
                                 ? write_number ()
                                 : g_strdup ("s.code || '/' || s.year || '/' || d.num");
  g_autofree char *sql =
      g_strdup_printf ("SELECT s.code, s.year, s.last, count (d.id), coalesce (min (d.num), 1),"
                       " coalesce (max (d.num), 0), coalesce (sum (d.number <> %s), 0)"
                       " FROM series s LEFT JOIN %s d ON d.series = s.id WHERE s.kind = '%s'"
                       " GROUP BY s.id /*scan*//*sort*/",
                       written, kind, kind);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (self->db, sql, NULL, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      gint64 last = row ? gadiba_statement_get_int (statement, 2) : 0;
      if (!row
          || (gadiba_statement_get_int (statement, 3) == last
              && gadiba_statement_get_int (statement, 4) == 1
              && gadiba_statement_get_int (statement, 5) == last
              && gadiba_statement_get_int (statement, 6) == 0))
        continue;
      return _gadiba_verify_set_altered (error,
                                         _ ("The numbers %s/%lld have a gap or a wrong number; the "
                                            "last one given is %lld"),
                                         gadiba_statement_get_text (statement, 0),
                                         (long long) gadiba_statement_get_int (statement, 1),
                                         (long long) last);
    }
  return statement != NULL;
}
