/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-journal-private.h"

#include <string.h>

/*
 * The triggers note each changed row here; at the end of the action, or when there are many, the
 * notes become rows of the journal. What a failed statement noted is taken back with what it did.
 *
 * A note is the bytes that the row's digest is made of, as _gadiba_digest_row() makes it of a row
 * of the journal: number, entry, shape and row, eight bytes each; then old image, new image and
 * salt, each behind eight bytes of length, -1 for none.
 */
#define N_HEAD 4
#define N_COLUMNS 7

/* So many bytes of notes are not kept back any longer. */
#define MANY_NOTES (1024 * 1024)

static void
add_int (GByteArray *notes, gint64 value)
{
  gint64 bytes = GINT64_TO_LE (value);
  g_byte_array_append (notes, (const guint8 *) &bytes, sizeof bytes);
}

static void
add_image (GByteArray *notes, sqlite3_value **values, int n_values)
{
  if (values == NULL)
    {
      add_int (notes, -1);
      return;
    }
  guint start = notes->len;
  add_int (notes, 0);
  for (int i = 0; i < n_values; i++)
    _gadiba_image_append (notes, values[i], FALSE);
  gint64 size = GINT64_TO_LE ((gint64) (notes->len - start) - (gint64) sizeof size);
  memcpy (notes->data + start, &size, sizeof size);
}

/* @old, @new: (nullable): all columns of the row */
static void
add_note (GadibaDb *db, gint64 shape, gint64 row, sqlite3_value **old, sqlite3_value **new,
          int n_values)
{
  GByteArray *notes = db->notes;
  guint8 salt[SALT_SIZE];
  add_int (notes, db->next_image++);
  add_int (notes, db->entry);
  add_int (notes, shape);
  add_int (notes, row);
  add_image (notes, old, n_values);
  add_image (notes, new, n_values);
  _gadiba_db_random (db, salt, sizeof salt);
  add_int (notes, sizeof salt);
  g_byte_array_append (notes, salt, sizeof salt);
}

void
_gadiba_notes_start (GadibaDb *db, gint64 next_image)
{
  g_byte_array_set_size (db->notes, 0);
  db->next_image = next_image;
  _gadiba_digest_start (db->rows_digest);
}

void
_gadiba_notes_add_erased (GadibaDb *db, gint64 image)
{
  add_note (db, 0, image, NULL, NULL, 0);
}

static gint64
take_int (const guint8 **from)
{
  gint64 bytes;
  memcpy (&bytes, *from, sizeof bytes);
  *from += sizeof bytes;
  return GINT64_FROM_LE (bytes);
}

/* Appends the values of the note at @from. Returns: where it ends */
static const guint8 *
take_note (const guint8 *from, GArray *values)
{
  for (int i = 0; i < N_HEAD; i++)
    {
      GadibaBind value = { .type = GADIBA_BIND_WHOLE, .whole = take_int (&from) };
      g_array_append_val (values, value);
    }
  for (int i = N_HEAD; i < N_COLUMNS; i++)
    {
      gint64 size = take_int (&from);
      GadibaBind value = { .type = GADIBA_BIND_BYTES };
      value.data = size >= 0 ? from : NULL;
      value.size = (gsize) MAX (size, 0);
      g_array_append_val (values, value);
      from += value.size;
    }
  return from;
}

gboolean
_gadiba_notes_write (GadibaDb *db, GError **error)
{
  if (db->notes->len == 0)
    return TRUE;
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  g_autoptr (GByteArray) notes = g_steal_pointer (&db->notes);
  db->notes = g_byte_array_new ();
  const guint8 *end = notes->data + notes->len;
  for (const guint8 *from = notes->data, *next; from < end; from = next)
    {
      guint8 digest[DIGEST_SIZE];
      next = take_note (from, values);
      crypto_generichash (digest, sizeof digest, from, (gsize) (next - from), NULL, 0);
      _gadiba_digest_add_bytes (db->rows_digest, digest, sizeof digest);
    }
  GadibaDbRows rows = { .values = (const GadibaBind *) values->data,
                        .n_rows = values->len / N_COLUMNS,
                        .n_columns = N_COLUMNS };
  gboolean sealing = db->sealing;
  gint64 last_key = sqlite3_last_insert_rowid (db->handle);
  db->sealing = TRUE;
  gboolean done =
      _gadiba_db_insert_rows (db,
                              "INSERT INTO journal_row (id, entry, shape, row, old, new, salt)"
                              " SELECT c0, c1, c2, c3, c4, c5, c6 FROM gadiba_rows /*scan*/",
                              &rows, error);
  db->sealing = sealing;
  sqlite3_set_last_insert_rowid (db->handle, last_key);
  return done;
}

