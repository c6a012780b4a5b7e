/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GadibaNumber:
 * @num: numerator
 * @den: denominator, always above zero
 *
 * An exact number. Sums and quotients stay exact (a mean over three months is a third, not
 * 0.333), until a rounding is named; a result that does not fit in 64 bits is reported, never
 * wrapped. Numbers need not be in lowest terms: compare with gadiba_number_compare().
 */
typedef struct
{
  gint64 num;
  gint64 den;
} GadibaNumber;

typedef enum
{
  GADIBA_ROUND_HALF_UP,   /* 0.5 away from zero */
  GADIBA_ROUND_HALF_EVEN, /* 0.5 to the even neighbour */
  GADIBA_ROUND_UP,        /* towards plus infinity */
  GADIBA_ROUND_DOWN,      /* towards minus infinity */
} GadibaRounding;

#define GADIBA_NUMBER(whole) ((GadibaNumber){ (whole), 1 })
#define GADIBA_NUMBER_CENTS(cents) ((GadibaNumber){ (cents), 100 })

/* Each returns FALSE, and leaves @result alone, when the exact result does not fit. Division also
 * returns FALSE for a divisor of zero. */
gboolean gadiba_number_add (GadibaNumber a, GadibaNumber b, GadibaNumber *result);
gboolean gadiba_number_subtract (GadibaNumber a, GadibaNumber b, GadibaNumber *result);
gboolean gadiba_number_multiply (GadibaNumber a, GadibaNumber b, GadibaNumber *result);
gboolean gadiba_number_divide (GadibaNumber a, GadibaNumber b, GadibaNumber *result);

/**
 * gadiba_number_compare:
 *
 * Returns: below, at or above zero as @a is below, equal to or above @b. Never overflows.
 */
int gadiba_number_compare (GadibaNumber a, GadibaNumber b);

/**
 * gadiba_number_round:
 * @step: what to round to a multiple of, above zero: 1/100 for cents, 1 for whole units
 *
 * Returns: FALSE if the result does not fit
 */
gboolean
gadiba_number_round (GadibaNumber a, GadibaNumber step, GadibaRounding mode, GadibaNumber *result);

/**
 * gadiba_number_parse:
 * @text: digits with at most one decimal point, an optional leading "-"; no exponent, no spaces
 * @max_decimals: more decimals are an error
 * @error: %GADIBA_CORE_ERROR_NUMBER with a sentence that says what would be right
 *
 * Reads the form that files use (a decimal point, whatever the locale).
 */
gboolean
gadiba_number_parse (const char *text, guint max_decimals, GadibaNumber *result, GError **error);

/**
 * gadiba_number_format:
 * @decimals: the least number of decimals written
 * @max_decimals: further decimals are written only as far as they are not zero; beyond that the
 *   number is rounded half up
 * @point: what stands before the decimals: "." in files, "," in Latvian text
 *
 * No grouping, "-" for negative numbers.
 *
 * Returns: (transfer full): the text
 */
char *gadiba_number_format (GadibaNumber a, guint decimals, guint max_decimals, const char *point);

G_END_DECLS
