/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case.h"

G_BEGIN_DECLS

/* What the parts of bench-store share: households without end. */

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

G_END_DECLS
