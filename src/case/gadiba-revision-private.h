/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-decision.h"
#include "gadiba-evaluation.h"

G_BEGIN_DECLS

/**
 * _gadiba_revision_take_gains:
 * @decision: its case as of the day of the review
 * @earned: the day as of which what stands was reckoned
 * @now: the household in the first month of the review
 * @taken: (out): whether there was a gain
 *
 * Adds a line to the incomes of the decision's case for each person who has more income of groups
 * with a gain than as of @earned: of the kind that the book names for it, in the last month that
 * counts.
 */
gboolean
_gadiba_revision_take_gains (GadibaDecision *decision, const GadibaBook *book, GadibaDate earned,
                             GadibaEvaluation *now, gboolean *taken, GError **error);

G_END_DECLS
