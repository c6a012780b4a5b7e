/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-pending-private.h"

#include <string.h>

/* Columns of applications. */
#define SERIES_COLUMN 2
#define NUM_COLUMN 3

/* So many rows do not wait any longer. */
#define MANY_ROWS 20000

#define FROM_ROWS " FROM gadiba_rows /*scan*/"
#define C2 "c0, c1"
#define C3 C2 ", c2"
#define C4 C3 ", c3"
#define C5 C4 ", c4"
#define C6 C5 ", c5"

static const struct
{
  const char *name;
  guint n_columns;
  const char *insert;
} tables[GADIBA_N_TABLES] = {
  [GADIBA_TABLE_PERSON] = { "person", 5,
                            "INSERT INTO person (id, uid, born, sex, other_id)"
                            " SELECT " C5 FROM_ROWS },
  [GADIBA_TABLE_PERSON_NAME] = { "person_name", 5,
                                 "INSERT INTO person_name (person, given, family, from_day, to_day)"
                                 " SELECT " C5 FROM_ROWS },
  [GADIBA_TABLE_PERSON_CODE] = { "person_code", 3,
                                 "INSERT INTO person_code (person, code, from_day)"
                                 " SELECT " C3 FROM_ROWS },
  [GADIBA_TABLE_PERSON_FACT] = { "person_fact", 5,
                                 "INSERT INTO person_fact (person, fact, value, from_day, to_day)"
                                 " SELECT " C5 FROM_ROWS },
  [GADIBA_TABLE_HOUSEHOLD] = { "household", 2,
                               "INSERT INTO household (id, uid) SELECT " C2 FROM_ROWS },
  [GADIBA_TABLE_HOUSEHOLD_MEMBER] = { "household_member", 4,
                                      "INSERT INTO household_member (household, person, from_day,"
                                      " to_day) SELECT " C4 FROM_ROWS },
  [GADIBA_TABLE_DWELLING] = { "dwelling", 13,
                              "INSERT INTO dwelling (id, household, tenure, declared, area, rooms,"
                              " heating, street, place, region, postcode, from_day, to_day)"
                              " SELECT " C6 ", c6, c7, c8, c9, c10, c11, c12" FROM_ROWS },
  [GADIBA_TABLE_INCOME_STATEMENT] = { "income_statement", 4,
                                      "INSERT INTO income_statement (person, first_month,"
                                      " last_month, income) SELECT " C4 FROM_ROWS },
  [GADIBA_TABLE_INCOME] = { "income", 6,
                            "INSERT INTO income (person, month, kind, amount, irregular, evidence)"
                            " SELECT " C6 FROM_ROWS },
  [GADIBA_TABLE_COST] = { "cost", 6,
                          "INSERT INTO cost (dwelling, month, item, amount, quantity, unit)"
                          " SELECT " C6 FROM_ROWS },
  [GADIBA_TABLE_SAVING] = { "saving", 3,
                            "INSERT INTO saving (person, day, amount) SELECT " C3 FROM_ROWS },
  [GADIBA_TABLE_VEHICLE] = { "vehicle", 4,
                             "INSERT INTO vehicle (household, person, mass, from_day)"
                             " SELECT " C4 FROM_ROWS },
  [GADIBA_TABLE_LAND] = { "land", 3,
                          "INSERT INTO land (household, hectares, from_day)"
                          " SELECT " C3 FROM_ROWS },
  [GADIBA_TABLE_REAL_ESTATE] = { "real_estate", 3,
                                 "INSERT INTO real_estate (household, use, from_day)"
                                 " SELECT " C3 FROM_ROWS },
  [GADIBA_TABLE_FURTHER_FACT] = { "further_fact", 5,
                                  "INSERT INTO further_fact (household, person, fact, value,"
                                  " from_day) SELECT " C5 FROM_ROWS },
  [GADIBA_TABLE_GRANT_HISTORY] = { "grant_history", 5,
                                   "INSERT INTO grant_history (household, benefit, from_day,"
                                   " to_day, amount) SELECT " C5 FROM_ROWS },
  [GADIBA_TABLE_CLIENT] = { "client", 4,
                            "INSERT INTO client (id, uid, person, since) SELECT " C4 FROM_ROWS },
  [GADIBA_TABLE_APPLICATION] = { "application", 14,
                                 "INSERT INTO application (id, uid, series, num, number, client,"
                                 " household, received, housing_month, first_month, last_month,"
                                 " household_group, property, file_digest) SELECT " C6
                                 ", c6, c7, c8, c9, c10, c11, c12, c13" FROM_ROWS },
  [GADIBA_TABLE_APPLICATION_BENEFIT] = { "application_benefit", 2,
                                         "INSERT INTO application_benefit (application, benefit)"
                                         " SELECT " C2 FROM_ROWS },
  [GADIBA_TABLE_APPLICATION_MEMBER] = { "application_member", 5,
                                        "INSERT INTO application_member (application, person,"
                                        " label, applicant, relation) SELECT " C5 FROM_ROWS },
};

