/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office.h"

G_BEGIN_DECLS

/* How a letter is wanted. */
typedef enum
{
  GADIBA_LETTER_AS_PDF,       /* the one that is kept: made the first time, the same ever after */
  GADIBA_LETTER_AS_LARGE_PDF, /* in large print; not kept */
  GADIBA_LETTER_AS_TEXT,      /* the words alone */
  GADIBA_LETTER_AS_XML,       /* the composed letter as data */
} GadibaLetterAs;

/**
 * gadiba_office_get_letter:
 * @number: of a decision, or of a letter that decides nothing
 *
 * The letter as it was issued. The journal tells that it was taken out.
 *
 * Returns: (transfer full)
 */
GBytes *gadiba_office_get_letter (GadibaOffice *self, const char *number, GadibaLetterAs as,
                                  const GadibaMoment *moment, GError **error);

/* How a letter left the program. */
typedef enum
{
  GADIBA_LETTER_PRINTED,
  GADIBA_LETTER_SAVED,
} GadibaLetterOut;

/**
 * gadiba_office_note_letter_out:
 * @number: as above
 *
 * Notes that the letter was printed, or saved outside the office. Until then it is
 * among what is still to be done today.
 */
gboolean gadiba_office_note_letter_out (GadibaOffice *self, const char *number, GadibaLetterOut out,
                                        const GadibaMoment *moment, GError **error);

/* "SP/2026/17" and ".pdf" → "SP-2026-17.pdf": a number says nothing about anybody. Returns:
 * (transfer full) */
char *gadiba_office_make_file_name (const char *number, const char *end);

G_END_DECLS
