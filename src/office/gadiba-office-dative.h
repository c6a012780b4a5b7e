/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-name.h"
#include "gadiba-office.h"

G_BEGIN_DECLS

/*
 * How letters address somebody: in the dative. A rule makes it of a Latvian name; what it does not
 * know stays in the nominative until somebody writes the dative on the client card.
 */

/* Whence a dative is known. */
typedef enum
{
  GADIBA_DATIVE_BY_RULE,
  GADIBA_DATIVE_WRITTEN, /* on the card, whatever the rule says */
  GADIBA_DATIVE_UNKNOWN, /* it is the nominative */
} GadibaDativeSource;

/* Given names or family name. Strings owned. */
typedef struct
{
  char *name, *dative;
  GadibaDativeSource source;
} GadibaDativePart;

typedef struct
{
  gint64 person;             /* key */
  gint64 row;                /* key of the name on the card */
  GadibaDativePart parts[2]; /* GADIBA_NAME_GIVEN, GADIBA_NAME_FAMILY */
} GadibaDatives;

void gadiba_datives_free (GadibaDatives *self);

/* Returns: (transfer full): the applicant's present name as letters address it */
GadibaDatives *gadiba_office_read_datives (GadibaOffice *self, const char *application,
                                           const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_write_datives:
 * @given, @family: (nullable): what is to be written; NULL: leave it; "": by rule again
 * @error: as gadiba_office_edit_card()
 *
 * Writes the dative of the applicant's present name on the client card: one entry of the journal.
 * Letters that are made from then on have it; those that were made stay as they are.
 */
gboolean
gadiba_office_write_datives (GadibaOffice *self, const char *application, const char *given,
                             const char *family, const GadibaMoment *moment, GError **error);

/* Returns: what to say of a letter to a name whose dative is not known, and what to do; it names
 * nobody */
const char *gadiba_dative_tell_missing (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaDatives, gadiba_datives_free)

G_END_DECLS
