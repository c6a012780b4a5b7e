/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "gadiba-office-export.h"

G_BEGIN_DECLS

/* The columns of the list of clients: how they look, and which of them this account wants to see.
 */

typedef struct
{
  const char *id;    /* in the settings */
  const char *title; /* to be translated */
  int width;         /* in digits of the font, so it grows with the text */
  gboolean right, dim;
  gboolean is_text; /* takes what is left over, and gives way first */
  int sort;         /* GadibaClientSort; -1: it cannot be sorted by */
} GadibaClientColumnLook;

const GadibaClientColumnLook *gadiba_client_columns_get (GadibaClientColumn column);

/* Returns: a bit for each column that is shown; the name always is */
guint gadiba_client_columns_get_shown (void);
void gadiba_client_columns_set_shown (guint shown);

#define GADIBA_CLIENT_COLUMN_GAP 16 /* between columns, in pixels */

/**
 * gadiba_client_columns_share:
 * @digit: width of a digit
 * @width: of the line, in pixels; -1: how wide it would like to be
 * @widths: (out caller-allocates): of each column; 0 for those that are not shown
 *
 * Returns: the width of all, with the gaps
 */
int gadiba_client_columns_share (int digit, int width, int *widths);

G_END_DECLS
