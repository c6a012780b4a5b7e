/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/undo-test.h"

#include "gadiba-office-contest.h"
#include "gadiba-office-init.h"
#include "gadiba-office-undo.h"

#define NUMBER "IES/2026/1"
#define SET_WAGE(amount) "UPDATE income SET amount = " amount " WHERE id = 1"

/* Two caseworkers with the office open, each with a connection of their own, and a third one that
 * stores what they change. */
typedef struct
{
  char *folder, *path;
  GadibaDb *db;
  GadibaOffice *anna, *zane;
} Fixture;

static GadibaMoment
get_moment (void)
{
  return (GadibaMoment){ .now = NOW, .today = gadiba_date_new (2026, 2, 10) };
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
set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_folder ();
  self->path = g_build_filename (self->folder, "office.gadiba", NULL);
  self->db = open_db (self->folder, GADIBA_DB_CREATE);
  make_undo_office (self->db);
  self->anna = open_office (self->path, "anna");
  self->zane = open_office (self->path, "zane");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  assert_verified (self->db);
  assert_search_kept (self->db);
  gadiba_office_close (self->anna);
  gadiba_office_close (self->zane);
  gadiba_db_close (self->db);
  remove_folder (self->folder);
  g_free (self->path);
}

static char *
write_file (const GadibaCaseFile *file)
{
  g_autoptr (GBytes) bytes = gadiba_case_write (file->from);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
read_file (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file = gadiba_office_read_case (self->anna, NUMBER, &error);
  g_assert_no_error (error);
  return write_file (file);
}

/* Returns: the case as it is afterwards */
static char *
undo (GadibaOffice *office)
{
  const GadibaMoment now = get_moment ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GadibaCaseFile) file = gadiba_office_undo (office, NUMBER, &now, &conflicts, &error);
  g_assert_no_error (error);
  g_assert_null (conflicts);
  return write_file (file);
}

static char *
redo (GadibaOffice *office)
{
  const GadibaMoment now = get_moment ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file = gadiba_office_redo (office, NUMBER, &now, NULL, &error);
  g_assert_no_error (error);
  return write_file (file);
}

static void
assert_state (GadibaOffice *office, const char *undo_words, const char *redo_words)
{
  const GadibaMoment now = get_moment ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaUndoState) state = gadiba_office_read_undo (office, NUMBER, &now, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (state->undo, ==, undo_words);
  g_assert_cmpstr (state->redo, ==, redo_words);
}

/* The conflicts, one a line: part, field, person, kind, month, both values, who. */
static void
assert_conflicts (GadibaOffice *office, gboolean again, const char *expected)
{
  const GadibaMoment now = get_moment ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GadibaCaseFile) file =
      again ? gadiba_office_redo (office, NUMBER, &now, &conflicts, &error)
            : gadiba_office_undo (office, NUMBER, &now, &conflicts, &error);
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
  g_assert_null (file);
  g_assert_nonnull (conflicts);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const GadibaConflict *conflict = conflicts->pdata[i];
      const GadibaCasePlace *place = &conflict->place;
      g_autofree char *month =
          place->month != GADIBA_MONTH_NONE ? gadiba_month_format (place->month) : g_strdup ("-");
      g_string_append_printf (found, "%d %s %s %s %s: %s, %s (%s)\n", (int) place->part,
                              place->field, place->person != NULL ? place->person : "-",
                              place->kind != NULL ? place->kind : "-", month,
                              conflict->mine != NULL ? conflict->mine : "-",
                              conflict->theirs != NULL ? conflict->theirs : "-",
                              conflict->who != NULL ? conflict->who : "-");
      if (conflict->who != NULL)
        g_assert_cmpstr (conflict->utc, ==, "2026-02-10T09:15:00Z");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* --- taking back --- */

