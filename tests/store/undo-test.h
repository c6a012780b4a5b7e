/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decision-test.h"
#include "gadiba-undo.h"

/* An office with two caseworkers (1 and 2) and one application (1) of two persons (1 and 2), and
 * what can be done in it. */

#define UNDO_CASE                                                                                  \
  "<case xmlns=\"urn:gadiba:case:1\"><application received=\"2026-02-10\"/><household>"            \
  "<person id=\"p1\" applicant=\"yes\" given=\"Anna\" family=\"Bērziņa\" code=\"150380-10004\""  \
  " born=\"1980-03-15\" relation=\"self\" activity=\"employed\" income=\"complete\"/>"             \
  "<person id=\"p2\" given=\"Jānis\" family=\"Bērziņš\" code=\"320000-12345\""                 \
  " born=\"1981-03-15\" relation=\"spouse\" activity=\"employed\"/></household>"                   \
  "<dwelling street=\"Ezera iela 5\" place=\"Liepkalni\" area=\"40\"/><incomes>"                   \
  "<income person=\"p1\" kind=\"wage\" month=\"2026-01\" amount=\"400\"/>"                         \
  "<income person=\"p1\" kind=\"pension\" month=\"2026-01\" amount=\"20\"/></incomes>"             \
  "<assets><savings person=\"p1\" amount=\"5\"/><vehicle mass=\"1500\"/></assets>"                 \
  "<costs><cost item=\"rent\" month=\"2026-01\" amount=\"90\"/></costs></case>"

static inline void
make_undo_office (GadibaDb *db)
{
  g_autoptr (GError) error = NULL;
  make_office (db);
  GadibaStaff staff = { .login = (char *) "zane",
                        .name = (char *) "Zane Ozola",
                        .from = gadiba_date_new (2020, 1, 1) };
  gint64 id = 0;
  GadibaAction *action = begin_action (db, 1, "staff");
  gadiba_caseworker_add (action, &staff, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, ==, 2);
  commit_action (action);
  g_autoptr (GadibaCase) from = parse_case (UNDO_CASE);
  action = begin_action (db, 1, "import");
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, from, NULL, "IES", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (application->id, ==, 1);
  commit_action (action);
}

/* An action about the application that runs SQL, a statement each; the words are the first. */
static inline void
change (GadibaDb *db, gint64 caseworker, const char *action, const char *const *sql)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *self = gadiba_action_begin (db, caseworker, action, sql[0], NOW, &error);
  g_assert_no_error (error);
  gadiba_action_set_subject (self, "application", 1);
  for (guint i = 0; sql[i] != NULL; i++)
    execute (db, sql[i]);
  commit_action (self);
}

#define EDIT(db, caseworker, ...)                                                                  \
  change (db, caseworker, "edit", (const char *const[]){ __VA_ARGS__, NULL })

/* Takes the newest change back, or makes it again. Returns: whether it was stored */
static inline gboolean
take_back (GadibaDb *db, gint64 caseworker, gboolean again, GPtrArray **conflicts, GError **error)
{
  g_autoptr (GadibaAction) action =
      gadiba_action_begin (db, caseworker, again ? "redo" : "undo", "words", NOW, error);
  g_autoptr (GadibaUndoable) found =
      action != NULL ? gadiba_undo_find (db, GADIBA_OF_APPLICATION (1), caseworker, error) : NULL;
  if (found == NULL)
    return FALSE;
  gint64 entry = again ? found->redo : found->undo;
  g_assert_cmpint (entry, !=, 0);
  return gadiba_undo_revert (action, GADIBA_OF_APPLICATION (1), entry, conflicts, error)
         && gadiba_action_commit (action, error);
}
