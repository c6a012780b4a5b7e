/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/* Talks: who came, called or wrote, what about, and what was advised. */

/* A talk. Strings owned; NULL: not said. */
typedef struct
{
  gint64 id;
  gint64 person;      /* 0: nobody on record */
  gint64 application; /* 0: about none */
  GadibaDate day;
  char *way; /* "came", "called", "wrote", "met" */
  char *who, *about, *advised;
  int minutes; /* -1: not said */
  gint64 row_version;
  /* Of what is read only. */
  char *given, *family; /* newest name of the person */
  char *number;         /* of the application */
  char *caseworker;     /* name of who noted it */
} GadibaTalkRecord;

void gadiba_talk_record_free (GadibaTalkRecord *self);

/* Adds a talk of the action's caseworker. @id: (out) */
gboolean
gadiba_talk_add (GadibaAction *action, const GadibaTalkRecord *talk, gint64 *id, GError **error);

/* Changes what is said of a talk over the version that was read; who noted it and whom it is of
 * stay, but one with nobody on record becomes one with the person. @error:
 * %GADIBA_STORE_ERROR_CONFLICT if somebody else changed or removed it */
gboolean gadiba_talk_update (GadibaAction *action, const GadibaTalkRecord *talk, GError **error);
gboolean gadiba_talk_remove (GadibaAction *action, gint64 id, gint64 row_version, GError **error);

/* Returns: (transfer full): %GADIBA_STORE_ERROR_NOT_FOUND if it is not there */
GadibaTalkRecord *gadiba_talk_read (GadibaDb *db, gint64 id, GError **error);

/* Returns: (transfer full) (element-type GadibaTalkRecord): those about the application, or with
 * anybody of its household, newest first */
GPtrArray *gadiba_talk_list_of_application (GadibaDb *db, gint64 application, GError **error);
/* The same with one person. */
GPtrArray *gadiba_talk_list_of_person (GadibaDb *db, gint64 person, GError **error);
/* The same: those with nobody on record, about no application, for whom a name was noted that has
 * all words of @name, or begins with them, as names are searched. */
GPtrArray *gadiba_talk_list_of_name (GadibaDb *db, const char *name, GError **error);
/* The same: of whom the newest name of @person was noted. */
GPtrArray *gadiba_talk_list_of_namesake (GadibaDb *db, gint64 person, GError **error);
/* The same of one day. @caseworker: key; 0: of all of them */
GPtrArray *
gadiba_talk_list_of_day (GadibaDb *db, GadibaDate day, gint64 caseworker, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaTalkRecord, gadiba_talk_record_free)

G_END_DECLS
