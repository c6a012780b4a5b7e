/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-evaluation-private.h"

#include "gadiba-book-private.h"
#include "gadiba-rules-private.h"

/* The rows that an evaluation makes itself: income lines that stand inside their window, receipts
 * and bills added up, and the conditions of the means test. */

/* 150 years of months */
#define MAX_WINDOW 1800

/* A day on which income were taken from less than a month would divide by nothing. */
static gboolean
check_window_lengths (const GadibaParameter *window, GError **error)
{
  for (guint i = 0; i < window->values->len; i++)
    {
      const GadibaParameterValue *value = g_ptr_array_index (window->values, i);

      if (gadiba_number_compare (value->value.number, GADIBA_NUMBER (1)) >= 0)
        continue;
      _gadiba_place_set_error (&value->place, error,
                               _ ("“%s” is less than 1; income is taken from one month or more"),
                               window->id);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_window (const GadibaBook *book, const char *id, const GadibaPlace *place, GError **error)
{
  const GadibaParameter *parameter = gadiba_book_get_parameter (book, id);

  if (parameter != NULL && parameter->keys == NULL && parameter->type.kind == GADIBA_KIND_NUMBER
      && *parameter->type.unit == '\0')
    return check_window_lengths (parameter, error);
  _gadiba_place_set_error (
      parameter != NULL ? &parameter->place : place, error,
      _ ("the national book needs a parameter “%s” of type number, without unit "
         "and keys: the length of a window in months"),
      id);
  return FALSE;
}

gboolean
_gadiba_book_check_windows (const GadibaBook *book, const GadibaPlace *place, GError **error)
{
  return check_window (book, "income.window", place, error)
         && check_window (book, "income.window-irregular", place, error);
}

gboolean
_gadiba_evaluation_get_window (GadibaEvaluation *evaluation, const char *parameter, int *length,
                               GError **error)
{
  const GadibaParameter *window = gadiba_book_get_parameter (evaluation->book, parameter);
  const GadibaSetting *setting = gadiba_evaluation_get_setting (evaluation, window, NULL);
  const GadibaParameterValue *value =
      gadiba_evaluation_get_parameter (evaluation, window, evaluation->terms.day);
  GadibaNumber months = GADIBA_NUMBER (0);

  if (setting != NULL)
    months = setting->value.number;
  else if (value != NULL)
    months = value->value.number;
  if ((setting != NULL || value != NULL) && gadiba_number_compare (months, GADIBA_NUMBER (1)) < 0)
    {
      g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_RANGE,
                   _ ("“%s” is less than 1; income is taken from one month or more"), parameter);
      return FALSE;
    }
  /* Nobody's income reaches further back than this. */
  *length = (int) CLAMP (months.num / months.den, 0, MAX_WINDOW);
  return TRUE;
}

/* The windows end with the month before that of the application. */
static gboolean
get_window (GadibaEvaluation *evaluation, const char *parameter, GadibaPeriod *window,
            GError **error)
{
  GadibaMonth last = gadiba_date_get_month (evaluation->facts->received) - 1;
  int length;

  if (!_gadiba_evaluation_get_window (evaluation, parameter, &length, error))
    return FALSE;
  window->first = last - (GadibaMonth) length + 1;
  window->last = last;
  return TRUE;
}

static GadibaValue *
add_row (GadibaView *view, int owner)
{
  view->owners[view->n] = owner;
  return &view->values[view->n++ * view->width];
}

static void
make_view (GadibaEvaluation *evaluation, GadibaEntity entity, guint width, guint max)
{
  GadibaView *view = &evaluation->views[entity];

  view->n = 0;
  view->width = width;
  view->values = _gadiba_evaluation_alloc (evaluation, sizeof (GadibaValue) * width * (max + 1));
  view->owners = _gadiba_evaluation_alloc (evaluation, sizeof (int) * (max + 1));
}

static void
add_income (GadibaEvaluation *evaluation, const GadibaIncomeLine *line)
{
  GadibaValue *row = add_row (&evaluation->views[GADIBA_ENTITY_INCOME], (int) line->person);

  row[GADIBA_INCOME_KIND] =
      (GadibaValue){ .kind = GADIBA_KIND_TEXT, .known = TRUE, .text = line->kind->id };
  row[GADIBA_INCOME_MONTH] = GADIBA_VALUE_MONTH (line->month);
  row[GADIBA_INCOME_AMOUNT] = GADIBA_VALUE_NUMBER (line->amount);
  row[GADIBA_INCOME_IRREGULAR] = GADIBA_VALUE_YES_NO (line->irregular);
}

static GadibaValue *
find_receipt (GadibaEvaluation *evaluation, const GadibaIncomeLine *line, gboolean irregular)
{
  GadibaView *view = &evaluation->views[GADIBA_ENTITY_RECEIPT];

  for (guint i = 0; i < view->n; i++)
    {
      GadibaValue *row = &view->values[i * view->width];
      if (view->owners[i] == (int) line->person && row[GADIBA_RECEIPT_MONTH].month == line->month
          && row[GADIBA_RECEIPT_GROUP].text == line->kind->group->id
          && (line->kind->group->together || row[GADIBA_RECEIPT_KIND].text == line->kind->id)
          && row[GADIBA_RECEIPT_IRREGULAR].yes == irregular)
        return row;
    }
  return NULL;
}

static gboolean
fail_range (GError **error)
{
  g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_RANGE,
               _ ("the amounts of a month are out of range when added up; check them"));
  return FALSE;
}

