/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-journal-private.h"
#include "gadiba-person-register.h"
#include "gadiba-search-private.h"

/* What goes, in an order in which nothing is left to refer to what is gone. */
enum
{
  TALK,
  APPLICATION_MEMBER,
  HOUSEHOLD_MEMBER,
  PERSON_NAME,
  PERSON_CODE,
  PERSON_FACT,
  ADDRESS,
  INCOME,
  INCOME_STATEMENT,
  SAVING,
  FURTHER_FACT,
  VEHICLE,
  LAND,
  REAL_ESTATE,
  GRANT_HISTORY,
  PERSON_IDENTIFIER,
  CLIENT_FLAG,
  REPRESENTATIVE,
  CLIENT_NOTE,
  COST,
  COST_PAYEE,
  DWELLING,
  APPLICATION_PAPER,
  DOCUMENT,
  DECISION_DRAFT,
  HEARING,
  N_TABLES
};

static const char *const names[N_TABLES] = {
  "talk",
  "application_member",
  "household_member",
  "person_name",
  "person_code",
  "person_fact",
  "address",
  "income",
  "income_statement",
  "saving",
  "further_fact",
  "vehicle",
  "land",
  "real_estate",
  "grant_history",
  "person_identifier",
  "client_flag",
  "representative",
  "client_note",
  "cost",
  "cost_payee",
  "dwelling",
  "application_paper",
  "document",
  "decision_draft",
  "hearing",
};

typedef struct
{
  GadibaAction *action;
  GadibaDb *db;
  gint64 person, client;      /* client: 0: there is no card */
  gboolean has_applied;       /* an application of his or hers stays */
  GHashTable *rows[N_TABLES]; /* keys of the rows that are or were about the person */
  GByteArray *image;
} Erasing;

static void
clear_erasing (Erasing *self)
{
  for (guint i = 0; i < N_TABLES; i++)
    g_clear_pointer (&self->rows[i], g_hash_table_unref);
  g_clear_pointer (&self->image, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Erasing, clear_erasing)

/* --- may it be --- */

static gboolean
check_person (Erasing *self, GError **error)
{
  gint64 found = 0;
  if (!gadiba_db_query_int (self->db, "SELECT 1 FROM person WHERE id = :person",
                            BINDS (BIND_INT ("person", self->person)), &found, error))
    return FALSE;
  if (!found)
    g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such person"));
  return found != 0;
}

/* What came against the office is kept with its number. */
static gboolean
check_contests (Erasing *self, GError **error)
{
  g_autoptr (GadibaStatement) contest =
      gadiba_db_query (self->db, "SELECT number FROM contest WHERE person = :person LIMIT 1",
                       BINDS (BIND_INT ("person", self->person)), error);
  gboolean row = FALSE;
  if (contest == NULL || !gadiba_statement_step (contest, &row, error))
    return FALSE;
  if (row)
    g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                 _ ("This person cannot be erased: %s came from him or her, and what is registered "
                    "is kept"),
                 gadiba_statement_get_text (contest, 0));
  return !row;
}

#define APPLICATIONS_OF_CLIENT                                                                     \
  "SELECT a.id FROM client c JOIN application a ON a.client = c.id WHERE c.person = :person"

static gboolean
check_decisions (Erasing *self, GError **error)
{
  g_autoptr (GadibaStatement) decision =
      gadiba_db_query (self->db,
                       "SELECT number FROM decision WHERE application IN (SELECT application FROM"
                       " application_member WHERE person = :person UNION " APPLICATIONS_OF_CLIENT
                       ") LIMIT 1 /*sort*//*scan*/",
                       BINDS (BIND_INT ("person", self->person)), error);
  gboolean row = FALSE;
  if (decision == NULL || !gadiba_statement_step (decision, &row, error))
    return FALSE;
  if (row)
    g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                 _ ("This person cannot be erased: decision %s rests on what is known of him or "
                    "her, and decisions are kept"),
                 gadiba_statement_get_text (decision, 0));
  return !row;
}

