/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-card-file.h"
#include "gadiba-case-change.h"
#include "gadiba-intake.h"
#include "gadiba-office.h"
#include "gadiba-working-days.h"

G_BEGIN_DECLS

/* An application as it is known now. */
typedef struct
{
  char *number;        /* "IES/2026/17"; NULL: none yet, see gadiba_office_read_client() */
  GadibaDate received; /* day of receipt; NONE: there is no application */
  GadibaDate moved;    /* to which the time to decide was moved; NONE: it was not */
  gboolean open;       /* FALSE: decided, withdrawn or none: not edited, but: */
  GadibaMonth granted; /* of a decided one: the last month of what was granted, up to which incomes,
                          bills and property still come in; NONE: nothing was */
  gint64 person;       /* key of the applicant */
  gint64 entry;        /* number of the newest entry of the journal when it was read */
  GadibaCase *from;    /* with what the office granted before; of persons who are erased, nothing */
  GadibaIntake *intake;     /* what is kept beside the case */
  GadibaCalendar *calendar; /* the working days of the office */
} GadibaCaseFile;

/**
 * gadiba_office_read_case:
 * @number: of an application
 * @error: %GADIBA_STORE_ERROR_NOT_FOUND
 *
 * Reads an application. This alone is no entry of the journal: opening the card is one.
 *
 * Returns: (transfer full)
 */
GadibaCaseFile *gadiba_office_read_case (GadibaOffice *self, const char *number, GError **error);
void gadiba_case_file_free (GadibaCaseFile *file);

/* A value that somebody else changed meanwhile. */
typedef struct
{
  GadibaCasePlace place; /* its strings are interned */
  GadibaCardPlace card;  /* instead of @place, of a card; its part is NONE: of the case */
  char *mine, *theirs;   /* what was to be stored, and what stands there; NULL: nothing stated */
  char *who, *utc;       /* who stored it, and when; NULL: the journal does not say */
} GadibaConflict;

/* Returns: (transfer full): with its strings interned, wherever @conflict has them from */
GadibaConflict *gadiba_conflict_copy (const GadibaConflict *conflict);
void gadiba_conflict_free (GadibaConflict *conflict);

/* Changes of one application. */
typedef struct
{
  const char *number;                     /* of the application */
  const GadibaCaseChange *const *changes; /* in this order; each "before" as it was read */
  guint n_changes;
  const char *words; /* what people read in the history: "changed wage of November" */
} GadibaEditRequest;

/**
 * gadiba_office_edit:
 * @conflicts: (out) (optional) (element-type GadibaConflict): with %GADIBA_OFFICE_ERROR_CONFLICT
 *   the values that are not what they were, to be freed with g_ptr_array_unref(); else NULL
 * @error: %GADIBA_OFFICE_ERROR_CONFLICT; %GADIBA_STORE_ERROR_REFUSED for an application that is no
 *   longer open (where something was granted: for all but incomes, bills and property), for what an
 *   edit does not change (day of receipt, who applies) and for the code of somebody else;
 * %GADIBA_CASE_ERROR for a value that cannot be; what the disk refuses
 *
 * Stores changes of an application: all of them or none, in one entry of the journal that is
 * about the application. Only records that differ are written; if none does, nothing is stored. A
 * value that somebody else already made what it is to be is no conflict.
 *
 * Returns: (transfer full): the application as it is then
 */
GadibaCaseFile *
gadiba_office_edit (GadibaOffice *self, const GadibaEditRequest *request,
                    const GadibaMoment *moment, GPtrArray **conflicts, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaCaseFile, gadiba_case_file_free)

G_END_DECLS
