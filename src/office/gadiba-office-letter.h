/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-letter.h"
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

/* What of a letter is wanted: itself, or a derivative that the office certifies. */
typedef enum
{
  GADIBA_LETTER_ORIGINAL,
  GADIBA_LETTER_COPY,
  GADIBA_LETTER_TRANSCRIPT,
  GADIBA_LETTER_EXTRACT, /* something is left out */
  GADIBA_LETTER_N_DERIVATIVES,
} GadibaLetterDerivative;

/* Returns: (transfer none): "copy"; the id of its template */
const char *gadiba_letter_derivative_format (GadibaLetterDerivative derivative);
/* @derivative: (out). Returns: whether there is such a word */
gboolean gadiba_letter_derivative_parse (const char *word, GadibaLetterDerivative *derivative);

/* What is to be certified, and how it is wanted. */
typedef struct
{
  const char *number;                /* of a decision, or of a letter that decides nothing */
  GadibaLetterDerivative derivative; /* not %GADIBA_LETTER_ORIGINAL */
  const char *const *omitted; /* of an extract, the parts that are left out; NULL: all but who
                                 decided, for whom, what, and how it can be contested */
  GadibaLetterAs as;
} GadibaCertifyRequest;

/**
 * gadiba_office_certify_letter:
 * @shown: (out) (optional) (transfer full): the same as a letter
 * @error: %GADIBA_OFFICE_ERROR_WRONG for a part that there is not; %GADIBA_LETTER_ERROR_FORM for an
 *   extract that leaves nothing out
 *
 * The letter with the words of certification behind it, to be signed by whoever works. The journal
 * tells of it; it is not kept, and does not count as the letter that went out.
 *
 * Returns: (transfer full)
 */
GBytes *
gadiba_office_certify_letter (GadibaOffice *self, const GadibaCertifyRequest *request,
                              GadibaLetter **shown, const GadibaMoment *moment, GError **error);

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
