/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-decision.h"

G_BEGIN_DECLS

/*
 * What a template may name: fields, questions with yes or no, and rows. The list is closed, and
 * each has a scope: an amount of a month means something only among the months of an item.
 */

typedef enum
{
  GADIBA_LETTER_SCOPE_LETTER,
  GADIBA_LETTER_SCOPE_ITEM,
  GADIBA_LETTER_SCOPE_MONTH,
  GADIBA_LETTER_SCOPE_REASON,
  GADIBA_LETTER_SCOPE_MISSING,
  GADIBA_LETTER_SCOPE_EVIDENCE,
  GADIBA_LETTER_SCOPE_PAPER,
  GADIBA_LETTER_SCOPE_RECORD,
  GADIBA_LETTER_SCOPE_PERSON,
  GADIBA_LETTER_SCOPE_EXCLUDED,
  GADIBA_LETTER_SCOPE_INCOME,
  GADIBA_LETTER_SCOPE_SAVINGS,
  GADIBA_LETTER_SCOPE_VEHICLE,
  GADIBA_LETTER_SCOPE_LAND,
  GADIBA_LETTER_SCOPE_REAL_ESTATE,
  GADIBA_LETTER_SCOPE_COST,
  GADIBA_LETTER_SCOPE_FACT,
  GADIBA_LETTER_SCOPE_NORM,
} GadibaLetterScope;

#define GADIBA_LETTER_N_SCOPES (GADIBA_LETTER_SCOPE_NORM + 1)

/* The norms applied of one act. */
typedef struct
{
  const char *act, *genitive; /* titles */
  char *places; /* "5. panta otrā daļa, 33. panta otrā daļa"; NULL: the whole act */
} GadibaLetterNorm;

/* How a template calls a thing in a sentence. */
typedef struct
{
  const char *of; /* interned: an item's id, or a status */
  const char *accusative, *genitive;
  const char *plain; /* what it means, in plain words; NULL: that is not told */
} GadibaLetterName;

/* Where composing stands. */
typedef struct
{
  const GadibaDecision *decision;
  const GArray *names;                      /* GadibaLetterName */
  GPtrArray *norms;                         /* GadibaLetterNorm */
  gconstpointer at[GADIBA_LETTER_N_SCOPES]; /* the row of each open scope */
} GadibaLetterContext;

typedef enum
{
  GADIBA_LETTER_FIELD_STRING,        /* a char * of the row */
  GADIBA_LETTER_FIELD_DATE,          /* "2026. gada 10. februārī" */
  GADIBA_LETTER_FIELD_DATE_GENITIVE, /* "2026. gada 10. februāra" */
  GADIBA_LETTER_FIELD_DATE_DATIVE,   /* "2026. gada 10. februārim" */
  GADIBA_LETTER_FIELD_DAY,           /* "10.02.2026." */
  GADIBA_LETTER_FIELD_MONTH,         /* "2026. gada februāris" */
  GADIBA_LETTER_FIELD_MONEY,         /* "120,00" */
  GADIBA_LETTER_FIELD_WORDS,         /* of an amount */
  GADIBA_LETTER_FIELD_NUMBER,        /* "1,7" */
  GADIBA_LETTER_FIELD_TEXT,          /* what a function says */
  GADIBA_LETTER_FIELD_COUNT,         /* a whole number; plural forms may follow it */
  GADIBA_LETTER_FIELD_TEST,          /* yes or no; no text */
  GADIBA_LETTER_FIELD_OUTCOME,
  GADIBA_LETTER_FIELD_PAYMENT,
} GadibaLetterFieldKind;

typedef struct
{
  const char *name;
  GadibaLetterScope scope;
  GadibaLetterFieldKind kind;
  gsize offset; /* of the member; for OUTCOME and PAYMENT: the value that is meant */
  char *(*text) (const GadibaLetterContext *context);
  guint (*count) (const GadibaLetterContext *context); /* for TEST: 0 is no */
} GadibaLetterField;

