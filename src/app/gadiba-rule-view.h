/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-rule-entry.h"

G_BEGIN_DECLS

/* Reading one thing of a rule book. The words are the book's, in Latvian. */

/* Fills @box with all that @entry of @book says; what stood there is removed. */
void gadiba_rule_view_fill (GtkBox *box, const GadibaBook *book, GadibaRuleEntry *entry);
/* The same with what came of trying a draft. */
void gadiba_rule_view_fill_tried (GtkBox *box, const GadibaTried *tried);
/* Asks over the window of @at whether the draft that was tried is to be put in force: tells which
 * values it has anew, from when, and how its examples and the open applications came out.
 * Returns: (transfer none): a GtkDialog, not shown yet; GTK_RESPONSE_YES: it is */
GtkWidget *gadiba_rule_view_ask_enforce (GtkWidget *at, const GadibaTried *tried);
/* Empties it. */
void gadiba_rule_view_clear (GtkBox *box);

G_END_DECLS
