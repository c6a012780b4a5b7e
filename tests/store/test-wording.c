/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-wording.h"
#include "undo-test.h"

/* How an office words its letters: drafts, and what counts from which day. */

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
  g_clear_pointer (&self->db, gadiba_db_close);
  remove_folder (self->folder);
}

static GadibaDate
get_day (int day)
{
  return gadiba_date_new (2026, 3, day);
}

static void
save (Fixture *self, const char *id, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GadibaAction *action = begin_action (self->db, 1, "wording");

  g_assert_true (gadiba_wording_save_draft (action, id, get_day (1), bytes, &error));
  g_assert_no_error (error);
  commit_action (action);
}

static void
enforce (Fixture *self, const char *id, int from, gboolean own)
{
  g_autoptr (GError) error = NULL;
  const GadibaWordingRecord record = {
    .template_id = (char *) id, .day = get_day (2), .from = get_day (from), .note = (char *) "why"
  };
  GadibaAction *action = begin_action (self->db, 1, "wording");

  g_assert_true (own ? gadiba_wording_enforce (action, &record, &error)
                     : gadiba_wording_restore (action, &record, &error));
  g_assert_no_error (error);
  commit_action (action);
}

/* @text: NULL: the program's counts */
static void
assert_counts (Fixture *self, const char *id, int day, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = NULL;

  g_assert_true (gadiba_wording_find (self->db, id, get_day (day), &content, &error));
  g_assert_no_error (error);
  g_autofree char *is =
      content != NULL ? g_strndup (g_bytes_get_data (content, NULL), g_bytes_get_size (content))
                      : NULL;
  g_assert_cmpstr (is, ==, text);
}

/* A draft never counts; of what is in force, that of the latest day up to the letter's does, and of
 * two from one day the one that came later. */
static void
test_days (Fixture *self, gconstpointer data)
{
  save (self, "stop", "first");
  save (self, "stop", "mended");
  assert_counts (self, "stop", 31, NULL);
  enforce (self, "stop", 10, TRUE);
  assert_counts (self, "stop", 9, NULL);
  assert_counts (self, "stop", 10, "mended");
  assert_counts (self, "refusal", 10, NULL);
  save (self, "stop", "later");
  enforce (self, "stop", 20, TRUE);
  save (self, "stop", "between");
  enforce (self, "stop", 15, TRUE);
  assert_counts (self, "stop", 14, "mended");
  assert_counts (self, "stop", 15, "between");
  assert_counts (self, "stop", 20, "later");
  save (self, "stop", "instead");
  enforce (self, "stop", 20, TRUE);
  assert_counts (self, "stop", 31, "instead");
  enforce (self, "stop", 25, FALSE);
  assert_counts (self, "stop", 24, "instead");
  assert_counts (self, "stop", 25, NULL);
  assert_verified (self->db);
}

static void
test_list (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  save (self, "stop", "a");
  enforce (self, "stop", 10, TRUE);
  enforce (self, "stop", 20, FALSE);
  save (self, "stop", "b");
  save (self, "refusal", "c");
  g_autoptr (GPtrArray) all = gadiba_wording_list (self->db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 4);
  const GadibaWordingRecord *records[4];
  for (guint i = 0; i < all->len; i++)
    records[i] = g_ptr_array_index (all, i);
  g_assert_cmpstr (records[0]->template_id, ==, "refusal");
  g_assert_false (records[1]->in_force);
  g_assert_cmpint (records[1]->from, ==, GADIBA_DATE_NONE);
  g_assert_cmpint (records[2]->from, ==, get_day (20));
  g_assert_null (records[2]->content);
  g_assert_cmpint (records[3]->day, ==, get_day (2));
  g_assert_cmpstr (records[3]->note, ==, "why");
  g_assert_nonnull (records[3]->caseworker);
  g_autoptr (GPtrArray) one = gadiba_wording_list (self->db, "refusal", &error);
  g_assert_cmpuint (one->len, ==, 1);
}

/* Whoever goes past the program cannot change what was in force either. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  static const char *const forbidden[] = {
    "UPDATE letter_wording SET content = 'x' WHERE state = 'in-force' /*scan*/",
    "UPDATE letter_wording SET from_day = '2026-03-02' WHERE state = 'in-force' /*scan*/",
    "DELETE FROM letter_wording WHERE state = 'in-force' /*scan*/",
    "INSERT INTO letter_wording (template, state, day, content, caseworker)"
    " VALUES ('stop', 'draft', '2026-03-01', 'x', 1)",
    "INSERT INTO letter_wording (template, state, day, caseworker)"
    " VALUES ('visit', 'draft', '2026-03-01', 1)",
    "INSERT INTO letter_wording (template, state, day, from_day, content, caseworker)"
    " VALUES ('visit', 'in-force', '2026-03-02', '2026-03-01', 'x', 1)",
  };

  save (self, "stop", "a");
  enforce (self, "stop", 10, TRUE);
  save (self, "stop", "b");
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaAction) action =
          gadiba_action_begin (self->db, 1, "wording", "wording", NOW, &error);
      g_assert_no_error (error);
      g_test_message ("%s", forbidden[i]);
      g_assert_false (gadiba_db_execute (self->db, forbidden[i], NULL, &error));
      g_assert_nonnull (error);
    }
  assert_verified (self->db);
}

static void
test_drop (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  save (self, "stop", "a");
  enforce (self, "stop", 10, TRUE);
  save (self, "stop", "b");
  GadibaAction *action = begin_action (self->db, 1, "wording");
  g_assert_true (gadiba_wording_drop_draft (action, "stop", &error));
  g_assert_false (gadiba_wording_drop_draft (action, "stop", &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONFLICT);
  commit_action (action);
  assert_counts (self, "stop", 10, "a");
  assert_verified (self->db);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/wording/days", test_days);
  ADD ("/wording/list", test_list);
  ADD ("/wording/kept", test_kept);
  ADD ("/wording/drop", test_drop);
  return g_test_run ();
}
