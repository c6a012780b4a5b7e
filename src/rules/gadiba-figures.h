/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-evaluation.h"

G_BEGIN_DECLS

/* Values and formulas as people read them, in the words of the rule book. */

/**
 * gadiba_figures_value:
 * @choices: (nullable): for words, what people call them
 *
 * Returns: (transfer full): "187,00 €", "3 mēneši", "nav zināms"
 */
char *gadiba_figures_value (const GadibaBook *book, const GadibaValue *value,
                            const GadibaType *type, const GArray *choices);

/**
 * gadiba_figures_formula:
 *
 * Returns: (transfer full) (nullable): the formula of @row with its figures put in; NULL when it
 *   would only repeat the result
 */
char *gadiba_figures_formula (GadibaEvaluation *evaluation, const GadibaExpr *expr,
                              GadibaEntity entity, guint row);

/**
 * gadiba_figures_template:
 * @unknown: (out): whether a value in it is not known
 *
 * Returns: (transfer full): the template with its formulas' values put in
 */
char *gadiba_figures_template (GadibaEvaluation *evaluation, const GadibaTemplate *template,
                               GadibaEntity entity, guint row, gboolean *unknown);

/**
 * gadiba_figures_with_regular:
 * @row: an irregular receipt that comes on top of regular ones
 * @regular: (out): what those count alone
 *
 * Returns: (transfer full) (nullable): the figures of both together
 */
char *gadiba_figures_with_regular (GadibaEvaluation *evaluation, const GadibaFormula *formula,
                                   guint row, GadibaNumber *regular);

G_END_DECLS
