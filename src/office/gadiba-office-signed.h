/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office.h"
#include "gadiba-signed-file.h"

G_BEGIN_DECLS

/*
 * Letters that came back signed. Signed with eParaksts, the file holds the very letter, and is
 * recognised by that; what is signed by hand is a scan, and shows what the caseworker says. Who
 * signed, and when by the signature's own words, is listed and not validated.
 */

/* What is taken in. */
typedef struct
{
  const char *letter; /* number of a decision, or of a letter that decides nothing; NULL: it is
                         found by what is in the file */
  const char *path;   /* of the file, whatever its name */
} GadibaTakeSignedRequest;

/**
 * gadiba_office_take_signed:
 * @error: %GADIBA_SIGNED_ERROR for what is no signed file, or a damaged one;
 *   %GADIBA_OFFICE_ERROR_WRONG if it is not this letter; %GADIBA_OFFICE_ERROR_MISSING if the letter
 *   is to be named; %GADIBA_OFFICE_ERROR_EXISTS if this very file was taken in before
 *
 * Returns: (transfer full): what was stored, with its signatures
 */
GadibaSignedFile *
gadiba_office_take_signed (GadibaOffice *self, const GadibaTakeSignedRequest *request,
                           const GadibaMoment *moment, GError **error);

/* Returns: (transfer full) (element-type GadibaSignedFile): what came back of the letter, oldest
 * first */
GPtrArray *gadiba_office_list_signed (GadibaOffice *self, const char *letter, GError **error);

/**
 * gadiba_office_get_signed:
 * @id: of a #GadibaSignedFile
 * @file: (out) (transfer full) (optional)
 *
 * The file as it came. The journal tells that it was taken out.
 *
 * Returns: (transfer full)
 */
GBytes *gadiba_office_get_signed (GadibaOffice *self, gint64 id, GadibaSignedFile **file,
                                  const GadibaMoment *moment, GError **error);

/* Returns: (transfer full): when it claims to have been signed, in the time zone of this computer:
 * "02.07.2026. 11:15"; or that it claims nothing */
char *gadiba_listed_signature_format_time (const GadibaListedSignature *self);

/* Returns: (transfer full): how the file is called outside: by its letter and what it is */
char *gadiba_signed_file_make_name (const GadibaSignedFile *self);

G_END_DECLS
