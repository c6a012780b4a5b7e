/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-application-later.h"

#include <glib/gi18n-lib.h>

#include "gadiba-application-private.h"
#include "gadiba-db-private.h"

GadibaCase *
gadiba_application_read_later (GadibaDb *db, gint64 application, GadibaDate day, GadibaMonth last,
                               GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  const GadibaReading reading = { .day = day, .later = TRUE, .last = last };
  g_autoptr (GArray) persons = NULL;
  g_autoptr (GadibaCase) read =
      _gadiba_application_read_for (db, application, &reading, &persons, error);
  if (read == NULL || gadiba_case_find_applicant (read) != GADIBA_CASE_NOBODY)
    return g_steal_pointer (&read);
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                       _ ("By that day the applicant was no longer in the household; stop what is "
                          "paid, or name an earlier day"));
  return NULL;
}

gboolean
gadiba_application_find_address (GadibaDb *db, gint64 application, GadibaDate day,
                                 GadibaCase *keeper, GadibaCaseDwelling *dwelling, GError **error)
{
  g_return_val_if_fail (db != NULL && keeper != NULL && dwelling != NULL, FALSE);

  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT d.street, d.place, d.region, d.postcode FROM application a JOIN dwelling d"
      " ON d.household = a.household WHERE a.id = :id AND d.from_day <= :day"
      " AND coalesce (d.street, d.place, d.region, d.postcode) IS NOT NULL"
      " ORDER BY d.from_day DESC, d.id DESC LIMIT 1 /*sort*/",
      BINDS (BIND_INT ("id", application), BIND_DATE ("day", day)), error);
  gboolean row = FALSE;

  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  dwelling->street = gadiba_case_keep (keeper, gadiba_statement_get_text (statement, 0));
  dwelling->place = gadiba_case_keep (keeper, gadiba_statement_get_text (statement, 1));
  dwelling->region = gadiba_case_keep (keeper, gadiba_statement_get_text (statement, 2));
  dwelling->postcode = gadiba_case_keep (keeper, gadiba_statement_get_text (statement, 3));
  return TRUE;
}
