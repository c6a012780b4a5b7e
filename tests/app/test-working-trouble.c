/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "full-disk.h"
#include "gadiba-office-register.h"
#include "working-case-test.h"

/* What is typed stays when it cannot be stored, and is told when somebody else was quicker. */

/* --- somebody else was quicker --- */

static void
test_conflict (Desk *self, gconstpointer data)
{
  gadiba_case_file_free (
      edit_well (self->office.berta, self->office.number, &wage, "120.00", "200.00"));
  set (self, &wage, "150", "wage");
  wait_for_state (self, GADIBA_STORED);

  g_assert_cmpuint (self->n_conflicts, ==, 1);
  g_assert_cmpuint (self->conflicts->len, ==, 1);
  const GadibaConflict *conflict = g_ptr_array_index (self->conflicts, 0);
  g_assert_true (gadiba_case_place_equal (&conflict->place, &wage));
  g_assert_cmpstr (conflict->mine, ==, "150.00");
  g_assert_cmpstr (conflict->theirs, ==, "200.00");
  g_assert_cmpstr (conflict->who, ==, "Berta Ozola");
  g_assert_null (self->told);
  assert_shown (self, &wage, "200.00");
  assert_in_records (self, &wage, "200.00");

  /* Now that both are known, one's own can be put in. */
  set (self, &wage, conflict->mine, "wage");
  wait_for_state (self, GADIBA_STORED);
  g_assert_cmpuint (self->n_conflicts, ==, 1);
  assert_in_records (self, &wage, "150.00");
}

/* One value of several is another's: none is stored, and what is typed meanwhile is. */
static void
test_conflict_among_others (Desk *self, gconstpointer data)
{
  const GadibaCasePlace places[] = { wage, tenure };
  const char *const values[] = { "150.00", "owned" };

  gadiba_case_file_free (
      edit_well (self->office.berta, self->office.number, &wage, "120.00", "200.00"));
  g_assert_true (gadiba_working_case_set_many (self->working, places, values, 2, "both", NULL));
  set (self, &rent, "50.00", "rent");
  wait_for_state (self, GADIBA_STORED);
  g_assert_cmpuint (self->n_conflicts, ==, 1);
  assert_shown (self, &wage, "200.00");
  assert_shown (self, &tenure, "rented");
  assert_shown (self, &rent, "50.00");
  assert_in_records (self, &wage, "200.00");
  assert_in_records (self, &tenure, "rented");
  assert_in_records (self, &rent, "50.00");
}

/* Both typed the same: nobody is asked anything. */
static void
test_no_conflict (Desk *self, gconstpointer data)
{
  gadiba_case_file_free (
      edit_well (self->office.berta, self->office.number, &wage, "120.00", "150.00"));
  set (self, &wage, "150", "wage");
  wait_for_state (self, GADIBA_STORED);
  g_assert_cmpuint (self->n_conflicts, ==, 0);
  g_assert_null (self->told);
  assert_shown (self, &wage, "150.00");
}

/* Somebody else stores another value while one's own is being typed. */
static void
test_conflict_while_typing (Desk *self, gconstpointer data)
{
  const GadibaCaseChange change = CHANGE (&wage, "120.00", "150");
  g_autoptr (GError) error = NULL;

  gadiba_case_file_free (
      edit_well (self->office.berta, self->office.number, &wage, "120.00", "200.00"));
  gadiba_working_case_poll (self->working);
  finish_jobs (self->session);
  assert_shown (self, &wage, "200.00");
  g_assert_true (gadiba_working_case_set_since (self->working, &change, "wage", &error));
  g_assert_no_error (error);
  wait_for_state (self, GADIBA_STORED);
  g_assert_cmpuint (self->n_conflicts, ==, 1);
  assert_shown (self, &wage, "200.00");
  assert_in_records (self, &wage, "200.00");
}

