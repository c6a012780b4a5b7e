/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

/* gi18n-lib.h makes _() ask for GETTEXT_PACKAGE by name: a library has no domain of its own. */

/* Wide enough for the product of two 64-bit numbers. */
__extension__ typedef __int128 GadibaWide;

/*
 * _gadiba_core_quote:
 *
 * Returns: (transfer full): @text fit to stand in an error sentence: valid UTF-8, no control
 *   characters, cut after 40 characters
 */
char *_gadiba_core_quote (const char *text);

/*
 * _gadiba_core_remove_spaces:
 *
 * Returns: (transfer full): @text without space of any kind, no-break and thin space included;
 * valid UTF-8
 */
char *_gadiba_core_remove_spaces (const char *text);

G_END_DECLS
