/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-trace-private.h"

#include "gadiba-figures.h"
#include "gadiba-lv-words.h"

/* The values of the law beneath the lines that used them. */

/* "spēkā no 2026. gada 1. janvāra" */
static char *
describe_since (const GadibaTeller *teller, const char *since)
{
  return g_strconcat (gadiba_book_get_phrase (teller->book, "valid-from"), " ", since, NULL);
}

/* A value of the law, where it is used first. */
static void
tell_parameter (GadibaTeller *teller, const GadibaParameter *parameter, const GadibaValue *is,
                const GadibaSetting *setting, GadibaDate day)
{
  const GadibaParameterValue *value =
      gadiba_evaluation_get_parameter (teller->evaluation, parameter, day);
  GadibaTraceLine *line;

  if (!g_hash_table_add (teller->told,
                         (gpointer) (value != NULL ? (gconstpointer) value : parameter)))
    return;
  line = _gadiba_teller_add_line (teller, GADIBA_TRACE_PARAMETER, parameter->id, NULL);
  line->title = g_strdup (parameter->title);
  _gadiba_teller_set_value (teller, line, is, &parameter->type, NULL);
  if (setting != NULL)
    line->figures = g_strdup (gadiba_book_get_phrase (teller->book, "set-by-hand"));
  else if (value != NULL)
    {
      line->figures = describe_since (teller, value->since);
      _gadiba_trace_line_set_source (line, value->source);
      _gadiba_teller_add_note (teller, value->note);
    }
  else
    line->figures = g_strdup (
        gadiba_book_get_phrase (teller->book, parameter->by_municipality ? "not-set" : "no-value"));
}

/* at(parameter, month): the value of that month. */
static void
tell_parameter_at (GadibaTeller *teller, const GadibaExpr *expr, GadibaEntity entity, guint row)
{
  const GadibaParameter *parameter = expr->first->target;
  const GadibaSetting *setting =
      gadiba_evaluation_get_setting (teller->evaluation, parameter, NULL);
  GadibaValue day, is;

  if (!gadiba_evaluation_get_expr (teller->evaluation, expr->first->next, entity, row, &day, NULL)
      || !day.known
      || !gadiba_evaluation_get_expr (teller->evaluation, expr, entity, row, &is, NULL))
    return;
  tell_parameter (teller, parameter, &is, setting,
                  day.kind == GADIBA_KIND_DATE ? day.date : gadiba_month_get_first_day (day.month));
}

static void
tell_parameters (GadibaTeller *teller, const GadibaExpr *expr, GadibaEntity entity, guint row);

static void
tell_parameter_of_day (GadibaTeller *teller, const GadibaExpr *expr, GadibaEntity entity, guint row)
{
  const GadibaParameter *parameter = expr->target;
  GadibaValue key = { 0 };
  GadibaValue is;

  if (expr->first != NULL)
    gadiba_evaluation_get_expr (teller->evaluation, expr->first, entity, row, &key, NULL);
  if (gadiba_evaluation_get_expr (teller->evaluation, expr, entity, row, &is, NULL))
    tell_parameter (
        teller, parameter, &is,
        gadiba_evaluation_get_setting (teller->evaluation, parameter, key.known ? key.text : NULL),
        gadiba_evaluation_get_terms (teller->evaluation)->day);
}

/* if, and, or: what decided and what was not looked at any more is told as it was computed. */
static void
tell_parameters_of_branches (GadibaTeller *teller, const GadibaExpr *expr, GadibaEntity entity,
                             guint row)
{
  const GadibaExpr *second = expr->first->next;
  GadibaValue value;

  tell_parameters (teller, expr->first, entity, row);
  if (!gadiba_evaluation_get_expr (teller->evaluation, expr->first, entity, row, &value, NULL))
    return;
  if (expr->op == GADIBA_EXPR_IF)
    {
      if (!value.known || value.yes)
        tell_parameters (teller, second, entity, row);
      if (!value.known || !value.yes)
        tell_parameters (teller, second->next, entity, row);
    }
  else if (!value.known || value.yes != (expr->op == GADIBA_EXPR_OR))
    tell_parameters (teller, second, entity, row);
}

static void
tell_parameters_of_step (GadibaTeller *teller, const GadibaStep *step, GadibaEntity entity,
                         guint row)
{
  const GadibaFormula *formula =
      gadiba_step_get_formula (step, gadiba_evaluation_get_terms (teller->evaluation)->day);

  /* What a quiet step used is told where the step is named; other steps tell it themselves. */
  if (step->quiet && formula != NULL && (step->entity == entity || step->entity == 0)
      && g_hash_table_add (teller->told, (gpointer) formula))
    tell_parameters (teller, formula->expr, entity, row);
}

