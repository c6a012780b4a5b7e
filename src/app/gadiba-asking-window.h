/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A small window over another one that asks something and stores what is said. Under the form
 * stand a sentence, where something cannot be, and the buttons; Esc and Cancel close it. It is gone
 * when what was said is stored; until then what was typed stays.
 */
#define GADIBA_TYPE_ASKING_WINDOW (gadiba_asking_window_get_type ())
G_DECLARE_FINAL_TYPE (GadibaAskingWindow, gadiba_asking_window, GADIBA, ASKING_WINDOW, GtkWindow)

/* @at: a widget of the window over which it opens. Returns: (transfer none): not shown yet */
GadibaAskingWindow *gadiba_asking_window_new (GtkWidget *at, const char *title, GtkWidget *form);

/* Adds a button before Cancel; the first one is what one came for. @label: with a mnemonic.
 * Returns: (transfer none): the button */
GtkWidget *gadiba_asking_window_add_button (GadibaAskingWindow *self, const char *label);

/* @sentence: (nullable): what cannot be; NULL: nothing is told any more */
void gadiba_asking_window_tell (GadibaAskingWindow *self, const char *sentence);

/* Storing: it began; it ended, and the window goes, or (@error) tells why it could not be. While an
 * answer is awaited nothing else is to be stored. Whoever awaits it holds the window, which may be
 * closed meanwhile. */
void gadiba_asking_window_begin_storing (GadibaAskingWindow *self);
void gadiba_asking_window_end_storing (GadibaAskingWindow *self, const GError *error);
gboolean gadiba_asking_window_is_storing (GadibaAskingWindow *self);

G_END_DECLS
