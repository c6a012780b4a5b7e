/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-office-prepare.h"

G_BEGIN_DECLS

/*
 * The few things that are asked when a decision is issued, each only where it is needed: one month
 * or a refusal, the hearing, the considerations, how it is paid, who signs.
 *
 * Signal "editing": somebody types; what was prepared holds no longer.
 * Signal "changed": an answer was given: chosen, or typed and left alone for a moment.
 */
#define GADIBA_TYPE_DECISION_QUESTIONS (gadiba_decision_questions_get_type ())
G_DECLARE_FINAL_TYPE (GadibaDecisionQuestions, gadiba_decision_questions, GADIBA,
                      DECISION_QUESTIONS, GtkWidget)

GtkWidget *gadiba_decision_questions_new (void);

/* Begins anew with the answers that @request holds. */
void gadiba_decision_questions_set_request (GadibaDecisionQuestions *self,
                                            const GadibaDecideRequest *request);

/* Asks what @prepared needs; answers that were given stay. */
void gadiba_decision_questions_set_prepared (GadibaDecisionQuestions *self,
                                             const GadibaPrepared *prepared);

/* Returns: (transfer full): @base with the answers */
GadibaDecideRequest *gadiba_decision_questions_dup_request (GadibaDecisionQuestions *self,
                                                            const GadibaDecideRequest *base);

/* Goes to the question @kind, as GadibaCheckPlace names it. */
void gadiba_decision_questions_focus (GadibaDecisionQuestions *self, const char *kind);

G_END_DECLS
