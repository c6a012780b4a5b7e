/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-decision.h"
#include "gadiba-journal.h"
#include "gadiba-registers.h"

G_BEGIN_DECLS

/* What is stored with a decision. All borrowed. */
typedef struct
{
  const GadibaDecision *decision;   /* its number is that of @number */
  const GadibaSeriesNumber *number; /* from gadiba_series_next() of the same action */
  gint64 application;
  gint64 base;   /* the decision that it follows; 0: none */
  gint64 person; /* whom alone it concerns; 0: the household */
  gint64 signatory;
  gint64 preparer; /* who prepared it, where somebody else issues it; 0: whoever issues it */
  GBytes *case_file, *trace, *letter; /* frozen */
  const char *code;                   /* by which its letter can be told again */
  const char *books;                  /* id, edition and hash of each, one a line */
  const char *group;                  /* statistics: the group that was used; NULL: not known */
  int size;                           /* statistics: persons that were counted */
  const GPtrArray *checked;           /* GadibaChecked: what was looked at; NULL: nothing */
} GadibaIssue;

/**
 * gadiba_decision_check:
 * @issue: with decision, application and signatory; the rest may be missing yet
 * @error: %GADIBA_STORE_ERROR_REFUSED for a judgement on an application that is not open, one that
 *   follows a decision of another application, or one that was taken back, or is dated before it; a
 *   day before the application, somebody who does not sign on that day, a refusal or one month by
 * discretion without hearing or considerations, a hearing that cannot have been
 *
 * Whether it may be issued.
 */
gboolean gadiba_decision_check (GadibaDb *db, const GadibaIssue *issue, GError **error);

/**
 * gadiba_decision_issue:
 * @id: (out): key of the decision
 * @error: as gadiba_decision_check()
 *
 * Stores a decision for good.
 */
gboolean
gadiba_decision_issue (GadibaAction *action, const GadibaIssue *issue, gint64 *id, GError **error);

/* A decision as it was issued. */
typedef struct
{
  gint64 id, application;
  char *number, *application_number;
  GadibaDecisionKind kind;
  GadibaDate day;
  char *books;
  GBytes *case_file, *trace, *letter;
} GadibaIssued;

/* Returns: (transfer full): %GADIBA_STORE_ERROR_NOT_FOUND if no decision has that number */
GadibaIssued *gadiba_decision_read (GadibaDb *db, const char *number, GError **error);
void gadiba_issued_free (GadibaIssued *self);

/* What happened, newest last. */
typedef struct
{
  gint64 entry;
  char *utc, *caseworker, *action, *words; /* caseworker: NULL: the program; words: NULL: erased */
  char *number; /* of the application that it is about; NULL: it is about something else */
} GadibaEvent;

/* Returns: (transfer full) (element-type GadibaEvent): the entries of the journal that are about an
 * application or changed it or its decisions */
GPtrArray *gadiba_application_list_events (GadibaDb *db, gint64 application, GError **error);
/* The same for a person: his or her applications and talks too. */
GPtrArray *gadiba_person_list_events (GadibaDb *db, gint64 person, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaIssued, gadiba_issued_free)

G_END_DECLS
