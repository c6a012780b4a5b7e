/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decision-test.h"
#include "gadiba-correspondence.h"
#include "gadiba-decision-draft.h"
#include "gadiba-hearing.h"
#include "gadiba-papers.h"
#include "gadiba-person-register.h"
#include "gadiba-search.h"

typedef struct
{
  char *folder;
  GadibaDb *db;
} Fixture;

#define CASE(received, persons, rest)                                                              \
  "<case xmlns=\"urn:gadiba:case:1\"><application received=\"" received "\"/>"                     \
  "<household>" persons "</household>" rest "</case>"

/* Somebody whose every word can be told from all others in the files. */
#define ZANETE(id, family, relation, more)                                                         \
  "<person id=\"" id "\" " more " given=\"Žanete\" family=\"" family "\" code=\"320777-54321\""    \
  " born=\"1971-11-17\" sex=\"f\" other-id=\"QX7788991\" relation=\"" relation "\""                \
  " activity=\"unemployed\" nva=\"yes\" income=\"complete\"/>"
#define ILZE                                                                                       \
  "<person id=\"p1\" applicant=\"yes\" given=\"Ilze\" family=\"Kalniņa\" code=\"320888-00001\""   \
  " born=\"1969-01-02\" relation=\"self\"/>"

/* What tells of her: as written, folded, and without the ends that a full text may keep apart. */
static const char *const traces[] = {
  "Zvirgzdgaile", "zvirgzdgaile",   "virgzdgail",
  "Vārpsalniece", "varpsalniece",   "arpsalniec",
  "Žanete",       "zanete",         "320777-54321",
  "32077754321",  "QX7788991",      "Purvmalas",
  "purvmalas",    "urvmala",        "29987654",
  "KONTS77",      "zvirgzda_id",    "Par Žaneti",
  "1971-11-17",   "slepens raksts", "Zvirgzdgailei datīvā",
};

static GadibaCase *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  GadibaCase *from = gadiba_case_read_bytes (bytes, "x.xml", &error);
  g_assert_no_error (error);
  return from;
}

static gint64
import (GadibaDb *db, const GadibaCase *from, const char *words)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *action = gadiba_action_begin (db, 1, "import", words, NOW, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, from, NULL, "IES", NULL, &error);
  g_assert_no_error (error);
  commit_action (action);
  return application->id;
}

static gint64
import_text (GadibaDb *db, const char *text, const char *words)
{
  g_autoptr (GadibaCase) from = parse (text);
  return import (db, from, words);
}

static void
import_many (GadibaDb *db, guint first, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBatch) batch = gadiba_batch_begin (db, &error);
  for (guint i = first; i < first + n; i++)
    {
      g_autoptr (GadibaCase) from = make_case (i);
      import (db, from, "import");
    }
  gadiba_batch_commit (batch, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_folder ();
  self->db = open_db (self->folder, GADIBA_DB_CREATE);
  make_office (self->db);
  import_many (self->db, 100, 400);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->db != NULL)
    assert_search_kept (self->db);
  g_clear_pointer (&self->db, gadiba_db_close);
  remove_folder (self->folder);
}

static gint64
find_person (GadibaDb *db)
{
  return query (db, "SELECT person FROM person_code WHERE code = '320777-54321'");
}

/* A card, a paper, another account: what the desk adds to what a case says. */
static void
add_more (GadibaDb *db, gint64 application)
{
  g_autoptr (GError) error = NULL;
  gint64 person = find_person (db);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("slepens raksts", 14);
  guint8 digest[GADIBA_PAPER_DIGEST_SIZE];
  g_assert_true (gadiba_papers_put (db, bytes, digest, &error));
  GadibaPaper paper = { .kind = "evidence",
                        .media_type = "text/plain",
                        .name = "Par Žaneti.txt",
                        .person = person,
                        .application = application,
                        .added = gadiba_date_new (2026, 2, 11) };
  gint64 id;
  GadibaAction *action = begin_action (db, 1, "edit");
  g_assert_true (gadiba_papers_name (action, &paper, digest, &id, &error));
  gadiba_db_execute (db,
                     "INSERT INTO address (person, kind, street, from_day)"
                     " VALUES (:person, 'post', 'Purvmalas iela 78', '2026-02-11')",
                     BINDS (BIND_INT ("person", person)), &error);
  gadiba_db_execute (
      db, "UPDATE client SET phone = '29987654', iban = 'KONTS77' WHERE person = :person",
      BINDS (BIND_INT ("person", person)), &error);
  gadiba_db_execute (
      db, "UPDATE person_name SET family_dative = 'Zvirgzdgailei datīvā' WHERE person = :person",
      BINDS (BIND_INT ("person", person)), &error);
  gadiba_search_update_person (db, person, TRUE, &error);
  g_assert_no_error (error);
  commit_action (action);
}

