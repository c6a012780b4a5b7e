/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-verify-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

gboolean
_gadiba_verify_set_altered (GError **error, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_ALTERED, sentence);
  return FALSE;
}

static void
free_shape (gpointer data)
{
  GadibaVerifyShape *shape = data;
  if (shape == NULL)
    return;
  g_free (shape->table);
  g_strfreev (shape->columns);
  g_free (shape);
}

/* --- the schema --- */

static gboolean
check_triggers (GadibaVerify *self, GError **error)
{
  g_autoptr (GHashTable) triggers = _gadiba_journal_list_triggers (self->db, error);
  if (triggers == NULL)
    return FALSE;
  GHashTableIter iter;
  gpointer name, sql;
  g_hash_table_iter_init (&iter, triggers);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    {
      gint64 found = 0;
      if (!gadiba_db_query_int (self->db,
                                "SELECT 1 FROM sqlite_schema WHERE type = 'trigger'"
                                " AND name = :name AND sql = :sql /*scan*/",
                                BINDS (BIND_TEXT ("name", name), BIND_TEXT ("sql", sql)), &found,
                                error))
        return FALSE;
      if (!found)
        return _gadiba_verify_set_altered (
            error, _ ("The trigger “%s”, which keeps the journal, is missing or altered"),
            (const char *) name);
    }
  return TRUE;
}

static gboolean
read_shapes (GadibaVerify *self, GError **error)
{
  self->tables = _gadiba_journal_list_tables (self->db, error);
  if (self->tables == NULL)
    return FALSE;
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      self->db, "SELECT id, name, columns FROM journal_shape ORDER BY id /*scan*/", NULL, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      gint64 id = row ? gadiba_statement_get_int (statement, 0) : 0;
      if (!row || id <= 0 || id >= ERASED)
        continue;
      GadibaVerifyShape *shape = g_new0 (GadibaVerifyShape, 1);
      shape->table = g_strdup (gadiba_statement_get_text (statement, 1));
      shape->columns = g_strsplit (gadiba_statement_get_text (statement, 2), " ", -1);
      guint index = 0;
      shape->index =
          g_ptr_array_find_with_equal_func (self->tables, shape->table, g_str_equal, &index)
              ? (int) index
              : -1;
      if (self->shapes->len <= (guint) id)
        g_ptr_array_set_size (self->shapes, (int) id + 1);
      self->shapes->pdata[id] = shape;
    }
  return statement != NULL;
}

/* Keys go up one by one, so there are no more of a table than there are images. */
static gboolean
make_room (GadibaVerify *self, GError **error)
{
  self->dense = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < self->tables->len; i++)
    g_ptr_array_add (self->dense, g_array_new (FALSE, TRUE, sizeof (guint64)));
  return gadiba_db_query_int (self->db, "SELECT max (id) FROM journal_row", NULL, &self->n_dense,
                              error);
}

/* --- the journal --- */

static void
note_erased (GadibaVerify *self, gint64 entry, gint64 protocol)
{
  for (guint i = self->erased->len; i > 0; i--)
    {
      GadibaVerifyErased *erased = &g_array_index (self->erased, GadibaVerifyErased, i - 1);
      if (erased->entry != entry)
        break;
      if (erased->protocol == protocol)
        {
          erased->n_images++;
          return;
        }
    }
  GadibaVerifyErased erased = { .entry = entry, .protocol = protocol, .n_images = 1 };
  g_array_append_val (self->erased, erased);
}

/* What a row of the journal says of the row it is about. */
static gboolean
note_image (GadibaVerify *self, const GadibaImage *image, GError **error)
{
  gint64 entry = image->head[GADIBA_IMAGE_ENTRY];
  gint64 shape = image->head[GADIBA_IMAGE_SHAPE];
  gint64 row = image->head[GADIBA_IMAGE_ROW];
  if (shape == 0)
    {
      g_hash_table_insert (self->protocols, (gpointer) (guintptr) row, (gpointer) (guintptr) entry);
      return TRUE;
    }
  const GadibaVerifyShape *of =
      shape > 0 && (guint64) shape < self->shapes->len ? self->shapes->pdata[shape] : NULL;
  if (of == NULL)
    return _gadiba_verify_set_altered (error,
                                       _ ("Entry %lld of the journal was altered: a row of it is "
                                          "of no known table"),
                                       (long long) entry);
  if (of->index < 0)
    return TRUE; /* a table that is no longer there */
  gint64 size = image->sizes[GADIBA_IMAGE_NEW];
  guint64 value = 0;
  if (image->erased != 0)
    {
      note_erased (self, entry, image->erased);
      value = ERASED;
    }
  else if (size >= 0)
    value = _gadiba_verify_make_value (self, image->bytes[GADIBA_IMAGE_NEW], (gsize) size, shape);
  _gadiba_verify_set_last (self, of->index, row, value);
  return TRUE;
}

