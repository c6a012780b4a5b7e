/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-journal-private.h"

#include <string.h>

/* A column of this name goes into the image as a digest: long texts are not stored twice. */
#define CONTENT "content"

void
_gadiba_digest_start (GadibaDigest *self)
{
  crypto_generichash_init (self, NULL, 0, DIGEST_SIZE);
}

void
_gadiba_digest_add_int (GadibaDigest *self, gint64 value)
{
  gint64 bytes = GINT64_TO_LE (value);
  crypto_generichash_update (self, (const guint8 *) &bytes, sizeof bytes);
}

void
_gadiba_digest_add_bytes (GadibaDigest *self, gconstpointer bytes, gsize size)
{
  _gadiba_digest_add_int (self, bytes == NULL ? -1 : (gint64) size);
  if (bytes != NULL && size > 0)
    crypto_generichash_update (self, bytes, size);
}

void
_gadiba_digest_finish (GadibaDigest *self, guint8 *digest)
{
  crypto_generichash_final (self, digest, DIGEST_SIZE);
}

void
_gadiba_digest_words (const char *words, gconstpointer salt, guint8 *digest)
{
  GadibaDigest state;
  _gadiba_digest_start (&state);
  _gadiba_digest_add_bytes (&state, salt, SALT_SIZE);
  _gadiba_digest_add_bytes (&state, words, strlen (words));
  _gadiba_digest_finish (&state, digest);
}

static guint8 *
reserve (GByteArray *bytes, gsize size)
{
  guint from = bytes->len;
  g_byte_array_set_size (bytes, (guint) (from + size));
  return bytes->data + from;
}

static gconstpointer
read_bytes (GadibaStatement *statement, int column, gint64 *size)
{
  gsize length;
  gconstpointer bytes = gadiba_statement_get_bytes (statement, column, &length);
  /* Of an empty value SQLite gives no pointer. */
  *size = bytes == NULL && gadiba_statement_is_null (statement, column) ? -1 : (gint64) length;
  return bytes;
}

void
_gadiba_image_read (GadibaStatement *statement, GadibaImage *image)
{
  gint64 size;
  for (int column = 0; column < 4; column++)
    image->head[column] = gadiba_statement_get_int (statement, column);
  for (int i = 0; i < 3; i++)
    image->bytes[i] = read_bytes (statement, 4 + i, &image->sizes[i]);
  image->digest = read_bytes (statement, 7, &size);
  if (size != DIGEST_SIZE)
    image->digest = NULL;
  image->erased =
      gadiba_statement_is_null (statement, 8) ? 0 : gadiba_statement_get_int (statement, 8);
}

static guint8 *
put_int (guint8 *to, gint64 value)
{
  gint64 bytes = GINT64_TO_LE (value);
  memcpy (to, &bytes, sizeof bytes);
  return to + sizeof bytes;
}

void
_gadiba_digest_image (const GadibaImage *image, GByteArray *room, guint8 *digest)
{
  if (image->digest != NULL)
    {
      memcpy (digest, image->digest, DIGEST_SIZE);
      return;
    }
  gsize size = 7 * sizeof (gint64);
  for (int i = 0; i < 3; i++)
    size += (gsize) MAX (image->sizes[i], 0);
  g_byte_array_set_size (room, (guint) size);
  guint8 *to = room->data;
  for (int i = 0; i < 4; i++)
    to = put_int (to, image->head[i]);
  for (int i = 0; i < 3; i++)
    {
      to = put_int (to, image->sizes[i]);
      if (image->sizes[i] > 0)
        memcpy (to, image->bytes[i], (gsize) image->sizes[i]);
      to += MAX (image->sizes[i], 0);
    }
  crypto_generichash (digest, DIGEST_SIZE, room->data, size, NULL, 0);
}

static void
add_text (GadibaDigest *state, const char *text)
{
  _gadiba_digest_add_bytes (state, text, text != NULL ? strlen (text) : 0);
}

void
_gadiba_digest_entry (const GadibaEntry *entry, guint8 *hash)
{
  GadibaDigest state;
  _gadiba_digest_start (&state);
  _gadiba_digest_add_int (&state, entry->number);
  _gadiba_digest_add_int (&state, entry->caseworker);
  add_text (&state, entry->utc);
  add_text (&state, entry->action);
  _gadiba_digest_add_bytes (&state, entry->words_digest, DIGEST_SIZE);
  _gadiba_digest_add_int (&state, entry->first_row);
  _gadiba_digest_add_int (&state, entry->n_rows);
  _gadiba_digest_add_bytes (&state, entry->rows_digest, DIGEST_SIZE);
  _gadiba_digest_add_bytes (&state, entry->previous, DIGEST_SIZE);
  add_text (&state, entry->about);
  _gadiba_digest_add_int (&state, entry->about_row);
  _gadiba_digest_finish (&state, hash);
}