/* What is said before anything is decided: a hearing, and drafts with considerations, one of which
 * was given back. */
static void
prepare_decision (GadibaDb *db, gint64 application)
{
  g_autoptr (GError) error = NULL;
  const GadibaHearing hearing = { .about = (char *) "Atteikt Žanetei.",
                                  .answered = gadiba_date_new (2026, 2, 12),
                                  .answer = (char *) "Dzīvoju Purvmalas ielā." };
  const GadibaDraft draft = { .application = application,
                              .request = (char *) "considerations=Žanete Vārpsalniece",
                              .seen = (char *) "",
                              .day = gadiba_date_new (2026, 2, 13) };
  g_autoptr (GadibaDraft) waiting = NULL;
  GadibaAction *action = begin_action (db, 1, "edit");

  gadiba_hearing_add (action, application, &hearing, &error);
  g_assert_no_error (error);
  gadiba_draft_add (action, &draft, &error);
  g_assert_no_error (error);
  gadiba_draft_find (db, application, &waiting, &error);
  g_assert_no_error (error);
  gadiba_draft_close (action, waiting, 0, "Par Žaneti trūkst rēķina.", &error);
  g_assert_no_error (error);
  gadiba_draft_add (action, &draft, &error);
  g_assert_no_error (error);
  commit_action (action);
}

static gboolean
has_bytes (const char *path, const char *text)
{
  g_autofree char *bytes = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return memmem (bytes, size, text, strlen (text)) != NULL;
}

/* Whether a trace of her is in one of the files of the office. */
static guint
count_traces (Fixture *self, gboolean tell)
{
  g_autoptr (GDir) files = g_dir_open (self->folder, 0, NULL);
  guint n = 0;
  for (const char *name; (name = g_dir_read_name (files)) != NULL;)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (traces); i++)
        if (has_bytes (path, traces[i]))
          {
            n++;
            if (tell)
              g_test_message ("“%s” is in %s", traces[i], name);
          }
    }
  return n;
}

static gint64
erase (GadibaDb *db, gint64 person)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *action = begin_action (db, 1, "erase");
  gboolean done = gadiba_person_erase (action, person, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  gint64 entry = gadiba_action_get_entry (action);
  commit_action (action);
  return entry;
}

static void
assert_told (GadibaDb *db, gint64 protocol, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = g_strdup_printf ("%s erased under protocol %d", what, (int) protocol);
  g_autoptr (GadibaVerification) seen = gadiba_db_verify (db, &error);
  g_assert_no_error (error);
  gboolean told = FALSE;
  for (guint i = 0; i < seen->erased->len; i++)
    told = told || strstr (seen->erased->pdata[i], words) != NULL;
  g_assert_true (told);
}

static void
finish (Fixture *self, gint64 protocol)
{
  g_autoptr (GError) error = NULL;
  assert_told (self->db, protocol, "images");
  assert_told (self->db, protocol, "words");
  g_assert_true (gadiba_db_compact (self->db, &error));
  g_assert_no_error (error);
  assert_told (self->db, protocol, "images");
  g_assert_true (gadiba_papers_verify (self->db, &error));
  g_assert_cmpuint (count_traces (self, TRUE), ==, 0);
  /* Work goes on. */
  import_many (self->db, 600, 5);
  assert_verified (self->db);
}

#define ALONE(received, family)                                                                    \
  CASE (received, ZANETE ("zvirgzda_id", family, "self", "applicant=\"yes\""),                     \
        "<dwelling street=\"Purvmalas iela 77-9\" place=\"Liepkalni\"/><incomes><income"           \
        " person=\"zvirgzda_id\" kind=\"wage\" month=\"2026-01\" amount=\"10\"/></incomes>"        \
        "<assets><savings person=\"zvirgzda_id\" amount=\"7\"/></assets>"                          \
        "<costs><cost item=\"rent\" month=\"2026-01\" amount=\"90\"/></costs>")

