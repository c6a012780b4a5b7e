/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../case/case-data.h"
#include "gadiba-application.h"
#include "gadiba-case-write.h"
#include "gadiba-decision-register.h"
#include "gadiba-person-register.h"
#include "gadiba-search.h"
#include "store-test.h"

static char *
write_case (const GadibaCase *from)
{
  g_autoptr (GBytes) bytes = gadiba_case_write (from);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static GadibaApplication *
import (GadibaAction *action, const GadibaCase *from, GBytes *file)
{
  g_autoptr (GError) error = NULL;
  GadibaApplication *application =
      gadiba_application_import (action, from, file, "IES", NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (application);
  return application;
}

static void
assert_round_trip (GadibaDb *db, const char *folder, const char *name)
{
  g_autoptr (GadibaCase) from = load_case (folder, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaAction) action = begin_action (db, 0, "import");
  g_autoptr (GadibaApplication) application = import (action, from, NULL);
  g_autoptr (GadibaCase) back = gadiba_application_read (db, application->id, &error);
  g_assert_no_error (error);
  g_autofree char *expected = write_case (from);
  g_autofree char *found = write_case (back);
  g_test_message ("%s", name);
  g_assert_cmpstr (found, ==, expected);
}

/* Every worked case comes back as it went in; each in an action that is rolled back. */
static void
test_round_trip (void)
{
  char *temporary = make_folder ();
  g_autoptr (GadibaDb) db = open_db (temporary, GADIBA_DB_CREATE);
  guint n_cases = 0;
  for (guint i = 0; i < G_N_ELEMENTS (case_folders); i++)
    {
      g_autoptr (GPtrArray) names = list_test_files (case_folders[i], ".xml");
      for (guint k = 0; k < names->len; k++)
        assert_round_trip (db, case_folders[i], names->pdata[k]);
      n_cases += names->len;
    }
  g_assert_cmpuint (n_cases, >, 20);
  g_assert_cmpint (query (db, "SELECT count (*) FROM person /*scan*/"), ==, 0);
  g_clear_pointer (&db, gadiba_db_close);
  remove_folder (temporary);
}

#define CASE(received, persons, rest)                                                              \
  "<case xmlns=\"urn:gadiba:case:1\"><application received=\"" received "\"/>"                     \
  "<household>" persons "</household>" rest "</case>"
#define ANNA(more)                                                                                 \
  "<person id=\"p1\" applicant=\"yes\" given=\"Anna\" family=\"Bērziņa\" code=\"150380-10004\""  \
  " born=\"1980-03-15\" relation=\"self\" " more "/>"
#define JANIS(more)                                                                                \
  "<person id=\"p2\" given=\"Jānis\" family=\"Bērziņš\" code=\"320000-12345\""                 \
  " born=\"1981-03-15\" relation=\"spouse\" " more "/>"

static void
assert_reads (GadibaDb *db, gint64 application, const GadibaCase *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) back = gadiba_application_read (db, application, &error);
  g_assert_no_error (error);
  g_autofree char *a = write_case (back);
  g_autofree char *b = write_case (expected);
  g_assert_cmpstr (a, ==, b);
}

/* Two applications of one household: each is as it was said for its day. */
static void
test_twice (void)
{
  char *folder = make_folder ();
  g_autoptr (GadibaDb) db = open_db (folder, GADIBA_DB_CREATE);
  g_autoptr (GadibaCase) first = parse_case (CASE (
      "2026-02-10", ANNA ("activity=\"employed\" income=\"complete\"") JANIS ("nva=\"yes\""),
      "<dwelling street=\"Ezera iela 5\" area=\"40\"/><incomes><income person=\"p1\" kind=\"wage\""
      " month=\"2026-01\" amount=\"400\"/></incomes><assets><vehicle mass=\"1500\"/></assets>"
      "<costs><cost item=\"rent\" month=\"2026-01\" amount=\"90\"/></costs>"));
  g_autoptr (GadibaCase) second = parse_case (CASE (
      "2026-05-12",
      ANNA ("activity=\"unemployed\" nva=\"yes\" income=\"complete\"")
          JANIS ("activity=\"employed\" income=\"incomplete\""),
      "<dwelling street=\"Ezera iela 5\" area=\"41.5\"/><incomes><income person=\"p1\" "
      "kind=\"wage\""
      " month=\"2026-01\" amount=\"400\"/><income person=\"p2\" kind=\"wage\" month=\"2026-04\""
      " amount=\"20\"/></incomes><assets><savings person=\"p1\" amount=\"5\"/></assets>"
      "<costs><cost item=\"rent\" month=\"2026-01\" amount=\"90\"/><cost item=\"rent\""
      " month=\"2026-04\" amount=\"95\"/></costs>"));
  GadibaAction *action = begin_action (db, 0, "import");
  g_autoptr (GadibaApplication) one = import (action, first, NULL);
  g_autoptr (GadibaApplication) two = import (action, second, NULL);
  commit_action (action);
  g_assert_cmpstr (one->number, ==, "IES/2026/1");
  g_assert_cmpstr (two->number, ==, "IES/2026/2");
  g_assert_cmpint (one->household, ==, two->household);
  g_assert_cmpint (one->client, ==, two->client);
  assert_reads (db, one->id, first);
  assert_reads (db, two->id, second);
  g_assert_cmpint (query (db, "SELECT count (*) FROM person /*scan*/"), ==, 2);
  assert_verified (db);
  g_clear_pointer (&db, gadiba_db_close);
  remove_folder (folder);
}

static void
assert_refused (GadibaDb *db, const GadibaCase *from, GBytes *file, int code, const char *words)
{
  gint64 n_rows = query (db, "SELECT count (*) FROM journal_row /*scan*/");
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GadibaAction) action = begin_action (db, 0, "import");
    g_autoptr (GadibaApplication) application =
        gadiba_application_import (action, from, file, "IES", NULL, &error);
    g_assert_error (error, GADIBA_STORE_ERROR, code);
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, words));
    g_assert_null (strstr (error->message, "Anna"));
    g_assert_null (application);
  }
  g_assert_cmpint (query (db, "SELECT count (*) FROM journal_row /*scan*/"), ==, n_rows);
}

