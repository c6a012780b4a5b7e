/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-application.h"

G_BEGIN_DECLS

/* An application that was decided, and what has become known since. */

/**
 * gadiba_application_read_later:
 * @day: for which day; NONE: that of the application
 * @last: up to which month incomes and costs are read at least; NONE: none more
 * @error: %GADIBA_STORE_ERROR_REFUSED if the applicant was not in the household any more by @day
 *
 * What is known for a day after that of the application: who is in the household by then, and what
 * was stated for that day. What the application says itself stays, its day too, and the bills that
 * it was granted by.
 *
 * Returns: (transfer full)
 */
GadibaCase *gadiba_application_read_later (GadibaDb *db, gint64 application, GadibaDate day,
                                           GadibaMonth last, GError **error);

/**
 * gadiba_application_find_address:
 * @keeper: keeps the strings
 * @dwelling: (inout): its street, place, region and postcode; as it was if none is known
 *
 * Where a letter of @day goes: the newest address of the household by then.
 */
gboolean
gadiba_application_find_address (GadibaDb *db, gint64 application, GadibaDate day,
                                 GadibaCase *keeper, GadibaCaseDwelling *dwelling, GError **error);

G_END_DECLS
