/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was not understood. Messages are translated sentences that say what is wrong and what would
 * be right; they never repeat personal data beyond the text that was to be read. */
typedef enum
{
  GADIBA_CORE_ERROR_NUMBER,
  GADIBA_CORE_ERROR_MONEY,
  GADIBA_CORE_ERROR_DATE,
  GADIBA_CORE_ERROR_CODE, /* registration numbers; personal codes have verdicts of their own */
  GADIBA_CORE_ERROR_IBAN,
  GADIBA_CORE_ERROR_CALENDAR,
  GADIBA_CORE_ERROR_COLLATOR,
  GADIBA_CORE_ERROR_FILTER,
  GADIBA_CORE_ERROR_CSV,
} GadibaCoreError;

#define GADIBA_CORE_ERROR (gadiba_core_error_quark ())
GQuark gadiba_core_error_quark (void);

G_END_DECLS
