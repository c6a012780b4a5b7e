/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-judgement.h"
#include "gadiba-office.h"

G_BEGIN_DECLS

/* How a benefit is to be paid, or who gives a social service. */
typedef struct
{
  const char *benefit; /* NULL: all that no other order names */
  GadibaPayment payment;
  const char *payee;   /* of PROVIDER: who gets it; else NULL: the applicant */
  const char *account; /* of ACCOUNT, optional of PROVIDER: as typed */
  /* Of a social service, which has no other payment than PROVIDER: */
  gboolean waits;    /* there is no place yet: it goes into the queue */
  GadibaDate begins; /* its first day; NONE: the day of the decision */
} GadibaPayOrder;

/* What a decision follows, and why. Optional members may be NULL, days and months NONE; one that
 * the kind or ground has no place for is refused. */
typedef struct
{
  const char *base;   /* number of the decision that it follows; optional for one about the time to
                         decide */
  const char *ground; /* id of a ground in the rule book */
  const char *happened;  /* optional: what happened, in the caseworker's words */
  GadibaDate since;      /* when it happened; from the month after it the decision works */
  GadibaMonth first;     /* of one whose first month is stated; of a recovery: what is asked back */
  GadibaMonth last;      /* of a recovery: the last month; of a reduction: optional */
  gboolean alone;        /* of one whose first month is stated: only that month is looked at */
  GadibaDate until;      /* the day that it sets */
  const char *person;    /* optional: id in the case: whom alone it concerns */
  const char *addressee; /* optional: id in the case: to whom it goes where whom it concerns was
                            the applicant, and is gone */
  guint percent;         /* of a reduction: how much less, 1 to 100 */
} GadibaFollow;

/* Why a decision is issued although a check before it has found something. */
typedef struct
{
  const char *check;  /* id of the check in the rule book */
  const char *key;    /* which of its findings, as GadibaCheck tells; NULL: all of them */
  const char *reason; /* in the caseworker's words */
} GadibaOverride;

/* A decision to be issued. Optional members may be NULL, days NONE. */
typedef struct
{
  const char *application; /* its number; of a decision that follows another one: optional */
  GadibaDecisionKind kind;
  GadibaFollow follow; /* of all but a judgement */
  GadibaDate day;
  gboolean day_stated; /* somebody named it; else, if it is today, it is by the clock */
  GadibaOneMonth one_month;
  const char *signatory; /* optional: else the first who signs on that day */
  GadibaDate heard;      /* of the hearing, with what was said; or why nobody was heard */
  const char *heard_text;
  const char *not_heard_ground; /* id of a ground of the rule book, or words of one's own */
  const char *considerations;
  const char *const *evidence; /* optional */
  gboolean signed_electronically;
  const GadibaPayOrder *orders;
  guint n_orders;
  const GadibaOverride *overrides;
  guint n_overrides;
} GadibaDecideRequest;

/* Returns: (transfer full): @request with copies of all that it names, for another thread */
GadibaDecideRequest *gadiba_decide_request_dup (const GadibaDecideRequest *request);
/* Frees what gadiba_decide_request_dup() made, and nothing else. */
void gadiba_decide_request_free (GadibaDecideRequest *request);

typedef struct
{
  char *number;        /* of the decision: "SP/2026/17" */
  GPtrArray *items;    /* char *: what was decided on each thing asked for */
  GPtrArray *warnings; /* char *: what the caseworker should know: doubts, what is left open */
} GadibaDecided;

/**
 * gadiba_office_decide:
 * @error: %GADIBA_JUDGEMENT_ERROR, %GADIBA_LETTER_ERROR for what the letter lacks,
 *   %GADIBA_STORE_ERROR_REFUSED for a day, person or state in which it may not be issued,
 *   %GADIBA_OFFICE_ERROR_REASON where a check is to be answered with a reason,
 *   %GADIBA_OFFICE_ERROR_WRONG where one blocks, where there is nothing to give a reason for, or
 *   where something is said that such a decision does not ask
 *
 * Decides everything that an application asks for and that can be decided, and issues it as a
 * numbered, composed act, for good. What is left open can be decided later.
 *
 * Returns: (transfer full)
 */
GadibaDecided *gadiba_office_decide (GadibaOffice *self, const GadibaDecideRequest *request,
                                     const GadibaMoment *moment, GError **error);
void gadiba_decided_free (GadibaDecided *decided);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaDecideRequest, gadiba_decide_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaDecided, gadiba_decided_free)

G_END_DECLS