struct _GadibaPending
{
  GArray *values[GADIBA_N_TABLES]; /* GadibaBind: the rows of each table */
  GArray *owners[GADIBA_N_TABLES]; /* gint64: whose each row is: number of an entry */
  guint n_rows;                    /* of all tables */
  GPtrArray *entries;              /* GadibaEntry: of actions that are committed */
  GStringChunk *strings;           /* of the values */
  GHashTable *words;
};

static void
free_entry (gpointer data)
{
  _gadiba_entry_clear (data);
  g_free (data);
}

GadibaPending *
_gadiba_pending_new (void)
{
  GadibaPending *self = g_new0 (GadibaPending, 1);
  for (guint i = 0; i < GADIBA_N_TABLES; i++)
    {
      self->values[i] = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
      self->owners[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
    }
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->strings = g_string_chunk_new (64 * 1024);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
_gadiba_pending_free (GadibaPending *self)
{
  for (guint i = 0; i < GADIBA_N_TABLES; i++)
    {
      g_array_unref (self->values[i]);
      g_array_unref (self->owners[i]);
    }
  g_ptr_array_unref (self->entries);
  g_string_chunk_free (self->strings);
  g_hash_table_unref (self->words);
  g_free (self);
}

/* --- adding --- */

void
_gadiba_pending_add (GadibaDb *db, GadibaTable table, const GadibaBind *values)
{
  GadibaPending *self = db->pending;
  guint n = tables[table].n_columns;
  g_array_append_vals (self->values[table], values, n);
  GadibaBind *added =
      &g_array_index (self->values[table], GadibaBind, self->values[table]->len - n);
  for (guint i = 0; i < n; i++)
    if (added[i].data != NULL)
      added[i].data =
          added[i].type == GADIBA_BIND_TEXT
              ? g_string_chunk_insert (self->strings, added[i].data)
              : g_string_chunk_insert_len (self->strings, added[i].data, (gssize) added[i].size);
  g_array_append_val (self->owners[table], db->entry);
  self->n_rows++;
}

gint64
_gadiba_pending_find_last_number (GadibaDb *db, gint64 series)
{
  const GArray *values = db->pending->values[GADIBA_TABLE_APPLICATION];
  guint n = tables[GADIBA_TABLE_APPLICATION].n_columns;
  for (guint end = values->len; end > 0; end -= n)
    if (g_array_index (values, GadibaBind, end - n + SERIES_COLUMN).whole == series)
      return g_array_index (values, GadibaBind, end - n + NUM_COLUMN).whole;
  return 0;
}

gboolean
_gadiba_pending_find_key (GadibaDb *db, GadibaTable table, gint64 *key, GError **error)
{
  const GArray *values = db->pending->values[table];
  guint n = tables[table].n_columns;
  *key = values->len > 0 ? g_array_index (values, GadibaBind, values->len - n).whole : 0;
  if (*key == 0
      && !gadiba_db_query_int (db, "SELECT seq FROM sqlite_sequence WHERE name = :name /*scan*/",
                               BINDS (BIND_TEXT ("name", tables[table].name)), key, error))
    return FALSE;
  (*key)++;
  return TRUE;
}

void
_gadiba_pending_note (GadibaDb *db, char *word)
{
  if (word != NULL)
    g_hash_table_add (db->pending->words, word);
}

gboolean
_gadiba_pending_is_noted (GadibaDb *db, const char *word)
{
  return g_hash_table_contains (db->pending->words, word);
}

/* --- writing --- */

static void
forget_if_empty (GadibaPending *self)
{
  if (self->n_rows > 0)
    return;
  g_string_chunk_clear (self->strings);
  g_hash_table_remove_all (self->words);
}

/* Inserts the first rows of a table, which belong to @entry or the entries before it. */
static gboolean
write_table (GadibaDb *db, GadibaTable table, gint64 entry, GError **error)
{
  GadibaPending *self = db->pending;
  GArray *owners = self->owners[table];
  guint n = tables[table].n_columns;
  guint n_rows = 0;
  while (n_rows < owners->len && g_array_index (owners, gint64, n_rows) <= entry)
    n_rows++;
  if (n_rows == 0)
    return TRUE;
  GadibaDbRows rows = { .values = (const GadibaBind *) self->values[table]->data,
                        .n_rows = n_rows,
                        .n_columns = n };
  guint from = db->notes->len;
  if (!_gadiba_db_insert_rows (db, tables[table].insert, &rows, error))
    return FALSE;
  _gadiba_notes_set_owners (db, from, (const gint64 *) owners->data, n_rows);
  g_array_remove_range (self->values[table], 0, n_rows * n);
  g_array_remove_range (owners, 0, n_rows);
  self->n_rows -= n_rows;
  return TRUE;
}

static gboolean
write_tables (GadibaDb *db, gint64 entry, GError **error)
{
  gboolean holding = db->holding;
  gboolean done = TRUE;
  db->holding = TRUE;
  for (guint i = 0; done && i < GADIBA_N_TABLES; i++)
    done = write_table (db, i, entry, error);
  db->holding = holding;
  /* The rows that went wrong would go wrong again. */
  if (!done)
    db->doomed = TRUE;
  forget_if_empty (db->pending);
  return done;
}

static gboolean
write_entries (GadibaDb *db, GByteArray *notes, GError **error)
{
  const GPtrArray *entries = db->pending->entries;
  gint64 first = db->next_image;
  guint8 *from = notes->data;
  const guint8 *end = from != NULL ? from + notes->len : NULL;
  for (guint i = 0; i < entries->len; i++)
    from = _gadiba_notes_seal (db, from, end, entries->pdata[i]);
  g_assert (from == end);
  return _gadiba_entries_insert (db, (GadibaEntry *const *) entries->pdata, entries->len, error)
         && (db->next_image == first
             || _gadiba_notes_insert (db, notes, (guint) (db->next_image - first), error));
}

gboolean
_gadiba_pending_write_committed (GadibaDb *db, GError **error)
{
  GPtrArray *entries = db->pending->entries;
  if (entries->len == 0)
    return TRUE;
  gint64 first = ((const GadibaEntry *) entries->pdata[0])->number;
  gint64 last = ((const GadibaEntry *) entries->pdata[entries->len - 1])->number;
  gint64 entry = db->entry;
  gboolean wants_part = db->wants_part;
  GByteArray *notes = db->notes;
  g_assert (!db->in_part && db->notes->len == 0 && db->n_images == 0);
  db->notes = g_byte_array_new ();
  db->entry = last;
  db->wants_part = FALSE;
  gboolean done = write_tables (db, last, error);
  g_autoptr (GByteArray) sorted = done ? _gadiba_notes_sort (db->notes, first, entries->len) : NULL;
  done = done && write_entries (db, sorted, error);
  g_byte_array_unref (db->notes);
  db->notes = notes;
  db->entry = entry;
  db->wants_part = wants_part;
  _gadiba_digest_start (db->rows_digest);
  if (!done)
    db->doomed = db->lost = TRUE;
  g_ptr_array_set_size (entries, 0);
  return done;
}

gboolean
_gadiba_pending_write (GadibaDb *db, GError **error)
{
  if (db->pending->n_rows == 0 && db->pending->entries->len == 0)
    return TRUE;
  return _gadiba_pending_write_committed (db, error)
         && (db->pending->n_rows == 0
             || (_gadiba_db_open_part (db, error) && write_tables (db, db->entry, error)));
}

/* --- actions --- */

void
_gadiba_pending_commit (GadibaDb *db, GadibaEntry *entry)
{
  g_ptr_array_add (db->pending->entries, g_memdup2 (entry, sizeof *entry));
  memset (entry, 0, sizeof *entry);
}

gint64
_gadiba_pending_get_last_entry (GadibaDb *db)
{
  const GPtrArray *entries = db->pending->entries;
  return entries->len == 0 ? 0 : ((const GadibaEntry *) entries->pdata[entries->len - 1])->number;
}

gboolean
_gadiba_pending_are_many (const GadibaDb *db)
{
  return db->pending->n_rows > MANY_ROWS;
}

void
_gadiba_pending_drop (GadibaDb *db, gint64 entry)
{
  GadibaPending *self = db->pending;
  for (guint i = 0; i < GADIBA_N_TABLES; i++)
    {
      GArray *owners = self->owners[i];
      guint n_rows = owners->len;
      while (n_rows > 0 && (entry == 0 || g_array_index (owners, gint64, n_rows - 1) == entry))
        n_rows--;
      self->n_rows -= owners->len - n_rows;
      g_array_set_size (owners, n_rows);
      g_array_set_size (self->values[i], n_rows * tables[i].n_columns);
    }
  if (entry == 0)
    g_ptr_array_set_size (self->entries, 0);
  forget_if_empty (self);
}
