/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decision-test.h"
#include "gadiba-search.h"

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
  make_office (self->db);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->db != NULL)
    assert_search_kept (self->db);
  g_clear_pointer (&self->db, gadiba_db_close);
  remove_folder (self->folder);
}

static GadibaBatch *
begin_batch (GadibaDb *db)
{
  g_autoptr (GError) error = NULL;
  GadibaBatch *batch = gadiba_batch_begin (db, &error);
  g_assert_no_error (error);
  return batch;
}

static void
commit_batch (GadibaBatch *batch)
{
  g_autoptr (GError) error = NULL;
  gadiba_batch_commit (batch, &error);
  g_assert_no_error (error);
  gadiba_batch_free (batch);
}

/* Imports in an action of its own. Returns: whether it was stored; else @code is the error's */
static gboolean
import (GadibaDb *db, const GadibaCase *from, GBytes *file, int *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaAction) action = begin_action (db, 1, "import");
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, from, file, "IES", NULL, &error);
  if (application != NULL)
    gadiba_action_commit (action, &error);
  *code = error != NULL ? error->code : -1;
  if (error != NULL)
    g_assert_true (error->domain == GADIBA_STORE_ERROR);
  return error == NULL;
}

/* Somebody with a household of her own, and a member of another one: refused. */
static GadibaCase *
make_refused (void)
{
  return parse_case (
      "<case xmlns=\"urn:gadiba:case:1\"><application received=\"2026-03-10\"/><household>"
      "<person id=\"p1\" applicant=\"yes\" given=\"Ilze\" family=\"Kalniņa\""
      " code=\"320001-00001\" relation=\"self\"/>"
      "<person id=\"p2\" given=\"Anna-1\" family=\"Bērziņa\" code=\"320000-00001\""
      " relation=\"sibling\"/></household></case>");
}

static gint64
count_images (GadibaDb *db)
{
  return query (db, "SELECT count (*) FROM journal_row /*scan*/");
}

/* A case that is refused leaves nothing; those before and behind it are stored. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  GadibaDb *db = self->db;
  gint64 n_entries = query (db, "SELECT max (number) FROM journal");
  int code = 0;
  GadibaBatch *batch = begin_batch (db);
  for (guint n = 1; n <= 3; n++)
    {
      g_autoptr (GadibaCase) from = make_case (n);
      g_assert_true (import (db, from, NULL, &code));
      g_autoptr (GadibaCase) refused = make_refused ();
      g_assert_false (import (db, refused, NULL, &code));
      g_assert_cmpint (code, ==, GADIBA_STORE_ERROR_REFUSED);
    }
  commit_batch (batch);
  g_assert_cmpint (query (db, "SELECT max (number) FROM journal"), ==, n_entries + 3);
  g_assert_cmpint (query (db, "SELECT count (*) FROM application /*scan*/"), ==, 3);
  g_assert_cmpint (query (db, "SELECT max (num) FROM application /*scan*/"), ==, 3);
  g_assert_cmpint (query (db, "SELECT count (*) FROM person /*scan*/"), ==, 3);
  g_assert_cmpint (query (db, "SELECT count (*) FROM household /*scan*/"), ==, 3);
  g_assert_cmpint (query (db, "SELECT count (*) FROM journal WHERE action = 'import'"
                              " AND about = 'application' /*scan*/"),
                   ==, 3);
  assert_verified (db);
  g_autoptr (GPtrArray) none = gadiba_search (db, "kalnina", NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_autoptr (GPtrArray) hits = gadiba_search (db, "berzina anna-3", NULL);
  g_assert_cmpuint (hits->len, ==, 1);
}

