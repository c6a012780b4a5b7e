/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-wording-job.h"

GadibaWordingAsked *
gadiba_wording_asked_new (GadibaWordingAct act, const char *id)
{
  GadibaWordingAsked *self = g_new0 (GadibaWordingAsked, 1);

  self->act = act;
  self->id = g_strdup (id);
  return self;
}

void
gadiba_wording_asked_free (GadibaWordingAsked *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->text);
  g_free (self->seen);
  g_free (self->note);
  g_free (self);
}

void
gadiba_wording_done_free (GadibaWordingDone *self)
{
  if (self == NULL)
    return;
  g_free (self->fault);
  g_free (self->text);
  gadiba_wording_check_free (self->check);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  gadiba_wording_free (self->wording);
  g_clear_pointer (&self->offers, g_array_unref);
  g_free (self);
}

static gboolean
act (GadibaOffice *office, const GadibaMoment *moment, const GadibaWordingAsked *asked,
     GadibaWordingDone *done, GError **error)
{
  const GadibaWordingRequest request = { asked->id, asked->from, asked->note, asked->seen };

  switch (asked->act)
    {
    case GADIBA_WORDING_READ:
      return TRUE;
    case GADIBA_WORDING_TRY:
      done->check = gadiba_office_check_wording (office, asked->id, asked->text, NULL, error);
      return done->check != NULL;
    case GADIBA_WORDING_SAVE:
      done->text = g_strdup (asked->text);
      return gadiba_office_save_wording (office, asked->id, asked->text, asked->seen, moment,
                                         error);
    case GADIBA_WORDING_DROP:
      return gadiba_office_drop_wording (office, asked->id, moment, error);
    case GADIBA_WORDING_ENFORCE:
      return gadiba_office_enforce_wording (office, &request, moment, error);
    case GADIBA_WORDING_RESTORE:
      return gadiba_office_restore_wording (office, &request, moment, error);
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
read_state (GadibaOffice *office, const GadibaMoment *moment, const GadibaWordingAsked *asked,
            GadibaWordingDone *done, GError **error)
{
  if (asked->act == GADIBA_WORDING_TRY)
    return TRUE;
  done->lines = gadiba_office_list_wordings (office, moment, error);
  if (done->lines == NULL)
    return FALSE;
  if (asked->act == GADIBA_WORDING_SAVE || asked->id == NULL)
    return TRUE;
  done->wording = gadiba_office_read_wording (office, asked->id, moment, error);
  if (done->wording != NULL)
    done->offers = gadiba_office_list_wording_names (office, asked->id, error);
  return done->offers != NULL;
}

gpointer
gadiba_wording_do (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const GadibaWordingAsked *asked = data;
  GadibaWordingDone *done = g_new0 (GadibaWordingDone, 1);
  g_autoptr (GError) failed = NULL;

  done->act = asked->act;
  done->serial = asked->serial;
  if (act (office, moment, asked, done, &failed)
      && read_state (office, moment, asked, done, &failed))
    return done;
  done->fault = g_strdup (failed->message);
  done->is_conflict = g_error_matches (failed, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
  return done;
}
