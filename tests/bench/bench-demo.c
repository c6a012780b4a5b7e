/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "gadiba-case-write.h"
#include "gadiba-demo.h"

/* How fast the cases of a practice office are drawn, and written as case files; nothing is stored.
 * One case in its turn from anywhere in the office, as import would ask for them. */

#define ROUNDS 5
#define CASES 100000

static gdouble
now (void)
{
  return (gdouble) g_get_monotonic_time () / 1000.0;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const gdouble left = *(const gdouble *) a;
  const gdouble right = *(const gdouble *) b;
  return left < right ? -1 : left > right;
}

static void
report (const char *what, gdouble *figures)
{
  qsort (figures, ROUNDS, sizeof (gdouble), compare_numbers);
  printf ("%-58s %8.0f / %8.0f / %8.0f ms\n", what, figures[0], figures[ROUNDS / 2],
          figures[ROUNDS - 1]);
}

int
main (void)
{
  gdouble begin[ROUNDS], make[ROUNDS], write[ROUNDS];

  for (guint round = 0; round < ROUNDS; round++)
    {
      gdouble start = now ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaDemo) demo =
          gadiba_demo_new (round, CASES, gadiba_date_new (2026, 6, 15), &error);
      g_assert_no_error (error);
      begin[round] = now () - start;
      make[round] = write[round] = 0;
      for (guint i = 0; i < CASES; i++)
        {
          start = now ();
          g_autoptr (GadibaCase) from =
              gadiba_demo_make_case (demo, gadiba_demo_get_nth_received (demo, i));
          gdouble made = now ();
          g_autoptr (GBytes) bytes = gadiba_case_write (from);
          make[round] += made - start;
          write[round] += now () - made;
        }
    }
  printf ("least / median / most of %d rounds\n", ROUNDS);
  report ("100 000 households: who applies when", begin);
  report ("100 000 cases", make);
  report ("the same written as case files", write);
  return 0;
}
