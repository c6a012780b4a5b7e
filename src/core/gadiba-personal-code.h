/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-date.h"

G_BEGIN_DECLS

/* What the codes of invented persons begin with; see gadiba_personal_code_is_practice(). */
#define GADIBA_PERSONAL_CODE_PRACTICE_PREFIX "3199"

typedef enum
{
  GADIBA_PERSONAL_CODE_MALFORMED,
  GADIBA_PERSONAL_CODE_WARN, /* usable, but a person should look at it again */
  GADIBA_PERSONAL_CODE_VALID,
} GadibaPersonalCodeVerdict;

typedef enum
{
  GADIBA_PERSONAL_CODE_FINE,
  GADIBA_PERSONAL_CODE_PRACTICE, /* fine too, but nobody's: gadiba_personal_code_is_practice() */
  /* Warnings, never refusals. */
  GADIBA_PERSONAL_CODE_CHECK_DIGIT,         /* the last digit is another than the rule gives */
  GADIBA_PERSONAL_CODE_CHECK_DIGIT_TEN,     /* the rule gives 10, written 0; programs disagree */
  GADIBA_PERSONAL_CODE_CENTURY,             /* the seventh digit is none of 0, 1, 2 */
  GADIBA_PERSONAL_CODE_REGISTRATION_NUMBER, /* is the number of an enterprise */
  /* Malformed. */
  GADIBA_PERSONAL_CODE_FORM,        /* not eleven digits */
  GADIBA_PERSONAL_CODE_NO_SUCH_DAY, /* an old code whose first six digits are no day */
} GadibaPersonalCodeReason;

/**
 * GadibaPersonalCode:
 * @verdict: whether the code can be used
 * @reason: why it is not simply valid, or %GADIBA_PERSONAL_CODE_PRACTICE
 * @text: "DDMMYY-NNNNN", always with the hyphen; empty if the form is malformed
 * @born: the birth date that an old code carries; %GADIBA_DATE_NONE for a new one and wherever the
 *   century is not known
 */
typedef struct
{
  GadibaPersonalCodeVerdict verdict;
  GadibaPersonalCodeReason reason;
  char text[13];
  GadibaDate born;
} GadibaPersonalCode;

/**
 * gadiba_personal_code_check:
 * @text: a code as files write it: eleven digits, or six, "-" and five; nothing else
 *
 * Codes that begin with 32 to 39 are of the new kind (Fizisko personu reģistra likums 6(2)): all
 * further digits are random, so there is nothing to check and no birth date. All others are of the
 * old kind, given until 30 June 2017: birth day, century (0 for 18.., 1 for 19.., 2 for 20..),
 * number, check digit. The rule of the check digit is that of open validators; no official text of
 * it is known, so a wrong one is a warning.
 *
 * Returns: the verdict with everything the code says
 */
GadibaPersonalCode gadiba_personal_code_check (const char *text);

/**
 * gadiba_personal_code_check_entry:
 * @text: a code as it is typed or pasted
 *
 * As gadiba_personal_code_check(), but takes what means the same: space around it, any dash or a
 * space instead of the hyphen, full-width digits, "LV" or "LV-" in front. @text of the result is
 * the form to store.
 */
GadibaPersonalCode gadiba_personal_code_check_entry (const char *text);

/**
 * gadiba_personal_code_fits_birth_date:
 * @born: a birth date from another source
 *
 * Returns: FALSE if the code carries another birth date; TRUE if it is the same or the code carries
 *   none. A difference is a warning: registers hold codes with a wrong day.
 */
gboolean gadiba_personal_code_fits_birth_date (const GadibaPersonalCode *code, GadibaDate born);

/**
 * gadiba_personal_code_is_practice:
 *
 * Whether the code belongs to the block that is kept for invented persons: "3199" and any seven
 * digits. No person can have such a code: an old one that begins with the day 31 goes on with a
 * month, and there is no month 99; a new one begins with 32 to 39. Records with real persons should
 * not take it in.
 */
gboolean gadiba_personal_code_is_practice (const GadibaPersonalCode *code);

/**
 * gadiba_personal_code_reason_get_text:
 *
 * Returns: (nullable): a translated sentence that says what is wrong and what would be right,
 *   without the code itself; NULL where there is nothing to look at: %GADIBA_PERSONAL_CODE_FINE and
 *   %GADIBA_PERSONAL_CODE_PRACTICE
 */
const char *gadiba_personal_code_reason_get_text (GadibaPersonalCodeReason reason);

G_END_DECLS
