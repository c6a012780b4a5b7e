/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-table-line.h"

G_BEGIN_DECLS

/*
 * The heads of a long list's columns, over the columns of its lines. A head by which the lines can
 * be ordered is a button; all of them are one stop of the Tab key, arrows lead along them. Signals:
 *  "ordered": somebody chose another order.
 */
#define GADIBA_TYPE_TABLE_HEAD (gadiba_table_head_get_type ())
G_DECLARE_FINAL_TYPE (GadibaTableHead, gadiba_table_head, GADIBA, TABLE_HEAD, GtkWidget)

/* @sort: the order at first, a word of a column, where none is remembered. Returns: (transfer
 * floating) */
GtkWidget *
gadiba_table_head_new (const GadibaTableColumns *columns, const char *sort, gboolean descending);

/* Returns: (transfer none): interned */
const char *gadiba_table_head_get_sort (GadibaTableHead *self, gboolean *descending);
void gadiba_table_head_set_sort (GadibaTableHead *self, const char *sort, gboolean descending);

G_END_DECLS
