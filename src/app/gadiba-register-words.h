/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-book.h"
#include "gadiba-register.h"
#include "gadiba-table-line.h"

G_BEGIN_DECLS

/* How the registers are shown and written: their columns, and what their lines say. */

/* Returns: (transfer none): the columns of a register on the screen */
const GadibaTableColumns *gadiba_register_words_get_columns (GadibaRegisterKind kind);

/* What a line depends on besides. */
typedef struct
{
  GadibaRegisterKind kind;
  GadibaDate today;
  const GadibaBook *book; /* how benefits are called */
} GadibaRegisterSight;

/* Returns: (transfer full): what the columns of a line say */
GadibaTableTexts *
gadiba_register_words_make_texts (const GadibaRegisterRow *row, const GadibaRegisterSight *sight);

/* Returns: (transfer none): what people call a benefit: "status" or an id */
const char *gadiba_register_words_get_benefit (const char *id, const GadibaBook *book);
/* Returns: (transfer none): of something decided */
const char *gadiba_register_words_get_outcome (GadibaOutcome outcome);

/* Returns: (transfer full): what all lines come to, in sentences: "12 open" and sums by benefit */
char *
gadiba_register_words_tell_totals (const GadibaRegisterTotals *totals, GadibaRegisterKind kind);

/* Returns: (transfer full): lines as a table for a spreadsheet. @rows: GadibaRegisterRow */
GBytes *gadiba_register_words_write_csv (const GPtrArray *rows, const GadibaRegisterSight *sight);

G_END_DECLS
