/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which columns are free text, and which of a record's name: a bit for each column. */
typedef struct
{
  guint texts, names;
} GadibaColumnKinds;

/**
 * gadiba_column_widths_share:
 * @widths: (inout) (array length=n): as wide as each column would like to be, in pixels; as wide as
 *   it is
 * @kinds: all others are of days, amounts and the like
 * @space: for all of them, without the gaps
 *
 * What is left over goes to text and names, in the proportion of their widths. Where it is narrow,
 * text gives way first, to a third, for a cut day or amount would be another one; then names, to
 * two thirds, for a line is known by its name; then all alike.
 */
void gadiba_column_widths_share (int *widths, GadibaColumnKinds kinds, guint n, int space);

G_END_DECLS
