/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/*
 * Taking back: a new action that puts the rows of an earlier entry of the journal back as they were
 * before it. Entries called "edit", "add member", "remove member" and "talk" about an application,
 * and "edit card" about a person, can be taken back by who made them, newest first; the action that
 * does it is called "undo", and one that does it again "redo". What issues, erases or registers is
 * never crossed.
 */

/* The record that entries are about. */
typedef struct
{
  const char *table; /* "application", "person" */
  gint64 row;        /* key */
} GadibaSubject;

#define GADIBA_OF_APPLICATION(row) ((GadibaSubject){ "application", (row) })
#define GADIBA_OF_PERSON(row) ((GadibaSubject){ "person", (row) })

/* What a caseworker can take back or do again of one record. */
typedef struct
{
  gint64 undo, redo;             /* the entries whose rows are to be put back; 0: none */
  char *undo_words, *redo_words; /* owned; of the entries that made the change; NULL: none */
} GadibaUndoable;

/* Returns: (transfer full): follows from the journal alone, so it is the same after a restart */
GadibaUndoable *
gadiba_undo_find (GadibaDb *db, GadibaSubject subject, gint64 caseworker, GError **error);
void gadiba_undoable_free (GadibaUndoable *self);

/* Actions about an application that give or end its place in a social service, take that back, and
 * make it again: they are taken back place by place, also when the application is decided. */
#define GADIBA_CHANGE_PLACE "service"
#define GADIBA_UNDO_PLACE "undo service"
#define GADIBA_REDO_PLACE "redo service"

/* The same for one place in a service, which an application has. @application, @place: keys */
GadibaUndoable *gadiba_undo_find_place (GadibaDb *db, gint64 application, gint64 place,
                                        gint64 caseworker, GError **error);

/* Something that an entry stored and that is no longer as it was stored. */
typedef struct
{
  const char *table, *column; /* interned; column NULL: the row as such */
  gint64 row;
  gint64 person; /* whose row it is; 0: nobody's */
  gint64 entry;  /* the later one that touched it last; 0: none that is known */
  char *field;   /* owned; the same for rows that are about the same */
} GadibaUndoConflict;

/**
 * gadiba_undo_revert:
 * @action: called "undo" or "redo", of a place as above; its subject becomes @subject
 * @entry: what gadiba_undo_find() or gadiba_undo_find_place() gave
 * @conflicts: (out) (optional) (nullable) (element-type GadibaUndoConflict) (transfer full): set
 *   with %GADIBA_STORE_ERROR_CONFLICT
 * @error: %GADIBA_STORE_ERROR_CONFLICT if another entry touched the same later, or what was added
 *   is in use; %GADIBA_STORE_ERROR_REFUSED for what was erased or comes from an earlier version of
 *   the program. The action is not to be committed then.
 *
 * Puts back the rows of an entry, newest first: what it inserted is removed, what it removed comes
 * back under the same key, of what it changed only the columns that it changed are set back. What
 * is found by searches follows.
 */
gboolean gadiba_undo_revert (GadibaAction *action, GadibaSubject subject, gint64 entry,
                             GPtrArray **conflicts, GError **error);

/**
 * gadiba_undo_restore:
 * @action: in which nothing else was done and that is not going to be committed
 * @entry: as it was given to gadiba_undo_revert()
 * @conflict: what that found
 *
 * Puts back what later entries did to the field of a conflict, so that the records say what @entry
 * left there: to show both values.
 */
gboolean gadiba_undo_restore (GadibaAction *action, GadibaSubject subject, gint64 entry,
                              const GadibaUndoConflict *conflict, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaUndoable, gadiba_undoable_free)

G_END_DECLS
