/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "undo-test.h"

#include "gadiba-person-register.h"
#include "gadiba-search.h"

#define SET_WAGE(amount) "UPDATE income SET amount = " amount " WHERE id = 1"
#define FACT_OF_ANNA " FROM person_fact WHERE person = 1 AND fact = 'activity'"

typedef struct
{
  char *folder;
  GadibaDb *db;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_folder ();
  self->db = open_db (self->folder, GADIBA_DB_CREATE);
  make_undo_office (self->db);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  assert_verified (self->db);
  assert_search_kept (self->db);
  gadiba_db_close (self->db);
  remove_folder (self->folder);
}

static void
undo (Fixture *self, gint64 caseworker)
{
  g_autoptr (GError) error = NULL;
  gboolean done = take_back (self->db, caseworker, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (done);
}

static void
redo (Fixture *self, gint64 caseworker)
{
  g_autoptr (GError) error = NULL;
  gboolean done = take_back (self->db, caseworker, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (done);
}

/* What can be taken back and done again, told by words; NULL: nothing. */
static void
assert_undoable (Fixture *self, gint64 caseworker, const char *undo_words, const char *redo_words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaUndoable) found =
      gadiba_undo_find (self->db, GADIBA_OF_APPLICATION (1), caseworker, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->undo_words, ==, undo_words);
  g_assert_cmpstr (found->redo_words, ==, redo_words);
  g_assert_true ((found->undo == 0) == (undo_words == NULL));
  g_assert_true ((found->redo == 0) == (redo_words == NULL));
}

/* Nothing is stored, and the conflicts are these: "table.column" and how many entries
 * ago, one a line. */
static void
assert_conflicts (Fixture *self, gint64 caseworker, gboolean again, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  gint64 n_entries = query (self->db, "SELECT max (number) FROM journal");
  g_assert_false (take_back (self->db, caseworker, again, &conflicts, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONFLICT);
  g_assert_nonnull (conflicts);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const GadibaUndoConflict *conflict = conflicts->pdata[i];
      g_string_append_printf (found, "%s.%s %" G_GINT64_FORMAT "\n", conflict->table,
                              conflict->column != NULL ? conflict->column : "",
                              conflict->entry != 0 ? n_entries - conflict->entry : -1);
    }
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_cmpint (query (self->db, "SELECT max (number) FROM journal"), ==, n_entries);
}

/* --- one change --- */

static void
test_update (Fixture *self, gconstpointer data)
{
  assert_undoable (self, 1, NULL, NULL);
  EDIT (self->db, 1, SET_WAGE ("41000"));
  assert_undoable (self, 1, SET_WAGE ("41000"), NULL);
  undo (self, 1);
  g_assert_cmpint (query (self->db, "SELECT amount FROM income WHERE id = 1"), ==, 40000);
  assert_undoable (self, 1, NULL, SET_WAGE ("41000"));
  redo (self, 1);
  g_assert_cmpint (query (self->db, "SELECT amount FROM income WHERE id = 1"), ==, 41000);
  assert_undoable (self, 1, SET_WAGE ("41000"), NULL);
  undo (self, 1);
  g_assert_cmpint (query (self->db, "SELECT amount FROM income WHERE id = 1"), ==, 40000);
}

static void
test_insert_and_remove (Fixture *self, gconstpointer data)
{
  EDIT (self->db, 1, "DELETE FROM income WHERE id = 1",
        "INSERT INTO income (person, month, kind, amount) VALUES (1, '2026-01', 'wage', 7)");
  gint64 key = query (self->db, "SELECT max (id) FROM income");
  undo (self, 1);
  g_assert_cmpint (query (self->db, "SELECT amount FROM income WHERE id = 1"), ==, 40000);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM income /*scan*/"), ==, 2);
  redo (self, 1);
  g_assert_cmpint (query (self->db, "SELECT max (id) FROM income"), ==, key);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM income /*scan*/"), ==, 2);
  undo (self, 1);
  g_assert_cmpint (query (self->db, "SELECT amount FROM income WHERE id = 1"), ==, 40000);
}

/* An edit that writes what is there already can be taken back like others, and is out of the way
 * then. */
static void
test_nothing_changed (Fixture *self, gconstpointer data)
{
  EDIT (self->db, 1, SET_WAGE ("1"));
  EDIT (self->db, 1, SET_WAGE ("1 + 0"));
  undo (self, 1);
  assert_undoable (self, 1, SET_WAGE ("1"), SET_WAGE ("1 + 0"));
  undo (self, 1);
  g_assert_cmpint (query (self->db, "SELECT amount FROM income WHERE id = 1"), ==, 40000);
}

/* A row that the same entry inserts, changes and removes again. */
static void
test_one_row_often (Fixture *self, gconstpointer data)
{
  EDIT (self->db, 1, "INSERT INTO saving (person, day, amount) VALUES (2, '2026-02-10', 1)",
        "UPDATE saving SET amount = 2 WHERE person = 2",
        "UPDATE saving SET amount = 3 WHERE person = 2", SET_WAGE ("1"), SET_WAGE ("2"),
        "DELETE FROM income WHERE id = 1");
  undo (self, 1);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM saving /*scan*/"), ==, 1);
  g_assert_cmpint (query (self->db, "SELECT amount FROM income WHERE id = 1"), ==, 40000);
  redo (self, 1);
  g_assert_cmpint (query (self->db, "SELECT amount FROM saving WHERE person = 2"), ==, 3);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM income /*scan*/"), ==, 1);
}

/* Only the columns that were changed are set back; versions go up. */
static void
test_columns (Fixture *self, gconstpointer data)
{
  EDIT (self->db, 1, "UPDATE person SET sex = 'f', row_version = row_version + 1 WHERE id = 1");
  EDIT (self->db, 2,
        "UPDATE person SET other_id = 'A1', row_version = row_version + 1 WHERE id = 1");
  undo (self, 1);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM person WHERE id = 1 AND sex IS NULL"
                                    " AND other_id = 'A1' AND row_version = 4"),
                   ==, 1);
  redo (self, 1);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM person WHERE id = 1 AND sex = 'f'"
                                    " AND other_id = 'A1' AND row_version = 5"),
                   ==, 1);
  undo (self, 2);
  assert_undoable (self, 2, NULL,
                   "UPDATE person SET other_id = 'A1', row_version = row_version + 1 WHERE id = 1");
}

