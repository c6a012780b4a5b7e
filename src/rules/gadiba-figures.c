/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-figures.h"

#include "gadiba-evaluation-private.h"

#include <string.h>

#include "gadiba-lv-words.h"

/* A sum of more parts than this is told by its result alone; the parts stand in lines of their
 * own. */
#define MAX_PARTS 12
/* Bytes of figures, beyond which a quiet step is told by its value. */
#define MAX_FIGURES 400

typedef struct
{
  GadibaEvaluation *evaluation;
  const GadibaBook *book;
  GadibaEntity entity;
  guint row;
  gboolean told; /* something beyond one value was written */
  guint unknown; /* values written as not known */
} Figures;

static void write_expr (Figures *figures, GString *string, const GadibaExpr *expr, int level);

static char *
format_money (const GadibaNumber *number)
{
  GadibaMoney cents;
  GadibaNumber rounded;

  if (gadiba_money_from_number (*number, &cents))
    return gadiba_money_format_lv (cents);
  if (gadiba_number_round (*number, (GadibaNumber){ 1, 100 }, GADIBA_ROUND_HALF_UP, &rounded)
      && gadiba_money_from_number (rounded, &cents))
    {
      g_autofree char *text = gadiba_money_format_lv (cents);
      return g_strconcat ("≈ ", text, NULL);
    }
  return gadiba_number_format (*number, 2, 2, ",");
}

static char *
format_number (const GadibaBook *book, const GadibaNumber *number, const char *unit_id);

/* 771 months as "64 gadi un 3 mēneši" */
static char *
format_in_larger (const GadibaBook *book, gint64 n, const GadibaUnit *unit)
{
  GadibaNumber whole = GADIBA_NUMBER (n / unit->factor);
  GadibaNumber rest = GADIBA_NUMBER (n % unit->factor);
  g_autofree char *first = format_number (book, &whole, unit->larger);
  g_autofree char *second = rest.num != 0 ? format_number (book, &rest, unit->id) : NULL;

  if (second == NULL)
    return g_steal_pointer (&first);
  return g_strdup_printf ("%s %s %s", first, gadiba_book_get_phrase (book, "and"), second);
}

static char *
format_number (const GadibaBook *book, const GadibaNumber *number, const char *unit_id)
{
  const GadibaUnit *unit;
  g_autofree char *digits = NULL;
  guint64 whole;

  if (g_strcmp0 (unit_id, "EUR") == 0)
    return format_money (number);
  digits = gadiba_number_format (*number, 0, 4, ",");
  unit = unit_id != NULL ? g_hash_table_lookup (book->units, unit_id) : NULL;
  if (unit == NULL)
    return g_steal_pointer (&digits);
  if (unit->symbol != NULL)
    return g_strconcat (digits, " ", unit->symbol, NULL);
  if (unit->larger != NULL)
    {
      GadibaNumber parts = GADIBA_NUMBER (unit->factor);
      if (number->den == 1 && gadiba_number_compare (*number, parts) >= 0)
        return format_in_larger (book, number->num, unit);
    }
  whole = (guint64) ABS (number->num / number->den);
  return g_strconcat (digits, " ",
                      strchr (digits, ',') != NULL
                          ? unit->other
                          : gadiba_lv_pick_plural (whole, unit->zero, unit->one, unit->other),
                      NULL);
}

char *
gadiba_figures_value (const GadibaBook *book, const GadibaValue *value, const GadibaType *type,
                      const GArray *choices)
{
  const char *title;

  if (!value->known)
    return g_strdup (gadiba_book_get_phrase (book, "unknown"));
  switch ((GadibaKind) value->kind)
    {
    case GADIBA_KIND_NUMBER:
      return format_number (book, &value->number, type->unit);
    case GADIBA_KIND_YES_NO:
      return g_strdup (gadiba_book_get_phrase (book, value->yes ? "yes" : "no"));
    case GADIBA_KIND_TEXT:
      title = gadiba_choices_get_title (choices, value->text);
      return g_strdup (title != NULL ? title : value->text);
    case GADIBA_KIND_DATE:
      return gadiba_lv_date (value->date, GADIBA_LV_NOMINATIVE);
    case GADIBA_KIND_MONTH:
      return gadiba_lv_month (value->month, GADIBA_LV_NOMINATIVE);
    }
  g_return_val_if_reached (NULL);
}

static const GArray *
get_choices (const GadibaExpr *expr)
{
  if (expr->op == GADIBA_EXPR_FACT)
    return ((const GadibaFact *) expr->target)->choices;
  if (expr->op == GADIBA_EXPR_STEP)
    return ((const GadibaStep *) expr->target)->choices;
  return NULL;
}

static GadibaValue
get_value (const Figures *figures, const GadibaExpr *expr)
{
  GadibaValue value = GADIBA_VALUE_UNKNOWN (expr->type.kind, NULL);

  /* What is told here was computed before, so it cannot fail now. */
  if (!gadiba_evaluation_get_expr (figures->evaluation, expr, figures->entity, figures->row, &value,
                                   NULL))
    value.known = FALSE;
  return value;
}

