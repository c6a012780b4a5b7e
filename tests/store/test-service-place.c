/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-person-register.h"
#include "gadiba-service-place.h"
#include "gadiba-standing.h"
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

/* A decision on care at home. */
static GadibaDecision *
make_service_decision (GadibaDecisionKind kind)
{
  GadibaDecision *decision = gadiba_decision_new ();
  GadibaDecisionItem *item = gadiba_decision_add_item (decision, "home-care");

  decision->kind = kind;
  decision->day = gadiba_date_new (2026, 2, 20);
  decision->received = gadiba_date_new (2026, 2, 10);
  decision->from = make_case (1);
  item->title = g_strdup ("Aprūpe mājās");
  item->is_service = TRUE;
  return decision;
}

/* Issues it on the application with the key 1. Returns: its key */
static gint64
issue (GadibaDb *db, const GadibaDecision *decision, gint64 base)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *action = begin_action (db, 1, "decide");
  g_autoptr (GadibaSeriesNumber) number =
      gadiba_series_next (action, "decision", "SP", 2026, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) text = gadiba_case_write (decision->from);
  const GadibaIssue issue = { .decision = decision,
                              .number = number,
                              .application = 1,
                              .base = base,
                              .signatory = 1,
                              .case_file = text,
                              .trace = text,
                              .letter = text,
                              .books = "lv 2026",
                              .size = 1 };
  gint64 id = 0;
  gadiba_decision_issue (action, &issue, &id, &error);
  g_assert_no_error (error);
  commit_action (action);
  return id;
}

static gint64
grant (GadibaDb *db)
{
  g_autoptr (GadibaDecision) decision = make_service_decision (GADIBA_DECISION_JUDGEMENT);
  GadibaDecisionItem *item = g_ptr_array_index (decision->items, 0);

  item->outcome = GADIBA_OUTCOME_GRANTED;
  item->volume = GADIBA_NUMBER (8);
  item->volume_text = g_strdup ("8 stundas nedēļā");
  item->n_months = 12;
  item->waits = TRUE;
  return issue (db, decision, 0);
}

static gint64
stop (GadibaDb *db, gint64 base)
{
  g_autoptr (GadibaDecision) decision = make_service_decision (GADIBA_DECISION_STOP);
  GadibaDecisionItem *item = g_ptr_array_index (decision->items, 0);

  decision->basis.day = decision->day;
  item->outcome = GADIBA_OUTCOME_CHANGED;
  item->ends = TRUE;
  item->from = gadiba_date_new (2026, 3, 1);
  item->to = gadiba_date_new (2026, 5, 31);
  return issue (db, decision, base);
}

/* Returns: (transfer full): the only place */
static GadibaServicePlace *
read_place (GadibaDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = gadiba_service_place_list (db, NULL, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (places->len, ==, 1);
  return g_ptr_array_steal_index (places, 0);
}

static gboolean
store (GadibaDb *db, gint64 caseworker, const GadibaServicePlace *place, GError **error)
{
  g_autoptr (GadibaAction) action =
      gadiba_action_begin (db, caseworker, GADIBA_CHANGE_PLACE, "service", NOW, error);

  gadiba_action_set_subject (action, "application", 1);
  return gadiba_service_place_update (action, place, error) && gadiba_action_commit (action, error);
}

static void
give (GadibaDb *db, gint64 caseworker)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaServicePlace) place = read_place (db);

  place->from = gadiba_date_new (2026, 3, 1);
  place->to = gadiba_date_new (2027, 2, 28);
  place->provider = g_strdup ("SIA Aprūpe");
  store (db, caseworker, place, &error);
  g_assert_no_error (error);
}

/* Granted it waits, given it is taken until its last day. */
static void
test_life (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  grant (self->db);
  g_autoptr (GadibaServicePlace) waits = read_place (self->db);
  g_assert_true (gadiba_service_place_waits (waits));
  g_assert_false (gadiba_service_place_is_taken (waits, gadiba_date_new (2026, 3, 1)));
  g_assert_cmpstr (waits->service, ==, "home-care");
  g_assert_cmpstr (waits->name, ==, "Bērziņa Anna");
  g_assert_cmpstr (waits->volume, ==, "8 stundas nedēļā");
  g_assert_cmpuint (waits->months, ==, 12);
  g_assert_cmpint (waits->since, ==, gadiba_date_new (2026, 2, 10));
  give (self->db, 1);
  g_autoptr (GadibaServicePlace) given = read_place (self->db);
  g_assert_false (gadiba_service_place_waits (given));
  g_assert_true (gadiba_service_place_is_taken (given, gadiba_date_new (2027, 2, 28)));
  g_assert_false (gadiba_service_place_is_taken (given, gadiba_date_new (2027, 3, 1)));
  given->id = 99;
  g_assert_false (store (self->db, 1, given, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONFLICT);
  g_autoptr (GPtrArray) others = gadiba_service_place_list (self->db, "shelter", 0, NULL);
  g_assert_cmpuint (others->len, ==, 0);
}

/* A decision ends it, until that one is taken back; without the grant there is no place. */
static void
test_stop (Fixture *self, gconstpointer data)
{
  gint64 granted = grant (self->db);
  give (self->db, 1);
  gint64 stopped = stop (self->db, granted);
  g_autoptr (GadibaServicePlace) ended = read_place (self->db);
  g_assert_true (gadiba_service_place_is_ended (ended));
  g_assert_cmpstr (ended->ended_by, ==, "SP/2026/2");
  g_assert_cmpint (ended->to, ==, gadiba_date_new (2026, 5, 31));
  g_assert_false (gadiba_service_place_is_taken (ended, gadiba_date_new (2026, 6, 1)));
  g_autoptr (GadibaBase) base = gadiba_base_read (self->db, granted, NULL);
  g_autofree char *follower = NULL;
  g_assert_true (gadiba_base_find_follower (self->db, base, &follower, NULL));
  g_assert_cmpstr (follower, ==, "SP/2026/2");
  g_autoptr (GadibaDecision) cancels = make_service_decision (GADIBA_DECISION_CANCELLATION);
  g_ptr_array_set_size (cancels->items, 0);
  issue (self->db, cancels, stopped);
  g_autoptr (GadibaServicePlace) again = read_place (self->db);
  g_assert_null (again->ended_by);
  g_assert_cmpint (again->to, ==, gadiba_date_new (2027, 2, 28));
}

/* What can be taken back, or made again, as "undo/redo": which of them there is. */
static void
assert_undoable (GadibaDb *db, gint64 caseworker, gboolean undo, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaUndoable) found = gadiba_undo_find_place (db, 1, 1, caseworker, &error);

  g_assert_no_error (error);
  g_assert_cmpint (found->undo != 0, ==, undo);
  g_assert_cmpint (found->redo != 0, ==, redo);
}

