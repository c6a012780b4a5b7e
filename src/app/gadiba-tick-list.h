/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-table-line.h"

G_BEGIN_DECLS

/* Lines of which some are chosen: the space bar, or Enter, chooses one or leaves it. Signals:
 *  "changed": another line has the keyboard, or is chosen. */
#define GADIBA_TYPE_TICK_LIST (gadiba_tick_list_get_type ())
G_DECLARE_FINAL_TYPE (GadibaTickList, gadiba_tick_list, GADIBA, TICK_LIST, GtkWidget)

/* What a line says. Returns: (transfer full) */
typedef GadibaTableTexts *(*GadibaTickTell) (gconstpointer row, gboolean ticked);

/* @name: what a screen reader calls the list */
GtkWidget *
gadiba_tick_list_new (const GadibaTableColumns *columns, const char *name, GadibaTickTell tell);

/**
 * gadiba_tick_list_set:
 * @rows: (transfer none) (nullable): what @tell tells of
 * @can: whether lines can be chosen; then all are
 */
void gadiba_tick_list_set (GadibaTickList *self, GPtrArray *rows, gboolean can);
void gadiba_tick_list_tick_all (GadibaTickList *self, gboolean ticked);
/* Returns: (transfer container): the rows that are chosen */
GPtrArray *gadiba_tick_list_dup_ticked (GadibaTickList *self);
guint gadiba_tick_list_count (GadibaTickList *self);
/* Returns: (nullable) (transfer none): the row on which the keyboard is */
gconstpointer gadiba_tick_list_get_row (GadibaTickList *self);
/* Returns: the how manieth it is, from 0; %GTK_INVALID_LIST_POSITION: none */
guint gadiba_tick_list_get_place (GadibaTickList *self);

G_END_DECLS
