/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-assessment.h"
#include "gadiba-case.h"
#include "gadiba-office.h"

G_BEGIN_DECLS

/* What a caseworker does, one function each. */

/**
 * gadiba_office_load_books:
 * @extensions: (nullable): paths of municipalities' books, NULL-terminated
 * @error: the book that cannot be used: file, line, what is wrong, what would be right
 *
 * The national rule book and what is put on top of it. The examples of books that are put on top
 * are run: a book whose examples fail is refused.
 *
 * Returns: (transfer full)
 */
GadibaBook *gadiba_office_load_books (const char *const *extensions, GError **error);

/**
 * gadiba_office_check_book:
 * @path: (nullable): a municipality's book, or a changed copy of the national one;
 *   NULL: the national book that the program brings
 *
 * Checks the book and runs all its examples.
 *
 * Returns: (transfer full): the book, with its warnings
 */
GadibaBook *gadiba_office_check_book (const char *path, GError **error);

/* How a case is to be assessed. */
typedef struct
{
  const char *const *books;    /* (nullable): paths of municipalities' books */
  const char *const *settings; /* (nullable): "NAME=VALUE" */
  GadibaDate on;               /* NONE: the day on which the application was received */
  GadibaDate known;            /* NONE: all that the books hold */
} GadibaAssessRequest;

typedef struct
{
  GadibaBook *book;
  GadibaCase *from;
  GadibaAssessment *assessment;
} GadibaAssessResult;

/**
 * gadiba_office_assess:
 * @path: a case file
 *
 * Assesses a case file; nothing is stored.
 *
 * Returns: (transfer full)
 */
GadibaAssessResult *
gadiba_office_assess (const char *path, const GadibaAssessRequest *request, GError **error);

/**
 * gadiba_office_assess_application:
 * @number: of an application
 * @request: its books come on top of the office's
 *
 * Assesses an application as the records are now; nothing is stored but the journal's entry.
 *
 * Returns: (transfer full)
 */
GadibaAssessResult *gadiba_office_assess_application (GadibaOffice *self, const char *number,
                                                      const GadibaAssessRequest *request,
                                                      const GadibaMoment *moment, GError **error);
void gadiba_assess_result_free (GadibaAssessResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaAssessResult, gadiba_assess_result_free)

G_END_DECLS
