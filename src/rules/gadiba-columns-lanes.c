/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-columns-lanes-private.h"

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

gint64
_gadiba_lanes_find_divisor (gint64 a, gint64 b)
{
  while (b != 0)
    {
      gint64 rest = a % b;
      a = b;
      b = rest;
    }
  return a;
}

gint64
_gadiba_lanes_join_dens (gint64 a, gint64 b)
{
  gint64 joint;

  if (a % b == 0)
    return a <= GADIBA_DEN_MAX ? a : 0;
  return __builtin_mul_overflow (a / _gadiba_lanes_find_divisor (a, b), b, &joint)
                 || joint > GADIBA_DEN_MAX
             ? 0
             : joint;
}

gint64
_gadiba_lanes_find_den (const gint64 *dens, guint n)
{
  gint64 den = 1;
  gint64 last = 1;

  for (guint i = 0; i < n && den != 0; i++)
    if (dens[i] != last)
      {
        last = dens[i];
        if (den % last != 0)
          den = _gadiba_lanes_join_dens (den, last);
      }
  return den;
}

const gint64 *
_gadiba_lanes_multiply (GadibaRun *run, const GadibaLanes *lanes, gint64 factor, guint n,
                        gboolean of_all)
{
  const gint64 *from = lanes->nums;
  gint64 *restrict nums;
  gint64 one = from[0] * factor;

  if (lanes->one && !of_all)
    n = 1;
  if (factor == 1 && (!lanes->one || n == 1))
    return from;
  nums = gadiba_run_new (run, gint64, n);
  if (lanes->one)
    for (guint i = 0; i < n; i++)
      nums[i] = one;
  else
    for (guint i = 0; i < n; i++)
      nums[i] = from[i] * factor;
  return nums;
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
_gadiba_lane_writer_put_single (GadibaLaneWriter *writer, guint row)
{
  const GadibaValue unknown = GADIBA_VALUE_UNKNOWN (writer->kind, NULL);

  _gadiba_lane_writer_put (writer, row, &unknown);
  writer->marks[row] =
      writer->kind == GADIBA_KIND_YES_NO ? GADIBA_TRUTH_SINGLE : GADIBA_STATE_SINGLE;
}

/* Returns: the greatest numerator once all have the denominator @den, or more than
 * GADIBA_LANES_MAX */
static guint64
find_max (const GadibaLaneWriter *writer, gint64 den)
{
  gint64 last = den;
  gint64 factor = 1;
  gint64 max = 0;
  gint64 scaled;

  for (guint i = 0; i < writer->n; i++)
    {
      if (writer->dens[i] != last)
        {
          last = writer->dens[i];
          factor = den / last;
        }
      if (__builtin_mul_overflow (writer->nums[i], factor, &scaled) || scaled == G_MININT64)
        return G_MAXUINT64;
      max = MAX (max, ABS (scaled));
    }
  return (guint64) max;
}

static void
join_dens (const GadibaLaneWriter *writer, GadibaLanes *lanes)
{
  gint64 den = _gadiba_lanes_find_den (writer->dens, writer->n);
  guint64 max = den != 0 ? find_max (writer, den) : G_MAXUINT64;

  lanes->dens = writer->dens;
  if (max > GADIBA_LANES_MAX)
    return;
  for (guint i = 0; i < writer->n; i++)
    if (writer->dens[i] != den && writer->nums[i] != 0)
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
