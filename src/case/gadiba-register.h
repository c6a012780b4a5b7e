/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-date.h"
#include "gadiba-decision.h"
#include "gadiba-money.h"

G_BEGIN_DECLS

/* The registers of an office, applications, decisions and letters that decide nothing, as values:
 * what is asked of one, and what it answers. */

typedef enum
{
  GADIBA_REGISTER_APPLICATIONS,
  GADIBA_REGISTER_DECISIONS,
  GADIBA_REGISTER_LETTERS,
} GadibaRegisterKind;

/* What is asked. All strings are interned; NULL, none and 0: whatever it is. */
typedef struct
{
  GadibaRegisterKind kind;
  GadibaDate from, to; /* of receipt; of the decision; of the letter; both included */
  /* Applications: "open", "overdue", "decided", "withdrawn". Decisions: "running": something that
   * is granted holds today; "ended": nothing of it does any more; "replaced" by another one.
   * Letters: "waiting": not printed or saved yet; "out", "signed": came back so */
  const char *state;
  const char
      *letter; /* of letters: the id of a template; of these nothing that is decided counts */
  const char *benefit; /* asked for, decided on: "status" or an id; @outcome is then of this one */
  const char *outcome; /* of something decided: "granted", "refused", "changed", "left-open" */
  const char *status;  /* that was decided: "needy", "low-income", "none" */
  gint64 caseworker;   /* who decided, wrote; of what is not decided: who keeps the card */
  /* "number", "client", "day", "state", "caseworker"; decisions: "amount", "until"; letters:
   * "kind", no "state"; NULL: "day" */
  const char *sort;
  gboolean descending;
} GadibaRegisterQuery;

/* Something that was decided. */
typedef struct
{
  const char *benefit; /* interned */
  char *title;         /* as the letter calls it */
  GadibaOutcome outcome;
  const char *word;    /* of the status, interned; else NULL */
  gboolean has_amount; /* then: */
  GadibaMoney amount;  /* cents: all months together, or once */
  GadibaDate to;       /* last day */
} GadibaRegisterItem;

/* What a letter that decides nothing has beside its application. Strings owned. */
typedef struct
{
  char *number, *title; /* title: as it calls itself, with its number; NULL: this is no letter */
  const char *kind;     /* interned: id of its template */
  gint64 person;        /* whom alone it is about; 0: the household; then no names */
  char *given, *family;
  GadibaDate until;   /* a day that it sets; NONE */
  GadibaDate out;     /* when it last left the program; NONE: not yet */
  const char *way;    /* then: "printed", "saved"; interned */
  GadibaDate came_in; /* when a signed one was last taken in; NONE: none was */
} GadibaRegisterLetter;

/* A line of a register. Strings owned; NULL, none: not known. */
typedef struct
{
  gint64 id;     /* of the application, decision or letter */
  gint64 person; /* who applied */
  char *given, *family, *code;
  char *application, *decision; /* numbers; the newest decision on an application */
  GadibaDate received, day;     /* of the application, of the decision or letter */
  GadibaDate moved;             /* to which the time to decide was moved; NONE: it was not */
  GadibaDate deadline;          /* by when it is to be decided; NONE: it is not open */
  const char *state;            /* interned: of the application, without "overdue" */
  GadibaDecisionKind kind;      /* of the decision */
  gboolean replaced;            /* the decision, by another one */
  char **benefits;              /* ids that the application asks for, in its order */
  GPtrArray *items;             /* GadibaRegisterItem: of the decision */
  GadibaRegisterLetter letter;
  char *caseworker; /* name */
} GadibaRegisterRow;

/* What all lines that were asked for come to. Of decisions that another one replaced nothing is
 * counted but their number. */
typedef struct
{
  char *benefit, *title;
  guint n_granted, n_refused, n_open;
  GadibaMoney amount; /* cents: granted, all months together */
} GadibaRegisterSum;

typedef struct
{
  guint n;                              /* lines */
  guint n_open, n_decided, n_withdrawn; /* of applications */
  guint n_replaced;                     /* of decisions, and of those on the applications */
  guint n_waiting, n_out, n_signed;     /* of letters */
  GPtrArray *sums;                      /* GadibaRegisterSum: by benefit */
} GadibaRegisterTotals;

/* What can be asked for. */
typedef struct
{
  GArray *caseworkers; /* gint64: keys of all who ever were listed */
  GPtrArray *names;    /* char *: theirs */
  GPtrArray *benefits; /* char *: ids that were asked for or decided on */
} GadibaRegisterChoices;

/* Returns: (transfer full) */
GadibaRegisterRow *gadiba_register_row_new (void);
void gadiba_register_row_free (GadibaRegisterRow *self);
/* Appends to the items. Returns: (transfer none) */
GadibaRegisterItem *gadiba_register_row_add_item (GadibaRegisterRow *self);
/* Returns: interned: the state of a letter: "waiting", "out", "signed" */
const char *gadiba_register_letter_get_state (const GadibaRegisterLetter *self);
/* Returns: what is granted in all; @known: (out): whether anything is */
GadibaMoney gadiba_register_row_get_amount (const GadibaRegisterRow *self, gboolean *known);
/* Returns: the last day of what is granted; NONE: nothing is, or it has no end */
GadibaDate gadiba_register_row_get_end (const GadibaRegisterRow *self);

GadibaRegisterTotals *gadiba_register_totals_new (void);
void gadiba_register_totals_free (GadibaRegisterTotals *self);
/* Appends to the sums. Returns: (transfer none) */
GadibaRegisterSum *gadiba_register_totals_add_sum (GadibaRegisterTotals *self);

GadibaRegisterChoices *gadiba_register_choices_new (void);
void gadiba_register_choices_free (GadibaRegisterChoices *self);

/* Returns: the outcome that the word names; UNKNOWN for another word, and for NULL */
GadibaOutcome gadiba_register_parse_outcome (const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaRegisterRow, gadiba_register_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaRegisterTotals, gadiba_register_totals_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaRegisterChoices, gadiba_register_choices_free)

G_END_DECLS