int
_gadiba_notes_step (GadibaDb *db, sqlite3_stmt *statement)
{
  guint size = db->notes->len;
  gint64 next_image = db->next_image;
  int status = sqlite3_step (statement);
  if (status != SQLITE_ROW && status != SQLITE_DONE)
    {
      g_byte_array_set_size (db->notes, size);
      db->next_image = next_image;
    }
  return status;
}

gboolean
_gadiba_notes_are_many (const GadibaDb *db)
{
  return db->notes->len > MANY_NOTES;
}

/* --- functions for the triggers --- */

static gboolean
check_entry (sqlite3_context *context, const GadibaDb *db)
{
  if (db->entry != 0)
    return TRUE;
  sqlite3_result_error (context, "changes need an action of the journal", -1);
  return FALSE;
}

/* (shape, column, …); the first column is the key */
static void
note_inserted (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  GadibaDb *db = sqlite3_user_data (context);
  if (n_values > 1 && check_entry (context, db))
    add_note (db, sqlite3_value_int64 (values[0]), sqlite3_value_int64 (values[1]), NULL,
              values + 1, n_values - 1);
}

static void
note_deleted (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  GadibaDb *db = sqlite3_user_data (context);
  if (n_values > 1 && check_entry (context, db))
    add_note (db, sqlite3_value_int64 (values[0]), sqlite3_value_int64 (values[1]), values + 1,
              NULL, n_values - 1);
}

/* (shape, old column, …, new column, …) */
static void
note_updated (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  GadibaDb *db = sqlite3_user_data (context);
  int n_columns = (n_values - 1) / 2;
  if (n_columns < 1 || !check_entry (context, db))
    return;
  sqlite3_value **old = values + 1;
  sqlite3_value **new = old + n_columns;
  if (sqlite3_value_int64 (old[0]) != sqlite3_value_int64 (new[0]))
    sqlite3_result_error (context, "a key does not change", -1);
  else
    add_note (db, sqlite3_value_int64 (values[0]), sqlite3_value_int64 (new[0]), old, new,
              n_columns);
}

static void
get_erasing (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const GadibaDb *db = sqlite3_user_data (context);
  sqlite3_result_int (context, db->entry != 0 && db->erasing);
}

static void
get_sealing (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const GadibaDb *db = sqlite3_user_data (context);
  sqlite3_result_int (context, db->entry != 0 && db->sealing);
}

static void
digest_content (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  guint8 digest[DIGEST_SIZE];
  const guint8 *bytes = sqlite3_value_blob (values[0]);
  crypto_generichash (digest, sizeof digest, bytes,
                      (unsigned long long) sqlite3_value_bytes (values[0]), NULL, 0);
  if (sqlite3_value_type (values[0]) == SQLITE_NULL)
    sqlite3_result_null (context);
  else
    sqlite3_result_blob (context, digest, sizeof digest, SQLITE_TRANSIENT);
}

gboolean
_gadiba_journal_register (GadibaDb *self, GError **error)
{
  static const struct
  {
    const char *name;
    int n_values, flags;
    void (*function) (sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
    { "gadiba_inserted", -1, 0, note_inserted },
    { "gadiba_updated", -1, 0, note_updated },
    { "gadiba_deleted", -1, 0, note_deleted },
    { "gadiba_erasing", 0, 0, get_erasing },
    { "gadiba_sealing", 0, 0, get_sealing },
    { "gadiba_content", 1, SQLITE_DETERMINISTIC, digest_content },
  };
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      /* Innocuous: the schema, which is not trusted, may call them. */
      int status =
          sqlite3_create_function_v2 (self->handle, functions[i].name, functions[i].n_values,
                                      SQLITE_UTF8 | SQLITE_INNOCUOUS | functions[i].flags, self,
                                      functions[i].function, NULL, NULL, NULL);
      if (status != SQLITE_OK)
        return _gadiba_db_fail (self, status, functions[i].name, error);
    }
  return TRUE;
}
