/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-decide-private.h"

G_BEGIN_DECLS

/*
 * The checks before a decision is issued. The rule book says which there are, what they are called,
 * their article, weight and numbers; here is how each is found out.
 */

/* Looking at one decision. */
typedef struct
{
  GadibaDecide *decide;
  const GadibaDecision *decision;
  GadibaDb *db;
  const GError *failed; /* why it cannot be issued; NULL: it can */
  GadibaIntake *intake;
  GadibaCalendar *calendar;
  GPtrArray *notices; /* GadibaNotice */
  GadibaDate deadline;
  const GadibaCheckRule *rule; /* the check that is looked at */
  GPtrArray *checks;           /* GadibaCheck */
} GadibaCheckRun;

/* Says that the check has found something. Returns: (transfer none): what is told of it. Takes
 * @detail. */
GadibaCheck *_gadiba_check_find (GadibaCheckRun *run, char *detail);
/* The same of a person. */
GadibaCheck *_gadiba_check_find_of (GadibaCheckRun *run, const GadibaCasePerson *person,
                                    const char *page, char *detail);
/* Says that all is in order. Takes @detail. */
GadibaCheck *_gadiba_check_pass (GadibaCheckRun *run, char *detail);
/* @page: interned; @kind: (nullable) */
void _gadiba_check_lead (GadibaCheck *check, const char *page, const char *kind);
/* Says that it cannot be issued, in words that are the program's. Takes @detail. */
GadibaCheck *
_gadiba_check_block (GadibaCheckRun *run, const char *id, const char *title, char *detail);

/* A message follows the name of a program elsewhere; here it stands alone. Returns: (transfer full)
 */
char *_gadiba_check_make_sentence (const char *message);
/* Returns: (transfer full): given and family name */
char *_gadiba_check_make_name (const GadibaCasePerson *person);
/* Adds a name to @names. */
void _gadiba_check_append_name (GString *names, const GadibaCasePerson *person);

/* What the case says. */
void _gadiba_check_evidence (GadibaCheckRun *run);
void _gadiba_check_income (GadibaCheckRun *run);
void _gadiba_check_property (GadibaCheckRun *run);
void _gadiba_check_savings (GadibaCheckRun *run);
/* Papers. */
void _gadiba_check_statement (GadibaCheckRun *run);
void _gadiba_check_visit (GadibaCheckRun *run);
void _gadiba_check_papers (GadibaCheckRun *run);
void _gadiba_check_printout (GadibaCheckRun *run);
void _gadiba_check_signed (GadibaCheckRun *run);
void _gadiba_check_way (GadibaCheckRun *run);
/* What the law asks of a decision. */
void _gadiba_check_condition (GadibaCheckRun *run);
void _gadiba_check_hearing (GadibaCheckRun *run);
void _gadiba_check_considerations (GadibaCheckRun *run);
void _gadiba_check_one_month (GadibaCheckRun *run);
void _gadiba_check_deadline (GadibaCheckRun *run);
void _gadiba_check_signatory (GadibaCheckRun *run);
void _gadiba_check_notices (GadibaCheckRun *run);
void _gadiba_check_gain (GadibaCheckRun *run);
/* Income from work that is left out once a year. */
void _gadiba_check_disregard (GadibaCheckRun *run);
void _gadiba_check_disregard_twice (GadibaCheckRun *run);

/* That the letter has a name in the nominative: no matter of the rule book. */
void _gadiba_check_dative (GadibaCheckRun *run);
/* What hinders it otherwise: never no letter without a word on why. */
void _gadiba_check_obstacles (GadibaCheckRun *run);

G_END_DECLS
