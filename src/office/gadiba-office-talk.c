/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-talk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-office-private.h"
#include "gadiba-talk.h"
#include "gadiba-text.h"

#define MINUTES_OF_DAY (24 * 60)
/* Characters of what it was about that the journal tells. */
#define MAX_TOLD 80

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaTalkRequest *request;
  const GadibaMoment *moment;
  gint64 id, row_version;
  const char *number, *name;
  gint64 person;
} Talking;

/* --- what can be noted --- */

static gboolean
check_request (const GadibaTalkRequest *request, const GadibaMoment *moment, GError **error)
{
  static const char *const ways[] = { "came", "called", "wrote", "met", NULL };

  if (gadiba_text_is_blank (request->about))
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING,
                                  _ ("Write what the talk was about; a few words are enough"));
  if (request->day == GADIBA_DATE_NONE)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING,
                                  _ ("Write on which day the talk was"));
  if (request->day > moment->today)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_WRONG,
        _ ("A talk is noted when it has been: write today or an earlier day"));
  if (request->way == NULL || !g_strv_contains (ways, request->way))
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_WRONG,
        _ ("Choose how it was: the person came, called or wrote, or was met"));
  if (request->minutes > MINUTES_OF_DAY)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG,
                                  _ ("A talk takes no longer than a day: write its minutes"));
  return TRUE;
}

/* --- what the journal tells --- */

/* The first line, not too long. */
static char *
shorten (const char *about)
{
  g_autofree char *line = g_strndup (about, strcspn (about, "\n"));

  if (g_utf8_strlen (line, -1) <= MAX_TOLD)
    return g_steal_pointer (&line);
  g_autofree char *start = g_utf8_substring (line, 0, MAX_TOLD);
  return g_strconcat (start, "…", NULL);
}

/* What is done, and to whom. Of somebody who has no record nothing is told: there would be nobody
 * with whom it is erased. @sentence: (transfer full): with what it was about; @bare: without */
static void
tell (GadibaAction *action, const GadibaTalkRecord *talk, char *sentence, const char *bare)
{
  g_autofree char *words = sentence;

  gadiba_action_set_words (action, talk->person == 0 && talk->application == 0 ? bare : words);
  if (talk->application != 0)
    gadiba_action_set_subject (action, "application", talk->application);
  else if (talk->person != 0)
    gadiba_action_set_subject (action, "person", talk->person);
  else
    gadiba_action_set_subject (action, "talk", talk->id);
}

/* --- noting --- */

static gboolean
find_application (Talking *self, GadibaDb *db, gint64 *id, GError **error)
{
  const char *number = self->request->application;
  g_autoptr (GadibaApplication) application =
      number != NULL ? gadiba_application_find (db, number, error) : NULL;

  *id = application != NULL ? application->id : 0;
  return number == NULL || application != NULL;
}

static GadibaTalkRecord *
make_record (const GadibaTalkRequest *request)
{
  GadibaTalkRecord *talk = g_new0 (GadibaTalkRecord, 1);

  talk->person = request->person;
  talk->day = request->day;
  talk->way = g_strdup (request->way);
  talk->who = gadiba_text_dup_said (request->who);
  talk->about = gadiba_text_dup_said (request->about);
  talk->advised = gadiba_text_dup_said (request->advised);
  talk->minutes = request->minutes;
  return talk;
}

static gboolean
add (Talking *self, GadibaAction *action, GError **error)
{
  g_autoptr (GadibaTalkRecord) talk = make_record (self->request);

  if (!find_application (self, gadiba_action_get_db (action), &talk->application, error)
      || !gadiba_talk_add (action, talk, &talk->id, error))
    return FALSE;
  self->id = talk->id;
  g_autofree char *about = shorten (talk->about);
  tell (action, talk, g_strdup_printf (_ ("noted a talk: %s"), about), _ ("noted a talk"));
  return TRUE;
}

