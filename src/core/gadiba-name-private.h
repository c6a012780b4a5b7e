/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-name.h"

G_BEGIN_DECLS

/*
 * _gadiba_name_decline_word:
 * @word: one name without space or hyphen, its ending in small letters, NFC
 * @sex: not unknown
 * @name_case: genitive, dative or accusative
 *
 * Returns: (transfer full): the declined name, or a copy if no rule knows it
 */
char *_gadiba_name_decline_word (const char *word, GadibaNamePart part, GadibaSex sex,
                                 GadibaLvCase name_case);

/* Whether a rule says how @word is declined, or that it is not; @word is not empty. */
gboolean _gadiba_name_knows_word (const char *word, GadibaNamePart part, GadibaSex sex);

G_END_DECLS
