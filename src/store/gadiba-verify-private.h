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
  GPtrArray *tables;     /* char * */
  GPtrArray *shapes;     /* GadibaVerifyShape, by their number; NULL: none */
  GHashTable *last;      /* table and key of the row → its last image */
  GHashTable *protocols; /* row of journal_row → entry that says it is erased there */
  GHashTable *erased;    /* entry → GadibaVerifyErased */
  guint8 key[crypto_shorthash_KEYBYTES];
} GadibaVerify;

typedef struct
{
  gint64 entry, protocol, n_images;
} GadibaVerifyErased;

/* Sets @error to what was found altered. Returns: FALSE */
gboolean _gadiba_verify_set_altered (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* The key and the value in "last" of a row of a table, and of its image. */
gpointer _gadiba_verify_make_key (int table, gint64 row);
gpointer
_gadiba_verify_make_value (const GadibaVerify *self, gconstpointer image, gsize size, gint64 shape);
/* Holds the rows of a table against their last images, and takes these out. */
gboolean _gadiba_verify_table (GadibaVerify *self, guint table, GError **error);
/* What is left when the rows that are there were taken out. */
gboolean _gadiba_verify_removed (GadibaVerify *self, GError **error);
/* The numbers that a series gave. @kind: "application" or "decision" */
gboolean _gadiba_verify_series (GadibaVerify *self, const char *kind, GError **error);

G_END_DECLS
