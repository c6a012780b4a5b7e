/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-decision-checked.h"
#include "gadiba-office.h"

G_BEGIN_DECLS

/**
 * gadiba_office_list_checked:
 * @number: of a decision
 *
 * What was looked at before it was issued, what was found, who issued it all the same and why.
 *
 * Returns: (transfer full) (element-type GadibaChecked)
 */
GPtrArray *gadiba_office_list_checked (GadibaOffice *self, const char *number, GError **error);

G_END_DECLS