/* Without the batch's commit there is nothing, and work goes on. */
static void
test_dropped (Fixture *self, gconstpointer data)
{
  GadibaDb *db = self->db;
  gint64 n_images = count_images (db);
  int code = 0;
  GadibaBatch *batch = begin_batch (db);
  for (guint n = 1; n <= 3; n++)
    {
      g_autoptr (GadibaCase) from = make_case (n);
      g_assert_true (import (db, from, NULL, &code));
    }
  gadiba_batch_free (batch);
  g_assert_cmpint (count_images (db), ==, n_images);
  g_assert_cmpint (query (db, "SELECT count (*) FROM series /*scan*/"), ==, 0);
  g_autoptr (GadibaCase) from = make_case (2);
  g_assert_true (import (db, from, NULL, &code));
  g_autoptr (GPtrArray) hits = gadiba_search (db, "berzina", NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  assert_verified (db);
}

/* A part of an action that fails takes back that action, and no other. */
static void
test_doomed (Fixture *self, gconstpointer data)
{
  GadibaDb *db = self->db;
  g_autoptr (GError) error = NULL;
  GadibaBatch *batch = begin_batch (db);
  GadibaAction *action = begin_action (db, 1, "edit");
  execute (db, "INSERT INTO household (uid) VALUES (randomblob (16))");
  commit_action (action);
  action = begin_action (db, 1, "edit");
  execute (db, "INSERT INTO household (uid) VALUES (randomblob (16))");
  gadiba_transaction_free (gadiba_db_begin (db, &error));
  g_assert_false (gadiba_action_commit (action, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_FAILED);
  gadiba_action_free (action);
  commit_action (begin_action (db, 1, "look"));
  commit_batch (batch);
  g_assert_cmpint (query (db, "SELECT count (*) FROM household /*scan*/"), ==, 1);
  g_assert_cmpint (query (db, "SELECT n_rows FROM journal ORDER BY number DESC LIMIT 1"), ==, 0);
  assert_verified (db);
}

/* What one action stored, the next one in the batch finds. */
static void
test_seen (Fixture *self, gconstpointer data)
{
  GadibaDb *db = self->db;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = g_bytes_new_static ("file", 4);
  g_autoptr (GadibaCase) first = make_case (1);
  g_autoptr (GadibaCase) later = make_case (1);
  g_autoptr (GadibaCase) other = make_case (2);
  g_autoptr (GadibaCase) without_code = make_case (1);
  g_array_index (without_code->persons, GadibaCasePerson, 0).code = NULL;
  later->application.received += 40;
  int code = 0;
  GadibaBatch *batch = begin_batch (db);
  g_assert_true (import (db, first, file, &code));
  g_assert_false (import (db, other, file, &code));
  g_assert_cmpint (code, ==, GADIBA_STORE_ERROR_EXISTS);
  g_assert_false (import (db, without_code, NULL, &code));
  g_assert_cmpint (code, ==, GADIBA_STORE_ERROR_QUESTION);
  g_assert_true (import (db, later, NULL, &code));
  g_assert_cmpint (query (db, "SELECT count (*) FROM application /*scan*/"), ==, 2);
  g_autoptr (GadibaApplication) application = gadiba_application_find (db, "IES/2026/2", &error);
  g_assert_no_error (error);
  g_autoptr (GadibaCase) back = gadiba_application_read (db, application->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (back->persons->len, ==, 1);
  commit_batch (batch);
  g_assert_cmpint (query (db, "SELECT count (*) FROM person /*scan*/"), ==, 1);
  assert_verified (db);
}

/* --- as one by one --- */

/* The rows of @sql as text. */
static char *
list (GadibaDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaStatement) statement = gadiba_db_query (db, sql, NULL, &error);
  GString *text = g_string_new (NULL);
  gboolean row = TRUE;
  while (row)
    {
      g_assert_true (gadiba_statement_step (statement, &row, &error));
      if (row)
        g_string_append_printf (text, "%s\n", gadiba_statement_get_text (statement, 0));
    }
  return g_string_free (text, FALSE);
}

/* Everything that is not drawn at random: images without a record's uid, which stands behind its
 * key. */
static const char *const contents[] = {
  "SELECT number || '|' || coalesce (caseworker, '') || '|' || action || '|' || coalesce (about,"
  " '') || '|' || coalesce (about_row, '') || '|' || first_row || '|' || n_rows FROM journal"
  " WHERE number > 1 ORDER BY number /*scan*/",
  "SELECT r.id || '|' || r.entry || '|' || s.name || '|' || r.row || '|' || (CASE WHEN s.columns"
  " GLOB 'id uid *' THEN coalesce (hex (substr (r.old, 31)), '') || '|' || coalesce (hex (substr"
  " (r.new, 31)), '') ELSE coalesce (hex (r.old), '') || '|' || coalesce (hex (r.new), '') END)"
  " FROM journal_row r JOIN journal_shape s ON s.id = r.shape WHERE r.entry > 1"
  " ORDER BY r.id /*scan*//*sort*/",
  "SELECT key || '|' || kind || '|' || person || '|' || target FROM search_key"
  " ORDER BY kind, key, person, target /*scan*/",
  "SELECT rowid || '|' || words FROM search_text ORDER BY rowid /*scan*/",
};

/* Imports all cases of the tests, in batches of @size; 0: one by one. Returns: what became of each
 */
static char *
import_all (GadibaDb *db, const GPtrArray *cases, guint size)
{
  GString *codes = g_string_new (NULL);
  GadibaBatch *batch = NULL;
  for (guint i = 0; i < cases->len; i++)
    {
      int code;
      if (size > 0 && i % size == 0)
        batch = begin_batch (db);
      import (db, cases->pdata[i], NULL, &code);
      g_string_append_printf (codes, "%d ", code);
      if (size > 0 && (i % size == size - 1 || i == cases->len - 1))
        commit_batch (g_steal_pointer (&batch));
    }
  return g_string_free (codes, FALSE);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const GadibaCase *first = *(const GadibaCase *const *) a;
  const GadibaCase *second = *(const GadibaCase *const *) b;
  return first->application.received - second->application.received;
}

static GPtrArray *
load_cases (void)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_case_free);
  for (guint i = 0; i < G_N_ELEMENTS (case_folders); i++)
    {
      g_autoptr (GPtrArray) names = list_test_files (case_folders[i], ".xml");
      for (guint k = 0; k < names->len; k++)
        g_ptr_array_add (cases, load_case (case_folders[i], names->pdata[k]));
    }
  for (guint n = 0; n < 40; n++)
    g_ptr_array_add (cases, make_case (n / 2 + n % 2 * 13));
  g_ptr_array_sort (cases, compare_days);
  return cases;
}

