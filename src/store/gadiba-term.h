/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-db.h"

G_BEGIN_DECLS

/**
 * gadiba_application_find_moved:
 * @day: (out): the day to which decisions that stand moved the time to decide on the application,
 * or by which what is missing is awaited: the latest; NONE: nothing moved it
 */
gboolean
gadiba_application_find_moved (GadibaDb *db, gint64 application, GadibaDate *day, GError **error);

G_END_DECLS
