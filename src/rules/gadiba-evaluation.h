/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-facts.h"

G_BEGIN_DECLS

/*
 * One household under the rules of one day. Values are computed when asked for and kept, so an
 * evaluation holds exactly the steps that the answer rests on; the trace is told from them.
 */

/* A parameter replaced for one assessment. */
typedef struct
{
  const GadibaParameter *parameter;
  const char *key; /* interned; NULL: all keys */
  GadibaValue value;
} GadibaSetting;

/**
 * gadiba_setting_parse:
 * @text: "NAME=VALUE"; "NAME.KEY=VALUE" for one key of a parameter that has several
 * @error: %GADIBA_RULES_ERROR_NAME or %GADIBA_RULES_ERROR_VALUE
 */
gboolean gadiba_setting_parse (const GadibaBook *book, const char *text, GadibaSetting *setting,
                               GError **error);

typedef struct
{
  GadibaDate day;   /* the day assessed */
  GadibaDate known; /* the law as known that day; GADIBA_DATE_NONE: all that the book holds */
  const GadibaSetting *settings;
  guint n_settings;
} GadibaTerms;

typedef struct _GadibaEvaluation GadibaEvaluation;

/**
 * gadiba_evaluation_new:
 * @facts: must outlive the evaluation
 * @terms: copied, but its settings must outlive the evaluation
 * @error: %GADIBA_RULES_ERROR_RANGE
 *
 * Finds who belongs to the household, which lines stand inside their windows, and adds them up.
 */
GadibaEvaluation *
gadiba_evaluation_new (const GadibaFacts *facts, const GadibaTerms *terms, GError **error);
void gadiba_evaluation_free (GadibaEvaluation *evaluation);

/**
 * gadiba_evaluation_get:
 * @row: of the step's entity; 0 for the household
 * @error: %GADIBA_RULES_ERROR_RANGE
 */
gboolean gadiba_evaluation_get (GadibaEvaluation *evaluation, const GadibaStep *step, guint row,
                                GadibaValue *value, GError **error);

/**
 * gadiba_evaluation_get_expr:
 * @entity: whose row is bound
 *
 * The value of a part of a formula, for telling figures.
 */
gboolean
gadiba_evaluation_get_expr (GadibaEvaluation *evaluation, const GadibaExpr *expr,
                            GadibaEntity entity, guint row, GadibaValue *value, GError **error);

/* Whether the value was asked for; (out): which. */
gboolean gadiba_evaluation_peek (const GadibaEvaluation *evaluation, const GadibaStep *step,
                                 guint row, GadibaValue *value);

const GadibaFacts *gadiba_evaluation_get_facts (const GadibaEvaluation *evaluation);
const GadibaTerms *gadiba_evaluation_get_terms (const GadibaEvaluation *evaluation);

/* The number of rows, also of those made by the evaluation (receipts, bills, conditions). */
guint gadiba_evaluation_get_n_rows (const GadibaEvaluation *evaluation, GadibaEntity entity);
/* Whether the row belongs to the household: a person who is left out does not, nor what is hers. */
gboolean
gadiba_evaluation_is_counted (const GadibaEvaluation *evaluation, GadibaEntity entity, guint row);
/* Returns: the person's row, or -1 */
int
gadiba_evaluation_get_owner (const GadibaEvaluation *evaluation, GadibaEntity entity, guint row);
/* A stated fact, or what the book takes when it is left out. */
GadibaValue
gadiba_evaluation_get_fact (GadibaEvaluation *evaluation, const GadibaFact *fact, guint row);
/* Returns: (nullable): why the person in @row is left out of the household */
const GadibaStep *gadiba_evaluation_get_exclusion (const GadibaEvaluation *evaluation, guint row);

/* Returns: (nullable): what is set for @parameter in this evaluation, as gadiba_parameter_get_value
 */
const GadibaParameterValue *
gadiba_evaluation_get_parameter (GadibaEvaluation *evaluation, const GadibaParameter *parameter,
                                 GadibaDate day);
/* Returns: (nullable): the setting that replaces @parameter */
const GadibaSetting *
gadiba_evaluation_get_setting (const GadibaEvaluation *evaluation, const GadibaParameter *parameter,
                               const char *key);

/* Whether a line of the facts stands inside its window. */
gboolean gadiba_evaluation_uses_income (const GadibaEvaluation *evaluation, guint line);
gboolean gadiba_evaluation_uses_cost (const GadibaEvaluation *evaluation, guint line);

/* The rows that an aggregate goes through, its condition met. (transfer full) (element-type guint)
 */
GArray *gadiba_evaluation_get_matches (GadibaEvaluation *evaluation, const GadibaExpr *aggregate,
                                       GadibaEntity entity, guint row);

/* The engine's own facts, by their place in the row. */
enum
{
  GADIBA_RECEIPT_GROUP,
  GADIBA_RECEIPT_KIND, /* the first, where kinds are added up together */
  GADIBA_RECEIPT_MONTH,
  GADIBA_RECEIPT_AMOUNT,
  GADIBA_RECEIPT_IRREGULAR,
  GADIBA_RECEIPT_BEFORE, /* regular receipts of the same group and month */
  GADIBA_RECEIPT_COUNTED,
  GADIBA_N_RECEIPT_FACTS,
};
enum
{
  GADIBA_INCOME_KIND,
  GADIBA_INCOME_MONTH,
  GADIBA_INCOME_AMOUNT,
  GADIBA_INCOME_IRREGULAR,
  GADIBA_N_INCOME_FACTS,
};
enum
{
  GADIBA_BILL_ITEM,
  GADIBA_BILL_AMOUNT,
  GADIBA_BILL_QUANTITY,
  GADIBA_BILL_HAS_QUANTITY_NORM,
  GADIBA_BILL_NORM_FIRST,
  GADIBA_BILL_NORM_FURTHER,
  GADIBA_BILL_HAS_CAP,
  GADIBA_BILL_CAP,
  GADIBA_N_BILL_FACTS,
};
enum
{
  GADIBA_CONDITION_ID,
  GADIBA_CONDITION_MET,
  GADIBA_N_CONDITION_FACTS,
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaEvaluation, gadiba_evaluation_free)

G_END_DECLS
