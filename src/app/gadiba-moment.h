/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office.h"

G_BEGIN_DECLS

/* Returns: now. @today: the day that is taken for today, for practice and tests;
 * %GADIBA_DATE_NONE: the clock's. The one place of the window that looks at the clock. */
GadibaMoment gadiba_moment_now (GadibaDate today);

G_END_DECLS
