/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the window remembers of the one who uses it: size, language, printer. The schema is
 * lv.gadiba.Gadiba; keys are named there. */

/* Whether the schema is there: without it the settings must not be asked for. */
gboolean gadiba_habits_are_installed (void);

/* Returns: (transfer none): the settings of this account */
GSettings *gadiba_habits_get (void);

/* Puts the locale of the environment in force, with the texts of the program in every language. To
 * be called first: before anything is translated. */
void gadiba_habits_set_locale (void);

/* Puts the language of the window in force: "" is the system's, else "lv" or "en". Windows that are
 * made afterwards speak it. No other thread may be looking up texts meanwhile: the environment is
 * changed. */
void gadiba_habits_set_language (const char *language);

G_END_DECLS
