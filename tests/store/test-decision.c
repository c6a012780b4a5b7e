/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decision-test.h"
#include "gadiba-papers.h"
#include "gadiba-search.h"
#include "gadiba-store.h"

typedef struct
{
  char *folder;
  GadibaDb *db;
  GadibaDecision *decision;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_folder ();
  self->db = open_db (self->folder, GADIBA_DB_CREATE);
  make_office (self->db);
  self->decision = make_decision ((GadibaOutcome) GPOINTER_TO_INT (data));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gadiba_decision_free (self->decision);
  if (self->db != NULL)
    assert_search_kept (self->db);
  g_clear_pointer (&self->db, gadiba_db_close);
  remove_folder (self->folder);
}

static void
test_issue (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = import_and_issue (self->db, 1, self->decision, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (number, ==, "SP/2026/1");
  g_autoptr (GadibaIssued) issued = gadiba_decision_read (self->db, number, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (issued->application_number, ==, "IES/2026/1");
  g_assert_cmpint (issued->day, ==, self->decision->day);
  g_autoptr (GadibaCase) from = make_case (1);
  g_autoptr (GBytes) text = gadiba_case_write (from);
  g_assert_true (g_bytes_equal (text, issued->case_file));
  g_assert_true (g_bytes_equal (text, issued->letter));
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM decision_month /*scan*/"), ==, 3);
  g_assert_cmpint (query (self->db, "SELECT age FROM decision /*scan*/"), ==, 45);
  g_assert_cmpint (query (self->db, "SELECT first_this_year FROM decision /*scan*/"), ==, 1);
  g_assert_cmpint (query (self->db, "SELECT state = 'decided' FROM application /*scan*/"), ==, 1);
  g_autoptr (GPtrArray) events =
      gadiba_application_list_events (self->db, issued->application, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 2);
  g_assert_cmpstr (((GadibaEvent *) events->pdata[1])->action, ==, "decide");
  g_assert_cmpstr (((GadibaEvent *) events->pdata[1])->caseworker, ==, "Anna Liepa");
  g_autoptr (GPtrArray) of_person = gadiba_person_list_events (self->db, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_person->len, ==, 2);
  g_autoptr (GPtrArray) hits = gadiba_search (self->db, "sp/2026/1", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((GadibaHit *) hits->pdata[0])->number, ==, "SP/2026/1");
  g_autoptr (GadibaIssued) none = gadiba_decision_read (self->db, "SP/2026/9", &error);
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
}

static void
assert_not_issued (Fixture *self, guint n, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = import_and_issue (self->db, n, self->decision, &error);
  g_assert_null (number);
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM frozen_text /*scan*/"), ==, 0);
  g_assert_cmpint (
      query (self->db, "SELECT count (*) FROM series WHERE kind = 'decision' /*scan*/"), ==, 0);
  assert_verified (self->db);
}

static void
test_refusal (Fixture *self, gconstpointer data)
{
  assert_not_issued (self, 1, "hearing");
  self->decision->heard = self->decision->day;
  self->decision->heard_text = g_strdup ("Nav iebildumu.");
  assert_not_issued (self, 2, "considerations");
  self->decision->considerations = g_strdup ("Ienākumi pārsniedz slieksni.");
  g_autoptr (GError) error = NULL;
  g_autofree char *number = import_and_issue (self->db, 3, self->decision, &error);
  g_assert_no_error (error);
  assert_verified (self->db);
}

static void
test_early (Fixture *self, gconstpointer data)
{
  self->decision->day = gadiba_date_new (2026, 2, 9);
  assert_not_issued (self, 1, "2026-02-10");
  self->decision->day = gadiba_date_new (2019, 2, 9);
  assert_not_issued (self, 2, "2026-02-10");
}

static void
test_left_open (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = import_and_issue (self->db, 1, self->decision, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query (self->db, "SELECT state = 'open' FROM application /*scan*/"), ==, 1);
  g_assert_cmpint (query (self->db, "SELECT amount IS NULL FROM decision_item /*scan*/"), ==, 1);
  assert_verified (self->db);
}

static void
test_papers (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = import_and_issue (self->db, 1, self->decision, &error);
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7", 8);
  guint8 digest[GADIBA_PAPER_DIGEST_SIZE];
  gint64 id = 0;
  g_assert_true (gadiba_papers_put (self->db, pdf, digest, &error));
  g_assert_true (gadiba_papers_put (self->db, pdf, digest, &error));
  g_assert_no_error (error);
  GadibaPaper paper = { .kind = "decision-pdf",
                        .media_type = "application/pdf",
                        .decision = 1,
                        .added = self->decision->day };
  GadibaAction *action = begin_action (self->db, 1, "print");
  g_assert_true (gadiba_papers_name (action, &paper, digest, &id, &error));
  commit_action (action);
  g_autoptr (GBytes) back = gadiba_papers_get_decision_pdf (self->db, 1, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (back, pdf));
  g_assert_true (gadiba_papers_verify (self->db, &error));
  assert_verified (self->db);

  g_autofree char *path = g_strconcat (gadiba_db_get_path (self->db), "-papers", NULL);
  sqlite3 *other = NULL;
  sqlite3_open (path, &other);
  sqlite3_exec (other, "DROP TRIGGER paper_unchanged; UPDATE paper SET content = x'25'", NULL, NULL,
                NULL);
  sqlite3_close (other);
  g_assert_false (gadiba_papers_verify (self->db, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_ALTERED);
}

/* --- the thread --- */

static gpointer
count_entries (GadibaDb *db, gpointer data, GError **error)
{
  g_assert_true (g_thread_self () != data);
  gint64 n = 0;
  return gadiba_db_query_int (db, "SELECT max (number) FROM journal", NULL, &n, error)
             ? g_memdup2 (&n, sizeof n)
             : NULL;
}

static gpointer
fail (GadibaDb *db, gpointer data, GError **error)
{
  gadiba_db_execute (db, "SELECT no_such_column", NULL, error);
  return NULL;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = gadiba_store_run_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (*n, ==, GADIBA_DB_VERSION + 1);
  g_main_loop_quit (data);
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (gadiba_store_run_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_main_loop_quit (data);
}

static void
test_thread (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_strdup (gadiba_db_get_path (self->db));
  g_clear_pointer (&self->db, gadiba_db_close);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaStore) store = gadiba_store_open (path, GADIBA_DB_OPEN, 0, &error);
  g_assert_no_error (error);
  g_autofree gint64 *n = gadiba_store_run (store, count_entries, g_thread_self (), &error);
  g_assert_no_error (error);
  g_assert_cmpint (*n, ==, GADIBA_DB_VERSION + 1);
  g_assert_null (gadiba_store_run (store, fail, NULL, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_FAILED);
  g_clear_error (&error);

  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  gadiba_store_run_async (store, count_entries, g_thread_self (), NULL,
                          g_task_new (NULL, NULL, counted_cb, loop), g_free);
  g_main_loop_run (loop);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_cancellable_cancel (cancellable);
  gadiba_store_run_async (store, count_entries, g_thread_self (), NULL,
                          g_task_new (NULL, cancellable, cancelled_cb, loop), g_free);
  g_main_loop_run (loop);

  g_autoptr (GadibaStore) none = gadiba_store_open ("/nowhere/x", GADIBA_DB_OPEN, 0, &error);
  g_assert_null (none);
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
}

#define ADD(path, outcome, function)                                                               \
  g_test_add (path, Fixture, GINT_TO_POINTER (outcome), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/decision/issue", GADIBA_OUTCOME_GRANTED, test_issue);
  ADD ("/decision/refusal", GADIBA_OUTCOME_REFUSED, test_refusal);
  ADD ("/decision/early", GADIBA_OUTCOME_GRANTED, test_early);
  ADD ("/decision/left-open", GADIBA_OUTCOME_LEFT_OPEN, test_left_open);
  ADD ("/decision/papers", GADIBA_OUTCOME_GRANTED, test_papers);
  ADD ("/decision/thread", GADIBA_OUTCOME_GRANTED, test_thread);
  return g_test_run ();
}