/*
 * An image: for each column a letter for its type; behind "i" eight bytes, behind "t" and "b" four
 * bytes of length and the bytes; "n" is NULL.
 */
void
_gadiba_image_append (GByteArray *image, sqlite3_value *value, gboolean content)
{
  int type = sqlite3_value_type (value);
  if (type == SQLITE_NULL)
    {
      *reserve (image, 1) = 'n';
      return;
    }
  if (type == SQLITE_INTEGER)
    {
      gint64 whole = GINT64_TO_LE (sqlite3_value_int64 (value));
      guint8 *to = reserve (image, 9);
      to[0] = 'i';
      memcpy (to + 1, &whole, sizeof whole);
      return;
    }
  const guint8 *bytes =
      type == SQLITE_BLOB ? sqlite3_value_blob (value) : sqlite3_value_text (value);
  guint32 size = (guint32) sqlite3_value_bytes (value);
  guint8 digest[DIGEST_SIZE];
  if (content)
    {
      crypto_generichash (digest, sizeof digest, bytes, size, NULL, 0);
      bytes = digest;
      size = sizeof digest;
    }
  guint32 length = GUINT32_TO_LE (size);
  guint8 *to = reserve (image, 5 + (gsize) size);
  to[0] = type == SQLITE_BLOB || content ? 'b' : 't';
  memcpy (to + 1, &length, sizeof length);
  if (size > 0)
    memcpy (to + 5, bytes, size);
}

/* --- values of an image --- */

const guint8 *
_gadiba_image_take (const guint8 *from, GadibaBind *value, gsize *size)
{
  guint32 length = 0;
  gint64 whole;
  char type = (char) *from++;
  *value = (GadibaBind){ .name = "", .type = GADIBA_BIND_WHOLE, .null = type == 'n' };
  *size = 0;
  if (type == 'n')
    return from;
  if (type == 'i')
    {
      memcpy (&whole, from, sizeof whole);
      value->whole = GINT64_FROM_LE (whole);
      return from + sizeof whole;
    }
  memcpy (&length, from, sizeof length);
  *size = GUINT32_FROM_LE (length);
  value->type = type == 't' ? GADIBA_BIND_TEXT : GADIBA_BIND_BYTES;
  value->data = from + sizeof length;
  value->size = *size;
  return from + sizeof length + *size;
}

/* Returns: where the value of column @n stands in the image, NULL if there is no such column */
static const guint8 *
find_value (const GByteArray *image, guint n)
{
  const guint8 *at = image->data;
  const guint8 *end = at + image->len;
  while (at < end && n-- > 0)
    {
      guint32 size = 0;
      if (*at == 'i')
        at += 9;
      else if (*at == 'n')
        at += 1;
      else
        {
          memcpy (&size, at + 1, sizeof size);
          at += 5 + (gsize) GUINT32_FROM_LE (size);
        }
    }
  return at < end ? at : NULL;
}

static const guint8 *
find_column (char *const *columns, const GByteArray *image, const char *column)
{
  for (guint i = 0; columns[i] != NULL; i++)
    if (strcmp (columns[i], column) == 0)
      return find_value (image, i);
  return NULL;
}

gint64
_gadiba_image_get_int (char *const *columns, const GByteArray *image, const char *column)
{
  const guint8 *value = find_column (columns, image, column);
  gint64 whole = 0;
  if (value != NULL && *value == 'i')
    memcpy (&whole, value + 1, sizeof whole);
  return GINT64_FROM_LE (whole);
}

char *
_gadiba_image_dup_text (char *const *columns, const GByteArray *image, const char *column)
{
  const guint8 *value = find_column (columns, image, column);
  guint32 size = 0;
  if (value == NULL || *value != 't')
    return NULL;
  memcpy (&size, value + 1, sizeof size);
  return g_strndup ((const char *) value + 5, GUINT32_FROM_LE (size));
}

/* --- the triggers --- */

GPtrArray *
_gadiba_journal_list_tables (GadibaDb *self, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      self,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
      " AND name NOT GLOB 'journal*' AND name NOT GLOB 'search_*' ORDER BY name /*scan*//*sort*/",
      NULL, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (names, g_strdup (gadiba_statement_get_text (statement, 0)));
    }
  return statement != NULL ? g_steal_pointer (&names) : NULL;
}

/* Returns: (transfer full): the columns of @table in order, with spaces between */
static char *
list_columns (GadibaDb *self, const char *table, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (self, "SELECT name FROM pragma_table_info (:name) /*scan*//*sort*/",
                       BINDS (BIND_TEXT ("name", table)), error);
  g_autoptr (GString) columns = g_string_new (NULL);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_string_append_printf (columns, "%s%s", columns->len > 0 ? " " : "",
                                gadiba_statement_get_text (statement, 0));
    }
  return statement != NULL ? g_string_free (g_steal_pointer (&columns), FALSE) : NULL;
}

