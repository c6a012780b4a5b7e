/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office.h"

G_BEGIN_DECLS

/*
 * Talks: who came, called or wrote, what about, and what was advised. Also with somebody who has no
 * application, or no card. One about an application that is open can be taken back with
 * gadiba_office_undo() like any other change of it.
 */

/* What is said of a talk. Strings NULL: not said. */
typedef struct
{
  gint64 id;               /* of one that is changed; 0: a new one */
  gint64 row_version;      /* that was read, of one that is changed */
  gint64 person;           /* with whom; 0: nobody on record; when it is changed, nobody becomes
                            * somebody, and else it stays */
  const char *application; /* number of what it is about; stays when it is changed */
  GadibaDate day;
  const char *way; /* "came", "called", "wrote", "met" */
  const char *who; /* another one than the person, or somebody without a record */
  const char *about, *advised;
  int minutes; /* -1: not said */
} GadibaTalkRequest;

/**
 * gadiba_office_note_talk:
 * @id: (out) (optional): of the talk
 * @error: %GADIBA_OFFICE_ERROR_MISSING: it is not said what it was about, or when;
 *   %GADIBA_OFFICE_ERROR_WRONG: a day that is still to come, a way that there is not;
 *   %GADIBA_OFFICE_ERROR_CONFLICT: it was changed or removed since it was read, or is somebody
 *   else's
 *
 * Notes a talk, or changes what was noted.
 */
gboolean gadiba_office_note_talk (GadibaOffice *self, const GadibaTalkRequest *request,
                                  const GadibaMoment *moment, gint64 *id, GError **error);

/* Removes a talk that was noted by mistake; the journal keeps that it was there. @error: as above
 */
gboolean gadiba_office_remove_talk (GadibaOffice *self, gint64 id, gint64 row_version,
                                    const GadibaMoment *moment, GError **error);

/* A talk. Strings owned; NULL: not said. */
typedef struct
{
  gint64 id, row_version;
  gint64 person;        /* 0: nobody on record */
  char *given, *family; /* of the person */
  char *application;    /* number */
  GadibaDate day;
  char *way, *who, *about, *advised;
  int minutes;      /* -1: not said */
  char *caseworker; /* who noted it */
} GadibaTalk;

/* Returns: what changes @talk into what stands in it; lends its strings */
GadibaTalkRequest gadiba_talk_make_request (const GadibaTalk *talk);

/* Returns: (transfer full) */
GadibaTalk *gadiba_office_read_talk (GadibaOffice *self, gint64 id, GError **error);
void gadiba_talk_free (GadibaTalk *self);

/* Returns: (transfer full) (element-type GadibaTalk): those about the application of that number,
 * or with anybody of its household, newest first */
GPtrArray *gadiba_office_list_talks (GadibaOffice *self, const char *number, GError **error);
/* The same: those with one person. @person: key */
GPtrArray *gadiba_office_list_person_talks (GadibaOffice *self, gint64 person, GError **error);
/* The same: those that are on nobody's card, for whom a name was noted that has all words of @name;
 * found as the names of clients are. */
GPtrArray *gadiba_office_find_talks (GadibaOffice *self, const char *name, GError **error);
/* The same by the name of somebody in the records. @person: key */
GPtrArray *gadiba_office_find_namesake_talks (GadibaOffice *self, gint64 person, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaTalk, gadiba_talk_free)

G_END_DECLS
