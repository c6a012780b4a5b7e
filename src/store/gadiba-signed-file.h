/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-papers.h"

G_BEGIN_DECLS

/* Letters that came back signed: files, with the signatures that were listed in them. */

/* A signature as it calls itself; it was listed, not validated. */
typedef struct
{
  char *who, *issuer;
  char *time; /* "2026-07-02T08:15:00Z", as it claims; NULL: it claims none */
} GadibaListedSignature;

/* Strings owned. */
typedef struct
{
  gint64 id, document;
  char *letter; /* number of the letter that it is */
  char *kind;   /* "scan", "container", "pdf" */
  char *name;   /* of the file as it came; NULL: unknown */
  char *media_type;
  char *digest; /* of its bytes, BLAKE2b, hexadecimal */
  char *caseworker;
  GadibaDate day;        /* on which it was taken in */
  gint64 application;    /* that the letter is about */
  GPtrArray *signatures; /* GadibaListedSignature, in their order */
} GadibaSignedFile;

void gadiba_signed_file_free (GadibaSignedFile *self);
void gadiba_listed_signature_free (GadibaListedSignature *self);

/* What is stored of one. Borrowed; one of the letters is 0. */
typedef struct
{
  gint64 decision, correspondence, document;
  const char *kind;
  GadibaDate day;
  const GPtrArray *signatures; /* GadibaListedSignature */
} GadibaNewSignedFile;

/* @id: (out) */
gboolean gadiba_signed_file_add (GadibaAction *action, const GadibaNewSignedFile *file, gint64 *id,
                                 GError **error);
/* @day: (out): when a file of that digest was taken in for the letter; NONE: it was not */
gboolean gadiba_signed_file_find_day (GadibaDb *db, const GadibaNewSignedFile *letter,
                                      const guint8 *digest, GadibaDate *day, GError **error);
/* Of the letter of a decision, or of one that decides nothing; the other key is 0. Returns:
 * (transfer full) (element-type GadibaSignedFile): oldest first */
GPtrArray *
gadiba_signed_file_list (GadibaDb *db, gint64 decision, gint64 correspondence, GError **error);
/* Returns: (transfer full): %GADIBA_STORE_ERROR_NOT_FOUND if there is none */
GadibaSignedFile *gadiba_signed_file_read (GadibaDb *db, gint64 id, GError **error);

/* @number: (out) (transfer full) (nullable): of the letter whose kept PDF is @bytes, to the byte;
 * NULL: none */
gboolean
gadiba_signed_file_find_letter (GadibaDb *db, GBytes *bytes, char **number, GError **error);
/* @number: (out) (transfer full) (nullable): of the letter with whose kept PDF @bytes begin, or
 * which they are. In one pass: the digest is held against those that are kept wherever a kept paper
 * could end. */
gboolean gadiba_signed_file_find_start (GadibaDb *db, GBytes *bytes, char **number, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaSignedFile, gadiba_signed_file_free)

G_END_DECLS
