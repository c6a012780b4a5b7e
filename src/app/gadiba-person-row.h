/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of a list of persons. @more: beside the name; @reason: (nullable): why this one is listed.
 * Returns: (transfer floating): a GtkListBoxRow */
GtkWidget *gadiba_person_row_new (const char *name, const char *more, const char *reason);

/* @code, @address: (nullable). Returns: (transfer full): what tells persons of one name apart */
char *gadiba_person_row_describe (const char *code, const char *address);

G_END_DECLS
