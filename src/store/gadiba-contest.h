/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/* What somebody has against a decision (APL 76 to 79), or against how he or she was served. */

/* Strings owned; NULL: not said. Days NONE: not yet. */
typedef struct
{
  gint64 id, row_version;
  char *number; /* "APS/2026/3" */
  char *kind;   /* "contest", "complaint" */
  gint64 application;
  gint64 decision; /* 0: a complaint */
  gint64 person;
  GadibaDate received;
  char *way;   /* "written", "oral", "e-address" */
  char *words; /* what is asked; said, as it was written down */
  gboolean late;
  GadibaDate forwarded;
  char *forwarded_to;
  gboolean suspended; /* whoever hears it suspended the decision */
  char *outcome;      /* "kept", "cancelled", "changed", "withdrawn", "rejected", "answered" */
  GadibaDate outcome_day;
  char *outcome_words;
  gint64 carried_out; /* decision by which; 0: none */
  /* Of what is read only. */
  char *given, *family;   /* newest name of the person */
  char *decision_number;  /* of the decision */
  char *decision_kind;    /* "stop" */
  char *decision_benefit; /* what it is about: "status" or a benefit; NULL: nothing */
  char *carried_out_number;
  char *candidate; /* number of a decision that may carry it out; NULL: none */
} GadibaContestRecord;

void gadiba_contest_record_free (GadibaContestRecord *self);

/* Adds it, with the next number of the year of its day, which is set. @id: (out) */
gboolean
gadiba_contest_add (GadibaAction *action, GadibaContestRecord *contest, gint64 *id, GError **error);

/* Stores what became of it, over the version that was read. @error: %GADIBA_STORE_ERROR_CONFLICT
 * if somebody else changed it */
gboolean
gadiba_contest_update (GadibaAction *action, const GadibaContestRecord *contest, GError **error);

/* Returns: (transfer full): %GADIBA_STORE_ERROR_NOT_FOUND if none has that number */
GadibaContestRecord *gadiba_contest_find (GadibaDb *db, const char *number, GError **error);

/* Whether the decision @number does what came out of a contest. @decision: (out): its key; 0: it
 * does not */
gboolean gadiba_contest_find_carrying (GadibaDb *db, const GadibaContestRecord *contest,
                                       const char *number, gint64 *decision, GError **error);

/* Returns: (transfer full) (element-type GadibaContestRecord): those without an outcome, or whose
 * outcome waits to be carried out, oldest first */
GPtrArray *gadiba_contest_list_open (GadibaDb *db, GError **error);
/* The same: all on applications of whose household the person is, newest first. */
GPtrArray *gadiba_contest_list_of_person (GadibaDb *db, gint64 person, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaContestRecord, gadiba_contest_record_free)

G_END_DECLS
