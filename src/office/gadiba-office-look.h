/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office.h"

G_BEGIN_DECLS

/* Looking things up. The journal tells who looked. */

/* A card, application or decision that was found. Strings owned; NULL: not known. */
typedef struct
{
  gint64 person;                         /* key: whose card */
  char *given, *family, *code, *address; /* of the person */
  char *number;                          /* of the application or decision; NULL: the card */
} GadibaFound;

/**
 * gadiba_office_search:
 * @text: the beginning of a name, code, phone or number, or several words
 *
 * Returns: (transfer full) (element-type GadibaFound)
 */
GPtrArray *gadiba_office_search (GadibaOffice *self, const char *text, const GadibaMoment *moment,
                                 GError **error);

/* What sort of thing it was. */
typedef enum
{
  GADIBA_HAPPENED_CHANGE,
  GADIBA_HAPPENED_APPLICATION,
  GADIBA_HAPPENED_DECISION,
  GADIBA_HAPPENED_LETTER,
  GADIBA_HAPPENED_TALK,
  GADIBA_HAPPENED_LOOK,
  GADIBA_HAPPENED_N_KINDS,
} GadibaHappenedKind;

/* What happened. Strings owned; NULL: the program did it, or the words were erased. */
typedef struct
{
  gint64 entry;
  GadibaHappenedKind kind;
  char *utc, *caseworker, *words;
  char *number; /* of the application that it is about; NULL: of none */
} GadibaHappened;

/**
 * gadiba_office_list_history:
 * @number: of an application, a decision, or a personal code
 *
 * Returns: (transfer full) (element-type GadibaHappened): the journal's entries about it, oldest
 *   first
 */
GPtrArray *gadiba_office_list_history (GadibaOffice *self, const char *number,
                                       const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_list_life:
 * @person: key
 *
 * Returns: (transfer full) (element-type GadibaHappened): the journal's entries about the person,
 *   the card, the applications of his or her household with their decisions and letters, and talks;
 *   oldest first
 */
GPtrArray *gadiba_office_list_life (GadibaOffice *self, gint64 person, const GadibaMoment *moment,
                                    GError **error);

/* What a verification saw. */
typedef struct
{
  gint64 n_entries, n_images, n_rows;
  char *head;        /* hash of the journal's last entry: to be kept elsewhere */
  GPtrArray *erased; /* char *: what was erased under which protocol */
} GadibaVerified;

/**
 * gadiba_office_verify:
 * @path: of a database
 * @error: %GADIBA_STORE_ERROR_ALTERED with the first broken place
 *
 * Holds journal, records and papers against each other. It changes no record and asks for no
 * caseworker, but whoever runs it must be able to open the file as the program does.
 *
 * Returns: (transfer full)
 */
GadibaVerified *gadiba_office_verify (const char *path, GError **error);
void gadiba_verified_free (GadibaVerified *verified);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaVerified, gadiba_verified_free)

G_END_DECLS
