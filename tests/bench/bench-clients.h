/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench.h"
#include "gadiba-db.h"

G_BEGIN_DECLS

/* 2026-02-20 09:15:00 UTC */
#define BENCH_NOW G_GINT64_CONSTANT (1771578900)

/* Makes an office of @n persons, each of whom is a client, in households of two and three. */
void bench_make_clients (const char *path, guint n);
void bench_run (GadibaDb *db, const char *sql);
gint64 bench_query (GadibaDb *db, const char *sql);

G_END_DECLS
