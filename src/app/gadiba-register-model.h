/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-long-list.h"
#include "gadiba-office-registers.h"

G_BEGIN_DECLS

/* A register as a long list: keys of its lines, rows of GadibaRegisterRow. Beside
 * "filled", the signal "totalled" tells that the totals are there too. */
#define GADIBA_TYPE_REGISTER_MODEL (gadiba_register_model_get_type ())
G_DECLARE_FINAL_TYPE (GadibaRegisterModel, gadiba_register_model, GADIBA, REGISTER_MODEL,
                      GadibaLongList)

/* Asks at once. */
GadibaRegisterModel *
gadiba_register_model_new (GadibaSession *session, const GadibaRegisterQuery *query);

/* Asks for something else; what it shows changes when the answer is there. */
void gadiba_register_model_set_query (GadibaRegisterModel *self, const GadibaRegisterQuery *query);
const GadibaRegisterQuery *gadiba_register_model_get_query (GadibaRegisterModel *self);

/* Reads everything anew, the totals too. */
void gadiba_register_model_refresh (GadibaRegisterModel *self);

/* Returns: (nullable) (transfer none): what all lines come to; NULL while it is being counted */
const GadibaRegisterTotals *gadiba_register_model_get_totals (GadibaRegisterModel *self);

G_END_DECLS
