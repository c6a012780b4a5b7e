/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-papers.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "gadiba-db-private.h"

/* One table, without history: a paper never changes, for its digest is its name. */
static const char schema[] =
    "CREATE TABLE paper (digest BLOB PRIMARY KEY CHECK (length (digest) = 32),"
    " size INTEGER NOT NULL, content BLOB NOT NULL) STRICT;"
    "CREATE TRIGGER paper_unchanged BEFORE UPDATE ON paper"
    " BEGIN SELECT RAISE (ABORT, 'a paper does not change'); END;"
    "PRAGMA user_version = 1";

static gboolean
make_schema (GadibaDb *papers, GError **error)
{
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin (papers, error);
  gint64 version = 0;
  if (transaction == NULL
      || !gadiba_db_query_int (papers, "PRAGMA user_version", NULL, &version, error))
    return FALSE;
  return (version != 0 || _gadiba_db_run_script (papers, schema, error))
         && gadiba_transaction_commit (transaction, error);
}

/* The file of papers; @create: it is not there yet */
static GadibaDb *
open_papers (GadibaDb *db, gboolean create, GError **error)
{
  g_autofree char *path = g_strconcat (gadiba_db_get_path (db), "-papers", NULL);
  g_autoptr (GadibaDb) papers =
      _gadiba_db_connect (path, create ? GADIBA_DB_CREATE : GADIBA_DB_OPEN,
                          (guint) (db->patience / 1000), PAPERS_APPLICATION_ID, error);
  if (papers == NULL || (create && !make_schema (papers, error)))
    return NULL;
  return g_steal_pointer (&papers);
}

gboolean
_gadiba_papers_make (GadibaDb *self, GError **error)
{
  g_autoptr (GadibaDb) papers = open_papers (self, TRUE, error);
  return papers != NULL;
}

gboolean
_gadiba_papers_are_empty (const char *path)
{
  gint64 n_papers = 1;
  g_autoptr (GadibaDb) papers =
      _gadiba_db_connect (path, GADIBA_DB_OPEN, 0, PAPERS_APPLICATION_ID, NULL);
  return papers != NULL
         && gadiba_db_query_int (papers, "SELECT count (*) FROM paper /*scan*/", NULL, &n_papers,
                                 NULL)
         && n_papers == 0;
}

gboolean
gadiba_papers_put (GadibaDb *db, GBytes *bytes, guint8 *digest, GError **error)
{
  g_return_val_if_fail (db != NULL && bytes != NULL && digest != NULL, FALSE);
  g_return_val_if_fail (db->entry == 0, FALSE);

  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  crypto_generichash (digest, DIGEST_SIZE, data, size, NULL, 0);
  g_autoptr (GadibaDb) papers = open_papers (db, FALSE, error);
  g_autoptr (GadibaTransaction) transaction =
      papers != NULL ? gadiba_db_begin (papers, error) : NULL;
  return transaction != NULL
         && gadiba_db_execute (papers,
                               "INSERT INTO paper (digest, size, content) SELECT :digest, :size,"
                               " :content WHERE NOT EXISTS (SELECT 1 FROM paper"
                               " WHERE digest = :digest)",
                               BINDS (BIND_BYTES ("digest", digest, DIGEST_SIZE),
                                      BIND_INT ("size", (gint64) size),
                                      BIND_BYTES ("content", size > 0 ? data : digest, size)),
                               error)
         && gadiba_transaction_commit (transaction, error);
}

gboolean
gadiba_papers_name (GadibaAction *action, const GadibaPaper *paper, const guint8 *digest,
                    gint64 *id, GError **error)
{
  g_return_val_if_fail (action != NULL && paper != NULL && digest != NULL && id != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  g_autoptr (GadibaDb) papers = open_papers (db, FALSE, error);
  gint64 size = 0;
  gint64 found = 0;
  const GadibaBind of = BIND_BYTES ("digest", digest, DIGEST_SIZE);
  if (papers == NULL
      || !gadiba_db_query_int (papers, "SELECT 1 FROM paper WHERE digest = :digest", BINDS (of),
                               &found, error)
      || !gadiba_db_query_int (papers, "SELECT size FROM paper WHERE digest = :digest", BINDS (of),
                               &size, error))
    return FALSE;
  if (!found)
    {
      g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                           _ ("The paper is not stored any more; store it again"));
      return FALSE;
    }
  guint8 uid[16];
  _gadiba_db_random (db, uid, sizeof uid);
  if (!gadiba_db_execute (
          db,
          "INSERT INTO document (uid, kind, digest, size, media_type, name, decision,"
          " correspondence, application, person, added) VALUES (:uid, :kind, :digest, :size,"
          " :media_type, :name, :decision, :correspondence, :application, :person, :added)",
          BINDS (BIND_BYTES ("uid", uid, sizeof uid), BIND_TEXT ("kind", paper->kind), of,
                 BIND_INT ("size", size), BIND_TEXT ("media_type", paper->media_type),
                 BIND_TEXT ("name", paper->name), BIND_KEY ("decision", paper->decision),
                 BIND_KEY ("correspondence", paper->correspondence),
                 BIND_KEY ("application", paper->application), BIND_KEY ("person", paper->person),
                 BIND_DATE ("added", paper->added)),
          error))
    return FALSE;
  *id = gadiba_db_get_last_key (db);
  return TRUE;
}

