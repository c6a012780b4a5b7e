/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/* Persons, beside what cases say of them. */

/**
 * gadiba_household_member_end:
 * @last: the last day on which the person belongs to the household
 * @error: %GADIBA_STORE_ERROR_NOT_FOUND for somebody who is no member then;
 *   %GADIBA_STORE_ERROR_REFUSED for a day before the membership began
 *
 * Ends a membership, so that the person can be named by the case of another household from the day
 * after.
 */
gboolean gadiba_household_member_end (GadibaAction *action, gint64 household, gint64 person,
                                      GadibaDate last, GError **error);

/**
 * gadiba_person_erase:
 * @action: called "erase": its entry is the protocol; its words name nobody
 * @error: %GADIBA_STORE_ERROR_REFUSED for a person in whose application something was decided, for
 *   decisions and what they rest on are kept; %GADIBA_STORE_ERROR_NOT_FOUND
 *
 * Erases a person: all rows that are or were about him or her, what he or she is found by, the
 * images of all these in the journal and the words of the entries that stored them. What a
 * household has goes with its last member. An application that he or she made stays as a number,
 * withdrawn, with a card and a person of whom nothing is known. Not for actions of a batch.
 *
 * What was written may still stand in unused places of the files, and papers that nothing names any
 * more are still there: gadiba_db_compact() follows.
 */
gboolean gadiba_person_erase (GadibaAction *action, gint64 person, GError **error);

/**
 * gadiba_db_compact:
 *
 * Writes both files anew without what was erased: without papers that no document names, and
 * without unused places. It takes as much memory as the files and keeps others from writing;
 * outside of actions.
 */
gboolean gadiba_db_compact (GadibaDb *db, GError **error);

G_END_DECLS
