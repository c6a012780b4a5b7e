/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "../case/case-edit.h"
#include "../store/failing-disk.h"
#include "gadiba-application.h"
#include "gadiba-decision-register.h"
#include "gadiba-office-edit.h"
#include "gadiba-office-import.h"
#include "gadiba-office-init.h"
#include "gadiba-registers.h"

/* Changes of an open application: stored as one action, or told as conflicts. */

/* 2026-02-20 */
static const GadibaMoment moment = { .now = NOW, .today = 739667 };

typedef struct
{
  char *folder, *path;
  GadibaOffice *anna, *berta; /* two caseworkers at two desks */
  char *number;
} Fixture;

#define FAMILY(received)                                                                           \
  "<case xmlns=\"urn:gadiba:case:1\"><application received=\"" received "\"/><household>"          \
  "<person id=\"p1\" applicant=\"yes\" given=\"Anna\" family=\"Bērziņa\" born=\"1980-03-15\""    \
  " code=\"320000-00017\" relation=\"self\" activity=\"employed\" income=\"complete\"/>"           \
  "<person id=\"p2\" given=\"Jānis\" family=\"Bērziņš\" code=\"320000-00025\""                 \
  " relation=\"spouse\"/></household>"                                                             \
  "<dwelling tenure=\"rented\" street=\"Ezera iela 5\"/>"                                          \
  "<incomes><income person=\"p1\" kind=\"wage\" month=\"2026-01\" amount=\"120\"/></incomes>"      \
  "<assets><vehicle person=\"p1\" mass=\"1500\"/></assets>"                                        \
  "<costs><cost item=\"rent\" month=\"2026-01\" amount=\"45\"/></costs>"                           \
  "<history><granted benefit=\"gmi\" from=\"2025-11-01\" to=\"2026-01-31\" amount=\"187.00\"/>"    \
  "</history></case>"

static const GadibaCasePlace wage = { GADIBA_PART_INCOME, "amount", "p1", "wage", JANUARY, 0 };
static const GadibaCasePlace rent = { GADIBA_PART_COST, "amount", NULL, "rent", JANUARY, 0 };
static const GadibaCasePlace tenure = { GADIBA_PART_DWELLING, "tenure", NULL, NULL, 0, 0 };
static const GadibaCasePlace heating = { GADIBA_PART_DWELLING, "heating", NULL, NULL, 0, 0 };
static const GadibaCasePlace vehicle = { GADIBA_PART_VEHICLE, "", NULL, NULL, 0, 0 };
static const GadibaCasePlace activity = { GADIBA_PART_PERSON, "activity", "p1", NULL, 0, 0 };

/* --- an office --- */

