/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "gadiba-application.h"
#include "gadiba-case-write.h"
#include "gadiba-decision-register.h"
#include "gadiba-office-demo.h"
#include "gadiba-office-look.h"

/* A practice office is the same everywhere: what can be exported of it is. */

#define SIZE 40

/* Of what export() collects from the office of seed 1. A change that is meant is written here. */
#define GOLDEN "e29cf7af8aea36692f09174b9f7cc60acc441c1b4ac84f7c0d868cb42dec523a"

static char *
make_office (const char *folder, const char *name, guint64 seed)
{
  char *path = g_build_filename (folder, name, NULL);
  const GadibaPracticeRequest request = {
    .size = SIZE, .seed = seed, .today = gadiba_date_new (2026, 10, 30), .login = "anna"
  };
  const GadibaMoment moment = { .now = 1800000000, .today = gadiba_date_new (2027, 1, 15) };
  g_autoptr (GError) error = NULL;
  g_autofree GadibaPractice *practice =
      gadiba_office_make_practice (path, &request, &moment, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (practice->n_applications, >=, SIZE);
  g_assert_cmpuint (practice->n_decisions, >, SIZE / 2);
  g_autoptr (GadibaVerified) verified = gadiba_office_verify (path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (verified);
  return path;
}

static void
add_applications (GadibaDb *db, GChecksum *sum)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, "SELECT id, number FROM application ORDER BY id", NULL, &error);
  gboolean row = TRUE;
  while (gadiba_statement_step (statement, &row, &error) && row)
    {
      g_autoptr (GadibaCase) from =
          gadiba_application_read (db, gadiba_statement_get_int (statement, 0), &error);
      g_assert_no_error (error);
      g_autoptr (GBytes) text = gadiba_case_write (from);
      g_checksum_update (sum, (const guchar *) gadiba_statement_get_text (statement, 1), -1);
      g_checksum_update (sum, g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text));
    }
  g_assert_no_error (error);
}

/* What was decided: the wording of letters may change without another office coming out. */
static void
add_decisions (GadibaDb *db, GChecksum *sum)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT d.number || ' ' || d.day || ' ' || i.benefit || ' ' || i.outcome || ' '"
      " || coalesce (i.word, '') || ' ' || coalesce (i.amount, '') || ' ' || coalesce (i.to_day, "
      "'')"
      " || ' ' || coalesce ((SELECT group_concat (month || ':' || amount) FROM (SELECT month,"
      " amount FROM decision_month WHERE item = i.id ORDER BY month)), '') FROM decision d JOIN "
      "decision_item i ON i.decision = d.id"
      " ORDER BY i.id",
      NULL, &error);
  g_assert_no_error (error);
  gboolean row = TRUE;
  while (gadiba_statement_step (statement, &row, &error) && row)
    g_checksum_update (sum, (const guchar *) gadiba_statement_get_text (statement, 0), -1);
  g_assert_no_error (error);
}

/* Every letter as it was composed. */
static char *
export_letters (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (path, GADIBA_DB_OPEN, 0, &error);
  g_assert_no_error (error);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, "SELECT number FROM decision ORDER BY id", NULL, &error);
  gboolean row = TRUE;
  while (gadiba_statement_step (statement, &row, &error) && row)
    {
      g_autoptr (GadibaIssued) issued =
          gadiba_decision_read (db, gadiba_statement_get_text (statement, 0), &error);
      g_assert_no_error (error);
      g_checksum_update (sum, g_bytes_get_data (issued->letter, NULL),
                         (gssize) g_bytes_get_size (issued->letter));
    }
  g_assert_no_error (error);
  return g_strdup (g_checksum_get_string (sum));
}

/* Every application as a case file, and what was decided. */
static char *export(const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (path, GADIBA_DB_OPEN, 0, &error);
  g_assert_no_error (error);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  add_applications (db, sum);
  add_decisions (db, sum);
  return g_strdup (g_checksum_get_string (sum));
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (files)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

static void
test_same_everywhere (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("gadiba-practice-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *first = make_office (folder, "a.gadiba", 1);
  g_autofree char *second = make_office (folder, "b.gadiba", 1);
  g_autofree char *other = make_office (folder, "c.gadiba", 2);
  g_autofree char *of_first = export(first);
  g_autofree char *of_second = export(second);
  g_autofree char *of_other = export(other);

  g_assert_cmpstr (of_first, ==, of_second);
  g_assert_cmpstr (of_first, !=, of_other);
  g_assert_cmpstr (of_first, ==, GOLDEN);
  g_autofree char *letters = export_letters (first);
  g_autofree char *same = export_letters (second);
  g_assert_cmpstr (letters, ==, same);
  remove_folder (folder);
}

/* A practice office that is broken off leaves nothing. */
static void
test_cancelled (void)
{
  g_autofree char *folder = g_dir_make_tmp ("gadiba-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "practice.gadiba", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const GadibaPracticeRequest request = { .size = 10,
                                          .seed = 1,
                                          .today = gadiba_date_new (2026, 10, 30),
                                          .login = "anna",
                                          .cancellable = cancellable };
  const GadibaMoment moment = { .now = 1800000000, .today = gadiba_date_new (2027, 1, 15) };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (gadiba_office_make_practice (path, &request, &moment, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The first office of an account: not even its folder is there. */
static void
test_first (void)
{
  g_autofree char *folder = g_dir_make_tmp ("gadiba-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "data", "gadiba", "practice.gadiba", NULL);
  const GadibaPracticeRequest request = {
    .size = 1, .seed = 1, .today = gadiba_date_new (2026, 10, 30), .login = "anna"
  };
  const GadibaMoment moment = { .now = 1800000000, .today = gadiba_date_new (2027, 1, 15) };
  g_autoptr (GError) error = NULL;
  g_autofree GadibaPractice *practice = NULL;

  practice = gadiba_office_make_practice (path, &request, &moment, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (practice->n_applications, >=, 1);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/practice/same-everywhere", test_same_everywhere);
  g_test_add_func ("/office/practice/cancelled", test_cancelled);
  g_test_add_func ("/office/practice/first", test_first);
  return g_test_run ();
}
