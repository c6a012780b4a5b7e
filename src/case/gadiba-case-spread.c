/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-case-spread.h"

#include <glib/gi18n-lib.h>

#define QUANTITY_DECIMALS 3
#define THOUSANDTHS 1000

/* Returns: (nullable): the only bill of the item in that month; @n: how many there are */
static const GadibaCaseCost *
find_bill (const GadibaCase *self, const char *item, GadibaMonth month, guint *n)
{
  const GadibaCaseCost *found = NULL;

  *n = 0;
  for (guint i = 0; i < self->costs->len; i++)
    {
      const GadibaCaseCost *cost = &g_array_index (self->costs, GadibaCaseCost, i);
      if (cost->month != month || !g_str_equal (cost->item, item))
        continue;
      found = cost;
      ++*n;
    }
  return *n == 1 ? found : NULL;
}

/* Whether no other bill stands where parts of this one are to go. */
static gboolean
check_free (const GadibaCase *self, const GadibaCaseCost *bill, GadibaMonth first, guint n,
            GError **error)
{
  for (GadibaMonth month = first; month < first + (int) n; month++)
    {
      int year, month_of_year;
      guint n_bills;
      find_bill (self, bill->item, month, &n_bills);
      if (month == bill->month || n_bills == 0)
        continue;
      gadiba_month_split (month, &year, &month_of_year);
      g_set_error (error, GADIBA_CASE_ERROR, GADIBA_CASE_ERROR_VALUE,
                   _ ("%02d.%d has a bill of this kind already. Empty it first, or choose other "
                      "months. Nothing was changed."),
                   month_of_year, year);
      return FALSE;
    }
  return TRUE;
}

/* The part of month @i when @whole is divided among @n. */
static gint64
get_part (gint64 whole, guint n, guint i)
{
  return whole / n + (i < whole % n);
}

/* Takes @after. */
static void
add_change (const GadibaCase *self, GPtrArray *changes, const GadibaCasePlace *place, char *after)
{
  g_autofree char *value = after;
  g_autofree char *before = gadiba_case_dup_value (self, place);

  g_ptr_array_add (changes, gadiba_case_change_new (place, before, value));
}

static void
add_part (const GadibaCase *self, GPtrArray *changes, const GadibaCaseCost *bill, GadibaMonth month,
          GadibaMoney amount, gint64 thousandths)
{
  GadibaCasePlace place = { .part = GADIBA_PART_COST, .kind = bill->item, .month = month };

  place.field = "amount";
  add_change (self, changes, &place, gadiba_money_format (amount));
  place.field = "quantity";
  if (bill->quantity.known)
    add_change (self, changes, &place,
                gadiba_number_format ((GadibaNumber){ thousandths, THOUSANDTHS }, 0,
                                      QUANTITY_DECIMALS, "."));
  place.field = "unit";
  if (bill->unit != NULL && month != bill->month)
    add_change (self, changes, &place, g_strdup (bill->unit));
}

GPtrArray *
gadiba_case_spread_cost (const GadibaCase *self, const char *item, GadibaMonth month,
                         GadibaMonth first, guint n, GError **error)
{
  g_return_val_if_fail (self != NULL && item != NULL && n > 0, NULL);

  guint n_bills;
  const GadibaCaseCost *bill = find_bill (self, item, month, &n_bills);
  if (bill == NULL)
    {
      g_set_error_literal (error, GADIBA_CASE_ERROR, GADIBA_CASE_ERROR_PLACE,
                           n_bills == 0 ? _ ("Enter the amount of the bill first, then divide it.")
                                        : _ ("There are several amounts in this month; make them "
                                             "one sum first, then divide it."));
      return NULL;
    }
  if (!check_free (self, bill, first, n, error))
    return NULL;
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_case_change_free);
  const GadibaCasePlace place = {
    .part = GADIBA_PART_COST, .field = "amount", .kind = bill->item, .month = month
  };
  gint64 thousandths =
      bill->quantity.known ? bill->quantity.value.num * THOUSANDTHS / bill->quantity.value.den : 0;
  for (guint i = 0; i < n; i++)
    add_part (self, changes, bill, first + (int) i, get_part (bill->amount, n, i),
              get_part (thousandths, n, i));
  if (month < first || month >= first + (int) n)
    add_change (self, changes, &place, NULL);
  return g_steal_pointer (&changes);
}
