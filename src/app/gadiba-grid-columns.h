/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GadibaGridKind:
 * @GADIBA_GRID_TEXT: words, from the left
 * @GADIBA_GRID_AMOUNT: figures, to the right, digits of one width
 * @GADIBA_GRID_SIGN: a word that may have a sign (an icon) before it
 *
 * How the cells of a column are set.
 */
typedef enum
{
  GADIBA_GRID_TEXT,
  GADIBA_GRID_AMOUNT,
  GADIBA_GRID_SIGN,
} GadibaGridKind;

/**
 * GadibaGridColumn:
 * @title: what its head shows; NULL: nothing
 * @name: how it is called in full ("2025. gada novembris"); NULL: as @title
 * @kind: how its cells are set
 * @is_editable: text can be entered
 * @is_apart: another kind of thing begins here, so there is more room before it
 * @is_small: small and dim
 * @is_aside: what can be done there is done on the side: who goes on from value to value passes it
 * @min_chars: room for that many digits even where nothing is entered
 * @max_chars: longer text is cut, and whole in a tooltip; 0: never cut
 *
 * A column beside the titles of the rows.
 */
typedef struct
{
  const char *title;
  const char *name;
  GadibaGridKind kind;
  gboolean is_editable;
  gboolean is_apart;
  gboolean is_small;
  gboolean is_aside;
  guint min_chars;
  guint max_chars;
} GadibaGridColumn;

/**
 * GadibaGridStyle:
 *
 * What a cell is, as far as its letters are concerned: cells of one style have one font.
 */
typedef enum
{
  GADIBA_GRID_STYLE_HEAD,
  GADIBA_GRID_STYLE_GROUP,
  GADIBA_GRID_STYLE_CAPTION,
  GADIBA_GRID_STYLE_TITLE,
  GADIBA_GRID_STYLE_BODY,
  GADIBA_GRID_STYLE_FIGURES,
  GADIBA_GRID_STYLE_SMALL,
  GADIBA_GRID_STYLE_TOTAL,
  GADIBA_GRID_STYLE_TOTAL_FIGURES,
} GadibaGridStyle;

/**
 * GadibaGridColumns:
 *
 * The columns of one grid, shared by its rows and cells: what they are, where they stand, and the
 * laid out texts, for most amounts of a table are there many times. One owner may free it while
 * others still hold it. Of the main thread only.
 */
typedef struct _GadibaGridColumns GadibaGridColumns;

/**
 * gadiba_grid_columns_new:
 * @columns: (array length=n): copied
 *
 * Returns: (transfer full): columns of no width yet
 */
GadibaGridColumns *gadiba_grid_columns_new (const GadibaGridColumn *columns, guint n);
GadibaGridColumns *gadiba_grid_columns_ref (GadibaGridColumns *self);
void gadiba_grid_columns_unref (GadibaGridColumns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaGridColumns, gadiba_grid_columns_unref)

guint gadiba_grid_columns_get_n (const GadibaGridColumns *self);

/**
 * gadiba_grid_columns_get:
 *
 * Returns: (transfer none): the column at @index, as long as @self lives
 */
const GadibaGridColumn *gadiba_grid_columns_get (const GadibaGridColumns *self, guint index);

/**
 * gadiba_grid_columns_are_equal:
 *
 * Returns: whether @self was made of the same columns
 */
gboolean gadiba_grid_columns_are_equal (const GadibaGridColumns *self,
                                        const GadibaGridColumn *columns, guint n);

/**
 * gadiba_grid_columns_set_title_chars:
 * @n: digits that fit into the column of the titles; longer titles are cut. 0: none is
 */
void gadiba_grid_columns_set_title_chars (GadibaGridColumns *self, guint n);
guint gadiba_grid_columns_get_title_chars (const GadibaGridColumns *self);

/**
 * gadiba_grid_columns_get_layout:
 * @widget: a cell of @style, from which the font is taken
 * @text: what it says
 *
 * Returns: (transfer none): @text laid out in one line, never to be changed; to be kept, ref it
 */
PangoLayout *gadiba_grid_columns_get_layout (GadibaGridColumns *self, GtkWidget *widget,
                                             GadibaGridStyle style, const char *text);

/**
 * gadiba_grid_columns_set_owner:
 * @owner: (nullable) (transfer none): the grid whose children are laid out again when widths
 * change; NULL, before it goes
 */
void gadiba_grid_columns_set_owner (GadibaGridColumns *self, GtkWidget *owner);

/**
 * gadiba_grid_columns_forget:
 *
 * Drops laid out texts and widths: fonts have changed.
 */
void gadiba_grid_columns_forget (GadibaGridColumns *self);

/**
 * gadiba_grid_columns_invalidate:
 *
 * Says that the text of a cell is of another width, so that the columns are measured again.
 */
void gadiba_grid_columns_invalidate (GadibaGridColumns *self);

gboolean gadiba_grid_columns_are_measured (const GadibaGridColumns *self);

/**
 * gadiba_grid_columns_start:
 *
 * Makes all columns of no width; gadiba_grid_columns_widen() then makes them as wide as their
 * cells.
 */
void gadiba_grid_columns_start (GadibaGridColumns *self);

/**
 * gadiba_grid_columns_widen_titles:
 * @width: in pixels; the column of the titles gets at least as wide
 */
void gadiba_grid_columns_widen_titles (GadibaGridColumns *self, int width);
void gadiba_grid_columns_widen (GadibaGridColumns *self, guint index, int width);

/**
 * gadiba_grid_columns_get_width:
 *
 * Returns: pixels that all columns take together
 */
int gadiba_grid_columns_get_width (const GadibaGridColumns *self);

int gadiba_grid_columns_get_title_width (const GadibaGridColumns *self);

/**
 * gadiba_grid_columns_place:
 * @total: pixels that a row has; what is over goes to the last column
 * @x: (out): where the column at @index begins
 * @width: (out): how wide it is
 */
void gadiba_grid_columns_place (const GadibaGridColumns *self, guint index, int total, int *x,
                                int *width);

G_END_DECLS