static void
test_refused (void)
{
  char *folder = make_folder ();
  g_autoptr (GadibaDb) db = open_db (folder, GADIBA_DB_CREATE);
  g_autoptr (GadibaCase) first = parse_case (CASE ("2026-02-10", ANNA ("") JANIS (""), ""));
  g_autoptr (GadibaCase) other =
      parse_case (CASE ("2026-03-10",
                        "<person id=\"p1\" applicant=\"yes\" given=\"Ilze\" family=\"Kalniņa\""
                        " relation=\"self\"/>" JANIS (""),
                        ""));
  g_autoptr (GadibaCase) without_code = parse_case (CASE (
      "2026-03-10",
      "<person id=\"p1\" applicant=\"yes\" given=\"ANNA\" family=\"Berzina\" born=\"1980-03-15\""
      " relation=\"self\"/>",
      ""));
  g_autoptr (GadibaCase) spouse =
      parse_case (CASE ("2026-03-10",
                        "<person id=\"p1\" applicant=\"yes\" given=\"Jānis\" family=\"Bērziņš\""
                        " code=\"320000-12345\" relation=\"self\"/>",
                        ""));
  g_autoptr (GBytes) file = g_bytes_new_static ("file", 4);
  GadibaAction *action = begin_action (db, 0, "import");
  g_autoptr (GadibaApplication) application = import (action, first, file);
  commit_action (action);
  assert_refused (db, first, file, GADIBA_STORE_ERROR_EXISTS, application->number);
  assert_refused (db, other, NULL, GADIBA_STORE_ERROR_REFUSED,
                  "another household since 2026-02-10");
  assert_refused (db, without_code, NULL, GADIBA_STORE_ERROR_QUESTION, "IES/2026/1");
  assert_refused (db, spouse, NULL, GADIBA_STORE_ERROR_REFUSED, "IES/2026/1");

  g_autoptr (GArray) questions = gadiba_application_find_questions (db, without_code, NULL, NULL);
  g_assert_cmpuint (questions->len, ==, 1);
  gint64 answers[] = { GADIBA_PERSON_NEW };
  g_autoptr (GError) error = NULL;
  action = begin_action (db, 0, "import");
  g_autoptr (GadibaApplication) answered =
      gadiba_application_import (action, without_code, NULL, "IES", answers, &error);
  g_assert_no_error (error);
  commit_action (action);
  g_assert_cmpint (answered->household, !=, application->household);
  assert_verified (db);
  g_clear_pointer (&db, gadiba_db_close);
  remove_folder (folder);
}

