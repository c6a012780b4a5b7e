/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <sys/wait.h>

#include "decision-test.h"
#include "failing-disk.h"
#include "gadiba-application-update.h"
#include "gadiba-decision-draft.h"
#include "gadiba-hearing.h"
#include "gadiba-papers.h"
#include "gadiba-signed-file.h"
#include "gadiba-undo.h"

/* With checks of memory all is slower: then not each operation fails. */
#ifdef __SANITIZE_ADDRESS__
#define SPARE 8
#else
#define SPARE 1
#endif

/* After so many failures an office is made anew. */
#define FRESH 16

typedef struct
{
  char *folder, *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_folder ();
  self->path = g_build_filename (self->folder, "office.gadiba", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  remove_folder (self->folder);
  g_free (self->path);
}

/* --- making an office --- */

/* Runs @work in another process. Returns: whether it came to its end */
static gboolean
run_elsewhere (void (*work) (const char *path, guint n), const char *path, guint n)
{
  pid_t child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      work (path, n);
      _exit (0);
    }
  int status;
  waitpid (child, &status, 0);
  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

static void
make_and_die (const char *path, guint n)
{
  arm_disk (DISK_KILLS, n);
  gadiba_db_close (gadiba_db_open (path, GADIBA_DB_CREATE, 0, NULL));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (files) != NULL)
    n++;
  return n;
}

/* There is a whole office, or none and one can be made. */
static void
assert_whole_or_none (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  gboolean there = g_file_test (self->path, G_FILE_TEST_EXISTS);
  g_autoptr (GadibaDb) db =
      gadiba_db_open (self->path, there ? GADIBA_DB_OPEN : GADIBA_DB_CREATE, 0, &error);
  g_assert_no_error (error);
  assert_verified (db);
  make_office (db);
  g_autoptr (GBytes) paper = g_bytes_new_static ("%PDF-1.7", 8);
  guint8 digest[GADIBA_PAPER_DIGEST_SIZE];
  g_assert_true (gadiba_papers_put (db, paper, digest, &error));
  g_assert_no_error (error);
  g_clear_pointer (&db, gadiba_db_close);
  /* Each of the two with its journal and session; nothing else is left but, if the process was
   * killed as its last deed, the lock. */
  g_autofree char *lock = g_strconcat (self->path, ".new-lock", NULL);
  g_assert_cmpuint (count_files (self->folder), ==, g_file_test (lock, G_FILE_TEST_EXISTS) ? 7 : 6);
}

static void
clear_folder (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (files)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_remove (path);
    }
}

/* What is there is looked through each time; where nothing is, each fourth time it is made anew
 * beside what was left, which takes longest of all. */
static void
assert_made_or_not (Fixture *self, guint n)
{
  if (n % 4 == 0 || g_file_test (self->path, G_FILE_TEST_EXISTS))
    assert_whole_or_none (self);
}

/* Killed at each write, truncation and sync in turn. */
static void
test_make_killed (Fixture *self, gconstpointer data)
{
  guint n = 1;
  while (!run_elsewhere (make_and_die, self->path, n))
    {
      assert_made_or_not (self, n);
      clear_folder (self->folder);
      n += SPARE;
    }
  g_test_message ("about %u operations", n);
  g_assert_cmpuint (n, >, 20);
}

static void
make_slowly (const char *path, guint n)
{
  gadiba_db_close (gadiba_db_open (path, GADIBA_DB_CREATE, 0, NULL));
}

