/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "../store/failing-disk.h"
#include "edit-test.h"

/* Changes of an open application that meet those of others, or a disk that fails. */

/* --- two caseworkers --- */

static void
assert_conflict (const GPtrArray *conflicts, guint n, const GadibaCasePlace *place,
                 const char *mine, const char *theirs)
{
  const GadibaConflict *conflict = conflicts->pdata[n];
  g_assert_true (gadiba_case_place_equal (&conflict->place, place));
  g_assert_cmpstr (conflict->mine, ==, mine);
  g_assert_cmpstr (conflict->theirs, ==, theirs);
  g_assert_cmpstr (conflict->who, ==, "Berta Ozola");
  g_assert_cmpstr (conflict->utc, ==, "2026-02-10T09:15:00Z");
}

/* Nothing of a request is stored when one of its values is not what it was. */
static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GadibaCaseFile) a = edit_well (self->berta, self->number, &wage, "120.00", "130.00");
  g_autoptr (GadibaCaseFile) b = edit_well (self->berta, self->number, &tenure, "rented", "owned");
  g_autoptr (GadibaCaseFile) c = edit_well (self->berta, self->number, &activity, "employed", NULL);
  g_autoptr (GadibaCaseFile) d =
      edit_well (self->berta, self->number, &vehicle, "person=p1 mass=1500", NULL);
  /* Of the same row, but not the same value: it says nothing of who changed the other one. */
  g_autoptr (GadibaCaseFile) e = edit_well (self->anna, self->number, &heating, NULL, "gas");
  gint64 n_entries = count (self, N_ENTRIES);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_case_change_free);
  g_ptr_array_add (changes, gadiba_case_change_new (&rent, "45.00", "46.00"));
  g_ptr_array_add (changes, gadiba_case_change_new (&wage, "120.00", "125.00"));
  g_ptr_array_add (changes, gadiba_case_change_new (&tenure, "rented", "used"));
  g_assert_null (edit_many (self->anna, self->number, changes, &conflicts, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
  g_test_message ("%s", error->message);
  g_assert_cmpuint (conflicts->len, ==, 2);
  assert_conflict (conflicts, 0, &wage, "125.00", "130.00");
  assert_conflict (conflicts, 1, &tenure, "used", "owned");
  g_assert_cmpint (count (self, N_ENTRIES), ==, n_entries);
  assert_stored (self->anna, self->number, &rent, "45.00");
}

/* Whose rows are gone is told by who changed the application last. */
static void
test_conflict_gone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GadibaCaseFile) a = edit_well (self->berta, self->number, &wage, "120.00", NULL);
  g_assert_null (
      edit (self->anna, self->number, CHANGE (&wage, "120.00", "5.00"), &conflicts, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
  assert_conflict (conflicts, 0, &wage, "5.00", NULL);
  g_clear_pointer (&conflicts, g_ptr_array_unref);
  g_clear_error (&error);
  g_autoptr (GadibaCaseFile) b =
      edit_well (self->berta, self->number, &vehicle, "person=p1 mass=1500", NULL);
  g_assert_null (edit (self->anna, self->number, CHANGE (&vehicle, "person=p1 mass=1500", "mass=7"),
                       &conflicts, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
  assert_conflict (conflicts, 0, &vehicle, "mass=7", NULL);
}

/* Who typed the same has no quarrel. */
static void
test_agreed (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaCaseFile) a = edit_well (self->berta, self->number, &wage, "120.00", "130.00");
  gint64 n_entries = count (self, N_ENTRIES);
  g_autoptr (GadibaCaseFile) b = edit_well (self->anna, self->number, &wage, "120.00", "130.00");
  g_assert_cmpint (count (self, N_ENTRIES), ==, n_entries);
}

/* --- two processes --- */

#define N_EDITS 40

/* Raises an amount by @cents, again and again; a conflict is met by reading anew. Returns: how many
 * conflicts there were */
static guint
raise_again_and_again (GadibaOffice *office, const char *number, const GadibaCasePlace *place,
                       GadibaMoney cents)
{
  g_autoptr (GadibaCaseFile) file = read_file (office, number);
  guint n_conflicts = 0;
  for (guint i = 0; i < N_EDITS; i++)
    for (gboolean done = FALSE; !done;)
      {
        g_autoptr (GError) error = NULL;
        GadibaMoney amount;
        g_autofree char *before = gadiba_case_dup_value (file->from, place);
        g_assert_true (gadiba_money_parse (before, &amount, NULL));
        g_autofree char *after = gadiba_money_format (amount + cents);
        GadibaCaseFile *next = edit (office, number, CHANGE (place, before, after), NULL, &error);
        done = next != NULL;
        if (!done)
          g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
        n_conflicts += !done;
        gadiba_case_file_free (file);
        file = done ? next : read_file (office, number);
      }
  return n_conflicts;
}

static const char *program;

static GSubprocess *
start_elsewhere (const Fixture *self, const char *field)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--raise",
                                           self->path, self->number, field, NULL);
  g_assert_no_error (error);
  return process;
}

