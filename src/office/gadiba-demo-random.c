/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-demo-random-private.h"

#define STEP G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

static guint64
mix (guint64 bits)
{
  bits = (bits ^ (bits >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  bits = (bits ^ (bits >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return bits ^ (bits >> 31);
}

guint64
_gadiba_demo_key (guint64 key, guint64 part)
{
  return mix (mix (key + STEP) ^ (part + STEP));
}

GadibaDemoRandom
_gadiba_demo_random (guint64 key)
{
  return (GadibaDemoRandom){ key };
}

guint64
_gadiba_demo_random_next (GadibaDemoRandom *self)
{
  self->state += STEP;
  return mix (self->state);
}

guint
_gadiba_demo_random_below (GadibaDemoRandom *self, guint n)
{
  g_assert (n > 0);
  /* The upper half of the product: all numbers come equally often but for one in four billion. */
  return (guint) (((_gadiba_demo_random_next (self) >> 32) * n) >> 32);
}

gint64
_gadiba_demo_random_between (GadibaDemoRandom *self, gint64 from, gint64 to)
{
  return to <= from ? from : from + _gadiba_demo_random_below (self, (guint) (to - from + 1));
}

gboolean
_gadiba_demo_random_chance (GadibaDemoRandom *self, guint thousandths)
{
  return _gadiba_demo_random_below (self, 1000) < thousandths;
}

static guint
get_share (const GArray *rows, guint row)
{
  return *(const guint *) (gconstpointer) (rows->data
                                           + (gsize) row
                                                 * g_array_get_element_size ((GArray *) rows));
}

guint
_gadiba_demo_random_choose (GadibaDemoRandom *self, const GArray *rows)
{
  guint sum = 0;
  guint row = 0;

  for (guint i = 0; i < rows->len; i++)
    sum += get_share (rows, i);
  guint drawn = _gadiba_demo_random_below (self, sum);
  while (drawn >= get_share (rows, row))
    drawn -= get_share (rows, row++);
  return row;
}

guint
_gadiba_demo_random_early (GadibaDemoRandom *self, guint n)
{
  guint a = _gadiba_demo_random_below (self, n);
  guint b = _gadiba_demo_random_below (self, n);
  return MIN (a, b);
}
