/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-standing-private.h"

G_BEGIN_DECLS

/* A benefit that stands for a month that goes by bills of its own: decision_month m of the newest
 * decision d on application a of client c. Asks for :benefit and :month. */
#define GADIBA_BILLS_RUNNING                                                                       \
  " decision_month m JOIN decision_item i ON i.id = m.item JOIN decision d ON d.id = i.decision"   \
  " JOIN application a ON a.id = d.application JOIN client c ON c.id = a.client"                   \
  " WHERE m.month = :month AND i.benefit = :benefit AND i.ends = 0 AND substr (a.received, 1, 7)"  \
  " < m.month AND" GADIBA_GIVES ("i") "AND" GADIBA_STANDS (                                        \
      "d") "AND NOT EXISTS (SELECT 1"                                                              \
           " FROM decision r JOIN decision_item j ON j.decision = r.id AND j.benefit = i.benefit"  \
           " JOIN decision_month n ON n.item = j.id AND n.month = m.month WHERE r.application ="   \
           " d.application AND r.id > d.id AND" GADIBA_GIVES ("j") "AND" GADIBA_STANDS ("r") ") "

/* How many bills of that month there are. */
#define GADIBA_BILLS_COUNT                                                                         \
  " (SELECT count (*) FROM dwelling w JOIN cost k ON k.dwelling = w.id WHERE w.household ="        \
  " a.household AND k.month = :month) "

G_END_DECLS
