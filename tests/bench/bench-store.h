/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case.h"
#include "gadiba-db.h"

G_BEGIN_DECLS

/* What the parts of bench-store share: time, figures, households without end. */

gdouble gadiba_bench_now (void);
/* Sorts @figures. Returns: their median */
gdouble gadiba_bench_report (const char *what, const char *unit, gdouble *figures, guint n);
/* An empty office with one caseworker and one signatory, both of key 1. */
GadibaDb *gadiba_bench_make_office (const char *folder, const char *name);
gint64 gadiba_bench_query (GadibaDb *db, const char *sql);

/* A case on its way into an office, and its file. */
typedef struct
{
  GadibaCase *from;
  GBytes *file;
} GadibaBenchCase;

/**
 * gadiba_bench_make_cases:
 * @worked: (element-type GBytes): worked cases
 * @first: number of the first; no number twice in one office
 *
 * Households made of the worked cases, in turn: everybody in them has another name, code and day
 * of birth; every second household has one to three more children, each with a code and facts, and
 * the bills of two more months.
 *
 * Returns: (transfer full) (element-type GadibaBenchCase)
 */
GPtrArray *gadiba_bench_make_cases (const GPtrArray *worked, guint first, guint n);

/* Tells the size of an office with many decisions. */
void gadiba_bench_decisions (const char *folder);

G_END_DECLS
