/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-judgement.h"

G_BEGIN_DECLS

/* What becomes of what stands once a decision is taken back: what earlier decisions say stands
 * again, or nothing. */

/* One month of a benefit that stands by the decision. */
typedef struct
{
  const char *benefit; /* id */
  GadibaMonth month;
  GadibaMoney amount; /* cents */
  GadibaMoney left;   /* what stands without the decision, cents; 0: nothing */
  const char *payee;  /* NULL: the applicant */
} GadibaTakenMonth;

/* A status as it stands. */
typedef struct
{
  const char *word; /* "needy"; NULL: none */
  GadibaDate from, to;
} GadibaStatusTerm;

typedef struct
{
  const GadibaTakenMonth *months; /* in the order of benefits, then months */
  guint n_months;
  GadibaStatusTerm status, left; /* with the decision and without it */
  gboolean reopens;              /* what it decided has to be decided anew */
  gboolean takes_service;        /* a social service goes with it */
} GadibaTakingBack;

/**
 * gadiba_decision_take_back:
 * @decision: with case, day and basis; items, trace and words are filled in
 * @judgement: (out)
 *
 * An item for each benefit that stood by the decision, with what stands without it; an item
 * "status" where that changes. A decision that gave nothing, or of which nothing stands any more,
 * is taken back without items.
 */
gboolean gadiba_decision_take_back (GadibaDecision *decision, const GadibaBook *book,
                                    const GadibaTakingBack *terms, GadibaJudgement *judgement,
                                    GError **error);

G_END_DECLS
