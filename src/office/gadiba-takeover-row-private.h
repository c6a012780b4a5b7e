/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-card-file.h"
#include "gadiba-takeover-file.h"

G_BEGIN_DECLS

/* A line of the table as values that can be stored. */
typedef struct
{
  char *values[GADIBA_TAKEOVER_N_FIELDS]; /* NULL: nothing; given and family name apart */
  GadibaDate born;
  const char *remark; /* (nullable): what is odd but no error; translated */
} GadibaTakeoverValues;

/* Reads the cells of a line. @office: a card of nobody, with who works in the office. @error:
 * %GADIBA_OFFICE_ERROR_WRONG: all that cannot be; @self holds what could be read */
gboolean _gadiba_takeover_values_read (GadibaTakeoverValues *self, const GadibaTakeoverFile *file,
                                       const GPtrArray *cells, const GadibaCardFile *office,
                                       GadibaDate today, GError **error);
void _gadiba_takeover_values_clear (GadibaTakeoverValues *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GadibaTakeoverValues, _gadiba_takeover_values_clear)

/* An address in one cell: "Ezera iela 5-12, Liepkalni, Liepkalnu novads, LV-0000" taken apart.
 * @parts: (out): street, place, region, postcode, each (transfer full) (nullable) */
void _gadiba_takeover_split_address (const char *text, char *parts[4]);

/**
 * _gadiba_takeover_compare:
 * @card: (nullable): of a person who is in the records; NULL: of somebody new
 * @differences: (nullable): GadibaTakeoverDifference are added
 * @changes: (nullable): GadibaCardChange that would make the card say what the line says
 *
 * Holds a line against a card. What the line does not say is no difference.
 */
void _gadiba_takeover_compare (const GadibaTakeoverValues *self, const GadibaCardFile *card,
                               GadibaDate today, GPtrArray *differences, GPtrArray *changes);

G_END_DECLS
