/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-name.h"

G_BEGIN_DECLS

/*
 * The names that a practice office is made of: data/demo/given-names.tsv, family-names.tsv and
 * streets.tsv. A name's number is the same for all that are the same when folded ("Elina" and
 * "Elīna"), for that is how records tell persons apart.
 */
typedef struct
{
  char *text;
  guint number;
} GadibaDemoName;

typedef struct
{
  GadibaDemoName his, hers;
} GadibaDemoFamily;

typedef struct
{
  GArray *women, *men; /* GadibaDemoName: given names, the frequent ones first */
  GArray *families;    /* GadibaDemoFamily, likewise */
  GPtrArray *streets;  /* char * */
  GPtrArray *houses;   /* char *: in the country */
  GHashTable *numbers; /* char * → number */
} GadibaDemoLists;

/* The tables of two columns: comments begin with "#", the first other line names the columns. */
gboolean _gadiba_demo_lists_read_given (GadibaDemoLists *self, GBytes *bytes, GError **error);
gboolean _gadiba_demo_lists_read_families (GadibaDemoLists *self, GBytes *bytes, GError **error);
gboolean _gadiba_demo_lists_read_streets (GadibaDemoLists *self, GBytes *bytes, GError **error);
void _gadiba_demo_lists_clear (GadibaDemoLists *self);

/* Returns: (transfer none): the form of the family name that a person of that sex has */
const GadibaDemoName *
_gadiba_demo_lists_get_family (const GadibaDemoLists *self, guint family, GadibaSex sex);
const GadibaDemoName *
_gadiba_demo_lists_get_given (const GadibaDemoLists *self, guint given, GadibaSex sex);

G_END_DECLS
