/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-date.h"
#include "gadiba-money.h"

G_BEGIN_DECLS

/* Running cases assessed again in one go, as values: what comes out otherwise, and what became of
 * it. */

/* Why: under a law that was changed, or with the bills of a month. */
typedef enum
{
  GADIBA_RERUN_BY_LAW,
  GADIBA_RERUN_BY_BILLS,
  GADIBA_RERUN_N_KINDS,
} GadibaRerunKind;

/* Returns: its word in the records: "housing" */
const char *gadiba_rerun_kind_format (GadibaRerunKind kind);

typedef enum
{
  GADIBA_RERUN_LISTED, /* to be decided on */
  GADIBA_RERUN_CHOSEN, /* a decision is to be issued, and is not yet */
  GADIBA_RERUN_ISSUED, /* it was */
  GADIBA_RERUN_LEFT,   /* it cannot be, like this: the reason says why */
  GADIBA_RERUN_N_STATES,
} GadibaRerunState;

/* Returns: its word in the records: "listed" */
const char *gadiba_rerun_state_format (GadibaRerunState state);

/* A month of a benefit. Strings owned. */
typedef struct
{
  gint64 id;
  gint64 application; /* its key */
  char *number;       /* of the application */
  char *name;         /* of the applicant: "Anna Bērziņa" */
  char *phone;        /* of the applicant, as written; NULL: none is known */
  char *benefit;      /* id */
  char *title;        /* of the benefit, as the rule book calls it now */
  GadibaMonth month;
  GadibaMoney before; /* what stands, cents */
  gboolean has_after; /* else it cannot be told */
  GadibaMoney after;  /* what comes out */
  char *reason;       /* what changed; why it cannot be told, or was not issued */
  GadibaRerunState state;
  char *decision; /* number of the one that came of it; NULL: none */
} GadibaRerunLine;

/* Returns: (transfer full): of nothing yet */
GadibaRerunLine *gadiba_rerun_line_new (void);
void gadiba_rerun_line_free (GadibaRerunLine *self);

typedef struct
{
  gint64 id;
  GadibaRerunKind kind;
  gboolean is_done;               /* nothing of it is left to be decided on together */
  GadibaMonth first, last;        /* the months that were looked at */
  GadibaDate day;                 /* on which the list was made: the law as it was known then */
  char *books;                    /* id, edition and hash of each, one a line */
  guint n_cases;                  /* how many were assessed */
  guint n[GADIBA_RERUN_N_STATES]; /* how many of them are in each state */
  GadibaMoney more, less;         /* cents, of all months that can be told: what is to be paid on
                                     top, and what falls away */
} GadibaRerun;

void gadiba_rerun_free (GadibaRerun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaRerunLine, gadiba_rerun_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaRerun, gadiba_rerun_free)

G_END_DECLS
