/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-import.h"

G_BEGIN_DECLS

/**
 * gadiba_office_import_later:
 * @number: of an application on which something was granted
 * @path: a case file with what has become known since
 * @error: the file's reader's; %GADIBA_STORE_ERROR_REFUSED for an application that is open, or on
 *   which nothing was granted; %GADIBA_OFFICE_ERROR_WRONG for a file of an earlier day, of other
 *   persons, or in which nothing is new
 *
 * Takes the incomes, costs and property of the file into the records of the application's
 * household; of a file of a later day also what it states of persons and dwelling, from that day
 * on. What the file does not say stays. The decisions that follow rest on it; those that were
 * issued stay as they are.
 *
 * Returns: (transfer full): with a warning that names what of the file was left out
 */
GadibaImported *
gadiba_office_import_later (GadibaOffice *self, const char *number, const char *path,
                            const GadibaMoment *moment, GError **error);

G_END_DECLS