/* ", NEW.id, NEW.born, …" */
static void
write_columns (GString *call, const char *columns, const char *side)
{
  g_auto (GStrv) names = g_strsplit (columns, " ", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean content = strcmp (names[i], CONTENT) == 0;
      g_string_append_printf (call, ", %s%s.\"%s\"%s", content ? "gadiba_content (" : "", side,
                              names[i], content ? ")" : "");
    }
}

/* The number of the shape @columns of @table, made if there is none yet and the schema is
 * being changed. */
static gboolean
find_shape (GadibaDb *self, const char *table, const char *columns, gint64 *shape, GError **error)
{
  const GadibaBind *binds = BINDS (BIND_TEXT ("name", table), BIND_TEXT ("columns", columns));
  static const char find[] =
      "SELECT id FROM journal_shape WHERE name = :name AND columns = :columns";
  if (!gadiba_db_query_int (self, find, binds, shape, error))
    return FALSE;
  if (*shape != 0 || !self->sealing)
    return TRUE;
  return gadiba_db_execute (self,
                            "INSERT INTO journal_shape (name, columns) VALUES (:name, :columns)",
                            binds, error)
         && gadiba_db_query_int (self, find, binds, shape, error);
}

static void
add_trigger (GHashTable *triggers, const char *name, char *sql)
{
  g_hash_table_insert (triggers, g_strdup (name), sql);
}

static gboolean
add_table_triggers (GadibaDb *self, GHashTable *triggers, const char *table, GError **error)
{
  static const struct
  {
    const char *event, *function, *sides[2];
  } events[] = { { "insert", "gadiba_inserted", { "NEW", NULL } },
                 { "update", "gadiba_updated", { "OLD", "NEW" } },
                 { "delete", "gadiba_deleted", { "OLD", NULL } } };
  g_autofree char *columns = list_columns (self, table, error);
  gint64 shape = 0;
  if (columns == NULL || !find_shape (self, table, columns, &shape, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_autofree char *name = g_strdup_printf ("journal_%s_%s", table, events[i].event);
      GString *sql = g_string_new (NULL);
      g_string_append_printf (sql,
                              "CREATE TRIGGER %s AFTER %s ON %s BEGIN SELECT %s (%" G_GINT64_FORMAT,
                              name, events[i].event, table, events[i].function, shape);
      for (guint side = 0; side < 2 && events[i].sides[side] != NULL; side++)
        write_columns (sql, columns, events[i].sides[side]);
      g_string_append (sql, "); END");
      add_trigger (triggers, name, g_string_free (sql, FALSE));
    }
  return TRUE;
}

static void
add_journal_triggers (GHashTable *triggers)
{
  static const struct
  {
    const char *table, *event, *when;
  } guards[] = {
    { "journal", "INSERT", "NOT gadiba_sealing ()" },
    { "journal", "UPDATE", "NOT gadiba_erasing ()" },
    { "journal", "DELETE", "1" },
    { "journal_row", "INSERT", "NOT gadiba_sealing ()" },
    { "journal_row", "UPDATE", "NOT gadiba_erasing ()" },
    { "journal_row", "DELETE", "1" },
    { "journal_shape", "INSERT", "NOT gadiba_sealing ()" },
    { "journal_shape", "UPDATE", "1" },
    { "journal_shape", "DELETE", "1" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (guards); i++)
    {
      g_autofree char *event = g_ascii_strdown (guards[i].event, -1);
      g_autofree char *name = g_strdup_printf ("%s_guard_%s", guards[i].table, event);
      add_trigger (triggers, name,
                   g_strdup_printf ("CREATE TRIGGER %s BEFORE %s ON %s WHEN %s BEGIN"
                                    " SELECT RAISE (ABORT, 'the journal does not change'); END",
                                    name, guards[i].event, guards[i].table, guards[i].when));
    }
}

GHashTable *
_gadiba_journal_list_triggers (GadibaDb *db, GError **error)
{
  g_autoptr (GHashTable) triggers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) tables = _gadiba_journal_list_tables (db, error);
  if (tables == NULL)
    return NULL;
  for (guint i = 0; i < tables->len; i++)
    if (!add_table_triggers (db, triggers, tables->pdata[i], error))
      return NULL;
  add_journal_triggers (triggers);
  return g_steal_pointer (&triggers);
}

gboolean
_gadiba_journal_make_triggers (GadibaDb *self, GError **error)
{
  g_autoptr (GHashTable) triggers = _gadiba_journal_list_triggers (self, error);
  if (triggers == NULL)
    return FALSE;
  GHashTableIter iter;
  gpointer name, sql;
  g_hash_table_iter_init (&iter, triggers);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    {
      g_autofree char *drop = g_strdup_printf ("DROP TRIGGER IF EXISTS %s", (char *) name);
      if (!_gadiba_db_run_script (self, drop, error) || !_gadiba_db_run_script (self, sql, error))
        return FALSE;
    }
  return TRUE;
}