/* Whoever is in another household can be named when that membership has ended. */
static void
test_member_end (void)
{
  char *folder = make_folder ();
  g_autoptr (GadibaDb) db = open_db (folder, GADIBA_DB_CREATE);
  g_autoptr (GadibaCase) first = parse_case (CASE ("2026-02-10", ANNA ("") JANIS (""), ""));
  g_autoptr (GadibaCase) other =
      parse_case (CASE ("2026-03-10",
                        "<person id=\"p1\" applicant=\"yes\" given=\"Ilze\" family=\"Kalniņa\""
                        " relation=\"self\"/>" JANIS (""),
                        ""));
  GadibaAction *action = begin_action (db, 0, "import");
  g_autoptr (GadibaApplication) application = import (action, first, NULL);
  commit_action (action);
  assert_refused (db, other, NULL, GADIBA_STORE_ERROR_REFUSED,
                  "another household since 2026-02-10");

  g_autoptr (GError) error = NULL;
  gint64 household = application->household;
  GadibaDate last = gadiba_date_new (2026, 3, 9);
  action = begin_action (db, 0, "edit");
  g_assert_false (
      gadiba_household_member_end (action, household, 2, gadiba_date_new (2026, 2, 9), &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "2026-02-10"));
  g_clear_error (&error);
  g_assert_false (gadiba_household_member_end (action, household, 77, last, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (gadiba_household_member_end (action, household, 2, last, &error));
  g_assert_no_error (error);
  g_assert_false (gadiba_household_member_end (action, household, 2, last, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  commit_action (action);

  action = begin_action (db, 0, "import");
  g_autoptr (GadibaApplication) second = import (action, other, NULL);
  commit_action (action);
  g_assert_cmpint (second->household, !=, household);
  assert_reads (db, application->id, first);
  assert_reads (db, second->id, other);
  g_autoptr (GPtrArray) events = gadiba_person_list_events (db, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 3);
  assert_verified (db);
  g_clear_pointer (&db, gadiba_db_close);
  remove_folder (folder);
}

static void
assert_found (GadibaDb *db, const char *text, guint n_hits, const char *first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = gadiba_search (db, text, &error);
  g_assert_no_error (error);
  g_test_message ("%s", text);
  g_assert_cmpuint (hits->len, ==, n_hits);
  if (n_hits > 0)
    g_assert_cmpstr (((GadibaHit *) hits->pdata[0])->given, ==, first);
}

static void
test_search (void)
{
  char *folder = make_folder ();
  g_autoptr (GadibaDb) db = open_db (folder, GADIBA_DB_CREATE);
  g_autoptr (GadibaCase) from = parse_case (CASE ("2026-02-10", ANNA ("") JANIS (""),
                                                  "<dwelling street=\"Ezera iela 5-12\""
                                                  " place=\"Liepkalni\"/>"));
  GadibaAction *action = begin_action (db, 0, "import");
  g_autoptr (GadibaApplication) application = import (action, from, NULL);
  commit_action (action);
  for (int pass = 0; pass < 2; pass++)
    {
      assert_found (db, "berz", 2, "Anna");
      assert_found (db, "Bērziņa", 1, "Anna");
      assert_found (db, "jānis b", 1, "Jānis");
      assert_found (db, "150380-1", 1, "Anna");
      assert_found (db, "15038010004", 1, "Anna");
      assert_found (db, "ies/2026/1", 1, "Anna");
      assert_found (db, "ezera 5", 2, "Anna");
      assert_found (db, "liepkalni ezera janis", 1, "Jānis");
      assert_found (db, "ozols", 0, NULL);
      assert_found (db, "\"*(", 0, NULL);
      g_autoptr (GError) error = NULL;
      gadiba_search_rebuild (db, &error);
      g_assert_no_error (error);
    }
  g_clear_pointer (&db, gadiba_db_close);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/application/round-trip", test_round_trip);
  g_test_add_func ("/application/twice", test_twice);
  g_test_add_func ("/application/refused", test_refused);
  g_test_add_func ("/application/member-end", test_member_end);
  g_test_add_func ("/application/search", test_search);
  return g_test_run ();
}
