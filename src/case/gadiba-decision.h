/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-book.h"
#include "gadiba-case.h"
#include "gadiba-name.h"
#include "gadiba-trace.h"

G_BEGIN_DECLS

/*
 * A decision: what was decided on an application, and all that its letter says. Plain data; office/
 * makes it, letter/ composes it, store/ freezes it. A string that is not known is NULL: a letter
 * that needs it is then refused, and says which.
 */

/* Who decides, as the letterhead and the note on contesting need it. */
typedef struct
{
  char *name;                /* "Liepkalnu novada Sociālais dienests" */
  char *registration_number; /* 11 digits */
  char *address;
  char *contact;           /* phone, e-mail; NULL: none */
  char *place;             /* "Liepkalnos": where letters are dated */
  char *municipality;      /* "Liepkalnu novada pašvaldība" */
  char *contest_authority; /* dative: "Liepkalnu novada pašvaldības Administratīvo aktu
                              strīdu komisijai" */
  char *contest_address;   /* of the authority; NULL: not told */
  gboolean practice;       /* all people in it are invented, and no decision is real */
} GadibaLetterhead;

typedef enum
{
  GADIBA_OUTCOME_UNKNOWN,
  GADIBA_OUTCOME_GRANTED,
  GADIBA_OUTCOME_REFUSED,
  GADIBA_OUTCOME_CHANGED,
  GADIBA_OUTCOME_LEFT_OPEN, /* undecided: named in the letter, decided later */
} GadibaOutcome;

/* What a decision is. All but a judgement follow an earlier decision, or are about the application
 * itself; the rule book says what each rests on. */
typedef enum
{
  GADIBA_DECISION_JUDGEMENT,    /* grants and refuses what was asked for */
  GADIBA_DECISION_CHANGE,       /* another amount: bills, law */
  GADIBA_DECISION_REVIEW,       /* after changed circumstances */
  GADIBA_DECISION_STOP,         /* for a person or the household */
  GADIBA_DECISION_REDUCTION,    /* co-participation was refused */
  GADIBA_DECISION_RECOVERY,     /* of what was unduly paid */
  GADIBA_DECISION_PROLONGATION, /* of the time to decide */
  GADIBA_DECISION_DEFICIENCIES, /* left without progress until they are cured */
  GADIBA_DECISION_CANCELLATION,
  GADIBA_DECISION_CORRECTION, /* of an obvious error */
} GadibaDecisionKind;

/* Returns: (transfer none): the word of rule book and store: "judgement", "change" */
const char *gadiba_decision_kind_format (GadibaDecisionKind kind);
/* @kind: (out): left as it was if there is no such word. Returns: whether there is */
gboolean gadiba_decision_kind_parse (const char *word, GadibaDecisionKind *kind);

/* How a benefit reaches whom it is for. */
typedef enum
{
  GADIBA_PAYMENT_UNKNOWN,  /* not stated yet: no letter */
  GADIBA_PAYMENT_AS_ASKED, /* as the application says */
  GADIBA_PAYMENT_ACCOUNT,  /* to the account */
  GADIBA_PAYMENT_CASH,     /* at the institution's cash desk */
  GADIBA_PAYMENT_PROVIDER, /* to the provider of the service, the payee */
} GadibaPayment;

/* What a granted benefit gives in one month. */
typedef struct
{
  GadibaMonth month;
  GadibaMoney amount;       /* cents; 0: by that month's figures nothing is due */
  gboolean is_housing;      /* then: */
  GadibaMoney costs;        /* K, cents */
  GadibaMonth bills;        /* the month whose bills gave K; NONE: this month's own */
  GadibaNumber coefficient; /* k */
  gboolean has_before;      /* something stood for the month: */
  GadibaMoney before;       /* cents */
  GadibaMoney recovered;    /* to be paid back of it, cents */
  GadibaMoney asked;        /* what earlier decisions asked back of it, cents */
  GadibaPayment payment;    /* of what is due */
  char *payee;              /* to whom it is paid; NULL: the addressee */
  char *account;            /* IBAN; for ACCOUNT, else it may be NULL */
} GadibaDecisionMonth;

