/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-person-records.h"

#include "gadiba-db-private.h"

#define OF_PERSON " FROM application_member m JOIN "
#define RECORDS                                                                                    \
  "SELECT 'application' AS kind, a.number AS number, a.received AS day" OF_PERSON                  \
  "application a ON a.id = m.application WHERE m.person = :person"                                 \
  " UNION ALL SELECT 'decision', d.number, d.day" OF_PERSON                                        \
  "decision d ON d.application = m.application WHERE m.person = :person"                           \
  " UNION ALL SELECT 'letter', c.number, c.day" OF_PERSON                                          \
  "correspondence c ON c.application = m.application WHERE m.person = :person"                     \
  " AND (c.person IS NULL OR c.person = :person) ORDER BY 3, 1, 2 /*sort*/"

static gpointer
take_record (GadibaStatement *row)
{
  GadibaDecisionRecord *self = g_new0 (GadibaDecisionRecord, 1);

  self->kind = g_intern_string (gadiba_statement_get_text (row, 0));
  self->number = g_strdup (gadiba_statement_get_text (row, 1));
  self->day = gadiba_statement_get_date (row, 2);
  return self;
}

GPtrArray *
gadiba_person_list_records (GadibaDb *db, gint64 person, GError **error)
{
  g_return_val_if_fail (db != NULL && person != 0, NULL);

  return _gadiba_db_list (db, RECORDS, BINDS (BIND_INT ("person", person)), take_record,
                          (GDestroyNotify) gadiba_decision_record_free, error);
}
