/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-column-widths.h"

void
gadiba_column_widths_share (int *widths, guint texts, guint n, int space)
{
  int total = 0, of_texts = 0;

  g_return_if_fail (widths != NULL && n <= 32);

  for (guint i = 0; i < n; i++)
    {
      total += widths[i];
      of_texts += (texts & 1u << i) != 0 ? widths[i] : 0;
    }
  int left = space - total;
  int given = of_texts > 0 ? MAX (left, -of_texts * 2 / 3) : 0; /* by free text */
  int missing = MIN (left - given, 0);
  for (guint i = 0; i < n; i++)
    {
      int own = widths[i];
      if ((texts & 1u << i) != 0 && of_texts > 0)
        widths[i] += given * own / of_texts;
      if (missing < 0 && total + given > 0)
        widths[i] = MAX (widths[i] + missing * widths[i] / (total + given), 0);
    }
}