/* A letter has its number in the register of what the office sent. */
static gboolean
check_letters (Erasing *self, GError **error)
{
  g_autoptr (GadibaStatement) letter = gadiba_db_query (
      self->db,
      "SELECT number FROM correspondence WHERE application IN (SELECT application FROM"
      " application_member WHERE person = :person UNION " APPLICATIONS_OF_CLIENT
      ") LIMIT 1 /*sort*//*scan*/",
      BINDS (BIND_INT ("person", self->person)), error);
  gboolean row = FALSE;
  if (letter == NULL || !gadiba_statement_step (letter, &row, error))
    return FALSE;
  if (row)
    g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                 _ ("This person cannot be erased: letter %s tells of his or her household, and "
                    "letters are kept"),
                 gadiba_statement_get_text (letter, 0));
  return !row;
}

/* --- which rows --- */

/* Rows of a table that say @key in @column. */
typedef struct
{
  guint table;
  const char *column;
  gint64 key;
} Wanted;

/* Notes the rows of one shape of the table; one of their images is enough. */
static gboolean
collect_shape (Erasing *self, const Wanted *wanted, gint64 shape, const char *columns,
               GError **error)
{
  g_auto (GStrv) split = g_strsplit (columns, " ", -1);
  g_autoptr (GadibaStatement) images =
      gadiba_db_query (self->db, "SELECT row, old, new FROM journal_row WHERE shape = :shape",
                       BINDS (BIND_INT ("shape", shape)), error);
  gboolean row = TRUE;
  while (images != NULL && row)
    {
      if (!gadiba_statement_step (images, &row, error))
        return FALSE;
      for (int side = 1; row && side <= 2; side++)
        {
          gsize size;
          gconstpointer bytes = gadiba_statement_get_bytes (images, side, &size);
          gint64 id = gadiba_statement_get_int (images, 0);
          if (bytes == NULL)
            continue;
          g_byte_array_set_size (self->image, 0);
          g_byte_array_append (self->image, bytes, (guint) size);
          if (_gadiba_image_get_int (split, self->image, wanted->column) == wanted->key)
            g_hash_table_add (self->rows[wanted->table], (gpointer) (guintptr) id);
        }
    }
  return images != NULL;
}

static gboolean
collect (Erasing *self, guint table, const char *column, gint64 key, GError **error)
{
  const Wanted wanted = { table, column, key };
  g_autoptr (GadibaStatement) shapes =
      gadiba_db_query (self->db, "SELECT id, columns FROM journal_shape WHERE name = :name",
                       BINDS (BIND_TEXT ("name", names[table])), error);
  gboolean row = TRUE;
  while (shapes != NULL && row)
    {
      if (!gadiba_statement_step (shapes, &row, error)
          || (row
              && !collect_shape (self, &wanted, gadiba_statement_get_int (shapes, 0),
                                 gadiba_statement_get_text (shapes, 1), error)))
        return FALSE;
    }
  return shapes != NULL;
}

/* Keys that @sql gives of the person. */
static GArray *
list_keys (GadibaDb *db, const char *sql, gint64 person, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, sql, BINDS (BIND_INT ("person", person)), error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      gint64 key = row ? gadiba_statement_get_int (statement, 0) : 0;
      if (row)
        g_array_append_val (keys, key);
    }
  return statement != NULL ? g_steal_pointer (&keys) : NULL;
}

/* What a household has that nobody else was ever in. */
static gboolean
collect_household (Erasing *self, gint64 household, GError **error)
{
  static const guint tables[] = {
    DWELLING, VEHICLE, LAND, REAL_ESTATE, GRANT_HISTORY, FURTHER_FACT
  };
  gint64 others = 0;
  if (!gadiba_db_query_int (
          self->db,
          "SELECT 1 FROM household_member WHERE household = :household"
          " AND person <> :person LIMIT 1",
          BINDS (BIND_INT ("household", household), BIND_INT ("person", self->person)), &others,
          error))
    return FALSE;
  for (guint i = 0; !others && i < G_N_ELEMENTS (tables); i++)
    if (!collect (self, tables[i], "household", household, error))
      return FALSE;
  return TRUE;
}

static gboolean
collect_each (Erasing *self, const char *sql,
              gboolean (*collect_one) (Erasing *, gint64, GError **), GError **error)
{
  g_autoptr (GArray) keys = list_keys (self->db, sql, self->person, error);
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    if (!collect_one (self, g_array_index (keys, gint64, i), error))
      return FALSE;
  return keys != NULL;
}

