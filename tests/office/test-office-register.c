/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-client.h"
#include "gadiba-office-look.h"
#include "gadiba-office-register.h"
#include "gadiba-office-undo.h"
#include "household-test.h"

/* The application of undo-test.h is there: Anna (1) applies, Jānis (2) is her spouse. */

#define NUMBER "IES/2026/1"

static GadibaCase *
make_typed (const char *received, const char *persons)
{
  g_autofree char *text =
      g_strdup_printf ("<case xmlns=\"urn:gadiba:case:1\"><application received=\"%s\"/>"
                       "<household>%s</household></case>",
                       received, persons);
  return parse_case (text);
}

#define ILZE                                                                                       \
  "<person id=\"p1\" applicant=\"yes\" relation=\"self\" given=\"Ilze\" family=\"Kalniņa\""       \
  " born=\"1970-01-02\"/>"

/* --- registering --- */

static void
test_register (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) typed = make_typed ("2026-02-09", ILZE);
  g_autofree char *number =
      gadiba_office_register_case (self->office, typed, NULL, &self->now, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (number, ==, "IES/2026/2");
  g_autoptr (GadibaCaseFile) file = gadiba_office_read_case (self->office, number, &error);
  g_assert_no_error (error);
  g_assert_true (file->open);
  g_assert_cmpint (file->person, ==, 3);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM journal WHERE action = 'register'"
                                    " AND words = 'registered application IES/2026/2'"
                                    " AND about = 'application' AND about_row = 2 /*scan*/"),
                   ==, 1);
  /* Registering is not taken back. */
  g_autoptr (GadibaUndoState) state =
      gadiba_office_read_undo (self->office, number, &self->now, &error);
  g_assert_no_error (error);
  g_assert_null (state->undo);
}

static void
assert_refused (Fixture *self, const GadibaCase *typed, const gint64 *answers, GQuark domain,
                int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number =
      gadiba_office_register_case (self->office, typed, answers, &self->now, &error);
  g_assert_error (error, domain, code);
  g_assert_null (number);
  g_test_message ("%s", error->message);
  g_assert_null (strstr (error->message, "Ilze"));
  g_assert_false (g_str_has_prefix (error->message, "-:"));
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM application /*scan*/"), ==, 1);
}

/* --- a card alone --- */

