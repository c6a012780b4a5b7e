/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case.h"

G_BEGIN_DECLS

/*
 * Changes of a case, value by value: a place names one value, a change says what stood there and
 * what stands there now. Values are text of the case format in its canonical form ("120.00",
 * "2026-01", "wage"); NULL: nothing is stated.
 */

typedef enum
{
  GADIBA_PART_APPLICATION,
  GADIBA_PART_HOUSEHOLD,
  GADIBA_PART_PERSON,
  GADIBA_PART_DWELLING,
  GADIBA_PART_ASSETS,
  GADIBA_PART_INCOME,
  GADIBA_PART_SAVINGS,
  GADIBA_PART_VEHICLE,
  GADIBA_PART_LAND,
  GADIBA_PART_REAL_ESTATE,
  GADIBA_PART_COST,
  GADIBA_PART_FACT,
} GadibaCasePart;

#define GADIBA_N_PARTS (GADIBA_PART_FACT + 1)

/*
 * One value of a case. A place is copied as it is: its strings are interned or lent by whoever
 * made it; those of changes are interned.
 *
 * INCOME, COST and SAVINGS: all lines of the person, kind and month are one place. Amounts of
 * several lines are "120.00+35.50" in their order; their other values are one word when all lines
 * say the same, else one for each line: "statement+register", nothing where a line says nothing.
 *
 * VEHICLE, LAND, REAL_ESTATE: the field "" is the whole row, "person=p1 mass=1500", and "" is a
 * vehicle of which nothing is known. A value at the index behind the last row adds one; NULL for
 * the field "" removes it.
 */
typedef struct
{
  GadibaCasePart part;
  const char *field;  /* name of the attribute in the case format: "activity", "amount" */
  const char *person; /* id; NULL: of nobody, of the household */
  const char *kind;   /* kind of income, item of cost, name of a fact; NULL: none */
  GadibaMonth month;  /* of income and cost */
  guint index;        /* of vehicles, land, real estate: which one, from 0 */
} GadibaCasePlace;

typedef struct
{
  GadibaCasePlace place;
  char *before, *after;
} GadibaCaseChange;

/* Why a value cannot be set. */
typedef enum
{
  GADIBA_CASE_ERROR_PLACE, /* the case has no such place */
  GADIBA_CASE_ERROR_VALUE, /* the value cannot be: the sentence says what would be right */
} GadibaCaseError;

#define GADIBA_CASE_ERROR (gadiba_case_error_quark ())
GQuark gadiba_case_error_quark (void);

/* Returns: (transfer full): a change with copies of the values and interned strings of the place */
GadibaCaseChange *
gadiba_case_change_new (const GadibaCasePlace *place, const char *before, const char *after);
void gadiba_case_change_free (GadibaCaseChange *self);

gboolean gadiba_case_place_equal (const GadibaCasePlace *a, const GadibaCasePlace *b);

/**
 * gadiba_case_dup_value:
 *
 * Returns: (transfer full) (nullable): what stands there; NULL: nothing, or there is no such place
 */
char *gadiba_case_dup_value (const GadibaCase *self, const GadibaCasePlace *place);

/**
 * gadiba_case_set_value:
 * @value: (nullable): text of the case format; NULL: nothing is stated
 * @error: %GADIBA_CASE_ERROR; the sentence says what would be right and repeats no more than @value
 *
 * Writes a value, after the checks that the reader of case files makes. What is odd but not wrong,
 * such as the check digit of a code, is accepted here too. Who applies and the ids of persons do
 * not change. Rows that come to stand behind others move no index before them.
 */
gboolean gadiba_case_set_value (GadibaCase *self, const GadibaCasePlace *place, const char *value,
                                GError **error);

/**
 * gadiba_case_list_changes:
 *
 * All that must be set in @before, in this order, so that it says the same as @after. Persons that
 * only one of them has, and the history, are left out: they are no values of a place.
 *
 * Returns: (transfer full) (element-type GadibaCaseChange)
 */
GPtrArray *gadiba_case_list_changes (const GadibaCase *before, const GadibaCase *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaCaseChange, gadiba_case_change_free)

G_END_DECLS
