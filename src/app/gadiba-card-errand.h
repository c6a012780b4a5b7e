/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-card.h"
#include "gadiba-working-case.h"

G_BEGIN_DECLS

/**
 * gadiba_card_errand_run:
 * @working: the application whose applicant's card it is
 * @changes: (transfer full) (element-type GadibaCardChange)
 * @callback: (nullable): gets what comes of it; NULL: what is refused is told by @working
 *
 * Stores changes of the card, behind all that is on its way. Conflicts are told by @working's
 * signal "conflict" in any case.
 */
void gadiba_card_errand_run (GadibaWorkingCase *working, GPtrArray *changes,
                             GAsyncReadyCallback callback, gpointer user_data);
gboolean gadiba_card_errand_finish (GAsyncResult *result, GError **error);

/* Reads the card. @callback: gets a #GadibaCardFile by gadiba_session_run_finish() */
void gadiba_card_errand_read (GadibaWorkingCase *working, GAsyncReadyCallback callback,
                              gpointer user_data);

G_END_DECLS
