/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-edit.h"
#include "gadiba-times.h"

G_BEGIN_DECLS

/**
 * gadiba_office_read_times:
 * @number: of an application
 * @error: %GADIBA_STORE_ERROR_NOT_FOUND
 *
 * The household of the application over time, and which of its members are in another household
 * today. The journal does not tell of it: whoever asks has opened the application.
 *
 * Returns: (transfer full)
 */
GadibaTimes *gadiba_office_read_times (GadibaOffice *self, const char *number,
                                       const GadibaMoment *moment, GError **error);

/* When somebody belongs to a household. */
typedef struct
{
  const char *number; /* of an open application */
  const char *label;  /* id of a person of the application */
  GadibaDate from;    /* first day */
  GadibaDate to;      /* last day; %GADIBA_DATE_NONE: no end is known */
} GadibaMembershipRequest;

/**
 * gadiba_office_set_membership:
 * @error: %GADIBA_OFFICE_ERROR_WRONG for days that cannot be; %GADIBA_STORE_ERROR_REFUSED for days
 *   that contradict each other, for an applicant who is to have left before, and for an application
 *   that is not open any more; %GADIBA_STORE_ERROR_NOT_FOUND
 *
 * Says when a member came and when he or she leaves; who left before the application was received
 * is taken out of it. It can be taken back with gadiba_office_undo().
 *
 * Returns: (transfer full): the application as it is then
 */
GadibaCaseFile *
gadiba_office_set_membership (GadibaOffice *self, const GadibaMembershipRequest *request,
                              const GadibaMoment *moment, GError **error);

G_END_DECLS
