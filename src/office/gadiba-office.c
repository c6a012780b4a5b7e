/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "gadiba-office-init.h"
#include "gadiba-office-private.h"

G_DEFINE_QUARK (gadiba - office - error - quark, gadiba_office_error)

char *
_gadiba_office_resolve (const char *path)
{
  g_autofree char *target = realpath (path, NULL); /* from malloc, as g_free() expects */

  return g_strdup (target != NULL ? target : path);
}

GadibaOffice *
gadiba_office_open (const char *path, const char *login, GError **error)
{
  g_return_val_if_fail (path != NULL && login != NULL, NULL);

  g_autofree char *real = _gadiba_office_resolve (path);
  GadibaStore *store = gadiba_store_open (real, GADIBA_DB_OPEN, 0, error);
  if (store == NULL)
    return NULL;
  GadibaOffice *self = g_new0 (GadibaOffice, 1);
  self->store = store;
  self->path = g_steal_pointer (&real);
  self->login = g_strdup (login);
  return self;
}

void
gadiba_office_close (GadibaOffice *self)
{
  if (self == NULL)
    return;
  gadiba_store_close (self->store);
  gadiba_book_free (self->book);
  g_clear_pointer (&self->book_files, g_ptr_array_unref);
  g_free (self->books);
  g_free (self->path);
  g_free (self->login);
  g_free (self);
}

char *
gadiba_office_dup_usual_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "gadiba", "office.gadiba", NULL);
}

char *
gadiba_office_dup_practice_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "gadiba", "practice.gadiba", NULL);
}

gboolean
_gadiba_office_refuse (GError **error, GadibaOfficeError code, const char *sentence)
{
  g_set_error_literal (error, GADIBA_OFFICE_ERROR, code, sentence);
  return FALSE;
}

gboolean
_gadiba_progress_is_cancelled (GadibaProgress *self, GError **error)
{
  if (self == NULL || g_atomic_int_get (&self->cancelled) == 0)
    return FALSE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("It was ended before its end"));
  return TRUE;
}

void
_gadiba_progress_set_share (GadibaProgress *self, guint done, guint all)
{
  if (self != NULL && all > 0)
    g_atomic_int_set (&self->share, (int) ((guint64) done * 1000 / all));
}

GadibaAction *
_gadiba_office_begin (GadibaOffice *self, GadibaDb *db, const GadibaMoment *moment,
                      const char *action, const char *words, GError **error)
{
  g_autoptr (GadibaStaff) staff = gadiba_caseworker_find (db, self->login, moment->today, error);

  return staff != NULL ? gadiba_action_begin (db, staff->id, action, words, moment->now, error)
                       : NULL;
}

gboolean
gadiba_office_may_pass (const GError *error)
{
  g_return_val_if_fail (error != NULL, FALSE);

  if (error->domain != GADIBA_STORE_ERROR)
    return FALSE;
  return error->code == GADIBA_STORE_ERROR_FAILED || error->code == GADIBA_STORE_ERROR_BUSY
         || error->code == GADIBA_STORE_ERROR_FULL || error->code == GADIBA_STORE_ERROR_IOERR
         || error->code == GADIBA_STORE_ERROR_READONLY;
}

void
_gadiba_office_propagate (GError **error, GError *failed)
{
  if (g_error_matches (failed, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_QUESTION))
    {
      g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_QUESTION,
                           failed->message);
      g_error_free (failed);
    }
  else if (failed != NULL)
    g_propagate_error (error, failed);
}

void
_gadiba_office_drop_line (GError **error, const char *label)
{
  g_autofree char *place = g_strconcat (label != NULL ? label : "", ":", NULL);

  if (error == NULL || *error == NULL || !g_str_has_prefix ((*error)->message, place))
    return;
  const char *sentence = (*error)->message + strlen (place);
  sentence += strspn (sentence, "0123456789");
  if (!g_str_has_prefix (sentence, ": "))
    return;
  GError *told = g_error_new_literal ((*error)->domain, (*error)->code, sentence + 2);
  g_clear_error (error);
  g_propagate_error (error, told);
}
