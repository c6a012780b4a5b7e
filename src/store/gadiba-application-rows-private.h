/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-application-private.h"
#include "gadiba-case-change.h"

G_BEGIN_DECLS

/*
 * The rows of one place of a case, and what they are to say. Rows that say it already are not
 * touched; another value is written over a row, so that the journal has one image of it before and
 * after. A row that holds from an earlier day ends, and a new one goes on from the day of receipt.
 */
typedef struct
{
  const char *table;
  const char *where;  /* which rows are there; NULL: those with all of @keys */
  gboolean dated;     /* rows have a first and last day: only those of the day of receipt */
  gboolean follows;   /* dated rows of the same keys follow one another */
  gboolean versioned; /* they have a row_version */
  gboolean kept;      /* more is known of a row: none is written over to say another thing */
  /* Named like columns. The names are literals; both arrays without end. */
  GArray *keys;           /* GadibaBind: what all rows of the place have in common, for new ones */
  GArray *found;          /* GadibaBind: parameters of @where, if it is not NULL */
  GArray *wanted;         /* GadibaBind: the values of each row, row after row, unnamed */
  const char *columns[9]; /* what the values stand in */
  guint n_columns;
} GadibaRowSet;

void _gadiba_row_set_clear (GadibaRowSet *self);

/* Makes the rows say what is wanted. */
gboolean _gadiba_row_set_write (GadibaRowSet *self, GadibaDb *db, GadibaDate day, GError **error);

/* Returns: (transfer full): the keys (gint64) of the rows that are there */
GArray *_gadiba_row_set_find (GadibaRowSet *self, GadibaDb *db, GadibaDate day, GError **error);

/* A case whose values are stored in an application. */
typedef struct
{
  GadibaImport import; /* the case, its day and who its persons are; nobody is fresh */
  gint64 application;
} GadibaUpdate;

gboolean _gadiba_update_start (GadibaUpdate *self, GadibaDb *db, gint64 application,
                               const GadibaCase *target, GError **error);
void _gadiba_update_clear (GadibaUpdate *self);
/* Says in @set, which is empty, which rows the place has and what the case says in them. The place
 * is one of the case, and not the day of receipt. */
void _gadiba_update_list_rows (const GadibaUpdate *self, const GadibaCasePlace *place,
                               GadibaRowSet *set);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GadibaRowSet, _gadiba_row_set_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GadibaUpdate, _gadiba_update_clear)

G_END_DECLS
