/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-write-private.h"

#include <glib/gi18n-lib.h>

#include "gadiba-office-dative.h"
#include "gadiba-series.h"
#include "gadiba-settings.h"

/* Letters that decide nothing: written once, numbered, kept. */

/* Of the series and of numbers. */
#define SERIES "letter"

/* A letter on its way. */
typedef struct
{
  GadibaDecideRequest asked; /* by which the case is read */
  GadibaDecide about;
  gint64 num;
  char *series, *number;
  GadibaLetter *letter;
} Draft;

static void
clear_draft (Draft *self)
{
  _gadiba_decide_clear (&self->about);
  g_free (self->series);
  g_free (self->number);
  gadiba_letter_free (self->letter);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, clear_draft)

/* --- composing --- */

static gboolean
give_number (Draft *self, GadibaDb *db, GadibaDate day, GError **error)
{
  int year;

  gadiba_date_split (day, &year, NULL, NULL);
  self->series = gadiba_series_dup_code (db, SERIES, error);
  if (self->series == NULL
      || !gadiba_correspondence_next (db, self->series, day, &self->num, error))
    return FALSE;
  g_autoptr (GadibaSeriesNumber) number = g_new0 (GadibaSeriesNumber, 1);
  number->num = self->num;
  if (!gadiba_series_write (db, SERIES, year, number, error))
    return FALSE;
  self->number = g_strdup (number->text);
  self->about.decision->number = g_strdup (number->text);
  return TRUE;
}

static gboolean
compose (Draft *self, const GadibaWriting *writing, GadibaDb *db, GError **error)
{
  const GadibaWriteRequest *request = writing->request;

  self->asked = (GadibaDecideRequest){ .application = request->application,
                                       .day = request->day,
                                       .signatory = request->signatory };
  self->about = (GadibaDecide){ .office = writing->office,
                                .request = &self->asked,
                                .moment = writing->moment };
  if (!_gadiba_decide_collect (&self->about, db, error)
      || !_gadiba_write_fill (&self->about, request, db, error)
      || !give_number (self, db, request->day, error))
    return FALSE;
  g_autoptr (GadibaLetterTemplate) template =
      _gadiba_office_load_template (writing->office, db, request->kind, request->day, error);
  self->letter = template != NULL
                     ? gadiba_letter_compose_document (template, self->about.decision, error)
                     : NULL;
  return self->letter != NULL
         && (g_strcmp0 (request->kind, "demand") != 0
             || _gadiba_office_add_sheet (writing->office, db, "plain-demand", self->letter,
                                          self->about.decision, error));
}

static gpointer
preview (GadibaDb *db, gpointer data, GError **error)
{
  g_auto (Draft) draft = { 0 };

  return compose (&draft, data, db, error) ? g_steal_pointer (&draft.letter) : NULL;
}

GadibaLetter *
gadiba_office_preview_letter (GadibaOffice *self, const GadibaWriteRequest *request,
                              const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);
  g_return_val_if_fail (request->application != NULL && request->kind != NULL, NULL);
  g_return_val_if_fail (request->day != GADIBA_DATE_NONE, NULL);

  GadibaWriting writing = { self, request, moment, FALSE };
  return gadiba_store_run (self->store, preview, &writing, error);
}

/* --- writing --- */

static gboolean
store (const Draft *self, const GadibaWriting *writing, GadibaAction *action, GError **error)
{
  const GadibaDecide *about = &self->about;
  g_autoptr (GBytes) bytes = gadiba_letter_write (self->letter);
  /* What cannot be read again would be a number without a letter. */
  g_autoptr (GadibaLetter) again = gadiba_letter_read (bytes, self->number, error);
  const GadibaCorrespondence letter = { .kind = writing->request->kind,
                                        .application = about->application->id,
                                        .person = about->person,
                                        .signatory = about->signatory->id,
                                        .series = self->series,
                                        .num = self->num,
                                        .number = self->number,
                                        .title = self->letter->title,
                                        .code = self->letter->code,
                                        .day = writing->request->day,
                                        .until = about->decision->basis.until,
                                        .letter = bytes };

  return again != NULL && gadiba_correspondence_add (action, &letter, error);
}

/* That it has a name in the nominative stays in the history. */
static char *
tell_written (const Draft *self)
{
  const char *application = self->about.application->number;

  return g_strdup_printf (self->letter->lacks_dative ? _ (
                              "wrote letter %s on application %s, which addresses a name whose "
                              "dative is not known")
                                                     : _ ("wrote letter %s on application %s"),
                          self->number, application);
}

char *
_gadiba_write_letter (GadibaWriting *self, GadibaAction *action, gint64 *id, GError **error)
{
  GadibaDb *db = gadiba_action_get_db (action);
  g_auto (Draft) draft = { 0 };

  if (!compose (&draft, self, db, error) || !store (&draft, self, action, error))
    return NULL;
  *id = gadiba_db_get_last_key (db);
  self->lacks_dative = draft.letter->lacks_dative;
  g_autofree char *words = tell_written (&draft);
  gadiba_action_set_words (action, words);
  gadiba_action_set_subject (action, "application", draft.about.application->id);
  return g_steal_pointer (&draft.number);
}

static gpointer
write_letter (GadibaDb *db, gpointer data, GError **error)
{
  GadibaWriting *self = data;
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "write", _ ("wrote a letter"), error);
  gint64 id;
  g_autofree char *number = action != NULL ? _gadiba_write_letter (self, action, &id, error) : NULL;

  return number != NULL && gadiba_action_commit (action, error) ? g_steal_pointer (&number) : NULL;
}

gboolean
_gadiba_write_check_day (GadibaDate day, const GadibaMoment *moment, GError **error)
{
  return day <= moment->today
         || _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG,
                                   _ ("A letter cannot be dated after today; give today or an "
                                      "earlier day"));
}

char *
gadiba_office_write_letter (GadibaOffice *self, const GadibaWriteRequest *request,
                            const GadibaMoment *moment, const char **remark, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);
  g_return_val_if_fail (request->application != NULL && request->kind != NULL, NULL);
  g_return_val_if_fail (request->day != GADIBA_DATE_NONE, NULL);

  GadibaWriting writing = { self, request, moment, FALSE };
  char *number = _gadiba_write_check_day (request->day, moment, error)
                     ? gadiba_store_run (self->store, write_letter, &writing, error)
                     : NULL;
  if (remark != NULL)
    *remark = writing.lacks_dative ? gadiba_dative_tell_missing () : NULL;
  return number;
}

/* --- reading --- */

static gpointer
list (GadibaDb *db, gpointer data, GError **error)
{
  g_autoptr (GadibaApplication) application = gadiba_application_find (db, data, error);

  return application != NULL ? gadiba_correspondence_list (db, application->id, error) : NULL;
}

GPtrArray *
gadiba_office_list_letters (GadibaOffice *self, const char *application, GError **error)
{
  g_return_val_if_fail (self != NULL && application != NULL, NULL);

  return gadiba_store_run (self->store, list, (gpointer) application, error);
}