/* Returns: (transfer full): the digests that documents have */
static GHashTable *
list_named (GadibaDb *db, GError **error)
{
  g_autoptr (GHashTable) named =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, "SELECT digest FROM document /*scan*/", NULL, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      gsize size;
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      gconstpointer digest = gadiba_statement_get_bytes (statement, 0, &size);
      g_hash_table_add (named, g_bytes_new (digest, size));
    }
  return statement != NULL ? g_steal_pointer (&named) : NULL;
}

/* Returns: (transfer full) (element-type GBytes): the digests of papers that are not in @named */
static GPtrArray *
list_unnamed (GadibaDb *papers, GHashTable *named, GError **error)
{
  g_autoptr (GPtrArray) unnamed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (papers, "SELECT digest FROM paper /*scan*/", NULL, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      gsize size;
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      gconstpointer bytes = gadiba_statement_get_bytes (statement, 0, &size);
      g_autoptr (GBytes) digest = g_bytes_new (bytes, size);
      if (!g_hash_table_contains (named, digest))
        g_ptr_array_add (unnamed, g_steal_pointer (&digest));
    }
  return statement != NULL ? g_steal_pointer (&unnamed) : NULL;
}

static gboolean
remove_papers (GadibaDb *papers, const GPtrArray *digests, GError **error)
{
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin (papers, error);
  for (guint i = 0; transaction != NULL && i < digests->len; i++)
    {
      gsize size;
      gconstpointer digest = g_bytes_get_data (digests->pdata[i], &size);
      if (!gadiba_db_execute (papers, "DELETE FROM paper WHERE digest = :digest",
                              BINDS (BIND_BYTES ("digest", digest, size)), error))
        return FALSE;
    }
  return transaction != NULL && gadiba_transaction_commit (transaction, error);
}

GadibaDb *
_gadiba_papers_sweep (GadibaDb *self, GError **error)
{
  /* Nobody names a paper meanwhile. */
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin (self, error);
  g_autoptr (GHashTable) named = transaction != NULL ? list_named (self, error) : NULL;
  g_autoptr (GadibaDb) papers = named != NULL ? open_papers (self, FALSE, error) : NULL;
  g_autoptr (GPtrArray) unnamed = papers != NULL ? list_unnamed (papers, named, error) : NULL;
  if (unnamed == NULL || !remove_papers (papers, unnamed, error)
      || !gadiba_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&papers);
}

/* The bytes of that digest, held against it. */
static GBytes *
read_paper (GadibaDb *papers, const guint8 *digest, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (papers, "SELECT content FROM paper WHERE digest = :digest",
                       BINDS (BIND_BYTES ("digest", digest, DIGEST_SIZE)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return NULL;
  gsize size = 0;
  gconstpointer content = row ? gadiba_statement_get_bytes (statement, 0, &size) : NULL;
  guint8 found[DIGEST_SIZE];
  crypto_generichash (found, sizeof found, content, size, NULL, 0);
  if (row && memcmp (found, digest, DIGEST_SIZE) == 0)
    return g_bytes_new (content, size);
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_ALTERED,
               row ? _ ("A paper in “%s” was altered; restore the last backup")
                   : _ ("A paper is missing in “%s”; restore the last backup"),
               gadiba_db_get_path (papers));
  return NULL;
}

static GBytes *
get_document (GadibaDb *db, const char *sql, gint64 id, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, sql, BINDS (BIND_INT ("id", id)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                           _ ("There is no such paper"));
      return NULL;
    }
  gsize size;
  g_autoptr (GadibaDb) papers = open_papers (db, FALSE, error);
  return papers != NULL
             ? read_paper (papers, gadiba_statement_get_bytes (statement, 0, &size), error)
             : NULL;
}

GBytes *
gadiba_papers_get (GadibaDb *db, gint64 document, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return get_document (db, "SELECT digest FROM document WHERE id = :id", document, error);
}

GBytes *
gadiba_papers_get_decision_pdf (GadibaDb *db, gint64 decision, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return get_document (db,
                       "SELECT digest FROM document WHERE decision = :id AND kind = 'decision-pdf'"
                       " ORDER BY id LIMIT 1",
                       decision, error);
}

GBytes *
gadiba_papers_get_correspondence_pdf (GadibaDb *db, gint64 correspondence, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return get_document (db,
                       "SELECT digest FROM document WHERE correspondence = :id AND kind = 'other'"
                       " ORDER BY id LIMIT 1",
                       correspondence, error);
}

gboolean
gadiba_papers_verify (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  g_autoptr (GadibaStatement) documents =
      gadiba_db_query (db, "SELECT digest FROM document /*scan*/", NULL, error);
  g_autoptr (GadibaDb) papers = NULL;
  gboolean row = TRUE;
  while (documents != NULL && row)
    {
      gsize size;
      if (!gadiba_statement_step (documents, &row, error))
        return FALSE;
      if (!row)
        break;
      if (papers == NULL)
        papers = open_papers (db, FALSE, error);
      g_autoptr (GBytes) bytes =
          papers != NULL
              ? read_paper (papers, gadiba_statement_get_bytes (documents, 0, &size), error)
              : NULL;
      if (bytes == NULL)
        return FALSE;
    }
  return documents != NULL;
}
