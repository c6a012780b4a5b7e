/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GADIBA_RULES_ERROR_FORMULA, /* a formula cannot be read or does not fit its types */
  GADIBA_RULES_ERROR_BOOK,    /* the book contradicts itself: a gap, a cycle, a name twice */
  GADIBA_RULES_ERROR_NAME,    /* a name that no loaded book knows */
  GADIBA_RULES_ERROR_VALUE,   /* a value that does not fit its type */
  GADIBA_RULES_ERROR_EXAMPLE, /* an example of the book does not come out */
  GADIBA_RULES_ERROR_RANGE,   /* a number grew beyond 64 bits, or was divided by zero */
} GadibaRulesError;

#define GADIBA_RULES_ERROR (gadiba_rules_error_quark ())
GQuark gadiba_rules_error_quark (void);

G_END_DECLS
