/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-notification.h"
#include "gadiba-office-private.h"

G_BEGIN_DECLS

/* The correction of the decision that was notified last, of those on grounds by which the term to
 * contest begins anew. @renewing: (out) (transfer full): NULL: none */
gboolean _gadiba_notify_find_renewing (GadibaDb *db, const GadibaBook *book, gint64 decision,
                                       GadibaNotification **renewing, GError **error);

G_END_DECLS
