/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-bills.h"
#include "gadiba-journal.h"

G_BEGIN_DECLS

/* The bills of a month in the records: by when they are wanted, and of whom they are there. */

/* @term: (out): what counts for the bills of @month; without a day if none is set */
gboolean
gadiba_bills_term_read (GadibaDb *db, GadibaMonth month, GadibaBillsTerm *term, GError **error);
/* Sets it for the months from @term's first one on. */
gboolean gadiba_bills_term_set (GadibaAction *action, const GadibaBillsTerm *term, GError **error);

/**
 * gadiba_bills_list:
 * @benefit: id of the benefit that is reckoned by them
 *
 * The applications for which that benefit stands for @month, as far as the month goes by bills of
 * its own: the month of receipt goes by those of the application. All of them are entered or
 * awaited: the office's day is not looked at.
 *
 * Returns: (transfer full) (element-type GadibaBillsLine): in the order of names
 */
GPtrArray *gadiba_bills_list (GadibaDb *db, const char *benefit, GadibaMonth month, GError **error);

G_END_DECLS
