/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-search-private.h"

#include <string.h>

#include "gadiba-person-line-private.h"
#include "gadiba-text.h"

/* So many persons are read and written at a time when everything is made anew. */
#define SLICE 5000

/* What is to be found: a person, or an application of that number. */
typedef struct
{
  gint64 person;
  gboolean known; /* the person was found before */
  gint64 application;
  char *number;
} Found;

static void
clear_found (gpointer data)
{
  Found *found = data;
  g_free (found->number);
}

GArray *
_gadiba_search_make_list (void)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Found));
  g_array_set_clear_func (list, clear_found);
  return list;
}

char *
_gadiba_search_keep_digits (const char *text)
{
  GString *digits = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  return g_string_free (digits, FALSE);
}

/* --- what is found --- */

/* What is read of one person. */
typedef struct
{
  GString *words; /* found by in full text */
  gboolean client;
  const char *family, *given, *from; /* newest name and its first day; NULL: none */
} Person;

/* Many persons at a time: what is read of them, and what they are found by then. */
typedef struct
{
  GadibaDb *db;
  GArray *persons;       /* GadibaBind: their keys */
  GHashTable *places;    /* key of a person → index + 1 */
  GArray *read;          /* Person: of each */
  GArray *keys;          /* GadibaBind: rows of search_key */
  GHashTable *old_words; /* of those whose words are made anew */
  GStringChunk *strings; /* of the keys */
} Update;

static void
clear_person (gpointer data)
{
  g_string_free (((Person *) data)->words, TRUE);
}

static void
start_update (Update *self, GadibaDb *db)
{
  self->db = db;
  self->persons = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  self->places = g_hash_table_new (NULL, NULL);
  self->read = g_array_new (FALSE, FALSE, sizeof (Person));
  g_array_set_clear_func (self->read, clear_person);
  self->keys = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  self->old_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->strings = g_string_chunk_new (16 * 1024);
}

static void
clear_update (Update *self)
{
  g_array_unref (self->persons);
  g_hash_table_unref (self->places);
  g_array_unref (self->read);
  g_array_unref (self->keys);
  g_hash_table_unref (self->old_words);
  g_string_chunk_free (self->strings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Update, clear_update)

static void
add_person (Update *self, gint64 person)
{
  gpointer key = (gpointer) (guintptr) person;
  if (g_hash_table_contains (self->places, key))
    return;
  const GadibaBind value = BIND_INT ("", person);
  const Person read = { .words = g_string_new (NULL) };
  g_array_append_val (self->persons, value);
  g_array_append_val (self->read, read);
  g_hash_table_insert (self->places, key, GUINT_TO_POINTER (self->read->len));
}

/* Returns: (transfer none): good until the next person is added */
static Person *
get_person (Update *self, gint64 person)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, (gpointer) (guintptr) person));
  return &g_array_index (self->read, Person, place - 1);
}

static void
add_key (Update *self, const char *key, GadibaHitKind kind, gint64 person, gint64 target)
{
  const GadibaBind row[] = { BIND_TEXT ("", g_string_chunk_insert (self->strings, key)),
                             BIND_INT ("", kind), BIND_INT ("", person), BIND_INT ("", target) };
  g_array_append_vals (self->keys, row, G_N_ELEMENTS (row));
}

/* Keeps the newest name; of two from one day, the one that was stored later. */
static void
keep_newest (Update *self, Person *person, GadibaStatement *row)
{
  const char *from = gadiba_statement_get_text (row, 3);
  if (person->from != NULL && strcmp (from, person->from) < 0)
    return;
  person->given = g_string_chunk_insert (self->strings, gadiba_statement_get_text (row, 1));
  person->family = g_string_chunk_insert (self->strings, gadiba_statement_get_text (row, 2));
  person->from = g_string_chunk_insert (self->strings, from);
}

static void
add_name (Update *self, GadibaStatement *row)
{
  gint64 person = gadiba_statement_get_int (row, 0);
  g_autofree char *given = gadiba_text_fold (gadiba_statement_get_text (row, 1));
  g_autofree char *family = gadiba_text_fold (gadiba_statement_get_text (row, 2));
  g_autofree char *name = g_strstrip (g_strconcat (family, " ", given, NULL));
  g_autoptr (GPtrArray) turned = _gadiba_search_turn (name);
  g_string_append_printf (get_person (self, person)->words, "%s ", name);
  keep_newest (self, get_person (self, person), row);
  for (guint i = 0; i < turned->len; i++)
    add_key (self, turned->pdata[i], GADIBA_HIT_NAME, person, person);
}