static void
test_back_and_forth (Fixture *self, gconstpointer data)
{
  g_autofree char *first = read_file (self);
  assert_state (self->anna, NULL, NULL);
  EDIT (self->db, 1, SET_WAGE ("41000"));
  EDIT (self->db, 1, "UPDATE person_fact SET value = 'pupil' WHERE person = 2 /*scan*/");
  g_autofree char *last = read_file (self);
  assert_state (self->zane, NULL, NULL);
  g_free (undo (self->anna));
  assert_state (self->anna, SET_WAGE ("41000"),
                "UPDATE person_fact SET value = 'pupil' WHERE person = 2 /*scan*/");
  g_autofree char *undone = undo (self->anna);
  g_assert_cmpstr (undone, ==, first);
  /* The same after a restart. */
  gadiba_office_close (self->anna);
  self->anna = open_office (self->path, "anna");
  assert_state (self->anna, NULL, SET_WAGE ("41000"));
  g_free (redo (self->anna));
  g_autofree char *redone = redo (self->anna);
  g_assert_cmpstr (redone, ==, last);
  /* The history tells it in words. */
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM journal WHERE words = 'took back: "
                                    "" SET_WAGE ("41000") "' AND action = 'undo' /*scan*/"),
                   ==, 1);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM journal WHERE words = 'did again: "
                                    "" SET_WAGE ("41000") "' AND about_row = 1 /*scan*/"),
                   ==, 1);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  const GadibaMoment now = get_moment ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_assert_null (gadiba_office_undo (self->anna, NUMBER, &now, &conflicts, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING);
  g_assert_null (conflicts);
  g_clear_error (&error);
  g_assert_null (gadiba_office_redo (self->anna, "IES/2026/9", &now, NULL, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  EDIT (self->db, 1, SET_WAGE ("41000"));
  EDIT (self->db, 2, "UPDATE application SET state = 'withdrawn' WHERE id = 1");
  assert_state (self->anna, NULL, NULL);
  g_assert_null (gadiba_office_undo (self->anna, NUMBER, &now, NULL, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, NUMBER));
}

/* What somebody complains about is no edit: what was typed can be taken back as before. */
static void
test_complaint (Fixture *self, gconstpointer data)
{
  const GadibaMoment now = get_moment ();
  const GadibaContestEntry entry = {
    .application = NUMBER, .received = now.today, .way = "written", .words = "Ilgi jāgaida."
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = read_file (self);

  EDIT (self->db, 1, SET_WAGE ("41000"));
  g_autoptr (GadibaContest) contest =
      gadiba_office_register_contest (self->anna, &entry, &now, &error);
  g_assert_no_error (error);
  const GadibaContestStep step = { .number = contest->number,
                                   .row_version = contest->row_version,
                                   .forwarded = now.today,
                                   .forwarded_to = "domei" };
  g_autoptr (GadibaContest) sent = gadiba_office_step_contest (self->anna, &step, &now, &error);
  g_assert_no_error (error);
  g_assert_null (gadiba_office_step_contest (self->zane, &step, &now, &error)); /* as it was */
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
  g_autofree char *after = undo (self->anna);
  g_assert_cmpstr (after, ==, before);
}

/* --- both values --- */

static void
test_values (Fixture *self, gconstpointer data)
{
  EDIT (self->db, 1, SET_WAGE ("41000"));
  EDIT (self->db, 2, SET_WAGE ("42000"));
  assert_conflicts (self->anna, FALSE, "5 amount p1 wage 2026-01: 410.00, 420.00 (Zane Ozola)\n");
  /* A line more of the same kind is the same field. */
  EDIT (self->db, 1, SET_WAGE ("43000"));
  EDIT (self->db, 2,
        "INSERT INTO income (person, month, kind, amount)"
        " VALUES (1, '2026-01', 'wage', 700)");
  assert_conflicts (self->anna, FALSE,
                    "5 amount p1 wage 2026-01: 430.00, 430.00+7.00 (Zane Ozola)\n");
}

static void
test_fields (Fixture *self, gconstpointer data)
{
  EDIT (self->db, 1, "UPDATE dwelling SET area = 4150, rooms = 2 WHERE id = 1",
        "UPDATE application SET household_group = 'other' WHERE id = 1",
        "DELETE FROM person_fact WHERE person = 1 AND fact = 'activity'");
  EDIT (self->db, 2, "UPDATE dwelling SET area = 4200, street = 'Kalna iela 1' WHERE id = 1");
  EDIT (self->db, 1, "SELECT 1");
  EDIT (self->db, 2,
        "INSERT INTO person_fact (person, fact, value, from_day)"
        " VALUES (1, 'activity', 'pupil', '2026-02-10')");
  assert_conflicts (self->anna, FALSE,
                    "3 area - - -: 41.5, 42 (Zane Ozola)\n"
                    "2 activity p1 - -: -, pupil (Zane Ozola)\n");
  /* Nothing of it was stored. */
  g_assert_cmpint (query (self->db, "SELECT area FROM dwelling WHERE id = 1"), ==, 4200);
  g_assert_cmpint (query (self->db, "SELECT rooms FROM dwelling WHERE id = 1"), ==, 2);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM journal WHERE action = 'undo' /*scan*/"),
                   ==, 0);
}

/* What was added is in use: there is no value to show, but whom it is about. */
static void
test_person (Fixture *self, gconstpointer data)
{
  static const char *const add[] = {
    "INSERT INTO person (uid) VALUES (randomblob (16))",
    "INSERT INTO person_name (person, given, family, from_day)"
    " SELECT max (id), 'Ilze', 'Bērziņa', '2026-02-10' FROM person",
    "INSERT INTO application_member (application, person, label, relation)"
    " SELECT 1, max (id), 'p3', 'child' FROM person",
    NULL,
  };
  change (self->db, 1, "add member", add);
  EDIT (self->db, 2,
        "INSERT INTO saving (person, day, amount)"
        " SELECT max (id), '2026-02-10', 5 FROM person");
  assert_conflicts (self->anna, FALSE, "2  p3 - -: -, - (-)\n");
  g_free (undo (self->zane));
  g_autofree char *without = undo (self->anna);
  g_assert_null (strstr (without, "p3"));
  g_autofree char *with = redo (self->anna);
  g_assert_nonnull (strstr (with, "p3"));
}

/* The same of a dwelling that somebody put bills on. */
static void
test_dwelling (Fixture *self, gconstpointer data)
{
  EDIT (self->db, 1, "UPDATE dwelling SET to_day = '2026-02-10' WHERE id = 1",
        "INSERT INTO dwelling (household, from_day) VALUES (1, '2026-02-11')");
  EDIT (self->db, 2,
        "INSERT INTO cost (dwelling, month, item, amount)"
        " VALUES (2, '2026-01', 'gas', 1)");
  assert_conflicts (self->anna, FALSE, "3  - - -: -, - (-)\n");
}

/* --- what others do --- */

static gboolean
has_changed (GadibaOffice *office, const char *number, gint64 since, gint64 *entry)
{
  g_autoptr (GError) error = NULL;
  gboolean changed = gadiba_office_has_changed (office, since, number, entry, &error);
  g_assert_no_error (error);
  return changed;
}

static void
test_has_changed (Fixture *self, gconstpointer data)
{
  static const char *const look[] = { "SELECT 1", NULL };
  static const char *const changes[] = {
    SET_WAGE ("1"),
    "UPDATE dwelling SET area = 1 WHERE id = 1",
    "DELETE FROM cost WHERE id = 1",
    "UPDATE person SET sex = 'f' WHERE id = 2",
    "UPDATE application SET property = 'declared' WHERE id = 1",
    "UPDATE client SET phone = '26000000' WHERE person = 1",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file = gadiba_office_read_case (self->anna, NUMBER, &error);
  g_assert_no_error (error);
  gint64 entry = file->entry, next = 0;
  g_assert_false (has_changed (self->anna, NUMBER, entry, &next));
  g_assert_cmpint (next, ==, entry);
  change (self->db, 2, "history", look);
  g_assert_false (has_changed (self->anna, NUMBER, entry, &next));
  g_assert_false (has_changed (self->anna, NULL, entry, NULL));
  g_assert_cmpint (next, ==, entry + 1);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      entry = next;
      EDIT (self->db, 2, changes[i]);
      g_assert_true (has_changed (self->anna, NUMBER, entry, &next));
      g_assert_true (has_changed (self->anna, NULL, entry, NULL));
      g_assert_false (has_changed (self->anna, NUMBER, next, NULL));
    }
  /* Other people's. */
  g_autoptr (GadibaCase) other = make_case (7);
  GadibaAction *action = begin_action (self->db, 2, "import");
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, other, NULL, "IES", NULL, &error);
  g_assert_no_error (error);
  commit_action (action);
  g_assert_false (has_changed (self->anna, NUMBER, next, NULL));
  g_assert_true (has_changed (self->anna, NULL, next, NULL));
  g_assert_true (has_changed (self->anna, "IES/2026/2", next, NULL));
  g_assert_false (gadiba_office_has_changed (self->anna, next, "IES/2026/9", NULL, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/office/undo/back-and-forth", test_back_and_forth);
  ADD ("/office/undo/refused", test_refused);
  ADD ("/office/undo/complaint", test_complaint);
  ADD ("/office/undo/values", test_values);
  ADD ("/office/undo/fields", test_fields);
  ADD ("/office/undo/person", test_person);
  ADD ("/office/undo/dwelling", test_dwelling);
  ADD ("/office/undo/has-changed", test_has_changed);
  return g_test_run ();
}
