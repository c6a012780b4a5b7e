/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-application-member.h"
#include "gadiba-search.h"
#include "undo-test.h"

/* The application of undo-test.h: Anna applies, Jānis is her spouse. */

typedef struct
{
  char *folder;
  GadibaDb *db;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_folder ();
  self->db = open_db (self->folder, GADIBA_DB_CREATE);
  make_undo_office (self->db);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  assert_verified (self->db);
  assert_search_kept (self->db);
  gadiba_db_close (self->db);
  remove_folder (self->folder);
}

static char *
read_case (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) found = gadiba_application_read (self->db, 1, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) bytes = gadiba_case_write (found);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
add (Fixture *self, const GadibaCasePerson *stated, gint64 known, GError **error)
{
  g_autoptr (GadibaApplication) application =
      gadiba_application_find (self->db, "IES/2026/1", NULL);
  g_autoptr (GadibaAction) action = begin_action (self->db, 1, "add member");
  g_autofree char *label =
      gadiba_application_add_member (action, application, stated, known, error);
  return label != NULL && gadiba_action_commit (action, error) ? g_steal_pointer (&label) : NULL;
}

static void
assert_added (Fixture *self, const GadibaCasePerson *stated, gint64 known, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = add (self, stated, known, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, label);
}

static void
assert_not_added (Fixture *self, const GadibaCasePerson *stated, gint64 known, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = add (self, stated, known, &error);
  g_assert_error (error, GADIBA_STORE_ERROR, code);
  g_assert_null (found);
  g_test_message ("%s", error->message);
  g_assert_null (strstr (error->message, "Bērzi"));
}

static gboolean
remove_member (Fixture *self, const char *label, GError **error)
{
  g_autoptr (GadibaApplication) application =
      gadiba_application_find (self->db, "IES/2026/1", NULL);
  g_autoptr (GadibaAction) action = begin_action (self->db, 1, "remove member");
  return gadiba_application_remove_member (action, application, label, error)
         && gadiba_action_commit (action, error);
}

static void
assert_removed (Fixture *self, const char *label)
{
  g_autoptr (GError) error = NULL;
  gboolean done = remove_member (self, label, &error);
  g_assert_no_error (error);
  g_assert_true (done);
}

static void
assert_not_removed (Fixture *self, const char *label, int code)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (remove_member (self, label, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, code);
}

static void
turn (Fixture *self, gboolean again)
{
  g_autoptr (GError) error = NULL;
  gboolean done = take_back (self->db, 1, again, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (done);
}

static guint
count_hits (Fixture *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = gadiba_search (self->db, text, &error);
  g_assert_no_error (error);
  return hits->len;
}

/* Another household, of one person. @more: attributes */
static void
import_other (Fixture *self, const char *received, const char *more)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (
      "<case xmlns=\"urn:gadiba:case:1\"><application received=\"%s\"/><household>"
      "<person id=\"p1\" applicant=\"yes\" relation=\"self\" given=\"Ilze\" family=\"Kalniņa\" %s/>"
      "</household></case>",
      received, more);
  g_autoptr (GadibaCase) from = parse_case (text);
  GadibaAction *action = begin_action (self->db, 2, "import");
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, from, NULL, "IES", NULL, &error);
  g_assert_no_error (error);
  commit_action (action);
}

static const GadibaCasePerson child = { .id = "p2", /* is taken */
                                        .given = "Zane",
                                        .family = "Bērziņa",
                                        .code = "320000-54321",
                                        .born = 0,
                                        .relation = "child",
                                        .activity = "pupil",
                                        .income = "complete" };

/* --- adding --- */

static void
test_add (Fixture *self, gconstpointer data)
{
  g_autofree char *before = read_case (self);
  assert_added (self, &child, 0, "p3");
  g_autofree char *after = read_case (self);
  g_assert_nonnull (strstr (after, "<person id=\"p3\" given=\"Zane\" family=\"Bērziņa\""
                                   " code=\"320000-54321\" relation=\"child\" activity=\"pupil\""
                                   " income=\"complete\"/>"));
  g_assert_cmpuint (count_hits (self, "zane"), ==, 1);
  turn (self, FALSE);
  g_autofree char *undone = read_case (self);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpuint (count_hits (self, "zane"), ==, 0);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM person /*scan*/"), ==, 2);
  turn (self, TRUE);
  g_autofree char *redone = read_case (self);
  g_assert_cmpstr (redone, ==, after);
  g_assert_cmpuint (count_hits (self, "zane"), ==, 1);
}

/* What the records know stays, what is stated besides is added. */
static void
test_add_known (Fixture *self, gconstpointer data)
{
  import_other (self, "2025-01-10", "born=\"1950-01-02\" activity=\"pensioner\" nva=\"no\"");
  const GadibaCasePerson stated = { .given = "Ilse",
                                    .family = "Kalnina",
                                    .born = gadiba_date_new (1950, 2, 1),
                                    .code = "320000-99999",
                                    .relation = "parent",
                                    .nva = "yes" };
  /* As long as she has a household of her own: not. */
  assert_not_added (self, &stated, 3, GADIBA_STORE_ERROR_REFUSED);
  EDIT (self->db, 2, "UPDATE household_member SET to_day = '2025-12-31' WHERE person = 3");
  assert_added (self, &stated, 3, "p3");
  g_autofree char *found = read_case (self);
  g_assert_nonnull (strstr (found, "<person id=\"p3\" given=\"Ilze\" family=\"Kalniņa\""
                                   " born=\"1950-01-02\" code=\"320000-99999\" relation=\"parent\""
                                   " activity=\"pensioner\" nva=\"yes\"/>"));
  assert_not_added (self, &stated, 3, GADIBA_STORE_ERROR_REFUSED);
  assert_not_added (self, &stated, 77, GADIBA_STORE_ERROR_QUESTION);
}

