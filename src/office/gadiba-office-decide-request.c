/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-decide.h"

GadibaDecideRequest *
gadiba_decide_request_dup (const GadibaDecideRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  GadibaDecideRequest *copy = g_memdup2 (request, sizeof *request);
  GadibaPayOrder *orders = g_new0 (GadibaPayOrder, request->n_orders + 1);
  copy->application = g_strdup (request->application);
  copy->follow.base = g_strdup (request->follow.base);
  copy->follow.ground = g_strdup (request->follow.ground);
  copy->follow.happened = g_strdup (request->follow.happened);
  copy->follow.person = g_strdup (request->follow.person);
  copy->follow.addressee = g_strdup (request->follow.addressee);
  copy->signatory = g_strdup (request->signatory);
  copy->heard_text = g_strdup (request->heard_text);
  copy->not_heard_ground = g_strdup (request->not_heard_ground);
  copy->considerations = g_strdup (request->considerations);
  copy->evidence = (const char *const *) g_strdupv ((char **) request->evidence);
  for (guint i = 0; i < request->n_orders; i++)
    {
      orders[i] = request->orders[i];
      orders[i].benefit = g_strdup (request->orders[i].benefit);
      orders[i].payee = g_strdup (request->orders[i].payee);
      orders[i].account = g_strdup (request->orders[i].account);
    }
  copy->orders = orders;
  GadibaOverride *overrides = g_new0 (GadibaOverride, request->n_overrides + 1);
  for (guint i = 0; i < request->n_overrides; i++)
    {
      overrides[i].check = g_strdup (request->overrides[i].check);
      overrides[i].key = g_strdup (request->overrides[i].key);
      overrides[i].reason = g_strdup (request->overrides[i].reason);
    }
  copy->overrides = overrides;
  return copy;
}

void
gadiba_decide_request_free (GadibaDecideRequest *request)
{
  if (request == NULL)
    return;
  g_free ((char *) request->application);
  g_free ((char *) request->follow.base);
  g_free ((char *) request->follow.ground);
  g_free ((char *) request->follow.happened);
  g_free ((char *) request->follow.person);
  g_free ((char *) request->follow.addressee);
  g_free ((char *) request->signatory);
  g_free ((char *) request->heard_text);
  g_free ((char *) request->not_heard_ground);
  g_free ((char *) request->considerations);
  g_strfreev ((char **) request->evidence);
  for (guint i = 0; i < request->n_orders; i++)
    {
      g_free ((char *) request->orders[i].benefit);
      g_free ((char *) request->orders[i].payee);
      g_free ((char *) request->orders[i].account);
    }
  g_free ((GadibaPayOrder *) request->orders);
  for (guint i = 0; i < request->n_overrides; i++)
    {
      g_free ((char *) request->overrides[i].check);
      g_free ((char *) request->overrides[i].key);
      g_free ((char *) request->overrides[i].reason);
    }
  g_free ((GadibaOverride *) request->overrides);
  g_free (request);
}