static gboolean
set_changed (GError **error)
{
  return _gadiba_office_refuse (
      error, GADIBA_OFFICE_ERROR_CONFLICT,
      _ ("Somebody else changed or removed this talk meanwhile; look at it again, then "
         "write what is to stand there"));
}

/* Returns: (transfer full): the talk as it is, if it is as it was read */
static GadibaTalkRecord *
read_same (GadibaDb *db, gint64 id, gint64 row_version, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GadibaTalkRecord) talk = gadiba_talk_read (db, id, &failed);

  if (talk != NULL && talk->row_version == row_version)
    return g_steal_pointer (&talk);
  if (talk != NULL || g_error_matches (failed, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND))
    set_changed (error);
  else
    g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static gboolean
change (Talking *self, GadibaAction *action, GError **error)
{
  g_autoptr (GadibaTalkRecord) before = read_same (gadiba_action_get_db (action), self->request->id,
                                                   self->request->row_version, error);
  g_autoptr (GadibaTalkRecord) talk = before != NULL ? make_record (self->request) : NULL;

  if (talk == NULL)
    return FALSE;
  if (before->person != 0 && talk->person != 0 && before->person != talk->person)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_CONFLICT,
        _ ("This talk is on somebody else's card by now, and stays there; if it was with both, "
           "note one more talk"));
  talk->id = before->id;
  talk->row_version = before->row_version;
  if (before->person != 0)
    talk->person = before->person;
  talk->application = before->application;
  self->id = talk->id;
  g_autofree char *about = shorten (talk->about);
  tell (action, talk, g_strdup_printf (_ ("changed what was noted of a talk: %s"), about),
        _ ("changed what was noted of a talk"));
  return gadiba_talk_update (action, talk, error);
}

static gpointer
note (GadibaDb *db, gpointer data, GError **error)
{
  Talking *self = data;
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "talk", _ ("noted a talk"), error);

  if (action == NULL
      || !(self->request->id != 0 ? change (self, action, error) : add (self, action, error)))
    return NULL;
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

gboolean
gadiba_office_note_talk (GadibaOffice *self, const GadibaTalkRequest *request,
                         const GadibaMoment *moment, gint64 *id, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, FALSE);

  Talking talking = { .office = self, .request = request, .moment = moment };
  if (!check_request (request, moment, error)
      || gadiba_store_run (self->store, note, &talking, error) == NULL)
    return FALSE;
  if (id != NULL)
    *id = talking.id;
  return TRUE;
}

static gpointer
take_away (GadibaDb *db, gpointer data, GError **error)
{
  Talking *self = data;
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "talk", _ ("removed a talk"), error);
  g_autoptr (GadibaTalkRecord) talk =
      action != NULL ? read_same (db, self->id, self->row_version, error) : NULL;

  if (talk == NULL || !gadiba_talk_remove (action, talk->id, talk->row_version, error))
    return NULL;
  g_autofree char *about = shorten (talk->about);
  tell (action, talk, g_strdup_printf (_ ("removed a talk: %s"), about), _ ("removed a talk"));
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

gboolean
gadiba_office_remove_talk (GadibaOffice *self, gint64 id, gint64 row_version,
                           const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && id != 0 && moment != NULL, FALSE);

  Talking talking = { .office = self, .moment = moment, .id = id, .row_version = row_version };
  return gadiba_store_run (self->store, take_away, &talking, error) != NULL;
}

/* --- reading --- */

GadibaTalkRequest
gadiba_talk_make_request (const GadibaTalk *talk)
{
  GadibaTalkRequest request = { .minutes = -1 };

  g_return_val_if_fail (talk != NULL, request);

  request.id = talk->id;
  request.row_version = talk->row_version;
  request.person = talk->person;
  request.application = talk->application;
  request.day = talk->day;
  request.way = talk->way;
  request.who = talk->who;
  request.about = talk->about;
  request.advised = talk->advised;
  request.minutes = talk->minutes;
  return request;
}

