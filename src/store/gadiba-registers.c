/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-registers.h"

#include <glib/gi18n-lib.h>

#include "gadiba-db-private.h"

/* --- the office --- */

GadibaOfficeRecord *
gadiba_office_record_read (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT name, registration_number, address, contact, place, municipality, contest_authority,"
      " contest_address, rule_books, practice, row_version, two_eyes FROM office WHERE id = 1",
      NULL, error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                           _ ("The database holds no office yet; make one with “gadibactl init”"));
      return NULL;
    }
  GadibaOfficeRecord *self = g_new0 (GadibaOfficeRecord, 1);
  char **const members[] = {
    &self->name,      &self->registration_number, &self->address,           &self->contact,
    &self->place,     &self->municipality,        &self->contest_authority, &self->contest_address,
    &self->rule_books
  };
  for (int i = 0; i < (int) G_N_ELEMENTS (members); i++)
    *members[i] = g_strdup (gadiba_statement_get_text (statement, i));
  self->practice = gadiba_statement_get_int (statement, 9) != 0;
  self->row_version = gadiba_statement_get_int (statement, 10);
  self->two_eyes = gadiba_statement_get_int (statement, 11) != 0;
  return self;
}

gboolean
gadiba_office_record_save (GadibaAction *action, const GadibaOfficeRecord *record, GError **error)
{
  g_return_val_if_fail (action != NULL && record != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  guint8 uid[16];
  _gadiba_db_random (db, uid, sizeof uid);
  const GadibaBind binds[] = {
    BIND_TEXT ("name", record->name),
    BIND_TEXT ("registration_number", record->registration_number),
    BIND_TEXT ("address", record->address),
    BIND_TEXT ("contact", record->contact),
    BIND_TEXT ("place", record->place),
    BIND_TEXT ("municipality", record->municipality),
    BIND_TEXT ("contest_authority", record->contest_authority),
    BIND_TEXT ("contest_address", record->contest_address),
    BIND_TEXT ("rule_books", record->rule_books),
    BIND_INT ("two_eyes", record->two_eyes != FALSE),
    record->row_version == 0 ? BIND_BYTES ("uid", uid, sizeof uid)
                             : BIND_INT ("version", record->row_version),
    record->row_version == 0 ? BIND_INT ("practice", record->practice != FALSE) : BIND_END,
    BIND_END,
  };
  if (record->row_version == 0)
    return gadiba_db_execute (
        db,
        "INSERT INTO office (id, uid, practice, name, registration_number, address, contact, place,"
        " municipality, contest_authority, contest_address, rule_books, two_eyes) VALUES (1, :uid,"
        " :practice, :name, :registration_number, :address, :contact, :place, :municipality,"
        " :contest_authority, :contest_address, :rule_books, :two_eyes)",
        binds, error);
  return gadiba_db_execute_one (
      db,
      "UPDATE office SET name = :name, registration_number = :registration_number,"
      " address = :address, contact = :contact, place = :place, municipality = :municipality,"
      " contest_authority = :contest_authority, contest_address = :contest_address,"
      " rule_books = :rule_books, two_eyes = :two_eyes, row_version = row_version + 1"
      " WHERE id = 1 AND row_version = :version",
      binds, error);
}

void
gadiba_office_record_free (GadibaOfficeRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->registration_number);
  g_free (self->address);
  g_free (self->contact);
  g_free (self->place);
  g_free (self->municipality);
  g_free (self->contest_authority);
  g_free (self->contest_address);
  g_free (self->rule_books);
  g_free (self);
}

/* --- who works and who signs --- */

#define COLUMNS "from_day, to_day, row_version, code IS NOT NULL"
#define CASEWORKERS "SELECT id, login, name, position, contact, " COLUMNS ", NULL FROM caseworker"
#define SIGNATORIES "SELECT id, NULL, name, position, NULL, " COLUMNS ", caseworker FROM signatory"

void
gadiba_staff_free (GadibaStaff *self)
{
  if (self == NULL)
    return;
  g_free (self->login);
  g_free (self->name);
  g_free (self->position);
  g_free (self->contact);
  g_free (self->code);
  g_free (self);
}

