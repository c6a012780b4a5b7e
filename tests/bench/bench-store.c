/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "../test-data.h"
#include "bench-store.h"
#include "gadiba-application.h"
#include "gadiba-registers.h"

/* How fast an edit is stored for good, against an append to a file that is synced; how fast cases
 * are imported and a journal is verified; how much room decisions take. */

#define TMPFS_TYPE 0x01021994
#define NOW G_GINT64_CONSTANT (1770714900)
#define ROUNDS 9
#define MANY_ROUNDS 15
#define EDITS 300      /* a round */
#define IMAGES 1000000 /* in the journal that is verified */
#define VERIFICATIONS 5

/* Where households come from. */
typedef struct
{
  GPtrArray *worked; /* GBytes: worked cases */
  guint next;        /* number of the next one */
} Households;

gdouble
gadiba_bench_now (void)
{
  return (gdouble) g_get_monotonic_time () / G_USEC_PER_SEC;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const gdouble left = *(const gdouble *) a;
  const gdouble right = *(const gdouble *) b;
  return left < right ? -1 : left > right;
}

gdouble
gadiba_bench_report (const char *what, const char *unit, gdouble *figures, guint n)
{
  qsort (figures, n, sizeof (gdouble), compare_numbers);
  printf ("%-62s %10.2f / %10.2f / %10.2f %s\n", what, figures[0], figures[n / 2], figures[n - 1],
          unit);
  fflush (stdout);
  return figures[n / 2];
}

gint64
gadiba_bench_query (GadibaDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;
  gadiba_db_query_int (db, sql, NULL, &value, &error);
  g_assert_no_error (error);
  return value;
}

static GadibaAction *
begin (GadibaDb *db, gint64 caseworker, const char *name)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *action = gadiba_action_begin (db, caseworker, name, name, NOW, &error);
  g_assert_no_error (error);
  return action;
}

static void
commit (GadibaAction *action)
{
  g_autoptr (GError) error = NULL;
  gadiba_action_commit (action, &error);
  g_assert_no_error (error);
  gadiba_action_free (action);
}

GadibaDb *
gadiba_bench_make_office (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  GadibaDb *db = gadiba_db_open (path, GADIBA_DB_CREATE, 0, &error);
  g_assert_no_error (error);
  GadibaStaff staff = { .login = (char *) "anna",
                        .name = (char *) "Anna Liepa",
                        .position = (char *) "sociālā darbiniece",
                        .from = gadiba_date_new (2020, 1, 1) };
  gint64 id;
  GadibaAction *action = begin (db, 0, "init");
  gadiba_caseworker_add (action, &staff, &id, &error);
  g_assert_no_error (error);
  gadiba_signatory_add (action, &staff, &id, &error);
  g_assert_no_error (error);
  commit (action);
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
make_disk_folder (const char *build)
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
  GadibaAction *action = begin (db, 1, "edit");
  gadiba_db_execute_one (db, "UPDATE income SET amount = :amount WHERE id = :id",
                         BINDS (BIND_INT ("amount", i), BIND_INT ("id", 1 + i % 500)), &error);
  g_assert_no_error (error);
  commit (action);
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
          gdouble start = gadiba_bench_now ();
          append (file);
          gdouble between = gadiba_bench_now ();
          edit (db, round * EDITS + i);
          figures[0][i] = all[0][round * EDITS + i] = (between - start) * 1000;
          figures[1][i] = all[1][round * EDITS + i] = (gadiba_bench_now () - between) * 1000;
        }
      for (guint i = 0; i < 2; i++)
        qsort (figures[i], EDITS, sizeof (gdouble), compare_numbers);
      ratios[round] = figures[1][EDITS / 2] / figures[0][EDITS / 2];
    }
  close (file);
  gadiba_bench_report ("4 KiB appended to a file, fdatasync", "ms", all[0], ROUNDS * EDITS);
  gadiba_bench_report ("one field edited, journalled, committed", "ms", all[1], ROUNDS * EDITS);
  gdouble ratio = gadiba_bench_report ("the second against the first, medians of a round", "times",
                                       ratios, ROUNDS);
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
    n += gadiba_bench_query (db, counts[i]);
  return n;
}

#define RECORDS "name NOT GLOB 'journal*' AND name NOT GLOB 'search*'"

static void
import_one (GadibaDb *db, const GadibaBenchCase *each)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *action = begin (db, 1, "import");
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, each->from, each->file, "IES", NULL, &error);
  g_assert_no_error (error);
  commit (action);
}

/* @n: at most so many. Returns: how many */
static guint
import_batch (GadibaDb *db, const GPtrArray *cases, guint first, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBatch) batch = gadiba_batch_begin (db, &error);
  g_assert_no_error (error);
  guint end = MIN (first + n, cases->len);
  for (guint i = first; i < end; i++)
    import_one (db, cases->pdata[i]);
  gadiba_batch_commit (batch, &error);
  g_assert_no_error (error);
  return end - first;
}