static char *
import_text (GadibaOffice *office, const char *folder, const char *text)
{
  g_autofree char *path = g_build_filename (folder, "case.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  const GadibaImportRequest request = { .path = path };
  g_autoptr (GadibaImported) imported = gadiba_office_import (office, &request, &moment, &error);
  g_assert_no_error (error);
  return g_strdup (imported->number);
}

static GadibaOffice *
open_office (const char *path, const char *login)
{
  g_autoptr (GError) error = NULL;
  GadibaOffice *office = gadiba_office_open (path, login, &error);
  g_assert_no_error (error);
  return office;
}

static void
add_berta (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (path, GADIBA_DB_OPEN, 0, &error);
  g_assert_no_error (error);
  const GadibaStaff staff = { .login = (char *) "berta",
                              .name = (char *) "Berta Ozola",
                              .from = gadiba_date_new (2020, 1, 1) };
  gint64 id = 0;
  GadibaAction *action = begin_action (db, 1, "staff");
  gadiba_caseworker_add (action, &staff, &id, &error);
  g_assert_no_error (error);
  commit_action (action);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const GadibaFoundingSignatory signatory = { "Ilze Kalniņa", "vadītāja" };
  const GadibaFounding founding = { .name = "Liepkalnu novada Sociālais dienests",
                                    .registration_number = "90000000014",
                                    .address = "Skolas iela 2, Liepkalni",
                                    .place = "Liepkalnos",
                                    .municipality = "Liepkalnu novada pašvaldība",
                                    .contest_authority = "Liepkalnu novada pašvaldības domei",
                                    .signatories = &signatory,
                                    .n_signatories = 1,
                                    .login = "anna",
                                    .caseworker_name = "Anna Liepa",
                                    .caseworker_position = "organizatore",
                                    .since = gadiba_date_new (2020, 1, 1) };
  self->folder = make_folder ();
  self->path = g_build_filename (self->folder, "office.gadiba", NULL);
  gadiba_office_found (self->path, &founding, &moment, &error);
  g_assert_no_error (error);
  add_berta (self->path);
  self->anna = open_office (self->path, "anna");
  self->berta = open_office (self->path, "berta");
  self->number = import_text (self->anna, self->folder, FAMILY ("2026-02-10"));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->anna, gadiba_office_close);
  g_clear_pointer (&self->berta, gadiba_office_close);
  g_autoptr (GadibaDb) db = open_db (self->folder, GADIBA_DB_OPEN);
  assert_verified (db);
  g_clear_pointer (&db, gadiba_db_close);
  remove_folder (self->folder);
  g_free (self->path);
  g_free (self->number);
}

/* One number of the records. */
static gint64
count (const Fixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (self->path, GADIBA_DB_OPEN, 0, &error);
  g_assert_no_error (error);
  return query (db, sql);
}

#define N_ENTRIES "SELECT max (number) FROM journal"
#define N_IMAGES "SELECT max (id) FROM journal_row"

static GadibaCaseFile *
read_file (GadibaOffice *office, const char *number)
{
  g_autoptr (GError) error = NULL;
  GadibaCaseFile *file = gadiba_office_read_case (office, number, &error);
  g_assert_no_error (error);
  return file;
}

static GadibaCaseFile *
edit_many (GadibaOffice *office, const char *number, GPtrArray *changes, GPtrArray **conflicts,
           GError **error)
{
  const GadibaEditRequest request = { .number = number,
                                      .changes = (const GadibaCaseChange *const *) changes->pdata,
                                      .n_changes = changes->len,
                                      .words = "changed something" };
  return gadiba_office_edit (office, &request, &moment, conflicts, error);
}

/* A change with borrowed values. */
#define CHANGE(place, before, after)                                                               \
  ((const GadibaCaseChange){ *(place), (char *) (before), (char *) (after) })

static GadibaCaseFile *
edit (GadibaOffice *office, const char *number, GadibaCaseChange change, GPtrArray **conflicts,
      GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_ptr_array_add (changes, &change);
  return edit_many (office, number, changes, conflicts, error);
}

/* What must be stored. */
static GadibaCaseFile *
edit_well (GadibaOffice *office, const char *number, const GadibaCasePlace *place,
           const char *before, const char *after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  GadibaCaseFile *file = edit (office, number, CHANGE (place, before, after), &conflicts, &error);
  g_assert_no_error (error);
  g_assert_null (conflicts);
  g_autofree char *value = gadiba_case_dup_value (file->from, place);
  g_assert_cmpstr (value, ==, after);
  return file;
}

static void
assert_stored (GadibaOffice *office, const char *number, const GadibaCasePlace *place,
               const char *expected)
{
  g_autoptr (GadibaCaseFile) file = read_file (office, number);
  g_autofree char *value = gadiba_case_dup_value (file->from, place);
  g_assert_cmpstr (value, ==, expected);
}

/* --- one caseworker --- */

