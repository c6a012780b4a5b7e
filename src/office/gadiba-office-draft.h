/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-decision-draft.h"
#include "gadiba-office-decide.h"

G_BEGIN_DECLS

/*
 * Two pairs of eyes: one caseworker prepares a decision, another one looks at it and issues it, or
 * gives it back. An application has one draft at most that waits. Whether an office works like this
 * is one of its settings.
 */

/* A draft, as it is listed. */
typedef struct
{
  GadibaDraft *draft;
  GadibaDecideRequest *request; /* what it asks for */
  gboolean is_own;              /* of whoever works: somebody else has to issue it */
} GadibaOfficeDraft;

/**
 * gadiba_office_prepare_draft:
 * @digest: (nullable): of the letter that the caseworker has looked at, by gadiba_office_prepare();
 *   NULL: nobody has
 * @error: as gadiba_office_decide(); %GADIBA_STORE_ERROR_REFUSED where the office lets everybody
 *   issue alone, and where a draft of somebody else waits on the application;
 *   %GADIBA_OFFICE_ERROR_CHANGED when the letter is not that of @digest by now
 *
 * Stores a decision for somebody else to issue. It passes all that issuing asks for, but gets no
 * number. A draft of one's own that waits is given back by it.
 *
 * Returns: (transfer full): what would be decided; its number is NULL
 */
GadibaDecided *
gadiba_office_prepare_draft (GadibaOffice *self, const GadibaDecideRequest *request,
                             const char *digest, const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_issue_draft:
 * @application: its number
 * @day: of the decision; NONE: today
 * @error: as gadiba_office_decide(); %GADIBA_OFFICE_ERROR_MISSING where no draft waits;
 *   %GADIBA_STORE_ERROR_REFUSED for whoever prepared it; %GADIBA_OFFICE_ERROR_CHANGED when the
 *   letter would be another one than was looked at: the sentence says what was changed. Number and
 *   day of the decision alone do not make it another one
 *
 * Issues what somebody else has prepared.
 *
 * Returns: (transfer full)
 */
GadibaDecided *
gadiba_office_issue_draft (GadibaOffice *self, const char *application, GadibaDate day,
                           const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_return_draft:
 * @note: (nullable): why; whoever takes back the own draft need not say it
 * @error: %GADIBA_OFFICE_ERROR_MISSING where no draft waits or no reason is given
 *
 * Gives a draft back to whoever prepared it.
 */
gboolean gadiba_office_return_draft (GadibaOffice *self, const char *application, const char *note,
                                     const GadibaMoment *moment, GError **error);

/* Returns: (transfer full) (element-type GadibaOfficeDraft): those that wait, and those given back
 * and not prepared again since; leaves no entry in the journal */
GPtrArray *gadiba_office_list_drafts (GadibaOffice *self, GError **error);

G_END_DECLS
