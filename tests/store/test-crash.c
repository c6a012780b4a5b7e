/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "decision-test.h"

#define N_KILLS 200
#define N_PROCESSES 10
#define N_EACH 6

/* Decides @n times (0: until somebody kills it) and says each number when it is stored. */
static int
work (const char *path, int out, guint first, guint n)
{
  g_autoptr (GadibaDecision) decision = make_decision (GADIBA_OUTCOME_GRANTED);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (path, GADIBA_DB_OPEN, 60000, &error);
  for (guint i = 0; db != NULL && (n == 0 || i < n); i++)
    {
      g_autofree char *number = import_and_issue (db, first + i, decision, &error);
      if (number == NULL)
        break;
      g_autofree char *line = g_strconcat (number, "\n", NULL);
      if (write (out, line, strlen (line)) != (ssize_t) strlen (line))
        return 2;
    }
  if (error != NULL)
    g_printerr ("# %s\n", error->message);
  return error == NULL ? 0 : 1;
}

static pid_t
start (const char *path, int *out, guint first, guint n)
{
  int ends[2];
  g_assert_cmpint (pipe (ends), ==, 0);
  pid_t child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (ends[0]);
      _exit (work (path, ends[1], first, n));
    }
  close (ends[1]);
  *out = ends[0];
  return child;
}

/* The numbers that a process said, without one that it was about to write. */
static void
collect (int out, GHashTable *numbers)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[4096];
  for (ssize_t n; (n = read (out, buffer, sizeof buffer)) > 0;)
    g_string_append_len (text, buffer, n);
  close (out);
  g_auto (GStrv) lines = g_strsplit (text->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    g_assert_true (g_hash_table_add (numbers, g_strdup (lines[i])));
}

/* Every number that was said is there; the series has no gap and no number twice. */
static void
assert_numbers (const char *folder, GHashTable *numbers, gboolean exactly)
{
  g_autoptr (GadibaDb) db = open_db (folder, GADIBA_DB_OPEN);
  gint64 n_decisions = query (db, "SELECT count (*) FROM decision /*scan*/");
  g_test_message ("%" G_GINT64_FORMAT " decisions, %u of them acknowledged", n_decisions,
                  g_hash_table_size (numbers));
  g_assert_cmpint (n_decisions, ==, query (db, "SELECT max (num) FROM decision /*scan*/"));
  g_assert_cmpint (n_decisions, >=, g_hash_table_size (numbers));
  if (exactly)
    g_assert_cmpint (n_decisions, ==, g_hash_table_size (numbers));
  GHashTableIter iter;
  gpointer number;
  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaIssued) issued = gadiba_decision_read (db, number, &error);
      g_assert_no_error (error);
    }
  assert_verified (db);
}

static char *
make_database (const char *folder)
{
  g_autoptr (GadibaDb) db = open_db (folder, GADIBA_DB_CREATE);
  make_office (db);
  return g_strdup (gadiba_db_get_path (db));
}

static void
test_kill (void)
{
  char *folder = make_folder ();
  g_autofree char *path = make_database (folder);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < N_KILLS; i++)
    {
      int out;
      pid_t child = start (path, &out, i * 1000, 0);
      /* Later ones get further, also on a slow machine. */
      g_usleep ((gulong) g_test_rand_int_range (1000, MIN (60000 + 5000 * (gint) i, 300000)));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      collect (out, numbers);
      if (i % 10 == 9)
        assert_numbers (folder, numbers, FALSE);
    }
  assert_numbers (folder, numbers, FALSE);
  remove_folder (folder);
}

#define BATCH 8

/* Imports batches until somebody kills it; says a byte for each that is stored. */
static void
import_batches (const char *path, int out, guint first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (path, GADIBA_DB_OPEN, 60000, &error);
  g_assert_no_error (error);
  for (guint n = first;; n += BATCH)
    {
      g_autoptr (GadibaBatch) batch = gadiba_batch_begin (db, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < BATCH; i++)
        {
          g_autoptr (GadibaCase) from = make_case (n + i);
          g_autoptr (GadibaAction) action = begin_action (db, 1, "import");
          g_autoptr (GadibaApplication) application =
              gadiba_application_import (action, from, NULL, "IES", NULL, &error);
          g_assert_no_error (error);
          g_assert_true (gadiba_action_commit (action, &error));
        }
      g_assert_true (gadiba_batch_commit (batch, &error));
      if (write (out, "x", 1) != 1)
        return;
    }
}

