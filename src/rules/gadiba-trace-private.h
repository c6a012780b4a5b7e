/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-trace.h"

G_BEGIN_DECLS

/* The trace while it is told; shared by its files. */
typedef struct
{
  GadibaEvaluation *evaluation;
  const GadibaBook *book;
  const GadibaFacts *facts;
  GadibaTrace *trace;
  GPtrArray *lines; /* of the section that is being told */
  GHashTable *told; /* the values that were told, and parameters without one */
} GadibaTeller;

/* Returns: (transfer full): with nothing in it but room for it */
GadibaTrace *_gadiba_trace_new_empty (void);
void _gadiba_trace_missing_free (gpointer missing);

GadibaTraceLine *_gadiba_teller_add_line (GadibaTeller *teller, GadibaTraceKind kind,
                                          const char *id, const char *subject);
void _gadiba_teller_add_note (GadibaTeller *teller, const char *note);
void
_gadiba_teller_set_value (const GadibaTeller *teller, GadibaTraceLine *line,
                          const GadibaValue *value, const GadibaType *type, const GArray *choices);
void _gadiba_trace_line_set_source (GadibaTraceLine *line, const GadibaCitation *source);

/* The values of the law that a formula and what it shows made use of, each where it is used first.
 */
void _gadiba_teller_tell_parameters (GadibaTeller *teller, const GadibaFormula *formula,
                                     GadibaEntity entity, guint row);
/* The norm of the bill in @row. */
void _gadiba_teller_tell_norm (GadibaTeller *teller, guint row);

G_END_DECLS
