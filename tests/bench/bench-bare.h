/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case.h"

G_BEGIN_DECLS

/* What the bare loop computes of one household; UNKNOWN is -1. */
typedef struct
{
  gint64 income, savings, gmi, housing; /* cents */
  int group, status, months;
} GadibaBareAnswer;

/**
 * gadiba_bare_assess:
 *
 * The rules of one year (2026 from 1 May on) written straight into C, without book, trace or third
 * truth value: what the rule book's evaluation is measured against. Not used by the program.
 */
void gadiba_bare_assess (const GadibaCase *from, GadibaBareAnswer *answer);

G_END_DECLS
