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

/* The value of a row. */
static inline GadibaValue
_gadiba_lanes_get (const GadibaLanes *lanes, GadibaKind kind, guint row)
{
  GadibaValue value = { .kind = (guint8) kind };
  gint64 num;

  if (lanes->one)
    row = 0;
  if (kind == GADIBA_KIND_YES_NO)
    {
      value.known = lanes->marks[row] != GADIBA_TRUTH_MAYBE;
      if (value.known)
        value.yes = lanes->marks[row] == GADIBA_TRUTH_YES;
      return value;
    }
  if (lanes->marks != NULL && lanes->marks[row] != GADIBA_STATE_KNOWN)
    return value;
  value.known = TRUE;
  num = lanes->nums[row];
  switch (kind)
    {
    case GADIBA_KIND_NUMBER:
      value.number = (GadibaNumber){ num, lanes->dens != NULL ? lanes->dens[row] : lanes->den };
      break;
    case GADIBA_KIND_TEXT:
      value.text = (const char *) (gintptr) num;
      break;
    case GADIBA_KIND_DATE:
      value.date = (GadibaDate) num;
      break;
    case GADIBA_KIND_MONTH:
      value.month = (GadibaMonth) num;
      break;
    case GADIBA_KIND_YES_NO:
      break;
    }
  return value;
}

static inline void
_gadiba_lane_writer_put (GadibaLaneWriter *writer, guint row, const GadibaValue *value)
{
  if (writer->kind == GADIBA_KIND_YES_NO)
    {
      writer->marks[row] = !value->known ? GADIBA_TRUTH_MAYBE
                           : value->yes  ? GADIBA_TRUTH_YES
                                         : GADIBA_TRUTH_NO;
      return;
    }
  writer->marks[row] = value->known ? GADIBA_STATE_KNOWN : GADIBA_STATE_UNKNOWN;
  if (writer->kind == GADIBA_KIND_NUMBER)
    writer->dens[row] = value->known ? value->number.den : 1;
  if (!value->known)
    writer->nums[row] = 0;
  else if (writer->kind == GADIBA_KIND_NUMBER)
    writer->nums[row] = value->number.num;
  else if (writer->kind == GADIBA_KIND_TEXT)
    writer->nums[row] = (gint64) (gintptr) value->text;
  else if (writer->kind == GADIBA_KIND_DATE)
    writer->nums[row] = value->date;
  else
    writer->nums[row] = value->month;
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