static GadibaStaff *
read_staff (GadibaStatement *statement)
{
  GadibaStaff *staff = g_new0 (GadibaStaff, 1);

  staff->id = gadiba_statement_get_int (statement, 0);
  staff->login = g_strdup (gadiba_statement_get_text (statement, 1));
  staff->name = g_strdup (gadiba_statement_get_text (statement, 2));
  staff->position = g_strdup (gadiba_statement_get_text (statement, 3));
  staff->contact = g_strdup (gadiba_statement_get_text (statement, 4));
  staff->from = gadiba_statement_get_date (statement, 5);
  staff->to = gadiba_statement_get_date (statement, 6);
  staff->row_version = gadiba_statement_get_int (statement, 7);
  staff->has_code = gadiba_statement_get_int (statement, 8) != 0;
  staff->caseworker = gadiba_statement_get_int (statement, 9);
  return staff;
}

/* Returns: (nullable): the first of what @sql finds; without @error when there is none */
static GadibaStaff *
find_staff (GadibaDb *db, const char *sql, const char *name, GadibaDate day, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, sql, BINDS (BIND_TEXT ("name", name), BIND_DATE ("day", day)), error);
  gboolean row = FALSE;

  return statement != NULL && gadiba_statement_step (statement, &row, error) && row
             ? read_staff (statement)
             : NULL;
}

static GadibaStaff *
find_listed (GadibaDb *db, const char *sql, const char *name, GadibaDate day, const char *sentence,
             GError **error)
{
  g_autoptr (GError) failed = NULL;
  GadibaStaff *staff = find_staff (db, sql, name, day, &failed);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (staff == NULL)
    g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED, sentence);
  return staff;
}

GadibaStaff *
gadiba_caseworker_find (GadibaDb *db, const char *login, GadibaDate day, GError **error)
{
  g_return_val_if_fail (db != NULL && login != NULL, NULL);

  g_autofree char *sentence =
      g_strdup_printf (_ ("The login “%s” is not listed as a caseworker of this office on that "
                          "day; have it added"),
                       login);
  return find_listed (db,
                      CASEWORKERS " WHERE login = :name AND from_day <= :day"
                                  " AND (to_day IS NULL OR to_day >= :day)",
                      login, day, sentence, error);
}

GadibaStaff *
gadiba_caseworker_read (GadibaDb *db, gint64 id, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, CASEWORKERS " WHERE id = :id", BINDS (BIND_INT ("id", id)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return NULL;
  g_assert (row);
  return read_staff (statement);
}

GadibaStaff *
gadiba_signatory_find (GadibaDb *db, const char *name, GadibaDate day, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autofree char *sentence =
      name != NULL ? g_strdup_printf (_ ("“%s” is not listed as a signatory on that day; name "
                                         "one of the office's signatories"),
                                      name)
                   : g_strdup (_ ("The office has no signatory on that day; add one"));
  return find_listed (db,
                      SIGNATORIES
                      " WHERE (:name IS NULL OR name = :name) AND from_day <= :day"
                      " AND (to_day IS NULL OR to_day >= :day) ORDER BY id LIMIT 1 /*scan*/",
                      name, day, sentence, error);
}

/* @binds: (nullable) */
static GPtrArray *
list_staff (GadibaDb *db, const char *sql, const GadibaBind *binds, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_staff_free);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (db, sql, binds, error);
  gboolean row = FALSE;
  gboolean done = statement != NULL && gadiba_statement_step (statement, &row, error);
  while (done && row)
    {
      g_ptr_array_add (list, read_staff (statement));
      done = gadiba_statement_step (statement, &row, error);
    }
  return done ? g_steal_pointer (&list) : NULL;
}

GPtrArray *
gadiba_signatory_list (GadibaDb *db, GadibaDate day, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return list_staff (db,
                     SIGNATORIES " WHERE from_day <= :day AND (to_day IS NULL OR to_day >= :day)"
                                 " ORDER BY id /*scan*/",
                     BINDS (BIND_DATE ("day", day)), error);
}

