/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "../store/decision-test.h"
#include "bench-store.h"
#include "bench.h"

/* How fast an edit is stored for good, against an append to a file that is synced; how fast cases
 * are imported and a journal is verified; how much room decisions take. */

#define TMPFS_TYPE 0x01021994
#define ROUNDS 9
#define EDITS 300      /* a round */
#define CASES 2000     /* a round */
#define IMAGES 1000000 /* in the journal that is verified */

static GadibaDb *
create_office (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "office.gadiba", NULL);
  g_autoptr (GError) error = NULL;
  GadibaDb *db = gadiba_db_open (path, GADIBA_DB_CREATE, 0, &error);
  g_assert_no_error (error);
  make_office (db);
  return db;
}

/* --- where --- */

static const char *
name_file_system (const char *folder, gint64 *type)
{
  static const struct
  {
    gint64 type;
    const char *name;
  } known[] = { { 0xef53, "ext2/3/4" },
                { 0x9123683e, "btrfs" },
                { 0x58465342, "xfs" },
                { 0x794c7630, "overlayfs" },
                { TMPFS_TYPE, "tmpfs: no disk, so the figures of an edit say nothing" } };
  struct statfs about;
  g_assert_cmpint (statfs (folder, &about), ==, 0);
  *type = (gint64) about.f_type;
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].type == *type)
      return known[i].name;
  return "another file system";
}

/* A folder for temporary files, or in the build folder if the first is no disk. */
static char *
make_folder_on_disk (const char *build)
{
  g_autofree char *inside = g_build_filename (build, "bench-store-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  gint64 type;
  name_file_system (g_get_tmp_dir (), &type);
  char *folder = type != TMPFS_TYPE ? g_dir_make_tmp ("bench-store-XXXXXX", &error)
                                    : g_strdup (g_mkdtemp (inside));
  g_assert_no_error (error);
  g_assert_nonnull (folder);
  printf ("file system: %s\n", name_file_system (folder, &type));
  return folder;
}

/* --- one edit --- */

static void
edit (GadibaDb *db, guint i)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *action = begin_action (db, 1, "edit");
  gadiba_db_execute_one (db, "UPDATE income SET amount = :amount WHERE id = :id",
                         BINDS (BIND_INT ("amount", i), BIND_INT ("id", 1 + i % 500)), &error);
  g_assert_no_error (error);
  commit_action (action);
}

static void
append (int file)
{
  static const char page[4096] = "x";
  g_assert_cmpint (write (file, page, sizeof page), ==, sizeof page);
  g_assert_cmpint (fdatasync (file), ==, 0);
}

static void
bench_edits (GadibaDb *db, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "append", NULL);
  gdouble ratios[ROUNDS], all[2][ROUNDS * EDITS];
  int file = g_open (path, O_WRONLY | O_CREAT | O_APPEND, 0600);
  g_assert_cmpint (file, >=, 0);
  for (guint round = 0; round < ROUNDS; round++)
    {
      gdouble figures[2][EDITS];
      for (guint i = 0; i < EDITS; i++)
        {
          gdouble start = bench_now ();
          append (file);
          gdouble between = bench_now ();
          edit (db, round * EDITS + i);
          figures[0][i] = all[0][round * EDITS + i] = (between - start) * 1000;
          figures[1][i] = all[1][round * EDITS + i] = bench_get_ms_since (between);
        }
      ratios[round] = bench_get_median (figures[1], EDITS) / bench_get_median (figures[0], EDITS);
    }
  close (file);
  bench_report ("4 KiB appended to a file, fdatasync", all[0], ROUNDS * EDITS, "ms", 2);
  bench_report ("one field edited, journalled, committed", all[1], ROUNDS * EDITS, "ms", 2);
  gdouble ratio =
      bench_report ("the second against the first, medians of a round", ratios, ROUNDS, "times", 2);
  printf ("an edit takes %.1f × an append (goal: at most 6 ×)\n\n", ratio);
}

/* --- import --- */

static gint64
count_rows (GadibaDb *db, const char *tables)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT group_concat ('SELECT count (*) AS n FROM ' || name, ' UNION ALL ') FROM"
      " sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND %s /*scan*/",
      tables);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaStatement) list = gadiba_db_query (db, sql, NULL, &error);
  gboolean row = FALSE;
  g_assert_true (gadiba_statement_step (list, &row, &error) && row);
  g_auto (GStrv) counts = g_strsplit (gadiba_statement_get_text (list, 0), " UNION ALL ", -1);
  gint64 n = 0;
  for (guint i = 0; counts[i] != NULL; i++)
    n += query (db, counts[i]);
  return n;
}

#define RECORDS "name NOT GLOB 'journal*' AND name NOT GLOB 'search*'"

static void
import_one (GadibaDb *db, const GadibaBenchCase *each)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *action = begin_action (db, 1, "import");
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, each->from, each->file, "IES", NULL, &error);
  g_assert_no_error (error);
  commit_action (action);
}

static void
bench_import (GadibaDb *db, const GPtrArray *worked, guint *next)
{
  gdouble figures[ROUNDS], with_journal[ROUNDS];
  gint64 n_all = 0;
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GPtrArray) cases = gadiba_bench_make_cases (worked, *next, CASES);
      gint64 n_rows = count_rows (db, RECORDS);
      gint64 n_images = query (db, "SELECT max (id) FROM journal_row");
      gdouble start = bench_now ();
      for (guint i = 0; i < cases->len; i++)
        import_one (db, cases->pdata[i]);
      gdouble passed = bench_now () - start;
      n_rows = count_rows (db, RECORDS) - n_rows;
      n_images = query (db, "SELECT max (id) FROM journal_row") - n_images;
      n_all += n_rows;
      figures[round] = (gdouble) n_rows / passed;
      with_journal[round] = (gdouble) (n_rows + n_images + CASES) / passed;
      *next += CASES;
    }
  printf ("import of households, each its own transaction: %d households a round, %.1f rows each\n",
          CASES, (gdouble) n_all / ROUNDS / CASES);
  bench_report ("rows of records", figures, ROUNDS, "a second", 2);
  bench_report ("with the journal's rows", with_journal, ROUNDS, "a second", 2);
}

static GPtrArray *
load_worked (void)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) names = list_test_files ("cases", ".xml");
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (files, load_test_bytes ("cases", names->pdata[i]));
  return files;
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    return 1;
  char *folder = make_folder_on_disk (argv[1]);
  g_autoptr (GPtrArray) worked = load_worked ();
  g_autoptr (GadibaDb) db = create_office (folder);
  guint next = 1;
  bench_begin_table ();
  bench_import (db, worked, &next);
  bench_edits (db, folder);
  g_clear_pointer (&db, gadiba_db_close);
  remove_folder (folder);
  return 0;
}
