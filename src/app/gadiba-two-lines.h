/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An item of a list that has a title and, below it, what is said of it. */

/* For "setup". */
void gadiba_two_lines_make (GtkListItem *item);

/* For "bind". @classes: (nullable): of the second line; NULL: as it is */
void gadiba_two_lines_fill (GtkListItem *item, const char *title, const char *about,
                            const char *const *classes);

G_END_DECLS
