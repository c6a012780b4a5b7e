/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-columns-lanes-private.h"

#include <string.h>

/* The rows that an evaluation makes, for a block of households: lines of income inside their
 * windows, receipts and bills added up. */

typedef struct
{
  guint n;
  GadibaLaneWriter *writers; /* by fact */
  gint32 *cases, *persons;
} Rows;

static Rows
start_rows (GadibaRun *run, GadibaEntity entity, guint max, const GadibaKind *kinds, guint width)
{
  Rows rows = { .writers = gadiba_run_new (run, GadibaLaneWriter, width),
                .cases = gadiba_run_new (run, gint32, max),
                .persons = gadiba_run_new (run, gint32, max) };

  for (guint i = 0; i < width; i++)
    rows.writers[i] = _gadiba_lane_writer_new (run, kinds[i], max);
  run->cases[entity] = rows.cases;
  run->persons[entity] = rows.persons;
  return rows;
}

static void
finish_rows (GadibaRun *run, GadibaEntity entity, Rows *rows, guint width, gint64 den,
             GadibaLanes *made)
{
  run->n[entity] = rows->n;
  for (guint i = 0; i < width; i++)
    {
      GadibaLaneWriter *writer = &rows->writers[i];
      made[i] = (GadibaLanes){ .marks = writer->marks, .nums = writer->nums, .den = 1 };
      if (writer->kind != GADIBA_KIND_YES_NO
          && _gadiba_lanes_are (&made[i], rows->n, GADIBA_STATE_KNOWN))
        made[i].marks = NULL;
      if (writer->kind != GADIBA_KIND_NUMBER)
        continue;
      made[i].den = den;
      for (guint row = 0; row < rows->n; row++)
        made[i].max = MAX (made[i].max, (guint64) ABS (writer->nums[row]));
    }
}

static void
put (Rows *rows, guint fact, guint row, gint64 num)
{
  rows->writers[fact].marks[row] = GADIBA_STATE_KNOWN;
  rows->writers[fact].nums[row] = num;
}

static void
put_truth (Rows *rows, guint fact, guint row, gboolean yes)
{
  rows->writers[fact].marks[row] = yes ? GADIBA_TRUTH_YES : GADIBA_TRUTH_NO;
}

static gint64
get_num (const Rows *rows, guint fact, guint row)
{
  return rows->writers[fact].nums[row];
}

static gint64
get_word (const char *word)
{
  return (gint64) (gintptr) word;
}

/* --- income --- */

typedef struct
{
  GadibaRun *run;
  gint64 den;
  Rows incomes, receipts;
  guint first; /* receipt of the household */
} Income;

static gint64
scale_amount (const Income *income, GadibaNumber amount)
{
  return amount.num * (income->den / amount.den);
}

static void
add_income (Income *income, const GadibaBlockIncome *line, gint32 case_index)
{
  Rows *rows = &income->incomes;
  guint row = rows->n++;

  rows->cases[row] = case_index;
  rows->persons[row] = line->person;
  put (rows, GADIBA_INCOME_KIND, row, get_word (line->kind->id));
  put (rows, GADIBA_INCOME_MONTH, row, line->month);
  put (rows, GADIBA_INCOME_AMOUNT, row, scale_amount (income, line->amount));
  put_truth (rows, GADIBA_INCOME_IRREGULAR, row, line->irregular);
}

/* Returns: the receipt that the line belongs to, or the number of receipts */
static guint
find_receipt (const Income *income, const GadibaBlockIncome *line, gboolean irregular)
{
  const Rows *rows = &income->receipts;
  const gint64 *months = rows->writers[GADIBA_RECEIPT_MONTH].nums;
  const gint64 *groups = rows->writers[GADIBA_RECEIPT_GROUP].nums;
  const gint64 *kinds = rows->writers[GADIBA_RECEIPT_KIND].nums;
  const guint8 *irregulars = rows->writers[GADIBA_RECEIPT_IRREGULAR].marks;
  guint8 truth = irregular ? GADIBA_TRUTH_YES : GADIBA_TRUTH_NO;
  gint64 group = get_word (line->kind->group->id);
  gint64 kind = get_word (line->kind->id);

  for (guint i = income->first; i < rows->n; i++)
    if (months[i] == line->month && rows->persons[i] == line->person && groups[i] == group
        && (line->kind->group->together || kinds[i] == kind) && irregulars[i] == truth)
      return i;
  return rows->n;
}

