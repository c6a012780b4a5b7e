/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-office-prepare.h"

G_BEGIN_DECLS

/*
 * The sheet on which the caseworker confirms a decision: at the left the very page that will be
 * printed, at the right what has to be settled before, what is asked, and the one button that
 * issues it. The sheet prepares and issues nothing itself: it says when, and shows what came of it.
 *
 * Signal "changed" (guint serial): an answer was given, or the sheet begins. Take the request with
 * gadiba_decision_sheet_dup_request(), prepare it, and give what came of it back with that serial.
 * Signal "issue" (): issue the request with gadiba_office_issue_prepared() and the digest of what
 * is shown, then print; gadiba_decision_sheet_set_busy() meanwhile, _show_changed() if it has
 * changed. What "issue" means goes with gadiba_decision_sheet_get_deed(): it may be prepared only,
 * or be what somebody else has prepared. Signal "give-back" (const char *note): that is to go back.
 * Signal "back" (): the caseworker leaves it.
 * Signal "mend" (const GadibaCheck *): she wants to go where a check can be settled.
 */
#define GADIBA_TYPE_DECISION_SHEET (gadiba_decision_sheet_get_type ())
G_DECLARE_FINAL_TYPE (GadibaDecisionSheet, gadiba_decision_sheet, GADIBA, DECISION_SHEET, GtkWidget)

/* What becomes of what is shown. */
typedef enum
{
  GADIBA_SHEET_ISSUE,       /* it is issued */
  GADIBA_SHEET_PREPARE,     /* it is prepared for somebody else: gadiba_office_prepare_draft() */
  GADIBA_SHEET_ISSUE_DRAFT, /* somebody else has prepared it: gadiba_office_issue_draft() */
  GADIBA_SHEET_AWAIT,       /* nothing: whoever works has prepared it */
} GadibaSheetDeed;

GtkWidget *gadiba_decision_sheet_new (void);
GadibaSheetDeed gadiba_decision_sheet_get_deed (GadibaDecisionSheet *self);

/**
 * gadiba_decision_sheet_begin:
 * @request: the application, the day, and what is known already; it is copied
 *
 * Begins with another decision. Emits "changed".
 */
void gadiba_decision_sheet_begin (GadibaDecisionSheet *self, const GadibaDecideRequest *request);

/* Gives the keyboard to the first question that is open, or to the letter. */
void gadiba_decision_sheet_enter (GadibaDecisionSheet *self);

/* Asks for the preview anew, when the case may have changed. Emits "changed". */
void gadiba_decision_sheet_refresh (GadibaDecisionSheet *self);

/* Returns: (transfer full): what is to be prepared, or issued */
GadibaDecideRequest *gadiba_decision_sheet_dup_request (GadibaDecisionSheet *self);

/* Returns: (nullable): the digest of the letter that is shown */
const char *gadiba_decision_sheet_get_digest (GadibaDecisionSheet *self);

/**
 * gadiba_decision_sheet_set_prepared:
 * @prepared: (transfer full) (nullable): NULL: it could not be prepared
 * @serial: that of the signal; what belongs to an older one is not shown
 * @failed: (nullable): why it could not be prepared, a sentence
 */
void gadiba_decision_sheet_set_prepared (GadibaDecisionSheet *self, GadibaPrepared *prepared,
                                         guint serial, const char *failed);

/**
 * gadiba_decision_sheet_set_busy:
 * @is_busy: whether the decision is being issued
 * @failed: (nullable): why it was not, a sentence; it stays until the next answer
 */
void
gadiba_decision_sheet_set_busy (GadibaDecisionSheet *self, gboolean is_busy, const char *failed);

/* Somebody changed meanwhile what was to be issued: it is prepared anew, and @sentence stands
 * beside the button until something is answered or issued. */
void gadiba_decision_sheet_show_changed (GadibaDecisionSheet *self, const char *sentence);

G_END_DECLS
