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

/* An entry of the journal. */
typedef struct
{
  gint64 number, caseworker;
  char *utc, *action, *words; /* owned */
  const char *about;          /* interned */
  gint64 about_row;
  gint64 first_row, n_rows;
  guint8 rows_digest[DIGEST_SIZE];
  /* What follows from the rest, its salt and the entry before it. */
  guint8 words_salt[SALT_SIZE], words_digest[DIGEST_SIZE], previous[DIGEST_SIZE], hash[DIGEST_SIZE];
} GadibaEntry;

void _gadiba_entry_clear (GadibaEntry *self);
/* The hash of an entry. */
void _gadiba_digest_entry (const GadibaEntry *entry, guint8 *hash);
/* Stores entries behind the last one, in their order. */
gboolean
_gadiba_entries_insert (GadibaDb *db, GadibaEntry *const *entries, guint n_entries, GError **error);

/* Finds the number of the next row of the journal. */
gboolean _gadiba_journal_find_next_image (GadibaDb *db, GError **error);
/* Begins to note what an action changes. */
void _gadiba_notes_start (GadibaDb *db);
/* Notes that a row of the journal is erased; -N: the words of entry N. */
void _gadiba_notes_add_erased (GadibaDb *db, gint64 image);
/* Says in @entry what the action noted, when all of it is written. */
void _gadiba_notes_finish (GadibaDb *db, GadibaEntry *entry);
/* The notes from the byte @from on are of rows of these entries. */
void _gadiba_notes_set_owners (GadibaDb *db, guint from, const gint64 *owners, guint n_rows);
/* Returns: (transfer full): the notes, which are of @n_entries entries from @first on, in the order
 * of their entries; those of one entry as they were made */
GByteArray *_gadiba_notes_sort (const GByteArray *notes, gint64 first, guint n_entries);
/* Gives the notes of an entry, which stand at @from, their numbers, and says in @entry what they
 * are. Returns: where those of the next one stand */
guint8 *_gadiba_notes_seal (GadibaDb *db, guint8 *from, const guint8 *end, GadibaEntry *entry);
/* Makes notes that have their numbers rows of the journal. */
gboolean
_gadiba_notes_insert (GadibaDb *db, const GByteArray *notes, guint n_notes, GError **error);

/* The columns that a row's digest and an entry's hash are made of, in this order. */
#define JOURNAL_ROW_COLUMNS "id, entry, shape, row, old, new, salt, digest, erased"
#define JOURNAL_COLUMNS                                                                            \
  "number, caseworker, utc, action, words_digest, first_row, n_rows, rows_digest, previous, hash," \
  " words, words_salt, words_erased, about, about_row"

/* A row of the journal; lives until the next step of its statement. */
typedef struct
{
  gint64 head[4];         /* number, entry, shape, row */
  gconstpointer bytes[3]; /* old and new image, salt */
  gint64 sizes[3];        /* of these; -1: NULL */
  gconstpointer digest;   /* 32 bytes, kept of an erased row; NULL: none */
  gint64 erased;          /* entry that erased it, 0: none */
} GadibaImage;

enum
{
  GADIBA_IMAGE_ID,
  GADIBA_IMAGE_ENTRY,
  GADIBA_IMAGE_SHAPE,
  GADIBA_IMAGE_ROW,
};

enum
{
  GADIBA_IMAGE_OLD,
  GADIBA_IMAGE_NEW,
  GADIBA_IMAGE_SALT,
};

/* The row that @statement stands at (JOURNAL_ROW_COLUMNS). */
void _gadiba_image_read (GadibaStatement *statement, GadibaImage *image);
/* Its digest: made anew, or the one that is kept of it. @room: for the bytes that it is made of */
void _gadiba_digest_image (const GadibaImage *image, GByteArray *room, guint8 *digest);

/* Takes the value at @from of an image. A text has no end: its size is @size. Returns: where the
 * next one stands */
const guint8 *_gadiba_image_take (const guint8 *from, GadibaBind *value, gsize *size);
/* Values of an image whose columns are @columns. Returns: 0 if it is no number */
gint64 _gadiba_image_get_int (char *const *columns, const GByteArray *image, const char *column);
/* Returns: (transfer full) (nullable): the text */
char *_gadiba_image_dup_text (char *const *columns, const GByteArray *image, const char *column);

/* An action of the program itself, by the clock. */
GadibaAction *_gadiba_action_begin_for_program (GadibaDb *db, const char *action, const char *words,
                                                GError **error);

/* The names and SQL of all triggers that the journal needs, (transfer full), in no order. */
GHashTable *_gadiba_journal_list_triggers (GadibaDb *db, GError **error);

G_END_DECLS
