/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-money.h"
#include "gadiba-office.h"

G_BEGIN_DECLS

/*
 * A decision beside what the law of its day gives, and what today's law gives for the same months.
 * What was issued is never computed again: the frozen case is, and both stand beside it.
 */

/* One month of one benefit. Cents. */
typedef struct
{
  char *id, *title; /* of the benefit */
  GadibaMonth month;
  GadibaMoney issued;
  gboolean then_known, now_known; /* FALSE: it cannot be told */
  GadibaMoney then, now;
} GadibaComparedMonth;

/* What in the law is otherwise today. Strings owned. */
typedef struct
{
  char *title, *then, *now, *source; /* "Mājokļa pabalsta koeficients", "1,3", "1,7" */
} GadibaComparedLaw;

typedef struct
{
  char *number, *application;
  GadibaDate day;
  GPtrArray *months; /* GadibaComparedMonth, in the order of benefits, then months */
  GPtrArray *laws;   /* GadibaComparedLaw */
  char *books_then;  /* id, edition and hash of each, one a line: as it was issued */
  char *books_now;
} GadibaComparison;

/**
 * gadiba_office_compare:
 * @number: of the decision
 * @error: %GADIBA_OFFICE_ERROR_WRONG for one that is no judgement; errors of reading and judging
 *
 * Leaves no entry in the journal.
 *
 * Returns: (transfer full)
 */
GadibaComparison *gadiba_office_compare (GadibaOffice *self, const char *number,
                                         const GadibaMoment *moment, GError **error);
void gadiba_comparison_free (GadibaComparison *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaComparison, gadiba_comparison_free)

G_END_DECLS
