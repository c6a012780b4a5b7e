/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-person-register.h"
#include "gadiba-talk.h"
#include "undo-test.h"

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

static GadibaTalkRecord
make_talk (gint64 person, gint64 application)
{
  return (GadibaTalkRecord){ .person = person,
                             .application = application,
                             .day = gadiba_date_new (2026, 2, 12),
                             .way = (char *) "called",
                             .who = (char *) "māsa",
                             .about = (char *) "par malku",
                             .advised = (char *) "atnest rēķinu",
                             .minutes = 10 };
}

static gint64
add (GadibaDb *db, const GadibaTalkRecord *talk)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *action = begin_action (db, 1, "talk");
  gint64 id = 0;
  if (talk->application != 0)
    gadiba_action_set_subject (action, "application", talk->application);
  gadiba_talk_add (action, talk, &id, &error);
  g_assert_no_error (error);
  commit_action (action);
  return id;
}

static void
test_read (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const GadibaTalkRecord talk = make_talk (2, 1);
  GadibaTalkRecord walk_in = make_talk (0, 0);
  walk_in.who = walk_in.advised = NULL;
  walk_in.minutes = -1;
  g_autoptr (GadibaTalkRecord) read = gadiba_talk_read (self->db, add (self->db, &talk), &error);
  g_assert_no_error (error);
  g_assert_cmpint (read->person, ==, 2);
  g_assert_cmpint (read->day, ==, talk.day);
  g_assert_cmpstr (read->way, ==, "called");
  g_assert_cmpstr (read->who, ==, "māsa");
  g_assert_cmpstr (read->about, ==, "par malku");
  g_assert_cmpstr (read->advised, ==, "atnest rēķinu");
  g_assert_cmpint (read->minutes, ==, 10);
  g_assert_cmpstr (read->family, ==, "Bērziņš");
  g_assert_cmpstr (read->number, ==, "IES/2026/1");
  g_assert_cmpstr (read->caseworker, ==, "Anna Liepa");
  g_autoptr (GadibaTalkRecord) bare = gadiba_talk_read (self->db, add (self->db, &walk_in), &error);
  g_assert_no_error (error);
  g_assert_null (bare->family);
  g_assert_null (bare->number);
  g_assert_null (bare->advised);
  g_assert_cmpint (bare->minutes, ==, -1);
  g_assert_null (gadiba_talk_read (self->db, 999, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
  assert_verified (self->db);
}

/* @about: of the talks, newest first, with commas between */
static void
assert_talks (GPtrArray *talks, const char *about)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_assert_nonnull (talks);
  for (guint i = 0; i < talks->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "," : "",
                            ((const GadibaTalkRecord *) talks->pdata[i])->about);
  g_assert_cmpstr (all->str, ==, about);
  g_ptr_array_unref (talks);
}

static void
test_lists (Fixture *self, gconstpointer data)
{
  static const struct
  {
    gint64 person, application;
    int day;
    const char *about;
  } rows[] = {
    { 1, 1, 12, "a" }, { 2, 0, 13, "b" }, { 0, 1, 11, "c" }, { 0, 0, 13, "d" }, { 1, 0, 13, "e" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GadibaTalkRecord talk = make_talk (rows[i].person, rows[i].application);
      talk.day = gadiba_date_new (2026, 2, rows[i].day);
      talk.about = (char *) rows[i].about;
      add (self->db, &talk);
    }
  const GadibaDate day = gadiba_date_new (2026, 2, 13);
  assert_talks (gadiba_talk_list_of_application (self->db, 1, NULL), "e,b,a,c");
  assert_talks (gadiba_talk_list_of_person (self->db, 1, NULL), "e,a");
  assert_talks (gadiba_talk_list_of_person (self->db, 2, NULL), "b");
  assert_talks (gadiba_talk_list_of_day (self->db, day, 0, NULL), "e,d,b");
  assert_talks (gadiba_talk_list_of_day (self->db, day, 1, NULL), "e,d,b");
  assert_talks (gadiba_talk_list_of_day (self->db, day, 2, NULL), "");
}

static void
test_change (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GadibaTalkRecord talk = make_talk (1, 0);
  talk.id = add (self->db, &talk);
  talk.row_version = 1;
  talk.about = (char *) "par īri";
  GadibaAction *action = begin_action (self->db, 2, "talk");
  g_assert_true (gadiba_talk_update (action, &talk, &error));
  commit_action (action);
  g_autoptr (GadibaTalkRecord) read = gadiba_talk_read (self->db, talk.id, &error);
  g_assert_cmpstr (read->about, ==, "par īri");
  g_assert_cmpstr (read->caseworker, ==, "Anna Liepa");
  action = begin_action (self->db, 2, "talk");
  g_assert_false (gadiba_talk_update (action, &talk, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (gadiba_talk_remove (action, talk.id, 1, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (gadiba_talk_remove (action, talk.id, 2, &error));
  commit_action (action);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM talk /*scan*/"), ==, 0);
  assert_verified (self->db);
}

/* About an application it is taken back and noted again like any other change. */
static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const GadibaTalkRecord talk = make_talk (1, 1);
  add (self->db, &talk);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GadibaUndoable) can =
          gadiba_undo_find (self->db, GADIBA_OF_APPLICATION (1), 1, &error);
      gint64 entry = i == 0 ? can->undo : can->redo;
      GadibaAction *action = begin_action (self->db, 1, i == 0 ? "undo" : "redo");
      g_assert_cmpint (entry, !=, 0);
      g_assert_true (gadiba_undo_revert (action, GADIBA_OF_APPLICATION (1), entry, NULL, &error));
      commit_action (action);
      g_assert_cmpint (query (self->db, "SELECT count (*) FROM talk WHERE about = 'par malku'"
                                        " /*scan*/"),
                       ==, i);
    }
  assert_verified (self->db);
}

static void
test_erase (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const GadibaTalkRecord of_person = make_talk (1, 0), of_application = make_talk (0, 1);
  const GadibaTalkRecord of_other = make_talk (2, 0);
  add (self->db, &of_person);
  add (self->db, &of_application);
  add (self->db, &of_other);
  GadibaAction *action = begin_action (self->db, 1, "erase");
  g_assert_true (gadiba_person_erase (action, 1, &error));
  g_assert_no_error (error);
  commit_action (action);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM talk /*scan*/"), ==, 1);
  g_assert_cmpint (query (self->db, "SELECT sum (person) FROM talk /*scan*/"), ==, 2);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM journal_row WHERE erased IS NULL AND"
                                    " shape IN (SELECT id FROM journal_shape WHERE name = 'talk')"
                                    " /*scan*/"),
                   ==, 1);
  assert_verified (self->db);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/talk/read", test_read);
  ADD ("/talk/lists", test_lists);
  ADD ("/talk/change", test_change);
  ADD ("/talk/undo", test_undo);
  ADD ("/talk/erase", test_erase);
  return g_test_run ();
}
