/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-columns-private.h"

#include <string.h>

/* The values of all rows of a block, read and written one by one, and the memory they lie in. */

#define PART_SIZE (1024 * 1024)

struct _GadibaArenaPart
{
  GadibaArenaPart *next;
  gsize used, size;
  gint64 bytes[];
};

gpointer
_gadiba_run_alloc (GadibaRun *run, gsize size)
{
  GadibaArenaPart *part = run->part;
  gpointer memory;

  size = (size + 63) & ~(gsize) 63;
  while (part != NULL && part->used + size > part->size)
    {
      part = part->next;
      if (part != NULL)
        part->used = 0;
    }
  if (part == NULL)
    {
      gsize room = MAX (size, PART_SIZE);
      part = g_malloc (sizeof (GadibaArenaPart) + room);
      part->size = room;
      part->used = 0;
      part->next = NULL;
      if (run->part == NULL)
        run->parts = part;
      else
        {
          part->next = run->part->next;
          run->part->next = part;
        }
    }
  run->part = part;
  memory = (guint8 *) part->bytes + part->used;
  part->used += size;
  return memory;
}

void
_gadiba_run_forget (GadibaRun *run)
{
  run->part = run->parts;
  if (run->part != NULL)
    run->part->used = 0;
}

void
_gadiba_run_free_memory (GadibaRun *run)
{
  GadibaArenaPart *next;

  for (GadibaArenaPart *part = run->parts; part != NULL; part = next)
    {
      next = part->next;
      g_free (part);
    }
}

guint
_gadiba_run_get_n (const GadibaRun *run, const GadibaNode *node)
{
  return run->n[node->domain];
}

void
_gadiba_lanes_fill_truth (GadibaRun *run, GadibaLanes *lanes, guint n, guint8 truth)
{
  guint8 *marks = gadiba_run_new (run, guint8, n);
  memset (marks, truth, n);
  lanes->marks = marks;
}

gboolean
_gadiba_lanes_are (const GadibaLanes *lanes, guint n, guint8 truth)
{
  if (lanes->one)
    n = 1;
  if (n == 0)
    return TRUE;
  /* All are what the first is if each is what the one before it is. */
  return lanes->marks[0] == truth && memcmp (lanes->marks, lanes->marks + 1, n - 1) == 0;
}

GadibaValue
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

gint64
_gadiba_lanes_join_dens (gint64 a, gint64 b)
{
  gint64 x = a;
  gint64 y = b;
  gint64 joint;

  if (a % b == 0)
    return a <= GADIBA_DEN_MAX ? a : 0;
  while (y != 0)
    {
      gint64 rest = x % y;
      x = y;
      y = rest;
    }
  return __builtin_mul_overflow (a / x, b, &joint) || joint > GADIBA_DEN_MAX ? 0 : joint;
}

GadibaLaneWriter
_gadiba_lane_writer_new (GadibaRun *run, GadibaKind kind, guint n)
{
  GadibaLaneWriter writer = { .kind = kind, .n = n };

  writer.marks = gadiba_run_new (run, guint8, n);
  if (kind != GADIBA_KIND_YES_NO)
    writer.nums = gadiba_run_new (run, gint64, n);
  if (kind == GADIBA_KIND_NUMBER)
    writer.dens = gadiba_run_new (run, gint64, n);
  return writer;
}

void
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

void
_gadiba_lane_writer_put_single (GadibaLaneWriter *writer, guint row)
{
  const GadibaValue unknown = GADIBA_VALUE_UNKNOWN (writer->kind, NULL);

  _gadiba_lane_writer_put (writer, row, &unknown);
  writer->marks[row] =
      writer->kind == GADIBA_KIND_YES_NO ? GADIBA_TRUTH_SINGLE : GADIBA_STATE_SINGLE;
}

static void
join_dens (const GadibaLaneWriter *writer, GadibaLanes *lanes)
{
  gint64 den = 1;
  guint64 max = 0;

  for (guint i = 0; i < writer->n && den != 0; i++)
    if (den % writer->dens[i] != 0)
      den = _gadiba_lanes_join_dens (den, writer->dens[i]);
  lanes->dens = writer->dens;
  for (guint i = 0; i < writer->n && den != 0; i++)
    {
      gint64 num = writer->nums[i];
      gint64 factor = den / writer->dens[i];
      if (num < -(gint64) (GADIBA_LANES_MAX) / factor || num > (gint64) GADIBA_LANES_MAX / factor)
        return;
      max = MAX (max, (guint64) ABS (num * factor));
    }
  if (den == 0)
    return;
  for (guint i = 0; i < writer->n; i++)
    writer->nums[i] *= den / writer->dens[i];
  lanes->dens = NULL;
  lanes->den = den;
  lanes->max = max;
}

void
_gadiba_lane_writer_finish (const GadibaLaneWriter *writer, GadibaLanes *lanes)
{
  lanes->marks = writer->marks;
  lanes->nums = writer->nums;
  lanes->den = 1;
  if (writer->kind == GADIBA_KIND_YES_NO)
    return;
  if (_gadiba_lanes_are (lanes, writer->n, GADIBA_STATE_KNOWN))
    lanes->marks = NULL;
  if (writer->kind == GADIBA_KIND_NUMBER)
    join_dens (writer, lanes);
}
