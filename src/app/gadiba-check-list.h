/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-office-prepare.h"

G_BEGIN_DECLS

/*
 * Checks before an act that cannot be taken back, in three groups: what has to be settled, what
 * should be made sure of, what is in order.
 *
 * Signal "mend" (const GadibaCheck *): the caseworker wants to go where a check can be settled; it
 * lives as long as the checks do.
 * Signal "reasons-changed": something was typed as the reason of a check that asks for one.
 */
#define GADIBA_TYPE_CHECK_LIST (gadiba_check_list_get_type ())
G_DECLARE_FINAL_TYPE (GadibaCheckList, gadiba_check_list, GADIBA, CHECK_LIST, GtkWidget)

GtkWidget *gadiba_check_list_new (void);

/* @checks: (nullable) (element-type GadibaCheck): the gravest first. What was typed as the reason
 * of one that is there again stays. */
void gadiba_check_list_set_checks (GadibaCheckList *self, GPtrArray *checks);
/* Forgets the reasons that were typed: it is about something else from now on. */
void gadiba_check_list_forget_reasons (GadibaCheckList *self);
/* Takes the reasons of @request as typed. */
void gadiba_check_list_take_reasons (GadibaCheckList *self, const GadibaDecideRequest *request);
/* Returns: (nullable) (transfer none): the first check that is to be answered with a reason and has
 * none yet */
const GadibaCheck *gadiba_check_list_find_unanswered (GadibaCheckList *self);
/* Puts the reasons of the checks that are shown into @request, which is a copy of its own. */
void gadiba_check_list_fill_request (GadibaCheckList *self, GadibaDecideRequest *request);

G_END_DECLS
