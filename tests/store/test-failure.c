/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <sys/wait.h>

#include "decision-test.h"
#include "failing-disk.h"
#include "gadiba-papers.h"

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

/* --- making an office --- */

/* Runs @work in another process. Returns: whether it came to its end */
static gboolean
run_elsewhere (void (*work) (const char *path, guint n), const char *path, guint n)
{
  pid_t child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      work (path, n);
      _exit (0);
    }
  int status;
  waitpid (child, &status, 0);
  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

static void
make_and_die (const char *path, guint n)
{
  arm_disk (DISK_KILLS, n);
  gadiba_db_close (gadiba_db_open (path, GADIBA_DB_CREATE, 0, NULL));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (files) != NULL)
    n++;
  return n;
}

/* There is a whole office, or none and one can be made. */
static void
assert_whole_or_none (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  gboolean there = g_file_test (self->path, G_FILE_TEST_EXISTS);
  g_autoptr (GadibaDb) db =
      gadiba_db_open (self->path, there ? GADIBA_DB_OPEN : GADIBA_DB_CREATE, 0, &error);
  g_assert_no_error (error);
  assert_verified (db);
  make_office (db);
  g_autoptr (GBytes) paper = g_bytes_new_static ("%PDF-1.7", 8);
  guint8 digest[GADIBA_PAPER_DIGEST_SIZE];
  g_assert_true (gadiba_papers_put (db, paper, digest, &error));
  g_assert_no_error (error);
  g_clear_pointer (&db, gadiba_db_close);
  /* Each of the two with its journal and session; nothing else is left. */
  g_assert_cmpuint (count_files (self->folder), ==, 6);
}

static void
clear_folder (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (files)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_remove (path);
    }
}

/* Killed at each write, truncation and sync in turn. */
static void
test_make_killed (Fixture *self, gconstpointer data)
{
  guint n = 1;
  while (!run_elsewhere (make_and_die, self->path, n))
    {
      assert_whole_or_none (self);
      clear_folder (self->folder);
      n++;
    }
  g_test_message ("%u operations", n - 1);
  g_assert_cmpuint (n, >, 20);
}

static void
make_slowly (const char *path, guint n)
{
  gadiba_db_close (gadiba_db_open (path, GADIBA_DB_CREATE, 0, NULL));
}

/* Killed at any moment, between SQLite's operations too. */
static void
test_make_killed_by_time (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 60; i++)
    {
      pid_t child = fork ();
      if (child == 0)
        {
          make_slowly (self->path, 0);
          _exit (0);
        }
      g_usleep ((gulong) g_test_rand_int_range (1, 30000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      assert_whole_or_none (self);
      clear_folder (self->folder);
    }
}

static void
test_make_fails (Fixture *self, gconstpointer data)
{
  static const DiskFault faults[] = { DISK_FAILS_ONCE, DISK_IS_FULL, DISK_IS_DEAD };
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (guint n = 1 + i;; n += 5)
      {
        g_autoptr (GError) error = NULL;
        arm_disk (faults[i], n);
        g_autoptr (GadibaDb) db = gadiba_db_open (self->path, GADIBA_DB_CREATE, 0, &error);
        gboolean failed = mend_disk ();
        g_assert_true ((db == NULL) == (error != NULL));
        g_assert_true (db != NULL || !g_file_test (self->path, G_FILE_TEST_EXISTS));
        g_clear_pointer (&db, gadiba_db_close);
        assert_whole_or_none (self);
        clear_folder (self->folder);
        if (!failed)
          break;
      }
}

/* Papers that somebody has are not taken, nor is a file of that name. */
static void
test_make_over (Fixture *self, gconstpointer data)
{
  g_autofree char *papers = g_strconcat (self->path, "-papers", NULL);
  g_autoptr (GError) error = NULL;
  gadiba_db_close (open_db (self->folder, GADIBA_DB_CREATE));
  g_remove (self->path);
  /* Papers alone, and none in them: as a cut off making leaves them. */
  assert_whole_or_none (self);
  g_remove (self->path);
  g_autoptr (GadibaDb) db = gadiba_db_open (self->path, GADIBA_DB_CREATE, 0, &error);
  g_assert_null (db);
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_EXISTS);
  g_test_message ("%s", error->message);
  g_assert_true (g_file_test (papers, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static gpointer
make_in_thread (gpointer path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (path, GADIBA_DB_CREATE, 0, &error);
  g_assert_true (db != NULL || g_error_matches (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_BUSY)
                 || g_error_matches (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_EXISTS));
  return GINT_TO_POINTER (db != NULL);
}

static void
test_make_at_once (Fixture *self, gconstpointer data)
{
  GThread *threads[8];
  guint n_made = 0;
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("make", make_in_thread, self->path);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    n_made += GPOINTER_TO_UINT (g_thread_join (threads[i]));
  g_assert_cmpuint (n_made, ==, 1);
  assert_whole_or_none (self);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gadiba_db_close (gadiba_db_open ("/nowhere/x", GADIBA_DB_OPEN, 0, NULL));
  insert_disk ();
  ADD ("/failure/make/killed", test_make_killed);
  ADD ("/failure/make/killed-by-time", test_make_killed_by_time);
  ADD ("/failure/make/fails", test_make_fails);
  ADD ("/failure/make/over", test_make_over);
  ADD ("/failure/make/at-once", test_make_at_once);
  return g_test_run ();
}
