/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-page.h"

G_BEGIN_DECLS

/*
 * How letters are worded: the templates, the text of one with its page drawn beside it while one
 * types, what is wrong with it, and from which day it counts. What is typed is kept as a draft when
 * the text is left, and while one pauses.
 */
#define GADIBA_TYPE_WORDING_PAGE (gadiba_wording_page_get_type ())
G_DECLARE_FINAL_TYPE (GadibaWordingPage, gadiba_wording_page, GADIBA, WORDING_PAGE, GadibaPage)

GtkWidget *gadiba_wording_page_new (GadibaSession *session);

G_END_DECLS