void
gadiba_talk_free (GadibaTalk *self)
{
  if (self == NULL)
    return;
  g_free (self->given);
  g_free (self->family);
  g_free (self->application);
  g_free (self->way);
  g_free (self->who);
  g_free (self->about);
  g_free (self->advised);
  g_free (self->caseworker);
  g_free (self);
}

static GadibaTalk *
take_talk (GadibaTalkRecord *record)
{
  GadibaTalk *talk = g_new0 (GadibaTalk, 1);

  talk->id = record->id;
  talk->row_version = record->row_version;
  talk->person = record->person;
  talk->given = g_steal_pointer (&record->given);
  talk->family = g_steal_pointer (&record->family);
  talk->application = g_steal_pointer (&record->number);
  talk->day = record->day;
  talk->way = g_steal_pointer (&record->way);
  talk->who = g_steal_pointer (&record->who);
  talk->about = g_steal_pointer (&record->about);
  talk->advised = g_steal_pointer (&record->advised);
  talk->minutes = record->minutes;
  talk->caseworker = g_steal_pointer (&record->caseworker);
  return talk;
}

static gpointer
read_talk (GadibaDb *db, gpointer data, GError **error)
{
  const Talking *self = data;
  g_autoptr (GadibaTalkRecord) record = gadiba_talk_read (db, self->id, error);

  return record != NULL ? take_talk (record) : NULL;
}

GadibaTalk *
gadiba_office_read_talk (GadibaOffice *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  Talking talking = { .office = self, .id = id };
  return gadiba_store_run (self->store, read_talk, &talking, error);
}

static GPtrArray *
take_talks (GPtrArray *records)
{
  GPtrArray *talks = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_talk_free);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (talks, take_talk (records->pdata[i]));
  return talks;
}

static gpointer
list_talks (GadibaDb *db, gpointer data, GError **error)
{
  const Talking *self = data;
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  g_autoptr (GadibaApplication) application =
      transaction != NULL ? gadiba_application_find (db, self->number, error) : NULL;
  g_autoptr (GPtrArray) records =
      application != NULL ? gadiba_talk_list_of_application (db, application->id, error) : NULL;

  if (records == NULL || !gadiba_transaction_commit (transaction, error))
    return NULL;
  return take_talks (records);
}

GPtrArray *
gadiba_office_list_talks (GadibaOffice *self, const char *number, GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL, NULL);

  Talking talking = { .office = self, .number = number };
  return gadiba_store_run (self->store, list_talks, &talking, error);
}

static gpointer
list_person_talks (GadibaDb *db, gpointer data, GError **error)
{
  const Talking *self = data;
  g_autoptr (GPtrArray) records = gadiba_talk_list_of_person (db, self->person, error);

  return records != NULL ? take_talks (records) : NULL;
}

GPtrArray *
gadiba_office_list_person_talks (GadibaOffice *self, gint64 person, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  Talking talking = { .office = self, .person = person };
  return gadiba_store_run (self->store, list_person_talks, &talking, error);
}

static gpointer
find_talks (GadibaDb *db, gpointer data, GError **error)
{
  const Talking *self = data;
  g_autoptr (GPtrArray) records = self->name != NULL
                                      ? gadiba_talk_list_of_name (db, self->name, error)
                                      : gadiba_talk_list_of_namesake (db, self->person, error);

  return records != NULL ? take_talks (records) : NULL;
}

GPtrArray *
gadiba_office_find_talks (GadibaOffice *self, const char *name, GError **error)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  Talking talking = { .office = self, .name = name };
  return gadiba_store_run (self->store, find_talks, &talking, error);
}

GPtrArray *
gadiba_office_find_namesake_talks (GadibaOffice *self, gint64 person, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  Talking talking = { .office = self, .person = person };
  return gadiba_store_run (self->store, find_talks, &talking, error);
}
