/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-checked.h"

#include <glib/gi18n-lib.h>

#include "gadiba-office-decide-private.h"
#include "gadiba-text.h"

/* Whether the checks let a decision be issued, and what is kept of them. */

static gboolean
is_of (const GadibaOverride *override, const GadibaCheck *check)
{
  return check->severity == GADIBA_CHECK_WARN && g_str_equal (override->check, check->id)
         && (override->key == NULL || g_strcmp0 (override->key, check->key) == 0);
}

/* The reason of the request for this very finding, or for all of the check. */
static void
take_reason (const GadibaDecideRequest *request, GadibaCheck *check)
{
  for (guint i = 0; i < request->n_overrides; i++)
    {
      const GadibaOverride *override = &request->overrides[i];
      if (!is_of (override, check) || gadiba_text_is_blank (override->reason)
          || (override->key == NULL && check->reason != NULL))
        continue;
      g_free (check->reason);
      check->reason = g_strstrip (g_strdup (override->reason));
    }
}

/* A reason for nothing is a mistake that would otherwise pass unseen. */
static gboolean
are_overrides_used (const GadibaDecide *self, GError **error)
{
  for (guint i = 0; i < self->request->n_overrides; i++)
    {
      const GadibaOverride *override = &self->request->overrides[i];
      gboolean used = FALSE;
      for (guint k = 0; k < self->checks->len; k++)
        used = used || is_of (override, g_ptr_array_index (self->checks, k));
      if (used)
        continue;
      g_set_error (
          error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
          _ ("The check “%s” has found nothing that a reason could be given for; leave the "
             "reason out"),
          override->check);
      return FALSE;
    }
  return TRUE;
}

static gboolean
let_pass (const GadibaCheck *check, gboolean previews, GError **error)
{
  if (check->severity == GADIBA_CHECK_BLOCK)
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("The rule book does not let it be issued like this: %s%s%s; mend it first"),
                 check->title, check->source != NULL ? ", " : "",
                 check->source != NULL ? check->source : "");
  else if (!previews && check->needs_reason && check->reason == NULL)
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_REASON,
                 _ ("The check “%s” (%s) is to be answered with a reason; say why the decision is "
                    "issued all the same"),
                 check->id, check->title);
  else
    return TRUE;
  return FALSE;
}

gboolean
_gadiba_decide_pass (GadibaDecide *self, GadibaDb *db, GError **error)
{
  self->checks = _gadiba_checks_new ();
  if (!_gadiba_decide_check (self, db, NULL, self->checks, &self->deadline, error))
    return FALSE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      GadibaCheck *check = g_ptr_array_index (self->checks, i);
      take_reason (self->request, check);
      if (!let_pass (check, self->previews, error))
        return FALSE;
    }
  return self->previews || are_overrides_used (self, error);
}

GPtrArray *
_gadiba_decide_list_checked (const GadibaDecide *self)
{
  GPtrArray *list = gadiba_checked_list_new ();

  for (guint i = 0; i < self->checks->len; i++)
    {
      const GadibaCheck *check = g_ptr_array_index (self->checks, i);
      GadibaChecked *one = g_new0 (GadibaChecked, 1);
      one->name = g_strdup (check->id);
      one->warned = check->severity != GADIBA_CHECK_OK;
      one->title = g_strdup (check->title);
      one->detail = g_strdup (check->detail);
      one->source = g_strdup (check->source);
      one->reason = g_strdup (check->reason);
      g_ptr_array_add (list, one);
    }
  return list;
}

/* --- reading --- */

static gpointer
list_checked (GadibaDb *db, gpointer data, GError **error)
{
  return gadiba_decision_list_checked (db, data, error);
}

GPtrArray *
gadiba_office_list_checked (GadibaOffice *self, const char *number, GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL, NULL);

  return gadiba_store_run (self->store, list_checked, (gpointer) number, error);
}
