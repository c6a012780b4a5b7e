/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-number.h"

G_BEGIN_DECLS

/* An amount in euro cents. */
typedef gint64 GadibaMoney;

/* The largest amount a case may hold: 99 999 999.99 EUR. */
#define GADIBA_MONEY_MAX G_GINT64_CONSTANT (9999999999)

/**
 * gadiba_money_parse:
 * @text: an amount as files write it: "430", "430.5", "430.00"; no sign, no spaces
 * @money: (out): cents
 * @error: %GADIBA_CORE_ERROR_MONEY; the sentence says what is wrong and what would be right
 */
gboolean gadiba_money_parse (const char *text, GadibaMoney *money, GError **error);

/**
 * gadiba_money_parse_entry:
 * @text: an amount as a caseworker types it: comma or point before the cents, spaces between
 *   thousands, an optional "€" or "EUR", sums and differences ("120+35,50", "500-19,99"), also with
 *   the "=" before them that a spreadsheet wants
 * @money: (out): cents
 * @error: %GADIBA_CORE_ERROR_MONEY
 *
 * What could be read in two ways is refused with a hint, never guessed: "1.234" may be one euro or
 * more than a thousand, "1.234,50" may not. A sign in front and a result below zero are refused.
 */
gboolean gadiba_money_parse_entry (const char *text, GadibaMoney *money, GError **error);

/**
 * gadiba_money_from_number:
 *
 * Returns: FALSE if @number is not a whole number of cents or does not fit
 */
gboolean gadiba_money_from_number (GadibaNumber number, GadibaMoney *money);

/**
 * gadiba_money_format:
 *
 * Returns: (transfer full): "1234.50", for files
 */
char *gadiba_money_format (GadibaMoney money);

/**
 * gadiba_money_format_lv:
 *
 * Returns: (transfer full): "1234,50 €", from five whole digits on "10 000,00 €", with no-break
 *   spaces and a true minus sign, for people
 */
char *gadiba_money_format_lv (GadibaMoney money);

G_END_DECLS
