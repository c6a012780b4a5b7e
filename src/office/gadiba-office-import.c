/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-import.h"

#include <glib/gi18n-lib.h>

#include "gadiba-application.h"
#include "gadiba-case-facts.h"
#include "gadiba-case-read.h"
#include "gadiba-office-private.h"
#include "gadiba-personal-code.h"
#include "gadiba-settings.h"
#include "gadiba-xml.h"

typedef struct
{
  GadibaOffice *office;
  const GadibaImportRequest *request;
  const GadibaMoment *moment;
  GBytes *bytes;
  GadibaCase *from;
  gint64 *answers; /* of each person */
} Import;

static void
clear_import (Import *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->from, gadiba_case_free);
  g_free (self->answers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, clear_import)

static gboolean
read_case (Import *self, GError **error)
{
  g_autofree char *label = g_filename_display_basename (self->request->path);

  self->bytes = gadiba_xml_read_file (self->request->path, GADIBA_CASE_MAX_SIZE, error);
  if (self->bytes == NULL)
    return FALSE;
  self->from = gadiba_case_read_bytes (self->bytes, label, error);
  return self->from != NULL;
}

static gboolean
check_ids (const Import *self, const char *const *ids, GError **error)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (gadiba_case_find_person (self->from, ids[i]) == GADIBA_CASE_NOBODY)
      {
        g_set_error (
            error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
            _ ("%s: there is no person “%s” in the case; give the id of one of its persons"),
            self->from->label, ids[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
is_among (const char *const *ids, const char *id)
{
  return ids != NULL && g_strv_contains (ids, id);
}

/* An answer to what nobody asked would pass unseen. */
static gboolean
check_answered (const Import *self, const GArray *questions, GError **error)
{
  const GadibaImportRequest *request = self->request;

  for (guint i = 0; i < self->from->persons->len; i++)
    {
      const char *id = gadiba_case_get_person (self->from, (int) i)->id;
      gboolean known = is_among (request->known, id);
      gboolean fresh = is_among (request->fresh, id);
      gboolean asked = FALSE;
      for (guint j = 0; j < questions->len; j++)
        asked |= g_array_index (questions, GadibaQuestion, j).person == (int) i;
      if (!(known && fresh) && (asked || (!known && !fresh)))
        continue;
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                   asked ? _ ("%s: person “%s” cannot be both known and somebody else; say one")
                         : _ ("%s: nobody asks who person “%s” is; leave the answer out"),
                   self->from->label, id);
      return FALSE;
    }
  return TRUE;
}

/* Whom the answers mean, in the records as they are now. */
static gboolean
find_answers (Import *self, GadibaDb *db, GError **error)
{
  const GadibaImportRequest *request = self->request;

  self->answers = g_new0 (gint64, self->from->persons->len);
  if (request->known == NULL && request->fresh == NULL)
    return TRUE;
  g_autoptr (GArray) questions = gadiba_application_find_questions (db, self->from, NULL, error);
  if (questions == NULL || !check_answered (self, questions, error))
    return FALSE;
  for (guint i = 0; i < questions->len; i++)
    {
      const GadibaQuestion *question = &g_array_index (questions, GadibaQuestion, i);
      const char *id = gadiba_case_get_person (self->from, question->person)->id;
      if (is_among (request->known, id))
        self->answers[question->person] = question->candidate;
      else if (is_among (request->fresh, id))
        self->answers[question->person] = GADIBA_PERSON_NEW;
    }
  return TRUE;
}

static gboolean
move_persons (GadibaAction *action, const GadibaNewCase *new_case, GError **error)
{
  for (guint i = 0; new_case->moved != NULL && new_case->moved[i] != NULL; i++)
    if (!gadiba_application_move_person (
            action, new_case->from, gadiba_case_find_person (new_case->from, new_case->moved[i]),
            error))
      return FALSE;
  return TRUE;
}

char *
_gadiba_office_register (GadibaOffice *self, GadibaDb *db, const GadibaNewCase *new_case,
                         const GadibaMoment *moment, GError **error)
{
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self, db, moment, new_case->typed ? "register" : "import",
                            new_case->typed ? _ ("registered an application")
                                            : _ ("registered an application from a case file"),
                            error);

  if (action == NULL || !move_persons (action, new_case, error))
    return NULL;
  g_autofree char *code = gadiba_series_dup_code (db, "application", error);
  g_autoptr (GadibaApplication) application =
      code != NULL ? gadiba_application_import (action, new_case->from, new_case->bytes, code,
                                                new_case->answers, error)
                   : NULL;
  if (application == NULL)
    return NULL;
  g_autofree char *words =
      new_case->last != NULL
          ? g_strdup_printf (_ ("registered application %s, with what was known taken over from "
                                "application %s, to be confirmed"),
                             application->number, new_case->last)
          : g_strdup_printf (new_case->typed ? _ ("registered application %s")
                                             : _ ("registered application %s from a case file"),
                             application->number);
  gadiba_action_set_words (action, words);
  return gadiba_action_commit (action, error) ? g_steal_pointer (&application->number) : NULL;
}

static gboolean
has_practice_code (const GadibaCasePerson *person)
{
  if (person->code == NULL)
    return FALSE;
  const GadibaPersonalCode code = gadiba_personal_code_check (person->code);
  return gadiba_personal_code_is_practice (&code);
}

gboolean
_gadiba_office_check_books (GadibaOffice *self, GadibaDb *db, const GadibaOfficeRecord *record,
                            const GadibaCase *from, GError **error)
{
  const char *books;
  const GadibaBook *book = _gadiba_office_load_books (self, db, record, &books, error);
  g_autoptr (GadibaFacts) facts = book != NULL ? gadiba_case_get_facts (from, book, error) : NULL;

  return facts != NULL;
}

/* Invented people among those of a real office are hardly meant. */
static gboolean
check_office (Import *self, GadibaDb *db, GError **error)
{
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, error);

  if (record == NULL || !_gadiba_office_check_books (self->office, db, record, self->from, error))
    return FALSE;
  for (guint i = 0; !record->practice && i < self->from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (self->from, (int) i);
      if (has_practice_code (person))
        g_ptr_array_add (self->from->warnings,
                         g_strdup_printf (_ ("%s:%d: person %s has a code that is for practice "
                                             "only, and this is no practice office"),
                                          self->from->label, person->line, person->id));
    }
  if (self->from->application.received > self->moment->today)
    g_ptr_array_add (self->from->warnings,
                     g_strdup_printf (_ ("%s:%d: the application is dated after today"),
                                      self->from->label, self->from->application.line));
  return TRUE;
}

