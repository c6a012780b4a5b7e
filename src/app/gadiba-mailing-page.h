/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-page.h"

G_BEGIN_DECLS

/* Many letters at once: lines of a register of which some are chosen, the letters made, and brought
 * out: on a printer, as one file, as a file each. What was stopped goes on from here. Signals:
 *  "stored": letters were written. */
#define GADIBA_TYPE_MAILING_PAGE (gadiba_mailing_page_get_type ())
G_DECLARE_FINAL_TYPE (GadibaMailingPage, gadiba_mailing_page, GADIBA, MAILING_PAGE, GadibaPage)

GtkWidget *gadiba_mailing_page_new (GadibaSession *session);

/**
 * gadiba_mailing_page_ask:
 * @lines: "a(sss)": number of the application, number of the decision or "", name
 * @of_decisions: letters of decisions; else letters are written on the applications
 *
 * Lists what letters can be made of. While others are being made it does nothing.
 */
void gadiba_mailing_page_ask (GadibaMailingPage *self, GVariant *lines, gboolean of_decisions);
/* Shows the list of that number, with what is to be done next. While others are being made it does
 * nothing. */
void gadiba_mailing_page_open (GadibaMailingPage *self, gint64 id);

G_END_DECLS
