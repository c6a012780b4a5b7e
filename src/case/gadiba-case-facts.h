/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case.h"
#include "gadiba-facts.h"

G_BEGIN_DECLS

/**
 * gadiba_case_get_facts:
 * @book: must outlive the facts
 * @error: %GADIBA_RULES_ERROR_NAME or %GADIBA_RULES_ERROR_VALUE, with file and line: a benefit or
 *   further fact that no loaded book knows, or a value that is not of the fact's type
 *
 * What the case states, in the rule book's terms; what it leaves out stays left out.
 *
 * Returns: (transfer full)
 */
GadibaFacts *gadiba_case_get_facts (const GadibaCase *self, const GadibaBook *book, GError **error);

/* From now on the bills of @month count. */
void gadiba_case_set_bills (GadibaFacts *facts, GadibaMonth month);

G_END_DECLS
