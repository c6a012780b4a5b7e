/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-book.h"

G_BEGIN_DECLS

/* "character N of the formula: " and the sentence. Returns: FALSE */
gboolean _gadiba_formula_fail (const GadibaExpr *expr, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* Returns: (nullable): the words that a fact or step can come to */
const GArray *_gadiba_formula_get_choices (const GadibaExpr *expr);

/* Each word that is written in @expr must be one of @choices; if @strict, also each that a fact or
 * step it names can come to. @choices: (nullable): NULL is any */
gboolean _gadiba_formula_check_words (const GadibaExpr *expr, const GArray *choices,
                                      gboolean strict, GError **error);
/* The word in the brackets is one of the parameter's keys, whatever it comes to. */
gboolean _gadiba_formula_check_keys (const GadibaExpr *expr, const GadibaParameter *parameter,
                                     GError **error);

G_END_DECLS
