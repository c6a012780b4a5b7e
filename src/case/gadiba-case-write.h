/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case.h"

G_BEGIN_DECLS

/**
 * gadiba_case_write:
 *
 * The case as a case file in canonical form: attributes and elements in one order, one element a
 * line, amounts with two decimals, other numbers with as few as they need, nothing that is not
 * known. Cases that say the same give the same bytes.
 *
 * Returns: (transfer full)
 */
GBytes *gadiba_case_write (const GadibaCase *self);

G_END_DECLS