/* --- which change --- */

static void
test_order (Fixture *self, gconstpointer data)
{
  EDIT (self->db, 1, SET_WAGE ("1"));
  EDIT (self->db, 1, SET_WAGE ("2"));
  EDIT (self->db, 2, "UPDATE cost SET amount = 1 WHERE id = 1");
  EDIT (self->db, 1, SET_WAGE ("3"));
  undo (self, 1);
  undo (self, 1);
  assert_undoable (self, 1, SET_WAGE ("1"), SET_WAGE ("2"));
  redo (self, 1);
  assert_undoable (self, 1, SET_WAGE ("2"), SET_WAGE ("3"));
  /* What somebody else does is not one's own to undo, and leaves one's own. */
  assert_undoable (self, 2, "UPDATE cost SET amount = 1 WHERE id = 1", NULL);
  /* A new change forgets what was taken back. */
  EDIT (self->db, 1, SET_WAGE ("4"));
  assert_undoable (self, 1, SET_WAGE ("4"), NULL);
  for (int i = 0; i < 3; i++)
    undo (self, 1);
  g_assert_cmpint (query (self->db, "SELECT amount FROM income WHERE id = 1"), ==, 40000);
  assert_undoable (self, 1, NULL, SET_WAGE ("1"));
  /* The same after a restart. */
  gadiba_db_close (self->db);
  self->db = open_db (self->folder, GADIBA_DB_OPEN);
  assert_undoable (self, 1, NULL, SET_WAGE ("1"));
  redo (self, 1);
  g_assert_cmpint (query (self->db, "SELECT amount FROM income WHERE id = 1"), ==, 1);
}

