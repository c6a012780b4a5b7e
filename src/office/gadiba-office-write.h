/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-correspondence.h"
#include "gadiba-letter.h"
#include "gadiba-office.h"

G_BEGIN_DECLS

/*
 * Letters that decide nothing. What they tell is taken from the records: a demand lists the papers
 * that are awaited, an invitation what the hearing is about, a certificate the status that stands.
 */

/* What is asked on writing a letter of a kind. */
typedef enum
{
  GADIBA_WRITE_ASK_PERSON = 1 << 0, /* whom alone it may be about */
  GADIBA_WRITE_ASK_UNTIL = 1 << 1,  /* a day may be set */
  GADIBA_WRITE_ASK_WORDS = 1 << 2,  /* the caseworker may add words of her own */
  GADIBA_WRITE_NEED_WORDS = 1 << 3, /* without them there is no such letter */
} GadibaWriteAsk;

/* A kind of letter. */
typedef struct
{
  const char *id;    /* of its template: "receipt" */
  const char *title; /* to be translated: "Confirmation of receipt" */
  GadibaWriteAsk asks;
} GadibaLetterKind;

/* The kinds, in the order in which a case needs them. */
guint gadiba_letter_kind_count (void);
const GadibaLetterKind *gadiba_letter_kind_get (guint index);
/* Returns: (nullable): NULL: there is no such kind, or it is of decisions */
const GadibaLetterKind *gadiba_letter_kind_find (const char *id);

/* What is written. Strings NULL, days NONE: not said. */
typedef struct
{
  const char *application; /* its number */
  const char *kind;        /* id of a kind */
  const char *person;      /* id in the application of whom alone it is about */
  const char *words;
  const char *signatory; /* name; NULL: who signs on that day */
  GadibaDate day;        /* of the letter */
  GadibaDate until;
} GadibaWriteRequest;

/**
 * gadiba_office_preview_letter:
 * @error: as gadiba_office_write_letter()
 *
 * Returns: (transfer full): the letter that would be written now; nothing is stored
 */
GadibaLetter *gadiba_office_preview_letter (GadibaOffice *self, const GadibaWriteRequest *request,
                                            const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_write_letter:
 * @remark: (out) (optional) (transfer none) (nullable): what whoever writes it should know; NULL:
 *   nothing
 * @error: %GADIBA_OFFICE_ERROR_MISSING: the records lack what such a letter tells, and it says
 * where to enter it; %GADIBA_OFFICE_ERROR_WRONG: no such kind, a day that cannot be
 *
 * Writes a letter, numbers it and keeps it for good.
 *
 * Returns: (transfer full): its number
 */
char *gadiba_office_write_letter (GadibaOffice *self, const GadibaWriteRequest *request,
                                  const GadibaMoment *moment, const char **remark, GError **error);

/* Returns: (transfer full) (element-type GadibaWritten): on the application, oldest first */
GPtrArray *gadiba_office_list_letters (GadibaOffice *self, const char *application, GError **error);

/* What a code on a paper tells. */
typedef enum
{
  GADIBA_CODE_UNKNOWN,   /* no letter of this office has it */
  GADIBA_CODE_STANDS,    /* it was issued, word by word, and stands */
  GADIBA_CODE_CHANGED,   /* it was issued; a later decision changed what it gives */
  GADIBA_CODE_CORRECTED, /* it was issued; an error in it was corrected */
  GADIBA_CODE_REVOKED,   /* it was issued, and taken back */
} GadibaCodeState;

typedef struct
{
  GadibaCodeState state;
  char *number;   /* of the letter; NULL: unknown */
  char *sentence; /* for whoever asks */
} GadibaCodeAnswer;

/**
 * gadiba_office_check_code:
 * @typed: as it was typed or scanned
 * @error: %GADIBA_OFFICE_ERROR_WRONG for what can be no code
 *
 * Whether a letter with these very words was issued, and still stands. Needs the records of this
 * office alone.
 *
 * Returns: (transfer full)
 */
GadibaCodeAnswer *gadiba_office_check_code (GadibaOffice *self, const char *typed, GError **error);
void gadiba_code_answer_free (GadibaCodeAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaCodeAnswer, gadiba_code_answer_free)

G_END_DECLS