static guint
start_receipt (Income *income, const GadibaBlockIncome *line, gint32 case_index)
{
  Rows *rows = &income->receipts;
  guint regular = line->irregular ? find_receipt (income, line, FALSE) : rows->n;
  gint64 before = regular < rows->n ? get_num (rows, GADIBA_RECEIPT_AMOUNT, regular) : 0;
  guint row = rows->n++;

  rows->cases[row] = case_index;
  rows->persons[row] = line->person;
  put (rows, GADIBA_RECEIPT_GROUP, row, get_word (line->kind->group->id));
  put (rows, GADIBA_RECEIPT_KIND, row, get_word (line->kind->id));
  put (rows, GADIBA_RECEIPT_MONTH, row, line->month);
  put (rows, GADIBA_RECEIPT_AMOUNT, row, 0);
  put_truth (rows, GADIBA_RECEIPT_IRREGULAR, row, line->irregular);
  put (rows, GADIBA_RECEIPT_BEFORE, row, before);
  return row;
}

/* An amount that no case file can hold is left to the single way. */
static gboolean
add_amount (gint64 *sum, gint64 amount)
{
  return !__builtin_add_overflow (*sum, amount, sum) && *sum <= (gint64) GADIBA_LANES_MAX
         && *sum >= -(gint64) GADIBA_LANES_MAX;
}

static void
add_receipt (Income *income, const GadibaBlockIncome *line, gint32 case_index)
{
  guint row = find_receipt (income, line, line->irregular);
  gint64 *sum;

  if (row == income->receipts.n)
    row = start_receipt (income, line, case_index);
  sum = &income->receipts.writers[GADIBA_RECEIPT_AMOUNT].nums[row];
  if (!add_amount (sum, scale_amount (income, line->amount)))
    {
      *sum = 0;
      income->run->unfit[case_index] = TRUE;
    }
}

/* Regular lines first: irregular receipts of the same month come on top of them. */
static void
add_incomes_of (Income *income, gint32 case_index)
{
  const GadibaColumnBlock *block = income->run->block;
  GadibaMonth last = gadiba_date_get_month (block->received[case_index]) - 1;
  guint first = block->income_starts[case_index];
  guint end = block->income_starts[case_index + 1];
  gboolean any_irregular = FALSE;

  income->first = income->receipts.n;
  for (int pass = 0; pass < 2 && (pass == 0 || any_irregular); pass++)
    {
      int length = pass == 1 ? income->run->plan->window_irregular : income->run->plan->window;
      for (guint i = first; i < end; i++)
        {
          const GadibaBlockIncome *line = &g_array_index (block->incomes, GadibaBlockIncome, i);
          any_irregular = any_irregular || line->irregular;
          if (line->irregular != (pass == 1) || line->month > last || line->month <= last - length)
            continue;
          add_income (income, line, case_index);
          add_receipt (income, line, case_index);
        }
    }
}

/* Receipts that come on top of regular ones are computed apart. */
static void
find_topped (GadibaRun *run, const Rows *receipts)
{
  const gint64 *before = receipts->writers[GADIBA_RECEIPT_BEFORE].nums;
  gint32 *rows = gadiba_run_new (run, gint32, receipts->n);
  gint32 *cases = gadiba_run_new (run, gint32, receipts->n);
  gint32 *persons = gadiba_run_new (run, gint32, receipts->n);
  guint n = 0;

  for (guint i = 0; i < receipts->n; i++)
    if (before[i] != 0)
      {
        rows[n] = (gint32) i;
        cases[n] = receipts->cases[i];
        persons[n] = receipts->persons[i];
        n++;
        if (run->plan->topped_unfit)
          run->unfit[receipts->cases[i]] = TRUE;
      }
  run->n[GADIBA_DOMAIN_TOPPED] = n;
  run->receipts = rows;
  run->cases[GADIBA_DOMAIN_TOPPED] = cases;
  run->persons[GADIBA_DOMAIN_TOPPED] = persons;
}

