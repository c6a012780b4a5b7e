/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-db-private.h"
#include "gadiba-search.h"

G_BEGIN_DECLS

/* Returns: (transfer full): only the digits of @text */
char *_gadiba_search_keep_digits (const char *text);
/* Returns: (transfer full): street, place, region and postcode, which stand from @column on, in one
 * line */
char *_gadiba_search_join_address (GadibaStatement *row, int column);

G_END_DECLS
