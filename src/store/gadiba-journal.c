/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-journal-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

struct _GadibaAction
{
  GadibaDb *db;
  GadibaTransaction *transaction;
  char *action, *words, *utc;
  const char *about; /* interned */
  gint64 about_row;
  gint64 first_row;
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

/* Before the first caseworker is listed, the program itself makes the office. */
static gboolean
check_caseworker (GadibaDb *db, gint64 caseworker, const char *utc, GError **error)
{
  g_autofree char *day = g_strndup (utc, 10);
  gint64 found = 0;
  if (caseworker != 0
      && !gadiba_db_query_int (db,
                               "SELECT 1 FROM caseworker WHERE id = :id AND from_day <= :day"
                               " AND (to_day IS NULL OR to_day >= :day)",
                               BINDS (BIND_INT ("id", caseworker), BIND_TEXT ("day", day)), &found,
                               error))
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

/* The next free numbers; a file that is just being made has none. */
static gboolean
find_last (GadibaDb *db, gint64 *last, gint64 *last_row, GError **error)
{
  gint64 version = 0;
  *last = *last_row = 0;
  if (!gadiba_db_query_int (db, "PRAGMA user_version", NULL, &version, error))
    return FALSE;
  return version == 0
         || (gadiba_db_query_int (db, "SELECT max (number) FROM journal", NULL, last, error)
             && gadiba_db_query_int (db, "SELECT max (id) FROM journal_row", NULL, last_row,
                                     error));
}

static GadibaAction *
begin (GadibaDb *db, const char *action, const char *words, const char *utc, GError **error)
{
  gint64 last = 0;
  gint64 last_row = 0;
  g_autoptr (GadibaTransaction) transaction =
      db->in_batch ? _gadiba_db_begin_part (db, error) : gadiba_db_begin (db, error);
  if (transaction == NULL || !find_last (db, &last, &last_row, error))
    return NULL;
  GadibaAction *self = g_new0 (GadibaAction, 1);
  self->db = db;
  self->transaction = g_steal_pointer (&transaction);
  self->action = g_strdup (action);
  self->words = g_strdup (words);
  self->utc = g_strdup (utc);
  self->first_row = last_row + 1;
  self->n_found = db->found->len;
  db->entry = last + 1;
  _gadiba_notes_start (db, last_row + 1);
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
  if (self == NULL || !check_caseworker (db, caseworker, utc, error))
    return NULL;
  db->caseworker = caseworker;
  return g_steal_pointer (&self);
}

void
gadiba_action_free (GadibaAction *self)
{
  if (self == NULL)
    return;
  if (!self->done)
    g_array_set_size (self->db->found, self->n_found);
  self->db->entry = 0;
  g_byte_array_set_size (self->db->notes, 0);
  self->db->caseworker = 0;
  self->db->sealing = FALSE;
  self->db->erasing = FALSE;
  gadiba_transaction_free (self->transaction);
  g_free (self->action);
  g_free (self->words);
  g_free (self->utc);
  g_free (self);
}

void
gadiba_action_set_words (GadibaAction *self, const char *words)
{
  g_return_if_fail (self != NULL && words != NULL);

  g_free (self->words);
  self->words = g_strdup (words);
}

void
gadiba_action_set_subject (GadibaAction *self, const char *table, gint64 row)
{
  g_return_if_fail (self != NULL && table != NULL && row > 0);

  self->about = g_intern_string (table);
  self->about_row = row;
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

/* Stores the entry with a hash of zeros, then the hash that follows from what was stored. */
static gboolean
insert_entry (GadibaAction *self, gint64 n_rows, const guint8 *rows_digest, GError **error)
{
  GadibaDb *db = self->db;
  guint8 salt[SALT_SIZE], words_digest[DIGEST_SIZE], hash[DIGEST_SIZE];
  guint8 previous[DIGEST_SIZE] = { 0 };
  _gadiba_db_random (db, salt, sizeof salt);
  _gadiba_digest_words (self->words, salt, words_digest);
  g_autoptr (GadibaStatement) last =
      gadiba_db_query (db, "SELECT hash FROM journal WHERE number = :number",
                       BINDS (BIND_INT ("number", db->entry - 1)), error);
  gboolean row = FALSE;
  if (last == NULL || !gadiba_statement_step (last, &row, error))
    return FALSE;
  gsize size = 0;
  gconstpointer last_hash = row ? gadiba_statement_get_bytes (last, 0, &size) : NULL;
  if (last_hash != NULL && size == DIGEST_SIZE)
    memcpy (previous, last_hash, DIGEST_SIZE);
  /* The same values as a row, so that the hash is made in one place. */
  const GadibaBind *binds =
      BINDS (BIND_INT ("number", db->entry), BIND_KEY ("caseworker", db->caseworker),
             BIND_TEXT ("utc", self->utc), BIND_TEXT ("action", self->action),
             BIND_BYTES ("words_digest", words_digest, DIGEST_SIZE),
             BIND_INT ("first_row", self->first_row), BIND_INT ("n_rows", n_rows),
             BIND_BYTES ("rows_digest", rows_digest, DIGEST_SIZE),
             BIND_BYTES ("previous", previous, DIGEST_SIZE), BIND_TEXT ("about", self->about),
             BIND_KEY ("about_row", self->about_row));
  g_autoptr (GadibaStatement) values = gadiba_db_query (
      db,
      "SELECT :number, :caseworker, :utc, :action, :words_digest, :first_row,"
      " :n_rows, :rows_digest, :previous, NULL, NULL, NULL, NULL, :about, :about_row",
      binds, error);
  if (values == NULL || !gadiba_statement_step (values, &row, error))
    return FALSE;
  _gadiba_digest_entry (values, hash);
  return gadiba_db_execute (
      db,
      "INSERT INTO journal (number, caseworker, utc, action, words, words_salt, words_digest,"
      " first_row, n_rows, rows_digest, previous, about, about_row, hash) VALUES (:number, "
      ":caseworker, :utc,"
      " :action, :words, :words_salt, :words_digest, :first_row, :n_rows, :rows_digest, :previous,"
      " :about, :about_row, :hash)",
      BINDS (binds[0], binds[1], binds[2], binds[3], binds[4], binds[5], binds[6], binds[7],
             binds[8], binds[9], binds[10], BIND_TEXT ("words", self->words),
             BIND_BYTES ("words_salt", salt, SALT_SIZE), BIND_BYTES ("hash", hash, DIGEST_SIZE)),
      error);
}

gboolean
gadiba_action_commit (GadibaAction *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->transaction != NULL, FALSE);

  guint8 rows_digest[DIGEST_SIZE];
  if ((!self->db->in_batch && !_gadiba_search_write (self->db, error))
      || !_gadiba_notes_write (self->db, error))
    return FALSE;
  _gadiba_digest_finish (self->db->rows_digest, rows_digest);
  self->db->sealing = TRUE;
  gboolean done = insert_entry (self, self->db->next_image - self->first_row, rows_digest, error);
  self->db->sealing = FALSE;
  self->done = done && gadiba_transaction_commit (self->transaction, error);
  return self->done;
}

/* --- batches --- */

GadibaBatch *
gadiba_batch_begin (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL && db->depth == 0, NULL);

  GadibaTransaction *transaction = gadiba_db_begin (db, error);
  if (transaction == NULL)
    return NULL;
  GadibaBatch *self = g_new0 (GadibaBatch, 1);
  self->db = db;
  self->transaction = transaction;
  db->in_batch = TRUE;
  return self;
}

gboolean
gadiba_batch_commit (GadibaBatch *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->db->depth == 1, FALSE);

