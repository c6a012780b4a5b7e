/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-rerun.h"

G_BEGIN_DECLS

/* Long work at a terminal: how far it is stands on standard error, and Ctrl+C ends it where it can
 * be gone on with; a second one ends the program. One at a time. */

/* Returns: (transfer none): good until gadiba_cli_watch_end() */
GadibaProgress *gadiba_cli_watch_begin (void);
void gadiba_cli_watch_end (void);

G_END_DECLS
