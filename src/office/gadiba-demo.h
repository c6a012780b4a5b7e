/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case.h"

G_BEGIN_DECLS

/*
 * A practice office: invented households of the invented Liepkalnu novads, whom a caseworker may
 * get wrong without harm. What they are like, and the sentences that are said and written, are
 * tables in data/demo; its README says where the names come from.
 *
 * Nobody of them can be a real person: all personal codes are of the block that no rule can give
 * (gadiba_personal_code_is_practice(): "3199" and seven digits), account numbers are of a bank that
 * does not exist, postcodes of no post office. Codes are unique in an office, and no two persons
 * have both name and birth date in common.
 *
 * The same seed and day give the same cases, on every machine and for every size of the office: a
 * larger one has the same households and more. Nothing is stored here.
 */
typedef struct _GadibaDemo GadibaDemo;

/* The most households that an office can have: then the codes would come to an end. */
#define GADIBA_DEMO_MAX_SIZE 1000000

/**
 * gadiba_demo_new:
 * @seed: any number: another one gives another office
 * @size: households, 1 to %GADIBA_DEMO_MAX_SIZE; some apply more than once
 * @today: the day on which the office is made; applications came in within the fourteen months
 *   before it
 * @error: %GADIBA_XML_ERROR or %GADIBA_CORE_ERROR: a table of data/demo cannot be used
 *
 * Returns: (transfer full)
 */
GadibaDemo *gadiba_demo_new (guint64 seed, guint size, GadibaDate today, GError **error);
void gadiba_demo_free (GadibaDemo *self);

/* Returns: how many applications the households have made */
guint gadiba_demo_get_n_cases (const GadibaDemo *self);

/**
 * gadiba_demo_get_nth_received:
 * @n: below gadiba_demo_get_n_cases()
 *
 * Cases are numbered by household, so that a case keeps its index in an office of any size. An
 * office takes them in by their day.
 *
 * Returns: the index of the case that came in as number @n, counted from 0
 */
guint gadiba_demo_get_nth_received (const GadibaDemo *self, guint n);

/**
 * gadiba_demo_get_household:
 * @number: (out) (optional): which application of the household it is, counted from 0
 *
 * Returns: the number of the household that case @index is of, counted from 0
 */
guint gadiba_demo_get_household (const GadibaDemo *self, guint index, guint *number);

/**
 * gadiba_demo_make_case:
 * @index: below gadiba_demo_get_n_cases()
 *
 * One application as a case file would hold it: the incomes of its window, the costs of the housing
 * month if housing is asked for, savings and property, what was granted elsewhere before. Something
 * is missing in some, and some will be refused. A household that applies again has the same persons
 * and the same dwelling; incomes are those of its months, so windows that overlap agree.
 *
 * Returns: (transfer full)
 */
GadibaCase *gadiba_demo_make_case (const GadibaDemo *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaDemo, gadiba_demo_free)

G_END_DECLS
