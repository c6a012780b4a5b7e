/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-page.h"

G_BEGIN_DECLS

/* What is due and what waits today, and where work was left: a line for each, which opens it. It is
 * read anew whenever it is shown. */
#define GADIBA_TYPE_TODAY_PAGE (gadiba_today_page_get_type ())
G_DECLARE_FINAL_TYPE (GadibaTodayPage, gadiba_today_page, GADIBA, TODAY_PAGE, GadibaPage)

GtkWidget *gadiba_today_page_new (GadibaSession *session);

G_END_DECLS
