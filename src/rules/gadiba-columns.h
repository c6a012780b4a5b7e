/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-evaluation.h"

G_BEGIN_DECLS

/*
 * Many households at once. The facts of all lie in columns, a formula is computed for some hundred
 * households in one go; what comes out is what gadiba_evaluation_get() gives for each of them, for
 * the formulas are the same. A household for which columns are not enough (a number too large for
 * them, a division that leaves each row a denominator of its own that then grows out of range) is
 * evaluated singly, and so are its errors told.
 */

/* --- households in columns --- */

typedef struct _GadibaColumns GadibaColumns;

/* @book: must outlive the columns. Returns: (transfer full): of no household yet */
GadibaColumns *gadiba_columns_new (const GadibaBook *book);
void gadiba_columns_free (GadibaColumns *self);

/**
 * gadiba_columns_add:
 * @facts: of the same book; copied
 *
 * Returns: the household's number, counted from 0
 */
guint gadiba_columns_add (GadibaColumns *self, const GadibaFacts *facts);

/* Forgets all households; the memory is kept for the next. */
void gadiba_columns_clear (GadibaColumns *self);
guint gadiba_columns_get_n (const GadibaColumns *self);

/* Returns: (transfer full): what was added as household @index, but for the titles of its rows:
 * to evaluate one singly, and learn what it lacks */
GadibaFacts *gadiba_columns_dup_facts (const GadibaColumns *self, guint index);

/* --- what is computed of them --- */

typedef struct _GadibaColumnPlan GadibaColumnPlan;

/**
 * gadiba_column_plan_new:
 * @book: must outlive the plan
 * @terms: a day is needed; copied, but its settings must outlive the plan
 * @wanted: steps of the household: values, conditions, amounts of benefits
 *
 * The formulas of one day, made ready. A plan does not change and may serve several threads.
 *
 * Returns: (transfer full)
 */
GadibaColumnPlan *gadiba_column_plan_new (const GadibaBook *book, const GadibaTerms *terms,
                                          const GadibaStep *const *wanted, guint n_wanted);
void gadiba_column_plan_free (GadibaColumnPlan *self);

typedef struct _GadibaColumnAnswers GadibaColumnAnswers;

/**
 * gadiba_column_plan_run:
 * @columns: of the plan's book
 * @n_threads: how many threads compute; what comes out does not depend on it
 *
 * Returns: (transfer full): good for as long as the book is
 */
GadibaColumnAnswers *
gadiba_column_plan_run (const GadibaColumnPlan *self, GadibaColumns *columns, guint n_threads);
void gadiba_column_answers_free (GadibaColumnAnswers *self);

/**
 * gadiba_column_answers_get:
 * @index: the household
 * @wanted: which of the plan's steps
 * @value: (out): as gadiba_evaluation_get() gives it; without the reason if it is not known, which
 *   the single way tells
 * @error: as of gadiba_evaluation_new() and gadiba_evaluation_get()
 */
gboolean gadiba_column_answers_get (const GadibaColumnAnswers *self, guint index, guint wanted,
                                    GadibaValue *value, GError **error);

guint gadiba_column_answers_get_n (const GadibaColumnAnswers *self);
/* Returns: how many households were evaluated singly */
guint gadiba_column_answers_get_n_single (const GadibaColumnAnswers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaColumns, gadiba_columns_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaColumnPlan, gadiba_column_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaColumnAnswers, gadiba_column_answers_free)

G_END_DECLS
