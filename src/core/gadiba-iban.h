/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gadiba_iban_parse:
 * @text: an account number, in groups or not, in capitals or not; space of every kind is left out
 * @iban: (out) (transfer full): the form to store: capitals and digits without space
 * @error: %GADIBA_CORE_ERROR_IBAN; the sentence says what is wrong and what would be right
 *
 * Checks the check digits (ISO 7064, mod 97) and the length in the registry of account numbers; for
 * Latvia also that LV and two digits are followed by four letters of the bank. A country that is
 * not in the list of lengths passes by its check digits alone.
 */
gboolean gadiba_iban_parse (const char *text, char **iban, GError **error);

/**
 * gadiba_iban_format:
 * @iban: an account number from gadiba_iban_parse()
 *
 * Returns: (transfer full): in groups of four with no-break spaces, for people
 */
char *gadiba_iban_format (const char *iban);

G_END_DECLS