static int
raise_elsewhere (const char *path, const char *number, const char *field)
{
  g_autoptr (GadibaOffice) office = open_office (path, "berta");
  raise_again_and_again (office, number, strcmp (field, "wage") == 0 ? &wage : &rent, 1);
  return 0;
}

/* Waits until somebody else has changed something. */
static void
wait_for_entry (const Fixture *self, gint64 entry)
{
  for (gboolean changed = FALSE; !changed; g_thread_yield ())
    {
      g_autoptr (GadibaCaseFile) file = read_file (self->anna, self->number);
      changed = file->entry > entry;
    }
}

static void
work_at_once (Fixture *self, const char *theirs, const char *wage_after, const char *rent_after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file = read_file (self->anna, self->number);
  g_autoptr (GSubprocess) process = start_elsewhere (self, theirs);
  wait_for_entry (self, file->entry);
  guint n_conflicts = raise_again_and_again (self->anna, self->number, &wage, 100);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
  g_test_message ("%u conflicts", n_conflicts);
  assert_stored (self->anna, self->number, &wage, wage_after);
  assert_stored (self->anna, self->number, &rent, rent_after);
}

static void
test_processes (Fixture *self, gconstpointer data)
{
  work_at_once (self, "rent", "160.00", "45.40");
  /* Not one is lost, whoever comes first. */
  work_at_once (self, "wage", "200.40", "45.40");
}

/* --- the disk --- */

/* What was told as failed is not stored; only when the very last sync fails, behind the commit, it
 * is, and then the same change can be asked for again. Returns: whether it is stored */
static gboolean
assert_all_or_nothing (const Fixture *self, const GadibaCaseChange *change)
{
  g_autoptr (GadibaCaseFile) file = read_file (self->anna, self->number);
  g_autofree char *value = gadiba_case_dup_value (file->from, &change->place);
  gboolean stored = strcmp (value, change->before) != 0;
  g_assert_cmpstr (value, ==, stored ? change->after : change->before);
  return stored;
}

/* One edit while the disk fails at its @n-th operation. Returns: whether there was one */
static gboolean
edit_and_fail (Fixture *self, DiskFault fault, guint n, guint *n_failed, guint *n_stored)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *mass = g_strdup_printf ("mass=%u", 1000 * fault + n);
  g_autoptr (GadibaCaseFile) before = read_file (self->anna, self->number);
  g_autofree char *stored = gadiba_case_dup_value (before->from, &vehicle);
  const GadibaCaseChange change = CHANGE (&vehicle, stored, mass);
  arm_disk (fault, n);
  g_autoptr (GadibaCaseFile) file = edit (self->anna, self->number, change, NULL, &error);
  gboolean failed = mend_disk ();
  g_assert_true ((file == NULL) == (error != NULL));
  if (error != NULL)
    {
      g_assert_true (error->domain == GADIBA_STORE_ERROR);
      g_assert_true (error->code == GADIBA_STORE_ERROR_FULL
                     || (fault == DISK_FAILS_ONCE && error->code == GADIBA_STORE_ERROR_IOERR));
      *n_stored += assert_all_or_nothing (self, &change) ? 1 : 0;
      (*n_failed)++;
    }
  /* The next one works, be it the same. */
  g_autoptr (GadibaCaseFile) next = edit_well (self->anna, self->number, &vehicle, stored, mass);
  return failed;
}

static void
test_disk (Fixture *self, gconstpointer data)
{
  static const DiskFault faults[] = { DISK_FAILS_ONCE, DISK_IS_FULL };
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint n = 1;
      guint n_failed = 0;
      guint n_stored = 0;
      while (edit_and_fail (self, faults[i], n, &n_failed, &n_stored))
        n++;
      g_test_message ("%u failures, %u behind the commit", n_failed, n_stored);
      g_assert_cmpuint (n_failed, >, 10);
      g_assert_cmpuint (n_stored, <=, 3);
    }
}

int
main (int argc, char **argv)
{
  if (argc == 5 && strcmp (argv[1], "--raise") == 0)
    return raise_elsewhere (argv[2], argv[3], argv[4]);
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  gadiba_db_close (gadiba_db_open ("/nowhere/x", GADIBA_DB_OPEN, 0, NULL));
  insert_disk ();
  ADD ("/edit/conflict", test_conflict);
  ADD ("/edit/conflict-gone", test_conflict_gone);
  ADD ("/edit/agreed", test_agreed);
  ADD ("/edit/processes", test_processes);
  ADD ("/edit/disk", test_disk);
  return g_test_run ();
}
