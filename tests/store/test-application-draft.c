/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decision-test.h"
#include "gadiba-application-draft.h"
#include "gadiba-person-register.h"

#define HEAD(received) "<case xmlns=\"urn:gadiba:case:1\"><application received=\"" received "\""
#define PERSONS(anna, janis)                                                                       \
  "<person id=\"anna\" given=\"Anna\" family=\"Bērziņa\" born=\"1980-03-15\"" anna "/>"            \
  "<person id=\"janis\" given=\"Jānis\" family=\"Bērziņš\" born=\"1981-03-15\"" janis "/>"
#define CHILD(more) "<person id=\"ilze\" given=\"Ilze\" family=\"Bērziņa\" sex=\"f\"" more "/>"
#define REST                                                                                       \
  "<dwelling street=\"Ezera iela 5\" tenure=\"rented\" area=\"40\"/><incomes>"                     \
  "<income person=\"anna\" kind=\"wage\" month=\"2026-01\" amount=\"400\"/></incomes>"             \
  "<assets property=\"declared\"><savings person=\"anna\" amount=\"5\"/>"                          \
  "<vehicle person=\"ilze\" mass=\"1500\"/></assets>"                                              \
  "<costs><cost item=\"rent\" month=\"2026-01\" amount=\"90\"/></costs>"                           \
  "<facts><fact name=\"pets\" value=\"2\" person=\"ilze\"/></facts>"
#define FIRST                                                                                      \
  HEAD ("2026-02-10")                                                                              \
  " benefits=\"gmi housing\" housing-month=\"2025-12\"/><household group=\"other\">" PERSONS (     \
      " applicant=\"yes\" relation=\"self\" activity=\"employed\" income=\"complete\"",            \
      " relation=\"spouse\"") CHILD (" relation=\"child\" activity=\"pupil\"") "</household>" REST \
                                                                               "</case>"

typedef struct
{
  char *folder;
  GadibaDb *db;
  gint64 household;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  self->folder = make_folder ();
  self->db = open_db (self->folder, GADIBA_DB_CREATE);
  make_office (self->db);
  g_autoptr (GadibaCase) from = parse_case (FIRST);
  GadibaAction *action = begin_action (self->db, 1, "import");
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, from, NULL, "IES", NULL, &error);
  g_assert_no_error (error);
  self->household = application->household;
  commit_action (action);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gadiba_db_close (self->db);
  remove_folder (self->folder);
}

/* @expected: the inside of <case>, as it is written */
static void
assert_draft (Fixture *self, gint64 person, int month, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) draft = gadiba_application_draft (
      self->db, person, gadiba_date_new (2026, month, 5), NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) bytes = gadiba_case_write (draft);
  g_autofree char *found = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (found, "\n", -1);
  g_autoptr (GString) inside = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_str_has_prefix (lines[i], "<?xml") && strstr (lines[i], "case") == NULL)
      g_string_append (inside, g_strstrip (lines[i]));
  g_assert_cmpstr (inside->str, ==, expected);
}

#define KNOWN_REST                                                                                 \
  "<dwelling tenure=\"rented\" area=\"40\" street=\"Ezera iela 5\"/><incomes>"                     \
  "<income person=\"anna\" kind=\"wage\" month=\"2026-01\" amount=\"400.00\"/></incomes>"
#define KNOWN_COSTS "<costs><cost item=\"rent\" month=\"2026-01\" amount=\"90.00\"/></costs>"

/* What is said of one day or one application is not known for the next. */
static void
test_same_applicant (Fixture *self, gconstpointer data)
{
  assert_draft (
      self, 1, 6,
      "<application received=\"2026-06-05\" benefits=\"gmi housing\"/><household>"
      "<person id=\"anna\" applicant=\"yes\" given=\"Anna\" family=\"Bērziņa\" born=\"1980-03-15\""
      " relation=\"self\" activity=\"employed\"/>"
      "<person id=\"janis\" given=\"Jānis\" family=\"Bērziņš\" born=\"1981-03-15\""
      " relation=\"spouse\"/>"
      "<person id=\"ilze\" given=\"Ilze\" family=\"Bērziņa\" sex=\"f\" relation=\"child\""
      " activity=\"pupil\"/></household>" KNOWN_REST
      "<assets><vehicle person=\"ilze\" mass=\"1500\"/></assets>" KNOWN_COSTS
      "<facts><fact name=\"pets\" value=\"2\" person=\"ilze\"/></facts>");
}

/* Who has left is not in it, nor anything about him or her; who applies is somebody else. */
static void
test_other_applicant (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *action = begin_action (self->db, 1, "edit");
  gadiba_household_member_end (action, self->household, 3, gadiba_date_new (2026, 5, 31), &error);
  g_assert_no_error (error);
  commit_action (action);
  assert_draft (self, 2, 6,
                "<application received=\"2026-06-05\" benefits=\"gmi housing\"/><household>"
                "<person id=\"anna\" given=\"Anna\" family=\"Bērziņa\" born=\"1980-03-15\""
                " relation=\"spouse\" activity=\"employed\"/>"
                "<person id=\"janis\" applicant=\"yes\" given=\"Jānis\" family=\"Bērziņš\""
                " born=\"1981-03-15\" relation=\"self\"/></household>" KNOWN_REST
                "<assets><vehicle mass=\"1500\"/></assets>" KNOWN_COSTS);
  /* Whoever has left applies alone. */
  assert_draft (self, 3, 6,
                "<application received=\"2026-06-05\" benefits=\"gmi housing\"/><household>"
                "<person id=\"ilze\" applicant=\"yes\" given=\"Ilze\" family=\"Bērziņa\" sex=\"f\""
                " relation=\"self\" activity=\"pupil\"/></household>");
}

/* A draft that is registered says the same again: nothing is stored twice. */
static void
test_registered (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) persons = NULL;
  g_autoptr (GadibaCase) draft =
      gadiba_application_draft (self->db, 1, gadiba_date_new (2026, 3, 5), &persons, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (persons->len, ==, 3);
  GadibaAction *action = begin_action (self->db, 1, "register");
  g_autoptr (GadibaApplication) application = gadiba_application_import (
      action, draft, NULL, "IES", (const gint64 *) persons->data, &error);
  g_assert_no_error (error);
  commit_action (action);
  g_assert_cmpint (application->household, ==, self->household);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM person /*scan*/"), ==, 3);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM income /*scan*/"), ==, 1);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM dwelling /*scan*/"), ==, 1);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM vehicle /*scan*/"), ==, 1);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM person_fact /*scan*/"), ==, 2);
  assert_verified (self->db);
}

static void
test_unknown (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (
      gadiba_application_draft (self->db, 77, gadiba_date_new (2026, 3, 5), NULL, NULL, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/draft/same-applicant", test_same_applicant);
  ADD ("/draft/other-applicant", test_other_applicant);
  ADD ("/draft/registered", test_registered);
  ADD ("/draft/unknown", test_unknown);
  return g_test_run ();
}
