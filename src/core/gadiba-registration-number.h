/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gadiba_registration_number_is_valid:
 *
 * Whether @text is the registration number of a Latvian enterprise, association or institution:
 * eleven digits, the first of them 4 to 9, with the right check digit. Nothing else may stand in
 * @text.
 */
gboolean gadiba_registration_number_is_valid (const char *text);

/**
 * gadiba_registration_number_parse:
 * @text: a number as it is typed: space anywhere, "LV" in front
 * @number: (out) (transfer full): the eleven digits
 * @error: %GADIBA_CORE_ERROR_CODE; the sentence says what is wrong and what would be
 *   right
 */
gboolean gadiba_registration_number_parse (const char *text, char **number, GError **error);

G_END_DECLS
