/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-card-file.h"
#include "gadiba-journal.h"

G_BEGIN_DECLS

/* The cards of persons in the records. */

/**
 * gadiba_card_read:
 * @person: key
 * @day: on which who works in the office can keep the card
 * @error: %GADIBA_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): somebody who never applied has no part of a client
 */
GadibaCardFile *gadiba_card_read (GadibaDb *db, gint64 person, GadibaDate day, GError **error);

/* Adds who works in the office on @day, and who keeps the card of @self though gone; a card of
 * nobody does as well. */
gboolean
gadiba_card_read_staff (GadibaDb *db, GadibaDate day, GadibaCardFile *self, GError **error);

/**
 * gadiba_card_update:
 * @person: key; becomes the subject of the action
 * @changes: checked by gadiba_card_check_value(); what stood there before does not count here
 * @error: %GADIBA_STORE_ERROR_REFUSED for days that do not fit together, the code of somebody else,
 *   the last name, a representative who signed; %GADIBA_STORE_ERROR_NOT_FOUND for a row that is
 * gone
 *
 * Stores values of the card. What follows each other (names, codes, addresses of a kind) never
 * overlaps: a new one ends the one before it on the day before it begins. What is found by searches
 * follows.
 */
gboolean gadiba_card_update (GadibaAction *action, gint64 person,
                             const GadibaCardChange *const *changes, guint n, GError **error);

/* The same for one of many cards of an action: it is not about this person alone, and the caller
 * says that he or she is to be found anew. */
gboolean gadiba_card_fill (GadibaAction *action, gint64 person,
                           const GadibaCardChange *const *changes, guint n, GError **error);

/**
 * gadiba_card_find_datives:
 * @given, @family: as a letter names the person
 * @datives: (out): of given names and family name, each (transfer full) (nullable): NULL: nobody
 *   wrote it
 *
 * What the card says of how that name is written in the dative.
 */
gboolean gadiba_card_find_datives (GadibaDb *db, gint64 person, const char *given,
                                   const char *family, char *datives[2], GError **error);

/* How that column of a row of the records is called on a card; NULL: the row as such. @place: its
 * part is NONE for what is on no card */
void
gadiba_card_find_place (const char *table, gint64 row, const char *column, GadibaCardPlace *place);

/**
 * gadiba_card_find_author:
 * @who: (out) (transfer full) (nullable)
 * @utc: (out) (transfer full) (nullable)
 *
 * Who stored something in that row last, also who removed it; NULL: the journal does not say.
 */
gboolean gadiba_card_find_author (GadibaDb *db, gint64 person, const GadibaCardPlace *place,
                                  char **who, char **utc, GError **error);

G_END_DECLS