static gpointer
import (GadibaDb *db, gpointer data, GError **error)
{
  Import *self = data;

  if (!find_answers (self, db, error) || !check_office (self, db, error))
    return NULL;
  const GadibaNewCase new_case = { .from = self->from,
                                   .bytes = self->bytes,
                                   .answers = self->answers,
                                   .moved = self->request->moved };
  return _gadiba_office_register (self->office, db, &new_case, self->moment, error);
}

GadibaImported *
gadiba_office_import (GadibaOffice *self, const GadibaImportRequest *request,
                      const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);

  g_auto (Import) import_of = { .office = self, .request = request, .moment = moment };
  if (!read_case (&import_of, error) || !check_ids (&import_of, request->known, error)
      || !check_ids (&import_of, request->fresh, error)
      || !check_ids (&import_of, request->moved, error))
    return NULL;
  GError *failed = NULL;
  char *number = gadiba_store_run (self->store, import, &import_of, &failed);
  _gadiba_office_propagate (error, failed);
  if (number == NULL)
    return NULL;
  GadibaImported *imported = g_new0 (GadibaImported, 1);
  imported->number = number;
  imported->warnings = g_ptr_array_ref (import_of.from->warnings);
  return imported;
}

void
gadiba_imported_free (GadibaImported *imported)
{
  if (imported == NULL)
    return;
  g_free (imported->number);
  g_ptr_array_unref (imported->warnings);
  g_free (imported);
}