static void
leave_all (GadibaRun *run)
{
  for (guint i = 0; i < run->block->n_cases; i++)
    run->unfit[i] = TRUE;
}

static void
make_incomes (GadibaRun *run)
{
  static const GadibaKind income_kinds[] = {
    [GADIBA_INCOME_KIND] = GADIBA_KIND_TEXT,
    [GADIBA_INCOME_MONTH] = GADIBA_KIND_MONTH,
    [GADIBA_INCOME_AMOUNT] = GADIBA_KIND_NUMBER,
    [GADIBA_INCOME_IRREGULAR] = GADIBA_KIND_YES_NO,
  };
  static const GadibaKind receipt_kinds[] = {
    [GADIBA_RECEIPT_GROUP] = GADIBA_KIND_TEXT,       [GADIBA_RECEIPT_KIND] = GADIBA_KIND_TEXT,
    [GADIBA_RECEIPT_MONTH] = GADIBA_KIND_MONTH,      [GADIBA_RECEIPT_AMOUNT] = GADIBA_KIND_NUMBER,
    [GADIBA_RECEIPT_IRREGULAR] = GADIBA_KIND_YES_NO, [GADIBA_RECEIPT_BEFORE] = GADIBA_KIND_NUMBER,
  };
  guint max = run->block->incomes->len;
  Income income = { .run = run, .den = run->block->income_den };

  income.incomes =
      start_rows (run, GADIBA_ENTITY_INCOME, max, income_kinds, G_N_ELEMENTS (income_kinds));
  income.receipts =
      start_rows (run, GADIBA_ENTITY_RECEIPT, max, receipt_kinds, G_N_ELEMENTS (receipt_kinds));
  if (income.den == 0 || run->plan->no_windows)
    leave_all (run);
  else
    for (guint i = 0; i < run->block->n_cases; i++)
      add_incomes_of (&income, (gint32) i);
  finish_rows (run, GADIBA_ENTITY_INCOME, &income.incomes, G_N_ELEMENTS (income_kinds), income.den,
               run->made[0]);
  finish_rows (run, GADIBA_ENTITY_RECEIPT, &income.receipts, G_N_ELEMENTS (receipt_kinds),
               income.den, run->made[1]);
  find_topped (run, &income.receipts);
}

/* --- bills --- */

typedef struct
{
  GadibaRun *run;
  gint64 amount_den, quantity_den;
  Rows rows;
} Bills;

/* Numbers of norms and of bills have different denominators: theirs come afterwards. */
static void
start_bill (Bills *bills, const GadibaBlockCost *line, const GadibaNorm *norm, gint32 case_index)
{
  Rows *rows = &bills->rows;
  gboolean has_quantity = norm != NULL && norm->has_quantity;
  gboolean has_cap = norm != NULL && norm->has_cap;
  guint row = rows->n++;
  const GadibaValue unknown = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_NUMBER, NULL);
  GadibaValue number = GADIBA_VALUE_NUMBER (GADIBA_NUMBER (0));

  rows->cases[row] = case_index;
  put (rows, GADIBA_BILL_ITEM, row, get_word (line->item->id));
  put_truth (rows, GADIBA_BILL_HAS_QUANTITY_NORM, row, has_quantity);
  put_truth (rows, GADIBA_BILL_HAS_CAP, row, has_cap);
  number.number.den = bills->amount_den;
  _gadiba_lane_writer_put (&rows->writers[GADIBA_BILL_AMOUNT], row, &number);
  number.number.den = bills->quantity_den;
  _gadiba_lane_writer_put (&rows->writers[GADIBA_BILL_QUANTITY], row, &number);
  if (has_quantity)
    number.number = norm->first;
  _gadiba_lane_writer_put (&rows->writers[GADIBA_BILL_NORM_FIRST], row,
                           has_quantity ? &number : &unknown);
  if (has_quantity)
    number.number = norm->further;
  _gadiba_lane_writer_put (&rows->writers[GADIBA_BILL_NORM_FURTHER], row,
                           has_quantity ? &number : &unknown);
  if (has_cap)
    number.number = norm->cap;
  _gadiba_lane_writer_put (&rows->writers[GADIBA_BILL_CAP], row, has_cap ? &number : &unknown);
}

