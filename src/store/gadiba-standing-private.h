/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-standing.h"

G_BEGIN_DECLS

/* Of @decision, an alias: it was not taken back, and says what is given. What it asks back, takes
 * back or corrects does not change what stands. */
#define GADIBA_STANDS(decision)                                                                    \
  " " decision ".kind NOT IN ('recovery', 'cancellation', 'correction')"                           \
  " AND NOT EXISTS (SELECT 1 FROM decision WHERE replaces = " decision ".id) "

/* The judgement on @application that lines tell of: the newest that was not taken back, else the
 * newest; NULL: none. */
#define GADIBA_JUDGED(application)                                                                 \
  " (SELECT n.id FROM decision n WHERE n.application = " application " AND n.kind = 'judgement'"   \
  " ORDER BY EXISTS (SELECT 1 FROM decision WHERE replaces = n.id), n.id DESC LIMIT 1) "

/* Of @item, an alias: something is given by it. */
#define GADIBA_GIVES(item) " " item ".outcome IN ('granted', 'changed') "

G_END_DECLS
