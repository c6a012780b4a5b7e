/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-application-intake.h"

#include <glib/gi18n-lib.h>

#include "gadiba-db-private.h"

/* Dwellings of the household at the address of the one that it has on the day of receipt: a row of
 * a dwelling ends when a fact about it changes, and who is paid there stays. */
#define DWELLINGS                                                                                  \
  "(SELECT o.id FROM application a JOIN dwelling d ON d.household = a.household"                   \
  " AND d.from_day <= a.received AND (d.to_day IS NULL OR d.to_day >= a.received)"                 \
  " JOIN dwelling o ON o.household = d.household AND o.street IS d.street AND o.place IS d.place"  \
  " WHERE a.id = :application)"

/* --- reading --- */

typedef struct
{
  GadibaDb *db;
  const GadibaApplication *application;
  GadibaIntake *intake;
} Reader;

typedef void (*ReadRow) (Reader *self, GadibaStatement *row);

static gboolean
read_rows (Reader *self, const char *sql, const GadibaBind *binds, ReadRow read, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (self->db, sql, binds, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        read (self, statement);
    }
  return statement != NULL;
}

static void
take (Reader *self, GadibaStatement *row, int column, const GadibaIntakePlace *place)
{
  if (!gadiba_statement_is_null (row, column))
    gadiba_intake_set (self->intake, place, gadiba_statement_get_text (row, column));
}

static void
read_application (Reader *self, GadibaStatement *row)
{
  take (self, row, 0, &(GadibaIntakePlace){ .field = GADIBA_INTAKE_WAY });
  take (self, row, 1, &(GadibaIntakePlace){ .field = GADIBA_INTAKE_REPRESENTATIVE });
}

static void
read_signed (Reader *self, GadibaStatement *row)
{
  const GadibaIntakePlace place = { .field = GADIBA_INTAKE_SIGNED,
                                    .person = gadiba_statement_get_text (row, 0) };

  take (self, row, 1, &place);
}

static void
read_benefit (Reader *self, GadibaStatement *row)
{
  static const GadibaIntakeField fields[] = { GADIBA_INTAKE_FORM, GADIBA_INTAKE_PAYEE,
                                              GADIBA_INTAKE_IBAN };
  GadibaIntakePlace place = { .kind = gadiba_statement_get_text (row, 0) };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      place.field = fields[i];
      take (self, row, 1 + (int) i, &place);
    }
}

static void
read_payee (Reader *self, GadibaStatement *row)
{
  GadibaIntakePlace place = { .field = GADIBA_INTAKE_COST_PAYEE,
                              .kind = gadiba_statement_get_text (row, 0) };

  take (self, row, 1, &place);
  place.field = GADIBA_INTAKE_COST_IBAN;
  take (self, row, 2, &place);
}

static void
read_paper (Reader *self, GadibaStatement *row)
{
  static const GadibaIntakeField fields[] = { GADIBA_INTAKE_DEMANDED, GADIBA_INTAKE_DUE,
                                              GADIBA_INTAKE_RECEIVED, GADIBA_INTAKE_SCAN };
  GadibaIntakePlace place = { .kind = gadiba_statement_get_text (row, 0),
                              .person = gadiba_statement_get_text (row, 1) };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      place.field = fields[i];
      take (self, row, 2 + (int) i, &place);
    }
}

static void
read_income (Reader *self, GadibaStatement *row)
{
  const GadibaIntakePlace place = { .field = GADIBA_INTAKE_INCOME_DOCUMENT,
                                    .person = gadiba_statement_get_text (row, 0),
                                    .kind = gadiba_statement_get_text (row, 1),
                                    .month = gadiba_statement_get_month (row, 2) };

  take (self, row, 3, &place);
}

static void
read_representative (Reader *self, GadibaStatement *row)
{
  const GadibaIntakeRepresentative found = { gadiba_statement_get_int (row, 0),
                                             (char *) gadiba_statement_get_text (row, 1),
                                             (char *) gadiba_statement_get_text (row, 2),
                                             (char *) gadiba_statement_get_text (row, 3) };

  gadiba_intake_add_representative (self->intake, &found);
}