/* A look at the application changes nothing of it, a decision ends all, whoever does it. */
static void
test_barriers (Fixture *self, gconstpointer data)
{
  EDIT (self->db, 1, SET_WAGE ("1"));
  EDIT (self->db, 1, SET_WAGE ("2"));
  undo (self, 1);
  change (self->db, 1, "history", (const char *const[]){ "SELECT 1", NULL });
  change (self->db, 2, "assess", (const char *const[]){ "SELECT 1", NULL });
  assert_undoable (self, 1, SET_WAGE ("1"), SET_WAGE ("2"));
  change (
      self->db, 2, "decide",
      (const char *const[]){ "UPDATE application SET property = 'declared' WHERE id = 1", NULL });
  assert_undoable (self, 1, NULL, NULL);
  EDIT (self->db, 1, SET_WAGE ("5"));
  assert_undoable (self, 1, SET_WAGE ("5"), NULL);
}

/* An erasure is not crossed, not even by changes that did not touch who was erased. */
static void
test_erasure (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  EDIT (self->db, 1, "UPDATE cost SET amount = 1 WHERE id = 1");
  EDIT (self->db, 1,
        "INSERT INTO person_fact (person, fact, value, from_day)"
        " VALUES (2, 'nva', 'yes', '2026-02-10')");
  EDIT (self->db, 1, "UPDATE cost SET amount = 2 WHERE id = 1");
  GadibaAction *action = begin_action (self->db, 1, "erase");
  gadiba_person_erase (action, 2, &error);
  g_assert_no_error (error);
  commit_action (action);
  assert_undoable (self, 1, NULL, NULL);
  action = begin_action (self->db, 1, "undo");
  g_assert_false (gadiba_undo_revert (action, GADIBA_OF_APPLICATION (1),
                                      gadiba_action_get_entry (action) - 3, NULL, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  gadiba_action_free (action);
  EDIT (self->db, 1, SET_WAGE ("5"));
  assert_undoable (self, 1, SET_WAGE ("5"), NULL);
}

/* --- conflicts --- */

static void
test_same_column (Fixture *self, gconstpointer data)
{
  EDIT (self->db, 1, SET_WAGE ("1"));
  EDIT (self->db, 2, SET_WAGE ("2"));
  EDIT (self->db, 2, "UPDATE cost SET amount = 1 WHERE id = 1");
  assert_conflicts (self, 1, FALSE, "income.amount 1\n");
  /* Gone again, it is not in the way; who came second did not touch the first one's. */
  undo (self, 2);
  undo (self, 2);
  g_assert_cmpint (query (self->db, "SELECT amount FROM income WHERE id = 1"), ==, 1);
}

static void
test_several_columns (Fixture *self, gconstpointer data)
{
  EDIT (self->db, 1, "UPDATE dwelling SET area = 5000, heating = 'gas', rooms = 2 WHERE id = 1");
  EDIT (self->db, 2, "UPDATE dwelling SET heating = 'central', street = 'Kalna iela' WHERE id = 1");
  assert_conflicts (self, 1, FALSE, "dwelling.heating 0\n");
  EDIT (self->db, 2, "UPDATE dwelling SET area = NULL WHERE id = 1");
  assert_conflicts (self, 1, FALSE, "dwelling.area 0\ndwelling.heating 1\n");
}

/* Rows come and go, yet it is the same field. */
static void
test_same_field (Fixture *self, gconstpointer data)
{
  EDIT (self->db, 1, "DELETE" FACT_OF_ANNA);
  EDIT (self->db, 2,
        "INSERT INTO person_fact (person, fact, value, from_day)"
        " VALUES (1, 'activity', 'pupil', '2026-02-10')");
  assert_conflicts (self, 1, FALSE, "person_fact. 0\n");
  EDIT (self->db, 1,
        "INSERT INTO income (person, month, kind, amount)"
        " VALUES (1, '2026-01', 'wage', 7)");
  EDIT (self->db, 2, SET_WAGE ("2"));
  assert_conflicts (self, 1, FALSE, "income. 0\n");
  EDIT (self->db, 1, "UPDATE cost SET amount = 1 WHERE id = 1");
  EDIT (self->db, 2, "DELETE FROM cost WHERE id = 1");
  assert_conflicts (self, 1, FALSE, "cost. 0\n");
}

static void
test_redo_conflict (Fixture *self, gconstpointer data)
{
  EDIT (self->db, 1, "DELETE" FACT_OF_ANNA,
        "INSERT INTO person_fact (person, fact, value, from_day)"
        " VALUES (1, 'activity', 'pupil', '2026-02-10')");
  undo (self, 1);
  EDIT (self->db, 2,
        "UPDATE person_fact SET value = 'carer' WHERE person = 1"
        " AND fact = 'activity' AND from_day = '2026-02-10'");
  assert_conflicts (self, 1, TRUE, "person_fact. 0\n");
  undo (self, 2);
  /* Somebody else's change and its undoing were in between: the field is as it was. */
  redo (self, 1);
  g_assert_cmpint (query (self->db, "SELECT count (*)" FACT_OF_ANNA " AND value = 'pupil'"), ==, 1);
}

/* What was added is in use by then. */
static void
test_in_use (Fixture *self, gconstpointer data)
{
  EDIT (self->db, 1, "INSERT INTO person (uid, born) VALUES (randomblob (16), '2000-01-01')",
        "INSERT INTO person_name (person, given, family, from_day)"
        " SELECT max (id), 'Ilze', 'Bērziņa', '2026-02-10' FROM person");
  EDIT (self->db, 2,
        "INSERT INTO person_fact (person, fact, value, from_day)"
        " SELECT max (id), 'activity', 'pupil', '2026-02-10' FROM person");
  assert_conflicts (self, 1, FALSE, "person. -1\n");
  undo (self, 2);
  undo (self, 1);
  g_assert_cmpint (query (self->db, "SELECT max (id) FROM person"), ==, 2);
}

/* What another application's file brought counts too. */
static void
test_import_between (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  EDIT (self->db, 1, SET_WAGE ("1"));
  g_autoptr (GadibaCase) from = parse_case (UNDO_CASE);
  GadibaAction *action = begin_action (self->db, 1, "import");
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, from, NULL, "IES", NULL, &error);
  g_assert_no_error (error);
  commit_action (action);
  assert_conflicts (self, 1, FALSE, "income. 0\n");
}

/* What the conflict is about, as the change that is to be taken back left it. */
static gint64
restore (Fixture *self, gint64 caseworker, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GadibaUndoable) found =
      gadiba_undo_find (self->db, GADIBA_OF_APPLICATION (1), caseworker, &error);
  g_assert_false (take_back (self->db, caseworker, FALSE, &conflicts, NULL));
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_autoptr (GadibaAction) action =
      gadiba_action_begin (self->db, caseworker, "undo", "words", NOW, &error);
  gboolean done = gadiba_undo_restore (action, GADIBA_OF_APPLICATION (1), found->undo,
                                       conflicts->pdata[0], &error);
  g_assert_no_error (error);
  g_assert_true (done);
  return query (self->db, sql);
}

