/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-office-decide-private.h"
#include "gadiba-taking-back.h"

/* Taking a decision back as a whole: what stands without it is what earlier ones say. */

static gboolean
check_base (GadibaDecide *self, GadibaDb *db, GError **error)
{
  g_autofree char *follower = NULL;

  self->about = "base";
  if (g_str_equal (self->base->kind, "cancellation"))
    {
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                   _ ("Decision %s took another one back, and that cannot be taken back; decide "
                      "anew on the application"),
                   self->base->number);
      return FALSE;
    }
  if (!gadiba_base_find_follower (db, self->base, &follower, error))
    return FALSE;
  if (follower == NULL)
    {
      self->about = NULL;
      return TRUE;
    }
  g_set_error (
      error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
      _ ("Decision %s rests on what decision %s granted, and would go on standing; take %s "
         "back first"),
      follower, self->base->number, follower);
  return FALSE;
}

/* Returns: (nullable): what stands for the same month of the same benefit */
static const GadibaStandingRow *
find_row (const GadibaStanding *standing, const GadibaStandingRow *of)
{
  for (guint i = 0; i < standing->months->len; i++)
    {
      const GadibaStandingRow *row = g_ptr_array_index (standing->months, i);
      if (row->month == of->month && g_str_equal (row->benefit, of->benefit))
        return row;
    }
  return NULL;
}

/* The months that stand by the decision. */
static GArray *
list_months (const GadibaDecide *self, const GadibaStanding *left)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (GadibaTakenMonth));

  for (guint i = 0; i < self->standing->months->len; i++)
    {
      const GadibaStandingRow *row = g_ptr_array_index (self->standing->months, i);
      if (!g_str_equal (row->decision, self->base->number))
        continue;
      const GadibaStandingRow *other = find_row (left, row);
      const GadibaTakenMonth month = { .benefit = row->benefit,
                                       .month = row->month,
                                       .amount = row->amount,
                                       .left = other != NULL ? other->amount : 0,
                                       .payee = other != NULL ? other->payee : row->payee };
      g_array_append_val (list, month);
    }
  return list;
}

gboolean
_gadiba_decide_take_back (GadibaDecide *self, GadibaDb *db, GError **error)
{
  gint64 application = self->application->id;

  if (!check_base (self, db, error))
    return FALSE;
  g_autoptr (GadibaStanding) left =
      gadiba_standing_read_without (db, application, self->base->id, error);
  if (left == NULL)
    return FALSE;
  g_autoptr (GArray) months = list_months (self, left);
  const GadibaStanding *is = self->standing;
  const GadibaTakingBack terms = {
    .months = (const GadibaTakenMonth *) (gpointer) months->data,
    .n_months = months->len,
    .status = { is->word, is->granted, is->ends },
    .left = { left->word, left->granted, left->ends },
    .reopens = g_str_equal (self->base->kind, "judgement"),
    .takes_service = _gadiba_decide_has_service (self),
  };
  return gadiba_decision_take_back (self->decision, self->book, &terms, &self->judgement, error);
}