/* Rows that a template may go through. */
typedef struct
{
  const char *name;
  GadibaLetterScope needs, opens;
  /* Returns: (transfer full) (element-type gconstpointer): rows for context->at[opens] */
  GPtrArray *(*list) (const GadibaLetterContext *context);
} GadibaLetterRows;

/* One line of a list of fields. */
#define GADIBA_LETTER_MEMBER(name, scope, kind, type, member)                                      \
  {                                                                                                \
    name, GADIBA_LETTER_SCOPE_##scope, GADIBA_LETTER_FIELD_##kind, G_STRUCT_OFFSET (type, member), \
        NULL, NULL                                                                                 \
  }
#define GADIBA_LETTER_TEXT(name, scope, function)                                                  \
  {                                                                                                \
    name, GADIBA_LETTER_SCOPE_##scope, GADIBA_LETTER_FIELD_TEXT, 0, function, NULL                 \
  }
#define GADIBA_LETTER_COUNT(name, scope, function)                                                 \
  {                                                                                                \
    name, GADIBA_LETTER_SCOPE_##scope, GADIBA_LETTER_FIELD_COUNT, 0, NULL, function                \
  }
#define GADIBA_LETTER_TEST(name, scope, function)                                                  \
  {                                                                                                \
    name, GADIBA_LETTER_SCOPE_##scope, GADIBA_LETTER_FIELD_TEST, 0, NULL, function                 \
  }
#define GADIBA_LETTER_IS(name, scope, kind, value)                                                 \
  {                                                                                                \
    name, GADIBA_LETTER_SCOPE_##scope, GADIBA_LETTER_FIELD_##kind, GADIBA_##kind##_##value, NULL,  \
        NULL                                                                                       \
  }

/* The lists end with a name of NULL: fields of the decision, of what it follows, of its case. */
extern const GadibaLetterField _gadiba_letter_fields[];
extern const GadibaLetterField _gadiba_letter_basis_fields[];
extern const GadibaLetterField _gadiba_letter_case_fields[];
/* Those of letters that decide nothing. */
extern const GadibaLetterField _gadiba_letter_document_fields[];
extern const GadibaLetterRows _gadiba_letter_rows[];

/* Returns: (nullable) */
const GadibaLetterField *_gadiba_letter_find_field (const char *name);
const GadibaLetterRows *_gadiba_letter_find_rows (const char *name);

/* Returns: (transfer full) (nullable): NULL when the decision does not have it */
char *_gadiba_letter_field_get (const GadibaLetterField *field, const GadibaLetterContext *context);

/* Whether it is the addressee in the dative, of a name whose dative neither the card nor a rule
 * knows. */
gboolean
_gadiba_letter_lacks_dative (const GadibaLetterField *field, const GadibaDecision *decision);

/* Whether it is there, or the answer is yes. */
gboolean
_gadiba_letter_field_holds (const GadibaLetterField *field, const GadibaLetterContext *context);

/* The norms on which the items of the decision and @lines (GadibaTraceLine) of the calculation
 * rest, by act. Returns: (transfer full) (nullable) (element-type GadibaLetterNorm): NULL with a
 * sentence when a source cites an act that the decision does not have */
GPtrArray *_gadiba_letter_list_norms (const GadibaDecision *decision, const GPtrArray *lines,
                                      const GPtrArray *applied, GError **error);

/* Returns: (transfer full) (nullable): "Sociālo pakalpojumu … likuma 36. panta otrā daļa" */
char *_gadiba_letter_expand_source (const GadibaDecision *decision, const char *source);

/* Returns: (nullable): the first line of the step, outside the section of answers */
const GadibaTraceLine *_gadiba_letter_find_line (const GadibaTrace *trace, const char *step);

/* Returns: (nullable): whom alone it concerns */
const GadibaCasePerson *_gadiba_letter_get_concerned (const GadibaLetterContext *context);
/* @person: (nullable). Returns: (transfer full) (nullable): the name of a person of the case */
char *_gadiba_letter_name_person (const GadibaCasePerson *person, GadibaLvCase form);

/* Returns: (transfer full): @text with what belongs together bound by no-break spaces */
char *_gadiba_letter_bind (char *text);

G_END_DECLS