static void
test_restore (Fixture *self, gconstpointer data)
{
  EDIT (self->db, 1, "UPDATE dwelling SET area = 1, rooms = 1 WHERE id = 1");
  EDIT (self->db, 2, "UPDATE dwelling SET area = 2, heating = 'gas' WHERE id = 1");
  EDIT (self->db, 2, "UPDATE dwelling SET area = 3 WHERE id = 1");
  g_assert_cmpint (restore (self, 1, "SELECT area FROM dwelling WHERE heating = 'gas' /*scan*/"),
                   ==, 1);
  EDIT (self->db, 1, "DELETE FROM income WHERE id = 1");
  EDIT (self->db, 2,
        "INSERT INTO income (person, month, kind, amount)"
        " VALUES (1, '2026-01', 'wage', 7)");
  EDIT (self->db, 2, "UPDATE income SET amount = 8 WHERE kind = 'wage' /*scan*/",
        "UPDATE income SET amount = 9 WHERE kind = 'pension' /*scan*/");
  g_assert_cmpint (restore (self, 1, "SELECT sum (amount) FROM income /*scan*/"), ==, 9);
  g_assert_cmpint (query (self->db, "SELECT sum (amount) FROM income /*scan*/"), ==, 17);
}

/* --- search --- */

static guint
count_hits (Fixture *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = gadiba_search (self->db, text, &error);
  g_assert_no_error (error);
  return hits->len;
}