/* All rows of one entry, from where @images stands. */
static gboolean
check_images (GadibaVerify *self, GadibaStatement *entry, GadibaStatement *images, GError **error)
{
  gint64 number = gadiba_statement_get_int (entry, 0);
  gint64 first = gadiba_statement_get_int (entry, 5);
  gint64 n_rows = gadiba_statement_get_int (entry, 6);
  GadibaDigest state;
  guint8 digest[DIGEST_SIZE];
  _gadiba_digest_start (&state);
  for (gint64 i = 0; i < n_rows; i++)
    {
      GadibaImage image;
      gboolean row = FALSE;
      if (!gadiba_statement_step (images, &row, error))
        return FALSE;
      if (row)
        _gadiba_image_read (images, &image);
      if (!row || image.head[GADIBA_IMAGE_ID] != first + i
          || image.head[GADIBA_IMAGE_ENTRY] != number)
        return _gadiba_verify_set_altered (error,
                                           _ ("Entry %lld of the journal was altered: its rows "
                                              "are not those it was made with"),
                                           (long long) number);
      _gadiba_digest_image (&image, self->db->image, digest);
      _gadiba_digest_add_bytes (&state, digest, sizeof digest);
      if (!note_image (self, &image, error))
        return FALSE;
    }
  _gadiba_digest_finish (&state, digest);
  gsize size = 0;
  gconstpointer kept = gadiba_statement_get_bytes (entry, 7, &size);
  self->seen->n_images += n_rows;
  return (size == DIGEST_SIZE && memcmp (kept, digest, DIGEST_SIZE) == 0)
         || _gadiba_verify_set_altered (error,
                                        _ ("Entry %lld of the journal was altered: its images do "
                                           "not give its digest"),
                                        (long long) number);
}

static gboolean
check_words (GadibaVerify *self, GadibaStatement *entry, GError **error)
{
  gint64 number = gadiba_statement_get_int (entry, 0);
  const char *words = gadiba_statement_get_text (entry, 10);
  gsize size = 0;
  gconstpointer salt = gadiba_statement_get_bytes (entry, 11, &size);
  guint8 digest[DIGEST_SIZE];
  if (words == NULL && salt == NULL && !gadiba_statement_is_null (entry, 12))
    return TRUE;
  if (words == NULL || size != SALT_SIZE)
    return _gadiba_verify_set_altered (error,
                                       _ ("Entry %lld of the journal was altered: its words are "
                                          "missing without a protocol"),
                                       (long long) number);
  _gadiba_digest_words (words, salt, digest);
  gconstpointer kept = gadiba_statement_get_bytes (entry, 4, &size);
  return (size == DIGEST_SIZE && memcmp (kept, digest, DIGEST_SIZE) == 0)
         || _gadiba_verify_set_altered (error,
                                        _ ("Entry %lld of the journal was altered: its words are "
                                           "others"),
                                        (long long) number);
}

/* @digest: what stands in that column; zeros if it is no digest */
static void
copy_digest (GadibaStatement *entry, int column, guint8 *digest)
{
  gsize size = 0;
  gconstpointer kept = gadiba_statement_get_bytes (entry, column, &size);
  if (kept != NULL && size == DIGEST_SIZE)
    memcpy (digest, kept, DIGEST_SIZE);
}

