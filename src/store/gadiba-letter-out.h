/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/**
 * gadiba_letter_out_add:
 * @decision: key
 * @way: "printed" or "saved"
 *
 * Notes that the letter of a decision left the program on @day. It may do so more than once.
 */
gboolean gadiba_letter_out_add (GadibaAction *action, gint64 decision, GadibaDate day,
                                const char *way, GError **error);

/* @noted: (out): whether it did */
gboolean
gadiba_letter_out_is_noted (GadibaDb *db, gint64 decision, gboolean *noted, GError **error);

G_END_DECLS
