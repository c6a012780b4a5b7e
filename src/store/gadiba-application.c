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

/* A file that waits to be stored is looked for by this word. */
static char *
describe_file (const guint8 *digest)
{
  char hex[2 * DIGEST_SIZE + 1];
  sodium_bin2hex (hex, sizeof hex, digest, DIGEST_SIZE);
  return g_strconcat ("file ", hex, NULL);
}

static gboolean
check_file (GadibaDb *db, const guint8 *digest, GError **error)
{
  g_autofree char *word = describe_file (digest);
  if (_gadiba_pending_is_noted (db, word) && !_gadiba_pending_write (db, error))
    return FALSE;
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

/* Who may be meant is told by an application, not by name: somebody of the same name and birth
 * date, or of the same code but another birth date or sex. */
gboolean
_gadiba_import_ask (GadibaImport *self, int index, gint64 candidate, GError **error)
{
  const GadibaCasePerson *person = gadiba_case_get_person (self->from, index);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      self->db,
      "SELECT (SELECT a.number FROM application_member m JOIN application a ON a.id ="
      " m.application WHERE m.person = :person ORDER BY a.id DESC LIMIT 1),"
      " EXISTS (SELECT 1 FROM person_code WHERE person = :person AND code = :code) /*sort*/",
      BINDS (BIND_INT ("person", candidate), BIND_TEXT ("code", person->code)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  const char *number = row ? gadiba_statement_get_text (statement, 0) : NULL;
  gboolean by_code = row && gadiba_statement_get_int (statement, 1) != 0;
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_QUESTION,
               by_code
                   ? _ ("Person “%s” of the case has the code of somebody in application %s who "
                        "was born on another day or is of the other sex; compare the code, or "
                        "say that it is the same person")
                   : _ ("Is person “%s” of the case the one of the same name and birth date in "
                        "application %s? Say which"),
               person->id, number != NULL ? number : "–");
  return FALSE;
}

gboolean
_gadiba_import_check_answer (gint64 answer, gint64 found, GError **error)
{
  if (answer <= 0 || found == answer)
    return TRUE;
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                       _ ("The personal code is that of somebody else in the records; compare the "
                          "code, or choose that person"));
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
        return _gadiba_import_ask (self, (int) i, candidate, error);
      if (!_gadiba_import_check_answer (get_answer (answers, i), self->persons[i], error))
        return FALSE;
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
  int applicant = gadiba_case_find_applicant (self->from);
  gint64 person = self->persons[applicant];
  *client = 0;
  if (!self->fresh[applicant]
      && !gadiba_db_query_int (self->db, "SELECT id FROM client WHERE person = :person",
                               BINDS (BIND_INT ("person", person)), client, error))
    return FALSE;
  if (*client != 0)
    return TRUE;
  guint8 uid[16];
  _gadiba_db_random (self->db, uid, sizeof uid);
  if (!_gadiba_pending_find_key (self->db, GADIBA_TABLE_CLIENT, client, error))
    return FALSE;
  _gadiba_pending_add (self->db, GADIBA_TABLE_CLIENT,
                       BINDS (BIND_INT ("", *client), BIND_BYTES ("", uid, sizeof uid),
                              BIND_INT ("", person), BIND_DATE ("", self->day)));
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
  if (!_gadiba_pending_find_key (self->db, GADIBA_TABLE_APPLICATION, &application->id, error))
    return FALSE;
  _gadiba_pending_add (
      self->db, GADIBA_TABLE_APPLICATION,
      BINDS (BIND_INT ("", application->id), BIND_BYTES ("", uid, sizeof uid),
             BIND_INT ("", number->series), BIND_INT ("", number->num),
             BIND_TEXT ("", number->text), BIND_INT ("", application->client),
             BIND_INT ("", self->household), BIND_DATE ("", from->received),
             BIND_MONTH ("", from->housing_month), BIND_MONTH ("", window.first),
             BIND_MONTH ("", window.last), BIND_TEXT ("", self->from->household.group),
             BIND_TEXT ("", self->from->assets.property), BIND_BYTES ("", digest, DIGEST_SIZE)));
  if (digest != NULL)
    _gadiba_pending_note (self->db, describe_file (digest));
  application->number = g_strdup (number->text);
  application->household = self->household;
  application->person = self->persons[gadiba_case_find_applicant (self->from)];
  application->open = TRUE;
  return TRUE;
}

