/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office.h"
#include "gadiba-register.h"

G_BEGIN_DECLS

/* The registers of applications, decisions and letters that decide nothing. Reading them leaves
 * nothing in the journal; taking them out of the office does. */

/**
 * gadiba_office_list_register:
 * @n: at most so many; %G_MAXUINT: all
 *
 * Returns: (transfer full) (element-type gint64): keys of the lines that are asked for, in order
 */
GArray *gadiba_office_list_register (GadibaOffice *self, const GadibaRegisterQuery *query,
                                     const GadibaMoment *moment, guint n, GError **error);

/**
 * gadiba_office_read_register:
 * @keys: from gadiba_office_list_register() of that kind
 *
 * The lines of a page.
 *
 * Returns: (transfer full) (element-type GadibaRegisterRow): one for each key, in their order
 */
GPtrArray *gadiba_office_read_register (GadibaOffice *self, GadibaRegisterKind kind,
                                        const gint64 *keys, guint n, GError **error);

/* Returns: (transfer full): what all lines that are asked for come to */
GadibaRegisterTotals *
gadiba_office_total_register (GadibaOffice *self, const GadibaRegisterQuery *query,
                              const GadibaMoment *moment, GError **error);

/* Returns: (transfer full): what can be asked for */
GadibaRegisterChoices *gadiba_office_read_register_choices (GadibaOffice *self, GError **error);

/**
 * gadiba_office_export_register:
 *
 * All lines that are asked for, to be written into a file; the journal tells who took how many.
 *
 * Returns: (transfer full) (element-type GadibaRegisterRow): in order
 */
GPtrArray *gadiba_office_export_register (GadibaOffice *self, const GadibaRegisterQuery *query,
                                          const GadibaMoment *moment, GError **error);

G_END_DECLS