/* A code or phone: its digits. */
static void
add_digits (Update *self, GadibaStatement *row)
{
  gint64 person = gadiba_statement_get_int (row, 0);
  g_autofree char *digits = _gadiba_search_keep_digits (gadiba_statement_get_text (row, 1));
  if (*digits != '\0')
    add_key (self, digits, (GadibaHitKind) gadiba_statement_get_int (row, 2), person, person);
}

static void
add_client (Update *self, GadibaStatement *row)
{
  get_person (self, gadiba_statement_get_int (row, 0))->client = TRUE;
  if (!gadiba_statement_is_null (row, 1))
    add_digits (self, row);
}

static void
add_address (Update *self, GadibaStatement *row)
{
  g_autofree char *address = _gadiba_person_join_address (row, 1);
  g_autofree char *folded = gadiba_text_fold (address);
  g_string_append_printf (get_person (self, gadiba_statement_get_int (row, 0))->words, "%s ",
                          folded);
}

/* @sql: reads what @add takes of all persons of gadiba_rows */
static gboolean
read_rows (Update *self, const char *sql, void (*add) (Update *, GadibaStatement *), GError **error)
{
  GadibaDbRows rows = { .values = (const GadibaBind *) self->persons->data,
                        .n_rows = self->persons->len,
                        .n_columns = 1 };
  g_autoptr (GadibaStatement) statement = _gadiba_db_query_rows (self->db, sql, &rows, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        add (self, statement);
    }
  return statement != NULL;
}

static gboolean
read_persons (Update *self, GError **error)
{
  return read_rows (self,
                    "SELECT n.person, n.given, n.family, n.from_day FROM gadiba_rows r"
                    " CROSS JOIN person_name n ON n.person = r.c0 /*scan*/",
                    add_name, error)
         && read_rows (self,
                       "SELECT c.person, c.code, 2 FROM gadiba_rows r CROSS JOIN person_code c"
                       " ON c.person = r.c0 /*scan*/",
                       add_digits, error)
         && read_rows (self,
                       "SELECT c.person, c.phone, 5 FROM gadiba_rows r CROSS JOIN client c"
                       " ON c.person = r.c0 /*scan*/",
                       add_client, error)
         && read_rows (self,
                       "SELECT a.person, a.street, a.place, a.region, a.postcode FROM gadiba_rows r"
                       " CROSS JOIN address a ON a.person = r.c0 /*scan*/",
                       add_address, error)
         && read_rows (self,
                       "SELECT m.person, d.street, d.place, d.region, d.postcode FROM gadiba_rows r"
                       " CROSS JOIN household_member m ON m.person = r.c0 CROSS JOIN dwelling d"
                       " ON d.household = m.household WHERE coalesce (d.street, d.place)"
                       " IS NOT NULL /*scan*/",
                       add_address, error);
}

static gboolean
write_rows (Update *self, GError **error)
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  for (guint i = 0; i < self->read->len; i++)
    {
      const GadibaBind text = BIND_TEXT ("", g_array_index (self->read, Person, i).words->str);
      g_array_append_val (texts, g_array_index (self->persons, GadibaBind, i));
      g_array_append_val (texts, text);
    }
  GadibaDbRows keys = { .values = (const GadibaBind *) self->keys->data,
                        .n_rows = self->keys->len / 4,
                        .n_columns = 4 };
  GadibaDbRows rows = { .values = (const GadibaBind *) texts->data,
                        .n_rows = texts->len / 2,
                        .n_columns = 2 };
  return _gadiba_db_insert_rows (self->db,
                                 "INSERT OR IGNORE INTO search_key (key, kind, person, target)"
                                 " SELECT c0, c1, c2, c3 FROM gadiba_rows /*scan*/",
                                 &keys, error)
         && _gadiba_db_insert_rows (self->db,
                                    "INSERT INTO search_text (rowid, words)"
                                    " SELECT c0, c1 FROM gadiba_rows /*scan*/",
                                    &rows, error);
}

static gboolean
write_order (Update *self, GError **error)
{
  g_autoptr (GArray) clients = g_array_new (FALSE, FALSE, sizeof (GadibaOrdered));
  for (guint i = 0; i < self->read->len; i++)
    {
      const Person *person = &g_array_index (self->read, Person, i);
      const GadibaOrdered client = { g_array_index (self->persons, GadibaBind, i).whole,
                                     person->family, person->given };
      if (person->client && person->family != NULL)
        g_array_append_val (clients, client);
    }
  return _gadiba_order_insert (self->db, (const GadibaOrdered *) clients->data, clients->len,
                               error);
}

/* --- the words of the full text --- */

