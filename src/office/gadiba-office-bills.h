/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-bills.h"
#include "gadiba-office.h"

G_BEGIN_DECLS

/**
 * gadiba_office_list_bills:
 * @error: %GADIBA_OFFICE_ERROR_MISSING if the rule book knows no benefit that changes by bills
 *
 * The running cases for which a benefit that goes by bills stands in @month, and whether its bills
 * are entered, missing after the office's day, or still awaited. The month of receipt goes by the
 * bills of the application, and is not listed. It leaves nothing in the journal.
 *
 * Returns: (transfer full)
 */
GadibaBills *gadiba_office_list_bills (GadibaOffice *self, GadibaMonth month,
                                       const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_set_bills_term:
 * @before: (nullable): as it was read; NULL: whatever it is
 * @after: a day 0 to 31, 0 for none
 * @error: %GADIBA_OFFICE_ERROR_WRONG for another day, or a month before that of the last setting;
 * %GADIBA_OFFICE_ERROR_CONFLICT if it is something else than @before by now
 *
 * Sets by when the office wants the bills of @after's first month and later ones. What is missing
 * of earlier months is told by what was set before.
 */
gboolean gadiba_office_set_bills_term (GadibaOffice *self, const GadibaBillsTerm *before,
                                       const GadibaBillsTerm *after, const GadibaMoment *moment,
                                       GError **error);

/* The same as it is typed, from today's month on: "15" is a day of the month of the bills, "15+" of
 * the next one, "" none. @before: (nullable): as the settings told it */
gboolean gadiba_office_set_bills_day (GadibaOffice *self, const char *before, const char *after,
                                      const GadibaMoment *moment, GError **error);

G_END_DECLS