static gboolean
add_receipt (GadibaEvaluation *evaluation, const GadibaIncomeLine *line, GError **error)
{
  GadibaValue *row = find_receipt (evaluation, line, line->irregular);
  GadibaValue *regular;

  if (row == NULL)
    {
      row = add_row (&evaluation->views[GADIBA_ENTITY_RECEIPT], (int) line->person);
      row[GADIBA_RECEIPT_GROUP] =
          (GadibaValue){ .kind = GADIBA_KIND_TEXT, .known = TRUE, .text = line->kind->group->id };
      row[GADIBA_RECEIPT_KIND] =
          (GadibaValue){ .kind = GADIBA_KIND_TEXT, .known = TRUE, .text = line->kind->id };
      row[GADIBA_RECEIPT_MONTH] = GADIBA_VALUE_MONTH (line->month);
      row[GADIBA_RECEIPT_AMOUNT] = GADIBA_VALUE_NUMBER (GADIBA_NUMBER_CENTS (0));
      row[GADIBA_RECEIPT_IRREGULAR] = GADIBA_VALUE_YES_NO (line->irregular);
      row[GADIBA_RECEIPT_BEFORE] = GADIBA_VALUE_NUMBER (GADIBA_NUMBER_CENTS (0));
      regular = line->irregular ? find_receipt (evaluation, line, FALSE) : NULL;
      if (regular != NULL)
        row[GADIBA_RECEIPT_BEFORE].number = regular[GADIBA_RECEIPT_AMOUNT].number;
    }
  return gadiba_number_add (row[GADIBA_RECEIPT_AMOUNT].number, line->amount,
                            &row[GADIBA_RECEIPT_AMOUNT].number)
         || fail_range (error);
}

/* Regular lines first: irregular receipts of the same month come on top of them. */
static gboolean
make_receipts (GadibaEvaluation *evaluation, GError **error)
{
  const GArray *lines = evaluation->facts->incomes;
  GadibaPeriod regular;
  GadibaPeriod irregular;

  if (!get_window (evaluation, "income.window", &regular, error)
      || !get_window (evaluation, "income.window-irregular", &irregular, error))
    return FALSE;
  make_view (evaluation, GADIBA_ENTITY_INCOME, GADIBA_N_INCOME_FACTS, lines->len);
  make_view (evaluation, GADIBA_ENTITY_RECEIPT, GADIBA_N_RECEIPT_FACTS, lines->len);
  evaluation->used_incomes =
      _gadiba_evaluation_alloc (evaluation, sizeof (gboolean) * (lines->len + 1));
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < lines->len; i++)
      {
        const GadibaIncomeLine *line = &g_array_index (lines, GadibaIncomeLine, i);
        if (line->irregular != (pass == 1)
            || !gadiba_period_contains (line->irregular ? irregular : regular, line->month))
          continue;
        evaluation->used_incomes[i] = TRUE;
        add_income (evaluation, line);
        if (!add_receipt (evaluation, line, error))
          return FALSE;
      }
  return TRUE;
}

