/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-page.h"

G_BEGIN_DECLS

/* Taking over clients from a table: a file is chosen, its columns are named, its lines are looked
 * through and decided on, and all of them are taken over at once. Signals:
 *  "taken": they are in the records. */
#define GADIBA_TYPE_TAKEOVER_PAGE (gadiba_takeover_page_get_type ())
G_DECLARE_FINAL_TYPE (GadibaTakeoverPage, gadiba_takeover_page, GADIBA, TAKEOVER_PAGE, GadibaPage)

GtkWidget *gadiba_takeover_page_new (GadibaSession *session);
/* Reads that table. */
void gadiba_takeover_page_open (GadibaTakeoverPage *self, GFile *file);

G_END_DECLS
