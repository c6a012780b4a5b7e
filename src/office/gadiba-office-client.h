/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-edit.h"

G_BEGIN_DECLS

/**
 * gadiba_office_read_client:
 * @person: key
 * @error: %GADIBA_STORE_ERROR_NOT_FOUND
 *
 * Reads what there is to work with of somebody: the newest application in whose household he or
 * she is; else, as of a client who was taken over from a table, a file without one. It has no
 * number and is not open; its case is that person alone, with the address of the card. This alone
 * is no entry of the journal: opening the card is one.
 *
 * Returns: (transfer full)
 */
GadibaCaseFile *gadiba_office_read_client (GadibaOffice *self, gint64 person,
                                           const GadibaMoment *moment, GError **error);

G_END_DECLS
