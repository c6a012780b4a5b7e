/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-decide.h"

G_BEGIN_DECLS

/* Returns: (transfer full): what the button that issues such a decision says, with a mnemonic.
 * @effective: the day from which it works; NONE: that which it sets, or none */
char *gadiba_deed_words_make (const GadibaDecideRequest *request, GadibaDate effective);

G_END_DECLS
