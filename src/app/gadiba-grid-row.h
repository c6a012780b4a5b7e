/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-grid-cell.h"

G_BEGIN_DECLS

/**
 * GadibaGridLine:
 * @GADIBA_GRID_LINE_HEAD: the heads of the columns
 * @GADIBA_GRID_LINE_GROUP: the head of a group of rows
 * @GADIBA_GRID_LINE_ROW: a row
 * @GADIBA_GRID_LINE_TOTAL: the sums at the end
 *
 * What a line of an entry grid is.
 */
typedef enum
{
  GADIBA_GRID_LINE_HEAD,
  GADIBA_GRID_LINE_GROUP,
  GADIBA_GRID_LINE_ROW,
  GADIBA_GRID_LINE_TOTAL,
} GadibaGridLine;

/**
 * GadibaGridRow:
 *
 * One line of an entry grid: title, cells, and below them what is wrong with the cells.
 */
#define GADIBA_TYPE_GRID_ROW (gadiba_grid_row_get_type ())
G_DECLARE_FINAL_TYPE (GadibaGridRow, gadiba_grid_row, GADIBA, GRID_ROW, GtkWidget)

/**
 * gadiba_grid_row_new:
 * @columns: of its grid; lines other than of groups have a cell for each
 * @line: what it is
 * @id: how its owner calls it
 *
 * Returns: (transfer floating): a line without text
 */
GtkWidget *gadiba_grid_row_new (GadibaGridColumns *columns, GadibaGridLine line, const char *id);

const char *gadiba_grid_row_get_id (GadibaGridRow *self);
GadibaGridLine gadiba_grid_row_get_line (GadibaGridRow *self);

/**
 * gadiba_grid_row_set_titles:
 * @title: what stands before the cells
 * @caption: (nullable): of a group: what stands small beside its title; of others: how a screen
 *   reader calls the row, NULL: as @title
 * @group: (nullable): the name of the group that the row is in
 */
void gadiba_grid_row_set_titles (GadibaGridRow *self, const char *title, const char *caption,
                                 const char *group);

/**
 * gadiba_grid_row_set_dim:
 *
 * Whether the row is shown as one that does not count.
 */
void gadiba_grid_row_set_dim (GadibaGridRow *self, gboolean is_dim);

/**
 * gadiba_grid_row_set_read_only:
 *
 * Whether nothing can be entered, whatever its columns say. Only rows can be entered into.
 */
void gadiba_grid_row_set_read_only (GadibaGridRow *self, gboolean is_read_only);
gboolean gadiba_grid_row_is_read_only (GadibaGridRow *self);

/**
 * gadiba_grid_row_set_barred:
 * @sentence: (nullable): why nothing can be entered into the cell at @column, which is greyed then;
 *   NULL: it is as the others
 */
void gadiba_grid_row_set_barred (GadibaGridRow *self, guint column, const char *sentence);
/* Returns: (transfer none) (nullable) */
const char *gadiba_grid_row_get_barred (GadibaGridRow *self, guint column);

/**
 * gadiba_grid_row_is_editable:
 *
 * Returns: whether text can be entered into the cell at @column
 */
gboolean gadiba_grid_row_is_editable (GadibaGridRow *self, guint column);

/**
 * gadiba_grid_row_get_cell:
 *
 * Returns: (transfer none): the cell at @column, as long as the row lives
 */
GadibaGridCell *gadiba_grid_row_get_cell (GadibaGridRow *self, guint column);

/**
 * gadiba_grid_row_set_message:
 * @sentence: (nullable): what is wrong with the cell at @column; NULL: nothing is
 * @is_invalid: whether the cell is marked, as one whose text is wrong
 *
 * Shows the sentence below the row.
 */
void gadiba_grid_row_set_message (GadibaGridRow *self, guint column, const char *sentence,
                                  gboolean is_invalid);

/**
 * gadiba_grid_row_measure_columns:
 *
 * Makes the columns as wide as the cells of this row are.
 */
void gadiba_grid_row_measure_columns (GadibaGridRow *self);

G_END_DECLS
