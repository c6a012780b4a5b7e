/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-awaited.h"

#include <glib/gi18n-lib.h>

#include "gadiba-lv-words.h"
#include "gadiba-office-private.h"
#include "gadiba-settings.h"

typedef struct
{
  GadibaOffice *office;
  const char *application;
  GadibaDate day;
  const GadibaMoment *moment;
} Noting;

void
gadiba_awaited_free (GadibaAwaited *self)
{
  if (self == NULL)
    return;
  g_free (self->application);
  g_ptr_array_unref (self->notices);
  g_ptr_array_unref (self->missing);
  g_free (self);
}

/* --- how it stands --- */

/* Returns: (nullable): the newest that waits */
static const GadibaDeficiency *
find_waiting (const GPtrArray *notices)
{
  for (guint i = notices->len; i > 0; i--)
    {
      const GadibaDeficiency *one = g_ptr_array_index (notices, i - 1);
      if (one->cured == GADIBA_DATE_NONE)
        return one;
    }
  return NULL;
}

/* Papers that the rules ask for are named by ids. */
static gboolean
name_papers (GadibaOffice *office, GadibaDb *db, GPtrArray *papers, GError **error)
{
  const char *books;
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, error);
  const GadibaBook *book =
      record != NULL ? _gadiba_office_load_books (office, db, record, &books, error) : NULL;

  for (guint i = 0; book != NULL && i < papers->len; i++)
    _gadiba_office_name_paper (book, (char **) &papers->pdata[i]);
  return book != NULL;
}

static GadibaAwaited *
read_awaited (GadibaOffice *office, GadibaDb *db, const GadibaApplication *application,
              GError **error)
{
  gint64 id = application->id;
  GadibaDate moved, received, last;
  g_autoptr (GPtrArray) notices = gadiba_application_list_deficiencies (db, id, error);
  g_autoptr (GPtrArray) missing =
      notices != NULL ? gadiba_application_read_papers (db, id, &received, &last, error) : NULL;
  g_autoptr (GadibaCalendar) calendar =
      missing != NULL ? _gadiba_office_load_calendar (db, error) : NULL;

  if (calendar == NULL || !name_papers (office, db, missing, error)
      || !gadiba_application_find_moved (db, id, &moved, error))
    return NULL;
  const GadibaDeficiency *waiting = application->open ? find_waiting (notices) : NULL;
  gboolean came = waiting != NULL && missing->len == 0 && last >= waiting->day;
  GadibaAwaited *self = g_new0 (GadibaAwaited, 1);
  self->application = g_strdup (application->number);
  self->is_waiting = waiting != NULL;
  self->suggested = came ? last : GADIBA_DATE_NONE;
  self->deadline = application->open ? _gadiba_office_find_deadline (calendar, received, moved)
                                     : GADIBA_DATE_NONE;
  self->notices = g_steal_pointer (&notices);
  self->missing = g_steal_pointer (&missing);
  return self;
}

static gpointer
read_one (GadibaDb *db, gpointer data, GError **error)
{
  const Noting *self = data;
  g_autoptr (GadibaApplication) application =
      gadiba_application_find (db, self->application, error);

  return application != NULL ? read_awaited (self->office, db, application, error) : NULL;
}

GadibaAwaited *
gadiba_office_read_awaited (GadibaOffice *self, const char *application, GError **error)
{
  g_return_val_if_fail (self != NULL && application != NULL, NULL);

  Noting reading = { .office = self, .application = application };
  return gadiba_store_run (self->store, read_one, &reading, error);
}

/* --- noting --- */

static gboolean
check_waiting (const GadibaAwaited *awaited, GError **error)
{
  if (awaited->is_waiting)
    return TRUE;
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               _ ("Nothing is awaited for application %s: it was not left without progress, is "
                  "decided already, or everything has come"),
               awaited->application);
  return FALSE;
}

static gboolean
check_day (const Noting *self, const GadibaAwaited *awaited, GError **error)
{
  const GadibaDeficiency *notice = find_waiting (awaited->notices);

  if (self->day > self->moment->today)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG,
                                  _ ("What is awaited cannot have come after today; give the day "
                                     "on which the last of it came"));
  if (self->day >= notice->day)
    return TRUE;
  g_autofree char *day = gadiba_lv_date_numeric (notice->day);
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               _ ("Decision %s of %s asked for what is missing; it cannot all have come before "
                  "that day"),
               notice->decision, day);
  return FALSE;
}

static gpointer
note (GadibaDb *db, gpointer data, GError **error)
{
  const Noting *self = data;
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "awaited",
                            _ ("noted that everything awaited has come"), error);
  g_autoptr (GadibaApplication) application =
      action != NULL ? gadiba_application_find (db, self->application, error) : NULL;
  g_autoptr (GadibaAwaited) before =
      application != NULL ? read_awaited (self->office, db, application, error) : NULL;

  if (before == NULL || !check_waiting (before, error) || !check_day (self, before, error)
      || !gadiba_application_cure (action, application->id, self->day,
                                   _gadiba_office_count_month (self->day), error))
    return NULL;
  gadiba_action_set_subject (action, "application", application->id);
  g_autoptr (GadibaAwaited) after = read_awaited (self->office, db, application, error);
  return after != NULL && gadiba_action_commit (action, error) ? g_steal_pointer (&after) : NULL;
}

GadibaAwaited *
gadiba_office_note_cured (GadibaOffice *self, const char *application, GadibaDate day,
                          const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && application != NULL && moment != NULL, NULL);
  g_return_val_if_fail (day != GADIBA_DATE_NONE, NULL);

  Noting noting = { self, application, day, moment };
  return gadiba_store_run (self->store, note, &noting, error);
}
