/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-page.h"
#include "gadiba-working-case.h"

G_BEGIN_DECLS

/* A new application: first who it is, so that nobody is entered twice. It opens the application
 * when it is registered, or the card of who is there already. */
#define GADIBA_TYPE_NEW_PAGE (gadiba_new_page_get_type ())
G_DECLARE_FINAL_TYPE (GadibaNewPage, gadiba_new_page, GADIBA, NEW_PAGE, GadibaPage)

/* @typed: what was searched for: a name or code to begin with */
GtkWidget *gadiba_new_page_new (GadibaSession *session, const char *typed);

/* A card alone, of somebody who does not apply yet; it opens the card. */
GtkWidget *gadiba_new_page_new_card (GadibaSession *session, const char *typed);

/* For the client of @working: names are not asked for; what is known is taken over. */
GtkWidget *gadiba_new_page_new_for (GadibaWorkingCase *working);

G_END_DECLS
