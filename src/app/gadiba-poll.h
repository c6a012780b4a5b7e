/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-session.h"

G_BEGIN_DECLS

/*
 * Whether others changed an application, as is asked every second.
 *
 * @entry: of the journal, since which; then, whatever came, the newest one. What cannot be asked
 *   now is asked again by whoever asks.
 */
void gadiba_poll_async (GadibaSession *session, const char *number, gint64 entry,
                        GAsyncReadyCallback callback, gpointer user_data);
/* Returns: whether it is changed */
gboolean gadiba_poll_finish (GAsyncResult *result, gint64 *entry);

G_END_DECLS
