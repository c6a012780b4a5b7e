/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-date.h"
#include "gadiba-money.h"

G_BEGIN_DECLS

/**
 * GadibaCsv:
 *
 * A table for a spreadsheet: UTF-8 with its mark in front, cells parted by semicolons, lines ended
 * by CR and LF. Days are ISO days. Amounts have a comma, unlike in other files of the program: a
 * spreadsheet in Latvian takes 12.05 for the twelfth of May. A text that a spreadsheet would take
 * for a formula (one that begins with “=”, “+”, “-”, “@”, a tab or CR) gets an apostrophe in front.
 */
typedef struct _GadibaCsv GadibaCsv;

/* Returns: (transfer full): a table without a line */
GadibaCsv *gadiba_csv_new (void);
void gadiba_csv_free (GadibaCsv *self);

/*
 * Each appends a cell to the line that is being written.
 */

/* @text: (nullable): bytes that are not UTF-8 are replaced; NULL: an empty cell */
void gadiba_csv_add_text (GadibaCsv *self, const char *text);
/* @money: cents */
void gadiba_csv_add_money (GadibaCsv *self, GadibaMoney money);
void gadiba_csv_add_whole (GadibaCsv *self, gint64 number);
/* @date: NONE: an empty cell */
void gadiba_csv_add_date (GadibaCsv *self, GadibaDate date);

/* Ends the line. All lines have as many cells as the first one, which holds the headings. */
void gadiba_csv_end_row (GadibaCsv *self);

/* Returns: lines that were ended, the headings among them */
guint gadiba_csv_get_n_rows (const GadibaCsv *self);

/**
 * gadiba_csv_finish:
 * @self: (transfer full)
 *
 * Returns: (transfer full): the whole file
 */
GBytes *gadiba_csv_finish (GadibaCsv *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaCsv, gadiba_csv_free)

G_END_DECLS
