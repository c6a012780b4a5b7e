/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table of clients that another program kept, and what its columns mean. Needs no database. */

/* What a column holds. */
typedef enum
{
  GADIBA_TAKEOVER_NONE, /* nothing that is taken */
  GADIBA_TAKEOVER_GIVEN,
  GADIBA_TAKEOVER_FAMILY,
  GADIBA_TAKEOVER_GIVEN_FAMILY, /* "Anna Bērziņa" */
  GADIBA_TAKEOVER_FAMILY_GIVEN, /* "Bērziņa Anna" */
  GADIBA_TAKEOVER_CODE,
  GADIBA_TAKEOVER_BORN,
  GADIBA_TAKEOVER_DECLARED, /* address in one cell */
  GADIBA_TAKEOVER_ACTUAL,
  GADIBA_TAKEOVER_PHONE,
  GADIBA_TAKEOVER_EMAIL,
  GADIBA_TAKEOVER_LANGUAGE,
  GADIBA_TAKEOVER_PARISH,
  GADIBA_TAKEOVER_CASEWORKER, /* by login or name */
  GADIBA_TAKEOVER_IBAN,
  GADIBA_TAKEOVER_FLAGS, /* parted by commas or semicolons */
  GADIBA_TAKEOVER_REMARK,
  GADIBA_TAKEOVER_IDENTIFIER, /* number of another document */
  GADIBA_TAKEOVER_N_FIELDS,
} GadibaTakeoverField;

/* Returns: (transfer none): how commands call it: "family-given" */
const char *gadiba_takeover_field_get_name (GadibaTakeoverField field);
/* Returns: (transfer none): how people call it, translated */
const char *gadiba_takeover_field_get_title (GadibaTakeoverField field);
/* Returns: %GADIBA_TAKEOVER_N_FIELDS if commands call nothing so */
GadibaTakeoverField gadiba_takeover_field_find (const char *name);
/* What a column of that heading, Latvian or English, holds most likely. */
GadibaTakeoverField gadiba_takeover_field_guess (const char *heading);

/* A whole file in memory. */
typedef struct
{
  GBytes *bytes;
  GPtrArray *headings;         /* char *: of the first line */
  GPtrArray *samples;          /* char *: the first cell of each column that holds something */
  GadibaTakeoverField *fields; /* of each column: guessed first, then as somebody said */
} GadibaTakeoverFile;

/**
 * gadiba_takeover_file_new:
 * @error: %GADIBA_CORE_ERROR_CSV; %GADIBA_OFFICE_ERROR_MISSING for a file without a client
 *
 * Looks at headings and first lines, and guesses what the columns hold.
 *
 * Returns: (transfer full)
 */
GadibaTakeoverFile *gadiba_takeover_file_new (GBytes *bytes, GError **error);
GadibaTakeoverFile *gadiba_takeover_file_copy (const GadibaTakeoverFile *self);
void gadiba_takeover_file_free (GadibaTakeoverFile *self);

/* Whether the columns can be taken as they are said to be: names among them, nothing twice.
 * @error: %GADIBA_OFFICE_ERROR_MISSING or %GADIBA_OFFICE_ERROR_WRONG */
gboolean gadiba_takeover_file_check (const GadibaTakeoverFile *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaTakeoverFile, gadiba_takeover_file_free)

G_END_DECLS
