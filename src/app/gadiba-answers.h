/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-assessment.h"

G_BEGIN_DECLS

/* Finding in an assessment what is shown at a place. All of it is borrowed from the assessment. */

/* Returns: (nullable): the line of the step @id in the section @section (NULL: any) about @person
 * (NULL: the household) */
const GadibaTraceLine *
gadiba_answers_find_line (const GadibaAssessment *assessment, const char *section, const char *id,
                          const char *person);
/* Returns: (nullable): the result of that line, in words */
const char *gadiba_answers_find_result (const GadibaAssessment *assessment, const char *section,
                                        const char *id, const char *person);

/**
 * gadiba_answers_list_persons:
 * @step: a yes-or-no step of the book for persons: "minor"
 *
 * What the law of the day on which the application was received says of persons, also where no
 * answer tells of it.
 *
 * Returns: (transfer full): for each person of @from, in their order, whether it says yes; FALSE
 * also where that is not known or @book has no such step
 */
gboolean *
gadiba_answers_list_persons (const GadibaCase *from, const GadibaBook *book, const char *step);

/* Whether an income counts. */
typedef struct
{
  gboolean any;        /* some of it does */
  const char *article; /* by which, in short: "SPSPL 36(1)1"; NULL: not told */
} GadibaCounted;

/* @assessment: (nullable); @kind: of income, interned */
GadibaCounted gadiba_answers_find_counted (const GadibaAssessment *assessment, const char *person,
                                           const char *kind);

/**
 * gadiba_answers_find_bill:
 * @assessment: (nullable)
 * @item: of housing costs
 *
 * Returns: (nullable): the line that tells how much of a bill of the housing month counts
 */
const GadibaTraceLine *
gadiba_answers_find_bill (const GadibaAssessment *assessment, const GadibaCostItem *item);

G_END_DECLS
