/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-contest.h"
#include "gadiba-office-contest.h"
#include "gadiba-office-private.h"

G_BEGIN_DECLS

/* The last day on which the decision can be contested (APL 79). @last: (out): NONE: it does not
 * count as notified yet, so the term does not run */
gboolean _gadiba_contest_find_last_day (GadibaOffice *self, GadibaDb *db, gint64 decision,
                                        GadibaDate *last, GError **error);

/* In the database's thread. Returns: (transfer full): as it stands */
GadibaContest *
_gadiba_contest_read (GadibaOffice *self, GadibaDb *db, const char *number, GError **error);

G_END_DECLS
