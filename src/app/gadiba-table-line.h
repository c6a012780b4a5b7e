/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-table-columns.h"

G_BEGIN_DECLS

/* What a line says. Strings owned. */
typedef struct
{
  char **texts;     /* one for each column */
  const char *sign; /* icon before one of the texts; NULL: none */
  guint sign_column;
  guint warn_column; /* what is to be looked at first; beyond the last: nothing is */
} GadibaTableTexts;

void gadiba_table_texts_free (GadibaTableTexts *self);

/*
 * A line of a long list. It draws its columns itself: a list keeps some two hundred lines alive,
 * and a widget for each cell would make the window slow.
 */
#define GADIBA_TYPE_TABLE_LINE (gadiba_table_line_get_type ())
G_DECLARE_FINAL_TYPE (GadibaTableLine, gadiba_table_line, GADIBA, TABLE_LINE, GtkWidget)

GtkWidget *gadiba_table_line_new (const GadibaTableColumns *columns);
/* @texts: (transfer full) (nullable): NULL while it is being read */
void gadiba_table_line_set_texts (GadibaTableLine *self, GadibaTableTexts *texts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaTableTexts, gadiba_table_texts_free)

G_END_DECLS
