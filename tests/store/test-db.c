/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "decision-test.h"
#include "gadiba-settings.h"

typedef struct
{
  char *folder, *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_folder ();
  self->path = g_build_filename (self->folder, "office.gadiba", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  remove_folder (self->folder);
  g_free (self->path);
}

static void
make (Fixture *self)
{
  GadibaDb *db = open_db (self->folder, GADIBA_DB_CREATE);
  gadiba_db_close (db);
}

/* What lies there is refused in one sentence that contains @words. */
static void
assert_refused (const char *path, GadibaDbFlags flags, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (path, flags, 50, &error);
  g_assert_null (db);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_error (error, GADIBA_STORE_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (strchr (error->message, '\n'));
}

static void
run_elsewhere (const char *path, const char *sql)
{
  sqlite3 *other = NULL;
  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
}

static void
test_create (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaDb) db = open_db_at (self->folder, GADIBA_DB_CREATE);
  g_assert_cmpint (query (db, "PRAGMA user_version"), ==, GADIBA_DB_VERSION);
  g_assert_cmpint (query (db, "PRAGMA application_id"), ==, APPLICATION_ID);
  g_assert_cmpint (query (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (query (db, "PRAGMA recursive_triggers"), ==, 1);
  g_assert_cmpint (query (db, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (query (db, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (query (db, "SELECT count (*) FROM journal /*scan*/"), ==, GADIBA_DB_VERSION);
  assert_verified (db);
  g_clear_pointer (&db, gadiba_db_close);
  db = open_db (self->folder, GADIBA_DB_OPEN);
  assert_verified (db);
  assert_refused (self->path, GADIBA_DB_CREATE, GADIBA_STORE_ERROR_EXISTS, "cannot be made");
}

static void
assert_of_group (const Fixture *self, const char *suffix)
{
  g_autofree char *path = g_strconcat (self->path, suffix, NULL);
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0660);
}

/* Whoever made it, and under whatever umask: the group can work with it. */
static void
test_shared (Fixture *self, gconstpointer data)
{
  mode_t usual = umask (077);
  g_autoptr (GadibaDb) db = open_db_at (self->folder, GADIBA_DB_CREATE);
  umask (usual);

  assert_of_group (self, "");
  assert_of_group (self, "-papers");
  assert_of_group (self, "-session");
}

static void
test_missing (Fixture *self, gconstpointer data)
{
  assert_refused (self->path, GADIBA_DB_OPEN, GADIBA_STORE_ERROR_NOT_FOUND, "no database");
  assert_refused ("/nowhere/x", GADIBA_DB_CREATE, GADIBA_STORE_ERROR_NOT_FOUND, "no folder");
  assert_refused (self->folder, GADIBA_DB_OPEN, GADIBA_STORE_ERROR_NOTADB, "is a folder");
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static void
test_other_file (Fixture *self, gconstpointer data)
{
  g_assert_true (g_file_set_contents (self->path,
                                      "This is a letter, not a database. It is long "
                                      "enough to have the header of one, and some.",
                                      -1, NULL));
  assert_refused (self->path, GADIBA_DB_OPEN, GADIBA_STORE_ERROR_NOTADB, "no database");
  g_assert_true (g_file_set_contents (self->path, "", 0, NULL));
  assert_refused (self->path, GADIBA_DB_OPEN, GADIBA_STORE_ERROR_FOREIGN, "another program");
  run_elsewhere (self->path, "CREATE TABLE bookmarks (x)");
  assert_refused (self->path, GADIBA_DB_OPEN, GADIBA_STORE_ERROR_FOREIGN, "another program");
}

static void
test_newer (Fixture *self, gconstpointer data)
{
  make (self);
  run_elsewhere (self->path, "PRAGMA user_version = 9999");
  assert_refused (self->path, GADIBA_DB_OPEN, GADIBA_STORE_ERROR_NEWER, "9999");
}

static void
test_locked (Fixture *self, gconstpointer data)
{
  make (self);
  sqlite3 *other = NULL;
  g_assert_cmpint (sqlite3_open (self->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  assert_refused (self->path, GADIBA_DB_OPEN, GADIBA_STORE_ERROR_BUSY, "busy");
  sqlite3_close (other);
  gadiba_db_close (open_db (self->folder, GADIBA_DB_OPEN));
}

static void
test_damaged (Fixture *self, gconstpointer data)
{
  make (self);
  g_autofree char *bytes = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (self->path, &bytes, &size, NULL));
  memset (bytes + 4096 * 3, 0x5a, 4096 * 4);
  g_assert_true (g_file_set_contents (self->path, bytes, (gssize) size, NULL));
  /* As a session leaves it that was cut off. */
  g_autofree char *session = g_strconcat (self->path, "-session", NULL);
  g_assert_true (g_file_set_contents (session, "1", 1, NULL));
  assert_refused (self->path, GADIBA_DB_OPEN, GADIBA_STORE_ERROR_CORRUPT, "damaged");
}

static void
test_read_only (Fixture *self, gconstpointer data)
{
  make (self);
  if (mount (self->folder, self->folder, NULL, MS_BIND, NULL) != 0
      || mount (NULL, self->folder, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL) != 0)
    {
      g_test_skip ("only root may make a folder read-only for itself");
      return;
    }
  assert_refused (self->path, GADIBA_DB_OPEN, GADIBA_STORE_ERROR_READONLY, "cannot be written");
  umount2 (self->folder, MNT_DETACH);
}

static void
test_remote (void)
{
  g_assert_cmpstr (_gadiba_file_system_is_remote (0x6969, NULL), ==, "NFS");
  g_assert_cmpstr (_gadiba_file_system_is_remote (0xff534d42, NULL), ==, "CIFS");
  g_assert_cmpstr (_gadiba_file_system_is_remote (0xfe534d42, NULL), ==, "CIFS");
  g_assert_cmpstr (_gadiba_file_system_is_remote (0x65735546, "fuse.sshfs"), ==, "SSHFS");
  g_assert_null (_gadiba_file_system_is_remote (0x65735546, "fuse.ntfs"));
  g_assert_null (_gadiba_file_system_is_remote (0x65735546, NULL));
  g_assert_null (_gadiba_file_system_is_remote (0xef53, "ext4"));
}

static void
assert_sql_fails (GadibaDb *db, const char *sql, const GadibaBind *binds, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (gadiba_db_execute (db, sql, binds, &error));
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_statements (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaDb) db = open_db (self->folder, GADIBA_DB_CREATE);
  assert_sql_fails (db, "SELECT :a", BINDS (BIND_INT ("b", 1)), "no parameter “b”");
  assert_sql_fails (db, "SELECT :a, :b", BINDS (BIND_INT ("a", 1)), "without a value");
  assert_sql_fails (db, "SELECT 1; SELECT 2", NULL, "several");
  assert_sql_fails (db, "", NULL, "none");
  assert_sql_fails (db, "SELECT \"text\"", NULL, "text");
  assert_sql_fails (db, "ATTACH 'x' AS x", NULL, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, "SELECT :day, :month, :key, :text, :none",
                       BINDS (BIND_DATE ("day", gadiba_date_new (2026, 2, 10)),
                              BIND_MONTH ("month", gadiba_month_new (2026, 1)), BIND_KEY ("key", 0),
                              BIND_TEXT ("text", "ā"), BIND_DATE ("none", GADIBA_DATE_NONE)),
                       &error);
  gboolean row;
  g_assert_true (gadiba_statement_step (statement, &row, &error) && row);
  g_assert_cmpstr (gadiba_statement_get_text (statement, 0), ==, "2026-02-10");
  g_assert_cmpint (gadiba_statement_get_date (statement, 0), ==, gadiba_date_new (2026, 2, 10));
  g_assert_cmpint (gadiba_statement_get_month (statement, 1), ==, gadiba_month_new (2026, 1));
  g_assert_true (gadiba_statement_is_null (statement, 2));
  g_assert_cmpstr (gadiba_statement_get_text (statement, 3), ==, "ā");
  g_assert_cmpint (gadiba_statement_get_date (statement, 4), ==, GADIBA_DATE_NONE);
}

static void
test_plans (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaDb) db = open_db (self->folder, GADIBA_DB_CREATE);
  commit_action (begin_action (db, 0, "init"));
  g_test_expect_message (NULL, G_LOG_LEVEL_WARNING, "full scan:*");
  query (db, "SELECT count (*) FROM journal WHERE utc = 'x'");
  g_test_assert_expected_messages ();
  query (db, "SELECT count (*) FROM journal WHERE utc = 'x' /*scan*/");
}

static void
test_transactions (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaDb) db = open_db (self->folder, GADIBA_DB_CREATE);
  g_autoptr (GError) error = NULL;
  /* An inner part that does not commit takes all with it. */
  GadibaAction *action = begin_action (db, 0, "init");
  execute (db, "INSERT INTO household (uid) VALUES (randomblob (16))");
  GadibaTransaction *inner = gadiba_db_begin (db, &error);
  execute (db, "INSERT INTO household (uid) VALUES (randomblob (16))");
  gadiba_transaction_free (inner);
  g_assert_false (gadiba_action_commit (action, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_FAILED);
  gadiba_action_free (action);
  g_assert_cmpint (query (db, "SELECT count (*) FROM household /*scan*/"), ==, 0);
  action = begin_action (db, 0, "init");
  g_clear_error (&error);
  inner = gadiba_db_begin (db, &error);
  execute (db, "INSERT INTO household (uid) VALUES (randomblob (16))");
  g_assert_true (gadiba_transaction_commit (inner, &error));
  gadiba_transaction_free (inner);
  commit_action (action);
  g_assert_cmpint (query (db, "SELECT count (*) FROM household /*scan*/"), ==, 1);
}

/* --- migrations --- */

#define NEXT (GADIBA_DB_VERSION + 1)

static void
test_migration (Fixture *self, gconstpointer data)
{
  static const GadibaScript scripts[] = { { GADIBA_DB_VERSION, "" },
                                          { NEXT, "ALTER TABLE household ADD COLUMN note TEXT;"
                                                  "UPDATE household SET note = 'old';" } };
  g_autoptr (GadibaDb) db = open_db (self->folder, GADIBA_DB_CREATE);
  GadibaAction *action = begin_action (db, 0, "init");
  execute (db, "INSERT INTO household (uid) VALUES (randomblob (16))");
  execute (db, "INSERT INTO person (uid) VALUES (randomblob (16))");
  commit_action (action);
  g_autoptr (GError) error = NULL;
  g_assert_true (_gadiba_db_migrate (db, scripts, 2, &error));
  g_assert_no_error (error);
  g_assert_cmpint (query (db, "PRAGMA user_version"), ==, NEXT);
  g_assert_cmpint (query (db, "PRAGMA foreign_keys"), ==, 1);
  assert_verified (db);
  g_autofree char *copy = g_strdup_printf ("%s.before-%d", self->path, GADIBA_DB_VERSION);
  g_autoptr (GadibaDb) before = gadiba_db_open (copy, GADIBA_DB_OPEN, 0, &error);
  g_assert_no_error (error);
  assert_verified (before);
}

static void
test_migration_fails (Fixture *self, gconstpointer data)
{
  static const GadibaScript scripts[] = {
    { NEXT, "ALTER TABLE household ADD COLUMN note TEXT; UPDATE no_such_table SET x = 1" }
  };
  static const GadibaScript orphan[] = {
    { NEXT, "INSERT INTO client (uid, person, since) VALUES (randomblob (16), 77,"
            " '2026-01-01')" }
  };
  g_autoptr (GadibaDb) db = open_db (self->folder, GADIBA_DB_CREATE);
  g_autoptr (GError) error = NULL;
  g_assert_false (_gadiba_db_migrate (db, scripts, 1, &error));
  g_clear_error (&error);
  g_assert_false (_gadiba_db_migrate (db, orphan, 1, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONSTRAINT);
  g_assert_cmpint (query (db, "PRAGMA user_version"), ==, GADIBA_DB_VERSION);
  g_assert_cmpint (query (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (query (db, "SELECT count (*) FROM client /*scan*/"), ==, 0);
  assert_verified (db);
}

/* What a file is made of: tables, indexes and triggers with their words, in the order of names. How
 * a name is quoted in them does not matter, nor which key a shape has in the journal. */
static GPtrArray *
list_schema (GadibaDb *db)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRegex) shape = g_regex_new ("(gadiba_[a-z]+ \\()[0-9]+", 0, 0, NULL);
  sqlite3_stmt *statement = NULL;
  g_assert_cmpint (sqlite3_prepare_v2 (db->handle,
                                       "SELECT type || ' ' || name || ': '"
                                       " || replace (sql, '\"', '') FROM sqlite_schema"
                                       " WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (list,
                     g_regex_replace (shape, (const char *) sqlite3_column_text (statement, 0), -1,
                                      0, "\\1N", 0, NULL));
  sqlite3_finalize (statement);
  return list;
}

/* A file that an earlier version wrote becomes what a new one is, and is worked in as such. */
static void
assert_migrated (const Fixture *self, const char *name, const char *series)
{
  g_autofree char *sql = load_test_text ("store/fixtures", name, NULL);
  run_elsewhere (self->path, sql);
  g_autoptr (GadibaDb) db = open_db (self->folder, GADIBA_DB_OPEN);
  g_assert_cmpint (query (db, "PRAGMA user_version"), ==, GADIBA_DB_VERSION);
  g_assert_cmpint (query (db, "SELECT count (*) FROM decision /*scan*/"), ==, 1);
  g_assert_cmpint (query (db, "SELECT count (*) FROM search_application /*scan*/"), ==, 1);
  g_assert_cmpint (query (db, "SELECT count (*) FROM search_decision /*scan*/"), ==, 1);
  assert_verified (db);

  char *folder = make_folder ();
  g_autoptr (GadibaDb) fresh = open_db_at (folder, GADIBA_DB_CREATE);
  g_autoptr (GPtrArray) is = list_schema (db);
  g_autoptr (GPtrArray) wanted = list_schema (fresh);
  for (guint i = 0; i < is->len && i < wanted->len; i++)
    g_assert_cmpstr (is->pdata[i], ==, wanted->pdata[i]);
  g_assert_cmpuint (is->len, ==, wanted->len);

  g_autoptr (GError) error = NULL;
  g_autofree char *code = gadiba_series_dup_code (db, "decision", &error);
  g_assert_cmpstr (code, ==, series);
  g_autoptr (GadibaDecision) decision = make_decision (GADIBA_OUTCOME_GRANTED);
  g_autofree char *number = import_and_issue (db, 2, decision, &error);
  g_assert_no_error (error);
  GadibaAction *action = begin_action (db, 1, "series");
  execute (db, "INSERT INTO series_code (kind, code) VALUES ('recovery', 'ATG')");
  commit_action (action);
  assert_verified (db);
  g_clear_pointer (&fresh, gadiba_db_close);
  remove_folder (folder);
}

static void
test_version_1 (Fixture *self, gconstpointer data)
{
  assert_migrated (self, "version-1.dump", "SP");
}

static void
test_version_2 (Fixture *self, gconstpointer data)
{
  assert_migrated (self, "version-2.dump", "LP");
}

static void
test_version_3 (Fixture *self, gconstpointer data)
{
  assert_migrated (self, "version-3.dump", "LP");
}

static void
test_version_4 (Fixture *self, gconstpointer data)
{
  assert_migrated (self, "version-4.dump", "LP");
}

static void
test_version_5 (Fixture *self, gconstpointer data)
{
  assert_migrated (self, "version-5.dump", "LP");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/db/create", test_create);
  ADD ("/db/shared", test_shared);
  ADD ("/db/missing", test_missing);
  ADD ("/db/other-file", test_other_file);
  ADD ("/db/newer", test_newer);
  ADD ("/db/locked", test_locked);
  ADD ("/db/damaged", test_damaged);
  ADD ("/db/read-only", test_read_only);
  g_test_add_func ("/db/remote", test_remote);
  ADD ("/db/statements", test_statements);
  ADD ("/db/plans", test_plans);
  ADD ("/db/transactions", test_transactions);
  ADD ("/db/migration", test_migration);
  ADD ("/db/migration-fails", test_migration_fails);
  ADD ("/db/version-1", test_version_1);
  ADD ("/db/version-2", test_version_2);
  ADD ("/db/version-3", test_version_3);
  ADD ("/db/version-4", test_version_4);
  ADD ("/db/version-5", test_version_5);
  return g_test_run ();
}
