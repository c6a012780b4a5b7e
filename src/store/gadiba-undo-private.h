/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal-private.h"
#include "gadiba-undo.h"

G_BEGIN_DECLS

/* Images of the journal, taken apart. */

/* Columns whose values together name one field for people: rows that agree in them are about the
 * same. */
typedef struct
{
  const char *table;
  const char *columns[4];
} GadibaSlot;

typedef struct
{
  gint64 id;         /* in the journal */
  const char *table; /* interned */
  char **columns;
  guint n_columns;
  gboolean is_current; /* the table has these columns still */
  const GadibaSlot *slot;
} GadibaShape;

/* What an entry did to a row. */
typedef struct
{
  gint64 entry, row;
  const GadibaShape *shape;
  GadibaBind *old, *new; /* a value for each column; NULL: there was no row, or is none any more */
  guint64 columns;       /* which it changed: of get_columns(), also when they are folded */
  gboolean is_erased;    /* the images are gone */
} GadibaChange;

/* All of a change's columns. */
#define GADIBA_CHANGE_WHOLE G_MAXUINT64

typedef struct
{
  GadibaDb *db;
  GHashTable *shapes; /* number → GadibaShape */
  GPtrArray *changes; /* GadibaChange */
  GPtrArray *bytes;   /* what their values point at */
  GHashTable *wanted; /* (nullable): only changes of these fields are kept; borrowed */
} GadibaChanges;

/* @self: zeros, but for what is wanted. Reads what @sql gives: entry, shape, row, old, new and
 * erased of rows of the journal. */
gboolean _gadiba_changes_load (GadibaChanges *self, GadibaDb *db, const char *sql,
                               const GadibaBind *binds, GError **error);
void _gadiba_changes_clear (GadibaChanges *self);
/* Makes the first change of each row one from what it was at first to what it was at last. The
 * others are left without values. */
void _gadiba_changes_fold (GadibaChanges *self);

/* Which columns differ, a bit for each; row_version never does. */
guint64 _gadiba_change_get_columns (const GadibaChange *self);
/* Returns: (transfer full) (nullable): the same for rows that are about the same field. @values:
 * old or new */
char *_gadiba_change_dup_slot (const GadibaChange *self, const GadibaBind *values);
/* Returns: the values of the row as it was last: new, or old if it is gone */
const GadibaBind *_gadiba_change_get_last (const GadibaChange *self);
/* Returns: a key in that column, 0 if it has none */
gint64 _gadiba_change_get_key (const GadibaChange *self, const char *column);
/* Returns: where the column stands, -1 if there is none of that name */
int _gadiba_shape_find_column (const GadibaShape *self, const char *column);
/* Returns: (transfer full) (nullable): as text; NULL for NULL and bytes */
char *_gadiba_bind_dup_text (const GadibaBind *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GadibaChanges, _gadiba_changes_clear)

G_END_DECLS
