/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-judgement.h"

G_BEGIN_DECLS

/*
 * What stands by the decisions so far, looked at again: after bills, another law, changed
 * circumstances, a stop, a reduction.
 */

/* What stands for one month of a benefit. */
typedef struct
{
  const char *benefit; /* id */
  GadibaMonth month;
  GadibaMoney amount; /* cents */
  const char *payee;  /* NULL: the applicant */
  guint percent;      /* how much less by a reduction that goes on; 0: nothing */
  GadibaMoney asked;  /* what was asked back of it before, cents */
  gboolean is_new;    /* nothing stood for it: the term is extended by it */
} GadibaStandingMonth;

typedef struct
{
  GadibaMonth from; /* the first month that is looked at */
  GadibaDate seen;  /* as if received on that day: its window, its conditions; NONE: as received */
  const char *word; /* of the status that stands: "needy"; NULL: none does */
  GadibaDate granted, ends; /* of the status */
  gboolean stops;           /* nothing is due for the household any more */
  gboolean tests;           /* the conditions of the means test are looked at again (SPSPL 38(4)) */
  const char *allowed;      /* ids of conditions, with spaces, that need not be met; NULL: none */
  const char *only;         /* the one benefit that is looked at; NULL: all */
  GadibaDate earned; /* what is there more of the groups of income with a gain than as of this
                        day takes nothing away (SPSPL 38(5)); NONE: it does */
  const GadibaStandingMonth *standing; /* in the order of benefits, then months */
  guint n_standing;
  const GadibaStopped *stopped; /* by earlier decisions that go on */
  guint n_stopped;
  GadibaDate extends;   /* the last day of the status by this decision (SPSPL 38(2)); NONE: it ends
                           when it did */
  GadibaMonth extended; /* the first month beyond the term, by this or an earlier decision; NONE */
  const char *kept;     /* the one benefit that goes on in it */
} GadibaRevisionTerms;

/**
 * gadiba_decision_revise:
 * @decision: with case, day and basis; items, trace and words are filled in. The person of its
 *   basis, if it is a stop, is left out of the household too; the percent of its basis, if it is a
 *   reduction, holds instead of earlier ones
 * @judgement: (out)
 * @error: %GADIBA_JUDGEMENT_ERROR_OPEN for months that cannot be told, with the facts;
 *   %GADIBA_JUDGEMENT_ERROR_NOTHING where nothing stands from that month on, nothing differs, or
 *   nothing is left to be asked back; %GADIBA_JUDGEMENT_ERROR_GAIN where less would be due for such
 * a gain alone
 *
 * An item for each benefit that stands, with all its months from @terms->from on, what stood and
 * what is due now. Each month takes the law of its first day and its own bills, as far as there are
 * any. Where less would be due, gains are taken away from the incomes of @decision's case, as lines
 * of the kinds that the book names for it, and it is looked at once more. Where the household's
 * term ends, an item "status" says until when it has the status.
 */
gboolean gadiba_decision_revise (GadibaDecision *decision, const GadibaBook *book,
                                 const GadibaRevisionTerms *terms, GadibaJudgement *judgement,
                                 GError **error);

/**
 * gadiba_decision_note:
 * @decision: as for gadiba_decision_revise()
 *
 * For a decision that leaves what stands as it is: about the time to decide, or an obvious error.
 * It gets words and norms, and no items.
 */
gboolean gadiba_decision_note (GadibaDecision *decision, const GadibaBook *book,
                               GadibaJudgement *judgement, GError **error);

G_END_DECLS
