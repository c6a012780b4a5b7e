/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-office-prepare.h"

G_BEGIN_DECLS

/*
 * How one benefit is paid: as the application asks, to an account, in cash, or, if it is not given
 * in money, to the provider of the service. Of a social service: who gives it and from which day,
 * or that it waits in the queue.
 *
 * Signal "changed" (gboolean settled): another way was chosen (settled), or somebody types.
 */
#define GADIBA_TYPE_PAY_ROW (gadiba_pay_row_get_type ())
G_DECLARE_FINAL_TYPE (GadibaPayRow, gadiba_pay_row, GADIBA, PAY_ROW, GtkWidget)

/* @day: of the decision, which a first day that is typed goes by */
GtkWidget *gadiba_pay_row_new (const GadibaPayable *payable, GadibaDate day);

/* Returns: the id of the benefit */
const char *gadiba_pay_row_get_benefit (GadibaPayRow *self);

/* Fills in what was chosen before. */
void gadiba_pay_row_set_order (GadibaPayRow *self, const GadibaPayOrder *order);

/* Returns: what is chosen; its strings are the row's, good until the next change */
GadibaPayOrder gadiba_pay_row_get_order (GadibaPayRow *self);

G_END_DECLS
