/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-formula-private.h"

#include "gadiba-rules-private.h"

/* The words that may stand in a formula: a misspelt one is found when the book is loaded. */

gboolean
_gadiba_formula_fail (const GadibaExpr *expr, GError **error, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_FORMULA,
               _ ("character %u of the formula: %s"), expr->column, text);
  return FALSE;
}

const GArray *
_gadiba_formula_get_choices (const GadibaExpr *expr)
{
  if (expr->type.kind != GADIBA_KIND_TEXT)
    return NULL;
  if (expr->op == GADIBA_EXPR_FACT)
    return ((GadibaFact *) expr->target)->choices;
  if (expr->op == GADIBA_EXPR_STEP)
    return ((GadibaStep *) expr->target)->choices;
  return NULL;
}

static gboolean
fail_word (const GadibaExpr *expr, const char *word, const GArray *choices, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            g_array_index (choices, GadibaChoice, i).id);
  return _gadiba_formula_fail (
      expr, error, _ ("“%s” is not a word that can stand here; there are: %s"), word, list->str);
}

gboolean
_gadiba_formula_check_words (const GadibaExpr *expr, const GArray *choices, gboolean strict,
                             GError **error)
{
  const GArray *own;

  if (choices == NULL)
    return TRUE;
  if (expr->op == GADIBA_EXPR_LITERAL)
    return gadiba_choices_get_title (choices, expr->literal.text) != NULL
           || fail_word (expr, expr->literal.text, choices, error);
  if (expr->op == GADIBA_EXPR_IF)
    return _gadiba_formula_check_words (expr->first->next, choices, strict, error)
           && _gadiba_formula_check_words (expr->first->next->next, choices, strict, error);
  own = strict ? _gadiba_formula_get_choices (expr) : NULL;
  for (guint i = 0; own != NULL && i < own->len; i++)
    if (gadiba_choices_get_title (choices, g_array_index (own, GadibaChoice, i).id) == NULL)
      return fail_word (expr, g_array_index (own, GadibaChoice, i).id, choices, error);
  return TRUE;
}

/* The word in the brackets is one of the parameter's keys, whatever it comes to. */
gboolean
_gadiba_formula_check_keys (const GadibaExpr *expr, const GadibaParameter *parameter,
                            GError **error)
{
  g_autoptr (GArray) choices = g_array_new (FALSE, TRUE, sizeof (GadibaChoice));

  for (guint i = 0; parameter->keys[i] != NULL; i++)
    {
      GadibaChoice choice = { .id = parameter->keys[i], .title = (char *) parameter->id };
      g_array_append_val (choices, choice);
    }
  return _gadiba_formula_check_words (expr, choices, TRUE, error);
}