static void
test_kill_batch (void)
{
  char *folder = make_folder ();
  g_autofree char *path = make_database (folder);
  gint64 n_told = 0;
  for (guint i = 0; i < N_KILLS / 2; i++)
    {
      int ends[2];
      char told[1024];
      g_assert_cmpint (pipe (ends), ==, 0);
      pid_t child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          close (ends[0]);
          import_batches (path, ends[1], i * 1000);
          _exit (0);
        }
      close (ends[1]);
      /* Later ones get further, also on a slow machine. */
      g_usleep ((gulong) g_test_rand_int_range (1000, MIN (60000 + 5000 * (gint) i, 300000)));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      n_told += read (ends[0], told, sizeof told);
      close (ends[0]);
      g_autoptr (GadibaDb) db = open_db (folder, GADIBA_DB_OPEN);
      gint64 n_stored = query (db, "SELECT count (*) FROM application /*scan*/");
      g_assert_cmpint (n_stored % BATCH, ==, 0);
      g_assert_cmpint (n_stored, >=, n_told * BATCH);
      g_assert_cmpint (
          n_stored, ==,
          query (db, "SELECT count (*) FROM journal WHERE action = 'import' /*scan*/"));
      if (i % 10 == 9)
        assert_verified (db);
    }
  g_test_message ("%" G_GINT64_FORMAT " batches told", n_told);
  g_assert_cmpint (n_told, >, 0);
  remove_folder (folder);
}

static void
test_many (void)
{
  char *folder = make_folder ();
  g_autofree char *path = make_database (folder);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int outs[N_PROCESSES];
  pid_t children[N_PROCESSES];
  for (guint i = 0; i < N_PROCESSES; i++)
    children[i] = start (path, &outs[i], i * 1000, N_EACH);
  for (guint i = 0; i < N_PROCESSES; i++)
    {
      int status;
      waitpid (children[i], &status, 0);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
      collect (outs[i], numbers);
    }
  g_assert_cmpuint (g_hash_table_size (numbers), ==, N_PROCESSES * N_EACH);
  assert_numbers (folder, numbers, TRUE);
  remove_folder (folder);
}

/* Decides until there is no room. Returns: how often it went well */
static guint
fill (GadibaDb *db, const GadibaDecision *decision, GHashTable *numbers, int code)
{
  for (guint i = 0;; i++)
    {
      g_autoptr (GError) error = NULL;
      char *number = import_and_issue (db, 50000 + g_hash_table_size (numbers), decision, &error);
      if (number == NULL)
        {
          g_test_message ("%s", error->message);
          g_assert_error (error, GADIBA_STORE_ERROR, code);
          return i;
        }
      g_hash_table_add (numbers, number);
      g_assert_cmpuint (i, <, 20000);
    }
}

static void
test_full_disk (void)
{
  char *folder = make_folder ();
  if (mount ("tmpfs", folder, "tmpfs", 0, "size=1500k") != 0)
    {
      g_rmdir (folder);
      g_free (folder);
      g_test_skip ("only root may mount a small disk");
      return;
    }
  g_autofree char *path = make_database (folder);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GadibaDecision) decision = make_decision (GADIBA_OUTCOME_GRANTED);
  {
    g_autoptr (GadibaDb) db = open_db (folder, GADIBA_DB_OPEN);
    g_assert_cmpuint (fill (db, decision, numbers, GADIBA_STORE_ERROR_FULL), >, 3);
    assert_verified (db);
    /* With room again, work goes on. */
    g_assert_cmpint (mount ("tmpfs", folder, "tmpfs", MS_REMOUNT, "size=3000k"), ==, 0);
    g_assert_cmpuint (fill (db, decision, numbers, GADIBA_STORE_ERROR_FULL), >, 3);
  }
  assert_numbers (folder, numbers, TRUE);
  umount2 (folder, MNT_DETACH);
  g_rmdir (folder);
  g_free (folder);
}

/* A limit on the size of files is told by another error of the system. */
static void
test_file_limit (void)
{
  char *folder = make_folder ();
  g_autofree char *path = make_database (folder);
  int out;
  pid_t child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      struct rlimit limit = { 800000, 800000 };
      signal (SIGXFSZ, SIG_IGN);
      int nowhere = open ("/dev/null", O_WRONLY);
      int done = setrlimit (RLIMIT_FSIZE, &limit) == 0 ? work (path, nowhere, 1, 0) : 3;
      _exit (done);
    }
  waitpid (child, &out, 0);
  g_assert_true (WIFEXITED (out) && WEXITSTATUS (out) == 1);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  assert_numbers (folder, numbers, FALSE);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crash/kill", test_kill);
  g_test_add_func ("/crash/kill-batch", test_kill_batch);
  g_test_add_func ("/crash/many", test_many);
  g_test_add_func ("/crash/full-disk", test_full_disk);
  g_test_add_func ("/crash/file-limit", test_file_limit);
  return g_test_run ();
}
