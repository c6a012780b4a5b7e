/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case-change.h"
#include "gadiba-case-table-private.h"

G_BEGIN_DECLS

/* Where the values of one part of a case stand. */
typedef struct
{
  const GadibaXmlElement *element;
  const GadibaCaseField *fields;
  GArray *rows; /* NULL: there is a single struct */
  gsize row_size;
  gpointer single;
} GadibaCaseShelf;

GadibaCaseShelf _gadiba_case_find_shelf (const GadibaCase *self, GadibaCasePart part);
/* Returns: (transfer none): the struct; @index: of a row */
gpointer _gadiba_case_shelf_get_row (const GadibaCaseShelf *shelf, guint index);

/* Returns: (nullable): the field of that name */
const GadibaCaseField *
_gadiba_case_shelf_find_field (const GadibaCaseShelf *shelf, const char *name);
/* Returns: (transfer full): the indices (guint) of the rows that the place means, in their order */
GArray *_gadiba_case_find_rows (const GadibaCase *self, const GadibaCaseShelf *shelf,
                                const GadibaCasePlace *place);

/* Returns: the attribute whose value makes a row be there; NULL: of parts whose rows are told by an
 * index or always there */
const char *_gadiba_case_part_get_main (GadibaCasePart part);
/* Whether several rows may be one place. */
gboolean _gadiba_case_part_has_sums (GadibaCasePart part);
/* Whether places of the part have an index. */
gboolean _gadiba_case_part_is_listed (GadibaCasePart part);
/* Whether the attribute tells which rows a place means. */
gboolean _gadiba_case_part_is_key (GadibaCasePart part, const char *field);

/* Returns: (transfer full) (nullable): the value of the place, whose rows are those of
 * @indices */
char *_gadiba_case_format_rows (const GadibaCase *self, const GadibaCasePlace *place,
                                const GArray *indices);

G_END_DECLS
