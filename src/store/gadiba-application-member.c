/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-application-member.h"

#include <glib/gi18n-lib.h>

#include "gadiba-application-private.h"

typedef struct
{
  GadibaAction *action;
  GadibaDb *db;
  const GadibaApplication *application;
  GadibaDate day; /* of receipt */
} Membership;

static gboolean
start (Membership *self, GadibaAction *action, const GadibaApplication *application, GError **error)
{
  self->action = action;
  self->db = gadiba_action_get_db (action);
  self->application = application;
  gadiba_action_set_subject (action, "application", application->id);
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (self->db, "SELECT received FROM application WHERE id = :id",
                       BINDS (BIND_INT ("id", application->id)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  self->day = row ? gadiba_statement_get_date (statement, 0) : GADIBA_DATE_NONE;
  if (row && application->open)
    return TRUE;
  g_set_error (
      error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
      _ ("Application %s is not open any more; who has come or gone since belongs to a new "
         "application"),
      application->number);
  return FALSE;
}

/* --- adding --- */

/* What is known of somebody stays, unless something else is stated. */
static gboolean
take_record (Membership *self, gint64 key, GadibaCase *of, GadibaCasePerson *person, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      self->db,
      "SELECT p.born, p.sex, p.other_id, n.given, n.family FROM person p LEFT JOIN person_name n"
      " ON n.id = (SELECT id FROM person_name WHERE person = p.id ORDER BY from_day <= :day AND"
      " coalesce (to_day, :day) >= :day DESC, from_day LIMIT 1) WHERE p.id = :person /*sort*/",
      BINDS (BIND_INT ("person", key), BIND_DATE ("day", self->day)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such person"));
  if (row && !gadiba_statement_is_null (statement, 0))
    person->born = gadiba_statement_get_date (statement, 0);
  if (row && !gadiba_statement_is_null (statement, 1))
    person->sex = g_intern_string (gadiba_statement_get_text (statement, 1));
  if (row && !gadiba_statement_is_null (statement, 2))
    person->other_id = gadiba_case_keep (of, gadiba_statement_get_text (statement, 2));
  if (row && !gadiba_statement_is_null (statement, 3))
    {
      person->given = gadiba_case_keep (of, gadiba_statement_get_text (statement, 3));
      person->family = gadiba_case_keep (of, gadiba_statement_get_text (statement, 4));
    }
  return row;
}

static gboolean
take_facts (Membership *self, gint64 key, GadibaCasePerson *person, GError **error)
{
  g_autoptr (GadibaStatement) facts =
      gadiba_db_query (self->db,
                       "SELECT fact, value FROM person_fact WHERE person = :person"
                       " AND from_day <= :day AND (to_day IS NULL OR to_day >= :day)",
                       BINDS (BIND_INT ("person", key), BIND_DATE ("day", self->day)), error);
  gboolean row = TRUE;
  while (facts != NULL && row)
    {
      if (!gadiba_statement_step (facts, &row, error))
        return FALSE;
      if (row)
        _gadiba_case_person_take_fact (person, gadiba_statement_get_text (facts, 0),
                                       gadiba_statement_get_text (facts, 1));
    }
  return facts != NULL;
}

/* Who the person of the case is. */
static gboolean
match (GadibaImport *import, gint64 known, GError **error)
{
  const GadibaCasePerson *person = gadiba_case_get_person (import->from, 0);
  gint64 candidate = 0;
  if (!_gadiba_import_match (import->db, person, known, &import->persons[0], &candidate, error))
    return FALSE;
  if (candidate != 0)
    return _gadiba_import_ask (import, 0, candidate, error);
  import->fresh[0] = import->persons[0] == 0;
  return _gadiba_import_check_answer (known, import->persons[0], error);
}

static gboolean
check_new (Membership *self, gint64 person, GError **error)
{
  gint64 found = 0;
  if (person != 0
      && !gadiba_db_query_int (
          self->db,
          "SELECT 1 FROM application_member WHERE application = :application"
          " AND person = :person",
          BINDS (BIND_INT ("application", self->application->id), BIND_INT ("person", person)),
          &found, error))
    return FALSE;
  if (found != 0)
    g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                 _ ("This person is in application %s already"), self->application->number);
  return found == 0;
}

static gboolean
is_taken (Membership *self, const char *label, gboolean *taken, GError **error)
{
  gint64 found = 0;
  gboolean done = gadiba_db_query_int (
      self->db,
      "SELECT 1 FROM application_member WHERE application = :application AND label = :label",
      BINDS (BIND_INT ("application", self->application->id), BIND_TEXT ("label", label)), &found,
      error);
  *taken = found != 0;
  return done;
}

/* Returns: (transfer full): the stated id, or "p3", "p4", … */
static char *
find_label (Membership *self, const char *stated, GError **error)
{
  gboolean taken = TRUE;
  g_autofree char *label = g_strdup (stated);
  for (guint n = 1; taken; n++)
    {
      if (label != NULL && !is_taken (self, label, &taken, error))
        return NULL;
      if (!taken)
        break;
      g_free (label);
      label = g_strdup_printf ("p%u", n);
    }
  return g_steal_pointer (&label);
}

/* @import: of one person */
static gboolean
add_rows (Membership *self, GadibaImport *import, const char *label, GError **error)
{
  const GadibaCasePerson *person = gadiba_case_get_person (import->from, 0);
  if (!_gadiba_import_person (import, 0, error) || !_gadiba_import_member (import, 0, error)
      || (import->fresh[0] && !_gadiba_import_incomes (import, 0, error)))
    return FALSE;
  _gadiba_pending_add (self->db, GADIBA_TABLE_APPLICATION_MEMBER,
                       BINDS (BIND_INT ("", self->application->id),
                              BIND_INT ("", import->persons[0]), BIND_TEXT ("", label),
                              BIND_TEXT ("", NULL), BIND_TEXT ("", person->relation)));
  _gadiba_search_note_person (self->db, import->persons[0], !import->fresh[0]);
  return _gadiba_pending_write (self->db, error);
}

char *
gadiba_application_add_member (GadibaAction *action, const GadibaApplication *application,
                               const GadibaCasePerson *stated, gint64 known, GError **error)
{
  g_return_val_if_fail (action != NULL && application != NULL && stated != NULL, NULL);
  g_return_val_if_fail (stated->relation != NULL, NULL);

  Membership self;
  gint64 key = 0;
  gboolean fresh = FALSE;
  g_autoptr (GadibaCase) from = gadiba_case_new (NULL);
  GadibaCasePerson *person = gadiba_case_add_row (from, from->persons);
  *person = *stated;
  if (!start (&self, action, application, error))
    return NULL;
  from->application.received = self.day;
  g_autofree char *label = find_label (&self, stated->id, error);
  GadibaImport import = { .db = self.db,
                          .from = from,
                          .day = self.day,
                          .persons = &key,
                          .fresh = &fresh,
                          .household = application->household };
  if (label == NULL)
    return NULL;
  person->id = gadiba_case_keep (from, label);
  if (!match (&import, known, error) || !check_new (&self, key, error)
      || (!fresh && !take_record (&self, key, from, person, error))
      || (!fresh && !take_facts (&self, key, person, error))
      || !add_rows (&self, &import, label, error))
    return NULL;
  return g_steal_pointer (&label);
}

/* --- removing --- */

typedef struct
{
  gint64 row, person; /* of application_member; of person */
} Member;

static gboolean
find_member (Membership *self, const char *label, Member *member, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      self->db,
      "SELECT id, person, applicant FROM application_member WHERE application = :application"
      " AND label = :label",
      BINDS (BIND_INT ("application", self->application->id), BIND_TEXT ("label", label)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  gboolean applies = row && g_strcmp0 (gadiba_statement_get_text (statement, 2), "yes") == 0;
  if (!row)
    g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                 _ ("There is no person “%s” in application %s"), label, self->application->number);
  else if (applies)
    g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                 _ ("The applicant stays in application %s; register an application of whoever "
                    "applies instead"),
                 self->application->number);
  member->row = row ? gadiba_statement_get_int (statement, 0) : 0;
  member->person = row ? gadiba_statement_get_int (statement, 1) : 0;
  return row && !applies;
}

/* Another application that was received on that day or later may rest on the membership. */
static gboolean
end_membership (Membership *self, gint64 person, GError **error)
{
  gint64 later = 0, membership = 0;
  const GadibaBind who = BIND_INT ("person", person);
  const GadibaBind household = BIND_INT ("household", self->application->household);
  const GadibaBind day = BIND_DATE ("day", self->day);
  if (!gadiba_db_query_int (self->db,
                            "SELECT 1 FROM application_member m JOIN application a"
                            " ON a.id = m.application WHERE m.person = :person"
                            " AND a.household = :household AND a.received >= :day LIMIT 1",
                            BINDS (who, household, day), &later, error)
      || !gadiba_db_query_int (self->db,
                               "SELECT id FROM household_member WHERE person = :person"
                               " AND household = :household"
                               " AND (to_day IS NULL OR to_day >= :day)"
                               " ORDER BY from_day LIMIT 1 /*sort*/",
                               BINDS (who, household, day), &membership, error))
    return FALSE;
  return later != 0 || membership == 0
         || _gadiba_import_end_row (self->db, "household_member", membership, self->day, error);
}

/* Whether anything but what was stated of the person rests on him or her. */
static gboolean
is_needed (Membership *self, gint64 person, gint64 *needed, GError **error)
{
  return gadiba_db_query_int (
      self->db,
      "SELECT EXISTS (SELECT 1 FROM application_member WHERE person = :person)"
      " OR EXISTS (SELECT 1 FROM household_member WHERE person = :person)"
      " OR EXISTS (SELECT 1 FROM client WHERE person = :person)"
      " OR EXISTS (SELECT 1 FROM document WHERE person = :person)"
      " OR EXISTS (SELECT 1 FROM application_paper WHERE person = :person)"
      " OR EXISTS (SELECT 1 FROM decision WHERE application = :application)",
      BINDS (BIND_INT ("person", person), BIND_INT ("application", self->application->id)), needed,
      error);
}

static gboolean
remove_person (Membership *self, gint64 person, GError **error)
{
  static const char *const sql[] = {
    "DELETE FROM person_name WHERE person = :person",
    "DELETE FROM person_code WHERE person = :person",
    "DELETE FROM person_fact WHERE person = :person",
    "DELETE FROM address WHERE person = :person",
    "DELETE FROM income WHERE person = :person",
    "DELETE FROM income_statement WHERE person = :person",
    "DELETE FROM saving WHERE person = :person",
    "DELETE FROM further_fact WHERE person = :person",
    "UPDATE vehicle SET person = NULL WHERE person = :person",
    "DELETE FROM person WHERE id = :person",
  };
  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    if (!gadiba_db_execute (self->db, sql[i], BINDS (BIND_INT ("person", person)), error))
      return FALSE;
  return _gadiba_search_forget_person (self->db, person, error);
}

gboolean
gadiba_application_remove_member (GadibaAction *action, const GadibaApplication *application,
                                  const char *label, GError **error)
{
  g_return_val_if_fail (action != NULL && application != NULL && label != NULL, FALSE);

  Membership self;
  Member member;
  gint64 needed = 0;
  if (!start (&self, action, application, error) || !find_member (&self, label, &member, error)
      || !gadiba_db_execute (
          self.db,
          "DELETE FROM application_paper WHERE application = :application AND person = :person",
          BINDS (BIND_INT ("application", application->id), BIND_INT ("person", member.person)),
          error)
      || !gadiba_db_execute_one (self.db, "DELETE FROM application_member WHERE id = :id",
                                 BINDS (BIND_INT ("id", member.row)), error)
      || !end_membership (&self, member.person, error)
      || !is_needed (&self, member.person, &needed, error))
    return FALSE;
  if (needed == 0)
    return remove_person (&self, member.person, error);
  _gadiba_search_note_person (self.db, member.person, TRUE);
  return TRUE;
}

gboolean
gadiba_application_find_label (GadibaDb *db, gint64 application, gint64 person, char **label,
                               GError **error)
{
  g_return_val_if_fail (db != NULL && label != NULL, FALSE);

  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT label FROM application_member WHERE application = :application AND person = :person",
      BINDS (BIND_INT ("application", application), BIND_INT ("person", person)), error);
  gboolean row = FALSE;
  *label = NULL;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  *label = row ? g_strdup (gadiba_statement_get_text (statement, 0)) : NULL;
  return TRUE;
}

gboolean
gadiba_application_find_member (GadibaDb *db, gint64 application, const char *label, gint64 *person,
                                GError **error)
{
  g_return_val_if_fail (db != NULL && label != NULL && person != NULL, FALSE);

  *person = 0;
  if (!gadiba_db_query_int (
          db,
          "SELECT person FROM application_member WHERE application = :application"
          " AND label = :label",
          BINDS (BIND_INT ("application", application), BIND_TEXT ("label", label)), person, error))
    return FALSE;
  if (*person == 0)
    g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                         _ ("Nobody of that id is in the application"));
  return *person != 0;
}
