/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-citation.h"
#include "gadiba-formula.h"
#include "gadiba-procedure.h"

G_BEGIN_DECLS

/*
 * The rule book: what the law says, as data. The national book and, on top of it, a municipality's
 * make one GadibaBook. It is read once, checked, and then never changes; the structs are open for
 * reading within rules/ and for those who list what a book holds.
 */

/* Where something in a book was written, for messages. */
typedef struct
{
  const char *label; /* the file's name, interned */
  int line;
} GadibaPlace;

typedef struct
{
  const char *id;
  char *title, *genitive, *edition, *address; /* genitive: "… likuma", for letters */
  char *cited;                                /* how a citation begins: "SPSPL", "Pensiju likuma" */
  guint layer;                                /* 0: the national book's */
} GadibaAct;

/* A unit as people read it; the three plural forms of Latvian or one symbol. */
typedef struct
{
  const char *id;
  char *symbol;             /* "€", "kg"; NULL: the words */
  char *zero, *one, *other; /* "mēnešu", "mēnesis", "mēneši" */
  const char *larger;       /* unit that @factor of it make; NULL: none */
  guint factor;
  GadibaPlace place;
} GadibaUnit;

/* A short form that the explanation uses, and what it stands for. */
typedef struct
{
  char *shorthand, *meaning;
} GadibaAbbreviation;

/* A text with {formulas} in it. */
typedef struct
{
  GPtrArray *texts;    /* char *, one more than formulas */
  GPtrArray *formulas; /* GadibaExpr */
} GadibaTemplate;

/* One value of a parameter and the days it holds. */
typedef struct
{
  GadibaDate from, until; /* until: GADIBA_DATE_NONE = open */
  GadibaDate known;       /* since when it is in force or announced */
  GadibaValue value;      /* of a keyed parameter: unused */
  GArray *entries;        /* of a keyed parameter: GadibaEntry; else NULL */
  char *since;            /* "2026. gada 1. janvāra", as explanations tell it */
  GadibaCitation *source;
  char *note;
  GadibaPlace place;
} GadibaParameterValue;

typedef struct
{
  const char *key; /* interned */
  GadibaValue value;
} GadibaEntry;

typedef struct
{
  const char *id;
  GadibaType type;
  char *title;
  const char *const *keys;        /* interned, NULL-terminated; NULL: one value */
  gboolean by_municipality;       /* without a value it is a missing fact, not an end of the law */
  const char *at_least, *at_most; /* parameters that bound it; NULL: none */
  GPtrArray *values;              /* GadibaParameterValue, by from, then by known */
  guint index;
  char *question;
  GadibaPlace place;
} GadibaParameter;

typedef struct
{
  const char *id;
  char *title;
  char *female, *male; /* the word of a woman, of a man; NULL: as title */
} GadibaChoice;

/* What may be known of a row: a person's birth date, a vehicle's mass. */
typedef struct
{
  const char *id;
  GadibaEntity entity;
  GadibaType type;
  GArray *choices; /* GadibaChoice, for TEXT; NULL: any word of the engine's own */
  char *title;
  char *question;        /* what to ask the client when it is missing */
  const char *subject;   /* what a missing one is told by: "person", "none", "housing-month" */
  GadibaValue otherwise; /* what is taken when it is left out; kind matters only if has_otherwise */
  gboolean has_otherwise;
  gboolean assumed;          /* taking it is told: "assumed" */
  gboolean asked_by_benefit; /* declared by a benefit: comes as a further fact */
  const char *benefit;       /* id of that benefit; NULL: of none */
  gboolean has_max, whole;   /* NUMBER: what may be stated, from 0 on */
  GadibaNumber max;
  guint index; /* in its entity's rows */
  GadibaPlace place;
} GadibaFact;

/* Formula and the day from which it is the law. */
typedef struct
{
  GadibaDate from;
  char *text;
  GadibaExpr *expr;
  GadibaTemplate *shown;  /* how the figures are told; NULL: the formula itself */
  GadibaCitation *source; /* NULL: the step's */
  char *note;             /* a doubt about this formula; NULL: none */
  GadibaPlace place;
} GadibaFormula;

typedef enum
{
  GADIBA_STEP_PLAIN,
  GADIBA_STEP_CONDITION, /* yes or no, with the sentence for a refusal */
  GADIBA_STEP_EXCLUSION, /* of persons: who is left out of the household */
  GADIBA_STEP_BENEFIT,   /* amount of a benefit */
} GadibaStepKind;

typedef struct _GadibaBenefit GadibaBenefit;

