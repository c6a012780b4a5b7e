/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-office-init.h"
#include "gadiba-office-service-private.h"
#include "gadiba-undo.h"

/* Taking back that a place was given or ended. */

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaServiceRequest *request;
  const GadibaMoment *moment;
  gboolean again; /* makes again what was taken back */
} Undo;

/* --- what can be taken back --- */

static gpointer
read_undo (GadibaDb *db, gpointer data, GError **error)
{
  const Undo *self = data;
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  g_autoptr (GadibaStaff) staff =
      transaction != NULL
          ? gadiba_caseworker_find (db, self->office->login, self->moment->today, error)
          : NULL;
  g_autoptr (GPtrArray) lines = NULL;
  const GadibaServicePlace *place =
      staff != NULL ? _gadiba_service_find (db, self->request, &lines, error) : NULL;
  g_autoptr (GadibaUndoable) found =
      place != NULL ? gadiba_undo_find_place (db, place->application, place->id, staff->id, error)
                    : NULL;

  if (found == NULL || !gadiba_transaction_commit (transaction, error))
    return NULL;
  GadibaUndoState *state = g_new0 (GadibaUndoState, 1);
  state->undo = g_steal_pointer (&found->undo_words);
  state->redo = g_steal_pointer (&found->redo_words);
  return state;
}

GadibaUndoState *
gadiba_office_read_place_undo (GadibaOffice *self, const GadibaServiceRequest *request,
                               const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);
  g_return_val_if_fail (request->application != NULL, NULL);

  Undo undo = { self, request, moment, FALSE };
  return gadiba_store_run (self->store, read_undo, &undo, error);
}

/* --- taking back --- */

/* A decision that ends it stands on what it was then. */
static gboolean
check_stop (const GadibaServicePlace *place, GError **error)
{
  if (place->ended_by == NULL)
    return TRUE;
  g_set_error (
      error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
      _ ("Decision %s ends this service and rests on what was before; cancel that decision "
         "first"),
      place->ended_by);
  return FALSE;
}

/* Its place may have been given to somebody else meanwhile. */
static gboolean
check_place (const Undo *self, GadibaDb *db, const GadibaServicePlace *place, GError **error)
{
  const GadibaBook *book = _gadiba_service_load_book (self->office, db, error);
  g_autoptr (GPtrArray) lines =
      book != NULL ? gadiba_service_place_list (db, place->service, 0, error) : NULL;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const GadibaServicePlace *line = g_ptr_array_index (lines, i);
      if (line->id != place->id)
        continue;
      if (!gadiba_service_place_is_taken (line, self->moment->today))
        return TRUE;
      GadibaDate day = MAX (line->from, self->moment->today);
      g_ptr_array_remove_index (lines, i);
      return _gadiba_service_check_free (lines, gadiba_book_get_benefit (book, place->service), day,
                                         error);
    }
  return lines != NULL;
}

static gboolean
find_entry (const Undo *self, GadibaAction *action, const GadibaServicePlace *place, gint64 *entry,
            GError **error)
{
  g_autoptr (GadibaUndoable) found =
      gadiba_undo_find_place (gadiba_action_get_db (action), place->application, place->id,
                              gadiba_action_get_caseworker (action), error);

  if (found == NULL)
    return FALSE;
  *entry = self->again ? found->redo : found->undo;
  if (*entry == 0)
    {
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                   self->again ? _ ("Of the place of application %s there is nothing that you took "
                                    "back")
                               : _ ("With the place of application %s there is nothing of yours "
                                    "that can be taken back"),
                   place->number);
      return FALSE;
    }
  g_autofree char *words = self->again ? g_strdup_printf (_ ("did again: %s"), found->redo_words)
                                       : g_strdup_printf (_ ("took back: %s"), found->undo_words);
  gadiba_action_set_words (action, words);
  return TRUE;
}

static gpointer
revert (GadibaDb *db, gpointer data, GError **error)
{
  const Undo *self = data;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (
      self->office, db, self->moment, self->again ? GADIBA_REDO_PLACE : GADIBA_UNDO_PLACE,
      _ ("took a change back"), error);
  g_autoptr (GPtrArray) lines = NULL;
  const GadibaServicePlace *place =
      action != NULL ? _gadiba_service_find (db, self->request, &lines, error) : NULL;
  gint64 entry;

  return place != NULL && check_stop (place, error)
                 && find_entry (self, action, place, &entry, error)
                 && gadiba_undo_revert (action, GADIBA_OF_APPLICATION (place->application), entry,
                                        NULL, error)
                 && check_place (self, db, place, error) && gadiba_action_commit (action, error)
             ? GINT_TO_POINTER (TRUE)
             : NULL;
}

gboolean
gadiba_office_undo_place (GadibaOffice *self, const GadibaServiceRequest *request,
                          const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, FALSE);
  g_return_val_if_fail (request->application != NULL, FALSE);

  Undo undo = { self, request, moment, FALSE };
  return gadiba_store_run (self->store, revert, &undo, error) != NULL;
}

gboolean
gadiba_office_redo_place (GadibaOffice *self, const GadibaServiceRequest *request,
                          const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, FALSE);
  g_return_val_if_fail (request->application != NULL, FALSE);

  Undo undo = { self, request, moment, TRUE };
  return gadiba_store_run (self->store, revert, &undo, error) != NULL;
}