static void
test_read (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) expected = parse_case (FAMILY ("2026-02-10"));
  gint64 n = count (self, N_ENTRIES);
  g_autoptr (GadibaCaseFile) file = read_file (self->anna, self->number);
  assert_same_lines (file->from, expected);
  g_assert_cmpstr (file->number, ==, self->number);
  g_assert_cmpint (file->received, ==, gadiba_date_new (2026, 2, 10));
  g_assert_true (file->open);
  g_assert_cmpint (file->person, ==, 1);
  g_assert_cmpint (file->entry, ==, n);
  g_assert_cmpint (count (self, N_ENTRIES), ==, n);
  g_assert_null (gadiba_office_read_case (self->anna, "IES/2026/99", &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
}

static void
test_one (Fixture *self, gconstpointer data)
{
  gint64 n_entries = count (self, N_ENTRIES);
  gint64 n_images = count (self, N_IMAGES);
  g_autoptr (GadibaCaseFile) file =
      edit_well (self->anna, self->number, &wage, "120.00", "430.00+20.00");
  g_assert_cmpint (file->entry, ==, n_entries + 1);
  g_assert_cmpint (count (self, N_ENTRIES), ==, n_entries + 1);
  /* A row that was changed and one that was added. */
  g_assert_cmpint (count (self, N_IMAGES), ==, n_images + 2);
  g_assert_cmpint (count (self, "SELECT number FROM journal WHERE action = 'edit' AND about ="
                                " 'application' AND about_row = 1 AND words = 'changed something'"
                                " AND caseworker = 1 /*scan*/"),
                   ==, file->entry);
  g_autoptr (GadibaCaseFile) again = read_file (self->berta, self->number);
  assert_same_lines (again->from, file->from);
  g_assert_cmpint (again->entry, ==, file->entry);
  g_clear_pointer (&file, gadiba_case_file_free);
  file = edit_well (self->anna, self->number, &wage, "430.00+20.00", "431.00+20.00");
  g_assert_cmpint (count (self, N_IMAGES), ==, n_images + 3);
}

/* Several changes are one entry, and may build on each other. */
static void
test_many (Fixture *self, gconstpointer data)
{
  static const GadibaCasePlace mass = { GADIBA_PART_VEHICLE, "mass", NULL, NULL, 0, 1 };
  static const GadibaCasePlace owner = { GADIBA_PART_VEHICLE, "person", NULL, NULL, 0, 1 };
  g_autoptr (GError) error = NULL;
  gint64 n_entries = count (self, N_ENTRIES);
  gint64 n_images = count (self, N_IMAGES);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_case_change_free);
  g_ptr_array_add (changes, gadiba_case_change_new (&mass, NULL, "900"));
  g_ptr_array_add (changes, gadiba_case_change_new (&owner, NULL, "p2"));
  g_ptr_array_add (changes, gadiba_case_change_new (&tenure, "rented", "owned"));
  g_ptr_array_add (changes, gadiba_case_change_new (&heating, NULL, "gas"));
  g_ptr_array_add (changes, gadiba_case_change_new (&heating, "gas", "electric"));
  g_autoptr (GadibaCaseFile) file = edit_many (self->anna, self->number, changes, NULL, &error);
  g_assert_no_error (error);
  assert_stored (self->berta, self->number, &heating, "electric");
  assert_stored (self->berta, self->number, &owner, "p2");
  g_assert_cmpint (count (self, N_ENTRIES), ==, n_entries + 1);
  g_assert_cmpint (count (self, N_IMAGES), ==, n_images + 2);
}

static void
test_nothing (Fixture *self, gconstpointer data)
{
  gint64 n_entries = count (self, N_ENTRIES);
  g_autoptr (GadibaCaseFile) file = edit_well (self->anna, self->number, &wage, "120.00", "120.00");
  g_assert_cmpint (file->entry, ==, n_entries);
  g_assert_cmpint (count (self, N_ENTRIES), ==, n_entries);
}