/* The same persons come again and again, some of them in other households. */
static void
test_same (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) cases = load_cases ();
  g_autofree char *codes = import_all (self->db, cases, 0);
  g_test_message ("%s", codes);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM application /*scan*/"), >, 40);
  assert_verified (self->db);
  g_assert_true (gadiba_search_rebuild (self->db, NULL));
  static const guint sizes[] = { 1, 7, 1000 };
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      char *folder = make_folder ();
      g_autoptr (GadibaDb) db = open_db (folder, GADIBA_DB_CREATE);
      make_office (db);
      g_autofree char *again = import_all (db, cases, sizes[i]);
      g_assert_cmpstr (again, ==, codes);
      g_assert_cmpint (query (db, "SELECT count (*) FROM search_text /*scan*/"), ==,
                       query (db, "SELECT count (*) FROM person /*scan*/"));
      /* Somebody's address may be newer than when he or she was looked at last. */
      g_assert_true (gadiba_search_rebuild (db, NULL));
      for (guint k = 0; k < G_N_ELEMENTS (contents); k++)
        {
          g_autofree char *expected = list (self->db, contents[k]);
          g_autofree char *found = list (db, contents[k]);
          g_assert_cmpstr (found, ==, expected);
        }
      assert_verified (db);
      g_clear_pointer (&db, gadiba_db_close);
      remove_folder (folder);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/batch/refused", test_refused);
  ADD ("/batch/dropped", test_dropped);
  ADD ("/batch/doomed", test_doomed);
  ADD ("/batch/seen", test_seen);
  ADD ("/batch/same", test_same);
  return g_test_run ();
}
