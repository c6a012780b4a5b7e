/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * gadiba_scrolling_mend:
 *
 * GTK 4.8 leaves with its settings a handler of every #GtkScrolledWindow that was ever shown, which
 * would be called for one that is gone. From now on they are taken away when it is unrealized.
 * It takes the keyboard where nothing in it does, so from now on each has a name. Once, before the
 * first is made.
 */
void gadiba_scrolling_mend (void);

/* What a screen reader calls what @scrolled, a #GtkScrolledWindow, scrolls; without, it says that
 * something is scrolled. @name: translated */
void gadiba_scrolling_name (GtkWidget *scrolled, const char *name);

G_END_DECLS
