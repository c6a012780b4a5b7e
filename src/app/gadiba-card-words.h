/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-card-file.h"

G_BEGIN_DECLS

/* How people call the parts and fields of a card. */

/* Returns: "Names" */
const char *gadiba_card_words_for_part (GadibaCardPart part);
/* Returns: of one line of the part: "Name" */
const char *gadiba_card_words_for_line (GadibaCardPart part);
/* Returns: (nullable): what the button says that adds a line; NULL: none is added */
const char *gadiba_card_words_for_adding (GadibaCardPart part);
/* Returns: "First day" */
const char *gadiba_card_words_for_field (GadibaCardPart part, const char *field);

/* Returns: (transfer full): "Phone"; "Name: family name" */
char *gadiba_card_words_describe (const GadibaCardPlace *place);
/* Returns: (transfer full): @value as the window shows it; "nothing" for NULL */
char *gadiba_card_words_format (const GadibaCardPlace *place, const char *value);

G_END_DECLS