static void
insert_members (GadibaImport *self, const GadibaApplication *application)
{
  const GadibaBind id = BIND_INT ("", application->id);
  for (guint i = 0; self->from->application.benefits[i] != NULL; i++)
    _gadiba_pending_add (self->db, GADIBA_TABLE_APPLICATION_BENEFIT,
                         BINDS (id, BIND_TEXT ("", self->from->application.benefits[i])));
  for (guint i = 0; i < self->from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (self->from, (int) i);
      _gadiba_pending_add (self->db, GADIBA_TABLE_APPLICATION_MEMBER,
                           BINDS (id, BIND_INT ("", self->persons[i]), BIND_TEXT ("", person->id),
                                  BIND_TEXT ("", person->applicant),
                                  BIND_TEXT ("", person->relation)));
    }
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

static void
note_search (GadibaImport *self, const GadibaApplication *application)
{
  for (guint i = 0; i < self->from->persons->len; i++)
    _gadiba_search_note_person (self->db, self->persons[i], !self->fresh[i]);
  _gadiba_search_note_application (self->db, application->number,
                                   self->persons[gadiba_case_find_applicant (self->from)],
                                   application->id);
}

/* The next number, behind those of applications that wait to be written. */
static GadibaSeriesNumber *
find_number (GadibaAction *action, const GadibaImport *self, const char *code, GError **error)
{
  int year;
  gadiba_date_split (self->day, &year, NULL, NULL);
  g_autoptr (GadibaSeriesNumber) number =
      gadiba_series_next (action, "application", code, year, error);
  if (number == NULL)
    return NULL;
  gint64 last = _gadiba_pending_find_last_number (self->db, number->series);
  if (last >= number->num)
    {
      number->num = last + 1;
      g_free (number->text);
      number->text = g_strdup_printf ("%s/%d/%" G_GINT64_FORMAT, code, year, number->num);
    }
  return g_steal_pointer (&number);
}

static GadibaApplication *
import (GadibaAction *action, GadibaImport *self, const char *code, const guint8 *digest,
        GError **error)
{
  g_autoptr (GadibaApplication) application = g_new0 (GadibaApplication, 1);
  if (!save_rows (self, error) || !find_client (self, &application->client, error))
    return NULL;
  g_autoptr (GadibaSeriesNumber) number = find_number (action, self, code, error);
  if (number == NULL || !insert_application (self, application, number, digest, error))
    return NULL;
  insert_members (self, application);
  note_search (self, application);
  gadiba_action_set_subject (action, "application", application->id);
  return g_steal_pointer (&application);
}

/* Reads what is stored of them while the rows of others, and then its own, wait. */
static GadibaApplication *
check_and_import (GadibaAction *action, GadibaImport *self, GBytes *file, const char *code,
                  const gint64 *answers, GError **error)
{
  guint8 digest[DIGEST_SIZE];
  if (file != NULL)
    {
      gsize size;
      const guint8 *bytes = g_bytes_get_data (file, &size);
      crypto_generichash (digest, sizeof digest, bytes, size, NULL, 0);
      if (!check_file (self->db, digest, error))
        return NULL;
    }
  if (!match_persons (self, answers, error))
    return NULL;
  GadibaApplication *application = import (action, self, code, file != NULL ? digest : NULL, error);
  /* A part of it may be written. */
  if (application == NULL)
    self->db->doomed = TRUE;
  return application;
}

GadibaApplication *
gadiba_application_import (GadibaAction *action, const GadibaCase *from, GBytes *file,
                           const char *code, const gint64 *answers, GError **error)
{
  g_return_val_if_fail (action != NULL && from != NULL && code != NULL, NULL);
  g_return_val_if_fail (gadiba_case_find_applicant (from) != GADIBA_CASE_NOBODY, NULL);

  GadibaDb *db = gadiba_action_get_db (action);
  g_autofree gint64 *persons = g_new0 (gint64, from->persons->len);
  g_autofree gboolean *fresh = g_new0 (gboolean, from->persons->len);
  GadibaImport self = {
    .db = db, .from = from, .day = from->application.received, .persons = persons, .fresh = fresh
  };
  db->holding = TRUE;
  g_autoptr (GadibaApplication) application =
      check_and_import (action, &self, file, code, answers, error);
  db->holding = FALSE;
  if (application == NULL || (!db->in_batch && !_gadiba_pending_write (db, error)))
    return NULL;
  return g_steal_pointer (&application);
}

GPtrArray *
gadiba_application_list_open (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db, "SELECT number FROM application WHERE state = 'open' ORDER BY id /*scan*/", NULL, error);
  gboolean row = FALSE;
  gboolean done = statement != NULL && gadiba_statement_step (statement, &row, error);
  while (done && row)
    {
      g_ptr_array_add (numbers, g_strdup (gadiba_statement_get_text (statement, 0)));
      done = gadiba_statement_step (statement, &row, error);
    }
  return done ? g_steal_pointer (&numbers) : NULL;
}

GadibaApplication *
gadiba_application_find (GadibaDb *db, const char *number, GError **error)
{
  g_return_val_if_fail (db != NULL && number != NULL, NULL);

  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT a.id, a.number, a.household, a.client, c.person, a.state = 'open'"
      " FROM application a JOIN client c ON c.id = a.client WHERE a.number = :number",
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
  self->person = gadiba_statement_get_int (statement, 4);
  self->open = gadiba_statement_get_int (statement, 5) != 0;
  return self;
}