GPtrArray *
gadiba_caseworker_list (GadibaDb *db, GadibaDate day, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return list_staff (db,
                     CASEWORKERS " WHERE from_day <= :day AND (to_day IS NULL OR to_day >= :day)"
                                 " ORDER BY id /*scan*/",
                     BINDS (BIND_DATE ("day", day)), error);
}

GPtrArray *
gadiba_staff_list (GadibaDb *db, GadibaStaffKind kind, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return list_staff (db,
                     kind == GADIBA_STAFF_CASEWORKER ? CASEWORKERS " ORDER BY id /*scan*/"
                                                     : SIGNATORIES " ORDER BY id /*scan*/",
                     NULL, error);
}

gboolean
gadiba_caseworker_check_login (GadibaDb *db, const GadibaStaff *staff, GError **error)
{
  g_return_val_if_fail (db != NULL && staff != NULL && staff->login != NULL, FALSE);

  gint64 other;
  if (!gadiba_db_query_int (db,
                            "SELECT id FROM caseworker WHERE login = :login AND id <> :id"
                            " AND (to_day IS NULL OR to_day >= :from)"
                            " AND (:to IS NULL OR from_day <= :to)",
                            BINDS (BIND_TEXT ("login", staff->login), BIND_INT ("id", staff->id),
                                   BIND_DATE ("from", staff->from), BIND_DATE ("to", staff->to)),
                            &other, error))
    return FALSE;
  if (other == 0)
    return TRUE;
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_EXISTS,
               _ ("The login “%s” is listed as a caseworker already"), staff->login);
  return FALSE;
}

#define MEMBERS                                                                                    \
  " JOIN person_code c ON c.code = s.code JOIN application_member m ON m.person = c.person"        \
  " WHERE m.application = :application AND "

gboolean
gadiba_staff_is_member (GadibaDb *db, GadibaStaffKind kind, gint64 id, gint64 application,
                        gboolean *is_member, GError **error)
{
  g_return_val_if_fail (db != NULL && is_member != NULL, FALSE);

  gint64 found = 0;
  const GadibaBind *binds = BINDS (BIND_INT ("id", id), BIND_INT ("application", application));
  if (!gadiba_db_query_int (
          db,
          kind == GADIBA_STAFF_CASEWORKER
              ? "SELECT 1 FROM caseworker s" MEMBERS "s.id = :id"
              : "SELECT 1 FROM signatory s" MEMBERS "s.id = :id UNION ALL SELECT 1 FROM caseworker "
                "s" MEMBERS "s.id = (SELECT caseworker FROM signatory WHERE id = :id)",
          binds, &found, error))
    return FALSE;
  *is_member = found != 0;
  return TRUE;
}

/* An expression for the code that is to be stored. */
#define NEW_CODE "CASE WHEN :code IS NULL THEN code ELSE nullif (:code, '') END"

