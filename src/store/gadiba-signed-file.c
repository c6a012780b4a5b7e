/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-signed-file.h"

#include <glib/gi18n-lib.h>

#include "gadiba-db-private.h"
#include "gadiba-store-error.h"

void
gadiba_listed_signature_free (GadibaListedSignature *self)
{
  if (self == NULL)
    return;
  g_free (self->who);
  g_free (self->issuer);
  g_free (self->time);
  g_free (self);
}

void
gadiba_signed_file_free (GadibaSignedFile *self)
{
  if (self == NULL)
    return;
  g_free (self->letter);
  g_free (self->kind);
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->digest);
  g_free (self->caseworker);
  g_clear_pointer (&self->signatures, g_ptr_array_unref);
  g_free (self);
}

/* --- writing --- */

gboolean
gadiba_signed_file_add (GadibaAction *action, const GadibaNewSignedFile *file, gint64 *id,
                        GError **error)
{
  g_return_val_if_fail (action != NULL && file != NULL && id != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  if (!gadiba_db_execute (
          db,
          "INSERT INTO signed_file (decision, correspondence, document, kind, day, caseworker)"
          " VALUES (:decision, :correspondence, :document, :kind, :day, :caseworker)",
          BINDS (BIND_KEY ("decision", file->decision),
                 BIND_KEY ("correspondence", file->correspondence),
                 BIND_INT ("document", file->document), BIND_TEXT ("kind", file->kind),
                 BIND_DATE ("day", file->day),
                 BIND_INT ("caseworker", gadiba_action_get_caseworker (action))),
          error))
    return FALSE;
  *id = gadiba_db_get_last_key (db);
  for (guint i = 0; i < file->signatures->len; i++)
    {
      const GadibaListedSignature *one = g_ptr_array_index (file->signatures, i);
      if (!gadiba_db_execute (db,
                              "INSERT INTO listed_signature (signed_file, num, who, time, issuer)"
                              " VALUES (:file, :num, :who, :time, :issuer)",
                              BINDS (BIND_INT ("file", *id), BIND_INT ("num", i + 1),
                                     BIND_TEXT ("who", one->who), BIND_TEXT ("time", one->time),
                                     BIND_TEXT ("issuer", one->issuer)),
                              error))
        return FALSE;
    }
  return TRUE;
}

/* --- reading --- */

#define FILE_SQL                                                                                   \
  "SELECT s.id, s.document, coalesce (d.number, c.number), s.kind, x.name, x.media_type,"          \
  " lower (hex (x.digest)), w.name, s.day, coalesce (d.application, c.application)"                \
  " FROM signed_file s JOIN document x ON x.id = s.document"                                       \
  " JOIN caseworker w ON w.id = s.caseworker LEFT JOIN decision d ON d.id = s.decision"            \
  " LEFT JOIN correspondence c ON c.id = s.correspondence WHERE "

static gpointer
take_file (GadibaStatement *row)
{
  GadibaSignedFile *self = g_new0 (GadibaSignedFile, 1);

  self->id = gadiba_statement_get_int (row, 0);
  self->document = gadiba_statement_get_int (row, 1);
  self->letter = g_strdup (gadiba_statement_get_text (row, 2));
  self->kind = g_strdup (gadiba_statement_get_text (row, 3));
  self->name = g_strdup (gadiba_statement_get_text (row, 4));
  self->media_type = g_strdup (gadiba_statement_get_text (row, 5));
  self->digest = g_strdup (gadiba_statement_get_text (row, 6));
  self->caseworker = g_strdup (gadiba_statement_get_text (row, 7));
  self->day = gadiba_statement_get_date (row, 8);
  self->application = gadiba_statement_get_int (row, 9);
  return self;
}

static gpointer
take_signature (GadibaStatement *row)
{
  GadibaListedSignature *self = g_new0 (GadibaListedSignature, 1);

  self->who = g_strdup (gadiba_statement_get_text (row, 0));
  self->time = g_strdup (gadiba_statement_get_text (row, 1));
  self->issuer = g_strdup (gadiba_statement_get_text (row, 2));
  return self;
}

/* Returns: (transfer full): the files that @sql tells of @key, each with its signatures */
static GPtrArray *
list_files (GadibaDb *db, const char *sql, gint64 key, GError **error)
{
  g_autoptr (GPtrArray) files = _gadiba_db_list (db, sql, BINDS (BIND_INT ("key", key)), take_file,
                                                 (GDestroyNotify) gadiba_signed_file_free, error);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      GadibaSignedFile *file = g_ptr_array_index (files, i);
      file->signatures = _gadiba_db_list (db,
                                          "SELECT who, time, issuer FROM listed_signature"
                                          " WHERE signed_file = :file ORDER BY num",
                                          BINDS (BIND_INT ("file", file->id)), take_signature,
                                          (GDestroyNotify) gadiba_listed_signature_free, error);
      if (file->signatures == NULL)
        return NULL;
    }
  return g_steal_pointer (&files);
}

