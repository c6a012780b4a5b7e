/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office.h"
#include "gadiba-takeover-file.h"

G_BEGIN_DECLS

/* Taking over clients from a table: looked through first, then all at once. */

/* What a line is, held against the records. */
typedef enum
{
  GADIBA_TAKEOVER_NEW,     /* a client who is not in the records, or has no card yet */
  GADIBA_TAKEOVER_SAME,    /* the records say the same */
  GADIBA_TAKEOVER_DIFFERS, /* the records say something else */
  GADIBA_TAKEOVER_WRONG,   /* cannot be taken over */
  GADIBA_TAKEOVER_N_KINDS,
} GadibaTakeoverKind;

typedef struct
{
  GadibaTakeoverField field;
  char *here, *there; /* in the records; in the file. NULL: nothing */
} GadibaTakeoverDifference;

typedef struct
{
  guint line; /* of the file */
  GadibaTakeoverKind kind;
  gint64 person;          /* key; 0: not in the records */
  gboolean take;          /* of one that differs: whether the file's values are to be taken */
  char *name;             /* for people; NULL: none is there */
  char *sentence;         /* what is wrong, or odd; NULL: nothing */
  GPtrArray *differences; /* (nullable): GadibaTakeoverDifference */
} GadibaTakeoverRow;

typedef struct
{
  GPtrArray *rows; /* GadibaTakeoverRow, in the order of the file */
  guint counts[GADIBA_TAKEOVER_N_KINDS];
  guint n_taken; /* of those that differ */
} GadibaTakeover;

void gadiba_takeover_free (GadibaTakeover *self);
/* Returns: (transfer full): what a line is, in a sentence */
char *gadiba_takeover_row_tell (const GadibaTakeoverRow *row);
/* Returns: (transfer full): the same of one of which the file's values were stored */
char *gadiba_takeover_row_tell_taken (const GadibaTakeoverRow *row);

/* How far it is; other threads may look and cancel: both are atomic. */
typedef struct
{
  int share;     /* thousandths */
  int cancelled; /* not 0: it is to end, and to store nothing */
} GadibaTakeoverProgress;

typedef struct
{
  const GadibaTakeoverFile *file;
  const GadibaTakeover *looked_through; /* (nullable): what was decided on, and for each line
                                           whether its values are taken */
  gboolean take_differences;            /* of all lines */
  gboolean leave_errors;                /* wrong lines stay behind */
  GadibaTakeoverProgress *progress;     /* (nullable) */
} GadibaTakeoverRequest;

/**
 * gadiba_office_look_through:
 * @error: %GADIBA_OFFICE_ERROR as of gadiba_takeover_file_check(), %GADIBA_CORE_ERROR_CSV,
 *   %G_IO_ERROR_CANCELLED
 *
 * Says of each line what it is; stores nothing.
 *
 * Returns: (transfer full)
 */
GadibaTakeover *
gadiba_office_look_through (GadibaOffice *self, const GadibaTakeoverRequest *request,
                            const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_take_over:
 * @error: also %GADIBA_OFFICE_ERROR_QUESTION while lines are wrong and are not to stay behind;
 *   %GADIBA_OFFICE_ERROR_CHANGED if a line is not what it was when it was looked through
 *
 * Stores all lines, or nothing. What stands in the records stays as it is, but where the file's
 * value is to be taken.
 *
 * Returns: (transfer full): what was done
 */
GadibaTakeover *gadiba_office_take_over (GadibaOffice *self, const GadibaTakeoverRequest *request,
                                         const GadibaMoment *moment, GError **error);

/* Returns: (transfer full): the lines that are wrong as they are in the file, with a column that
 * says why */
GBytes *gadiba_takeover_write_errors (const GadibaTakeover *self, const GadibaTakeoverFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaTakeover, gadiba_takeover_free)

G_END_DECLS
