/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-edit.h"
#include "gadiba-session.h"

G_BEGIN_DECLS

/* Whether others changed, since @file was read, the application or whom it is of; as is asked every
 * second. */
void gadiba_poll_async (GadibaSession *session, const GadibaCaseFile *file,
                        GAsyncReadyCallback callback, gpointer user_data);
/* @entry: as in the file; then, whatever came, the newest one. What cannot be asked now is asked
 * again by whoever asks. Returns: whether it is changed */
gboolean gadiba_poll_finish (GAsyncResult *result, gint64 *entry);

G_END_DECLS