static void
write_value (Figures *figures, GString *string, const GadibaExpr *expr)
{
  GadibaValue value = get_value (figures, expr);
  g_autofree char *text =
      gadiba_figures_value (figures->book, &value, &expr->type, get_choices (expr));

  if (!value.known)
    figures->unknown++;
  g_string_append (string, text);
}

static void
write_phrase (const Figures *figures, GString *string, const char *phrase)
{
  g_string_append (string, gadiba_book_get_phrase (figures->book, phrase));
}

/* left SIGN right, in brackets where a reader would else read it wrongly */
static void
write_binary (Figures *figures, GString *string, const GadibaExpr *expr, const char *sign,
              int own_level, int level)
{
  figures->told = TRUE;
  if (own_level < level)
    g_string_append_c (string, '(');
  write_expr (figures, string, expr->first, own_level);
  g_string_append_printf (string, " %s ", sign);
  write_expr (figures, string, expr->first->next, own_level + 1);
  if (own_level < level)
    g_string_append_c (string, ')');
}

static void
write_list (Figures *figures, GString *string, const GadibaExpr *operands)
{
  g_string_append (string, " (");
  for (const GadibaExpr *operand = operands; operand != NULL; operand = operand->next)
    {
      if (operand != operands)
        g_string_append (string, "; ");
      write_expr (figures, string, operand, 0);
    }
  g_string_append_c (string, ')');
}

static gboolean
is_zero (const GadibaExpr *expr)
{
  return expr->op == GADIBA_EXPR_LITERAL && expr->literal.kind == GADIBA_KIND_NUMBER
         && expr->literal.number.num == 0;
}

/* max(0, x) is "x, but not less than 0"; said only where it matters. */
static void
write_extreme (Figures *figures, GString *string, const GadibaExpr *expr, int level)
{
  const GadibaExpr *first = expr->first;

  figures->told = TRUE;
  if (expr->op == GADIBA_EXPR_MAX && is_zero (first) && first->next->next == NULL)
    {
      GadibaValue value = get_value (figures, first->next);
      gboolean raised = value.known && gadiba_number_compare (value.number, GADIBA_NUMBER (0)) < 0;
      write_expr (figures, string, first->next, raised ? 1 : level);
      if (raised)
        {
          write_phrase (figures, string, "not-below-zero");
        }
      return;
    }
  write_phrase (figures, string, expr->op == GADIBA_EXPR_MAX ? "greatest" : "least");
  write_list (figures, string, first);
}

static void
write_sum (Figures *figures, GString *string, const GadibaExpr *expr, int level)
{
  g_autoptr (GArray) rows =
      gadiba_evaluation_get_matches (figures->evaluation, expr, figures->entity, figures->row);
  Figures inner = { figures->evaluation, figures->book, expr->entity, 0, FALSE, 0 };
  gboolean brackets = rows->len > 1 && level > 1;

  if (rows->len == 0 || rows->len > MAX_PARTS)
    {
      write_value (figures, string, expr);
      return;
    }
  figures->told = figures->told || rows->len > 1;
  if (brackets)
    g_string_append_c (string, '(');
  for (guint i = 0; i < rows->len; i++)
    {
      GadibaValue value;
      inner.row = g_array_index (rows, guint, i);
      value = get_value (&inner, expr->first);
      if (i > 0 && value.known && gadiba_number_compare (value.number, GADIBA_NUMBER (0)) < 0)
        {
          g_autofree char *text = NULL;
          value.number.num = -value.number.num;
          text = gadiba_figures_value (figures->book, &value, &expr->first->type, NULL);
          g_string_append_printf (string, " − %s", text);
          continue;
        }
      if (i > 0)
        g_string_append (string, " + ");
      write_value (&inner, string, expr->first);
    }
  if (brackets)
    g_string_append_c (string, ')');
}

/* Only the branch that was taken. */
static void
write_if (Figures *figures, GString *string, const GadibaExpr *expr, int level)
{
  GadibaValue condition = get_value (figures, expr->first);
  const GadibaExpr *yes = expr->first->next;

  if (condition.known)
    write_expr (figures, string, condition.yes ? yes : yes->next, level);
  else
    write_value (figures, string, expr);
}

static const char *
get_sign (GadibaExprOp op)
{
  switch ((int) op)
    {
    case GADIBA_EXPR_EQUAL:
      return "=";
    case GADIBA_EXPR_NOT_EQUAL:
      return "≠";
    case GADIBA_EXPR_LESS:
      return "<";
    case GADIBA_EXPR_LESS_EQUAL:
      return "≤";
    case GADIBA_EXPR_GREATER:
      return ">";
    default:
      return "≥";
    }
}

static void
write_logic (Figures *figures, GString *string, const GadibaExpr *expr, int level)
{
  gboolean is_and = expr->op == GADIBA_EXPR_AND;
  write_binary (figures, string, expr,
                gadiba_book_get_phrase (figures->book, is_and ? "and" : "or"), is_and ? -1 : -2,
                level);
}

