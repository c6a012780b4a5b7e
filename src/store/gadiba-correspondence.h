/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/* Letters that decide nothing: confirmations, demands, invitations, certificates, forms. */

/* What is stored of one. Borrowed. */
typedef struct
{
  const char *kind;           /* id of its template */
  gint64 application, person; /* person: whom alone it is about; 0: the household */
  gint64 signatory;
  const char *series; /* code of the numbers: "V" */
  gint64 num;         /* from gadiba_correspondence_next() of the same action */
  const char *number, *title, *code;
  GadibaDate day, until; /* until: NONE: it sets none */
  GBytes *letter;        /* frozen */
} GadibaCorrespondence;

/* @num: (out): the next number of the series in the year of @day */
gboolean gadiba_correspondence_next (GadibaDb *db, const char *series, GadibaDate day, gint64 *num,
                                     GError **error);
/* Stores a letter for good. */
gboolean gadiba_correspondence_add (GadibaAction *action, const GadibaCorrespondence *letter,
                                    GError **error);

/* A letter as it was written. Strings owned. */
typedef struct
{
  gint64 id, application;
  char *kind, *number, *title;
  char *application_number;
  char *person; /* id in the application of whom alone it is about; NULL: the household */
  char *caseworker;
  GadibaDate day, until;
  GadibaDate out; /* when it last left the program; NONE: not yet */
} GadibaWritten;

void gadiba_written_free (GadibaWritten *self);

/* Returns: (transfer full) (element-type GadibaWritten): on the application, oldest first */
GPtrArray *gadiba_correspondence_list (GadibaDb *db, gint64 application, GError **error);
/* @letter: (out) (transfer full) (optional): its words. Returns: (transfer full):
 * %GADIBA_STORE_ERROR_NOT_FOUND if no letter has that number */
GadibaWritten *
gadiba_correspondence_read (GadibaDb *db, const char *number, GBytes **letter, GError **error);
/* Notes that the letter left the program on @day, "printed" or "saved". */
gboolean gadiba_correspondence_add_out (GadibaAction *action, gint64 letter, GadibaDate day,
                                        const char *way, GError **error);

/* What has a code. */
typedef struct
{
  char *number;
  GadibaDate day;
  gboolean decides;   /* a decision; else a letter that decides nothing */
  char *replaced_by;  /* number of the decision that took it back; NULL */
  char *corrected_by; /* of the newest that corrected it; NULL */
  char *changed_by;   /* of the newest other one that followed it; NULL */
} GadibaTold;

void gadiba_told_free (GadibaTold *self);

/* @told: (out) (transfer full) (nullable): the letter with @code; NULL: none has it */
gboolean gadiba_code_find (GadibaDb *db, const char *code, GadibaTold **told, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaWritten, gadiba_written_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaTold, gadiba_told_free)

G_END_DECLS