static void
test_search (Fixture *self, gconstpointer data)
{
  EDIT (self->db, 1, "UPDATE person_name SET family = 'Ozola' WHERE person = 1",
        "UPDATE dwelling SET street = 'Kalna iela 1' WHERE id = 1",
        "INSERT INTO person (uid) VALUES (randomblob (16))",
        "INSERT INTO person_name (person, given, family, from_day)"
        " SELECT max (id), 'Ilze', 'Liepiņa', '2026-02-10' FROM person");
  undo (self, 1);
  g_assert_cmpuint (count_hits (self, "ozola"), ==, 0);
  g_assert_cmpuint (count_hits (self, "berzina"), ==, 1);
  redo (self, 1);
  g_assert_cmpuint (count_hits (self, "ozola anna"), ==, 1);
  g_assert_cmpuint (count_hits (self, "berzina"), ==, 0);
  g_assert_cmpuint (count_hits (self, "kalna 1"), ==, 2);
  g_assert_cmpuint (count_hits (self, "liepina"), ==, 1);
  undo (self, 1);
  g_assert_cmpuint (count_hits (self, "kalna 1"), ==, 0);
  g_assert_cmpuint (count_hits (self, "ezera 5"), ==, 2);
  g_assert_cmpuint (count_hits (self, "liepina"), ==, 0);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM search_text /*scan*/"), ==, 2);
}

/* --- everything --- */

/* All rows of all tables but their versions, as one text. */
static char *
dump (GadibaDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = _gadiba_journal_list_tables (db, &error);
  g_assert_no_error (error);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT * FROM %s ORDER BY id /*scan*/", (char *) tables->pdata[i]);
      sqlite3_stmt *rows = NULL;
      g_assert_cmpint (sqlite3_prepare_v2 (db->handle, sql, -1, &rows, NULL), ==, SQLITE_OK);
      while (sqlite3_step (rows) == SQLITE_ROW)
        {
          g_string_append (text, tables->pdata[i]);
          for (int k = 0; k < sqlite3_column_count (rows); k++)
            if (strcmp (sqlite3_column_name (rows, k), "row_version") != 0)
              g_string_append_printf (text, "|%d %s", sqlite3_column_bytes (rows, k),
                                      sqlite3_column_type (rows, k) == SQLITE_BLOB
                                          ? "bytes"
                                          : (const char *) sqlite3_column_text (rows, k));
          g_string_append_c (text, '\n');
        }
      sqlite3_finalize (rows);
    }
  return g_string_free (text, FALSE);
}

/* Tells the first line that differs. */
static void
assert_same (const char *found, const char *expected)
{
  g_auto (GStrv) a = g_strsplit (found, "\n", -1);
  g_auto (GStrv) b = g_strsplit (expected, "\n", -1);
  for (guint i = 0; a[i] != NULL || b[i] != NULL; i++)
    g_assert_cmpstr (a[i], ==, b[i]);
}

