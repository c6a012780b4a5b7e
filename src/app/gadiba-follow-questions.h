/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-office-prepare.h"

G_BEGIN_DECLS

/*
 * What is asked when a decision follows another one, or is about the time to decide: its ground,
 * whom it concerns, when, until when, how much, what happened. Which of it is asked, and which
 * grounds there are, what is prepared says. For a judgement nothing is.
 *
 * Signals as those of the questions of each decision.
 */
#define GADIBA_TYPE_FOLLOW_QUESTIONS (gadiba_follow_questions_get_type ())
G_DECLARE_FINAL_TYPE (GadibaFollowQuestions, gadiba_follow_questions, GADIBA, FOLLOW_QUESTIONS,
                      GtkWidget)

/* Begins anew with the answers that @request holds. */
void gadiba_follow_questions_set_request (GadibaFollowQuestions *self,
                                          const GadibaDecideRequest *request);

/* Asks what @prepared needs, and ties what it finds wrong to the question; answers stay. */
void
gadiba_follow_questions_set_prepared (GadibaFollowQuestions *self, const GadibaPrepared *prepared);

/* Returns: (transfer full): @base with the answers */
GadibaDecideRequest *
gadiba_follow_questions_dup_request (GadibaFollowQuestions *self, const GadibaDecideRequest *base);

/* Goes to the question @kind, as GadibaCheckPlace names it. Returns: whether it is asked here */
gboolean gadiba_follow_questions_focus (GadibaFollowQuestions *self, const char *kind);

G_END_DECLS
