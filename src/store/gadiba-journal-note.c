/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-journal-private.h"

#include <string.h>

/*
 * The triggers note each changed row here; at the end of the action, or when there are many, the
 * notes become rows of the journal. What a failed statement noted is taken back with what it did.
 *
 * A note is the bytes that the row's digest is made of, as _gadiba_digest_image() makes it of a row
 * of the journal: number, entry, shape and row, eight bytes each; then old image, new image and
 * salt, each behind eight bytes of length, -1 for none. The number is given last.
 */
#define N_HEAD 4
#define N_COLUMNS 7
#define NUMBER_AT 0
#define ENTRY_AT 8

/* So many bytes of notes are not kept back any longer. */
#define MANY_NOTES (1024 * 1024)

static void
set_int (guint8 *at, gint64 value)
{
  gint64 bytes = GINT64_TO_LE (value);
  memcpy (at, &bytes, sizeof bytes);
}

static void
add_int (GByteArray *notes, gint64 value)
{
  guint from = notes->len;
  g_byte_array_set_size (notes, from + (guint) sizeof value);
  set_int (notes->data + from, value);
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
  const gint64 head[N_HEAD] = { 0, db->entry, shape, row };
  for (int i = 0; i < N_HEAD; i++)
    add_int (notes, head[i]);
  add_image (notes, old, n_values);
  add_image (notes, new, n_values);
  _gadiba_db_random (db, salt, sizeof salt);
  add_int (notes, sizeof salt);
  g_byte_array_append (notes, salt, sizeof salt);
}

void
_gadiba_notes_start (GadibaDb *db)
{
  g_byte_array_set_size (db->notes, 0);
  db->n_images = 0;
  _gadiba_digest_start (db->rows_digest);
}

void
_gadiba_notes_add_erased (GadibaDb *db, gint64 image)
{
  add_note (db, 0, image, NULL, NULL, 0);
}

/* --- writing --- */

static gint64
get_int (const guint8 *at)
{
  gint64 bytes;
  memcpy (&bytes, at, sizeof bytes);
  return GINT64_FROM_LE (bytes);
}

static gint64
take_int (const guint8 **from)
{
  gint64 value = get_int (*from);
  *from += sizeof value;
  return value;
}

/* Returns: where the note at @from ends */
static guint8 *
find_end (guint8 *from)
{
  from += N_HEAD * sizeof (gint64);
  for (int i = N_HEAD; i < N_COLUMNS; i++)
    from += (gint64) sizeof (gint64) + MAX (get_int (from), 0);
  return from;
}

/* Gives the note its number. Adds the note's digest to @digest. Returns: where the note ends */
static guint8 *
seal_note (GadibaDb *db, guint8 *from, GadibaDigest *digest)
{
  guint8 *end = find_end (from);
  guint8 one[DIGEST_SIZE];
  set_int (from + NUMBER_AT, db->next_image++);
  crypto_generichash (one, sizeof one, from, (gsize) (end - from), NULL, 0);
  _gadiba_digest_add_bytes (digest, one, sizeof one);
  return end;
}

/* The values of the note at @from, without its number. Returns: where it ends */
static const guint8 *
take_note (const guint8 *from, GadibaBind *values)
{
  from += sizeof (gint64);
  for (int i = 0; i < N_HEAD - 1; i++)
    *values++ = BIND_INT ("", take_int (&from));
  for (int i = N_HEAD; i < N_COLUMNS; i++)
    {
      gint64 size = take_int (&from);
      *values++ = BIND_BYTES ("", size >= 0 ? from : NULL, (gsize) MAX (size, 0));
      from += MAX (size, 0);
    }
  return from;
}

