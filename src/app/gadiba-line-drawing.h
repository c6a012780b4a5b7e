/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What lines of long lists have in common, which draw their columns themselves: texts in figures of
 * one width, and signs (icons) as large as the text.
 */

/* Returns: the width of a digit in @widget's font, in pixels, above zero */
int gadiba_line_find_digit (GtkWidget *widget);

/* Returns: (transfer full): @text as a line shows it, cut at the end where it is too long */
PangoLayout *gadiba_line_make_layout (GtkWidget *widget, const char *text, gboolean strong);

/* @name: (nullable). Returns: (transfer full) (nullable): the sign; NULL without a name */
GdkPaintable *gadiba_line_find_sign (GtkWidget *widget, const char *name, int digit);

/* A line that is being drawn. */
typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  int digit; /* width of a digit */
} GadibaLineDrawing;

/* One column of it. */
typedef struct
{
  PangoLayout *layout;
  GdkPaintable *sign; /* before the text; NULL: none */
  const GdkRGBA *colour, *sign_colour;
  int width;       /* of the column, in pixels */
  guint row, rows; /* of the line's rows; 0 of 0: it has one */
  gboolean right;  /* the text stands at its right edge */
} GadibaLineCell;

/* Sign and text stand in the middle of their row. @x: from its left edge */
void gadiba_line_draw_cell (const GadibaLineDrawing *self, const GadibaLineCell *cell, int x);

/* The colours of a line: of text, of what is less, of what is to be looked at first. */
typedef struct
{
  GdkRGBA text, dim, warn;
} GadibaLineColours;

void gadiba_line_find_colours (GtkWidget *widget, GadibaLineColours *colours);

/* Returns: how high a line is */
int gadiba_line_measure_height (GtkWidget *widget);

/* A line has a name for a screen reader; it is the item of the list that takes the keyboard. */
void gadiba_line_name (GtkWidget *widget, const char *label);

G_END_DECLS
