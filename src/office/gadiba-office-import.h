/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office.h"

G_BEGIN_DECLS

/* A case file to be taken in. */
typedef struct
{
  const char *path;
  /* Answers to the question who is who: ids of persons of the file. (nullable) */
  const char *const *known; /* they are the ones in the records of the same name and birth date */
  const char *const *fresh; /* they are somebody else */
  const char *const *moved; /* they have left the household that the records have them in */
} GadibaImportRequest;

typedef struct
{
  char *number;        /* of the application: "IES/2026/17" */
  GPtrArray *warnings; /* char *: what the reader doubts, without names */
} GadibaImported;

/**
 * gadiba_office_import:
 * @error: the file's reader's; %GADIBA_STORE_ERROR_EXISTS for a file that is stored already, with
 *   the application's number; %GADIBA_OFFICE_ERROR_QUESTION names the person who may be one in the
 *   records; %GADIBA_STORE_ERROR_REFUSED for a person who is in another household
 *
 * Registers an application from a case file: persons, household, incomes, property and costs become
 * records.
 *
 * Returns: (transfer full)
 */
GadibaImported *gadiba_office_import (GadibaOffice *self, const GadibaImportRequest *request,
                                      const GadibaMoment *moment, GError **error);
void gadiba_imported_free (GadibaImported *imported);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaImported, gadiba_imported_free)

G_END_DECLS
