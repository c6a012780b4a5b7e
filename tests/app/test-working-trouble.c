/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "full-disk.h"
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

  gadiba_working_case_retry (self->working);
  wait_for_state (self, GADIBA_STORED);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("conflict", test_conflict);
  TEST ("conflict-among-others", test_conflict_among_others);
  TEST ("no-conflict", test_no_conflict);
  TEST ("trouble", test_trouble);
  TEST ("retry-without-trouble", test_retry_without_trouble);
  TEST ("refresh-in-trouble", test_refresh_in_trouble);
  TEST ("lock", test_lock);
  return g_test_run ();
}