  return _gadiba_search_write (self->db, error)
         && gadiba_transaction_commit (self->transaction, error);
}

void
gadiba_batch_free (GadibaBatch *self)
{
  if (self == NULL)
    return;
  self->db->in_batch = FALSE;
  g_array_set_size (self->db->found, 0);
  gadiba_transaction_free (self->transaction);
  g_free (self);
}

/* --- erasing --- */

static gboolean
erase_image (GadibaAction *self, GadibaStatement *image, GError **error)
{
  guint8 digest[DIGEST_SIZE];
  _gadiba_digest_row (image, digest);
  gint64 id = gadiba_statement_get_int (image, 0);
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
  g_return_val_if_fail (strcmp (self->action, "erase") == 0, FALSE);

  self->db->erasing = TRUE;
  gboolean done = erase_images (self, table, row, error);
  self->db->erasing = FALSE;
  return done;
}

gboolean
gadiba_action_erase_words (GadibaAction *self, gint64 entry, GError **error)
{
  g_return_val_if_fail (self != NULL && strcmp (self->action, "erase") == 0, FALSE);

  self->db->erasing = TRUE;
  gboolean done = gadiba_db_execute_one (
      self->db,
      "UPDATE journal SET words = NULL, words_salt = NULL, words_erased = :protocol"
      " WHERE number = :entry AND words IS NOT NULL",
      BINDS (BIND_INT ("protocol", self->db->entry), BIND_INT ("entry", entry)), error);
  self->db->erasing = FALSE;
  return done;
}
