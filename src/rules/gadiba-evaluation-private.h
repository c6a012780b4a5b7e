/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-evaluation.h"

G_BEGIN_DECLS

/* Rows as an evaluation sees them: the facts' own, or made by it. */
typedef struct
{
  guint n, width;
  GadibaValue *values;
  int *owners; /* NULL: nobody's */
} GadibaView;

typedef enum
{
  GADIBA_MEMO_EMPTY,
  GADIBA_MEMO_RUNNING,
  GADIBA_MEMO_DONE,
} GadibaMemoState;

typedef struct
{
  GadibaMemoState state;
  GadibaValue value;
} GadibaMemo;

typedef struct _GadibaBlock GadibaBlock;

struct _GadibaEvaluation
{
  const GadibaFacts *facts;
  const GadibaBook *book;
  GadibaTerms terms;
  GadibaView views[GADIBA_N_ENTITIES];
  guint current[GADIBA_N_ENTITIES]; /* the bound rows */
  GadibaMemo **memos;               /* by step; each as many as its entity has rows */
  const GadibaStep **exclusions;    /* by person; NULL: counted */
  gboolean *used_incomes, *used_costs;
  gboolean placed; /* the error being reported names its line */
  GadibaBlock *blocks;
};

/* Memory that is freed with the evaluation; zeroed. */
gpointer _gadiba_evaluation_alloc (GadibaEvaluation *evaluation, gsize size);

/* The value of @expr with the bound rows. FALSE: a number grew out of range. */
gboolean _gadiba_evaluate (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                           GError **error);
/* The value of @step for @row, kept once computed. */
gboolean _gadiba_evaluate_step (GadibaEvaluation *evaluation, const GadibaStep *step, guint row,
                                GadibaValue *value, GError **error);

/* Parts of _gadiba_evaluate() that have files of their own. */
gboolean _gadiba_evaluate_aggregate (GadibaEvaluation *evaluation, const GadibaExpr *expr,
                                     GadibaValue *value, GError **error);
gboolean _gadiba_evaluate_parameter (GadibaEvaluation *evaluation, const GadibaExpr *expr,
                                     GadibaValue *value, GError **error);
gboolean _gadiba_evaluate_at (GadibaEvaluation *evaluation, const GadibaExpr *expr,
                              GadibaValue *value, GError **error);
gboolean _gadiba_evaluate_reached (GadibaEvaluation *evaluation, const GadibaExpr *expr,
                                   GadibaValue *value, GError **error);
/* Whether who was @born has reached the age by the evaluation's day. */
void _gadiba_evaluate_reached_by (GadibaEvaluation *evaluation, const GadibaParameter *parameter,
                                  const GadibaValue *born, GadibaValue *value);
/* A parameter's value of one day, as it is or as it was set; @key: NULL if it has no keys. */
GadibaValue
_gadiba_evaluation_find_value (GadibaEvaluation *evaluation, const GadibaParameter *parameter,
                               const char *key, GadibaDate day);
/* The entry for a @key that is not known: known if all that are possible are the same. */
GadibaValue
_gadiba_evaluation_find_possible (GadibaEvaluation *evaluation, const GadibaParameter *parameter,
                                  const GadibaValue *key);
/* Age, month, year, first or last day of a date or month that is known. */
void _gadiba_evaluate_calendar_of (GadibaEvaluation *evaluation, GadibaExprOp op,
                                   const GadibaValue *of, GadibaValue *value);
/* The length of a window in months; 0: where the law of the day has none, no line is inside.
 * Shorter than a month is an error. */
gboolean _gadiba_evaluation_get_window (GadibaEvaluation *evaluation, const char *parameter,
                                        int *length, GError **error);
gboolean _gadiba_evaluate_calendar (GadibaEvaluation *evaluation, const GadibaExpr *expr,
                                    GadibaValue *value, GError **error);
/* date or month plus or minus a number, both known. FALSE: no such day */
gboolean _gadiba_evaluate_add_to_calendar (const GadibaExpr *expr, const GadibaValue *left,
                                           const GadibaValue *right, GadibaValue *value);
/* Returns: FALSE, with %GADIBA_RULES_ERROR_RANGE */
gboolean _gadiba_evaluate_fail_range (const GadibaExpr *expr, GError **error);
void _gadiba_value_set_yes_no (GadibaValue *value, gboolean yes);

/* Whether a comparison holds of what compares as @compared: less than 0, 0 or more. */
gboolean _gadiba_compare_is_so (GadibaExprOp op, int compared);

typedef enum
{
  GADIBA_BOUNDS_NO,
  GADIBA_BOUNDS_OPEN, /* either may be */
  GADIBA_BOUNDS_YES,
} GadibaBoundsCompared;

/* A count of which only the bounds are known may still be decidedly at most one. @left, @right: the
 * least and the most that either may be */
GadibaBoundsCompared
_gadiba_compare_bounds (GadibaExprOp op, const GadibaNumber left[2], const GadibaNumber right[2]);

/* Why not all of two values is known. */
const GadibaMissing *_gadiba_missing_join_values (GadibaEvaluation *evaluation,
                                                  const GadibaValue *a, const GadibaValue *b);
/* Either may be NULL. */
const GadibaMissing *_gadiba_missing_join (GadibaEvaluation *evaluation, const GadibaMissing *left,
                                           const GadibaMissing *right);
const GadibaMissing *
_gadiba_missing_new (GadibaEvaluation *evaluation, const char *fact, const char *subject);
const GadibaMissing *
_gadiba_missing_new_day (GadibaEvaluation *evaluation, const char *fact, GadibaDate day);
const GadibaMissing *
_gadiba_missing_new_fact (GadibaEvaluation *evaluation, const GadibaFact *fact, guint row);

/* The facts of the receipt in @row, in the order of the enum. */
GadibaValue *_gadiba_evaluation_get_receipt (GadibaEvaluation *evaluation, guint row);

/* Fills the views of incomes, receipts, bills and conditions. */
gboolean _gadiba_evaluation_make_rows (GadibaEvaluation *evaluation, GError **error);

/* The next row at or after @row that the aggregate goes through, bound; FALSE when there is none.
 */
gboolean _gadiba_evaluation_next_row (GadibaEvaluation *evaluation, const GadibaExpr *aggregate,
                                      guint person, guint *row);

G_END_DECLS