/* A quiet step has no line of its own: its figures stand where it is named. */
static void
write_step (Figures *figures, GString *string, const GadibaExpr *expr, int level)
{
  const GadibaStep *step = expr->target;
  const GadibaFormula *formula =
      gadiba_step_get_formula (step, gadiba_evaluation_get_terms (figures->evaluation)->day);

  if (step->quiet && formula != NULL && string->len < MAX_FIGURES
      && step->type.kind == GADIBA_KIND_NUMBER
      && (step->entity == figures->entity || step->entity == GADIBA_ENTITY_HOUSEHOLD))
    write_expr (figures, string, formula->expr, level);
  else
    write_value (figures, string, expr);
}

static void
write_expr (Figures *figures, GString *string, const GadibaExpr *expr, int level)
{
  switch ((int) expr->op)
    {
    case GADIBA_EXPR_ADD:
      write_binary (figures, string, expr, "+", 1, level);
      break;
    case GADIBA_EXPR_SUBTRACT:
      write_binary (figures, string, expr, "−", 1, level);
      break;
    case GADIBA_EXPR_MULTIPLY:
      write_binary (figures, string, expr, "×", 2, level);
      break;
    case GADIBA_EXPR_DIVIDE:
      write_binary (figures, string, expr, "/", 2, level);
      break;
    case GADIBA_EXPR_AND:
    case GADIBA_EXPR_OR:
      write_logic (figures, string, expr, level);
      break;
    case GADIBA_EXPR_EQUAL:
    case GADIBA_EXPR_NOT_EQUAL:
    case GADIBA_EXPR_LESS:
    case GADIBA_EXPR_LESS_EQUAL:
    case GADIBA_EXPR_GREATER:
    case GADIBA_EXPR_GREATER_EQUAL:
      write_binary (figures, string, expr, get_sign (expr->op), 0, level);
      break;
    case GADIBA_EXPR_IF:
      write_if (figures, string, expr, level);
      break;
    case GADIBA_EXPR_MIN:
    case GADIBA_EXPR_MAX:
      write_extreme (figures, string, expr, level);
      break;
    case GADIBA_EXPR_ROUND:
      write_expr (figures, string, expr->first, level);
      break;
    case GADIBA_EXPR_NEGATE:
      g_string_append (string, "−");
      write_expr (figures, string, expr->first, 3);
      break;
    case GADIBA_EXPR_SUM:
      write_sum (figures, string, expr, level);
      break;
    case GADIBA_EXPR_STEP:
      write_step (figures, string, expr, level);
      break;
    default:
      write_value (figures, string, expr);
      break;
    }
}

char *
gadiba_figures_formula (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaEntity entity,
                        guint row)
{
  Figures figures = { evaluation, gadiba_evaluation_get_facts (evaluation)->book,
                      entity,     row,
                      FALSE,      0 };
  g_autoptr (GString) string = g_string_new (NULL);

  write_expr (&figures, string, expr, -2);
  /* A formula of nothing but question marks tells nothing. */
  return figures.told && figures.unknown < 2 ? g_string_free (g_steal_pointer (&string), FALSE)
                                             : NULL;
}

char *
gadiba_figures_template (GadibaEvaluation *evaluation, const GadibaTemplate *template,
                         GadibaEntity entity, guint row, gboolean *unknown)
{
  Figures figures = { evaluation, gadiba_evaluation_get_facts (evaluation)->book,
                      entity,     row,
                      FALSE,      0 };
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; i < template->texts->len; i++)
    {
      g_string_append (string, g_ptr_array_index (template->texts, i));
      if (i < template->formulas->len)
        write_value (&figures, string, g_ptr_array_index (template->formulas, i));
    }
  *unknown = figures.unknown > 0;
  return g_string_free (g_steal_pointer (&string), FALSE);
}

char *
gadiba_figures_with_regular (GadibaEvaluation *evaluation, const GadibaFormula *formula, guint row,
                             GadibaNumber *regular)
{
  GadibaValue *receipt = _gadiba_evaluation_get_receipt (evaluation, row);
  GadibaNumber own = receipt[GADIBA_RECEIPT_AMOUNT].number;
  GadibaNumber before = receipt[GADIBA_RECEIPT_BEFORE].number;
  GadibaNumber both = own;
  GadibaValue value;
  char *figures = NULL;

  *regular = GADIBA_NUMBER (0);
  gadiba_number_add (own, before, &both); /* fitted when it was evaluated */
  receipt[GADIBA_RECEIPT_AMOUNT].number = before;
  if (gadiba_evaluation_get_expr (evaluation, formula->expr, GADIBA_ENTITY_RECEIPT, row, &value,
                                  NULL)
      && value.known)
    *regular = value.number;
  receipt[GADIBA_RECEIPT_AMOUNT].number = both;
  figures = gadiba_figures_formula (evaluation, formula->expr, GADIBA_ENTITY_RECEIPT, row);
  receipt[GADIBA_RECEIPT_AMOUNT].number = own;
  return figures;
}
