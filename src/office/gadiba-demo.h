/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-assessment.h"
#include "gadiba-case.h"
#include "gadiba-decision.h"

G_BEGIN_DECLS

/*
 * A practice office: invented households of the invented Liepkalnu novads, whom a caseworker may
 * get wrong without harm. What they are like, and the sentences that are said and written, are
 * tables in data/demo; its README says where the names come from.
 *
 * Nobody of them can be a real person: all personal codes are of the block that no rule can give
 * (gadiba_personal_code_is_practice(): "3199" and seven digits), account numbers are of a bank that
 * does not exist, postcodes of no post office. Codes are unique in an office, and no two persons
 * have both name and birth date in common.
 *
 * The same seed and day give the same cases, on every machine and for every size of the office: a
 * larger one has the same households and more. Nothing is stored here.
 */
typedef struct _GadibaDemo GadibaDemo;

/* The most households that an office can have: then the codes would come to an end. */
#define GADIBA_DEMO_MAX_SIZE 1000000

/**
 * gadiba_demo_new:
 * @seed: any number: another one gives another office
 * @size: households, 1 to %GADIBA_DEMO_MAX_SIZE; some apply more than once
 * @today: the day on which the office is made; applications came in within the fourteen months
 *   before it
 * @error: %GADIBA_XML_ERROR or %GADIBA_CORE_ERROR: a table of data/demo cannot be used
 *
 * Returns: (transfer full)
 */
GadibaDemo *gadiba_demo_new (guint64 seed, guint size, GadibaDate today, GError **error);
void gadiba_demo_free (GadibaDemo *self);

/* Returns: how many applications the households have made */
guint gadiba_demo_get_n_cases (const GadibaDemo *self);

/**
 * gadiba_demo_get_nth_received:
 * @n: below gadiba_demo_get_n_cases()
 *
 * Cases are numbered by household, so that a case keeps its index in an office of any size. An
 * office takes them in by their day.
 *
 * Returns: the index of the case that came in as number @n, counted from 0
 */
guint gadiba_demo_get_nth_received (const GadibaDemo *self, guint n);

/**
 * gadiba_demo_get_household:
 * @number: (out) (optional): which application of the household it is, counted from 0
 *
 * Returns: the number of the household that case @index is of, counted from 0
 */
guint gadiba_demo_get_household (const GadibaDemo *self, guint index, guint *number);

/**
 * gadiba_demo_make_case:
 * @index: below gadiba_demo_get_n_cases()
 *
 * One application as a case file would hold it: the incomes of its window, the costs of the housing
 * month if housing is asked for, savings and property, what was granted elsewhere before. Something
 * is missing in some, and some will be refused. A household that applies again has the same persons
 * and the same dwelling; incomes are those of its months, so windows that overlap agree.
 *
 * Returns: (transfer full)
 */
GadibaCase *gadiba_demo_make_case (const GadibaDemo *self, guint index);

typedef enum
{
  GADIBA_DEMO_OPEN,      /* not decided: something is missing, or the day has not come */
  GADIBA_DEMO_GRANT,     /* all conditions are met; a benefit may still come out at nothing */
  GADIBA_DEMO_ONE_MONTH, /* an unmet condition, and one month to put it right */
  GADIBA_DEMO_REFUSE,
} GadibaDemoAnswer;

/**
 * GadibaDemoDecision:
 * @answer: what the caseworker decides
 * @day: a working day 3 to 25 days after receipt; %GADIBA_DATE_NONE while it is open
 * @heard: (APL 62) the working day of the hearing, after receipt and not after @day;
 *   %GADIBA_DATE_NONE where there was none
 * @heard_text: (nullable): what was said there, as a letter goes on after a colon
 * @not_heard_ground: (nullable): why there was no hearing, where the answer is not in full what was
 *   asked for
 * @considerations: (nullable): APL 65 and 66; NULL while it is open
 * @payment: how benefits are paid
 * @housing_payment: how the housing benefit is paid
 * @provider: (nullable): who is paid it, for %GADIBA_PAYMENT_PROVIDER
 * @account: the applicant's practice account number, for %GADIBA_PAYMENT_ACCOUNT; else empty
 *
 * All that a caseworker says and chooses. Texts are Latvian and live as long as the demo.
 */
typedef struct
{
  GadibaDemoAnswer answer;
  GadibaDate day;
  GadibaDate heard;
  const char *heard_text, *not_heard_ground, *considerations;
  GadibaPayment payment, housing_payment;
  const char *provider;
  char account[22];
} GadibaDemoDecision;

/**
 * gadiba_demo_decide:
 * @index: of the case
 * @assessment: what the law gives this case
 *
 * What a caseworker would decide: nothing while the assessment is undecided or the day has not
 * come; refusal where the income is above the threshold; refusal or one month where another
 * condition is not met; else what the assessment gives.
 */
GadibaDemoDecision
gadiba_demo_decide (const GadibaDemo *self, guint index, const GadibaAssessment *assessment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaDemo, gadiba_demo_free)

G_END_DECLS
