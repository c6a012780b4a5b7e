/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where tabs scroll, because the window is too narrow for all: from now on the tab of what is shown
 * comes into view. @switcher: inside a GtkScrolledWindow, with its stack */
void gadiba_tab_strip_follow (GtkStackSwitcher *switcher);

G_END_DECLS