static void
read_document (Reader *self, GadibaStatement *row)
{
  const GadibaIntakeDocument found = { gadiba_statement_get_int (row, 0),
                                       (char *) gadiba_statement_get_text (row, 1),
                                       (char *) gadiba_statement_get_text (row, 2),
                                       gadiba_statement_get_text (row, 3),
                                       gadiba_statement_get_date (row, 4) };

  gadiba_intake_add_document (self->intake, &found);
}

static gboolean
read_all (Reader *self, GError **error)
{
  static const struct
  {
    const char *sql;
    ReadRow read;
  } parts[] = {
    { "SELECT way, representative FROM application WHERE id = :application", read_application },
    { "SELECT label, signed FROM application_member WHERE application = :application ORDER BY id"
      " /*sort*/",
      read_signed },
    { "SELECT benefit, form, payee, payee_iban FROM application_benefit"
      " WHERE application = :application ORDER BY id /*sort*/",
      read_benefit },
    { "SELECT item, payee, iban FROM cost_payee WHERE dwelling IN " DWELLINGS
      " ORDER BY id /*sort*/",
      read_payee },
    { "SELECT p.paper, m.label, p.demanded, p.due, p.received, p.document FROM application_paper p"
      " LEFT JOIN application_member m ON m.application = p.application AND m.person = p.person"
      " WHERE p.application = :application ORDER BY p.id /*sort*/",
      read_paper },
    { "SELECT m.label, i.kind, i.month, i.document FROM application a"
      " JOIN application_member m ON m.application = a.id JOIN income i ON i.person = m.person"
      " AND i.month BETWEEN a.first_month AND a.last_month"
      " WHERE a.id = :application AND i.document IS NOT NULL ORDER BY i.id DESC /*sort*/",
      read_income },
    { "SELECT r.id, r.kind, r.name, r.basis FROM application a"
      " JOIN representative r ON r.client = a.client WHERE a.id = :application"
      " AND (r.id IS a.representative OR (r.from_day <= a.received"
      " AND (r.to_day IS NULL OR r.to_day >= a.received))) ORDER BY r.id /*sort*/",
      read_representative },
    { "SELECT d.id, d.name, d.media_type, m.label, d.added FROM document d"
      " LEFT JOIN application_member m ON m.application = d.application AND m.person = d.person"
      " WHERE d.application = :application AND d.kind <> 'decision-pdf' ORDER BY d.id /*sort*/",
      read_document },
  };
  const GadibaBind *binds = BINDS (BIND_INT ("application", self->application->id));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!read_rows (self, parts[i].sql, binds, parts[i].read, error))
      return FALSE;
  return TRUE;
}

GadibaIntake *
gadiba_application_read_intake (GadibaDb *db, const GadibaApplication *application, GError **error)
{
  g_return_val_if_fail (db != NULL && application != NULL, NULL);

  g_autoptr (GadibaIntake) intake = gadiba_intake_new ();
  Reader self = { db, application, intake };
  return read_all (&self, error) ? g_steal_pointer (&intake) : NULL;
}

/* --- writing --- */

/* One value that is written. */
typedef struct
{
  GadibaDb *db;
  gint64 application, person;
  const GadibaIntakePlace *place;
  const char *value;
} Writer;

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED, sentence);
  return FALSE;
}

/* A key that is kept as text. */
static GadibaBind
bind_key (const char *value)
{
  return BIND_KEY ("value", value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0);
}

static gboolean
write_application (const Writer *self, const char *sql, GadibaBind value, GError **error)
{
  return gadiba_db_execute_one (self->db, sql,
                                BINDS (value, BIND_INT ("application", self->application)), error);
}

static gboolean
write_signed (const Writer *self, GError **error)
{
  return gadiba_db_execute_one (
      self->db,
      "UPDATE application_member SET signed = :value WHERE application = :application"
      " AND person = :person",
      BINDS (BIND_TEXT ("value", self->value), BIND_INT ("application", self->application),
             BIND_INT ("person", self->person)),
      error);
}

