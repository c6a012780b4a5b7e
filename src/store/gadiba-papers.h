/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/*
 * Papers: PDFs, scans, photos, signed containers. They lie in a second database file beside the
 * office's, NAME-papers, under the digest of their bytes, and are there, synced, before a row of
 * the first names them: a crash may leave a paper that nobody names, never a name without paper.
 */

#define GADIBA_PAPER_DIGEST_SIZE 32

/* What a paper belongs to; 0: none. Strings borrowed. */
typedef struct
{
  const char *kind;       /* "decision-pdf", "evidence", "photo", "container", "other" */
  const char *media_type; /* "application/pdf" */
  const char *name;       /* of the file as it came; NULL: none */
  gint64 decision, correspondence, application, person;
  GadibaDate added;
} GadibaPaper;

/* Stores @bytes in the file of papers; the same bytes are kept once. Outside any action.
 * @digest: (out): 32 bytes */
gboolean gadiba_papers_put (GadibaDb *db, GBytes *bytes, guint8 *digest, GError **error);
/* Names a paper that gadiba_papers_put() stored; %GADIBA_STORE_ERROR_NOT_FOUND if it was removed
 * meanwhile, for nothing named it. @id: (out): key of the document */
gboolean gadiba_papers_name (GadibaAction *action, const GadibaPaper *paper, const guint8 *digest,
                             gint64 *id, GError **error);
/* The same of many, in one transaction. @digests: (out caller-allocates): %GADIBA_PAPER_DIGEST_SIZE
 * bytes for each. @all: (element-type GBytes) */
gboolean
gadiba_papers_put_all (GadibaDb *db, const GPtrArray *all, guint8 *digests, GError **error);
/* Names @n papers, with the file opened once. */
gboolean gadiba_papers_name_all (GadibaAction *action, const GadibaPaper *papers, guint n,
                                 const guint8 *digests, GError **error);
/* Returns: (transfer full): the bytes of a document, which are what its digest says */
GBytes *gadiba_papers_get (GadibaDb *db, gint64 document, GError **error);
/* Returns: (transfer full): the PDF of a decision; %GADIBA_STORE_ERROR_NOT_FOUND before it is made
 */
GBytes *gadiba_papers_get_decision_pdf (GadibaDb *db, gint64 decision, GError **error);
/* The same of a letter that decides nothing. */
GBytes *gadiba_papers_get_correspondence_pdf (GadibaDb *db, gint64 correspondence, GError **error);
/* The PDF of a decision or of a letter that decides nothing; the other key is 0. @document: (out):
 * its key; 0: it is not made */
gboolean gadiba_papers_find_pdf (GadibaDb *db, gint64 decision, gint64 correspondence,
                                 gint64 *document, GError **error);
/* Holds all papers that are named against their digests. */
gboolean gadiba_papers_verify (GadibaDb *db, GError **error);

G_END_DECLS
