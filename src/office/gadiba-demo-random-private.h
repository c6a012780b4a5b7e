/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Chance that is the same on every machine: SplitMix64 (Steele, Lea and Flood, 2014), whole numbers
 * only. Not for secrets.
 *
 * What is drawn for one thing must not depend on how much was drawn for another: so each has a key
 * of its own, made of the seed and of what it belongs to (household 12, person 3, income 1, March),
 * and a source begins at a key.
 */
typedef struct
{
  guint64 state;
} GadibaDemoRandom;

/* Returns: the key of the part @part of what @key belongs to */
guint64 _gadiba_demo_key (guint64 key, guint64 part);

/* Returns: a source that begins at @key */
GadibaDemoRandom _gadiba_demo_random (guint64 key);

/* Returns: 64 bits */
guint64 _gadiba_demo_random_next (GadibaDemoRandom *self);

/* Returns: a number below @n, which is above zero */
guint _gadiba_demo_random_below (GadibaDemoRandom *self, guint n);

/* Returns: a number from @from to @to, both included; @from if @to is below it */
gint64 _gadiba_demo_random_between (GadibaDemoRandom *self, gint64 from, gint64 to);

/* Returns: TRUE in @thousandths of a thousand cases */
gboolean _gadiba_demo_random_chance (GadibaDemoRandom *self, guint thousandths);

/* Returns: the index of a row of @rows, each as often as its first member, a guint, says */
guint _gadiba_demo_random_choose (GadibaDemoRandom *self, const GArray *rows);

/* Returns: an index below @n, the first ones most often */
guint _gadiba_demo_random_early (GadibaDemoRandom *self, guint n);

G_END_DECLS
