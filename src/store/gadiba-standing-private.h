/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-standing.h"

G_BEGIN_DECLS

/* Of @decision, an alias: it was not taken back, and says what is given. What it asks back, takes
 * back or corrects does not change what stands. */
#define GADIBA_STANDS(decision)                                                                    \
  " " decision ".kind NOT IN ('recovery', 'cancellation', 'correction')"                           \
  " AND NOT EXISTS (SELECT 1 FROM decision WHERE replaces = " decision ".id) "

/* Of @item, an alias: something is given by it. */
#define GADIBA_GIVES(item) " " item ".outcome IN ('granted', 'changed') "

G_END_DECLS