/* A condition that was not met. */
typedef struct
{
  const char *id; /* interned */
  char *sentence; /* the refusal's reason */
  char *plain;    /* the same in plain words; NULL: none */
  char *source;   /* "SPSPL 36(1)2" */
} GadibaDecisionReason;

/* One thing asked for: the status, or a benefit. */
typedef struct
{
  const char *id; /* interned: "status", or the benefit's */
  char *title;    /* "GMI pabalsts" */
  GadibaOutcome outcome;
  const char *word;   /* status, interned: "needy", "low-income", "none"; else NULL */
  char *word_title;   /* "trūcīga mājsaimniecība"; NULL */
  GadibaMoney amount; /* a month, or once; cents */
  gboolean monthly;
  GadibaDate from, to;     /* NONE: no term; of a grant: the months that are decided */
  GPtrArray *months;       /* GadibaDecisionMonth */
  GPtrArray *reasons;      /* GadibaDecisionReason */
  gboolean is_service;     /* a social service; granted, it has no amount but: */
  GadibaNumber volume;     /* how much of it, in the unit of the book */
  char *volume_text;       /* the same as people read it: "6 stundas nedēļā" */
  guint n_months;          /* for how long; 0: no end is set */
  gboolean has_co_payment; /* the client pays for it: */
  GadibaMoney co_payment;  /* a month, cents */
  char *provider;          /* who gives it; NULL: not stated yet */
  gboolean waits;          /* there is no place yet: from, to and provider come with the place */
  gboolean by_choice;      /* refused, though SPSPL 36(3)3 would have allowed one month */
  gboolean ends;           /* changed: not due any more, whatever the figures; a status is over */
  GPtrArray *sources;      /* char *: norms applied, as the book cites them */
  GPtrArray *missing; /* char *: questions on what is left open; of a grant: on the months after
                         "to", which cannot be decided yet */
} GadibaDecisionItem;

/* An act that the sources cite. */
typedef struct
{
  const char *id; /* interned: "SPSPL" */
  char *title, *genitive;
  char *cited; /* how the trace cites it: "SPSPL", "Pensiju likuma" */
} GadibaDecisionAct;

/* What a decision follows, and why. */
typedef struct
{
  char *number; /* of the decision that it is about; NULL: it is about the application */
  GadibaDate day;
  const char *id;        /* interned: the ground; NULL */
  char *sentence;        /* as the letter gives it as a reason */
  char *plain;           /* the same in plain words; NULL: none */
  gboolean goes_on;      /* contested, it goes on working */
  char *source;          /* "SPSPL 38(1)" */
  char *rule;            /* what decisions of the kind rest on: "SPSPL 38(3)" */
  char *happened;        /* the caseworker's words on what happened */
  GadibaDate since;      /* when it happened; NONE */
  gboolean renews;       /* of a correction: the term of contest begins anew (APL 71(3)) */
  GadibaDate effective;  /* the day from which it works; NONE: its notification */
  GadibaMoney recovered; /* what is asked back in all, cents */
  GadibaDate until;      /* a day that it sets; NONE */
  int person;            /* whom alone it concerns, index in the case; GADIBA_CASE_NOBODY: all */
  guint percent;         /* of a reduction: how much less; else 0 */
  gboolean unfavourable; /* it takes something: hearing and considerations are needed */
  gboolean reopens;      /* what it takes back is decided anew on the application */
} GadibaDecisionBasis;

