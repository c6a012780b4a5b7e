/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the window remembers of the one who uses it: size, language, printer. The schema is
 * lv.gadiba.Gadiba; keys are named there. */

/* Returns: (transfer none): the settings of this account; kept in memory only where the schema is
 * not installed */
GSettings *gadiba_habits_get (void);

/* Puts the language of the window in force: "" is the system's, else "lv" or "en". Windows that are
 * made afterwards speak it. */
void gadiba_habits_set_language (const char *language);

G_END_DECLS