static void
add_words (GHashTable *all, const char *text)
{
  g_autoptr (GPtrArray) words = _gadiba_search_split (text);
  for (guint i = 0; i < words->len; i++)
    g_hash_table_add (all, g_steal_pointer (&words->pdata[i]));
}

static gboolean
insert_words (GadibaDb *db, GHashTable *words, GError **error)
{
  g_autofree GadibaBind *values = g_new (GadibaBind, g_hash_table_size (words) + 1);
  GadibaDbRows rows = { .values = values, .n_rows = 0, .n_columns = 1 };
  GHashTableIter iter;
  gpointer word;
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    values[rows.n_rows++] = BIND_TEXT ("", word);
  return _gadiba_db_insert_rows (
      db, "INSERT OR IGNORE INTO search_word (word) SELECT c0 FROM gadiba_rows /*scan*/", &rows,
      error);
}

/* Forgets a word that nobody is found by any more. */
static gboolean
forget_word (GadibaDb *db, const char *word, GError **error)
{
  gint64 used = 0;
  g_autofree char *match = g_strdup_printf ("\"%s\"", word);
  return gadiba_db_query_int (
             db, "SELECT 1 FROM search_text WHERE search_text MATCH :match LIMIT 1 /*scan*/",
             BINDS (BIND_TEXT ("match", match)), &used, error)
         && (used
             || gadiba_db_execute (db, "DELETE FROM search_word WHERE word = :word",
                                   BINDS (BIND_TEXT ("word", word)), error));
}

/* @kept: (nullable): words that are used */
static gboolean
forget_words (GadibaDb *db, GHashTable *words, GHashTable *kept, GError **error)
{
  GHashTableIter iter;
  gpointer word;
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if ((kept == NULL || !g_hash_table_contains (kept, word)) && !forget_word (db, word, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_words (Update *self, GError **error)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->read->len; i++)
    add_words (words, g_array_index (self->read, Person, i).words->str);
  return insert_words (self->db, words, error)
         && forget_words (self->db, self->old_words, words, error);
}

static gboolean
read_words (GadibaDb *db, gint64 person, GHashTable *words, GError **error)
{
  g_autoptr (GadibaStatement) text =
      gadiba_db_query (db, "SELECT words FROM search_text WHERE rowid = :person /*scan*/",
                       BINDS (BIND_INT ("person", person)), error);
  gboolean row = FALSE;
  if (text == NULL || !gadiba_statement_step (text, &row, error))
    return FALSE;
  if (row)
    add_words (words, gadiba_statement_get_text (text, 0));
  return TRUE;
}

/* --- writing --- */

static gboolean
write_all (Update *self, GError **error)
{
  return read_persons (self, error) && write_rows (self, error) && write_order (self, error)
         && write_words (self, error);
}

/* @words: gets those that he or she was found by */
static gboolean
forget_person (GadibaDb *db, gint64 person, GHashTable *words, GError **error)
{
  const GadibaBind *binds = BINDS (BIND_INT ("person", person));
  return read_words (db, person, words, error)
         && gadiba_db_execute (db,
                               "DELETE FROM search_key WHERE person = :person"
                               " AND kind IN (1, 2, 5)",
                               binds, error)
         && gadiba_db_execute (db, "DELETE FROM search_text WHERE rowid = :person", binds, error)
         && gadiba_db_execute (db, "DELETE FROM search_order WHERE person = :person", binds, error);
}

gboolean
gadiba_search_update_person (GadibaDb *db, gint64 person, gboolean known, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  g_auto (Update) update = { NULL };
  start_update (&update, db);
  add_person (&update, person);
  return (!known || forget_person (db, person, update.old_words, error))
         && write_all (&update, error) && _gadiba_order_write (db, error);
}

void
_gadiba_search_note_person (GadibaDb *self, gint64 person, gboolean known)
{
  Found found = { .person = person, .known = known };
  g_array_append_val (self->found, found);
}

gboolean
gadiba_search_add_number (GadibaDb *db, GadibaHitKind kind, const char *number, gint64 person,
                          gint64 target, GError **error)
{
  g_return_val_if_fail (db != NULL && number != NULL, FALSE);

  g_autofree char *folded = gadiba_text_fold (number);
  return gadiba_db_execute (db,
                            "INSERT OR IGNORE INTO search_key (key, kind, person, target)"
                            " VALUES (:key, :kind, :person, :target)",
                            BINDS (BIND_TEXT ("key", folded), BIND_INT ("kind", kind),
                                   BIND_INT ("person", person), BIND_INT ("target", target)),
                            error);
}

void
_gadiba_search_note_application (GadibaDb *self, const char *number, gint64 person,
                                 gint64 application)
{
  Found found = { .person = person, .application = application, .number = g_strdup (number) };
  g_array_append_val (self->found, found);
}

static gboolean
add_found (Update *self, const Found *found, GError **error)
{
  if (found->number != NULL)
    {
      g_autofree char *folded = gadiba_text_fold (found->number);
      add_key (self, folded, GADIBA_HIT_APPLICATION, found->person, found->application);
      return TRUE;
    }
  gpointer key = (gpointer) (guintptr) found->person;
  /* Known before: not only since he or she was noted. */
  gboolean again = g_hash_table_contains (self->places, key);
  add_person (self, found->person);
  return again || !found->known || forget_person (self->db, found->person, self->old_words, error);
}

gboolean
_gadiba_search_write (GadibaDb *self, GError **error)
{
  if (self->found->len == 0)
    return TRUE;
  g_auto (Update) update = { NULL };
  start_update (&update, self);
  gboolean done = TRUE;
  for (guint i = 0; done && i < self->found->len; i++)
    done = add_found (&update, &g_array_index (self->found, Found, i), error);
  g_array_set_size (self->found, 0);
  return done && write_all (&update, error);
}

gboolean
_gadiba_search_forget_person (GadibaDb *self, gint64 person, GError **error)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return forget_person (self, person, words, error) && forget_words (self, words, NULL, error);
}

