/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-decision.h"
#include "gadiba-facts.h"

G_BEGIN_DECLS

/* From a case to a decision: what the law gives for each thing asked for, in each month. */

typedef enum
{
  GADIBA_JUDGEMENT_ERROR_CHOICE,  /* the law leaves it to the caseworker, who has not said */
  GADIBA_JUDGEMENT_ERROR_NOTHING, /* nothing is left to decide */
  GADIBA_JUDGEMENT_ERROR_OPEN,    /* nothing can be decided yet: the facts that are missing */
  GADIBA_JUDGEMENT_ERROR_GAIN,    /* it would take something away for more income from work alone */
  GADIBA_JUDGEMENT_ERROR_MIXED,   /* it asks for social services and for benefits at once */
} GadibaJudgementError;

#define GADIBA_JUDGEMENT_ERROR (gadiba_judgement_error_quark ())
GQuark gadiba_judgement_error_quark (void);

/* What the caseworker does with a household that the income fits but a condition does not: SPSPL
 * 36(3)3 allows one month. */
typedef enum
{
  GADIBA_ONE_MONTH_NOT_SAID,
  GADIBA_ONE_MONTH_GRANT,
  GADIBA_ONE_MONTH_REFUSE,
} GadibaOneMonth;

/* What an earlier decision on the application decided. */
typedef struct
{
  const char *id;       /* "status" or a benefit's */
  GadibaDate open_from; /* what it granted ends before this day, and the rest was left open; NONE:
                           all of it is decided */
} GadibaSettled;

/* Who is left out of the household. */
typedef struct
{
  int person; /* index in the case */
  GadibaMonth from;
  GadibaMonth until; /* the first month in which it does not hold any more; NONE: it goes on */
} GadibaStopped;

typedef struct
{
  GadibaDate known; /* what the law is taken from: as it is known on that day; NONE: on the day of
                       the decision */
  GadibaOneMonth one_month;
  const GadibaSettled *settled;
  guint n_settled;
  const GadibaStopped *stopped; /* by earlier decisions that go on */
  guint n_stopped;
  GadibaDate ends; /* of the status that stands, and benefits of its term with it; NONE: none */
  GadibaMonth extended; /* the first month beyond the term that was extended; NONE: none */
  const char *kept;     /* the one benefit that goes on in it: nothing else counts as asked for */
} GadibaJudgementTerms;

/* What statistics keep of the household. */
typedef struct
{
  const char *group; /* interned; NULL: not known */
  int size;          /* persons counted */
} GadibaJudgement;

/**
 * gadiba_decision_judge:
 * @decision: with its case and day; items, trace and words are filled in
 * @judgement: (out)
 * @error: %GADIBA_JUDGEMENT_ERROR, or %GADIBA_RULES_ERROR for a case that @book cannot assess
 *
 * Decides each thing that is asked for. A month of the term takes the values of that month (its
 * first day; the first month: the day of receipt) and its own bills, or those of the housing month
 * as long as there are none. A benefit of the status's term is bound by the conditions of the means
 * test but those of the status only; one that needs the status by all of them; any other only by
 * those that the law lets nobody off (SPSPL 3, 36(2.1)). What is not known is left open, with the
 * questions; months behind one that is not known too.
 */
gboolean gadiba_decision_judge (GadibaDecision *decision, const GadibaBook *book,
                                const GadibaJudgementTerms *terms, GadibaJudgement *judgement,
                                GError **error);

/* The household in a month of the term, for who assesses many at once: what a judgement or a
 * revision evaluates for that month, and the day whose law counts. @month: not before the month of
 * receipt. Returns: (transfer full) */
GadibaFacts *gadiba_judgement_get_facts (const GadibaCase *from, const GadibaBook *book,
                                         GadibaMonth month, GError **error);
/* @facts: of @from, for some month; from now on for another one */
void gadiba_judgement_turn_facts (GadibaFacts *facts, const GadibaCase *from, GadibaMonth month);
GadibaDate gadiba_judgement_get_day (const GadibaCase *from, GadibaMonth month);

G_END_DECLS
