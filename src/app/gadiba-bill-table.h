/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-working-case.h"

G_BEGIN_DECLS

/* The bills of the dwelling, month by month. */
#define GADIBA_TYPE_BILL_TABLE (gadiba_bill_table_get_type ())
G_DECLARE_FINAL_TYPE (GadibaBillTable, gadiba_bill_table, GADIBA, BILL_TABLE, GtkWidget)

void gadiba_bill_table_set_case (GadibaBillTable *self, GadibaWorkingCase *working);
/* Puts the keyboard where @fact, "cost" or "cost-quantity", goes: to the cell that lacks it, else
 * to where a bill is added. */
void gadiba_bill_table_ask (GadibaBillTable *self, const char *fact);
/* Returns: how many places stand above that of @fact; NULL: above the keyboard; -1: it is outside
 */
int gadiba_bill_table_find_place (GadibaBillTable *self, const char *fact);

G_END_DECLS
