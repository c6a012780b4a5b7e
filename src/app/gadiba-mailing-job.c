/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-mailing-job.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* So many earlier lists are offered. */
#define EARLIER 20

/* In memory of the session's own, where there is such; never where others read. Returns: (transfer
 * full) */
static char *
make_passing_path (void)
{
  g_autofree char *uid = g_uuid_string_random ();
  g_autofree char *name = g_strconcat ("gadiba-", uid, ".pdf", NULL);

  return g_build_filename (g_get_user_runtime_dir (), name, NULL);
}

static gboolean
roll_in_memory (GadibaMailingRun *self, GadibaOffice *office, const GadibaMoment *moment,
                GError **error)
{
  g_autofree char *path = make_passing_path ();
  const GadibaMailingRoll roll = { self->id, self->from, path, self->both_sides };
  char *data;
  gsize size;

  if (g_mkdir_with_parents (g_get_user_runtime_dir (), 0700) != 0
      || !gadiba_office_roll_mailing (office, &roll, self->progress, moment, error))
    return FALSE;
  gboolean read = g_file_get_contents (path, &data, &size, error);
  g_unlink (path);
  if (read)
    self->pdf = g_bytes_new_take (data, size);
  return read;
}

static gboolean
make (GadibaMailingRun *self, GadibaOffice *office, const GadibaMoment *moment, GError **error)
{
  const GadibaMailingRequest request = { self->kind, (const char *const *) self->numbers,
                                         moment->today, self->until };

  self->id = gadiba_office_begin_mailing (office, &request, moment, error);
  return self->id != 0
         && gadiba_office_run_mailing (office, self->id, self->progress, moment, error);
}

static gboolean
act (GadibaMailingRun *self, GadibaOffice *office, const GadibaMoment *moment, GError **error)
{
  const GadibaMailingRoll roll = { self->id, NULL, self->path, self->both_sides };

  switch (self->act)
    {
    case GADIBA_MAILING_READ:
      return TRUE;
    case GADIBA_MAILING_MAKE:
      return make (self, office, moment, error);
    case GADIBA_MAILING_GO_ON:
      return gadiba_office_run_mailing (office, self->id, self->progress, moment, error);
    case GADIBA_MAILING_ROLL:
      return gadiba_office_roll_mailing (office, &roll, self->progress, moment, error);
    case GADIBA_MAILING_FOLDER:
      return gadiba_office_save_mailing (office, self->id, self->path, self->progress, moment,
                                         error);
    case GADIBA_MAILING_PRINT:
      return roll_in_memory (self, office, moment, error);
    case GADIBA_MAILING_NOTE:
      return gadiba_office_note_mailing_printed (office, self->id, self->from, moment, error);
    }
  g_return_val_if_reached (FALSE);
}

/* What is there now. */
static void
look (GadibaMailingRun *self, GadibaOffice *office, GError **error)
{
  self->all = gadiba_office_list_mailings (office, EARLIER, error);
  if (self->all == NULL || self->id == 0)
    return;
  self->mailing = gadiba_office_read_mailing (office, self->id, error);
  if (self->mailing != NULL)
    self->lines = gadiba_office_list_mailing_lines (office, self->id, error);
}

/* In the session's thread. What it was given is its result too. */
static gpointer
work (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  GadibaMailingRun *self = data;
  g_autoptr (GError) failed = NULL;

  if (!act (self, office, moment, &failed))
    self->fault = g_strdup (failed != NULL ? failed->message : "?");
  g_clear_error (&failed);
  look (self, office, &failed);
  if (failed != NULL && self->fault == NULL)
    self->fault = g_strdup (failed->message);
  return self;
}

gboolean
gadiba_mailing_act_stores (GadibaMailingAct act)
{
  return act == GADIBA_MAILING_MAKE || act == GADIBA_MAILING_GO_ON || act == GADIBA_MAILING_NOTE;
}

void
gadiba_mailing_run_async (GadibaSession *session, GadibaMailingRun *self,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GADIBA_IS_SESSION (session) && self != NULL);

  const GadibaJob job = { work, self, NULL, (GDestroyNotify) gadiba_mailing_run_free };
  gadiba_session_run_async (session, &job, NULL, callback, user_data);
}

const char *
gadiba_mailing_run_tell (const GadibaMailingRun *run)
{
  g_return_val_if_fail (run != NULL, NULL);

  switch (run->act)
    {
    case GADIBA_MAILING_READ:
    case GADIBA_MAILING_PRINT:
    case GADIBA_MAILING_NOTE:
      return NULL;
    case GADIBA_MAILING_MAKE:
    case GADIBA_MAILING_GO_ON:
      return run->mailing != NULL && run->mailing->n[GADIBA_MAILING_LEFT] > 0
                 ? _ ("The letters are made; the list says which were left, and why")
                 : _ ("The letters are made");
    case GADIBA_MAILING_ROLL:
      return _ ("The file for the printer is written. It holds personal data.");
    case GADIBA_MAILING_FOLDER:
      return _ ("The letters are in the folder");
    }
  g_return_val_if_reached (NULL);
}

void
gadiba_mailing_run_free (GadibaMailingRun *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->numbers);
  g_free (self->kind);
  g_free (self->path);
  g_free (self->from);
  g_free (self->fault);
  gadiba_mailing_free (self->mailing);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->progress, g_atomic_rc_box_release);
  g_free (self);
}
