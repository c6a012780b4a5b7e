/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/* Letters made many at once: what was asked for, and how far each is. */

/* How far a letter is. */
typedef enum
{
  GADIBA_MAILING_ASKED,   /* nothing is done */
  GADIBA_MAILING_WRITTEN, /* it has its number; its PDF is not made */
  GADIBA_MAILING_MADE,    /* its PDF is kept */
  GADIBA_MAILING_LEFT,    /* it could not be written, for a reason */
  GADIBA_MAILING_N_STATES,
} GadibaMailingState;

/* Returns: (transfer none): "asked" */
const char *gadiba_mailing_state_format (GadibaMailingState state);

/* What was asked for in one go. Strings owned. */
typedef struct
{
  gint64 id;
  char *kind; /* id of the template that is written; NULL: letters of decisions */
  GadibaDate day, until;
  guint n[GADIBA_MAILING_N_STATES]; /* letters in each state */
} GadibaMailing;

void gadiba_mailing_free (GadibaMailing *self);

/* A letter of it. Strings owned. */
typedef struct
{
  gint64 id, application, decision, correspondence; /* keys; 0: none */
  char *application_number, *name;                  /* name: of the client; NULL: not known */
  char *number;                                     /* of the letter; NULL: none yet */
  char *reason;                                     /* why it was left; NULL: it was not */
  gboolean lacks_dative; /* neither the card nor a rule knows the dative of the client's name */
  GadibaDate printed;    /* last; NONE: never */
  GadibaMailingState state;
} GadibaMailingLine;

void gadiba_mailing_line_free (GadibaMailingLine *self);

/* Stores what is asked for: kind and days. @id: (out) */
gboolean
gadiba_mailing_add (GadibaAction *action, const GadibaMailing *self, gint64 *id, GError **error);
/* Adds a letter. @decision: whose letter; 0: one is to be written. What is in the list already is
 * added once. */
gboolean gadiba_mailing_add_line (GadibaAction *action, gint64 mailing, gint64 application,
                                  gint64 decision, GError **error);
/* Notes how far a line is: its state, reason and correspondence. */
gboolean gadiba_mailing_move (GadibaAction *action, const GadibaMailingLine *line, GError **error);

/* Returns: (transfer full): %GADIBA_STORE_ERROR_NOT_FOUND if there is none of that number */
GadibaMailing *gadiba_mailing_read (GadibaDb *db, gint64 id, GError **error);
/* Returns: (transfer full) (element-type GadibaMailing): the newest first, at most @n */
GPtrArray *gadiba_mailing_list (GadibaDb *db, guint n, GError **error);
/* @caseworker: key: who asked for them; 0: anybody. Returns: (transfer full) (element-type
 * GadibaMailing): those of which letters are not made yet, the oldest first */
GPtrArray *gadiba_mailing_list_unfinished (GadibaDb *db, gint64 caseworker, GError **error);
/* Returns: (transfer full) (element-type GadibaMailingLine): all, in the order in which they were
 * asked for */
GPtrArray *gadiba_mailing_list_lines (GadibaDb *db, gint64 mailing, GError **error);
/* Returns: (transfer full) (element-type GadibaMailingLine): the first @n in @state with a key
 * beyond @after */
GPtrArray *gadiba_mailing_list_next (GadibaDb *db, gint64 mailing, GadibaMailingState state,
                                     gint64 after, guint n, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaMailing, gadiba_mailing_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaMailingLine, gadiba_mailing_line_free)

G_END_DECLS