/* A named value. */
typedef struct
{
  const char *id;
  GadibaStepKind kind;
  GadibaEntity entity; /* one value for each row of it */
  GadibaType type;
  GArray *choices; /* GadibaChoice, for TEXT */
  char *title;
  char *refusal; /* CONDITION: why, as a refusal says it */
  char *plain;   /* the same in plain words, for the sheet beside the letter; NULL: none */
  char *note;    /* a doubt that the explanation shows */
  /* CONDITION of the means test: */
  gboolean only_status; /* it does not bind the benefits of the status's term */
  gboolean one_month;   /* unmet, one month may be granted all the same (SPSPL 36(3)3) */
  GadibaCitation *source;
  GPtrArray *formulas;    /* GadibaFormula, by from */
  GadibaBenefit *benefit; /* BENEFIT, and a benefit's own CONDITION */
  gboolean open;          /* a municipality's book may replace it */
  gboolean quiet;         /* a means to an end: told only where another step names it */
  guint section;          /* index in sections */
  guint index;            /* in steps, the order of the explanation */
  GadibaPlace place;
} GadibaStep;

struct _GadibaBenefit
{
  const char *id;
  char *title;
  GadibaDate from, until; /* in force; until NONE = open */
  GadibaStep *amount;
  GPtrArray *conditions; /* GadibaStep, its own */
  gboolean status_term;  /* granted for the term of the status */
  gboolean monthly;      /* else paid once */
  char *nothing;         /* why it is refused when its amount is 0; NULL: the phrase */
  char *plain_nothing;   /* the same in plain words; NULL: none */
  gboolean needs_status; /* without a term: only for who has the status */
  gboolean in_money;     /* not to be paid to a provider of services (SPSPL 37) */
  gboolean service;      /* a social service: its amount is a volume, in the step's unit, not EUR */
  GadibaStep *months;    /* of a service: for how many months; NULL: no end is set */
  GadibaStep *co_payment;  /* of a service: what the client pays a month; NULL: nothing */
  GadibaParameter *places; /* of a service: how many can have it at once; NULL: no limit */
  GadibaCitation *source;
  GadibaPlace place;
};

typedef struct
{
  const char *id;
  char *title;
} GadibaSection;

/* Kinds of income that count by the same formula. */
typedef struct
{
  const char *id;
  char *title;
  GadibaStep *counted; /* for RECEIPT: the part that counts */
  gboolean together;   /* a month's receipts of different kinds are added up before */
  const char *gain;    /* interned: the kind by which a review takes away what more there is of this
                          group than when it was granted (SPSPL 38(5)); NULL: it counts */
  gboolean takes_gain; /* its kind is one of those, and nobody states it */
} GadibaIncomeGroup;

typedef struct
{
  const char *id;
  char *title;
  GadibaIncomeGroup *group;
  gboolean irregular; /* unless the line says otherwise */
} GadibaIncomeKind;

/* The norm of a housing cost item from a day on. Absent parts are empty norms: actual costs. */
typedef struct
{
  GadibaDate from;
  const char *unit;
  gboolean has_quantity, has_cap;
  GadibaNumber first, further; /* quantity for the first and each further person */
  GadibaNumber cap;            /* EUR */
  GadibaCitation *source;
  char *note;
  guint layer; /* 0 national, then the municipality's */
  GadibaPlace place;
} GadibaNorm;

typedef struct
{
  const char *id;
  char *title;
  GPtrArray *norms; /* GadibaNorm */
  guint index;      /* in cost_items */
} GadibaCostItem;

typedef struct
{
  char *title;
  GBytes *case_file;
  char *label;
  GadibaDate on, known;
  GPtrArray *names, *values; /* expected: char * */
  GPtrArray *sets;           /* "NAME=VALUE" */
  GadibaPlace place;
} GadibaExample;

typedef struct
{
  const char *id, *label; /* label: the file's name, interned */
  char *edition, *title;
  char *sha256; /* of the file's bytes, as they were read */
} GadibaEdition;

typedef struct _GadibaBook GadibaBook;
struct _GadibaBook
{
  GPtrArray *editions; /* GadibaEdition: the national book, then what was put on top */
  GHashTable *acts;    /* id → GadibaAct */
  GPtrArray *act_order;
  GHashTable *units;   /* id → GadibaUnit */
  GHashTable *phrases; /* id → char * */
  GPtrArray *abbreviations;
  GPtrArray *parameters;
  GHashTable *parameter_names;
  GPtrArray *facts[GADIBA_N_ENTITIES];
  GHashTable *fact_names[GADIBA_N_ENTITIES];
  GPtrArray *sections;
  GPtrArray *steps;
  GHashTable *step_names;
  GHashTable *condition_names;
  GPtrArray *conditions; /* GadibaStep: the means test's, in order */
  GPtrArray *exclusions;
  GPtrArray *benefits;
  GHashTable *benefit_names;
  GPtrArray *income_groups, *income_kinds;
  GHashTable *income_kind_names;
  GPtrArray *cost_items;
  GHashTable *cost_item_names;
  GPtrArray *decision_rules; /* GadibaDecisionRule, in the order of the book */
  GPtrArray *check_rules;    /* GadibaCheckRule, in the order of the book */
  GPtrArray *unheard;        /* GadibaUnheard, in the order of the book */
  GPtrArray *notice_ways;    /* GadibaNoticeWay, in the order of the book */
  GPtrArray *terms;          /* GadibaTerm */
  GPtrArray *examples;
  GPtrArray
      *warnings; /* char *: "LABEL:LINE: …": what the law does not allow, but a book may say */
};

