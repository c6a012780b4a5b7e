/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-page.h"

G_BEGIN_DECLS

/*
 * The rule book to be read and searched; the values that the municipality sets can be given others:
 * in a draft, which is tried and then put in force.
 */
#define GADIBA_TYPE_RULES_PAGE (gadiba_rules_page_get_type ())
G_DECLARE_FINAL_TYPE (GadibaRulesPage, gadiba_rules_page, GADIBA, RULES_PAGE, GadibaPage)

GtkWidget *gadiba_rules_page_new (GadibaSession *session);

G_END_DECLS
