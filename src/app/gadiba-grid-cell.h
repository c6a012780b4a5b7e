/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-grid-columns.h"

G_BEGIN_DECLS

/**
 * GadibaGridCell:
 *
 * One cell of an entry grid, its heads and titles included: a widget that draws one line of text.
 * It knows two texts: the one that its owner stated, and one that was typed and not accepted yet,
 * which is shown while there is one.
 */
#define GADIBA_TYPE_GRID_CELL (gadiba_grid_cell_get_type ())
G_DECLARE_FINAL_TYPE (GadibaGridCell, gadiba_grid_cell, GADIBA, GRID_CELL, GtkWidget)

/**
 * gadiba_grid_cell_new:
 * @columns: of its grid
 * @style: what it is
 * @index: of its column; %GADIBA_GRID_CELL_TITLE: the title of a row
 *
 * Returns: (transfer floating): a cell without text
 */
GtkWidget *gadiba_grid_cell_new (GadibaGridColumns *columns, GadibaGridStyle style, guint index);

/** GADIBA_GRID_CELL_TITLE: stands for the column of the titles. */
#define GADIBA_GRID_CELL_TITLE G_MAXUINT

guint gadiba_grid_cell_get_index (GadibaGridCell *self);

/**
 * gadiba_grid_cell_set_text:
 *
 * States the text. What was typed goes, unless it is marked as wrong and the text is what it was.
 */
void gadiba_grid_cell_set_text (GadibaGridCell *self, const char *text);

/**
 * gadiba_grid_cell_get_text:
 *
 * Returns: (transfer none): what was stated, until it changes
 */
const char *gadiba_grid_cell_get_text (GadibaGridCell *self);

/**
 * gadiba_grid_cell_get_shown:
 *
 * Returns: (transfer none): what is shown, until it changes: what was typed or what was stated
 */
const char *gadiba_grid_cell_get_shown (GadibaGridCell *self);

/**
 * gadiba_grid_cell_get_begun:
 *
 * Returns: (transfer none): what was stated when what is typed was begun, until it changes
 */
const char *gadiba_grid_cell_get_begun (GadibaGridCell *self);

/**
 * gadiba_grid_cell_set_typed:
 * @typed: (nullable): NULL: what was stated is shown again
 * @begun: (nullable): what was stated when it was begun; NULL: what is stated now
 */
void gadiba_grid_cell_set_typed (GadibaGridCell *self, const char *typed, const char *begun);

/**
 * gadiba_grid_cell_set_sign:
 * @icon: (nullable): name of an icon before the text
 * @tone: (nullable): class of style, such as "warn"
 */
void gadiba_grid_cell_set_sign (GadibaGridCell *self, const char *icon, const char *tone);

/**
 * gadiba_grid_cell_set_place:
 * @place: where the cell is, in words: a screen reader says them before the text. (nullable): the
 *   text alone
 */
void gadiba_grid_cell_set_place (GadibaGridCell *self, const char *place);

/**
 * gadiba_grid_cell_dup_label:
 *
 * Returns: (transfer full): the place and what is shown, as a screen reader says it
 */
char *gadiba_grid_cell_dup_label (GadibaGridCell *self);

void gadiba_grid_cell_set_action (GadibaGridCell *self, gboolean is_action);
gboolean gadiba_grid_cell_is_action (GadibaGridCell *self);

/* Whether it asks what has no answer yet. */
void gadiba_grid_cell_set_asking (GadibaGridCell *self, gboolean is_asking);
gboolean gadiba_grid_cell_is_asking (GadibaGridCell *self);

/**
 * gadiba_grid_cell_set_read_only:
 *
 * Says to screen readers that nothing can be entered.
 */
void gadiba_grid_cell_set_read_only (GadibaGridCell *self, gboolean is_read_only);

void gadiba_grid_cell_set_selected (GadibaGridCell *self, gboolean is_selected);

/**
 * gadiba_grid_cell_set_message:
 * @label: (nullable) (transfer none): the label that says what is wrong, somewhere else in the
 *   window; NULL: nothing is
 * @is_invalid: whether the text is marked as wrong
 */
void gadiba_grid_cell_set_message (GadibaGridCell *self, GtkWidget *label, gboolean is_invalid);
/**
 * gadiba_grid_cell_describe:
 * @widget: a cell, or the entry that stands for it
 *
 * Gives @widget the looks and the words for screen readers that belong to a message.
 */
void gadiba_grid_cell_describe (GtkWidget *widget, GtkWidget *message, gboolean is_invalid);

GtkWidget *gadiba_grid_cell_get_message (GadibaGridCell *self);
gboolean gadiba_grid_cell_is_invalid (GadibaGridCell *self);

/**
 * gadiba_grid_cell_set_editor:
 * @editor: (nullable) (transfer none): the entry, which the cell takes as its child and shows in
 *   place of its text; NULL: the entry goes. Has no effect on the focus.
 */
void gadiba_grid_cell_set_editor (GadibaGridCell *self, GtkWidget *editor);
gboolean gadiba_grid_cell_has_editor (GadibaGridCell *self);

G_END_DECLS