/* The hash of the entry that @row stands at (JOURNAL_COLUMNS), made anew. */
static void
digest_entry (GadibaStatement *row, guint8 *hash)
{
  GadibaEntry entry = {
    .number = gadiba_statement_get_int (row, 0),
    .caseworker = gadiba_statement_get_int (row, 1),
    .utc = (char *) gadiba_statement_get_text (row, 2),
    .action = (char *) gadiba_statement_get_text (row, 3),
    .first_row = gadiba_statement_get_int (row, 5),
    .n_rows = gadiba_statement_get_int (row, 6),
    .about = gadiba_statement_get_text (row, 13),
    .about_row = gadiba_statement_get_int (row, 14),
  };
  copy_digest (row, 4, entry.words_digest);
  copy_digest (row, 7, entry.rows_digest);
  copy_digest (row, 8, entry.previous);
  _gadiba_digest_entry (&entry, hash);
}

static gboolean
check_entry (GadibaStatement *entry, gint64 number, const guint8 *previous, guint8 *hash,
             GError **error)
{
  guint8 kept_previous[DIGEST_SIZE] = { 0 }, kept[DIGEST_SIZE] = { 0 };
  if (gadiba_statement_get_int (entry, 0) != number)
    return _gadiba_verify_set_altered (error, _ ("Entry %lld of the journal is missing"),
                                       (long long) number);
  digest_entry (entry, hash);
  copy_digest (entry, 8, kept_previous);
  copy_digest (entry, 9, kept);
  return (memcmp (kept, hash, DIGEST_SIZE) == 0
          && memcmp (kept_previous, previous, DIGEST_SIZE) == 0)
         || _gadiba_verify_set_altered (error,
                                        _ ("Entry %lld of the journal was altered: it does not "
                                           "fit the chain"),
                                        (long long) number);
}

static gboolean
check_chain (GadibaVerify *self, GError **error)
{
  g_autoptr (GadibaStatement) entries = gadiba_db_query (
      self->db, "SELECT " JOURNAL_COLUMNS " FROM journal ORDER BY number /*scan*/", NULL, error);
  g_autoptr (GadibaStatement) images = gadiba_db_query (
      self->db, "SELECT " JOURNAL_ROW_COLUMNS " FROM journal_row ORDER BY id /*scan*/", NULL,
      error);
  guint8 previous[DIGEST_SIZE] = { 0 }, hash[DIGEST_SIZE] = { 0 };
  gboolean row = TRUE;
  if (entries == NULL || images == NULL)
    return FALSE;
  for (gint64 number = 1;; number++)
    {
      if (!gadiba_statement_step (entries, &row, error))
        return FALSE;
      if (!row)
        break;
      if (!check_entry (entries, number, previous, hash, error)
          || !check_words (self, entries, error) || !check_images (self, entries, images, error))
        return FALSE;
      memcpy (previous, hash, sizeof hash);
      self->seen->n_entries = number;
    }
  if (!gadiba_statement_step (images, &row, error))
    return FALSE;
  if (row)
    return _gadiba_verify_set_altered (
        error, _ ("The journal was altered: rows stand behind its last entry, %lld"),
        (long long) self->seen->n_entries);
  char hex[2 * DIGEST_SIZE + 1] = "";
  if (self->seen->n_entries > 0)
    sodium_bin2hex (hex, sizeof hex, hash, sizeof hash);
  self->seen->head = g_strdup (hex);
  return TRUE;
}

/* Whether the entry @protocol, an erasing, says that it erased @what: a row of the journal or,
 * below zero, the words of an entry. @row: stands at its action in @column */
static gboolean
is_in_protocol (GadibaVerify *self, gint64 what, gint64 protocol, GadibaStatement *row, int column)
{
  gpointer told = g_hash_table_lookup (self->protocols, (gpointer) (guintptr) what);
  return (gint64) (guintptr) told == protocol
         && g_strcmp0 (gadiba_statement_get_text (row, column), "erase") == 0;
}

/* Whoever erases without a protocol has altered. */
static gboolean
check_erased_images (GadibaVerify *self, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (self->db,
                       "SELECT r.id, r.entry, r.erased, j.action FROM journal_row r LEFT JOIN"
                       " journal j ON j.number = r.erased WHERE r.erased IS NOT NULL /*scan*/",
                       NULL, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (row
          && !is_in_protocol (self, gadiba_statement_get_int (statement, 0),
                              gadiba_statement_get_int (statement, 2), statement, 3))
        return _gadiba_verify_set_altered (error,
                                           _ ("Entry %lld of the journal was altered: images of it "
                                              "were erased without a protocol"),
                                           (long long) gadiba_statement_get_int (statement, 1));
    }
  return statement != NULL;
}

