/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-card-register.h"

G_BEGIN_DECLS

/* Where a part of a card is stored. */
typedef struct
{
  const char *table;
  const char *owner;      /* column: "person", "client", or the key itself: "id" */
  const char *order;      /* of its rows */
  const char *columns[8]; /* of its fields, in their order */
} GadibaCardTable;

const GadibaCardTable *_gadiba_card_get_table (GadibaCardPart part);
/* What the owner's column says of that person's rows: his or her key, or that of the card; 0: there
 * is no card. */
gboolean _gadiba_card_find_owner (GadibaDb *db, GadibaCardPart part, gint64 person, gint64 *owner,
                                  GError **error);

G_END_DECLS
