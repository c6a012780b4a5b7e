/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decision-test.h"

typedef struct
{
  char *folder;
  GadibaDb *db;
  char *number; /* of a decision */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_folder ();
  self->db = open_db (self->folder, GADIBA_DB_CREATE);
  make_office (self->db);
  g_autoptr (GadibaDecision) decision = make_decision (GADIBA_OUTCOME_GRANTED);
  g_autoptr (GError) error = NULL;
  self->number = import_and_issue (self->db, 1, decision, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (self->number, ==, "SP/2026/1");
  assert_verified (self->db);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->db, gadiba_db_close);
  remove_folder (self->folder);
  g_free (self->number);
}

static void
assert_fails (GadibaDb *db, const char *sql, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (gadiba_db_execute (db, sql, NULL, &error));
  g_test_message ("%s: %s", sql, error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static const char *const changes[] = {
  "INSERT INTO person (uid) VALUES (randomblob (16))",
  "UPDATE person SET sex = 'm'",
  "DELETE FROM income",
  "INSERT OR REPLACE INTO person (id, uid) VALUES (1, randomblob (16))",
  "UPDATE decision SET day = '2026-01-01'",
  "DELETE FROM decision_month",
  "UPDATE frozen_text SET content = x'00'",
  "UPDATE series SET last = last + 1",
  "UPDATE series SET last = 0",
  "DELETE FROM series",
  "UPDATE journal SET words = 'x'",
  "DELETE FROM journal",
  "DELETE FROM journal WHERE number = (SELECT max (number) FROM journal)",
  "UPDATE journal_row SET new = x'00'",
  "DELETE FROM journal_row",
  "INSERT INTO journal_row (entry, shape, row) VALUES (1, 1, 1)",
  "INSERT INTO journal_shape (name, columns) VALUES ('x', 'y')",
  "DELETE FROM application",
};

/* Outside an action the program itself cannot write. */
static void
test_outside (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *sql = g_strconcat (changes[i], " /*scan*/", NULL);
      assert_fails (self->db, sql, "");
    }
  assert_verified (self->db);
}

/* Nor can the sqlite3 program, or any other connection. */
static void
test_other_program (Fixture *self, gconstpointer data)
{
  sqlite3 *other = NULL;
  g_assert_cmpint (sqlite3_open (gadiba_db_get_path (self->db), &other), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_test_message ("%s", changes[i]);
      g_assert_cmpint (sqlite3_exec (other, changes[i], NULL, NULL, NULL), !=, SQLITE_OK);
    }
  sqlite3_close (other);
  assert_verified (self->db);
}

/* Inside an action too, what is issued stays, and numbers go on by one. */
static void
test_inside (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaAction) action = begin_action (self->db, 1, "edit");
  assert_fails (self->db, "UPDATE decision SET day = '2026-01-01' WHERE id = 1", "does not change");
  assert_fails (self->db, "DELETE FROM decision WHERE id = 1", "never removed");
  assert_fails (self->db, "UPDATE decision_item SET amount = 1 WHERE id = 1", "does not change");
  assert_fails (self->db, "DELETE FROM frozen_text WHERE id = 1", "never removed");
  assert_fails (self->db, "UPDATE series SET last = last + 1 WHERE id = 1", "goes on by one");
  assert_fails (self->db, "UPDATE series SET last = 0 WHERE id = 1", "goes on by one");
  assert_fails (self->db, "UPDATE person SET id = 99 WHERE id = 1", "key");
  assert_fails (self->db,
                "INSERT INTO decision (uid, application, series, num, number, day, signatory,"
                " caseworker, case_text, trace_text, letter_text, books) SELECT randomblob (16),"
                " application, series, 7, 'SP/2026/7', day, 1, 1, 1, 1, 1, '' FROM decision"
                " WHERE id = 1",
                "not the next");
}

