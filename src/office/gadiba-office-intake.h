/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-edit.h"

G_BEGIN_DECLS

/* Returns: (transfer none) (nullable): the words that the field takes, in the order in which they
 * are offered, NULL-terminated; NULL: no closed list */
const char *const *gadiba_intake_list_words (GadibaIntakeField field);

/**
 * gadiba_intake_check:
 * @intake: in which it is to be set
 * @text: (nullable): nothing
 * @value: (out) (transfer full) (nullable): as it is stored
 * @error: %GADIBA_OFFICE_ERROR_WRONG, or of core for a day or an account
 *
 * Whether the value can be there: what gadiba_office_change_intake() refuses, without the records.
 */
gboolean gadiba_intake_check (const GadibaIntake *intake, const GadibaIntakePlace *place,
                              const char *text, char **value, GError **error);

/* Changes of what an application came with. */
typedef struct
{
  const char *number;                       /* of the application */
  const GadibaIntakeChange *const *changes; /* in this order; each "before" as it was read */
  guint n_changes;
  const char *words; /* what people read in the history: "how it came" */
} GadibaIntakeRequest;

/**
 * gadiba_office_change_intake:
 * @conflicts: (out) (optional) (element-type GadibaIntakeChange): with
 *   %GADIBA_OFFICE_ERROR_CONFLICT the values that are not what they were, "before" what stands
 *   there and "after" what was to; to be freed with g_ptr_array_unref(); else NULL
 * @error: %GADIBA_OFFICE_ERROR_CONFLICT; %GADIBA_OFFICE_ERROR_WRONG for a value that cannot be;
 *   %GADIBA_STORE_ERROR_REFUSED for an application that is no longer open and for a place that it
 *   does not have
 *
 * Stores changes as gadiba_office_edit() does those of the case: all of them or none, in one entry
 * of the journal, which the caseworker can take back like any edit.
 *
 * Returns: (transfer full): the application as it is then
 */
GadibaCaseFile *
gadiba_office_change_intake (GadibaOffice *self, const GadibaIntakeRequest *request,
                             const GadibaMoment *moment, GPtrArray **conflicts, GError **error);

/* A term of the law as its last day falls. */
typedef struct
{
  GadibaDate last;      /* a day off moves it on to a working day */
  int n_left;           /* working days from the next one on to the last; 0 if it has passed */
  gboolean is_complete; /* the table holds all days that were moved in that year */
} GadibaLegalTerm;

/**
 * gadiba_office_find_deadline:
 * @calendar: the working days of the office
 * @received: day on which the application was received
 * @moved: day to which the time was moved; NONE: it was not
 *
 * By when it is to be decided (APL 64(1) and (2)).
 */
void gadiba_office_find_deadline (const GadibaCalendar *calendar, GadibaDate received,
                                  GadibaDate moved, GadibaDate today, GadibaLegalTerm *term);

/* A file that is to lie with an application. */
typedef struct
{
  const char *number; /* of the application */
  const char *person; /* id in the case of whom it is about; NULL: nobody */
  const char *path;   /* of the file */
} GadibaScanRequest;

/**
 * gadiba_office_add_scan:
 * @key: (out): key of the document
 * @error: %GADIBA_OFFICE_ERROR_WRONG for a file that cannot be a paper: too large, or of a kind
 *   that is not PDF, JPEG, PNG, TIFF or a signed container
 *
 * Puts a copy of the file among the papers of an open application. It stays there: undo takes back
 * what it proves, never the paper.
 *
 * Returns: (transfer full): the application as it is then
 */
GadibaCaseFile *gadiba_office_add_scan (GadibaOffice *self, const GadibaScanRequest *request,
                                        const GadibaMoment *moment, gint64 *key, GError **error);

/**
 * gadiba_office_read_scan:
 * @number: of an application
 * @key: of one of its documents
 * @error: %GADIBA_STORE_ERROR_NOT_FOUND
 *
 * That it was looked at is an entry of the journal.
 *
 * Returns: (transfer full): its bytes
 */
GBytes *gadiba_office_read_scan (GadibaOffice *self, const char *number, gint64 key,
                                 const GadibaMoment *moment, GError **error);

G_END_DECLS
