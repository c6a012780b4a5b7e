/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-working-case.h"

G_BEGIN_DECLS

/* What to know before meeting the client, in words with a sign, above every section: "dog". It is
 * hidden while there is nothing. */
#define GADIBA_TYPE_CARD_FLAGS (gadiba_card_flags_get_type ())
G_DECLARE_FINAL_TYPE (GadibaCardFlags, gadiba_card_flags, GADIBA, CARD_FLAGS, GtkBox)

void gadiba_card_flags_set_case (GadibaCardFlags *self, GadibaWorkingCase *working);

G_END_DECLS
