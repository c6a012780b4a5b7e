/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/*
 * The municipality's own rule book as the office edits it. There is at most one draft; what was put
 * in force is never changed, the newest counts.
 */
typedef struct
{
  gint64 id;
  gboolean in_force; /* else a draft */
  GadibaDate day;    /* on which it was put in force, or begun */
  char *note;        /* (nullable): why it was made */
  GBytes *content;   /* XML */
} GadibaBookRecord;

/* Returns: (transfer full) (nullable): the one that counts; NULL without @error when none was ever
 * put in force */
GadibaBookRecord *gadiba_book_record_find_in_force (GadibaDb *db, GError **error);
/* Returns: (transfer full) (nullable): NULL without @error when there is none */
GadibaBookRecord *gadiba_book_record_find_draft (GadibaDb *db, GError **error);
void gadiba_book_record_free (GadibaBookRecord *self);

/* %GADIBA_STORE_ERROR_EXISTS if there is a draft. */
gboolean gadiba_book_record_add_draft (GadibaAction *action, GadibaDate day, const char *note,
                                       GBytes *content, GError **error);
/* Gives the draft another text. %GADIBA_STORE_ERROR_CONFLICT if it is none any more. */
gboolean
gadiba_book_record_save_draft (GadibaAction *action, gint64 id, GBytes *content, GError **error);
/* The draft counts from now on. */
gboolean
gadiba_book_record_enforce (GadibaAction *action, gint64 id, GadibaDate day, GError **error);
/* Takes the draft away. */
gboolean gadiba_book_record_drop (GadibaAction *action, gint64 id, GError **error);

/* Returns: (transfer full): the numbers of the applications that wait for the municipality's books,
 * the newest first: open ones, and those with help of these days that was decided under more than
 * the national book */
char **gadiba_book_list_concerned (GadibaDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaBookRecord, gadiba_book_record_free)

G_END_DECLS
