/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-edit.h"

#include <glib/gi18n-lib.h>

#include "gadiba-application-intake.h"
#include "gadiba-application-later.h"
#include "gadiba-application-update.h"
#include "gadiba-case-facts.h"
#include "gadiba-decision-history.h"
#include "gadiba-office-init.h"
#include "gadiba-office-private.h"
#include "gadiba-standing.h"
#include "gadiba-term.h"

/* --- reading --- */

GadibaCase *
_gadiba_office_read_application (GadibaDb *db, const GadibaApplication *application, GadibaDate day,
                                 GadibaMonth *granted, GError **error)
{
  *granted = GADIBA_MONTH_NONE;
  if (application->open)
    return gadiba_application_read (db, application->id, error);
  g_autoptr (GadibaStanding) standing = gadiba_standing_read (db, application->id, error);
  if (standing == NULL)
    return NULL;
  *granted = gadiba_standing_get_last_month (standing);
  return gadiba_application_read_later (db, application->id, day, *granted, error);
}

static GadibaCaseFile *
read_application (GadibaDb *db, const GadibaApplication *application, GError **error)
{
  g_autoptr (GadibaCaseFile) file = g_new0 (GadibaCaseFile, 1);

  file->from =
      _gadiba_office_read_application (db, application, GADIBA_DATE_NONE, &file->granted, error);
  if (file->from == NULL || !gadiba_application_add_grants (db, application->id, file->from, error)
      || !gadiba_application_find_moved (db, application->id, &file->moved, error))
    return NULL;
  file->intake = gadiba_application_read_intake (db, application, error);
  file->calendar = file->intake != NULL ? _gadiba_office_load_calendar (db, error) : NULL;
  if (file->calendar == NULL)
    return NULL;
  file->number = g_strdup (application->number);
  file->received = file->from->application.received;
  file->open = application->open;
  file->person = application->person;
  return g_steal_pointer (&file);
}

GadibaCaseFile *
_gadiba_office_commit (GadibaAction *action, const GadibaApplication *application, GError **error)
{
  g_autoptr (GadibaCaseFile) file =
      read_application (gadiba_action_get_db (action), application, error);

  if (file == NULL)
    return NULL;
  file->entry = gadiba_action_get_entry (action);
  return gadiba_action_commit (action, error) ? g_steal_pointer (&file) : NULL;
}

gboolean
_gadiba_office_check_open (const GadibaApplication *application, GError **error)
{
  if (application->open)
    return TRUE;
  /* What rests on it is issued: an edit would change what nobody looks at any more. */
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
               _ ("Application %s is no longer open, so it does not change; what has changed since "
                  "belongs to a new application"),
               application->number);
  return FALSE;
}

GadibaApplication *
_gadiba_office_find_open (GadibaDb *db, const char *number, GError **error)
{
  g_autoptr (GadibaApplication) application = gadiba_application_find (db, number, error);

  return application != NULL && _gadiba_office_check_open (application, error)
             ? g_steal_pointer (&application)
             : NULL;
}

gboolean
_gadiba_office_check_conflicts (const GadibaApplication *application, guint n, GError **error)
{
  if (n == 0)
    return TRUE;
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT,
               g_dngettext (GETTEXT_PACKAGE,
                            "%u value of application %s has been changed by somebody else "
                            "meanwhile; compare both and choose",
                            "%u values of application %s have been changed by somebody else "
                            "meanwhile; compare both and choose",
                            n),
               n, application->number);
  return FALSE;
}

GadibaCaseFile *
_gadiba_office_read_known (GadibaDb *db, const GadibaApplication *application, gint64 entry,
                           GError **error)
{
  GadibaCaseFile *file = read_application (db, application, error);

  if (file != NULL)
    file->entry = entry;
  return file;
}

/* One state of the records. */
static gpointer
read_case (GadibaDb *db, gpointer data, GError **error)
{
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  g_autoptr (GadibaApplication) application =
      transaction != NULL ? gadiba_application_find (db, data, error) : NULL;
  g_autoptr (GadibaCaseFile) file =
      application != NULL ? read_application (db, application, error) : NULL;

  if (file == NULL
      || !gadiba_db_query_int (db, "SELECT max (number) FROM journal", NULL, &file->entry, error)
      || !gadiba_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&file);
}

GadibaCaseFile *
gadiba_office_read_case (GadibaOffice *self, const char *number, GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL, NULL);

  return gadiba_store_run (self->store, read_case, (gpointer) number, error);
}

