/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-search-private.h"
#include "gadiba-standing-private.h"

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
                                 "INSERT INTO search_order (person, sort_key)"
                                 " SELECT c0, c1 FROM gadiba_rows WHERE 1 ON CONFLICT (person)"
                                 " DO UPDATE SET sort_key = excluded.sort_key /*scan*/",
                                 &rows, error);
}

/* --- what else they are sorted and filtered by --- */

/* Of several decisions of one day the last one counts, as in a row of the list. Those that are
 * taken back do not. */
static const char facts_sql[] =
    "UPDATE search_order AS o SET code = f.code, born = f.born, parish = f.parish, caseworker ="
    " f.caseworker, decided = f.decided, until = f.until, open = f.open FROM (SELECT r.c0 AS "
    "person,"
    " coalesce ((SELECT code FROM person_code WHERE person = r.c0 ORDER BY from_day DESC, id DESC"
    " LIMIT 1), '~') AS code, coalesce (p.born, '~') AS born, c.parish AS parish, c.caseworker AS"
    " caseworker, CASE WHEN i.id IS NULL THEN 0 WHEN i.outcome = 'changed' AND i.to_day IS NULL "
    "THEN 3"
    " WHEN i.outcome IN ('granted', 'changed') AND i.word = 'needy'"
    " THEN 1 WHEN i.outcome IN ('granted', 'changed') AND i.word = 'low-income' THEN 2 ELSE 3 END "
    "AS decided,"
    " CASE WHEN i.outcome IN ('granted', 'changed') THEN i.to_day END AS until, EXISTS (SELECT 1 "
    "FROM"
    " application_member m JOIN application a ON a.id = m.application WHERE m.person = r.c0 AND"
    " a.state = 'open') AS open FROM gadiba_rows r CROSS JOIN person p ON p.id = r.c0 CROSS JOIN"
    " client c ON c.person = r.c0 LEFT JOIN decision_item i ON i.id = (SELECT e.id FROM"
    " application_member m CROSS JOIN decision d ON d.application = m.application CROSS JOIN"
    " decision_item e ON e.decision = d.id AND e.benefit = 'status' WHERE m.person = r.c0 AND"
    " e.outcome <> 'left-open' AND" GADIBA_STANDS (
        "d") "ORDER"
             " BY d.day DESC, d.id DESC LIMIT 1)) f WHERE f.person = o.person AND (o.code <> "
             "f.code OR "
             "o.born"
             " <> f.born OR o.parish IS NOT f.parish OR o.caseworker IS NOT f.caseworker OR "
             "o.decided <>"
             " f.decided OR o.until IS NOT f.until OR o.open <> f.open) /*scan*//*sort*/";

/* Entries that changed nothing (somebody looked) do not count. */
#define LAST_ENTRY(table, row)                                                                     \
  "(SELECT number FROM journal WHERE about = '" table "' AND about_row = " row                     \
  " AND n_rows > 0 ORDER BY number DESC LIMIT 1)"

static const char touched_sql[] =
    "UPDATE search_order AS o SET touched = f.touched FROM (SELECT r.c0 AS person, max (coalesce "
    "(" LAST_ENTRY ("person", "r.c0") ", 0), coalesce ((SELECT max (" LAST_ENTRY (
        "application", "m.application") ") FROM"
                                        " application_member m WHERE m.person = r.c0), 0)) AS "
                                        "touched FROM gadiba_rows r CROSS JOIN"
                                        " client c ON c.person = r.c0) f WHERE f.person = o.person "
                                        "AND o.touched <> f.touched"
                                        " /*scan*//*sort*/";

/* @persons: GadibaBind */
static gboolean
refresh (GadibaDb *db, const GArray *persons, GError **error)
{
  GadibaDbRows rows = { .values = (const GadibaBind *) persons->data,
                        .n_rows = persons->len,
                        .n_columns = 1 };
  return _gadiba_db_insert_rows (db, facts_sql, &rows, error)
         && _gadiba_db_insert_rows (db, touched_sql, &rows, error);
}

void
_gadiba_order_note (GadibaDb *self, const char *table, gint64 row)
{
  const GadibaBind key = BIND_INT ("", row);
  if (g_strcmp0 (table, "application") == 0)
    g_array_append_val (self->stale_applications, key);
  else if (g_strcmp0 (table, "person") == 0)
    g_array_append_val (self->stale_persons, key);
  else if (g_strcmp0 (table, "caseworker") == 0)
    g_array_append_val (self->stale_caseworkers, key);
}

/* Appends who of these is not in @persons yet. */
static gboolean
add_persons (GadibaDb *db, const char *sql, const GArray *keys, GHashTable *known, GArray *persons,
             GError **error)
{
  GadibaDbRows rows = { .values = (const GadibaBind *) keys->data,
                        .n_rows = keys->len,
                        .n_columns = 1 };
  g_autoptr (GadibaStatement) statement = _gadiba_db_query_rows (db, sql, &rows, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      const GadibaBind person = BIND_INT ("", row ? gadiba_statement_get_int (statement, 0) : 0);
      if (row && g_hash_table_add (known, (gpointer) (guintptr) person.whole))
        g_array_append_val (persons, person);
    }
  return statement != NULL;
}

gboolean
_gadiba_order_write (GadibaDb *self, GError **error)
{
  if (self->stale_persons->len == 0 && self->stale_applications->len == 0
      && self->stale_caseworkers->len == 0)
    return TRUE;
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  gboolean done = add_persons (self, "SELECT c0 FROM gadiba_rows /*scan*/", self->stale_persons,
                               known, persons, error)
                  && add_persons (self,
                                  "SELECT m.person FROM gadiba_rows r CROSS JOIN application_member"
                                  " m ON m.application = r.c0 /*scan*/",
                                  self->stale_applications, known, persons, error);
  done = done && refresh (self, persons, error) && _gadiba_registers_write (self, error);
  g_array_set_size (self->stale_persons, 0);
  g_array_set_size (self->stale_applications, 0);
  g_array_set_size (self->stale_caseworkers, 0);
  return done;
}

/* --- all of them --- */

/* Makes the keys of the next clients. @last: (inout): the last card that was read; 0 at the end */
static gboolean
make_slice (GadibaDb *db, gint64 *last, GError **error)
{
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (GadibaOrdered));
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
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
      const GadibaBind key = BIND_INT ("", person.person);
      g_array_append_val (persons, person);
      g_array_append_val (keys, key);
    }
  g_clear_pointer (&clients, gadiba_statement_free);
  return insert (db, (const GadibaOrdered *) persons->data, persons->len, error)
         && refresh (db, keys, error);
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
  if (!_gadiba_registers_make (db, error))
    return FALSE;
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
  for (guint i = 0; i < n; i++)
    _gadiba_order_note (self, "person", persons[i].person);
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
