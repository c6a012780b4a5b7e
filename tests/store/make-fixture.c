/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decision-test.h"
#include "gadiba-settings.h"

/* Writes the database of a fixture: make-fixture FILE. README.md in fixtures/ says how it is
 * dumped. */
int
main (int argc, char **argv)
{
  if (argc != 2)
    return 1;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (argv[1], GADIBA_DB_CREATE, 0, &error);
  g_assert_no_error (error);
  make_office (db);
  GadibaAction *action = begin_action (db, 1, "series");
  gadiba_series_set_code (action, "decision", "LP", &error);
  g_assert_no_error (error);
  commit_action (action);
  g_autoptr (GadibaDecision) decision = make_decision (GADIBA_OUTCOME_GRANTED);
  g_autofree char *number = import_and_issue (db, 1, decision, &error);
  g_assert_no_error (error);
  return 0;
}
