/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-test.h"

/* Changes of an open application, by one caseworker: stored as one action or refused. */

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

/* The same value in other words is no other value, and no entry. */
static void
test_other_words (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 n_entries = count (self, N_ENTRIES);
  g_autoptr (GadibaCaseFile) a =
      edit (self->anna, self->number, CHANGE (&wage, "120.00", "0120.0"), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (self, N_ENTRIES), ==, n_entries);
  g_autoptr (GadibaCaseFile) b =
      edit (self->anna, self->number, CHANGE (&wage, "55.00", "120"), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (self, N_ENTRIES), ==, n_entries);
}

/* Of two that are alike one goes. */
static void
test_twins (Fixture *self, gconstpointer data)
{
  static const GadibaCasePlace second = { GADIBA_PART_VEHICLE, "", NULL, NULL, 0, 1 };
  static const GadibaCasePlace third = { GADIBA_PART_VEHICLE, "", NULL, NULL, 0, 2 };
  const char *twin = "person=p1 mass=1500";
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) a = edit_well (self->anna, self->number, &second, NULL, twin);
  g_autoptr (GadibaCaseFile) b = edit_well (self->anna, self->number, &third, NULL, "mass=900");
  g_autoptr (GadibaCaseFile) c =
      edit (self->anna, self->number, CHANGE (&vehicle, twin, NULL), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (c->from->vehicles->len, ==, 2);
  assert_stored (self->anna, self->number, &vehicle, twin);
  assert_stored (self->anna, self->number, &second, "mass=900");
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
    gadiba_action_set_subject (action, "application", 1);
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
      /* There is no file, so no line of one. */
      g_assert_null (strstr (error->message, ":0:"));
      g_autoptr (GadibaCaseFile) now = read_file (self->anna, self->number);
      assert_same_lines (now->from, before->from);
    }
  g_assert_cmpint (count (self, N_ENTRIES), ==, n_entries);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaOffice) stranger = open_office (self->path, "stranger");
  g_assert_null (edit (stranger, self->number, CHANGE (&wage, "120.00", "5.00"), NULL, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/edit/read", test_read);
  ADD ("/edit/one", test_one);
  ADD ("/edit/many", test_many);
  ADD ("/edit/nothing", test_nothing);
  ADD ("/edit/other-words", test_other_words);
  ADD ("/edit/twins", test_twins);
  ADD ("/edit/decided", test_decided);
  ADD ("/edit/other-application", test_other_application);
  ADD ("/edit/refused", test_refused);
  return g_test_run ();
}
