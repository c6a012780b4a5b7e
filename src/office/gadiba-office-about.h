/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-book.h"
#include "gadiba-office.h"

G_BEGIN_DECLS

/* What a window says of the office it works in. Strings owned; NULL: not known. */
typedef struct
{
  gboolean practice; /* all people in it are invented */
  char *name;        /* of the office */
  char *caseworker, *position;
  GadibaBook *book; /* its rule books, for the window's own questions; does not change */
} GadibaOfficeAbout;

/**
 * gadiba_office_read_about:
 * @error: %GADIBA_STORE_ERROR_REFUSED for a login that is not listed on that day; the rule book
 *   that cannot be used
 *
 * Returns: (transfer full)
 */
GadibaOfficeAbout *
gadiba_office_read_about (GadibaOffice *self, const GadibaMoment *moment, GError **error);
void gadiba_office_about_free (GadibaOfficeAbout *about);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaOfficeAbout, gadiba_office_about_free)

G_END_DECLS