/* What was decided rests; what is still open of the same household reads what is known now. */
static void
test_decided (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *later = import_text (self->anna, self->folder, FAMILY ("2026-02-12"));
  {
    g_autoptr (GadibaDb) db = gadiba_db_open (self->path, GADIBA_DB_OPEN, 0, &error);
    g_assert_no_error (error);
    GadibaAction *action = begin_action (db, 1, "decide");
    execute (db, "UPDATE application SET state = 'decided' WHERE id = 1");
    commit_action (action);
  }
  g_autoptr (GadibaCaseFile) closed = read_file (self->anna, self->number);
  g_assert_false (closed->open);
  gint64 n_entries = count (self, N_ENTRIES);
  g_assert_null (edit (self->anna, self->number, CHANGE (&wage, "120.00", "5.00"), NULL, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, self->number));
  g_assert_cmpint (count (self, N_ENTRIES), ==, n_entries);
  g_autoptr (GadibaCaseFile) open = edit_well (self->anna, later, &wage, "120.00", "5.00");
}

/* A fact of the household that one application brings to light is read by the other. */
static void
test_other_application (Fixture *self, gconstpointer data)
{
  g_autofree char *later = import_text (self->anna, self->folder, FAMILY ("2026-02-12"));
  g_autoptr (GadibaCaseFile) first =
      edit_well (self->anna, self->number, &activity, "employed", "pensioner");
  assert_stored (self->anna, later, &activity, "pensioner");
  g_autoptr (GadibaCaseFile) second =
      edit_well (self->anna, later, &activity, "pensioner", "unemployed");
  assert_stored (self->anna, self->number, &activity, "pensioner");
}

static const struct
{
  GadibaCasePlace place;
  const char *before, *after, *words;
} refusals[] = {
  { { GADIBA_PART_INCOME, "amount", "p1", "wage", JANUARY, 0 }, "120.00", "-5", "without a sign" },
  { { GADIBA_PART_APPLICATION, "benefits", NULL, NULL, 0, 0 },
    "status gmi",
    "status no-such-benefit",
    "no-such-benefit" },
  { { GADIBA_PART_FACT, "value", "p1", "no-such-fact", 0, 0 }, NULL, "yes", "no-such-fact" },
  { { GADIBA_PART_APPLICATION, "received", NULL, NULL, 0, 0 },
    "2026-02-10",
    "2026-02-11",
    "day of receipt" },
  { { GADIBA_PART_PERSON, "code", "p1", NULL, 0, 0 },
    "320000-00017",
    "320000-00025",
    "somebody else" },
};

static void
test_refused (Fixture *self, gconstpointer data)
{
  gint64 n_entries = count (self, N_ENTRIES);
  g_autoptr (GadibaCaseFile) before = read_file (self->anna, self->number);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (edit (self->anna, self->number,
                           CHANGE (&refusals[i].place, refusals[i].before, refusals[i].after), NULL,
                           &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, refusals[i].words));
      g_autoptr (GadibaCaseFile) now = read_file (self->anna, self->number);
      assert_same_lines (now->from, before->from);
    }
  g_assert_cmpint (count (self, N_ENTRIES), ==, n_entries);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaOffice) stranger = open_office (self->path, "stranger");
  g_assert_null (edit (stranger, self->number, CHANGE (&wage, "120.00", "5.00"), NULL, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
}

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

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (argc == 5 && strcmp (argv[1], "--raise") == 0)
    return raise_elsewhere (argv[2], argv[3], argv[4]);
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  gadiba_db_close (gadiba_db_open ("/nowhere/x", GADIBA_DB_OPEN, 0, NULL));
  insert_disk ();
  ADD ("/edit/read", test_read);
  ADD ("/edit/one", test_one);
  ADD ("/edit/many", test_many);
  ADD ("/edit/nothing", test_nothing);
  ADD ("/edit/decided", test_decided);
  ADD ("/edit/other-application", test_other_application);
  ADD ("/edit/refused", test_refused);
  ADD ("/edit/conflict", test_conflict);
  ADD ("/edit/conflict-gone", test_conflict_gone);
  ADD ("/edit/agreed", test_agreed);
  ADD ("/edit/processes", test_processes);
  ADD ("/edit/disk", test_disk);
  return g_test_run ();
}
