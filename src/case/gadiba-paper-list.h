/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-book.h"
#include "gadiba-case.h"

G_BEGIN_DECLS

/* What every id of a paper in a rule book begins with: a step that says yes or no. */
#define GADIBA_PAPER_PREFIX "paper."

/* A paper that the rules ask for. All of it is borrowed from the book and the case. */
typedef struct
{
  const char *paper;  /* id of the step, interned */
  const char *title;  /* as the book calls it */
  const char *source; /* by which article, in short: "MK 809 p. 2.4" */
  const char *note;   /* a doubt about it; NULL: none */
  const char *person; /* id of whom it is about; NULL: the household */
} GadibaProposedPaper;

/**
 * gadiba_paper_list_new:
 * @error: %GADIBA_RULES_ERROR: as of an assessment
 *
 * The papers that the law of the day of receipt asks for in this case; what a missing fact leaves
 * open is not asked for yet.
 *
 * Returns: (transfer full) (element-type GadibaProposedPaper): those of each person in their order,
 * then those of the household
 */
GArray *gadiba_paper_list_new (const GadibaCase *from, const GadibaBook *book, GError **error);

G_END_DECLS