void
gadiba_case_file_free (GadibaCaseFile *file)
{
  if (file == NULL)
    return;
  g_free (file->number);
  g_clear_pointer (&file->from, gadiba_case_free);
  gadiba_intake_free (file->intake);
  g_clear_pointer (&file->calendar, gadiba_calendar_unref);
  g_free (file);
}

/* --- conflicts --- */

GadibaConflict *
gadiba_conflict_copy (const GadibaConflict *conflict)
{
  g_return_val_if_fail (conflict != NULL, NULL);

  GadibaConflict *copy = g_new0 (GadibaConflict, 1);
  copy->place = conflict->place;
  copy->place.field = g_intern_string (conflict->place.field);
  copy->place.person = g_intern_string (conflict->place.person);
  copy->place.kind = g_intern_string (conflict->place.kind);
  copy->card = conflict->card;
  copy->card.field = g_intern_string (conflict->card.field);
  copy->mine = g_strdup (conflict->mine);
  copy->theirs = g_strdup (conflict->theirs);
  copy->who = g_strdup (conflict->who);
  copy->utc = g_strdup (conflict->utc);
  return copy;
}

void
gadiba_conflict_free (GadibaConflict *conflict)
{
  if (conflict == NULL)
    return;
  g_free (conflict->mine);
  g_free (conflict->theirs);
  g_free (conflict->who);
  g_free (conflict->utc);
  g_free (conflict);
}

/* --- editing --- */

typedef struct
{
  GadibaOffice *office;
  const GadibaEditRequest *request;
  const GadibaMoment *moment;
  GadibaApplication *application;
  GadibaCase *target;   /* as it is to be */
  char **stored;        /* what is stored at the place of each change; a value may be NULL */
  GArray *places;       /* GadibaCasePlace: what is not so yet */
  GPtrArray *conflicts; /* GadibaConflict */
} Edit;

static void
clear_edit (Edit *self)
{
  g_clear_pointer (&self->application, gadiba_application_free);
  g_clear_pointer (&self->target, gadiba_case_free);
  for (guint i = 0; self->stored != NULL && i < self->request->n_changes; i++)
    g_free (self->stored[i]);
  g_free (self->stored);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Edit, clear_edit)

static gboolean
add_conflict (Edit *self, GadibaDb *db, const GadibaCaseChange *change, const char *theirs,
              GError **error)
{
  g_auto (GadibaAuthor) author = { NULL };

  if (!gadiba_application_find_author (db, self->application->id, self->target, &change->place,
                                       &author, error))
    return FALSE;
  const GadibaConflict found = { .place = change->place,
                                 .mine = change->after,
                                 .theirs = (char *) theirs,
                                 .who = author.who,
                                 .utc = author.utc };
  g_ptr_array_add (self->conflicts, gadiba_conflict_copy (&found));
  return TRUE;
}

/* Holds the change against what is stored, or what an earlier change of the same request makes of
 * it, and applies it. */
static gboolean
apply (Edit *self, GadibaDb *db, guint n, GError **error)
{
  const GadibaCaseChange *change = self->request->changes[n];
  const char *stored = self->stored[n];
  g_autofree char *before = gadiba_case_dup_value (self->target, &change->place);
  gboolean fits =
      g_strcmp0 (change->before, stored) == 0 || g_strcmp0 (change->before, before) == 0;

  if (before == NULL && change->after == NULL)
    return TRUE;
  /* Behind a conflict a place may not even be there. */
  if (!gadiba_case_set_value (self->target, &change->place, change->after,
                              fits && self->conflicts->len == 0 ? error : NULL))
    return fits ? self->conflicts->len > 0 : add_conflict (self, db, change, stored, error);
  g_autofree char *after = gadiba_case_dup_value (self->target, &change->place);
  /* Where a row went, the next one may say the same. */
  if (change->after != NULL && g_strcmp0 (before, after) == 0)
    return TRUE;
  if (!fits)
    return add_conflict (self, db, change, stored, error);
  g_array_append_val (self->places, change->place);
  return TRUE;
}

static gboolean
apply_all (Edit *self, GadibaDb *db, GError **error)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (GadibaCasePlace));
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_conflict_free);
  for (guint i = 0; i < self->request->n_changes; i++)
    if (!apply (self, db, i, error))
      return FALSE;
  return _gadiba_office_check_conflicts (self->application, self->conflicts->len, error);
}

