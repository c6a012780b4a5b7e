/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-db.h"

G_BEGIN_DECLS

/*
 * An action: what one function of office/ does. It is one transaction and one entry of the journal.
 * Tables can be changed inside an action only; their triggers keep the image of every row before
 * and after.
 */
typedef struct _GadibaAction GadibaAction;

/**
 * gadiba_action_begin:
 * @caseworker: key of the caseworker who does it; 0 only while no caseworker is listed
 * @action: a word of the program: "import"
 * @words: the same for people, in a sentence
 * @now: seconds since 1970-01-01 00:00 UTC
 * @error: %GADIBA_STORE_ERROR_REFUSED for somebody who is not listed on that day
 *
 * Returns: (transfer full): the action; freed without gadiba_action_commit() nothing is stored
 */
GadibaAction *gadiba_action_begin (GadibaDb *db, gint64 caseworker, const char *action,
                                   const char *words, gint64 now, GError **error);
void gadiba_action_free (GadibaAction *self);

/* What people will read, when it is known only later. */
void gadiba_action_set_words (GadibaAction *self, const char *words);
/* The record that it is about: its history lists the entry, also when no row changes. */
void gadiba_action_set_subject (GadibaAction *self, const char *table, gint64 row);
/* The number that the entry will have. */
gint64 gadiba_action_get_entry (const GadibaAction *self);
gint64 gadiba_action_get_caseworker (const GadibaAction *self);
GadibaDb *gadiba_action_get_db (const GadibaAction *self);

/* Stores everything that was done since the beginning, with the journal's entry. */
gboolean gadiba_action_commit (GadibaAction *self, GError **error);

/*
 * A batch: several actions, one after the other, in one transaction. Each has its entry of the
 * journal; one that is not committed leaves nothing, and the others go on. The batch's commit
 * stores them all, or none.
 */
typedef struct _GadibaBatch GadibaBatch;

/**
 * gadiba_batch_begin:
 *
 * Begins a batch; no action is under way. Others cannot write until it ends: some hundred imports
 * are a good size. What its actions store is found by searches when it has ended.
 *
 * Returns: (transfer full): the batch; freed without gadiba_batch_commit() nothing is stored
 */
GadibaBatch *gadiba_batch_begin (GadibaDb *db, GError **error);
gboolean gadiba_batch_commit (GadibaBatch *self, GError **error);
void gadiba_batch_free (GadibaBatch *self);

/**
 * gadiba_action_erase:
 * @table: a table
 * @row: the key of one of its rows, which the caller has emptied or removed before
 *
 * Removes all images of a row from the journal; their digests stay, so that the chain holds and
 * the verification tells "erased under protocol N", the number of this action's entry. The action
 * must be called "erase".
 */
gboolean gadiba_action_erase (GadibaAction *self, const char *table, gint64 row, GError **error);
/* The same for the words of an earlier entry, if they are not erased yet. */
gboolean gadiba_action_erase_words (GadibaAction *self, gint64 entry, GError **error);

/* What a verification saw. */
typedef struct
{
  gint64 n_entries;  /* of the journal */
  gint64 n_images;   /* changed rows in it */
  gint64 n_rows;     /* compared with their last image */
  char *head;        /* hash of the last entry, hexadecimal; "" if there is none */
  GPtrArray *erased; /* char *: sentences on what was erased under which protocol */
} GadibaVerification;

/**
 * gadiba_db_verify:
 * @error: %GADIBA_STORE_ERROR_ALTERED: the first broken place, in one sentence that names the entry
 *   or the decision
 *
 * Holds the file, the journal and the tables against each other: structure, references, the chain,
 * the digests of all images, the last image of each row with the row, the number series.
 *
 * Returns: (transfer full): what was seen, NULL if something is broken
 */
GadibaVerification *gadiba_db_verify (GadibaDb *db, GError **error);
void gadiba_verification_free (GadibaVerification *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaAction, gadiba_action_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaBatch, gadiba_batch_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaVerification, gadiba_verification_free)

G_END_DECLS
