/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-book.h"
#include "gadiba-choice-popover.h"

G_BEGIN_DECLS

/* What a table of bills offers to choose. @texts: (element-type utf8): keeps what @choices borrow.
 */

/* Returns: (transfer full): "2026-05 rent" */
char *gadiba_bill_make_id (GadibaMonth month, const char *item);

/* Each item of costs as a bill of the month; @named: the month stands in front. */
void gadiba_bill_choices_add_items (GadibaChoices *choices, GPtrArray *texts,
                                    const GadibaBook *book, GadibaMonth month, gboolean named);

/* The bill over @n months: "2026-09 3". */
void gadiba_bill_choices_add_months (GadibaChoices *choices, GPtrArray *texts, const char *bill,
                                     GadibaMonth first, guint n);

G_END_DECLS
