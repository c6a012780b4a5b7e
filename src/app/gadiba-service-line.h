/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-service.h"
#include "gadiba-table-line.h"

G_BEGIN_DECLS

/* A place in a social service as a line of a list: held, waited for, or ended. */
#define GADIBA_TYPE_SERVICE_LINE (gadiba_service_line_get_type ())
G_DECLARE_FINAL_TYPE (GadibaServiceLine, gadiba_service_line, GADIBA, SERVICE_LINE, GObject)

/* How it stands on a day. */
typedef enum
{
  GADIBA_SERVICE_WAITS,
  GADIBA_SERVICE_BEGINS, /* later */
  GADIBA_SERVICE_RUNS,
  GADIBA_SERVICE_ENDED,
  GADIBA_SERVICE_LEFT, /* the queue, without a place */
} GadibaServiceState;

GadibaServiceState gadiba_service_get_state (const GadibaServicePlace *place, GadibaDate today);

/* @queue: outlives what is asked of the line
 * @turn: of one that waits: which it is in the queue, from 1; else 0
 *
 * Returns: (transfer full) */
GadibaServiceLine *gadiba_service_line_new (const GadibaServiceQueue *queue,
                                            const GadibaServicePlace *place, guint turn);
/* Returns: (nullable) (transfer none): NULL once the line is forgotten */
const GadibaServicePlace *gadiba_service_line_get_place (GadibaServiceLine *self);
/* What it shows is gone; a list may hold the line for a while yet. */
void gadiba_service_line_forget (GadibaServiceLine *self);

const GadibaTableColumns *gadiba_service_line_get_columns (void);
/* Returns: (transfer full) (nullable): what the columns of the line say */
GadibaTableTexts *gadiba_service_line_make_texts (GadibaServiceLine *self, GadibaDate today);

/* Returns: (transfer full): "Aprūpe mājās: 1 of 2 places taken, 1 waiting" */
char *gadiba_service_tell_queue (const GadibaServiceQueue *queue);

G_END_DECLS
