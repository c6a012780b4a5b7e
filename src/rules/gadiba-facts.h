/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-book.h"

G_BEGIN_DECLS

/*
 * What is known of one household, in the rule book's terms. Who fills this (case/) says what was
 * stated and nothing else: what is left out stays left out, and the book says what that means.
 */

/* A line of income as stated. */
typedef struct
{
  guint person;
  const GadibaIncomeKind *kind;
  GadibaMonth month;
  GadibaNumber amount; /* EUR */
  gboolean irregular;
  const char *evidence; /* interned; NULL: none */
} GadibaIncomeLine;

/* A line of housing costs as stated. */
typedef struct
{
  const GadibaCostItem *item;
  GadibaMonth month;
  GadibaNumber amount; /* EUR */
  gboolean has_quantity;
  GadibaNumber quantity;
  const char *unit; /* interned; NULL: none */
} GadibaCostLine;

/* Rows of one entity: for each row its values in the order of the book's facts. */
typedef struct
{
  guint n;
  guint width;
  GArray *values; /* GadibaValue, n × width; one that is not known and has no reason: left out */
  GArray *owners; /* int: the person's row, -1: none */
  GPtrArray *labels; /* char *: what a missing fact is told by, such as a person's id */
  GPtrArray *titles; /* char *: what people call the row; a person's name */
} GadibaRows;

typedef struct
{
  const GadibaBook *book;
  GadibaRows rows[GADIBA_N_ENTITIES];
  GArray *incomes; /* GadibaIncomeLine */
  GArray *costs;   /* GadibaCostLine */
  GadibaDate received;
  GadibaMonth housing_month;
  gboolean *asked; /* by the index of the benefit in the book */
} GadibaFacts;

/* Returns: (transfer full): with the household's one row, which is empty */
GadibaFacts *gadiba_facts_new (const GadibaBook *book);
void gadiba_facts_free (GadibaFacts *facts);

/**
 * gadiba_facts_add:
 * @person: the row of the person it belongs to, or -1
 * @label: (nullable): a person's id
 * @title: (nullable): a person's name
 *
 * Returns: the new row's number
 */
guint gadiba_facts_add (GadibaFacts *facts, GadibaEntity entity, int person, const char *label,
                        const char *title);

/* States the fact @id of row @row; an id that the book does not have is ignored, for a book need
 * not make use of everything that a case file can say. */
void gadiba_facts_set (GadibaFacts *facts, GadibaEntity entity, guint row, const char *id,
                       GadibaValue value);

/* The application asks for @benefit, a benefit of the book. */
void gadiba_facts_ask (GadibaFacts *facts, const GadibaBenefit *benefit);
/* Of what was asked for, leaves only the benefit of that id. */
void gadiba_facts_ask_only (GadibaFacts *facts, const char *benefit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaFacts, gadiba_facts_free)

G_END_DECLS
