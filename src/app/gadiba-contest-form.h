/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-field.h"
#include "gadiba-office-contest.h"
#include "gadiba-session.h"

G_BEGIN_DECLS

/* What is asked of somebody's contest or complaint, when it comes and later. */

/* The questions that are fields. */
enum
{
  GADIBA_CONTEST_KIND,     /* of what comes: a contest or a complaint */
  GADIBA_CONTEST_WAY,      /* how it came */
  GADIBA_CONTEST_RECEIVED, /* when */
  GADIBA_CONTEST_SENT,     /* when it was sent on */
  GADIBA_CONTEST_TO,       /* to whom */
  GADIBA_CONTEST_OUTCOME,  /* what came of it */
  GADIBA_CONTEST_HEARD,    /* when */
  GADIBA_CONTEST_ANSWER,   /* number and words of the answer */
  GADIBA_CONTEST_CARRIED,  /* the decision that carries it out */
  GADIBA_CONTEST_N_FIELDS
};

/* What was said. Strings owned. */
typedef struct
{
  char *words;
  char *values[GADIBA_CONTEST_N_FIELDS]; /* NULL: not said */
  gboolean suspended;
} GadibaContestTyped;

/* The form, a part of the window that shows it: the widgets are borrowed. */
typedef struct
{
  GadibaSession *session;                       /* borrowed */
  GadibaField *fields[GADIBA_CONTEST_N_FIELDS]; /* NULL: not asked */
  GtkTextView *words;                           /* of one that comes; else NULL */
  GtkLabel *words_error;
  GtkCheckButton *suspended; /* NULL: not asked */
  char *sent, *to;           /* as they were noted; NULL: not yet */
} GadibaContestForm;

/* Asks what comes. @self: with its session, else empty; outlives the widget. Returns: (transfer
 * floating) */
GtkWidget *gadiba_contest_form_make_entry (GadibaContestForm *self, const char *decision,
                                           const char *application);
/* The same: shows how it stands, and asks what became of it. */
GtkWidget *gadiba_contest_form_make_step (GadibaContestForm *self, const GadibaContest *contest);

/* Returns: (transfer full) (nullable): what was said; NULL if something cannot be, which is said
 * beside it */
GadibaContestTyped *gadiba_contest_form_take (GadibaContestForm *self);
void gadiba_contest_typed_free (GadibaContestTyped *typed);
/* Returns: (transfer full): all that stands in it, right or wrong */
char *gadiba_contest_form_dup_typed (const GadibaContestForm *self);
/* Frees what it owns, not itself. */
void gadiba_contest_form_clear (GadibaContestForm *self);

G_END_DECLS
