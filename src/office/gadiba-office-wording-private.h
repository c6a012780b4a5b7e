/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-private.h"
#include "gadiba-office-wording.h"

G_BEGIN_DECLS

/* Whether there is a template of that id. */
gboolean _gadiba_wording_check_id (const char *id, GError **error);

/* As gadiba_office_check_wording(), in the database's thread. */
GadibaWordingCheck *_gadiba_wording_check (GadibaOffice *self, GadibaDb *db, const char *id,
                                           GBytes *text, const char *label, GError **error);

/* What an invented decision is made from again and again. */
typedef struct
{
  const GadibaBook *book;
  const char *id; /* of the template that tells it */
  GadibaLetterForm form;
  GadibaTrace *trace; /* of its case */
} GadibaSample;

/* @self: with book, id and form; the trace is made */
gboolean _gadiba_sample_prepare (GadibaSample *self, GError **error);
void _gadiba_sample_clear (GadibaSample *self);

/* How many things can be left out of an invented decision. */
guint _gadiba_sample_count_gaps (void);
/* Leaves that out, if there is such a one. */
void _gadiba_sample_leave_out (GadibaDecision *told, guint gap);

/* Invents a decision, or what a letter of that form tells. @gap: what is left out, from 0; another
 * number: nothing. It is freed by _gadiba_sample_drop(), for the trace is lent to it. */
GadibaDecision *_gadiba_sample_make (const GadibaSample *self, guint gap, GError **error);
void _gadiba_sample_drop (GadibaDecision *decision);

G_END_DECLS
