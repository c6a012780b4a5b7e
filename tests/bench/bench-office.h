/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench.h"

G_BEGIN_DECLS

/*
 * A large office: 100 000 persons with 60 000 applications, 1 500 000 incomes and costs and 20 000
 * decisions with all their texts. It begins as a practice office of 500 households, of which each
 * is then copied two hundredfold, under other names, codes and numbers, with an entry of the
 * journal for each application: "gadibactl verify" passes. Texts that decisions froze are those of
 * the household that was copied, so they name somebody else; their size is true.
 *
 * Of the applications a third is decided, every seventh or so is open, the rest withdrawn.
 */

/* The day on which the office was made, and seconds since 1970 on that day. */
#define BENCH_OFFICE_DAY gadiba_date_new (2026, 6, 20)
#define BENCH_OFFICE_NOW G_GINT64_CONSTANT (1781946000)

/**
 * bench_ensure_office:
 * @folder: where it is kept, and found again by the next benchmark; made anew for another schema
 *
 * Tells its size. Returns: (transfer full): the path of a copy that can be changed, in a folder of
 * its own below @folder; bench_drop_office() removes it
 */
char *bench_ensure_office (const char *folder);
void bench_drop_office (const char *path);

G_END_DECLS
