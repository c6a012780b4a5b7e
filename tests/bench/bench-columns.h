/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench.h"
#include "gadiba-columns.h"

G_BEGIN_DECLS

/* Cases written for numpy-columns, which computes the same of them. */

/* Parts that areas of land are told in. */
#define BENCH_HECTARE 10000

typedef struct _BenchDump BenchDump;

BenchDump *bench_dump_new (const char *folder);
void bench_dump_add (BenchDump *self, const GadibaFacts *facts);
/* Writes the law of @day too, and frees @self. */
void bench_dump_finish (BenchDump *self, const GadibaBook *book, GadibaDate day);
/* Removes what was written, and the folder. */
void bench_dump_drop (const char *folder);

G_END_DECLS
