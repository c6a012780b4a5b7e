/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-later.h"

#include <glib/gi18n-lib.h>

#include "gadiba-application-update.h"
#include "gadiba-case-read.h"
#include "gadiba-lv-words.h"
#include "gadiba-office-private.h"

typedef struct
{
  GadibaOffice *office;
  const char *number;
  const GadibaMoment *moment;
  GadibaCase *from; /* the file */
  GadibaApplication *application;
  GadibaCase *target; /* what is known for the day of the file, and then what it says */
  gboolean later;     /* the file is of a later day than the application */
  GArray *places;     /* GadibaCasePlace: what the file says anew */
  GPtrArray *left;    /* char *: what it says that was left out */
} Later;

static void
clear_later (Later *self)
{
  g_clear_pointer (&self->from, gadiba_case_free);
  g_clear_pointer (&self->application, gadiba_application_free);
  g_clear_pointer (&self->target, gadiba_case_free);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->left, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Later, clear_later)

static gboolean
refuse (const Later *self, const char *sentence, GError **error)
{
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG, "%s: %s", self->from->label,
               sentence);
  return FALSE;
}

static gboolean
check_day (const Later *self, GadibaDate received, GError **error)
{
  if (self->from->application.received >= received)
    return TRUE;
  g_autofree char *day = gadiba_lv_date_numeric (received);
  g_autofree char *sentence =
      g_strdup_printf (_ ("the file is of a day before application %s (%s); date it by the day on "
                          "which it became known"),
                       self->number, day);
  return refuse (self, sentence, error);
}

/* The household as it is known for the day of the file. */
static gboolean
read_known (Later *self, GadibaDb *db, GError **error)
{
  GadibaMonth granted;

  self->application = gadiba_application_find (db, self->number, error);
  if (self->application == NULL)
    return FALSE;
  if (self->application->open)
    {
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                   _ ("Application %s is still open; what is stated in it can be changed itself"),
                   self->number);
      return FALSE;
    }
  self->target = _gadiba_office_read_application (
      db, self->application, self->from->application.received, &granted, error);
  if (self->target == NULL)
    return FALSE;
  if (granted == GADIBA_MONTH_NONE)
    return _gadiba_office_check_open (self->application, error);
  self->later = self->from->application.received > self->target->application.received;
  return check_day (self, self->target->application.received, error);
}

static gboolean
check_persons (const Later *self, GError **error)
{
  for (guint i = 0; i < self->from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (self->from, (int) i);
      int known = gadiba_case_find_person (self->target, person->id);
      if (known != GADIBA_CASE_NOBODY
          && (person->code == NULL
              || g_strcmp0 (person->code, gadiba_case_get_person (self->target, known)->code) == 0))
        continue;
      g_autofree char *sentence =
          g_strdup_printf (_ ("person “%s” is not the one of application %s; ids and codes must be "
                              "those of the application"),
                           person->id, self->number);
      return refuse (self, sentence, error);
    }
  return TRUE;
}

/* Who somebody is, and what was asked for, is not what became known since. */
static gboolean
is_taken (const Later *self, const GadibaCasePlace *place)
{
  static const char *const identity[] = { "given", "family",   "code",     "born",
                                          "sex",   "other-id", "relation", NULL };

  if (_gadiba_office_is_of_means (place))
    return TRUE;
  if (place->part == GADIBA_PART_PERSON)
    return self->later && !g_strv_contains (identity, place->field);
  return self->later && (place->part == GADIBA_PART_DWELLING || place->part == GADIBA_PART_FACT);
}

static void
leave_out (Later *self, const GadibaCasePlace *place)
{
  if (place->part == GADIBA_PART_APPLICATION && g_str_equal (place->field, "received"))
    return;
  g_ptr_array_add (self->left, place->person != NULL
                                   ? g_strdup_printf ("%s %s", place->field, place->person)
                                   : g_strdup (place->field));
}

static gboolean
apply (Later *self, GError **error)
{
  g_autoptr (GPtrArray) changes = gadiba_case_list_changes (self->target, self->from);

  for (guint i = 0; i < changes->len; i++)
    {
      const GadibaCaseChange *change = g_ptr_array_index (changes, i);
      if (change->after == NULL)
        continue;
      if (!is_taken (self, &change->place))
        {
          leave_out (self, &change->place);
          continue;
        }
      if (!gadiba_case_set_value (self->target, &change->place, change->after, error))
        return FALSE;
      g_array_append_val (self->places, change->place);
    }
  return self->places->len > 0
         || refuse (self, _ ("nothing in it is new to the records; write what has changed"), error);
}

/* What is stated holds from the day of the file. */
static gboolean
store (Later *self, GadibaAction *action, GError **error)
{
  self->target->application.received = self->from->application.received;
  gadiba_action_set_subject (action, "application", self->application->id);
  return gadiba_application_update (action, self->application->id, self->target,
                                    (const GadibaCasePlace *) (gpointer) self->places->data,
                                    self->places->len, error)
         && gadiba_action_commit (action, error);
}

static GadibaImported *
tell (const Later *self)
{
  GadibaImported *imported = g_new0 (GadibaImported, 1);

  imported->number = g_strdup (self->application->number);
  imported->warnings = g_ptr_array_new_with_free_func (g_free);
  if (self->left->len > 0)
    {
      g_autoptr (GString) list = g_string_new (NULL);
      for (guint i = 0; i < self->left->len; i++)
        g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                                (const char *) g_ptr_array_index (self->left, i));
      g_ptr_array_add (imported->warnings,
                       g_strdup_printf (_ ("%s: this was left as application %s has it: %s"),
                                        self->from->label, self->number, list->str));
    }
  return imported;
}

static gpointer
take (GadibaDb *db, gpointer data, GError **error)
{
  Later *self = data;
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "edit",
                            _ ("entered from a case file what has become known since"), error);

  return action != NULL && read_known (self, db, error) && check_persons (self, error)
                 && apply (self, error)
                 && _gadiba_office_check_places (self->office, db, self->target, self->places,
                                                 error)
                 && store (self, action, error)
             ? tell (self)
             : NULL;
}

GadibaImported *
gadiba_office_import_later (GadibaOffice *self, const char *number, const char *path,
                            const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL && path != NULL, NULL);

  g_auto (Later) later = { .office = self,
                           .number = number,
                           .moment = moment,
                           .from = gadiba_case_read_file (path, error),
                           .places = g_array_new (FALSE, FALSE, sizeof (GadibaCasePlace)),
                           .left = g_ptr_array_new_with_free_func (g_free) };
  return later.from != NULL ? gadiba_store_run (self->store, take, &later, error) : NULL;
}
