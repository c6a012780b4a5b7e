/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-db-private.h"
#include "gadiba-search.h"
#include "gadiba-text.h"

G_BEGIN_DECLS

/* Returns: (transfer full): only the digits of @text */
char *_gadiba_search_keep_digits (const char *text);
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

G_END_DECLS
