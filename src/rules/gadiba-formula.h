/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-rules-error.h"
#include "gadiba-value.h"

G_BEGIN_DECLS

/*
 * The formula language of the rule book, as a spreadsheet has it:
 *
 *   numbers, "words", yes, no, names, 18 years, + - * /, = <> < <= > >= (also ≠ ≤ ≥ − × ÷),
 *   in ("a", "b"), and, or, not, if(c, a, b), min(a, b), max(a, b), abs(x), round(x, 0.01,
 * half-up), sum(incomes where c, x), count(persons where c), any(persons where c, x), all(persons,
 * x), known(fact), missing(fact), at(parameter, month), parameter[word], asked(benefit), age(date),
 * reached(date, parameter), month-of(date), year-of(date), month-number(date), first-day(month),
 * last-day(month)
 *
 * Parsing makes a tree of names; the book's check gives the names their meaning and every part its
 * type.
 */

/* What rows a formula can run over. HOUSEHOLD has one row, the others any number. */
typedef enum
{
  GADIBA_ENTITY_HOUSEHOLD,
  GADIBA_ENTITY_PERSON,
  GADIBA_ENTITY_SAVING,
  GADIBA_ENTITY_VEHICLE,
  GADIBA_ENTITY_LAND,
  GADIBA_ENTITY_REAL_ESTATE,
  GADIBA_ENTITY_INCOME,  /* a line of income as entered, inside its window */
  GADIBA_ENTITY_RECEIPT, /* income of one person, month and group, added up */
  GADIBA_ENTITY_BILL,    /* costs of the housing month of one item, added up */
  GADIBA_ENTITY_GRANT,   /* a benefit granted before */
  GADIBA_ENTITY_CONDITION,
  GADIBA_N_ENTITIES,
} GadibaEntity;

/* "person" and "persons" */
const char *gadiba_entity_get_name (GadibaEntity entity);
const char *gadiba_entity_get_plural (GadibaEntity entity);
/* Returns: %GADIBA_N_ENTITIES when there is none of that name */
GadibaEntity gadiba_entity_from_name (const char *name);
GadibaEntity gadiba_entity_from_plural (const char *name);

typedef enum
{
  GADIBA_EXPR_LITERAL,
  GADIBA_EXPR_NAME, /* not yet resolved */
  GADIBA_EXPR_DAY,  /* the day of assessment */
  GADIBA_EXPR_FACT, /* a field of a row */
  GADIBA_EXPR_STEP,
  GADIBA_EXPR_PARAMETER, /* first = key, if any */
  GADIBA_EXPR_NEGATE,
  GADIBA_EXPR_NOT,
  GADIBA_EXPR_AND,
  GADIBA_EXPR_OR,
  GADIBA_EXPR_ADD,
  GADIBA_EXPR_SUBTRACT,
  GADIBA_EXPR_MULTIPLY,
  GADIBA_EXPR_DIVIDE,
  GADIBA_EXPR_EQUAL,
  GADIBA_EXPR_NOT_EQUAL,
  GADIBA_EXPR_LESS,
  GADIBA_EXPR_LESS_EQUAL,
  GADIBA_EXPR_GREATER,
  GADIBA_EXPR_GREATER_EQUAL,
  GADIBA_EXPR_IN, /* first = what, the rest: literals */
  GADIBA_EXPR_IF,
  GADIBA_EXPR_MIN,
  GADIBA_EXPR_MAX,
  GADIBA_EXPR_ABS,
  GADIBA_EXPR_ROUND,
  GADIBA_EXPR_SUM,
  GADIBA_EXPR_COUNT,
  GADIBA_EXPR_ANY,
  GADIBA_EXPR_ALL,
  GADIBA_EXPR_KNOWN,
  GADIBA_EXPR_MISSING,
  GADIBA_EXPR_AT,
  GADIBA_EXPR_ASKED,
  GADIBA_EXPR_AGE,
  GADIBA_EXPR_REACHED,
  GADIBA_EXPR_MONTH_OF,
  GADIBA_EXPR_YEAR_OF,
  GADIBA_EXPR_MONTH_NUMBER,
  GADIBA_EXPR_FIRST_DAY,
  GADIBA_EXPR_LAST_DAY,
} GadibaExprOp;

typedef struct _GadibaExpr GadibaExpr;
struct _GadibaExpr
{
  GadibaExprOp op;
  GadibaType type;   /* set by the check */
  GadibaExpr *first; /* operands, linked by "next" */
  GadibaExpr *next;
  GadibaExpr *where;   /* aggregates: the condition, or NULL */
  GadibaEntity entity; /* aggregates and FACT */
  gboolean of_person;  /* aggregates: only the rows of the person that is bound already */
  GadibaRounding mode; /* ROUND */
  GadibaValue literal; /* LITERAL, and the step of ROUND */
  const char *name;    /* NAME and what came of it; interned */
  gpointer target;     /* FACT, STEP, PARAMETER: what the name means */
  guint column;        /* in the formula's text, from 1, counted in characters */
};

/**
 * gadiba_formula_parse:
 * @text: a formula
 * @error: %GADIBA_RULES_ERROR_FORMULA; names the place in the text
 *
 * Returns: (transfer full): the tree; free with gadiba_expr_free()
 */
GadibaExpr *gadiba_formula_parse (const char *text, GError **error);
void gadiba_expr_free (GadibaExpr *expr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaExpr, gadiba_expr_free)

G_END_DECLS
