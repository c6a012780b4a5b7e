/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-edit.h"

G_BEGIN_DECLS

/* Registering applications from what is typed, and who is in their households. */

/* What most households ask for; the application's page changes it. */
#define GADIBA_USUAL_BENEFITS "status gmi housing"

/* Somebody in the records who may be the one who is typed in. Strings owned; NULL: not known. */
typedef struct
{
  gint64 person; /* key */
  char *given, *family, *code, *address;
  GadibaDate born;
  const char *why; /* static: "code", "name" (and birth date), "alike" */
} GadibaAlike;

/**
 * gadiba_office_find_alike:
 * @typed: what is typed so far; names, birth date and code count
 *
 * Finds who may be meant, while somebody types; the journal does not tell of it.
 *
 * Returns: (transfer full) (element-type GadibaAlike): the surest first, no more than twenty
 */
GPtrArray *
gadiba_office_find_alike (GadibaOffice *self, const GadibaCasePerson *typed, GError **error);

/**
 * gadiba_office_register_case:
 * @from: what was typed: somebody who applies, and names and relation of each person
 * @answers: (nullable): for each person of @from who in the records it is: a key; 0: not said; -1:
 *   nobody in the records
 * @error: %GADIBA_OFFICE_ERROR_MISSING and %GADIBA_OFFICE_ERROR_WRONG for what cannot be registered
 *   so; %GADIBA_OFFICE_ERROR_QUESTION names the person who may be one in the records;
 *   %GADIBA_STORE_ERROR_REFUSED for a person who is in another household
 *
 * Registers an application: persons, household, incomes, property and costs become records.
 *
 * Returns: (transfer full): its number
 */
char *
gadiba_office_register_case (GadibaOffice *self, const GadibaCase *from, const gint64 *answers,
                             const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_register_client:
 * @typed: as of gadiba_office_register_case(): one person, who counts as applying, the dwelling as
 *   his or her address, and today as the day
 * @answer: whether somebody who is alike was looked at: 0: not said; -1: it is nobody of them
 * @person: (out): key
 * @error: as of gadiba_office_register_case()
 *
 * Makes a card for somebody who is not in the records, without an application.
 */
gboolean gadiba_office_register_client (GadibaOffice *self, const GadibaCase *typed, gint64 answer,
                                        const GadibaMoment *moment, gint64 *person, GError **error);

/**
 * gadiba_office_draft_case:
 * @person: key of whoever applies
 * @received: day of the new application
 * @persons: (out) (optional) (transfer full) (element-type gint64): keys of the persons of the
 *   case: the answers when it is registered
 * @error: %GADIBA_STORE_ERROR_NOT_FOUND for somebody who is in no application of the records
 *
 * What is known for a new application of somebody in the records: the household, its facts,
 * dwelling and property, incomes and costs of the last twelve months, and what was asked for the
 * last time. Savings, whether incomes and property are all there are, and the group are to be
 * stated anew; so are relations (NULL) when somebody else applies than the last time. What the
 * office itself granted comes with the registered application. Nothing is stored.
 *
 * Returns: (transfer full)
 */
GadibaCase *gadiba_office_draft_case (GadibaOffice *self, gint64 person, GadibaDate received,
                                      GArray **persons, GError **error);

/**
 * gadiba_office_repeat_case:
 * @person: key of whoever applies again
 * @received: day of the new application
 * @last: (out) (optional) (nullable) (transfer full): number of the application that it is taken
 * over from
 * @error: as of gadiba_office_draft_case() and gadiba_office_register_case()
 *
 * Registers what gadiba_office_draft_case() tells, in one go. That all of it is to be confirmed
 * stands in the journal. Of somebody who is in no application the card is taken: name, code,
 * birth and address, for %GADIBA_USUAL_BENEFITS; @last is NULL then.
 *
 * Returns: (transfer full): its number
 */
char *gadiba_office_repeat_case (GadibaOffice *self, gint64 person, GadibaDate received,
                                 const GadibaMoment *moment, char **last, GError **error);

/**
 * gadiba_office_add_member:
 * @number: of an open application
 * @stated: names and relation are needed; without id, or with one that is taken, it gets another
 * @known: who in the records it is: a key; 0: not said; -1: nobody in the records
 * @error: as of gadiba_office_register_case(); %GADIBA_STORE_ERROR_REFUSED also for an application
 *   that is not open any more, and for somebody who is in it already
 *
 * Adds a member to the household of an application. It can be taken back with gadiba_office_undo().
 *
 * Returns: (transfer full): the application as it is then; the new person is the last one
 */
GadibaCaseFile *
gadiba_office_add_member (GadibaOffice *self, const char *number, const GadibaCasePerson *stated,
                          gint64 known, const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_remove_member:
 * @label: id of a person of the application
 * @error: %GADIBA_STORE_ERROR_NOT_FOUND; %GADIBA_STORE_ERROR_REFUSED for the applicant and for an
 *   application that is not open any more
 *
 * Takes out a member who was entered by mistake, with all that nothing else rests on. It can be
 * taken back with gadiba_office_undo().
 *
 * Returns: (transfer full): the application as it is then
 */
GadibaCaseFile *
gadiba_office_remove_member (GadibaOffice *self, const char *number, const char *label,
                             const GadibaMoment *moment, GError **error);

G_END_DECLS
