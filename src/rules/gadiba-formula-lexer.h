/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-number.h"

G_BEGIN_DECLS

/* Formulas are cut into tokens here; only gadiba-formula-parse.c uses this. */

typedef enum
{
  TOKEN_END,
  TOKEN_NUMBER,
  TOKEN_WORD, /* "in quotes" */
  TOKEN_NAME, /* also and, or, not, where, … */
  TOKEN_SIGN, /* one of + - * / ( ) [ ] , = and N ≠, L ≤, G ≥, < > */
} GadibaTokenKind;

typedef struct
{
  GadibaTokenKind kind;
  char sign;
  char *text; /* NAME and WORD: what stands there */
  GadibaNumber number;
  guint column; /* from 1, in characters */
} GadibaToken;

/**
 * gadiba_formula_tokens:
 *
 * Returns: (transfer full) (element-type GadibaToken): ends with a TOKEN_END
 */
GArray *gadiba_formula_tokens (const char *text, GError **error);

G_END_DECLS
