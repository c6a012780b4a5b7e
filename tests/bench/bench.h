/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>
#include <stdlib.h>

#include <glib.h>

/* What all benchmarks share: time, and figures told as least, median and greatest. */

/* Returns: seconds from an unknown moment on */
static inline gdouble
bench_now (void)
{
  return (gdouble) g_get_monotonic_time () / G_USEC_PER_SEC;
}

/* Returns: milliseconds since @start, which bench_now() returned */
static inline gdouble
bench_get_ms_since (gdouble start)
{
  return (bench_now () - start) * 1000;
}

static inline int
bench_compare (gconstpointer a, gconstpointer b)
{
  const gdouble left = *(const gdouble *) a;
  const gdouble right = *(const gdouble *) b;
  return left < right ? -1 : left > right;
}

/* Sorts @figures. Returns: their median */
static inline gdouble
bench_get_median (gdouble *figures, guint n)
{
  qsort (figures, n, sizeof (gdouble), bench_compare);
  return figures[n / 2];
}

/* The heads of the columns that bench_report() fills. */
static inline void
bench_begin_table (void)
{
  printf ("%-62s %10s / %10s / %10s\n", "", "least", "median", "greatest");
}

/* Sorts @figures and tells them. @decimals: how many are shown. Returns: their median */
static inline gdouble
bench_report (const char *what, gdouble *figures, guint n, const char *unit, int decimals)
{
  gdouble median = bench_get_median (figures, n);
  printf ("%-62s %10.*f / %10.*f / %10.*f %s\n", what, decimals, figures[0], decimals, median,
          decimals, figures[n - 1], unit);
  fflush (stdout);
  return median;
}