/* What a statement did before it failed is not in the journal, and the next one goes on. */
static void
test_failed_statement (Fixture *self, gconstpointer data)
{
  gint64 n_images = query (self->db, "SELECT max (id) FROM journal_row");
  GadibaAction *action = begin_action (self->db, 1, "edit");
  assert_fails (self->db,
                "INSERT INTO income (person, month, kind, amount) VALUES (1, '2026-01', 'wage', 1),"
                " (1, '2026-01', 'wage', -1)",
                "amount");
  assert_fails (self->db, "UPDATE income SET person = 2", "FOREIGN KEY");
  execute (self->db, "INSERT INTO income (person, month, kind, amount)"
                     " VALUES (1, '2026-01', 'wage', 2)");
  commit_action (action);
  g_assert_cmpint (query (self->db, "SELECT max (id) FROM journal_row"), ==, n_images + 1);
  assert_verified (self->db);
}

/* Notes that are written before the action ends change no answer of SQLite's. */
static void
test_many_rows (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *action = begin_action (self->db, 1, "edit");
  execute (self->db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <"
                     " 20000) INSERT INTO household (uid) SELECT randomblob (16) FROM n /*scan*/");
  g_assert_cmpint (gadiba_db_get_last_key (self->db), ==, 20001);
  g_assert_false (gadiba_db_execute_one (
      self->db, "UPDATE household SET row_version = 2 WHERE id = 0", NULL, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONFLICT);
  g_assert_cmpint (gadiba_db_get_last_key (self->db), ==, 20001);
  commit_action (action);
  g_assert_cmpint (query (self->db, "SELECT n_rows FROM journal ORDER BY number DESC LIMIT 1"), ==,
                   20000);
  assert_verified (self->db);
}

typedef struct
{
  const char *table, *sql, *words;
} Forgery;

/* The entries of the journal: one for each schema, then these. */
#define FOUNDED "7"
#define IMPORTED "8"
#define DECIDED "9"
G_STATIC_ASSERT (GADIBA_DB_VERSION == 6);

static const Forgery forgeries[] = {
  { "decision", "UPDATE decision SET day = '2026-02-21'", "Decision SP/2026/1 was altered" },
  { "decision_item", "UPDATE decision_item SET amount = 99900", "Decision SP/2026/1 was altered" },
  { "decision", "DELETE FROM decision", "Decision SP/2026/1 was altered" },
  { "decision_item", "DELETE FROM decision_item", "Decision SP/2026/1 was altered" },
  { "decision_month", "DELETE FROM decision_month WHERE id = 2", "Decision SP/2026/1 was altered" },
  { "decision_month", "UPDATE decision_month SET item = 77 WHERE id = 2",
    "Decision SP/2026/1 was altered" },
  { "decision_month",
    "INSERT INTO decision_month (item, month, amount) VALUES (1, '2026-05', 12700)",
    "Decision SP/2026/1 was altered" },
  { "frozen_text", "DELETE FROM frozen_text WHERE id = 2", "Decision SP/2026/1 was altered" },
  { "frozen_text", "UPDATE frozen_text SET content = zeroblob (length (content)) WHERE id = 3",
    "Decision SP/2026/1 was altered" },
  { "income", "UPDATE income SET amount = amount + 1", "entry " IMPORTED " of the journal" },
  { "income", "DELETE FROM income", "entry " IMPORTED " of the journal" },
  { "income", "INSERT INTO income (person, month, kind, amount) VALUES (1, '2026-01', 'wage', 5)",
    "not in the journal" },
  /* What stands around a decision: nothing is added, changed or taken away behind the program. */
  { "hearing",
    "INSERT INTO hearing (application, about, answered, answer, caseworker)"
    " VALUES (1, 'x', '2026-02-12', 'x', 1)",
    "not in the journal" },
  { "decision_draft",
    "INSERT INTO decision_draft (application, request, digest, day, caseworker)"
    " VALUES (1, 'x', zeroblob (32), '2026-02-12', 1)",
    "not in the journal" },
  { "decision_check",
    "INSERT INTO decision_check (decision, name, severity, title) VALUES (1, 'x', 'ok', 'x')",
    "not in the journal" },
  { "application_term",
    "INSERT INTO application_term (application, kind, decision, until)"
    " VALUES (1, 'deficient', 1, '2026-03-12')",
    "not in the journal" },
  { "notification",
    "INSERT INTO notification (decision, way, sent, counted, source, caseworker)"
    " VALUES (1, 'hand', '2026-02-21', '2026-02-21', 'x', 1)",
    "not in the journal" },
  { "contest",
    "INSERT INTO contest (uid, year, num, number, kind, application, decision, person, received,"
    " way, words, caseworker) VALUES (zeroblob (16), 2026, 1, 'APS/2026/1', 'contest', 1, 1, 1,"
    " '2026-03-01', 'written', 'x', 1)",
    "not in the journal" },
  { "rerun",
    "INSERT INTO rerun (uid, kind, first_month, last_month, day, books, n_cases, caseworker)"
    " VALUES (zeroblob (16), 'law', '2026-02', '2026-03', '2026-02-21', 'x', 1, 1)",
    "not in the journal" },
  { "decision_disregard",
    "INSERT INTO decision_disregard (decision, person, first_month) VALUES (1, 1, '2026-02')",
    "Decision SP/2026/1 was altered" },
  { "bills_term", "INSERT INTO bills_term (from_month, day, is_next) VALUES ('2026-02', 9, 0)",
    "not in the journal" },
  { "service_place",
    "INSERT INTO service_place (item, service, since, months) VALUES (1, 'x', '2026-02-10', 3)",
    "not in the journal" },
  { "correspondence",
    "INSERT INTO correspondence (uid, kind, title, application, series, year, num, number, day,"
    " signatory, caseworker, letter_text, code) VALUES (zeroblob (16), 'x', 'x', 1, 'V', 2026, 1,"
    " 'V/2026/1', '2026-02-21', 1, 1, 1, 'x')",
    "not in the journal" },
  { "letter_wording",
    "INSERT INTO letter_wording (template, state, day, from_day, caseworker)"
    " VALUES ('x', 'in-force', '2026-02-21', '2026-02-21', 1)",
    "not in the journal" },
  { "signed_file",
    "INSERT INTO signed_file (decision, document, kind, day, caseworker)"
    " VALUES (1, 1, 'scan', '2026-02-21', 1)",
    "not in the journal" },
  { "listed_signature",
    "INSERT INTO listed_signature (signed_file, num, who, issuer) VALUES (1, 1, 'x', 'x')",
    "not in the journal" },
  { "decision", "UPDATE decision SET code = 'x'", "Decision SP/2026/1 was altered" },
  { "signatory", "UPDATE signatory SET code = '210986-11021'", "entry " FOUNDED },
  { "caseworker", "UPDATE caseworker SET code = '210986-11021'", "entry " FOUNDED },
  { "journal", "UPDATE journal SET words = 'nothing' WHERE number = " IMPORTED, "Entry " IMPORTED },
  { "journal", "UPDATE journal SET caseworker = NULL WHERE number = " IMPORTED, "Entry " IMPORTED },
  { "journal", "UPDATE journal SET utc = '2026-02-10T09:15:01Z' WHERE number = " FOUNDED,
    "Entry " FOUNDED },
  { "journal", "DELETE FROM journal WHERE number = " IMPORTED, "Entry " IMPORTED },
  { "journal", "DELETE FROM journal WHERE number = " DECIDED, "behind its last entry" },
  { "journal", "UPDATE journal SET words = NULL, words_salt = NULL WHERE number = " IMPORTED,
    "Entry " IMPORTED },
  { "journal",
    "UPDATE journal SET words = NULL, words_salt = NULL, words_erased = " DECIDED
    " WHERE number = " IMPORTED,
    "Entry " IMPORTED },
  { "journal_row", "UPDATE journal_row SET new = zeroblob (length (new)) WHERE entry = " IMPORTED,
    "Entry " IMPORTED },
  { "journal_row", "UPDATE journal_row SET salt = randomblob (16) WHERE entry = " DECIDED,
    "Entry " DECIDED },
  { "journal_row", "DELETE FROM journal_row WHERE id = (SELECT max (id) FROM journal_row)",
    "Entry " DECIDED },
  { "journal_row",
    "UPDATE journal_row SET new = NULL, old = NULL, salt = NULL, erased = " IMPORTED
    " WHERE id = 8",
    "Entry" },
  { "series", "UPDATE series SET last = 2", "" },
};

static void
test_forgery (Fixture *self, gconstpointer data)
{
  const Forgery *forgery = data;
  forge (self->db, forgery->table, forgery->sql);
  assert_altered (self->db, forgery->words);
}

static void
test_dropped_trigger (Fixture *self, gconstpointer data)
{
  sqlite3 *other = NULL;
  g_assert_cmpint (sqlite3_open (gadiba_db_get_path (self->db), &other), ==, SQLITE_OK);
  sqlite3_exec (other, "DROP TRIGGER journal_income_update", NULL, NULL, NULL);
  sqlite3_close (other);
  assert_altered (self->db, "journal_income_update");
}

/* Adds the rows that @statement gives; FALSE: the file cannot be read. */
static gboolean
add_rows (GChecksum *sum, sqlite3_stmt *statement)
{
  int status;

  while ((status = sqlite3_step (statement)) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      {
        guint8 type = (guint8) sqlite3_column_type (statement, i);
        gint64 size = sqlite3_column_bytes (statement, i);
        const void *bytes = sqlite3_column_blob (statement, i);
        g_checksum_update (sum, &type, 1);
        g_checksum_update (sum, (const guint8 *) &size, sizeof size);
        if (size > 0)
          g_checksum_update (sum, bytes, size);
      }
  sqlite3_finalize (statement);
  return status == SQLITE_DONE;
}

/* What a reader finds in the tables that the journal guards, and in the journal; NULL: nothing. */
static char *
sum_up (const char *path)
{
  static const char tables[] = "SELECT name FROM pragma_table_list WHERE type = 'table'"
                               " AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'";
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3 *db = NULL;
  sqlite3_stmt *names = NULL;
  gboolean whole = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
                   && sqlite3_prepare_v2 (db, tables, -1, &names, NULL) == SQLITE_OK;
  while (whole && sqlite3_step (names) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (names, 0);
      char *sql = sqlite3_mprintf ("SELECT * FROM \"%w\" NOT INDEXED", name);
      sqlite3_stmt *rows = NULL;
      g_checksum_update (sum, (const guint8 *) name, -1);
      whole = sqlite3_prepare_v2 (db, sql, -1, &rows, NULL) == SQLITE_OK && add_rows (sum, rows);
      sqlite3_free (sql);
    }
  sqlite3_finalize (names);
  sqlite3_close (db);
  return whole ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

/* In place, without waiting for the disk. */
static void
write_bytes (const char *path, const char *bytes, gsize size)
{
  FILE *file = fopen (path, "r+b");
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* Every STRIDE-th byte of the file, and those around the decision's number, with checks of memory
 * fewer of both: where verifying is content, no reader finds anything else than before. */
#ifdef __SANITIZE_ADDRESS__
#define STRIDE 8209
#define AROUND 10
#else
#define STRIDE 1021
#define AROUND 100
#endif

static void
test_changed_byte (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_strdup (gadiba_db_get_path (self->db));
  g_autofree char *bytes = NULL;
  gsize size = 0;
  guint n_found = 0;
  g_clear_pointer (&self->db, gadiba_db_close);
  g_autofree char *before = sum_up (path);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  const char *decision = memmem (bytes, size, "SP/2026/1", strlen ("SP/2026/1"));
  g_assert_nonnull (decision);
  for (gsize i = 0; i < size; i++)
    {
      if (i % STRIDE != 0 && ABS ((gssize) i - (decision - bytes)) > AROUND)
        continue;
      bytes[i] ^= 1;
      write_bytes (path, bytes, size);
      bytes[i] ^= 1;
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaDb) db = gadiba_db_open (path, GADIBA_DB_OPEN, 0, &error);
      g_autoptr (GadibaVerification) seen = db != NULL ? gadiba_db_verify (db, &error) : NULL;
      g_clear_pointer (&db, gadiba_db_close);
      g_autofree char *after = sum_up (path);
      if (seen == NULL)
        n_found++;
      else if (g_strcmp0 (before, after) != 0)
        {
          g_test_message ("byte %zu of %zu: changed, and verified", i, size);
          g_test_fail ();
        }
    }
  g_test_message ("%u changes found", n_found);
  g_assert_cmpuint (n_found, >, 2 * AROUND);
}

static void
test_erased (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *action = begin_action (self->db, 1, "erase");
  execute (self->db, "DELETE FROM income WHERE id = 1");
  gadiba_action_erase (action, "income", 1, &error);
  g_assert_no_error (error);
  gadiba_action_erase_words (action, GADIBA_DB_VERSION + 2, &error);
  g_assert_no_error (error);
  commit_action (action);
  g_autoptr (GadibaVerification) seen = gadiba_db_verify (self->db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (seen->erased->len, >=, 1);
  g_autofree char *protocol = g_strdup_printf ("erased under protocol %d", GADIBA_DB_VERSION + 4);
  gboolean told = FALSE;
  for (guint i = 0; i < seen->erased->len; i++)
    {
      g_test_message ("%s", (char *) seen->erased->pdata[i]);
      told = told || strstr (seen->erased->pdata[i], protocol) != NULL;
    }
  g_assert_true (told);
  /* No image tells it any more. */
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM journal_row"
                                    " WHERE instr (new, 'wage') OR instr (old, 'wage') /*scan*/"),
                   ==, 0);
  forge (self->db, "journal_row", "UPDATE journal_row SET erased = erased - 1 WHERE erased > 0");
  assert_altered (self->db, "without a protocol");
}

static void
test_staff (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaStaff) staff =
      gadiba_caseworker_find (self->db, "peter", gadiba_date_new (2026, 2, 10), &error);
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  GadibaAction *action = gadiba_action_begin (self->db, 0, "edit", "edit", NOW, &error);
  g_assert_null (action);
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  action = gadiba_action_begin (self->db, 7, "edit", "edit", NOW, &error);
  g_assert_null (action);
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
}

static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (self->db, &error);
  g_assert_no_error (error);
  GadibaAction *action = begin_action (self->db, 1, "edit");
  g_assert_true (gadiba_office_record_save (action, record, NULL));
  commit_action (action);
  action = begin_action (self->db, 1, "edit");
  g_assert_false (gadiba_office_record_save (action, record, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONFLICT);
  gadiba_action_free (action);
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/journal/outside", NULL, test_outside);
  ADD ("/journal/other-program", NULL, test_other_program);
  ADD ("/journal/inside", NULL, test_inside);
  ADD ("/journal/failed-statement", NULL, test_failed_statement);
  ADD ("/journal/many-rows", NULL, test_many_rows);
  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/journal/forgery/%u", i);
      ADD (path, &forgeries[i], test_forgery);
    }
  ADD ("/journal/dropped-trigger", NULL, test_dropped_trigger);
  ADD ("/journal/changed-byte", NULL, test_changed_byte);
  ADD ("/journal/erased", NULL, test_erased);
  ADD ("/journal/staff", NULL, test_staff);
  ADD ("/journal/conflict", NULL, test_conflict);
  return g_test_run ();
}
