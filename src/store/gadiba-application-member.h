/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-application.h"

G_BEGIN_DECLS

/* Who is in the household of an open application: single persons more or less. */

/**
 * gadiba_application_add_member:
 * @stated: names and relation are needed; an id that is taken, or none, becomes another one
 * @known: who in the records it is, %GADIBA_PERSON_ASK or %GADIBA_PERSON_NEW
 * @error: %GADIBA_STORE_ERROR_QUESTION while it is not said who it is;
 *   %GADIBA_STORE_ERROR_REFUSED for a person who is in another household or in the application
 *   already, for a code of somebody else, and for an application that is not open
 *
 * Adds a member, who is one from the day of receipt on. Of somebody in the records all stays as it
 * is there but what is stated and was not known: a code, a birth date, facts that hold from that
 * day. What is stated of anybody else is stored.
 *
 * Returns: (transfer full): the id in the application
 */
char *gadiba_application_add_member (GadibaAction *action, const GadibaApplication *application,
                                     const GadibaCasePerson *stated, gint64 known, GError **error);

/**
 * gadiba_application_remove_member:
 * @label: id of a person in the application
 * @error: %GADIBA_STORE_ERROR_NOT_FOUND; %GADIBA_STORE_ERROR_REFUSED for the applicant and for an
 *   application that is not open
 *
 * Takes out a member who was entered by mistake. The membership in the household goes with it, or
 * ends the day before the application was received. Of somebody who is in no other application and
 * household, and about whom nothing was decided, nothing stays in the records.
 */
gboolean
gadiba_application_remove_member (GadibaAction *action, const GadibaApplication *application,
                                  const char *label, GError **error);

/* Finds the id of a person in an application. @label: (out) (transfer full): NULL: he or she is not
 * in it */
gboolean gadiba_application_find_label (GadibaDb *db, gint64 application, gint64 person,
                                        char **label, GError **error);

/* The other way round. @person: (out): key; %GADIBA_STORE_ERROR_NOT_FOUND if nobody has that id */
gboolean gadiba_application_find_member (GadibaDb *db, gint64 application, const char *label,
                                         gint64 *person, GError **error);

G_END_DECLS
