/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-working-case.h"

#include <glib/gi18n-lib.h>

/* What of an application can still be changed. */

gboolean
gadiba_working_case_takes_months (GadibaWorkingCase *self)
{
  return gadiba_working_case_is_open (self)
         || gadiba_working_case_get_granted (self) != GADIBA_MONTH_NONE;
}

gboolean
gadiba_working_case_check_open (GadibaWorkingCase *self, GError **error)
{
  if (gadiba_working_case_is_open (self))
    return TRUE;
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CHANGED,
               _ ("Application %s is no longer open, so it does not change; what has changed since "
                  "belongs to a new application"),
               gadiba_working_case_get_number (self));
  return FALSE;
}

gboolean
gadiba_working_case_check_places (GadibaWorkingCase *self, const GadibaCasePlace *places, guint n,
                                  GError **error)
{
  gboolean by_month = gadiba_working_case_takes_months (self);

  g_return_val_if_fail (places != NULL || n == 0, FALSE);

  for (guint i = 0; i < n; i++)
    by_month =
        by_month && (places[i].part == GADIBA_PART_INCOME || places[i].part == GADIBA_PART_COST);
  return by_month || gadiba_working_case_check_open (self, error);
}