/* Any change of a row, of the many that there are. */
static void
edit_anything (Fixture *self)
{
  static const char *const sql[] = {
    "UPDATE income SET amount = amount + 100 /*scan*/",
    "UPDATE income SET evidence = 'register' WHERE id % 2 = 1 /*scan*/",
    "INSERT INTO income (person, month, kind, amount) VALUES (2, '2025-12', 'wage', 1) /*scan*/",
    "DELETE FROM income WHERE id = (SELECT max (id) FROM income) /*scan*/",
    "UPDATE person_fact SET to_day = '2026-02-10' WHERE to_day IS NULL /*scan*/",
    "INSERT INTO person_fact (person, fact, value, from_day) VALUES (1, 'stay', 'home',"
    " '2026-02-10') /*scan*/",
    "DELETE FROM person_fact WHERE id = (SELECT max (id) FROM person_fact) /*scan*/",
    "UPDATE person SET sex = iif (sex = 'f', 'm', 'f'), row_version = row_version + 1 /*scan*/",
    "UPDATE person_name SET given = given || 'a' WHERE person = 1 /*scan*/",
    "INSERT INTO person (uid, born) VALUES (randomblob (16), '1990-01-01') /*scan*/",
    "INSERT INTO person_name (person, given, family, from_day) SELECT max (id), 'Ilze',"
    " 'Liepiņa', '2026-02-10' FROM person /*scan*/",
    "UPDATE application SET household_group = iif (household_group = 'other', NULL, 'other'),"
    " row_version = row_version + 1 /*scan*/",
    "UPDATE dwelling SET area = coalesce (area, 0) + 50, heating = NULL /*scan*/",
    "INSERT INTO vehicle (household, mass, from_day) VALUES (1, 900, '2026-02-10') /*scan*/",
    "DELETE FROM vehicle WHERE id = (SELECT max (id) FROM vehicle) /*scan*/",
    "DELETE FROM saving /*scan*/",
    "INSERT OR IGNORE INTO application_benefit (application, benefit) VALUES (1, 'housing') "
    "/*scan*/",
    "INSERT INTO saving (person, day, amount) VALUES (2, '2026-02-10', 77) /*scan*/",
  };
  const char *chosen[5] = { NULL };
  for (int i = 0; i < g_test_rand_int_range (1, 5); i++)
    chosen[i] = sql[g_test_rand_int_range (0, G_N_ELEMENTS (sql))];
  change (self->db, 1, "edit", chosen);
}

/* Whatever is done, taking it back gives what was before, and doing it again what was after. */
static void
test_anything (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint at = 0;
  g_ptr_array_add (states, dump (self->db));
  for (guint i = 0; i < 150; i++)
    {
      int what = g_test_rand_int_range (0, 10);
      if (what < 4 && at > 0)
        {
          undo (self, 1);
          at--;
        }
      else if (what < 7 && at + 1 < states->len)
        {
          redo (self, 1);
          at++;
        }
      else
        {
          gint64 n = query (self->db, "SELECT max (id) FROM journal_row");
          edit_anything (self);
          /* Some change nothing. */
          if (query (self->db, "SELECT max (id) FROM journal_row") == n)
            continue;
          g_ptr_array_set_size (states, (int) ++at);
          g_ptr_array_add (states, dump (self->db));
          continue;
        }
      g_autofree char *found = dump (self->db);
      assert_same (found, states->pdata[at]);
    }
  while (at > 0)
    {
      undo (self, 1);
      at--;
    }
  g_autofree char *first = dump (self->db);
  assert_same (first, states->pdata[0]);
  g_autoptr (GError) error = NULL;
  gint64 n_keys = query (self->db, "SELECT count (*) FROM search_key /*scan*/");
  gint64 n_texts = query (self->db, "SELECT count (*) FROM search_text /*scan*/");
  g_assert_true (gadiba_search_rebuild (self->db, &error));
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM search_key /*scan*/"), ==, n_keys);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM search_text /*scan*/"), ==, n_texts);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/undo/update", test_update);
  ADD ("/undo/insert-and-remove", test_insert_and_remove);
  ADD ("/undo/one-row-often", test_one_row_often);
  ADD ("/undo/nothing-changed", test_nothing_changed);
  ADD ("/undo/columns", test_columns);
  ADD ("/undo/order", test_order);
  ADD ("/undo/barriers", test_barriers);
  ADD ("/undo/erasure", test_erasure);
  ADD ("/undo/same-column", test_same_column);
  ADD ("/undo/several-columns", test_several_columns);
  ADD ("/undo/same-field", test_same_field);
  ADD ("/undo/redo-conflict", test_redo_conflict);
  ADD ("/undo/in-use", test_in_use);
  ADD ("/undo/import-between", test_import_between);
  ADD ("/undo/restore", test_restore);
  ADD ("/undo/search", test_search);
  ADD ("/undo/anything", test_anything);
  return g_test_run ();
}