/* Full text keeps the words of what was removed until its pieces are put together. */
gboolean
_gadiba_search_erase_person (GadibaDb *self, gint64 person, gboolean numbers, GError **error)
{
  return _gadiba_search_forget_person (self, person, error)
         && (!numbers
             || gadiba_db_execute (self, "DELETE FROM search_key WHERE person = :person",
                                   BINDS (BIND_INT ("person", person)), error))
         && gadiba_db_execute (self, "INSERT INTO search_text (search_text) VALUES ('optimize')",
                               NULL, error);
}

static gboolean
rebuild_numbers (GadibaDb *db, GadibaHitKind kind, const char *sql, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (db, sql, NULL, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (row
          && !gadiba_search_add_number (db, kind, gadiba_statement_get_text (statement, 0),
                                        gadiba_statement_get_int (statement, 1),
                                        gadiba_statement_get_int (statement, 2), error))
        return FALSE;
    }
  return statement != NULL;
}

/* Makes what is found of the next persons. @last: (inout): the last one; 0 at the end */
static gboolean
rebuild_slice (GadibaDb *db, gint64 *last, GError **error)
{
  g_auto (Update) update = { NULL };
  start_update (&update, db);
  g_autoptr (GadibaStatement) persons =
      gadiba_db_query (db, "SELECT id FROM person WHERE id > :last ORDER BY id LIMIT :max",
                       BINDS (BIND_INT ("last", *last), BIND_INT ("max", SLICE)), error);
  gboolean row = TRUE;
  *last = 0;
  while (persons != NULL && row)
    {
      if (!gadiba_statement_step (persons, &row, error))
        return FALSE;
      if (row)
        add_person (&update, *last = gadiba_statement_get_int (persons, 0));
    }
  return persons != NULL && write_all (&update, error) && _gadiba_order_write (db, error);
}

static gboolean
rebuild_persons (GadibaDb *db, GError **error)
{
  gint64 last = 0;
  do
    if (!rebuild_slice (db, &last, error))
      return FALSE;
  while (last != 0);
  return TRUE;
}

gboolean
gadiba_search_rebuild (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin (db, error);
  return transaction != NULL
         && gadiba_db_execute (db, "DELETE FROM search_key /*scan*/", NULL, error)
         && gadiba_db_execute (db, "DELETE FROM search_text /*scan*/", NULL, error)
         && gadiba_db_execute (db, "DELETE FROM search_order /*scan*/", NULL, error)
         && gadiba_db_execute (db, "DELETE FROM search_word /*scan*/", NULL, error)
         && rebuild_persons (db, error) && _gadiba_registers_make (db, error)
         && rebuild_numbers (db, GADIBA_HIT_APPLICATION,
                             "SELECT a.number, c.person, a.id FROM application a"
                             " JOIN client c ON c.id = a.client /*scan*/",
                             error)
         && rebuild_numbers (db, GADIBA_HIT_DECISION,
                             "SELECT d.number, c.person, d.id FROM decision d JOIN application a"
                             " ON a.id = d.application JOIN client c ON c.id = a.client /*scan*/",
                             error)
         && gadiba_transaction_commit (transaction, error);
}