gboolean
_gadiba_notes_insert (GadibaDb *db, const GByteArray *notes, guint n_notes, GError **error)
{
  g_autofree GadibaBind *values = g_new (GadibaBind, (gsize) n_notes * (N_COLUMNS - 1));
  const guint8 *from = notes->data;
  for (guint i = 0; i < n_notes; i++)
    from = take_note (from, values + i * (N_COLUMNS - 1));
  g_assert (from == notes->data + notes->len);
  GadibaDbRows rows = { .values = values, .n_rows = n_notes, .n_columns = N_COLUMNS - 1 };
  gboolean sealing = db->sealing;
  gboolean holding = db->holding;
  gint64 last_key = sqlite3_last_insert_rowid (db->handle);
  db->sealing = db->holding = TRUE;
  /* The numbers that SQLite gives are the next ones, as in the notes: it finds them without looking
   * whether they are taken. */
  gboolean done =
      _gadiba_db_insert_rows (db,
                              "INSERT INTO journal_row (entry, shape, row, old, new, salt)"
                              " SELECT c0, c1, c2, c3, c4, c5 FROM gadiba_rows /*scan*/",
                              &rows, error);
  g_assert (!done || sqlite3_last_insert_rowid (db->handle) == db->next_image - 1);
  db->sealing = sealing;
  db->holding = holding;
  sqlite3_set_last_insert_rowid (db->handle, last_key);
  return done;
}

gboolean
_gadiba_notes_write (GadibaDb *db, GError **error)
{
  if (db->notes->len == 0)
    return TRUE;
  g_autoptr (GByteArray) notes = g_steal_pointer (&db->notes);
  db->notes = g_byte_array_new ();
  guint n_notes = 0;
  for (guint8 *from = notes->data; from < notes->data + notes->len; n_notes++)
    from = seal_note (db, from, db->rows_digest);
  db->n_images += n_notes;
  return _gadiba_notes_insert (db, notes, n_notes, error);
}

void
_gadiba_notes_finish (GadibaDb *db, GadibaEntry *entry)
{
  entry->first_row = db->next_image - db->n_images;
  entry->n_rows = db->n_images;
  _gadiba_digest_finish (db->rows_digest, entry->rows_digest);
}

/* --- notes of several entries --- */

void
_gadiba_notes_set_owners (GadibaDb *db, guint from, const gint64 *owners, guint n_rows)
{
  guint8 *end = db->notes->data + db->notes->len;
  guint n_notes = 0;
  for (guint8 *at = db->notes->data + from; at < end; at = find_end (at))
    n_notes++;
  /* Triggers work row by row, so each row made as many notes as the others. */
  g_assert (n_notes >= n_rows && n_notes % n_rows == 0);
  guint n_each = n_notes / n_rows;
  guint i = 0;
  for (guint8 *at = db->notes->data + from; at < end; at = find_end (at))
    set_int (at + ENTRY_AT, owners[i++ / n_each]);
}

GByteArray *
_gadiba_notes_sort (const GByteArray *notes, gint64 first, guint n_entries)
{
  /* Where the notes of each entry begin. */
  g_autofree gsize *places = g_new0 (gsize, n_entries + 1);
  guint8 *end = notes->data + notes->len;
  guint8 *next;
  for (guint8 *from = notes->data; from < end; from = next)
    {
      next = find_end (from);
      places[get_int (from + ENTRY_AT) - first + 1] += (gsize) (next - from);
    }
  for (guint i = 1; i <= n_entries; i++)
    places[i] += places[i - 1];
  GByteArray *sorted = g_byte_array_sized_new (notes->len);
  g_byte_array_set_size (sorted, notes->len);
  for (guint8 *from = notes->data; from < end; from = next)
    {
      next = find_end (from);
      gsize *place = &places[get_int (from + ENTRY_AT) - first];
      memcpy (sorted->data + *place, from, (gsize) (next - from));
      *place += (gsize) (next - from);
    }
  return sorted;
}

guint8 *
_gadiba_notes_seal (GadibaDb *db, guint8 *from, const guint8 *end, GadibaEntry *entry)
{
  entry->first_row = db->next_image;
  _gadiba_digest_start (db->rows_digest);
  while (from < end && get_int (from + ENTRY_AT) == entry->number)
    from = seal_note (db, from, db->rows_digest);
  entry->n_rows = db->next_image - entry->first_row;
  _gadiba_digest_finish (db->rows_digest, entry->rows_digest);
  return from;
}

/* --- what statements note --- */

int
_gadiba_notes_step (GadibaDb *db, sqlite3_stmt *statement)
{
  guint size = db->notes->len;
  int status = sqlite3_step (statement);
  if (status != SQLITE_ROW && status != SQLITE_DONE)
    g_byte_array_set_size (db->notes, size);
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
