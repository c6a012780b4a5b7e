/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-column-widths.h"

static gboolean
is_in (guint columns, guint i)
{
  return (columns & 1u << i) != 0;
}

/* Gives the columns @space more, in the proportion of their widths. @space: below zero: takes it;
 * then no more than @most percent of each. Returns: what could not be given */
static int
give (int *widths, guint columns, guint n, int space, int most)
{
  int total = 0;

  for (guint i = 0; i < n; i++)
    total += is_in (columns, i) ? widths[i] : 0;
  if (total == 0)
    return space;
  int given = MAX (space, -total * most / 100);
  for (guint i = 0; i < n; i++)
    if (is_in (columns, i))
      widths[i] += given * widths[i] / total;
  return space - given;
}

void
gadiba_column_widths_share (int *widths, GadibaColumnKinds kinds, guint n, int space)
{
  int left = space;

  g_return_if_fail (widths != NULL && n <= 32);

  for (guint i = 0; i < n; i++)
    left -= widths[i];
  if (left >= 0)
    {
      give (widths, kinds.texts | kinds.names, n, left, 100);
      return;
    }
  left = give (widths, kinds.texts, n, left, 67);
  left = give (widths, kinds.names, n, left, 33);
  if (left < 0)
    give (widths, ~0u, n, left, 100);
}