/* The quantity is known when each line states it in the unit of the norm. */
static gboolean
add_to_bill (Bills *bills, const GadibaBlockCost *line, const GadibaNorm *norm, guint row)
{
  GadibaLaneWriter *amount = &bills->rows.writers[GADIBA_BILL_AMOUNT];
  GadibaLaneWriter *quantity = &bills->rows.writers[GADIBA_BILL_QUANTITY];
  const GadibaValue unknown = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_NUMBER, NULL);

  if (!line->has_quantity || (norm != NULL && norm->unit != NULL && line->unit != norm->unit))
    _gadiba_lane_writer_put (quantity, row, &unknown);
  else if (quantity->marks[row] == GADIBA_STATE_KNOWN
           && !add_amount (&quantity->nums[row],
                           line->quantity.num * (bills->quantity_den / line->quantity.den)))
    return FALSE;
  return add_amount (&amount->nums[row], line->amount.num * (bills->amount_den / line->amount.den));
}

static void
add_bills_of (Bills *bills, gint32 case_index, gint32 *row_of_item)
{
  const GadibaColumnPlan *plan = bills->run->plan;
  const GadibaColumnBlock *block = bills->run->block;

  memset (row_of_item, -1, sizeof *row_of_item * plan->norms->len);
  for (guint i = block->cost_starts[case_index]; i < block->cost_starts[case_index + 1]; i++)
    {
      const GadibaBlockCost *line = &g_array_index (block->costs, GadibaBlockCost, i);
      const GadibaNorm *norm = plan->norms->pdata[line->item->index];
      guint place = line->item->index;

      if (line->month != block->housing_months[case_index])
        continue;
      if (row_of_item[place] < 0)
        {
          row_of_item[place] = (gint32) bills->rows.n;
          start_bill (bills, line, norm, case_index);
        }
      if (!add_to_bill (bills, line, norm, (guint) row_of_item[place]))
        bills->run->unfit[case_index] = TRUE;
    }
}

static void
make_bills (GadibaRun *run)
{
  static const GadibaKind kinds[] = {
    [GADIBA_BILL_ITEM] = GADIBA_KIND_TEXT,
    [GADIBA_BILL_AMOUNT] = GADIBA_KIND_NUMBER,
    [GADIBA_BILL_QUANTITY] = GADIBA_KIND_NUMBER,
    [GADIBA_BILL_HAS_QUANTITY_NORM] = GADIBA_KIND_YES_NO,
    [GADIBA_BILL_NORM_FIRST] = GADIBA_KIND_NUMBER,
    [GADIBA_BILL_NORM_FURTHER] = GADIBA_KIND_NUMBER,
    [GADIBA_BILL_HAS_CAP] = GADIBA_KIND_YES_NO,
    [GADIBA_BILL_CAP] = GADIBA_KIND_NUMBER,
  };
  Bills bills = { .run = run,
                  .amount_den = run->block->cost_den,
                  .quantity_den = run->block->quantity_den };
  gint32 *row_of_item = gadiba_run_new (run, gint32, run->plan->norms->len);

  bills.rows =
      start_rows (run, GADIBA_ENTITY_BILL, run->block->costs->len, kinds, G_N_ELEMENTS (kinds));
  run->persons[GADIBA_ENTITY_BILL] = NULL;
  if (bills.amount_den == 0 || bills.quantity_den == 0)
    leave_all (run);
  else
    for (guint i = 0; i < run->block->n_cases; i++)
      add_bills_of (&bills, (gint32) i, row_of_item);
  run->n[GADIBA_ENTITY_BILL] = bills.rows.n;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      bills.rows.writers[i].n = bills.rows.n;
      _gadiba_lane_writer_finish (&bills.rows.writers[i], &run->made[2][i]);
    }
}

void
_gadiba_run_make_rows (GadibaRun *run)
{
  make_incomes (run);
  make_bills (run);
}
