/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-pending-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define N_ENTRY_COLUMNS 14

struct _GadibaAction
{
  GadibaDb *db;
  GadibaTransaction *transaction;
  GadibaEntry entry;
  guint n_found; /* before it */
  gboolean done;
};

struct _GadibaBatch
{
  GadibaDb *db;
  GadibaTransaction *transaction;
};

/* Returns: (transfer full): "2026-02-10T09:15:00Z" */
static char *
format_utc (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/* Before the first caseworker is listed, the program itself makes the office. Where the office is,
 * it may be the day before or after that of UTC: who is listed on one of them is no stranger, and
 * office/ has asked for the office's own day. */
static gboolean
check_caseworker (GadibaDb *db, gint64 caseworker, const char *utc, GError **error)
{
  g_autofree char *text = g_strndup (utc, 10);
  GadibaDate day = GADIBA_DATE_NONE;
  gadiba_date_parse (text, &day, NULL);
  gint64 found = 0;
  if (caseworker != 0
      && !gadiba_db_query_int (db,
                               "SELECT 1 FROM caseworker WHERE id = :id AND from_day <= :next"
                               " AND (to_day IS NULL OR to_day >= :before)",
                               BINDS (BIND_INT ("id", caseworker), BIND_DATE ("next", day + 1),
                                      BIND_DATE ("before", day - 1)),
                               &found, error))
    return FALSE;
  if (caseworker == 0)
    {
      gint64 listed = 0;
      if (!gadiba_db_query_int (db, "SELECT max (id) FROM caseworker", NULL, &listed, error))
        return FALSE;
      found = listed == 0;
    }
  if (found)
    return TRUE;
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                       _ ("Whoever works here must be listed as a caseworker of the office on that "
                          "day; have the list completed"));
  return FALSE;
}

/* The next free numbers; a file that is just being made has none. In a batch the rows are counted
 * on. */
static gboolean
find_next (GadibaDb *db, gint64 *entry, GError **error)
{
  gint64 version = 0;
  *entry = _gadiba_pending_get_last_entry (db) + 1;
  if (*entry > 1)
    return TRUE;
  if (!db->in_batch)
    db->next_image = 1;
  if (!gadiba_db_query_int (db, "PRAGMA user_version", NULL, &version, error))
    return FALSE;
  return version == 0
         || (gadiba_db_query_int (db, "SELECT coalesce (max (number), 0) + 1 FROM journal", NULL,
                                  entry, error)
             && (db->in_batch || _gadiba_journal_find_next_image (db, error)));
}

gboolean
_gadiba_journal_find_next_image (GadibaDb *db, GError **error)
{
  return gadiba_db_query_int (db, "SELECT coalesce (max (id), 0) + 1 FROM journal_row", NULL,
                              &db->next_image, error);
}

static GadibaAction *
begin (GadibaDb *db, const char *action, const char *words, const char *utc, GError **error)
{
  gint64 number = 0;
  g_autoptr (GadibaTransaction) transaction =
      db->in_batch ? _gadiba_db_begin_part (db, error) : gadiba_db_begin (db, error);
  /* What waits is of other actions. */
  db->holding = TRUE;
  gboolean found = transaction != NULL && find_next (db, &number, error);
  db->holding = FALSE;
  if (!found)
    return NULL;
  GadibaAction *self = g_new0 (GadibaAction, 1);
  self->db = db;
  self->transaction = g_steal_pointer (&transaction);
  self->entry.number = number;
  self->entry.action = g_strdup (action);
  self->entry.words = g_strdup (words);
  self->entry.utc = g_strdup (utc);
  self->n_found = db->found->len;
  db->entry = number;
  _gadiba_notes_start (db);
  return self;
}

GadibaAction *
_gadiba_action_begin_for_program (GadibaDb *db, const char *action, const char *words,
                                  GError **error)
{
  g_autofree char *utc = format_utc (g_get_real_time () / G_USEC_PER_SEC);
  return begin (db, action, words, utc, error);
}

GadibaAction *
gadiba_action_begin (GadibaDb *db, gint64 caseworker, const char *action, const char *words,
                     gint64 now, GError **error)
{
  g_return_val_if_fail (db != NULL && action != NULL && words != NULL, NULL);
  g_return_val_if_fail (db->entry == 0 && db->depth == (db->in_batch ? 1 : 0), NULL);

  g_autofree char *utc = format_utc (now);
  g_return_val_if_fail (utc != NULL, NULL);
  g_autoptr (GadibaAction) self = begin (db, action, words, utc, error);
  db->holding = TRUE;
  gboolean listed = self != NULL && check_caseworker (db, caseworker, utc, error);
  db->holding = FALSE;
  if (!listed)
    return NULL;
  db->caseworker = self->entry.caseworker = caseworker;
  return g_steal_pointer (&self);
}

void
gadiba_action_free (GadibaAction *self)
{
  if (self == NULL)
    return;
  if (!self->done)
    {
      g_array_set_size (self->db->found, self->n_found);
      _gadiba_pending_drop (self->db, self->db->entry);
    }
  self->db->entry = 0;
  g_byte_array_set_size (self->db->notes, 0);
  self->db->caseworker = 0;
  self->db->sealing = FALSE;
  self->db->erasing = FALSE;
  gadiba_transaction_free (self->transaction);
  _gadiba_entry_clear (&self->entry);
  g_free (self);
}

