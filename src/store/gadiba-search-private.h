/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-db-private.h"
#include "gadiba-search.h"

G_BEGIN_DECLS

/* Behind everything that begins with a text: the text and the greatest character. */
#define GADIBA_SEARCH_END "\xf4\x8f\xbf\xbf"

/* Returns: (transfer full): only the digits of @text */
char *_gadiba_search_keep_digits (const char *text);

/* Returns: (transfer full) (element-type char *): the words of a folded text, as full text takes
 * them */
GPtrArray *_gadiba_search_split (const char *folded);
/* Returns: whether each of @words, the longest first, is the beginning of another word of @name */
gboolean _gadiba_search_has_words (const char *name, const GPtrArray *words);
/* Returns: (transfer full) (element-type char *): the name beginning with each of its words: "kalna
 * ozola anna" as "ozola anna kalna" and "anna kalna ozola" too */
GPtrArray *_gadiba_search_turn (const char *name);

/* Forgets what an erased person was found by. @numbers: the numbers of his or her applications too
 */
gboolean
_gadiba_search_erase_person (GadibaDb *self, gint64 person, gboolean numbers, GError **error);

/* A client and his or her newest name. */
typedef struct
{
  gint64 person;
  const char *family, *given;
} GadibaOrdered;

/* The connection's collator; lives as long as the connection. */
const GadibaCollator *_gadiba_db_get_collator (GadibaDb *self, GError **error);
/* Gives clients their places in the order, or new ones. */
gboolean
_gadiba_order_insert (GadibaDb *self, const GadibaOrdered *persons, guint n, GError **error);

/* Makes the lines of the registers anew that what was noted concerns. The order of the clients is
 * written already. */
gboolean _gadiba_registers_write (GadibaDb *self, GError **error);
/* Makes all of them anew. */
gboolean _gadiba_registers_make (GadibaDb *self, GError **error);

G_END_DECLS