GPtrArray *
gadiba_signed_file_list (GadibaDb *db, gint64 decision, gint64 correspondence, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return decision != 0
             ? list_files (db, FILE_SQL "s.decision = :key ORDER BY s.id", decision, error)
             : list_files (db, FILE_SQL "s.correspondence = :key ORDER BY s.id", correspondence,
                           error);
}

GadibaSignedFile *
gadiba_signed_file_read (GadibaDb *db, gint64 id, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GPtrArray) files = list_files (db, FILE_SQL "s.id = :key", id, error);
  if (files != NULL && files->len > 0)
    return g_ptr_array_steal_index (files, 0);
  if (files != NULL)
    g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                 _ ("There is no signed file %lld"), (long long) id);
  return NULL;
}

gboolean
gadiba_signed_file_find_day (GadibaDb *db, const GadibaNewSignedFile *letter, const guint8 *digest,
                             GadibaDate *day, GError **error)
{
  g_return_val_if_fail (db != NULL && letter != NULL && digest != NULL && day != NULL, FALSE);

  const char *sql = letter->decision != 0
                        ? "SELECT s.day FROM signed_file s JOIN document x ON x.id = s.document"
                          " WHERE s.decision = :letter AND x.digest = :digest"
                        : "SELECT s.day FROM signed_file s JOIN document x ON x.id = s.document"
                          " WHERE s.correspondence = :letter AND x.digest = :digest";
  gint64 key = letter->decision != 0 ? letter->decision : letter->correspondence;
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db, sql, BINDS (BIND_INT ("letter", key), BIND_BYTES ("digest", digest, DIGEST_SIZE)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  *day = row ? gadiba_statement_get_date (statement, 0) : GADIBA_DATE_NONE;
  return TRUE;
}

/* --- recognising --- */

static gpointer
take_size (GadibaStatement *row)
{
  gint64 *size = g_new (gint64, 1);

  *size = gadiba_statement_get_int (row, 0);
  return size;
}

/* @number: (out) (transfer full) (nullable): of the letter whose PDF has that size and digest */
static gboolean
look_up (GadibaDb *db, gint64 size, const guint8 *digest, char **number, GError **error)
{
  g_autoptr (GadibaStatement) letter = gadiba_db_query (
      db,
      "SELECT coalesce (d.number, c.number) FROM document x LEFT JOIN decision d"
      " ON d.id = x.decision LEFT JOIN correspondence c ON c.id = x.correspondence"
      " WHERE x.size = :size AND x.digest = :digest AND ((x.kind = 'decision-pdf'"
      " AND x.decision IS NOT NULL) OR (x.kind = 'other' AND x.correspondence IS NOT NULL))",
      BINDS (BIND_INT ("size", size), BIND_BYTES ("digest", digest, DIGEST_SIZE)), error);
  gboolean row = FALSE;

  if (letter == NULL || !gadiba_statement_step (letter, &row, error))
    return FALSE;
  *number = row ? g_strdup (gadiba_statement_get_text (letter, 0)) : NULL;
  return TRUE;
}

gboolean
gadiba_signed_file_find_letter (GadibaDb *db, GBytes *bytes, char **number, GError **error)
{
  g_return_val_if_fail (db != NULL && bytes != NULL && number != NULL, FALSE);

  guint8 digest[DIGEST_SIZE];
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  crypto_generichash (digest, sizeof digest, data, size, NULL, 0);
  return look_up (db, (gint64) size, digest, number, error);
}

gboolean
gadiba_signed_file_find_start (GadibaDb *db, GBytes *bytes, char **number, GError **error)
{
  g_return_val_if_fail (db != NULL && bytes != NULL && number != NULL, FALSE);

  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  g_autoptr (GPtrArray) sizes = _gadiba_db_list (
      db, "SELECT DISTINCT size FROM document WHERE size BETWEEN 1 AND :size ORDER BY size",
      BINDS (BIND_INT ("size", (gint64) n_bytes)), take_size, g_free, error);
  crypto_generichash_state state;
  gsize done = 0;

  *number = NULL;
  crypto_generichash_init (&state, NULL, 0, DIGEST_SIZE);
  for (guint i = 0; sizes != NULL && *number == NULL && i < sizes->len; i++)
    {
      const gint64 *size = g_ptr_array_index (sizes, i);
      guint8 digest[DIGEST_SIZE];
      crypto_generichash_update (&state, data + done, (gsize) *size - done);
      done = (gsize) *size;
      crypto_generichash_state until_here = state;
      crypto_generichash_final (&until_here, digest, sizeof digest);
      if (!look_up (db, *size, digest, number, error))
        return FALSE;
    }
  return sizes != NULL;
}
