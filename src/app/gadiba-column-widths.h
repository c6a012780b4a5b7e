/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gadiba_column_widths_share:
 * @widths: (inout) (array length=n): as wide as each column would like to be, in pixels; as wide as
 *   it is
 * @texts: a bit for each column of free text
 * @space: for all of them, without the gaps
 *
 * What is left over goes to free text, in the proportion of its widths. Where it is narrow, text
 * gives way first, to a third, for a cut day or amount would be another one; then all alike.
 */
void gadiba_column_widths_share (int *widths, guint texts, guint n, int space);

G_END_DECLS
