/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gadiba-db.h"

G_BEGIN_DECLS

/*
 * The one thread that owns the one connection of a process. Work is handed to it as functions; they
 * run one after the other, in the order in which they came.
 */
typedef struct _GadibaStore GadibaStore;

/**
 * GadibaStoreWork:
 * @data: of whoever asked
 *
 * Runs in the database's thread. What it returns, for the caller of
 * gadiba_store_run_finish(), comes with %NULL and @error set when it failed.
 *
 * Returns: (nullable): the result
 */
typedef gpointer (*GadibaStoreWork) (GadibaDb *db, gpointer data, GError **error);

/* Opens the database in a thread of its own: as gadiba_db_open(). Returns: (transfer full) */
GadibaStore *
gadiba_store_open (const char *path, GadibaDbFlags flags, guint patience, GError **error);
/* Ends the work that was asked for, then closes. */
void gadiba_store_close (GadibaStore *self);

/* Runs @work and waits for its result; not from the window's thread. A result of NULL without
 * @error is a result. */
gpointer gadiba_store_run (GadibaStore *self, GadibaStoreWork work, gpointer data, GError **error);

/**
 * gadiba_store_run_async:
 * @free_data: (nullable): frees @data after the work
 * @task: (transfer full): made by the caller with cancellable and callback: it takes the result,
 * and the callback runs in the main context of the thread that made it; work that was cancelled
 *   before it began is not done
 * @free_result: (nullable): frees a result that nobody takes
 */
void gadiba_store_run_async (GadibaStore *self, GadibaStoreWork work, gpointer data,
                             GDestroyNotify free_data, GTask *task, GDestroyNotify free_result);
/* Returns: the result of the work, for the callback of its task */
gpointer gadiba_store_run_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaStore, gadiba_store_close)

G_END_DECLS
