/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal-private.h"

G_BEGIN_DECLS

/* What is known of the last image of a row, in 64 bits: 48 of its hash, 16 of its shape. The hash
 * has a key of its own for each verification, so nobody can prepare two images that look alike. */
#define SHAPE_BITS 16
#define ERASED G_MAXUINT16

typedef struct
{
  char *table;
  int index; /* of the table in the list */
  char **columns;
} GadibaVerifyShape;

typedef struct
{
  GadibaDb *db;
  GadibaVerification *seen;
  GPtrArray *tables; /* char * */
  GPtrArray *shapes; /* GadibaVerifyShape, by their number; NULL: none */
  gint64 n_dense;    /* so many rows of a table stand in an array */
  GPtrArray *dense; /* for each table, GArray of guint64: by its key, a row's last image; 0: none */
  GHashTable *sparse;    /* table and key of other rows → the same */
  GHashTable *protocols; /* row of journal_row, or -entry for its words → entry that erased it */
  GArray *erased;        /* GadibaVerifyErased, in the order of the entries */
  guint8 key[crypto_shorthash_KEYBYTES];
} GadibaVerify;

typedef struct
{
  gint64 entry, protocol, n_images;
} GadibaVerifyErased;

/* Sets @error to what was found altered. Returns: FALSE */
gboolean _gadiba_verify_set_altered (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* The check of the file's structure, beside the rest; begun when @db reads already. */
typedef struct _GadibaStructure GadibaStructure;
GadibaStructure *_gadiba_structure_start (GadibaDb *db);
/* Waits for what it found: whether the file is damaged. */
gboolean _gadiba_structure_finish (GadibaStructure *self, GadibaDb *db, GError **error);
/* Whether, as far as it found out, all rows refer to rows that are there. */
gboolean _gadiba_structure_check_references (GadibaStructure *self, GError **error);
void _gadiba_structure_free (GadibaStructure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaStructure, _gadiba_structure_free)

/* What is known of an image, as below; @shape: its number, or ERASED */
guint64
_gadiba_verify_make_value (const GadibaVerify *self, gconstpointer image, gsize size, gint64 shape);
/* Keeps the last image of a row; 0: there is no such row any more. */
void _gadiba_verify_set_last (GadibaVerify *self, int table, gint64 row, guint64 value);
/* Says in @error that a row is not as the journal stored it; the sentence names the entry that did,
 * and the decision if it belongs to one. Returns: FALSE */
gboolean _gadiba_verify_blame (GadibaVerify *self, const char *table, gint64 row, GError **error);
/* Holds the rows of a table against their last images, and takes these out. */
gboolean _gadiba_verify_table (GadibaVerify *self, guint table, GError **error);
/* What is left when the rows that are there were taken out. */
gboolean _gadiba_verify_removed (GadibaVerify *self, GError **error);
/* The numbers that a series gave. @kind: "application" or "decision" */
gboolean _gadiba_verify_series (GadibaVerify *self, const char *kind, GError **error);

G_END_DECLS
