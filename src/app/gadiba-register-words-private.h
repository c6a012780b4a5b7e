/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-csv.h"
#include "gadiba-register-words.h"

G_BEGIN_DECLS

/* What the lines of all registers say, and what those of letters do. */

/* Returns: (transfer full): who applied */
char *_gadiba_register_describe_client (const GadibaRegisterRow *row);
/* Returns: (transfer full): @text, or a dash for NULL */
char *_gadiba_register_dup_known (const char *text);
/* Returns: (transfer full): a dash for NONE */
char *_gadiba_register_format_day (GadibaDate day);
/* Appends the name and personal code of who applied. */
void _gadiba_register_add_person (GadibaCsv *csv, const GadibaRegisterRow *row);
/* Appends how many lines are so, unless none is. */
void _gadiba_register_append_count (GString *text, const char *what, guint n);

/* The columns of letters, and the heads of their table; titles to be translated. */
extern const GadibaTableColumns _gadiba_register_letter_table;
extern const char *const _gadiba_register_letter_heads[];
/* @texts: has room for a text of each column */
void _gadiba_register_fill_letter (GadibaTableTexts *texts, const GadibaRegisterRow *row);
void _gadiba_register_add_letter (GadibaCsv *csv, const GadibaRegisterRow *row);
void _gadiba_register_count_letters (GString *text, const GadibaRegisterTotals *totals);

G_END_DECLS