void
gadiba_action_set_words (GadibaAction *self, const char *words)
{
  g_return_if_fail (self != NULL && words != NULL);

  g_free (self->entry.words);
  self->entry.words = g_strdup (words);
}

void
gadiba_action_set_subject (GadibaAction *self, const char *table, gint64 row)
{
  g_return_if_fail (self != NULL && table != NULL && row > 0);

  self->entry.about = g_intern_string (table);
  self->entry.about_row = row;
}

gint64
gadiba_action_get_entry (const GadibaAction *self)
{
  return self->db->entry;
}

gint64
gadiba_action_get_caseworker (const GadibaAction *self)
{
  return self->db->caseworker;
}

GadibaDb *
gadiba_action_get_db (const GadibaAction *self)
{
  return self->db;
}

/* --- entries --- */

void
_gadiba_entry_clear (GadibaEntry *self)
{
  g_clear_pointer (&self->utc, g_free);
  g_clear_pointer (&self->action, g_free);
  g_clear_pointer (&self->words, g_free);
}

static gboolean
find_previous (GadibaDb *db, gint64 number, guint8 *previous, GError **error)
{
  g_autoptr (GadibaStatement) last =
      gadiba_db_query (db, "SELECT hash FROM journal WHERE number = :number",
                       BINDS (BIND_INT ("number", number)), error);
  gboolean row = FALSE;
  if (last == NULL || !gadiba_statement_step (last, &row, error))
    return FALSE;
  gsize size = 0;
  gconstpointer hash = row ? gadiba_statement_get_bytes (last, 0, &size) : NULL;
  if (hash != NULL && size == DIGEST_SIZE)
    memcpy (previous, hash, DIGEST_SIZE);
  return TRUE;
}

static void
add_entry (GArray *values, const GadibaEntry *entry)
{
  const GadibaBind row[] = {
    BIND_INT ("", entry->number),
    BIND_KEY ("", entry->caseworker),
    BIND_TEXT ("", entry->utc),
    BIND_TEXT ("", entry->action),
    BIND_TEXT ("", entry->about),
    BIND_KEY ("", entry->about_row),
    BIND_TEXT ("", entry->words),
    BIND_BYTES ("", entry->words_salt, SALT_SIZE),
    BIND_BYTES ("", entry->words_digest, DIGEST_SIZE),
    BIND_INT ("", entry->first_row),
    BIND_INT ("", entry->n_rows),
    BIND_BYTES ("", entry->rows_digest, DIGEST_SIZE),
    BIND_BYTES ("", entry->previous, DIGEST_SIZE),
    BIND_BYTES ("", entry->hash, DIGEST_SIZE),
  };
  g_assert (G_N_ELEMENTS (row) == N_ENTRY_COLUMNS);
  g_array_append_vals (values, row, N_ENTRY_COLUMNS);
}

/* Says in the entry what follows from it and the one before. */
static void
seal_entry (GadibaDb *db, GadibaEntry *entry, guint8 *previous)
{
  _gadiba_db_random (db, entry->words_salt, SALT_SIZE);
  _gadiba_digest_words (entry->words, entry->words_salt, entry->words_digest);
  memcpy (entry->previous, previous, DIGEST_SIZE);
  _gadiba_digest_entry (entry, entry->hash);
  memcpy (previous, entry->hash, DIGEST_SIZE);
}

gboolean
_gadiba_entries_insert (GadibaDb *db, GadibaEntry *const *entries, guint n_entries, GError **error)
{
  guint8 previous[DIGEST_SIZE] = { 0 };
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  gboolean holding = db->holding;
  gboolean sealing = db->sealing;
  db->sealing = db->holding = TRUE;
  gboolean done = find_previous (db, entries[0]->number - 1, previous, error);
  for (guint i = 0; done && i < n_entries; i++)
    {
      seal_entry (db, entries[i], previous);
      add_entry (values, entries[i]);
    }
  GadibaDbRows rows = { .values = (const GadibaBind *) values->data,
                        .n_rows = n_entries,
                        .n_columns = N_ENTRY_COLUMNS };
  done = done
         && _gadiba_db_insert_rows (
             db,
             "INSERT INTO journal (number, caseworker, utc, action, about, about_row, words,"
             " words_salt, words_digest, first_row, n_rows, rows_digest, previous, hash) SELECT c0,"
             " c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13 FROM gadiba_rows /*scan*/",
             &rows, error);
  db->sealing = sealing;
  db->holding = holding;
  return done;
}

/* --- committing --- */

/* An action of a batch whose rows wait: they become rows, and it an entry, with those of others. */
static gboolean
commit_waiting (GadibaAction *self, GError **error)
{
  GadibaDb *db = self->db;
  if (!gadiba_transaction_commit (self->transaction, error))
    return FALSE;
  self->done = TRUE;
  _gadiba_order_note (db, self->entry.about, self->entry.about_row);
  _gadiba_pending_commit (db, &self->entry);
  return !_gadiba_pending_are_many (db) || _gadiba_pending_write_committed (db, error);
}

