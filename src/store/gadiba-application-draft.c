/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-application-draft.h"

#include <glib/gi18n-lib.h>

#include "gadiba-application-member.h"
#include "gadiba-application-private.h"

/* What the other is to somebody who is this to the other. */
static const char *
invert_relation (const char *relation)
{
  static const char *const pairs[][2] = {
    { "spouse", "spouse" },          { "partner", "partner" }, { "sibling", "sibling" },
    { "child", "parent" },           { "parent", "child" },    { "grandparent", "grandchild" },
    { "grandchild", "grandparent" }, { "other", "other" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_strcmp0 (pairs[i][0], relation) == 0)
      return g_intern_string (pairs[i][1]);
  return NULL;
}

/* Relations are those to whoever applied the last time. */
static void
set_applicant (GadibaCase *draft, const char *label)
{
  int before = gadiba_case_find_applicant (draft);
  int now = gadiba_case_find_person (draft, label);
  const char *relation = gadiba_case_get_person (draft, now)->relation;
  for (int i = 0; i < (int) draft->persons->len && now != before; i++)
    {
      GadibaCasePerson *person = &g_array_index (draft->persons, GadibaCasePerson, (guint) i);
      person->applicant = i == now ? g_intern_static_string ("yes") : NULL;
      person->relation = i == now      ? g_intern_static_string ("self")
                         : i == before ? invert_relation (relation)
                                       : NULL;
    }
}

/* The last application of the person's household on that day, or of the one that he or she entered
 * next, as papers may come in late; or, of somebody who is in none, the last one that names him or
 * her. */
static gboolean
find_last (GadibaDb *db, gint64 person, GadibaDate day, gint64 *household, gint64 *application,
           GError **error)
{
  const GadibaBind who = BIND_INT ("person", person);
  if (!gadiba_db_query_int (db,
                            "SELECT household FROM household_member WHERE person = :person"
                            " AND (to_day IS NULL OR to_day >= :day) ORDER BY from_day LIMIT 1"
                            " /*sort*/",
                            BINDS (who, BIND_DATE ("day", day)), household, error)
      || !gadiba_db_query_int (
          db,
          "SELECT a.id FROM application a JOIN application_member m"
          " ON m.application = a.id AND m.person = :person"
          " WHERE a.household = :household ORDER BY a.id DESC LIMIT 1 /*sort*/",
          BINDS (who, BIND_INT ("household", *household)), application, error))
    return FALSE;
  if (*application != 0)
    return TRUE;
  *household = 0;
  return gadiba_db_query_int (
      db, "SELECT max (application) FROM application_member WHERE person = :person", BINDS (who),
      application, error);
}

static gboolean
find_number (GadibaDb *db, gint64 application, char **number, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, "SELECT number FROM application WHERE id = :id",
                       BINDS (BIND_INT ("id", application)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  *number = row ? g_strdup (gadiba_statement_get_text (statement, 0)) : NULL;
  return TRUE;
}

static GadibaCase *
set_unknown (GError **error)
{
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                       _ ("This person is in no application of the records; register a new one"));
  return NULL;
}

GadibaCase *
gadiba_application_draft (GadibaDb *db, gint64 person, GadibaDate received, GArray **persons,
                          char **last, GError **error)
{
  g_return_val_if_fail (db != NULL && received != GADIBA_DATE_NONE, NULL);

  gint64 household = 0, application = 0;
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  if (transaction == NULL || !find_last (db, person, received, &household, &application, error))
    return NULL;
  g_autofree char *label = NULL;
  g_autofree char *number = NULL;
  if (!gadiba_application_find_label (db, application, person, &label, error)
      || !find_number (db, application, &number, error))
    return NULL;
  if (label == NULL)
    return set_unknown (error);
  const GadibaReading reading = { .day = received,
                                  .present = household,
                                  .alone = household == 0 ? person : 0 };
  g_autoptr (GadibaCase) draft =
      _gadiba_application_read_for (db, application, &reading, &keys, error);
  if (draft == NULL || !gadiba_transaction_commit (transaction, error))
    return NULL;
  if (gadiba_case_find_person (draft, label) == GADIBA_CASE_NOBODY)
    return set_unknown (error);
  set_applicant (draft, label);
  if (persons != NULL)
    *persons = g_steal_pointer (&keys);
  if (last != NULL)
    *last = g_steal_pointer (&number);
  return g_steal_pointer (&draft);
}
