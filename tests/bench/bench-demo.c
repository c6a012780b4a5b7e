/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"
#include "gadiba-case-write.h"
#include "gadiba-demo.h"

/* How fast the cases of a practice office are drawn, and written as case files; nothing is stored.
 * One case in its turn from anywhere in the office, as import would ask for them. */

#define ROUNDS 5
#define CASES 100000

int
main (void)
{
  gdouble begin[ROUNDS], make[ROUNDS], write[ROUNDS];

  for (guint round = 0; round < ROUNDS; round++)
    {
      gdouble start = bench_now ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaDemo) demo =
          gadiba_demo_new (round, CASES, gadiba_date_new (2026, 6, 15), &error);
      g_assert_no_error (error);
      begin[round] = bench_get_ms_since (start);
      make[round] = write[round] = 0;
      for (guint i = 0; i < CASES; i++)
        {
          start = bench_now ();
          g_autoptr (GadibaCase) from =
              gadiba_demo_make_case (demo, gadiba_demo_get_nth_received (demo, i));
          gdouble made = bench_now ();
          g_autoptr (GBytes) bytes = gadiba_case_write (from);
          make[round] += (made - start) * 1000;
          write[round] += bench_get_ms_since (made);
        }
    }
  printf ("%d rounds\n", ROUNDS);
  bench_begin_table ();
  bench_report ("100 000 households: who applies when", begin, ROUNDS, "ms", 0);
  bench_report ("100 000 cases", make, ROUNDS, "ms", 0);
  bench_report ("the same written as case files", write, ROUNDS, "ms", 0);
  return 0;
}