/* What an import is measured by. */
typedef struct
{
  gint64 n_rows, n_images, n_found;
  gdouble seconds;
} Count;

static Count
count (GadibaDb *db)
{
  return (Count){ .n_rows = count_rows (db, RECORDS),
                  .n_images = count_rows (db, "name IN ('journal', 'journal_row')"),
                  .n_found = count_rows (db, "name = 'search_key'")
                             + gadiba_bench_query (db, "SELECT count (*) FROM search_text"),
                  .seconds = gadiba_bench_now () };
}

/* Imports @n_cases households in each of @n_rounds, @size in a transaction. */
static gdouble
bench_import (GadibaDb *db, Households *households, guint n_rounds, guint n_cases, guint size)
{
  gdouble figures[3][MANY_ROUNDS];
  gint64 n_rows = 0;
  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (GPtrArray) cases =
          gadiba_bench_make_cases (households->worked, households->next, n_cases);
      households->next += n_cases;
      Count before = count (db);
      for (guint i = 0; i < cases->len;)
        if (size > 1)
          i += import_batch (db, cases, i, size);
        else
          import_one (db, cases->pdata[i++]);
      gdouble seconds = gadiba_bench_now () - before.seconds;
      Count after = count (db);
      n_rows += after.n_rows - before.n_rows;
      gdouble rows = (gdouble) (after.n_rows - before.n_rows);
      gdouble found = (gdouble) (after.n_found - before.n_found);
      gdouble images = (gdouble) (after.n_images - before.n_images);
      figures[0][round] = rows / seconds;
      figures[1][round] = (rows + found) / seconds;
      figures[2][round] = (rows + found + images) / seconds;
    }
  printf ("import, %u in a transaction, each an action: %.1f rows of records a household\n", size,
          (gdouble) n_rows / n_rounds / n_cases);
  gdouble median = gadiba_bench_report ("  rows of records", "a second", figures[0], n_rounds);
  gadiba_bench_report ("  and rows of the search", "a second", figures[1], n_rounds);
  gadiba_bench_report ("  and rows of the journal", "a second", figures[2], n_rounds);
  return median;
}

static void
bench_imports (GadibaDb *db, Households *households)
{
  bench_import (db, households, ROUNDS, 200, 1);
  gdouble median = bench_import (db, households, MANY_ROUNDS, 2000, 1000);
  printf ("an import in batches stores %.0f rows of records a second (goal: at least 100000)\n\n",
          median);
}

/* --- verification --- */

static void
bench_verify (GadibaDb *db, Households *households)
{
  gdouble figures[VERIFICATIONS];
  g_autoptr (GError) error = NULL;
  gint64 n_images;
  while ((n_images = gadiba_bench_query (db, "SELECT max (id) FROM journal_row")) < IMAGES)
    {
      g_autoptr (GPtrArray) cases =
          gadiba_bench_make_cases (households->worked, households->next, 500);
      households->next += 500;
      import_batch (db, cases, 0, 500);
    }
  for (guint i = 0; i < VERIFICATIONS; i++)
    {
      gdouble start = gadiba_bench_now ();
      g_autoptr (GadibaVerification) seen = gadiba_db_verify (db, &error);
      g_assert_no_error (error);
      figures[i] = gadiba_bench_now () - start;
    }
  printf ("a journal of %" G_GINT64_FORMAT " row images, a file of %" G_GINT64_FORMAT " MB\n",
          n_images, gadiba_bench_query (db, "PRAGMA page_count") * 4096 / 1000000);
  gdouble median = gadiba_bench_report ("verified", "s", figures, VERIFICATIONS);
  printf ("verifying takes %.1f s (goal: at most 5 s)\n\n", median);
}

static GPtrArray *
load_worked (const char *folder)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *text;
      gsize length;
      if (g_str_has_suffix (name, ".xml") && g_file_get_contents (path, &text, &length, NULL))
        g_ptr_array_add (files, g_bytes_new_take (text, length));
    }
  g_assert_cmpuint (files->len, >, 0);
  return files;
}

int
main (int argc, char **argv)
{
  if (argc != 3)
    return 1;
  char *folder = make_disk_folder (argv[2]);
  g_autoptr (GPtrArray) worked = load_worked (argv[1]);
  Households households = { worked, 1 };
  g_autoptr (GadibaDb) db = gadiba_bench_make_office (folder, "office.gadiba");
  printf ("%-62s %10s / %10s / %10s\n", "", "least", "median", "most");
  bench_imports (db, &households);
  bench_edits (db, folder);
  bench_verify (db, &households);
  g_clear_pointer (&db, gadiba_db_close);
  gadiba_bench_decisions (folder);
  remove_folder (folder);
  return 0;
}
