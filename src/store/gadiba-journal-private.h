/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sodium.h>

#include "gadiba-db-private.h"
#include "gadiba-journal.h"

G_BEGIN_DECLS

/* Numbers and lengths go into a digest as eight bytes, texts and bytes behind their length, so that
 * nothing can be shifted from one field into the next. */
typedef crypto_generichash_state GadibaDigest;

void _gadiba_digest_start (GadibaDigest *self);
void _gadiba_digest_add_int (GadibaDigest *self, gint64 value);
/* @bytes: NULL is told from nothing */
void _gadiba_digest_add_bytes (GadibaDigest *self, gconstpointer bytes, gsize size);
void _gadiba_digest_finish (GadibaDigest *self, guint8 *digest);

void _gadiba_digest_words (const char *words, gconstpointer salt, guint8 *digest);

/* Begins to note what an action changes; @next_image: number of its first row in the journal. */
void _gadiba_notes_start (GadibaDb *db, gint64 next_image);
/* Notes that a row of the journal is erased. */
void _gadiba_notes_add_erased (GadibaDb *db, gint64 image);

/* The columns that a row's digest and an entry's hash are made of, in this order. */
#define JOURNAL_ROW_COLUMNS "id, entry, shape, row, old, new, salt, digest, erased"
#define JOURNAL_COLUMNS                                                                            \
  "number, caseworker, utc, action, words_digest, first_row, n_rows, rows_digest, previous, hash," \
  " words, words_salt, words_erased, about, about_row"

/* The digest of the row that @statement stands at (JOURNAL_ROW_COLUMNS): made anew, or the one that
 * is kept of an erased row. */
void _gadiba_digest_row (GadibaStatement *statement, guint8 *digest);
/* The hash of the entry that @statement stands at (JOURNAL_COLUMNS). */
void _gadiba_digest_entry (GadibaStatement *statement, guint8 *hash);

/* An action of the program itself, by the clock. */
GadibaAction *_gadiba_action_begin_for_program (GadibaDb *db, const char *action, const char *words,
                                                GError **error);

/* The names and SQL of all triggers that the journal needs, (transfer full), in no order. */
GHashTable *_gadiba_journal_list_triggers (GadibaDb *db, GError **error);

G_END_DECLS