static void
fill_norm (GadibaEvaluation *evaluation, const GadibaCostItem *item, GadibaValue *row)
{
  const GadibaNorm *norm = gadiba_cost_item_get_norm (item, evaluation->terms.day);
  gboolean has_quantity = norm != NULL && norm->has_quantity;
  gboolean has_cap = norm != NULL && norm->has_cap;

  row[GADIBA_BILL_HAS_QUANTITY_NORM] = GADIBA_VALUE_YES_NO (has_quantity);
  row[GADIBA_BILL_HAS_CAP] = GADIBA_VALUE_YES_NO (has_cap);
  if (has_quantity)
    {
      row[GADIBA_BILL_NORM_FIRST] = GADIBA_VALUE_NUMBER (norm->first);
      row[GADIBA_BILL_NORM_FURTHER] = GADIBA_VALUE_NUMBER (norm->further);
    }
  if (has_cap)
    row[GADIBA_BILL_CAP] = GADIBA_VALUE_NUMBER (norm->cap);
}

/* The quantity is known when each line states it in the unit of the norm. */
static gboolean
add_quantity (const GadibaCostLine *line, const GadibaNorm *norm, gboolean first,
              GadibaValue *quantity)
{
  gboolean fits =
      line->has_quantity && (norm == NULL || norm->unit == NULL || line->unit == norm->unit);

  if (first)
    *quantity = GADIBA_VALUE_NUMBER (GADIBA_NUMBER (0));
  if (!fits)
    quantity->known = FALSE;
  return !quantity->known
         || gadiba_number_add (quantity->number, line->quantity, &quantity->number);
}

static gboolean
add_to_bill (GadibaEvaluation *evaluation, const GadibaCostLine *line, GadibaValue **bill,
             GError **error)
{
  gboolean first = *bill == NULL;
  GadibaValue *row;

  if (first)
    {
      *bill = add_row (&evaluation->views[GADIBA_ENTITY_BILL], -1);
      (*bill)[GADIBA_BILL_ITEM] =
          (GadibaValue){ .kind = GADIBA_KIND_TEXT, .known = TRUE, .text = line->item->id };
      (*bill)[GADIBA_BILL_AMOUNT] = GADIBA_VALUE_NUMBER (GADIBA_NUMBER_CENTS (0));
      fill_norm (evaluation, line->item, *bill);
    }
  row = *bill;
  if (!add_quantity (line, gadiba_cost_item_get_norm (line->item, evaluation->terms.day), first,
                     &row[GADIBA_BILL_QUANTITY]))
    return fail_range (error);
  return gadiba_number_add (row[GADIBA_BILL_AMOUNT].number, line->amount,
                            &row[GADIBA_BILL_AMOUNT].number)
         || fail_range (error);
}

/* In the order of the book, whatever the order of the file. */
static gboolean
make_bills (GadibaEvaluation *evaluation, GError **error)
{
  const GArray *lines = evaluation->facts->costs;

  make_view (evaluation, GADIBA_ENTITY_BILL, GADIBA_N_BILL_FACTS, lines->len);
  evaluation->used_costs =
      _gadiba_evaluation_alloc (evaluation, sizeof (gboolean) * (lines->len + 1));
  for (guint i = 0; lines->len > 0 && i < evaluation->book->cost_items->len; i++)
    {
      GadibaValue *bill = NULL;
      for (guint j = 0; j < lines->len; j++)
        {
          const GadibaCostLine *line = &g_array_index (lines, GadibaCostLine, j);
          if (line->item != g_ptr_array_index (evaluation->book->cost_items, i)
              || line->month != evaluation->facts->housing_month)
            continue;
          evaluation->used_costs[j] = TRUE;
          if (!add_to_bill (evaluation, line, &bill, error))
            return FALSE;
        }
    }
  return TRUE;
}

static void
make_conditions (GadibaEvaluation *evaluation)
{
  const GPtrArray *conditions = evaluation->book->conditions;
  GadibaView *view = &evaluation->views[GADIBA_ENTITY_CONDITION];

  make_view (evaluation, GADIBA_ENTITY_CONDITION, GADIBA_N_CONDITION_FACTS, conditions->len);
  for (guint i = 0; i < conditions->len; i++)
    {
      const GadibaStep *step = g_ptr_array_index (conditions, i);
      add_row (view, -1)[GADIBA_CONDITION_ID] =
          (GadibaValue){ .kind = GADIBA_KIND_TEXT, .known = TRUE, .text = step->id };
    }
}

gboolean
_gadiba_evaluation_make_rows (GadibaEvaluation *evaluation, GError **error)
{
  make_conditions (evaluation);
  return make_receipts (evaluation, error) && make_bills (evaluation, error);
}
