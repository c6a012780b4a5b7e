/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-page.h"
#include "gadiba-register-words.h"

G_BEGIN_DECLS

/* Takes all lines that are asked for out of the office and writes them into @file; @page tells how
 * many, or why not. */
void gadiba_register_save (GadibaPage *page, GFile *file, const GadibaRegisterQuery *query,
                           const GadibaRegisterSight *sight);

G_END_DECLS
