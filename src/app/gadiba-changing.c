/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-changing.h"

/* A row that was removed comes back before those that moved up. */
static void
put_back_row (GadibaCase *from, const GadibaCaseChange *change)
{
  GadibaCasePlace place = change->place;

  for (char *row = g_strdup (change->before), *next; row != NULL; row = next)
    {
      next = gadiba_case_dup_value (from, &place);
      gadiba_case_set_value (from, &place, row, NULL);
      g_free (row);
      place.index++;
    }
}

static void
cut_rows (GadibaCase *from, GadibaCasePart part, const GArray *rows, guint n)
{
  while (rows->len > n)
    {
      const GadibaCasePlace last = { .part = part, .field = "", .index = rows->len - 1 };
      gadiba_case_set_value (from, &last, NULL, NULL);
    }
}

/* How many rows a case has of those that are told apart by their index only. */
typedef struct
{
  guint vehicles, land, real_estate;
} RowCounts;

/* Takes back what was set so far. */
static void
take_back (GadibaCase *from, const GPtrArray *changes, const RowCounts *before)
{
  for (guint i = changes->len; i > 0; i--)
    {
      const GadibaCaseChange *change = g_ptr_array_index (changes, i - 1);
      if (*change->place.field == '\0' && change->after == NULL)
        put_back_row (from, change);
      else
        gadiba_case_set_value (from, &change->place, change->before, NULL);
    }
  cut_rows (from, GADIBA_PART_VEHICLE, from->vehicles, before->vehicles);
  cut_rows (from, GADIBA_PART_LAND, from->land, before->land);
  cut_rows (from, GADIBA_PART_REAL_ESTATE, from->real_estate, before->real_estate);
}

GPtrArray *
gadiba_changing_set (GadibaCase *from, const GadibaCasePlace *places, const char *const *values,
                     guint n, GError **error)
{
  g_return_val_if_fail (from != NULL && (places != NULL || n == 0), NULL);

  const RowCounts counts = { from->vehicles->len, from->land->len, from->real_estate->len };
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_case_change_free);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *before = gadiba_case_dup_value (from, &places[i]);
      if (!gadiba_case_set_value (from, &places[i], values[i], error))
        {
          take_back (from, changes, &counts);
          return NULL;
        }
      /* Where a row went, the next one stands now: that is not what became of it. */
      gboolean goes = *places[i].field == '\0' && values[i] == NULL;
      g_autofree char *after = goes ? NULL : gadiba_case_dup_value (from, &places[i]);
      if (g_strcmp0 (before, after) != 0)
        g_ptr_array_add (changes, gadiba_case_change_new (&places[i], before, after));
    }
  return g_steal_pointer (&changes);
}
