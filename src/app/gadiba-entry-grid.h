/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-grid-block.h"
#include "gadiba-grid-columns.h"

G_BEGIN_DECLS

/**
 * GadibaEntryGrid:
 *
 * A table into which texts are entered as into a spreadsheet: rows in groups, columns, one cell
 * where the keyboard is, and one entry that opens in it. It knows texts only. Its owner states what
 * the cells say, is told what was entered, and answers with the text that now holds or with a
 * sentence that says what is wrong. Rows and groups are named by ids, unique within the grid.
 *
 * Actions, for menus: "clipboard.copy", "clipboard.cut", "clipboard.paste", "selection.delete",
 * "selection.select-all", "entry-grid.fill-right", "entry-grid.fill-down".
 *
 * Signals:
 * - "edited" (row id, column, text): a cell was left with another text than it had. The cell shows
 *   what was typed until gadiba_entry_grid_set_cell() or gadiba_entry_grid_set_error() answers.
 * - "pasted" (row id, column, block): several cells were filled at once: by pasting, filling or
 *   emptying. The #GadibaGridBlock (a pointer; ref it to keep it) lies from that cell on to the
 *   right and down over the rows; groups and rows of which all is read-only are passed over. All of
 *   it is one change. It is answered cell by cell. If nobody listens, blocks are refused.
 * - "refused" (sentence): a block did not fit, so none of it was taken. The grid shows the sentence
 *   itself until the cursor moves.
 * - "activated" (row id, column): an action cell was clicked, or Enter or Space was pressed on it.
 * - "cursor-moved" (): another cell is the one where the keyboard is.
 */
#define GADIBA_TYPE_ENTRY_GRID (gadiba_entry_grid_get_type ())
G_DECLARE_FINAL_TYPE (GadibaEntryGrid, gadiba_entry_grid, GADIBA, ENTRY_GRID, GtkWidget)

/**
 * GadibaGridRowInfo:
 * @id: how the owner calls the row
 * @title: what stands before the cells
 * @name: how a screen reader calls the row; NULL: as @title
 * @is_dim: shown as one that does not count
 * @is_read_only: nothing can be entered; what is being typed there stays in its cell, marked
 * @is_total: sums, without a group; nothing can be entered
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *name;
  gboolean is_dim;
  gboolean is_read_only;
  gboolean is_total;
} GadibaGridRowInfo;

/**
 * gadiba_entry_grid_new:
 * @label: what the table is, as a screen reader says it
 *
 * Returns: (transfer floating): a grid without columns
 */
GtkWidget *gadiba_entry_grid_new (const char *label);

/**
 * gadiba_entry_grid_set_columns:
 * @title: the head over the titles of the rows
 * @columns: (array length=n): copied
 *
 * States the columns. If they are others than before, what is being typed is handed over
 * ("edited"), and all rows go.
 */
void gadiba_entry_grid_set_columns (GadibaEntryGrid *self, const char *title,
                                    const GadibaGridColumn *columns, guint n);

/**
 * gadiba_entry_grid_set_title_chars:
 * @n: digits that fit into the column of the titles; longer titles are cut, and whole in a tooltip.
 *   0, as at the beginning: none is cut
 */
void gadiba_entry_grid_set_title_chars (GadibaEntryGrid *self, guint n);

/**
 * gadiba_entry_grid_begin:
 *
 * Begins to state the rows. Until gadiba_entry_grid_end(), groups and rows are added in their
 * order; those of an id that is there already stay what they are, with their cells, the cursor and
 * the entry. Rows that are not added again go at the end.
 */
void gadiba_entry_grid_begin (GadibaEntryGrid *self);

/**
 * gadiba_entry_grid_add_group:
 * @id: how the owner calls the group
 * @title: its head; begins the labels of its cells
 * @caption: (nullable): stands small beside the title
 */
void gadiba_entry_grid_add_group (GadibaEntryGrid *self, const char *id, const char *title,
                                  const char *caption);

/**
 * gadiba_entry_grid_add_row:
 *
 * Adds a row to the group that was added last. Its cells keep what they said; those of a new row
 * are empty.
 */
void gadiba_entry_grid_add_row (GadibaEntryGrid *self, const GadibaGridRowInfo *info);
void gadiba_entry_grid_end (GadibaEntryGrid *self);

/**
 * gadiba_entry_grid_set_cell:
 * @row: an id
 * @text: what the cell says
 *
 * States what a cell says, at any time. What is typed in the open entry stays, and what was typed
 * and is marked as wrong. Nothing happens if there is no such row.
 */
void
gadiba_entry_grid_set_cell (GadibaEntryGrid *self, const char *row, guint column, const char *text);

/**
 * gadiba_entry_grid_set_sign:
 * @icon: (nullable): name of an icon before the text, which must say the same in words
 * @tone: (nullable): class of style of the cell: "warn", "bad", "dim"
 */
void gadiba_entry_grid_set_sign (GadibaEntryGrid *self, const char *row, guint column,
                                 const char *icon, const char *tone);

/**
 * gadiba_entry_grid_set_action:
 *
 * Makes a cell one that does something ("activated"), or no longer.
 */
void gadiba_entry_grid_set_action (GadibaEntryGrid *self, const char *row, guint column,
                                   gboolean is_action);

/**
 * gadiba_entry_grid_set_asking:
 *
 * Says that a cell that does something asks what has no answer yet: whoever goes on from field to
 * field comes to it too.
 */
