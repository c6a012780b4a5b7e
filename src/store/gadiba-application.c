/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-application.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "gadiba-application-private.h"
#include "gadiba-registers.h"
#include "gadiba-search.h"

void
gadiba_application_free (GadibaApplication *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self);
}

static gint64
get_answer (const gint64 *answers, guint person)
{
  return answers != NULL ? answers[person] : GADIBA_PERSON_ASK;
}

GArray *
gadiba_application_find_questions (GadibaDb *db, const GadibaCase *from, const gint64 *answers,
                                   GError **error)
{
  g_return_val_if_fail (db != NULL && from != NULL, NULL);

  g_autoptr (GArray) questions = g_array_new (FALSE, TRUE, sizeof (GadibaQuestion));
  for (guint i = 0; i < from->persons->len; i++)
    {
      GadibaQuestion question = { .person = (int) i };
      gint64 found;
      if (!_gadiba_import_match (db, gadiba_case_get_person (from, (int) i),
                                 get_answer (answers, i), &found, &question.candidate, error))
        return NULL;
      if (question.candidate != 0)
        g_array_append_val (questions, question);
    }
  return g_steal_pointer (&questions);
}

GadibaPeriod
_gadiba_import_find_window (const GadibaCase *from)
{
  GadibaMonth received = gadiba_date_get_month (from->application.received);
  GadibaPeriod window = { received - 12, received };
  for (guint i = 0; i < from->incomes->len; i++)
    {
      GadibaMonth month = g_array_index (from->incomes, GadibaCaseIncome, i).month;
      window.first = MIN (window.first, month);
      window.last = MAX (window.last, month);
    }
  for (guint i = 0; i < from->costs->len; i++)
    {
      GadibaMonth month = g_array_index (from->costs, GadibaCaseCost, i).month;
      window.first = MIN (window.first, month);
      window.last = MAX (window.last, month);
    }
  return window;
}

/* --- before anything is stored --- */

static gboolean
check_file (GadibaDb *db, const guint8 *digest, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, "SELECT number FROM application WHERE file_digest = :digest",
                       BINDS (BIND_BYTES ("digest", digest, DIGEST_SIZE)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_EXISTS,
               _ ("This file is stored already: it is application %s"),
               gadiba_statement_get_text (statement, 0));
  return FALSE;
}

/* Who has the same name and birth date: told by an application, not by name. */
static gboolean
ask (GadibaImport *self, int index, gint64 candidate, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      self->db,
      "SELECT a.number FROM application_member m JOIN application a ON a.id = m.application"
      " WHERE m.person = :person ORDER BY a.id DESC LIMIT 1 /*sort*/",
      BINDS (BIND_INT ("person", candidate)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_QUESTION,
               _ ("Is person “%s” of the case the one of the same name and birth date in "
                  "application %s? Say which"),
               gadiba_case_get_person (self->from, index)->id,
               row ? gadiba_statement_get_text (statement, 0) : "–");
  return FALSE;
}

static gboolean
match_persons (GadibaImport *self, const gint64 *answers, GError **error)
{
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (self->from, (int) i);
      gint64 candidate;
      if (!_gadiba_import_match (self->db, person, get_answer (answers, i), &self->persons[i],
                                 &candidate, error))
        return FALSE;
      if (candidate != 0)
        return ask (self, (int) i, candidate, error);
      self->fresh[i] = self->persons[i] == 0;
      if (self->fresh[i] || g_hash_table_add (used, (gpointer) (guintptr) self->persons[i]))
        continue;
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                   _ ("Person “%s” of the case is somebody who is in it already; correct the case"),
                   person->id);
      return FALSE;
    }
  return TRUE;
}

/* --- the application itself --- */

static gboolean
find_client (GadibaImport *self, gint64 *client, GError **error)
{
  gint64 person = self->persons[gadiba_case_find_applicant (self->from)];
  if (!gadiba_db_query_int (self->db, "SELECT id FROM client WHERE person = :person",
                            BINDS (BIND_INT ("person", person)), client, error))
    return FALSE;
  if (*client != 0)
    return TRUE;
  guint8 uid[16];
  _gadiba_db_random (self->db, uid, sizeof uid);
  if (!gadiba_db_execute (self->db,
                          "INSERT INTO client (uid, person, since) VALUES (:uid, :person, :day)",
                          BINDS (BIND_BYTES ("uid", uid, sizeof uid), BIND_INT ("person", person),
                                 BIND_DATE ("day", self->day)),
                          error))
    return FALSE;
  *client = gadiba_db_get_last_key (self->db);
  return TRUE;
}