/* She applied twice, under two names, and lives alone. */
static void
test_applicant (Fixture *self, gconstpointer data)
{
  GadibaDb *db = self->db;
  import_text (db, ALONE ("2026-02-10", "Zvirgzdgaile"), "Zvirgzdgaile iesniedza");
  gint64 application =
      import_text (db, ALONE ("2026-02-20", "Vārpsalniece"), "Par Žaneti Vārpsalnieci");
  add_more (db, application);
  prepare_decision (db, application);
  gint64 person = find_person (db);
  import_many (db, 500, 50);
  g_assert_cmpuint (count_traces (self, FALSE), >=, G_N_ELEMENTS (traces) - 3);
  gint64 protocol = erase (db, person);
  g_assert_cmpint (
      query (db, "SELECT count (*) FROM application WHERE state = 'withdrawn' /*scan*/"), ==, 2);
  g_autoptr (GPtrArray) hits = gadiba_search (db, "ies/2026/401", NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_null (((GadibaHit *) hits->pdata[0])->family);
  finish (self, protocol);
}

/* She is a member of somebody else's household, and the others stay. */
static void
test_member (Fixture *self, gconstpointer data)
{
  GadibaDb *db = self->db;
  gint64 application = import_text (
      db, CASE ("2026-02-10", ILZE ZANETE ("zvirgzda_id", "Zvirgzdgaile", "sibling", ""), ""),
      "import");
  add_more (db, application);
  gint64 person = find_person (db);
  gint64 n_persons = query (db, "SELECT count (*) FROM person /*scan*/");
  gint64 protocol = erase (db, person);
  g_assert_cmpint (query (db, "SELECT count (*) FROM person /*scan*/"), ==, n_persons - 1);
  g_autoptr (GPtrArray) hits = gadiba_search (db, "kalnina ilze", NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  finish (self, protocol);
}

/* A letter that decides nothing is written to the household. */
static void
write_letter (GadibaDb *db, gint64 application)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) frozen = g_bytes_new_static ("<letter/>", 9);
  const GadibaCorrespondence letter = { .kind = "receipt",
                                        .application = application,
                                        .signatory = 1,
                                        .series = "V",
                                        .num = 1,
                                        .number = "V/2026/1",
                                        .title = "Apliecinājums",
                                        .code = "000000000001",
                                        .day = gadiba_date_new (2026, 2, 11),
                                        .letter = frozen };
  GadibaAction *action = begin_action (db, 1, "write");
  gadiba_correspondence_add (action, &letter, &error);
  g_assert_no_error (error);
  commit_action (action);
}

static void
test_letter (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 application =
      import_text (self->db, ALONE ("2026-02-10", "Zvirgzdgaile"), "Zvirgzdgaile iesniedza");
  write_letter (self->db, application);
  g_autoptr (GadibaAction) action = begin_action (self->db, 1, "erase");
  g_assert_false (gadiba_person_erase (action, find_person (self->db), &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==,
                   "This person cannot be erased: letter V/2026/1 tells of his or her household, "
                   "and letters are kept");
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDecision) decision = make_decision (GADIBA_OUTCOME_GRANTED);
  g_autofree char *number = import_and_issue (self->db, 1, decision, &error);
  g_assert_no_error (error);
  gint64 person = query (self->db, "SELECT person FROM person_code WHERE code = '320000-00001'");
  g_autoptr (GadibaAction) action = begin_action (self->db, 1, "erase");
  g_assert_false (gadiba_person_erase (action, person, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, number));
  g_clear_error (&error);
  g_assert_false (gadiba_person_erase (action, 99999, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
}

/* Papers that something names stay; one that nothing names any more cannot be named. */
static void
test_papers (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("kept", 4);
  g_autoptr (GBytes) other = g_bytes_new_static ("not kept", 8);
  guint8 digest[GADIBA_PAPER_DIGEST_SIZE], unnamed[GADIBA_PAPER_DIGEST_SIZE];
  g_assert_true (gadiba_papers_put (self->db, bytes, digest, &error));
  g_assert_true (gadiba_papers_put (self->db, other, unnamed, &error));
  GadibaPaper paper = { .kind = "other",
                        .media_type = "text/plain",
                        .application = 1,
                        .added = gadiba_date_new (2026, 2, 11) };
  gint64 id = 0;
  GadibaAction *action = begin_action (self->db, 1, "edit");
  g_assert_true (gadiba_papers_name (action, &paper, digest, &id, &error));
  commit_action (action);
  g_assert_true (gadiba_db_compact (self->db, &error));
  g_autoptr (GBytes) back = gadiba_papers_get (self->db, id, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (back, bytes));
  action = begin_action (self->db, 1, "edit");
  g_assert_false (gadiba_papers_name (action, &paper, unnamed, &id, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
  gadiba_action_free (action);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/person/erase/applicant", test_applicant);
  ADD ("/person/erase/member", test_member);
  ADD ("/person/erase/refused", test_refused);
  ADD ("/person/erase/letter", test_letter);
  ADD ("/person/erase/papers", test_papers);
  return g_test_run ();
}