void gadiba_entry_grid_set_asking (GadibaEntryGrid *self, const char *row, guint column,
                                   gboolean is_asking);

/**
 * gadiba_entry_grid_set_barred:
 * @sentence: (nullable): why nothing can be entered into this cell of a row that otherwise can be;
 *   it is greyed, and whoever types there reads it. NULL: it is as the others
 */
void gadiba_entry_grid_set_barred (GadibaEntryGrid *self, const char *row, guint column,
                                   const char *sentence);

/**
 * gadiba_entry_grid_set_error:
 * @sentence: (nullable): what is wrong with the text and what would be right. The cell keeps what
 *   was typed, marked, with the sentence below its row. NULL: the cell says again what was stated
 */
void gadiba_entry_grid_set_error (GadibaEntryGrid *self, const char *row, guint column,
                                  const char *sentence);

/**
 * gadiba_entry_grid_refuse:
 * @sentence: what cannot be done, where no cell is the one that is wrong
 *
 * Shows the sentence at the cursor until it moves ("refused").
 */
void gadiba_entry_grid_refuse (GadibaEntryGrid *self, const char *sentence);

/**
 * gadiba_entry_grid_has_errors:
 *
 * Returns: whether a cell is marked as wrong
 */
gboolean gadiba_entry_grid_has_errors (GadibaEntryGrid *self);

/**
 * gadiba_entry_grid_focus_error:
 *
 * Puts the keyboard into the first cell that is marked as wrong.
 *
 * Returns: whether there is one
 */
gboolean gadiba_entry_grid_focus_error (GadibaEntryGrid *self);

/**
 * gadiba_entry_grid_get_text:
 *
 * Returns: (transfer none) (nullable): what the owner stated for a cell, until it changes; NULL if
 * there is no such row
 */
const char *gadiba_entry_grid_get_text (GadibaEntryGrid *self, const char *row, guint column);

/**
 * gadiba_entry_grid_get_begun:
 *
 * Returns: (transfer none) (nullable): what was stated for a cell when what is typed there was
 * begun; of a cell where nothing is, what is stated. As gadiba_entry_grid_get_text(); another text
 * than that one says that both have changed
 */
const char *gadiba_entry_grid_get_begun (GadibaEntryGrid *self, const char *row, guint column);

/**
 * gadiba_entry_grid_list_rows:
 * @first: an id
 * @n: how many, groups and rows of which all is read-only not counted
 *
 * Returns: (transfer container) (element-type utf8): the ids of the rows from @first on down, at
 * most @n, as the rows of a block lie; they live until the rows change
 */
GPtrArray *gadiba_entry_grid_list_rows (GadibaEntryGrid *self, const char *first, guint n);

/**
 * gadiba_entry_grid_get_cursor:
 * @row: (out) (transfer none): id of the row where the cursor is, until the rows change
 * @column: (out): the column
 *
 * Returns: FALSE if there is no cell
 */
gboolean gadiba_entry_grid_get_cursor (GadibaEntryGrid *self, const char **row, guint *column);

/**
 * gadiba_entry_grid_find_place:
 * @row: (nullable): an id; NULL: where the cursor is, if the grid has the keyboard
 *
 * Returns: how many rows stand above it; -1 if there is no such row
 */
int gadiba_entry_grid_find_place (GadibaEntryGrid *self, const char *row);

/**
 * gadiba_entry_grid_set_cursor:
 *
 * Moves the cursor. What is being typed is handed over. The grid takes the keyboard only by
 * gtk_widget_grab_focus().
 *
 * Returns: FALSE if there is no such row
 */
gboolean gadiba_entry_grid_set_cursor (GadibaEntryGrid *self, const char *row, guint column);

/**
 * gadiba_entry_grid_go_on:
 *
 * Moves the cursor on from a cell that was activated and got its value, as Enter does from one that
 * was typed into: to the next cell that can be filled in or does something, not aside. At the last
 * one it stays.
 */
void gadiba_entry_grid_go_on (GadibaEntryGrid *self);

/**
 * gadiba_entry_grid_edit:
 *
 * Opens the entry at the cursor, with the text of the cell, all of it chosen.
 *
 * Returns: FALSE if nothing can be entered there, or it is open already
 */
gboolean gadiba_entry_grid_edit (GadibaEntryGrid *self);

/**
 * gadiba_entry_grid_get_entry:
 *
 * Returns: (transfer none): the one #GtkEntry; it has no parent while it is closed
 */
GtkWidget *gadiba_entry_grid_get_entry (GadibaEntryGrid *self);

/**
 * gadiba_entry_grid_commit:
 *
 * Closes the entry and hands over what was typed, if it is another text; to be called before the
 * window closes or the page is filled with another record.
 */
void gadiba_entry_grid_commit (GadibaEntryGrid *self);

/**
 * gadiba_entry_grid_is_editing:
 *
 * Returns: whether the entry is open
 */
gboolean gadiba_entry_grid_is_editing (GadibaEntryGrid *self);

/**
 * gadiba_entry_grid_undo_typing:
 *
 * Takes back the last step of typing. For a window whose own undo gets the key first.
 *
 * Returns: FALSE if the entry is closed or says what is stored: then undo is the window's
 */
gboolean gadiba_entry_grid_undo_typing (GadibaEntryGrid *self);

G_END_DECLS
