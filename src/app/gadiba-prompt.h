/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * gadiba_prompt_make:
 * @button: a #GtkButton that asks something by a list
 *
 * Lets it answer its mnemonic, Enter and Space at once. By itself a button is clicked a quarter of
 * a second after its key, and what is typed meanwhile goes elsewhere.
 */
void gadiba_prompt_make (GtkWidget *button);

G_END_DECLS