/* What the office's books do not know could never be decided. */
gboolean
_gadiba_office_check_places (GadibaOffice *self, GadibaDb *db, const GadibaCase *target,
                             const GArray *places, GError **error)
{
  gboolean asked = FALSE;
  const char *books;

  for (guint i = 0; i < places->len; i++)
    {
      const GadibaCasePlace *place = &g_array_index (places, GadibaCasePlace, i);
      asked |=
          place->part == GADIBA_PART_FACT
          || (place->part == GADIBA_PART_APPLICATION && g_str_equal (place->field, "benefits"));
    }
  if (!asked)
    return TRUE;
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, error);
  const GadibaBook *book =
      record != NULL ? _gadiba_office_load_books (self, db, record, &books, error) : NULL;
  g_autoptr (GadibaFacts) facts = book != NULL ? gadiba_case_get_facts (target, book, error) : NULL;
  if (facts == NULL)
    _gadiba_office_drop_line (error, target->label);
  return facts != NULL;
}

gboolean
_gadiba_office_is_of_means (const GadibaCasePlace *place)
{
  switch (place->part)
    {
    case GADIBA_PART_INCOME:
    case GADIBA_PART_COST:
    case GADIBA_PART_SAVINGS:
    case GADIBA_PART_VEHICLE:
    case GADIBA_PART_LAND:
    case GADIBA_PART_REAL_ESTATE:
      return TRUE;
    case GADIBA_PART_APPLICATION:
    case GADIBA_PART_HOUSEHOLD:
    case GADIBA_PART_PERSON:
    case GADIBA_PART_DWELLING:
    case GADIBA_PART_ASSETS:
    case GADIBA_PART_FACT:
      break;
    }
  return FALSE;
}

/* Once it is granted, what comes to light of the means is what later decisions rest on. */
static gboolean
check_closed (const Edit *self, GadibaMonth granted, GError **error)
{
  if (granted == GADIBA_MONTH_NONE)
    return _gadiba_office_check_open (self->application, error);
  for (guint i = 0; i < self->request->n_changes; i++)
    if (!_gadiba_office_is_of_means (&self->request->changes[i]->place))
      {
        g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                     _ ("Application %s is decided: incomes, bills and property may still be "
                        "entered, the rest does not change; it belongs to a new application"),
                     self->application->number);
        return FALSE;
      }
  return TRUE;
}

static gboolean
load (Edit *self, GadibaDb *db, GError **error)
{
  guint n = self->request->n_changes;

  GadibaMonth granted;

  self->application = gadiba_application_find (db, self->request->number, error);
  if (self->application == NULL)
    return FALSE;
  self->target =
      _gadiba_office_read_application (db, self->application, GADIBA_DATE_NONE, &granted, error);
  if (self->target == NULL || (!self->application->open && !check_closed (self, granted, error)))
    return FALSE;
  self->stored = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    self->stored[i] = gadiba_case_dup_value (self->target, &self->request->changes[i]->place);
  return TRUE;
}

static gboolean
store (Edit *self, GadibaAction *action, GadibaCaseFile **file, GError **error)
{
  gadiba_action_set_subject (action, "application", self->application->id);
  if (!gadiba_application_update (action, self->application->id, self->target,
                                  (const GadibaCasePlace *) self->places->data, self->places->len,
                                  error))
    return FALSE;
  *file = _gadiba_office_commit (action, self->application, error);
  return *file != NULL;
}

static gpointer
edit (GadibaDb *db, gpointer data, GError **error)
{
  Edit *self = data;
  g_autoptr (GadibaCaseFile) file = NULL;
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "edit", self->request->words, error);

  if (action == NULL || !load (self, db, error) || !apply_all (self, db, error)
      || !_gadiba_office_check_places (self->office, db, self->target, self->places, error))
    return NULL;
  if (self->places->len > 0)
    return store (self, action, &file, error) ? g_steal_pointer (&file) : NULL;
  return _gadiba_office_read_known (db, self->application, gadiba_action_get_entry (action) - 1,
                                    error);
}

GadibaCaseFile *
gadiba_office_edit (GadibaOffice *self, const GadibaEditRequest *request,
                    const GadibaMoment *moment, GPtrArray **conflicts, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);
  g_return_val_if_fail (request->number != NULL && request->words != NULL, NULL);
  g_return_val_if_fail (request->changes != NULL || request->n_changes == 0, NULL);

  g_auto (Edit) of = { .office = self, .request = request, .moment = moment };
  GadibaCaseFile *file = gadiba_store_run (self->store, edit, &of, error);
  if (conflicts != NULL)
    *conflicts = NULL;
  if (conflicts != NULL && file == NULL && of.conflicts != NULL && of.conflicts->len > 0)
    *conflicts = g_steal_pointer (&of.conflicts);
  return file;
}
