/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-letter-layout.h"

G_BEGIN_DECLS

/**
 * gadiba_letter_make_pdf:
 * @made: the day that the file says it was made; the letter's own day is a good one
 * @error: %GADIBA_LETTER_ERROR_PDF
 *
 * The pages as a PDF: tagged, fonts embedded, language, title and author stated. The same letter,
 * size and day give the same bytes with the same libraries and fonts. It makes no claim to PDF/A or
 * PDF/UA.
 *
 * Returns: (transfer full)
 */
GBytes *gadiba_letter_make_pdf (const GadibaLetterLayout *layout, GadibaDate made, GError **error);

G_END_DECLS
