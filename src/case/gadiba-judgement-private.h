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
  GPtrArray *cases;       /* GadibaCase, shallow: of each month that has bills of its own */
  GPtrArray *facts;       /* GadibaFacts, one for each evaluation */
  GPtrArray *evaluations; /* GadibaEvaluation, in the order of the months */
  GPtrArray *open;        /* char *: facts that are missing, as programs call them */
} GadibaJudge;

void _gadiba_judge_begin (GadibaJudge *judge);
void _gadiba_judge_clear (GadibaJudge *judge);

/* Returns: (transfer none): the household in month @index of the term */
GadibaEvaluation *_gadiba_judge_get_month (GadibaJudge *judge, guint index, GError **error);

/* The month whose bills the housing benefit of month @index is computed from. */
GadibaMonth _gadiba_judge_get_bills (const GadibaJudge *judge, guint index);

/* Fills in the trace: of the day of receipt, and of later months what comes out otherwise. Then the
 * norms that each item rests on. */
gboolean _gadiba_judge_explain (GadibaJudge *judge, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GadibaJudge, _gadiba_judge_clear)

G_END_DECLS
