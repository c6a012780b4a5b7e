/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case-change.h"

G_BEGIN_DECLS

/**
 * gadiba_changing_set:
 * @places, @values: @n of each, as of gadiba_case_set_value(), set in this order
 * @error: %GADIBA_CASE_ERROR of the first value that cannot be
 *
 * Sets several values of a case: all of them or none.
 *
 * Returns: (transfer full) (nullable) (element-type GadibaCaseChange): what is another value now,
 * as it stands there, not as it was written; NULL: nothing is changed
 */
GPtrArray *gadiba_changing_set (GadibaCase *from, const GadibaCasePlace *places,
                                const char *const *values, guint n, GError **error);

G_END_DECLS