static gboolean
write_benefit (const Writer *self, const char *column, GError **error)
{
  const GadibaBind application = BIND_INT ("application", self->application);
  const GadibaBind benefit = BIND_TEXT ("benefit", self->place->kind);
  gint64 there = 0;

  if (!gadiba_db_query_int (self->db,
                            "SELECT 1 FROM application_benefit WHERE application = :application"
                            " AND benefit = :benefit",
                            BINDS (application, benefit), &there, error))
    return FALSE;
  if (there == 0)
    return refuse (_ ("This benefit is not asked for; mark it first"), error);
  g_autofree char *sql =
      g_strdup_printf ("UPDATE application_benefit SET %s = :value"
                       " WHERE application = :application AND benefit = :benefit",
                       column);
  return gadiba_db_execute_one (
      self->db, sql, BINDS (BIND_TEXT ("value", self->value), application, benefit), error);
}

static gboolean
insert_payee (const Writer *self, GError **error)
{
  gint64 dwelling = 0;

  if (self->place->field == GADIBA_INTAKE_COST_IBAN)
    return self->value == NULL || refuse (_ ("Say first who is paid, then the account"), error);
  if (self->value == NULL)
    return TRUE;
  if (!gadiba_db_query_int (self->db,
                            "SELECT d.id FROM application a JOIN dwelling d"
                            " ON d.household = a.household AND d.from_day <= a.received"
                            " AND (d.to_day IS NULL OR d.to_day >= a.received)"
                            " WHERE a.id = :application",
                            BINDS (BIND_INT ("application", self->application)), &dwelling, error))
    return FALSE;
  if (dwelling == 0)
    return refuse (_ ("Nothing is known of the dwelling; enter a bill or its address first"),
                   error);
  return gadiba_db_execute (
      self->db, "INSERT INTO cost_payee (dwelling, item, payee) VALUES (:dwelling, :item, :payee)",
      BINDS (BIND_INT ("dwelling", dwelling), BIND_TEXT ("item", self->place->kind),
             BIND_TEXT ("payee", self->value)),
      error);
}

static gboolean
write_payee (const Writer *self, GError **error)
{
  gboolean is_iban = self->place->field == GADIBA_INTAKE_COST_IBAN;
  gint64 row = 0;

  if (!gadiba_db_query_int (self->db,
                            "SELECT max (id) FROM cost_payee WHERE item = :item"
                            " AND dwelling IN " DWELLINGS,
                            BINDS (BIND_TEXT ("item", self->place->kind),
                                   BIND_INT ("application", self->application)),
                            &row, error))
    return FALSE;
  if (row == 0)
    return insert_payee (self, error);
  if (self->value == NULL && !is_iban)
    return gadiba_db_execute_one (self->db, "DELETE FROM cost_payee WHERE id = :row",
                                  BINDS (BIND_INT ("row", row)), error);
  return gadiba_db_execute_one (self->db,
                                is_iban ? "UPDATE cost_payee SET iban = :value WHERE id = :row"
                                        : "UPDATE cost_payee SET payee = :value WHERE id = :row",
                                BINDS (BIND_TEXT ("value", self->value), BIND_INT ("row", row)),
                                error);
}

/* The row of the paper; made if there is none yet and something is to be written. */
static gboolean
find_paper (const Writer *self, gint64 *row, GError **error)
{
  const GadibaBind *binds =
      BINDS (BIND_INT ("application", self->application), BIND_KEY ("person", self->person),
             BIND_TEXT ("paper", self->place->kind));

  *row = 0;
  if (!gadiba_db_query_int (self->db,
                            "SELECT id FROM application_paper WHERE application = :application"
                            " AND person IS :person AND paper = :paper",
                            binds, row, error))
    return FALSE;
  if (*row != 0 || self->value == NULL)
    return TRUE;
  if (!gadiba_db_execute (self->db,
                          "INSERT INTO application_paper (application, person, paper)"
                          " VALUES (:application, :person, :paper)",
                          binds, error))
    return FALSE;
  *row = gadiba_db_get_last_key (self->db);
  return TRUE;
}

