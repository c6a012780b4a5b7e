/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-db.h"

G_BEGIN_DECLS

/* Texts that never change again, packed. */

/* @id: (out): key of the text */
gboolean _gadiba_frozen_text_add (GadibaDb *db, GBytes *text, gint64 *id, GError **error);
/* Returns: (transfer full): the text of that key */
GBytes *_gadiba_frozen_text_read (GadibaDb *db, gint64 id, GError **error);

G_END_DECLS
