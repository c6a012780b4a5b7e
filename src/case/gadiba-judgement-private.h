/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-evaluation.h"
#include "gadiba-judgement.h"

G_BEGIN_DECLS

/* A case under judgement: month by month, each under its own law. */
typedef struct
{
  GadibaDecision *decision;
  const GadibaBook *book;
  const GadibaJudgementTerms *terms;
  GadibaMonth first;      /* of the term: the month of receipt */
  gboolean revises;       /* what stands is looked at again: only what was computed is told */
  guint begins;           /* the month of the term that is looked at first */
  GPtrArray *cases;       /* GadibaCase, shallow: of each month that has bills of its own */
  GPtrArray *facts;       /* GadibaFacts, one for each evaluation */
  GPtrArray *evaluations; /* GadibaEvaluation, in the order of the months */
  GPtrArray *open;        /* char *: facts that are missing, as programs call them */
} GadibaJudge;

void _gadiba_judge_begin (GadibaJudge *judge);
void _gadiba_judge_clear (GadibaJudge *judge);

/* Returns: (transfer none): the household in month @index of the term */
GadibaEvaluation *_gadiba_judge_get_month (GadibaJudge *judge, guint index, GError **error);

/* The value of @step for the household in month @index of the term. */
gboolean _gadiba_judge_get_value (GadibaJudge *judge, guint index, const GadibaStep *step,
                                  GadibaValue *value, GError **error);

/* What the housing benefit of month @index rests on, beside the amount. */
gboolean _gadiba_judge_set_housing (GadibaJudge *judge, guint index, GadibaDecisionMonth *row,
                                    GError **error);

/* Social services have decisions of their own: %GADIBA_JUDGEMENT_ERROR_MIXED. */
gboolean _gadiba_judge_check_mixed (const GadibaJudge *judge, GError **error);
/* What @item grants of the service: @volume, how long, for what co-payment; open, if the book needs
 * facts for these that are missing. */
gboolean _gadiba_judge_grant_service (GadibaJudge *judge, GadibaDecisionItem *item,
                                      const GadibaBenefit *benefit, const GadibaValue *volume,
                                      GError **error);

/* Adds the questions whose answers would tell month @index; @missing: (element-type GadibaMissing).
 * @item: (nullable): gets them too */
gboolean _gadiba_judge_add_missing (GadibaJudge *judge, guint index, GadibaDecisionItem *item,
                                    GPtrArray *missing, GError **error);
/* %GADIBA_JUDGEMENT_ERROR_OPEN, with the facts that are missing. */
void _gadiba_judge_set_open (const GadibaJudge *judge, GError **error);
/* What statistics keep, of the month that is looked at first. */
gboolean _gadiba_judge_fill (GadibaJudge *judge, GadibaJudgement *judgement, GError **error);

/* The month whose bills the housing benefit of month @index is computed from. */
GadibaMonth _gadiba_judge_get_bills (const GadibaJudge *judge, guint index);

/* Fills in the trace: of the day of receipt, and of later months what comes out otherwise. Then the
 * norms that each item rests on. */
gboolean _gadiba_judge_explain (GadibaJudge *judge, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GadibaJudge, _gadiba_judge_clear)

G_END_DECLS
