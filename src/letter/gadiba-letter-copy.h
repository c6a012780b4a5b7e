/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-letter-template.h"

G_BEGIN_DECLS

/* Derivatives of a letter that an office certifies: a copy, a transcript, an extract (law on the
 * legal force of documents, article 6). */

/* What an extract may leave out behind the signature: the reckoning, the sheet in plain words. */
#define GADIBA_LETTER_ANNEX "annex"

/**
 * gadiba_letter_certify:
 * @letter: as it was issued; it becomes the derivative
 * @template: of the form sheet: the words of certification, and in the part "institution" what
 *   stands before all
 * @told: who certifies, and on which day
 * @omitted: (nullable): parts of APL 67(2) that an extract leaves out, or %GADIBA_LETTER_ANNEX; a
 *   mark stands for them
 * @error: as gadiba_letter_compose()
 *
 * The code stays that of the letter as it was issued.
 */
gboolean
gadiba_letter_certify (GadibaLetter *letter, const GadibaLetterTemplate *template,
                       const GadibaDecision *told, const char *const *omitted, GError **error);

G_END_DECLS
