/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-letter-sentences.h"
#include "gadiba-office-wording.h"

G_BEGIN_DECLS

/* How people call what stands around the sentences of a letter. */

/* @offers: (element-type GadibaLetterOffer): what names mean.
 * Returns: (transfer full): of structure what it does; of words what stands in front of them, ""
 * where nothing does */
char *gadiba_wording_outline_tell (const GadibaLetterSentence *told, const GArray *offers);

/* Returns: (transfer full) (nullable): what the field of that name is, of @length bytes; NULL: it
 * is none */
char *gadiba_wording_outline_tell_field (const char *name, gsize length, const GArray *offers);

G_END_DECLS
