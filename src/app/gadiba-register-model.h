/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-registers.h"
#include "gadiba-session.h"

G_BEGIN_DECLS

/* A line of a register in a list. It is read when somebody looks at it; the signal "changed"
 * tells. */
#define GADIBA_TYPE_REGISTER_LINE (gadiba_register_line_get_type ())
G_DECLARE_FINAL_TYPE (GadibaRegisterLine, gadiba_register_line, GADIBA, REGISTER_LINE, GObject)

gint64 gadiba_register_line_get_id (GadibaRegisterLine *self);
/* Returns: (nullable) (transfer none): NULL while it is being read */
const GadibaRegisterRow *gadiba_register_line_get_row (GadibaRegisterLine *self);

/*
 * A register as a GListModel of any length: it keeps the keys of all lines that are asked for and
 * the lines of the pages that were looked at last, as GadibaClientModel does. Signals:
 *  "filled" (char *fault): the answer is there, or cannot be had; "totalled": its totals too.
 */
#define GADIBA_TYPE_REGISTER_MODEL (gadiba_register_model_get_type ())
G_DECLARE_FINAL_TYPE (GadibaRegisterModel, gadiba_register_model, GADIBA, REGISTER_MODEL, GObject)

/* Asks at once. */
GadibaRegisterModel *
gadiba_register_model_new (GadibaSession *session, const GadibaRegisterQuery *query);

/* Asks for something else; what it shows changes when the answer is there. */
void gadiba_register_model_set_query (GadibaRegisterModel *self, const GadibaRegisterQuery *query);
const GadibaRegisterQuery *gadiba_register_model_get_query (GadibaRegisterModel *self);

/* Reads everything anew, for records that others have changed. */
void gadiba_register_model_refresh (GadibaRegisterModel *self);

/* Returns: (nullable) (transfer none): what all lines come to; NULL while it is being counted */
const GadibaRegisterTotals *gadiba_register_model_get_totals (GadibaRegisterModel *self);

/* @position: (out): where the line of that key stands. Returns: FALSE if it is not in the list */
gboolean gadiba_register_model_find (GadibaRegisterModel *self, gint64 id, guint *position);

G_END_DECLS
