/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What of an office to be made is one line of text: the fields of a form. */
typedef enum
{
  GADIBA_FOUNDING_NAME,
  GADIBA_FOUNDING_REGISTRATION_NUMBER,
  GADIBA_FOUNDING_ADDRESS,
  GADIBA_FOUNDING_CONTACT,
  GADIBA_FOUNDING_PLACE,
  GADIBA_FOUNDING_MUNICIPALITY,
  GADIBA_FOUNDING_CONTEST_AUTHORITY,
  GADIBA_FOUNDING_CONTEST_ADDRESS,
  GADIBA_FOUNDING_SIGNATORY_NAME,
  GADIBA_FOUNDING_SIGNATORY_POSITION,
  GADIBA_FOUNDING_LOGIN,
  GADIBA_FOUNDING_CASEWORKER_NAME,
  GADIBA_FOUNDING_CASEWORKER_POSITION,
  GADIBA_FOUNDING_CASEWORKER_CONTACT,
} GadibaFoundingField;

#define GADIBA_FOUNDING_N_FIELDS (GADIBA_FOUNDING_CASEWORKER_CONTACT + 1)

/**
 * gadiba_founding_check:
 * @text: (nullable): what is given for @field
 * @error: %GADIBA_OFFICE_ERROR_MISSING or %GADIBA_OFFICE_ERROR_WRONG, or of core for a registration
 *   number; a sentence that can stand at the field
 *
 * Whether an office can be made with @text. A registration number of eleven digits can be, even if
 * its check digit does not fit: that is to be doubted, not refused.
 */
gboolean gadiba_founding_check (GadibaFoundingField field, const char *text, GError **error);

/* Whether an office can be made without anything in @field. */
gboolean gadiba_founding_is_optional (GadibaFoundingField field);

G_END_DECLS