/* An action on the application. */
static void
execute_elsewhere (Desk *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (self->office.path, GADIBA_DB_OPEN, 0, &error);

  g_assert_no_error (error);
  GadibaAction *action = begin_action (db, 1, "decide");
  gadiba_action_set_subject (action, "application", 1);
  execute (db, sql);
  commit_action (action);
}

/* It was decided at another desk: a sentence, and nothing is changed. */
static void
test_decided_elsewhere (Desk *self, gconstpointer data)
{
  const GadibaCaseChange change = CHANGE (&wage, "120.00", "150");
  g_autoptr (GError) first = NULL, second = NULL, third = NULL;

  execute_elsewhere (self, "UPDATE application SET state = 'decided' WHERE id = 1");
  gadiba_working_case_refresh (self->working);
  finish_jobs (self->session);
  g_assert_false (gadiba_working_case_is_open (self->working));
  g_assert_false (gadiba_working_case_set (self->working, &wage, "150", "wage", &first));
  g_assert_error (first, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CHANGED);
  g_assert_false (gadiba_working_case_set_since (self->working, &change, "wage", &second));
  g_assert_error (second, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CHANGED);
  g_assert_false (gadiba_working_case_check_open (self->working, &third));
  g_assert_nonnull (strstr (third->message, self->office.number));
  assert_shown (self, &wage, "120.00");
  g_assert_cmpint (gadiba_working_case_get_state (self->working), ==, GADIBA_STORED);
}

/* It was decided between the typing and the storing: what was typed is told. */
static void
test_decided_while_storing (Desk *self, gconstpointer data)
{
  execute_elsewhere (self, "UPDATE application SET state = 'decided' WHERE id = 1");
  set (self, &wage, "150", "wage");
  wait_for_state (self, GADIBA_STORED);
  finish_jobs (self->session);
  g_assert_nonnull (self->refused);
  g_assert_nonnull (strstr (self->refused, "150,00"));
  g_assert_null (self->told);
  assert_shown (self, &wage, "120.00");
  g_assert_false (gadiba_working_case_is_open (self->working));
}

/* --- trouble --- */

static void
test_trouble (Desk *self, gconstpointer data)
{
  gint64 entries = count (&self->office, N_ENTRIES);

  stop_disk ();
  set (self, &wage, "1.00", "first");
  set (self, &wage, "2.00", "second");
  wait_for_state (self, GADIBA_NOT_STORED);
  set (self, &rent, "3.00", "third"); /* tries again */
  g_assert_cmpint (gadiba_working_case_get_state (self->working), ==, GADIBA_STORING);
  wait_for_state (self, GADIBA_NOT_STORED);
  gadiba_working_case_retry (self->working);
  wait_for_state (self, GADIBA_NOT_STORED);
  mend_disk ();
  g_assert_nonnull (gadiba_working_case_get_trouble (self->working));
  g_assert_null (self->told);
  assert_shown (self, &wage, "2.00");
  assert_shown (self, &rent, "3.00");
  assert_in_records (self, &wage, "120.00");
  g_assert_cmpuint (self->n_stored, ==, 0);

  gadiba_working_case_retry (self->working);
  wait_for_state (self, GADIBA_STORED);
  g_assert_cmpuint (self->n_stored, ==, 1); /* of all three */
  g_assert_null (gadiba_working_case_get_trouble (self->working));
  assert_in_records (self, &wage, "2.00");
  assert_in_records (self, &rent, "3.00");
  g_assert_cmpint (count (&self->office, N_ENTRIES), ==, entries + 3);
  g_assert_cmpuint (self->n_conflicts, ==, 0);
}

/* A second attempt while nothing is wrong stores nothing twice. */
static void
test_retry_without_trouble (Desk *self, gconstpointer data)
{
  gint64 entries = count (&self->office, N_ENTRIES);

  set (self, &wage, "1.00", "wage");
  gadiba_working_case_retry (self->working);
  gadiba_working_case_retry (self->working);
  wait_for_state (self, GADIBA_STORED);
  gadiba_working_case_retry (self->working);
  finish_jobs (self->session);
  g_assert_cmpint (count (&self->office, N_ENTRIES), ==, entries + 1);
}

