/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A place in an act: "SPSPL 36(1)2" is article 36, first part, point 2; "SPSPL 36(2.1)" part 2.1;
 * "MK 809 p. 10" point 10 of a regulation; "MK 809 annex 3" an annex; "SPSPL PN 36" point 36 of the
 * transitional provisions. Several places are separated by "; ".
 */
typedef struct
{
  char *text;       /* as written in the book */
  GPtrArray *acts;  /* const char *, interned: the act of each place */
  GPtrArray *rests; /* char *: the rest of each place */
  char *article;    /* as a Latvian reader expects it: "SPSPL 36. panta pirmās daļas 2. punkts" */
} GadibaCitation;

/**
 * gadiba_citation_parse:
 * @acts: (element-type utf8 gpointer): known acts by id, longest match wins
 *
 * Returns: (transfer full): NULL with a sentence when no act or no place is recognised
 */
GadibaCitation *gadiba_citation_parse (const char *text, GHashTable *acts, GError **error);
/* Whether the place @text, as books write it, begins with one of @acts, which are as above. */
gboolean gadiba_citation_names_act (const char *text, GHashTable *acts);
/**
 * gadiba_citation_read:
 * @typed: places as people read them, "SN 3/2024 4. punkts", or as books write them
 *
 * Returns: (transfer full): the places as books write them, "SN 3/2024 p. 4". What is neither stays
 *   as it is
 */
char *gadiba_citation_read (const char *typed);
void gadiba_citation_free (GadibaCitation *citation);

G_END_DECLS
