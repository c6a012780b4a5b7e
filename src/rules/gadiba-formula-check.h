/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-book.h"

G_BEGIN_DECLS

/**
 * gadiba_formula_check:
 * @entity: whose rows the formula is for; HOUSEHOLD for one value
 * @expected: (nullable): the type that must come out; NULL: any
 * @choices: (nullable): for TEXT, the words that may come out
 *
 * Gives each name its meaning and each part its type. EUR and months do not add up, a misspelt
 * word is found.
 */
gboolean gadiba_formula_check (const GadibaBook *book, GadibaExpr *expr, GadibaEntity entity,
                               const GadibaType *expected, const GArray *choices, GError **error);

/* Whether rows of @entity belong to a person. */
gboolean gadiba_entity_is_owned (GadibaEntity entity);

/* Whether the type is a number in @unit; the literal 0 is one in any unit. */
gboolean gadiba_type_is_unit (const GadibaType *type, const char *unit);

/* Whether @a and @b are the same type; the literal 0 takes any unit. @result: (out) (optional) */
gboolean gadiba_type_unify (const GadibaType *a, const GadibaType *b, GadibaType *result);

/**
 * gadiba_type_describe:
 *
 * Returns: (transfer full): "an amount in EUR", "yes or no", …, for messages
 */
char *gadiba_type_describe (const GadibaType *type);

G_END_DECLS
