/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case-change.h"

G_BEGIN_DECLS

/**
 * gadiba_case_spread_cost:
 * @item: an item of cost
 * @month: where its bill stands
 * @first: the first month that it is for
 * @n: months, 1 or more
 * @error: %GADIBA_CASE_ERROR_PLACE: there is no such bill, or it has several amounts;
 *   %GADIBA_CASE_ERROR_VALUE: one of the months has a bill of this kind already
 *
 * Divides a bill that is for several months, as one of firewood, among them: equal parts of its
 * amount and quantity; cents and thousandths that are left over go to the first months, one each.
 *
 * Returns: (transfer full) (element-type GadibaCaseChange): what is to be changed, in this order
 */
GPtrArray *gadiba_case_spread_cost (const GadibaCase *self, const char *item, GadibaMonth month,
                                    GadibaMonth first, guint n, GError **error);

G_END_DECLS