static void
test_client (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) typed = make_typed ("2026-02-09", ILZE);
  gint64 person = 0;
  GadibaCasePerson *stated = &g_array_index (typed->persons, GadibaCasePerson, 0);
  stated->sex = "f";
  typed->dwelling.street = "Liepu iela 7";
  typed->dwelling.region = "Liepkalnu novads";
  typed->application.received = self->now.today;
  g_assert_true (
      gadiba_office_register_client (self->office, typed, 0, &self->now, &person, &error));
  g_assert_no_error (error);
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_read_client (self->office, person, &self->now, &error);
  g_assert_no_error (error);
  g_assert_null (file->number);
  g_assert_cmpstr (gadiba_case_get_person (file->from, 0)->family, ==, "Kalniņa");
  g_assert_cmpstr (gadiba_case_get_person (file->from, 0)->sex, ==, "f");
  g_assert_cmpstr (file->from->dwelling.region, ==, "Liepkalnu novads");
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM journal WHERE action = 'client'"
                                    " AND about = 'person' AND about_row = 3 /*scan*/"),
                   ==, 1);
  /* The same once more is a question, until it is said that it is somebody else. */
  g_assert_false (
      gadiba_office_register_client (self->office, typed, 0, &self->now, &person, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_QUESTION);
  g_clear_error (&error);
  g_assert_true (
      gadiba_office_register_client (self->office, typed, -1, &self->now, &person, &error));
  g_assert_no_error (error);
  /* A code is one person's. */
  stated->code = "020170-11111";
  g_assert_true (
      gadiba_office_register_client (self->office, typed, -1, &self->now, &person, &error));
  g_assert_no_error (error);
  g_assert_false (
      gadiba_office_register_client (self->office, typed, -1, &self->now, &person, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_QUESTION);
  g_clear_error (&error);
  stated->family = NULL;
  g_assert_false (
      gadiba_office_register_client (self->office, typed, -1, &self->now, &person, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM person /*scan*/"), ==, 5);
}

/* What is not all there yet is not stored by half. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaCase) nobody = gadiba_case_new (NULL);
  nobody->application.received = self->now.today;
  assert_refused (self, nobody, NULL, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING);
  g_autoptr (GadibaCase) typed = make_typed ("2026-02-09", ILZE);
  GadibaCasePerson *person = &g_array_index (typed->persons, GadibaCasePerson, 0);
  person->family = NULL;
  assert_refused (self, typed, NULL, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING);
  person->family = "Kalniņa";
  person->relation = NULL;
  assert_refused (self, typed, NULL, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING);
  person->relation = "self";
  typed->application.received = self->now.today + 1;
  assert_refused (self, typed, NULL, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG);
  typed->application.received = GADIBA_DATE_NONE;
  assert_refused (self, typed, NULL, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG);
  typed->application.received = self->now.today;
  person->activity = "idle";
  assert_refused (self, typed, NULL, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG);
}

static void
test_who (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaCase) typed =
      make_typed ("2026-02-09", "<person id=\"p1\" applicant=\"yes\" relation=\"self\""
                                " given=\"Anna\" family=\"Berzina\" born=\"1980-03-15\"/>");
  const gint64 fresh[] = { GADIBA_PERSON_NEW }, other[] = { 2 };
  assert_refused (self, typed, NULL, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_QUESTION);
  GadibaCasePerson *person = &g_array_index (typed->persons, GadibaCasePerson, 0);
  person->code = "150380-10004";
  assert_refused (self, typed, other, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  person->code = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *number =
      gadiba_office_register_case (self->office, typed, fresh, &self->now, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query (self->db, "SELECT max (id) FROM person"), ==, 3);
}

static void
test_alike (Fixture *self, gconstpointer data)
{
  static const struct
  {
    GadibaCasePerson typed;
    gint64 person;
    const char *why;
  } rows[] = {
    { { .code = "150380-10004" }, 1, "code" },
    { { .given = "ANNA", .family = "Berzina" }, 1, "alike" },
    { { .given = "Bērziņš", .family = "Jānis" }, 2, "alike" },
  };
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) found = gadiba_office_find_alike (self->office, &rows[i].typed, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, 1);
      const GadibaAlike *alike = found->pdata[0];
      g_assert_cmpint (alike->person, ==, rows[i].person);
      g_assert_cmpstr (alike->why, ==, rows[i].why);
      g_assert_cmpstr (alike->address, ==, "Ezera iela 5, Liepkalni");
    }
  GadibaCasePerson typed = rows[1].typed;
  typed.born = gadiba_date_new (1980, 3, 15);
  g_autoptr (GPtrArray) found = gadiba_office_find_alike (self->office, &typed, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((GadibaAlike *) found->pdata[0])->why, ==, "name");
}

/* From what is known to a new application, as a caseworker would. */
static void
test_draft (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) persons = NULL;
  self->now.today = gadiba_date_new (2026, 6, 1);
  g_autoptr (GadibaCase) draft =
      gadiba_office_draft_case (self->office, 2, gadiba_date_new (2026, 5, 30), &persons, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gadiba_case_find_applicant (draft), ==, 1);
  g_assert_cmpuint (persons->len, ==, 2);
  g_autofree char *number = gadiba_office_register_case (
      self->office, draft, (const gint64 *) persons->data, &self->now, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query (self->db, "SELECT count (DISTINCT household) FROM application /*scan*/"),
                   ==, 1);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM client /*scan*/"), ==, 2);
  g_assert_null (
      gadiba_office_draft_case (self->office, 9, gadiba_date_new (2026, 5, 30), NULL, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
}

/* In one go, and told in the journal. */
static void
test_repeat (Fixture *self, gconstpointer data)
{
  const GadibaDate day = gadiba_date_new (2026, 5, 30);
  g_autoptr (GError) error = NULL;
  g_autofree char *last = NULL;
  self->now.today = gadiba_date_new (2026, 6, 1);
  g_autofree char *number =
      gadiba_office_repeat_case (self->office, 2, day, &self->now, &last, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (last, ==, "IES/2026/1");
  g_assert_cmpstr (number, !=, last);
  g_autoptr (GPtrArray) history =
      gadiba_office_list_history (self->office, number, &self->now, &error);
  g_assert_no_error (error);
  const GadibaHappened *first = history->pdata[0];
  g_autofree char *expected = g_strdup_printf ("registered application %s, with what was known "
                                               "taken over from application %s, to be confirmed",
                                               number, last);
  g_assert_cmpstr (first->words, ==, expected);
  g_clear_pointer (&last, g_free);
  g_assert_null (gadiba_office_repeat_case (self->office, 9, day, &self->now, &last, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
  g_assert_null (last);
  g_clear_error (&error);
  /* Not of a day that is still to come. */
  g_assert_null (gadiba_office_repeat_case (self->office, 2, day + 9, &self->now, &last, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG);
}

/* --- members --- */

static const GadibaCasePerson zane = { .given = "Zane", .family = "Bērziņa", .relation = "child" };

static void
test_members (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) added =
      gadiba_office_add_member (self->office, NUMBER, &zane, 0, &self->now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (added->from->persons->len, ==, 3);
  g_assert_cmpstr (gadiba_case_get_person (added->from, 2)->id, ==, "p3");
  g_autoptr (GadibaCaseFile) removed =
      gadiba_office_remove_member (self->office, NUMBER, "p2", &self->now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (removed->from->persons->len, ==, 2);
  g_autoptr (GadibaUndoState) state =
      gadiba_office_read_undo (self->office, NUMBER, &self->now, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (state->undo, ==, "removed household member “p2”");
  g_autoptr (GadibaCaseFile) once =
      gadiba_office_undo (self->office, NUMBER, &self->now, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (once->from->persons->len, ==, 3);
  g_autoptr (GadibaCaseFile) twice =
      gadiba_office_undo (self->office, NUMBER, &self->now, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (twice->from->persons->len, ==, 2);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM person /*scan*/"), ==, 2);
  g_autoptr (GadibaUndoState) back =
      gadiba_office_read_undo (self->office, NUMBER, &self->now, &error);
  g_assert_cmpstr (back->redo, ==, "added household member “p3”");
}

static void
assert_not_added (Fixture *self, const GadibaCasePerson *stated, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (gadiba_office_add_member (self->office, NUMBER, stated, 0, &self->now, &error));
  g_assert_error (error, domain, code);
  g_test_message ("%s", error->message);
}

static void
test_members_refused (Fixture *self, gconstpointer data)
{
  GadibaCasePerson stated = zane;
  stated.relation = NULL;
  assert_not_added (self, &stated, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING);
  stated = zane;
  stated.given = "";
  assert_not_added (self, &stated, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING);
  stated = zane;
  stated.code = "150380-10004";
  assert_not_added (self, &stated, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  stated = zane;
  stated.given = "Jānis";
  stated.family = "BĒRZIŅŠ";
  stated.born = gadiba_date_new (1981, 3, 15);
  assert_not_added (self, &stated, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_QUESTION);
  g_autoptr (GError) error = NULL;
  stated = zane;
  stated.activity = "idle";
  assert_not_added (self, &stated, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG);
  g_assert_null (gadiba_office_remove_member (self->office, NUMBER, "p1", &self->now, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/office/register/register", test_register);
  ADD ("/office/register/refused", test_refused);
  ADD ("/office/register/client", test_client);
  ADD ("/office/register/who", test_who);
  ADD ("/office/register/alike", test_alike);
  ADD ("/office/register/draft", test_draft);
  ADD ("/office/register/repeat", test_repeat);
  ADD ("/office/register/members", test_members);
  ADD ("/office/register/members-refused", test_members_refused);
  return g_test_run ();
}