gboolean
gadiba_staff_update (GadibaAction *action, GadibaStaffKind kind, const GadibaStaff *staff,
                     GError **error)
{
  g_return_val_if_fail (action != NULL && staff != NULL && staff->id != 0, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  gboolean works = kind == GADIBA_STAFF_CASEWORKER;
  return gadiba_db_execute_one (
      db,
      works ? "UPDATE caseworker SET name = :name, position = :position, from_day = :from,"
              " to_day = :to, row_version = row_version + 1, contact = :contact, login = :login,"
              " code = " NEW_CODE " WHERE id = :id AND row_version = :version"
            : "UPDATE signatory SET name = :name, position = :position, from_day = :from,"
              " to_day = :to, row_version = row_version + 1, caseworker = :caseworker, code "
              "= " NEW_CODE " WHERE id = :id AND row_version = :version",
      BINDS (BIND_TEXT ("name", staff->name), BIND_TEXT ("position", staff->position),
             BIND_DATE ("from", staff->from), BIND_DATE ("to", staff->to),
             BIND_INT ("id", staff->id), BIND_INT ("version", staff->row_version),
             BIND_TEXT ("code", staff->code),
             works ? BIND_TEXT ("contact", staff->contact)
                   : BIND_KEY ("caseworker", staff->caseworker),
             works ? BIND_TEXT ("login", staff->login) : BIND_END),
      error);
}

gboolean
gadiba_caseworker_add (GadibaAction *action, const GadibaStaff *staff, gint64 *id, GError **error)
{
  g_return_val_if_fail (action != NULL && staff != NULL && staff->login != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  g_autoptr (GadibaStaff) present = gadiba_caseworker_find (db, staff->login, staff->from, NULL);
  if (present != NULL)
    {
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_EXISTS,
                   _ ("The login “%s” is listed as a caseworker already"), staff->login);
      return FALSE;
    }
  if (!gadiba_db_execute (
          db,
          "INSERT INTO caseworker (login, name, position, contact, from_day, to_day, code)"
          " VALUES (:login, :name, :position, :contact, :from, :to, nullif (:code, ''))",
          BINDS (BIND_TEXT ("login", staff->login), BIND_TEXT ("name", staff->name),
                 BIND_TEXT ("position", staff->position), BIND_TEXT ("contact", staff->contact),
                 BIND_DATE ("from", staff->from), BIND_DATE ("to", staff->to),
                 BIND_TEXT ("code", staff->code)),
          error))
    return FALSE;
  *id = gadiba_db_get_last_key (db);
  return TRUE;
}

gboolean
gadiba_signatory_add (GadibaAction *action, const GadibaStaff *staff, gint64 *id, GError **error)
{
  g_return_val_if_fail (action != NULL && staff != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  if (!gadiba_db_execute (
          db,
          "INSERT INTO signatory (name, position, from_day, to_day, caseworker,"
          " code)"
          " VALUES (:name, :position, :from, :to, :caseworker,"
          " nullif (:code, ''))",
          BINDS (BIND_TEXT ("name", staff->name), BIND_TEXT ("position", staff->position),
                 BIND_DATE ("from", staff->from), BIND_DATE ("to", staff->to),
                 BIND_KEY ("caseworker", staff->caseworker), BIND_TEXT ("code", staff->code)),
          error))
    return FALSE;
  *id = gadiba_db_get_last_key (db);
  return TRUE;
}

/* --- numbers --- */

/* @series: (out): 0 if there is none yet */
static gboolean
find_series (GadibaDb *db, const GadibaBind *binds, gint64 *series, gint64 *last, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db, "SELECT id, last FROM series WHERE kind = :kind AND code = :code AND year = :year", binds,
      error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  *series = row ? gadiba_statement_get_int (statement, 0) : 0;
  *last = row ? gadiba_statement_get_int (statement, 1) : 0;
  return TRUE;
}

GadibaSeriesNumber *
gadiba_series_next (GadibaAction *action, const char *kind, const char *code, int year,
                    GError **error)
{
  g_return_val_if_fail (action != NULL && kind != NULL && code != NULL, NULL);

  GadibaDb *db = gadiba_action_get_db (action);
  const GadibaBind *binds =
      BINDS (BIND_TEXT ("kind", kind), BIND_TEXT ("code", code), BIND_INT ("year", year));
  gint64 series = 0;
  gint64 last = 0;
  if (!find_series (db, binds, &series, &last, error))
    return NULL;
  if (series == 0)
    {
      if (!gadiba_db_execute (db,
                              "INSERT INTO series (kind, code, year) VALUES (:kind, :code, :year)",
                              binds, error))
        return NULL;
      series = gadiba_db_get_last_key (db);
    }
  GadibaSeriesNumber *number = g_new0 (GadibaSeriesNumber, 1);
  number->series = series;
  number->num = last + 1;
  number->text = g_strdup_printf ("%s/%d/%" G_GINT64_FORMAT, code, year, number->num);
  return number;
}

void
gadiba_series_number_free (GadibaSeriesNumber *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->template);
  g_free (self);
}