static gboolean
write_paper (const Writer *self, const char *column, GadibaBind value, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("UPDATE application_paper SET %s = :value WHERE id = :row", column);
  gint64 row;

  if (!find_paper (self, &row, error))
    return FALSE;
  return row == 0
         || (gadiba_db_execute_one (self->db, sql, BINDS (value, BIND_INT ("row", row)), error)
             && gadiba_db_execute (
                 self->db,
                 "DELETE FROM application_paper WHERE id = :row AND demanded IS"
                 " NULL AND due IS NULL AND received IS NULL AND document IS NULL",
                 BINDS (BIND_INT ("row", row)), error));
}

/* All lines of the month: one paper proves them. */
static gboolean
write_income (const Writer *self, GError **error)
{
  const GadibaBind person = BIND_INT ("person", self->person);
  const GadibaBind month = BIND_MONTH ("month", self->place->month);
  const GadibaBind kind = BIND_TEXT ("kind", self->place->kind);
  gint64 there = 0;

  if (!gadiba_db_query_int (self->db,
                            "SELECT 1 FROM income WHERE person = :person AND month = :month"
                            " AND kind = :kind",
                            BINDS (person, month, kind), &there, error))
    return FALSE;
  if (there == 0)
    return refuse (_ ("There is no such income in this month; enter it first"), error);
  return gadiba_db_execute (self->db,
                            "UPDATE income SET document = :value WHERE person = :person"
                            " AND month = :month AND kind = :kind",
                            BINDS (bind_key (self->value), person, month, kind), error);
}

static gboolean
write_value (const Writer *self, GError **error)
{
  const GadibaBind text = BIND_TEXT ("value", self->value);

  switch (self->place->field)
    {
    case GADIBA_INTAKE_WAY:
      return write_application (self,
                                "UPDATE application SET way = :value, row_version = row_version + 1"
                                " WHERE id = :application",
                                text, error);
    case GADIBA_INTAKE_REPRESENTATIVE:
      return write_application (self,
                                "UPDATE application SET representative = :value,"
                                " row_version = row_version + 1 WHERE id = :application",
                                bind_key (self->value), error);
    case GADIBA_INTAKE_SIGNED:
      return write_signed (self, error);
    case GADIBA_INTAKE_FORM:
      return write_benefit (self, "form", error);
    case GADIBA_INTAKE_PAYEE:
      return write_benefit (self, "payee", error);
    case GADIBA_INTAKE_IBAN:
      return write_benefit (self, "payee_iban", error);
    case GADIBA_INTAKE_COST_PAYEE:
    case GADIBA_INTAKE_COST_IBAN:
      return write_payee (self, error);
    case GADIBA_INTAKE_DEMANDED:
      return write_paper (self, "demanded", text, error);
    case GADIBA_INTAKE_DUE:
      return write_paper (self, "due", text, error);
    case GADIBA_INTAKE_RECEIVED:
      return write_paper (self, "received", text, error);
    case GADIBA_INTAKE_SCAN:
      return write_paper (self, "document", bind_key (self->value), error);
    case GADIBA_INTAKE_INCOME_DOCUMENT:
      return write_income (self, error);
    }
  g_return_val_if_reached (FALSE);
}

gboolean
gadiba_application_set_intake (GadibaAction *action, const GadibaApplication *application,
                               const GadibaIntakePlace *place, const char *value, GError **error)
{
  g_return_val_if_fail (action != NULL && application != NULL && place != NULL, FALSE);

  Writer self = { .db = gadiba_action_get_db (action),
                  .application = application->id,
                  .place = place,
                  .value = value };
  if (place->person == NULL)
    return write_value (&self, error);
  if (!gadiba_db_query_int (
          self.db,
          "SELECT person FROM application_member WHERE application = :application"
          " AND label = :label",
          BINDS (BIND_INT ("application", application->id), BIND_TEXT ("label", place->person)),
          &self.person, error))
    return FALSE;
  return self.person != 0 ? write_value (&self, error)
                          : refuse (_ ("There is no such person in the application"), error);
}
