/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/* A decision that one caseworker has prepared and another one is to issue. */

#define GADIBA_DRAFT_DIGEST_SIZE 32

typedef enum
{
  GADIBA_DRAFT_WAITING,
  GADIBA_DRAFT_ISSUED,
  GADIBA_DRAFT_RETURNED,
} GadibaDraftState;

/* Strings owned. */
typedef struct
{
  gint64 id, application;                  /* keys */
  char *number;                            /* of the application */
  char *request;                           /* what was asked for on the sheet */
  char *seen;                              /* digests of what it rested on: "name=digest" a line */
  guint8 digest[GADIBA_DRAFT_DIGEST_SIZE]; /* of the letter that was looked at */
  GadibaDate day;                          /* on which it was prepared */
  gint64 caseworker;                       /* key: who prepared it */
  char *preparer, *login;                  /* name and account of him or her */
  GadibaDraftState state;
  char *note;         /* why it was given back; NULL */
  gint64 row_version; /* as it was read */
} GadibaDraft;

/* Whether the row "w" was given back, and not prepared again or decided since; with application "a"
 */
#define GADIBA_RETURNED                                                                            \
  " w.state = 'returned' AND a.state <> 'withdrawn' AND NOT EXISTS (SELECT 1 FROM decision_draft " \
  "l"                                                                                              \
  " WHERE l.application = w.application AND l.id > w.id) AND NOT EXISTS (SELECT 1 FROM decision d" \
  " WHERE d.application = w.application AND d.day >= w.day)"

void gadiba_draft_free (GadibaDraft *self);

/* Writes the digest of a letter as drafts keep it to @digest. */
void gadiba_draft_digest (GBytes *letter, guint8 *digest);

/* Adds a draft of the action's caseworker, which waits. @draft: with id 0 */
gboolean gadiba_draft_add (GadibaAction *action, const GadibaDraft *draft, GError **error);

/**
 * gadiba_draft_close:
 * @decision: key of what came of it; 0: it is given back
 * @note: (nullable): why it is given back
 * @error: %GADIBA_STORE_ERROR_CONFLICT if it waits no more
 */
gboolean gadiba_draft_close (GadibaAction *action, const GadibaDraft *draft, gint64 decision,
                             const char *note, GError **error);

/* @draft: (out) (transfer full) (nullable): the one that waits on the application; NULL: none */
gboolean gadiba_draft_find (GadibaDb *db, gint64 application, GadibaDraft **draft, GError **error);

/* @draft: (out) (transfer full) (nullable): the one of the application that was given back last,
 * and was not prepared again or decided since; NULL: none */
gboolean
gadiba_draft_find_returned (GadibaDb *db, gint64 application, GadibaDraft **draft, GError **error);

/* Returns: (transfer full) (element-type GadibaDraft): those that wait, and those that were given
 * back and not prepared again or decided since, the oldest first */
GPtrArray *gadiba_draft_list (GadibaDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaDraft, gadiba_draft_free)

G_END_DECLS
