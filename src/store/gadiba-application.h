/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case.h"
#include "gadiba-journal.h"

G_BEGIN_DECLS

/*
 * Applications: a case is stored as living rows (persons, household, facts, incomes, …) with the
 * application on top, and read back as a case: with what is known by then, as long as the
 * application is open.
 */

/* Answers to the question who a person of a case is: a key of a person, or: */
#define GADIBA_PERSON_ASK 0  /* not answered */
#define GADIBA_PERSON_NEW -1 /* nobody who is in the office's records */

/* A person of a case who may be one of the records. */
typedef struct
{
  int person;       /* index in the case */
  gint64 candidate; /* key of the person with the same name and birth date */
} GadibaQuestion;

typedef struct
{
  gint64 id;
  char *number; /* "IES/2026/17" */
  gint64 household, client;
  gint64 person; /* who applies */
  gboolean open; /* neither decided nor withdrawn */
} GadibaApplication;

/**
 * gadiba_application_find_questions:
 * @answers: (nullable): for each person of the case, who he or she is
 *
 * Persons whose code is known, present or former, are who has it. Others with the name and birth
 * date of a person in the records are a question.
 *
 * Returns: (transfer full) (element-type GadibaQuestion): the questions without an answer
 */
GArray *gadiba_application_find_questions (GadibaDb *db, const GadibaCase *from,
                                           const gint64 *answers, GError **error);

/**
 * gadiba_application_import:
 * @from: the case; what it says holds from the day on which the application was received
 * @file: (nullable): the bytes of its file; the same bytes are not taken twice
 * @code: what stands before year and number
 * @answers: (nullable): as above
 * @error: %GADIBA_STORE_ERROR_EXISTS for a file that is stored already, with the application's
 *   number; %GADIBA_STORE_ERROR_QUESTION while a question is open; %GADIBA_STORE_ERROR_REFUSED for
 *   a person who is in another household
 *
 * Returns: (transfer full)
 */
GadibaApplication *
gadiba_application_import (GadibaAction *action, const GadibaCase *from, GBytes *file,
                           const char *code, const gint64 *answers, GError **error);

/**
 * gadiba_application_move_person:
 * @from: a case that is about to be imported
 * @person: index of one of its persons
 * @error: %GADIBA_STORE_ERROR_NOT_FOUND for somebody who is in no household of the records
 *
 * Ends the person's membership in a household on the day before the application was received: he or
 * she has moved to the household of the case.
 */
gboolean gadiba_application_move_person (GadibaAction *action, const GadibaCase *from, int person,
                                         GError **error);

/* Returns: (transfer full): %GADIBA_STORE_ERROR_NOT_FOUND if no application has that number */
GadibaApplication *gadiba_application_find (GadibaDb *db, const char *number, GError **error);

/* Returns: (transfer full) (element-type utf8): the numbers of those that are open, oldest first */
GPtrArray *gadiba_application_list_open (GadibaDb *db, GError **error);

/* Returns: (transfer full): the case as it is known now for the application's day */
GadibaCase *gadiba_application_read (GadibaDb *db, gint64 application, GError **error);

/**
 * gadiba_application_read_many:
 * @applications: keys; some hundred at a time, for all their cases are in memory
 * @lasts: (nullable): of each, up to which month incomes and costs are read at least
 *
 * The same as gadiba_application_read() of each, or with @lasts gadiba_application_read_later() for
 * its own day, with one query of each table for all.
 *
 * Returns: (transfer full) (element-type GadibaCase): in the order of @applications
 */
GPtrArray *gadiba_application_read_many (GadibaDb *db, const gint64 *applications,
                                         const GadibaMonth *lasts, guint n, GError **error);

void gadiba_application_free (GadibaApplication *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaApplication, gadiba_application_free)

G_END_DECLS
