/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The columns of long lists: how they look, which of them this account wants to see, and where they
 * stand in a line.
 */

/* Widths are in digits of the font, so they grow with the text. */
typedef struct
{
  const char *id;    /* in the settings */
  const char *title; /* to be translated */
  const char *sort;  /* the word of the order by it; NULL: none */
  int width;
  gboolean right, dim;
  gboolean strong;  /* what a line is known by: always shown */
  gboolean is_text; /* takes what is left over, and gives way first; a strong one after others */
  gboolean falls;   /* who orders by it wants the last first */
  guint under;      /* GADIBA_TABLE_UNDER() of another one; 0: none */
} GadibaTableColumn;

/* Below which column one goes where a line is too narrow for all side by side. */
#define GADIBA_TABLE_UNDER(column) ((column) + 1)

#define GADIBA_TABLE_MAX_COLUMNS 16

/* Columns of the program's own text, for as long as it runs. */
typedef struct
{
  const GadibaTableColumn *columns;
  guint n;
  const char *shown_key; /* of the settings: the ids that are shown; NULL: all */
  const char *order_key; /* of the settings: the order, with "-" before it downwards; NULL: none */
} GadibaTableColumns;

/* Returns: a bit for each column that is shown */
guint gadiba_table_get_shown (const GadibaTableColumns *columns);
void gadiba_table_set_shown (const GadibaTableColumns *columns, guint shown);

/* Lets @button choose which columns are shown; its actions are @page's. */
void
gadiba_table_make_menu (const GadibaTableColumns *columns, GtkMenuButton *button, GtkWidget *page);

/* Returns: (nullable): interned: the word of the order that was chosen last */
const char *gadiba_table_read_order (const GadibaTableColumns *columns, gboolean *descending);
void
gadiba_table_keep_order (const GadibaTableColumns *columns, const char *sort, gboolean descending);

/* Space between columns, and between the rows of a line, in pixels. */
#define GADIBA_TABLE_GAP 16
#define GADIBA_TABLE_ROW_GAP 2

/* Where a column stands in a line, in pixels; not shown: its width is 0. */
typedef struct
{
  int x, width;
  guint row;
} GadibaTablePlace;

/**
 * gadiba_table_lay:
 * @width: of a line
 * @digit: width of a digit
 * @places: (out caller-allocates): of each column
 *
 * Text gives way first. Where little would be left of it, a line gets a second row, and columns go
 * below those they belong to: nothing is cut that can stand there whole.
 *
 * Returns: how many rows a line has
 */
guint gadiba_table_lay (const GadibaTableColumns *columns, int width, int digit,
                        GadibaTablePlace *places);

/* How wide a line must be, and would like to be. */
void
gadiba_table_measure (const GadibaTableColumns *columns, int digit, int *minimum, int *natural);

/* Returns: how high @rows of @height are */
int gadiba_table_stack (guint rows, int height);

G_END_DECLS
