/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-application.h"
#include "gadiba-case-change.h"

G_BEGIN_DECLS

/**
 * gadiba_application_update:
 * @target: the case of the application as it is to be; its persons and its day of receipt are those
 *   of the application
 * @places: which of its values may differ from what is stored
 * @error: %GADIBA_STORE_ERROR_REFUSED for a day of receipt, and for a code that somebody else has
 *
 * Stores values of an application's case; rows that say the same are not touched. What is said
 * holds from the day of receipt on: what held before that day stays so up to the day before.
 */
gboolean
gadiba_application_update (GadibaAction *action, gint64 application, const GadibaCase *target,
                           const GadibaCasePlace *places, guint n_places, GError **error);

/* Who stored a value last, and when. */
typedef struct
{
  char *who; /* name of the caseworker; NULL: the program */
  char *utc; /* "2026-02-10T09:15:00Z"; NULL: the journal does not say */
} GadibaAuthor;

/**
 * gadiba_application_find_author:
 * @target: the case of the application as it is stored
 *
 * Looks up in the journal who stored the value of a place last; of what is no longer there, who
 * last changed the application.
 */
gboolean
gadiba_application_find_author (GadibaDb *db, gint64 application, const GadibaCase *target,
                                const GadibaCasePlace *place, GadibaAuthor *author, GError **error);
void gadiba_author_clear (GadibaAuthor *author);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GadibaAuthor, gadiba_author_clear)

G_END_DECLS
