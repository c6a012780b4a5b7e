/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-decision.h"
#include "gadiba-page.h"

G_BEGIN_DECLS

/*
 * The decision on an application before it is issued: the very page, and the checks. Signals:
 *  "issued" (char *decision): it is, and is to be printed;
 *  "drafted" (char *sentence): it waits for somebody else, or went back to whoever prepared it;
 *  "back" (): not now;
 *  "mend" (const GadibaCheckPlace *): where a check can be settled.
 */
#define GADIBA_TYPE_ISSUE_PAGE (gadiba_issue_page_get_type ())
G_DECLARE_FINAL_TYPE (GadibaIssuePage, gadiba_issue_page, GADIBA, ISSUE_PAGE, GadibaPage)

GtkWidget *gadiba_issue_page_new (GadibaSession *session, const char *application);
/* One that is no judgement. @application: the one from whose workspace it is issued; @base:
 * (nullable): number of the decision that it follows; NULL: it is about the time to decide */
GtkWidget *gadiba_issue_page_new_following (GadibaSession *session, const char *application,
                                            GadibaDecisionKind kind, const char *base);
const char *gadiba_issue_page_get_application (GadibaIssuePage *self);
GadibaDecisionKind gadiba_issue_page_get_kind (GadibaIssuePage *self);
/* Returns: (nullable) (transfer none): number of the decision that it follows */
const char *gadiba_issue_page_get_base (GadibaIssuePage *self);
/* Whether it is the sheet of such a decision. */
gboolean gadiba_issue_page_is_about (GadibaIssuePage *self, const char *application,
                                     GadibaDecisionKind kind, const char *base);
/* Prepares it anew: the case may have changed. */
void gadiba_issue_page_refresh (GadibaIssuePage *self);

G_END_DECLS