typedef struct
{
  GadibaLetterhead head;
  GadibaDecisionKind kind;
  GadibaDecisionBasis basis; /* of all but a judgement */
  char *number;              /* "SP/2026/17" */
  GadibaDate day;
  char *application_number;
  GadibaDate received;
  char *signatory_name, *signatory_position;
  char *preparer_name, *preparer_position, *preparer_contact;
  gboolean signed_electronically; /* instead of the place for the signature, a note */
  /* The addressee; datives as the client card has them, NULL: by rule */
  char *given, *family;
  char *given_dative, *family_dative;
  GadibaSex sex;
  char *code, *address;
  GPtrArray *items;    /* GadibaDecisionItem */
  GPtrArray *evidence; /* char *: what else the findings rest on: "dzīvesvietas apsekošanas
                          2026. gada 2. marta akts" */
  GPtrArray *papers;   /* char *: of a letter that decides nothing: what is to be brought */
  GPtrArray *records;  /* GadibaDecisionRecord: of one that tells what is kept of somebody */
  /* The hearing of APL 62: either it was held, or why not */
  GadibaDate heard;       /* NONE: not held */
  char *heard_text;       /* what was said */
  char *not_heard_ground; /* why it was left out */
  char *considerations;   /* APL 65–66; the caseworker's words; paragraphs end with a line feed */
  GadibaCase *from;       /* the case as it was */
  GadibaTrace *trace;     /* why this much */
  /* What the words of the case are called, so that a letter needs no book */
  GPtrArray *acts;          /* GadibaDecisionAct, in the order of the book */
  GHashTable *words;        /* char * → char *: "income-kind/wage" → "darba alga";
                               "relation/spouse/f" → "laulātā" */
  GPtrArray *abbreviations; /* char *: "GMI – garantētais minimālais ienākums" */
} GadibaDecision;

/* What is kept of somebody: an application, a decision or a letter. */
typedef struct
{
  const char *kind; /* interned: "application", "decision", "letter" */
  char *number;
  GadibaDate day; /* of receipt; of the decision or letter */
} GadibaDecisionRecord;

void gadiba_decision_record_free (GadibaDecisionRecord *self);

/* Returns: (transfer full): a decision with no items and nothing known */
GadibaDecision *gadiba_decision_new (void);
/* Frees what it holds, the case and the trace too. */
void gadiba_decision_free (GadibaDecision *decision);

/* The functions below return what belongs to the decision. */
GadibaDecisionItem *gadiba_decision_add_item (GadibaDecision *decision, const char *id);
GadibaDecisionMonth *gadiba_decision_item_add_month (GadibaDecisionItem *item, GadibaMonth month);
GadibaDecisionReason *gadiba_decision_item_add_reason (GadibaDecisionItem *item, const char *id,
                                                       const char *sentence, const char *source);

/**
 * gadiba_decision_take_words:
 *
 * Copies from @book what the letter calls things by: the acts, kinds of income, housing costs,
 * activities and so on. A decision needs no book afterwards.
 */
void gadiba_decision_take_words (GadibaDecision *decision, const GadibaBook *book);

/**
 * gadiba_decision_get_word:
 * @kind: "income-kind", "cost-item", "evidence", or a fact of the book: "activity"
 * @id: (nullable)
 *
 * Returns: (nullable): what people call it
 */
const char *
gadiba_decision_get_word (const GadibaDecision *decision, const char *kind, const char *id);

/**
 * gadiba_decision_get_word_of:
 * @sex: (nullable): "f" or "m", as a case says it
 *
 * As gadiba_decision_get_word(), of a woman or a man: "laulātā", "laulātais".
 */
const char *gadiba_decision_get_word_of (const GadibaDecision *decision, const char *kind,
                                         const char *id, const char *sex);

/* Whether everything asked for was granted in full, for all of its time and with something due in
 * every month: then the short form of the letter will do (APL 67(7)). */
gboolean gadiba_decision_is_full_grant (const GadibaDecision *decision);

/* Whether it is about social services: then it is about nothing else. */
gboolean gadiba_decision_is_about_service (const GadibaDecision *decision);

/* Whether something asked for was refused: then the letter is a refusal. */
gboolean gadiba_decision_is_refusal (const GadibaDecision *decision);

/* Whether it takes something from somebody; of a judgement: something is refused, or granted by the
 * caseworker's discretion although a condition is not met: then the hearing and the considerations
 * are needed (APL 62, 65 and 66). */
gboolean gadiba_decision_is_unfavourable (const GadibaDecision *decision);

/* Returns: the first day on which a hearing can have been about it: that of the decision that it
 * follows, else that on which the application came */
GadibaDate gadiba_decision_get_heard_from (const GadibaDecision *decision);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaDecision, gadiba_decision_free)

G_END_DECLS
