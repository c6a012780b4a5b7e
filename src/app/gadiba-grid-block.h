/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** GADIBA_GRID_BLOCK_MAX: the longest text, in bytes, that is read as a block. */
#define GADIBA_GRID_BLOCK_MAX (1024 * 1024)

/**
 * GadibaGridBlock:
 *
 * A rectangle of texts: what is copied from a table and put into one.
 */
typedef struct _GadibaGridBlock GadibaGridBlock;

/**
 * gadiba_grid_block_new:
 *
 * Returns: (transfer full): a block of empty texts; @n_rows and @n_columns are above zero
 */
GadibaGridBlock *gadiba_grid_block_new (guint n_rows, guint n_columns);
GadibaGridBlock *gadiba_grid_block_ref (GadibaGridBlock *self);
void gadiba_grid_block_unref (GadibaGridBlock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaGridBlock, gadiba_grid_block_unref)

/**
 * gadiba_grid_block_parse:
 * @text: what a spreadsheet puts on the clipboard: a line a row, columns apart by tabs, a text with
 *   a tab, quotation mark or line feed in quotation marks, these doubled inside. White space around
 *   a text is dropped.
 *
 * Returns: (transfer full) (nullable): the block, one empty text for an empty one; NULL if @text is
 * longer than %GADIBA_GRID_BLOCK_MAX, no UTF-8, or its lines are not equally long
 */
GadibaGridBlock *gadiba_grid_block_parse (const char *text);

/**
 * gadiba_grid_block_to_text:
 *
 * Returns: (transfer full): the text that gadiba_grid_block_parse() reads; it ends in a line feed
 * if there are several rows
 */
char *gadiba_grid_block_to_text (const GadibaGridBlock *self);

guint gadiba_grid_block_get_n_rows (const GadibaGridBlock *self);
guint gadiba_grid_block_get_n_columns (const GadibaGridBlock *self);

/**
 * gadiba_grid_block_get:
 *
 * Returns: (transfer none): the text at @row and @column, until it changes
 */
const char *gadiba_grid_block_get (const GadibaGridBlock *self, guint row, guint column);
void gadiba_grid_block_set (GadibaGridBlock *self, guint row, guint column, const char *text);

G_END_DECLS
