/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case.h"
#include "gadiba-evaluation.h"
#include "gadiba-trace.h"

G_BEGIN_DECLS

/*
 * What the law gives one case, and why: the answer that every caller renders. It carries the values
 * of formats/case.md in their order, and the trace.
 */

/* A named value of the answer. */
typedef struct
{
  const char *name;   /* interned */
  char *value;        /* as formats/case.md writes it */
  gboolean is_volume; /* of a social service, in a unit of its own: no money */
} GadibaAnswer;

/* A further line of the answer: reason, missing, assumed, excluded, ignored. */
typedef struct
{
  const char *name;
  char *first, *second, *third; /* third: (nullable) */
} GadibaRemark;

typedef struct
{
  GArray *answers;    /* GadibaAnswer */
  GPtrArray *remarks; /* GadibaRemark */
  GadibaTrace *trace;
  gboolean decided; /* status and every amount that was asked for */
} GadibaAssessment;

/**
 * gadiba_assessment_new:
 * @from: the case
 * @terms: the day %GADIBA_DATE_NONE is the day on which the application was received
 * @error: %GADIBA_RULES_ERROR: a name or value of the case that @book does not know, or a number
 *   out of range
 *
 * Returns: (transfer full)
 */
GadibaAssessment *gadiba_assessment_new (const GadibaCase *from, const GadibaBook *book,
                                         const GadibaTerms *terms, GError **error);
void gadiba_assessment_free (GadibaAssessment *assessment);

/**
 * gadiba_assessment_format_values:
 *
 * Returns: (transfer full): "name<TAB>value" a line, for programs
 */
char *gadiba_assessment_format_values (const GadibaAssessment *assessment);

/* Returns: (nullable): the value called @name */
const char *gadiba_assessment_get (const GadibaAssessment *assessment, const char *name);

/**
 * gadiba_assessment_sum_benefits:
 * @total: (out): cents: the amounts that are decided, added up
 * @open: (out): whether one that was asked for is not decided
 *
 * Returns: FALSE if no benefit was asked for
 */
gboolean gadiba_assessment_sum_benefits (const GadibaAssessment *assessment, GadibaMoney *total,
                                         gboolean *open);

/* The same for benefits that @book pays monthly, or once: the two are no sum of anything. */
gboolean gadiba_assessment_sum_paid (const GadibaAssessment *assessment, const GadibaBook *book,
                                     gboolean monthly, GadibaMoney *total, gboolean *open);

/**
 * gadiba_assessment_check_book:
 *
 * Whether @book computes all that an answer holds.
 */
gboolean gadiba_assessment_check_book (const GadibaBook *book, GError **error);

/* One of them. @error: what it expects, and what the book gives; with file and line */
gboolean gadiba_assessment_run_example (const GadibaBook *book, const GadibaExample *example,
                                        GError **error);

/**
 * gadiba_assessment_run_examples:
 * @error: the first example that does not come out, with file and line
 *
 * Runs the examples of @book.
 */
gboolean gadiba_assessment_run_examples (const GadibaBook *book, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaAssessment, gadiba_assessment_free)

G_END_DECLS
