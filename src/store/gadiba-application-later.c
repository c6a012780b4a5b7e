/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-application-later.h"

#include <glib/gi18n-lib.h>

#include "gadiba-application-private.h"

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
