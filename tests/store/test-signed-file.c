/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decision-test.h"
#include "gadiba-signed-file.h"

/* What came back signed: recognised by its bytes, kept for good. */

#define LETTER "%PDF-1.7 the letter\n"

typedef struct
{
  char *folder;
  GadibaDb *db;
} Fixture;

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

/* Names a paper of the decision. Returns: the key of the document */
static gint64
name_paper (GadibaDb *db, const char *kind, const char *text, guint8 *digest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_bytes (text);
  const GadibaPaper paper = { .kind = kind,
                              .media_type = "application/pdf",
                              .decision = 1,
                              .added = gadiba_date_new (2026, 2, 20) };
  gint64 id = 0;

  gadiba_papers_put (db, bytes, digest, &error);
  g_assert_no_error (error);
  GadibaAction *action = begin_action (db, 1, "paper");
  gadiba_papers_name (action, &paper, digest, &id, &error);
  g_assert_no_error (error);
  commit_action (action);
  return id;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint8 digest[GADIBA_PAPER_DIGEST_SIZE];

  self->folder = make_folder ();
  self->db = open_db (self->folder, GADIBA_DB_CREATE);
  make_office (self->db);
  g_autoptr (GadibaDecision) decision = make_decision (GADIBA_OUTCOME_GRANTED);
  g_autofree char *number = import_and_issue (self->db, 1, decision, &error);
  g_assert_no_error (error);
  name_paper (self->db, "evidence", "%PDF", digest);
  name_paper (self->db, "decision-pdf", LETTER, digest);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  assert_verified (self->db);
  g_clear_pointer (&self->db, gadiba_db_close);
  remove_folder (self->folder);
}

/* @whole, @start: of the letter that @text is, and of the one that it begins with */
static void
assert_found (Fixture *self, const char *text, const char *whole, const char *start)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_bytes (text);
  g_autofree char *is = NULL;
  g_autofree char *begins = NULL;

  g_assert_true (gadiba_signed_file_find_letter (self->db, bytes, &is, &error));
  g_assert_true (gadiba_signed_file_find_start (self->db, bytes, &begins, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (is, ==, whole);
  g_assert_cmpstr (begins, ==, start);
}

static void
test_find (Fixture *self, gconstpointer data)
{
  assert_found (self, LETTER, "SP/2026/1", "SP/2026/1");
  assert_found (self, LETTER "and a signature", NULL, "SP/2026/1");
  assert_found (self, "%PDF-1.7 THE letter\n and a signature", NULL, NULL);
  /* Evidence is no letter. */
  assert_found (self, "%PDF", NULL, NULL);
  assert_found (self, "", NULL, NULL);
}

static void
assert_refused (Fixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *action = begin_action (self->db, 1, "change");

  g_assert_false (gadiba_db_execute (self->db, sql, NULL, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONSTRAINT);
  gadiba_action_free (action);
}

static void
test_keep (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint8 digest[GADIBA_PAPER_DIGEST_SIZE];
  GadibaListedSignature one = { (char *) "ILZE OZOLIŅA", (char *) "", NULL };
  GadibaListedSignature two = { (char *) "Otrs", (char *) "CA", (char *) "2026-02-21T08:15:00Z" };
  g_autoptr (GPtrArray) signatures = g_ptr_array_new ();
  g_ptr_array_add (signatures, &one);
  g_ptr_array_add (signatures, &two);
  GadibaNewSignedFile file = { .decision = 1,
                               .document = name_paper (self->db, "container", "PK", digest),
                               .kind = "container",
                               .day = gadiba_date_new (2026, 2, 21),
                               .signatures = signatures };
  GadibaDate day;
  gint64 id = 0;

  g_assert_true (gadiba_signed_file_find_day (self->db, &file, digest, &day, &error));
  g_assert_cmpint (day, ==, GADIBA_DATE_NONE);
  GadibaAction *action = begin_action (self->db, 1, "signed");
  g_assert_true (gadiba_signed_file_add (action, &file, &id, &error));
  commit_action (action);
  g_assert_true (gadiba_signed_file_find_day (self->db, &file, digest, &day, &error));
  g_assert_cmpint (day, ==, file.day);

  g_autoptr (GPtrArray) files = gadiba_signed_file_list (self->db, 1, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  const GadibaSignedFile *back = g_ptr_array_index (files, 0);
  g_assert_cmpstr (back->letter, ==, "SP/2026/1");
  g_assert_cmpstr (back->caseworker, ==, "Anna Liepa");
  g_assert_cmpuint (strlen (back->digest), ==, 64);
  g_assert_cmpuint (back->signatures->len, ==, 2);
  const GadibaListedSignature *last = g_ptr_array_index (back->signatures, 1);
  g_assert_cmpstr (last->who, ==, "Otrs");
  g_assert_cmpstr (last->time, ==, "2026-02-21T08:15:00Z");
  /* The letter itself stays the letter. */
  g_autoptr (GBytes) letter = gadiba_papers_get_decision_pdf (self->db, 1, &error);
  g_autoptr (GBytes) wanted = make_bytes (LETTER);
  g_assert_true (g_bytes_equal (letter, wanted));

  assert_refused (self, "UPDATE signed_file SET kind = 'scan' WHERE id = 1");
  assert_refused (self, "DELETE FROM signed_file WHERE id = 1");
  assert_refused (self, "UPDATE listed_signature SET who = 'x' WHERE id = 1");
  assert_refused (self, "DELETE FROM listed_signature WHERE id = 1");
  g_assert_null (gadiba_signed_file_read (self->db, 9, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/signed-file/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/signed-file/keep", Fixture, NULL, set_up, test_keep, tear_down);
  return g_test_run ();
}
