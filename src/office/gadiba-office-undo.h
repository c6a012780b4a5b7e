/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-edit.h"

G_BEGIN_DECLS

/*
 * Taking back one's own changes of an application and of the card of whoever applies, newest first,
 * and making them again: changes of values, and members added or removed by mistake. Each is an
 * action of its own, and all of it works on after a restart. What was done before a decision, a
 * registration or an erasure stays.
 */

/* What would be taken back or made again, in the words under which it was stored. */
typedef struct
{
  char *undo, *redo; /* NULL: nothing */
} GadibaUndoState;

/**
 * gadiba_office_read_undo:
 * @number: of an application
 * @error: %GADIBA_STORE_ERROR_NOT_FOUND; %GADIBA_STORE_ERROR_REFUSED for a login that is not listed
 *
 * Returns: (transfer full): what this caseworker can take back in the application
 */
GadibaUndoState *gadiba_office_read_undo (GadibaOffice *self, const char *number,
                                          const GadibaMoment *moment, GError **error);
/* The same for the card of somebody who is in no application. @person: key */
GadibaUndoState *gadiba_office_read_card_undo (GadibaOffice *self, gint64 person,
                                               const GadibaMoment *moment, GError **error);
void gadiba_undo_state_free (GadibaUndoState *state);

/**
 * gadiba_office_undo:
 * @number: of an application
 * @conflicts: (out) (optional) (nullable) (element-type GadibaConflict): with
 *   %GADIBA_OFFICE_ERROR_CONFLICT the values that somebody changed since: "mine" is what the change
 *   that was to be taken back stored, "theirs" what stands there now. The field "" is the person or
 *   the thing as such, which is used by others. To be freed with g_ptr_array_unref(); else NULL
 * @error: %GADIBA_OFFICE_ERROR_CONFLICT; %GADIBA_OFFICE_ERROR_MISSING if there is nothing to take
 *   back; %GADIBA_STORE_ERROR_REFUSED for an application that is not open any more: only what is on
 *   the card is taken back then
 *
 * Takes back the newest change of this caseworker, all of it or nothing.
 *
 * Returns: (transfer full): the application as it is then
 */
GadibaCaseFile *
gadiba_office_undo (GadibaOffice *self, const char *number, const GadibaMoment *moment,
                    GPtrArray **conflicts, GError **error);
/* The same for the change that was taken back last: makes it again. */
GadibaCaseFile *
gadiba_office_redo (GadibaOffice *self, const char *number, const GadibaMoment *moment,
                    GPtrArray **conflicts, GError **error);
/* The same two for the card of somebody who is in no application. @person: key. Returns: (transfer
 * full): as gadiba_office_read_client() */
GadibaCaseFile *
gadiba_office_undo_card (GadibaOffice *self, gint64 person, const GadibaMoment *moment,
                         GPtrArray **conflicts, GError **error);
GadibaCaseFile *
gadiba_office_redo_card (GadibaOffice *self, gint64 person, const GadibaMoment *moment,
                         GPtrArray **conflicts, GError **error);

/**
 * gadiba_office_has_changed:
 * @since: number of an entry of the journal, as in #GadibaCaseFile
 * @number: (nullable): of an application; NULL: any record at all
 * @entry: (out) (optional): number of the newest entry, to ask with the next time
 *
 * Whether anybody, in this program or another one, stored something about the application, its
 * persons or its household after that entry. Looks do not count. Cheap enough for every second.
 *
 * Returns: FALSE too, with @error set, if it cannot be told
 */
gboolean gadiba_office_has_changed (GadibaOffice *self, gint64 since, const char *number,
                                    gint64 *entry, GError **error);

/* The same about one person; an application that names him or her counts. @person: key */
gboolean gadiba_office_has_card_changed (GadibaOffice *self, gint64 since, gint64 person,
                                         gint64 *entry, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaUndoState, gadiba_undo_state_free)

G_END_DECLS
