/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-register.h"

/* --- lines --- */

static void
free_item (gpointer data)
{
  g_free (((GadibaRegisterItem *) data)->title);
  g_free (data);
}

GadibaRegisterRow *
gadiba_register_row_new (void)
{
  GadibaRegisterRow *self = g_new0 (GadibaRegisterRow, 1);

  self->items = g_ptr_array_new_with_free_func (free_item);
  return self;
}

void
gadiba_register_row_free (GadibaRegisterRow *self)
{
  if (self == NULL)
    return;
  g_free (self->given);
  g_free (self->family);
  g_free (self->code);
  g_free (self->application);
  g_free (self->decision);
  g_free (self->caseworker);
  g_free (self->letter.number);
  g_free (self->letter.title);
  g_free (self->letter.given);
  g_free (self->letter.family);
  g_strfreev (self->benefits);
  g_ptr_array_unref (self->items);
  g_free (self);
}

GadibaRegisterItem *
gadiba_register_row_add_item (GadibaRegisterRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GadibaRegisterItem *item = g_new0 (GadibaRegisterItem, 1);
  g_ptr_array_add (self->items, item);
  return item;
}

const char *
gadiba_register_letter_get_state (const GadibaRegisterLetter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->came_in != GADIBA_DATE_NONE)
    return g_intern_static_string ("signed");
  return self->out != GADIBA_DATE_NONE ? g_intern_static_string ("out")
                                       : g_intern_static_string ("waiting");
}

GadibaMoney
gadiba_register_row_get_amount (const GadibaRegisterRow *self, gboolean *known)
{
  g_return_val_if_fail (self != NULL && known != NULL, 0);

  GadibaMoney amount = 0;
  *known = FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      const GadibaRegisterItem *item = self->items->pdata[i];
      if (item->outcome != GADIBA_OUTCOME_GRANTED || !item->has_amount)
        continue;
      *known = TRUE;
      amount += item->amount;
    }
  return amount;
}

GadibaDate
gadiba_register_row_get_end (const GadibaRegisterRow *self)
{
  g_return_val_if_fail (self != NULL, GADIBA_DATE_NONE);

  GadibaDate end = GADIBA_DATE_NONE;
  for (guint i = 0; i < self->items->len; i++)
    {
      const GadibaRegisterItem *item = self->items->pdata[i];
      if (item->outcome == GADIBA_OUTCOME_GRANTED)
        end = MAX (end, item->to);
    }
  return end;
}

/* --- totals --- */

static void
free_sum (gpointer data)
{
  GadibaRegisterSum *sum = data;

  g_free (sum->benefit);
  g_free (sum->title);
  g_free (sum);
}

GadibaRegisterTotals *
gadiba_register_totals_new (void)
{
  GadibaRegisterTotals *self = g_new0 (GadibaRegisterTotals, 1);

  self->sums = g_ptr_array_new_with_free_func (free_sum);
  return self;
}

void
gadiba_register_totals_free (GadibaRegisterTotals *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->sums);
  g_free (self);
}

GadibaRegisterSum *
gadiba_register_totals_add_sum (GadibaRegisterTotals *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GadibaRegisterSum *sum = g_new0 (GadibaRegisterSum, 1);
  g_ptr_array_add (self->sums, sum);
  return sum;
}

/* --- choices --- */

GadibaRegisterChoices *
gadiba_register_choices_new (void)
{
  GadibaRegisterChoices *self = g_new0 (GadibaRegisterChoices, 1);

  self->caseworkers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->benefits = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
gadiba_register_choices_free (GadibaRegisterChoices *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->caseworkers);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->benefits);
  g_free (self);
}

GadibaOutcome
gadiba_register_parse_outcome (const char *word)
{
  static const struct
  {
    const char *word;
    GadibaOutcome outcome;
  } words[] = {
    { "granted", GADIBA_OUTCOME_GRANTED },
    { "refused", GADIBA_OUTCOME_REFUSED },
    { "changed", GADIBA_OUTCOME_CHANGED },
    { "left-open", GADIBA_OUTCOME_LEFT_OPEN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].word, word) == 0)
      return words[i].outcome;
  return GADIBA_OUTCOME_UNKNOWN;
}
