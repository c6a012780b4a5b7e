/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-columns-private.h"

G_BEGIN_DECLS

/* What the operations on columns share. */

static inline gint64
_gadiba_lanes_get_num (const GadibaLanes *lanes, guint row)
{
  return lanes->nums[lanes->one ? 0 : row];
}

static inline gint64
_gadiba_lanes_get_den (const GadibaLanes *lanes, guint row)
{
  return lanes->dens != NULL ? lanes->dens[lanes->one ? 0 : row] : lanes->den;
}

static inline GadibaNumber
_gadiba_lanes_get_number (const GadibaLanes *lanes, guint row)
{
  return (GadibaNumber){ _gadiba_lanes_get_num (lanes, row), _gadiba_lanes_get_den (lanes, row) };
}

/* Of truths: theirs; else the state. */
static inline guint8
_gadiba_lanes_get_mark (const GadibaLanes *lanes, guint row)
{
  return lanes->marks != NULL ? lanes->marks[lanes->one ? 0 : row] : GADIBA_STATE_KNOWN;
}

/* What the numerators of two columns are multiplied with, to have one denominator. */
typedef struct
{
  gint64 den, first, second;
  guint64 max; /* no numerator of either is then further from 0 */
} GadibaScale;

/* Returns: FALSE if numerators could grow too large for columns, or a row has its own denominator
 */
gboolean _gadiba_lanes_scale (const GadibaLanes *a, const GadibaLanes *b, GadibaScale *scale);
/* How well a result of both is known. Returns: NULL if all is */
guint8 *
_gadiba_lanes_join_states (GadibaRun *run, const GadibaLanes *a, const GadibaLanes *b, guint n);

G_END_DECLS
