/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-test.h"
#include "gadiba-office-card.h"
#include "gadiba-office-client.h"
#include "gadiba-office-register.h"
#include "gadiba-office-talk.h"
#include "gadiba-office-undo.h"
#include "takeover-test.h"

/* Somebody without an application: what there is to work with, and how the first one begins. */

static GadibaCaseFile *
read_client (GadibaOffice *office, gint64 person)
{
  g_autoptr (GError) error = NULL;
  GadibaCaseFile *file = gadiba_office_read_client (office, person, &moment, &error);
  g_assert_no_error (error);
  return file;
}

static void
assert_alone (const GadibaCaseFile *file, gint64 person)
{
  g_assert_null (file->number);
  g_assert_false (file->open);
  g_assert_cmpint (file->received, ==, GADIBA_DATE_NONE);
  g_assert_cmpint (file->person, ==, person);
  g_assert_nonnull (file->intake);
  g_assert_nonnull (file->calendar);
  g_assert_cmpuint (file->from->persons->len, ==, 1);
}

static void
put_phone (GadibaOffice *office, gint64 person, const char *before, const char *after)
{
  g_autoptr (GError) error = NULL;
  const GadibaCardPlace place = { GADIBA_CARD_CLIENT, 0, "phone" };
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_card_change_free);
  g_ptr_array_add (changes, gadiba_card_change_new (&place, before, after));
  const GadibaCardRequest request = { .person = person,
                                      .changes = (const GadibaCardChange *const *) changes->pdata,
                                      .n_changes = 1,
                                      .words = "Card: Phone" };
  g_autoptr (GadibaCardFile) card =
      gadiba_office_edit_card (office, &request, &moment, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_phone (GadibaOffice *office, gint64 person, const char *expected)
{
  g_autoptr (GError) error = NULL;
  const GadibaCardPlace place = { GADIBA_CARD_CLIENT, 0, "phone" };
  g_autoptr (GadibaCardFile) card = gadiba_office_read_card (office, person, &moment, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gadiba_card_file_get (card, &place), ==, expected);
}

/* --- reading --- */

/* The card says who it is and where; of who has applied it is the application. */
static void
test_read (Fixture *self, gconstpointer data)
{
  gint64 person = take_over_client (self->anna, &moment);
  gint64 entries = count (self, N_ENTRIES);
  g_autoptr (GadibaCaseFile) file = read_client (self->anna, person);
  assert_alone (file, person);
  const GadibaCasePerson *alone = gadiba_case_get_person (file->from, 0);
  g_assert_cmpstr (alone->given, ==, "Zenta");
  g_assert_cmpstr (alone->family, ==, "Krūmiņa");
  g_assert_cmpstr (alone->code, ==, "319903-10015");
  g_assert_cmpint (alone->born, ==, gadiba_date_new (1951, 5, 4));
  g_assert_cmpstr (file->from->dwelling.street, ==, "Liepu iela 7-2");
  g_assert_cmpint (file->entry, ==, entries);
  g_assert_cmpint (count (self, N_ENTRIES), ==, entries);
  g_autoptr (GadibaCaseFile) applied = read_client (self->anna, 1);
  g_assert_cmpstr (applied->number, ==, self->number);
  g_assert_true (applied->open);
  g_autoptr (GError) error = NULL;
  g_assert_null (gadiba_office_read_client (self->anna, 4711, &moment, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
}

/* --- taking back --- */

static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 person = take_over_client (self->anna, &moment);
  g_autoptr (GadibaUndoState) none =
      gadiba_office_read_card_undo (self->anna, person, &moment, &error);
  g_assert_no_error (error);
  g_assert_null (none->undo);
  g_assert_null (gadiba_office_undo_card (self->anna, person, &moment, NULL, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING);
  g_clear_error (&error);
  put_phone (self->anna, person, "20000015", "20000016");
  g_autoptr (GadibaUndoState) state =
      gadiba_office_read_card_undo (self->anna, person, &moment, &error);
  g_assert_cmpstr (state->undo, ==, "Card: Phone");
  g_autoptr (GadibaCaseFile) back =
      gadiba_office_undo_card (self->anna, person, &moment, NULL, &error);
  g_assert_no_error (error);
  assert_alone (back, person);
  assert_phone (self->anna, person, "20000015");
  g_autoptr (GadibaCaseFile) again =
      gadiba_office_redo_card (self->anna, person, &moment, NULL, &error);
  g_assert_no_error (error);
  assert_phone (self->anna, person, "20000016");
  /* Somebody else has changed the same. */
  put_phone (self->berta, person, "20000016", "20000017");
  g_autoptr (GPtrArray) conflicts = NULL;
  g_assert_null (gadiba_office_undo_card (self->anna, person, &moment, &conflicts, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpstr (((const GadibaConflict *) conflicts->pdata[0])->theirs, ==, "20000017");
}

static gboolean
has_changed (GadibaOffice *office, gint64 person, gint64 *entry)
{
  g_autoptr (GError) error = NULL;
  gboolean changed = gadiba_office_has_card_changed (office, *entry, person, entry, &error);
  g_assert_no_error (error);
  return changed;
}

/* What somebody else writes about this person is seen, and of others nothing. */
static void
test_watch (Fixture *self, gconstpointer data)
{
  gint64 person = take_over_client (self->anna, &moment);
  gint64 entry = count (self, N_ENTRIES);
  g_assert_false (has_changed (self->anna, person, &entry));
  put_phone (self->berta, 1, NULL, "20000099");
  g_assert_false (has_changed (self->anna, person, &entry));
  g_assert_cmpint (entry, ==, count (self, N_ENTRIES));
  put_phone (self->berta, person, "20000015", "20000018");
  g_assert_true (has_changed (self->anna, person, &entry));
  g_autoptr (GError) error = NULL;
  g_autofree char *number =
      gadiba_office_repeat_case (self->berta, person, moment.today, &moment, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (has_changed (self->anna, person, &entry));
}

/* --- the first application --- */

static void
test_first (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 person = take_over_client (self->anna, &moment);
  gint64 persons = count (self, "SELECT count (*) FROM person");
  g_autofree char *last = NULL;
  g_autofree char *number =
      gadiba_office_repeat_case (self->anna, person, moment.today, &moment, &last, &error);
  g_assert_no_error (error);
  g_assert_null (last);
  g_assert_cmpint (count (self, "SELECT count (*) FROM person"), ==, persons);
  g_assert_cmpint (count (self, "SELECT count (*) FROM person_name WHERE family = 'Krūmiņa'"), ==,
                   1);
  g_autoptr (GadibaCaseFile) file = read_client (self->anna, person);
  g_assert_cmpstr (file->number, ==, number);
  g_assert_cmpint (file->person, ==, person);
  g_assert_true (file->open);
  g_assert_cmpint (file->received, ==, moment.today);
  g_assert_true (gadiba_case_asks_for (file->from, "housing"));
  g_assert_cmpstr (file->from->dwelling.street, ==, "Liepu iela 7-2");
}

/* --- talks --- */

static void
test_talks (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 person = take_over_client (self->anna, &moment), id = 0;
  const GadibaTalkRequest request = {
    .person = person, .day = moment.today, .way = "came", .about = "jautāja", .minutes = -1
  };
  g_assert_true (gadiba_office_note_talk (self->anna, &request, &moment, &id, &error));
  g_assert_no_error (error);
  g_autoptr (GPtrArray) talks = gadiba_office_list_person_talks (self->anna, person, &error);
  g_assert_cmpuint (talks->len, ==, 1);
  g_autoptr (GPtrArray) others = gadiba_office_list_person_talks (self->anna, 1, &error);
  g_assert_cmpuint (others->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/office/client/read", test_read);
  ADD ("/office/client/undo", test_undo);
  ADD ("/office/client/watch", test_watch);
  ADD ("/office/client/first", test_first);
  ADD ("/office/client/talks", test_talks);
  return g_test_run ();
}