static gboolean
revert (GadibaDb *db, gboolean again, GError **error)
{
  g_autoptr (GadibaUndoable) found = gadiba_undo_find_place (db, 1, 1, 1, error);
  g_autoptr (GadibaAction) action = gadiba_action_begin (
      db, 1, again ? GADIBA_REDO_PLACE : GADIBA_UNDO_PLACE, "undo", NOW, error);

  return gadiba_undo_revert (action, GADIBA_OF_APPLICATION (1), again ? found->redo : found->undo,
                             NULL, error)
         && gadiba_action_commit (action, error);
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  grant (self->db);
  assert_undoable (self->db, 1, FALSE, FALSE);
  give (self->db, 1);
  assert_undoable (self->db, 1, TRUE, FALSE);
  assert_undoable (self->db, 2, FALSE, FALSE);
  g_assert_true (revert (self->db, FALSE, &error));
  g_autoptr (GadibaServicePlace) waits = read_place (self->db);
  g_assert_true (gadiba_service_place_waits (waits));
  g_assert_null (waits->provider);
  assert_undoable (self->db, 1, FALSE, TRUE);
  g_assert_true (revert (self->db, TRUE, &error));
  g_autoptr (GadibaServicePlace) given = read_place (self->db);
  g_assert_cmpstr (given->provider, ==, "SIA Aprūpe");
  /* What was entered about the application meanwhile is another matter. */
  g_autoptr (GadibaUndoable) of_case =
      gadiba_undo_find (self->db, GADIBA_OF_APPLICATION (1), 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (of_case->undo, ==, 0);
  assert_verified (self->db);
}

/* Somebody else ended what is to be taken back: it stays. */
static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  grant (self->db);
  give (self->db, 1);
  g_autoptr (GadibaServicePlace) place = read_place (self->db);
  place->to = gadiba_date_new (2026, 4, 30);
  place->why = g_strdup ("Pārcēlusies.");
  g_assert_true (store (self->db, 2, place, &error));
  g_assert_false (revert (self->db, FALSE, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONFLICT);
  g_autoptr (GadibaServicePlace) ended = read_place (self->db);
  g_assert_cmpstr (ended->why, ==, "Pārcēlusies.");
}

/* What is changed behind the program's back is found. */
static void
test_verify (Fixture *self, gconstpointer data)
{
  grant (self->db);
  give (self->db, 1);
  assert_verified (self->db);
  forge (self->db, "service_place", "UPDATE service_place SET provider = 'SIA Cita'");
  assert_altered (self->db, "service_place");
}

/* Somebody with a place cannot be erased; a needs assessment that nothing rests on goes. */
static void
test_erase (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  grant (self->db);
  GadibaAction *action = begin_action (self->db, 1, "erase");
  g_assert_false (gadiba_person_erase (action, 1, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  gadiba_action_free (action);
  g_autoptr (GadibaCase) from = parse_case (
      "<case xmlns=\"urn:gadiba:case:1\"><application received=\"2026-02-11\""
      " benefits=\"home-care\"/><household><person id=\"p1\" applicant=\"yes\" given=\"Zenta\""
      " family=\"Kalve\" born=\"1941-06-12\" relation=\"self\"/></household>"
      "<facts><fact name=\"care-moving\" value=\"unable\"/></facts></case>");
  action = begin_action (self->db, 1, "import");
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, from, NULL, "IES", NULL, &error);
  g_assert_no_error (error);
  commit_action (action);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM further_fact /*scan*/"), ==, 1);
  action = begin_action (self->db, 1, "erase");
  gadiba_person_erase (action, application->person, &error);
  g_assert_no_error (error);
  commit_action (action);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM further_fact /*scan*/"), ==, 0);
  g_assert_cmpint (query (self->db, "SELECT count (*) FROM journal_row WHERE instr (new, 'unable')"
                                    " OR instr (old, 'unable') /*scan*/"),
                   ==, 0);
  assert_verified (self->db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/service-place/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("life", test_life);
  ADD ("stop", test_stop);
  ADD ("undo", test_undo);
  ADD ("conflict", test_conflict);
  ADD ("verify", test_verify);
  ADD ("erase", test_erase);
  return g_test_run ();
}
