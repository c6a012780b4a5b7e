/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read once for all files of this room, which include it themselves: GTK's headers take longer to
 * compile than most of them. */
#include <gtk/gtk.h>
