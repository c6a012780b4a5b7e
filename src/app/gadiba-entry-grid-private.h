/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-entry-grid.h"
#include "gadiba-grid-row.h"

G_BEGIN_DECLS

struct _GadibaEntryGrid
{
  GtkWidget parent_instance;

  GadibaGridColumns *columns;
  GPtrArray *lines;   /* of borrowed GadibaGridRow: children below the head, in order */
  GPtrArray *rows;    /* those of them that have cells */
  GPtrArray *filling; /* lines of the next order; NULL outside begin and end */
  GHashTable *by_id;  /* id, of the row → row */
  char *group;        /* name of the group being filled */
  char *base;         /* what the entry began with */
  char *begun;        /* what was stated for its cell then */
  GtkWidget *entry;   /* its parent is the cell that it is open in */
  GCancellable *cancellable;
  GadibaGridCell *edited; /* borrowed; NULL: the entry is closed */
  GadibaGridCell *left;   /* borrowed; the entry is closed, but still its child; NULL: none */
  GtkWidget *doomed;      /* borrowed; the row of @left, if it has gone meanwhile */
  guint leaving;          /* id of the source that takes the entry out of @left; 0: none */
  guint away;             /* id of the source that looks whether the window is; 0: none */
  GadibaGridCell *noted;  /* weak; shows why a block was refused */
  guint row, column;      /* the cursor; a place in rows and columns, if there is any */
  guint anchor_row, anchor_column;
  guint title_chars;
  gboolean has_marked; /* cells are shown as chosen */
  gboolean is_replacing;
  gboolean has_preedit;
  PangoFontDescription *font; /* in which the texts are laid out */

  GtkWidget *head; /* borrowed: a child */
  GtkWidget *text; /* borrowed: inside the entry; has the keyboard */
};

/* gadiba-entry-grid.c */

GadibaGridRow *_gadiba_entry_grid_get_row (GadibaEntryGrid *self, guint row);

/* Returns: (nullable): the line of this id */
GadibaGridRow *_gadiba_entry_grid_find_row (GadibaEntryGrid *self, const char *id);

/* Returns: (nullable): the cell at the cursor */
GadibaGridCell *_gadiba_entry_grid_get_cursor_cell (GadibaEntryGrid *self);
gboolean _gadiba_entry_grid_is_editable (GadibaEntryGrid *self, guint row, guint column);
gboolean _gadiba_entry_grid_has_focus (GadibaEntryGrid *self);
void _gadiba_entry_grid_emit_edited (GadibaEntryGrid *self, const char *row, guint column,
                                     const char *text);
/* Whether somebody takes blocks: else none may be shown. */
gboolean _gadiba_entry_grid_takes_blocks (GadibaEntryGrid *self);
void _gadiba_entry_grid_emit_pasted (GadibaEntryGrid *self, const char *row, guint column,
                                     GadibaGridBlock *block);
void _gadiba_entry_grid_emit_activated (GadibaEntryGrid *self);
void _gadiba_entry_grid_emit_cursor_moved (GadibaEntryGrid *self);

void _gadiba_entry_grid_clear_note (GadibaEntryGrid *self);

/* gadiba-entry-grid-cursor.c: none of these closes the entry; who moves closes it first */

void _gadiba_entry_grid_move_to (GadibaEntryGrid *self, guint row, guint column, gboolean extend);

/* Moves by so many rows and columns, as far as there are cells. */
void _gadiba_entry_grid_move_by (GadibaEntryGrid *self, int rows, int columns, gboolean extend);

/* Moves to the next cell into which can be entered, or the one before; @with_actions: or that does
 * something. Returns: FALSE if there is none; then nothing moves */
gboolean
_gadiba_entry_grid_move_on (GadibaEntryGrid *self, gboolean forward, gboolean with_actions);

/* Gives the keyboard to the cell at the cursor and scrolls it into view. */
gboolean _gadiba_entry_grid_focus_cursor (GadibaEntryGrid *self);
void _gadiba_entry_grid_update_marked (GadibaEntryGrid *self);

/* The cells between anchor and cursor. */
GdkRectangle _gadiba_entry_grid_get_chosen (GadibaEntryGrid *self);

/* gadiba-entry-grid-edit.c */

void _gadiba_entry_grid_make_entry (GadibaEntryGrid *self);

/* Opens the entry at the cursor. @is_replacing: all is chosen, so that typing replaces it. Returns:
 * FALSE if nothing can be entered there */
gboolean _gadiba_entry_grid_open (GadibaEntryGrid *self, gboolean is_replacing);
gboolean _gadiba_entry_grid_differs (GadibaEntryGrid *self);

/* Closes the entry and hands over what was typed. @is_leaving: the keyboard is just going
 * elsewhere, so the entry stays where it is for a moment: it must not lose its parents meanwhile.
 */
void _gadiba_entry_grid_close (GadibaEntryGrid *self, gboolean is_leaving);

/* Takes the entry out of the cell that was left. */
void _gadiba_entry_grid_end_leaving (GadibaEntryGrid *self);

/* Closes the entry because nothing can be entered there any more; what was typed stays, marked. */
void _gadiba_entry_grid_break_off (GadibaEntryGrid *self);

/* Closes the entry without a word. */
void _gadiba_entry_grid_cancel (GadibaEntryGrid *self);

/* The text of the edited cell has been stated anew; if nothing was typed, the entry says it too. */
void _gadiba_entry_grid_refresh_entry (GadibaEntryGrid *self);

/* gadiba-entry-grid-keys.c */

void _gadiba_entry_grid_add_controllers (GadibaEntryGrid *self);

/* gadiba-entry-grid-clipboard.c */

void _gadiba_entry_grid_install_actions (GtkWidgetClass *widget_class);

/* Empties what is chosen. */
void _gadiba_entry_grid_delete (GadibaEntryGrid *self);

G_END_DECLS
