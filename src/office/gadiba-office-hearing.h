/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-hearing.h"
#include "gadiba-office.h"

G_BEGIN_DECLS

/*
 * Hearing somebody before a decision that takes something away. It is a record of the application:
 * the next such decision takes the newest of it, and waits for the answer while its term runs.
 */

/* What is noted: an invitation, an answer, or why nobody is heard. Strings NULL, days NONE: not
 * said. */
typedef struct
{
  const char *application; /* its number */
  const char *about;       /* what is intended; of the answer to an invitation: not needed */
  GadibaDate invited, until;
  const char *way; /* "in-person", "phone", "post", "e-mail", "e-address" */
  GadibaDate answered;
  const char *answer;
  const char *left_out; /* why nobody is heard, or why no answer is awaited any more: id of a ground
                           of the rule book, or words of one's own */
} GadibaHearingRequest;

/**
 * gadiba_office_note_hearing:
 * @error: %GADIBA_OFFICE_ERROR_MISSING: something is not said;
 *   %GADIBA_OFFICE_ERROR_WRONG: a day that cannot be, a way that there is not, an answer and a
 *   ground for leaving it out at once
 *
 * Notes an invitation with its term, an answer (to the invitation that waits, or given at once), or
 * the ground for leaving the hearing out.
 */
gboolean gadiba_office_note_hearing (GadibaOffice *self, const GadibaHearingRequest *request,
                                     const GadibaMoment *moment, GError **error);

/* Returns: (transfer full) (element-type GadibaHearing): of the application, oldest first */
GPtrArray *
gadiba_office_list_hearings (GadibaOffice *self, const char *application, GError **error);

G_END_DECLS
