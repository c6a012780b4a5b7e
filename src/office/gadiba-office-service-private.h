/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-private.h"
#include "gadiba-office-service.h"

G_BEGIN_DECLS

/* Returns: (transfer none): the office's rule book */
const GadibaBook *_gadiba_service_load_book (GadibaOffice *office, GadibaDb *db, GError **error);

/* Whether the service of @lines has a place more on @day; %GADIBA_OFFICE_ERROR_WRONG. @benefit:
 * (nullable): NULL: no book describes it any more */
gboolean _gadiba_service_check_free (const GPtrArray *lines, const GadibaBenefit *benefit,
                                     GadibaDate day, GError **error);

/* @lines: (out) (transfer full) (nullable): all of the application. Returns: (transfer none): that
 * of the request among them; %GADIBA_OFFICE_ERROR_WRONG: there is none, or several */
GadibaServicePlace *_gadiba_service_find (GadibaDb *db, const GadibaServiceRequest *request,
                                          GPtrArray **lines, GError **error);

G_END_DECLS