/* The parameters that @expr made use of. */
static void
tell_parameters (GadibaTeller *teller, const GadibaExpr *expr, GadibaEntity entity, guint row)
{
  switch ((int) expr->op)
    {
    case GADIBA_EXPR_PARAMETER:
      tell_parameter_of_day (teller, expr, entity, row);
      break;
    case GADIBA_EXPR_STEP:
      tell_parameters_of_step (teller, expr->target, entity, row);
      break;
    case GADIBA_EXPR_AT:
      tell_parameter_at (teller, expr, entity, row);
      break;
    case GADIBA_EXPR_REACHED:
      tell_parameters (teller, expr->first->next, entity, row);
      break;
    case GADIBA_EXPR_IF:
    case GADIBA_EXPR_AND:
    case GADIBA_EXPR_OR:
      tell_parameters_of_branches (teller, expr, entity, row);
      break;
    case GADIBA_EXPR_SUM:
    case GADIBA_EXPR_COUNT:
    case GADIBA_EXPR_ANY:
    case GADIBA_EXPR_ALL:
      break; /* the rows tell it in lines of their own, or in words */
    default:
      for (const GadibaExpr *operand = expr->first; operand != NULL; operand = operand->next)
        tell_parameters (teller, operand, entity, row);
      break;
    }
}

/* What a template names belongs to the figures too. */
void
_gadiba_teller_tell_parameters (GadibaTeller *teller, const GadibaFormula *formula,
                                GadibaEntity entity, guint row)
{
  tell_parameters (teller, formula->expr, entity, row);
  for (guint i = 0; formula->shown != NULL && i < formula->shown->formulas->len; i++)
    tell_parameters (teller, g_ptr_array_index (formula->shown->formulas, i), entity, row);
}

/* A doubt is told once in a section, however many items share it. */
static void
add_note_once (GadibaTeller *teller, const char *note)
{
  for (guint i = 0; note != NULL && i < teller->lines->len; i++)
    {
      const GadibaTraceLine *line = g_ptr_array_index (teller->lines, i);
      if (line->kind == GADIBA_TRACE_NOTE && g_str_equal (line->title, note))
        return;
    }
  _gadiba_teller_add_note (teller, note);
}

/* "150 kWh pirmajai personai, 50 kWh katrai nākamajai", "ne vairāk par 30,00 €" */
static char *
describe_norm (const GadibaTeller *teller, const GadibaNorm *norm)
{
  const GadibaType quantity = { GADIBA_KIND_NUMBER, norm->unit };
  const GadibaType money = { GADIBA_KIND_NUMBER, "EUR" };
  GadibaValue first = GADIBA_VALUE_NUMBER (norm->first);
  GadibaValue further = GADIBA_VALUE_NUMBER (norm->further);
  GadibaValue cap = GADIBA_VALUE_NUMBER (norm->cap);
  g_autofree char *first_text = gadiba_figures_value (teller->book, &first, &quantity, NULL);
  g_autofree char *further_text = gadiba_figures_value (teller->book, &further, &quantity, NULL);
  g_autofree char *cap_text = gadiba_figures_value (teller->book, &cap, &money, NULL);
  g_autoptr (GString) string = g_string_new (NULL);

  if (norm->has_quantity)
    g_string_append_printf (string, "%s %s, %s %s", first_text,
                            gadiba_book_get_phrase (teller->book, "norm-first"), further_text,
                            gadiba_book_get_phrase (teller->book, "norm-further"));
  if (norm->has_cap)
    g_string_append_printf (string, "%s%s %s", norm->has_quantity ? ", " : "",
                            gadiba_book_get_phrase (teller->book, "norm-cap"), cap_text);
  return g_string_free (g_steal_pointer (&string), FALSE);
}

void
_gadiba_teller_tell_norm (GadibaTeller *teller, guint row)
{
  GadibaValue value = gadiba_evaluation_get_fact (
      teller->evaluation, teller->book->facts[GADIBA_ENTITY_BILL]->pdata[GADIBA_BILL_ITEM], row);
  const GadibaCostItem *item = g_hash_table_lookup (teller->book->cost_item_names, value.text);
  const GadibaNorm *norm =
      gadiba_cost_item_get_norm (item, gadiba_evaluation_get_terms (teller->evaluation)->day);

  if (norm == NULL)
    return;
  if (norm->has_quantity || norm->has_cap)
    {
      GadibaTraceLine *line =
          _gadiba_teller_add_line (teller, GADIBA_TRACE_PARAMETER, item->id, NULL);
      g_autofree char *since = NULL;

      line->title = g_strdup (gadiba_book_get_phrase (teller->book, "norm"));
      line->result = describe_norm (teller, norm);
      since = gadiba_lv_date (norm->from, GADIBA_LV_GENITIVE);
      line->figures = describe_since (teller, since);
      _gadiba_trace_line_set_source (line, norm->source);
    }
  add_note_once (teller, norm->note);
}