/**
 * gadiba_book_load:
 * @national: the national book's bytes, @label its name in messages
 * @extensions: (nullable): NULL-terminated paths of municipalities' books, put on top in order
 * @error: file, line, what is wrong, what would be right
 *
 * Reads and checks everything but the examples.
 *
 * Returns: (transfer full)
 */
GadibaBook *gadiba_book_load (GBytes *national, const char *label, const char *const *extensions,
                              GError **error);
void gadiba_book_free (GadibaBook *book);

/* A book's text, and what messages call it. */
typedef struct
{
  GBytes *bytes;
  char *label;
} GadibaBookFile;

/* Texts that make one book together: the national one first, then what is put on top of it.
 * Returns: (transfer full) (element-type GadibaBookFile): none yet */
GPtrArray *gadiba_book_files_new (void);
void gadiba_book_files_add (GPtrArray *files, GBytes *bytes, const char *label);
/* Adds the file at @path, unread. */
gboolean gadiba_book_files_read (GPtrArray *files, const char *path, GError **error);
/* The same as gadiba_book_load() of texts. Returns: (transfer full) */
GadibaBook *gadiba_book_load_files (const GPtrArray *files, GError **error);

/* Returns: (transfer full): the id that the bytes of a rule book state; no more of it is checked
 * than its elements */
char *gadiba_book_read_id (GBytes *bytes, const char *label, GError **error);

GadibaStep *gadiba_book_get_step (const GadibaBook *book, const char *id);
GadibaFact *gadiba_book_get_fact (const GadibaBook *book, GadibaEntity entity, const char *id);
GadibaParameter *gadiba_book_get_parameter (const GadibaBook *book, const char *id);
GadibaBenefit *gadiba_book_get_benefit (const GadibaBook *book, const char *id);

/* Returns: (nullable) (transfer none): what the book says of decisions of the kind @id */
const GadibaDecisionRule *gadiba_book_get_decision_rule (const GadibaBook *book, const char *id);
/* The same for a decision about @benefit (nullable): of a social service its own, if there is one.
 */
const GadibaDecisionRule *
gadiba_book_get_decision_rule_for (const GadibaBook *book, const char *id, const char *benefit);
/* Returns: (nullable) (transfer none): the ground @id on which nobody is heard */
const GadibaUnheard *gadiba_book_get_unheard (const GadibaBook *book, const char *id);

/* Returns: (nullable) (transfer none): the check @id before a decision is issued */
const GadibaCheckRule *gadiba_book_get_check_rule (const GadibaBook *book, const char *id);

/* Returns: the text of the explanation's phrase @id; a book without it does not load */
const char *gadiba_book_get_phrase (const GadibaBook *book, const char *id);

/* Returns: (nullable): what people call the word @id of @choices */
const char *gadiba_choices_get_title (const GArray *choices, const char *id);

/* A value of the parameter as files write it; a number is not below zero. */
gboolean gadiba_parameter_parse (const GadibaParameter *parameter, const char *text,
                                 GadibaValue *value, GError **error);

/**
 * gadiba_parameter_get_value:
 * @day: the day it must hold on
 * @known: the day whose knowledge counts, or %GADIBA_DATE_NONE for all that the book holds
 *
 * Returns: (nullable) (transfer none): NULL when there is none for that day
 */
const GadibaParameterValue *
gadiba_parameter_get_value (const GadibaParameter *parameter, GadibaDate day, GadibaDate known);

/* Returns: (nullable): the formula of @step that is the law on @day */
const GadibaFormula *gadiba_step_get_formula (const GadibaStep *step, GadibaDate day);

/* Whether @benefit exists on @day. */
gboolean gadiba_benefit_is_in_force (const GadibaBenefit *benefit, GadibaDate day);

/* Returns: (nullable): the norm that holds on @day, the municipality's before the national one */
const GadibaNorm *gadiba_cost_item_get_norm (const GadibaCostItem *item, GadibaDate day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaBook, gadiba_book_free)

G_END_DECLS
