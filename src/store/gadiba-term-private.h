/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-term.h"

G_BEGIN_DECLS

/* The same of @application, a column; NULL: nothing moved it. */
#define GADIBA_MOVED(application)                                                                  \
  " (SELECT max (coalesce (t.decide_by, t.until)) FROM application_term t WHERE t.application "    \
  "= " application " AND NOT EXISTS (SELECT 1 FROM decision WHERE replaces = t.decision)) "

G_END_DECLS