static gboolean
insert_application (GadibaImport *self, GadibaApplication *application,
                    const GadibaSeriesNumber *number, const guint8 *digest, GError **error)
{
  const GadibaCaseApplication *from = &self->from->application;
  GadibaPeriod window = _gadiba_import_find_window (self->from);
  guint8 uid[16];
  _gadiba_db_random (self->db, uid, sizeof uid);
  if (!gadiba_db_execute (
          self->db,
          "INSERT INTO application (uid, series, num, number, client, household, received,"
          " housing_month, first_month, last_month, household_group, property, file_digest)"
          " VALUES (:uid, :series, :num, :number, :client, :household, :received, :housing_month,"
          " :first, :last, :group, :property, :digest)",
          BINDS (BIND_BYTES ("uid", uid, sizeof uid), BIND_INT ("series", number->series),
                 BIND_INT ("num", number->num), BIND_TEXT ("number", number->text),
                 BIND_INT ("client", application->client), BIND_INT ("household", self->household),
                 BIND_DATE ("received", from->received),
                 BIND_MONTH ("housing_month", from->housing_month),
                 BIND_MONTH ("first", window.first), BIND_MONTH ("last", window.last),
                 BIND_TEXT ("group", self->from->household.group),
                 BIND_TEXT ("property", self->from->assets.property),
                 BIND_BYTES ("digest", digest, DIGEST_SIZE)),
          error))
    return FALSE;
  application->id = gadiba_db_get_last_key (self->db);
  application->number = g_strdup (number->text);
  application->household = self->household;
  return TRUE;
}

static gboolean
insert_members (GadibaImport *self, const GadibaApplication *application, GError **error)
{
  const GadibaBind id = BIND_INT ("application", application->id);
  for (guint i = 0; self->from->application.benefits[i] != NULL; i++)
    if (!gadiba_db_execute (self->db,
                            "INSERT INTO application_benefit (application, benefit)"
                            " VALUES (:application, :benefit)",
                            BINDS (id, BIND_TEXT ("benefit", self->from->application.benefits[i])),
                            error))
      return FALSE;
  for (guint i = 0; i < self->from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (self->from, (int) i);
      if (!gadiba_db_execute (
              self->db,
              "INSERT INTO application_member (application, person, label, applicant, relation)"
              " VALUES (:application, :person, :label, :applicant, :relation)",
              BINDS (id, BIND_INT ("person", self->persons[i]), BIND_TEXT ("label", person->id),
                     BIND_TEXT ("applicant", person->applicant),
                     BIND_TEXT ("relation", person->relation)),
              error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_rows (GadibaImport *self, GError **error)
{
  for (int i = 0; i < (int) self->from->persons->len; i++)
    if (!_gadiba_import_person (self, i, error))
      return FALSE;
  if (!_gadiba_import_household (self, error))
    return FALSE;
  for (int i = 0; i < (int) self->from->persons->len; i++)
    if (!_gadiba_import_incomes (self, i, error))
      return FALSE;
  return _gadiba_import_property (self, error);
}

static gboolean
update_search (GadibaImport *self, const GadibaApplication *application, GError **error)
{
  for (guint i = 0; i < self->from->persons->len; i++)
    _gadiba_search_note_person (self->db, self->persons[i], !self->fresh[i]);
  return gadiba_search_add_number (self->db, GADIBA_HIT_APPLICATION, application->number,
                                   self->persons[gadiba_case_find_applicant (self->from)],
                                   application->id, error);
}

GadibaApplication *
gadiba_application_import (GadibaAction *action, const GadibaCase *from, GBytes *file,
                           const char *code, const gint64 *answers, GError **error)
{
  g_return_val_if_fail (action != NULL && from != NULL && code != NULL, NULL);
  g_return_val_if_fail (gadiba_case_find_applicant (from) != GADIBA_CASE_NOBODY, NULL);

  guint8 digest[DIGEST_SIZE];
  g_autofree gint64 *persons = g_new0 (gint64, from->persons->len);
  g_autofree gboolean *fresh = g_new0 (gboolean, from->persons->len);
  GadibaImport self = { .db = gadiba_action_get_db (action),
                        .from = from,
                        .day = from->application.received,
                        .persons = persons,
                        .fresh = fresh };
  if (file != NULL)
    {
      gsize size;
      const guint8 *bytes = g_bytes_get_data (file, &size);
      crypto_generichash (digest, sizeof digest, bytes, size, NULL, 0);
      if (!check_file (self.db, digest, error))
        return NULL;
    }
  int year;
  gadiba_date_split (self.day, &year, NULL, NULL);
  g_autoptr (GadibaApplication) application = g_new0 (GadibaApplication, 1);
  if (!match_persons (&self, answers, error) || !save_rows (&self, error)
      || !find_client (&self, &application->client, error))
    return NULL;
  g_autoptr (GadibaSeriesNumber) number =
      gadiba_series_next (action, "application", code, year, error);
  if (number == NULL
      || !insert_application (&self, application, number, file != NULL ? digest : NULL, error)
      || !insert_members (&self, application, error) || !update_search (&self, application, error))
    return NULL;
  gadiba_action_set_subject (action, "application", application->id);
  return g_steal_pointer (&application);
}

GadibaApplication *
gadiba_application_find (GadibaDb *db, const char *number, GError **error)
{
  g_return_val_if_fail (db != NULL && number != NULL, NULL);

  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db, "SELECT id, number, household, client FROM application WHERE number = :number",
      BINDS (BIND_TEXT ("number", number)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                   _ ("There is no application “%s”"), number);
      return NULL;
    }
  GadibaApplication *self = g_new0 (GadibaApplication, 1);
  self->id = gadiba_statement_get_int (statement, 0);
  self->number = g_strdup (gadiba_statement_get_text (statement, 1));
  self->household = gadiba_statement_get_int (statement, 2);
  self->client = gadiba_statement_get_int (statement, 3);
  return self;
}