static gboolean
check_erased_words (GadibaVerify *self, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (self->db,
                       "SELECT e.number, e.words_erased, j.action FROM journal e LEFT JOIN journal"
                       " j ON j.number = e.words_erased WHERE e.words_erased IS NOT NULL /*scan*/",
                       NULL, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      gint64 number = row ? gadiba_statement_get_int (statement, 0) : 0;
      gint64 protocol = row ? gadiba_statement_get_int (statement, 1) : 0;
      if (row && !is_in_protocol (self, -number, protocol, statement, 2))
        return _gadiba_verify_set_altered (error,
                                           _ ("Entry %lld of the journal was altered: its words "
                                              "are missing without a protocol"),
                                           (long long) number);
      if (row)
        g_ptr_array_add (self->seen->erased,
                         g_strdup_printf (_ ("entry %lld: words erased under protocol %lld"),
                                          (long long) number, (long long) protocol));
    }
  return statement != NULL;
}

static gboolean
check_erased (GadibaVerify *self, GError **error)
{
  for (guint i = 0; i < self->erased->len; i++)
    {
      const GadibaVerifyErased *erased = &g_array_index (self->erased, GadibaVerifyErased, i);
      g_ptr_array_add (self->seen->erased,
                       g_strdup_printf (_ ("entry %lld: %lld images erased under protocol %lld"),
                                        (long long) erased->entry, (long long) erased->n_images,
                                        (long long) erased->protocol));
    }
  return check_erased_images (self, error) && check_erased_words (self, error);
}

/* --- all of it --- */

static void
clear_verify (GadibaVerify *self)
{
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->shapes, g_ptr_array_unref);
  g_clear_pointer (&self->dense, g_ptr_array_unref);
  g_clear_pointer (&self->sparse, g_hash_table_unref);
  g_clear_pointer (&self->protocols, g_hash_table_unref);
  g_clear_pointer (&self->erased, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GadibaVerify, clear_verify)

static gboolean
check_contents (GadibaVerify *self, GError **error)
{
  if (!check_triggers (self, error) || !read_shapes (self, error) || !make_room (self, error)
      || !check_chain (self, error) || !check_erased (self, error))
    return FALSE;
  for (guint i = 0; i < self->tables->len; i++)
    if (!_gadiba_verify_table (self, i, error))
      return FALSE;
  return _gadiba_verify_removed (self, error) && _gadiba_verify_series (self, "application", error)
         && _gadiba_verify_series (self, "decision", error);
}

GadibaVerification *
gadiba_db_verify (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL && db->depth == 0, NULL);

  g_autoptr (GadibaVerification) seen = g_new0 (GadibaVerification, 1);
  seen->erased = g_ptr_array_new_with_free_func (g_free);
  g_auto (GadibaVerify) self = { .db = db, .seen = seen };
  self.shapes = g_ptr_array_new_with_free_func (free_shape);
  self.sparse = g_hash_table_new (NULL, NULL);
  self.protocols = g_hash_table_new (NULL, NULL);
  self.erased = g_array_new (FALSE, FALSE, sizeof (GadibaVerifyErased));
  crypto_shorthash_keygen (self.key);
  gint64 version = 0;
  g_autoptr (GError) altered = NULL;
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  if (transaction == NULL
      || !gadiba_db_query_int (db, "PRAGMA user_version", NULL, &version, error))
    return NULL;
  g_autoptr (GadibaStructure) structure = _gadiba_structure_start (db);
  gboolean fine = check_contents (&self, &altered);
  /* Where the file is damaged, what else is found follows from that. What is altered says more than
   * what it left dangling. */
  if (!_gadiba_structure_finish (structure, db, error))
    return NULL;
  if (!fine)
    g_propagate_error (error, g_steal_pointer (&altered));
  return fine && _gadiba_structure_check_references (structure, error)
                 && gadiba_transaction_commit (transaction, error)
             ? g_steal_pointer (&seen)
             : NULL;
}

void
gadiba_verification_free (GadibaVerification *self)
{
  if (self == NULL)
    return;
  g_free (self->head);
  g_clear_pointer (&self->erased, g_ptr_array_unref);
  g_free (self);
}
