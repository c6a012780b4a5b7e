/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-letter.h"
#include "gadiba-office-decide.h"

G_BEGIN_DECLS

/*
 * What a decision would be, before it is issued: for the sheet on which the caseworker confirms it.
 */

typedef enum
{
  GADIBA_CHECK_BLOCK, /* it cannot be issued like this */
  GADIBA_CHECK_WARN,  /* it can, but the caseworker should make sure */
  GADIBA_CHECK_OK,
} GadibaCheckSeverity;

/* Where something can be mended. */
typedef struct
{
  const char *page; /* interned: "income", "property", "household", "application", "card", "office",
                       or "sheet": what is asked on issuing; NULL: nowhere in the window */
  char *person;     /* id in the case; NULL: nobody */
  char *kind;       /* of income; of the sheet: "hearing", "considerations", "one-month",
                       "signatory", "payment", and of what follows a decision "ground", "person",
                       "since", "first", "last", "until", "percent", "happened"; NULL */
  GadibaMonth month;
} GadibaCheckPlace;

typedef struct
{
  GadibaCheckSeverity severity;
  const char *id; /* interned: of a check of the rule book, or what else hinders: "answer", "case",
                     "letter", "payment", "dative", "basis": what it follows and why */
  char *key;      /* which of several findings of the check: "p1", "p1/wage"; NULL: the one */
  char *title;    /* what it is about, in a few words, as the rule book says it */
  char *detail;   /* who, what, until when; NULL: nothing more to say */
  char *source;   /* the article that asks for it, "APL 62"; NULL: practice */
  gboolean needs_reason; /* a warning to be answered with a reason */
  char *reason;          /* why it is issued all the same; NULL: nothing was said */
  GadibaCheckPlace place;
} GadibaCheck;

/* What is granted and paid, so that the caseworker can say how. */
typedef struct
{
  char *id, *title; /* of the benefit */
  gboolean in_money;
  gboolean is_service; /* it is not paid: who gives it is asked, or whether it waits */
} GadibaPayable;

/* Who may sign. */
typedef struct
{
  char *name, *position;
} GadibaSigner;

/* What is asked of a decision that is no judgement, beside its ground. */
typedef enum
{
  GADIBA_ASK_SINCE = 1 << 0,    /* when it happened */
  GADIBA_ASK_FIRST = 1 << 1,    /* the first month */
  GADIBA_ASK_LAST = 1 << 2,     /* the last month */
  GADIBA_ASK_UNTIL = 1 << 3,    /* the day that it sets */
  GADIBA_ASK_PERCENT = 1 << 4,  /* how much less */
  GADIBA_ASK_HAPPENED = 1 << 5, /* in words: what it says has to be written */
} GadibaAsk;

/* A ground that can be chosen. */
typedef struct
{
  char *id, *title;
  gboolean of_person; /* it concerns one person, who is to be named */
  gboolean is_gone;   /* who cannot be addressed any more: of an applicant somebody else is named */
} GadibaAskedGround;

/* A person of the household. */
typedef struct
{
  char *id, *name; /* id: in the case */
} GadibaAskedPerson;

typedef struct
{
  char *title;         /* of the kind, as the rule book calls it */
  GPtrArray *grounds;  /* GadibaAskedGround, in the order of the book */
  GPtrArray *persons;  /* GadibaAskedPerson */
  GadibaAsk must, may; /* what has to be answered, what can be */
} GadibaAsked;

/* A ground of the rule book on which nobody is heard. */
typedef struct
{
  char *title;
  char *sentence; /* as the letter says it */
} GadibaUnheardChoice;

typedef struct
{
  char *application;        /* its number */
  char *applicant;          /* given and family name */
  char *number;             /* the number that it would get; NULL: none yet */
  GadibaDate day, deadline; /* deadline: until when it has to be decided (APL 64(1)) */
  GadibaLetter *letter;     /* the very one; NULL: it cannot be issued, and a check says why */
  char *digest;             /* of the letter, for gadiba_office_issue_prepared() or, with two
                               pairs of eyes, gadiba_office_prepare_draft(); NULL without */
  GPtrArray *items;         /* char *: what would be decided, as GadibaDecided tells it */
  GPtrArray *checks;        /* GadibaCheck, the gravest first */
  gboolean asks_one_month;  /* one month or a refusal is the caseworker's choice */
  gboolean asks_hearing;    /* hearing and considerations are needed */
  GPtrArray *unheard;       /* GadibaUnheardChoice: on which grounds the hearing can be left out */
  GadibaAsked *asked;       /* of one that is no judgement; else NULL */
  GadibaDate effective;     /* of such a one: the day from which it works; NONE: none is known */
  GPtrArray *payables;      /* GadibaPayable */
  GPtrArray *signers;       /* GadibaSigner, of the day */
  gboolean two_eyes;        /* it is prepared for somebody else to issue */
  GadibaDecideRequest *drafted; /* what somebody has prepared, and was shown; NULL: nothing waits */
  char *preparer;               /* of that: who */
  GadibaDate drafted_on;        /* when */
  gboolean is_own;              /* whoever works prepared it: somebody else has to issue it */
  GadibaDecideRequest *returned; /* what was prepared before and given back, of the same kind and
                                    for the day of the request; NULL: nothing was */
  char *returned_note;           /* why */
} GadibaPrepared;

/**
 * gadiba_office_prepare:
 * @error: what hinders looking: no such application, a login that is not listed, a database that
 *   cannot be read. What hinders issuing is no error but a check with %GADIBA_CHECK_BLOCK
 *
 * What gadiba_office_decide() would issue now: the same work in an action that is not committed, so
 * number and letter are the very ones, as long as nobody else issues or changes anything between.
 * Nothing is stored, and the journal does not tell of it. There is a blocking check if and only if
 * there is no letter. A warning that needs a reason lets it be looked at, but not issued. Where a
 * draft waits on the application, it is that which is shown, on the day of @request.
 *
 * Returns: (transfer full)
 */
GadibaPrepared *gadiba_office_prepare (GadibaOffice *self, const GadibaDecideRequest *request,
                                       const GadibaMoment *moment, GError **error);
void gadiba_prepared_free (GadibaPrepared *prepared);

/**
 * gadiba_office_issue_prepared:
 * @request: that of @digest
 * @digest: of the letter that the caseworker has looked at
 * @error: as gadiba_office_decide(); %GADIBA_OFFICE_ERROR_CHANGED when the letter would be another
 *   one by now: the case was changed or the number taken; prepare it again
 *
 * As gadiba_office_decide(), but issues nothing that nobody has seen.
 *
 * Returns: (transfer full)
 */
GadibaDecided *
gadiba_office_issue_prepared (GadibaOffice *self, const GadibaDecideRequest *request,
                              const char *digest, const GadibaMoment *moment, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaPrepared, gadiba_prepared_free)

G_END_DECLS
