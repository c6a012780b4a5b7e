/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-bills.h"

GadibaDate
gadiba_bills_term_get_due (const GadibaBillsTerm *self, GadibaMonth month)
{
  g_return_val_if_fail (self != NULL && month != GADIBA_MONTH_NONE, GADIBA_DATE_NONE);

  GadibaMonth in = month + (self->is_next ? 1 : 0);
  if (self->day == 0 || month < self->from)
    return GADIBA_DATE_NONE;
  return MIN (gadiba_month_get_first_day (in) + self->day - 1, gadiba_month_get_last_day (in));
}

void
gadiba_bills_line_free (GadibaBillsLine *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->given);
  g_free (self->family);
  g_free (self->phone);
  g_free (self->decision);
  g_free (self);
}

void
gadiba_bills_free (GadibaBills *self)
{
  if (self == NULL)
    return;
  g_free (self->benefit);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}