gboolean
gadiba_action_commit (GadibaAction *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->transaction != NULL && !self->done, FALSE);

  GadibaDb *db = self->db;
  if (db->in_batch && !db->in_part && !db->doomed)
    return commit_waiting (self, error);
  if (!_gadiba_pending_write (db, error) || (!db->in_batch && !_gadiba_search_write (db, error))
      || !_gadiba_notes_write (db, error))
    return FALSE;
  _gadiba_notes_finish (db, &self->entry);
  GadibaEntry *entry = &self->entry;
  if (entry->n_rows > 0)
    _gadiba_order_note (db, entry->about, entry->about_row);
  self->done = _gadiba_entries_insert (db, &entry, 1, error)
               && (db->in_batch || _gadiba_order_write (db, error))
               && gadiba_transaction_commit (self->transaction, error);
  return self->done;
}

/* --- batches --- */

GadibaBatch *
gadiba_batch_begin (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL && db->depth == 0, NULL);

  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin (db, error);
  if (transaction == NULL || !_gadiba_journal_find_next_image (db, error))
    return NULL;
  GadibaBatch *self = g_new0 (GadibaBatch, 1);
  self->db = db;
  self->transaction = g_steal_pointer (&transaction);
  db->in_batch = TRUE;
  return self;
}

gboolean
gadiba_batch_commit (GadibaBatch *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->db->depth == 1, FALSE);

  return _gadiba_pending_write (self->db, error) && _gadiba_search_write (self->db, error)
         && _gadiba_order_write (self->db, error)
         && gadiba_transaction_commit (self->transaction, error);
}

void
gadiba_batch_free (GadibaBatch *self)
{
  if (self == NULL)
    return;
  self->db->in_batch = FALSE;
  g_array_set_size (self->db->found, 0);
  _gadiba_pending_drop (self->db, 0);
  gadiba_transaction_free (self->transaction);
  g_free (self);
}

/* --- erasing --- */

static gboolean
erase_image (GadibaAction *self, GadibaStatement *row, GError **error)
{
  guint8 digest[DIGEST_SIZE];
  GadibaImage image;
  _gadiba_image_read (row, &image);
  _gadiba_digest_image (&image, self->db->image, digest);
  gint64 id = image.head[GADIBA_IMAGE_ID];
  _gadiba_notes_add_erased (self->db, id);
  return gadiba_db_execute_one (self->db,
                                "UPDATE journal_row SET old = NULL, new = NULL, salt = NULL,"
                                " digest = :digest, erased = :entry WHERE id = :id",
                                BINDS (BIND_BYTES ("digest", digest, sizeof digest),
                                       BIND_INT ("entry", self->db->entry), BIND_INT ("id", id)),
                                error);
}

static gboolean
erase_images (GadibaAction *self, const char *table, gint64 row, GError **error)
{
  if (!_gadiba_notes_write (self->db, error))
    return FALSE;
  /* One at a time: a statement does not read a table that it changes. */
  for (;;)
    {
      g_autoptr (GadibaStatement) image = gadiba_db_query (
          self->db,
          "SELECT " JOURNAL_ROW_COLUMNS " FROM journal_row WHERE shape IN (SELECT id FROM"
          " journal_shape WHERE name = :name) AND row = :row AND erased IS NULL LIMIT 1",
          BINDS (BIND_TEXT ("name", table), BIND_INT ("row", row)), error);
      gboolean found = FALSE;
      if (image == NULL || !gadiba_statement_step (image, &found, error))
        return FALSE;
      if (!found)
        return TRUE;
      if (!erase_image (self, image, error))
        return FALSE;
    }
}

gboolean
gadiba_action_erase (GadibaAction *self, const char *table, gint64 row, GError **error)
{
  g_return_val_if_fail (self != NULL && table != NULL, FALSE);
  g_return_val_if_fail (strcmp (self->entry.action, "erase") == 0, FALSE);

  self->db->erasing = TRUE;
  gboolean done = erase_images (self, table, row, error);
  self->db->erasing = FALSE;
  return done;
}

gboolean
gadiba_action_erase_words (GadibaAction *self, gint64 entry, GError **error)
{
  g_return_val_if_fail (self != NULL && strcmp (self->entry.action, "erase") == 0, FALSE);
  g_return_val_if_fail (entry > 0 && entry < self->entry.number, FALSE);

  self->db->erasing = TRUE;
  gboolean done = gadiba_db_execute (
      self->db,
      "UPDATE journal SET words = NULL, words_salt = NULL, words_erased = :protocol"
      " WHERE number = :entry AND words IS NOT NULL",
      BINDS (BIND_INT ("protocol", self->db->entry), BIND_INT ("entry", entry)), error);
  self->db->erasing = FALSE;
  if (done && sqlite3_changes (self->db->handle) > 0)
    _gadiba_notes_add_erased (self->db, -entry);
  return done;
}