static gboolean
collect_papers (Erasing *self, gint64 application, GError **error)
{
  self->has_applied = TRUE;
  return collect (self, APPLICATION_PAPER, "application", application, error)
         && collect (self, DOCUMENT, "application", application, error)
         && collect (self, TALK, "application", application, error)
         && collect (self, DECISION_DRAFT, "application", application, error)
         && collect (self, HEARING, "application", application, error);
}

static gboolean
collect_rows (Erasing *self, GError **error)
{
  static const guint tables[] = { APPLICATION_MEMBER,
                                  HOUSEHOLD_MEMBER,
                                  PERSON_NAME,
                                  PERSON_CODE,
                                  PERSON_FACT,
                                  ADDRESS,
                                  INCOME,
                                  INCOME_STATEMENT,
                                  SAVING,
                                  FURTHER_FACT,
                                  APPLICATION_PAPER,
                                  DOCUMENT,
                                  TALK,
                                  PERSON_IDENTIFIER };
  static const guint of_card[] = { CLIENT_FLAG, REPRESENTATIVE, CLIENT_NOTE };
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!collect (self, tables[i], "person", self->person, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (of_card) && self->client != 0; i++)
    if (!collect (self, of_card[i], "client", self->client, error))
      return FALSE;
  if (!collect_each (self, "SELECT DISTINCT household FROM household_member WHERE person = :person",
                     collect_household, error)
      || !collect_each (self, APPLICATIONS_OF_CLIENT, collect_papers, error))
    return FALSE;
  GHashTableIter iter;
  gpointer dwelling;
  g_hash_table_iter_init (&iter, self->rows[DWELLING]);
  while (g_hash_table_iter_next (&iter, &dwelling, NULL))
    if (!collect (self, COST, "dwelling", (gint64) (guintptr) dwelling, error)
        || !collect (self, COST_PAYEE, "dwelling", (gint64) (guintptr) dwelling, error))
      return FALSE;
  return TRUE;
}

/* --- erasing --- */

