/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../case/case-edit.h"
#include "../store/undo-test.h"

#include "gadiba-office-init.h"
#include "gadiba-office-undo.h"

/* Edits as the window makes them, taken back and made again. */

#define NUMBER "IES/2026/1"

typedef struct
{
  char *folder;
  GadibaOffice *offices[2]; /* of two caseworkers */
  GadibaMoment now;
  GRand *rand;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const logins[] = { "anna", "zane" };
  g_autoptr (GError) error = NULL;
  self->folder = make_folder ();
  g_autoptr (GadibaDb) db = open_db (self->folder, GADIBA_DB_CREATE);
  make_undo_office (db);
  for (guint i = 0; i < G_N_ELEMENTS (logins); i++)
    {
      self->offices[i] = gadiba_office_open (gadiba_db_get_path (db), logins[i], &error);
      g_assert_no_error (error);
    }
  self->now = (GadibaMoment){ .now = NOW, .today = gadiba_date_new (2026, 2, 10) };
  self->rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->offices); i++)
    gadiba_office_close (self->offices[i]);
  g_autoptr (GadibaDb) db = open_db (self->folder, GADIBA_DB_OPEN);
  assert_verified (db);
  g_clear_pointer (&db, gadiba_db_close);
  remove_folder (self->folder);
  g_rand_free (self->rand);
}

static GadibaCaseFile *
read_file (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GadibaCaseFile *file = gadiba_office_read_case (self->offices[0], NUMBER, &error);
  g_assert_no_error (error);
  return file;
}

static char *
read_text (Fixture *self)
{
  g_autoptr (GadibaCaseFile) file = read_file (self);
  return write_case (file->from);
}

/* Returns: whether something was stored; what an edit refuses is not */
static gboolean
edit_once (Fixture *self, guint who)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) before = read_file (self);
  g_autoptr (GadibaCase) after = copy_case (before->from);
  edit_case (after, self->rand, (guint) g_rand_int_range (self->rand, 1, 4));
  g_autoptr (GPtrArray) changes = gadiba_case_list_changes (before->from, after);
  const GadibaEditRequest request = { .number = NUMBER,
                                      .changes = (const GadibaCaseChange *const *) changes->pdata,
                                      .n_changes = changes->len,
                                      .words = "changed something" };
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_edit (self->offices[who], &request, &self->now, NULL, &error);
  return file != NULL && file->entry > before->entry;
}

static GadibaCaseFile *
turn (Fixture *self, guint who, gboolean again, GPtrArray **conflicts, GError **error)
{
  return again ? gadiba_office_redo (self->offices[who], NUMBER, &self->now, conflicts, error)
               : gadiba_office_undo (self->offices[who], NUMBER, &self->now, conflicts, error);
}

static void
assert_turned (Fixture *self, gboolean again, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file = turn (self, 0, again, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *found = write_case (file->from);
  g_assert_cmpstr (found, ==, expected);
}

/* All comes back as it was, and goes forth as it was. */
static void
test_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint at = 0, n_edits = 0;
  g_ptr_array_add (states, read_text (self));
  for (guint i = 0; i < 120; i++)
    {
      int what = g_rand_int_range (self->rand, 0, 10);
      if (what < 3 && at > 0)
        assert_turned (self, FALSE, states->pdata[--at]);
      else if (what < 5 && at + 1 < states->len)
        assert_turned (self, TRUE, states->pdata[++at]);
      else if (edit_once (self, 0))
        {
          n_edits++;
          g_ptr_array_set_size (states, (int) ++at);
          g_ptr_array_add (states, read_text (self));
        }
    }
  g_assert_cmpuint (n_edits, >, 5);
  while (at > 0)
    assert_turned (self, FALSE, states->pdata[--at]);
  while (at + 1 < states->len)
    assert_turned (self, TRUE, states->pdata[++at]);
}

/* Two work on the same application: what one takes back is never the other's. */
static void
test_together (Fixture *self, gconstpointer data)
{
  guint n_done = 0, n_conflicts = 0;
  for (guint i = 0; i < 150; i++)
    {
      guint who = (guint) g_rand_int_range (self->rand, 0, 2);
      if (g_rand_int_range (self->rand, 0, 3) > 0)
        {
          edit_once (self, who);
          continue;
        }
      g_autofree char *before = read_text (self);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (GadibaCaseFile) file =
          turn (self, who, g_rand_int_range (self->rand, 0, 3) == 0, &conflicts, &error);
      n_done += file != NULL;
      if (file != NULL || g_error_matches (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING))
        continue;
      g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
      g_assert_cmpuint (conflicts->len, >, 0);
      n_conflicts++;
      for (guint k = 0; k < conflicts->len; k++)
        {
          const GadibaConflict *conflict = conflicts->pdata[k];
          g_assert_true (g_strcmp0 (conflict->mine, conflict->theirs) != 0
                         || *conflict->place.field == '\0');
        }
      g_autofree char *after = read_text (self);
      g_assert_cmpstr (after, ==, before);
    }
  g_test_message ("%u taken back, %u conflicts", n_done, n_conflicts);
  g_assert_cmpuint (n_done, >, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/office/undo-edits/alone", test_alone);
  ADD ("/office/undo-edits/together", test_together);
  return g_test_run ();
}
