/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office.h"

G_BEGIN_DECLS

/*
 * What somebody has against a decision (APL 76 to 79), or against how he or she was served: it is
 * registered, goes on to whoever hears it, and what comes of it is carried out.
 */

/* What came. Strings NULL: not said. */
typedef struct
{
  const char *decision;    /* number of what is contested; NULL: a complaint on quality */
  const char *application; /* of a complaint: number of the application whose applicant it is */
  GadibaDate received;
  const char *way;   /* "written", "oral", "e-address" */
  const char *words; /* what is asked; of an oral one what was written down and signed */
} GadibaContestEntry;

/* What became of it. Strings NULL, days NONE: as it was. */
typedef struct
{
  const char *number; /* of the contest */
  gint64 row_version; /* that was looked at: what stands there may be put right; 0: it was not
                         looked at, and what stands there stays */
  GadibaDate forwarded;
  const char *forwarded_to;
  gboolean suspended;  /* whoever hears it suspended the decision */
  const char *outcome; /* "kept", "cancelled", "changed", "withdrawn", "rejected"; of a complaint
                          "answered" */
  GadibaDate outcome_day;
  const char *outcome_words;
  const char *carried_out; /* number of the decision by which; once, of what is cancelled or changed
                            */
} GadibaContestStep;

/* As it stands. Strings owned; NULL: not said, not yet. */
typedef struct
{
  gint64 row_version;
  char *number, *kind;  /* kind: "contest", "complaint" */
  char *given, *family; /* whose */
  char *decision;       /* number */
  GadibaDate received;
  char *way, *words;
  gboolean late;       /* it came after its term */
  GadibaDate last_day; /* of the term; NONE: the decision is not noted to be notified */
  GadibaDate forwarded;
  char *forwarded_to;
  gboolean suspended;     /* the decision does not work meanwhile */
  gboolean was_suspended; /* by whoever hears it */
  char *effect; /* a sentence: whether it works meanwhile, and by which article; NULL: it is
                   heard */
  char *outcome;
  GadibaDate outcome_day;
  char *outcome_words;
  char *carried_out; /* number of the decision by which */
  char *candidate;   /* number of a decision that may carry it out; NULL: none */
  char *authority;   /* while one is awaited: who hears contests of this office, dative */
  char *next;        /* a sentence: what is to be done; NULL: nothing */
} GadibaContest;

/**
 * gadiba_office_register_contest:
 * @error: %GADIBA_OFFICE_ERROR_MISSING: nothing is asked, no day; %GADIBA_OFFICE_ERROR_WRONG: a day
 *   before the decision or still to come, a way that there is not, a decision that was taken
 *   back, a decision and a complaint at once
 *
 * Registers it under the next number of its year. One that comes after its term is registered too,
 * and says so: whoever hears it decides about the term.
 *
 * Returns: (transfer full)
 */
GadibaContest *gadiba_office_register_contest (GadibaOffice *self, const GadibaContestEntry *entry,
                                               const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_step_contest:
 * @error: %GADIBA_OFFICE_ERROR_WRONG: a day before it came or still to come, an outcome that there
 *   is not, a decision that does not carry it out, what is noted otherwise already;
 *   %GADIBA_OFFICE_ERROR_MISSING: what goes with it is not said; %GADIBA_OFFICE_ERROR_CONFLICT:
 *   somebody else noted something since it was looked at
 *
 * Notes what became of it.
 *
 * Returns: (transfer full)
 */
GadibaContest *gadiba_office_step_contest (GadibaOffice *self, const GadibaContestStep *step,
                                           const GadibaMoment *moment, GError **error);

/* Returns: (transfer full): as it stands. It leaves no entry in the journal */
GadibaContest *gadiba_office_read_contest (GadibaOffice *self, const char *number, GError **error);
/* Returns: (transfer full) (element-type GadibaContest): those that wait, oldest first */
GPtrArray *gadiba_office_list_contests (GadibaOffice *self, GError **error);
/* The same: of the applications of a person and his or her households, newest first. @person: key
 */
GPtrArray *gadiba_office_list_person_contests (GadibaOffice *self, gint64 person, GError **error);
/**
 * gadiba_office_export_contest:
 * @folder: made if it is not there
 * @error: %GADIBA_OFFICE_ERROR_WRONG: a complaint, a folder that cannot be made, or a file of that
 *   name that holds something else
 *
 * Writes what goes with a contest to whoever hears it: what is asked, and of the decision its
 * letter, how it was computed and the case, as they were kept when it was issued. The journal tells
 * that it was taken out.
 *
 * Returns: (transfer full): the names of the files
 */
char **gadiba_office_export_contest (GadibaOffice *self, const char *number, const char *folder,
                                     const GadibaMoment *moment, GError **error);
void gadiba_contest_free (GadibaContest *self);

/* Returns: (transfer full): in one sentence, which, of which day and how it stands */
char *gadiba_contest_describe (const GadibaContest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaContest, gadiba_contest_free)

G_END_DECLS
