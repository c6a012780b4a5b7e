/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-page.h"
#include "gadiba-working-case.h"

G_BEGIN_DECLS

/*
 * What else the household of an application could be granted, and what it would have if somebody
 * earned more. Nothing here changes the application; what is shown follows it.
 */
#define GADIBA_TYPE_OUTLOOK_PAGE (gadiba_outlook_page_get_type ())
G_DECLARE_FINAL_TYPE (GadibaOutlookPage, gadiba_outlook_page, GADIBA, OUTLOOK_PAGE, GadibaPage)

GtkWidget *gadiba_outlook_page_new (GadibaWorkingCase *working);
const char *gadiba_outlook_page_get_application (GadibaOutlookPage *self);
/* Returns: (transfer none): "else" or "if": which of the two is shown */
const char *gadiba_outlook_page_get_section (GadibaOutlookPage *self);

G_END_DECLS