static void
test_who (Fixture *self, gconstpointer data)
{
  import_other (self, "2025-01-10", "born=\"1950-01-02\"");
  EDIT (self->db, 2, "UPDATE household_member SET to_day = '2025-12-31' WHERE person = 3");
  GadibaCasePerson stated = {
    .given = "ILZE", .family = "Kalnina", .born = gadiba_date_new (1950, 1, 2), .relation = "parent"
  };
  assert_not_added (self, &stated, GADIBA_PERSON_ASK, GADIBA_STORE_ERROR_QUESTION);
  assert_added (self, &stated, GADIBA_PERSON_NEW, "p3");
  g_assert_cmpint (query (self->db, "SELECT max (person) FROM application_member WHERE"
                                    " application = 1"),
                   ==, 4);
  /* Whoever has the code of somebody else is not whom one chose. */
  stated.code = "320000-12345";
  assert_not_added (self, &stated, 3, GADIBA_STORE_ERROR_QUESTION);
  stated.born = GADIBA_DATE_NONE;
  assert_not_added (self, &stated, 3, GADIBA_STORE_ERROR_REFUSED);
  stated.code = NULL;
  assert_not_added (self, &stated, 99, GADIBA_STORE_ERROR_NOT_FOUND);
}

/* --- removing --- */

/* Of whoever was entered by mistake nothing stays, and all comes back. */
static void
test_remove_new (Fixture *self, gconstpointer data)
{
  assert_added (self, &child, 0, "p3");
  EDIT (self->db, 2,
        "INSERT INTO income (person, month, kind, amount)"
        " VALUES (3, '2026-01', 'scholarship', 100)",
        "INSERT INTO further_fact (household, person, fact, value, from_day)"
        " VALUES (1, 3, 'pets', '2', '2026-02-10')",
        "UPDATE vehicle SET person = 3 WHERE id = 1");
  g_autofree char *before = read_case (self);
  assert_removed (self, "p3");
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM person /*scan*/"), ==, 2);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM further_fact /*scan*/"), ==, 0);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM household_member /*scan*/"), ==, 2);
  g_assert_cmpuint (count_hits (self, "zane"), ==, 0);
  g_autofree char *removed = read_case (self);
  g_assert_null (strstr (removed, "p3"));
  turn (self, FALSE);
  g_autofree char *undone = read_case (self);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpuint (count_hits (self, "zane"), ==, 1);
  turn (self, TRUE);
  g_autofree char *redone = read_case (self);
  g_assert_cmpstr (redone, ==, removed);
}

/* Whoever was in the household before was so until the day before. */
static void
test_remove_known (Fixture *self, gconstpointer data)
{
  EDIT (self->db, 2, "UPDATE household_member SET from_day = '2025-06-01' WHERE person = 2");
  assert_removed (self, "p2");
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM household_member WHERE person = 2"
                                    " AND to_day = '2026-02-09'"),
                   ==, 1);
  g_assert_cmpuint (count_hits (self, "jānis"), ==, 1);
  turn (self, FALSE);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM household_member WHERE person = 2"
                                    " AND to_day IS NULL"),
                   ==, 1);
}

/* A later application rests on the membership. */
static void
test_remove_from_first (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) from = parse_case (UNDO_CASE);
  from->application.received = gadiba_date_new (2026, 5, 10);
  GadibaAction *action = begin_action (self->db, 2, "import");
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, from, NULL, "IES", NULL, &error);
  g_assert_no_error (error);
  commit_action (action);
  assert_removed (self, "p2");
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM household_member WHERE person = 2"
                                    " AND from_day = '2026-02-10' AND to_day IS NULL"),
                   ==, 1);
}

static void
test_not_removed (Fixture *self, gconstpointer data)
{
  assert_not_removed (self, "p1", GADIBA_STORE_ERROR_REFUSED);
  assert_not_removed (self, "p9", GADIBA_STORE_ERROR_NOT_FOUND);
  EDIT (self->db, 2, "UPDATE application SET state = 'decided' WHERE id = 1");
  assert_not_removed (self, "p2", GADIBA_STORE_ERROR_REFUSED);
  assert_not_added (self, &child, 0, GADIBA_STORE_ERROR_REFUSED);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/member/add", test_add);
  ADD ("/member/add-known", test_add_known);
  ADD ("/member/who", test_who);
  ADD ("/member/remove-new", test_remove_new);
  ADD ("/member/remove-known", test_remove_known);
  ADD ("/member/remove-from-first", test_remove_from_first);
  ADD ("/member/not-removed", test_not_removed);
  return g_test_run ();
}
