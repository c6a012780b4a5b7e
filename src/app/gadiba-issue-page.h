/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-page.h"

G_BEGIN_DECLS

/*
 * The decision on an application before it is issued: the very page, and the checks. Signals:
 *  "issued" (char *decision): it is, and is to be printed;
 *  "back" (): not now;
 *  "mend" (const GadibaCheckPlace *): where a check can be settled.
 */
#define GADIBA_TYPE_ISSUE_PAGE (gadiba_issue_page_get_type ())
G_DECLARE_FINAL_TYPE (GadibaIssuePage, gadiba_issue_page, GADIBA, ISSUE_PAGE, GadibaPage)

GtkWidget *gadiba_issue_page_new (GadibaSession *session, const char *application);
const char *gadiba_issue_page_get_application (GadibaIssuePage *self);
/* Prepares it anew: the case may have changed. */
void gadiba_issue_page_refresh (GadibaIssuePage *self);

G_END_DECLS
