/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-assessment.h"

G_BEGIN_DECLS

/**
 * _gadiba_assessment_tell:
 *
 * Puts the result before the steps of the assessment's trace, and behind them what a reader must
 * know besides: reasons, who and what was left out, what was taken for granted.
 */
void _gadiba_assessment_tell (GadibaAssessment *assessment, const GadibaCase *from,
                              GadibaEvaluation *evaluation);

G_END_DECLS