/* Killed at any moment, between SQLite's operations too. */
static void
test_make_killed_by_time (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 60 / SPARE; i++)
    {
      pid_t child = fork ();
      if (child == 0)
        {
          make_slowly (self->path, 0);
          _exit (0);
        }
      g_usleep ((gulong) g_test_rand_int_range (1, 30000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      assert_whole_or_none (self);
      clear_folder (self->folder);
    }
}

static void
test_make_fails (Fixture *self, gconstpointer data)
{
  static const DiskFault faults[] = { DISK_FAILS_ONCE, DISK_IS_FULL, DISK_IS_DEAD };
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (guint n = 1 + i;; n += 5 * SPARE)
      {
        g_autoptr (GError) error = NULL;
        arm_disk (faults[i], n);
        g_autoptr (GadibaDb) db = gadiba_db_open (self->path, GADIBA_DB_CREATE, 0, &error);
        gboolean failed = mend_disk ();
        g_assert_true ((db == NULL) == (error != NULL));
        g_assert_true (db != NULL || !g_file_test (self->path, G_FILE_TEST_EXISTS));
        g_clear_pointer (&db, gadiba_db_close);
        assert_made_or_not (self, n / 5);
        clear_folder (self->folder);
        if (!failed)
          break;
      }
}

/* Papers that somebody has are not taken, nor is a file of that name. */
static void
test_make_over (Fixture *self, gconstpointer data)
{
  g_autofree char *papers = g_strconcat (self->path, "-papers", NULL);
  g_autoptr (GError) error = NULL;
  gadiba_db_close (open_db (self->folder, GADIBA_DB_CREATE));
  g_remove (self->path);
  /* Papers alone, and none in them: as a cut off making leaves them. */
  assert_whole_or_none (self);
  g_remove (self->path);
  g_autoptr (GadibaDb) db = gadiba_db_open (self->path, GADIBA_DB_CREATE, 0, &error);
  g_assert_null (db);
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_EXISTS);
  g_test_message ("%s", error->message);
  g_assert_true (g_file_test (papers, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static gpointer
make_in_thread (gpointer path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (path, GADIBA_DB_CREATE, 0, &error);
  g_assert_true (db != NULL || g_error_matches (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_BUSY)
                 || g_error_matches (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_EXISTS));
  return GINT_TO_POINTER (db != NULL);
}

static void
test_make_at_once (Fixture *self, gconstpointer data)
{
  GThread *threads[8];
  guint n_made = 0;
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("make", make_in_thread, self->path);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    n_made += GPOINTER_TO_UINT (g_thread_join (threads[i]));
  g_assert_cmpuint (n_made, ==, 1);
  assert_whole_or_none (self);
}

/* --- working --- */

/* Does one piece of work on household @n. Returns: whether all of it is stored */
typedef gboolean (*Work) (GadibaDb *db, guint n, GError **error);

static gboolean
import_one (GadibaDb *db, guint n, GError **error)
{
  g_autoptr (GadibaCase) from = make_case (n);
  g_autoptr (GadibaAction) action = gadiba_action_begin (db, 1, "import", "import", NOW, error);
  g_autoptr (GadibaApplication) application =
      action != NULL ? gadiba_application_import (action, from, NULL, "IES", NULL, error) : NULL;
  return application != NULL && gadiba_action_commit (action, error);
}

static gboolean
import_three (GadibaDb *db, guint n, GError **error)
{
  g_autoptr (GadibaBatch) batch = gadiba_batch_begin (db, error);
  for (guint i = 0; batch != NULL && i < 3; i++)
    if (!import_one (db, 10000 + 3 * n + i, error))
      return FALSE;
  return batch != NULL && gadiba_batch_commit (batch, error);
}

/* Decides on household @n, which is there already. */
static gboolean
decide (GadibaDb *db, guint n, GError **error)
{
  g_autoptr (GadibaDecision) decision = make_decision (GADIBA_OUTCOME_GRANTED);
  g_autoptr (GadibaCase) from = make_case (n);
  g_autoptr (GBytes) text = gadiba_case_write (from);
  g_autoptr (GadibaAction) action = gadiba_action_begin (db, 1, "decide", "decide", NOW, error);
  g_autoptr (GadibaSeriesNumber) number =
      action != NULL ? gadiba_series_next (action, "decision", "SP", 2026, error) : NULL;
  if (number == NULL)
    return FALSE;
  GadibaIssue issue = { .decision = decision,
                        .number = number,
                        .application = query (db, "SELECT max (id) FROM application"),
                        .signatory = 1,
                        .case_file = text,
                        .trace = text,
                        .letter = text,
                        .books = "lv 2026",
                        .size = 1 };
  gint64 id = 0;
  return gadiba_decision_issue (action, &issue, &id, error) && gadiba_action_commit (action, error);
}

/* Changes the newest application. */
static gboolean
update (GadibaDb *db, guint n, GError **error)
{
  static const GadibaCasePlace places[] = {
    { GADIBA_PART_INCOME, "amount", "p1", "wage", 2026 * 12, 0 },
    { GADIBA_PART_PERSON, "family", "p1", NULL, 0, 0 },
    { GADIBA_PART_COST, "amount", NULL, "rent", 2026 * 12, 0 },
  };
  gint64 id = query (db, "SELECT max (id) FROM application");
  g_autofree char *amount = g_strdup_printf ("%u.%02u", n / 100, n % 100);
  g_autoptr (GadibaAction) action = gadiba_action_begin (db, 1, "edit", "edit", NOW, error);
  g_autoptr (GadibaCase) target = action != NULL ? gadiba_application_read (db, id, error) : NULL;
  return target != NULL && gadiba_case_set_value (target, &places[0], amount, error)
         && gadiba_case_set_value (target, &places[1], n % 2 ? "Kalniņa" : "Liepa", error)
         && gadiba_case_set_value (target, &places[2], amount, error)
         && gadiba_application_update (action, id, target, places, G_N_ELEMENTS (places), error)
         && gadiba_action_commit (action, error);
}

/* What stands around the newest application before it is decided: a hearing, a draft that is given
 * back, another one, the day of the bills, whose code a signatory has. */
static gboolean
note_around (GadibaDb *db, guint n, GError **error)
{
  const gint64 application = query (db, "SELECT max (id) FROM application");
  const GadibaHearing hearing = { .about = (char *) "x",
                                  .answered = gadiba_date_new (2026, 2, 12),
                                  .answer = (char *) "x" };
  const GadibaDraft draft = { .application = application,
                              .request = (char *) "x",
                              .seen = (char *) "",
                              .day = gadiba_date_new (2026, 2, 13) };
  g_autoptr (GadibaDraft) waiting = NULL;
  g_autoptr (GadibaAction) action = gadiba_action_begin (db, 1, "around", "note", NOW, error);
  g_autoptr (GadibaStaff) signs =
      action != NULL ? gadiba_signatory_find (db, NULL, gadiba_date_new (2026, 2, 13), error)
                     : NULL;

  if (signs == NULL)
    return FALSE;
  signs->code = g_strdup (n % 2 ? "320000-00001" : "320000-00002");
  return gadiba_hearing_add (action, application, &hearing, error)
         && gadiba_draft_add (action, &draft, error)
         && gadiba_draft_find (db, application, &waiting, error)
         && gadiba_draft_close (action, waiting, 0, "x", error)
         && gadiba_draft_add (action, &draft, error)
         && gadiba_staff_update (action, GADIBA_STAFF_SIGNATORY, signs, error)
         && gadiba_action_commit (action, error);
}

static gboolean
put_paper (GadibaDb *db, guint n, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%%PDF-1.7 %u", n);
  g_autoptr (GBytes) paper = g_bytes_new (text, strlen (text));
  guint8 digest[GADIBA_PAPER_DIGEST_SIZE];
  return gadiba_papers_put (db, paper, digest, error);
}

/* The newest decision comes back signed by one. */
static gboolean
take_signed (GadibaDb *db, guint n, GError **error)
{
  GadibaListedSignature one = { (char *) "x", (char *) "y", NULL };
  g_autoptr (GPtrArray) signatures = g_ptr_array_new ();
  gint64 decision = query (db, "SELECT max (id) FROM decision");
  GadibaNewSignedFile file = { .decision = decision,
                               .kind = "pdf",
                               .day = gadiba_date_new (2026, 2, 21),
                               .signatures = signatures };
  const GadibaPaper paper = { .kind = "container", .media_type = "x", .added = file.day };
  g_autoptr (GBytes) bytes = g_bytes_new (&n, sizeof n);
  guint8 digest[GADIBA_PAPER_DIGEST_SIZE];
  gint64 id = 0;

  g_ptr_array_add (signatures, &one);
  if (!gadiba_papers_put (db, bytes, digest, error))
    return FALSE;
  g_autoptr (GadibaAction) action = gadiba_action_begin (db, 1, "signed", "signed", NOW, error);
  return action != NULL && gadiba_papers_name (action, &paper, digest, &file.document, error)
         && gadiba_signed_file_add (action, &file, &id, error)
         && gadiba_action_commit (action, error);
}

static gboolean
import_and_decide (GadibaDb *db, guint n, GError **error)
{
  return import_one (db, n, error) && decide (db, n, error);
}

static gboolean
edit_office (GadibaDb *db, guint n, GError **error)
{
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, error);
  g_autoptr (GadibaAction) action =
      record != NULL ? gadiba_action_begin (db, 1, "edit", "edit", NOW, error) : NULL;
  return action != NULL && gadiba_office_record_save (action, record, error)
         && gadiba_action_commit (action, error);
}

/* Household @n with a change that can be taken back. */
static gboolean
import_and_edit (GadibaDb *db, guint n, GError **error)
{
  if (!import_one (db, n, error))
    return FALSE;
  gint64 application = query (db, "SELECT max (id) FROM application");
  g_autoptr (GadibaAction) action = gadiba_action_begin (db, 1, "edit", "edit", NOW, error);
  if (action == NULL)
    return FALSE;
  gadiba_action_set_subject (action, "application", application);
  execute (db, "UPDATE income SET amount = 99 WHERE id = (SELECT max (id) FROM income)");
  execute (db, "INSERT INTO saving (person, day, amount) SELECT max (id), '2026-02-10', 5"
               " FROM person");
  execute (db, "UPDATE person_name SET family = 'Ozola' WHERE person = (SELECT max (id)"
               " FROM person)");
  return gadiba_action_commit (action, error);
}

/* Takes back the change of the household that came last. */
static gboolean
undo (GadibaDb *db, guint n, GError **error)
{
  g_autoptr (GadibaAction) action = gadiba_action_begin (db, 1, "undo", "undo", NOW, error);
  gint64 application = query (db, "SELECT max (id) FROM application");
  g_autoptr (GadibaUndoable) found =
      action != NULL ? gadiba_undo_find (db, GADIBA_OF_APPLICATION (application), 1, error) : NULL;
  return found != NULL
         && gadiba_undo_revert (action, GADIBA_OF_APPLICATION (application), found->undo, NULL,
                                error)
         && gadiba_action_commit (action, error);
}

/* Changes are there, or taken back with all that they did. */
static void
assert_no_half_changes (GadibaDb *db)
{
  gint64 n = query (db, "SELECT sum (iif (action = 'edit', 1, -1)) FROM journal"
                        " WHERE action IN ('edit', 'undo') AND about = 'application' /*scan*/");
  g_assert_cmpint (query (db, "SELECT count (*) FROM saving /*scan*/"), ==, n);
  g_assert_cmpint (query (db, "SELECT count (*) FROM income WHERE amount = 99 /*scan*/"), ==, n);
  g_assert_cmpint (query (db, "SELECT count (*) FROM person_name WHERE family = 'Ozola' /*scan*/"),
                   ==, n);
}

/* As another version of ICU would have left the order of the clients. */
static gboolean
spoil_order (GadibaDb *db, guint n, GError **error)
{
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin (db, error);
  return transaction != NULL
         && gadiba_db_execute (db, "UPDATE search_collation SET version = 'ICU 1.0' /*scan*/", NULL,
                               error)
         && gadiba_db_execute (db, "DELETE FROM search_order /*scan*/", NULL, error)
         && gadiba_transaction_commit (transaction, error);
}

static gboolean
make_order (GadibaDb *db, guint n, GError **error)
{
  return _gadiba_order_check (db, error);
}

/* Nothing is stored in halves: each application has its entry, its person and its household. */
static gint64
assert_no_halves (GadibaDb *db)
{
  gint64 n = query (db, "SELECT count (*) FROM application /*scan*/");
  g_assert_cmpint (query (db, "SELECT count (*) FROM person /*scan*/"), ==, n);
  g_assert_cmpint (query (db, "SELECT count (*) FROM household /*scan*/"), ==, n);
  g_assert_cmpint (query (db, "SELECT count (*) FROM search_text /*scan*/"), ==, n);
  g_assert_cmpint (query (db, "SELECT count (*) FROM search_key WHERE kind = 3 /*scan*/"), ==, n);
  if (query (db, "SELECT version <> 'ICU 1.0' FROM search_collation WHERE id = 1"))
    g_assert_cmpint (query (db, "SELECT count (*) FROM search_order /*scan*/"), ==, n);
  g_assert_cmpint (query (db, "SELECT count (*) FROM journal WHERE action = 'import' /*scan*/"), ==,
                   n);
  gint64 n_decisions = query (db, "SELECT count (*) FROM decision /*scan*/");
  g_assert_cmpint (query (db, "SELECT count (*) FROM decision_month /*scan*/"), ==,
                   3 * n_decisions);
  g_assert_cmpint (query (db, "SELECT count (*) FROM frozen_text /*scan*/"), ==, 3 * n_decisions);
  g_assert_cmpint (query (db, "SELECT count (*) FROM journal WHERE action = 'decide' /*scan*/"), ==,
                   n_decisions);
  gint64 n_around = query (db, "SELECT count (*) FROM journal WHERE action = 'around' /*scan*/");
  g_assert_cmpint (query (db, "SELECT count (*) FROM hearing /*scan*/"), ==, n_around);
  g_assert_cmpint (query (db, "SELECT count (*) FROM decision_draft /*scan*/"), ==, 2 * n_around);
  gint64 n_signed = query (db, "SELECT count (*) FROM journal WHERE action = 'signed' /*scan*/");
  g_assert_cmpint (query (db, "SELECT count (*) FROM signed_file /*scan*/"), ==, n_signed);
  g_assert_cmpint (query (db, "SELECT count (*) FROM listed_signature /*scan*/"), ==, n_signed);
  assert_no_half_changes (db);
  return n;
}

typedef struct
{
  const char *path;
  Work prepare; /* before the disk fails; NULL: nothing */
  Work work;
  guint step; /* which operations: each, every second, … */
} Kind;

/* An office, worked in until a connection is of no use any more, or has seen some failures. */
typedef struct
{
  const char *folder;
  GadibaDb *db;
  guint n_usable; /* failures after which the connection worked on */
} Office;

/* The same connection works on, or says that it does not. */
static void
work_on (Office *self, guint n)
{
  g_autoptr (GError) error = NULL;
  gboolean usable = edit_office (self->db, 0, &error);

  g_assert_true (usable == (error == NULL));
  self->n_usable += usable ? 1 : 0;
  if (usable && n % 4 != 0)
    return;
  gadiba_db_close (self->db);
  self->db = open_db (self->folder, GADIBA_DB_OPEN);
}

/* What was done before is looked through each time, so there is not to be too much of it. */
static void
begin_anew (Office *self)
{
  g_clear_pointer (&self->db, gadiba_db_close);
  clear_folder (self->folder);
  self->db = open_db (self->folder, GADIBA_DB_CREATE);
  make_office (self->db);
}

/* Work fails at its @n-th operation. Returns: whether there was one */
static gboolean
fail_at (Office *self, const Kind *kind, DiskFault fault, guint n)
{
  g_autoptr (GError) error = NULL;
  GadibaDb *db = self->db;
  guint household = 1000 * (guint) fault + n;
  if (kind->prepare != NULL)
    g_assert_true (kind->prepare (db, household, NULL));
  gint64 before = query (db, "SELECT count (*) FROM application /*scan*/");
  arm_disk (fault, n);
  gboolean done = kind->work (db, household, &error);
  gboolean failed = mend_disk ();
  g_assert_true (done == (error == NULL));
  g_assert_true (failed || done);
  if (error != NULL)
    g_assert_true (error->domain == GADIBA_STORE_ERROR);
  work_on (self, n);
  if (n % 3 == 0 || !failed)
    assert_verified (self->db);
  gint64 after = assert_no_halves (self->db);
  g_assert_cmpint (after, >=, before);
  g_assert_cmpint (after, <=, before + 3);
  return failed;
}

static const Kind kinds[] = {
  { "/failure/import", NULL, import_one, 1 },
  { "/failure/batch", NULL, import_three, 3 },
  { "/failure/decide", import_one, decide, 1 },
  { "/failure/paper", NULL, put_paper, 1 },
  { "/failure/signed", import_and_decide, take_signed, 1 },
  { "/failure/edit", NULL, edit_office, 1 },
  { "/failure/update", import_one, update, 1 },
  { "/failure/undo", import_and_edit, undo, 1 },
  { "/failure/order", spoil_order, make_order, 1 },
  { "/failure/around", import_one, note_around, 1 },
};

static void
test_work (Fixture *self, gconstpointer data)
{
  static const DiskFault faults[] = { DISK_FAILS_ONCE, DISK_IS_FULL, DISK_IS_DEAD };
  const Kind *kind = data;
  Office office = { .folder = self->folder };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint step = (faults[i] == DISK_IS_DEAD ? 3 : 1) * kind->step * SPARE;
      guint n = 1;
      guint n_failures = 0;
      office.n_usable = 0;
      do
        {
          if (n_failures % FRESH == 0)
            begin_anew (&office);
          n += n_failures++ > 0 ? step : 0;
        }
      while (fail_at (&office, kind, faults[i], n));
      g_test_message ("fault %u: about %u operations, usable after %u failures", i, n,
                      office.n_usable);
      g_assert_cmpuint (n, >, 10);
      g_assert_cmpuint (office.n_usable, >, 0);
    }
  gadiba_db_close (office.db);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gadiba_db_close (gadiba_db_open ("/nowhere/x", GADIBA_DB_OPEN, 0, NULL));
  insert_disk ();
  ADD ("/failure/make/killed", test_make_killed);
  ADD ("/failure/make/killed-by-time", test_make_killed_by_time);
  ADD ("/failure/make/fails", test_make_fails);
  ADD ("/failure/make/over", test_make_over);
  ADD ("/failure/make/at-once", test_make_at_once);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_test_add (kinds[i].path, Fixture, &kinds[i], set_up, test_work, tear_down);
  return g_test_run ();
}