/* Polling and reading anew do not overtake what waits. */
static void
test_refresh_in_trouble (Desk *self, gconstpointer data)
{
  stop_disk ();
  set (self, &wage, "1.00", "wage");
  wait_for_state (self, GADIBA_NOT_STORED);
  gadiba_working_case_poll (self->working);
  gadiba_working_case_refresh (self->working);
  finish_jobs (self->session);
  mend_disk ();
  assert_shown (self, &wage, "1.00");
  g_assert_cmpint (gadiba_working_case_get_state (self->working), ==, GADIBA_NOT_STORED);
  gadiba_working_case_retry (self->working);
  wait_for_state (self, GADIBA_STORED);
  assert_in_records (self, &wage, "1.00");
}

/* Another process holds the lock for longer than anybody waits. */
static void
test_lock (Desk *self, gconstpointer data)
{
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (self->office.path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  set (self, &wage, "1.00", "first");
  set (self, &wage, "2.00", "second");
  wait_for_state (self, GADIBA_NOT_STORED);
  g_assert_nonnull (gadiba_working_case_get_trouble (self->working));
  g_assert_cmpint (sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  gadiba_working_case_retry (self->working);
  wait_for_state (self, GADIBA_STORED);
  assert_in_records (self, &wage, "2.00");
}

/* Another process holds the file while the records are only read: nothing of anybody's waits. */
static void
test_unread (Desk *self, gconstpointer data)
{
  sqlite3 *other = NULL;

  execute_elsewhere (self, "UPDATE income SET amount = 20000");
  g_assert_cmpint (sqlite3_open (self->office.path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  gadiba_working_case_refresh (self->working);
  wait_for_state (self, GADIBA_STORED);
  g_assert_null (gadiba_working_case_get_trouble (self->working));
  g_assert_cmpuint (self->n_told, ==, 1);
  g_assert_cmpint (sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  gadiba_working_case_poll (self->working);
  finish_jobs (self->session);
  assert_shown (self, &wage, "200.00");
  g_assert_cmpuint (self->n_told, ==, 1);
}

static const char take_away[] = "CREATE TEMP TABLE kept AS SELECT name, sql FROM sqlite_master;"
                                "ALTER TABLE income RENAME TO away";
static const char put_back[] = "ALTER TABLE away RENAME TO income; PRAGMA writable_schema = ON;"
                               "UPDATE sqlite_master SET sql ="
                               " (SELECT k.sql FROM kept k WHERE k.name = sqlite_master.name);"
                               "PRAGMA writable_schema = RESET";

/* The records cannot be read at all: it is told once, and asked for without end by nobody. What was
 * refused meanwhile is shown until they can. */
static void
test_unreadable (Desk *self, gconstpointer data)
{
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (self->office.path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, take_away, NULL, NULL, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < 3; i++)
    {
      gadiba_working_case_refresh (self->working);
      finish_jobs (self->session);
      g_assert_cmpint (gadiba_working_case_get_state (self->working), ==, GADIBA_STORED);
      g_assert_cmpuint (self->n_told, ==, 1);
    }
  g_assert_cmpint (sqlite3_exec (other, put_back, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  execute_elsewhere (self, "UPDATE income SET amount = 20000");
  gadiba_working_case_poll (self->working);
  finish_jobs (self->session);
  assert_shown (self, &wage, "200.00");
  g_assert_cmpuint (self->n_told, ==, 1);
}

/* What stands in the way of everything else can be given up; the records stay as they are. */
static void
test_give_up (Desk *self, gconstpointer data)
{
  gint64 entries = count (&self->office, N_ENTRIES);

  g_assert_null (gadiba_working_case_dup_waiting (self->working));
  gadiba_working_case_give_up (self->working); /* there is nothing */
  stop_disk ();
  set (self, &wage, "1.00", "first");
  set (self, &rent, "3.00", "second");
  wait_for_state (self, GADIBA_NOT_STORED);
  g_autofree char *first = gadiba_working_case_dup_waiting (self->working);
  g_assert_nonnull (strstr (first, "1,00"));
  gadiba_working_case_give_up (self->working);
  wait_for_state (self, GADIBA_NOT_STORED);
  g_autofree char *second = gadiba_working_case_dup_waiting (self->working);
  g_assert_nonnull (strstr (second, "3,00"));
  assert_shown (self, &rent, "3.00");
  g_assert_cmpuint (self->n_stored, ==, 0);
  gadiba_working_case_give_up (self->working);
  wait_for_state (self, GADIBA_STORED);
  g_assert_cmpuint (self->n_stored, ==, 1);
  mend_disk ();
  assert_shown (self, &wage, "120.00");
  assert_shown (self, &rent, "45.00");
  g_assert_cmpint (count (&self->office, N_ENTRIES), ==, entries);
  set (self, &rent, "4.00", "third");
  wait_for_state (self, GADIBA_STORED);
  assert_in_records (self, &rent, "4.00");
  assert_in_records (self, &wage, "120.00");
}

/* --- whoever waits for an answer --- */

static gpointer
remove_spouse (GadibaOffice *office, const GadibaMoment *now, gpointer data, GError **error)
{
  return gadiba_office_remove_member (office, data, "p2", now, error);
}

static void
on_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;
  gboolean done = gadiba_working_case_run_finish (GADIBA_WORKING_CASE (source), result, error);

  g_assert_true (done == (*error == NULL));
  if (done) /* so that it is seen that there was one */
    *error = g_error_new_literal (GADIBA_OFFICE_ERROR, -1, "done");
}

static void
ask (Desk *self, GError **error)
{
  const GadibaJob job = { remove_spouse, g_strdup (self->office.number), g_free, NULL };

  gadiba_working_case_run_async (self->working, &job, "spouse", on_answered_cb, error);
}

static void
test_answer (Desk *self, gconstpointer data)
{
  g_autoptr (GError) alone = NULL, behind = NULL, again = NULL, refused = NULL;

  stop_disk ();
  ask (self, &alone);
  wait_until (is_set, &alone);
  g_assert_true (gadiba_office_may_pass (alone));
  wait_for_state (self, GADIBA_STORED); /* whoever asked has it still */
  set (self, &wage, "1.00", "wage");
  wait_for_state (self, GADIBA_NOT_STORED);
  ask (self, &behind);
  wait_until (is_set, &behind);
  g_assert_true (gadiba_office_may_pass (behind));
  wait_for_state (self, GADIBA_NOT_STORED);
  mend_disk ();
  ask (self, &again);
  wait_until (is_set, &again);
  g_assert_cmpstr (again->message, ==, "done");
  wait_for_state (self, GADIBA_STORED);
  assert_in_records (self, &wage, "1.00");
  g_assert_cmpuint (gadiba_working_case_get_case (self->working)->persons->len, ==, 1);
  ask (self, &refused);
  wait_until (is_set, &refused);
  g_assert_error (refused, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
  g_assert_null (self->told);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("conflict", test_conflict);
  TEST ("conflict-among-others", test_conflict_among_others);
  TEST ("no-conflict", test_no_conflict);
  TEST ("conflict-while-typing", test_conflict_while_typing);
  TEST ("decided-elsewhere", test_decided_elsewhere);
  TEST ("decided-while-storing", test_decided_while_storing);
  TEST ("trouble", test_trouble);
  TEST ("retry-without-trouble", test_retry_without_trouble);
  TEST ("refresh-in-trouble", test_refresh_in_trouble);
  TEST ("lock", test_lock);
  TEST ("unread", test_unread);
  TEST ("unreadable", test_unreadable);
  TEST ("give-up", test_give_up);
  TEST ("answer", test_answer);
  return g_test_run ();
}
