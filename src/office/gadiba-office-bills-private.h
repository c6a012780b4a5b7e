/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-bills-register.h"
#include "gadiba-office-bills.h"
#include "gadiba-office-private.h"

G_BEGIN_DECLS

/* Returns: (nullable): the benefit that a decision changes by the bills of a month; with @error */
const GadibaBenefit *_gadiba_bills_find_benefit (const GadibaBook *book, GError **error);
/* The same as gadiba_office_list_bills(), in the database's thread, by a day. */
GadibaBills *_gadiba_bills_list (GadibaDb *db, const GadibaBenefit *benefit, GadibaMonth month,
                                 GadibaDate today, GError **error);
/* What is set for the months to come. */
gboolean _gadiba_bills_read_newest (GadibaDb *db, GadibaBillsTerm *term, GError **error);

G_END_DECLS
