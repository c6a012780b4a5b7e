/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "gadiba-core-error.h"

G_BEGIN_DECLS

/**
 * GadibaCsvReader:
 *
 * Reads a table that a spreadsheet wrote, line by line: UTF-8 with or without its mark, else
 * Windows-1257; cells parted by semicolons, commas or tabs, whichever the first line has most of;
 * quoted cells may hold these, quotes written twice, and ends of lines. An apostrophe that keeps a
 * text from being taken for a formula, as #GadibaCsv writes it, is no part of the cell. Bytes that
 * mean no character become U+FFFD. Nothing that it is given can do it harm.
 */
typedef struct _GadibaCsvReader GadibaCsvReader;

/* A line has no more cells than this. */
#define GADIBA_CSV_MAX_CELLS 1000

/**
 * gadiba_csv_reader_new:
 * @error: %GADIBA_CORE_ERROR_CSV for bytes that are no such text
 *
 * Returns: (transfer full)
 */
GadibaCsvReader *gadiba_csv_reader_new (GBytes *bytes, GError **error);
void gadiba_csv_reader_free (GadibaCsvReader *self);

/**
 * gadiba_csv_reader_next:
 * @error: %GADIBA_CORE_ERROR_CSV for a quote that is never closed, and for too many cells
 *
 * Goes to the next line that holds anything.
 *
 * Returns: (transfer none) (nullable) (element-type utf8): its cells without space around them,
 * good until the next call; NULL at the end, and with @error set
 */
const GPtrArray *gadiba_csv_reader_next (GadibaCsvReader *self, GError **error);

/* Returns: in which line of the file the line that was read begins, from 1 */
guint gadiba_csv_reader_get_line (const GadibaCsvReader *self);
/* Returns: how much of the file is read, in thousandths */
guint gadiba_csv_reader_get_share (const GadibaCsvReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaCsvReader, gadiba_csv_reader_free)

G_END_DECLS
