/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-card.h"

#include <glib/gi18n-lib.h>

#include "gadiba-card-register.h"
#include "gadiba-office-private.h"

/* --- reading --- */

typedef struct
{
  gint64 person;
  GadibaDate day;
} Reading;

/* One state of the records. */
static gpointer
read_card (GadibaDb *db, gpointer data, GError **error)
{
  const Reading *self = data;
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  g_autoptr (GadibaCardFile) card =
      transaction != NULL ? gadiba_card_read (db, self->person, self->day, error) : NULL;

  return card != NULL && gadiba_transaction_commit (transaction, error) ? g_steal_pointer (&card)
                                                                        : NULL;
}

GadibaCardFile *
gadiba_office_read_card (GadibaOffice *self, gint64 person, const GadibaMoment *moment,
                         GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, NULL);

  Reading reading = { person, moment->today };
  return gadiba_store_run (self->store, read_card, &reading, error);
}

/* --- editing --- */

typedef struct
{
  GadibaOffice *office;
  const GadibaCardRequest *request;
  const GadibaMoment *moment;
  GadibaCardFile *stored; /* as it is stored */
  GPtrArray *changes;     /* GadibaCardChange: what is not so yet */
  GPtrArray *conflicts;   /* GadibaConflict */
} Edit;

static void
clear_edit (Edit *self)
{
  g_clear_pointer (&self->stored, gadiba_card_file_free);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Edit, clear_edit)

static gboolean
add_conflict (Edit *self, GadibaDb *db, const GadibaCardChange *change, const char *theirs,
              GError **error)
{
  GadibaConflict *conflict = g_new0 (GadibaConflict, 1);

  g_ptr_array_add (self->conflicts, conflict);
  conflict->card = change->place;
  conflict->card.field = g_intern_string (change->place.field);
  conflict->mine = g_strdup (change->after);
  conflict->theirs = g_strdup (theirs);
  return gadiba_card_find_author (db, self->request->person, &change->place, &conflict->who,
                                  &conflict->utc, error);
}

/* What an earlier change of the same request makes of the place. Returns: whether one does */
static gboolean
find_earlier (const Edit *self, const GadibaCardPlace *place, const char **value)
{
  for (guint i = self->changes->len; i > 0; i--)
    {
      const GadibaCardChange *each = g_ptr_array_index (self->changes, i - 1);
      if (gadiba_card_place_equal (&each->place, place))
        {
          *value = each->after;
          return TRUE;
        }
    }
  return FALSE;
}

/* Holds the change against what is stored, and notes it if it is to be made. */
static gboolean
take_change (Edit *self, GadibaDb *db, const GadibaCardChange *change, GError **error)
{
  const GadibaCardPlace *place = &change->place;
  gboolean is_there = gadiba_card_file_find_row (self->stored, place->part, place->row) != NULL;
  const char *stored = gadiba_card_file_get (self->stored, place);
  g_autofree char *value = NULL;

  if (place->field == NULL)
    {
      if (is_there)
        g_ptr_array_add (self->changes, gadiba_card_change_new (place, NULL, NULL));
      return TRUE;
    }
  if (!gadiba_card_check_value (place->part, place->field, change->after, &value, error))
    return FALSE;
  const GadibaCardChange checked = { *place, (char *) stored, value };
  if (place->row >= 0 && !find_earlier (self, place, &stored))
    {
      if (!is_there && place->row > 0)
        return add_conflict (self, db, &checked, NULL, error);
      if (g_strcmp0 (stored, value) == 0)
        return TRUE;
      if (g_strcmp0 (change->before, stored) != 0)
        return add_conflict (self, db, &checked, stored, error);
    }
  if (place->row >= 0 || value != NULL) /* a new row begins with what is said of it */
    g_ptr_array_add (self->changes, gadiba_card_change_new (place, stored, value));
  return TRUE;
}

static gboolean
take_changes (Edit *self, GadibaDb *db, GError **error)
{
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_card_change_free);
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_conflict_free);
  for (guint i = 0; i < self->request->n_changes; i++)
    if (!take_change (self, db, self->request->changes[i], error))
      return FALSE;
  if (self->conflicts->len == 0)
    return TRUE;
  g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT,
                       _ ("Somebody else changed the same on this card meanwhile; compare both and "
                          "choose"));
  return FALSE;
}

static gpointer
edit (GadibaDb *db, gpointer data, GError **error)
{
  Edit *self = data;
  const GadibaCardRequest *request = self->request;
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "edit card", request->words, error);

  if (action == NULL)
    return NULL;
  self->stored = gadiba_card_read (db, request->person, self->moment->today, error);
  if (self->stored == NULL || !take_changes (self, db, error))
    return NULL;
  if (self->changes->len == 0)
    return g_steal_pointer (&self->stored);
  if (!gadiba_card_update (action, request->person,
                           (const GadibaCardChange *const *) self->changes->pdata,
                           self->changes->len, error))
    return NULL;
  g_autoptr (GadibaCardFile) card =
      gadiba_card_read (db, request->person, self->moment->today, error);
  return card != NULL && gadiba_action_commit (action, error) ? g_steal_pointer (&card) : NULL;
}

GadibaCardFile *
gadiba_office_edit_card (GadibaOffice *self, const GadibaCardRequest *request,
                         const GadibaMoment *moment, GPtrArray **conflicts, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);
  g_return_val_if_fail (request->words != NULL, NULL);
  g_return_val_if_fail (request->changes != NULL || request->n_changes == 0, NULL);

  g_auto (Edit) of = { .office = self, .request = request, .moment = moment };
  GadibaCardFile *card = gadiba_store_run (self->store, edit, &of, error);
  if (conflicts != NULL)
    *conflicts = NULL;
  if (conflicts != NULL && card == NULL && of.conflicts != NULL && of.conflicts->len > 0)
    *conflicts = g_steal_pointer (&of.conflicts);
  return card;
}
