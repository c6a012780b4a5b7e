/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-search-private.h"

/*
 * The order of the clients: a sort key for each, made by ICU. Keys of two versions of ICU do not
 * compare, so the version stands beside them, and whoever finds another one makes them anew.
 */

/* So many clients are read and written at a time when all keys are made anew. */
#define SLICE 5000

const GadibaCollator *
_gadiba_db_get_collator (GadibaDb *self, GError **error)
{
  if (self->collator == NULL)
    self->collator = gadiba_collator_new (error);
  return self->collator;
}

static gboolean
is_of_this_version (GadibaDb *db, const char *version, gboolean *same, GError **error)
{
  g_autoptr (GadibaStatement) kept =
      gadiba_db_query (db, "SELECT version FROM search_collation WHERE id = 1", NULL, error);
  gboolean row = FALSE;
  if (kept == NULL || !gadiba_statement_step (kept, &row, error))
    return FALSE;
  *same = row && g_strcmp0 (gadiba_statement_get_text (kept, 0), version) == 0;
  return TRUE;
}

static gboolean
insert (GadibaDb *db, const GadibaOrdered *persons, guint n, GError **error)
{
  const GadibaCollator *collator = _gadiba_db_get_collator (db, error);
  if (collator == NULL)
    return FALSE;
  g_autoptr (GByteArray) keys = g_byte_array_new ();
  g_autofree gsize *ends = g_new (gsize, n + 1);
  g_autofree GadibaBind *values = g_new (GadibaBind, 2 * (gsize) n + 1);
  for (guint i = 0; i < n; i++)
    {
      gadiba_collator_append_name_key (collator, persons[i].family, persons[i].given, keys);
      ends[i] = keys->len;
    }
  for (guint i = 0; i < n; i++)
    {
      gsize start = i > 0 ? ends[i - 1] : 0;
      values[2 * i] = BIND_INT ("", persons[i].person);
      values[2 * i + 1] = BIND_BYTES ("", keys->data + start, ends[i] - start);
    }
  GadibaDbRows rows = { .values = values, .n_rows = n, .n_columns = 2 };
  return _gadiba_db_insert_rows (db,
                                 "INSERT OR REPLACE INTO search_order (person, sort_key)"
                                 " SELECT c0, c1 FROM gadiba_rows /*scan*/",
                                 &rows, error);
}

/* Makes the keys of the next clients. @last: (inout): the last card that was read; 0 at the end */
static gboolean
make_slice (GadibaDb *db, gint64 *last, GError **error)
{
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (GadibaOrdered));
  g_autoptr (GStringChunk) strings = g_string_chunk_new (64 * 1024);
  g_autoptr (GadibaStatement) clients = gadiba_db_query (
      db,
      "SELECT c.id, c.person, n.family, n.given FROM client c JOIN person_name n ON n.id ="
      " (SELECT id FROM person_name WHERE person = c.person ORDER BY from_day DESC, id DESC"
      " LIMIT 1) WHERE c.id > :last ORDER BY c.id LIMIT :max",
      BINDS (BIND_INT ("last", *last), BIND_INT ("max", SLICE)), error);
  gboolean row = TRUE;
  *last = 0;
  while (clients != NULL && row)
    {
      if (!gadiba_statement_step (clients, &row, error))
        return FALSE;
      if (!row)
        break;
      const GadibaOrdered person = {
        .person = gadiba_statement_get_int (clients, 1),
        .family = g_string_chunk_insert (strings, gadiba_statement_get_text (clients, 2)),
        .given = g_string_chunk_insert (strings, gadiba_statement_get_text (clients, 3)),
      };
      *last = gadiba_statement_get_int (clients, 0);
      g_array_append_val (persons, person);
    }
  g_clear_pointer (&clients, gadiba_statement_free);
  return insert (db, (const GadibaOrdered *) persons->data, persons->len, error);
}

static gboolean
make_anew (GadibaDb *db, const char *version, GError **error)
{
  gint64 last = 0;
  if (!gadiba_db_execute (db, "DELETE FROM search_order /*scan*/", NULL, error))
    return FALSE;
  do
    if (!make_slice (db, &last, error))
      return FALSE;
  while (last != 0);
  return gadiba_db_execute (db, "INSERT OR REPLACE INTO search_collation VALUES (1, :version)",
                            BINDS (BIND_TEXT ("version", version)), error);
}

static char *
dup_version (GadibaDb *db, GError **error)
{
  const GadibaCollator *collator = _gadiba_db_get_collator (db, error);
  return collator != NULL ? gadiba_collator_dup_version (collator) : NULL;
}

gboolean
_gadiba_order_insert (GadibaDb *self, const GadibaOrdered *persons, guint n, GError **error)
{
  gboolean same = FALSE;
  g_autofree char *version = n > 0 ? dup_version (self, error) : NULL;
  if (n == 0)
    return TRUE;
  if (version == NULL || !is_of_this_version (self, version, &same, error))
    return FALSE;
  /* Another program made them anew since this one opened the file. */
  return same ? insert (self, persons, n, error) : make_anew (self, version, error);
}

gboolean
_gadiba_order_check (GadibaDb *self, GError **error)
{
  gboolean same = FALSE;
  g_autofree char *version = dup_version (self, error);
  if (version == NULL || !is_of_this_version (self, version, &same, error))
    return FALSE;
  if (same)
    return TRUE;
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin (self, error);
  return transaction != NULL && make_anew (self, version, error)
         && gadiba_transaction_commit (transaction, error);
}
