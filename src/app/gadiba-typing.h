/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-date.h"

G_BEGIN_DECLS

/* Between what is typed and shown, and what the case format writes. */

typedef enum
{
  GADIBA_TYPING_TEXT,
  GADIBA_TYPING_WORD, /* of a closed list, which gadiba-words.h names */
  GADIBA_TYPING_DATE,
  GADIBA_TYPING_MONTH,
  GADIBA_TYPING_MONEY,
  GADIBA_TYPING_NUMBER,
  GADIBA_TYPING_WHOLE,
  GADIBA_TYPING_CODE, /* a personal code */
} GadibaTyping;

/* @field: an attribute of the case format: "born", "amount" */
GadibaTyping gadiba_typing_of (const char *field);

/**
 * gadiba_typing_parse:
 * @text: as typed
 * @today: what "t" and "+7" go by
 * @value: (out) (transfer full) (nullable): as the case format writes it; NULL for nothing
 * @error: a sentence on what would be right
 */
gboolean gadiba_typing_parse (GadibaTyping typing, const char *text, GadibaDate today, char **value,
                              GError **error);

/**
 * gadiba_typing_doubt:
 * @field: an attribute of the case format
 * @value: (nullable): that can be taken
 *
 * Returns: (nullable): what is to be doubted of it, though it may be right, a sentence
 */
const char *gadiba_typing_doubt (const char *field, const char *value);

/* Returns: (transfer full): @value as it is shown to be edited; "" for NULL */
char *gadiba_typing_format (GadibaTyping typing, const char *value);

G_END_DECLS