/* What others earned, or had to bring, is no longer proved by a paper that goes. */
static gboolean
let_go_of_papers (Erasing *self, GError **error)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows[DOCUMENT]);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    {
      const GadibaBind *binds = BINDS (BIND_INT ("row", (gint64) (guintptr) row));
      if (!gadiba_db_execute (self->db, "UPDATE income SET document = NULL WHERE document = :row",
                              binds, error)
          || !gadiba_db_execute (
              self->db, "UPDATE application_paper SET document = NULL WHERE document = :row", binds,
              error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_rows (Erasing *self, GError **error)
{
  if (!let_go_of_papers (self, error)
      || !gadiba_db_execute (self->db,
                             "UPDATE application SET representative = NULL,"
                             " row_version = row_version + 1 WHERE representative IN"
                             " (SELECT id FROM representative WHERE client = :client)",
                             BINDS (BIND_INT ("client", self->client)), error))
    return FALSE;
  for (guint table = 0; table < N_TABLES; table++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = :row", names[table]);
      GHashTableIter iter;
      gpointer row;
      g_hash_table_iter_init (&iter, self->rows[table]);
      while (g_hash_table_iter_next (&iter, &row, NULL))
        if (!gadiba_db_execute (self->db, sql, BINDS (BIND_INT ("row", (gint64) (guintptr) row)),
                                error))
          return FALSE;
    }
  return gadiba_db_execute (self->db, "UPDATE vehicle SET person = NULL WHERE person = :person",
                            BINDS (BIND_INT ("person", self->person)), error);
}

/* The person and the card: gone, or without anything that tells of somebody. */
static gboolean
empty_person (Erasing *self, GError **error)
{
  static const char *const empty[] = {
    "UPDATE application SET state = 'withdrawn', row_version = row_version + 1"
    " WHERE state = 'open' AND client IN (SELECT id FROM client WHERE person = :person)",
    "UPDATE client SET phone = NULL, email = NULL, iban = NULL, language = NULL, parish = NULL,"
    " caseworker = NULL, row_version = row_version + 1 WHERE person = :person",
    "UPDATE person SET born = NULL, sex = NULL, other_id = NULL, row_version = row_version + 1"
    " WHERE id = :person",
  };
  static const char *const remove[] = {
    "DELETE FROM client WHERE person = :person",
    "DELETE FROM person WHERE id = :person",
  };
  const char *const *sql = self->has_applied ? empty : remove;
  guint n = self->has_applied ? G_N_ELEMENTS (empty) : G_N_ELEMENTS (remove);
  for (guint i = 0; i < n; i++)
    if (!gadiba_db_execute (self->db, sql[i], BINDS (BIND_INT ("person", self->person)), error))
      return FALSE;
  return TRUE;
}

static gboolean
erase_images (Erasing *self, GError **error)
{
  for (guint table = 0; table < N_TABLES; table++)
    {
      GHashTableIter iter;
      gpointer row;
      g_hash_table_iter_init (&iter, self->rows[table]);
      while (g_hash_table_iter_next (&iter, &row, NULL))
        if (!gadiba_action_erase (self->action, names[table], (gint64) (guintptr) row, error))
          return FALSE;
    }
  return gadiba_action_erase (self->action, "person", self->person, error)
         && (self->client == 0
             || gadiba_action_erase (self->action, "client", self->client, error));
}

/* What is left of them has an image again, so that it can be verified. */
static gboolean
show_rest (Erasing *self, GError **error)
{
  const GadibaBind *binds = BINDS (BIND_INT ("person", self->person));
  return !self->has_applied
         || (gadiba_db_execute (self->db,
                                "UPDATE client SET row_version = row_version + 1"
                                " WHERE person = :person",
                                binds, error)
             && gadiba_db_execute (
                 self->db, "UPDATE person SET row_version = row_version + 1 WHERE id = :person",
                 binds, error));
}

/* The words of all entries that stored something of it, and of those that are about the person or
 * his or her applications. */
static gboolean
erase_words (Erasing *self, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      self->db,
      "SELECT entry FROM journal_row WHERE erased = :protocol UNION SELECT number FROM journal"
      " WHERE about = 'person' AND about_row = :person UNION SELECT number FROM journal"
      " WHERE about = 'application' AND about_row IN (" APPLICATIONS_OF_CLIENT ") /*scan*//*sort*/",
      BINDS (BIND_INT ("protocol", gadiba_action_get_entry (self->action)),
             BIND_INT ("person", self->person)),
      error);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      gint64 entry = row ? gadiba_statement_get_int (statement, 0) : 0;
      if (row && entry < gadiba_action_get_entry (self->action))
        g_array_append_val (entries, entry);
    }
  for (guint i = 0; i < entries->len; i++)
    if (!gadiba_action_erase_words (self->action, g_array_index (entries, gint64, i), error))
      return FALSE;
  return statement != NULL;
}

gboolean
gadiba_person_erase (GadibaAction *action, gint64 person, GError **error)
{
  g_return_val_if_fail (action != NULL, FALSE);

  g_auto (Erasing)
      self = { .action = action, .db = gadiba_action_get_db (action), .person = person };
  g_return_val_if_fail (!self.db->in_batch, FALSE);
  self.image = g_byte_array_new ();
  for (guint i = 0; i < N_TABLES; i++)
    self.rows[i] = g_hash_table_new (NULL, NULL);
  if (!check_person (&self, error) || !check_decisions (&self, error)
      || !check_contests (&self, error) || !check_letters (&self, error)
      || !gadiba_db_query_int (self.db, "SELECT id FROM client WHERE person = :person",
                               BINDS (BIND_INT ("person", person)), &self.client, error)
      || !collect_rows (&self, error))
    return FALSE;
  gadiba_action_set_subject (action, "person", person);
  return remove_rows (&self, error) && empty_person (&self, error) && erase_images (&self, error)
         && show_rest (&self, error) && erase_words (&self, error)
         && _gadiba_search_erase_person (self.db, person, !self.has_applied, error);
}

/* --- the files --- */

/* VACUUM makes the file anew beside itself, as a database that is attached. */
static gboolean
write_anew (GadibaDb *db, GError **error)
{
  int attached = sqlite3_limit (db->handle, SQLITE_LIMIT_ATTACHED, 1);
  gboolean done = _gadiba_db_run_script (db, "VACUUM", error);
  sqlite3_limit (db->handle, SQLITE_LIMIT_ATTACHED, attached);
  return done;
}

gboolean
gadiba_db_compact (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL && db->depth == 0, FALSE);

  g_autoptr (GadibaDb) papers = _gadiba_papers_sweep (db, error);
  return papers != NULL && write_anew (papers, error) && write_anew (db, error);
}
